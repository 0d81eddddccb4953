"""`solieu compare`: tables of units, indicators and periods."""

from __future__ import annotations

import unicodedata
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from extractor import messages
from extractor.commands.closing_lines import held_open_lines, writing_file
from extractor.commands.rules import refuse_broken_rules
from extractor.errors import WrongUsage
from extractor.language.periods import told
from extractor.progress import tell

if TYPE_CHECKING:
    from extractor.comparison import Outcome

MOST_PERIODS = 12  # that are offered besides the one compared


def compare(args: Namespace) -> int:
    """Writes the tables of the units and says who has reported."""
    from extractor.comparison import Asked
    from extractor.comparison import compare as compare_units

    if args.out.suffix.lower() != ".xlsx":
        raise WrongUsage("not_xlsx", path=args.out)
    refuse_broken_rules()
    asked = Asked(
        tuple(args.dirs),
        args.out,
        args.period,
        args.level or "",
        unicodedata.normalize("NFC", args.province),
        args.provinces,
        args.expected,
        tuple(args.chart),
        for_excel=bool(args.csv),
    )
    with writing_file(args.out):
        done = compare_units(asked)
    for line in _lines(done, args.out):
        tell(line)
    return 0


def _lines(done: Outcome, wanted: Path) -> list[str]:
    """The closing lines of a comparison: who has reported, where it is, the counts."""
    lines = held_open_lines(wanted, done.written)
    for file in done.elsewhere:
        lines += held_open_lines(file.wanted, file.path)
    lines += _standing_lines(done)
    lines.append(messages.say("results_in", path=done.written))
    if done.for_excel is not None:
        lines.append(messages.say("csv_excel", path=done.for_excel))
    counts = {
        "units": done.units,
        "indicators": done.indicators,
        "review": done.review,
        "repeats": done.repeats,
    }
    return [*lines, messages.say("compared", period=told(done.period), **counts)]


def _standing_lines(done: Outcome) -> list[str]:
    """Who has reported, the period compared and why, the other periods with their units."""
    standing, chosen = done.standing, done.chosen
    key = "standing" if standing.has_list else "standing_without_list"
    counts = {
        "expected": len(standing.expected),
        "reported": len(standing.reported),
        "there": len(standing.there),
        "unseen": len(standing.unseen),
        "units": done.units,
        "files": len(standing.waiting),
    }
    lines = [messages.say(key, **counts)]
    why = messages.say(f"period_{chosen.reason}")
    lines.append(messages.say("period_chosen", period=told(chosen.period), why=why))
    if chosen.others:
        others = ", ".join(
            f"{told(count.period)} ({count.units})" for count in chosen.others[:MOST_PERIODS]
        )
        lines.append(messages.say("other_periods", periods=others))
    return lines
