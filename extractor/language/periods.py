"""Dates and periods as reports print them → ISO, or a refusal.

`2016-11-07` a day, `2017-01` a month, `2016` a year, `2016-Q4` a quarter, `2016/2020` a range of
years, `2016-01/2016-06` a range of months. A day that no calendar has is refused, never bent.
"""

from __future__ import annotations

from datetime import date, timedelta

from extractor.language.numbers import Refused


def day(d: str, m: str, y: str) -> str:
    """
    >>> day("07", "11", "2016"), day("18", "11", "16")
    ('2016-11-07', '2016-11-18')
    >>> day("31", "4", "2016")
    Traceback (most recent call last):
    extractor.language.numbers.Refused: no_such_day
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


def span(period: str) -> tuple[str, str]:
    """First and last day of a period; two empty strings for what is none.

    >>> span("2016-Q4"), span("2016-01/2016-06"), span("2016/2020")
    (('2016-10-01', '2016-12-31'), ('2016-01-01', '2016-06-30'), ('2016-01-01', '2020-12-31'))
    """
    first, last = (_bounds(part) for part in (period.split("/") * 2)[:2])
    return (first[0], last[1]) if first and last else ("", "")


def _bounds(part: str) -> tuple[str, str] | None:
    try:
        y, rest = int(part[:4]), part[5:]
        if not rest:
            return date(y, 1, 1).isoformat(), date(y, 12, 31).isoformat()
        if rest.startswith("Q"):
            q = int(rest[1:])
            return date(y, 3 * q - 2, 1).isoformat(), _month_end(y, 3 * q)
        if len(rest) == 2:
            return date(y, int(rest), 1).isoformat(), _month_end(y, int(rest))
        return date.fromisoformat(part).isoformat(), part
    except ValueError:
        return None


def _month_end(y: int, m: int) -> str:
    return (date(y + m // 12, m % 12 + 1, 1) - timedelta(days=1)).isoformat()


def previous(period: str) -> str:
    """The period that a report is held against: the year before, the quarter or month before,
    the same months of the year before. Empty for ranges of years and single days.

    >>> previous("2016"), previous("2016-Q1"), previous("2017-01"), previous("2016-01/2016-06"), previous("2016/2020")
    ('2015', '2015-Q4', '2016-12', '2015-01/2015-06', '')
    """
    first, _, last = period.partition("/")
    if not span(period)[0] or (last and len(first) != 7) or len(first) > 7:
        return ""
    y, rest = int(first[:4]), first[5:]
    if last:
        return f"{y - 1}-{rest}/{int(last[:4]) - 1}-{last[5:]}"
    if not rest:
        return str(y - 1)
    if rest.startswith("Q"):
        return f"{y}-Q{int(rest[1:]) - 1}" if rest != "Q1" else f"{y - 1}-Q4"
    return f"{y}-{int(rest) - 1:02d}" if rest != "01" else f"{y - 1}-12"


def in_words(period: str) -> str:
    """As a Vietnamese report names it.

    >>> in_words("2016-Q4"), in_words("2016-01/2016-06"), in_words("2017-01"), in_words("2016/2020")
    ('quý IV năm 2016', '6 tháng đầu năm 2016', 'tháng 01 năm 2017', 'giai đoạn 2016–2020')
    """
    first, _, last = period.partition("/")
    y, rest = first[:4], first[5:]
    if not span(period)[0]:
        return period
    if last:
        if not rest:
            return f"giai đoạn {first}–{last}"
        months = int(last[5:])
        return (
            f"{months} tháng đầu năm {y}"
            if rest == "01" and months in (3, 6, 9, 10, 11)
            else f"tháng {rest}–{last[5:]} năm {y}"
        )
    if not rest:
        return f"năm {y}"
    return (
        f"quý {('I', 'II', 'III', 'IV')[int(rest[1:]) - 1]} năm {y}"
        if rest.startswith("Q")
        else f"tháng {rest} năm {y}"
    )
