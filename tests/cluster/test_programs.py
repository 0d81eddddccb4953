"""Scheduler and workers as a user starts them: the same rows as on one machine, whatever ends."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest
import servers
from conftest import ROOT, SAMPLES
from made_texts import OTHER, REPORT
from pdf_bytes import pdf, stream
from stored_rows import embedded, served

MADE_PAGES = Path(__file__).resolve().parent / "made_pages"
KILLS = int(os.environ.get("SOLIEU_KILLS", "12"))
PATIENCE = int(os.environ.get("SOLIEU_PATIENCE", "400"))  # seconds for one run


class Programs:
    """The commands of a cluster, each a process that a test may kill."""

    def __init__(self, folder, address, **environment):
        self.folder, self.store = folder, address
        self.out = folder / "many"
        made = self.command("cluster", "init", folder / "keys", "server", "office")
        assert made.wait(PATIENCE) == 0
        self.scheduler = f"tls://127.0.0.1:{servers.free_port()}"
        self.environment = environment
        self.running = []

    def command(self, *words, keys="", **environment):
        given = {
            "args": [sys.executable, "-m", "extractor", *map(str, words), "--lang", "en"],
            "cwd": ROOT,
            "env": {**os.environ, "SOLIEU_CERTIFICATES": str(keys), **environment},
            "stdout": subprocess.DEVNULL,
        }
        if words[0] == "run":
            return subprocess.Popen(**given, stderr=subprocess.PIPE)
        with open(self.folder / f"said-{words[1]}.txt", "ab") as said:
            return subprocess.Popen(**given, stderr=said)

    def start(self, *words, keys):
        made = self.command(*words, keys=self.folder / "keys" / keys, **self.environment)
        self.running.append(made)
        return made

    def start_scheduler(self):
        return self.start("cluster", "scheduler", self.scheduler, keys="server")

    def start_workers(self, jobs=2, *more):
        return self.start("cluster", "worker", self.scheduler, "--jobs", jobs, *more, keys="office")

    def start_run(self, given):
        return self.start(
            "run", given, "--out", self.out, "--store", self.store, "--cluster", self.scheduler,
            "--jobs", 1, keys="server",
        )  # fmt: skip

    def end(self):
        for process in reversed(self.running):
            with suppress(psutil.Error):
                below = psutil.Process(process.pid).children(recursive=True)
                process.terminate()
                with suppress(subprocess.TimeoutExpired):
                    process.wait(10)
                process.kill()
                for one in below:
                    with suppress(psutil.Error):
                        one.kill()
            process.wait(10)


@pytest.fixture
def programs(tmp_path, server):
    made = []

    def begun(address=None, **environment):
        made.append(Programs(tmp_path, address or server.address(), **environment))
        return made[-1]

    yield begun
    for one in made:
        one.end()


def pdf_of_pages(*lines):
    """A PDF file with a line of text on each page."""
    pages = [f"{4 + 2 * at} 0 R" for at in range(len(lines))]
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(pages)}] /Count {len(lines)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for at, line in enumerate(lines):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * at} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>",
            stream("", f"BT /F 12 Tf 50 700 Td ({line}) Tj ET"),
        ]
    return pdf(objects)


def ended(process, seconds=PATIENCE):
    """The exit code of a run, and what it said."""
    said = process.communicate(timeout=seconds)[1]
    return process.returncode, said.decode()


def test_the_rows_are_those_of_one_machine(programs, tmp_path):
    given = tmp_path / "in"
    given.mkdir()
    (given / "a.txt").write_text(REPORT, "utf-8")
    (given / "b.txt").write_text(OTHER, "utf-8")
    (given / "hỏng.pdf").write_bytes(b"%PDF-1.4 not one")
    name = "bao-cao-so-lao-dong-quy-3-2024.pdf"
    (given / name).write_bytes((SAMPLES / name).read_bytes())
    cluster = programs()
    cluster.start_scheduler()
    cluster.start_workers()
    code, said = ended(cluster.start_run(given))
    assert code == 1 and "4 files = 3 read" in said, said
    one = tmp_path / "one"
    subprocess.run(
        [sys.executable, "-m", "extractor", "run", given, "--out", one, "--jobs", "2", "--lang", "en"],
        cwd=ROOT, capture_output=True, timeout=PATIENCE,
    )  # fmt: skip
    assert embedded(one / "dataset.sqlite") == served(cluster.store)
    for path in sorted(one.rglob("*")):
        if path.suffix in (".csv", ".txt", ".jpg", ".html") and path.name != "nhan-lai.csv":
            there = cluster.out / path.relative_to(one)
            assert path.read_bytes() == there.read_bytes(), path.name
    code, said = ended(cluster.start_run(given))
    assert "0 read + 3 unchanged" in said, said


def test_whatever_is_killed_nothing_is_lost_doubled_or_blamed(programs, tmp_path, own_server):
    """Workers, scheduler, database and the run itself; one page ends each worker that reads it."""
    given = tmp_path / "in"
    given.mkdir()
    for number in range(10):
        (given / f"xã {number}.pdf").write_bytes(
            pdf_of_pages(*[f"So {number} {at}" for at in range(5)])
        )
    cluster = programs(own_server.address(), PYTHONPATH=f"{MADE_PAGES}:{ROOT}")
    (given / "giết.pdf").write_bytes(pdf_of_pages("mot", "hai", "ba"))
    cluster.start_scheduler()
    workers = cluster.start_workers()
    chaos = Chaos(cluster, own_server, workers)
    run = cluster.start_run(given)
    chaos.start()
    run.wait(PATIENCE)  # it is killed, and begun again
    assert chaos.begun_again.wait(PATIENCE)
    code, said = ended(chaos.again)
    chaos.over.set()
    chaos.join(PATIENCE)
    assert chaos.failed == [] and chaos.kills >= KILLS / 2, (chaos.failed, chaos.kills)
    assert code == 1 and "11 files" in said and "1 failed" in said, said
    (given / "giết.pdf").unlink()
    one = tmp_path / "one"
    subprocess.run(
        [sys.executable, "-m", "extractor", "run", given, "--out", one, "--jobs", "2", "--lang", "en"],
        cwd=ROOT, env={**os.environ, **cluster.environment, "MADE_SECONDS": "0"},
        capture_output=True, timeout=PATIENCE,
    )  # fmt: skip
    wanted, found = embedded(one / "dataset.sqlite"), served(cluster.store)
    for table in ("documents", "figures", "references", "dates", "labels", "checks", "indicators"):
        rows = [row for row in found[table] if row[0] != "giết.pdf"]
        assert sorted(wanted[table]) == sorted(rows), table
    [failure] = found["failures"]
    assert failure[0] == "giết.pdf" and "ended the program" in failure[1]
    with psycopg.connect(cluster.store) as base:
        states = base.execute("select what, state, tries, broken_off from solieu.work").fetchall()
    not_read = [what for what, state, *_ in states if state != "read"]
    assert not_read == ["giết.pdf, 2"]
    [guilty] = [row for row in states if row[0] == "giết.pdf, 2"]
    assert guilty[2] >= 4 and sum(row[2] for row in states) > len(states)


class Chaos(threading.Thread):
    """Kills a worker every now and then; the scheduler, the database and the run once each."""

    def __init__(self, cluster, server, workers):
        super().__init__(daemon=True)
        self.cluster, self.server, self.workers = cluster, server, workers
        self.over, self.begun_again = threading.Event(), threading.Event()
        self.kills, self.again, self.failed = 0, None, []
        self.chance = random.Random(7)

    def run(self):
        try:
            begun = 0
            for number in range(KILLS):
                begun = self._wait_for_work(begun)
                if self.over.wait(self.chance.uniform(0, 0.5)):
                    break
                self._kill_a_worker()
                if number == 2:
                    self._kill_scheduler()
                if number == 4:
                    self.server.stop("immediate")
                    time.sleep(3)
                    self.server.start()
                if number == 6:
                    self._kill_run()
        except Exception as error:
            self.failed.append(error)

    def _wait_for_work(self, before):
        """How often work was begun, as soon as that is more often than before."""
        while not self.over.wait(0.1):
            with suppress(psycopg.Error), psycopg.connect(self.cluster.store) as base:
                begun = base.execute("select sum(tries) from solieu.work").fetchone()[0] or 0
                if begun > before:
                    return begun
        return before

    def _kill_a_worker(self):
        found = psutil.Process(self.workers.pid).children()
        if found:
            with suppress(psutil.Error):
                self.chance.choice(found).kill()
                self.kills += 1

    def _kill_scheduler(self):
        self.cluster.running[0].kill()
        self.cluster.running[0].wait()
        time.sleep(1)
        self.cluster.running[0] = self.cluster.start_scheduler()
        self.cluster.running.pop()

    def _kill_run(self):
        run = self.cluster.running[2]
        if run.poll() is None:
            run.send_signal(signal.SIGKILL)
        run.wait()
        self.again = self.cluster.start_run(self.cluster.folder / "in")
        self.begun_again.set()


def test_who_has_other_rules_is_refused_by_name(programs, tmp_path):
    rules = tmp_path / "quy-tac"
    (rules / "numerals").mkdir(parents=True)
    (rules / "pieces.yaml").write_text("")
    cluster = programs()
    cluster.start_scheduler()
    other = cluster.start_workers(1, "--patterns", rules)
    assert other.wait(PATIENCE) == 1
    said = (tmp_path / "said-worker.txt").read_text("utf-8")
    assert "another version or other rules" in said and cluster.scheduler in said
