"""What a page costs beside its reading: scheduler, database, the run that asks.

    python benchmarks/cluster.py --pages 5000 --workers 50 --seconds 0.2

starts a PostgreSQL server, a scheduler and workers whose pages only sleep (each with its own
connections, half of them in each of two processes), hands pages out as a run does and prints the
CPU time of each program for a page, its memory after each tenth of the pages, and what that would
come to at a million pages if it grew on as it did after the first tenth.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import multiprocessing
import sys
import tempfile
import threading
import time
from collections import deque
from pathlib import Path

import psutil

sys.path[:0] = [str(Path(__file__).resolve().parent.parent), "tests"]

import servers
from distributed import Client, Scheduler, Worker

from extractor.cluster.connections import use_settings
from extractor.cluster.hands import ClusterHands
from extractor.cluster.ledger import Ledger
from extractor.cluster.orders import Told
from extractor.model import Input
from extractor.output import Dataset, use_store
from extractor.run import Asked, Tools

READING = b"x" * 9000  # about what a page's reading takes packed
_of_thread = threading.local()
SECONDS = 0.2
MILLION = 1_000_000


def sleep(order):
    """A page that only sleeps, with all that is noted of it."""
    if not hasattr(_of_thread, "ledger"):
        _of_thread.ledger = Ledger(order.store)
    if _of_thread.ledger.begin(order.piece, f"asleep {threading.get_ident()}") == "begun":
        time.sleep(float(order.source.name))
        _of_thread.ledger.keep(order.piece, READING)
    return Told("read", "asleep")


def schedule(port):
    async def serve():
        scheduler = await Scheduler(host="127.0.0.1", port=port, dashboard=False)
        await scheduler.finished()

    use_settings()
    asyncio.run(serve())


def work(address, number):
    """So many workers, each with its own connection to the scheduler, in one process."""

    async def serve():
        common = {"nthreads": 1, "memory_limit": 0, "dashboard": False}
        workers = [await Worker(address, **common) for _ in range(number)]
        await asyncio.gather(*(worker.finished() for worker in workers))

    use_settings()
    asyncio.run(serve())


def below(server):
    """The processes of the database."""
    first = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
    owner = psutil.Process(first)
    return [owner, *owner.children(recursive=True)]


def seconds_of(process):
    """CPU seconds of a process, with those of what it began and what has ended."""
    used = process.cpu_times()
    return used.user + used.system


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--pages", type=int, default=5000)
    asked.add_argument("--workers", type=int, default=50)
    asked.add_argument("--seconds", type=float, default=SECONDS)
    args = asked.parse_args()
    server = servers.new_server()
    out = Path(tempfile.mkdtemp())
    (out / ".solieu").mkdir()
    processes = []
    try:
        address = server.address()
        use_store(out, address)
        with Dataset(out):
            pass
        port = servers.free_port()
        spawn = multiprocessing.get_context("spawn")
        scheduler = f"tcp://127.0.0.1:{port}"
        processes.append(spawn.Process(target=schedule, args=(port,)))
        processes[0].start()
        time.sleep(5)
        for _ in range(2):
            half = spawn.Process(target=work, args=(scheduler, args.workers // 2))
            half.start()
            processes.append(half)
        run(args, out, server, scheduler, processes)
    finally:
        for process in processes:
            process.kill()
        servers.drop(server)


def run(args, out, server, scheduler, processes):
    use_settings()
    tools = Tools(Asked([], out), None, out, ())
    programs = {
        "scheduler": [psutil.Process(processes[0].pid)],
        "workers": [psutil.Process(one.pid) for one in processes[1:]],
        "run": [psutil.Process()],
    }
    connect = lambda: Client(scheduler, set_as_default=False, timeout=3000)  # noqa: E731
    import cluster  # this module under a name that workers know, not as the program

    with ClusterHands(connect, tools, cluster.sleep) as hands:
        while hands.at_once < 2 * (args.workers // 2):
            time.sleep(0.2)
        before = {name: sum(map(seconds_of, all_)) for name, all_ in programs.items()}
        before["database"] = 0
        begun = time.monotonic()
        waiting, seen = deque(), []
        for number in range(1, args.pages + 1):
            sha256 = hashlib.sha256(str(number // 100).encode()).hexdigest()
            source = Input(out / "x.pdf", str(args.seconds), "pdf", sha256, 1)
            waiting.append(hands.page(source, number))
            while waiting and waiting[0].done():
                waiting.popleft().result()
            if number % max(1, args.pages // 10) == 0:
                memory = {name: mb(all_) for name, all_ in programs.items() if name != "database"}
                seen.append((number, memory))
                programs["database"] = below(server)
                took = time.monotonic() - begun
                used = {
                    name: round(1000 * (sum(map(seconds_of, all_)) - before[name]) / number, 2)
                    for name, all_ in programs.items()
                }
                print(
                    f"{number:8} pages, {took:6.0f} s, MB: {memory}, ms a page: {used}", flush=True
                )
        while waiting:
            waiting.popleft().result()
        took = time.monotonic() - begun
    (first, least), (last, most) = seen[0], seen[-1]
    for name, there in most.items():
        slope = (there - least[name]) / max(1, last - first)
        print(f"{name:10} {there + slope * (MILLION - last):6.0f} MB at a million pages")
    print(f"{args.pages} pages in {took:.0f} s, {args.pages / took * 60:.0f} a minute")


def mb(processes):
    return round(sum(one.memory_info().rss for one in processes) / 1e6)


if __name__ == "__main__":
    main()
