"""Dates and periods as reports print them → ISO, or a refusal.

`2016-11-07` a day, `2017-01` a month, `2016` a year, `2016-Q4` a quarter, `2016/2020` a range of
years, `2016-01/2016-06` a range of months. A day that no calendar has is refused, never bent.
"""
from __future__ import annotations

from datetime import date

from extractor.numbers import Refused


def day(d: str, m: str, y: str) -> str:
    """
    >>> day("07", "11", "2016"), day("18", "11", "16")
    ('2016-11-07', '2016-11-18')
    >>> day("31", "4", "2016")
    Traceback (most recent call last):
    extractor.numbers.Refused: no_such_day
    """
    full = year(y if len(y) == 4 else "20" + y)
    try:
        return date(int(full), int(m), int(d)).isoformat()
    except ValueError:
        raise Refused("no_such_day") from None


def year(y: str) -> str:
    """A year that reports speak of: 1900 to 2100 (plans reach to 2050)."""
    if len(y) != 4 or not 1900 <= int(y) <= 2100:
        raise Refused("no_such_year")
    return y


def month(m: str, y: str) -> str:
    """
    >>> month("1", "2017")
    '2017-01'
    """
    if not 1 <= int(m) <= 12:
        raise Refused("no_such_month")
    return f"{year(y)}-{int(m):02d}"


def quarter(q: str, y: str) -> str:
    number = {"I": 1, "II": 2, "III": 3, "IV": 4}.get(q) or (int(q) if q.isdigit() else 0)
    if not 1 <= number <= 4:
        raise Refused("no_such_quarter")
    return f"{year(y)}-Q{number}"


def years(first: str, last: str) -> str:
    """
    >>> years("2016", "2020")
    '2016/2020'
    """
    if year(first) >= year(last):
        raise Refused("range_turned")
    return f"{first}/{last}"


def months(first: int, last: int, y: str) -> str:
    """Months `first` to `last` of one year: `6 tháng đầu năm 2016` is months 1 to 6."""
    if not 1 <= first < last <= 12:
        raise Refused("no_such_month")
    return f"{year(y)}-{first:02d}/{y}-{last:02d}"
