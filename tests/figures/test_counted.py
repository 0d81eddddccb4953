"""What is a count by the words around it, whether its noun is listed or not."""

from decimal import Decimal

import pytest

from extractor.authoring.examples import unmarked
from extractor.checks.other_readings import reread
from extractor.figures.counted import is_counted
from extractor.figures.find import find_numerals
from extractor.language.numbers import exact
from extractor.layout import lay_out
from extractor.model import PageReading, TextBlock

COUNTS = [  # each noun here stands in no list
    "Trong đợt đã phá «18» tổ ong bắp cày",
    "gỡ «27» quả bom, «134» đầu đạn và «6» vật liệu nổ khác",
    "Toàn huyện có «18» nghĩa địa, «5» miếu thờ và «3» lăng mộ cổ",
    "hơn 29.000 người; «352» chị được kết nạp Đảng",
    "thụ lý kiểm sát «218» tố giác, tin báo (khởi tố «83», không khởi tố «46», tạm đình chỉ «02»)",
    "đã xảy ra «27» sự cố, gồm Bắc Ninh «2», Hà Nội «1»",
    "Tình hình giải quyết hồ sơ: tiếp nhận «25»; đã giải quyết «20»; còn tồn «5».",
    "cấp phát «1.250» khóm tre, «09» tổ xung kích",
    "bổ nhiệm «02» Phó Chủ tịch",
    "Hơn «600» ĐVTN tham gia",
    "trong số «481» di tích được xếp hạng",
    "Công chức: 139 người (nữ «58», dân tộc thiểu số «22», đảng viên «130»)",
    "Số thôn giảm từ «2.523» xuống còn «1.876».",
    "biên chế từ «2150» lên «2187», so năm trước",
    "số đầu mối từ «35» (năm 2015) còn «25»",
    "có «3456» trên tổng số «3500» hồ sơ trả đúng hạn",
    "bầu đủ 60 đại biểu: nữ «20» (33,33%); dân tộc thiểu số «40» (66,67%)",
    "Phân theo cấp: Ban Thường vụ Tỉnh ủy «1», huyện ủy «8», ban tổ chức «18», chi bộ 29 trường hợp",
    "cấp 1.250 thẻ: phường Bắc «320», phường Nam «412» và xã Đông «518».",
]
NO_COUNTS = [
    "tổ «18» phá ong",
    "Đội «4» phối hợp kiểm tra",
    "tiểu khu «508» giáp ranh",
    "Trung đoàn «88» hành quân",
    "giai đoạn «2» hoàn thành",
    "Tiêu chí «7» chưa đạt",
    "chốt số «8» thu được",
    "địa chỉ số «12» lô B256",
    "trụ sở tại «80» Bà Huyện Thanh Quan",
    "tại «45» phố Hàng Bài",
    "còn lại «19».",
    "trên tàu BĐ «97258» TS",
    "lớp «6», «7» tham gia",
    "Mức lương tối thiểu vùng là «4.420.000», đã áp dụng",
    "giá thóc đạt «7.200», giá ngô «6.500».",
    "chi cho cơ sở; phụ cấp của cán bộ là «745.000»",
    "điểm từ «12» đến hết phố",
    "Địa bàn: tổ «5», đội «3», xã có 29 trường hợp",
    "Điểm thi: Toán «8», Văn «7», Anh 9 điểm; xếp loại: giỏi 12, khá 15 em",
    "Tiếp nhận «45» trên 3 lĩnh vực, cấp «30» trong 2 đợt",
]


@pytest.mark.parametrize("string", COUNTS)
def test_the_form_of_the_words_tells_a_count(string):
    found = unmarked(string)
    assert [is_counted(found.plain, *span) for span in found.marked] == [True] * len(found.marked)


@pytest.mark.parametrize("string", NO_COUNTS)
def test_what_is_called_by_a_number_is_no_count(string):
    found = unmarked(string)
    assert not any(is_counted(found.plain, *span) for span in found.marked)


def rows_of(text):
    page = PageReading(1, 0, 0, "plain-text", "plain_text", blocks=(TextBlock(text, ""),))
    return find_numerals(lay_out((page,)), [], "2024")


@pytest.mark.parametrize(
    "string, wanted",
    [
        ("đã xảy ra 27 sự cố, gồm Bắc Ninh 2, Hà Nội 1 và Nghệ An 24.", [27, 2, 1, 24]),
        ("chìm 81 chiếc ghe (Vĩnh Châu 65, Kế Sách 10, Mỹ Tú 6)", [81, 65, 10, 6]),
        ("tại các xã: Gia Hòa 2, Hòa Tú 1", []),
        ("(Thạnh Quới, Hòa Tú 2, Ngọc Đông)", []),
        ("ở Hòa Tú 1, Hòa Tú 2", []),
    ],
)
def test_numbers_behind_names_of_places(string, wanted):
    rows = rows_of(string)
    assert [row.value for row in rows if row.kind == "count"] == wanted
    assert not any(row.doubts for row in rows)


@pytest.mark.parametrize(
    "string, wanted",
    [
        ("trồng 12.34 ha rừng", "12.34"),
        ("thu 8.5 tỷ đồng", "8500000000"),
        ("bình quân đạt 16.5 tiêu chí/xã", "16.5"),
        ("tăng 8.5%, 2.5%; tiếp nhận 1.234 hồ sơ, 2.345 lượt", "1234"),
    ],
)
def test_a_dot_is_told_by_what_stands_behind(string, wanted):
    found = [row for row in rows_of(string) if exact(row.value) == wanted]
    assert len(found) == 1
    assert not found[0].doubts


@pytest.mark.parametrize("string", ["đạt 2.1 Công tác", "tăng 12.345%", "mục tiêu 3.25 của"])
def test_a_dot_that_may_be_either_is_for_a_person(string):
    rows = rows_of(string)
    assert rows and all(row.doubts or row.kind == "label" for row in rows)


def test_items_within_a_line_are_labels():
    rows = rows_of("1. Tiêu đề “Một cửa” 2. Lê Văn Chung: Công chức 3. Triển khai ở xã")
    assert [row.kind for row in rows] == ["label"] * 3


@pytest.mark.parametrize(
    "string, raw, wanted",
    [
        ("đạt 26,57 giường", "26,51", Decimal("26.51")),
        ("thu 61 tỷ 723 triệu đồng", "61 tỷ 123 triệu đồng", Decimal(61_123_000_000)),
        ("từ 125-135 triệu đồng", "126", Decimal(126_000_000)),
        ("trồng 2,5 nghìn ha", "2,6 nghìn ha", Decimal(2600)),
    ],
)
def test_measures_and_amounts_have_other_readings(string, raw, wanted):
    row = rows_of(string)[0]
    assert reread(row, raw).value == wanted


@pytest.mark.parametrize(
    "sentence, raw, wanted",
    [
        ("phát ra 1.500 phiếu, nhận lại 1.436, hợp lệ 1.420.", "1.436", True),
        ("có 27 bộ phận: loại hiện đại 12, loại khác 15.", "12", True),
        ("2.795 hồ sơ, xong và trả cho dân 409 (đủ).", "409", True),
        ("chia cho giáo dục 18.905, y tế 3.212.", "3.212", False),
        ("có 23.470 việc làm, chia cho giáo dục 18.905, y tế 3.212.", "3.212", True),
        # what is called by its number, or a place
        ("có 12 hồ sơ, mức 3, nhà số 15.", "3", False),
        ("có 12 hồ sơ, nộp tại 15.", "15", False),
        ("đã cấp 120 giấy chứng nhận, tờ bản đồ 15, thửa đất 34.", "34", False),
        ("có 450 học sinh, thi đạt giải 3.", "3", False),
        # its share right behind, and parts printed with a zero
        ("thu vào 27.290 phiếu; hợp lệ 26.871 = 98,46 %.", "26.871", True),
        ("Có 512 cử tri; không hợp lệ 58 (2,78%), vắng.", "58", True),
        ("tuyển 8.344 người; LĐPT 6.870 (chiếm 73%).", "6.870", True),
        ("có 12 hộ; kinh phí địa phương 300 (61%).", "300", False),
        ("trồng 20 ha, có 5 hộ; giống Đài thơm 8 (30%).", "8", False),
        ("giải quyết 13 vụ việc - đúng 02, sai 08.", "02", True),
        ("có 12 người chết (sạt lở 05, lũ cuốn 07).", "05", True),
        ("vắng 17 người (có lý do 15, chống lệnh 02).", "02", True),
        ("có 12 hộ nghèo ở tổ 02, thôn 03.", "02", False),
    ],
)
def test_a_count_beside_counts(sentence, raw, wanted):
    start = sentence.index(raw)
    assert is_counted(sentence, start, start + len(raw)) is wanted


@pytest.mark.parametrize(
    "sentence, raw, wanted",
    [
        ("Tổng số thôn 112.", "112", True),
        ("tổng số tổ dân phố 17,", "17", True),
        ("Tổng số tuyến đường 45;", "45", True),
        ("số lượng văn phòng 4", "4", True),
        ("tổng số thôn, bản 369", "369", True),
        ("Tổng số thôn, tổ dân phố 1.204;", "1.204", True),
        ("tổng số đội và tổ 24.", "24", True),
        # what is called by its number stands behind the noun of the total
        ("tổng số hộ ở thôn 3", "3", False),
        ("tổng số hộ dân thôn 3", "3", False),
        ("tổng số hộ được vay, thôn 3", "3", False),
        ("tổng số điện thoại 38", "38", False),
    ],
)
def test_a_total_names_what_it_counts(sentence, raw, wanted):
    start = sentence.index(raw)
    assert is_counted(sentence, start, start + len(raw)) is wanted
    row = next(row for row in rows_of(sentence) if row.raw == raw)
    assert (row.kind == "count" and not row.doubts) is wanted


@pytest.mark.parametrize(
    "string, raw, in_doubt",
    [
        ("Có 1.162 đơn vị: thuộc sở, ngành 204, thuộc UBND xã, phường 946.", "946", True),
        ("Người quản lý 13, trong đó lãnh đạo cấp phòng 08; viên chức 21.", "08", True),
        ("Nâng lương: trước hạn 195; xét nâng ngạch 37.", "37", True),
        ("lãnh đạo tỉnh 4; chủ tịch, phó chủ tịch xã 9; trưởng, phó phòng 11.", "11", True),
        # names: nothing in the series is counted, or a noun stands between
        ("Tại các thôn 1, thôn 2 và thôn 3.", "3", False),
        ("Đã cấp 12 hồ sơ, mức 3.", "3", False),
        ("Họp ở tổ dân phố 4, phường 7, bàn việc của 12 hộ.", "7", False),
        ("Kế hoạch 25 ngày 03 tháng 4 năm 2020, đề án 06.", "06", False),
    ],
)
def test_a_name_with_a_number_in_a_series_of_counts_is_looked_at(string, raw, in_doubt):
    row = next(row for row in rows_of(string) if row.raw == raw)
    assert bool(row.doubts) is in_doubt
    assert in_doubt or row.kind == "label"
