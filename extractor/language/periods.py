"""Dates and periods as reports print them → ISO, or a refusal.

`2016-11-07` is a day, `2017-01` a month, `2016` a year, `2016-Q4` a quarter, `2024-W36` a week,
`2016/2020` a range of years, `2016-01/2016-06` a range of months, `2024-09-02/2024-09-06` a range
of days. A day that no calendar has is refused, never bent.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

import regex

from extractor import messages
from extractor.language.flat import bare
from extractor.language.numbers import Refused

ISO_DAY = regex.compile(r"\d{4}-\d\d-\d\d")  # of ISO periods those that are a day

PeriodForm = Literal["month", "quarter", "months", "week", "year", "years", "days"]
ROMAN_QUARTERS = ("I", "II", "III", "IV")
CLOSED_EARLY = 31  # days that a report may close its books before a month or quarter ends
YEAR_CLOSED_EARLY = 50  # … before a half-year, nine months or a year end
FROM_THE_FIRST = 25  # … where it opened them with the period's first day
AS_LONG = 10  # days that its books are longer or shorter than the period
LONGEST_AHEAD = 62  # days by which a report may come before the end of its period
FIRST_MONTHS = (3, 6, 9, 10, 11)  # how many months from January reports are made for


def day(day_of_month: str, month_number: str, year_digits: str) -> str:
    """The ISO day; of two digits for the year, the century is 2000. Raises Refused where no
    calendar has the day.

    >>> day("07", "11", "2016"), day("18", "11", "16")
    ('2016-11-07', '2016-11-18')
    >>> day("31", "4", "2016")
    Traceback (most recent call last):
    extractor.language.numbers.Refused: no_such_day
    """
    full = year(year_digits if len(year_digits) == 4 else "20" + year_digits)
    try:
        return date(int(full), int(month_number), int(day_of_month)).isoformat()
    except ValueError:
        raise Refused("no_such_day") from None


def year(digits: str) -> str:
    """A year that reports speak of, 1900 to 2100 (plans reach to 2050). Raises Refused for any
    other."""
    if len(digits) != 4 or not 1900 <= int(digits) <= 2100:
        raise Refused("no_such_year")
    return digits


def month(number: str, year_digits: str) -> str:
    """The ISO month. Raises Refused.

    >>> month("1", "2017")
    '2017-01'
    """
    if not 1 <= int(number) <= 12:
        raise Refused("no_such_month")
    return f"{year(year_digits)}-{int(number):02d}"


def quarter(figure: str, year_digits: str) -> str:
    """A quarter named by a Roman or an Arabic figure. Raises Refused.

    >>> quarter("IV", "2016"), quarter("4", "2016")
    ('2016-Q4', '2016-Q4')
    """
    if figure in ROMAN_QUARTERS:
        number = ROMAN_QUARTERS.index(figure) + 1
    else:
        number = int(figure) if figure.isdigit() else 0
    if not 1 <= number <= 4:
        raise Refused("no_such_quarter")
    return f"{year(year_digits)}-Q{number}"


def years(first: str, last: str) -> str:
    """A range of years. Raises Refused where the first is not before the last.

    >>> years("2016", "2020")
    '2016/2020'
    """
    if year(first) >= year(last):
        raise Refused("range_turned")
    return f"{first}/{last}"


def week(number: int, year_digits: str) -> str:
    """The ISO week. Raises Refused.

    >>> week(6, "2024")
    '2024-W06'
    """
    try:
        date.fromisocalendar(int(year(year_digits)), number, 1)
    except ValueError:
        raise Refused("no_such_week") from None
    return f"{year_digits}-W{number:02d}"


def months(first: int, last: int, year_digits: str) -> str:
    """A range of months within one year. Raises Refused.

    >>> months(1, 6, "2016")  # 6 tháng đầu năm 2016
    '2016-01/2016-06'
    """
    if not 1 <= first < last <= 12:
        raise Refused("no_such_month")
    return f"{year(year_digits)}-{first:02d}/{year_digits}-{last:02d}"


@lru_cache(maxsize=4096)
def span(period: str) -> tuple[str, str]:
    """The first and the last day of a period (ISO); two empty strings for what is no period.

    >>> span("2016-Q4"), span("2016-01/2016-06")
    (('2016-10-01', '2016-12-31'), ('2016-01-01', '2016-06-30'))
    >>> span("2016/2020"), span("khác")
    (('2016-01-01', '2020-12-31'), ('', ''))
    """
    begin, _, end = period.partition("/")
    first, last = _bounds(begin), _bounds(end or begin)
    return (first[0], last[1]) if first and last else ("", "")


_WITH_YEAR = regex.compile(r"\d{4}(?:-|$)")


def _bounds(part: str) -> tuple[str, str] | None:
    """The first and the last day of one day, month, quarter or year; None for anything else."""
    if not _WITH_YEAR.match(part):
        return None
    try:
        number, rest = int(part[:4]), part[5:]
        if not rest:
            return date(number, 1, 1).isoformat(), date(number, 12, 31).isoformat()
        if rest.startswith("Q"):
            last = 3 * int(rest[1:])
            return date(number, last - 2, 1).isoformat(), _month_end(number, last)
        if rest.startswith("W"):
            monday = date.fromisocalendar(number, int(rest[1:]), 1)
            return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
        if len(rest) == 2:
            return date(number, int(rest), 1).isoformat(), _month_end(number, int(rest))
        return date.fromisoformat(part).isoformat(), part
    except ValueError:
        return None


def _month_end(year_number: int, month_number: int) -> str:
    next_month = date(year_number + month_number // 12, month_number % 12 + 1, 1)
    return (next_month - timedelta(days=1)).isoformat()


def previous(period: str) -> str:
    """The period that a report is held against: the year, quarter or month before, or the same
    months of the year before. Empty for ranges of years, single days and what is no period.

    >>> previous("2016"), previous("2016-Q1"), previous("2017-01")
    ('2015', '2015-Q4', '2016-12')
    >>> previous("2016-01/2016-06"), previous("2016/2020")
    ('2015-01/2015-06', '')
    """
    first, _, last = period.partition("/")
    is_range_of_years = bool(last) and len(first) != 7
    is_day = len(first) > 8
    if not span(period)[0] or is_range_of_years or is_day:
        return ""
    number, rest = int(first[:4]), first[5:]
    if last:
        return f"{number - 1}-{rest}/{int(last[:4]) - 1}-{last[5:]}"
    return _part_before(first, number, rest) if rest else str(number - 1)


def _part_before(period: str, year_number: int, part: str) -> str:
    """The week, quarter or month before one; `part` is what stands behind its year."""
    if part.startswith("W"):
        before = date.fromisoformat(span(period)[0]) - timedelta(days=7)
        return f"{before.isocalendar().year}-W{before.isocalendar().week:02d}"
    if part.startswith("Q"):
        return f"{year_number}-Q{int(part[1:]) - 1}" if part != "Q1" else f"{year_number - 1}-Q4"
    return f"{year_number}-{int(part) - 1:02d}" if part != "01" else f"{year_number - 1}-12"


def year_before(period: str) -> str:
    """The same part of the year before. Empty for ranges of years, days and what is no period.

    >>> year_before("2024-Q3"), year_before("2024-01/2024-06"), year_before("2024")
    ('2023-Q3', '2023-01/2023-06', '2023')
    """
    first, _, last = period.partition("/")
    if not span(period)[0] or len(first) == 10 or (last and len(first) == 4):
        return ""
    parts = [f"{int(part[:4]) - 1}{part[4:]}" for part in (first, last) if part]
    return "/".join(parts)


def in_words(period: str) -> str:
    """The period as a Vietnamese report names it; what is no period stays as it is.

    >>> in_words("2016"), in_words("2016-Q4"), in_words("2017-01")
    ('năm 2016', 'quý IV năm 2016', 'tháng 01 năm 2017')
    >>> in_words("2016-01/2016-06"), in_words("2016/2020")
    ('6 tháng đầu năm 2016', 'giai đoạn 2016–2020')
    """
    first, _, last = period.partition("/")
    digits, rest = first[:4], first[5:]
    if not span(period)[0]:
        return period
    if len(first) == 10:
        return " đến ".join(_day_in_words(one) for one in (first, last) if one)
    if last:
        return _range_in_words(first, last) if rest else f"giai đoạn {first}–{last}"
    if rest.startswith("W"):
        return f"tuần {int(rest[1:])} năm {digits}"
    if not rest:
        return f"năm {digits}"
    if rest.startswith("Q"):
        return f"quý {ROMAN_QUARTERS[int(rest[1:]) - 1]} năm {digits}"
    return f"tháng {rest} năm {digits}"


def told(period: str) -> str:
    """The period as it is named to the user: in the words of reports, or in English by its code."""
    return in_words(period) if messages.language == "vi" else period


def _day_in_words(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))


def _range_in_words(first: str, last: str) -> str:
    """A range of months of one year (`2016-01`, `2016-06`) in words."""
    digits, rest = first[:4], first[5:]
    count = int(last[5:])
    if rest == "01" and count in FIRST_MONTHS:
        return f"{count} tháng đầu năm {digits}"
    return f"tháng {rest}–{last[5:]} năm {digits}"


# In bare text, a document's name up to a period that may be its own: `Kế hoạch … năm 2023`.
DOCUMENT_NAME = regex.compile(
    r"\b(?:ke hoach|nghi quyet|quyet dinh|chuong trinh|de an|chi thi|chien luoc|du an|thong tu"
    r"|nghi dinh|luat|ket luan|cong van|thong bao)\b[^,;:.()]*$"
)


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period as a text names it: its slice, what it is (`month` 9, `quarter` 3, `months` 1–6,
    `week` 36, `year`, `years` 2021–2025, `days`), and its year as printed ("" where none is)."""

    start: int
    end: int
    form: PeriodForm
    numbers: tuple[int, ...] = ()
    year: str = ""
    days: str = ""  # `2023-12-15/2024-06-14`, of a period given by its first and last day

    def iso(self, of_year: str = "") -> str:
        """The ISO period, in `of_year` where no year is printed. Raises Refused."""
        in_year = self.year or of_year
        if self.form == "days":
            return self.days
        if self.form == "years":
            return years(self.year, str(self.numbers[0]))
        if not in_year:
            raise Refused("year_unknown")
        if self.form == "months":
            return months(self.numbers[0], self.numbers[1], in_year)
        if self.form == "quarter":
            return quarter(str(self.numbers[0]), in_year)
        if self.form == "week":
            return week(self.numbers[0], in_year)
        return month(str(self.numbers[0]), in_year) if self.form == "month" else year(in_year)


COUNT_WORDS = {
    word: number
    for number, word in enumerate(
        ["hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"], start=2
    )
}
QUARTER_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4}
_YEAR = r"(?:19|20)\d\d(?!\d|[.,]\d|\s*%)"
_OF = r"(?:\s*[/._-]\s*(?:nam\s*)?|,?\s*(?:cua\s+)?nam\s+|\s+)"  # between a part and its year
_SIGN = r"\s?[/.-]\s?"
_DAY = (
    rf"(?:\d{{1,2}}{_SIGN}\d{{1,2}}(?:{_SIGN}\d{{4}})?"
    r"|\d{1,2}\s+thang\s+\d{1,2}(?:\s+nam\s+\d{4})?)"
)
_LAST_DAY = (
    rf"(?:\d{{1,2}}{_SIGN}\d{{1,2}}{_SIGN}\d{{4}}|\d{{1,2}}\s+thang\s+\d{{1,2}}\s+nam\s+\d{{4}})"
)
_QUARTER = r"(?:[itl1|!][vy]|[il|!]{1,3}|1{2,3}|0?[1-4]|mot|hai|ba|bon)(?![a-z])"
_COUNT = r"(?:0?[2-9]|1[01]|" + "|".join(COUNT_WORDS) + ")"
# What is named, in bare text; the first that fits at a place holds.
_NAMED = regex.compile(
    rf"""(?<![\p{{L}}\d])(?:
      (?P<symbol>\d{{1,6}}[a-z]?\s?/\s?(?:\d{{4}}\s?/\s?)?
        (?!nam\b|quy\b|thang\b)[a-z]{{2,}}(?:[-&][a-z]+)*)
    | (?:tu\s+)?(?:ngay\s+)?(?P<d1>{_DAY})\s*(?:den|toi|-|–)\s*
      (?:het\s+)?(?:ngay\s+)?(?P<d2>{_LAST_DAY})
    | (?P<day>\d{{1,2}}{_SIGN}\d{{1,2}}{_SIGN}\d{{4}}
      |ngay\s+\d{{1,2}}\s+thang\s+\d{{1,2}}(?:\s+nam\s+\d{{4}})?)
    | tu\s+thang\s+(?P<m1>\d{{1,2}})(?:\s?[/-]\s?(?P<m1y>\d{{4}})|\s+nam\s+(?P<m1y>\d{{4}}))?
      \s+den\s+(?:het\s+)?thang\s+(?P<m2>\d{{1,2}})(?:{_OF}(?P<y>{_YEAR}))?
    | (?P<count>{_COUNT})\s*\.?\s*thang\s+dau(?:\s+nam|(?=\s*{_YEAR}))(?:{_OF}(?P<y>{_YEAR}))?
    | (?P<last>{_COUNT})\s*thang\s+cuoi\s+nam(?:{_OF}(?P<y>{_YEAR}))?
    | (?P<count>{_COUNT})\s*\.?\s*thang{_OF}(?P<y>{_YEAR})
    | (?P<count>0?[369]|1[01]|sau|chin)\s*\.?\s*thang(?!\s*\p{{L}}*\s*\d)
      (?!\s+(?:qua|tuoi|luong|tien|tu|ke|lien|mot|cuoi|sau|toi)\b)
    | nua\s+(?P<half>dau|cuoi)\s+nam(?:{_OF}(?P<y>{_YEAR}))?
    | quy\s*(?P<quarter>{_QUARTER})(?:{_OF}(?P<y>{_YEAR})|(?![\p{{L}}\d]))
    | q\s?[._-]?(?P<quarter>0?[1-4])(?:{_OF}|\s*)(?P<y>{_YEAR})
    | (?P<y>(?:19|20)\d\d)\s?[-._]?\s?q(?P<quarter>[1-4])(?!\d)
    | tuan\s+(?:thu\s+)?(?P<week>\d{{1,2}}){_OF}(?P<y>{_YEAR})
    | thang\s*(?P<month>1[0-2]|0?[1-9])(?:{_OF}(?P<y>{_YEAR})|(?!\d|[.,/]\d))
    | (?P<count>[369]|0[369]|1[01])\s?t\s?[._-]?\s?(?P<y>{_YEAR})
    | t\s?[._-]?\s?(?P<month>1[0-2]|0?[1-9])\s?[/._-]\s?(?P<y>{_YEAR})
    | ky(?:\s+bao\s+cao)?\s*:?\s+(?P<month>1[0-2]|0?[1-9])\s?[/-]\s?(?P<y>{_YEAR})
    | (?:tu\s+)?(?:nam\s+)?(?:hoc\s+)?(?P<y1>(?:19|20)\d\d)
      \s?(?:-|–|—|den)\s?(?:nam\s+)?(?P<y2>{_YEAR})
    | (?<!\bviet\s)nam(?:\s+hoc)?\s*(?P<y>{_YEAR})(?!\s*[-–]\s*\d{{4}})
    )""",
    regex.X,
)


def find_periods(text: str) -> tuple[NamedPeriod, ...]:
    """The periods that a text names, in order; tones and other marks of letters may be lost. Days
    and symbols of documents are none.

    >>> [named.iso() for named in find_periods("Kết quả quý III/2024, nhiệm vụ năm 2025")]
    ['2024-Q3', '2025']
    >>> [named.iso("2024") for named in find_periods("6 tháng đầu năm; tháng 9; Q3 2023")]
    ['2024-01/2024-06', '2024-09', '2023-Q3']
    """
    found = []
    for match in _NAMED.finditer(bare(text).replace("_", " ")):
        parts = {name: said for name, said in match.groupdict().items() if said}
        with suppress(Refused):
            if named := _named(match.start(), match.end(), parts):
                found.append(named)
    return tuple(found)


def _named(start: int, end: int, parts: dict[str, str]) -> NamedPeriod | None:
    """The period that the parts of a match say; None for a day or a symbol. Raises Refused."""
    if "symbol" in parts or "day" in parts:
        return None
    if "d1" in parts:
        return NamedPeriod(start, end, "days", days=_days(parts["d1"], parts["d2"]))
    if "y1" in parts:
        years(parts["y1"], parts["y2"])  # refuses a range that runs backwards
        return NamedPeriod(start, end, "years", (int(parts["y2"]),), parts["y1"])
    form, numbers = _part_of_year(parts)
    if parts.get("m1y", parts.get("y", "")) != parts.get("y", ""):
        raise Refused("range_turned")  # months of two years are no part of one
    return NamedPeriod(start, end, form, numbers, parts.get("y", ""))


def _part_of_year(parts: dict[str, str]) -> tuple[PeriodForm, tuple[int, ...]]:
    if "count" in parts:
        return "months", (1, _count(parts["count"]))
    if "last" in parts:
        return "months", (13 - _count(parts["last"]), 12)
    if "half" in parts:
        return "months", (1, 6) if parts["half"] == "dau" else (7, 12)
    if "m1" in parts:
        return "months", (int(parts["m1"]), int(parts["m2"]))
    if "quarter" in parts:
        return "quarter", (_quarter_number(parts["quarter"]),)
    if "week" in parts:
        return "week", (int(parts["week"]),)
    return ("month", (int(parts["month"]),)) if "month" in parts else ("year", ())


def _count(said: str) -> int:
    return COUNT_WORDS.get(said) or int(said)


def _quarter_number(said: str) -> int:
    """The number of a quarter; strokes that OCR took for other letters count as strokes.

    >>> _quarter_number("iii"), _quarter_number("111"), _quarter_number("1v"), _quarter_number("02")
    (3, 3, 4, 2)
    """
    if said in QUARTER_WORDS:
        return QUARTER_WORDS[said]
    if said[-1] in "vy":
        return 4
    return int(said) if said.lstrip("0") in ("1", "2", "3", "4") else len(said)


def _days(first: str, last: str) -> str:
    """First and last day as ISO; a first day without a year is of the last one's, or of the year
    before where it would come after. Raises Refused."""
    begin, end = _numbers_of(first), _numbers_of(last)
    last_day = day(*end)
    if len(begin) == 3:
        first_day = day(*begin)
    else:
        first_day = day(begin[0], begin[1], end[2])
        if first_day > last_day:
            first_day = day(begin[0], begin[1], str(int(end[2]) - 1))
    if first_day >= last_day:
        raise Refused("range_turned")
    return f"{first_day}/{last_day}"


def _numbers_of(printed: str) -> list[str]:
    return regex.findall(r"\d+", printed)


def standard_period(days: str) -> str:
    """The month, quarter, half-year, nine months or year that first and last day stand for: reports
    close their books some weeks early. Days that fit none stay as they are.

    >>> standard_period("2023-12-15/2024-06-14"), standard_period("2024-09-02/2024-09-06")
    ('2024-01/2024-06', '2024-09-02/2024-09-06')
    """
    first, last = map(date.fromisoformat, days.split("/"))
    near = []
    for in_year in sorted({first.year, last.year}):
        for period in _standard_periods(str(in_year)):
            begin, end = map(date.fromisoformat, span(period))
            early = ((begin - first).days, (end - last).days)
            if _closed_early(early, (end - begin).days):
                near.append((abs(early[0] - early[1]), max(early), period))
    return min(near)[2] if near else days


def _closed_early(early: tuple[int, int], length: int) -> bool:
    """True where books opened and closed so many days before a period of that length did."""
    opened, closed = early
    limit = YEAR_CLOSED_EARLY if length > 100 else CLOSED_EARLY
    if opened == 0 and length > 80:
        return 0 <= closed <= FROM_THE_FIRST
    return min(early) >= 0 and max(early) <= limit and abs(opened - closed) <= AS_LONG


def _standard_periods(in_year: str) -> list[str]:
    parts = [f"{in_year}-{number:02d}" for number in range(1, 13)]
    parts += [f"{in_year}-Q{number}" for number in range(1, 5)]
    return [*parts, *(f"{in_year}-01/{in_year}-{last:02d}" for last in (6, 9, 10, 11)), in_year]


def anchored(named: NamedPeriod, near: str) -> str:
    """The ISO period of a name without a year: the latest that a report of the ISO day `near` can
    be for. It has begun by then, and is over within two months. Raises Refused.

    >>> anchored(find_periods("quý IV")[0], "2025-01-10")
    '2024-Q4'
    >>> anchored(find_periods("9 tháng đầu năm")[0], "2024-09-06")
    '2024-01/2024-09'
    """
    if named.year or named.form == "days":
        return named.iso()
    day_near = date.fromisoformat(near)
    for in_year in (day_near.year, day_near.year - 1):
        period = named.iso(str(in_year))
        begin, end = map(date.fromisoformat, span(period))
        if begin <= day_near and (end - day_near).days <= LONGEST_AHEAD:
            return period
    raise Refused("year_unknown")


def parse_period(text: str) -> str:
    """The ISO period that a person asks for: in words (`quý III/2024`, `6 tháng đầu năm 2024`,
    `Q3 2024`, `tháng 9/2024`, `2024`) or ISO. Raises Refused ("no_period" for what names none).

    >>> parse_period("quý III/2024"), parse_period("9 tháng 2024"), parse_period("2024-01/2024-06")
    ('2024-Q3', '2024-01/2024-09', '2024-01/2024-06')
    >>> parse_period("09/2024"), parse_period("6 thang dau nam 2024"), parse_period(" 2024 ")
    ('2024-09', '2024-01/2024-06', '2024')
    """
    asked = " ".join(text.split())
    if span(asked.upper())[0]:
        return asked.upper()
    named = find_periods(asked)
    for lead in ("tháng", "quý", "năm"):
        named = named or find_periods(f"{lead} {regex.sub('^[Kk]ỳ ', '', asked)}")
    if len(named) != 1 or regex.search(r"\d", asked[: named[0].start] + asked[named[0].end :]):
        raise Refused("no_period")
    return standard_period(named[0].days) if named[0].form == "days" else named[0].iso()
