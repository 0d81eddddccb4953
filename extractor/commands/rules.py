"""`solieu patterns`: rules are tried, explained, drafted."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extractor import messages
from extractor.errors import WrongUsage
from extractor.model import Report
from extractor.progress import tell


def patterns(args: Namespace) -> int:
    """Tries all rules, or shows what they make of a report, or drafts rules for what they miss."""
    if args.what == "check":
        return _check_patterns()
    if args.file is None:
        raise WrongUsage("report_needed", what=args.what)
    if not os.path.isfile(args.file):
        raise WrongUsage(
            "not_a_report" if args.file.is_dir() else "input_not_there", path=args.file
        )
    from extractor.authoring import explained_page, load_all
    from extractor.document import read_report

    load_all()
    report = read_report(args.file)
    if args.what == "draft":
        _draft(report)
    elif args.html:
        _write_page(args.html, explained_page(report))
    else:
        _show(report)
    return 0


def refuse_broken_rules() -> None:
    """Raises BrokenRule where the office's own rules are."""
    from extractor.patterns import office_faults, raise_broken

    if broken := office_faults():
        raise_broken(broken)


def _draft(report: Report) -> None:
    """Prints records for the figures without code; where the office has a folder of its own, they
    are written there, under a name that is not read as rules before a person has mended it."""
    from extractor.authoring import drafts
    from extractor.patterns import office_folder

    made, folder = drafts(report), office_folder()
    if folder is None or not made:
        print(messages.shown(made), end="")
        if not made:
            tell(messages.say("draft_none"))
        return
    name = f"{Path(report.input.name).stem}.yaml"
    target = folder / "indicators" / f"{name}.nhap"
    try:
        target.parent.mkdir(exist_ok=True)
        target.write_text(made, "utf-8")
    except OSError:
        raise WrongUsage("out_unwritable", path=target) from None
    records = sum(line.startswith("- ") for line in made.split("\n"))
    told = messages.say("draft_in", path=target, name=name, folder=folder, records=records)
    tell(told)


def _check_patterns() -> int:
    """Tries every rule with its own examples and counts what holds. Raises BrokenRule."""
    from extractor.authoring import faults, load_all, status_words
    from extractor.checks import load_checks
    from extractor.figures import load_numeral_rules
    from extractor.indicators import load_indicators
    from extractor.language.said import said_lists
    from extractor.patterns import raise_broken
    from extractor.tables import load_forms

    load_all()
    if own := own_rules():
        print(own)
    if found := faults():
        raise_broken(found)
    rules = [rule.record for rule in load_numeral_rules()]
    print(messages.say("rules_good", rules=len(rules), examples=_examples(rules)))
    known = load_indicators()
    named = [rule.record for rule in known.rules]
    counts = {"indicators": len(named), "codes": len(known.names), "examples": _examples(named)}
    print(messages.say("indicators_good", **counts))
    statuses = status_words()
    print(messages.say("statuses_good", words=statuses.words, examples=statuses.examples))
    lists = said_lists()
    print(messages.say("said_good", lists=lists.lists, examples=lists.examples))
    checks = load_checks().content.checks.values()
    print(messages.say("checks_good", checks=len(checks), examples=_examples(checks)))
    forms = [known_form.form for known_form in load_forms()]
    print(messages.say("forms_good", forms=len(forms), examples=_examples(forms)))
    return 0


def _examples(records: Iterable[Any]) -> int:
    """How many examples records of any kind have, counter examples among them."""
    return sum(len(one.examples) + len(one.counter_examples) for one in records)


def _write_page(target: Path, page: str) -> None:
    try:
        target.write_text(page, "utf-8")
    except OSError:
        raise WrongUsage("out_unwritable", path=target) from None
    tell(messages.say("results_in", path=target))


def _show(report: Report) -> None:
    from rich.console import Console
    from rich.text import Text

    from extractor.authoring import explained

    console = Console(highlight=False, soft_wrap=True)
    for one in explained(report):
        printed = messages.shown(one.numeral.raw)
        raw = (printed, f"bold {one.colour}")
        # Where no colours are shown, the numeral is known by its being said again.
        why = (f"\n    “{' '.join(printed.split())}”: {messages.shown(one.why)}", "dim")
        before, after = messages.shown(one.before), messages.shown(one.after)
        console.print(Text.assemble(before, raw, after, why))


def own_rules() -> str:
    """A line that names the folder of the office's own rules; "" where it has none."""
    from extractor.patterns import office_folder, office_records

    folder = office_folder()
    if folder is None:
        return ""
    return messages.say("office_rules", folder=folder, records=office_records())
