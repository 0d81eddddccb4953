"""The document's own number (`Số: 215/BC-UBND`) and date (`An Lạc, ngày 12 tháng 11 năm 2016`).

Their places are those of Nghị định 30/2020/NĐ-CP, Phụ lục I. Both are often written in by hand.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor.administration import canonical
from extractor.layout import place_of
from extractor.letterhead.numerals import (
    HANDWRITTEN,
    NO_SUCH_DAY,
    Span,
    is_handwritten,
    iso_day,
    numeral_at,
)
from extractor.model import DocumentText, Doubt, Numeral

NUMBER_RULE = "letterhead.number"
PRINTED = 0.50  # numerals read with less confidence than this are taken for handwriting
TALLER = 1.3  # print is at most so many times as high as the print beside it
LOWER = 0.35  # and its foot lies at most this share of that height below the foot beside it
OWN_NUMBER = regex.compile(
    r"(?im)^[^\n]{0,14}?\bS[ốóôoồ]\s?[:;.]?\s*"
    r"(?P<span>(?P<number>[^\n/]{0,12}?)\s?/\s?"
    r"(?P<rest>(?-i:(?:(?:19|20)\d\d/)?\p{Lu}[\p{L}\d]*(?:\s?[-–]\s?\p{Lu}[\p{L}\d]*)*)))"
)
OWN_DATE = regex.compile(
    r"(?i)(?P<place>[^\n,.;:\d]{2,30})[,.]?\s+ng[àaâ]y\s*"
    r"(?P<span>(?P<d>[^\n]{0,8}?)\s*th[áaâ]ng\s*(?P<m>\S{0,4})\s*n[ăa]m\s*(?P<y>\d{2,4}))"
)


@dataclass(frozen=True, slots=True)
class OwnDate:
    """The document's ISO day ("" where it is not printed or no day), its row, and the doubts about
    the document."""

    iso: str = ""
    numerals: tuple[Numeral, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """The document's number (`215/BC-UBND`; "" where its digits are not printed), its symbol
    (`BC-UBND`), its row, and the doubts about the document."""

    number: str = ""
    symbol: str = ""
    numerals: tuple[Numeral, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def own_date(document: DocumentText, top: str) -> OwnDate:
    """The date in the head's text `top`; an empty one where there is none."""
    found = OWN_DATE.search(top)
    if not found or not regex.search(r"\d", found["span"]):
        return OwnDate()
    by_hand = not _has_day_and_month(found) or _stands_apart(
        document, found.span("d"), found.span("y")
    )
    iso = "" if by_hand else iso_day(found)
    why = HANDWRITTEN if by_hand else NO_SUCH_DAY
    row = numeral_at(
        document,
        found.span("span"),
        kind="date",
        rule="letterhead.date",
        iso=iso,
        role="document",
        doubts=() if iso else (why,),
    )
    return OwnDate(iso, (row,), () if iso else (Doubt("date_by_hand"),))


def _has_day_and_month(found: regex.Match[str]) -> bool:
    return all(regex.fullmatch(r"\d{1,2}", found[part]) for part in ("d", "m"))


def own_number(document: DocumentText, top: str) -> OwnNumber:
    """The number in the head's text `top`; an empty one where there is none."""
    found = OWN_NUMBER.search(top)
    if not found:
        return OwnNumber()
    by_hand = not regex.fullmatch(r"\d{1,6}[a-zđ]?", found["number"]) or _stands_apart(
        document, found.span("number"), found.span("rest")
    )
    span = found.span("span")
    raw = document.text[slice(*span)]
    number = "" if by_hand else canonical(raw)
    row = numeral_at(
        document,
        span,
        kind="document_number",
        rule=NUMBER_RULE,
        number=number,
        doubts=(HANDWRITTEN,) if by_hand else (),
    )
    return OwnNumber(
        number=number,
        symbol=canonical(found["rest"]),
        numerals=(row,) if regex.search(r"\d", raw) else (),
        doubts=(Doubt("number_by_hand"),) if by_hand else (),
    )


def _stands_apart(
    document: DocumentText,
    span: Span,
    beside: Span,
) -> bool:
    """True where a slice was written by hand: readers do not have it alike, or it stands taller
    or lower than the print beside it. Never in a text layer or a text file."""
    here, print_ = place_of(document, *span), place_of(document, *beside)
    if here.box is None or print_.box is None or here.confidence == print_.confidence == 1.0:
        return False
    return (
        is_handwritten(document, span)
        or here.confidence < PRINTED
        or here.box.height > TALLER * print_.box.height
        or here.box.y1 > print_.box.y1 + LOWER * print_.box.height
    )
