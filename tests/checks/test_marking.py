"""What checks do to rows: who is accused, who is proven, who is upheld by the table."""

from dataclasses import replace

import pytest

from extractor.checks.marking import mark
from extractor.layout import from_plain
from extractor.lines import numeral_at
from extractor.model import Check, Doubt

READ = Doubt.of("second_reading", other="251")
MEANT = Doubt("year_or_count")
TEXT = "100 200 300 400 50"


def row(raw, doubts=(), kind="count", **fields):
    at = TEXT.index(raw)
    made = numeral_at(from_plain(TEXT), at, at + len(raw), kind, "figure.count")
    return replace(made, value=int(raw), doubts=tuple(doubts), confidence=0.5, **fields)


def check(name, verdict, raws, accused=(), statement="100 = 200 + 300", **fields):
    return Check(
        check=name,
        statement=statement,
        verdict=verdict,
        difference="0",
        figures=tuple(TEXT.index(raw) for raw in raws),
        page=1,
        section="",
        accused=tuple(TEXT.index(raw) for raw in accused),
        **fields,
    )


def keys(rows):
    return [[doubt.key for doubt in made.doubts] for made in rows]


def test_an_accused_row_goes_to_review_and_says_why():
    failing = check("total_parts", "fails", ["100"], ["100"], message="Tổng không khớp | 100")
    accused, other = mark([row("100"), row("200")], [failing], [], {})
    assert keys([accused, other]) == [["check_failed"], []]
    said = dict(accused.doubts[0].values)["statement"]
    assert said == "100 = 200 + 300 (Tổng không khớp   100)"
    assert accused.confidence < 0.5 and other.confidence == 0.5


@pytest.mark.parametrize("name", ["total_parts", "table_total"])
def test_each_check_that_accuses_is_told(name):
    failing = [check(name, "fails", ["100"], ["100", "100"], statement=s) for s in ("a", "b")]
    of_text, of_tables = (failing, []) if name == "total_parts" else ([], failing)
    (made,) = mark([row("100")], of_text, of_tables, {})
    assert keys([made]) == [["check_failed", "check_failed"]]


def test_a_proof_settles_how_a_figure_was_read_not_what_it_means():
    (made,) = mark([row("100", [READ, MEANT])], [], [], {TEXT.index("100"): "100 = 50 + 50"})
    assert keys([made]) == [["year_or_count"]]
    assert made.proven == "100 = 50 + 50" and made.confidence > 0.9


def test_a_proof_of_a_row_without_doubts_is_kept_beside_it():
    (made,) = mark([row("100")], [], [], {TEXT.index("100"): "100 = 50 + 50"})
    assert (made.proven, made.confidence) == ("100 = 50 + 50", 0.5)


def test_nobody_proves_a_row_that_a_check_accuses():
    failing = check("total_parts", "suspect", ["100"], ["100"])
    (made,) = mark([row("100", [READ])], [failing], [], {TEXT.index("100"): "100 = 50 + 50"})
    assert keys([made]) == [["second_reading", "check_failed"]] and made.proven == ""


@pytest.mark.parametrize("kind", ["date", "document_number", "label"])
def test_only_figures_are_proven(kind):
    (made,) = mark([row("100", [READ], kind)], [], [], {TEXT.index("100"): "100 = 50 + 50"})
    assert keys([made]) == [["second_reading"]] and made.proven == ""


@pytest.mark.parametrize(
    "verdict, raw, left",
    [
        ("holds", "100", []),
        ("rounded", "100", []),
        ("truncated", "100", ["second_reading"]),
        ("suspect", "100", ["second_reading"]),
        ("holds", "50", ["second_reading"]),  # so short a figure fits by chance
    ],
)
def test_the_arithmetic_of_a_table_upholds_its_cells(verdict, raw, left):
    of_table = check("table_formula", verdict, [raw], statement="3 = 1 + 2 (Dòng a)")
    (made,) = mark([row(raw, [READ])], [], [of_table], {})
    assert keys([made]) == [left]


def test_a_share_says_nothing_of_what_it_was_worked_out_from():
    share = check("table_formula", "holds", ["100", "200", "300"], statement="3 = 1 / 2 (Dòng a)")
    rows = [row(raw, [READ]) for raw in ("100", "200", "300")]
    assert keys(mark(rows, [], [share], {})) == [[], ["second_reading"], ["second_reading"]]


def sums(count, verdict="holds"):
    return [check("table_total", verdict, ["400", "50"]) for _ in range(count)]


@pytest.mark.parametrize(
    "closing, open_, left",
    [
        (3, 0, []),
        (2, 0, ["second_reading"]),  # too few on the page
        (3, 1, ["second_reading"]),  # too many that do not close
        (8, 1, []),
    ],
)
def test_the_only_figure_in_doubt_of_a_sum_that_closes_is_known(closing, open_, left):
    of_tables = [*sums(closing), *sums(open_, "suspect")]
    assert keys(mark([row("50", [READ]), row("400")], [], of_tables, {}))[0] == left


def test_with_two_in_doubt_errors_might_cancel():
    rows = [row("50", [READ]), row("400", [READ])]
    assert keys(mark(rows, [], sums(3), {})) == [["second_reading"], []]
