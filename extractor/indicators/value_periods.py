"""The period that each figure is for: the report's, unless the words around it or the heads of its
table name another one.

`Phấn đấu năm 2025 đạt 85%` in the report of 2024 is for 2025. What is compared with (`so với năm
2023`), the name of a document (`Kế hoạch … năm 2023`) and what was taken over (`năm 2023 chuyển
sang`) leave a figure in the report's period.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Literal

import regex

from extractor.indicators.context import Context, contexts
from extractor.language.flat import bare
from extractor.language.numbers import Refused
from extractor.language.periods import (
    DOCUMENT_NAME,
    ISO_DAY,
    find_periods,
    in_words,
    months,
    previous,
    quarter,
    span,
    year_before,
)
from extractor.language.said import worded
from extractor.model import FIGURE_KINDS, DocumentText, Doubt, Numeral, ReadTable, TableColumn

Fit = Literal["yes", "later", "no", "unsure"]
# Before a date: what the figure is compared with. In text with its marks, as `số` is no `so`.
COMPARED = regex.compile(
    r"(?i)\bso(?:\s+v[ớơo]i)?(?:\s+\p{L}+){0,4}\s*$|\bcùng\s+kỳ(?:\s+(?:năm|tháng|quý))?\s*$"
    r"|\b(?:bằng|gấp)\s+(?:\p{L}+\s+)?[\d.,]+\s?(?:%|lần)\s+(?:của\s+)?(?:năm|tháng|quý)?\s*$"
    r"|\bgấp\s+(?:đôi|ba|rưỡi)\s+(?:năm|tháng|quý)?\s*$"
)
TAKEN_OVER = regex.compile(r"[^,;.¤\d]{0,40}\b(?:chuyen (?:sang|qua|tiep)|ton dong|con ton)\b")
BRACKETS = regex.compile(r"[()]")
SINCE = regex.compile(r"\btu\s+(?:dau\s+)?(?:nam|thang|quy)?\s*$")
UP_TO_NOW = regex.compile(r"\s*(?:den|toi)\s+(?:nay|thoi diem)")
UP_TO_THEN = regex.compile(r"\s*(?:den|toi)\s+(?:(?:het|cuoi|nam|thang|quy)\s+)*")
UP_TO = regex.compile(r"\bden\s+(?:het\s+|cuoi\s+)?(?:nam|thang|quy)?\s*$")
BORN = regex.compile(r"\b(?:sn|sinh)\s*:?\s*(?:nam|ngay|thang)?\s*$")  # `(SN 1985)`
SCHOOL_YEAR = regex.compile(r"\b(?:nam hoc|khoa|nhiem ky)\s*$")
RIGHT_BEFORE = regex.compile(r"[\s:=–-]*(?:(?:la|dat|giao|co|duoc|phan dau|tren|duoi)[\s:]*){0,3}")
RIGHT_BEHIND = regex.compile(
    r"(?!.*\b(?:so|tang|giam|hon|ke hoach|du toan|chi tieu|theo|den|tu|va|duoc|giao|cung ky)\b)"
    r"\s*(?:\p{L}+\s+){0,4}\(?\s*(?:(?:trong|cua|vao)\s+)?(?:nam|thang|quy)?\s*"
)
IN_ITS_BRACKET = regex.compile(r"[\d.,]+[^()\d]{0,20}\([^()]*")
LEADS_IN = r"\s*(?:la|dat|co|:|=|\()\s*$"
OF_THE_YEAR_BEFORE = regex.compile(
    rf"\b(?:cung ky(?:\s+nam\s+(?:truoc|ngoai|\d{{4}}))?|nam\s+(?:truoc|ngoai)){LEADS_IN}"
)
# What the same time of the year before had, where a clause or a bracket opens with it: `(cùng kỳ
# 2023: 84,1%)`, `; CK năm trước đạt 65%`, but `bằng 105% cùng kỳ`, `cùng kỳ tăng 5%`.
THE_BASE = (
    r"[(\[;,.\n]\s*(?:[-+*]\s*)?(?:cung ky|ck)"
    r"(?:\s+nam\s+(?:truoc|ngoai)|\s+(?:nam\s+)?(?P<year>(?:19|20)\d\d))?"
    r"(?:\s*[:=]|,?(?:\s+(?!tang|giam|so|vuot|hut)\p{L}+){1,4})?\s*"
)
BASE_SAID = regex.compile(f"{THE_BASE}$")
BASE_OPENS = regex.compile(THE_BASE)
NO_MORE_BASE = regex.compile(r"[;:]|\b(?:tang|giam|so voi|vuot|hut|nam nay|ky nay)\b")
OPEN_BRACKET = regex.compile(r"[(\[][^()\[\]]*$")
OF_THE_PERIOD_BEFORE = regex.compile(rf"\b(?:thang|quy|ky)\s+truoc{LEADS_IN}")
OF_THIS_PERIOD = regex.compile(
    r"(?<!\bso voi )(?<!\bvoi )\b(?:nam|quy|thang|ky) nay\b[^,;.()]{0,60}$"
)
FROM_NEW_YEAR = regex.compile(r"\b(?:luy ke|tinh|ke)?\s*tu dau nam(?!\s+\d)\b[^,;.]*$")
FROM_THE_TERM = regex.compile(r"\b(?:tu )?dau nhiem ky\b[^;.]*$")
DIFFERENCE = regex.compile(r"\b(?:tang|giam|vuot|hut)\b[^,;()\d]*(?:\bnam\s*)?$")
# In text with its marks, as `này` is no `nay`.
NOW = worded(r"(?i)(?:{time_of_now}|(?<!\p{L})nay(?=\s+\d))")
SINCE_THEN = regex.compile(  # before `đến nay`; but `từ 12 đơn vị … đến nay còn 9`
    r"\btu\s+(?!\d[\d.]*\s+(?!(?:thang|nam)\b)\p{L})[^,;.()]{0,60}$"
)
AT_THAT_TIME = regex.compile(  # `Trước đây (năm 2018) tỉnh có`, `5 năm (2020-2024) xong`
    r"\b(?:truoc day|truoc do|luc do|khi do|truoc kia|ban dau|giai doan|nhiem ky"
    r"|(?:\d+|hai|ba|bon|nam|muoi)\s+nam(?:\s+qua)?)"
    r"\s*\(\s*(?:tu\s+)?(?:giai doan\s+)?(?:nam|thang|quy)?\s*$"
)
HAPPENED = worded(  # `khởi công tháng 3/2023, tiến độ 65%`: no time of the figure
    r"\b{happened_then}\s*(?:(?:vao|tu|trong|ngay|cuoi|dau|giua)\s+)*(?:(?:thang|quy|nam)\s*)?$"
)
MULTIPLE_OF = regex.compile(r"\b(?:bang|gap)(?:\s+(?:khoang|gan|hon|tren))?\s*$")
BETWEEN_DATES = regex.compile(r"\s*(?:[,;]|va|,\s*va)\s*(?:(?:nam|quy|thang)\s+)?")
TOLD_IN_TURN = regex.compile(r"\b(?:lan luot|tuong ung)\b")
PARTS_OPEN = regex.compile(r"\W*(?:trong (?:do|so do|so nay)|cu the|bao gom|gom)\b")
PLAN = worded("{looks_ahead}")
DONE = worded("{looks_back}")
PAST = worded("{done_by_now}")
BEFORE_DATE = 90  # characters before a date in which the name it belongs to begins
COLUMN_COMPARED = worded(r"(?i){column_compared}")
ROMAN_QUARTER = regex.compile(
    r"(?i:quý)\s+(?P<q>IV|I{1,3})(?![\p{L}\d]|\s*[/-]\s*\d|\s+(?i:năm)\s+\d)"
)
# `sẽ kiểm tra 12 cơ quan, đơn vị trong năm 2025`; but what is left (`03 xã còn lại sẽ …`) is of now
LATER_BEHIND = regex.compile(r"(?!.*\bcon lai\b)[\p{L}\s,]{1,70}")
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


def periods_of(
    document: DocumentText,
    numerals: tuple[Numeral, ...],
    period: str,
    places: Iterable[Context],
) -> list[str]:
    """The period that the figure of each of these contexts is for; `period` is the report's."""
    around = _Around(document, numerals, period)
    return [
        _placed(place.figure, around.said_of(place), period, around.flat).for_period
        for place in places
    ]


def _placed(row: Numeral, said: _Said, period: str, flat: str) -> Numeral:
    """The figure with the period that is said, as far as it can be of it."""
    if not period or said.iso in ("", period):
        own = period or said.iso
        return row if own == row.for_period else replace(row, for_period=own)
    has_past = PAST.search(flat, said.end, max(said.end, row.start)) is not None
    fits = _fits(said.iso, period, row.status != "actual", has_past)
    if fits == "no":
        return replace(row, for_period=period)
    if fits == "unsure" or not said.sure:
        return replace(row, for_period=period, doubts=_with_doubt(row, said.iso))
    if fits == "later" and row.status == "actual":
        row = replace(row, status="planned")  # nothing is done yet in a time to come
    return replace(row, for_period=said.iso)


def _with_doubt(row: Numeral, iso: str) -> tuple[Doubt, ...]:
    """The figure's doubts; of a named indicator's with the one about its period."""
    if not row.indicator:
        return row.doubts
    return (*row.doubts, Doubt.of("period_unsure", period=in_words(iso)))


def _fits(said: str, period: str, planned: bool, has_past: bool) -> Fit:
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
        self.figures = [row.start for row in numerals if row.kind in FIGURE_KINDS]
        printed = [_Date(row.start, row.end, row.iso) for row in numerals if _names_a_period(row)]
        roman = _roman_quarters(document.text, period) if period else []
        self.dates = sorted([*printed, *roman], key=lambda date: date.start)
        self.starts = [row.start for row in self.dates]
        self.nows = [*self._nows()] if period else []
        self.relatives = tuple(self._relatives()) if period else ()

    def _nows(self) -> Iterator[int]:
        """Where words for the time of the report stand that no `từ …` leads to."""
        for found in NOW.finditer(self.text):
            near = max(0, found.start() - BEFORE_DATE)
            if not SINCE_THEN.search(self.flat, near, found.start()):
                yield found.end()

    def said_of(self, context: Context) -> _Said:
        """What the words around a figure say of its period, the nearest first."""
        figure, begin = context.figure, context.opens
        relative = self._base(context) or self._relative(self.flat[begin : figure.start], figure)
        if relative := relative or self._in_turn(context):
            return relative
        direct = self._last(begin, figure)
        behind = self._behind(context)
        if behind and (not direct or self._is_of_another(context, direct)):
            return behind
        said = direct or self._last(context.sentence[0], figure)
        return said or self._of_earlier(context)

    def _of_earlier(self, context: Context) -> _Said:
        """What stands before a sentence that names no time says of a figure in it: of now where
        its words say so, as the sentence before whose part it is, as the lead of its list, as the
        headings."""
        figure, begin = context.figure, context.sentence[0]
        if self._is_of_now(begin, figure.start):
            return _Said(self.period, end=figure.start)
        said = None
        if PARTS_OPEN.match(self.flat, begin):
            paragraph = context.earlier[0]
            ends = self.flat.rfind(". ", paragraph, max(paragraph, begin - 2))
            said = self._last(max(paragraph, ends), figure)
        for lead_start, lead_end in context.leads[:1]:
            said = said or self._last_in(lead_start, lead_end)
        return said or self._of_headings(context)

    def _is_of_now(self, begin: int, end: int) -> bool:
        """True where words for the time of the report stand from `begin` to `end`, in no bracket
        that is closed before."""
        at = bisect_left(self.nows, begin)
        before_end = self.nows[at : bisect_left(self.nows, end + 1)]
        return any(
            not _closes(self.flat[now:end]) and not self._between(now, end) for now in before_end
        )

    def _base(self, context: Context) -> _Said | None:
        """What `(cùng kỳ: 84,1%)` says, of each figure of its bracket."""
        said = (self._base_said(context) or self._base_opened(context)) if self.period else None
        if said is None:
            return None
        years = int(self.period[:4]) - int(said["year"]) if said["year"] else 1
        iso = self.period
        for _ in range(max(years, 1)):
            iso = year_before(iso)
        return _Said(iso, end=context.figure.start) if iso else None

    def _base_said(self, context: Context) -> regex.Match[str] | None:
        """The words for the same time of another year right before a figure."""
        own = self.flat[context.opens : context.figure.start]
        return BASE_SAID.search(f".{own}" if context.opens == context.sentence[0] else own)

    def _base_opened(self, context: Context) -> regex.Match[str] | None:
        """The same where the bracket that the figure stands in opens with them."""
        opened = OPEN_BRACKET.search(self.flat, context.sentence[0], context.figure.start)
        said = BASE_OPENS.match(opened[0]) if opened else None
        if opened is None or said is None or NO_MORE_BASE.search(opened[0], said.end()):
            return None
        return said

    def _in_turn(self, context: Context) -> _Said | None:
        """The period of a figure of a list that is told one by one for as many periods: `các năm
        2021, 2022 lần lượt là 120, 135 tỷ đồng`, or with the periods behind the figures."""
        figure, begin = context.figure, context.sentence[0]
        in_turn = [*TOLD_IN_TURN.finditer(self.flat, begin, figure.start)]
        if not in_turn:
            return None
        word = in_turn[-1]
        first = bisect_left(self.figures, word.end())
        number = bisect_left(self.figures, figure.start) - first
        before = self._run(self._between(begin, word.start()))
        if len(before) > 1:
            return _Said(before[number].iso, end=figure.start) if number < len(before) else None
        behind = self._between(figure.end, context.sentence[1])
        if not behind or self._between(word.end(), figure.start):
            return None
        told = bisect_left(self.figures, behind[0].start) - first
        run = behind[:told]
        is_run = len(self._run(run)) == told == len(self._run(behind[: told + 1]))
        return _Said(run[number].iso, end=figure.start) if is_run and told > 1 else None

    def _run(self, dates: list[_Date]) -> list[_Date]:
        """The last of some dates, with those that are listed right before it."""
        run = dates[-1:]
        for date in reversed(dates[:-1]):
            if not BETWEEN_DATES.fullmatch(self.flat, date.end, run[0].start):
                break
            run.insert(0, date)
        return run

    def _relative(self, own: str, figure: Numeral) -> _Said | None:
        """What `cùng kỳ năm trước (1.234 hồ sơ)` and the like say; `own` are the words between the
        figure before and this one."""
        if not self.period or figure.kind in ("percentage", "ratio"):
            return None
        if own.rstrip().endswith("(") and DIFFERENCE.search(own.rstrip(" (")):
            return None
        for pattern, iso in self.relatives:
            if pattern.search(own) and not (pattern is FROM_NEW_YEAR and DIFFERENCE.search(own)):
                return _Said(iso, sure=pattern is not FROM_THE_TERM, end=figure.start)
        return None

    def _relatives(self) -> Iterator[tuple[regex.Pattern[str], str]]:
        """What words say without a date, with the period that they mean in this report."""
        yield OF_THIS_PERIOD, self.period
        yield OF_THE_YEAR_BEFORE, year_before(self.period)
        yield OF_THE_PERIOD_BEFORE, previous(self.period)
        # the term's first year is not said
        yield FROM_THE_TERM, f"{int(self.period[:4]) - 1}/{self.period[:4]}"
        yield FROM_NEW_YEAR, _since_new_year(self.period)

    def _last(self, begin: int, figure: Numeral) -> _Said | None:
        """The last period named from `begin` up to the figure, on its level of brackets."""
        dates = self._between(begin, figure.start)
        for place in reversed(range(len(dates))):
            date = dates[place]
            if self._is_aside(date, figure.start):
                continue
            if self._is_of_now(date.end, figure.start):
                return _Said(self.period, end=figure.start)
            if said := self._said_by(self._years_of(dates[: place + 1]), figure):
                return said
        return None

    def _is_aside(self, date: _Date, end: int) -> bool:
        """True where a date stands in brackets that are closed before `end`, but for the time that
        the words before them leave to it."""
        if not _closes(self.flat[date.end : end]):
            return False
        return not AT_THAT_TIME.search(self.flat, max(0, date.start - BEFORE_DATE), date.start)

    def _years_of(self, dates: list[_Date]) -> _Date:
        """The last of some dates; of years listed right before it, all of them as one time."""
        last = dates[-1]
        if since := self._span_since(dates):
            return since
        years = [date.iso for date in self._run(dates)]
        together = range(int(years[0][:4]), int(years[0][:4]) + len(years))
        if len(years) == 1 or years != [str(year) for year in together]:
            return last
        return _Date(dates[-len(years)].start, last.end, f"{years[0]}/{years[-1]}")

    def _span_since(self, dates: list[_Date]) -> _Date | None:
        """The years from the last date but one to the last, as `từ năm 2020 đến hết quý III/2024`
        names them."""
        if len(dates) < 2:
            return None
        first, last = dates[-2:]
        near = max(0, first.start - BEFORE_DATE)
        is_span = SINCE.search(self.flat[near : first.start]) and UP_TO_THEN.fullmatch(
            self.flat, first.end, last.start
        )
        if not is_span or not first.iso[:4] < last.iso[:4]:
            return None
        return _Date(first.start, last.end, f"{first.iso[:4]}/{last.iso[:4]}")

    def _last_in(self, begin: int, end: int) -> _Said | None:
        for date in reversed(self._between(begin, end)):
            if said := self._said_by(date, None):
                return said
        return None

    def _between(self, begin: int, end: int) -> list[_Date]:
        return self.dates[bisect_left(self.starts, begin) : bisect_left(self.starts, end)]

    def _said_by(self, date: _Date, figure: Numeral | None) -> _Said | None:
        """What a date before a figure says; None where it says something else."""
        begin = max(0, date.start - BEFORE_DATE)
        before = self.flat[begin : date.start]
        if COMPARED.search(self.text[begin : date.start]):
            return self._of_the_base(date, figure)
        if TAKEN_OVER.match(self.flat, date.end) or self._is_part_of_a_name(date, before, figure):
            return None
        if figure is not None and self._only_happened(date, before, figure):
            return None
        if "/" in date.iso:
            return _Said(date.iso, end=date.end)
        if SINCE.search(before):
            return self._since(date)
        up_to_now = UP_TO.search(before) and span(date.iso)[1] == span(self.period)[1]
        return _Said(self.period if up_to_now else date.iso, end=date.end)

    def _only_happened(self, date: _Date, before: str, figure: Numeral) -> bool:
        """True where something happened at a date and a comma stands before the figure."""
        return bool(HAPPENED.search(before)) and "," in self.flat[date.end : figure.start]

    def _is_part_of_a_name(self, date: _Date, before: str, figure: Numeral | None) -> bool:
        """True where the date belongs to the name of a document, a school year or a term, or tells
        when somebody was born; not where it leads in the figure: `Kế hoạch năm 2025: 85%`."""
        if BORN.search(before):
            return True
        if SCHOOL_YEAR.search(before):
            return span(date.iso)[1] > span(self.period)[0]
        if figure is not None and self._leads_in(date, figure):
            return False
        return bool(DOCUMENT_NAME.search(before))

    def _leads_in(self, date: _Date, figure: Numeral) -> bool:
        """True where a date leads in the figure right behind it, or the one in whose bracket the
        figure stands: `Kế hoạch năm 2025: 6.000 tỷ đồng (trung ương 2.500 tỷ)`."""
        first = self.figures[bisect_left(self.figures, date.end)]
        if not RIGHT_BEFORE.fullmatch(self.flat, date.end, first):
            return False
        return first == figure.start or bool(
            IN_ITS_BRACKET.fullmatch(self.flat, first, figure.start)
        )

    def _since(self, date: _Date) -> _Said | None:
        """The years from a date up to the report's, where `đến nay` follows."""
        first, last = date.iso[:4], self.period[:4]
        if first >= last or not UP_TO_NOW.match(self.flat, date.end):
            return None
        return _Said(f"{first}/{last}", end=date.end)

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
            if TAKEN_OVER.match(rest) or self._leads_on(words, rest, stop, figure):
                continue
            if RIGHT_BEHIND.fullmatch(words) and "con lai" not in words:
                return _Said(date.iso, end=figure.start)
            later = self.period and span(date.iso)[0] > span(self.period)[1]
            if later and figure.status != "actual" and LATER_BEHIND.fullmatch(words):
                return _Said(date.iso, end=figure.start)
        return None

    def _leads_on(self, words: str, rest: str, stop: int, figure: Numeral) -> bool:
        """True where a date behind a figure is not its own: it leads in another one, or the figure
        is so many times what there was then."""
        is_multiple = "(" not in words and self._is_multiple(figure)
        return is_multiple or not self._ends_there(words, rest, stop)

    def _is_multiple(self, figure: Numeral) -> bool:
        """True for what is so many times another: `bằng 95% năm 2023`, `gấp 1,2 lần năm 2020`."""
        is_share = figure.kind == "percentage" or figure.unit == "lần"
        near = max(0, figure.start - BEFORE_DATE)
        return is_share and MULTIPLE_OF.search(self.flat, near, figure.start) is not None

    def _is_of_another(self, context: Context, direct: _Said) -> bool:
        """True where the date before a figure is not its own: it stands right behind the figure
        before (`từ 80% năm 2023 lên 85% năm 2024`), or something is compared with it."""
        begin = context.opens
        if COMPARED.search(self.text[begin : context.figure.start]):
            return True
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
        """What the nearest heading that names a period says."""
        for begin, end in context.headings:
            if dates := self._named_in(begin, end):
                sentence = self.flat[context.sentence[0] : context.figure.start]
                iso = self._of_heading(begin, end, dates, sentence)
                return _Said(iso, end=context.figure.start)
        return _Said()

    def _named_in(self, begin: int, end: int) -> list[_Date]:
        """The dates of a title, but for those that it compares with, and years of birth."""
        return [
            date
            for date in self._between(begin, end)
            if not COMPARED.search(self.text[begin : date.start])
            and not BORN.search(self.flat[begin : date.start])
        ]

    def _of_heading(self, begin: int, end: int, dates: list[_Date], sentence: str) -> str:
        """The period that a heading sets for a sentence below; "" where it speaks of plans and of
        what was done alike, or of plans and the sentence of what was done."""
        title = self.flat[begin:end]
        plans, done = PLAN.search(title), DONE.search(title)
        if len({date.iso for date in dates}) > 1 or (plans and done):
            return ""
        if plans:
            return "" if PAST.search(sentence) else dates[0].iso
        is_name = DOCUMENT_NAME.search(self.flat[begin : dates[0].start])
        return "" if is_name else dates[0].iso


def _names_a_period(row: Numeral) -> bool:
    """True for a date that is a period and no day, read without a doubt."""
    return (
        row.kind == "date" and bool(row.iso) and not row.doubts and not ISO_DAY.fullmatch(row.iso)
    )


def _closes(between: str) -> bool:
    """True where a bracket that was open at the beginning of the words is closed in them."""
    depth = 0
    for sign in BRACKETS.findall(between):
        depth += 1 if sign == "(" else -1
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
