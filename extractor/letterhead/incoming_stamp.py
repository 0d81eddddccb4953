"""The incoming stamp ĐẾN: receiver, number, date, to whom it was passed.

Its form is that of Nghị định 30/2020/NĐ-CP, Phụ lục IV. What is written by hand is left empty and
to review.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import regex

from extractor.administration import spell
from extractor.language.date_words import DAY_WORD
from extractor.letterhead.numerals import (
    HANDWRITTEN,
    NO_SUCH_DAY,
    Span,
    is_handwritten,
    iso_day,
)
from extractor.lines import numeral_at
from extractor.model import OF_STAMP, OF_STAMP_NUMBER, DocumentText, Doubt, Numeral

DATE_RULE = "stamp.date"
BY_HAND = Doubt("stamp_by_hand")
LONGEST_WAY = 183  # days: a report that came later than this after it was signed was misread
ARRIVED = r"Đ[EÉÈẺẼẸÊẾỀỂỄỆ]N\b"  # ĐẾN, whatever mark OCR gave it
STAMP = regex.compile(r"(?m)^(?:[^\n]*\b(?:CÔNG\s+VĂN|VĂN\s+BẢN)\s+)?[^\n\p{L}]{0,3}" + ARRIVED)
STAMP_NUMBER = regex.compile(
    r"(?im)^\W*(?:" + ARRIVED + r"\s+)?"
    r"Số\s*(?:đến)?\s*[:;.]\W*(?P<span>\d[\d.]*)\s*$"
)
STAMP_DATE = regex.compile(
    r"(?i)Ng[àa]y\s*[:.]?\s*"
    r"(?P<span>(?P<d>\d{1,2})\s?[./-]\s?(?P<m>\d{1,2})\s?[./-]\s?(?P<y>\d{4}|\d{2}))(?!\d)"
)
STAMP_DAY_LINE = regex.compile(rf"(?i)\b{DAY_WORD}\b[^\n]*|" + ARRIVED + r"[^\n]*")
STAMP_TO = regex.compile(r"(?i)Chuyển\s*[:.]?\s*(?P<span>[^\n]{0,40})")
RECEIVER = regex.compile(r"(?m)^\s*(\p{Lu}[\p{Lu}\s,]{4,})$")  # a line in capitals
NUMERAL = regex.compile(r"\d[\d./:-]*")


@dataclass(frozen=True, slots=True)
class IncomingStamp:
    """What the stamp says; a text is "" where nothing is printed there. `day` is an ISO day,
    `doubts` are those about the document."""

    number: str = ""
    receiver: str = ""
    day: str = ""
    passed_to: str = ""
    numerals: tuple[Numeral, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class StampField:
    """One field of the stamp: its printed text and the row of its numeral, if it has one."""

    text: str = ""
    numerals: tuple[Numeral, ...] = ()


def read_stamp(document: DocumentText, head: str) -> IncomingStamp:
    """The stamp in the head of the document's text; an empty one where there is none."""
    near = _stamp_span(document, head)
    if near is None:
        return IncomingStamp()
    number = _number(document, head, near)
    day = _day(document, head, near)
    passed_to = _passed_to(document, head, near)
    numerals = (*number.numerals, *day.numerals, *passed_to.numerals)
    if document.pieces:
        numerals += _other_numerals(document, near, numerals)
    by_hand = any(HANDWRITTEN in row.doubts for row in numerals)
    return IncomingStamp(
        number=number.text,
        receiver=_receiver(head, near),
        day=day.text,
        passed_to=passed_to.text,
        numerals=numerals,
        doubts=(BY_HAND,) if by_hand or not (number.text and day.text) else (),
    )


def arrives_at_odd_time(stamp: IncomingStamp, signed: str) -> bool:
    """True where the stamp's day is before the ISO day `signed` or over half a year after it.

    >>> arrives_at_odd_time(IncomingStamp(day="2016-11-20"), "2016-11-15")
    False
    """
    if not signed or not stamp.day:
        return False
    days = (date.fromisoformat(stamp.day) - date.fromisoformat(signed)).days
    return not 0 <= days <= LONGEST_WAY


def without_day(stamp: IncomingStamp) -> IncomingStamp:
    """The stamp without its day, which is doubted in its row: it must have been misread."""
    odd = Doubt("arrival_odd")
    return replace(
        stamp,
        day="",
        numerals=tuple(
            replace(row, doubts=(*row.doubts, odd)) if row.rule == DATE_RULE else row
            for row in stamp.numerals
        ),
    )


def stamp_lines(document: DocumentText) -> list[Span]:
    """The slices of the text that stand in a stamp on a page."""
    return [(start, end) for start, end, kind in document.furniture if kind == "stamp"]


def _stamp_span(document: DocumentText, head: str) -> Span | None:
    """The stamp's slice of the text: found on the page, or in a text file around its ĐẾN."""
    if document.pieces:
        found = stamp_lines(document)
        return (found[0][0], found[-1][1]) if found else None
    mark = STAMP.search(head)
    return (max(0, mark.start() - 160), min(len(head), mark.end() + 400)) if mark else None


def _number(document: DocumentText, head: str, near: Span) -> StampField:
    found = STAMP_NUMBER.search(head, *near)
    if not found:
        return StampField()
    return _printed(document, OF_STAMP_NUMBER, found.span("span"))


def _receiver(head: str, near: Span) -> str:
    """The body named in capitals within 90 characters above the stamp's number."""
    number = STAMP_NUMBER.search(head, *near)
    if not number:
        return ""
    above = RECEIVER.findall(head[max(0, number.start() - 90) : number.start()])
    return spell(above[-1]) if above else ""


def _day(document: DocumentText, head: str, near: Span) -> StampField:
    found = STAMP_DATE.search(head, *near)
    if found:
        span = found.span("span")
        by_hand = is_handwritten(document, span)
        iso = "" if by_hand else iso_day(found)
        why = HANDWRITTEN if by_hand else NO_SUCH_DAY
        return StampField(iso, (_received(document, span, iso, () if iso else (why,)),))
    line = STAMP_DAY_LINE.search(head, *near) if document.pieces else None
    if line:
        return StampField("", (_received(document, line.span(), "", (HANDWRITTEN,)),))
    return StampField()


def _received(document: DocumentText, span: Span, iso: str, doubts: tuple[Doubt, ...]) -> Numeral:
    row = numeral_at(document, *span, "date", DATE_RULE)
    return replace(row, role="received", iso=iso, doubts=doubts)


def _passed_to(document: DocumentText, head: str, near: Span) -> StampField:
    found = STAMP_TO.search(head, *near)
    if not found or not regex.search(r"\d", found["span"]):
        return StampField()
    start, text = found.start("span"), found["span"].rstrip()
    return _printed(document, "nơi chuyển trên dấu đến", (start, start + len(text)))


def _printed(document: DocumentText, of: str, span: Span) -> StampField:
    """The field in this slice; its text is "" where it is written by hand."""
    by_hand = is_handwritten(document, span)
    text = "" if by_hand else document.text[slice(*span)].strip()
    return StampField(text, (_of_stamp(document, of, span, by_hand),))


def _other_numerals(
    document: DocumentText, near: Span, taken: Iterable[Numeral]
) -> tuple[Numeral, ...]:
    """The stamp's numerals that no field took: left to a person."""
    spans = [found.span() for found in NUMERAL.finditer(document.text, *near)]
    return tuple(
        _of_stamp(document, OF_STAMP, (start, end), by_hand=True)
        for start, end in spans
        if not any(row.start < end and start < row.end for row in taken)
    )


def _of_stamp(document: DocumentText, of: str, span: Span, by_hand: bool) -> Numeral:
    """A numeral of the stamp, whose value stands in the documents table; one written by hand has
    no value there, so it is a label to review and stays in sight."""
    row = numeral_at(document, *span, "label" if by_hand else "stamp", "stamp")
    return replace(row, of=of, doubts=(HANDWRITTEN,) if by_hand else ())
