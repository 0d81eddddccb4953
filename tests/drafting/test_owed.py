"""What units have to answer: nobody is asked for what may be our own fault."""

import pytest
from made_datasets import report
from made_drafts import put_contradiction

from extractor.administration import load_units
from extractor.comparison import gather
from extractor.drafting.owed import debts_of
from extractor.output.database import Dataset


def debts(folder, listed, due="", level=""):
    known = load_units(listed)
    gathered = gather((folder,), known)
    return debts_of(gathered, gathered.standing("2024", known), "2024", due, level)


def owed(found):
    return {one.unit.label: one for one in found.owed}


def test_only_units_with_something_to_answer_are_asked(folder, listed):
    found = owed(debts(folder, listed))
    assert sorted(found) == ["huyện Long Phú", "huyện Mỹ Tú"]
    assert found["huyện Long Phú"].missing and found["huyện Long Phú"].contrary == 0
    assert not found["huyện Mỹ Tú"].missing and found["huyện Mỹ Tú"].contrary == 1


def test_a_report_of_the_due_day_itself_is_in_time(folder, listed):
    assert owed(debts(folder, listed, "2024-12-20")).get("huyện Kế Sách") is None
    late = owed(debts(folder, listed, "2024-12-19"))["huyện Kế Sách"].late
    assert (late.day, late.received) == ("2024-12-20", False)


def test_who_sent_a_report_without_a_day_too_is_not_late(folder, listed):
    with Dataset(folder) as data, data.connection:
        report(data, "huyện Kế Sách", "2024", "", file="không ngày.pdf", number="")
    assert "huyện Kế Sách" not in owed(debts(folder, listed, "2024-12-01"))


@pytest.mark.parametrize("level, asked", [("huyện", 2), ("xã", 0)])
def test_a_level_alone_is_asked(folder, listed, level, asked):
    assert len(debts(folder, listed, level=level).owed) == asked


def test_what_may_be_misread_is_said_aside(folder, listed):
    with Dataset(folder) as data, data.connection:
        put_contradiction(data, "huyện Kế Sách 2024.pdf", "suspect")
    found = debts(folder, listed)
    assert "huyện Kế Sách" not in owed(found)
    assert any("huyện Kế Sách" in line for line in found.aside)
