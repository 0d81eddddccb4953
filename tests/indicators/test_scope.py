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
        ("Trong tuần, Trung tâm tiếp nhận 150 hồ sơ, giải quyết 140 hồ sơ.", ["", ""]),
        ("Tiếp nhận 95 hồ sơ của Sở Xây dựng.", [""]),
        ("Tiếp nhận 95 hồ sơ tại huyện Phú Vang.", [""]),
        ("Cùng kỳ năm trước, toàn tỉnh giải quyết đúng hạn 98% hồ sơ.", [""]),
        ("Thành phố Cần Thơ tiếp nhận 990 hồ sơ.", [RECEIVED]),
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
