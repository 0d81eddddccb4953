"""Parts in brackets: their levels are theirs alone, and they are no whole themselves."""

import pytest

from tests.indicators.test_composition import codes

FILES, OFFERED = "ho_so_tthc.", "tthc."
LEVELS = ("cap_tinh", "cap_huyen", "cap_xa")
RECEIVED = [FILES + "tiep_nhan", *(f"{FILES}tiep_nhan.{level}" for level in LEVELS)]


@pytest.mark.parametrize(
    "text, wanted",
    [
        # The levels in the brackets are not those of the next item; its parts are no files received.
        (
            "Tổng số hồ sơ tiếp nhận là 641.200 hồ sơ (cấp tỉnh tiếp nhận 61.300 hồ sơ, cấp huyện "
            "tiếp nhận 98.400 hồ sơ, cấp xã tiếp nhận 481.500 hồ sơ). Trong đó, số hồ sơ tiếp nhận "
            "trực tuyến là 3.100 hồ sơ (cấp tỉnh tiếp nhận 1.200 hồ sơ, cấp xã tiếp nhận 1.900 hồ "
            "sơ); số hồ sơ kỳ trước chuyển qua là 4.700 hồ sơ.",
            [*RECEIVED, FILES + "tiep_nhan_truc_tuyen", "", "", FILES + "tiep_nhan_ky_truoc"],
        ),
        (
            "Công bố 12 TTHC mới (trong đó có 9 TTHC thuộc thẩm quyền của Sở Y tế), 30 TTHC sửa "
            "đổi, bổ sung (25 TTHC thuộc thẩm quyền của sở).",
            [OFFERED + "moi_ban_hanh", "", OFFERED + "sua_doi_bo_sung", ""],
        ),
        # What is said of the whole is not said of its parts.
        (
            "Giải quyết 176/221 đơn khiếu nại, tố cáo thuộc thẩm quyền (160 khiếu nại, 16 tố cáo).",
            ["tiep_cong_dan.don_thu.da_giai_quyet", "", ""],
        ),
        (
            "Chỉ có 187 hồ sơ giải quyết quá hạn trong 57.689 hồ sơ.",
            [FILES + "giai_quyet_qua_han", ""],
        ),
        # The words right behind a figure are of that one.
        (
            "Trong kỳ tiếp nhận 11.570 hồ sơ yêu cầu giải quyết, đã giải quyết 11.250 hồ sơ.",
            [FILES + "tiep_nhan", FILES + "da_giai_quyet"],
        ),
        # A colon's head holds for all that follows.
        (
            "Hồ sơ mức độ 3: tổng 68.544 hồ sơ, xử lý xong 61.827 hồ sơ, trước hạn 43.434 hồ sơ.",
            ["", "", ""],
        ),
        # How many levels there are stands within what is said of the files.
        (
            "Tổng số hồ sơ được tiếp nhận và giải quyết ở 3 cấp chính quyền trên địa bàn tỉnh là "
            "641.200 hồ sơ.",
            [FILES + "tiep_nhan"],
        ),
        (
            "Thành phố đã tiếp nhận gần 79.000 hồ sơ, trong đó hơn 47.000 hồ sơ thuộc cấp xã.",
            [FILES + "tiep_nhan", FILES + "tiep_nhan.cap_xa"],
        ),
        ("Cả 02 cấp đã tiếp nhận 88.100 hồ sơ.", [FILES + "tiep_nhan"]),
        (
            "Cơ chế một cửa được thực hiện tại 3 cấp với 1.650 thủ tục hành chính.",
            ["mot_cua.tthc_ap_dung_so_luong"],
        ),
        # A share of something else than the indicator's.
        (
            "Tỉnh giảm 10% đơn vị sự nghiệp công lập, 39% số người hoạt động không chuyên trách.",
            ["bo_may.don_vi_su_nghiep.giam_ty_le", ""],
        ),
    ],
)
def test_parts_and_their_whole(text, wanted):
    assert codes(text) == wanted


def test_first_counts_of_items_that_add_up_to_what_leads_them_in():
    found = codes(
        """Kết quả giải quyết thủ tục hành chính

Toàn tỉnh tiếp nhận 198.455 hồ sơ (gồm cả 9.120 hồ sơ năm 2023 chuyển sang), trong đó:
- Cấp tỉnh: 31.874, đã giải quyết 27.902, quá hạn 21;
- Cấp huyện: 48.390, đã giải quyết 43.765, quá hạn 188;
- Cấp xã: 118.191, đã giải quyết 117.006, quá hạn 34.
"""
    )
    assert [found[0], found[2], found[5], found[8]] == RECEIVED
    assert found[9] == FILES + "da_giai_quyet.cap_xa"


@pytest.mark.parametrize(
    "text, wanted",
    [
        # A change, and what it is held against, are no parts of the whole.
        (
            "Toàn huyện tiếp nhận 18.042 hồ sơ, tăng 1.152 hồ sơ so với cùng kỳ (16.890 hồ sơ), "
            "trong đó cấp huyện 5.016, cấp xã 13.026.",
            [
                FILES + "tiep_nhan",
                "",
                "",
                f"{FILES}tiep_nhan.cap_huyen",
                f"{FILES}tiep_nhan.cap_xa",
            ],
        ),
        (
            "Toàn tỉnh tiếp nhận 90.400 hồ sơ, giảm 600 hồ sơ so với năm trước, trong đó cấp tỉnh "
            "20.400 hồ sơ, cấp huyện 30.000 hồ sơ, cấp xã 40.000 hồ sơ.",
            [RECEIVED[0], "", *RECEIVED[1:]],
        ),
        # Behind the semicolon that closes a sum, the level of its last part holds no longer.
        (
            "Hồ sơ đã giải quyết là 18.405, cấp huyện 5.127, cấp xã 13.278; quá hạn 43 hồ sơ.",
            [
                *(f"{FILES}da_giai_quyet{level}" for level in ("", ".cap_huyen", ".cap_xa")),
                FILES + "giai_quyet_qua_han",
            ],
        ),
        (
            "Số hồ sơ đã giải quyết: 900, cấp tỉnh 200, cấp xã 700; quá hạn 7 hồ sơ, chiếm 0,78%.",
            [
                *(f"{FILES}da_giai_quyet{level}" for level in ("", ".cap_tinh", ".cap_xa")),
                FILES + "giai_quyet_qua_han",
                FILES + "giai_quyet_qua_han_ty_le",
            ],
        ),
        # A comma before a share does what brackets do where the numbers prove it.
        (
            "Đã giải quyết 7.520 hồ sơ, trễ hạn 118, 1,57%.",
            [f"{FILES}{name}" for name in ("da_giai_quyet", "giai_quyet_qua_han")]
            + [FILES + "giai_quyet_qua_han_ty_le"],
        ),
        (
            "Đã giải quyết 7.520 hồ sơ, trễ hạn 118, 2,31% năm trước.",
            [FILES + "da_giai_quyet", FILES + "giai_quyet_qua_han", ""],
        ),
        # The level may stand right behind each part.
        (
            "Danh mục: có 128 TTHC thuộc thẩm quyền giải quyết của Sở (119 cấp tỉnh, 07 cấp huyện, "
            "02 cấp xã).",
            [f"{OFFERED}dang_ap_dung{level}" for level in ("", *(f".{one}" for one in LEVELS))],
        ),
    ],
)
def test_parts_beside_changes(text, wanted):
    assert codes(text) == wanted


@pytest.mark.parametrize(
    "text, wanted",
    [
        (
            "Về đơn vị sự nghiệp: năm 2015 toàn tỉnh có 741 đơn vị, nay còn 598 đơn vị, giảm 143 "
            "đơn vị = 19,30%.",
            ["", "tong_so", "giam", "giam_ty_le"],
        ),
        (
            "Đơn vị sự nghiệp công lập: trước sắp xếp có 52 đơn vị, hiện nay còn 41 đơn vị.",
            ["", "tong_so"],
        ),
        (
            "Số đơn vị sự nghiệp công lập của tỉnh hiện là 559, giảm 104 đơn vị so với năm 2015, "
            "tương ứng 15,69%.",
            ["tong_so", "giam", "giam_ty_le"],
        ),
    ],
)
def test_then_and_now(text, wanted):
    assert [code.removeprefix("bo_may.don_vi_su_nghiep.") for code in codes(text)] == wanted
