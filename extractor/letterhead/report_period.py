"""The period that a report is for, and where that is said: title, opening, the letter answered,
the file's name, its folder, in this order.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

import regex

from extractor.language.flat import bare, bare_lines
from extractor.language.numbers import Refused
from extractor.language.periods import (
    DOCUMENT_NAME,
    NamedPeriod,
    anchored,
    find_periods,
    in_words,
    span,
    standard_period,
)
from extractor.model import Doubt

PeriodSource = Literal["", "title", "opening", "letter", "file", "folder"]
Dated = tuple[NamedPeriod, str]  # a period with its ISO form
Saying = tuple[PeriodSource, str]
OPENING = 4000  # characters below the title in which the report says what it reports
WITH_PERIOD = ("", "Báo cáo", "Công văn")  # types that say it elsewhere than in their title
TOP = 600  # characters, and lines, in which an annex says what it is
MOST_LINES = 8
EARLY = 31  # days by which a report may come before its period begins, on paper
A_YEAR = 366
LONGEST_TITLE = 200
OPENS_EARLY = 1200  # of them, those in which a paragraph opens with the report's period
LONGEST_SAYING = 400  # characters of what it says
PLANS = (
    r"phuong huong|nhiem vu|muc tieu|ke hoach|chuong trinh|du kien|dang ky|chi tieu|giai phap"
    r"|dinh huong|uoc|trong tam"
)
# What follows in a title after what was done: `… và nhiệm vụ trọng tâm quý IV`.
PLAN_PART = regex.compile(rf"(?:\bva|[,;:(–-])\s+(?:mot so\s+)?(?:{PLANS})\b")
COMPARED_WITH = regex.compile(r"\b(?:so voi(?: \p{L}+){0,3} |cung ky )$")
AIMED_AT = regex.compile(r"\b(?:den|tam nhin) $")
ESTIMATED = regex.compile(r"\b(?:uoc|ca)\b[^,;]*$")  # of the year that the report lies in
COORDINATED = regex.compile(r"\s*(?:[,;&+/–-]|\bva\b|\s)*\s*(?:trong\s+|ca\s+)?")
OWN_PERIOD_LINE = regex.compile(r"\bky bao cao\s*(?:so lieu\s*)?[:.]?\s*(?P<said>[^\n]{4,60})")
REPORTS = regex.compile(
    rf"\bbao cao(?P<said>(?:(?!\bbao cao\b)[^;:]){{0,{LONGEST_SAYING}}}?)"
    r"(?:nhu sau|cu the|voi (?:cac |nhung )?noi dung|:)"
)
OPENS_WITH = regex.compile(  # a paragraph that opens with its period: `Trong quý III/2024, …`
    r"(?:^|\n)\s*(?:trong|qua|tinh chung|ket qua)?\s*"
    r"(?P<said>(?:thang|quy|nam|tuan|\d{1,2} thang|\p{L}+ thang dau)\s[^,\n]{1,40}),"
)
ASKED_FOR = regex.compile(  # what the letter answered asks for
    rf"\b(?:ve viec|v/v|yeu cau|de nghi|huong dan)\s+"
    rf"(?P<said>[^;:]{{0,80}}\bbao cao\b[^;:]{{0,{LONGEST_SAYING}}}?)"
    r"(?:[;:]|,\s*(?:uy ban|ubnd|so|ban|phong)\b|\n\s*\n|$)"
)
WRAPPED = regex.compile(r"(?<!\n)\n(?!\s*\n)")  # a line's end within a paragraph
BARE_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
HYPHEN = regex.compile(r"(?<=\p{L})[-_.](?=[\p{L}\d])|(?<=\d)[-_.](?=\p{L})|_")


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """The ISO period, what said so, the days printed for it (`2023-12-15/2024-06-14`), the doubts;
    all empty where nothing says it."""

    iso: str = ""
    source: PeriodSource = ""
    days: str = ""
    doubts: tuple[Doubt, ...] = ()


def report_period(
    title: str, text: str, name: str, near: str, doc_type: str = "Báo cáo"
) -> ReportPeriod:
    """The period of a report. `text` is what stands below its title, `name` its path below the
    input folder, `near` its ISO day ("" where unknown), by which a period without a year is set."""
    for source, said in _sayings(title, text, name, doc_type):
        found = period_said(said, near)
        if found.iso:
            doubts = found.doubts
            if source in ("file", "folder"):
                doubts = (*doubts, Doubt.of(f"period_from_{source}", period=in_words(found.iso)))
            return ReportPeriod(found.iso, source, found.days, doubts)
    return ReportPeriod()


def _sayings(title: str, text: str, name: str, doc_type: str) -> Iterator[Saying]:
    """What may say the period, the surest first, each with its source."""
    yield "title", title
    if not title:
        yield from (("title", line) for line in _first_titles(text))
    if doc_type not in WITH_PERIOD:
        return
    yield from _of_the_opening(text)
    *folders, file = name.replace("!/", "/").replace("#", "/").split("/")
    yield "file", _name_as_words(file)
    inner_first = [_name_as_words(folder) for folder in reversed(folders)]
    yield "folder", " ".join(inner_first)
    for folder in inner_first:
        if years := BARE_YEAR.findall(folder):
            yield "folder", f"năm {years[-1]}"


def _of_the_opening(text: str) -> Iterator[Saying]:
    """What the opening says that it reports, then what the letter answered asked for."""
    opening = WRAPPED.sub(" ", text[:OPENING])
    flat = bare_lines(opening)
    own_line = OWN_PERIOD_LINE.search(flat)
    opens_with = OPENS_WITH.search(flat, 0, OPENS_EARLY)
    if opens_with and _looks_back(opening, *opens_with.span("said")):
        opens_with = None
    reported = [own_line, *reversed(list(REPORTS.finditer(flat))), opens_with]
    for found in filter(None, reported):
        yield "opening", opening[slice(*found.span("said"))]
    for found in ASKED_FOR.finditer(flat):
        yield "letter", opening[slice(*found.span("said"))]


def _looks_back(opening: str, begin: int, end: int) -> bool:
    """True for a period of a year before the one that all before it speaks of: `… phát phiếu năm
    2024. Năm 2023, chỉ số này đạt 73%`."""
    own, before = _years_in(opening[begin:end]), _years_in(opening[:begin])
    return bool(own and before) and own.isdisjoint(before) and max(own) < max(before)


def _years_in(said: str) -> set[str]:
    """The years of the periods that are named, but for days."""
    return {named.year for named in find_periods(said) if named.year and named.form != "days"}


def _first_titles(text: str) -> Iterator[str]:
    """The first lines that may be a title and name a period with its year: what an annex is."""
    lines = [line.strip() for line in text[: 3 * TOP].split("\n") if line.strip()]
    for line in lines[:MOST_LINES]:
        is_title = len(line) < LONGEST_TITLE and line[-1] not in ".;:," and line[0].isupper()
        if is_title and any(named.year for named in find_periods(line)):
            yield line


def _name_as_words(name: str) -> str:
    """A file's or folder's name with blanks for the signs that join its words.

    >>> _name_as_words("bao-cao_quy-III-2024.pdf")
    'bao cao quy III 2024 pdf'
    """
    return HYPHEN.sub(" ", name)


def period_said(said: str, near: str = "") -> ReportPeriod:
    """The period that a title, or the like, says its report is for.

    >>> period_said("Kết quả quý III/2024 và nhiệm vụ trọng tâm quý IV/2024").iso
    '2024-Q3'
    >>> period_said("Công tác CCHC quý IV và nhiệm vụ năm 2025", "2025-01-06").iso
    '2024-Q4'
    """
    named = find_periods(said)
    flat = bare(said)
    days = next((one.days for one in named if one.form == "days"), "")
    parts = tuple(one for one in named if one.form != "days" and not _compared(flat, one))
    found = _with_years(flat, parts, near)
    if not found:
        return ReportPeriod(iso=standard_period(days) if days else "", days=days)
    iso = _chosen(flat, found)
    several = len({period for _, period in found}) > 1
    doubt = Doubt.of("period_of_several", period=in_words(iso), periods=_listed(found))
    return ReportPeriod(iso=iso, days=days, doubts=(doubt,) if several else ())


def _with_years(flat: str, named: tuple[NamedPeriod, ...], near: str) -> list[Dated]:
    """The periods that what was done is of, each with its ISO form; those whose year cannot be told
    are left out."""
    done = _done(flat, named)
    planned = named[len(done) :]
    dated = [
        (one, _own_iso(one, done) or _iso_by(one, planned, near, flat))
        for one in _without_documents(flat, done)
    ]
    return [(one, iso) for one, iso in dated if iso and _can_be_reported(iso, near)]


def _can_be_reported(iso: str, near: str) -> bool:
    """False for a period that had not begun, and a range of years that was not nearly over, when
    the report was made: it is one of aims."""
    if not near:
        return True
    made = date.fromisoformat(near)
    begin, end = map(date.fromisoformat, span(iso))
    is_range_of_years = len(iso) == len("2021/2025")
    return (begin - made).days <= EARLY and (not is_range_of_years or (end - made).days <= A_YEAR)


def _listed(found: list[Dated]) -> str:
    return ", ".join(dict.fromkeys(in_words(iso) for _, iso in found))


def _done(flat: str, named: tuple[NamedPeriod, ...]) -> tuple[NamedPeriod, ...]:
    """The periods before the part that speaks of plans; all of them where none stands before."""
    for part in PLAN_PART.finditer(flat):
        before = tuple(one for one in named if one.start < part.end())
        if before:
            return before
    return named


def _without_documents(flat: str, named: tuple[NamedPeriod, ...]) -> tuple[NamedPeriod, ...]:
    """The periods without those of a document's name and without ranges of years, as long as
    others remain."""
    plain = tuple(one for one in named if not _of_a_document(flat, one))
    return _no_ranges(plain) or plain or _no_ranges(named) or named


def _no_ranges(named: tuple[NamedPeriod, ...]) -> tuple[NamedPeriod, ...]:
    return tuple(one for one in named if one.form != "years")


def _compared(flat: str, one: NamedPeriod) -> bool:
    """True for a period that is compared with, or aimed at: `đến năm 2030`."""
    before = flat[: one.start]
    return bool(COMPARED_WITH.search(before) or (one.form == "year" and AIMED_AT.search(before)))


def _of_a_document(flat: str, one: NamedPeriod) -> bool:
    return one.form in ("year", "years") and bool(DOCUMENT_NAME.search(flat[: one.start]))


def _own_iso(one: NamedPeriod, done: tuple[NamedPeriod, ...]) -> str:
    """The period's ISO form in its own year, else in that of the next one with it that has one, or
    of a year before it; "" where there is none."""
    behind = [other.year for other in done if other.start > one.start and other.year]
    before = [other.year for other in done if other.start < one.start and other.form == "year"]
    with suppress(Refused):
        return one.iso(next(iter([*behind, *reversed(before)]), ""))
    return ""


def _iso_by(one: NamedPeriod, planned: tuple[NamedPeriod, ...], near: str, flat: str) -> str:
    """The ISO form of a period without a year, in the one that the day `near`, or the period that
    the plans are for, leaves; "" where neither does."""
    plan = next((other for other in planned if other.year), None)
    with suppress(Refused):
        if plan and ESTIMATED.search(flat[one.end : plan.start]):
            return one.iso(plan.year)
        if near:
            return anchored(one, near)
        if plan:
            return anchored(one, span(plan.iso())[0])
    return ""


def _chosen(flat: str, found: list[Dated]) -> str:
    """Of several periods the one that holds the others where they are said side by side (`quý IV và
    năm 2024`), else the shortest (`công tác năm 2024, báo cáo quý III`)."""
    by_length = sorted({iso for _, iso in found}, key=_length)
    side_by_side = all(
        COORDINATED.fullmatch(flat[one.end : other.start])
        for (one, _), (other, _) in pairwise(found)
    )
    return by_length[-1] if side_by_side else by_length[0]


def _length(iso: str) -> tuple[int, str]:
    """How many years, months and days a period takes, roughly; of two alike the later is more."""
    first, last = span(iso)
    months = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7])
    return months * 31 + int(last[8:]) - int(first[8:]), iso
