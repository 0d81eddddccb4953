"""A document's numerals as persons decided them, for the checks of their values."""

from dataclasses import replace
from decimal import Decimal

import pytest
from made_decisions import DOCUMENT, decision

from extractor.decisions.numerals import decided_numerals, with_machine_rows
from extractor.layout import from_plain
from extractor.lines import numeral_at
from extractor.model import Box, Doubt, Place

TEXT = "Đã tiếp nhận 1.280 hồ sơ, giải quyết 99,2%."
BOX = Box(100, 200, 140, 212)
DOUBT = Doubt.of("second_reading", other="1.250")


def row(raw="1.280", kind="count", value=1280, box=BOX, **fields):
    at = TEXT.index(raw)
    made = numeral_at(from_plain(TEXT), at, at + len(raw), kind, "figure.count")
    place = Place(page=2, box=box, confidence=0.6, label="")
    return replace(made, value=value, doubts=(DOUBT,), place=place, **fields)


def decided(made, **fields):
    (found,) = decided_numerals((made,), [decision(start=made.start, **fields)], DOCUMENT["sha256"])
    return found


@pytest.mark.parametrize(
    "new, kind, value, raw",
    [
        ("1250", "count", 1250, "1.250"),
        ("12500", "count", 12500, "12.500"),
        ("12.5", "measure", Decimal("12.5"), "12,5"),
    ],
)
def test_a_corrected_figure_is_sure_and_printed_as_it_should_be(new, kind, value, raw):
    found = decided(row(), new=new)
    assert (found.kind, found.value, found.raw) == (kind, value, raw)
    assert found.doubts == () and found.place.confidence == 1.0
    assert found.place.box == BOX


def test_a_figure_may_turn_out_a_ratio():
    found = decided(row(), new="23/28")
    assert (found.kind, found.value, found.raw) == ("ratio", None, "23/28")
    assert (found.numerator, found.denominator) == (23, 28)


@pytest.mark.parametrize(
    "state, kind, value", [("not_a_figure", "label", None), ("unreadable", "count", None)]
)
def test_what_is_no_figure_or_cannot_be_read_has_no_value(state, kind, value):
    found = decided(row(), new="", state=state)
    assert (found.kind, found.value, found.numerator, found.doubts) == (kind, value, None, ())


def test_a_label_stays_one_whatever_is_typed():
    made = row(kind="label", value=None)
    found = decided(made, new="1250")
    assert (found.kind, found.value, found.raw, found.doubts) == ("label", None, "1.280", ())


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "later"},
        {"field": "unit", "new": "đơn"},  # no worth
        {"page": 3},  # another place
        {"box": (300, 500, 340, 512), "start": 9999},
    ],
)
def test_other_decisions_leave_the_numerals_as_they_are(fields):
    rows = (row(),)
    asked = decision(**({"start": rows[0].start} | fields))
    assert decided_numerals(rows, [asked], DOCUMENT["sha256"]) == rows


def test_without_decisions_the_same_rows_come_back():
    rows = (row(),)
    assert decided_numerals(rows, [], DOCUMENT["sha256"]) is rows


def test_a_percentage_keeps_its_sign_behind_it():
    made = row("99,2%", "percentage", Decimal("99.2"))
    found = decided(made, raw="99,2%", old="99.2", new="99.7")
    assert (found.kind, found.value, found.raw) == ("percentage", Decimal("99.7"), "99,7%")


def test_rows_as_the_machine_read_them_come_back_where_a_person_decided():
    read = (row(), row("99,2%", "percentage", Decimal("99.2"), None))
    given = decided_numerals(read, [decision(start=read[0].start)], DOCUMENT["sha256"])
    checked = tuple(replace(one, proven="17 = 2 + 15") for one in given)
    back = with_machine_rows(checked, read, given)
    assert back == (read[0], checked[1])
    assert with_machine_rows(checked, read, read) is checked
