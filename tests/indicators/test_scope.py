"""Statements of one body, one unit, another place or time give no code of the whole."""

from dataclasses import replace

import pytest

from extractor.figures.find import find_numerals
from extractor.indicators.prose import findings
from extractor.layout import from_plain


def codes(plain):
    """The codes of all figures, in order."""
    document = replace(from_plain(plain), sections=((0, ""),))
    return [found.code for found in findings(document, find_numerals(document, [], "2023"))]


RECEIVED, SETTLED = "ho_so_tthc.tiep_nhan", "ho_so_tthc.da_giai_quyet"
DIRECT = "ho_so_tthc.tiep_nhan_truc_tiep"
BROUGHT_OVER, NEW = "ho_so_tthc.tiep_nhan_ky_truoc", "ho_so_tthc.tiep_nhan_trong_ky"
COMMUNES = "bo_may.don_vi_hanh_chinh.xa_phuong_thi_tran"
VILLAGES = "bo_may.don_vi_hanh_chinh.thon_to_dan_pho"
VISITS, PEOPLE = "tiep_cong_dan.luot_tiep", "tiep_cong_dan.luot_nguoi"
PETITIONS = "tiep_cong_dan.don_thu."


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        ("Sở Tư pháp tiếp nhận 820 hồ sơ, giải quyết 815 hồ sơ.", ["", ""]),
        ("Huyện Phú Vang tiếp nhận 450 hồ sơ, giải quyết 445 hồ sơ.", ["", ""]),
        ("Công an huyện tiếp nhận 82 hồ sơ; toàn huyện tiếp nhận 990 hồ sơ.", ["", RECEIVED]),
        ("Theo Thanh tra, Sở Nội vụ, các cấp tiếp 82 lượt công dân.", [VISITS]),
        ("Cùng kỳ năm trước tiếp nhận 900 hồ sơ, giải quyết 880 hồ sơ.", ["", ""]),
        ("So với cùng kỳ năm 2022 (giải quyết 95 hồ sơ), tăng 12 hồ sơ.", ["", ""]),
        ("Mỗi ngày tiếp nhận 150 hồ sơ.", [""]),
        ("Trung bình 16 hồ sơ được tiếp nhận một ngày.", [""]),
        ("Tiếp nhận trung bình khoảng 16 hồ sơ.", [""]),
        ("Trong tuần, Trung tâm tiếp nhận 150 hồ sơ, giải quyết 140 hồ sơ.", ["", ""]),
        ("Tiếp nhận 95 hồ sơ của Sở Xây dựng.", [""]),
        ("Tiếp nhận 95 hồ sơ tại huyện Phú Vang.", [""]),
        ("Cùng kỳ năm trước, toàn tỉnh giải quyết đúng hạn 98% hồ sơ.", [""]),
        ("Thành phố Cần Thơ tiếp nhận 990 hồ sơ.", [RECEIVED]),
        ("Trong tháng, TP.HCM tiếp nhận 99.000 hồ sơ.", [RECEIVED]),
        ("TP. Đà Nẵng tiếp nhận 12.300 hồ sơ.", [RECEIVED]),
        ("Sau một tháng vận hành mô hình 2 cấp, tỉnh tiếp nhận 9.300 hồ sơ.", [RECEIVED]),
        ("UBND TP.Vinh tiếp nhận 2.300 hồ sơ.", [""]),
        ("Có 40 hồ sơ nộp trực tiếp trong tổng số 90 hồ sơ.", [DIRECT, ""]),
        ("Cả nước tiếp 42.200 lượt công dân với 48.500 người.", ["", ""]),
        ("Toàn huyện tiếp 85 lượt công dân/93 người.", [VISITS, PEOPLE]),
        ("Tiếp 85 lượt công dân; tiếp định kỳ 20 lượt/31 người.", [VISITS, "", ""]),
        ("Hội Nông dân các cấp tiếp nhận 12 đơn khiếu nại, tố cáo.", [""]),
        (
            "Qua phân loại có 21 đơn (15 khiếu nại, 6 tố cáo) thuộc thẩm quyền.",
            [PETITIONS + "thuoc_tham_quyen", "", ""],
        ),
        (
            "Tiếp công dân: nhận 64 đơn, giải quyết 57 đơn.",
            [PETITIONS + "tiep_nhan", PETITIONS + "da_giai_quyet_so_luong"],
        ),
        ("Đã giải quyết xong 32/52 vụ việc KN.", [""]),
        (
            "Chỉ số PCI đạt 66,1 điểm (tăng 2,3 điểm), xếp thứ 9/63.",
            ["ket_qua.pci.diem", "", "ket_qua.pci.thu_hang"],
        ),
        ("PCI tăng hạng, chỉ số PAR INDEX xếp 9/63.", ["ket_qua.par_index.thu_hang"]),
        ("Thủ trưởng các sở, ban, ngành tiếp 12 lượt công dân.", [""]),
        (
            "Tổng số lượt tiếp công dân của lãnh đạo UBND tỉnh, lãnh đạo các sở, ban, ngành và UBND "
            "các huyện, thành phố: 31 lượt (trong đó đột xuất 2 lượt) với 40 người đến khiếu nại.",
            [VISITS, "", PEOPLE],
        ),
        ("Các bộ, cơ quan ngang bộ tiếp nhận 33.970 đơn khiếu nại, tố cáo.", [""]),
        ("Thành phố Hà Nội tiếp 950 lượt công dân.", [VISITS]),
        ("Chuyển cơ quan có thẩm quyền giải quyết 215 đơn khiếu nại, tố cáo.", [""]),
        (
            "Tiếp nhận giải quyết theo thẩm quyền 300 đơn khiếu nại, tố cáo.",
            [PETITIONS + "thuoc_tham_quyen"],
        ),
        ("Đơn khiếu nại, tố cáo đông người: 14 vụ, đã giải quyết 9 vụ.", ["", ""]),
        ("Sáp nhập 139 đầu mối (102 phòng, 37 đơn vị sự nghiệp công lập).", ["", "", ""]),
    ],
)
def test_whose_a_figure_is(sentence, wanted):
    assert codes(sentence) == wanted


MINISTRY = "Bộ Tư pháp sơ kết công tác 6 tháng.\n\n"
PROVINCE = "Sở Tư pháp tỉnh Sơn La sơ kết theo Kế hoạch của Bộ Tư pháp.\n\n"
NATION = (
    "Cả nước tiếp 42.200 lượt công dân.",
    "Các bộ, ngành, địa phương đã tiếp 42.200 lượt công dân.",
    "Trên toàn quốc đã tiếp 42.200 lượt công dân.",
)


@pytest.mark.parametrize("sentence", NATION)
def test_the_nation_is_a_ministrys_own(sentence):
    assert codes(MINISTRY + sentence) == [VISITS]
    assert codes(PROVINCE + sentence) == [""]
    assert codes(MINISTRY + "Tỉnh Sơn La họp.\n\n" + sentence) == [""]


@pytest.mark.parametrize(
    "opening, wanted",
    [
        ("Chủ tịch UBND tỉnh vừa ký quyết định công bố danh mục", True),
        ("Phó Chủ tịch UBND thành phố Nguyễn Văn An vừa ký quyết định công bố danh mục", True),
        ("Chủ tịch UBND TP. HCM cũng đã phê duyệt danh mục", True),
        ("UBND huyện Phú Vang rà soát danh mục", False),
    ],
)
def test_what_a_chairman_signs_is_of_the_whole(opening, wanted):
    named = codes(
        f"{opening} 1.160 thủ tục hành chính thực hiện không phụ thuộc địa giới hành chính."
    )
    assert named == ["mot_cua.tthc_phi_dia_gioi" if wanted else ""]


def test_a_report_names_its_own_body_at_its_head():
    head = "UBND TỈNH\nSỞ TƯ PHÁP\n\nBÁO CÁO\n\n"
    assert codes(head + "Sở Tư pháp tiếp 82 lượt công dân.") == [VISITS]


@pytest.mark.parametrize(
    "center, wanted",
    [
        ("Trung tâm Phục vụ hành chính công", ["ho_so_tthc.tiep_nhan_trong_ky"]),
        ("Ban Giám đốc Trung tâm", ["ho_so_tthc.tiep_nhan_trong_ky"]),
    ],
)
def test_a_part_of_another_word_refuses_nothing(center, wanted):
    """`vụ` in `phục vụ`, `giảm` for `Giám`."""
    assert codes(f"{center} tiếp nhận mới 413 hồ sơ.") == wanted


STAFF = "bo_may.bien_che."


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        # parts of a change
        (
            "Đến nay đã giảm 900 biên chế, bao gồm 80 biên chế công chức, 820 biên chế sự nghiệp.",
            ["", "", ""],
        ),
        (
            "Toàn tỉnh cắt giảm được 55 chỉ tiêu, trong đó 30 biên chế sự nghiệp y tế.",
            ["", ""],
        ),
        (
            "Năm 2022 tinh giản 64 người (gồm 21 biên chế công chức, 43 biên chế sự nghiệp).",
            ["bo_may.tinh_gian.truong_hop_so_luong", "", ""],
        ),
        # what a figure of a change is of
        (
            "Sắp xếp giảm 9 phó trưởng phòng của 9 đơn vị sự nghiệp công lập.",
            ["", ""],
        ),
        # brackets behind what a part is
        (
            "Có 14 người là cán bộ, công chức cấp xã (gồm 8 người nghỉ hưu, 6 người thôi việc).",
            ["", "", ""],
        ),
        # mentioned to be put aside
        (
            "Ngoài 300 thủ tục thuộc thẩm quyền giải quyết của cấp tỉnh, có 120 thủ tục thuộc thẩm "
            "quyền giải quyết của cấp huyện.",
            ["", ""],
        ),
        ("Không kể 40 hồ sơ tiếp nhận trực tuyến.", [""]),
        # one kind of body
        ("UBND 11 huyện, thành phố có tổng biên chế công chức 1.820 người.", ["", ""]),
        ("Sở Y tế được giao 96 biên chế công chức.", [""]),
        # the field that the sentence before names
        (
            "Hồ sơ lĩnh vực đất đai nhiều nhất với 743 hồ sơ. Hiện nay, 445 hồ sơ đã giải quyết "
            "đúng hạn.",
            ["", ""],
        ),
        # an intake that is planned
        ("Năm nay dự kiến tuyển 373 học viên lớp trung cấp lý luận chính trị.", [""]),
        # visitors of a one-stop office
        ("Trung tâm tiếp đón 680 lượt người, tiếp nhận 590 hồ sơ.", ["", RECEIVED]),
        # what is not the like of these
        ("HĐND tỉnh giao 2.436 biên chế công chức.", [STAFF + "cong_chuc"]),
        (
            "Có 270 phiếu (giảm 154 phiếu so với tháng trước). Trong đó, tiếp nhận 115 phản ánh, "
            "kiến nghị.",
            ["", "", "tthc.phan_anh_kien_nghi.tiep_nhan"],
        ),
        ("Ngoài ra, toàn tỉnh tiếp nhận 590 hồ sơ.", [RECEIVED]),
        (
            "Tỉnh có 1.900 biên chế công chức, giảm 40 biên chế so với năm 2015.",
            [STAFF + "cong_chuc", ""],
        ),
    ],
)
def test_a_part_of_something_else_is_not_of_the_whole(sentence, wanted):
    assert codes(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "Biên chế viên chức 9.400 chỉ tiêu, trong đó sự nghiệp GD&ĐT: 7.900 chỉ tiêu; sự nghiệp y "
        "tế: 1.100 chỉ tiêu; sự nghiệp văn hóa - thông tin và thể thao: 240 chỉ tiêu, sự nghiệp "
        "khác: 160 chỉ tiêu.",
        "Tỉnh giao 9.400 biên chế sự nghiệp, gồm 7.900 biên chế sự nghiệp giáo dục và đào tạo; "
        "1.100 sự nghiệp y tế; 240 sự nghiệp văn hóa, thể thao; 160 sự nghiệp khác.",
        "Biên chế viên chức được giao 9.400 người, trong đó biên chế viên chức sự nghiệp giáo dục "
        "- đào tạo 7.900 người, biên chế viên chức sự nghiệp y tế nhà nước 1.100 người, biên chế "
        "viên chức sự nghiệp văn hóa, thể thao và du lịch 240 người, biên chế viên chức sự nghiệp "
        "khác 160 người.",
    ],
)
def test_staff_of_public_units_by_field(sentence):
    fields = ("", "_giao_duc", "_y_te", "_van_hoa", "_khac")
    assert codes(sentence) == [STAFF + "su_nghiep" + field for field in fields]


def test_a_level_among_several_things_of_a_lead_is_not_of_its_list():
    lead = "Giao số người của các đơn vị sự nghiệp công lập; cán bộ, công chức cấp xã như sau:\n\n"
    item = "- Số lượng người làm việc trong các đơn vị sự nghiệp công lập: 9.400 chỉ tiêu."
    assert codes(lead + item) == [STAFF + "su_nghiep"]


@pytest.mark.parametrize(
    "text, wanted",
    [
        # the only body, or unit, that a text of several sentences names is its own
        ("Sở Y tế tiếp nhận 820 hồ sơ. Đã giải quyết 815 hồ sơ.", [RECEIVED, SETTLED]),
        ("Ban Quản lý Khu kinh tế nhận 312 hồ sơ. Đã xong 290 hồ sơ.", [RECEIVED, SETTLED]),
        ("Huyện Phú Vang tiếp nhận 450 hồ sơ. Đã giải quyết 445 hồ sơ.", [RECEIVED, SETTLED]),
        # not where all of a land is spoken of, or another one is named
        ("Sở Y tế tiếp nhận 820 hồ sơ. Toàn tỉnh giải quyết 9.815 hồ sơ.", ["", SETTLED]),
        ("Sở Y tế tiếp nhận 820 hồ sơ. Sở Xây dựng giải quyết 415 hồ sơ.", ["", ""]),
        ("Huyện Phú Vang tiếp nhận 450 hồ sơ. Huyện Phú Lộc nhận 445 hồ sơ.", ["", ""]),
    ],
)
def test_whom_a_text_without_a_letterhead_is_about(text, wanted):
    assert codes(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Nội vụ công bố Chỉ số CCHC năm 2022, tỉnh đạt 84,61 điểm.",
        "Kết quả đánh giá của các bộ, ngành đối với tỉnh: Chỉ số CCHC đạt 84,61 điểm.",
        "Chính phủ đánh giá Chỉ số cải cách hành chính của tỉnh là 84,61 điểm.",
    ],
)
def test_a_ministry_that_rates_only_publishes(text):
    assert codes(text) == ["ket_qua.par_index.diem"]


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        (
            "Tỉnh còn 120 đơn vị hành chính cấp xã (trước đây 188), với 1.104 thôn, tổ dân phố.",
            [COMMUNES, "", VILLAGES],
        ),
        ("Trước kia huyện có 150 thôn, nay toàn huyện còn 98 thôn.", ["", VILLAGES]),
        ("Trước đây huyện có 150 thôn, xóm.", [""]),
    ],
)
def test_what_was_before_ends_with_its_brackets_and_with_now(sentence, wanted):
    assert codes(sentence) == wanted


def test_the_period_behind_what_is_left_of_the_last_one_is_the_reports_own():
    sentence = "Hồ sơ: kỳ trước 41, trong kỳ 1.530, trả xong 1.502, đang làm 69."
    assert codes(sentence) == [BROUGHT_OVER, NEW, SETTLED, "ho_so_tthc.dang_giai_quyet"]


def test_a_ministry_that_compares_provinces():
    said = "Bộ Nội vụ công bố PAR Index: Quảng Ninh đạt 90,10%, Hải Phòng đạt 90,09%."
    assert codes(said) == ["", ""]


@pytest.mark.parametrize(
    "text",
    [
        "Cùng kỳ năm trước tiếp nhận 900 hồ sơ. Đã giải quyết 880, quá hạn 2.",
        "Tiếp nhận 4.200 hồ sơ đất đai. Đã giải quyết 4.000, quá hạn 12.",
        "Tòa án thụ lý 120 đơn khởi kiện. Đã giải quyết 110, quá hạn 3.",
    ],
)
def test_what_narrows_a_figure_narrows_what_goes_on(text):
    assert not any(codes(text))
