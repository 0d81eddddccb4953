"""From folders of reports to the dataset: every file is read, unchanged, failed or set aside."""

from __future__ import annotations

import _thread
import hashlib
import os
import pickle
import signal
import sqlite3
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLong
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cache, partial
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar, get_args

from pebble import ProcessExpired

from extractor import layout, letterhead, output, reading
from extractor.administration import Gazetteer
from extractor.decisions import Decision, fingerprint, load, parts_decided
from extractor.errors import InputError, MissingProgram, RunStopped, SolieuError, WrongUsage
from extractor.folder import Folder, known_as, look, note_copies, settle
from extractor.intake import Found, Spot, check_unchanged, prepared, sorted_file, untouched
from extractor.messages import error_text, say
from extractor.model import Doubt, Input, PageReading, Report
from extractor.outages import (
    DAMAGED,
    FREE_TO_WORK,
    database_code,
    full_disk,
    of_database,
    outage,
    said_of,
)
from extractor.output import (
    PART,
    Dataset,
    Failure,
    KnownFile,
    files_before,
)
from extractor.reading import Cache, reading_settings
from extractor.scratch import scratch_folder
from extractor.settings import NO_LIST, settings
from extractor.whole_files import drop_parts, put_whole, write_whole
from extractor.workers import Workers, end_without_run, lacks_memory

PAGE_SECONDS = 420  # for one page, all programs together
OPENING_SECONDS = 300  # to open a file, in whatever form it comes
SORTING_SECONDS = 900  # to see what a file is: 2,000 files in a package, a gigabyte on a slow disk
ANALYSIS_SECONDS = 420  # for the text of one document: 1 MB of reports takes 35 of CPU
# Of a text that takes more, or that ends its worker, the first part: so many letters within so many
# seconds, on a machine that is ten times as busy.
FIRST_PARTS = ((150_000, 240), (15_000, 120))
ENDED = ("text_too_slow", "text_crashed", "text_too_much_memory")
MOST_PAGES = 5000
# Faults of a page that are called otherwise where a file has no pages of print.
OF_OFFICE_FILES = {
    "page_too_slow": "office_too_slow",
    "page_too_much_memory": "office_too_much_memory",
    "page_crashed": "office_crashed",
}
FAILED_TOGETHER = 200  # files without any page, noted in one step
# Faults that a disk without room may make, as programs that draw and read do not say why; so may
# every error that has no name of ours.
MAY_LACK_ROOM = (
    "page_not_drawn",
    "page_crashed",
    "office_crashed",
    "file_broken",
    "office_broken",
    "ocr_failed",
)
End = Literal["read", "unchanged", "failed", "aside"]  # of a file, as the last line counts it
ENDS: tuple[End, ...] = get_args(End)
WHOLE, APART = "whole", "apart"  # what a person says of a file

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why something could not be read: what happened and what to do next, as sentences."""

    name: str
    what: str
    then: str


@dataclass
class Tally:
    """What became of the files; the last line adds it up. `gone` are documents of earlier runs
    that are no longer in their folder."""

    read: int = 0
    unchanged: int = 0
    failed: int = 0
    aside: int = 0
    failures: list[Fault] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def files(self) -> int:
        return self.read + self.unchanged + self.failed + self.aside


@dataclass(frozen=True, slots=True)
class Pending:
    """A file on its way: how many pages it has, and those still in work by their number. `fault`
    says why it cannot be read at all; `new` is False where this content was read before with the
    same settings."""

    source: Input
    count: int
    futures: dict[int, Future[None]]
    new: bool = True
    fault: Exception | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that are finished together, since pictures whose names count on may be one document."""

    files: tuple[Pending, ...]

    @property
    def pages(self) -> int:
        return sum(len(pending.futures) for pending in self.files)


class Hands(Protocol):
    """Those who read pages and analyse texts: workers of this machine, or of several. `at_once` are
    the pages that they may be given at once, `present` those who are there now."""

    @property
    def at_once(self) -> int: ...
    @property
    def present(self) -> int: ...
    def begin(self, step: Callable[[], T]) -> Future[T]: ...
    def load(self, sha256: str, page: int) -> PageReading | None: ...
    def drop(self, sha256: str, page: int) -> None: ...
    def page(self, source: Input, number: int) -> Future[None]: ...
    def analysed(self, source: Input, pages: letterhead.Pages) -> Report: ...


class Observer(Protocol):
    """Is told how a run goes on."""

    def files(self, count: int) -> None: ...
    def looked_at(self, count: int) -> None: ...
    def document(self, name: str, pages: int) -> None: ...
    def known(self, pages: int) -> None: ...
    def at_work(self, workers: int) -> None: ...
    def page(self, name: str, number: int) -> None: ...
    def report(self, report: Report) -> None: ...
    def failed(self, name: str, error: str, next_step: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run is asked for: files and folders, the result folder, workers at once, the user's
    own list of units. `force` reads everything anew, `keep_gone` counts what is no longer there."""

    given: list[Path]
    out: Path
    jobs: int = 1
    force: bool = False
    keep_gone: bool = False
    known: Gazetteer = NO_LIST


@dataclass(frozen=True, slots=True)
class Tools:
    """What pages are read and texts analysed with, here or on other machines."""

    asked: Asked
    workers: Workers
    scratch: Path
    decisions: tuple[Decision, ...]


Taken = Callable[[Tools], AbstractContextManager[Hands]]  # those who read are taken on


@dataclass(frozen=True, slots=True)
class Work:
    """What one run works with. `settings` is the fingerprint of readers, rules and units: what was
    read with another one is interpreted anew. `decided` is what persons said of files,
    `decisions` what they said of figures and documents."""

    data: Dataset
    hands: Hands
    workers: Workers
    watch: Observer
    asked: Asked
    folder: Folder
    settings: str
    decided: dict[str, str]
    decisions: tuple[Decision, ...]
    scratch: Path  # for copies of files in another form; goes with the run
    results: dict[str, str] = field(default_factory=dict)  # of each file: read, unchanged, failed
    tally: Tally = field(default_factory=Tally)

    def settings_of(self, source: Input) -> str:
        """The fingerprint of everything that the results of a file depend on."""
        return _with_decisions(self.settings, self.decisions, source)


def _prints(folder: Folder) -> dict[str, str]:
    return {source.name: source.sha256 for source in folder.sources}


def _with_decisions(settings: str, decisions: tuple[Decision, ...], source: Input) -> str:
    said = fingerprint(decisions, source.sha256, source.name)
    return f"{settings}; {said}" if said else settings


@contextmanager
def of_this_machine(tools: Tools) -> Iterator[Hands]:
    """The workers of this machine alone."""
    yield OwnHands(tools)


class OwnHands:
    """The workers of this machine. Readings are kept in the result folder."""

    def __init__(self, tools: Tools) -> None:
        self.tools = tools
        self.at_once = self.present = tools.asked.jobs
        self.cache = Cache(tools.asked.out, reading_settings())

    def begin(self, step: Callable[[], T]) -> Future[T]:
        """What a step comes to that is done when it is asked for: one after the other."""
        return _Later(step)

    def load(self, sha256: str, page: int) -> PageReading | None:
        """The kept reading of a page, or None."""
        return self.cache.load(sha256, page)

    def drop(self, sha256: str, page: int) -> None:
        """Take a reading away that turned out to be of another content."""
        self.cache.drop(sha256, page)

    def page(self, source: Input, number: int) -> Future[None]:
        """What the reading of a page will come to; it is kept then."""
        picture = picture_of(self.tools.asked.out, source.sha256, number)
        read = self.tools.workers.read
        return read(PAGE_SECONDS, read_into, source, number, self.cache, picture)

    def analysed(self, source: Input, pages: letterhead.Pages) -> Report:
        """The report that pages are, see `analysed`."""
        return analysed(source, pages, self.tools)


class _Later(Future[T]):
    """What a step comes to, which is done when it is asked for."""

    def __init__(self, step: Callable[[], T]) -> None:
        super().__init__()
        self.step = step

    def result(self, timeout: float | None = None) -> T:
        return self.step()


def run(asked: Asked, watch: Observer, taken: Taken = of_this_machine) -> Tally:
    """What became of every file of what is given, read into the dataset in the result folder by
    those who are taken on. Raises errors of the family for what stops everybody; what is done until
    then is kept."""
    try:
        return _run(asked, watch, taken)
    except Exception as error:
        stopped = outage(error, asked.out)
        if stopped is None:
            raise
        _need_results(asked.out)
        raise stopped from None


def _need_results(out: Path) -> None:
    """Raises RunStopped where the result folder is no more: what could not be written then is no
    fault of the disk or of one document."""
    if not (out / ".solieu").is_dir():
        raise RunStopped("results_gone", path=out) from None


def _run(asked: Asked, watch: Observer, taken: Taken) -> Tally:
    drop_parts(asked.out / ".solieu")
    with (
        stoppable(),
        scratch_folder() as scratch,
        Dataset(asked.out) as data,
        Workers(asked.jobs, scratch) as workers,
    ):
        data.take_up()
        folder = _seen(asked, data.known_files(), scratch)
        settle(folder, data, asked.keep_gone)
        decisions = load(asked.out).decisions
        data.decisions = decisions
        with taken(Tools(asked, workers, scratch, decisions)) as hands:
            work = Work(
                data=data,
                hands=hands,
                workers=workers,
                watch=watch,
                asked=asked,
                folder=folder,
                settings=settings(asked.known),
                decided={**parts_decided(decisions, _prints(folder)), **data.decided()},
                decisions=decisions,
                scratch=scratch,
            )
            _read_all(work)
        note_copies(folder, data)
        data.lay_over(decisions)
        return _added_up(work)


def _seen(asked: Asked, before: Mapping[str, KnownFile], scratch: Path) -> Folder:
    """Every file of what is given. What a file is, a worker tells, who is gone when reading begins:
    those who read start from what the run has learnt by then."""
    with Workers(1, scratch) as workers:

        def sort(spot: Spot) -> list[Found]:
            return _at_desk(workers, SORTING_SECONDS, sorted_file, spot, scratch)

        return look(asked.given, asked.out, before, sort)


def _at_desk(workers: Workers, seconds: float, work: Callable[..., T], *args: Any) -> T:
    """What a step of a whole file comes to. Raises InputError where it takes too much time or
    memory."""
    try:
        return workers.at_desk(seconds, work, *args)
    except TookTooLong:
        raise InputError("file_too_slow", seconds=seconds) from None
    except ProcessExpired as error:
        much = workers.used_too_much(error.pid)
        raise InputError("file_too_much_memory" if much else "file_crashed") from None
    except MemoryError:
        raise InputError("file_too_much_memory") from None


def _read_all(work: Work) -> None:
    failed = iter(work.folder.failed)
    while some := list(islice(failed, FAILED_TOGETHER)):
        work.data.fail_all([_failure(one.name, one.sha256, one.error, work) for one in some])
    line: deque[Waiting] = deque()
    for batch in _schedule(work):
        line.append(Waiting(batch.pages, work.hands.begin(partial(_made, batch, work))))
        while sum(waiting.pages for waiting in line) > 4 * work.hands.at_once or len(line) > 50:
            _put(line.popleft().made.result(), work)
    while line:
        _put(line.popleft().made.result(), work)


def _added_up(work: Work) -> Tally:
    """The tally of all files; a copy counts as the file that it is a copy of."""
    tally, folder = work.tally, work.folder
    ends = list(work.results.values())
    ends += [work.results.get(original, "unchanged") for original in folder.copies.values()]
    tally.read, tally.unchanged = ends.count("read"), ends.count("unchanged")
    tally.failed, tally.aside = ends.count("failed"), len(folder.aside)
    tally.gone = folder.gone
    return tally


@contextmanager
def stoppable() -> Iterator[None]:
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
    """What would be done with one input: the key of a sentence, the words in it, and where the last
    line would count the file ("": a file of before, which is no longer there)."""

    key: str
    values: Mapping[str, object]
    end: End | Literal[""]


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Hold the result folder for this run; the lock goes with the process, even a killed one. A
    damaged lock is made anew: it holds nothing."""
    path = out / ".solieu" / "lock.sqlite"
    try:
        lock = _locked(path)
    except sqlite3.Error as error:
        stopped = of_database(error, out)
        if stopped.code == "database_open":
            raise WrongUsage("out_in_use") from None
        raise stopped from None
    try:
        yield
    finally:
        lock.close()


def _locked(path: Path) -> sqlite3.Connection:
    for attempt in (1, 2):
        lock = sqlite3.connect(path, timeout=1, isolation_level=None)
        try:
            lock.execute("begin exclusive")
            break
        except sqlite3.Error as error:
            lock.close()
            if attempt == 2 or database_code(error) not in DAMAGED:
                raise
            _emptied(path)
    return lock


def _emptied(path: Path) -> None:
    """Takes the content off a damaged lock; a run that holds the file holds it still."""
    try:
        os.truncate(path, 0)
    except OSError:
        raise WrongUsage("out_unwritable", path=path) from None


def plan(asked: Asked) -> Iterator[Doing]:
    """What a run would do with each file; nothing is written. Raises errors of the family."""
    try:
        yield from _planned(asked)
    except Exception as error:
        stopped = outage(error, asked.out)
        if stopped is None:
            raise
        raise stopped from None


def _planned(asked: Asked) -> Iterator[Doing]:
    before = files_before(asked.out)
    with scratch_folder() as scratch, Workers(1, scratch) as workers:
        folder = _seen(asked, before, scratch)
        now, decisions = settings(asked.known), load(asked.out).decisions
        ends: dict[str, End | Literal[""]] = {}
        for source in folder.sources:
            then = "" if asked.force else _with_decisions(now, decisions, source)
            would = _would(source, folder, before, then) or _would_open(source, workers, scratch)
            ends[source.name] = would.end
            yield would
        for copy, original in folder.copies.items():
            end = ends.get(original, "unchanged")
            yield Doing("would_copy", {"file": copy, "other": original}, end)
        for failed in folder.failed:
            yield _failing(failed.name, failed.error)
        for found in folder.aside:
            yield Doing("would_set_aside", {"file": found.name, "why": say(found.reason)}, "aside")
        for name in folder.gone:
            yield Doing("gone_one", {"file": name}, "")


def _would(
    source: Input,
    folder: Folder,
    before: dict[str, KnownFile],
    now: str,
) -> Doing | None:
    """What would be done with a file that need not be opened for it; None for another."""
    if source.name in folder.old_names:
        names = {"file": source.name, "other": folder.old_names[source.name]}
        return Doing("would_rename", names, "unchanged")
    known = before.get(source.name)
    if known and (known.sha256, known.settings) == (source.sha256, now):
        return Doing("would_skip", {"file": source.name}, "unchanged")
    return None


def _would_open(source: Input, workers: Workers, scratch: Path) -> Doing:
    try:
        _, pages = _at_desk(workers, OPENING_SECONDS, _open, source, scratch)
        return Doing("would_read", {"file": source.name, "pages": pages}, "read")
    except MissingProgram:
        raise
    except Exception as error:
        return _failing(source.name, _known(error))


def _failing(name: str, error: SolieuError) -> Doing:
    what, then = error_text(error.code, error.values)
    return Doing("failed", {"file": name, "error": what, "next_step": then}, "failed")


def _schedule(work: Work) -> Iterator[Batch]:
    """The files that must be read, their pages handed to the workers."""
    work.watch.files(len(work.folder.sources))
    for files in _read_together(work):
        work.watch.looked_at(len(files))
        if all(_is_unchanged(source, work) for source in files):
            work.results.update({source.name: "unchanged" for source in files})
        else:
            _load_readers()
            yield Batch(tuple(_opened(source, work) for source in files))


@cache
def _load_readers() -> None:
    """Loads what reads and interprets, so that workers who are forked from this process have it. A
    run that finds nothing new does without: it takes half a second instead of two."""
    import_module("extractor.document")


def _read_together(work: Work) -> Iterator[list[Input]]:
    """The files in their order; pictures whose names count on stand with the first of them."""
    sources = {source.name: source for source in work.folder.sources}
    pictures = [source.name for source in sources.values() if _may_join(source, work)]
    runs = {names[0]: names for names in letterhead.counted_runs(pictures)}
    later = {name for names in runs.values() for name in names[1:]}
    for name in sources:
        if name not in later:
            yield [sources[member] for member in runs.get(name, [name])]


def _may_join(source: Input, work: Work) -> bool:
    return source.kind == "image" and work.decided.get(source.name) != APART


def _is_unchanged(source: Input, work: Work) -> bool:
    if work.asked.force:
        return False
    same = work.data.unchanged(source.name, source.sha256, work.settings_of(source))
    return same and work.data.has_text(source.name)


def _opened(source: Input, work: Work) -> Pending:
    """The file with its pages handed to the workers, or with the fault that it cannot be opened."""
    new = not (_is_unchanged(source, work) or source.name in work.folder.old_names)
    try:
        source, count = _looked_into(source, work)
        if count > MOST_PAGES:
            raise InputError("too_many_pages", pages=count, limit=MOST_PAGES)
    except MissingProgram:
        raise
    except Exception as error:
        return Pending(source, 0, {}, new, error)
    work.watch.document(source.name, count)
    futures = _in_work(source, count, work)
    work.watch.known(count - len(futures))
    return Pending(source, count, futures, new or bool(futures))


def _looked_into(source: Input, work: Work) -> tuple[Input, int]:
    """The file in a form that readers know, and how many pages it has. Raises InputError where
    that takes too much time or memory."""
    if source.kind == "text":
        return source, 1
    return _at_desk(work.workers, OPENING_SECONDS, _open, source, work.scratch)


def _open(source: Input, scratch: Path) -> tuple[Input, int]:
    """In a worker: the file as readers take it, and its pages counted."""
    with untouched(source):
        taken = prepared(source, scratch)
        return taken, reading.page_count(taken)


def _in_work(source: Input, count: int, work: Work) -> dict[int, Future[None]]:
    """The pages that no kept reading has, each with what a worker will make of it."""
    if source.kind == "text":
        return {}
    wanted = [
        number
        for number in range(1, count + 1)
        if work.asked.force or work.hands.load(source.sha256, number) is None
    ]
    return {number: work.hands.page(source, number) for number in wanted}


def picture_of(out: Path, sha256: str, page: int) -> Path:
    """Where the small picture of a page lies."""
    return out / "pages" / sha256[:16] / f"{page}.jpg"


def read_into(source: Input, number: int, cache: Cache, picture: Path) -> None:
    """In a worker: one page, kept as soon as it is read, unless the file has changed meanwhile or
    the run is no more. A reading that is kept has its picture beside it."""
    seen = cache.scratch / f"{os.getpid()}.part.jpg"
    with untouched(source):
        page = reading.read_page(source, number, seen)
    has_picture = seen.exists()
    end_without_run()
    if has_picture:
        picture.parent.mkdir(parents=True, exist_ok=True)
        put_whole(seen, picture)
    cache.keep(source.sha256, page)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Files in the line of those that are finished in order: how many pages they have, what will
    become of them."""

    pages: int
    made: Future[list[Made]]


@dataclass(frozen=True, slots=True)
class Made:
    """Files that were read together: the documents that they are, or why there are none."""

    files: tuple[Done, ...]
    reports: tuple[Report, ...] = ()
    fault: Exception | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A file whose pages are read: what is known of them, and the faults of those that are not."""

    source: Input
    pages: letterhead.Pages
    faults: dict[int, Exception]
    new: bool


def _made(batch: Batch, work: Work) -> list[Made]:
    """Waits for the pages of files; their documents or their failures. Writes nothing into the
    dataset: several batches may be in work at once, and are written in order."""
    done, made = [], []
    for pending in batch.files:
        try:
            done.append(_done(pending, work))
        except MissingProgram:
            raise
        except Exception as failure:
            none = Done(pending.source, (), {}, pending.new)
            made.append(Made((none,), fault=_of_disk(failure, work)))
    for files in _groups(done):
        try:
            made.append(Made(tuple(files), tuple(_reports(files, work))))
        except Exception as failure:
            made.append(Made(tuple(files), fault=_of_disk(failure, work)))
    return made


def _put(made: list[Made], work: Work) -> None:
    """Writes the documents of files, or their failures, into the dataset."""
    for one in made:
        if one.fault is None:
            _write(one, work)
        else:
            _fail_all(one, one.fault, work)


def _fail_all(made: Made, fault: Exception, work: Work) -> None:
    for one in made.files:
        _fail(one.source.name, one.source.sha256, fault, work)


def _done(pending: Pending, work: Work) -> Done:
    """The file with its pages. Raises what kept it from being read."""
    if pending.fault:
        raise pending.fault
    faults = _wait(pending, work)
    _check_content(pending, work)
    pages = _pages(pending, faults, work)
    if not pages:
        raise next(iter(faults.values()), InputError("file_broken"))
    return Done(pending.source, pages, faults, pending.new)


def _check_content(pending: Pending, work: Work) -> None:
    """Raises InputError where the file is not what was fingerprinted, now that it is read; what
    was kept of it then is of another content and goes."""
    source = pending.source
    if source.kind == "text":
        return  # looked at as it is read
    try:
        check_unchanged(source, thoroughly=bool(pending.futures))
    except InputError:
        for number in pending.futures:
            work.hands.drop(source.sha256, number)
        raise


def _groups(done: list[Done]) -> list[list[Done]]:
    """The files by the documents that they are: several pictures may be one."""
    if len(done) < 2:
        return [[one] for one in done]
    return [
        [done[at] for at in places] for places in letterhead.joined([one.pages for one in done])
    ]


def _write(made: Made, work: Work) -> None:
    """Writes the documents that files are, and notes what became of the files."""
    files, reports = made.files, list(made.reports)
    first = files[0].source.name
    try:
        notes = [
            known_as(
                one.source, work.folder, "" if one.faults else work.settings_of(one.source), first
            )
            for one in files
        ]
        unwritten = output.write_reports(work.data, notes, reports)
    except Exception as failure:
        _fail_all(made, failure, work)
        return
    for report in reports:
        work.watch.report(report)
    for one in files:
        _note_end(one, unwritten, work)


def _note_end(one: Done, unwritten: InputError | None, work: Work) -> None:
    """Notes what became of a file whose documents are in the dataset."""
    if unwritten:
        _need_results(work.asked.out)
    fault = unwritten or next(iter(one.faults.values()), None)
    if fault:
        _fail_partly(one, fault, work)
    else:
        work.results[one.source.name] = "read" if one.new else "unchanged"


def _reports(files: list[Done], work: Work) -> list[Report]:
    """The documents that the pages of one file, or of several pictures, are."""
    if len(files) > 1:
        return [_report_of_pictures(files, work)]
    [one] = files
    parts = _parts(one, work)
    reports = [_report_of_part(one, pages, at, work) for at, pages in enumerate(parts, 1)]
    if len(parts) == 1:
        return reports
    several = Doubt.of("several_documents", file=one.source.name, count=str(len(parts)))
    return [replace(report, doubts=(*report.doubts, several)) for report in reports]


def _parts(one: Done, work: Work) -> list[letterhead.Pages]:
    """The pages of a file by the documents that they are; one where a person has said so."""
    may_part = one.source.kind in ("pdf", "image") and work.decided.get(one.source.name) != WHOLE
    return letterhead.parted(one.pages) if may_part else [one.pages]


def _report_of_part(one: Done, pages: letterhead.Pages, at: int, work: Work) -> Report:
    """The document that stands in the file's place `at`, from 1; the first one answers for pages
    that could not be read."""
    is_first = at == 1
    name = one.source.name if is_first else f"{one.source.name}{PART}{at}"
    report = work.hands.analysed(replace(one.source, name=name), pages)
    numbers = {page.number for page in pages}
    failed = [number for number in one.faults if is_first or number in numbers]
    doubts = (Doubt.of("page_failed", page=str(number)) for number in failed)
    made_of = () if is_first else (one.source.name,)
    return replace(report, doubts=(*report.doubts, *doubts), files=made_of)


def analysed(source: Input, pages: letterhead.Pages, tools: Tools) -> Report:
    """The report that pages are. Where the analysis is ended by a limit, what it had found by then,
    every row of it to be looked at; where that is nothing, what is found in the first part of the
    document. Raises InputError where that is nothing either."""
    try:
        return _analysed(source, pages, tools, ANALYSIS_SECONDS)
    except InputError as error:
        if error.code not in ENDED:
            raise
        ended = error
    for letters, seconds in FIRST_PARTS:
        part = layout.first_part(pages, letters)
        with suppress(InputError):
            if part is not None:
                from extractor.document import first_part_report

                report = _analysed(source, part.pages, tools, min(seconds, ANALYSIS_SECONDS))
                return replace(first_part_report(report, part), pages=pages)
    raise ended


def _analysed(source: Input, pages: letterhead.Pages, tools: Tools, seconds: float) -> Report:
    """The report that pages are, or what of it is found within so many seconds. What the worker
    needs and makes goes through files: one that is ended while it is handed something large would
    leave its colleagues waiting."""
    given, found, made = (tools.scratch / f"{name}.part" for name in ("given", "found", "made"))
    try:
        _put_pickled((source, pages, tools.asked.known, tools.decisions), given)
        tools.workers.at_desk(seconds, _interpret, given, found, made)
        report = _pickled(made)
    except (TookTooLong, ProcessExpired, MemoryError) as error:
        if not found.exists():
            raise _end_of_analysis(error, tools.workers) from None
        from extractor.document import unfinished

        report = unfinished(_pickled(found))
    finally:
        for file in (given, found, made):
            file.unlink(missing_ok=True)
    return replace(report, pages=pages)


def _put_pickled(what: object, file: Path) -> None:
    """Writes a record into a file; it is there whole or not at all."""
    whole = file.with_suffix(".whole")
    with whole.open("wb") as out:
        pickle.dump(what, out)
    whole.replace(file)


def _pickled(file: Path) -> Any:
    """The record of a file of our own, in our own folder."""
    with file.open("rb") as kept:
        return pickle.load(kept)


def _interpret(given: Path, found: Path, made: Path) -> None:
    """In a worker: the report without its pages, which the one who asks has; as soon as all
    numerals are found they are kept in a file."""

    def keep(report: Report) -> None:
        _put_pickled(replace(report, pages=()), found)

    from extractor.document import interpret

    source, pages, known, decisions = _pickled(given)
    try:
        report = interpret(source, pages, known, decisions, keep)
    except TimeoutError:  # of one rule, which goes over the text again and again
        raise InputError("text_too_odd") from None
    _put_pickled(replace(report, pages=()), made)


def _end_of_analysis(error: Exception, workers: Workers) -> InputError:
    if isinstance(error, TookTooLong):
        return InputError("text_too_slow", seconds=ANALYSIS_SECONDS)
    if isinstance(error, ProcessExpired) and not workers.used_too_much(error.pid):
        return InputError("text_crashed")
    return InputError("text_too_much_memory")


def _report_of_pictures(files: list[Done], work: Work) -> Report:
    """Pictures of one page each as one document; its pages count on."""
    names = tuple(one.source.name for one in files)
    prints = "\n".join(one.source.sha256 for one in files)
    source = replace(
        files[0].source,
        sha256=hashlib.sha256(prints.encode()).hexdigest(),
        size=sum(one.source.size for one in files),
    )
    pages: list[PageReading] = []
    for one in files:
        number = len(pages) + 1
        pages.append(replace(one.pages[0], number=number))
        _copy_picture(work.data.out, one.source.sha256, source.sha256, number)
    report = work.hands.analysed(source, tuple(pages))
    doubt = Doubt.of("joined_pictures", count=str(len(names)), last=names[-1])
    return replace(report, doubts=(*report.doubts, doubt), files=names)


def _copy_picture(out: Path, sha256: str, whole: str, number: int) -> None:
    """The picture of a file's only page, once more among those of the document."""
    seen, target = picture_of(out, sha256, 1), picture_of(out, whole, number)
    if seen.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, seen.read_bytes(), out / ".solieu")


def _wait(pending: Pending, work: Work) -> dict[int, Exception]:
    """The faults of the document's pages, by page number, once all are done. Raises what stops
    everybody."""
    faults: dict[int, Exception] = {}
    for number, future in pending.futures.items():
        fault = _fault_of_page(future, number, work)
        if isinstance(fault, ProcessExpired):  # it may have been ended for what another one used
            again = work.hands.page(pending.source, number)
            fault = _fault_of_page(again, number, work)
        if isinstance(fault, ProcessExpired):
            much = work.workers.used_too_much(fault.pid)
            fault = InputError("page_too_much_memory" if much else "page_crashed", page=number)
        if fault:
            faults[number] = _of_disk(_of_kind(fault, pending.source), work)
        work.watch.at_work(work.hands.present)
        work.watch.page(pending.source.name, number)
    return faults


def _of_kind(fault: Exception, source: Input) -> Exception:
    """The fault of a page; of a file without pages of print it is another one, as nobody scans it
    again."""
    if source.kind in ("word", "sheet") and isinstance(fault, InputError):
        code = OF_OFFICE_FILES.get(fault.code, fault.code)
        return InputError(code, **fault.values)
    return fault


def _fault_of_page(future: Future[None], number: int, work: Work) -> Exception | None:
    """What kept a page from being read, once that is known; None where it was read."""
    try:
        future.result()
    except MissingProgram:
        raise
    except TookTooLong:
        return InputError("page_too_slow", page=number, seconds=PAGE_SECONDS)
    except Exception as error:
        if lacks_memory(error):
            return InputError("page_too_much_memory", page=number)
        return error
    return None


def _of_disk(error: Exception, work: Work) -> Exception:
    """The fault, or that the disk has too little room for what failed. Raises what stops
    everybody."""
    stopped = outage(error, work.asked.out)
    if stopped:
        raise stopped from None
    if isinstance(error, SolieuError) and error.code not in MAY_LACK_ROOM:
        return error
    if full := full_disk(work.asked.out):
        raise RunStopped("disk_full", path=full)
    low = full_disk(work.asked.out, FREE_TO_WORK)
    return InputError("disk_low", path=low) if low else error


def _pages(pending: Pending, faults: dict[int, Exception], work: Work) -> letterhead.Pages:
    """The pages that were read; one whose kept reading is damaged is a fault."""
    source = pending.source
    if source.kind == "text":
        from extractor.document import read_text

        return read_text(source)
    found = []
    for number in range(1, pending.count + 1):
        page = work.hands.load(source.sha256, number)
        if page:
            found.append(page)
        else:
            faults.setdefault(number, InputError("page_crashed", page=number))
    return tuple(found)


def _fail_partly(one: Done, error: Exception, work: Work) -> None:
    """Notes a fault of some of a file's pages, or of its text, beside the rows that it has."""
    fault = _noted(one.source.name, error, work)
    work.data.note_failure(fault.name, fault.what, fault.then)


def _fail(name: str, sha256: str, error: Exception, work: Work) -> None:
    """Notes the failure of a file; see `Dataset.fail_all` for rows of earlier runs. Raises what
    stops everybody."""
    work.data.fail_all([_failure(name, sha256, error, work)])


def _failure(name: str, sha256: str, error: Exception, work: Work) -> Failure:
    """The failure of a file for the dataset, counted and shown. Raises what stops everybody."""
    fault = _noted(name, _of_disk(error, work), work)
    known = KnownFile(name, sha256, "", work.folder.origins.get(name, ""), name)
    return Failure(known, fault.what, fault.then)


def _noted(name: str, error: Exception, work: Work) -> Fault:
    """The failure as sentences, counted and shown."""
    known = _known(error)
    fault = Fault(name, *error_text(known.code, known.values))
    work.results[name] = "failed"
    work.tally.failures.append(fault)
    work.watch.failed(fault.name, fault.what, fault.then)
    return fault


def _known(error: Exception) -> SolieuError:
    """The error as one of the family, with a next step."""
    if isinstance(error, SolieuError):
        return error
    if isinstance(error, TimeoutError):
        return InputError("text_too_odd")
    if isinstance(error, PermissionError):
        return InputError("file_locked")
    if isinstance(error, OSError):
        return InputError("file_unreadable", detail=error)
    return InputError("unexpected", detail=said_of(error))
