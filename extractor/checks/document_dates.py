"""Documents and days held against each other: the year in a symbol and its date, one document
with two dates, numbers of one series out of the order of their dates, days that no calendar has.

A series is one only where the symbol names its issuer (`NĐ-CP`, `TT-BNV`), or the text does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

import regex

from extractor.administration import DATE_AFTER, symbol_year
from extractor.checks.other_readings import misreadable
from extractor.checks.passages import Passages, one_spaced
from extractor.checks.relations import Relation
from extractor.model import Numeral, Verdict

CENTRAL = regex.compile(
    r"/(?:NĐ-CP|NQ-CP|QĐ-TTg|CT-TTg|QH\d+|UBTVQH\d*|TT-B[\p{Lu}&]+|TTLT-B[\p{Lu}&-]+)$"
)
# Documents whose numbers begin anew with the year.
LEGAL = regex.compile(r"/(?:NĐ|NQ|QĐ|CT|TT|TTLT|QH\d+|UBTVQH\d*|PL|L)(?:-|$)")
FULL_DAY = regex.compile(
    r"(?i)\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d"
    r"|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
)
DAYS_OUT_OF_ORDER = 31  # by which a later number may be dated earlier before it is odd
DATE_BEFORE, DATE_BEHIND = 140, 60  # characters around a symbol in which its date stands
DATE_NEAR = 500  # characters behind a symbol that are looked at: a text may go on without end
NO_DAY = {"no_such_day", "no_such_month"}  # doubts of a date that no calendar has


def document_dates(passages: Passages) -> Iterator[Relation]:
    """What the symbols and dates of cited documents say of each other, of the calendar, and of the
    day on which the report arrived."""
    dates = _Dates(passages)
    dated = [row for row in passages.rows if _is_dated(passages, row)]
    yield from _symbol_year(dated, dates)
    yield from _same_document(dated, dates)
    yield from _series(dated)
    yield from _calendar(passages)
    if passages.received and dated:
        yield from _received_after(dated, passages.received)


def _is_dated(passages: Passages, row: Numeral) -> bool:
    """True for the symbol of a cited document with its date behind it."""
    if row.kind != "document_number" or row.rule == "letterhead.number":
        return False
    if not row.number or not row.doc_date:
        return False
    return DATE_AFTER.match(passages.text, row.end, row.end + DATE_NEAR) is not None


def _received_after(dated: Sequence[Numeral], received: str) -> Iterator[Relation]:
    """The report arrived on or after the day of the latest document that it cites."""
    latest = max(dated, key=lambda row: row.doc_date)
    if latest.doc_date <= received:
        statement = f"ngày đến {_day(received)} ≥ {latest.number} – {_day(latest.doc_date)}"
        yield Relation.fact(
            "received_after",
            statement,
            0.5,
            about=[latest.start],
        )


def _day(iso: str) -> str:
    """A day as it is printed.

    >>> _day("2016-11-15")
    '15/11/2016'
    """
    return date.fromisoformat(iso).strftime("%d/%m/%Y")


def _starts(rows: Iterable[Numeral]) -> list[int]:
    return [row.start for row in rows]


class _Dates:
    """The row of each document's date."""

    def __init__(self, passages: Passages) -> None:
        self._rows = [row for row in passages.rows if row.kind == "date" and row.iso]
        self._starts = _starts(self._rows)

    def of(self, documents: Iterable[Numeral]) -> list[int]:
        """The documents' rows, each with that of its date."""
        found: dict[int, None] = {}
        for row in documents:
            found[row.start] = None
            found.update(dict.fromkeys(_starts(self._near(row))))
        return list(found)

    def _near(self, document: Numeral) -> list[Numeral]:
        first = bisect_left(self._starts, document.start - DATE_BEFORE)
        last = bisect_left(self._starts, document.end + DATE_BEHIND)
        return [row for row in self._rows[first:last] if row.iso == document.doc_date]


def _blamed(rows: Iterable[Numeral], one: str, other: str) -> Verdict:
    """The verdict on two prints that contradict each other. On a scan, one digit that OCR confuses
    may be the reading's fault."""
    scanned = any(row.evidence != "text" for row in rows)
    return "suspect" if scanned and misreadable(one, other) else "fails"


def _symbol_year(dated: Sequence[Numeral], dates: _Dates) -> Iterator[Relation]:
    """The year in a symbol (`37/2014/NĐ-CP`) against that of its date."""
    groups: dict[tuple[str, str], list[Numeral]] = defaultdict(list)
    for row in dated:
        if symbol_year(row.number):
            groups[row.number, row.doc_date].append(row)
    for (number, day), rows in groups.items():
        year = symbol_year(number)
        gap = abs(int(day[:4]) - int(year))
        if gap == 1 and _may_be_signed_later(number, day):
            continue
        message = f"{number} ghi năm {year} nhưng ngày là {_day(day)}" if gap else ""
        yield Relation.fact(
            "symbol_year",
            f"{number} – {_day(day)}",
            1.5,
            about=dates.of(rows),
            verdict=_verdict_on_year(rows, number, day) if gap else "holds",
            difference=str(gap),
            accused=_starts(rows),
            message=message,
        )


def _may_be_signed_later(number: str, day: str) -> bool:
    """True where a document may have been numbered in one year and signed in the next."""
    return day[5:7] in ("12", "01") or not LEGAL.search(number)


def _verdict_on_year(rows: Sequence[Numeral], number: str, day: str) -> Verdict:
    """Numbers that do not begin anew with the year prove nothing against the date."""
    if not LEGAL.search(number):
        return "suspect"
    return _blamed(rows, symbol_year(number), day[:4])


def _same_document(dated: Sequence[Numeral], dates: _Dates) -> Iterator[Relation]:
    """One document cited several times, with one date or with several."""
    groups: dict[tuple[str, str], list[Numeral]] = defaultdict(list)
    for row in dated:
        groups[row.number, _issuer(row)].append(row)
    for (number, _), rows in groups.items():
        days = sorted({row.doc_date for row in rows})
        if len(days) > 1 and CENTRAL.search(number) and symbol_year(number):
            yield _several_days(number, rows, days, dates)
        elif len(rows) > 1 and len(days) == 1:
            statement = f"{number} – {_day(days[0])} ({len(rows)} lần)"
            yield Relation.fact(
                "same_document",
                statement,
                2.0,
                about=_starts(rows),
            )


def _several_days(
    number: str, rows: Sequence[Numeral], days: Sequence[str], dates: _Dates
) -> Relation:
    """A document whose symbol names one document only is cited with several dates."""
    listed = ", ".join(map(_day, days))
    apart = date.fromisoformat(days[-1]) - date.fromisoformat(days[0])
    return Relation.fact(
        "same_document",
        f"{number} – {listed}",
        2.0,
        about=dates.of(rows),
        verdict=_blamed(rows, days[0], days[-1]),
        difference=str(apart.days),
        accused=_starts(rows),
        message=f"{number} được ghi các ngày khác nhau: {listed}",
    )


def _issuer(row: Numeral) -> str:
    """Who issued a document, where its symbol does not say."""
    return "" if CENTRAL.search(row.number) else one_spaced(row.issuer.lower())


@dataclass(frozen=True, slots=True)
class Series:
    """Documents that an agency numbers in one row: `kind` is the symbol without its number."""

    kind: str
    year: str
    issuer: str


@dataclass(frozen=True, slots=True)
class LateNumber:
    """A document dated `days` before `earlier`, though its number is higher."""

    row: Numeral
    earlier: Numeral
    days: int


def _series(dated: Sequence[Numeral]) -> Iterator[Relation]:
    """Numbers of one series against the order of their dates."""
    for series, rows in _in_series(dated).items():
        # A year that is wrong is its own cause.
        sound = [row for row in rows if symbol_year(row.number) in ("", row.doc_date[:4])]
        late = _late_numbers(sound)
        if late and CENTRAL.search(rows[0].number):
            yield _out_of_order(rows, late)
        elif len(sound) > 1 and _in_order(sound):
            numbers = ", ".join(row.number for row in sound)
            statement = f"{numbers}: số theo thứ tự ngày ({series.year})"
            weight = round(0.3 * len(sound), 1)
            yield Relation.fact(
                "series_order",
                statement,
                weight,
                about=_starts(sound),
            )


def _in_series(dated: Sequence[Numeral]) -> dict[Series, list[Numeral]]:
    """The documents of each series by their numbers, where it has several; each number once."""
    groups: dict[Series, dict[int, Numeral]] = defaultdict(dict)
    for row in dated:
        found = regex.match(r"(\d+)\p{Ll}?(.*)", row.number)
        if found and (CENTRAL.search(row.number) or row.issuer):
            year = symbol_year(row.number) or row.doc_date[:4]
            groups[Series(found[2], year, _issuer(row))].setdefault(int(found[1]), row)
    return {series: _by_number(rows) for series, rows in groups.items() if len(rows) > 1}


def _by_number(rows: dict[int, Numeral]) -> list[Numeral]:
    return [rows[number] for number in sorted(rows)]


def _in_order(rows: Sequence[Numeral]) -> bool:
    return all(one.doc_date <= other.doc_date for one, other in pairwise(rows))


def _late_numbers(rows: Sequence[Numeral]) -> list[LateNumber]:
    """The documents that are dated by more than a month before one of a lower number."""
    found = []
    for earlier, row in zip(accumulate(rows, _later), rows[1:], strict=False):
        gap = date.fromisoformat(earlier.doc_date) - date.fromisoformat(row.doc_date)
        if gap.days > DAYS_OUT_OF_ORDER:
            found.append(LateNumber(row, earlier, gap.days))
    return found


def _later(one: Numeral, other: Numeral) -> Numeral:
    """The document of the later date; of one date the first."""
    return other if other.doc_date > one.doc_date else one


def _out_of_order(rows: Sequence[Numeral], late: Sequence[LateNumber]) -> Relation:
    """The series with the documents that break its order, each accused with the one before it."""
    listed = "; ".join(f"{row.number} – {_day(row.doc_date)}" for row in rows)
    accused = []
    for number in late:
        accused += [number.row.start, number.earlier.start]
    return Relation.fact(
        "series_order",
        listed,
        1.0,
        about=_starts(rows),
        verdict="suspect",
        difference=str(max(number.days for number in late)),
        accused=accused,
        message=f"Số văn bản không theo thứ tự ngày: {listed}",
    )


def _calendar(passages: Passages) -> Iterator[Relation]:
    """Days that no calendar has."""
    for row in passages.rows:
        if row.kind != "date" or NO_DAY.isdisjoint(doubt.key for doubt in row.doubts):
            continue
        if FULL_DAY.fullmatch(regex.sub(r"(?i)^ngày\s+", "", row.raw.strip())):
            raw = one_spaced(row.raw)
            yield Relation.fact(
                "calendar",
                f"{raw}: không có ngày này trong lịch",
                1.5,
                about=[row.start],
                verdict="fails",
                difference="",
                accused=[row.start],
                message=f"Không có ngày {raw} trong lịch",
            )
