"""From folders of reports to the dataset: every file is read, unchanged, failed or set aside."""

from __future__ import annotations

import _thread
import hashlib
import shutil
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
from extractor.decisions import Decision, fingerprint, load, parts_decided
from extractor.document import NO_LIST, interpret, interpretation_settings, read_text
from extractor.errors import InputError, MissingProgram, SolieuError, WrongUsage
from extractor.folder import Folder, known_as, look, note_copies, settle
from extractor.letterhead import Pages, counted_runs, joined, parted
from extractor.messages import error_text, say
from extractor.model import Doubt, Input, PageReading, Report
from extractor.output import PART, Dataset, KnownFile, write_reports
from extractor.reading import (
    Cache,
    check_unchanged,
    page_count,
    prepared,
    read_page,
    reading_settings,
)

PAGE_SECONDS = 420  # for one page, all programs together
MOST_PAGES = 5000
WHOLE, APART = "whole", "apart"  # what a person says of a file


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


class Observer(Protocol):
    """Is told how a run goes on."""

    def document(self, name: str, pages: int) -> None: ...
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
class Work:
    """What one run works with. `settings` is the fingerprint of readers, rules and units: what was
    read with another one is interpreted anew. `decided` is what persons said of files,
    `decisions` what they said of figures and documents."""

    data: Dataset
    cache: Cache
    pool: ProcessPool
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


def run(asked: Asked, watch: Observer) -> Tally:
    """What became of every file of what is given, read into the dataset in the result folder."""
    with (
        _stoppable(),
        tempfile.TemporaryDirectory(prefix="solieu-goi-", ignore_cleanup_errors=True) as scratch,
        Dataset(asked.out) as data,
        ProcessPool(max_workers=asked.jobs, max_tasks=200, initializer=_quiet) as pool,
    ):
        try:
            folder = look(asked.given, asked.out, Path(scratch), data.known_files())
            settle(folder, data, asked.keep_gone)
            decisions = load(asked.out).decisions
            data.decisions = decisions
            work = Work(
                data=data,
                cache=Cache(asked.out, reading_settings()),
                pool=pool,
                watch=watch,
                asked=asked,
                folder=folder,
                settings=settings(asked.known),
                decided={**parts_decided(decisions, _prints(folder)), **data.decided()},
                decisions=decisions,
                scratch=Path(scratch),
            )
            _read_all(work)
            note_copies(folder, data)
            data.lay_over(decisions)
        except BaseException:
            pool.stop()
            raise
        return _added_up(work)


def _read_all(work: Work) -> None:
    for failed in work.folder.failed:
        _fail(failed.name, failed.sha256, failed.error, work)
    line: deque[Batch] = deque()
    for batch in _schedule(work):
        line.append(batch)
        while sum(waiting.pages for waiting in line) > 4 * work.asked.jobs or len(line) > 50:
            _finish(line.popleft(), work)
    while line:
        _finish(line.popleft(), work)


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


def plan(asked: Asked) -> Iterator[Doing]:
    """What a run would do with each file; nothing is written."""
    before: dict[str, KnownFile] = {}
    if (asked.out / "dataset.sqlite").exists():
        with Dataset(asked.out) as data:
            before = data.known_files()
    with tempfile.TemporaryDirectory(prefix="solieu-goi-", ignore_cleanup_errors=True) as scratch:
        folder = look(asked.given, asked.out, Path(scratch), before)
        now, decisions = settings(asked.known), load(asked.out).decisions
        for source in folder.sources:
            then = "" if asked.force else _with_decisions(now, decisions, source)
            yield _would(source, folder, before, then, Path(scratch))
        for copy, original in folder.copies.items():
            yield Doing("would_copy", {"file": copy, "other": original})
        for failed in folder.failed:
            yield _failing(failed.name, failed.error)
        for found in folder.aside:
            yield Doing("would_set_aside", {"file": found.name, "why": say(found.reason)})
        for name in folder.gone:
            yield Doing("gone_one", {"file": name})


def _would(
    source: Input,
    folder: Folder,
    before: dict[str, KnownFile],
    now: str,
    scratch: Path,
) -> Doing:
    old_names = {new: old for old, new in folder.renamed.items()}
    if source.name in old_names:
        return Doing("would_rename", {"file": source.name, "other": old_names[source.name]})
    known = before.get(source.name)
    if known and (known.sha256, known.settings) == (source.sha256, now):
        return Doing("would_skip", {"file": source.name})
    try:
        pages = page_count(prepared(source, scratch))
        return Doing("would_read", {"file": source.name, "pages": pages})
    except InputError as error:
        return _failing(source.name, error)


def _failing(name: str, error: SolieuError) -> Doing:
    what, then = error_text(error.code, error.values)
    return Doing("failed", {"file": name, "error": what, "next_step": then})


def _quiet() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop


def _schedule(work: Work) -> Iterator[Batch]:
    """The files that must be read, their pages handed to the workers."""
    sources = {source.name: source for source in work.folder.sources}
    pictures = [source.name for source in work.folder.sources if _may_join(source, work)]
    runs = {names[0]: names for names in counted_runs(pictures)}
    later = {name for names in runs.values() for name in names[1:]}
    for name in sources:
        if name in later:
            continue
        batch = [sources[member] for member in runs.get(name, [name])]
        if all(_is_unchanged(source, work) for source in batch):
            work.results.update({source.name: "unchanged" for source in batch})
        else:
            yield Batch(tuple(_opened(source, work) for source in batch))


def _may_join(source: Input, work: Work) -> bool:
    return source.kind == "image" and work.decided.get(source.name) != APART


def _is_unchanged(source: Input, work: Work) -> bool:
    if work.asked.force:
        return False
    return work.data.unchanged(source.name, source.sha256, work.settings_of(source))


def _opened(source: Input, work: Work) -> Pending:
    """The file with its pages handed to the workers, or with the fault that it cannot be opened."""
    old_names = work.folder.renamed.values()
    new = not (_is_unchanged(source, work) or source.name in old_names)
    try:
        source = prepared(source, work.scratch)
        count = page_count(source)
        if count > MOST_PAGES:
            raise InputError("too_many_pages", pages=count, limit=MOST_PAGES)
    except MissingProgram:
        raise
    except Exception as error:
        return Pending(source, 0, {}, new, error)
    work.watch.document(source.name, count)
    futures = _in_work(source, count, work)
    return Pending(source, count, futures, new or bool(futures))


def _in_work(source: Input, count: int, work: Work) -> dict[int, Future[None]]:
    """The pages that no kept reading has, each with what a worker will make of it."""
    if source.kind == "text":
        return {}
    wanted = [
        number
        for number in range(1, count + 1)
        if work.asked.force or work.cache.load(source.sha256, number) is None
    ]
    return {
        number: work.pool.schedule(
            _read,
            args=(source, number, work.cache, picture_of(work.data.out, source.sha256, number)),
            timeout=PAGE_SECONDS,
        )
        for number in wanted
    }


def settings(known: Gazetteer = NO_LIST) -> str:
    """The fingerprint of everything that results depend on besides the files' content."""
    return f"{reading_settings()}; {interpretation_settings(known)}"


def picture_of(out: Path, sha256: str, page: int) -> Path:
    """Where the small picture of a page lies."""
    return out / "pages" / sha256[:16] / f"{page}.jpg"


def _read(source: Input, number: int, cache: Cache, picture: Path) -> None:
    """In a worker: one page, kept as soon as it is read, unless the file has changed meanwhile."""
    page = read_page(source, number, picture)
    check_unchanged(source)
    cache.keep(source.sha256, page)


@dataclass(frozen=True, slots=True)
class Done:
    """A file whose pages are read: what is known of them, and the faults of those that are not."""

    source: Input
    pages: Pages
    faults: dict[int, Exception]
    new: bool


def _finish(batch: Batch, work: Work) -> None:
    """Waits for the pages of files, then writes their documents or their failures."""
    done = []
    for pending in batch.files:
        try:
            done.append(_done(pending, work))
        except MissingProgram:
            raise
        except Exception as failure:
            _fail(pending.source.name, pending.source.sha256, failure, work)
    for files in _groups(done):
        _write(files, work)


def _done(pending: Pending, work: Work) -> Done:
    """The file with its pages. Raises what kept it from being read."""
    if pending.fault:
        raise pending.fault
    faults = _wait(pending, work.watch)
    pages = _pages(pending, faults, work)
    if not pages:
        raise next(iter(faults.values()), InputError("file_broken"))
    return Done(pending.source, pages, faults, pending.new)


def _groups(done: list[Done]) -> list[list[Done]]:
    """The files by the documents that they are: several pictures may be one."""
    if len(done) < 2:
        return [[one] for one in done]
    return [[done[at] for at in places] for places in joined([one.pages for one in done])]


def _write(files: list[Done], work: Work) -> None:
    """Writes the documents that files are, and notes what became of the files."""
    try:
        reports = _reports(files, work)
        first = files[0].source.name
        notes = [
            known_as(
                one.source, work.folder, "" if one.faults else work.settings_of(one.source), first
            )
            for one in files
        ]
        write_reports(work.data, notes, reports)
    except Exception as failure:
        for one in files:
            _fail(one.source.name, one.source.sha256, failure, work)
        return
    for report in reports:
        work.watch.report(report)
    for one in files:
        if one.faults:
            _fail_pages(one, work)
        else:
            work.results[one.source.name] = "read" if one.new else "unchanged"


def _reports(files: list[Done], work: Work) -> list[Report]:
    """The documents that the pages of one file, or of several pictures, are."""
    if len(files) > 1:
        return [_report_of_pictures(files, work)]
    [one] = files
    parts = [one.pages]
    if one.source.kind in ("pdf", "image") and work.decided.get(one.source.name) != WHOLE:
        parts = parted(one.pages)
    names = [one.source.name + (f"{PART}{at}" if at > 1 else "") for at in range(1, len(parts) + 1)]
    reports = []
    for name, pages in zip(names, parts, strict=True):
        report = interpret(replace(one.source, name=name), pages, work.asked.known, work.decisions)
        numbers = {page.number for page in pages}
        faults = [at for at in one.faults if at in numbers or (len(parts) == 1 or name == names[0])]
        doubts = [Doubt.of("page_failed", page=str(at)) for at in faults]
        if len(parts) > 1:
            doubts.append(
                Doubt.of("several_documents", file=one.source.name, count=str(len(parts)))
            )
        made_of = (one.source.name,) if name != names[0] else ()
        reports.append(replace(report, doubts=(*report.doubts, *doubts), files=made_of))
    return reports


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
    report = interpret(source, tuple(pages), work.asked.known, work.decisions)
    doubt = Doubt.of("joined_pictures", count=str(len(names)), last=names[-1])
    return replace(report, doubts=(*report.doubts, doubt), files=names)


def _copy_picture(out: Path, sha256: str, whole: str, number: int) -> None:
    """The picture of a file's only page, once more among those of the document."""
    seen, target = picture_of(out, sha256, 1), picture_of(out, whole, number)
    if seen.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(seen, target)


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


def _pages(pending: Pending, faults: dict[int, Exception], work: Work) -> Pages:
    """The pages that were read; one whose kept reading is damaged is a fault."""
    source = pending.source
    if source.kind == "text":
        return read_text(source)
    found = []
    for number in range(1, pending.count + 1):
        page = work.cache.load(source.sha256, number)
        if page:
            found.append(page)
        else:
            faults.setdefault(number, InputError("page_crashed", page=number))
    return tuple(found)


def _fail_pages(one: Done, work: Work) -> None:
    """Notes the first fault of a file's pages, beside the rows of the others."""
    fault = _noted(one.source.name, next(iter(one.faults.values())), work)
    work.data.note_failure(fault.name, fault.what, fault.then)


def _fail(name: str, sha256: str, error: Exception, work: Work) -> None:
    """Notes the failure of a file; see Dataset.fail for rows of earlier runs."""
    fault = _noted(name, error, work)
    known = KnownFile(name, sha256, "", work.folder.origins.get(name, ""), name)
    work.data.fail(known, fault.what, fault.then)


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
    return InputError("unexpected", detail=f"{type(error).__name__}: {error}"[:300])
