"""The period that each figure is for: the report's, unless the words around it or the heads of its
table name another one.

`Phấn đấu năm 2025 đạt 85%` in the report of 2024 is for 2025. What is compared with (`so với năm
2023`), the name of a document (`Kế hoạch … năm 2023`) and what was taken over (`năm 2023 chuyển
sang`) leave a figure in the report's period.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

import regex

from extractor.indicators.context import Context, contexts
from extractor.language.flat import bare
from extractor.language.numbers import Refused
from extractor.language.periods import (
    DOCUMENT_NAME,
    find_periods,
    in_words,
    months,
    previous,
    quarter,
    span,
    year_before,
)
from extractor.model import FIGURE_KINDS, DocumentText, Doubt, Numeral, ReadTable, TableColumn

DAY = regex.compile(r"\d{4}-\d\d-\d\d")
# Before a date: what the figure is compared with. In text with its marks, as `số` is no `so`.
COMPARED = regex.compile(
    r"(?i)\bso(?:\s+v[ớơo]i)?(?:\s+\p{L}+){0,4}\s*$|\bcùng\s+kỳ(?:\s+(?:năm|tháng|quý))?\s*$"
)
TAKEN_OVER = regex.compile(r"[^,;.¤\d]{0,40}\b(?:chuyen (?:sang|qua|tiep)|ton dong|con ton)\b")
SINCE = regex.compile(r"\btu\s+(?:dau\s+)?(?:nam|thang|quy)?\s*$")
UP_TO_NOW = regex.compile(r"\s*(?:den|toi)\s+(?:nay|thoi diem)")
UP_TO = regex.compile(r"\b(?:den|tinh den|luy ke)\s+(?:het\s+|cuoi\s+)?(?:nam|thang|quy)?\s*$")
SCHOOL_YEAR = regex.compile(r"\b(?:nam hoc|khoa|nhiem ky)\s*$")
RIGHT_BEFORE = regex.compile(r"[\s:=–-]*(?:(?:la|dat|giao|co|duoc|phan dau|tren|duoi)[\s:]*){0,3}")
RIGHT_BEHIND = regex.compile(
    r"(?!.*\b(?:so|tang|giam|hon|ke hoach|du toan|chi tieu|theo|den|tu|va|duoc|giao)\b)"
    r"\s*(?:\p{L}+\s+){0,4}\(?\s*(?:(?:trong|cua|vao)\s+)?(?:nam|thang|quy)?\s*"
)
OF_THE_YEAR_BEFORE = regex.compile(
    r"\b(?:cung ky(?:\s+nam\s+(?:truoc|ngoai|\d{4}))?|nam\s+(?:truoc|ngoai))\s*(?:la|dat|co|:|=|\()\s*$"
)
OF_THE_PERIOD_BEFORE = regex.compile(r"\b(?:thang|quy|ky)\s+truoc\s*(?:la|dat|co|:|=|\()\s*$")
FROM_NEW_YEAR = regex.compile(r"\b(?:luy ke|tinh|ke)?\s*tu dau nam(?!\s+\d)\b[^,;.]*$")
FROM_THE_TERM = regex.compile(r"\b(?:tu )?dau nhiem ky\b[^;.]*$")
DIFFERENCE = regex.compile(r"\b(?:tang|giam|vuot|hut)\b[^,;()\d]*(?:\bnam\s*)?$")
PLAN = regex.compile(
    r"\b(?:phuong huong|nhiem vu|ke hoach|muc tieu|chi tieu|dinh huong|phan dau|giai phap)\b"
)
DONE = regex.compile(r"\b(?:ket qua|tinh hinh|danh gia|thuc trang|so ket|tong ket)\b")
PAST = regex.compile(r"\b(?:da|den nay|hien co|hien nay|vua qua|hien con)\b")
COLUMN_COMPARED = regex.compile(
    r"(?i)\b(?:so|tỷ\s+lệ|tỉ\s+lệ|tỷ\s+trọng|tăng|giảm|chênh\s+lệch)\b|%"
)
ROMAN_QUARTER = regex.compile(r"(?i:quý)\s+(?P<q>IV|I{1,3})(?![\p{L}\d]|\s*[/-]\s*\d|\s+(?i:năm)\s+\d)")
LATER_BEHIND = regex.compile(r"[\p{L}\s]{1,70}")  # `03 xã còn lại sẽ triển khai trong năm 2025`
BARE_YEAR = regex.compile(r"\W*((?:19|20)\d\d)\W*")
NAMED_ALL = 0.6  # share of a row's name that its period takes, where the row is of that period


@dataclass(frozen=True, slots=True)
class _Said:
    """The period that the words say a figure is for ("" where they say none), how sure, and where
    its words end in the text."""

    iso: str = ""
    sure: bool = True
    end: int = 0


def set_periods(
    document: DocumentText,
    numerals: tuple[Numeral, ...],
    tables: tuple[ReadTable, ...],
    period: str,
) -> tuple[Numeral, ...]:
    """The numerals, each figure with the period that it is for; `period` is the report's. A figure
    of a named indicator has a doubt where another period may be meant."""
    by_place = _of_tables(numerals, tables, period)
    figures = [row for row in numerals if row.kind in FIGURE_KINDS]
    around = _Around(document, numerals, period)
    for context in contexts(document, figures):
        if context.figure.start not in by_place:
            by_place[context.figure.start] = around.said_of(context)
    flat = around.flat
    return tuple(
        _placed(row, by_place[row.start], period, flat) if row.start in by_place else row
        for row in numerals
    )


def _placed(row: Numeral, said: _Said, period: str, flat: str) -> Numeral:
    """The figure with the period that is said, as far as it can be of it."""
    if not said.iso or said.iso == period:
        return replace(row, for_period=period)
    if not period:
        return replace(row, for_period=said.iso)
    has_past = bool(PAST.search(flat[said.end : row.start])) if said.end <= row.start else False
    fits = _fits(said.iso, period, row.status != "actual", has_past)
    if fits == "no":
        return replace(row, for_period=period)
    if fits == "unsure" or not said.sure:
        doubt = Doubt.of("period_unsure", period=in_words(said.iso))
        doubts = (*row.doubts, doubt) if row.indicator else row.doubts
        return replace(row, for_period=period, doubts=doubts)
    status = "planned" if fits == "later" and row.status == "actual" else row.status
    return replace(row, for_period=said.iso, status=status)


def _fits(said: str, period: str, planned: bool, has_past: bool) -> str:
    """Whether a figure in a report of `period` can be of the period said: `yes`, `later` (as a
    plan), `no`, or `unsure`."""
    (first, last), (own_first, own_last) = span(said), span(period)
    if not first or not own_first:
        return "no"
    if last <= own_last:
        return "yes"
    if first > own_last:
        return "unsure" if has_past and not planned else "later"
    is_range_of_years = len(said) == 9
    return "yes" if planned or is_range_of_years else "no"


@dataclass(frozen=True, slots=True)
class _Date:
    """A period named in the text: its slice and its ISO form."""

    start: int
    end: int
    iso: str


def _roman_quarters(text: str, period: str) -> list[_Date]:
    """The quarters named without a year, which hold no digit: they are of the report's year."""
    return [
        _Date(*found.span(), iso=quarter(found["q"], period[:4]))
        for found in ROMAN_QUARTER.finditer(text)
    ]


class _Around:
    """What the text says around its figures."""

    def __init__(
        self,
        document: DocumentText,
        numerals: tuple[Numeral, ...],
        period: str,
    ) -> None:
        self.text = document.text
        self.flat = bare(document.text)
        self.period = period
        printed = [_Date(row.start, row.end, row.iso) for row in numerals if _names_a_period(row)]
        roman = _roman_quarters(document.text, period) if period else []
        self.dates = sorted([*printed, *roman], key=lambda date: date.start)
        self.starts = [row.start for row in self.dates]

    def said_of(self, context: Context) -> _Said:
        """What the words around a figure say of its period, the nearest first."""
        figure = context.figure
        own = self.flat[context.between[0] : figure.start]
        if relative := self._relative(own, figure):
            return relative
        direct = self._last(context.between[0], figure)
        if behind := self._behind(context):
            of_another = direct and self._is_behind_another(context, direct)
            if not direct or of_another or COMPARED.search(self.text[context.between[0] : figure.start]):
                return behind
        for said in (direct, self._last(context.sentence[0], figure)):
            if said:
                return said
        for begin, end in context.leads[:1]:
            if said := self._last_in(begin, end):
                return said
        return self._of_headings(context)

    def _relative(self, own: str, figure: Numeral) -> _Said | None:
        """What `cùng kỳ năm trước (1.234 hồ sơ)` and the like say; `own` are the words between the
        figure before and this one."""
        if not self.period or figure.kind in ("percentage", "ratio"):
            return None
        if own.rstrip().endswith("(") and DIFFERENCE.search(own.rstrip(" (")):
            return None
        if OF_THE_YEAR_BEFORE.search(own):
            return _Said(year_before(self.period), end=figure.start)
        if OF_THE_PERIOD_BEFORE.search(own):
            return _Said(previous(self.period), end=figure.start)
        if FROM_THE_TERM.search(own):
            first = str(int(self.period[:4]) - 1)
            return _Said(f"{first}/{self.period[:4]}", sure=False, end=figure.start)
        if FROM_NEW_YEAR.search(own) and not DIFFERENCE.search(own):
            return _Said(_since_new_year(self.period), end=figure.start)
        return None

    def _last(self, begin: int, figure: Numeral) -> _Said | None:
        """The last period named from `begin` up to the figure, on its level of brackets."""
        for date in reversed(self._between(begin, figure.start)):
            if _closes(self.flat[date.end : figure.start]):
                continue
            if said := self._said_by(date, figure):
                return said
        return None

    def _last_in(self, begin: int, end: int) -> _Said | None:
        for date in reversed(self._between(begin, end)):
            if said := self._said_by(date, None):
                return said
        return None

    def _between(self, begin: int, end: int) -> list[_Date]:
        return self.dates[bisect_left(self.starts, begin) : bisect_left(self.starts, end)]

    def _said_by(self, date: _Date, figure: Numeral | None) -> _Said | None:
        """What a date before a figure says; None where it says something else."""
        begin = max(0, date.start - 90)
        before = self.flat[begin : date.start]
        if TAKEN_OVER.match(self.flat, date.end):
            return None
        if COMPARED.search(self.text[begin : date.start]):
            return self._of_the_base(date, figure)
        if SCHOOL_YEAR.search(before) and span(date.iso)[1] > span(self.period)[0]:
            return None
        if UP_TO.search(before) and span(date.iso)[1] == span(self.period)[1]:
            return _Said(self.period, end=date.end)
        right_before = figure is not None and RIGHT_BEFORE.fullmatch(
            self.flat, date.end, figure.start
        )
        if DOCUMENT_NAME.search(before) and not right_before:
            return None
        if SINCE.search(before) and "/" not in date.iso:
            if not UP_TO_NOW.match(self.flat, date.end):
                return None
            last = self.period[:4]
            if date.iso[:4] >= last:
                return None
            return _Said(f"{date.iso[:4]}/{last}", end=date.end)
        return _Said(date.iso, end=date.end)

    def _of_the_base(self, date: _Date, figure: Numeral | None) -> _Said | None:
        """What is compared with, where it stands in brackets: `giảm 3 người so với năm 2023 (15
        người)`."""
        if figure is None or figure.kind in ("percentage", "ratio"):
            return None
        if self.flat[date.end : figure.start].strip() != "(":
            return None
        if DIFFERENCE.search(self.flat[max(0, date.start - 60) : date.start]):
            return None
        return _Said(date.iso, end=figure.start)

    def _behind(self, context: Context) -> _Said | None:
        """The period right behind a figure: `1.012 lượt (năm 2019)`."""
        figure = context.figure
        stop = context.between[1]
        for date in self._between(figure.end, stop)[:1]:
            words = self.flat[figure.end : date.start]
            rest = self.flat[date.end : stop]
            if TAKEN_OVER.match(rest) or not self._ends_there(words, rest, stop):
                continue
            if RIGHT_BEHIND.fullmatch(words):
                return _Said(date.iso, end=figure.start)
            later = self.period and span(date.iso)[0] > span(self.period)[1]
            if later and figure.status != "actual" and LATER_BEHIND.fullmatch(words):
                return _Said(date.iso, end=figure.start)
        return None

    def _is_behind_another(self, context: Context, direct: _Said) -> bool:
        """True where the date before a figure stands right behind the figure before: `từ 80% năm
        2023 lên 85% năm 2024`."""
        begin = context.between[0]
        for date in self._between(begin, context.figure.start):
            if date.end == direct.end:
                return bool(RIGHT_BEHIND.fullmatch(self.flat, begin, date.start))
        return False

    def _ends_there(self, words: str, rest: str, stop: int) -> bool:
        """True where a date behind a figure leads in no other one: `91,2% (năm 2023: 88,1%)`."""
        if "(" in words:
            return rest.lstrip().startswith(")")
        return stop >= len(self.flat) or not RIGHT_BEFORE.fullmatch(rest)

    def _of_headings(self, context: Context) -> _Said:
        """What the nearest heading that names a period says; one of plans and of what was done
        alike says nothing."""
        for begin, end in context.headings:
            dates = self._between(begin, end)
            if not dates:
                continue
            title = self.flat[begin:end]
            plans, done = PLAN.search(title), DONE.search(title)
            if len({date.iso for date in dates}) > 1 or plans and done:
                return _Said()
            sentence = self.flat[context.sentence[0] : context.figure.start]
            if plans and PAST.search(sentence):
                return _Said()
            if DOCUMENT_NAME.search(self.flat[begin : dates[0].start]) and not plans:
                return _Said()
            return _Said(dates[0].iso, end=context.figure.start)
        return _Said()


def _names_a_period(row: Numeral) -> bool:
    """True for a date that is a period and no day, read without a doubt."""
    return row.kind == "date" and bool(row.iso) and not row.doubts and not DAY.fullmatch(row.iso)


def _closes(between: str) -> bool:
    """True where a bracket that was open at the beginning of the words is closed in them."""
    depth = 0
    for letter in between:
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            return True
    return False


def _since_new_year(period: str) -> str:
    """The months from January to the end of a period within one year.

    >>> _since_new_year("2024-09"), _since_new_year("2024-Q3"), _since_new_year("2024")
    ('2024-01/2024-09', '2024-01/2024-09', '2024')
    """
    last = span(period)[1]
    if not last or len(period) == 4 or last[:4] != period[:4] or last[5:7] == "01":
        return period
    with suppress(Refused):
        return months(1, int(last[5:7]), last[:4])
    return period


def _of_tables(
    numerals: tuple[Numeral, ...],
    tables: Iterable[ReadTable],
    period: str,
) -> dict[int, _Said]:
    """Of each figure in a table's cell of values, by its start, the period that its column's heads,
    its row's name or the title say."""
    starts = [row.start for row in numerals]
    found: dict[int, _Said] = {}
    for table in tables:
        columns = {column.number: _of_column(column, period) for column in table.columns}
        title = _only_period(table.title, period)
        for cell in filter(table.holds_value, table.placed.cells):
            said = columns[cell.column] or _of_name(table.row_of(cell).head, period) or title
            inside = numerals[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
            for row in inside:
                if row.kind in FIGURE_KINDS:
                    found[row.start] = _Said(said, end=row.start)
    return found


def _of_column(column: TableColumn, period: str) -> str:
    """The period that the lowest head which names one says; "" for a comparison's column."""
    for head in reversed(column.heads):
        flat = bare(head)
        compared = COLUMN_COMPARED.search(head)
        if years := BARE_YEAR.fullmatch(flat):
            return years[1]
        if compared:
            return ""
        if period and "cung ky" in flat:
            return year_before(period)
        if said := _only_period(head, period):
            return said
    return ""


def _only_period(words: str, period: str) -> str:
    """The one period that the words name; "" where they name none or several."""
    flat = bare(words)
    named = set()
    for one in find_periods(words):
        if DOCUMENT_NAME.search(flat[: one.start]) and PLAN.match(flat) is None:
            continue
        if one.form == "days" or COMPARED.search(words[: one.start]):
            continue
        with suppress(Refused):
            named.add(one.iso(period[:4]))
    return named.pop() if len(named) == 1 else ""


def _of_name(name: str, period: str) -> str:
    """The period that a row's name is: `Năm 2023`, not `Kế hoạch kiểm tra năm 2023`."""
    if years := BARE_YEAR.fullmatch(name):
        return years[1]
    named = find_periods(name)
    if len(named) != 1 or named[0].end - named[0].start < NAMED_ALL * len(name.strip()):
        return ""
    return _only_period(name, period)

