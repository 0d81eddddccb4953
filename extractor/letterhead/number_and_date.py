"""The document's own number (`Số: 215/BC-UBND`) and date (`An Lạc, ngày 12 tháng 11 năm 2016`).

Their places are those of Nghị định 30/2020/NĐ-CP, Phụ lục I. Both are often written in by hand.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from extractor.administration import PARTY_TYPE, SYMBOL, canonical
from extractor.language import periods
from extractor.language.date_words import DAY_WORD, MONTH_WORD, YEAR_WORD_AFTER_MONTH
from extractor.language.numbers import Refused
from extractor.letterhead.numerals import HANDWRITTEN, NO_SUCH_DAY, iso_day
from extractor.letterhead.unread import WhyUnread, why_unread
from extractor.lines import numeral_at, place_of
from extractor.model import DocumentText, Doubt, Numeral

NUMBER_RULE = "letterhead.number"
CUT_MONTH = r"(?P<cut>\p{L}?h[áàâăaảãạắấ]ng)"  # whose first letter a day by hand runs into
DOTTED = r"[\s.…_]{0,40}?"  # left open to write on
OWN_NUMBER = regex.compile(
    r"(?im)^(?:[^\n]{0,14}?\b(?-i:S)|s)[ốóôoồ](?!\s*hi[ệe]u)\s?[:;.]?"
    r"[ \t]*(?:\n[ \t]*(?=\d{1,6}/))?"
    rf"(?P<span>(?P<number>[^\n/]{{0,12}}?|{DOTTED})(?P<type>\s?[-–]\s?(?-i:{PARTY_TYPE}))?\s?/\s?"
    r"(?P<rest>(?-i:(?:(?:19|20)\d\d/)?\p{Lu}[\p{L}\d]*(?:\s?[-–&]\s?\p{Lu}[\p{L}\d]*)*)))"
)
# The same where what is written by hand hides the slash: `Số: ƒ@ZBC-STP`, `Số: 2Ø:7BC-UBND`.
HIDDEN_NUMBER = regex.compile(
    r"(?m)^(?:[^\n]{0,14}?\b)?S[ốóôoồ]\s?:[ \t]*"
    r"(?P<span>(?P<number>[^\s/]{1,8}?)(?P<rest>\p{Lu}{1,4}[-–]\p{Lu}{2,}))(?=[^\p{L}\d\n]*(?:\n|$))"
)
GLUED_WORD = regex.compile(r"\p{Ll}+")  # `15/TB-BNVcủa`
OWN_DATE = regex.compile(
    rf"(?i)(?P<place>[^\n,.;:\d]{{2,30}}(?:\s\d{{1,2}}(?=,))?)(?:[,.]?\s+|,){DAY_WORD}\s*"
    rf"(?P<span>(?P<d>[^\n]{{0,8}}?|{DOTTED})\s*(?:{MONTH_WORD}|{CUT_MONTH})\s*(?P<m>\S{{0,4}}|{DOTTED})\s*"
    rf"{YEAR_WORD_AFTER_MONTH}(?:\s*(?P<y>\d{{2,4}})|(?P<y>{DOTTED})(?=\n)))"
)
# The same in digits, at the end of a line: `Thuận An, ngày 05/7/2023`, `Mộ Đức, 3/12/2024`.
OWN_DATE_IN_DIGITS = regex.compile(
    rf"(?im)^(?:[^\n]*?(?:\s{{3,}}|\t|\|\s?))?(?P<place>(?-i:\p{{Lu}})[^\n,;:\d()]{{1,40}}),\s*"
    rf"(?:\d{{1,2}}\s?(?:h|giờ)\s?\d{{0,2}}\s*)?(?:{DAY_WORD}\s*)?"
    r"(?P<span>(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>(?:19|20)\d\d))[^\S\n]*\.?$"
)
# In words without the word for day: `Ý Yên, 11 tháng 12 năm 2014`.
OWN_DATE_WITHOUT_WORD = regex.compile(
    rf"(?im)^(?P<place>(?-i:\p{{Lu}})[^\n,;:\d()]{{1,40}}),\s*(?P<span>(?P<d>\d{{1,2}})\s+"
    rf"{MONTH_WORD}\s+(?P<m>\d{{1,2}})\s+{YEAR_WORD_AFTER_MONTH}\s+(?P<y>(?:19|20)\d\d))[^\S\n]*$"
)
DAY = r"(?P<span>(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>(?:19|20)\d\d))"
# The line of a web page that says when it was published: `09:42 - Thứ 4, 19/11/2025`.
PUBLISHED = regex.compile(
    rf"(?m)^[^\n]{{0,30}}?(?:(?<!\d)\d{{1,2}}:\d\d\s*[|,–-]?\s*(?:(?i:thứ\s\p{{L}}+|thứ\s\d|chủ\s+nhật)"
    rf",?\s*)?{DAY}(?!\d)|(?<!\d){DAY}[\s,|–-]{{1,3}}\d{{1,2}}:\d\d)"
)
# The first words of minutes: `Hôm nay, vào lúc 07h45 ngày 05/6/2019, tại`.
TODAY = regex.compile(
    rf"(?m)^\W*Hôm\s+nay,[^\n]{{0,40}}?(?:{DAY}(?!\d)|(?P<span>(?P<d>\d{{1,2}})\s+(?i:tháng)\s+"
    r"(?P<m>\d{1,2})\s+(?i:năm)\s+(?P<y>(?:19|20)\d\d)))"
)
PUBLISHED_WITHIN, TODAY_WITHIN = 400, 1500  # characters in which these stand
DIGITS_OF_NUMBER = regex.compile(r"\d{1,6}[a-zđ]?")
DIGITS_OF_DAY = regex.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class OwnDate:
    """The document's ISO day ("" where it is not printed or no day), a day near it where at least
    its month is printed, its row, and the doubts about the document."""

    iso: str = ""
    near: str = ""
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
    """The date in the head's text `top`, else the day on which a page was published or the minutes
    begin; an empty one where there is none."""
    found = _day_in_head(top) or _day_of_text(document.text)
    if not found:
        return OwnDate()
    why = _why_no_day(document, found)
    iso = "" if why else iso_day(found)
    span = found.span("span")
    row = replace(
        numeral_at(document, *span, "date", "letterhead.date"),
        iso=iso,
        role="document",
        doubts=() if iso else (_doubt_of_day(why),),
    )
    return OwnDate(
        iso=iso,
        near=iso or _about(found),
        numerals=(row,) if regex.search(r"\d", document.text[slice(*span)]) else (),
        doubts=() if iso else (Doubt(f"date_{why or 'unread'}"),),
    )


def _day_in_head(top: str) -> regex.Match[str] | None:
    searched = (OWN_DATE, OWN_DATE_IN_DIGITS, OWN_DATE_WITHOUT_WORD)
    return next(filter(None, (pattern.search(top) for pattern in searched)), None)


def _day_of_text(text: str) -> regex.Match[str] | None:
    """The day on which a page was published, else the one on which minutes begin."""
    return PUBLISHED.search(text, 0, PUBLISHED_WITHIN) or TODAY.search(text, 0, TODAY_WITHIN)


def _doubt_of_day(why: WhyUnread) -> Doubt:
    """The doubt of the row of a day without a value; one that is printed is in no calendar."""
    if not why:
        return NO_SUCH_DAY
    return HANDWRITTEN if why in ("by_hand", "stamped") else Doubt(f"date_{why}")


def _why_no_day(document: DocumentText, found: regex.Match[str]) -> WhyUnread:
    """Why the day cannot be trusted; month and day must both be there."""
    beside = found.span("y") if found["y"].strip() else found.span("place")
    why = why_unread(document, found.span("d"), beside, DIGITS_OF_DAY)
    if not why and _is_written_over(document, found):
        return "by_hand"
    if why or DIGITS_OF_DAY.fullmatch(found["m"].strip()):
        return why
    return why_unread(document, found.span("m"), beside, DIGITS_OF_DAY) or "unread"


def _is_written_over(document: DocumentText, found: regex.Match[str]) -> bool:
    """True for a day on a page that runs into the month's word (`ngày 2háng`): pens do, and what
    they write stands on."""
    cut = found.groupdict().get("cut") and found.end("d") == found.start("cut")
    return bool(cut) and place_of(document, *found.span("d")).confidence < 1


def _about(found: regex.Match[str]) -> str:
    """The middle of the month that is printed where the day is not; "" where none is."""
    try:
        return periods.day("15", found["m"], found["y"])
    except (Refused, ValueError):
        return ""


def own_number(document: DocumentText, top: str) -> OwnNumber:
    """The number in the head's text `top`; an empty one where there is none."""
    found = OWN_NUMBER.search(top)
    if not found:
        return _hidden_number(document, top)
    why = why_unread(document, found.span("number"), found.span("rest"), DIGITS_OF_NUMBER)
    span = (found.start("span"), _end_of_symbol(document.text, found))
    raw = document.text[slice(*span)]
    number = "" if why else canonical(raw)
    row_doubt = HANDWRITTEN if why in ("by_hand", "stamped") else Doubt(f"number_{why}")
    row = replace(
        numeral_at(document, *span, "document_number", NUMBER_RULE),
        number=number,
        doubts=(row_doubt,) if why else (),
    )
    return OwnNumber(
        number=number,
        symbol=_codes(found, document.text[found.start("rest") : span[1]]),
        numerals=(row,) if regex.search(r"\d", raw) else (),
        doubts=(Doubt(f"number_{why}"),) if why else (),
    )


def _hidden_number(document: DocumentText, top: str) -> OwnNumber:
    """The number of a page whose slash is hidden: it has no value, and its codes may be cut."""
    found = HIDDEN_NUMBER.search(top)
    if not found or place_of(document, *found.span("span")).confidence == 1:
        return OwnNumber()
    row = numeral_at(document, *found.span("span"), "document_number", NUMBER_RULE)
    written = replace(row, doubts=(HANDWRITTEN,))
    return OwnNumber(
        numerals=(written,) if regex.search(r"\d", row.raw) else (),
        doubts=(Doubt("number_by_hand"),),
    )


def _codes(found: regex.Match[str], rest: str) -> str:
    """The codes of the type and the body (`BC-UBND`), which papers of the party print before and
    behind the stroke (`15-BC/TU`)."""
    of_party = canonical(found["type"] or "").lstrip("-")
    return f"{of_party}-{canonical(rest)}" if of_party else canonical(rest)


def _end_of_symbol(text: str, found: regex.Match[str]) -> int:
    """Where the symbol ends; a word that is printed close behind is not of it."""
    symbol = SYMBOL.match(text, found.start("span"))
    if symbol and text[found.end() : found.end() + 1] == "&":  # `903/SNV-CCHC&VTLT`
        return max(symbol.end(), found.end())
    if symbol and GLUED_WORD.fullmatch(text, symbol.end(), found.end()):
        return symbol.end()
    return found.end()
