"""The incoming stamp ĐẾN: receiver, number, date, to whom it was passed (Nghị định 30/2020/NĐ-CP,
Phụ lục IV). What is written by hand is left empty and to review: OCR does not read handwriting.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import regex

from extractor.administration import spell
from extractor.language import periods
from extractor.language.numbers import Refused
from extractor.layout import place_of, words_of
from extractor.model import DocumentText, Doubt, Numeral

HANDWRITTEN = Doubt("handwritten")
STAMP = regex.compile(
    r"(?m)^(?:[^\n]*\b(?:CÔNG\s+VĂN|VĂN\s+BẢN)\s+)?[^\n\p{L}]{0,3}Đ[EÉÈẺẼẸÊẾỀỂỄỆ]N\b"
)
STAMP_NUMBER = regex.compile(
    r"(?im)^\W*(?:Đ[EÉÈẺẼẸÊẾỀỂỄỆ]N\s+)?Số\s*(?:đến)?\s*[:;.]\W*(?P<span>\d[\d.]*)\s*$"
)
STAMP_DATE = regex.compile(
    r"(?i)Ng[àa]y\s*[:.]?\s*(?P<span>(?P<d>\d{1,2})\s?[./-]\s?(?P<m>\d{1,2})\s?[./-]\s?(?P<y>\d{4}|\d{2}))(?!\d)"
)
STAMP_DAY_LINE = regex.compile(r"(?i)\bng[àaáâ]y\b[^\n]*|Đ[EÉÈẺẼẸÊẾỀỂỄỆ]N\b[^\n]*")
STAMP_TO = regex.compile(r"(?i)Chuyển\s*[:.]?\s*(?P<span>[^\n]{0,40})")


def stamp_row(
    document: DocumentText, rule: str, kind: str, span: tuple[int, int], **fields
) -> Numeral:
    return Numeral(
        *span, document.text[slice(*span)], kind, rule, place_of(document, *span), **fields
    )


def read_stamp(document: DocumentText, head: str, fields: dict, rows: list, doubts: list) -> None:
    """The stamp ĐẾN: receiver above, then number, date and to whom it was passed."""
    near = _stamp_span(document, head)
    if near is None:
        return
    number = STAMP_NUMBER.search(head, *near)
    if number:
        by_hand = unprinted(document, number.span("span"))
        rows.append(unread_stamp(document, "số đến trên dấu đến", number.span("span"), by_hand))
        fields["received_number"] = "" if by_hand else number["span"]
        above = regex.findall(
            r"(?m)^\s*(\p{Lu}[\p{Lu}\s,]{4,})$", head[max(0, number.start() - 90) : number.start()]
        )
        if above:
            fields["received_by"] = spell(above[-1])
    if day := STAMP_DATE.search(head, *near):
        by_hand = unprinted(document, day.span("span"))
        fields["received_date"] = "" if by_hand else iso_of(day)
        rows.append(
            _stamp_date(
                document,
                day.span("span"),
                fields["received_date"],
                by_hand or (() if fields["received_date"] else (Doubt("no_such_day"),)),
            )
        )
    elif document.pieces and (line := STAMP_DAY_LINE.search(head, *near)):
        rows.append(_stamp_date(document, line.span(), "", (HANDWRITTEN,)))
    if (to := STAMP_TO.search(head, *near)) and regex.search(r"\d", to["span"]):
        span = to.start("span"), to.start("span") + len(to["span"].rstrip())
        by_hand = unprinted(document, span)
        rows.append(unread_stamp(document, "nơi chuyển trên dấu đến", span, by_hand))
        fields["forwarded_to"] = "" if by_hand else to["span"].strip()
    if document.pieces:
        rows += _rest_of_stamp(document, near, rows)
    if any(HANDWRITTEN in r.doubts for r in rows) or not (
        fields.get("received_number") and fields.get("received_date")
    ):
        doubts.append(Doubt("stamp_by_hand"))


def _stamp_date(
    document: DocumentText, span: tuple[int, int], iso: str, doubts: tuple[Doubt, ...]
) -> Numeral:
    return stamp_row(document, "stamp.date", "date", span, role="received", iso=iso, doubts=doubts)


def _stamp_span(document: DocumentText, head: str) -> tuple[int, int] | None:
    """The stamp's lines: found on the page, or in a text file around its ĐẾN."""
    if document.pieces:
        found = stamp_lines(document)
        return (found[0][0], found[-1][1]) if found else None
    mark = STAMP.search(head)
    return (max(0, mark.start() - 160), min(len(head), mark.end() + 400)) if mark else None


def stamp_lines(document: DocumentText) -> list[tuple[int, int]]:
    return [(start, end) for start, end, kind in document.furniture if kind == "stamp"]


def _rest_of_stamp(document: DocumentText, near: tuple[int, int], rows: list) -> list[Numeral]:
    """Numerals of the stamp that no field took: left to a person."""
    free = [m.span() for m in regex.compile(r"\d[\d./:-]*").finditer(document.text, *near)]
    return [
        unread_stamp(document, "dấu đến", span, (HANDWRITTEN,))
        for span in free
        if not any(r.start < span[1] and span[0] < r.end for r in rows)
    ]


def check_arrival(fields: dict, rows: list, doubts: list) -> None:
    """A report arrives after it was signed, within half a year; else the stamp was misread."""
    signed, arrived = fields.get("doc_date"), fields.get("received_date")
    if (
        signed
        and arrived
        and not 0 <= (date.fromisoformat(arrived) - date.fromisoformat(signed)).days <= 183
    ):
        fields["received_date"] = ""
        rows[:] = [
            replace(r, doubts=(*r.doubts, Doubt("arrival_odd"))) if r.rule == "stamp.date" else r
            for r in rows
        ]
        doubts.append(Doubt("stamp_by_hand"))


def unread_stamp(
    document: DocumentText, of: str, span: tuple[int, int], by_hand: tuple[Doubt, ...]
) -> Numeral:
    """A numeral of the stamp: its value stands in the documents table; one left to a person has
    no value there, so it stays in sight as a label to review."""
    return stamp_row(
        document, "stamp", "label" if by_hand else "stamp", span, of=of, doubts=by_hand
    )


def unprinted(document: DocumentText, span: tuple[int, int]) -> tuple[str, ...]:
    """Two models read handwriting alike by chance only: what they have alike is print."""
    words = [w for w in words_of(document, *span) if regex.search(r"\d", w.text)]
    return (
        ()
        if all(w.confidence == 1 or w.evidence in ("agreed", "thrice", "alike") for w in words)
        else (HANDWRITTEN,)
    )


def iso_of(match) -> str:
    try:
        return periods.day(match["d"], match["m"], match["y"])
    except (Refused, ValueError):
        return ""
