"""The `solieu` command. Talk goes to stderr, data to stdout; exit codes as in the README."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from extractor import messages
from extractor.command_line import read_arguments
from extractor.errors import MissingProgram, RunStopped, SolieuError, WrongUsage
from extractor.known_places import add_known_places
from extractor.language.periods import told
from extractor.library_logs import silence_libraries
from extractor.model import Report
from extractor.outages import outage, said_of, system_error, unwritable
from extractor.progress import tell

if TYPE_CHECKING:
    from extractor.comparison import Outcome
    from extractor.drafting import LettersDone, ReportDone
    from extractor.forms import Outcome as FormOutcome
    from extractor.output import Dataset
    from extractor.run import Taken

MOST_NAMED = 20  # files on one line
NEVER_PARTED = ("plain-text", "office")  # by how they were read: they have no pages of their own


def main(argv: list[str] | None = None) -> int:
    """Run the command; the exit code. Only here errors become exit codes."""
    argv = list(sys.argv[1:] if argv is None else argv)
    _open_streams()
    _language(argv)
    silence_libraries()
    add_known_places()
    args = None
    try:
        args = read_arguments(argv)
        _use_patterns(args)
        return _action(args)(args)
    except KeyboardInterrupt:
        tell(messages.say("interrupted"))
        return 130
    except BrokenPipeError:  # who reads the lines has seen enough
        sys.stdout = _nowhere()
        return 1
    except Exception as error:
        if os.environ.get("SOLIEU_DEBUG"):
            raise
        return _stopped(error, args)


def _action(args) -> Callable[..., int]:
    """What a command does."""
    if args.command == "cluster":
        kinds = {
            "init": _cluster_init,
            "scheduler": _cluster_scheduler,
            "worker": _cluster_worker,
        }
        return kinds[args.kind]
    actions: dict[str, Callable[..., int]] = {
        "apart": _apart,
        "compare": _compare,
        "doctor": _doctor,
        "fill": _fill,
        "forget": _forget,
        "help": _help,
        "letters": _letters,
        "patterns": _patterns,
        "report": _report,
        "review": _review,
        "run": _run,
        "whole": _whole,
    }
    return actions[args.command]


def _help(args) -> int:
    """Prints the help; who gave no command at all has called wrongly."""
    print(args.text, end="")
    return 0 if args.asked else WrongUsage.exit_code


def _stopped(error: Exception, args) -> int:
    """Says what stopped the command, with a next step; the exit code."""
    known = error if isinstance(error, SolieuError) else outage(error, _written_to(args))
    if known is None:
        known = RunStopped("stopped_unexpectedly", detail=said_of(error))
    what, then = messages.error_text(known.code, known.values)
    tell(f"{what}\n→ {then}")
    return known.exit_code


def _written_to(args) -> Path:
    """The folder that a command writes into."""
    folder = getattr(args, "out", None) or getattr(args, "dir", None) or Path()
    return folder.parent if folder.suffix == ".xlsx" else folder


def _open_streams() -> None:
    """Has both streams write UTF-8; one that was closed before takes what is said and drops it."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _nowhere() -> TextIO:
    """A stream that drops what it is given."""
    return open(os.devnull, "w", encoding="utf-8")


def _use_patterns(args) -> None:
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


def _compare(args) -> int:
    from extractor.comparison import Asked, compare
    from extractor.patterns import office_faults, raise_broken

    if args.out.suffix.lower() != ".xlsx":
        raise WrongUsage("not_xlsx", path=args.out)
    if broken := office_faults():
        raise_broken(broken)
    try:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        done = compare(
            Asked(
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
        )
    except Exception as error:
        raise _unwritten(error, args.out.parent) from None
    if done.written != args.out:
        tell(messages.say("workbook_open", name=args.out.name, other=done.written.name))
    for line in _standing_lines(done):
        tell(line)
    tell(messages.say("results_in", path=done.written))
    if done.for_excel is not None:
        tell(messages.say("csv_excel", path=done.for_excel))
    tell(
        messages.say(
            "compared",
            units=done.units,
            indicators=done.indicators,
            period=told(done.period),
            review=done.review,
            repeats=done.repeats,
        )
    )
    return 0


def _fill(args) -> int:
    from extractor.forms import Asked, fill
    from extractor.patterns import office_faults, raise_broken

    if not os.path.isfile(args.form):
        raise WrongUsage("input_not_there", path=args.form)
    if broken := office_faults():
        raise_broken(broken)
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
    try:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        done = fill(asked)
    except Exception as error:
        raise _unwritten(error, args.out.parent) from None
    for line in _filled_lines(done, args.out):
        tell(line)
    return 0


def _letters(args) -> int:
    from extractor.drafting import LettersAsked, asked_day, write_letters
    from extractor.patterns import office_faults, raise_broken

    if args.out.exists() and not args.out.is_dir():
        raise WrongUsage("out_is_file", path=args.out)
    if broken := office_faults():
        raise_broken(broken)
    asked = LettersAsked(
        folders=tuple(args.dirs),
        out=args.out,
        period=args.period,
        expected=args.expected,
        level=args.level or "",
        due=asked_day(args.due, "--due"),
        answer=asked_day(args.answer_by, "--answer-by"),
    )
    try:
        done = write_letters(asked)
    except Exception as error:
        raise _unwritten(error, args.out) from None
    for line in _letter_lines(done, bool(asked.due)):
        tell(line)
    return 0


def _letter_lines(done: LettersDone, has_due: bool) -> list[str]:
    """The closing lines of letters: what to look at first, what is not known, the counts."""
    lines = _some(list(done.aside))
    lines += [messages.say("letters_kept", path=path) for path in done.kept]
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


def _report(args) -> int:
    from extractor.drafting import ReportAsked, write_report
    from extractor.patterns import office_faults, raise_broken

    if args.out.suffix.lower() != ".docx":
        raise WrongUsage("not_docx", path=args.out)
    if broken := office_faults():
        raise_broken(broken)
    asked = ReportAsked(
        folders=tuple(args.dirs),
        out=args.out,
        period=args.period,
        expected=args.expected,
        level=args.level or "",
    )
    try:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        done = write_report(asked)
    except Exception as error:
        raise _unwritten(error, args.out.parent) from None
    for line in _report_lines(done, args.out):
        tell(line)
    return 0


def _report_lines(done: ReportDone, out: Path) -> list[str]:
    """The closing lines of a draft: what of an old one has changed or stays, the counts."""
    lines = []
    if (renewed := done.renewed) is not None:
        lines += _some(renewed.lines)
        counts = {"changed": len(renewed.changed), "kept": len(renewed.kept)}
        before = renewed.before.name
        added = renewed.added
        lines.append(messages.say("draft_renewed", added=added, before=before, **counts))
    if done.written != out:
        lines.append(messages.say("workbook_open", name=out.name, other=done.written.name))
    lines.append(messages.say("results_in", path=done.written))
    counted = {name: getattr(done, name) for name in ("level", "units", "expected")}
    counted |= {name: getattr(done, name) for name in ("numbers", "doubtful", "open")}
    return [*lines, messages.say("draft_written", period=told(done.period), **counted)]


def _some(lines: list[str]) -> list[str]:
    """So many lines as a person reads, and how many more there are."""
    more = len(lines) - MOST_NAMED
    if more <= 0:
        return lines
    return [*lines[:MOST_NAMED], messages.say("draft_more", count=more)]


def _filled_lines(done: FormOutcome, out: Path) -> list[str]:
    """The closing lines of a filling: what a person must see to, the counts, where it is."""
    from extractor.forms import counted

    if done.waiting:
        return [messages.say("form_waiting", path=done.written, out=out.name)]
    if done.proposed:
        counts = {"proposed": done.proposed, "sure": done.sure}
        return [messages.say("form_proposed", path=done.written, out=out.name, **counts)]
    lines = list(done.listed[:MOST_NAMED])
    if len(done.listed) > MOST_NAMED:
        lines.append(messages.say("form_more", count=len(done.listed) - MOST_NAMED))
    lines += done.cautions
    if done.dropped:
        lines.append(messages.say("form_dropped", count=done.dropped))
    if done.written != out:
        lines.append(messages.say("workbook_open", name=out.name, other=done.written.name))
    lines.append(messages.say("results_in", path=done.written))
    return [*lines, messages.say("form_filled", **counted(done.counts))]


def _check_form(form: Path) -> int:
    """Says what of a form is understood and what is not; 1 where a mark is wrong."""
    from extractor.forms import examine

    found = examine(form)
    for line in (*found.notes, *found.faults):
        print(messages.shown(line))
    tell(messages.say("check_marks", marks=found.marks, faults=len(found.faults)))
    return 1 if found.faults else 0


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
        others = ", ".join(f"{told(count.period)} ({count.units})" for count in chosen.others[:12])
        lines.append(messages.say("other_periods", periods=others))
    return lines


def _run(args) -> int:
    from extractor import doctor, run
    from extractor.administration import load_units
    from extractor.output import (
        EXCEL_FOLDER,
        Dataset,
        keeps_excel,
        write_excel_files,
    )
    from extractor.progress import Watch

    _check_rules(args.out)
    if own := _own_rules():
        tell(own)
    known = load_units(args.units)
    for key in doctor.missing():
        raise MissingProgram(key)
    _check_folders(args)
    asked = run.Asked(
        given=args.input,
        out=args.out,
        jobs=args.jobs,
        force=args.force,
        keep_gone=args.keep_gone,
        known=known,
    )
    if args.dry_run:
        return _dry_run(asked)
    with run.alone(args.out):
        _prepare_dataset(args)
        taken = _taken_back(args.out)
        with Watch() as watch, _readers(args) as readers:
            tally = run.run(asked, watch, readers)
        with Dataset(args.out) as data:
            taken += _taken_back(args.out, data)
            results = taken + _results(data, args.out, tally, args.keep_gone)
            if args.csv and not keeps_excel(args.out):
                write_excel_files(data)
            if keeps_excel(args.out):
                results.insert(0, messages.say("csv_excel", path=args.out / EXCEL_FOLDER))
    for line in results:
        tell(line)
    return 1 if tally.failed else 0


def _prepare_dataset(args) -> None:
    """Has the result folder keep its dataset where it is asked to, and sets a damaged one aside."""
    from extractor.output import mended, use_store

    if args.store:
        use_store(args.out, args.store)
    if aside := mended(args.out):
        tell(messages.say("database_set_aside", name=aside.name))


@contextmanager
def _readers(args) -> Iterator[Taken]:
    """Those who read for a run: workers of this machine, or of a cluster."""
    from extractor import run

    if not args.cluster:
        yield run.of_this_machine
        return
    _need_cluster()
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


def _need_cluster() -> None:
    """Raises MissingProgram where what several machines need is not installed."""
    if not all(map(find_spec, ("distributed", "psycopg", "cryptography"))):
        raise MissingProgram("no_cluster")


def _cluster_init(args) -> int:
    _need_cluster()
    from extractor.cluster import make_certificates

    for folder in make_certificates(args.dir, args.machine):
        print(folder)
    tell(messages.say("certificates_made", path=args.dir))
    return 0


def _cluster_scheduler(args) -> int:
    _need_cluster()
    from extractor.cluster import certificates_folder, checked_address, run_scheduler

    certificates = certificates_folder(args.certificates)
    return run_scheduler(checked_address(args.address, certificates), certificates)


def _cluster_worker(args) -> int:
    _need_cluster()
    from extractor import doctor
    from extractor.cluster import certificates_folder, checked_address, run_worker

    for key in doctor.missing():
        raise MissingProgram(key)
    certificates = certificates_folder(args.certificates)
    address = checked_address(args.address, certificates)
    return run_worker(address, certificates, args.jobs)


def _taken_back(out: Path, data: Dataset | None = None) -> list[str]:
    """Take what people typed into the workbook, before it is written anew; lines that say what was
    taken and what was not, and why. With `data` only what was typed since the run began."""
    from extractor.decisions import load
    from extractor.output import REPORT, take_back

    made = take_back(out)
    found = load(out)
    if data is not None:
        made = [one for one in made if one.taken]
        data.lay_over(found.decisions)
    lines = []
    if found.torn or found.refused:
        lines.append(messages.say("corrections_torn", refused=len(found.refused)))
    return lines + _told_back(made, out / REPORT)


def _told_back(made, report: Path) -> list[str]:
    """What was taken of the rows that people typed into the workbook, and what was not."""
    if not made:
        return []
    from extractor.output import WORKBOOK

    refused = [one for one in made if not one.taken]
    counts = {"taken": len(made) - len(refused), "refused": len(refused)}
    lines = [messages.say("taken_back", book=WORKBOOK, report=report, **counts)]
    for one in refused[:MOST_NAMED]:
        told = {name: getattr(one, name) for name in ("line", "file", "raw", "typed", "why")}
        lines.append(messages.say("refused_back", **told))
    return lines


def _check_rules(out: Path) -> None:
    """A broken rule stops a run at once; rules that an earlier run found whole are not tried."""
    from extractor.authoring import load_all
    from extractor.document import interpretation_settings

    whole, now = out / ".solieu" / "rules-whole", interpretation_settings()
    try:
        before = whole.read_text("utf-8", "replace")
    except OSError:  # none yet, or what cannot be read: the rules are tried again
        before = ""
    if before == now:
        return
    used, own = before.partition(" + ")[2], now.partition(" + ")[2]
    if used and not own:
        tell(messages.say("office_rules_missed", name=used))
    load_all()
    if os.path.isdir(whole.parent) and os.access(whole.parent, os.W_OK):
        with suppress(OSError):
            whole.write_text(now, "utf-8")


def _check_folders(args) -> None:
    from extractor.output import has_results
    from extractor.reading import is_there

    if os.path.exists(args.out) and not os.path.isdir(args.out):
        raise WrongUsage("out_is_file", path=args.out)
    for given in args.input:
        if not is_there(given):
            raise WrongUsage("input_not_there", path=given)
    if not has_results(args.out) and not any(map(_holds_files, args.input)):
        raise WrongUsage("nothing_to_read", path=", ".join(map(str, args.input)))
    try:
        if not args.dry_run:
            args.out.mkdir(parents=True, exist_ok=True)
            (args.out / ".solieu").mkdir(exist_ok=True)
            _try_writing(args.out)
    except OSError as error:
        raise unwritable(error, args.out) from None


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


def _results(data, out: Path, tally, keep_gone: bool) -> list[str]:
    """Write CSV files and workbook where rows have changed or a file is missing; the closing
    lines."""
    lines = _exported(data)
    if again := data.count_listed():
        lines.append(messages.say("corrections_open", count=again))
    lines.append(messages.say("results_in", path=out))
    if tally.gone:
        lines.append(messages.say("gone_kept" if keep_gone else "gone", files=_listed(tally.gone)))
    lines.append(
        messages.say(
            "done",
            files=tally.files,
            read=tally.read,
            unchanged=tally.unchanged,
            failed=tally.failed,
            aside=tally.aside,
            figures=data.count_figures(),
            review=data.count_to_review(),
        )
    )
    return lines


def _exported(data: Dataset) -> list[str]:
    """Writes CSV files and workbook where they are due; lines on those that another program held
    open, which the next run writes again."""
    from extractor.output import is_missing, write_folder

    if not (data.export_due or is_missing(data.out)):
        return []
    lines = []
    try:
        written = write_folder(data)
    except Exception as error:
        raise _unwritten(error, data.out) from None
    held_open = [file for file in written if file.path.name != file.wanted.name]
    for file in written:
        if file.kept:
            lines.append(messages.say("kept_beside", name=file.wanted.name, other=file.kept.name))
    for file in held_open:
        lines.append(messages.say("workbook_open", name=file.wanted.name, other=file.path.name))
    if not held_open:
        data.exported()
    return lines


def _unwritten(error: Exception, out: Path) -> Exception:
    """What kept a table from being written, of the family where the system says it."""
    found = system_error(error)
    return unwritable(found, out) if found else error


def _listed(names: list[str]) -> str:
    """Names on one line, so many as a person reads."""
    listed = ", ".join(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return messages.say("and_more", files=listed, more=more) if more > 0 else listed


def _dry_run(asked) -> int:
    from extractor import run

    counted = Counter[str]()
    for doing in run.plan(asked):
        print(messages.say(doing.key, **doing.values))
        counted[doing.end] += 1
    tally = {end: counted[end] for end in run.ENDS}
    tell(messages.say("would_all", files=sum(tally.values()), **tally))
    return 0


def _forget(args) -> int:
    with _results_of(args) as data:
        names = _named(data, args)
        for name in names:
            data.forget(name)
        return _told(data, "forgotten", names)


def _whole(args) -> int:
    with _results_of(args) as data:
        names = [name.partition("#")[0] for name in _of_pages(data, _named(data, args))]
        data.decide(names, "whole")
        return _told(data, "decided_whole", names)


def _apart(args) -> int:
    with _results_of(args) as data:
        names = data.with_its_files(_of_pages(data, _named(data, args)))
        data.decide(names, "apart")
        return _told(data, "decided_apart", names)


@contextmanager
def _results_of(args) -> Iterator[Dataset]:
    """The dataset of a result folder, held for this command. Raises WrongUsage where it is none."""
    from extractor.output import Dataset, has_results

    if not has_results(args.dir):
        raise WrongUsage("no_results", path=args.dir)
    from extractor import run  # all readers come with it

    try:
        (args.dir / ".solieu").mkdir(exist_ok=True)
    except OSError as error:
        raise unwritable(error, args.dir) from None
    with run.alone(args.dir), Dataset(args.dir) as data:
        yield data


def _named(data, args) -> list[str]:
    """The files named on the command line. Raises WrongUsage for one that the results lack."""
    names = [unicodedata.normalize("NFC", name) for name in args.file]
    for name in names:
        if not data.knows(name):
            raise WrongUsage("not_in_results", path=args.dir, file=name)
    return names


def _of_pages(data: Dataset, names: list[str]) -> list[str]:
    """The names, of files that are parted or joined by their pages. Raises WrongUsage for one that
    is always one document."""
    readers = {row["file"]: str(row["reader"]) for row in data.rows("documents")}
    for name in names:
        if readers.get(name) in NEVER_PARTED:
            raise WrongUsage("always_one_document", file=name)
    return names


def _told(data, key: str, names: list[str]) -> int:
    for line in _taken_back(data.out, data):
        tell(line)
    for line in _exported(data):
        tell(line)
    tell(messages.say(key, files=", ".join(names)))
    return 0


def _review(args) -> int:
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


def _import_decisions(args) -> int:
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
        print(told, file=sys.stderr)
    counts = {
        "taken": len(brought.taken),
        "known": brought.known,
        "conflicts": len(brought.conflicts),
    }
    print(messages.say("imported", **counts), file=sys.stderr)
    return 1 if brought.conflicts else 0


def _doctor(args) -> int:
    from extractor import doctor

    if own := _own_rules():
        from extractor.authoring import load_all

        load_all()
        print(own)
    print("\n".join(doctor.lines()))
    return 3 if doctor.missing() else 0


def _own_rules() -> str:
    """A line that names the folder of the office's own rules; "" where it has none."""
    from extractor.patterns import office_folder, office_records

    folder = office_folder()
    if folder is None:
        return ""
    return messages.say("office_rules", folder=folder, records=office_records())


def _patterns(args) -> int:
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
    from extractor.authoring import faults, load_all, status_words
    from extractor.checks import load_checks
    from extractor.figures import load_numeral_rules
    from extractor.indicators import load_indicators
    from extractor.language.said import said_lists
    from extractor.patterns import raise_broken
    from extractor.tables import load_forms

    load_all()
    if own := _own_rules():
        print(own)
    known, checks, forms = (
        load_indicators(),
        load_checks().content.checks,
        [k.form for k in load_forms()],
    )
    if found := faults():
        raise_broken(found)
    examples = sum(
        len(r.record.examples) + len(r.record.counter_examples) for r in load_numeral_rules()
    )
    print(messages.say("rules_good", rules=len(load_numeral_rules()), examples=examples))
    examples = sum(len(r.record.examples) + len(r.record.counter_examples) for r in known.rules)
    print(
        messages.say(
            "indicators_good",
            indicators=len(known.rules),
            codes=len(known.names),
            examples=examples,
        )
    )
    statuses = status_words()
    print(messages.say("statuses_good", words=statuses.words, examples=statuses.examples))
    lists = said_lists()
    print(messages.say("said_good", lists=lists.lists, examples=lists.examples))
    examples = sum(len(r.examples) + len(r.counter_examples) for r in checks.values())
    print(messages.say("checks_good", checks=len(checks), examples=examples))
    print(
        messages.say(
            "forms_good",
            forms=len(forms),
            examples=sum(len(f.examples) + len(f.counter_examples) for f in forms),
        )
    )
    return 0


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
