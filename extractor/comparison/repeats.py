"""The same report twice: sent again, or replaced by a corrected version.

Two reports are one when number, date and issuer are alike, or when issuer, period, type and title
are alike and the later one has a later date. The later date counts, and of one date the one read
later. Where a date is missing or periods differ nothing is decided: both count, and their differing figures show
as values to review.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.administration import folded_name
from extractor.comparison.result_folders import Filed


@dataclass(frozen=True, slots=True)
class Repeat:
    """`kept` counts in the place of `other`; where `decided` is False both still count. `why` is
    `later_date`, `read_later` (one date for both), `no_date`, or `other_period` (one number and date,
    but two periods: one of them was misread)."""

    kept: Filed
    other: Filed
    why: str
    decided: bool = True


def find_repeats(filed: Iterable[Filed]) -> list[Repeat]:
    """One for each report that another takes the place of, in order of unit and period."""
    reports = list(filed)
    found: dict[tuple[int, str], Repeat] = {}
    for key in (_by_number, _by_title):
        groups: dict[tuple, list[Filed]] = {}
        for report in reports:
            if (report.folder, report.file) not in found and (k := key(report)):
                groups.setdefault(k, []).append(report)
        for group in groups.values():
            for repeat in _settle(group, key):
                found[repeat.other.folder, repeat.other.file] = repeat
    return sorted(
        found.values(), key=lambda r: (r.kept.reporter.label, r.kept.period, r.other.read)
    )


def _by_number(report: Filed) -> tuple:
    parts = report.number, report.doc_date, folded_name(report.issuer)
    return parts if all(parts) else ()


def _by_title(report: Filed) -> tuple:
    parts = (
        folded_name(report.issuer),
        report.period,
        report.doc_type.lower(),
        folded_name(report.title),
    )
    return (report.reporter, *parts) if all(parts) else ()


def _settle(group: list[Filed], key) -> list[Repeat]:
    if len(group) < 2:
        return []
    dated = [r for r in group if r.doc_date]
    last = max(dated or group, key=lambda r: (r.doc_date, r.read))
    return [
        Repeat(last, other, _why(last, other), _decided(last, other))
        for other in group
        if other is not last
    ]


def _decided(kept: Filed, other: Filed) -> bool:
    return bool(kept.doc_date and other.doc_date) and kept.period == other.period


def _why(kept: Filed, other: Filed) -> str:
    if kept.period != other.period:
        return "other_period"
    if not kept.doc_date or not other.doc_date:
        return "no_date"
    return "later_date" if kept.doc_date > other.doc_date else "read_later"


def replaced(repeats: list[Repeat]) -> frozenset[tuple[int, str]]:
    """Reports, by (folder, file), whose figures do not count."""
    return frozenset((r.other.folder, r.other.file) for r in repeats if r.decided)
