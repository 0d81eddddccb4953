"""Values chosen out of result folders for who asks for single ones: forms, letters, drafts."""

from fractions import Fraction

import pytest
from made_datasets import COUNT, RATIO, SHARE, report

from extractor.comparison.gathered import (
    GatheredValues,
    SaidOtherwise,
    gather,
    share_or_number,
)
from extractor.comparison.reporters import Reporter
from extractor.comparison.result_folders import Fact
from extractor.comparison.said_changes import SaidChange
from extractor.comparison.values import Indicator, Reading, Source
from extractor.errors import WrongUsage
from extractor.output import Dataset

UNIT = Reporter("huyện", "huyện Mỹ Tú", "", "Sóc Trăng", "Cần Thơ")
SOURCE = Source(0, "bc.pdf", "1", "5")


@pytest.fixture
def folder(tmp_path):
    with Dataset(tmp_path) as data, data.connection:
        report(data, "huyện A", "2024", "2024-12-01", values=[(COUNT, "12"), (RATIO, "23/28")])
        report(data, "huyện B", "2024", "2024-12-02", values=[(COUNT, "7"), (COUNT, "9")])
        report(data, "huyện A", "2023", "2023-12-01", values=[(COUNT, "10")])
        report(data, "xã C", "2024-Q1", "2024-04-01", level="xã", values=[(COUNT, "1")])
    return tmp_path


def unit(gathered, name):
    return next(one for one in gathered.reporters if one.label == name)


@pytest.mark.parametrize(
    "asked, chosen",
    [("", "2024"), ("2024", "2024"), ("năm 2023", "2023"), ("quý I/2024", "2024-Q1")],
)
def test_the_period_is_the_one_asked_for_or_the_latest_that_most_report_on(folder, asked, chosen):
    assert gather([folder]).chosen_period(asked) == chosen


@pytest.mark.parametrize("asked", ["2019", "quý IV/2024"])
def test_a_period_of_nobody_is_refused(folder, asked):
    with pytest.raises(WrongUsage):
        gather([folder]).chosen_period(asked)


def test_units_with_a_report_of_a_period(folder):
    gathered = gather([folder])
    assert [one.label for one in gathered.reporters] == ["huyện A", "huyện B", "xã C"]
    assert [one.label for one in gathered.reported("2023")] == ["huyện A"]


def test_a_value_and_where_there_is_none(folder):
    gathered = gather([folder])
    values = gathered.values(["2024", "2023", "2024", ""])
    assert set(values.readings) == {"2024", "2023"}
    count, a, b = Fact(COUNT[0], "actual"), unit(gathered, "huyện A"), unit(gathered, "huyện B")
    assert values.reading("2024", a, count).text == "12"
    assert values.reading("2023", a, count).text == "10"
    assert values.reading("2023", b, count) is None
    assert values.reading("2022", a, count) is None
    assert values.reading("2024", a, Fact(SHARE[0], "actual")) is None


def test_values_that_differ_are_all_there_and_none_is_chosen(folder):
    gathered = gather([folder])
    of_b = gathered.values(["2024"]).reading(
        "2024", unit(gathered, "huyện B"), Fact(COUNT[0], "actual")
    )
    assert sorted([of_b.text, *(one.text for one in of_b.others)]) == ["7", "9"]


def test_a_repeated_report_counts_once(folder):
    with Dataset(folder) as data, data.connection:
        report(data, "huyện A", "2024", "2024-12-20", file="sửa.pdf", values=[(COUNT, "13")])
    gathered = gather([folder])
    found = gathered.values(["2024"]).reading(
        "2024", unit(gathered, "huyện A"), Fact(COUNT[0], "actual")
    )
    assert (found.text, found.others) == ("13", ())
    assert [key.file for key in gathered.left_out] == ["huyện A 2024.pdf"]


def test_without_results_there_is_nothing_to_ask(tmp_path):
    with pytest.raises(WrongUsage):
        gather([tmp_path])
    with Dataset(tmp_path):
        pass
    with pytest.raises(WrongUsage) as refused:
        gather([tmp_path])
    assert refused.value.code == "nothing_to_compare"


@pytest.mark.parametrize(
    "kind, text, worth",
    [
        ("count", "12", 12),
        ("percentage", "58.3", Fraction(583, 1000)),  # as a share
        ("ratio", "23/28", Fraction(23, 28)),
        ("count", "5 | 7", None),
    ],
)
def test_what_a_value_is_worth(kind, text, worth):
    assert share_or_number(Indicator("a.b", "A", "", kind), text) == worth


def reading(text, **how):
    return Reading(text, False, SOURCE)._replace(**how)


@pytest.mark.parametrize(
    "now, before, listed",
    [
        ({}, {}, True),
        ({"review": True}, {}, False),
        ({}, {"review": True}, False),
        ({"own": False}, {}, False),  # what another period's report says
        ({}, {"odd_unit": "nghìn hồ sơ"}, False),
    ],
)
def test_only_values_that_nobody_need_look_at_are_held_against_each_other(now, before, listed):
    fact = Fact("a.b", "actual")
    readings = {
        "2024": {fact: {UNIT: reading("12", **now)}},
        "2023": {fact: {UNIT: reading("10", **before)}},
    }
    values = GatheredValues(readings, {"a.b": Indicator("a.b", "A", "", "count")})
    assert bool(list(values.settled("2024", "2023"))) == listed


def test_a_unit_without_a_past_is_left_out():
    fact = Fact("a.b", "actual")
    readings = {"2024": {fact: {UNIT: reading("12")}}, "2023": {}}
    values = GatheredValues(readings, {"a.b": Indicator("a.b", "A", "", "count")})
    assert list(values.settled("2024", "2023")) == []


def test_what_cannot_be_worked_out_contradicts_nobody():
    one = SaidOtherwise(
        UNIT, Indicator("a.b", "A", "", "count"), reading("5 | 7"), reading("10"), "2023"
    )
    assert not one.differs(SaidChange.__new__(SaidChange))
