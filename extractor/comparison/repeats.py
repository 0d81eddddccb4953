"""The same report twice: sent again, or replaced by a corrected version.

Two reports are one when their content is the same, when number, date and issuer are alike, or when
issuer, period, type and title are alike. The later date counts, and of one date the report that was
read later. Where a date is missing, or the periods differ, nothing is decided: both reports count,
and figures in which they differ show as values to review.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

import regex

from extractor.administration import folded_name
from extractor.comparison.reporters import Reporter
from extractor.comparison.result_folders import Filed, ReportKey

Why = Literal["same_content", "later_date", "read_later", "no_date", "other_period"]
PART = regex.compile(r"#\d+$")  # ends the name of a further document of a file
Traits = tuple[str | Reporter, ...]  # what two reports must share to be one; empty: not known


@dataclass(frozen=True, slots=True)
class Repeat:
    """The report `kept` counts in the place of `other`. Where `decided` is False both still count.

    `why`: `same_content`, a copy; `later_date`; `read_later`, one date for both; `no_date`; or
    `other_period`, where one number and date stand with two periods, so that one was misread.
    """

    kept: Filed
    other: Filed
    why: Why
    decided: bool = True


def find_repeats(filed: Iterable[Filed]) -> list[Repeat]:
    """One repeat for each report whose place another takes, in order of unit and period."""
    reports = list(filed)
    found: dict[ReportKey, Repeat] = {}
    for traits in (_content, _number_and_date, _period_and_title):
        open_reports = [report for report in reports if report.key not in found]
        for group in _alike(open_reports, traits):
            repeats = _copies(group) if traits is _content else _settled(group)
            found |= {repeat.other.key: repeat for repeat in repeats}
    return sorted(found.values(), key=_unit_and_period)


def _unit_and_period(repeat: Repeat) -> tuple[str, str, int]:
    return repeat.kept.reporter.label, repeat.kept.period, repeat.other.read


def _content(report: Filed) -> Traits:
    """One content under several names or in several folders; `#2` is another document of a file."""
    part = PART.search(report.file)
    traits = (report.sha256, part[0] if part else "-", folded_name(report.issuer) or "-")
    return (*traits, report.period) if report.sha256 else ()


def _copies(group: list[Filed]) -> list[Repeat]:
    kept = max(group, key=lambda report: report.read)
    return [
        Repeat(kept=kept, other=other, why="same_content") for other in group if other is not kept
    ]


def _number_and_date(report: Filed) -> Traits:
    traits = (report.number, report.doc_date, folded_name(report.issuer))
    return traits if all(traits) else ()


def _period_and_title(report: Filed) -> Traits:
    traits = (
        folded_name(report.issuer),
        report.period,
        report.doc_type.lower(),
        folded_name(report.title),
    )
    return (report.reporter, *traits) if all(traits) else ()


def _alike(reports: list[Filed], traits_of: Callable[[Filed], Traits]) -> list[list[Filed]]:
    """Groups of reports with the same traits; reports whose traits are not known are in none."""
    groups: dict[Traits, list[Filed]] = {}
    for report in reports:
        if traits := traits_of(report):
            groups.setdefault(traits, []).append(report)
    return list(groups.values())


def _settled(group: list[Filed]) -> list[Repeat]:
    """The latest report of a group against each of the others. A report without a date is the
    latest only where none has one."""
    dated = [report for report in group if report.doc_date]
    latest = max(dated or group, key=lambda report: (report.doc_date, report.read))
    return [
        Repeat(kept=latest, other=other, why=_why(latest, other), decided=_decided(latest, other))
        for other in group
        if other is not latest
    ]


def _decided(kept: Filed, other: Filed) -> bool:
    return bool(kept.doc_date and other.doc_date) and kept.period == other.period


def _why(kept: Filed, other: Filed) -> Why:
    if kept.period != other.period:
        return "other_period"
    if not kept.doc_date or not other.doc_date:
        return "no_date"
    return "later_date" if kept.doc_date > other.doc_date else "read_later"


def replaced(repeats: list[Repeat]) -> frozenset[ReportKey]:
    """The reports whose figures do not count."""
    return frozenset(repeat.other.key for repeat in repeats if repeat.decided)
