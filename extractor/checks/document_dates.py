"""Documents and days held against each other: the year in a symbol and its date, one document
with two dates, numbers of one series out of the order of their dates, days that no calendar has.

A series is one only where the symbol names its issuer (`NĐ-CP`, `TT-BNV`), or the text does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import regex

from extractor.administration import DATE_AFTER, symbol_year
from extractor.checks.other_readings import misreadable
from extractor.checks.passages import Passages
from extractor.checks.relations import Relation
from extractor.model import Numeral

CENTRAL = regex.compile(
    r"/(?:NĐ-CP|NQ-CP|QĐ-TTg|CT-TTg|QH\d+|UBTVQH\d*|TT-B[\p{Lu}&]+|TTLT-B[\p{Lu}&-]+)$"
)
LEGAL = regex.compile(
    r"/(?:NĐ|NQ|QĐ|CT|TT|TTLT|QH\d+|UBTVQH\d*|PL|L)(?:-|$)"
)  # whose numbers begin anew with the year
FULL_DAY = regex.compile(
    r"(?i)\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
)
DAYS = 31  # by which a later number may be dated earlier before it is odd


def mentions(p: Passages, received: str) -> Iterator[Relation]:
    """`received` is the day of arrival (ISO) or ""."""
    dates = _Dates(p)
    dated = [
        r
        for r in p.rows
        if r.kind == "document_number"
        and r.number
        and r.doc_date
        and r.rule != "letterhead.number"
        and DATE_AFTER.match(p.text, r.end)
    ]
    yield from _symbol_year(dated, dates)
    yield from _same_document(dated, dates)
    yield from _series(dated)
    yield from _calendar(p)
    if received and dated:
        latest = max(dated, key=lambda r: r.doc_date)
        if latest.doc_date <= received:
            yield _fact(
                "received_after",
                f"ngày đến {_day(received)} ≥ {latest.number} – {_day(latest.doc_date)}",
                [latest],
                "holds",
                "0",
                0.5,
            )


def _day(iso: str) -> str:
    return date.fromisoformat(iso).strftime("%d/%m/%Y")


def _fact(
    check: str,
    statement: str,
    rows: list[Numeral],
    verdict: str,
    difference: str,
    weight: float,
    message: str = "",
    accused=None,
) -> Relation:
    starts = tuple(r.start for r in rows)
    return Relation(
        check,
        "same",
        (),
        statement,
        weight,
        verdict,
        starts if accused is None else accused,
        message,
        verdict,
        difference,
        starts,
    )


class _Dates:
    """The row of each document's date."""

    def __init__(self, p: Passages):
        self.rows = [r for r in p.rows if r.kind == "date" and r.iso]
        self.starts = [r.start for r in self.rows]

    def of(self, documents: list[Numeral]) -> list[Numeral]:
        """The documents' rows, each with that of its date."""
        found = []
        for row in documents:
            near = self.rows[
                bisect_left(self.starts, row.start - 140) : bisect_left(self.starts, row.end + 60)
            ]
            found += [row, *(r for r in near if r.iso == row.doc_date)]
        return list(dict.fromkeys(found))


def _sure(rows: list[Numeral], a: str, b: str) -> str:
    """On a scan, one digit that OCR confuses may be the reading's fault."""
    return "suspect" if misreadable(a, b) and any(r.evidence != "text" for r in rows) else "fails"


def _symbol_year(dated: list[Numeral], dates: _Dates) -> Iterator[Relation]:
    groups = defaultdict(list)
    for row in dated:
        if symbol_year(row.number):
            groups[row.number, row.doc_date].append(row)
    for (number, day), rows in groups.items():
        gap = abs(int(day[:4]) - int(symbol_year(number)))
        message = f"{number} ghi năm {symbol_year(number)} nhưng ngày là {_day(day)}" if gap else ""
        verdict = "holds" if not gap else _sure(rows, symbol_year(number), day[:4])
        if gap == 1 and day[5:7] in ("12", "01") or gap and not LEGAL.search(number):
            if gap == 1:
                continue  # numbered in one year, signed in the other
            verdict = "suspect"
        yield _fact(
            "symbol_year",
            f"{number} – {_day(day)}",
            dates.of(rows),
            verdict,
            str(gap),
            1.5,
            message,
            tuple(r.start for r in rows),
        )


def _same_document(dated: list[Numeral], dates: _Dates) -> Iterator[Relation]:
    groups = defaultdict(list)
    for row in dated:
        groups[row.number, _issuer(row)].append(row)
    for (number, _), rows in groups.items():
        days = sorted({r.doc_date for r in rows})
        if len(rows) > 1 and len(days) == 1:
            yield _fact(
                "same_document",
                f"{number} – {_day(days[0])} ({len(rows)} lần)",
                rows,
                "holds",
                "0",
                2.0,
            )
        elif len(days) > 1 and CENTRAL.search(number) and symbol_year(number):
            listed = ", ".join(map(_day, days))
            yield _fact(
                "same_document",
                f"{number} – {listed}",
                dates.of(rows),
                _sure(rows, days[0], days[-1]),
                str((date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days),
                2.0,
                f"{number} được ghi các ngày khác nhau: {listed}",
                tuple(r.start for r in rows),
            )


def _issuer(row: Numeral) -> str:
    return "" if CENTRAL.search(row.number) else regex.sub(r"\s+", " ", row.issuer.lower())


def _series(dated: list[Numeral]) -> Iterator[Relation]:
    groups: dict[tuple, dict[int, Numeral]] = defaultdict(dict)
    for row in dated:
        number, rest = regex.match(r"(\d+)\p{Ll}?(.*)", row.number).groups()
        if CENTRAL.search(row.number) or row.issuer:
            groups[
                rest,
                row.doc_date[:4] if not symbol_year(row.number) else symbol_year(row.number),
                _issuer(row),
            ].setdefault(int(number), row)
    for (rest, year, _), numbered in groups.items():
        rows = [numbered[n] for n in sorted(numbered)]
        if len(rows) < 2:
            continue
        central = bool(CENTRAL.search(rows[0].number))
        every = rows
        rows = [
            r for r in rows if symbol_year(r.number) in ("", r.doc_date[:4])
        ]  # a wrong year is its own cause
        days = [date.fromisoformat(r.doc_date) for r in rows]
        back = [k for k in range(1, len(rows)) if (max(days[:k]) - days[k]).days > DAYS]
        if len(rows) > 1 and not back and all(a <= b for a, b in zip(days, days[1:])):
            yield _fact(
                "series_order",
                ", ".join(r.number for r in rows) + f": số theo thứ tự ngày ({year})",
                rows,
                "holds",
                "0",
                round(0.3 * len(rows), 1),
            )
        elif back and central:
            listed = "; ".join(f"{r.number} – {_day(r.doc_date)}" for r in every)
            accused = [r for k in back for r in (rows[k], rows[days.index(max(days[:k]))])]
            gap = max((max(days[:k]) - days[k]).days for k in back)
            yield _fact(
                "series_order",
                listed,
                every,
                "suspect",
                str(gap),
                1.0,
                f"Số văn bản không theo thứ tự ngày: {listed}",
                tuple(r.start for r in accused),
            )


def _calendar(p: Passages) -> Iterator[Relation]:
    for row in p.rows:
        if (
            row.kind == "date"
            and {"no_such_day", "no_such_month"} & {doubt.key for doubt in row.doubts}
            and FULL_DAY.fullmatch(regex.sub(r"(?i)^ngày\s+", "", row.raw.strip()))
        ):
            raw = regex.sub(r"\s+", " ", row.raw)
            yield _fact(
                "calendar",
                f"{raw}: không có ngày này trong lịch",
                [row],
                "fails",
                "",
                1.5,
                f"Không có ngày {raw} trong lịch",
            )
