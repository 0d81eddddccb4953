"""Days and months printed without a year, which were given the report's own: where that is not
sure, a person looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from extractor.language.periods import span
from extractor.language.said import worded
from extractor.language.sentences import last_begun
from extractor.letterhead import Letterhead
from extractor.model import Doubt, Numeral

NUMBERS = regex.compile(r"\d+")
SCHOOL_YEAR = regex.compile(r"(?:19|20)\d\d/(?:19|20)\d\d")  # a period of several years
SENTENCE_END = regex.compile(r"[.!?]\s|\n\s*\n")
SAID_YEAR = regex.compile(
    r"(?i)(?<!(?:so với|cùng kỳ|kỳ|từ|đến|hết|cuối|đầu|trước|sau|nhiệm kỳ|giai đoạn)\s)"
    r"(?:năm\s+|tháng\s+\d{1,2}\s?[/-]\s?)(?P<year>(?:19|20)\d\d)(?![\d/]|\s?[-–]\s?\d)"
)
HEADING = regex.compile(  # `B. NHIỆM VỤ 2025`, `2. Kế hoạch tháng 01:`, `PHƯƠNG HƯỚNG NĂM 2025`
    r"(?m)^[^\S\n]*(?:(?:(?P<roman>[IVX]{1,5})|(?P<letter>[A-HĐ])|(?P<number>\d{1,2}))\s?[.)/-]\s*"
    r"(?P<title>[^\n:]{3,120})|(?P<title>[\p{Lu}\d ,–-]{8,100})$)"
)
PLANNED_YEAR = worded(
    r"(?i){opens_plans}(?:(?!so\s+với|cùng\s+kỳ)[^\d]){0,60}?"
    r"\s(?P<year>(?:19|20)\d\d)(?![\d/]|\s?[-–]\s?\d)"
)
ASSUMED_QUARTER = regex.compile(r"\d{4}-Q[1-4]")
BEFORE = 300  # characters of a sentence that are asked for another year
PUBLISHED = regex.compile(  # the line of a web page: `10/12/2022 07:20`
    r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?P<year>(?:19|20)\d\d)[\s,|–-]{1,3}\d{1,2}:\d\d"
)
PUBLISHED_WITHIN = 400  # characters in which it stands
BEHIND = 60  # characters in which the year at the end of a list or a span stands
# What leads from a day to the year at the end of its list or span: `, 6/1 và ngày 9/1/2023`.
TO_THE_YEAR = regex.compile(
    r"(?i)(?:[\s,;&/.–-]|\d{1,2}(?!\d)|và|đến|tới|hết|ngày|tháng|năm|của|sáng|chiều|tối)*(?P<year>\d{4})"
)
# Behind a day: it lies in another year than the report's, or in every year.
OTHER_YEAR = regex.compile(
    r"(?i)(?:\s?(?:-|–|,|và|đến|tới)\s?(?:hết\s+)?(?:ngày\s+)?\d{1,2}\s?[/.-]\s?\d{1,2}){0,5}"
    r",?\s+(?:của\s+)?(?:năm\s+(?:trước|sau|ngoái|tới|kế)|(?:hàng|hằng|mỗi|các)\s+năm)(?!\p{L})"
)
LONG_AHEAD = 9  # months by which a day that was told in a report does not lie behind the report's
WHOLE_YEARS = regex.compile(r"\d{4}(?:/\d{4})?")
FULL_DAY = regex.compile(r"\d{4}-\d\d-\d\d")
NEAR_MONTHS = 3  # within which a day lies near another
TURN = 2  # the last month in which a report on the year before is written as a rule
LATE = 6  # … in which an undated one on a year still may be
LAST_MONTH = 12
PLAN = "Kế hoạch"
ON_A_PERIOD = ("", "Báo cáo", PLAN)  # other papers speak of days of their own time


def with_assumed_years(
    rows: Iterable[Numeral], text: str, letterhead: Letterhead
) -> Iterator[Numeral]:
    """Rows in which a day or month of an assumed year is doubted where its sentence speaks of
    another year before it, where the words behind it do (`15/12 năm trước`), where the report is on
    several years, where the page was published in another one, where the text has neither date nor
    period of its own, or where it lies in the first weeks of a year that was over when its report
    was written, or in the last ones of a year that had just begun: then the next one, or the one
    before, may be meant; not where it lies near full days of the same text, all of its year. Below
    a heading that plans for another year it is given that one."""
    rows = list(rows)
    turn, last_month = _turn(letterhead), _last_month(letterhead)
    full_days = _full_days(rows, letterhead)
    if SCHOOL_YEAR.fullmatch(letterhead.fields.period):
        turn = LAST_MONTH
    elsewhere = _published_elsewhere(text, letterhead.year)
    planned = list(_planned_years(text))
    for row in rows:
        if not _is_assumed(row, text, letterhead.year):
            yield row
        elif planned_for := _planned_year(row, planned):
            yield _moved(row, planned_for)
        elif other := _other_year(row, text) or elsewhere:
            yield _doubted(row, Doubt.of("year_elsewhere", other=other))
        elif _is_elsewhere(row, text, letterhead) or (
            _is_turned(row, turn, last_month) and not _is_near(row, full_days)
        ):
            yield _doubted(row, Doubt("year_turned"))
        else:
            yield row


def _is_on_a_year(letterhead: Letterhead) -> bool:
    """True for a report on a year or several, written in the next one as a rule."""
    fields = letterhead.fields
    return fields.doc_type in ON_A_PERIOD and WHOLE_YEARS.fullmatch(fields.period) is not None


def _full_days(rows: list[Numeral], letterhead: Letterhead) -> tuple[str, ...]:
    """The days that are printed with their year; those of a report on a year tell nothing."""
    if _is_on_a_year(letterhead):
        return ()
    days = (row for row in rows if row.kind == "date" and FULL_DAY.fullmatch(row.iso))
    return tuple(row.iso for row in days if row.iso[:4] in row.raw and not row.doubts)


def _is_near(row: Numeral, full_days: tuple[str, ...]) -> bool:
    """True for a day or month of a text whose full days of the years around it lie all in its own
    year, one of them no more than a quarter away."""
    year = int(row.iso[:4])
    around = [day for day in full_days if abs(int(day[:4]) - year) <= 1]
    if not row.iso[5:7].isdigit() or any(int(day[:4]) != year for day in around):
        return False
    return any(abs(int(day[5:7]) - int(row.iso[5:7])) <= NEAR_MONTHS for day in around)


def _turn(letterhead: Letterhead) -> int:
    """The last month of which a day may lie in the year after the report's own: 0 where the report
    is on a part of the year, or was written in it. A text with neither date nor period tells only
    which year it speaks of, which may be the one before: so may all its days."""
    fields = letterhead.fields
    if fields.doc_date[:4] == letterhead.year:
        return 0
    if fields.period not in ("", letterhead.year):
        return TURN if _ends_the_year(fields.period) else 0
    if fields.doc_date:
        return LAST_MONTH if fields.doc_type not in ON_A_PERIOD else TURN
    return LATE if fields.period else LAST_MONTH


def _published_elsewhere(text: str, year: str) -> str:
    """The year in which the page was published, where it is not the report's; "" otherwise."""
    published = PUBLISHED.search(text, 0, PUBLISHED_WITHIN)
    return published["year"] if published and published["year"] != year else ""


def _moved(row: Numeral, year: str) -> Numeral:
    """The row in the year that its headings plan for, which a person must see."""
    moved = replace(row, iso=year + row.iso[len(year) :])
    return _doubted(moved, Doubt.of("year_elsewhere", other=year))


def _is_turned(row: Numeral, turn: int, last_month: int) -> bool:
    """True for a day or month that may lie in the year before or behind; a quarter is none."""
    if ASSUMED_QUARTER.fullmatch(row.iso):
        return False
    return not turn < int(row.iso[5:7]) <= last_month


def _is_elsewhere(row: Numeral, text: str, letterhead: Letterhead) -> bool:
    """True for a day of another year by the words behind it, or by when its plan was written."""
    return _is_before_the_plan(row, letterhead) or OTHER_YEAR.match(text, row.end) is not None


def _is_before_the_plan(row: Numeral, letterhead: Letterhead) -> bool:
    """True for a month of the plan's year that was still to come when the plan was written in the
    year before: `báo cáo trước 25 tháng 12` in one of November."""
    written = letterhead.fields.doc_date
    if ASSUMED_QUARTER.fullmatch(row.iso):
        return False
    return "" < written[:4] < letterhead.year and row.iso[5:7] >= written[5:7]


def _ends_the_year(period: str) -> bool:
    """True for a month, a quarter or months that end with the year and did not begin it, on which
    a report is written in the next one."""
    first, last = span(period)
    return last.endswith("-12-31") and not first.endswith("-01-01")


def _last_month(letterhead: Letterhead) -> int:
    """The last month of which a day may lie in the report's own year: a report of January that
    tells of days in December speaks of the year before, a plan of what is still to come."""
    written = letterhead.fields.doc_date
    if letterhead.fields.doc_type == PLAN:
        return LAST_MONTH
    if written[:4] != letterhead.year or len(written) < len("2024-01"):
        return LAST_MONTH
    return int(written[5:7]) + LONG_AHEAD


def _is_assumed(row: Numeral, text: str, year: str) -> bool:
    """True for a day or a month whose year is the report's and is printed nowhere near."""
    if row.kind != "date" or not regex.fullmatch(rf"{year}-(?:\d\d(?:-\d\d)?|Q[1-4])", row.iso):
        return False
    if len(NUMBERS.findall(row.raw)) > 2:
        return False
    behind = TO_THE_YEAR.match(text, row.end, row.end + BEHIND)
    return year not in row.raw and (behind is None or behind["year"] != year)


def _planned_years(text: str) -> Iterator[tuple[int, str]]:
    """Where each heading begins, and the year that it or one above it plans for: "" for none."""
    above: list[tuple[int, str]] = []
    for found in HEADING.finditer(text):
        level = 0 if found["letter"] else 2 if found["number"] else 1
        above = [heading for heading in above if heading[0] < level]
        year = PLANNED_YEAR.match(found["title"])
        inherited = above[-1][1] if above else ""
        above.append((level, year["year"] if year else inherited))
        yield found.start(), above[-1][1]


def _planned_year(row: Numeral, planned: list[tuple[int, str]]) -> str:
    """The year that the headings above the row plan for, where it is not the row's: that of days
    without a year below `NHIỆM VỤ NĂM 2025`."""
    at = last_begun(planned, row.start)
    year = planned[at][1] if at >= 0 else ""
    return year if year != row.iso[:4] else ""


def _other_year(row: Numeral, text: str) -> str:
    """The year that the sentence spoke of last before the row, where it is not the row's."""
    before = SENTENCE_END.split(text[max(0, row.start - BEFORE) : row.start])[-1]
    said = [found["year"] for found in SAID_YEAR.finditer(before)]
    return said[-1] if said and said[-1] != row.iso[:4] else ""


def _doubted(row: Numeral, doubt: Doubt) -> Numeral:
    return replace(row, doubts=(*row.doubts, doubt))
