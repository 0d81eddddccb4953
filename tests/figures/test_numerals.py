"""Rows made of slices of the text."""

from dataclasses import replace

import pytest

from extractor.figures.numerals import NO_RULE, STRUCTURE, as_label, is_free, label_at, unread_at
from extractor.layout import from_plain
from extractor.lines import numeral_at
from extractor.model import Doubt

TEXT = "II. KẾT QUẢ\n1. Tiếp nhận 1.234 hồ sơ.\n2. Đạt 23/28 nhiệm vụ.\n"
DOCUMENT = from_plain(TEXT)


def span_of(printed):
    at = TEXT.index(printed)
    return at, at + len(printed)


@pytest.mark.parametrize("printed", ["1.234", "23/28", "II"])
def test_a_row_is_a_slice_with_its_place(printed):
    row = numeral_at(DOCUMENT, *span_of(printed), "count", "figure.count")
    assert (row.raw, row.kind, row.rule) == (printed, "count", "figure.count")
    assert TEXT[row.start : row.end] == printed
    assert (row.place.page, row.place.box, row.place.confidence) == (1, None, 1.0)


def test_a_label_says_what_it_names_and_where():
    row = label_at(DOCUMENT, *span_of("II"), "số của đề mục", "II")
    assert (row.kind, row.rule, row.of, row.section) == ("label", STRUCTURE, "số của đề mục", "II")


def test_print_that_no_rule_takes_is_for_a_person():
    row = unread_at(DOCUMENT, *span_of("1.234"), Doubt("no_rule"))
    assert (row.kind, row.rule, row.value) == ("label", NO_RULE, None)
    assert [doubt.key for doubt in row.doubts] == ["no_rule"]


def test_a_figure_that_is_a_label_keeps_its_place_and_nothing_of_its_value():
    figure = replace(
        numeral_at(DOCUMENT, *span_of("23/28"), "ratio", "figure.ratio"),
        numerator=23,
        denominator=28,
        unit="nhiệm vụ",
        subject="Đạt",
        status="actual",
    )
    label = as_label(figure, "số bị gạch bỏ", (Doubt("struck_out"),))
    assert (label.raw, label.place) == (figure.raw, figure.place)
    assert (label.kind, label.of, label.rule) == ("label", "số bị gạch bỏ", STRUCTURE)
    assert (label.value, label.numerator, label.denominator) == (None, None, None)
    assert (label.unit, label.subject, label.status) == ("", "", "")
    assert [doubt.key for doubt in label.doubts] == ["struck_out"]


@pytest.mark.parametrize(
    "printed, free",
    [("23/28", True), ("1.234", False), ("234", False), ("1.234 hồ sơ", False), (" hồ sơ", True)],
)
def test_a_slice_is_free_where_no_row_has_a_character_of_it(printed, free):
    taken = [numeral_at(DOCUMENT, *span_of("1.234"), "count", "figure.count")]
    assert is_free(*span_of(printed), taken) == free
