"""One decision of one person: what it is about, what it held, how it is told."""

import pytest
from made_decisions import DOCUMENT, decision, figure

from extractor.decisions.decision import (
    OF_DOCUMENT,
    about_document,
    about_row,
    box_of,
    head_of,
    held,
    identity,
    told_by,
)
from extractor.model import Box


@pytest.mark.parametrize(
    "field, page, slot",
    [
        ("value", 2, "worth"),
        ("iso", 2, "worth"),
        ("number", 2, "worth"),
        ("unit", 2, "unit"),
        ("indicator", 2, "indicator"),
        ("number", OF_DOCUMENT, "number"),  # a field of the document's own
    ],
)
def test_the_last_decision_of_a_slot_holds(field, page, slot):
    assert decision(field=field, page=page).slot == slot


@pytest.mark.parametrize(
    "state, settles", [("corrected", True), ("unreadable", True), ("later", False)]
)
def test_what_is_left_for_later_settles_nothing(state, settles):
    assert decision(state=state).settles == settles


@pytest.mark.parametrize(
    "row, field, value",
    [
        ({"value": "1250"}, "value", "1250"),
        ({"value": "", "numerator": "23", "denominator": "28"}, "value", "23/28"),
        ({"value": None, "numerator": 23, "denominator": 28}, "value", "23/28"),
        ({"value": None, "numerator": "", "denominator": ""}, "value", ""),
        ({"unit": "hồ sơ"}, "unit", "hồ sơ"),
        ({}, "unit", ""),
    ],
)
def test_what_a_row_holds_in_a_field(row, field, value):
    assert held(row, field) == value


@pytest.mark.parametrize(
    "corners, box",
    [
        ((100, 200, 140, 212), Box(100, 200, 140, 212)),
        (("100.5", "200", "140", "212"), Box(100.5, 200, 140, 212)),
        (("", "", "", ""), None),
        ((None, 200, 140, 212), None),
        (("links", "200", "140", "212"), None),
        ((140, 200, 100, 212), None),  # inside out
    ],
)
def test_the_box_of_a_row(corners, box):
    assert box_of(dict(zip(("x0", "y0", "x1", "y1"), corners, strict=True))) == box


def test_a_decision_about_a_row_finds_its_place_again():
    made = about_row(figure(), DOCUMENT, "value", new="1250", state="corrected", person="Lan")
    assert (made.page, made.box, made.raw) == (2, Box(100, 200, 140, 212), "1.280")
    assert (made.old, made.new, made.start, made.kind) == ("1280", "1250", 40, "count")
    assert made.sentence == "Đã tiếp nhận 1.280 hồ sơ." and made.sha256 == DOCUMENT["sha256"]
    assert made.document == "215/BC-UBND | UBND huyện An Phú | 2024"


def test_a_decision_about_a_document_has_no_place():
    made = about_document(DOCUMENT, "number", new="216/BC-UBND", state="corrected", person="Lan")
    assert (made.page, made.box, made.old) == (OF_DOCUMENT, None, "215/BC-UBND")


def test_a_document_is_told_by_its_number_only_where_it_has_one():
    assert identity(DOCUMENT) == "215/BC-UBND | UBND huyện An Phú | 2024"
    assert identity(DOCUMENT | {"number": ""}) == identity({}) == ""


def test_fields_of_a_head_hold_no_sign_that_parts_them():
    fields = head_of(DOCUMENT | {"issuer": "UBND | huyện"}).split(" | ")
    assert fields == ["215/BC-UBND", "2024-12-12", "UBND / huyện", "", "", "", "2024"]


@pytest.mark.parametrize(
    "corrected, told",
    [
        ("Lan, 2024-11-05T08:05:12.123+07:00", "Lan, 05/11/2024 08:05"),
        ("Lan, 2024-11-05T08:05+07:00", "Lan, 05/11/2024 08:05"),
        ("", ""),
    ],
)
def test_who_decided_when_is_told_as_an_office_writes_it(corrected, told):
    assert told_by(corrected) == told
