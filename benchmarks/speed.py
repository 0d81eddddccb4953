#!/usr/bin/env python3
"""Time, CPU and memory of `solieu run`, beside OCRmyPDF and one plain pass of Tesseract.

    .venv/bin/python benchmarks/speed.py [FOLDER_OF_PDFS] [--repeat N]

All on the same pages and cores in one run. Without a folder: scans made from the samples
(office 200). CPU is user + system of all child processes; memory the largest sum of PSS of the
process tree, looked at five times a second. OCRmyPDF is left out where it is not installed.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import scans

from extractor.pdf_pages import count_pages, read_layer, render
from extractor.reading import page

JOBS = 2


def descendants(root):
    children = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(status.parent.name))
    found, left = [], [root]
    while left:
        found.append(left.pop())
        left += children.get(found[-1], [])
    return found


def pss(pids):
    total = 0
    for pid in pids:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def timed(commands):
    """(wall s, CPU s, peak MB) of the commands, one after the other."""
    before, began, peak = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter(), [0.0]
    for command in commands:
        running = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=HERE.parent
        )
        watch = threading.Thread(target=look, args=(running, peak))
        watch.start()
        running.wait()
        watch.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (
        time.perf_counter() - began,
        after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        peak[0],
    )


def look(running, peak):
    while running.poll() is None:
        peak[0] = max(peak[0], pss(descendants(running.pid)))
        time.sleep(0.2)


def plain(files, work):
    """The pages drawn, then one pass of Tesseract over each, one thread a process."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    pictures = []
    for file in files:
        for number in range(1, count_pages(file) + 1):
            dpi = page.scan_dpi(read_layer(file, number))
            pictures.append((render(file, number, dpi, work), dpi))
    return timed(
        [
            ["tesseract", str(p), "stdout", "-l", page.READERS.first.name, "--dpi", str(dpi), "tsv"]
            for p, dpi in pictures
        ]
    ), len(pictures)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument(
        "--repeat",
        type=int,
        default=1,
        help="read every file so many times (for memory over many pages)",
    )
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work, inbox = Path(name), Path(name) / "inbox"
        inbox.mkdir()
        chosen = {"office 200": scans.QUALITIES["office 200"]}
        found = (
            sorted(args.folder.glob("*.pdf"))
            if args.folder
            else [pdf for _, pdf, _ in scans.make(work / "made", 3, chosen)]
        )
        for copy in range(args.repeat):
            for file in found:
                (inbox / f"{copy:03}-{file.name}").write_bytes(
                    file.read_bytes() + b"\n%" + str(copy).encode()
                )
        files = sorted(inbox.glob("*.pdf"))
        (wall, cpu, _), count = plain(files, work)
        print(f"{len(files)} files, {count} pages, {JOBS} jobs")
        print(
            f"plain Tesseract     wall {wall / JOBS:6.1f} s (its CPU over {JOBS} cores)  CPU {cpu:6.1f} s"
        )
        out = work / "out"
        solieu = [
            sys.executable,
            "-m",
            "extractor",
            "run",
            str(inbox),
            "--out",
            str(out),
            "--jobs",
            str(JOBS),
        ]
        w1, c1, m1 = timed([solieu])
        print(
            f"solieu run          wall {w1:6.1f} s  CPU {c1:6.1f} s  peak {m1:5.0f} MB   CPU / plain {c1 / cpu:.2f}"
        )
        w2, c2, _ = timed([solieu])
        print(
            f"solieu run again    wall {w2:6.1f} s  CPU {c2:6.1f} s                 wall / first {w2 / w1:.4f}"
        )
        if shutil.which("ocrmypdf"):
            w3, c3, m3 = timed(
                [
                    [
                        "ocrmypdf",
                        "-l",
                        "vie",
                        "--force-ocr",
                        "--jobs",
                        str(JOBS),
                        "--output-type",
                        "pdf",
                        "--sidecar",
                        str(work / "s.txt"),
                        str(f),
                        str(work / "o.pdf"),
                    ]
                    for f in files
                ]
            )
            print(
                f"ocrmypdf            wall {w3:6.1f} s  CPU {c3:6.1f} s  peak {m3:5.0f} MB   solieu / ocrmypdf {w1 / w3:.2f}"
            )


if __name__ == "__main__":
    main()
