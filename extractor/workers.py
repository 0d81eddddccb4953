"""Workers: processes of their own for every step of every document, within limits of time and
memory.

A worker at its limit is ended with every program that it began. What it writes for itself lies in
the run's scratch folder and goes with the run. On Windows nothing bounds one request for memory;
the watch over processes is the same everywhere.
"""

from __future__ import annotations

import errno
import os
import queue
import signal
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace, TracebackType
from typing import Any, TypeVar

import psutil
from pebble import ProcessExpired, ProcessPool
from pebble.pool import process as steps
from pebble.pool.base_pool import PoolContext, PoolStatus, Task

from extractor.library_logs import silence_worker

MEGABYTE = 1 << 20
MOST_ASKED_FOR = 1600 * MEGABYTE  # address space of a process beyond what it begins with
MOST_OF_WORKER = 950 * MEGABYTE  # in use by a worker and what it began: a plain page takes 450
MOST_OF_ALL = 1300 * MEGABYTE  # in use by this process and two workers
MOST_OF_FURTHER = 450 * MEGABYTE  # for each further worker
LOOKED_EVERY = 0.1  # seconds
ASKED_EVERY = 1.0  # seconds after which a worker asks whether its run is still there
WAY_IS_SHUT = 10.0  # seconds: a worker that lives is on the way for some thousandths of one
TASKS_OF_ONE = 200  # after which a worker is replaced, as libraries keep memory

T = TypeVar("T")


# The library takes the time of steps by a clock that nobody sets. That of the day leaps when a
# computer wakes up: every page in work would have taken too long.
setattr(steps, "time", SimpleNamespace(time=time.monotonic, sleep=time.sleep))  # noqa: B010 - mypy


class _Manager(steps.PoolManager):
    """The library's, for whom a worker that ends with no step in hand, for the memory that it has
    kept, is no reason to give all others up: every later step of the run would fail. One that ends
    while it takes a step or lays a result down is: it leaves the way to its colleagues shut, and
    half a message in it perhaps, and they would wait for ever."""

    def find_expired_task(self, worker_id: int) -> Task:
        """The step that a worker had in hand. Raises LookupError for none."""
        try:
            return super().find_expired_task(worker_id)
        except BrokenProcessPool:
            raise LookupError("no step in hand") from None

    def handle_worker_expiration(self, expiration: tuple[int, int]) -> None:
        """Notes the end of a worker. Raises BrokenProcessPool where it has left the way shut."""
        super().handle_worker_expiration(expiration)
        way = self.worker_manager.workers_channel
        if way is None:
            return
        with way.lock(timeout=WAY_IS_SHUT) as is_open:
            if not is_open:
                raise BrokenProcessPool("a worker ended on the way")

    def handle_broken_pool(self, error: BrokenProcessPool) -> None:
        """Gives up all workers; each step that they had, or that waits, is lost with them. The
        library comes here too where it hears the ways being shut as all go home."""
        self.context.status = PoolStatus.ERROR  # but where they are going home
        self.task_manager.tasks_abort(ProcessExpired(str(error)))
        self._stop_workers()
        lose_waiting(self.context)

    def stop(self) -> None:
        """Ends all workers and the ways to them."""
        self.worker_manager.close_channels()
        self._stop_workers()

    def _stop_workers(self) -> None:
        """Ends all workers; several threads may do so at once."""
        workers = self.worker_manager.workers
        for number in tuple(workers):
            if worker := workers.pop(number, None):
                steps.stop_process(worker)


def lose_waiting(context: PoolContext) -> None:
    """Ends the steps that wait for workers who were given up, and has the one who hands steps out
    go home."""
    with suppress(queue.Empty):
        while True:
            task = context.task_queue.get_nowait()
            if task is not None and not task.future.done():
                task.future.set_exception(ProcessExpired("never begun"))
    context.task_queue.put(None)  # also where one was taken away above, or it would wait for ever


setattr(steps, "PoolManager", _Manager)  # noqa: B010 - mypy


class Workers:
    """Those who read pages, `jobs` at once, and one at the desk for what is done once a document:
    opening it, analysing its text. To be used in `with`; `scratch` is a folder that goes with the
    run."""

    def __init__(self, jobs: int, scratch: Path) -> None:
        self._pages = _Pool(jobs, scratch, MOST_ASKED_FOR)
        self._desk = _Pool(1, scratch, 0)  # LibreOffice asks for more than it uses
        self._watch = Watch(MOST_OF_ALL + max(0, jobs - 2) * MOST_OF_FURTHER)

    def __enter__(self) -> Workers:
        self._watch.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._watch.remember()
        try:
            for pool in (self._pages, self._desk):
                pool.end(at_once=error is not None)
        finally:
            self._watch.stop()

    def read(self, seconds: float, work: Callable[..., T], *args: Any) -> Future[T]:
        """What the reading of one page will come to. It raises TimeoutError, ProcessExpired."""
        return self._pages.given(seconds, work, args)

    def at_desk(self, seconds: float, work: Callable[..., T], *args: Any) -> T:
        """What a step of a whole document comes to. Raises what the step raises, and TimeoutError,
        ProcessExpired where it was ended."""
        try:
            return self._desk.given(seconds, work, args).result()
        except ProcessExpired as error:
            if error.pid is not None:
                raise
        return self._desk.given(seconds, work, args).result()  # it was never begun

    def used_too_much(self, worker: int | None) -> bool:
        """True where the worker with this process number was ended for the memory it used."""
        return worker in self._watch.ended


class _Pool:
    """Workers of one kind. Where they had to be given up, others take their place."""

    def __init__(self, jobs: int, scratch: Path, most: int) -> None:
        self.jobs = jobs
        self.begun_with = (str(scratch), most, os.getpid())
        self.pool = self._taken_on()

    def _taken_on(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self.jobs,
            max_tasks=TASKS_OF_ONE,
            initializer=_begin,
            initargs=self.begun_with,
        )

    def given(self, seconds: float, work: Callable[..., T], args: tuple[Any, ...]) -> Future[T]:
        """What a step will come to. It raises TimeoutError, and ProcessExpired: with the number of
        the worker who ended, or without where it was lost with all that were given up."""
        if self._is_given_up():
            self.pool = self._taken_on()
        pool = self.pool
        future: Future[T] = pool.schedule(work, args=args, timeout=seconds)
        if self._is_given_up():  # meanwhile
            lose_waiting(pool._context)
        return future

    def _is_given_up(self) -> bool:
        return bool(self.pool._context.status == PoolStatus.ERROR)

    def end(self, at_once: bool) -> None:
        """Sends the workers home, once they have done all steps or at once."""
        if self._is_given_up():
            return  # they are gone; one who hears them may wait for half a message
        if at_once:
            self.pool.stop()
        else:
            self.pool.close()
        self.pool.join()


def _begin(scratch: str, most: int, run: int) -> None:
    """In a new worker: a group of its own, which ends with it, and no more memory than `most`
    bytes beyond what it has from the process that began it (0: no limit), whose number is
    `run`."""
    silence_worker()
    signal.set_wakeup_fd(-1)  # a process with an event loop is not to be told of our signals
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    tempfile.tempdir = scratch
    os.environ["TMPDIR"] = os.environ["TEMP"] = os.environ["TMP"] = scratch
    if most:
        with suppress(ImportError, OSError, ValueError):  # a system without such limits
            _limit_memory(most)
    _BEGUN_BY.append(Run(run))
    threading.Thread(target=_end_with_run, daemon=True).start()


class Run:
    """The process that began this worker, by its number."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._is_child = os.getppid() == number  # not where another process begins all workers
        self._process: psutil.Process | None = None
        with suppress(psutil.Error):
            self._process = psutil.Process(number)

    def is_there(self) -> bool:
        """False once that process has ended, also where another one has got its number."""
        if self._process is None or (self._is_child and os.getppid() != self.number):
            return False
        try:
            return self._process.is_running()
        except psutil.Error:
            return False


_BEGUN_BY: list[Run] = []  # of this process: one where it is a worker, else none


def end_without_run() -> None:
    """Ends this worker where the run that began it is no more; to be asked before anything is put
    where a later run finds it. That run clears away what a killed one was working with, under the
    hands of a worker who has not heard of the end: what it makes of the rest is worth nothing."""
    if _BEGUN_BY and not _BEGUN_BY[-1].is_there():
        own = psutil.Process()
        _end(own.pid, _begun_by(own))


def _end_with_run() -> None:
    """Waits until the process that began this worker is no more, even killed, and ends the worker
    then with all that it began: a program that hangs would live for ever."""
    while True:
        end_without_run()
        time.sleep(ASKED_EVERY)


def _limit_memory(most: int) -> None:
    import resource

    _, hardest = resource.getrlimit(resource.RLIMIT_AS)
    allowed = int(psutil.Process().memory_info().vms) + most
    if hardest != resource.RLIM_INFINITY:
        allowed = min(allowed, hardest)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, hardest))


def lacks_memory(error: Exception) -> bool:
    """True for an error that says that a worker could get no more memory."""
    if isinstance(error, OSError) and error.errno == errno.ENOMEM:  # for a program to begin
        return True
    return isinstance(error, MemoryError) or "Insufficient memory" in str(error)  # OpenCV's


class Watch(threading.Thread):
    """Looks at this process's workers all the time: ends one that uses too much memory, and what a
    worker that is gone has left running. `ended` are the process numbers of those ended."""

    def __init__(self, most_of_all: int) -> None:
        super().__init__(name="watch", daemon=True)
        self.most_of_all = most_of_all
        self.ended: set[int] = set()
        self._over = threading.Event()
        self._known: dict[int, list[psutil.Process]] = {}

    def run(self) -> None:
        own = psutil.Process()
        while not self._over.wait(LOOKED_EVERY):
            with suppress(psutil.Error, OSError):
                self._look(own)

    def remember(self) -> None:
        """Takes note of the workers that there are: what one began just now ends with it too."""
        with suppress(psutil.Error, OSError):
            for worker in filter(_is_worker, psutil.Process().children()):
                self._known[worker.pid] = _begun_by(worker)

    def stop(self) -> None:
        """Ends the watch, and what workers have left."""
        self._over.set()
        self.join()
        for worker, began in self._known.items():
            if not psutil.pid_exists(worker):
                _end(worker, began)

    def _look(self, own: psutil.Process) -> None:
        # one look at all processes of the machine: more of them cost a tenth of a core
        below = _by_parent(own.children(recursive=True))
        workers = {worker.pid: worker for worker in below.get(own.pid, []) if _is_worker(worker)}
        for gone in self._known.keys() - workers.keys():
            _end(gone, self._known.pop(gone))
        for number in workers:
            self._known[number] = _all_below(number, below)
        if self._over_limit(own, workers, _used_at_most) is None:
            return  # the exact measure is dear, and seldom needed
        largest = self._over_limit(own, workers, _used)
        if largest is not None:
            self.ended.add(largest)
            _end(largest, self._known[largest])

    def _over_limit(
        self,
        own: psutil.Process,
        workers: dict[int, psutil.Process],
        measure: Callable[[psutil.Process], int],
    ) -> int | None:
        """The worker that uses most, with what it began, where it or all together use too much."""
        used = {
            number: measure(worker) + sum(map(measure, self._known[number]))
            for number, worker in workers.items()
        }
        if not used:
            return None
        largest = max(used, key=lambda number: used[number])
        is_over = used[largest] > MOST_OF_WORKER
        if is_over or measure(own) + sum(used.values()) > self.most_of_all:
            return largest
        return None


def _is_worker(process: psutil.Process) -> bool:
    """True for a process that leads a group of its own; on Windows for every child."""
    if not hasattr(os, "getpgid"):
        return True
    try:
        return os.getpgid(process.pid) == process.pid and process.status() != psutil.STATUS_ZOMBIE
    except (OSError, psutil.Error):
        return False


def _by_parent(processes: list[psutil.Process]) -> dict[int, list[psutil.Process]]:
    """Processes that are still there, by the number of the one that began them."""
    found: dict[int, list[psutil.Process]] = {}
    for process in processes:
        with suppress(psutil.Error):
            found.setdefault(process.ppid(), []).append(process)
    return found


def _all_below(number: int, below: dict[int, list[psutil.Process]]) -> list[psutil.Process]:
    """What a process began, and what that began, and so on."""
    found = list(below.get(number, []))
    for process in found:  # it grows as it is gone through
        found += [one for one in below.get(process.pid, []) if one not in found]
    return found


def _begun_by(worker: psutil.Process) -> list[psutil.Process]:
    try:
        return worker.children(recursive=True)
    except psutil.Error:
        return []


def _used_at_most(process: psutil.Process) -> int:
    """Bytes of memory in use by a process, those among them that it still shares with the process
    that began it; 0 for one that is gone."""
    try:
        memory = process.memory_info()
    except psutil.Error:
        return 0
    return int(memory.rss) - int(getattr(memory, "shared", 0))


def _used(process: psutil.Process) -> int:
    """Bytes of memory in use by a process alone; 0 for one that is gone."""
    try:
        return int(process.memory_full_info().uss)
    except psutil.Error:
        return 0


def _end(worker: int, began: list[psutil.Process]) -> None:
    """Ends a worker, if it is still there, and every program that it began."""
    for program in began:
        with suppress(psutil.Error):
            program.kill()
    if hasattr(os, "killpg"):
        with suppress(OSError):
            os.killpg(worker, signal.SIGKILL)
    else:
        with suppress(psutil.Error):
            psutil.Process(worker).kill()
