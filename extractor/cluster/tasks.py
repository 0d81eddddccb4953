"""What a worker does with an order: each page and each text in a process of its own, within the
limits of time and memory that hold on one machine."""

from __future__ import annotations

import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import TimeoutError as TookTooLong
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pebble import ProcessExpired

from extractor.administration import Gazetteer
from extractor.cluster.ledger import FAILED, Ledger
from extractor.cluster.orders import Order, Share, Told, page_key
from extractor.errors import InputError, MissingProgram, RunStopped
from extractor.letterhead import Pages
from extractor.model import Input, PageReading
from extractor.outages import FREE_TO_WORK, FULL, full_disk, system_error
from extractor.reading import Cache, reading_of, reading_settings
from extractor.run import PAGE_SECONDS, Asked, Tools, analysed, read_into
from extractor.scratch import scratch_folder
from extractor.settings import settings
from extractor.whole_files import write_whole
from extractor.workers import Workers, lacks_memory

MOST_FILES = 4  # that were sent along and are kept for the next pages
PATIENCE = 600  # seconds in which the dataset's server may come back before a worker connects
_bench: Bench | None = None


@dataclass
class Bench:
    """What a worker works with, from its first order to its end."""

    name: str
    scratch: Path
    workers: Workers
    ends: ExitStack
    unfit: threading.Event = field(default_factory=threading.Event)
    settings: dict[Any, str] = field(default_factory=dict)
    ledgers: dict[str, Ledger] = field(default_factory=dict)
    shares: dict[Share, bool] = field(default_factory=dict)
    files: OrderedDict[str, Path] = field(default_factory=OrderedDict)

    def settings_with(self, known: Gazetteer) -> str:
        """The fingerprint of this worker's readers and rules, with the units of an order."""
        if known.units not in self.settings:
            self.settings[known.units] = settings(known)
        return self.settings[known.units]

    def ledger(self, order: Order) -> Ledger:
        """The ledger of an order's dataset."""
        if order.store not in self.ledgers:
            self.ledgers[order.store] = Ledger(order.store, PATIENCE)
        return self.ledgers[order.store]


def set_up(name: str) -> Bench:
    """Have this process work under a name; everything is ready before the first order."""
    global _bench  # noqa: PLW0603 - one process is one worker
    ends = ExitStack()
    scratch = ends.enter_context(scratch_folder())
    (scratch / ".solieu").mkdir()
    workers = ends.enter_context(Workers(1, scratch))
    workers.read(PAGE_SECONDS, int).result()  # both processes begin before threads do
    workers.at_desk(PAGE_SECONDS, int)
    _bench = Bench(name, scratch, workers, ends)
    return _bench


def do(order: Order) -> Told:
    """What became of an order. Raises errors of the family where the dataset's server stays
    away."""
    bench = _bench or set_up(f"{os.getpid()}")
    here = bench.settings_with(order.known)
    if here != order.settings:
        return Told("other", bench.name, settings=here)
    ledger = bench.ledger(order)
    if order.number and _seen(order, bench) is None:
        return Told("read" if ledger.is_done(order.piece) else "send", bench.name)
    if order.numbers:
        pages = _kept(order, ledger)
        if len(pages) < len(order.numbers):
            return Told("send", bench.name)
        order = replace(order, pages=pages)
    return _begun(order, bench)


def _begun(order: Order, bench: Bench) -> Told:
    """What became of an order that this worker has all it needs for."""
    begun = bench.ledger(order).begin(order.piece, bench.name)
    if begun == "done":
        return Told("read", bench.name)
    if begun == "given up":
        code = "page_ends_workers" if order.number else "text_crashed"
        return Told("fault", bench.name, fault=InputError(code, page=order.number))
    return _done(order, bench)


def _done(order: Order, bench: Bench) -> Told:
    step = _page if order.number else _text
    try:
        return step(order, bench)
    except RunStopped:
        raise
    except Exception as error:
        return _of_fault(error, order, bench)


def _page(order: Order, bench: Bench) -> Told:
    """Reads a page and keeps what it was read as."""
    source = _seen(order, bench)
    if source is None:
        raise InputError("file_unreadable", detail="")
    cache = Cache(bench.scratch, reading_settings())
    seen = bench.scratch / "pages" / f"{order.piece.key[:16]}.jpg"
    try:
        _in_limits(lambda: _read(source, order.number, cache, seen, bench), order.number, bench)
        reading = cache.content(source.sha256, order.number)
        if reading is None:
            raise InputError("page_crashed", page=order.number)
        picture = seen.read_bytes() if seen.exists() else None
    finally:
        cache.drop(source.sha256, order.number)
        seen.unlink(missing_ok=True)
    if picture and order.picture and _sees(order.share, bench):
        order.picture.parent.mkdir(parents=True, exist_ok=True)
        write_whole(order.picture, picture, order.picture.parent)
        picture = None
    bench.ledger(order).keep(order.piece, reading)
    return Told("read", bench.name, picture=picture)


def _read(source: Input, number: int, cache: Cache, seen: Path, bench: Bench) -> None:
    bench.workers.read(PAGE_SECONDS, read_into, source, number, cache, seen).result()


def _in_limits(step: Callable[[], None], page: int, bench: Bench) -> None:
    """Does a step; once more where its process was ended, which may have been for another's memory.
    Raises InputError where it is ended again."""
    for attempt in (1, 2):
        try:
            return step()
        except TookTooLong:
            raise InputError("page_too_slow", page=page, seconds=PAGE_SECONDS) from None
        except ProcessExpired as error:
            if attempt == 2:
                much = bench.workers.used_too_much(error.pid)
                code = "page_too_much_memory" if much else "page_crashed"
                raise InputError(code, page=page) from None
        except Exception as error:
            if lacks_memory(error):
                raise InputError("page_too_much_memory", page=page) from None
            raise
    return None


def _text(order: Order, bench: Bench) -> Told:
    """Analyses the text of a document."""
    asked = Asked(given=[], out=bench.scratch, known=order.known)
    tools = Tools(asked, bench.workers, bench.scratch, order.decisions)
    report = analysed(order.source, order.pages, tools)
    bench.ledger(order).end(order.piece)
    return Told("read", bench.name, report=replace(report, pages=()))


def _kept(order: Order, ledger: Ledger) -> Pages:
    """The pages of a document as the server of the dataset has them, up to the first that it has
    not."""
    found: list[PageReading] = []
    for number in order.numbers:
        kept = ledger.reading(page_key(order.source.sha256, number, reading_settings()))
        page = reading_of(kept) if kept else None
        if page is None:
            break
        found.append(page)
    return tuple(found)


def _of_fault(error: Exception, order: Order, bench: Bench) -> Told:
    """The fault told, or that this worker is unfit: its own disk is full, a program is missing."""
    if isinstance(error, MissingProgram) or _lacks_room(error, bench):
        bench.unfit.set()
        bench.ledger(order).end(order.piece, FAILED)
        return Told("unfit", bench.name, fault=error)
    bench.ledger(order).end(order.piece, FAILED)
    return Told("fault", bench.name, fault=error)


def _lacks_room(error: Exception, bench: Bench) -> bool:
    found = system_error(error)
    of_here = found is not None and found.errno in FULL
    return of_here or full_disk(bench.scratch, FREE_TO_WORK) is not None


def _seen(order: Order, bench: Bench) -> Input | None:
    """The order's file as this worker sees it: the same content, in a shared folder or sent along.
    None where it is to be sent."""
    sha256 = order.source.sha256
    if sha256 not in bench.files and order.content is not None:
        _take(order.content, sha256, bench)
    if sha256 not in bench.files:
        path = order.source.path
        if not _same(path, order.source):
            return None
        bench.files[sha256] = path
    bench.files.move_to_end(sha256)
    if not bench.files[sha256].is_file():
        del bench.files[sha256]
        return None
    return replace(order.source, path=bench.files[sha256], changed=0)


def _same(path: Path, source: Input) -> bool:
    try:
        if path.stat().st_size != source.size:
            return False
        with open(path, "rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest() == source.sha256
    except OSError:
        return False


def _take(content: bytes, sha256: str, bench: Bench) -> None:
    """Keep a file that was sent along, if it is what it should be."""
    if hashlib.sha256(content).hexdigest() != sha256:
        return
    while len(bench.files) >= MOST_FILES:
        _, oldest = bench.files.popitem(last=False)
        if oldest.parent == bench.scratch:
            oldest.unlink(missing_ok=True)
    path = bench.scratch / f"{sha256}.gui"
    write_whole(path, content, bench.scratch)
    bench.files[sha256] = path


def _sees(share: Share, bench: Bench) -> bool:
    """True where this worker sees the result folder itself, and not another one of its name."""
    if share not in bench.shares:
        bench.shares[share] = False
        with suppress(OSError, ValueError):
            bench.shares[share] = share.path.read_text("ascii") == share.content
    return bench.shares[share]
