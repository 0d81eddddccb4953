"""The list of changes: of the key indicators those of more than some per cent, and those of which
a report itself says something else than both reports give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from extractor.comparison.key_figures import (
    SHARES,
    KeyCell,
    KeyLine,
    KeyValue,
    value_text,
    worth_text,
)
from extractor.comparison.list_forms import ListRow
from extractor.comparison.result_folders import FigureKey
from extractor.comparison.said_changes import SaidChange, Verdict, verdict
from extractor.comparison.values import Indicator, wording

VERDICTS: dict[Verdict | None, str] = {
    "agrees": "khớp",
    "differs": "KHÁC số tính được",
    None: "so với năm khác, chưa đối chiếu",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A unit's change of an indicator that a person should know of. `said`: what the report says of
    it, None for nothing; `verdict`: how that stands to both values."""

    line: KeyLine
    cell: KeyCell
    large: bool
    said: SaidChange | None
    verdict: Verdict | None


def changes_of(
    lines: list[KeyLine], said: dict[FigureKey, SaidChange], year_before: str
) -> list[Change]:
    """The large changes and those that reports speak of: first where a report says otherwise than
    the values do, then level by level, the largest first. `year_before`: the period of the values
    before where it is the same part of the year before, of which reports speak; else ""."""
    found = []
    for line in lines:
        for cell in line.cells:
            change = _change(line, cell, said.get(cell.now.source.figure), year_before)
            if change.large or change.said:
                found.append(change)
    levels = list(dict.fromkeys(line.level for line in lines))

    def place(one: Change) -> tuple[bool, int, Fraction]:
        return one.verdict != "differs", levels.index(one.line.level), -_size(one.cell)

    return sorted(found, key=place)


def _change(line: KeyLine, cell: KeyCell, said: SaidChange | None, year_before: str) -> Change:
    now, before = cell.now, cell.before
    is_place = line.indicator.kind == "place"
    large = not is_place and _size(cell) > _least(line.indicator)
    told: Verdict | None = None
    if said and before and now.worth is not None and before.worth is not None:
        if year := year_before[:4]:
            told = verdict(said, line.indicator.kind, now.worth, before.worth, year)
    elif said:
        said = None  # nothing to hold it against
    return Change(line, cell, large, said, told)


def _least(indicator: Indicator) -> Fraction:
    """The change above which one is large: of an amount a part of it, of a share points."""
    words = wording()
    named = "notable_points" if indicator.kind in SHARES else "notable_change"
    return Fraction(words[named], 100)


def _size(cell: KeyCell) -> Fraction:
    """How large a change is; of a value that was 0 before, the greatest."""
    if cell.change is not None:
        return abs(cell.change)
    rose_from_nothing = cell.before and cell.before.worth == 0 and cell.now.worth
    return Fraction(10**6) if rose_from_nothing else Fraction(0)


def change_rows(changes: list[Change]) -> Iterator[ListRow]:
    """One row for each change."""
    for one in changes:
        cell, indicator = one.cell, one.line.indicator
        texts = {
            "level": cell.unit.level,
            "unit": cell.unit.label,
            "province": cell.unit.province,
            "indicator": indicator.code,
            "name": indicator.name,
            "before": _text(cell.before, indicator),
            "value": _text(cell.now, indicator),
            "change": risen_text(cell, indicator),
            "said": one.said.words if one.said else "",
            "verdict": VERDICTS[one.verdict] if one.said else "",
            "file": _place(cell.now),
            "file_before": _place(cell.before),
        }
        yield ListRow(
            texts,
            source=cell.now.source,
            source_before=cell.before.source if cell.before else None,
            undecided=one.verdict == "differs",
        )


def _text(value: KeyValue | None, indicator: Indicator) -> str:
    if value is None:
        return ""
    doubt = " ?" if value.review else ""
    return value_text(value, indicator.kind) + doubt


def _place(value: KeyValue | None) -> str:
    return f"{value.source.file}, trang {value.source.page}" if value else ""


def risen_text(cell: KeyCell, indicator: Indicator) -> str:
    """By how much a value has risen or fallen: `+120 (+18,5 %)`, of a share `-4,2 điểm %`."""
    now, before = cell.now.worth, cell.before.worth if cell.before else None
    if now is None or before is None:
        return ""
    risen = Fraction(now) - Fraction(before)
    if indicator.kind in SHARES:
        return f"{_signed(risen * 100)} điểm %"
    if not before:
        return f"{_signed(risen)} (trước là 0)"
    if cell.change is None:
        return _signed(risen)
    return f"{_signed(risen)} ({_signed(cell.change * 100, 1)} %)"


def _signed(number: Fraction, digits: int = 2) -> str:
    rounded = Fraction(round(number * 10**digits), 10**digits)
    text = worth_text(rounded, "count")
    return f"+{text}" if number > 0 else text
