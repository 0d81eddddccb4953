"""Months told again: `8 tháng` in a report that speaks of `8 tháng đầu năm 2025` is that period, no
length of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from extractor.language.said import worded
from extractor.model import Doubt, Numeral

MONTHS = regex.compile(r"0?(?P<count>[1-9]|1[012])\s+tháng", regex.I)
LAST_MONTHS = regex.compile(r"(?P<year>\d{4})-(?P<first>\d\d)/(?P=year)-12")
FIRST_MONTHS = regex.compile(r"(?P<year>\d{4})-01/(?P=year)-(?P<last>\d\d)")
# What stands around a length of time: `thời hạn 6 tháng`, `sau 8 tháng thi công`, `6 tháng tuổi`;
# `Trong 8 tháng` and `trong 8 tháng qua` are no such thing.
LENGTH_BEFORE = worded(
    r"(?i:{before_a_length})\s+(?:là\s+)?\(?(?:\d{1,2}\s+tháng(?:,|\s+(?:và|hoặc))\s+){0,2}\Z"
)
PUNISHED = worded(r"(?i){punished_for}\s[^.,;:\n]{0,40}\Z")
# The same by their form: `10 năm 6 tháng`, `1-6 tháng`, `thiếu đói 83 hộ 3 tháng`, `đình chỉ 2 cơ
# sở 6 tháng`.
LENGTH_BY_FORM = regex.compile(
    r"(?i)(?:\d\s+năm\s+|\d\s?[-–]\s?|\d\s+(?:hộ|khẩu|nhân\s+khẩu|người|em|cháu)\s+"
    r"|(?<!\p{L})(?:đình\s+chỉ|tước|cấm|tạm\s+dừng)\s[^.;,\n]{0,20}\d[^.;,\n]{1,25}\s)\Z"
)
EITHER = regex.compile(r"(?<!\p{L})trong\s+\Z")  # `giải quyết trong 8 tháng`
LENGTH_BEHIND = worded(r"(?i)\s+{behind_a_length}|\s*/|\s+\d")
SO_FAR = worded(r"\s+{so_far}")
NEAR = 40  # characters
FAR = 60  # characters before them in which a punishment, or a closing, is named


def with_first_months(rows: Iterable[Numeral], text: str, year: str) -> Iterator[Numeral]:
    """Rows in which first months told again are periods: those of the year that the text names
    with as many months. Where the report's own `year` is known it has to be that one, or else they
    are doubted: `so với cùng kỳ (4 tháng đầu năm 2020 …)` names another. `trong 8 tháng` may be a
    length all the same, and a person looks."""
    rows = list(rows)
    told = _told(rows)
    for row in rows:
        isos = told.get(_count_of(row), set())
        if not isos or _is_length(row, text):
            yield row
        elif _is_either(row, text):
            yield replace(row, doubts=(*row.doubts, Doubt("length_or_period")))
        else:
            yield _period(row, isos, year)


def _told(rows: Iterable[Numeral]) -> dict[int, set[str]]:
    """Count of months → the periods from January over so many that the rows name, or that those
    leave which they name as the rest of the year: `2 tháng cuối năm 2023`."""
    told = defaultdict(set)
    for row in rows:
        if row.kind != "date":
            continue
        if found := FIRST_MONTHS.fullmatch(row.iso):
            told[int(found["last"])].add(row.iso)
        elif found := LAST_MONTHS.fullmatch(row.iso):
            before = int(found["first"]) - 1
            told[before].add(f"{found['year']}-01/{found['year']}-{before:02}")
    return told


def _count_of(row: Numeral) -> int:
    """The count of months of a length in months; 0 for every other row."""
    found = MONTHS.fullmatch(row.raw) if row.kind == "measure" else None
    return int(found["count"]) if found else 0


def _is_length(row: Numeral, text: str) -> bool:
    """True where the words around the months say how long something takes."""
    behind = text[row.end : row.end + NEAR]
    if SO_FAR.match(behind):
        return False
    before = text[max(0, row.start - FAR) : row.start]
    if PUNISHED.search(before) or LENGTH_BY_FORM.search(before):
        return True
    return bool(LENGTH_BEFORE.search(before[-NEAR:]) or LENGTH_BEHIND.match(behind))


def _is_either(row: Numeral, text: str) -> bool:
    """True for `trong 8 tháng` without `qua` behind it."""
    so_far = SO_FAR.match(text, row.end)
    return not so_far and EITHER.search(text, max(0, row.start - NEAR), row.start) is not None


def _period(row: Numeral, isos: set[str], year: str) -> Numeral:
    own = {iso for iso in isos if not year or iso.startswith(f"{year}-01/")}
    own = own if len(own) == 1 else set()
    return replace(
        row,
        kind="date",
        value=None,
        unit="",
        role="period",
        iso=next(iter(own), ""),
        doubts=row.doubts if own else (*row.doubts, Doubt("year_unknown")),
    )
