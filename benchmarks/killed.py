"""Runs killed, or left without disk, at random moments; finished, they must be like unbroken ones.

    python benchmarks/killed.py [--seed 16] [--how kill:300,limit:20,disk:60] [--light]

`kill` ends a run and its workers with SIGKILL: every second time at any moment of the run, else
within one of its steps, which take turns (half of the steps come after the last page was read).
`limit` lets no file grow beyond a random size (RLIMIT_FSIZE); `disk` puts the results on a disk of
random size (tmpfs, needs the right to mount). `--light` takes a text, a digital page and a scanned
one instead of a folder of every kind. Most runs find their pages read by an earlier one, as
reading takes by far the longest. Then the run is finished and its database, CSV files, workbook,
texts and page views are compared with those of unbroken runs; the folder for temporary files must
be empty. Rules must be left alone meanwhile: their fingerprint is in the database. Prints what
differs, a line of counts, and how many kills hit which step; exit code 1 for
a difference or a traceback.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import wraps
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import docx
import openpyxl

import extractor.document
import extractor.output.outputs
import extractor.run
from benchmarks.children import SAMPLES, begin, ended, warm
from extractor.output import Dataset
from extractor.reading import Cache
from extractor.scratch import drop_left

STEPS = (  # of a run, in their order, each with the function that begins it
    ("files are looked at", extractor.run, "look"),
    ("a file is opened", extractor.run, "_open"),
    ("a page is read", extractor.run, "read_into"),
    ("a reading is kept", Cache, "keep"),
    ("pages are awaited", extractor.run, "_wait"),
    ("a text is analysed", extractor.document, "interpret"),
    ("rows are put", Dataset, "put"),
    ("a text is written", extractor.output.outputs, "write_text"),
    ("page views are written", extractor.output.outputs, "write_pages"),
    ("a document is finished", Dataset, "finished"),
    ("copies are noted", extractor.run, "note_copies"),
    ("decisions are laid over", Dataset, "lay_over"),
    ("the workbook is written", extractor.output.outputs, "write_workbook"),
    ("a CSV file is written", extractor.output.outputs, "write_csv"),
    ("tables are noted as written", Dataset, "exported"),
)
DIGITAL = SAMPLES / "phu-luc-kinh-phi.pdf"
SCAN = SAMPLES / "phu-luc-kinh-phi-quet.pdf"
REPORT = (
    "ỦY BAN NHÂN DÂN\nXÃ TÂN LỘC {n}\nSố: {n}/BC-UBND\n\nBÁO CÁO\nCải cách hành chính năm 2024\n\n"
    "1. Đã hoàn thành {n}/28 nhiệm vụ, đạt 82,1% kế hoạch.\n\n"
    "2. Tiếp nhận 1.2{n} hồ sơ, giải quyết đúng hạn 1.1{n} hồ sơ."
)


def write_inputs(folder: Path) -> None:
    """The folder as it arrives: texts in two folders, two Word files, a digital PDF and a scan of a
    page each, an archive, a copy, a file that cannot be read."""
    for name, number in (("a.txt", 11), ("b.txt", 12), ("xã/a.txt", 13), ("c.txt", 14)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(REPORT.format(n=number), "utf-8")
    for name, number in (("d.docx", 15), ("e.docx", 16)):
        document = docx.Document()
        for paragraph in REPORT.format(n=number).split("\n"):
            document.add_paragraph(paragraph)
        document.save(folder / name)
    shutil.copy(DIGITAL, folder / "f.pdf")
    shutil.copy(SCAN, folder / "h.pdf")
    with zipfile.ZipFile(folder / "gói.zip", "w") as package:
        package.writestr("trong.txt", REPORT.format(n=18))
    shutil.copy(folder / "a.txt", folder / "xã" / "bản sao.txt")
    (folder / "rỗng.pdf").write_bytes(b"")


def change_inputs(folder: Path) -> None:
    """What happens between two runs: a file is changed, one renamed, one goes, one comes."""
    (folder / "b.txt").write_text(REPORT.format(n=22), "utf-8")
    (folder / "c.txt").rename(folder / "c mới.txt")
    (folder / "e.docx").unlink()
    (folder / "g.txt").write_text(REPORT.format(n=27), "utf-8")


def write_light_inputs(folder: Path) -> None:
    """A text, a digital page, a scanned one: the three roads that a file can take, at their
    cheapest."""
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(REPORT.format(n=11), "utf-8")
    shutil.copy(DIGITAL, folder / "f.pdf")
    shutil.copy(SCAN, folder / "h.pdf")


def change_light_inputs(folder: Path) -> None:
    """What happens between two runs: a text is changed, a page renamed, a text comes."""
    (folder / "a.txt").write_text(REPORT.format(n=22), "utf-8")
    (folder / "f.pdf").rename(folder / "f mới.pdf")
    (folder / "g.txt").write_text(REPORT.format(n=27), "utf-8")


@dataclass(frozen=True, slots=True)
class Course:
    """How an unbroken run goes: the steps as they begin, by their place in STEPS, the seconds that
    each takes, and what its result folder holds."""

    steps: list[int]
    seconds: list[float]
    content: dict[str, object]


@dataclass(frozen=True, slots=True)
class Moment:
    """When a run is killed: so many seconds after so many steps have begun."""

    steps: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Trial:
    """A run broken off and finished: how it ended, within which step, what differs from an unbroken
    one, what it said."""

    code: int
    step: str
    differs: list[str]
    said: str


def start(folder: Path, out: Path, said: Path, limit: int = 0) -> tuple[int, int]:
    """A run in a process group of its own: its number, and a pipe that gets a byte whenever a step
    begins, the step's place in STEPS."""
    told, tells = os.pipe()

    def first() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        for place, (_, holder, name) in enumerate(STEPS):
            setattr(holder, name, _telling(getattr(holder, name), place, tells))

    words = ["run", str(folder), "--out", str(out), "--jobs", "1", "--lang", "en"]
    child = begin(words, said, first)
    os.close(tells)
    return child, told


def _telling(step: Callable, place: int, tells: int) -> Callable:
    """The step, which says that it begins; in the run itself or in one of its workers."""

    @wraps(step)
    def told(*given, **named):
        os.write(tells, bytes([place]))
        return step(*given, **named)

    return told


def whole_run(folder: Path, out: Path) -> Course:
    """A run to its end."""
    child, told = start(folder, out, out.parent / "said.txt")
    steps, times = [], []
    while begun := os.read(told, 1):
        steps.append(begun[0])
        times.append(time.monotonic())
    os.close(told)
    code = ended(child)
    times.append(time.monotonic())
    said = (out.parent / "said.txt").read_text("utf-8", "replace")
    assert code in (0, 1) and "Traceback" not in said, said
    seconds = [later - earlier for earlier, later in pairwise(times)]
    return Course(steps, seconds, content(out))


def any_moment(course: Course, chance: random.Random) -> Moment:
    """A moment of a run, each as likely as the other, by the time that its steps take."""
    [step] = chance.choices(range(len(course.steps)), course.seconds)
    return Moment(step + 1, chance.uniform(0, course.seconds[step]))


def moment_within(course: Course, turn: int, chance: random.Random) -> Moment:
    """A moment within one of the steps of a run, whose turn it is; of those that it takes more than
    once, any one."""
    kinds = sorted(set(course.steps))
    kind = kinds[turn % len(kinds)]
    step = chance.choice([at for at, begun in enumerate(course.steps) if begun == kind])
    return Moment(step + 1, chance.uniform(0, course.seconds[step]))


def kill(child: int, told: int, moment: Moment) -> tuple[int, str]:
    """Kills a run at a moment. The run's end, and the step within which it was killed."""
    last = b""
    for _ in range(moment.steps):
        last = os.read(told, 1) or last
    time.sleep(moment.seconds)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    code = ended(child)
    os.set_blocking(told, False)
    with suppress(BlockingIOError):  # the last workers may be about to end
        last = (os.read(told, 4096) or last)[-1:]
    os.close(told)
    return code, STEPS[last[0]][0] if last and code < 0 else ""


def content(out: Path) -> dict[str, object]:
    """All that a result folder says, by what says it."""
    found: dict[str, object] = {}
    with closing(sqlite3.connect(out / "dataset.sqlite")) as data:
        found["due"] = data.execute("pragma user_version").fetchone()
        tables = data.execute("select name from sqlite_master where type = 'table'").fetchall()
        for (table,) in tables:
            rows = data.execute(f'select * from "{table}"').fetchall()
            found[f"table {table}"] = sorted(tuple(map(str, row)) for row in rows)
    for path in sorted(out.rglob("*")):
        name = path.relative_to(out).as_posix()
        if path.is_dir() or name.startswith(".solieu") or name == "dataset.sqlite":
            continue
        found[name] = _cells(path) if path.suffix == ".xlsx" else path.read_bytes()
    return found


def _cells(path: Path) -> list[object]:
    with closing(openpyxl.load_workbook(path)) as book:
        return [
            (sheet.title, cell.coordinate, cell.value, cell.hyperlink and cell.hyperlink.target)
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
        ]


def differing(found: dict[str, object], wanted: dict[str, object]) -> list[str]:
    names = sorted(found.keys() | wanted.keys())
    return [name for name in names if found.get(name) != wanted.get(name)]


class Trials:
    """Runs broken off in one way; `begun` is a folder after an unbroken first run."""

    def __init__(self, work: Path, chance: random.Random, light: bool) -> None:
        self.work = work
        self.chance = chance
        write = write_light_inputs if light else write_inputs
        self.change = change_light_inputs if light else change_inputs
        self.temporary = work / "temporary"
        self.temporary.mkdir()
        tempfile.tempdir = os.environ["TMPDIR"] = str(self.temporary)
        self.folder = work / "now"  # one place for all: a moved folder is another one
        write(self.folder / "in")
        self.courses = {"new": whole_run(self.folder / "in", self.folder / "out")}
        shutil.copytree(self.folder, work / "begun")
        for way in ("read before", "again"):
            self._prepare(way)
            self.courses[way] = whole_run(self.folder / "in", self.folder / "out")
        self.size = sum(path.stat().st_size for path in (self.folder / "out").rglob("*.*"))

    def _prepare(self, way: str) -> None:
        """The folder as it is before a run: the first one, a first one whose pages have been read
        before, or one after a first one, with changed files."""
        begun, folder = self.work / "begun", self.folder
        shutil.rmtree(folder, ignore_errors=True)
        if way == "again":
            shutil.copytree(begun, folder)
            self.change(folder / "in")
            return
        shutil.copytree(begun / "in", folder / "in")
        if way == "read before":
            readings = Path("out") / ".solieu" / "readings"
            shutil.copytree(begun / readings, folder / readings)
            shutil.copytree(begun / "out" / "pages", folder / "out" / "pages")

    def trial(self, number: int, how: str) -> Trial:
        """One run broken off and finished."""
        [way] = self.chance.choices(("again", "read before", "new"), (60, 32, 8))
        self._prepare(way)
        folder, course = self.folder, self.courses[way]
        code, step = self._broken_off(number, how, course)
        said = (folder / "said.txt").read_text("utf-8", "replace")
        found = whole_run(folder / "in", folder / "out").content
        found |= {f"temporary {name}": 1 for name in self._left()}
        if how == "disk":
            subprocess.run(["umount", folder / "out"], check=True)
        return Trial(code, step, differing(found, course.content), said)

    def _left(self) -> list[str]:
        """What is left in the folder for temporary files by the time that a killed run's last
        processes have ended, and another run has begun."""
        for _ in range(50):
            drop_left(self.temporary)
            if not any(self.temporary.iterdir()):
                break
            time.sleep(0.2)
        return [left.name for left in self.temporary.iterdir()]

    def _broken_off(self, number: int, how: str, course: Course) -> tuple[int, str]:
        folder = self.folder
        inputs, out, said = folder / "in", folder / "out", folder / "said.txt"
        if how == "kill":
            moment = any_moment(course, self.chance)
            if number % 2:
                moment = moment_within(course, number // 2, self.chance)
            return kill(*start(inputs, out, said), moment)
        if how == "limit":
            limit = int(2 ** self.chance.uniform(10, 19))
            return _end_of(*start(inputs, out, said, limit)), ""
        before = shutil.copytree(out, folder / "kept") if out.exists() else None
        least = sum(path.stat().st_size for path in before.rglob("*.*")) if before else 0
        out.mkdir(exist_ok=True)
        size = least + int(self.chance.uniform(0.02, 1.1) * self.size) + 65536
        _mount(out, size)
        if before:
            shutil.copytree(before, out, dirs_exist_ok=True)
        code = _end_of(*start(inputs, out, said))
        subprocess.run(["mount", "-o", "remount,size=200m", out], check=True)
        return code, ""


def _end_of(child: int, told: int) -> int:
    """How a run ends that is left alone."""
    while os.read(told, 4096):
        pass
    os.close(told)
    return ended(child)


def _mount(folder: Path, size: int) -> None:
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    subprocess.run(command, check=True)


def broken_off(trials: Trials, how: str, times: int) -> int:
    """Breaks so many runs off in one way, and tells; how many of them had a fault."""
    faults = broken = 0
    hit: Counter[str] = Counter()
    for number in range(times):
        trial = trials.trial(number, how)
        code, said = trial.code, trial.said
        broken += code not in (0, 1) if how == "kill" else code != 1 or "disk" in said
        hit[trial.step] += 1
        if trial.differs or "Traceback" in said or "nexpected" in said:
            faults += 1
            print(f"{how} {number}: ended {code} {trial.step}, differs: {', '.join(trial.differs)}")
            print("  " + said.strip().replace("\n", "\n  ")[-600:], flush=True)
        print(f"{how} {number + 1} of {times}", file=sys.stderr, flush=True)
    print(f"{how}: {times} runs, {broken} broken off, {faults} with differences", flush=True)
    for step in (name for name, *_ in STEPS if name in hit):
        print(f"  {hit[step]:4} as {step}", flush=True)
    return faults


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=16)
    parser.add_argument("--how", default="kill:300", help="ways, and how many runs in each")
    parser.add_argument("--light", action="store_true")
    asked = parser.parse_args()
    warm()
    with tempfile.TemporaryDirectory(prefix="solieu-killed-") as name:
        trials = Trials(Path(name), random.Random(asked.seed), asked.light)
        faults = 0
        for way in asked.how.split(","):
            how, times = way.split(":")
            faults += broken_off(trials, how, int(times))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
