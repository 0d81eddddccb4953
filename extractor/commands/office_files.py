"""`solieu fill`, `letters`, `report`: files of the office, made from result folders."""

from __future__ import annotations

import os
import unicodedata
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from extractor import messages
from extractor.commands.closing_lines import (
    first_of,
    held_open_lines,
    where_lines,
    writing_file,
    writing_into,
)
from extractor.commands.rules import refuse_broken_rules
from extractor.errors import WrongUsage
from extractor.language.periods import told
from extractor.progress import tell

if TYPE_CHECKING:
    from extractor.drafting import LettersDone, ReportDone
    from extractor.forms import Outcome


def fill(args: Namespace) -> int:
    """Fills the office's form, or proposes what its cells are; `--check` only examines it."""
    from extractor.forms import Asked
    from extractor.forms import fill as fill_form

    if not os.path.isfile(args.form):
        raise WrongUsage("input_not_there", path=args.form)
    refuse_broken_rules()
    if args.check:
        return _check_form(args.form)
    if args.out is None or not args.dirs:
        raise WrongUsage("form_needs_folders")
    if args.out.suffix.lower() != ".xlsx":
        raise WrongUsage("not_xlsx", path=args.out)
    asked = Asked(
        template=args.form,
        folders=tuple(args.dirs),
        out=args.out,
        period=args.period,
        units=args.units,
        unit=unicodedata.normalize("NFC", args.unit),
        draft=args.draft,
        accept=args.accept,
    )
    with writing_file(args.out):
        done = fill_form(asked)
    for line in _filled_lines(done, args.out):
        tell(line)
    return 0


def _filled_lines(done: Outcome, out: Path) -> list[str]:
    """The closing lines of a filling: what a person must see to, the counts, where it is."""
    from extractor.forms import counted

    if done.waiting:
        return [messages.say("form_waiting", path=done.written, out=out.name)]
    if done.proposed:
        counts = {"proposed": done.proposed, "sure": done.sure}
        return [messages.say("form_proposed", path=done.written, out=out.name, **counts)]
    lines = [*first_of(done.listed, more="form_more"), *done.cautions]
    if done.dropped:
        lines.append(messages.say("form_dropped", count=done.dropped))
    return [
        *lines,
        *where_lines(out, done.written),
        messages.say("form_filled", **counted(done.counts)),
    ]


def _check_form(form: Path) -> int:
    """Says what of a form is understood and what is not; 1 where a mark is wrong."""
    from extractor.forms import examine

    found = examine(form)
    for line in (*found.notes, *found.faults):
        print(messages.shown(line))
    tell(messages.say("check_marks", marks=found.marks, faults=len(found.faults)))
    return 1 if found.faults else 0


def letters(args: Namespace) -> int:
    """Writes a letter to each unit that has something to answer."""
    from extractor.drafting import LettersAsked, asked_day, write_letters

    if args.out.exists() and not args.out.is_dir():
        raise WrongUsage("out_is_file", path=args.out)
    refuse_broken_rules()
    asked = LettersAsked(
        folders=tuple(args.dirs),
        out=args.out,
        period=args.period,
        expected=args.expected,
        level=args.level or "",
        due=asked_day(args.due, "--due"),
        answer=asked_day(args.answer_by, "--answer-by"),
    )
    with writing_into(args.out):
        done = write_letters(asked)
    for line in _letter_lines(done, bool(asked.due)):
        tell(line)
    return 0


def _letter_lines(done: LettersDone, has_due: bool) -> list[str]:
    """The closing lines of letters: what to look at first, what is not known, the counts."""
    lines = first_of(done.aside, more="draft_more")
    lines += [messages.say("letters_kept", path=path) for path in done.kept]
    lines += held_open_lines(done.listed.wanted, done.listed.path)
    if not done.has_list:
        lines.append(messages.say("letters_no_list"))
    if not has_due:
        lines.append(messages.say("letters_no_due"))
    owed = [letter.owed for letter in done.letters]
    counts = {
        "count": len(owed),
        "missing": sum(one.missing for one in owed),
        "late": sum(one.late is not None for one in owed),
        "contrary": sum(one.contrary > 0 for one in owed),
    }
    return [
        *lines,
        messages.say("letters_written", period=told(done.period), path=done.out, **counts),
    ]


def report(args: Namespace) -> int:
    """Writes the draft of the consolidated report, or renews the numbers of one."""
    from extractor.drafting import ReportAsked, write_report

    if args.out.suffix.lower() != ".docx":
        raise WrongUsage("not_docx", path=args.out)
    refuse_broken_rules()
    asked = ReportAsked(
        folders=tuple(args.dirs),
        out=args.out,
        period=args.period,
        expected=args.expected,
        level=args.level or "",
    )
    with writing_file(args.out):
        done = write_report(asked)
    for line in _report_lines(done, args.out):
        tell(line)
    return 0


def _report_lines(done: ReportDone, out: Path) -> list[str]:
    """The closing lines of a draft: what of an old one has changed or stays, the counts."""
    lines = []
    if (renewed := done.renewed) is not None:
        lines += first_of(renewed.lines, more="draft_more")
        counts = {"changed": len(renewed.changed), "kept": len(renewed.kept)}
        before = renewed.before.name
        added = renewed.added
        lines.append(messages.say("draft_renewed", added=added, before=before, **counts))
    lines += where_lines(out, done.written)
    counted = {name: getattr(done, name) for name in ("level", "units", "expected")}
    counted |= {name: getattr(done, name) for name in ("numbers", "doubtful", "open")}
    return [*lines, messages.say("draft_written", period=told(done.period), **counted)]
