"""What a numeral is taken for in a whole text file: a label, a count, a year, a number of a document.

Rules of names claim numerals before anything else is asked, so each row goes the whole way: a text
file is opened, laid out and interpreted. « » mark the numeral; its reading is its kind and value.
"""

import pytest

from extractor.authoring.examples import unmarked
from extractor.document import interpret, read_text
from extractor.intake.inputs import open_input
from extractor.language.numbers import exact

HEAD_OF_OFFICE = "{}\nSố: {}\nBến Tre, ngày 5 tháng 3 năm 2021\nBÁO CÁO\nKết quả quý I"


@pytest.fixture
def read(tmp_path):
    def report(text):
        file = tmp_path / "a.txt"
        file.write_text(text, encoding="utf-8")
        source = open_input(file, "a.txt")
        return interpret(source, read_text(source))

    return report


@pytest.fixture
def rows(read):
    def marked(string):
        found = unmarked(string)
        numerals = read(found.plain).numerals
        return [row for row in numerals if (row.start, row.end) in found.marked]

    return marked


def reading(row):
    """The row's kind and value, as `count 12 người` or `date 2026`; `?` before one to be looked at."""
    if row.kind == "ratio":
        value = f"{row.numerator}/{row.denominator}"
    else:
        value = row.number or row.iso or exact(row.value)
    unit = "" if row.kind == "money" else row.unit
    doubted = "? " if row.doubts else ""
    return doubted + " ".join(filter(None, (row.kind, value, unit)))


@pytest.mark.parametrize(
    "string, readings",
    [
        ("PCI trong tốp «10», PAPI tốp «15».", ["? count 10", "? count 15"]),
        ("nằm trong tốp «10» tỉnh dẫn đầu", ["count 10 tỉnh"]),
        ("thuộc top «5» địa phương đứng đầu", ["count 5 địa phương"]),
        ("đưa SIPAS vào nhóm «20» dẫn đầu cả nước", ["? count 20"]),
        ("thuộc nhóm «16» tỉnh thấp nhất", ["count 16 tỉnh thấp nhất"]),
        ("đơn vị nhóm «2» (tự bảo đảm chi thường xuyên): 21", ["label"]),
    ],
)
def test_the_head_of_a_ranking_is_counted(rows, string, readings):
    assert list(map(reading, rows(string))) == readings


@pytest.mark.parametrize(
    "string, readings",
    [
        ("Kế hoạch «2026»: giảm thêm 40 đơn vị.", ["date 2026"]),
        ("Các văn bản ấy được đưa vào chương trình «2017».", ["date 2017"]),
        ("Mục tiêu «2025» của tỉnh là giảm 10% biên chế.", ["date 2025"]),
        ("Luật Cán bộ, công chức «2008» và Luật Viên chức «2010»", ["date 2008", "date 2010"]),
        ("dạy theo chương trình giáo dục phổ thông «2018»", ["date 2018"]),
        ("Theo Hiến pháp «2013»,", ["date 2013"]),
        ("thực hiện Chương trình «135» và Đề án «06»", ["label", "label"]),
        ("Quyết định «2015» của UBND tỉnh", ["? count 2015 quyết định"]),
    ],
)
def test_a_year_in_a_name_is_a_year(rows, string, readings):
    assert list(map(reading, rows(string))) == readings


@pytest.mark.parametrize(
    "string, readings",
    [
        ("cấp thẻ cho trẻ dưới «6» tuổi", ["label"]),
        ("đoàn viên từ «16» đến «30» tuổi", ["label", "label"]),
        ("phụ nữ trong độ tuổi «15»-«49»", ["label", "label"]),
        ("nghỉ hưu ở tuổi «60».", ["label"]),
        ("Tuổi bình quân của cấp ủy «43,2 tuổi».", ["measure 43.2 tuổi"]),
        ("tuổi đời trung bình là «41 tuổi», giảm 2", ["measure 41 tuổi"]),
        ("tuổi thọ trung bình đạt «75,6 tuổi»", ["measure 75.6 tuổi"]),
        ("3 trường hợp về hưu trước tuổi «151»,", ["? count 151 trường hợp"]),
    ],
)
def test_an_age_that_limits_a_group_is_a_name_and_an_average_one_is_measured(
    rows, string, readings
):
    assert list(map(reading, rows(string))) == readings


@pytest.mark.parametrize(
    "string",
    [
        "vận hành chính quyền «2» cấp từ tháng 7",
        "Mô hình chính quyền địa phương «02» cấp hoạt động ổn định",
        "tổ chức chính quyền địa phương «2» cấp trên địa bàn",
        "hệ thống hành chính «3» cấp đã thông suốt",
        "liên thông «4» cấp hành chính",
        "Có «2» cấp chính quyền địa phương",
    ],
)
def test_levels_of_administration_are_counted(rows, string):
    assert [(row.kind, row.unit, row.doubts) for row in rows(string)] == [("count", "cấp", ())]


@pytest.mark.parametrize(
    "string, readings",
    [
        ("Huyện giảm nhiều nhất là Diễn Châu «38».", ["? count 38"]),
        ("Số xóm đã sáp nhập: Yên Thành «41».", ["? count 41"]),
        ("nhiều nhất là Tân Kỳ «9».", ["? label"]),
        ("tại Hòa Tú «2».", ["label"]),
        ("giảm 108 biên chế (Diễn Châu «38», Yên Thành «41»)", ["count 38", "count 41"]),
        ("các xã Gia Hòa «2», Đông Hồ «7» và Tân Kỳ", ["label", "label"]),
        ("(Thạnh Quới, Hòa Lạc «3», Ngọc Đông)", ["label"]),
    ],
)
def test_the_number_behind_a_name_counts_unless_places_are_called_so(rows, string, readings):
    assert list(map(reading, rows(string))) == readings


@pytest.mark.parametrize(
    "string, readings",
    [
        (
            "Đã ban hành 139 văn bản, trong đó nghị quyết «24», quyết định «115».",
            ["count 24 nghị quyết", "count 115 quyết định"],
        ),
        (
            "Tham mưu ban hành: kế hoạch «12», công văn «208», báo cáo «45».",
            ["count 12 kế hoạch", "count 208 công văn", "count 45 báo cáo"],
        ),
        ("thẩm định văn bản, gồm nghị quyết «7», còn lại quyết định", ["count 7 nghị quyết"]),
        ("triển khai nghị quyết «18», kết luận «21».", ["? label", "? label"]),
        (
            "Nghị quyết «18» của Trung ương, Kết luận «21»",
            ["document_number 18", "document_number 21"],
        ),
        ("theo Thông tư «15» và Nghị định «130».", ["document_number 15", "document_number 130"]),
        ("Chỉ thị «05» về học tập", ["document_number 05"]),
        ("Kết luận «17» cuộc thanh tra", ["count 17 cuộc"]),
    ],
)
def test_numbers_behind_kinds_of_documents(rows, string, readings):
    assert list(map(reading, rows(string))) == readings


@pytest.mark.parametrize(
    "string, number",
    [
        ("Căn cứ Quyết định số «3245/QĐ-UBND»của UBND tỉnh", "3245/QĐ-UBND"),
        ("Theo Thông tư số «05/2021/TT-BNV»của Bộ Nội vụ", "05/2021/TT-BNV"),
        ("Công văn số «123/SNV-CCHC»về việc báo cáo", "123/SNV-CCHC"),
        ("Luật số «77/2015/QH13»của Quốc hội", "77/2015/QH13"),
        ("Quyết định số «15/QĐ-TTg»ngày 12/3/2020", "15/QĐ-TTg"),
        ("Nghị quyết «18-NQ/TW»của Trung ương", "18-NQ/TW"),
    ],
)
def test_a_word_that_is_glued_to_a_symbol_is_not_of_it(rows, string, number):
    assert [row.number for row in rows(string)] == [number]


@pytest.mark.parametrize(
    "office, printed, number",
    [
        ("TỈNH ỦY BẾN TRE", "15-BC/TU", "15-BC/TU"),
        ("HUYỆN ỦY BA TRI", "230 -KH/HU", "230-KH/HU"),
        ("ĐẢNG ỦY XÃ TÂN AN", "7-TB/ĐU", "7-TB/ĐU"),
        ("SỞ NỘI VỤ", "77/SNV-CCHCvề", "77/SNV-CCHC"),
        ("SỞ NỘI VỤ", "12/BC-SNV", "12/BC-SNV"),
    ],
)
def test_the_own_number_of_papers_of_the_party_and_of_the_state(read, office, printed, number):
    report = read(HEAD_OF_OFFICE.format(office, printed) + "\nCó 45 đơn vị.")
    assert report.fields["number"] == number


@pytest.mark.parametrize(
    "string",
    [
        "Theo Thông tư số 05/2021/TT-BNV của Bộ Nội vụ, có 12 đơn vị.",
        "Công văn số 123/SNV-CCHC đề nghị 3 sở báo cáo.",
        "Luật số 77/2015/QH13 có 8 chương.",
    ],
)
def test_a_document_that_the_first_line_cites_is_not_the_document(read, string):
    assert read(string).fields["number"] == ""


@pytest.mark.parametrize(
    "string, readings",
    [
        (
            "Số khóa đào tạo «45», số học viên «1.120».",
            ["count 45 khóa đào tạo", "count 1120 học viên"],
        ),
        ("Số hồ sơ tiếp nhận «900», số cuộc họp «12».", ["count 900 hồ sơ", "count 12 cuộc"]),
        ("Số lớp bồi dưỡng «12», số giảng viên «8».", ["count 12 lớp", "count 8 giảng viên"]),
        ("số hộ thoát nghèo «120»; số hộ ở thôn 3", ["count 120 hộ"]),
        ("số điện thoại «115»; số trang «12»", ["? count 115", "label"]),
    ],
)
def test_a_number_of_something_has_its_own_noun(rows, string, readings):
    assert list(map(reading, rows(string))) == readings


@pytest.mark.parametrize(
    "string, status",
    [
        ("Kế hoạch đào tạo «120» người trong năm.", "planned"),
        ("Năm nay, theo kế hoạch mở «12» lớp.", "planned"),
        ("Ban hành kế hoạch tuyển dụng «85» viên chức.", "planned"),
        ("Kế hoạch: «300» lượt người.", "planned"),
        ("Kế hoạch đào tạo 120 người, đã đào tạo «98» người.", "actual"),
        ("Thực hiện kế hoạch, huyện đã cử «120» người đi học.", "actual"),
        ("đạt 95% kế hoạch, đào tạo «98» người", "actual"),
        ("Kế hoạch năm 2021 gồm có «39» nhiệm vụ chính.", "actual"),
        ("Sở Y tế 120 hồ sơ, Kế hoạch và Đầu tư «318» hồ sơ.", "actual"),
    ],
)
def test_figures_of_a_plan_are_planned(rows, string, status):
    assert [row.status for row in rows(string)] == [status]


@pytest.mark.parametrize(
    "string, readings",
    [
        ("Chương trình «1719» giải ngân đạt 65%", ["label"]),
        ("Đề án «844» giải quyết việc làm", ["label"]),
        ("Nghị định «61» giải quyết khó khăn", ["document_number 61"]),
        ("Nghị quyết Trung ương «6» khóa XII", ["label"]),
        ("Hội nghị Trung ương «4» khoá XI", ["label"]),
        ("Nghị quyết Trung ương «8» khóa X được quán triệt", ["label"]),
        ("Xã Hòa Tú «1» giảm 2 ấp", ["label"]),
        ("phường Vĩnh Lợi «2» đã sáp nhập", ["label"]),
        ("xã Đông Hồ «3» được công nhận", ["label"]),
        ("Phòng họp tầng «3» trụ sở UBND", ["label"]),
        ("tại lầu «2» nhà làm việc", ["label"]),
        ("đặt ở tầng «1», quầy trả kết quả", ["label"]),
        ("Cụm thi đua số «4» có 9 đơn vị", ["label"]),
        ("Tổ số «2» đã kiểm tra 12 cơ sở", ["label"]),
        ("Khối thi đua số «1» bình xét", ["label"]),
        ("nhiều nhất là Tân Kỳ «12», ít nhất là Hoa Kỳ «9».", ["? count 12", "? label"]),
    ],
)
def test_names_with_numbers_whatever_follows(rows, string, readings):
    assert list(map(reading, rows(string))) == readings


@pytest.mark.parametrize(
    "string, readings",
    [
        ("Thạc sĩ «320», đại học «1.450».", ["count 320 thạc sĩ", "count 1450 đại học"]),
        ("Trình độ: tiến sĩ «2»; thạc sĩ «45».", ["count 2 tiến sĩ", "count 45 thạc sĩ"]),
        ("chia ra: nam «45», nữ «32».", ["count 45", "count 32"]),
        ("cao cấp, cử nhân «21»; trung cấp 226.", ["? count 21 cao cấp"]),
        ("tổ «3», đội «5».", ["label", "label"]),
        ("Hai huyện còn «14» và «17» xã.", ["count 14 xã", "count 17 xã"]),
        ("giảm lần lượt «3», «5» và 7 phòng.", ["count 3 phòng", "count 5"]),
        ("hỗ trợ «12», 15 hộ.", ["count 12 hộ"]),
        ("ban hành 42 văn bản (HĐND «19»; UBND «23»)", ["count 19", "count 23"]),
        ("trong đó cấp huyện «07» và «18» xã", ["count 7", "count 18 xã"]),
        ("với số điểm lần lượt là «87,61» và 86,70", ["measure 87.61"]),
        ("Ban hành chỉ thị «9», công văn «1.340».", ["count 9 chỉ thị", "count 1340 công văn"]),
    ],
)
def test_counts_beside_counts_have_their_nouns(rows, string, readings):
    assert list(map(reading, rows(string))) == readings


@pytest.mark.parametrize(
    "string, readings",
    [
        ("Tháng «7»-«8/2023» tuyển sinh", ["date 2023-07", "date 2023-08"]),
        ("từ tháng «3» - «4/2024»", ["date 2024-03", "date 2024-04"]),
        ("ngày «15/6-2024» họp", ["date 2024-06-15"]),
        ("Kế hoạch «5 năm» 2021-2025", ["measure 5 năm"]),
        ("qua «03 năm» (2019 - 2021)", ["measure 3 năm"]),
        ("Trong «2 năm» 2022-2023", ["measure 2 năm"]),
        ("Chương trình công tác «2023» có 45 nhiệm vụ", ["date 2023"]),
        ("Bộ luật Dân sự «2015» quy định rõ", ["date 2015"]),
        ("Kế hoạch hành động «2024» đạt 85%", ["date 2024"]),
    ],
)
def test_months_and_years_side_by_side(rows, string, readings):
    assert list(map(reading, rows(string))) == readings


@pytest.mark.parametrize(
    "string",
    [
        "Sắp xếp từ 165 đơn vị cấp xã còn 64 (phường «09», xã 55), giảm 101 đơn vị.",
        "Thành lập mới 12 tổ chức (tổ «5», đội «7») ở các xã.",
        "Triển khai 37 cuộc thanh tra, trong đó theo kế hoạch «21», đột xuất 16; kết thúc 25 cuộc.",
        "Đã giải quyết 1.210 vụ việc: hướng dẫn «987», nhận để giải quyết 223; còn 3 vụ.",
        "Số phiếu: thành phố Hà Tĩnh 104, Hương Sơn 80, thị xã Kỳ Anh «76».",
        "Nhiều nhất là xã Tân Lộc «45», xã An Phú «31».",
    ],
)
def test_a_number_that_its_series_counts_is_no_sure_label(rows, string):
    found = rows(string)
    assert found and all(row.doubts or row.kind == "count" for row in found)


@pytest.mark.parametrize(
    "string",
    [
        "Xảy ra 2 vụ cháy (phường «5», phường «7»), không có người bị thương.",
        "Thực hiện Kế hoạch «21», toàn tỉnh kiểm tra 16 đơn vị.",
        "Họp tại 3 nơi (tổ «5», đội «7») trong tháng.",
        "Tại xã Hòa Tú «2», xã Mỹ Lộc «1» đã xong.",
    ],
)
def test_a_number_that_nothing_counts_stays_a_label(rows, string):
    assert [(row.kind, row.doubts) for row in rows(string)] == [("label", ()) for _ in rows(string)]


@pytest.mark.parametrize(
    "string, readings",
    [
        ("Đã giải ngân «12»/«20 tỷ đồng».", ["money 12000000000", "money 20000000000"]),
        ("bồi thường «345»/«400 tỷ» (86%)", ["money 345000000000", "money 400000000000"]),
        ("đã nộp «12.500.000»/«20.000.000 đồng»", ["money 12500000", "money 20000000"]),
        ("đạt «12/20» xã", ["ratio 12/20 xã"]),
        ("có «12/15» đồng chí đạt", ["ratio 12/15 đồng chí"]),
        ("bằng «1/2» tháng lương", ["? ratio 1/2 tháng lương"]),
        ("tăng lương từ 01/7: «1,8» lên «2,34 triệu đồng»", ["measure 1.8", "money 2340000"]),
        ("nâng mức «1,8» lên «2,34 triệu đồng»", ["money 1800000", "money 2340000"]),
    ],
)
def test_amounts_of_what_was_planned(rows, string, readings):
    assert [reading(row) for row in rows(string)] == readings


@pytest.mark.parametrize(
    "string, readings",
    [
        (
            "các Quyết định số «15», «16» và «17/QĐ-UBND» ngày 03/5/2024",
            ["document_number 15", "document_number 16", "document_number 17/QĐ-UBND"],
        ),
        ("Các Quyết định: «21», «22», 23/QĐ-UBND", ["document_number 21", "document_number 22"]),
        (
            "các Thông báo số «45», «47» và số 52/TB-UBND",
            ["document_number 45", "document_number 47"],
        ),
        (
            "thực hiện (KL «12», KL «15», KL số «18»)",
            [f"document_number {n}" for n in (12, 15, 18)],
        ),
        ("ban hành «15» quyết định và 17/QĐ-UBND", ["count 15 quyết định"]),
        ("Mẫu số «04», «05» ban hành kèm Thông tư", ["label", "label"]),
        ("Biểu số «01/BTP», «02a/BTP/VĐC»", ["label", "label"]),
        ("theo mẫu số «04», «05» ban đã nộp", ["label", "count 5 ban"]),
        ("theo NQ «18», NQ «19» của Trung ương", ["document_number 18", "document_number 19"]),
        ("tiết «2» điểm a khoản «1»", ["label", "label"]),
        ("theo Điều 51, «58» BLHS", ["label"]),
    ],
)
def test_series_of_documents_and_forms(rows, string, readings):
    assert [reading(row) for row in rows(string)] == readings


def test_each_document_of_a_series_is_of_its_type(rows):
    series = rows("các Quyết định số «15», «16» và 17/QĐ-UBND; KL «12», KL «15»")
    assert [row.doc_type for row in series] == ["Quyết định"] * 2 + ["Kết luận"] * 2


@pytest.mark.parametrize(
    "string, readings",
    [
        ("phụ cấp chức vụ «0,3».", ["measure 0.3"]),
        ("xe phục vụ chung «89», chuyên dùng «34»", ["? count 89", "count 34"]),
        ("số vụ «12».", ["count 12 vụ"]),
        ("Hộ tịch: khai sinh «123» trường hợp", ["count 123 trường hợp"]),
        ("«18» báo cáo viên cấp tỉnh", ["count 18 báo cáo viên"]),
        ("có «3» (ba) tập thể và «07» (bảy) cá nhân", ["count 3 tập thể", "count 7 cá nhân"]),
        ("bắt «45» đối tượng truy nã", ["count 45 đối tượng"]),
        ("lập «1.234» vi bằng", ["count 1234 vi bằng"]),
    ],
)
def test_units_that_are_no_piece_of_another_word(rows, string, readings):
    assert [reading(row) for row in rows(string)] == readings


@pytest.mark.parametrize(
    "string, readings",
    [
        ("Cấp hộ chiếu «12.345» trường hợp", ["count 12345 trường hợp"]),
        ("hộ chiếu số «1234567» cấp", ["label"]),
        ("100% cơ quan («24/24») đăng ký", ["ratio 24/24"]),
        ("kiểm tra «24/24», đạt tỷ lệ 100%", ["ratio 24/24"]),
        ("tiếp nhận «24/24», kể cả ngày nghỉ", ["label"]),
        ("tại Km 12+300 đường tỉnh «824» xe ô tô va chạm", ["label"]),
        ("trên đường tỉnh «824» xe ô tô", ["? label"]),
        ("đặc xá 12 người (đợt «2/9»)", ["label"]),
        ("nâng bậc «567»; vượt khung", ["count 567"]),
        ("tù chung thân «5»; tử hình «2»; án treo", ["? count 5", "? count 2"]),
        ("Mức «300», «500» và «700 nghìn đồng»", ["money 300000", "money 500000", "money 700000"]),
        ("xếp lương bậc «3/9»", ["label"]),
        ("giảm 3 đơn vị cấp «2», 4 đơn vị", ["label"]),
        ("đã cấp «2», thu hồi 1 giấy phép", ["count 2"]),
    ],
)
def test_counts_that_are_no_names(rows, string, readings):
    assert [reading(row) for row in rows(string)] == readings


@pytest.mark.parametrize(
    "string, readings",
    [
        ("Chi trả lương hưởng trợ cấp «9 tháng»;", ["measure 9 tháng"]),
        ("tước 1 thẻ «6 tháng».", ["measure 6 tháng"]),
        ("kéo dài hơn «6 tháng»;", ["measure 6 tháng"]),
        ("kết quả 6 tháng đầu năm; hưởng chế độ thai sản «6 tháng»;", ["measure 6 tháng"]),
        ("kết quả 6 tháng đầu năm; tước quyền sử dụng «6 tháng»;", ["measure 6 tháng"]),
        ("kéo dài nâng lương «3 tháng», «6 tháng»;", ["measure 3 tháng", "measure 6 tháng"]),
        ("Chi trợ cấp «9 tháng»: 345 triệu đồng", ["date 2021-01/2021-09"]),
        ("kết quả «9 tháng», đạt 12 hồ sơ", ["date 2021-01/2021-09"]),
    ],
)
def test_lengths_of_time_that_are_no_period(rows, string, readings):
    assert [
        reading(row)
        for row in rows(f"{HEAD_OF_OFFICE.format('UBND TỈNH BẾN TRE', '2/BC-UBND')}\n\n{string}")
    ] == readings


@pytest.mark.parametrize(
    "string, readings",
    [
        ("giao «2.4O6» hồ sơ trong tháng", ["? count 2406 hồ sơ"]),
        ("rải «1O,5 tấn» vôi bột", ["? measure 10.5 tấn"]),
        ("chi «3.2OO.000 đồng» tiền nước", ["? money 3200000"]),
        ("đạt «l2,5%» kế hoạch", ["? percentage 12.5"]),
        ("GTCL «7.3O5.000», hỏng nặng", ["? money 7305000"]),
        ("trực ban «0218 386 O12», gặp", ["label"]),
        ("chị Mai «0987.xxx.421»", ["label"]),
        ("máy chính «0275. 3822 1O6», số nội bộ «21».", ["label", "label"]),
        ("xe máy «29B1-O21.37» tự ngã", ["label"]),
        ("ô tô «51LD-012.34» và «14C - 100.O5»", ["label", "label"]),
    ],
)
def test_letters_among_digits(rows, string, readings):
    assert [reading(row) for row in rows(string)] == readings


@pytest.mark.parametrize(
    "string, readings",
    [
        ("bồi dưỡng mỗi buổi «120k».", ["money 120000"]),
        ("vé «35k»/lượt, giữ xe «5k»/chiếc", ["money 35000", "money 5000"]),
        ("tiền công «200»-250k, cơm trưa «25k»", ["money 200000", "money 25000"]),
        ("chạy bộ cự ly «10»k", ["? count 10 k"]),
        ("xây mới nhà giá «80tr5», vay 30tr", ["money 80500000"]),
        ("vốn cấp «13 tỷ 4» , đã chi", ["? money 13400000000"]),
        ("dự kiến lãi «45»-«60 triệu».", ["money 45000000", "money 60000000"]),
        (
            "thanh toán đến 15/9: «1.250»/«3.400 triệu», đạt 36,8%",
            ["money 1250000000", "money 3400000000"],
        ),
        ("lấy phiếu: «912/1.040» đồng ý (87,7%)", ["ratio 912/1040 đồng ý"]),
        ("Gà lông trắng giảm «2» giá.", ["? count 2 giá"]),
        ("phụ cấp tổ trưởng 0,3 x «1.210.000»;", ["money 1210000"]),
        ("truy thu (2,67 - 2,34) x «1.390.000» x 3 tháng = 1.376.100đ", ["money 1390000"]),
        ("thu phí\t«4.218.000»\t(bốn triệu hai trăm mười tám nghìn đồng)", ["money 4218000"]),
    ],
)
def test_short_ways_to_write_money(rows, string, readings):
    assert [reading(row) for row in rows(string)] == readings


@pytest.mark.parametrize(
    "string, readings",
    [
        (
            "bê tông «250m»x«3,5m»x«0,16m», xong",
            ["measure 250 m", "measure 3.5 m", "measure 0.16 m"],
        ),
        ("đường rộng «3m5», cống «1m75»", ["measure 3.5 m", "measure 1.75 m"]),
        ("nhà rộng «5m2»", ["measure 5 m²"]),
        ("đi xe mất «3» - «4 tiếng».", ["measure 3 tiếng", "measure 4 tiếng"]),
        ("nhập 8 phòng thành «5»; còn lại", ["count 5"]),
        ("đề nghị chia thành «2»: Tà Si 1", ["count 2"]),
        ("ngày 12/6:«14»thôn, 3 xã", ["count 14 thôn"]),
        ("cứu trợ 42 hộ «3 tháng»;", ["measure 3 tháng"]),
        ("nghỉ ốm trên «6 tháng» «2»).", ["measure 6 tháng", "? count 2"]),
        ("sóng «7.906 MHz».", ["? measure 7906 MHz"]),
    ],
)
def test_measures_and_counts_as_they_are_jotted_down(rows, string, readings):
    head = HEAD_OF_OFFICE.format("UBND TỈNH BẾN TRE", "2/BC-UBND")
    assert [reading(row) for row in rows(f"{head}\n\n{string}")] == readings


@pytest.mark.parametrize(
    "string, readings",
    [
        ("thửa 15, «16»; TBĐ «8»; lấn 2m", ["label", "label"]),
        ("tiểu khu «72», khoảnh «3», lô «5b»;", ["label", "label", "label"]),
        ("thiếu 3 tờ bản đồ số «21», «22»\n", ["label", "label"]),
        ("rách trang 12-«15», mất bìa", ["label"]),
        ("không khẩu trang «1.500.000đ»/người", ["money 1500000"]),
        ("bà Hồ Thị Lan, sinh «1972», trú", ["label"]),
        ("giao ban (tuần «18»)", ["label"]),
        ("Đồn BP «413», Trung đoàn «892».", ["label", "label"]),
        ("cấm QL4A Km12 - Km«18», ĐT7 (Km«3» sạt)", ["label", "label"]),
        ("Kiến nghị: «1»/ cấp gạo, «2»/ cấp chăn, «3»/ sửa cầu", ["label", "label", "label"]),
        ("\n«4». - «9». Các thành viên\n", ["label", "label"]),
        ("tách làm 2: Huổi Lé «1» 40 hộ, Huổi Lé «2» 36 hộ", ["label", "label"]),
        ("Trạm bơm, cống Phú Lộc «3»: mặn 2‰", ["label"]),
        ('tên mới "Nà Tông «2» - «3»" đổi thành', ["label", "label"]),
        ("nhà số «27B/4», khóm 2", ["label"]),
        ("Họ tên\tBậc/HS\nLê Văn Tám\t«6»/«3,99»\n", ["label", "measure 3.99 hệ số"]),
        (
            "theo CV «214» ngày 3/2/2020 và BC «17» ngày 05/3/2020",
            ["document_number 214", "document_number 17"],
        ),
        ("thôi việc trước «30/6/19».", ["date 2019-06-30"]),
        ("ngang đỉnh lũ «1999» (4,2m)", ["date 1999"]),
        ("trường lớp cũ, xây «2003»,", ["date 2003"]),
    ],
)
def test_what_is_called_by_a_number_in_jotted_text(rows, string, readings):
    assert [reading(row) for row in rows(string)] == readings


def test_a_short_day_that_nothing_is_counted_behind_is_a_day(rows):
    head = HEAD_OF_OFFICE.format("UBND TỈNH BẾN TRE", "2/BC-UBND")
    found = rows(f"{head}\n\nlàm lại trước «9-4»), nộp trước «28-4»; xong trước «5-9».")
    assert [reading(row)[-10:] for row in found] == ["2021-04-09", "2021-04-28", "2021-09-05"]
    (of_days,) = rows(f"{head}\n\nxong trước «2»-5 ngày.")
    assert of_days.kind == "measure"


def test_numbers_under_a_unit_of_money_are_money_or_for_a_person(rows):
    found = rows(
        "ĐVT: tỷ đồng\nThu nội địa ước «418», FHS nộp «76,3»; nợ «12,5». Khác «3,2»; hòa «7»."
    )
    assert [reading(row) for row in found][:3] == [
        "? money 418000000000",
        "money 76300000000",
        "money 12500000000",
    ]
    assert reading(found[3]).startswith("?")


def test_a_number_of_an_office_with_two_bodies_and_an_ampersand(read):
    head = HEAD_OF_OFFICE.format("SỞ NỘI VỤ", "17/SNV-CCVC&TCBC")
    assert read(head).numerals[0].number == "17/SNV-CCVC&TCBC"


@pytest.mark.parametrize(
    "string, readings",
    [
        ("trực ban: «0291 3 824 117» (cả đêm)", ["label"]),
        ("Số tài khoản nhận: «5200 118 204 336» Agribank", ["label"]),
        ("số CMND «241 06O 118», cấp năm 2011", ["label"]),
        ("2. Địa điểm: P.họp «204», Trung tâm", ["label"]),
        ("họp tại phòng họp «512», Sở Nội vụ", ["label"]),
        ("BN T.V.H, «1968», thôn 2", ["label"]),
        ("29 cặp (tuổi nhỏ nhất «15»).", ["label"]),
        ("phòng thi: «14» (từ P01 đến P14)", ["count 14"]),
        ("có mặt môn «2» «318», vắng 4", ["label", "? count 318"]),
        ("2.Khám bệnh: «3.O18» lượt", ["? count 3018 lượt"]),
        ("tẩm màn «2. 350»cái", ["? count 2350"]),
        ("khối 2m x 3m x «1m2»).", ["measure 1.2 m"]),
        ("phòng 4m x «12m2»", ["measure 12 m²"]),
    ],
)
def test_numbers_and_names_typed_in_haste(rows, string, readings):
    head = HEAD_OF_OFFICE.format("UBND TỈNH BẾN TRE", "2/BC-UBND")
    assert [reading(row) for row in rows(f"{head}\n\n{string}")] == readings


@pytest.mark.parametrize(
    "string, readings",
    [
        ("coi thi 18 ng x 150k x 2 = «5.400.000» .", ["money 5400000"]),
        ("12 suất x 200.000đ = «2.400.000»;", ["money 2400000"]),
        ("24 lớp x 35 em = «1.840» em;", ["count 1840 em"]),
        ("tổng chi : «48tr 250» (trong đó tỉnh", ["money 48250000"]),
        ("hỗ trợ «48tr» «250» hộ", ["money 48000000", "count 250 hộ"]),
        ("với mức «3 tr đ»/tháng", ["money 3000000"]),
    ],
)
def test_amounts_whose_money_is_told_beside_them(rows, string, readings):
    head = HEAD_OF_OFFICE.format("UBND TỈNH BẾN TRE", "2/BC-UBND")
    assert [reading(row) for row in rows(f"{head}\n\n{string}")] == readings


@pytest.mark.parametrize(
    "string, readings",
    [
        ("khai ngày «14 tháng9 năm 2016»", ["date 2016-09-14"]),
        ("khai ngày «7tháng 3 năm 2018»", ["date 2018-03-07"]),
        ("xin rút (bà Y Lan, nghỉ hưu «1/9»).", ["date 2021-09-01"]),
        (
            "gửi ngày «4/8», «9/10» năm ngoái và «12.2» năm nay; xã",
            ["? date 2021-08-04", "? date 2021-10-09", "date 2021-02-12"],
        ),
        ("Tin học\t«10-12/2017»\tTối thứ 2", ["? date 2017-12-10"]),
        ("đã học «9-11/2016»; ngày «5-6/2024»", ["? date 2016-11-09", "date 2024-06-05"]),
        ("lương chậm «5 tháng»\n10.Đề nghị: cấp 1 máy", ["measure 5 tháng"]),
    ],
)
def test_days_typed_in_haste(rows, string, readings):
    head = HEAD_OF_OFFICE.format("UBND TỈNH BẾN TRE", "2/BC-UBND")
    assert [reading(row) for row in rows(f"{head}\n\n{string}")] == readings


@pytest.mark.parametrize(
    ("string", "readings"),
    [
        ("Kênh của xã đạt «18k».", ["? count 18000"]),
        ("Livestream được «1,2k» xem, bán «9k» phiếu", ["? count 1200", "? count 9000"]),
        ("mỗi phần quà «150k»; thuê loa «80k»,", ["money 150000", "money 80000"]),
        ("Đảng viên nữ («16/5») dự học.", ["? date"]),
        ("Kết nạp («19/3»); thôn Tân Lập («22/4»).", ["? date", "? date"]),
        ("- Đàn trâu «2013»\n- Cây điều «2008»\n", ["? count 2013", "? count 2008"]),
        ("Cháu sinh ra; trẻ sinh «2016», số bé sinh «2019».", ["? count", "? count"]),
        ("bà Trần Thị Út, sinh «1972»; anh Y Moan (sinh «1988»)", ["label", "label"]),
    ],
)
def test_where_nothing_says_what_it_is_a_person_looks(rows, string, readings):
    found = [reading(row) for row in rows(string)]
    assert len(found) == len(readings)
    for row, begin in zip(found, readings, strict=True):
        assert row.startswith(begin), found


@pytest.mark.parametrize(
    "string, readings",
    [
        ("Mưa dông làm ngã «5» cây xanh.", ["count 5 cây xanh"]),
        ("lốc xoáy xô ngã «4» trụ điện và «3» biển báo", ["count 4 trụ điện", "count 3 biển báo"]),
        ("lúa đổ ngã «6 ha»", ["measure 6 ha"]),
        ("Cây xanh: đổ ngã «7», gãy «3».", ["? count 7", "? count 3"]),
        ("ùn tắc ở ngã «4», ngã «3»", ["label", "label"]),
        ("chợ nổi Ngã «7» Phụng Hiệp", ["label"]),
    ],
)
def test_what_a_storm_blew_down_is_no_crossing(rows, string, readings):
    assert [reading(row) for row in rows(string)] == readings
