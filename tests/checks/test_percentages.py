"""Percentages beside the figure they are of, as reports print them."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from made_checks import passages, said

from extractor.checks.percentages import Pair, is_share, share_behind, stands_directly_behind


def shares(plain):
    return [one.removeprefix("ratio_share: ") for one in said(plain) if "ratio_share" in one]


@pytest.mark.parametrize(
    "count, share, first, last",
    [
        ("140", "79,5", 176, 176),
        ("124", "99,2", 125, 125),
        ("50", "50", 99, 101),
        ("61", "17", 339, 369),  # of whole per cent many numbers might be the base
        ("12", "100", 12, 12),  # nothing is more than all
    ],
)
def test_bases_are_the_whole_numbers_of_which_it_is_the_percentage(count, share, first, last):
    """Rounded, or cut off, to as many places as are printed."""
    bases = Pair(*passages(f"Có {count} đơn, đạt {share}%.").figures).bases
    printed = Decimal(share.replace(",", "."))
    for base in range(int(count), 2 * last):
        true = 100 * Decimal(count) / base
        ways = {true.quantize(printed, way) for way in (ROUND_HALF_UP, ROUND_DOWN)}
        assert (base in bases) == (printed in ways), base
    assert (bases[0], bases[-1]) == (first, last)


@pytest.mark.parametrize(
    "plain, percentage",
    [
        ("Có 176 đơn, đạt 79,6%.", "79,6%"),
        ("Có 176 đơn (160 đơn mới, 16 đơn cũ), đạt 79,6%.", "79,6%"),  # over a bracket of parts
        ("Có 176 đơn và 12 tờ trình, đạt 79,6%.", "12"),  # the next figure is no percentage
        ("Có 176 đơn.", None),
    ],
)
def test_the_percentage_behind_a_figure(plain, percentage):
    found = passages(plain)
    behind = share_behind(found, found.figures[0])
    assert (behind and behind.raw) == percentage


@pytest.mark.parametrize(
    "plain, directly",
    [
        ("Có 176 đơn, đạt 79,6%.", True),
        ("Có 176 đơn thư các loại, chiếm tỷ lệ 79,6%.", True),
        ("Có 176 đơn (đạt 79,6%).", True),
        ("Có 176 đơn, đạt khoảng 79,6%.", False),  # about so many
        ("Có 176 đơn. Tỷ lệ đạt 79,6%.", False),  # another sentence
        ("Có 176 đơn; riêng lĩnh vực đất đai thì số còn lại tăng 79,6%.", False),
    ],
)
def test_only_words_that_lead_over_stand_between(plain, directly):
    found = passages(plain)
    assert stands_directly_behind(found, *found.figures) == directly


@pytest.mark.parametrize(
    "plain, may_be",
    [
        ("Có 12 hồ sơ, đạt 79,6%.", True),
        ("Có 12 hồ sơ, đạt 100%.", True),
        ("Có 12 hồ sơ, đạt 143,66%.", False),
        ("Có 431/300 hội viên, bằng 143,66%.", True),  # more than was planned
        ("Có 30/300 hội viên, bằng 143,66%.", False),
        ("Có 12 hồ sơ, đạt 0%.", False),
        ("Có 12 hồ sơ, còn 3 hồ sơ.", False),
    ],
)
def test_what_may_be_the_percentage_of_a_part(plain, may_be):
    figure, share = passages(plain).figures
    assert is_share(share, figure) == may_be


@pytest.mark.parametrize(
    "plain, expected",
    [
        ("Có 14/28 nhiệm vụ hoàn thành, đạt 50%.", ["14/28 = 50%: holds"]),
        ("Hoàn thành 23/28 nhiệm vụ, đạt 82,1%.", ["23/28 = 82,1%: rounded"]),
        ("Hoàn thành 23/28 nhiệm vụ (đạt 82,14%).", ["23/28 = 82,14%: rounded"]),
        ("Tỷ lệ hài lòng đạt 96,5% (193/200 phiếu).", ["193/200 = 96,5%: holds"]),
        ("Hoàn thành 23/28 nhiệm vụ, đạt 92,1%.", ["23/28 = 92,1%: fails"]),
        ("Tỷ lệ hài lòng đạt 95,6% (193/200 phiếu).", ["193/200 = 95,6%: fails"]),
        # the last printed place may have been rounded otherwise
        ("Hoàn thành 23/28 nhiệm vụ, đạt 82,2%.", []),
        # all of it is said of so much
        ("Hoàn thành 23/28 nhiệm vụ, đạt 100%.", []),
        # it measures by something else
        ("Hoàn thành 23/28 nhiệm vụ, tăng 92,1% so với cùng kỳ.", []),
        # where words may name another base nothing is said against it
        ("Hoàn thành 23/28 nhiệm vụ, đạt 92,1% kế hoạch cả năm.", []),
    ],
)
def test_a_ratio_is_held_against_its_own_percentage(plain, expected):
    assert shares(plain) == expected
