"""Relations between named indicators, far apart in a report: only what holds is said."""

from dataclasses import replace

import pytest
from made_checks import examined, said

from extractor.checks.indicator_arithmetic import arithmetic_of, indicator_arithmetic
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


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        ("den(a.b) = c.d", (("a.b", "denominator"), ("c.d", "value"))),
        ("c.d = num(a.b) / den(a.b) * 100", (("a.b", "numerator"), ("a.b", "denominator"))),
        ("num(a.b) = c.d + e.f", (("a.b", "numerator"), ("c.d", "value"))),
    ],
)
def test_the_numbers_of_a_ratio_are_named(words, sides):
    found = arithmetic_of(words)
    assert found is not None
    firsts = [(side[0].code, side[0].part) for side in found.sides]
    assert tuple(firsts[:2]) == sides


@pytest.mark.parametrize(
    "words", ["num(a.b) <= den(a.b)", "a.b + c.d = số đơn vị được đánh giá", "0 <= a.b <= 100"]
)
def test_what_is_told_in_words_or_of_one_ratio_is_no_relation(words):
    assert arithmetic_of(words) is None


@pytest.mark.parametrize(
    ("all_tasks", "expected"),
    [("28", ["28 = 28: holds"]), ("30", [])],
)
def test_a_ratio_is_held_against_the_count_of_its_whole(all_tasks, expected):
    plain = (
        f"I. Chỉ đạo, điều hành\n\nKế hoạch cải cách hành chính của huyện có {all_tasks} nhiệm vụ.\n"
        "\nCông tác kiểm tra được quan tâm.\n\nĐến nay đã hoàn thành 23/28 nhiệm vụ.\n"
    )
    document, numerals = examined(plain)
    whole, ratio = (row for row in numerals if row.kind in ("count", "ratio"))
    named = (
        replace(whole, indicator="chi_dao.ke_hoach.nhiem_vu_tong_so", status="actual"),
        replace(ratio, indicator="chi_dao.ke_hoach.nhiem_vu_hoan_thanh", status="actual"),
    )
    relations = indicator_arithmetic(Passages.of(document, named))
    assert [f"{one.statement}: holds" for one in relations] == expected
