"""A figure is counted for the band of percentages printed beside it, and for no other."""

import pytest

from tests.indicators.test_composition import codes

OWN = "tai_chinh.tu_chu."
PART, HIGH, MIDDLE, LOW = (
    OWN + name
    for name in ("tu_bao_dam_mot_phan", "mot_phan_70_100", "mot_phan_30_70", "mot_phan_10_30")
)


@pytest.mark.parametrize(
    "text, wanted",
    [
        (
            "Có 61 đơn vị tự bảo đảm một phần chi thường xuyên (từ 70% đến dưới 100%: 09; từ 30% "
            "đến dưới 70%: 18; từ 10% đến dưới 30%: 34).",
            [PART, "", "", HIGH, "", "", MIDDLE, "", "", LOW],
        ),
        # A comma between them: what stands behind it is the next one's.
        (
            "Đơn vị tự bảo đảm một phần 12 đơn vị, trong đó từ 70% đến dưới 100% có 4, từ 30% đến "
            "dưới 70% có 5, từ 10% đến dưới 30% có 3.",
            [PART, "", "", HIGH, "", "", MIDDLE, "", "", LOW],
        ),
        # The number before its band.
        (
            "Toàn tỉnh có 14 đơn vị tự bảo đảm từ 30% tới dưới 70% chi thường xuyên.",
            [MIDDLE, "", ""],
        ),
        # The first end of the band is read as a level's number.
        (
            "Đơn vị tự bảo đảm một phần chi thường xuyên: 41 đơn vị, gồm mức 70 - dưới 100%: 9 đơn "
            "vị; mức 30 – dưới 70%: 12 đơn vị.",
            [PART, "", HIGH, "", MIDDLE],
        ),
        # Between two bands: a comma parts it from the one that is the last one's.
        (
            "Có 8 đơn vị tự bảo đảm từ 70% đến dưới 100% chi thường xuyên, 15 đơn vị tự bảo đảm từ "
            "30% đến dưới 70%; 22 đơn vị tự bảo đảm từ 10% đến dưới 30%.",
            [HIGH, "", "", MIDDLE, "", "", LOW, "", ""],
        ),
        # The next band stands in the next line.
        (
            "Số đơn vị tự bảo đảm từ 70% đến dưới 100% chi thường xuyên: 6\nSố đơn vị tự bảo đảm "
            "từ 10% đến dưới 30% chi thường xuyên: 19",
            ["", "", HIGH, "", "", LOW],
        ),
        # A band that no indicator is of, and one of something else.
        (
            "Đơn vị tự bảo đảm một phần chi thường xuyên: mức từ 50% đến dưới 70% có 8 đơn vị.",
            ["", "", ""],
        ),
        ("Hồ sơ trực tuyến: 14 xã đạt từ 70% đến dưới 100%.", ["", "", ""]),
    ],
)
def test_figures_of_bands(text, wanted):
    assert codes(text) == wanted


LATE_SHARE = "ho_so_tthc.giai_quyet_qua_han_ty_le"


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("Còn 06 xã có tỷ lệ hồ sơ quá hạn trên 5%.", ""),
        ("Trong kỳ 03 sở có tỷ lệ giải quyết hồ sơ quá hạn từ 2%.", ""),
        ("Qua rà soát, 11 địa phương có tỷ lệ hồ sơ giải quyết quá hạn hơn 1,5%.", ""),
        ("Toàn tỉnh có tỷ lệ hồ sơ giải quyết quá hạn 1,5%.", LATE_SHARE),
    ],
)
def test_a_bound_by_which_bodies_are_counted_is_no_share_of_theirs(text, wanted):
    assert codes(text)[-1] == wanted
