"""Runs killed, or left without disk, at random moments; finished, they must be like unbroken ones.

    python benchmarks/killed.py [--seed 16] [--how kill:300,limit:20,disk:60] [--light]

`kill` ends a run and its workers with SIGKILL, every second time after the last page was read;
`limit` lets no file grow beyond a random size (RLIMIT_FSIZE); `disk` puts the results on a disk of
random size (tmpfs, needs the right to mount). `--light` takes a text, a digital page and a scanned
one instead of a folder of every kind. Then the run is finished and its database, CSV files,
workbook, texts and page views are compared with those of unbroken runs; the folder for temporary
files must be empty. Prints what differs and a line of counts; exit code 1 for a difference or a
traceback.
"""

from __future__ import annotations

import argparse
import io
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
from contextlib import closing, redirect_stderr, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import docx
import openpyxl

import extractor.run
from extractor import cli
from extractor.authoring import load_all
from extractor.document import interpretation_settings, read_report
from extractor.output import Dataset
from extractor.scratch import drop_left

SAMPLES = ROOT / "samples"
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


def start(folder: Path, out: Path, said: Path, limit: int = 0) -> tuple[int, int]:
    """A run in a process group of its own: its number, and a pipe that gets a byte for each
    file whose pages are read."""
    told, tells = os.pipe()
    child = os.fork()
    if child:
        os.close(tells)
        return child, told
    code = 97
    try:
        os.setsid()
        with said.open("w") as handle:
            os.dup2(handle.fileno(), 1)
            os.dup2(handle.fileno(), 2)
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        _tell_of_files(tells)
        code = cli.main(["run", str(folder), "--out", str(out), "--jobs", "1", "--lang", "en"])
    finally:
        os._exit(code)


def _tell_of_files(tells: int) -> None:
    before = extractor.run._done

    def done(*given):
        try:
            return before(*given)
        finally:
            os.write(tells, b".")

    extractor.run._done = done


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def whole_run(folder: Path, out: Path) -> tuple[float, float, int]:
    """A run to its end: its seconds, those after the last page, how many files were read."""
    begun = last = time.monotonic()
    child, told = start(folder, out, out.parent / "said.txt")
    files = 0
    while os.read(told, 1):
        files, last = files + 1, time.monotonic()
    os.close(told)
    code = ended(child)
    said = (out.parent / "said.txt").read_text("utf-8", "replace")
    assert code in (0, 1) and "Traceback" not in said, said
    now = time.monotonic()
    return now - begun, now - last, files


def kill(child: int, told: int, files: int, seconds: float) -> int:
    """Kills a run so many seconds after it has read so many files. The run's end."""
    seen = 0
    while seen < files and os.read(told, 1):
        seen += 1
    time.sleep(seconds)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.close(told)
    return ended(child)


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
        self.first = whole_run(self.folder / "in", self.folder / "out")
        shutil.copytree(self.folder, work / "begun")
        self.after_first = content(self.folder / "out")
        self.change(self.folder / "in")
        self.second = whole_run(self.folder / "in", self.folder / "out")
        self.after_second = content(self.folder / "out")
        self.size = sum(path.stat().st_size for path in (self.folder / "out").rglob("*.*"))

    def trial(self, number: int, how: str) -> tuple[int, list[str], str]:
        """One run broken off and finished: how it ended, what differs, what it said."""
        again = self.chance.random() < 0.6
        folder = self.folder
        shutil.rmtree(folder, ignore_errors=True)
        if again:
            shutil.copytree(self.work / "begun", folder)
            self.change(folder / "in")
        else:
            shutil.copytree(self.work / "begun" / "in", folder / "in")
            readings = Path("out") / ".solieu" / "readings"
            if self.chance.random() < 0.8:  # most often the pages have been read before
                shutil.copytree(self.work / "begun" / readings, folder / readings)
                shutil.copytree(self.work / "begun" / "out" / "pages", folder / "out" / "pages")
        code = self._broken_off(number, how, folder, self.second if again else self.first)
        said = (folder / "said.txt").read_text("utf-8", "replace")
        whole_run(folder / "in", folder / "out")
        found = content(folder / "out")
        found |= {f"temporary {name}": 1 for name in self._left()}
        if how == "disk":
            subprocess.run(["umount", folder / "out"], check=True)
        return code, differing(found, self.after_second if again else self.after_first), said

    def _left(self) -> list[str]:
        """What is left in the folder for temporary files by the time that a killed run's last
        processes have ended, and another run has begun."""
        for _ in range(50):
            drop_left(self.temporary)
            if not any(self.temporary.iterdir()):
                break
            time.sleep(0.2)
        return [left.name for left in self.temporary.iterdir()]

    def _broken_off(self, number: int, how: str, folder: Path, usual) -> int:
        inputs, out, said = folder / "in", folder / "out", folder / "said.txt"
        seconds, after, files = usual
        if how == "kill":
            child, told = start(inputs, out, said)
            if number % 2:
                return kill(child, told, files, self.chance.uniform(0, 1.2 * after))
            return kill(child, told, 0, self.chance.uniform(0, seconds))
        if how == "limit":
            limit = int(2 ** self.chance.uniform(10, 19))
            child, told = start(inputs, out, said, limit)
            os.close(told)
            return ended(child)
        before = shutil.copytree(out, folder / "kept") if out.exists() else None
        least = sum(path.stat().st_size for path in before.rglob("*.*")) if before else 0
        out.mkdir(exist_ok=True)
        size = least + int(self.chance.uniform(0.02, 1.1) * self.size) + 65536
        _mount(out, size)
        if before:
            shutil.copytree(before, out, dirs_exist_ok=True)
        child, told = start(inputs, out, said)
        os.close(told)
        code = ended(child)
        subprocess.run(["mount", "-o", "remount,size=200m", out], check=True)
        return code


def _mount(folder: Path, size: int) -> None:
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    subprocess.run(command, check=True)


def warm() -> None:
    """Loads rules and libraries once for all runs, which are children of this process."""
    load_all()
    interpretation_settings()
    read_report(SAMPLES / "bao-cao-cchc-an-phu-2023.txt")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        (folder / "in" / "a.txt").write_text(REPORT.format(n=1), "utf-8")
        with redirect_stderr(io.StringIO()):
            cli.main(["run", str(folder / "in"), "--out", str(folder / "out"), "--jobs", "1"])
        with Dataset(folder / "out"):
            pass


def broken_off(trials: Trials, how: str, times: int) -> int:
    """Breaks so many runs off in one way, and tells; how many of them had a fault."""
    faults = broken = 0
    for number in range(times):
        code, differs, said = trials.trial(number, how)
        broken += code not in (0, 1) if how == "kill" else code != 1 or "disk" in said
        if differs or "Traceback" in said or "nexpected" in said:
            faults += 1
            print(f"{how} {number}: ended {code}, differs: {', '.join(differs)}", flush=True)
            print("  " + said.strip().replace("\n", "\n  ")[-600:])
        print(f"{how} {number + 1} of {times}", file=sys.stderr, flush=True)
    print(f"{how}: {times} runs, {broken} broken off, {faults} with differences", flush=True)
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
