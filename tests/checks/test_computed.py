"""Checks are written so that they can be computed again, with the same verdict."""

import csv
from decimal import Decimal

import pytest

from extractor.checks import figures_of, holds_now
from extractor.checks.computed import written
from extractor.checks.relations import HOLDING, Relation, Term

VALUES = {1: "5650", 2: "4200", 3: "1447", 4: "23/28", 5: "87.5", 6: "0"}


def value_of(start, part):
    numerator, slash, denominator = VALUES.get(start, "").partition("/")
    parts = {"numerator": numerator, "denominator": denominator} if slash else {"value": numerator}
    return Decimal(parts[part]) if parts.get(part) else None


def term(start, value, part="value"):
    return Term(start=start, part=part, value=Decimal(value), raw=value)


@pytest.mark.parametrize(
    "relation, text",
    [
        (
            Relation.total("x", term(1, "5.65E+3"), [term(2, "4.2E+3"), term(3, "1447")], 1.0),
            "sum 1^1 = 2^2 + 3",
        ),
        (
            Relation.at_most("x", term(4, "23", "numerator"), term(4, "28", "denominator"), 1.0),
            "most 4:numerator = 4:denominator",
        ),
        (Relation.same("x", [term(5, "87.50"), term(5, "87.50")], 1.0, ""), "same 5^-2 = 5^-2"),
    ],
)
def test_written_and_computed_again(relation, text):
    assert written(relation) == text
    assert holds_now(text, value_of) is True


def test_what_a_finder_settled_itself_is_not_computed():
    assert written(Relation.fact("x", "01/NQ-CP – 01/01/2021", 1.0, about=[1, 2])) == ""


@pytest.mark.parametrize(
    "computed",
    [
        "",
        "sum",
        "sum 1",
        "sum 1 = 77",  # a figure that is gone
        "sum 1 = 4",  # a ratio has no value
        "sum 1 = x + 2",
        "guess 1 = 2",
        "formula 1 = 2 / 6",  # by nothing
        "formula 1 = 2 ^ 3",
        "percent 1 = 2 /",
        "same 1:__class__ = 2",
    ],
)
def test_what_cannot_be_computed_is_left_open(computed):
    assert holds_now(computed, value_of) is None


def test_every_check_of_the_samples_is_computed_to_its_verdict(samples_out):
    """By the values of the CSV files, as whoever reads them has them."""
    with open(samples_out / "figures.csv", encoding="utf-8-sig", newline="") as handle:
        figures = {(row["file"], int(row["start"])): row for row in csv.DictReader(handle)}
    with open(samples_out / "checks.csv", encoding="utf-8-sig", newline="") as handle:
        checks = [row for row in csv.DictReader(handle) if row["computed"]]

    def value_in(check):
        def number(start, part):
            text = figures.get((check["file"], start), {}).get(part)
            return Decimal(text) if text else None

        return number

    assert len(checks) > 20
    for check in checks:
        expected = check["verdict"] in HOLDING
        assert holds_now(check["computed"], value_in(check)) is expected, check
        assert set(map(int, check["figures"].split())) <= set(figures_of(check["computed"])), check
