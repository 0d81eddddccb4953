"""Pages a minute with one and two workers, and what a page costs more than without a cluster.

    python benchmarks/cluster_speed.py --pages 12

reads the same scanned pages (of the samples, each a file of its own) with `solieu run --jobs 1`,
with a cluster of one worker and with one of two, their scheduler and PostgreSQL server on this
machine. Each is asked for one page first and then for all, and the difference counts: what programs
need to begin is none of a page's time. On a machine on which nothing else runs the time by the clock
tells; the CPU time of all programs together tells on any. The load is printed beside. With several
`--rounds` each is a pair of neighbours in time, and what a cluster costs is the mean over the pairs
with its 95 % bounds; `--one` leaves out two workers, who tell nothing of that.

    python benchmarks/cluster_speed.py --made 1.5 --pages 60 --one --rounds 5

reads made pages that only wait for so many seconds. What the programs use for such a page beyond
that is theirs alone, told apart from the cost of OCR, which differs more from one time to the next.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent), "tests"]

import psutil
import servers
from cluster_programs import MADE_PAGES, ROOT, Programs, ended, pdf_of_pages
from PIL import Image
from stored_rows import embedded, served

SCAN = ROOT / "samples" / "bao-cao-xa-tan-loc-2022.pdf"
STUDENT = {3: 4.30, 4: 3.18, 5: 2.78, 6: 2.57, 7: 2.45, 8: 2.36}  # of so many pairs, for 95 %
SETTLES = 8.0  # seconds after which programs of a cluster have begun


@dataclass
class Cost:
    """Of a number of pages: seconds by the clock, seconds of CPU of all programs."""

    clock: float
    processor: float

    def __sub__(self, other):
        return Cost(self.clock - other.clock, self.processor - other.processor)


def make_pages(folder, count):
    """Scanned pages as pictures, none like another; their first as a folder of its own."""
    drawn = folder / "drawn"
    drawn.mkdir()
    subprocess.run(["pdftoppm", "-r", "200", "-png", SCAN, drawn / "p"], check=True)
    pages = sorted(drawn.glob("*.png"))
    for name in ("one", "all"):
        (folder / name).mkdir()
    for number in range(count + 1):
        picture = Image.open(pages[number % len(pages)]).convert("L")
        picture.putpixel((number, 0), 255 - picture.getpixel((number, 0)))
        # no number in the name: pictures that are counted on may be one document
        named = f"xã {chr(97 + number % 26)}{chr(97 + number // 26)}.png"
        picture.save(folder / ("all" if number else "one") / named)


def make_waiting_pages(folder, count):
    """Files of a page each that takes its time and no work, and one as a folder of its own."""
    for name in ("one", "all"):
        (folder / name).mkdir()
    for number in range(count + 1):
        # two letters: files that are counted on may be one document
        named = f"xã {chr(97 + number % 26)}{chr(97 + number // 26)}.pdf"
        page = pdf_of_pages(f"So {number}")
        (folder / ("all" if number else "one") / named).write_bytes(page)


def used_by(processes):
    """CPU seconds of processes, with those of what they began."""
    total = 0.0
    for process in processes:
        with suppress(psutil.Error):
            for one in (process, *process.children(recursive=True)):
                with suppress(psutil.Error):
                    total += sum(one.cpu_times()[:4])
    return total


def measured(start, beside):
    """What a run costs, with what the programs beside it use."""
    before = used_by(beside), sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    begun = time.monotonic()
    code, said = ended(start(), 3000)
    clock = time.monotonic() - begun
    after = used_by(beside), sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    if code:
        sys.exit(said)
    return Cost(clock, sum(after) - sum(before))


def plain(folder, name, environment):
    """The cost of a page, and the rows, of a run of this machine alone."""
    costs = []
    for which in ("one", "all"):
        out = folder / f"{name}-{which}"

        def start(which=which, out=out):
            words = ["run", folder / which, "--out", out, "--jobs", "1", "--lang", "en"]
            said = out.with_suffix(".txt")
            with open(said, "wb") as file:
                command = [sys.executable, "-m", "extractor", *map(str, words)]
                made = subprocess.Popen(
                    command,
                    cwd=ROOT,
                    env={**os.environ, **environment},
                    stdout=subprocess.DEVNULL,
                    stderr=file,
                )
            vars(made)["said"] = said  # where `ended` looks for it
            return made

        costs.append(measured(start, []))
    return costs[1] - costs[0], embedded(out / "dataset.sqlite")


def many(folder, name, jobs, environment):
    """The cost of a page, and the rows, of a run with workers."""
    server = servers.new_server()
    place = folder / name
    place.mkdir()
    cluster = Programs(place, server.address(), **environment)
    try:
        cluster.start_scheduler()
        cluster.start_workers(jobs)
        time.sleep(SETTLES)
        first = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
        pids = [first, cluster.scheduler_program.pid, cluster.workers[0].pid]
        beside = [psutil.Process(pid) for pid in pids]
        costs = []
        for which in ("one", "all"):
            cluster.out, cluster.store = place / f"out-{which}", server.address()
            costs.append(measured(lambda which=which: cluster.start_run(folder / which), beside))
        return costs[1] - costs[0], served(cluster.store)
    finally:
        cluster.end()
        servers.drop(server)


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--pages", type=int, default=12)
    asked.add_argument("--rounds", type=int, default=1)
    asked.add_argument("--one", action="store_true", help="a plain run and one worker only")
    asked.add_argument("--made", type=float, help="seconds that made pages wait, in place of scans")
    args = asked.parse_args()
    environment = {}
    if args.made is not None:
        environment = {"PYTHONPATH": f"{MADE_PAGES}:{ROOT}", "MADE_SECONDS": str(args.made)}
    folder = Path(tempfile.mkdtemp())
    names = ["plain", "one worker", *([] if args.one else ["two workers"])]
    costs = {name: [] for name in names}
    try:
        (make_pages if args.made is None else make_waiting_pages)(folder, args.pages)
        for number in range(args.rounds):
            rows = []
            for jobs, name in enumerate(names):
                place = f"{jobs}-{number}"
                if jobs:
                    cost, found = many(folder, place, jobs, environment)
                else:
                    cost, found = plain(folder, place, environment)
                rows.append({table: sorted(map(str, found[table])) for table in found})
                costs[name].append(cost)
                told = f"{cost.clock / args.pages:.3f} s by the clock"
                told += f", {cost.processor / args.pages:.3f} s of CPU"
                print(f"{name:12} a page {told}; load {os.getloadavg()[0]:.1f}", flush=True)
            alike = all(same(rows[0], other) for other in rows[1:])
            print("rows alike" if alike else "ROWS DIFFER", flush=True)
        tell(costs, args.pages)
        tell_seconds(costs, args.pages)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def same(one, other):
    """True where the rows are alike; where files lie and decisions go by the folder is not asked."""
    return all(one[table] == other[table] for table in ("documents", "figures", "cells", "checks"))


def tell(costs, pages):
    best = {
        name: Cost(min(one.clock for one in found), min(one.processor for one in found))
        for name, found in costs.items()
    }
    for name, cost in best.items():
        print(f"{name:12} {60 * pages / cost.clock:.1f} pages a minute")
    if "two workers" in best:
        print(f"two workers to one: {best['one worker'].clock / best['two workers'].clock:.2f}")
    pairs = list(zip(costs["plain"], costs["one worker"], strict=True))
    print(f"by the clock: {more_than([(one.clock, many.clock) for one, many in pairs])}")
    print(f"of CPU: {more_than([(one.processor, many.processor) for one, many in pairs])}")


def tell_seconds(costs, pages):
    """How many milliseconds a page takes more with one worker: the mean of the pairs, its bounds."""
    pairs = list(zip(costs["plain"], costs["one worker"], strict=True))
    for what in ("clock", "processor"):
        more = [1000 * (getattr(many, what) - getattr(one, what)) / pages for one, many in pairs]
        reach = ""
        if len(more) > 2:
            times = STUDENT.get(len(more), 2.3)
            reach = f" ± {times * statistics.stdev(more) / len(more) ** 0.5:.1f}"
        print(f"a page with one worker, {what}: {statistics.mean(more):+.1f} ms{reach}")


def more_than(pairs):
    """How much more the second of each pair is than the first: the mean, with its 95 % bounds."""
    shares = [100 * (second / first - 1) for first, second in pairs]
    if len(shares) < 3:
        return f"one worker beside plain {statistics.mean(shares):+.1f} %"
    times = STUDENT.get(len(shares), 2.3)
    reach = times * statistics.stdev(shares) / len(shares) ** 0.5
    return f"one worker beside plain {statistics.mean(shares):+.1f} % ± {reach:.1f}, {len(shares)} pairs"


if __name__ == "__main__":
    main()
