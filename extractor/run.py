"""From folders of reports to the dataset: every input is read, unchanged or failed."""

from __future__ import annotations

import _thread
import signal
import sqlite3
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLong
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from pebble import ProcessExpired, ProcessPool

from extractor.administration import Gazetteer
from extractor.document import NO_LIST, interpret, interpretation_settings, read_text
from extractor.errors import InputError, MissingProgram, SolieuError, WrongUsage
from extractor.messages import error_text
from extractor.model import Doubt, Input, Report
from extractor.output import Dataset, write_report
from extractor.reading import (
    Cache,
    find_inputs,
    open_input,
    page_count,
    prepared,
    read_page,
    reading_settings,
)

PAGE_SECONDS = 420  # for one page, all programs together
MOST_PAGES = 5000


@dataclass(frozen=True, slots=True)
class Fault:
    """Why something could not be read: what happened and what to do next, as sentences."""

    name: str
    what: str
    then: str


@dataclass
class Tally:
    """What became of the inputs; the last line adds it up."""

    read: int = 0
    unchanged: int = 0
    failed: int = 0
    failures: list[Fault] = field(default_factory=list)

    @property
    def inputs(self) -> int:
        return self.read + self.unchanged + self.failed


@dataclass(frozen=True, slots=True)
class Pending:
    """A document on its way: how many pages it has, and those still in work by their number."""

    source: Input
    count: int
    futures: dict[int, Future[None]]


class Observer(Protocol):
    """Is told how a run goes on."""

    def document(self, name: str, pages: int) -> None: ...
    def page(self, name: str, number: int) -> None: ...
    def report(self, report: Report) -> None: ...
    def failed(self, name: str, error: str, next_step: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Work:
    """What one run works with. `settings` is the fingerprint of readers, rules and units: what was
    read with another one is interpreted anew; `force` reads everything anew."""

    data: Dataset
    cache: Cache
    pool: ProcessPool
    watch: Observer
    known: Gazetteer
    settings: str
    force: bool
    scratch: Path  # where old office files lie in the form of today
    tally: Tally = field(default_factory=Tally)


def run(
    given: list[Path],
    out: Path,
    jobs: int,
    force: bool,
    watch: Observer,
    known: Gazetteer = NO_LIST,
) -> Tally:
    """What became of every report below `given`, read into the dataset in `out` by so many workers
    at once. `known` is the user's own list of units."""
    with (
        _stoppable(),
        tempfile.TemporaryDirectory(prefix="solieu-", ignore_cleanup_errors=True) as scratch,
        Dataset(out) as data,
        ProcessPool(max_workers=jobs, max_tasks=200, initializer=_quiet) as pool,
    ):
        cache = Cache(out, reading_settings())
        work = Work(data, cache, pool, watch, known, settings(known), force, Path(scratch))
        try:
            line: deque[Pending] = deque()
            for pending in _schedule(given, work):
                line.append(pending)
                while sum(len(waiting.futures) for waiting in line) > 4 * jobs or len(line) > 50:
                    _finish(line.popleft(), work)
            while line:
                _finish(line.popleft(), work)
        except BaseException:
            pool.stop()
            raise
        return work.tally


@contextmanager
def _stoppable() -> Iterator[None]:
    """A stop by the user is not lost where Python drops exceptions (in a finaliser, say): it is
    asked for again as soon as that is over."""

    def heard(*_: object) -> None:
        raise KeyboardInterrupt

    def dropped(what: sys.UnraisableHookArgs) -> None:
        if isinstance(what.exc_value, KeyboardInterrupt):
            # not now: it would be dropped again
            threading.Timer(0.05, _thread.interrupt_main).start()
        else:
            told(what)

    before, told = signal.signal(signal.SIGINT, heard), sys.unraisablehook
    sys.unraisablehook = dropped
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        sys.unraisablehook = told


@dataclass(frozen=True, slots=True)
class Doing:
    """What would be done with one input: the key of a sentence and the words in it."""

    key: str
    values: dict[str, object]


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Hold the result folder for this run; the lock goes with the process, even a killed one."""
    lock = sqlite3.connect(out / ".solieu" / "lock.sqlite", timeout=1, isolation_level=None)
    try:
        lock.execute("begin exclusive")
    except sqlite3.OperationalError:
        raise WrongUsage("out_in_use") from None
    try:
        yield
    finally:
        lock.close()


def plan(
    given: list[Path], out: Path, force: bool, known_units: Gazetteer = NO_LIST
) -> Iterator[Doing]:
    """What a run would do with each input; nothing is written."""
    kept = out / "dataset.sqlite"
    known = Dataset(out) if kept.exists() else None
    now = settings(known_units)
    for path, name in find_inputs(given, out):
        try:
            source = open_input(path, name)
            if known and not force:
                with known as data:
                    if data.unchanged(name, source.sha256, now):
                        yield Doing("would_skip", {"file": name})
                        continue
            with tempfile.TemporaryDirectory(prefix="solieu-") as scratch:
                count = page_count(prepared(source, Path(scratch)))
            yield Doing("would_read", {"file": name, "pages": count})
        except InputError as error:
            what, then = error_text(error.code, error.values)
            yield Doing("failed", {"file": name, "error": what, "next_step": then})


def _quiet() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop


def _schedule(given: list[Path], work: Work) -> Iterator[Pending]:
    """The documents that must be read, their pages handed to the workers."""
    for path, name in find_inputs(given, work.data.out):
        try:
            source = open_input(path, name)
            if not work.force and work.data.unchanged(name, source.sha256, work.settings):
                work.tally.unchanged += 1
                continue
            source = prepared(source, work.scratch)
            count = page_count(source)
            if count > MOST_PAGES:
                raise InputError("too_many_pages", pages=count, limit=MOST_PAGES)
        except MissingProgram:
            raise
        except Exception as error:
            _fail(name, error, work)
            continue
        work.watch.document(name, count)
        yield Pending(source, count, _in_work(source, count, work))


def _in_work(source: Input, count: int, work: Work) -> dict[int, Future[None]]:
    """The pages that no kept reading has, each with what a worker will make of it."""
    if source.kind == "text":
        return {}
    wanted = [
        number
        for number in range(1, count + 1)
        if work.force or not work.cache.has(source.sha256, number)
    ]
    return {
        number: work.pool.schedule(
            _read,
            args=(source, number, work.cache, picture_of(work.data.out, source, number)),
            timeout=PAGE_SECONDS,
        )
        for number in wanted
    }


def settings(known: Gazetteer = NO_LIST) -> str:
    """The fingerprint of everything that results depend on besides the files' content."""
    return f"{reading_settings()}; {interpretation_settings(known)}"


def picture_of(out: Path, source: Input, page: int) -> Path:
    """Where the small picture of a page lies."""
    return out / "pages" / source.sha256[:16] / f"{page}.jpg"


def _read(source: Input, number: int, cache: Cache, picture: Path) -> None:
    """In a worker: one page, kept as soon as it is read."""
    cache.keep(source.sha256, read_page(source, number, picture))


def _finish(pending: Pending, work: Work) -> None:
    """Waits for a document's pages, then writes its report or its failure."""
    name = pending.source.name
    faults = _wait(pending, work.watch)
    try:
        report = _with_doubts(_report(pending, work), faults, work.data)
        write_report(work.data, report, "" if faults else work.settings)
        work.watch.report(report)
    except Exception as failure:
        _fail(name, failure, work)
        return
    if faults:
        _fail(name, next(iter(faults.values())), work, keep=True)
    else:
        work.tally.read += 1


def _with_doubts(report: Report, faults: dict[int, Exception], data: Dataset) -> Report:
    """The report with a doubt for each page that failed and for content seen under another name."""
    doubts = [Doubt.of("page_failed", page=str(number)) for number in faults]
    other = data.same_content(report.input.name, report.input.sha256)
    if other:
        doubts.append(Doubt.of("same_content", other=other))
    return replace(report, doubts=(*report.doubts, *doubts))


def _wait(pending: Pending, watch: Observer) -> dict[int, Exception]:
    """The faults of the document's pages, by page number, once all are done."""
    faults: dict[int, Exception] = {}
    for number, future in pending.futures.items():
        try:
            future.result()
        except MissingProgram:
            raise
        except (TookTooLong, TimeoutError):
            faults[number] = InputError("page_too_slow", page=number, seconds=PAGE_SECONDS)
        except ProcessExpired:
            faults[number] = InputError("page_crashed", page=number)
        except Exception as error:
            faults[number] = error
        watch.page(pending.source.name, number)
    return faults


def _report(pending: Pending, work: Work) -> Report:
    source = pending.source
    if source.kind == "text":
        return interpret(source, read_text(source), work.known)
    kept = (work.cache.load(source.sha256, number) for number in range(1, pending.count + 1))
    found = tuple(page for page in kept if page)
    if not found:
        raise _first_fault(pending) or InputError("file_broken")
    return interpret(source, found, work.known)


def _first_fault(pending: Pending) -> BaseException | None:
    faults = (future.exception() for future in pending.futures.values())
    return next((fault for fault in faults if fault), None)


def _fail(name: str, error: Exception, work: Work, keep: bool = False) -> None:
    """Notes a failure, beside the rows that were read all the same where they are to be kept."""
    known = _known(error)
    what, then = error_text(known.code, known.values)
    if keep:
        work.data.note_failure(name, what, then)
    else:
        work.data.fail(name, what, then)
    work.tally.failed += 1
    work.tally.failures.append(Fault(name, what, then))
    work.watch.failed(name, what, then)


def _known(error: Exception) -> SolieuError:
    """The error as one of the family, with a next step."""
    if isinstance(error, SolieuError):
        return error
    if isinstance(error, TimeoutError):
        return InputError("text_too_odd")
    return InputError("unexpected", detail=f"{type(error).__name__}: {error}"[:300])
