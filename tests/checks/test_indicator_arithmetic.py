"""Relations between named indicators, far apart in a report: only what holds is said."""

from dataclasses import replace

import pytest
from made_checks import examined, said

from extractor.checks.indicator_arithmetic import indicator_arithmetic
from extractor.checks.passages import Passages

REPORT = (
    "I. Giải quyết thủ tục hành chính\n\nTổng số hồ sơ tiếp nhận là {received} hồ sơ. "
    "Công tác tuyên truyền được quan tâm.\n\nĐã giải quyết {resolved} hồ sơ.\n\nVề trang thiết bị, các bộ phận "
    "đã được trang bị đầy đủ. Số hồ sơ đang giải quyết là {pending} hồ sơ.\n"
)


def coded(plain):
    return [one.removeprefix("coded: ") for one in said(plain) if one.startswith("coded: ")]


@pytest.mark.parametrize(
    "received, resolved, pending, expected",
    [
        ("9.846", "9.512", "334", ["9.846 = 9.512 + 334: holds"]),
        ("120", "100", "20", ["120 = 100 + 20: holds"]),
        ("9.846", "9.512", "300", []),  # codes may be of different scopes: nothing is said
    ],
)
def test_a_sum_of_indicators_is_said_where_it_holds(received, resolved, pending, expected):
    plain = REPORT.format(received=received, resolved=resolved, pending=pending)
    assert coded(plain) == expected


def test_an_indicator_that_is_stated_twice_is_of_two_scopes():
    plain = REPORT.format(received="120", resolved="100", pending="20") + "Có 90 đơn."
    document, numerals = examined(plain)
    *others, resolved, pending, last = numerals
    again = replace(last, indicator=resolved.indicator)
    assert len(list(indicator_arithmetic(Passages.of(document, numerals)))) == 1
    twice = Passages.of(document, (*others, resolved, pending, again))
    assert list(indicator_arithmetic(twice)) == []


def test_figures_of_two_chapters_are_of_two_scopes():
    plain = REPORT.format(received="120", resolved="100", pending="20")
    parted = plain.replace("\n\nĐã giải quyết", "\n\nII. Kết quả giải quyết\n\nĐã giải quyết")
    assert parted != plain and coded(parted) == []
