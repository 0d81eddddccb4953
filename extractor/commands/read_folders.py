"""`solieu run`: the reports of folders are read into a result folder."""

from __future__ import annotations

import os
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from extractor import messages
from extractor.commands.closing_lines import exported, on_one_line, taken_back
from extractor.commands.machine import need_cluster
from extractor.commands.rules import own_rules
from extractor.errors import MissingProgram, WrongUsage
from extractor.outages import unwritable
from extractor.progress import tell

RULES_WHOLE = Path(".solieu", "rules-whole")  # the fingerprint of rules that were found whole

if TYPE_CHECKING:
    from extractor.output import Dataset
    from extractor.run import Asked, Taken, Tally


def run(args: Namespace) -> int:
    """Reads the reports and writes the results; 1 where some could not be read."""
    from extractor.administration import load_units
    from extractor.doctor import missing
    from extractor.output import (
        EXCEL_FOLDER,
        Dataset,
        keeps_excel,
    )
    from extractor.progress import Watch
    from extractor.run import Asked, alone
    from extractor.run import run as read_all

    _check_given(args)  # what is told at once comes before the rules, which take seconds
    for key in missing():
        raise MissingProgram(key)
    rules = _checked_rules(args.out)
    if own := own_rules():
        tell(own)
    known = load_units(args.units)
    _check_results(args)
    asked = Asked(
        given=args.input,
        out=args.out,
        jobs=args.jobs,
        force=args.force,
        keep_gone=args.keep_gone,
        known=known,
    )
    if args.dry_run:
        return _dry_run(asked)
    with alone(args.out):
        _note_rules(args.out, rules)
        _prepare_dataset(args)
        taken = taken_back(args.out)
        with Watch() as watch, _readers(args) as readers:
            tally = read_all(asked, watch, readers)
        with Dataset(args.out) as data:
            taken += taken_back(args.out, data)
            results = taken + _results(data, args.out, tally, args.keep_gone)
            if args.csv and not keeps_excel(args.out):
                from extractor.output import write_excel_files

                write_excel_files(data)
            if keeps_excel(args.out):
                results.insert(0, messages.say("csv_excel", path=args.out / EXCEL_FOLDER))
    for line in results:
        tell(line)
    return 1 if tally.failed else 0


def _prepare_dataset(args: Namespace) -> None:
    """Has the result folder keep its dataset where it is asked to, and sets a damaged one aside."""
    from extractor.output import mended, use_store

    if args.store:
        use_store(args.out, args.store)
    if aside := mended(args.out):
        tell(messages.say("database_set_aside", name=aside.name))


@contextmanager
def _readers(args: Namespace) -> Iterator[Taken]:
    """Those who read for a run: workers of this machine, or of a cluster."""
    from extractor.run import of_this_machine

    if not args.cluster:
        yield of_this_machine
        return
    need_cluster()
    from extractor.cluster import (
        certificates_folder,
        checked_address,
        client_of,
        own_cluster,
        taken_on,
    )
    from extractor.output import address_of
    from extractor.scratch import scratch_folder

    if address_of(args.out) is None:
        raise WrongUsage("cluster_needs_store")
    if args.cluster == "local":
        with scratch_folder() as scratch, own_cluster(args.jobs, scratch) as connect:
            yield partial(taken_on, connect)
        return
    certificates = certificates_folder(args.certificates)
    address = checked_address(args.cluster, certificates)
    yield partial(taken_on, partial(client_of, address, certificates))


def _checked_rules(out: Path) -> str:
    """The fingerprint of the rules. A broken one stops a run at once; rules that an earlier run
    found whole are not tried."""
    from extractor.settings import interpretation_settings

    now = interpretation_settings()
    try:
        before = (out / RULES_WHOLE).read_text("utf-8", "replace")
    except OSError:  # none yet, or what cannot be read: the rules are tried again
        before = ""
    if before == now:
        return now
    used, own = before.partition(" + ")[2], now.partition(" + ")[2]
    if used and not own:
        tell(messages.say("office_rules_missed", name=used))
    from extractor.authoring import load_all

    load_all()
    return now


def _note_rules(out: Path, rules: str) -> None:
    """Notes that the rules of this fingerprint are whole; where that fails they are tried again."""
    with suppress(OSError):
        (out / RULES_WHOLE).write_text(rules, "utf-8")


def _check_given(args: Namespace) -> None:
    """Raises WrongUsage for a path that no reports are read from, or no results written into."""
    from extractor.intake import holds_results, is_there

    if os.path.exists(args.out) and not os.path.isdir(args.out):
        raise WrongUsage("out_is_file", path=args.out)
    for given in args.input:
        if not is_there(given):
            raise WrongUsage("input_not_there", path=given)
        if _is_same(given, args.out):
            raise WrongUsage("out_is_input", path=given)
        if holds_results(given):
            raise WrongUsage("input_is_results", path=given)


def _check_results(args: Namespace) -> None:
    """Raises WrongUsage where there is nothing to read or the results cannot be written."""
    from extractor.output import has_results

    if not has_results(args.out) and not any(map(_holds_files, args.input)):
        raise WrongUsage("nothing_to_read", path=", ".join(map(str, args.input)))
    try:
        if not args.dry_run:
            args.out.mkdir(parents=True, exist_ok=True)
            (args.out / ".solieu").mkdir(exist_ok=True)
            _try_writing(args.out)
    except OSError as error:
        raise unwritable(error, args.out) from None


def _is_same(given: Path, out: Path) -> bool:
    """True where both are one folder, whatever it is called: the results would be read as reports
    the next time."""
    try:
        return os.path.samefile(given, out)
    except OSError:
        return False


def _try_writing(out: Path) -> None:
    """Raises OSError where a file cannot be made in the result folder or in its own one."""
    for folder in (out, out / ".solieu"):
        tried = folder / f"{os.getpid()}.part"
        try:
            tried.touch()
            tried.unlink()
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(folder)) from None


def _holds_files(given: Path) -> bool:
    """True for a file, a folder with any file below it, or one that cannot be looked into."""
    if not os.path.isdir(given):
        return True
    shut: list[OSError] = []
    return any(files for _, _, files in os.walk(given, onerror=shut.append)) or bool(shut)


def _results(data: Dataset, out: Path, tally: Tally, keep_gone: bool) -> list[str]:
    """Write CSV files and workbook where rows have changed or a file is missing; the closing
    lines."""
    lines = exported(data)
    if again := data.count_listed():
        lines.append(messages.say("corrections_open", count=again))
    lines.append(messages.say("results_in", path=out))
    if tally.gone:
        key = "gone_kept" if keep_gone else "gone"
        lines.append(messages.say(key, files=on_one_line(tally.gone)))
    ends = {end: getattr(tally, end) for end in ("files", "read", "unchanged", "failed", "aside")}
    counts = {"figures": data.count_figures(), "review": data.count_to_review()}
    return [*lines, messages.say("done", **ends, **counts)]


def _dry_run(asked: Asked) -> int:
    """Prints what would be done with each file, and says what that adds up to."""
    from extractor.run import ENDS, plan

    counted = Counter[str]()
    for doing in plan(asked):
        print(messages.say(doing.key, **doing.values))
        counted[doing.end] += 1
    tally = {end: counted[end] for end in ENDS}
    tell(messages.say("would_all", files=sum(tally.values()), **tally))
    return 0
