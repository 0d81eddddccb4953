"""Labels that the layout gives: numbers of headings and pages, marks of footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import regex

from extractor.figures.numerals import is_free, label_at
from extractor.lines import words_of
from extractor.model import DocumentText, Numeral

DIGITS = regex.compile(r"[0-9]+|\p{No}+")
NUMBER = regex.compile(r"\d+")
FOOTNOTE_MARK = "dấu chú thích"
FURNITURE = {
    "page-number": "số trang",
    "contents-page": "số trang trong mục lục",
    "row-number": "số thứ tự của dòng trong bảng",
    "footnote-mark": FOOTNOTE_MARK,
}
FOOTNOTE_NUMBER = regex.compile(r"\W*(?P<n>\d{1,2})(?!\d|[.,/]\d)")
FOOTNOTE_LINE = 60  # characters from which a footnote's own print is told
NEAREST = 5  # words beside it; those far along a bent or slanted line lie on another height
LONGEST_MARK = 3  # characters; a longer first word holds more than the mark
SMALL = 0.7  # of the height of the words beside it: a mark is smaller
RAISED = 0.2  # of that height by which a mark's foot lies above theirs


@dataclass(frozen=True, slots=True)
class Labelled:
    """A slice of the text that is a label: what it names, and the heading path below it ("" for
    what is no heading)."""

    start: int
    end: int
    of: str
    section: str = ""


def structure_labels(document: DocumentText, claimed: list[Numeral]) -> list[Numeral]:
    """Rows of heading numbers, page numbers and footnote marks, where no row was claimed before."""
    labels: dict[int, Numeral] = {}
    for found in _labelled(document):
        if found.start not in labels and is_free(found.start, found.end, claimed):
            labels[found.start] = label_at(
                document,
                found.start,
                found.end,
                of=found.of,
                section=found.section,
            )
    return list(labels.values())


def _labelled(document: DocumentText) -> Iterator[Labelled]:
    for own in document.numbered:
        yield Labelled(own.start, own.end, "số thứ tự đề mục", own.path)
    for start, end, kind in document.furniture:
        if kind in FURNITURE:
            for number in NUMBER.finditer(document.text, start, end):
                yield Labelled(*number.span(), FURNITURE[kind])
        elif kind == "footnote" and _is_raised(document, start):
            mark = FOOTNOTE_NUMBER.match(document.text, start, end)
            if mark:
                yield Labelled(*mark.span("n"), "chú thích cuối trang")


def _is_raised(document: DocumentText, start: int) -> bool:
    """True where the word at `start`, first of a footnote's line, is small or set high, as marks
    are; and where too few words stand beside it to tell."""
    words = words_of(document, start, start + FOOTNOTE_LINE)
    boxes = [word.box for word in words if word.box]
    if len(boxes) < 3:
        return True
    first, *rest = boxes[: 1 + NEAREST]
    foot = median(box.y1 for box in rest)
    height = median(box.height for box in rest)
    longer = len(next(word.text for word in words if word.box)) > LONGEST_MARK
    return longer or first.height < SMALL * height or first.y1 < foot - RAISED * height
