"""The document itself: type, number, date, issuer, title, incoming stamp, signer, recipients.

Layout after Nghị định 30/2020/NĐ-CP, Phụ lục I. What is written by hand (number, day) is left
empty and to review: OCR does not read handwriting.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import regex

from extractor.administration import Gazetteer
from extractor.letterhead.incoming_stamp import (
    BY_HAND,
    arrives_at_odd_time,
    read_stamp,
    stamp_lines,
    without_day,
)
from extractor.letterhead.issuer import read_issuer, symbol_differs
from extractor.letterhead.number_and_date import NUMBER_RULE, own_date, own_number
from extractor.letterhead.report_period import ReportPeriod, report_period
from extractor.letterhead.seat import place_issuer
from extractor.letterhead.signature import read_signature
from extractor.letterhead.title import find_type_line, read_title
from extractor.lines import words_of
from extractor.model import HEAD_ENDS, DocumentText, Doubt, Numeral

OPENING = 3000  # characters in which the report's year stands at the latest
TOP = 1200  # characters above the title where no line names the document's type
REPORT = "Báo cáo"
NO_LIST = Gazetteer()  # of a user who has none
OTHER_YEARS = regex.compile(  # terms of office, spans of years, years compared with, documents
    r"(?i)(?:nhiệm\s+kỳ|(?:cùng\s+kỳ|so\s+với|từ|đến|sau|trước"
    r"|(?<!tháng\s+)cuối)(?:\s+năm)?)"
    r"\s+(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?"
    r"|(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d"
    r"|/(?:19|20)\d\d/"
    r"|(?<!\p{L})(?:SN|sinh)(?:\s+năm)?\s+(?:19|20)\d\d"  # of a person's birth
    # from when something holds, which may lie in a year to come
    r"|(?:hiệu\s+lực|kể\s+từ|bắt\s+đầu\s+từ|áp\s+dụng\s+từ)[^\d;.]{0,30}"
    r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d"
)
CITED = regex.compile(  # another document with its day
    r"\S+/\p{Lu}\S*\s+ngày\s+\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d"
)
YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?![\d/])")
FULL_DAY = regex.compile(  # in digits, no day that a cited document has
    r"(?<![\d/.,-])\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?P<year>(?:19|20)\d\d)(?![\d/])"
)


@dataclass(frozen=True, slots=True)
class DocumentFields:
    """What the document says of itself, by the columns of the documents table; "" where it says
    nothing or where that could not be read. Days are ISO days."""

    doc_type: str = ""
    number: str = ""
    symbol: str = ""
    doc_date: str = ""
    title: str = ""
    issuer: str = ""
    issuer_level: str = ""
    province: str = ""
    district: str = ""
    received_number: str = ""
    received_by: str = ""
    received_date: str = ""
    forwarded_to: str = ""
    recipients: str = ""
    signer_capacity: str = ""
    signer: str = ""
    period: str = ""
    period_from: str = ""
    period_days: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """A document's own fields, the numerals of letterhead and stamp, the doubts about the fields
    and the report's year ("" where nothing tells)."""

    fields: DocumentFields
    numerals: tuple[Numeral, ...]
    doubts: tuple[Doubt, ...]
    year: str


def read_letterhead(
    document: DocumentText, known: Gazetteer = NO_LIST, name: str = ""
) -> Letterhead:
    """The document's letterhead. `known` is the user's own list of units, `name` the file's path
    below the input folder, which may tell the period."""
    stamp = read_stamp(document, document.text[:HEAD_ENDS])
    head = _blanked(document.text[:HEAD_ENDS], stamp_lines(document))
    type_line = find_type_line(head)
    top = head[: type_line.start] if type_line else head[:TOP]
    date, number = own_date(document, top), own_number(document, top)
    odd_time = arrives_at_odd_time(stamp, date.iso)
    if odd_time:
        stamp = without_day(stamp)
    title = read_title(head, type_line, number.symbol)
    period = report_period(
        title=title.title,
        text=document.text[type_line.end if type_line else 0 :],
        name=name,
        near=date.near or stamp.day,
        doc_type=title.doc_type,
    )
    issuer = read_issuer(top, document.text, stamp.receiver, _needed_reading(document, len(top)))
    seat = place_issuer(issuer, document.text, date.iso, known)
    signature = read_signature(document.text)
    fields = DocumentFields(
        doc_type=title.doc_type,
        number=number.number,
        symbol=number.symbol,
        doc_date=date.iso,
        title=title.title,
        period=period.iso,
        period_from=period.source,
        period_days=period.days,
        issuer=seat.issuer,
        issuer_level=seat.level,
        province=seat.province,
        district=seat.district,
        received_number=stamp.number,
        received_by=stamp.receiver,
        received_date=stamp.day,
        forwarded_to=stamp.passed_to,
        recipients=signature.recipients,
        signer_capacity=signature.capacity,
        signer=signature.signer,
    )
    doubts = [*period.doubts, *stamp.doubts, *date.doubts, *number.doubts, *seat.doubts]
    doubts += symbol_differs(issuer.head, number.symbol)
    if odd_time:
        doubts.append(BY_HAND)
    numerals = (*stamp.numerals, *date.numerals, *number.numerals)
    return Letterhead(
        fields=fields,
        numerals=tuple(_with_own_fields(numeral, fields) for numeral in numerals),
        doubts=(*_out_of_comparison(fields), *doubts, *_missing(fields, doubts)),
        year=_year(fields, period, document.text),
    )


def _needed_reading(document: DocumentText, end: int) -> bool:
    """True where the head was read from a picture, not taken from the letters of a file."""
    return any(word.confidence < 1 for word in words_of(document, 0, end))


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with blanks where the spans are, so that offsets stay."""
    for start, end in spans:
        text = text[:start] + regex.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _year(fields: DocumentFields, period: ReportPeriod, text: str) -> str:
    """The year of the report's period; of a range, and where there is none, the first year of the
    title, else that of the document's date, else the one year that the opening speaks of, or in
    which all its full days lie; "" where there are several: then a person must look."""
    first, _, last = period.iso.partition("/")
    if first and first[:4] == (last or first)[:4]:
        return first[:4]
    for said in (CITED.sub(" ", fields.title), fields.doc_date):
        if found := YEAR.search(OTHER_YEARS.sub(" ", said)) or YEAR.search(said):
            return found[0]
    return _year_of_opening(text)


def _year_of_opening(text: str) -> str:
    """The one year that the opening speaks of, or in which all its full days lie; "" for none."""
    opening = OTHER_YEARS.sub(" ", CITED.sub(" ", text[:OPENING]))
    spoken = {found[0] for found in YEAR.finditer(opening)}
    if len(spoken) == 1:
        return spoken.pop()
    days = {found["year"] for found in FULL_DAY.finditer(opening)}
    return days.pop() if len(days) == 1 else ""


def _with_own_fields(numeral: Numeral, fields: DocumentFields) -> Numeral:
    """The row of the document's own number has the document's type, date and issuer."""
    if numeral.rule != NUMBER_RULE:
        return numeral
    return replace(
        numeral, doc_type=fields.doc_type, doc_date=fields.doc_date, issuer=fields.issuer
    )


def _out_of_comparison(fields: DocumentFields) -> list[Doubt]:
    """A doubt for each of unit and period that a report does not tell: without them none of its
    values is compared. Decisions, letters and plans are of no period."""
    needed = {"issuer_missing": fields.issuer}
    if fields.doc_type in ("", REPORT):
        needed["period_missing"] = fields.period
    return [Doubt(key) for key, value in needed.items() if not value]


def _missing(fields: DocumentFields, known: list[Doubt]) -> list[Doubt]:
    """A doubt for number and date where the document has no place for them: of one that is there
    and has no value, the `known` doubts say why."""
    told = {doubt.key.split("_")[0] for doubt in known}
    needed = {"number": fields.number, "date": fields.doc_date}
    return [
        Doubt(f"{field}_missing")
        for field, value in needed.items()
        if not value and field not in told
    ]
