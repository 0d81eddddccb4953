"""Dates and periods as reports print them → ISO, or a refusal.

`2016-11-07` is a day, `2017-01` a month, `2016` a year, `2016-Q4` a quarter, `2016/2020` a range
of years, `2016-01/2016-06` a range of months. A day that no calendar has is refused, never bent.
"""

from __future__ import annotations

from datetime import date, timedelta

from extractor.language.numbers import Refused

ROMAN_QUARTERS = ("I", "II", "III", "IV")
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


def months(first: int, last: int, year_digits: str) -> str:
    """A range of months within one year. Raises Refused.

    >>> months(1, 6, "2016")  # 6 tháng đầu năm 2016
    '2016-01/2016-06'
    """
    if not 1 <= first < last <= 12:
        raise Refused("no_such_month")
    return f"{year(year_digits)}-{first:02d}/{year_digits}-{last:02d}"


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


def _bounds(part: str) -> tuple[str, str] | None:
    """The first and the last day of one day, month, quarter or year; None for anything else."""
    try:
        number, rest = int(part[:4]), part[5:]
        if not rest:
            return date(number, 1, 1).isoformat(), date(number, 12, 31).isoformat()
        if rest.startswith("Q"):
            last = 3 * int(rest[1:])
            return date(number, last - 2, 1).isoformat(), _month_end(number, last)
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
    is_day = len(first) > 7
    if not span(period)[0] or is_range_of_years or is_day:
        return ""
    number, rest = int(first[:4]), first[5:]
    if last:
        return f"{number - 1}-{rest}/{int(last[:4]) - 1}-{last[5:]}"
    if not rest:
        return str(number - 1)
    if rest.startswith("Q"):
        return f"{number}-Q{int(rest[1:]) - 1}" if rest != "Q1" else f"{number - 1}-Q4"
    return f"{number}-{int(rest) - 1:02d}" if rest != "01" else f"{number - 1}-12"


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
    if last:
        return _range_in_words(first, last) if rest else f"giai đoạn {first}–{last}"
    if not rest:
        return f"năm {digits}"
    if rest.startswith("Q"):
        return f"quý {ROMAN_QUARTERS[int(rest[1:]) - 1]} năm {digits}"
    return f"tháng {rest} năm {digits}"


def _range_in_words(first: str, last: str) -> str:
    """A range of months of one year (`2016-01`, `2016-06`) in words."""
    digits, rest = first[:4], first[5:]
    count = int(last[5:])
    if rest == "01" and count in FIRST_MONTHS:
        return f"{count} tháng đầu năm {digits}"
    return f"tháng {rest}–{last[5:]} năm {digits}"
