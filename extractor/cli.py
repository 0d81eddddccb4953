"""The `solieu` command. Talk goes to stderr, data to stdout; exit codes as in the README."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from extractor import messages
from extractor.command_line import read_arguments
from extractor.commands import (
    apart,
    cluster_init,
    cluster_scheduler,
    cluster_worker,
    compare,
    doctor,
    fill,
    forget,
    letters,
    patterns,
    report,
    review,
    run,
    whole,
)
from extractor.errors import RunStopped, SolieuError, WrongUsage
from extractor.known_places import add_known_places
from extractor.library_logs import silence_libraries
from extractor.outages import missing_package, outage, said_of
from extractor.progress import nowhere, open_streams, tell, tell_error
from extractor.scratch import use_plain_place

ACTIONS: dict[str, Callable[[Namespace], int]] = {
    "apart": apart,
    "compare": compare,
    "doctor": doctor,
    "fill": fill,
    "forget": forget,
    "letters": letters,
    "patterns": patterns,
    "report": report,
    "review": review,
    "run": run,
    "whole": whole,
}
OF_CLUSTER: dict[str, Callable[[Namespace], int]] = {
    "init": cluster_init,
    "scheduler": cluster_scheduler,
    "worker": cluster_worker,
}


def main(argv: list[str] | None = None) -> int:
    """Run the command; the exit code. Only here errors become exit codes."""
    argv = list(sys.argv[1:] if argv is None else argv)
    open_streams()
    _language(argv)
    silence_libraries()
    add_known_places()
    use_plain_place()
    args = None
    try:
        args = read_arguments(argv)
        _use_patterns(args)
        return _action(args)(args)
    except KeyboardInterrupt:
        tell(messages.say("interrupted"))
        return 130
    except BrokenPipeError:  # who reads the lines has seen enough
        sys.stdout = nowhere()
        return 1
    except Exception as error:
        if os.environ.get("SOLIEU_DEBUG"):
            raise
        return _stopped(error, args)


def _action(args: Namespace) -> Callable[[Namespace], int]:
    """What a command does."""
    if args.command == "help":
        return _help
    return OF_CLUSTER[args.kind] if args.command == "cluster" else ACTIONS[args.command]


def _help(args: Namespace) -> int:
    """Prints the help; who gave no command at all has called wrongly."""
    print(args.text, end="")
    return 0 if args.asked else WrongUsage.exit_code


def _stopped(error: Exception, args: Namespace | None) -> int:
    """Says what stopped the command, with a next step; the exit code."""
    known = error if isinstance(error, SolieuError) else outage(error, _written_to(args))
    known = known or missing_package(error)
    if known is None:
        known = RunStopped("stopped_unexpectedly", detail=said_of(error))
    return tell_error(known)


def _written_to(args: Namespace | None) -> Path:
    """The folder that a command writes into."""
    folder = getattr(args, "out", None) or getattr(args, "dir", None) or Path()
    return folder.parent if folder.suffix == ".xlsx" else folder


def _use_patterns(args: Namespace) -> None:
    """Takes the office's own rules, where the command has any, before anything loads rules."""
    given = getattr(args, "patterns", None)
    if given is not None:
        from extractor.patterns import use_office_folder

        use_office_folder(given)


def _language(argv: list[str]) -> None:
    for at, word in enumerate(argv):
        chosen = (
            word[7:]
            if word.startswith("--lang=")
            else argv[at + 1]
            if word == "--lang" and at + 1 < len(argv)
            else ""
        )
        if chosen in ("vi", "en"):
            messages.language = chosen
