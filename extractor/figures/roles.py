"""The role of a date: a document's day, a period reported on, or the day of some event."""

from __future__ import annotations

import regex

from extractor.administration import cited_date
from extractor.language.periods import ISO_DAY
from extractor.language.said import worded
from extractor.model import DateRole, Numeral

SIGNED = regex.compile(r"\s*,?\s*\(?(?:ký\s+|ban hành\s+)?ngày\s+", regex.I)
SPAN_OF_TIME = regex.compile(r"(?i)\btừ\s|đến\s|tính đến")
SINCE = worded(r"(?i){begun}\s+(?:năm\s+)?$")  # before a year
LATER = worded(r"(?i){later}|trong\s+tháng\s*$")  # before a month that is not the report's
REPORTED = regex.compile(r"(?i)báo cáo kết quả thực hiện trong")
FARTHEST = 90  # characters from a day to the symbol of its document


def role_of(
    row: Numeral, before: Numeral | None, after: Numeral | None, text: str, year: str
) -> DateRole:
    """`document` beside a symbol, `period` in a span of time or as the report's own month, else
    `event`. `before` and `after` are the nearest document numbers, `year` is the report's."""
    if ISO_DAY.fullmatch(row.iso):
        of_document = _follows(before, row, text) or _leads_in(row, after, text)
        return "document" if of_document else _role_of_day(row, text)
    if len(row.iso) == 4:
        since = SINCE.search(text[max(0, row.start - 16) : row.start])
        return "event" if since or row.iso > year > "" else "period"
    around = text[max(0, row.start - 60) : row.start]
    return "event" if LATER.search(around) and not REPORTED.search(around) else "period"


def _follows(number: Numeral | None, row: Numeral, text: str) -> bool:
    """True for `số 215/BC-UBND ngày 12/11/2016`."""
    return number is not None and SIGNED.fullmatch(text[number.end : row.start]) is not None


def _leads_in(row: Numeral, number: Numeral | None, text: str) -> bool:
    """True for `Ngày 16/3/2016 … ban hành Kế hoạch số 15/KH-UBND`."""
    if number is None or number.start - row.end >= FARTHEST:
        return False
    cited = cited_date(text, number.start, number.end)
    return cited is not None and cited.start() <= row.start < cited.end()


def _role_of_day(row: Numeral, text: str) -> DateRole:
    before = text[max(0, row.start - 30) : row.start]
    after = text[row.end : row.end + 12]
    return "period" if SPAN_OF_TIME.search(f"{before} {after}") else "event"
