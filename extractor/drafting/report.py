"""`solieu report`: result folders → a draft of the consolidated report, or one that is there
already with its numbers renewed."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.administration import load_units
from extractor.comparison import gather
from extractor.drafting.composing import COUNT, compose
from extractor.drafting.content import load_drafts
from extractor.drafting.renewal import Renewed, open_draft, remember, renew_draft
from extractor.drafting.scope import counted_units
from extractor.output import put_file

BEFORE = " (trước khi làm mới)"  # ends the name of the draft as it was
CHANGES = " (thay đổi).txt"  # … of the list of what has changed


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """What the user asked for. `period`: in words or ISO, "" for the latest. `expected`: a list of
    the units that should report. `level`: "" for the one that most units are of."""

    folders: tuple[Path, ...]
    out: Path
    period: str = ""
    expected: Path | None = None
    level: str = ""


@dataclass(frozen=True)
class ReportDone:
    """What the closing lines say: where the draft is, the period, the level, how many `units` of so
    many `expected` are in it, how many `numbers` it has, of which so many are `doubtful` and so
    many `open`. `renewed`: what became of a draft that was there; None for a new one."""

    written: Path
    period: str
    level: str
    units: int
    expected: int
    numbers: int
    doubtful: int
    open: int
    renewed: Renewed | None


def write_report(asked: ReportAsked) -> ReportDone:
    """Write the draft, or renew the numbers of one that is there; the old one is kept beside.

    Raises WrongUsage for folders without results, for a period or a level that nobody reported on,
    for a file that is no draft of that period; InputError for one that cannot be read; BrokenRule
    for an outline that cannot be used.
    """
    content = load_drafts()
    known = load_units(asked.expected)
    gathered = gather(asked.folders, known)
    period = gathered.chosen_period(asked.period)
    old = open_draft(asked.out, period) if asked.out.exists() else None
    counted = counted_units(gathered, period, known, asked.level)
    composed = compose(content, gathered, counted)
    renewed = None if old is None else renew_draft(old, composed)
    if renewed is None:
        remember(composed.document, composed.fields)
    else:
        kept = asked.out.with_name(f"{asked.out.stem}{BEFORE}{asked.out.suffix}")
        shutil.copy2(asked.out, kept)
        renewed.before = kept
    written = save(renewed.document if renewed else composed.document, asked.out)
    if renewed is not None:
        _list_changes(asked.out, renewed)
    amounts = composed.numbers.values()
    return ReportDone(
        written=written,
        period=period,
        level=counted.level,
        units=len(counted.scope.units),
        expected=counted.scope.expected,
        numbers=sum(COUNT not in key for key in composed.numbers),
        doubtful=sum(amount.doubtful for amount in amounts),
        open=sum(amount.is_open for amount in amounts),
        renewed=renewed,
    )


def _list_changes(out: Path, renewed: Renewed) -> None:
    """Writes all that has changed or was kept into a file beside the draft."""
    listed = "\r\n".join([*renewed.lines, ""])
    out.with_name(f"{out.stem}{CHANGES}").write_text(listed, "utf-8-sig", newline="")


def save(document: Any, target: Path) -> Path:
    """Write a document beside its place, then move it there, whole; where it stands then."""
    beside = target.with_name(f".{target.name}.part")
    try:
        document.save(str(beside))
        return put_file(beside, target)
    finally:
        beside.unlink(missing_ok=True)
