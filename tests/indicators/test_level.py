"""The level of a figure comes from its statement, or from the sentence before that goes on."""

from dataclasses import replace

import pytest

from extractor.figures.find import find_numerals
from extractor.indicators.prose import findings
from extractor.layout import from_plain


def codes(plain):
    """The codes of all figures, in order, without what all have in common."""
    document = replace(from_plain(plain), sections=((0, ""),))
    found = findings(document, find_numerals(document, [], "2023"))
    return [one.code.removeprefix("ho_so_tthc.") for one in found]


@pytest.mark.parametrize(
    "text, wanted",
    [
        (
            "Bộ phận Một cửa của huyện tiếp nhận 700 hồ sơ. Đã giải quyết 600 hồ sơ.",
            ["tiep_nhan.cap_huyen", "da_giai_quyet.cap_huyen"],
        ),
        (
            "Tại bộ phận một cửa của UBND các xã tiếp nhận 900 hồ sơ. Đã giải quyết 880 hồ sơ.",
            ["tiep_nhan.cap_xa", "da_giai_quyet.cap_xa"],
        ),
        (
            "Cấp xã tiếp nhận 900 hồ sơ. Toàn tỉnh đã giải quyết 990 hồ sơ.",
            ["tiep_nhan.cap_xa", "da_giai_quyet"],
        ),
        (
            "Cấp huyện tiếp nhận 90 hồ sơ, cấp xã tiếp nhận 70 hồ sơ. Đã giải quyết 155 hồ sơ.",
            ["tiep_nhan.cap_huyen", "tiep_nhan.cap_xa", "da_giai_quyet"],
        ),
        ("Với cấp xã, toàn tỉnh tiếp nhận 900 hồ sơ.", ["tiep_nhan.cap_xa"]),
        (
            "Cấp xã tiếp nhận 900 hồ sơ. Tính chung đã giải quyết 990 hồ sơ.",
            ["tiep_nhan.cap_xa", "da_giai_quyet"],
        ),
        # each item of a list is a sentence of its own, whatever closes its mark
        (
            "c/ Cấp xã tiếp nhận 900 hồ sơ.\nd/ Hồ sơ: đã giải quyết 990 hồ sơ.",
            ["tiep_nhan.cap_xa", "da_giai_quyet"],
        ),
        (
            "(a) Cấp xã tiếp nhận 900 hồ sơ.\n(b) Hồ sơ: đã giải quyết 990 hồ sơ.",
            ["tiep_nhan.cap_xa", "da_giai_quyet"],
        ),
        # a number before a level is none of levels
        ("Năm 2023 cấp xã tiếp nhận 700 hồ sơ.", ["tiep_nhan.cap_xa"]),
        ("Trong tháng 9 cấp tỉnh tiếp nhận 700 hồ sơ.", ["tiep_nhan.cap_tinh"]),
        ("Quý 3 cấp huyện tiếp nhận 700 hồ sơ.", ["tiep_nhan.cap_huyen"]),
        ("Sau khi vận hành chính quyền 2 cấp, tỉnh tiếp nhận 700 hồ sơ.", ["tiep_nhan"]),
        ("Cấp xã tiếp nhận trực tuyến 900 hồ sơ.", [""]),
        (
            "Tỷ lệ hồ sơ đúng hạn cấp tỉnh đạt 99,1%, cấp huyện 98,4%, cấp xã 99,7%.",
            [
                "giai_quyet_truoc_va_dung_han_ty_le.cap_tinh",
                "giai_quyet_truoc_va_dung_han_ty_le.cap_huyen",
                "giai_quyet_truoc_va_dung_han_ty_le.cap_xa",
            ],
        ),
    ],
)
def test_level_of_the_frame(text, wanted):
    assert codes(text) == wanted


@pytest.mark.parametrize(
    "text, wanted",
    [
        (
            "Tiếp nhận 900 hồ sơ (trực tuyến 640 hồ sơ); kỳ trước chuyển qua 12 hồ sơ.",
            ["tiep_nhan_trong_ky", "tiep_nhan_truc_tuyen", "tiep_nhan_ky_truoc"],
        ),
        (
            "Tiếp nhận 900 hồ sơ, trong đó năm trước chuyển sang 12 hồ sơ.",
            ["tiep_nhan", "tiep_nhan_ky_truoc"],
        ),
        (
            "Tổng số hồ sơ tiếp nhận 900 hồ sơ, kỳ trước chuyển sang 12 hồ sơ.",
            ["tiep_nhan", "tiep_nhan_ky_truoc"],
        ),
    ],
)
def test_a_figure_beside_an_addend_is_the_other_addend(text, wanted):
    assert codes(text) == wanted


PARTS = ["tiep_nhan.cap_huyen", "tiep_nhan.cap_xa"]


@pytest.mark.parametrize(
    "text, wanted",
    [
        (
            "Bãi bỏ 66 TTHC: 52 của tỉnh, 11 của huyện, 03 của xã.",
            [f"tthc.bai_bo{level}" for level in ("", ".cap_tinh", ".cap_huyen", ".cap_xa")],
        ),
        ("Tiếp nhận 1.200 hồ sơ (400 của huyện, 800 của các xã, thị trấn).", ["tiep_nhan", *PARTS]),
        (
            "Toàn huyện tiếp nhận 1.200 hồ sơ, trong đó 400 hồ sơ ở huyện và 800 hồ sơ tại các xã.",
            ["tiep_nhan", *PARTS],
        ),
        # What does not add up is of no level by its place alone.
        ("Bãi bỏ 66 TTHC: 52 của tỉnh, 11 của huyện.", ["tthc.bai_bo", "", ""]),
        (
            "Số hồ sơ TTHC tiếp nhận:\n- tỉnh (sở, ban, ngành): 23.233;\n- huyện: 6.776;\n"
            "- xã: 26.030.",
            ["tiep_nhan.cap_tinh", "tiep_nhan.cap_huyen", "tiep_nhan.cap_xa"],
        ),
    ],
)
def test_parts_that_add_up_are_of_the_bodies_behind_them(text, wanted):
    assert codes(text) == wanted


APPLIED = "tthc.dang_ap_dung"


@pytest.mark.parametrize(
    "text, wanted",
    [
        (
            "TTHC đang áp dụng: huyện 251, xã 119.",
            [f"{APPLIED}.cap_huyen", f"{APPLIED}.cap_xa"],
        ),
        (
            "Thủ tục hành chính đang thực hiện: thị xã 233; xã, phường 142.",
            [f"{APPLIED}.cap_huyen", f"{APPLIED}.cap_xa"],
        ),
        (
            "Thủ tục hành chính đang có hiệu lực (quận: 246; các phường: 131).",
            [f"{APPLIED}.cap_huyen", f"{APPLIED}.cap_xa"],
        ),
        # bodies of one level alone are counted, or one of a row of others
        ("TTHC đang áp dụng: xã 119.", [""]),
        ("Dự hội nghị có: huyện 12, xã 45.", ["", ""]),
    ],
)
def test_bodies_alone_before_the_figures_of_a_row_are_their_levels(text, wanted):
    assert codes(text) == wanted
