"""Numerals that the layout gives a meaning: headings' numbers, page numbers, footnotes."""

from dataclasses import replace

import pytest

from extractor.figures.structure import FURNITURE, structure_labels
from extractor.layout import from_plain
from extractor.lines import numeral_at
from extractor.model import Box, HeadingNumber, PlacedWord, Word

TEXT = "2.1. Giáo dục\nCó 12 trường\n- 3 -\n"


def document(**fields):
    return replace(from_plain(TEXT), numbered=(), furniture=(), **fields)


def labels(found):
    return [(row.raw, row.kind, row.of, row.section) for row in found]


def test_a_headings_number_is_a_label_with_its_path():
    made = replace(document(), numbered=(HeadingNumber(0, 3, "II.2.1"),))
    assert labels(structure_labels(made, [])) == [("2.1", "label", "số thứ tự đề mục", "II.2.1")]


@pytest.mark.parametrize("kind", ["page-number", "contents-page", "row-number", "footnote-mark"])
def test_numerals_of_a_line_of_furniture_are_named_by_its_kind(kind):
    start = TEXT.index("- 3")
    made = replace(document(), furniture=((start, start + 5, kind),))
    ((raw, row_kind, of, _),) = labels(structure_labels(made, []))
    assert (raw, row_kind, of) == ("3", "label", FURNITURE[kind])


def test_what_a_row_holds_already_is_no_label():
    made = replace(document(), numbered=(HeadingNumber(0, 3, "II.2.1"),))
    claimed = [numeral_at(made, 0, 3, "measure", "figure.decimal")]
    assert structure_labels(made, claimed) == []


def test_a_slice_is_labelled_once():
    made = replace(
        document(), numbered=(HeadingNumber(0, 1, "2"),), furniture=((0, 1, "row-number"),)
    )
    assert labels(structure_labels(made, [])) == [("2", "label", "số thứ tự đề mục", "2")]


NOTE = "1 Theo Nghị định của Chính phủ"


def note():
    """The note's line as a text file has it."""
    return replace(from_plain(NOTE), numbered=(), furniture=((0, len(NOTE), "footnote"),))


def footnote(height, foot):
    """The note's line, its first word of this height with its foot there; the rest 10 high at 20."""
    pieces, at = [], 0
    for word in NOTE.split():
        box = Box(at * 6, 10, at * 6 + 5, 20) if at else Box(0, foot - height, 5, foot)
        pieces.append(PlacedWord(at, at + len(word), 1, Word(word, box, 1)))
        at += len(word) + 1
    return replace(note(), pieces=tuple(pieces))


@pytest.mark.parametrize(
    "height, foot, is_mark",
    [
        (5, 15, True),  # small and set high
        (6, 20, True),  # small
        (10, 16, True),  # set high
        (10, 20, False),  # a word of the sentence: `1 Theo`
        (10, 19, False),
    ],
)
def test_the_mark_of_a_footnote_is_small_or_set_high(height, foot, is_mark):
    found = labels(structure_labels(footnote(height, foot), []))
    assert found == ([("1", "label", "chú thích cuối trang", "")] if is_mark else [])


def test_a_first_word_too_long_for_a_mark_may_begin_with_one():
    """Print glued to its mark has the height of print: `1Theo`."""
    made = footnote(10, 20)
    first, second, *rest = made.pieces
    glued = first._replace(word=replace(first.word, text="1Theo"), end=second.end)
    found = structure_labels(replace(made, pieces=(glued, *rest)), [])
    assert [row[0] for row in labels(found)] == ["1"]


def test_a_note_of_a_text_file_begins_with_its_mark():
    assert [row[0] for row in labels(structure_labels(note(), []))] == ["1"]
