"""The workers of a cluster as those who read for a run.

Pages are handed out, a few for each worker, and asked after all the time: what a lost scheduler or
worker took with it is handed out again, and the ledger sees to it that nothing is done twice.
"""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from extractor.cluster.connections import dashboard_of
from extractor.cluster.ledger import Ledger, Piece
from extractor.cluster.orders import Order, Share, Told, page_key, text_key
from extractor.cluster.tasks import do
from extractor.errors import InputError, RunStopped, SolieuError
from extractor.letterhead import Pages
from extractor.messages import say
from extractor.model import Input, PageReading, Report
from extractor.output import address_of
from extractor.progress import tell
from extractor.reading import Cache, reading_of, reading_settings
from extractor.run import Tools, picture_of
from extractor.settings import settings
from extractor.whole_files import write_whole

LOOKED_EVERY = 0.05  # seconds between two looks at what is in work
COUNTED_EVERY = 2.0  # seconds between two counts of the workers
OF_EACH = 3  # pages for each worker that are handed out at once
AT_A_TIME = 50  # files that are waited for at once
ANSWERED = 20  # seconds to have an answer from where it was made
ANSWERS = 8  # that are had at once
MOST_SENT = 64 << 20  # bytes of a file that is sent along
AWAITED = 600.0  # seconds in which a scheduler may come back
MOST_UNFIT = 20  # workers in a row that could not work at one page
NAMED_AFTER = 15.0  # seconds without a worker after which a person is told
# Texts first: each is the end of a document that many pages wait for.
PRIORITIES = {"text": 10, "page": 0}
T = TypeVar("T")


@dataclass
class Errand:
    """An order on its way, and what is waited for; the pages of a text, where they must be sent."""

    order: Order
    pages: Pages = ()
    told: Future[Told] = field(default_factory=Future)
    dask: Any = None
    answer: Future[dict[str, Told]] | None = None
    unfit: int = 0


class ClusterHands:
    """Those who read for one run on the machines of a cluster. To be used in `with`."""

    def __init__(
        self, connect: Callable[[], Any], tools: Tools, work: Callable[[Order], Told] = do
    ) -> None:
        """`connect` gives a client of the scheduler, `work` is what a worker does with an order.
        Raises errors of the family where the dataset
        is in no server."""
        address = address_of(tools.asked.out)
        if address is None:
            raise RunStopped("cluster_needs_store")
        self.tools = tools
        self.store = address.text
        self.ledger = Ledger(address.text)
        self.connect = connect
        self.work = work
        self.run = uuid.uuid4().hex[:16]
        self.settings = settings(tools.asked.known)
        self.of_pages = reading_settings()
        self.cache = Cache(tools.asked.out, self.of_pages)
        self.share = _shared(tools.asked.out, self.run)
        self.at_once, self.present = 1, 0
        self._seen = time.monotonic()  # when a worker was there last
        self._missed = False  # a person was told that none is there
        self._new: list[Errand] = []
        self._turn = threading.Condition()
        self._pages = 0  # handed out and not told of
        self._over = threading.Event()
        self._stopped: SolieuError | None = None
        self._waits = ThreadPoolExecutor(AT_A_TIME, "waits")
        self._asks = ThreadPoolExecutor(ANSWERS, "asks")
        self._keeper = threading.Thread(target=self._keep, name="keeper", daemon=True)

    def __enter__(self) -> ClusterHands:
        self.client = self.connect()
        self._count()
        self._tell_dashboard()
        self._keeper.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        with self._turn:
            self._stopped = self._stopped or RunStopped("cluster_over")
            self._turn.notify_all()
        self._keeper.join(30)
        for pool in (self._waits, self._asks):
            pool.shutdown(wait=False, cancel_futures=True)
        self.ledger.close()
        self.share.path.unlink(missing_ok=True)
        with suppress(Exception):
            self.client.close(timeout=5)

    def begin(self, step: Callable[[], T]) -> Future[T]:
        """What a step comes to, beside others."""
        return self._waits.submit(step)

    def load(self, sha256: str, page: int) -> PageReading | None:
        """The kept reading of a page, or None: of the dataset's server, or of a run without a
        cluster."""
        kept = self.ledger.reading(page_key(sha256, page, self.of_pages))
        found = reading_of(kept) if kept else None
        return found or self.cache.load(sha256, page)

    def drop(self, sha256: str, page: int) -> None:
        """Take a reading away that turned out to be of another content."""
        self.ledger.drop(page_key(sha256, page, self.of_pages))
        self.cache.drop(sha256, page)

    def page(self, source: Input, number: int) -> Future[None]:
        """What the reading of a page will come to. Waits where enough are handed out."""
        key = page_key(source.sha256, number, self.of_pages)
        what = f"{source.name}, {number}"
        order = Order(
            piece=Piece(key, what, self.run, self.tools.asked.force),
            store=self.store,
            settings=self.settings,
            source=source,
            share=self.share,
            number=number,
            picture=picture_of(self.tools.asked.out, source.sha256, number).absolute(),
            known=self.tools.asked.known,
        )
        with self._turn:
            while self._pages >= OF_EACH * self.at_once and self._stopped is None:
                self._turn.wait()
            self._pages += 1
        done: Future[None] = Future()
        self._hand_out(order).add_done_callback(lambda told: self._page_told(told, order, done))
        return done

    def _page_told(self, told: Future[Told], order: Order, done: Future[None]) -> None:
        with self._turn:
            self._pages -= 1
            self._turn.notify_all()
        try:
            found = told.result()
            if found.picture is not None and order.picture is not None:
                order.picture.parent.mkdir(parents=True, exist_ok=True)
                write_whole(order.picture, found.picture, order.picture.parent)
        except BaseException as error:
            done.set_exception(error)
        else:
            done.set_result(None)

    def analysed(self, source: Input, pages: Pages) -> Report:
        """The report that pages are. Workers take the pages from the server of the dataset; where
        it has not all of them they are sent along. Raises InputError where there is none."""
        in_server = source.kind != "text"
        order = Order(
            piece=Piece(text_key(source, pages, self.settings), source.name, self.run, kept=False),
            store=self.store,
            settings=self.settings,
            source=source,
            share=self.share,
            pages=() if in_server else pages,
            numbers=tuple(page.number for page in pages) if in_server else (),
            known=self.tools.asked.known,
            decisions=self.tools.decisions,
        )
        report = self._hand_out(order, pages).result().report
        if report is None:
            raise InputError("text_crashed")
        return replace(report, pages=pages)

    def _hand_out(self, order: Order, pages: Pages = ()) -> Future[Told]:
        errand = Errand(order, pages)
        with self._turn:
            if self._stopped is not None:
                errand.told.set_exception(self._stopped)
            else:
                self._new.append(errand)
        return errand.told

    def _keep(self) -> None:
        """Hands out what is to be done and asks after it, until the run is over."""
        errands: list[Errand] = []
        counted = 0.0
        try:
            while not self._over.wait(LOOKED_EVERY):
                with self._turn:
                    errands += self._new
                    self._new.clear()
                self._see_to_client(errands)
                if time.monotonic() - counted > COUNTED_EVERY:
                    counted = time.monotonic()
                    self._count()
                errands = self._still_out(errands)
            self._give_up(errands, RunStopped("cluster_over"))
        except SolieuError as error:
            self._give_up(errands, error)
        except Exception as error:
            detail = f"{type(error).__name__}: {error}"[:300]
            self._give_up(errands, RunStopped("cluster_lost", detail=detail))

    def _still_out(self, errands: list[Errand]) -> list[Errand]:
        """The errands that are not told of, all of them handed out and asked after."""
        self._send([errand for errand in errands if errand.dask is None])
        left = [errand for errand in errands if not self._is_over(errand)]
        self._ask([errand for errand in left if _is_ready(errand)])
        return left

    def _give_up(self, errands: list[Errand], error: SolieuError) -> None:
        with self._turn:
            self._stopped = error
            left = [*errands, *self._new]
            self._new.clear()
            self._turn.notify_all()
        for errand in left:
            with suppress(Exception):
                if errand.dask is not None:
                    errand.dask.cancel()
            if not errand.told.done():
                errand.told.set_exception(error)

    def _see_to_client(self, errands: list[Errand]) -> None:
        """Connects again where the scheduler went away for long; what was handed out is then to be
        handed out again."""
        if self.client.status in ("running", "connecting", "newly-created"):
            return
        with suppress(Exception):
            self.client.close(timeout=1)
        for errand in errands:
            errand.dask = errand.answer = None
        until = time.monotonic() + AWAITED
        while not self._over.is_set():
            try:
                self.client = self.connect()
                self._tell_dashboard()
                return
            except SolieuError as error:
                if error.code != "cluster_away" or time.monotonic() > until:
                    raise
            self._over.wait(1)

    def _count(self) -> None:
        """Counts the workers: so many pages are handed out."""
        with suppress(Exception):
            known = self.client.scheduler_info(n_workers=-1)["workers"].values()
            self.present = sum(int(one.get("nthreads", 1)) for one in known)
            with self._turn:
                self.at_once = max(1, self.present)
                self._turn.notify_all()
            self._miss()

    def _tell_dashboard(self) -> None:
        if address := dashboard_of(self.client):
            tell(say("dashboard_at", address=address))

    def _miss(self) -> None:
        """Tells a person once that there is no worker, where none is there for some time."""
        if self.present:
            self._seen, self._missed = time.monotonic(), False
        elif not self._missed and time.monotonic() - self._seen > NAMED_AFTER:
            self._missed = True
            tell(say("no_workers"))

    def _is_over(self, errand: Errand) -> bool:
        """True where an errand is told of."""
        if errand.dask is None or _is_ready(errand):
            return False
        if errand.answer is None:
            status = errand.dask.status
            if status == "pending":
                return False
            if status == "error":
                self._see_error(errand)
        elif not errand.answer.done():
            return False
        told = _told(errand)
        errand.dask.release()
        errand.dask = errand.answer = None
        return errand.told.done() or (told is not None and self._is_settled(errand, told))

    def _send(self, errands: list[Errand]) -> None:
        """Hands out what is new or lost: all pages with one message to the scheduler, so that a
        page costs it less the more there are."""
        for kind, priority in PRIORITIES.items():
            group = [errand for errand in errands if _kind(errand.order) == kind]
            if not group:
                continue
            keys = [f"{kind}-{one.order.piece.key[:20]}-{uuid.uuid4().hex[:12]}" for one in group]
            orders = [errand.order for errand in group]
            try:
                sent = self.client.map(self.work, orders, key=keys, pure=False, priority=priority)
            except Exception:
                if self.client.status == "running":  # else it is seen to before the next look
                    raise
                continue
            for errand, dask in zip(group, sent, strict=True):
                errand.dask = dask

    def _ask(self, errands: list[Errand]) -> None:
        """Has answers come, those of pages with one message."""
        pages = [errand for errand in errands if errand.order.number]
        texts = [[errand] for errand in errands if not errand.order.number]
        for group in [pages, *texts] if pages else texts:
            answer = self._asks.submit(self._answers, [errand.dask for errand in group])
            for errand in group:
                errand.answer = answer

    def _answers(self, asked: list[Any]) -> dict[str, Told]:
        """The answers by their keys, without those whose holder is gone."""

        async def gathered() -> dict[str, Told | None]:
            by_key = {one.key: one for one in asked}
            found = await self.client.gather(by_key, errors="skip", asynchronous=True)
            return dict(found)

        found = self.client.sync(gathered, callback_timeout=ANSWERED)
        return {key: told for key, told in found.items() if told is not None}

    def _see_error(self, errand: Errand) -> None:
        """Raises what stops everybody; what a lost machine makes is no fault of the order."""
        error = errand.dask.exception(timeout=60)
        if isinstance(error, SolieuError):
            raise error
        lost = {"KilledWorker", "CancelledError", "CommClosedError", "FutureCancelledError"}
        if error is None or lost & {kind.__name__ for kind in type(error).__mro__}:
            return
        errand.told.set_exception(error)

    def _is_settled(self, errand: Errand, told: Told) -> bool:
        """Takes what a worker told; False where the order is to be handed out again."""
        if told.kind == "other":
            raise RunStopped(
                "cluster_other_version",
                worker=told.worker,
                there=told.settings,
                here=self.settings,
            )
        if told.kind == "send":
            return self._is_refused(errand)
        if told.kind == "unfit":
            return self._is_unfit_everywhere(errand, told)
        if told.fault is not None:
            errand.told.set_exception(told.fault)
        else:
            errand.told.set_result(told)
        return True

    def _is_refused(self, errand: Errand) -> bool:
        """Sends the file or the pages along with the order; True where the file is too large for
        that."""
        if errand.order.numbers:
            errand.order = replace(errand.order, pages=errand.pages, numbers=())
            return False
        source = errand.order.source
        try:
            if source.path.stat().st_size > MOST_SENT:
                raise InputError("too_large_to_send", limit=f"{MOST_SENT >> 20} MB")
            content = source.path.read_bytes()
        except (OSError, InputError) as error:
            errand.told.set_exception(error)
            return True
        errand.order = replace(errand.order, content=content)
        return False

    def _is_unfit_everywhere(self, errand: Errand, told: Told) -> bool:
        errand.unfit += 1
        if errand.unfit == 1:
            tell(say("worker_unfit", worker=told.worker, detail=str(told.fault)[:200]))
        if errand.unfit < MOST_UNFIT:
            return False
        errand.told.set_exception(told.fault or InputError("page_crashed", page=0))
        return True


def _kind(order: Order) -> str:
    return "page" if order.number else "text"


def _is_ready(errand: Errand) -> bool:
    """True where a worker is done with it and its answer was not asked for."""
    return errand.dask is not None and errand.answer is None and errand.dask.status == "finished"


def _told(errand: Errand) -> Told | None:
    """What a worker told; None where who had the answer is gone: it is asked for again."""
    if errand.answer is None or errand.answer.exception() is not None:
        return None
    return errand.answer.result().get(errand.dask.key)


def _shared(out: Path, run: str) -> Share:
    """A new file in the result folder by which workers know that they see it."""
    path = (out / ".solieu" / f"cluster-{run}.part").absolute()
    path.write_text(run, "ascii")
    return Share(path, run)


@contextmanager
def taken_on(connect: Callable[[], Any], tools: Tools) -> Iterator[ClusterHands]:
    """The workers of a cluster, for one run."""
    with ClusterHands(connect, tools) as hands:
        yield hands
