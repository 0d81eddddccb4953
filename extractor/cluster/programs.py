"""The programs of a cluster: the scheduler, and on each machine workers that are begun again when
they end, by whatever ended them."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import psutil
from distributed import Client, Scheduler, Worker

from extractor.authoring import load_all
from extractor.cluster.certificates import make_certificates
from extractor.cluster.connections import (
    ANNOUNCED,
    CERTIFICATES,
    DASHBOARD,
    client_of,
    security,
    use_settings,
    version,
)
from extractor.cluster.tasks import Bench, set_up
from extractor.errors import RunStopped, SolieuError
from extractor.messages import error_text, language, say
from extractor.outages import FREE_TO_WORK, full_disk
from extractor.progress import tell

AGAIN_AFTER = 1.0  # seconds between the end of a worker and its next beginning
MOST_AFTER = 30.0  # the same, where it ends as soon as it begins
LIVES = 20.0  # seconds after which a worker counts as one that could begin
LOOKED_EVERY = 0.2
SEEN_EVERY = 1.0  # seconds between two looks at what a worker has begun
ENDED_BY_VERSION = 2
BEGINS = 180.0  # seconds in which an own cluster must have begun
OF_RUN = "SOLIEU_OF_RUN"  # tells the programs of an own cluster which process they end with
# Where it can be, a worker begins as a copy of the process that has loaded everything.
_PROCESSES: Any = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")


def run_scheduler(address: str, certificates: Path | None) -> int:
    """Run a scheduler at an address until it is stopped; the exit code."""
    use_settings()
    _end_with_run()
    with suppress(KeyboardInterrupt):
        asyncio.run(_scheduler(address, certificates))
    return 0


async def _scheduler(address: str, certificates: Path | None) -> None:
    kind, _, place = address.partition("://")
    host, _, port = place.rpartition(":")
    try:
        scheduler = await Scheduler(
            protocol=kind,
            host=host.strip("[]"),
            port=int(port),
            security=security(address, certificates),
            dashboard=_has_bokeh(),
            dashboard_address="127.0.0.1:0",
        )
    except OSError as error:
        raise RunStopped("cluster_no_port", address=address, detail=error) from None
    scheduler.task_metadata[ANNOUNCED] = version()
    _ends_by_signal(asyncio.get_running_loop(), scheduler.close)
    tell(say("scheduler_at", address=address))
    # the list of workers is always there, charts where bokeh is installed
    page = "status" if _has_bokeh() else "info/main/workers.html"
    dashboard = f"http://127.0.0.1:{scheduler.services['dashboard'].port}/{page}"
    scheduler.task_metadata[DASHBOARD] = dashboard
    tell(say("dashboard_at", address=dashboard))
    await scheduler.finished()


def _has_bokeh() -> bool:
    return find_spec("bokeh") is not None


def run_worker(address: str, certificates: Path | None, jobs: int) -> int:
    """Run workers on this machine until they are stopped; the exit code."""
    use_settings()
    load_all()  # here, so that every worker, page and text begins with the rules
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    _end_with_run()
    places = [Place(address, certificates, number) for number in range(1, jobs + 1)]
    tell(say("workers_at", count=jobs, address=address))
    code = 0
    try:
        while not code and not stop.wait(LOOKED_EVERY):
            for place in places:
                place.look()
            code = max(int(place.ended_by_version) for place in places)
    finally:
        for place in places:
            place.end()
    return code


@dataclass
class Place:
    """A worker's place: a process in it, begun again when it has ended."""

    address: str
    certificates: Path | None
    number: int
    process: BaseProcess | None = None
    begun: float = 0.0
    next: float = 0.0
    pause: float = AGAIN_AFTER
    ended_by_version: bool = False
    seen: float = 0.0
    below: list[psutil.Process] = field(default_factory=list)

    def look(self) -> None:
        """Begins the worker where there is none; takes away what one that is gone has left."""
        if self.process is None:
            if time.monotonic() >= self.next:
                self._begin()
            return
        code = self.process.exitcode
        if code is None:
            if time.monotonic() - self.seen > SEEN_EVERY:
                self._see_below()
            return
        self._clear()
        self.process = None
        self.ended_by_version = code == ENDED_BY_VERSION
        lived = time.monotonic() - self.begun
        ended = code < 0 or lived > LIVES  # it was killed, or could work
        self.pause = AGAIN_AFTER if ended else min(2 * self.pause, MOST_AFTER)
        self.next = time.monotonic() + self.pause

    def _begin(self) -> None:
        given = (self.address, self.certificates, self.number)
        self.process = _PROCESSES.Process(target=_one_worker, args=given)
        self.process.start()
        self.begun = time.monotonic()

    def _see_below(self) -> None:
        self.seen = time.monotonic()
        if self.process is not None and self.process.exitcode is None:
            with suppress(psutil.Error):
                self.below = psutil.Process(self.process.pid).children(recursive=True)

    def _clear(self) -> None:
        for process in self.below:
            with suppress(psutil.Error):
                process.kill()
        self.below = []

    def end(self) -> None:
        """Ends the worker and what it began."""
        if self.process is not None:
            self._see_below()
            self.process.terminate()
            self.process.join(5)
            if self.process.exitcode is None:
                self.process.kill()
                self.process.join(5)
        self._clear()


def _one_worker(address: str, certificates: Path | None, number: int) -> None:
    """In a process of its own: works until the scheduler, or the one who began it, is gone."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who began it decides when to stop
    parent = os.getppid()
    use_settings()
    try:
        bench = set_up(f"{socket.gethostname()}-{os.getpid()}-{number}")
        with bench.ends:
            if full := full_disk(bench.scratch, FREE_TO_WORK):
                raise RunStopped("disk_full", path=full)
            client_of(address, certificates).close()
            _end_with(parent)
            asyncio.run(_worker(address, certificates, bench))
            sys.exit()  # what is still read is not waited for: others read it
    except SolieuError as error:
        if error.code != "cluster_away":  # not there yet: the next try comes by itself
            tell("\n→ ".join(error_text(error.code, error.values)))
        sys.exit(ENDED_BY_VERSION if error.code == "cluster_other_version" else 1)


async def _worker(address: str, certificates: Path | None, bench: Bench) -> None:
    worker = Worker(
        address,
        nthreads=1,
        name=bench.name,
        security=security(address, certificates),
        memory_limit=0,
        local_directory=str(bench.scratch),
        dashboard=False,
    )
    _ends_by_signal(asyncio.get_running_loop(), worker.close)
    await worker
    while worker.status.name in ("running", "paused") and not bench.unfit.is_set():
        await asyncio.sleep(LOOKED_EVERY)
    with suppress(Exception):
        await worker.close(timeout=5)


def _ends_by_signal(loop: asyncio.AbstractEventLoop, close: Callable[[], object]) -> None:
    def ended() -> None:
        closing = close()
        if asyncio.iscoroutine(closing):
            _kept.append(loop.create_task(closing))

    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows: the process is ended
            loop.add_signal_handler(number, ended)


_kept: list[object] = []  # tasks that nobody else holds


def _end_with_run() -> None:
    """Have a program of one run's own cluster end with that run, even a killed one."""
    if os.environ.get(OF_RUN):
        _end_with(int(os.environ[OF_RUN]))


def _end_with(parent: int) -> None:
    """Have this process end when the one who began it is gone."""

    def look() -> None:
        while os.getppid() == parent if os.name != "nt" else psutil.pid_exists(parent):
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=look, name="parent", daemon=True).start()


@contextmanager
def own_cluster(jobs: int, scratch: Path) -> Iterator[Callable[[], Client]]:
    """A scheduler and workers of this machine alone, for as long as a run goes on; how a client of
    it is had. Who else works on this machine is not let in."""
    [certificates] = make_certificates(scratch / "certificates", [f"m{secrets.token_hex(4)}"])
    with ExitStack() as ends:
        port = _free_port()
        address = f"tls://127.0.0.1:{port}"
        environment = {**os.environ, CERTIFICATES: str(certificates), OF_RUN: str(os.getpid())}
        for words in (("scheduler", address), ("worker", address, "--jobs", str(jobs))):
            command = [sys.executable, "-m", "extractor", "cluster", *words, "--lang", language]
            process = subprocess.Popen(
                command, env=environment, stderr=_where_said(), start_new_session=True
            )
            ends.callback(_stop, process)
        yield lambda: _patiently(address, certificates)


def _where_said() -> int | None:
    """Where what programs of an own cluster say goes: nowhere, unless a fault is looked for."""
    return None if os.environ.get("SOLIEU_DEBUG") else subprocess.DEVNULL


def _patiently(address: str, certificates: Path) -> Client:
    until = time.monotonic() + BEGINS
    while True:
        try:
            return client_of(address, certificates)
        except RunStopped as error:
            if error.code != "cluster_away" or time.monotonic() > until:
                raise
            time.sleep(0.5)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(5)


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])
