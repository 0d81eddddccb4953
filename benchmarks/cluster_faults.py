"""What is lost, doubled or blamed when everything of a cluster is killed.

    python benchmarks/cluster_faults.py --kills 200 --down 60

starts a PostgreSQL server, a scheduler and workers as a user does, reads made pages (each of which
takes a moment) and some real ones, and kills workers at random; meanwhile the scheduler is killed
and started again, a machine is switched off, the database is away, the disk of one worker is full
(where this program may mount one), the run itself is killed and begun again. One page ends every
worker that reads it. The rows are then held against those of one machine.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent), "tests"]

import psycopg
import servers
from cluster_programs import GUILTY, MADE_PAGES, ROOT, Chaos, Programs, ended, pdf_of_pages
from stored_rows import embedded, served

PAGES_OF_FILE = 10
LEFT_FREE = 230 << 20  # bytes on the small disk: enough for a worker to begin
SCANS = ("bao-cao-xa-tan-loc-2022.pdf", "phu-luc-kinh-phi-quet.pdf")
# After which part of the kills what happens.
EVENTS = {
    0.1: "kill_scheduler",
    0.2: "fill_disk",
    0.3: "switch_machine_off",
    0.4: "stop_database",
    0.5: "empty_disk",
    0.6: "kill_run",
    0.7: "kill_scheduler",
    0.8: "switch_machine_off",
}

TOLD_OF = (
    "documents",
    "figures",
    "references",
    "dates",
    "labels",
    "checks",
    "indicators",
    "tables",
)
TOLD_OF += ("cells", "inputs")


class Faults(Chaos):
    """Chaos that can fill the disk of one worker too."""

    disk = None

    def fill_disk(self):
        if self.disk:
            with suppress(OSError), open(self.disk / "full", "wb", buffering=0) as file:
                while True:
                    file.write(bytes(1 << 20))

    def empty_disk(self):
        if self.disk:
            (self.disk / "full").unlink()


@dataclass
class Verdict:
    """How many rows one machine has; of those of many, how many are lost, doubled and others; files
    named though innocent."""

    rows: int = 0
    lost: int = 0
    doubled: int = 0
    other: int = 0
    named: list[str] = field(default_factory=list)


@contextmanager
def small_disk():
    """A folder on a disk of its own; None where nothing may be mounted."""
    folder = Path(tempfile.mkdtemp())
    mount = ["mount", "-t", "tmpfs", "-o", f"size={LEFT_FREE}", "none", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()


def make_files(given, pages):
    """Made files of ten pages each, real ones, and the one with the page that ends workers."""
    given.mkdir()
    for number in range(pages // PAGES_OF_FILE):
        lines = [f"So {number} {at}" for at in range(PAGES_OF_FILE)]
        (given / f"xã {number}.pdf").write_bytes(pdf_of_pages(*lines))
    for name in SCANS:
        shutil.copy(ROOT / "samples" / name, given / f"thật {name}")
    (given / GUILTY).write_bytes(pdf_of_pages("mot", "hai", "ba"))


def judged(wanted, found):
    """Rows of one machine held against those of many."""
    verdict = Verdict()
    for table in TOLD_OF:
        one = Counter(wanted[table])
        many = Counter(row for row in found[table] if row[0] != GUILTY)
        more = many - one
        verdict.rows += sum(one.values())
        verdict.lost += sum((one - many).values())
        verdict.doubled += sum(count for row, count in more.items() if row in one)
        verdict.other += sum(count for row, count in more.items() if row not in one)
    verdict.named = [row[0] for row in found["failures"] if row[0] != GUILTY]
    return verdict


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--pages", type=int, default=1000, help="made ones")
    asked.add_argument("--seconds", type=float, default=1.5, help="that each of them takes")
    asked.add_argument("--jobs", type=int, default=3, help="workers, and one on a small disk")
    asked.add_argument("--pause", type=float, default=4.0, help="at most, before a kill")
    asked.add_argument("--down", type=float, default=60.0, help="seconds without the database")
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--patience", type=float, default=3600.0)
    args = asked.parse_args()
    server = servers.new_server()
    folder = Path(tempfile.mkdtemp())
    try:
        with small_disk() as disk:
            run(args, folder, server, disk)
    finally:
        servers.drop(server)
        shutil.rmtree(folder, ignore_errors=True)


def run(args, folder, server, disk):
    given = folder / "in"
    make_files(given, args.pages)
    environment = {"PYTHONPATH": f"{MADE_PAGES}:{ROOT}", "MADE_SECONDS": str(args.seconds)}
    cluster = Programs(folder, server.address(), **environment)
    plan = {int(part * args.kills): event for part, event in EVENTS.items()}
    chaos = Faults(cluster, server, args.kills, plan, args.pause, args.down, args.seed)
    chaos.disk = disk
    begun = time.monotonic()
    try:
        cluster.start_scheduler()
        if disk:
            cluster.start_workers(1, TMPDIR=str(disk))
            cluster.workers.clear()  # it is not killed: its disk is its lot
        cluster.start_workers(args.jobs)
        first = cluster.start_run(given)
        chaos.start()
        while first.poll() is None:
            time.sleep(1)
        if first.returncode < 0:  # it was killed
            chaos.begun_again.wait(args.down + 60)
        code, said = ended(chaos.again or first, args.patience)
        chaos.over.set()
        chaos.join(args.down + 60)
        print(said.splitlines()[-1])
        print(f"{time.monotonic() - begun:.0f} s, exit code {code}; {chaos.kills} workers killed")
        print(f"done besides: {', '.join(chaos.done)}; failed: {chaos.failed}")
    finally:
        cluster.end()
    tell(given, folder, cluster, environment)


def tell(given, folder, cluster, environment):
    (given / GUILTY).unlink()
    one = folder / "one"
    subprocess.run(
        [
            *(sys.executable, "-m", "extractor", "run", given, "--out", one, "--jobs", "2"),
            *("--lang", "en"),  # as the others: reasons are sentences
        ],
        cwd=ROOT,
        env={**os.environ, **environment, "MADE_SECONDS": "0"},
        stderr=subprocess.DEVNULL,
    )
    found = served(cluster.store)
    verdict = judged(embedded(one / "dataset.sqlite"), found)
    print(
        f"of {verdict.rows} rows {verdict.lost} lost, {verdict.doubled} doubled, {verdict.other} "
        f"others; innocent files named: {len(verdict.named)}"
    )
    print("failures:", *(f"{row[0]}: {row[1]}" for row in found["failures"]))
    with psycopg.connect(cluster.store) as base:
        ask = "select count(*), sum(tries), sum(broken_off), max(tries) from solieu.work where "
        for what, where in (("pages", "what like '%, %'"), ("texts", "what not like '%, %'")):
            pieces, tries, broken_off, most = base.execute(ask + where).fetchone()
            print(f"{what}: {pieces}, begun {tries} times, broken off {broken_off}, at most {most}")
        [(named,)] = base.execute(
            "select count(*) from solieu.work where state <> 'read' and what <> %s",
            (f"{GUILTY}, 2",),
        ).fetchall()
        print(f"pieces of work not done besides the guilty page: {named}")


if __name__ == "__main__":
    main()
