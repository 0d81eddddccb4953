"""The programs of a cluster as processes that a test starts and kills, and one who kills them."""

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
import servers
from pdf_bytes import pdf, stream

ROOT = Path(__file__).resolve().parent.parent
MADE_PAGES = ROOT / "tests" / "cluster" / "made_pages"
PATIENCE = int(os.environ.get("SOLIEU_PATIENCE", "400"))  # seconds for one run
GUILTY = "giết.pdf"  # its second page ends every worker that reads it


class Programs:
    """The commands of a cluster, each a process that a test may kill."""

    def __init__(self, folder, address, **environment):
        self.folder, self.store = folder, address
        self.out = folder / "many"
        self.begun = 0
        made = self.command("cluster", "init", folder / "keys", "server", "office")
        assert made.wait(PATIENCE) == 0
        self.scheduler = f"tls://127.0.0.1:{servers.free_port()}"
        self.environment = environment
        self.running, self.workers, self.jobs = [], [], 2
        self.scheduler_program = self.run_program = None

    def command(self, *words, keys="", **environment):
        given = {
            "args": [sys.executable, "-m", "extractor", *map(str, words), "--lang", "en"],
            "cwd": ROOT,
            "env": {**os.environ, "SOLIEU_CERTIFICATES": str(keys), **environment},
            "stdout": subprocess.DEVNULL,
        }
        self.begun += 1
        name = f"said-run-{self.begun}.txt" if words[0] == "run" else f"said-{words[1]}.txt"
        with open(self.folder / name, "ab") as said:
            made = subprocess.Popen(**given, stderr=said)
        made.said = self.folder / name
        return made

    def start(self, *words, keys, **environment):
        given = {**self.environment, **environment}
        made = self.command(*words, keys=self.folder / "keys" / keys, **given)
        self.running.append(made)
        return made

    def start_scheduler(self):
        words = ("cluster", "scheduler", self.scheduler)
        self.scheduler_program = self.start(*words, keys="server")
        return self.scheduler_program

    def start_workers(self, jobs=2, *more, **environment):
        self.jobs = jobs
        words = ("cluster", "worker", self.scheduler, "--jobs", jobs, *more)
        self.workers.append(self.start(*words, keys="office", **environment))
        return self.workers[-1]

    def start_run(self, given):
        self.run_program = self.start(
            "run", given, "--out", self.out, "--store", self.store, "--cluster", self.scheduler,
            "--jobs", 1, keys="server",
        )  # fmt: skip
        return self.run_program

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
    code = process.wait(timeout=seconds)
    return code, process.said.read_text("utf-8")


class Chaos(threading.Thread):
    """Kills workers at random, each after work was begun again; does something else after some of
    the kills. `plan` has for a number of kills the name of a method."""

    def __init__(self, cluster, server, kills, plan, pause=0.5, down=3.0, seed=7):
        super().__init__(daemon=True)
        self.cluster, self.server = cluster, server
        self.wanted, self.plan, self.pause, self.down = kills, plan, pause, down
        self.over, self.begun_again = threading.Event(), threading.Event()
        self.kills, self.again, self.failed, self.done = 0, None, [], []
        self.chance = random.Random(seed)

    def run(self):
        try:
            begun = 0
            for number in range(self.wanted):
                begun = self._wait_for_work(begun)
                if self.over.wait(self.chance.uniform(0, self.pause)):
                    break
                while not self.killed_a_worker() and not self.over.wait(0.2):
                    pass  # all are gone: they begin again
                if number in self.plan:
                    getattr(self, self.plan[number])()
                    self.done.append(self.plan[number])
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

    def killed_a_worker(self):
        """True where one was there."""
        found = []
        for program in self.cluster.workers:
            with suppress(psutil.Error):
                found += psutil.Process(program.pid).children()
        with suppress(psutil.Error, IndexError):
            self.chance.choice(found).kill()
            self.kills += 1
            return True
        return False

    def kill_scheduler(self):
        self.cluster.scheduler_program.kill()
        self.cluster.scheduler_program.wait()
        time.sleep(1)
        self.cluster.start_scheduler()

    def stop_database(self):
        self.server.stop("immediate")
        time.sleep(self.down)
        self.server.start()

    def kill_run(self):
        run = self.cluster.run_program
        if run.poll() is None:
            run.send_signal(signal.SIGKILL)
        run.wait()
        self.again = self.cluster.start_run(self.cluster.folder / "in")
        self.begun_again.set()

    def switch_machine_off(self):
        """Kills a machine's program with all that it began, and starts it anew."""
        program = self.cluster.workers.pop(0)
        below = psutil.Process(program.pid).children(recursive=True)
        self.kills += len(psutil.Process(program.pid).children())
        for process in (psutil.Process(program.pid), *below):
            with suppress(psutil.Error):
                process.kill()
        program.wait()
        self.cluster.start_workers(self.cluster.jobs)
