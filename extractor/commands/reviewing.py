"""`solieu review`: the page for a person, or the decisions of another machine."""

from __future__ import annotations

import unicodedata
from argparse import Namespace

from extractor import messages
from extractor.errors import WrongUsage
from extractor.progress import tell


def review(args: Namespace) -> int:
    """Serves the page until it is stopped; `--import` takes in decisions and serves none."""
    if args.record is not None:
        return _import_decisions(args)
    from extractor.indicators import load_indicators
    from extractor.review import Opening, serve

    for code in args.double:
        if code not in load_indicators().names:
            raise WrongUsage("indicator_unknown", indicator=code)
    serve(
        Opening(
            folder=args.dir,
            port=args.port,
            person=unicodedata.normalize("NFC", args.person),
            browser=not args.no_browser,
            double=frozenset(args.double),
        )
    )
    return 0


def _import_decisions(args: Namespace) -> int:
    """Take in the decisions of another folder; those that contradict ours are named, not taken."""
    from extractor.decisions import append, load, load_file, merged
    from extractor.output import has_results

    if not has_results(args.dir):
        raise WrongUsage("no_results", path=args.dir)
    if not args.record.is_file():
        raise WrongUsage("input_not_there", path=args.record)
    brought = merged(load(args.dir).decisions, load_file(args.record).decisions)
    append(args.dir, brought.taken)
    for conflict in brought.conflicts:
        here, there = conflict.here, conflict.there
        told = messages.say(
            "import_conflict",
            file=there.file,
            page=there.page,
            raw=there.raw,
            field=there.field,
            here=here.new or here.state,
            here_by=here.said_by,
            there=there.new or there.state,
            there_by=there.said_by,
        )
        tell(told)
    counts = {
        "taken": len(brought.taken),
        "known": brought.known,
        "conflicts": len(brought.conflicts),
    }
    tell(messages.say("imported", **counts))
    return 1 if brought.conflicts else 0
