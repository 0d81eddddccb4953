"""Tests of repeats."""

import pytest

from extractor.administration.gazetteer import Gazetteer
from extractor.comparison.repeats import find_repeats, replaced
from extractor.comparison.reporters import reporter_of
from extractor.comparison.result_folders import Filed


def filed(
    file,
    read,
    number="1/BC-UBND",
    date="2016-11-15",
    period="2016",
    title="Kết quả",
    unit="UBND huyện Mỹ Xuyên",
    content="",
):
    who = reporter_of(unit, "huyện", "Sóc Trăng", "", "2016-11-15", known=Gazetteer())
    return Filed(0, file, content, number, date, "Báo cáo", unit, title, period, "", who, read)


@pytest.mark.parametrize(
    "first, second, kept, why",
    [
        ({}, {}, "b", "read_later"),
        ({"number": "2/BC-UBND"}, {"date": "2016-12-01"}, "b", "later_date"),
        ({"date": "2016-12-01", "number": "9/BC-UBND"}, {}, "a", "later_date"),
        ({"title": "Khác"}, {}, "b", "read_later"),
        ({"period": "2015"}, {}, "b", "other_period"),
        ({"number": "", "date": ""}, {}, "b", "no_date"),
    ],
)
def test_which_of_two_counts(first, second, kept, why):
    [found] = find_repeats([filed("a", 0, **first), filed("b", 1, **second)])
    assert (found.kept.file, found.why) == (kept, why)
    assert bool(replaced([found])) == (why in ("later_date", "read_later"))


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2015", "number": "2/BC-UBND"},
        {"title": "Khác", "number": "2/BC-UBND"},
        {"unit": "UBND huyện Mỹ Tú"},
        {"number": "", "title": ""},
    ],
)
def test_reports_that_are_two(other):
    assert find_repeats([filed("a", 0), filed("b", 1, **other)]) == []


@pytest.mark.parametrize(
    "first, second",
    [
        ({"number": ""}, {"date": "", "title": ""}),  # read otherwise in another folder
        ({"number": "", "date": "", "title": ""}, {"number": "", "date": "", "title": ""}),
        ({"date": "2016-12-01"}, {"title": "Khác"}),
    ],
)
def test_one_content_counts_once(first, second):
    [found] = find_repeats(
        [filed("a", 0, content="x", **first), filed("b", 1, content="x", **second)]
    )
    assert (found.kept.file, found.other.file, found.why) == ("b", "a", "same_content")
    assert replaced([found])


def test_two_documents_of_one_file_are_two():
    no_number = {"content": "x", "number": "", "date": "", "title": ""}
    assert find_repeats([filed("a.pdf", 0, **no_number), filed("a.pdf#2", 1, **no_number)]) == []
    again = [filed("a.pdf#2", 0, **no_number), filed("b.pdf#2", 1, **no_number)]
    assert [found.other.file for found in find_repeats(again)] == ["a.pdf#2"]
