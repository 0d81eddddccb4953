"""From folders of reports to the dataset: every input is read, unchanged or failed."""

from __future__ import annotations

import _thread
import signal
import sqlite3
import sys
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import TimeoutError as TookTooLong
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from extractor.administration import Gazetteer
from extractor.document import interpret, interpretation_settings
from extractor.errors import InputError, MissingProgram, SolieuError, WrongUsage
from extractor.language.sentences import decode_text
from extractor.messages import error_text
from extractor.model import Doubt, Input, PageReading, Report
from extractor.output import Dataset, write_report
from extractor.reading import (
    Cache,
    find_inputs,
    open_input,
    page_count,
    read_page,
    reading_settings,
)

PAGE_SECONDS = 420  # for one page, all programs together
MOST_PAGES = 5000
MOST_TEXT = 20 << 20  # bytes of a text file


@dataclass
class Tally:
    """What became of the inputs; the last line adds it up."""

    read: int = 0
    unchanged: int = 0
    failed: int = 0
    failures: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def inputs(self) -> int:
        return self.read + self.unchanged + self.failed


@dataclass
class Pending:
    """A document on its way: page numbers still in work, with what they will give."""

    source: Input
    count: int
    futures: dict[int, object]


def run(
    given: list[Path], out: Path, jobs: int, force: bool, watch, known: Gazetteer = Gazetteer()
) -> Tally:
    """Read every report below `given` into the dataset in `out`. `watch` is told of progress:
    `watch.document(name, pages)`, `watch.page(name, number)`, `watch.failed(name, error, next)`.
    `known` is the user's own list of units."""
    readings, tally = Cache(out, reading_settings()), Tally()
    with (
        _stoppable(),
        Dataset(out) as data,
        ProcessPool(max_workers=jobs, max_tasks=200, initializer=_quiet) as pool,
    ):
        try:
            line: deque[Pending] = deque()
            for pending in _schedule(given, out, data, readings, pool, force, tally, watch, known):
                line.append(pending)
                while sum(len(p.futures) for p in line) > 4 * jobs or len(line) > 50:
                    _finish(line.popleft(), data, readings, tally, watch, known)
            while line:
                _finish(line.popleft(), data, readings, tally, watch, known)
        except BaseException:
            pool.stop()
            raise
    return tally


@contextmanager
def _stoppable():
    """A stop by the user is not lost where Python drops exceptions (in a finaliser, say): it is
    asked for again as soon as that is over."""

    def heard(*_):
        raise KeyboardInterrupt

    def dropped(what) -> None:
        if isinstance(what.exc_value, KeyboardInterrupt):
            threading.Timer(
                0.05, _thread.interrupt_main
            ).start()  # not now: it would be dropped again
        else:
            told(what)

    before, told = signal.signal(signal.SIGINT, heard), sys.unraisablehook
    sys.unraisablehook = dropped
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        sys.unraisablehook = told


@contextmanager
def alone(out: Path):
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
    given: list[Path], out: Path, force: bool, known_units: Gazetteer = Gazetteer()
) -> Iterator[tuple[str, dict]]:
    """What a run would do, as (key of a sentence, its values); nothing is written."""
    kept = out / "dataset.sqlite"
    known = Dataset(out) if kept.exists() else None
    for path, name in find_inputs(given, out):
        try:
            source = open_input(path, name)
            if known and not force:
                with known as data:
                    if data.unchanged(name, source.sha256, settings(known_units)):
                        yield "would_skip", {"file": name}
                        continue
            yield "would_read", {"file": name, "pages": page_count(source)}
        except InputError as error:
            what, then = error_text(error.code, error.values)
            yield "failed", {"file": name, "error": what, "next_step": then}


def _quiet() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop


def _schedule(given, out, data, readings, pool, force, tally, watch, known) -> Iterator[Pending]:
    for path, name in find_inputs(given, out):
        try:
            source = open_input(path, name)
            if not force and data.unchanged(name, source.sha256, settings(known)):
                tally.unchanged += 1
                continue
            count = page_count(source)
            if count > MOST_PAGES:
                raise InputError("too_many_pages", pages=count, limit=MOST_PAGES)
        except MissingProgram:
            raise
        except Exception as error:
            _fail(name, error, data, tally, watch)
            continue
        watch.document(name, count)
        wanted = (
            []
            if source.kind == "text"
            else [n for n in range(1, count + 1) if force or not readings.has(source.sha256, n)]
        )
        yield Pending(
            source,
            count,
            {
                n: pool.schedule(
                    _read,
                    args=(source, n, readings, picture_of(out, source, n)),
                    timeout=PAGE_SECONDS,
                )
                for n in wanted
            },
        )


def settings(known: Gazetteer = Gazetteer()) -> str:
    return f"{reading_settings()}; {interpretation_settings(known)}"


def picture_of(out: Path, source: Input, page: int) -> Path:
    return out / "pages" / source.sha256[:16] / f"{page}.jpg"


def _read(source: Input, number: int, readings: Cache, picture: Path) -> None:
    """In a worker: one page, kept as soon as it is read."""
    readings.keep(source.sha256, read_page(source, number, picture))


def _finish(
    pending: Pending, data: Dataset, readings: Cache, tally: Tally, watch, known: Gazetteer
) -> None:
    source, name = pending.source, pending.source.name
    faults = _wait(pending, watch)
    try:
        report = _report(pending, readings, known)
        other = data.same_content(name, source.sha256)
        doubts = [Doubt.of("page_failed", page=str(n)) for n in faults] + (
            [Doubt.of("same_content", other=other)] if other else []
        )
        report = replace(report, doubts=report.doubts + tuple(doubts))
        write_report(data, report, "" if faults else settings(known))
        watch.report(report)
    except Exception as error:
        _fail(name, error, data, tally, watch)
        return
    if faults:
        number, error = next(iter(faults.items()))
        _fail(name, error, data, tally, watch, keep=True)
    else:
        tally.read += 1


def _wait(pending: Pending, watch) -> dict[int, Exception]:
    """Wait for the document's pages; what failed, by page number."""
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


def _report(pending: Pending, readings: Cache, known: Gazetteer) -> Report:
    source = pending.source
    if source.kind == "text":
        if source.size > MOST_TEXT:
            raise InputError("file_too_large", limit=f"{MOST_TEXT >> 20} MB")
        try:
            plain = decode_text(source.path.read_bytes())
        except UnicodeDecodeError:
            raise InputError("file_not_utf8") from None
        return interpret(source, (PageReading(1, 0, 0, "plain-text", "plain_text"),), plain, known)
    found = [readings.load(source.sha256, n) for n in range(1, pending.count + 1)]
    if not any(found):
        failed = next((f.exception() for f in pending.futures.values() if f.exception()), None)
        raise failed or InputError("file_broken")
    return interpret(source, tuple(page for page in found if page), known=known)


def _fail(
    name: str, error: Exception, data: Dataset, tally: Tally, watch, keep: bool = False
) -> None:
    known = (
        error
        if isinstance(error, SolieuError)
        else InputError("text_too_odd")
        if isinstance(error, TimeoutError)
        else InputError("unexpected", detail=f"{type(error).__name__}: {error}"[:300])
    )
    what, then = error_text(known.code, known.values)
    if keep:
        data.note_failure(name, what, then)
    else:
        data.fail(name, what, then)
    tally.failed += 1
    tally.failures.append((name, what, then))
    watch.failed(name, what, then)
