#!/usr/bin/env python3
"""Tables read by Solieu and by other programs, side by side: cells right, silent, CPU.

    .venv/bin/python benchmarks/tables_beside.py DIR PYTHON [--results OUT] [--name NAME]…

DIR holds NAME.tables.json (as make_tables.py writes them) and NAME*.pdf. PYTHON is one with img2table,
camelot and pdfplumber installed. `--results`: Solieu's results of these files, made before (its CPU
is then not told). A cell of the gold is right where its page has a row with as many of it; what is
not right and not marked for review is silent: the others mark nothing. Numbers too many do not count.
"""

import argparse
import csv
import json
import re
import resource
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
NUMBER = re.compile(r"\(?[-+–]?\s?\d[\d.,/\s]*%?\)?")
LEADING = re.compile(r"\s*([-+–(]?\s?\d[\d.,/]*(?:\s\d{3})*\s?%?\)?)(?:\s*[^\W\d_].*)?", re.S)
NAMES = re.compile(r"(?i)chỉ tiêu|nội dung|tên|đơn vị(?! tính)|lĩnh vực")
PROGRAMS = ("img2table", "lattice", "hybrid", "pdfplumber")


def canonical(raw):
    plain = re.sub(r"^\((.*)\)$", r"-\1", raw.strip())
    return re.sub(r"[\s%+]|\.(?=\d{3}(?:\D|$))", "", plain).replace("–", "-")


def number_of(text):
    """The numeral of a cell that holds one, perhaps with its unit."""
    found = LEADING.fullmatch(str(text or "").strip())
    return canonical(found[1]) if found else ""


def wanted(pieces):
    """{page: the numeric cells of the gold, without numbers of rows and names}"""
    found = defaultdict(Counter)
    for piece in pieces:
        named = next((k for k, head in enumerate(piece["columns"]) if NAMES.search(head)), 1)
        for row in piece["rows"]:
            for column, text in enumerate(row):
                if column not in (0, named) and NUMBER.fullmatch(str(text).strip()):
                    found[piece["page"]][canonical(str(text))] += 1
    return found


def of_solieu(results, name):
    """{page: its cells}, {page: how many are for review}"""
    found, doubted = defaultdict(Counter), Counter()
    with open(results / "tables.csv", encoding="utf-8-sig", newline="") as handle:
        for row in csv.DictReader(handle):
            if Path(row["file"]).name == name:
                raw = row["raw"]
                signed = f"-{raw}" if row["value"].startswith("-") and raw[0].isdigit() else raw
                found[int(row["page"])][number_of(signed)] += 1
                doubted[int(row["page"])] += row["review"] == "yes"
    return found, doubted


def of_other(python, pdf, program):
    done = subprocess.run(
        [python, HERE / "other_tables.py", pdf, "--with", program], capture_output=True, text=True
    )
    if done.returncode:
        return {}
    pages = json.loads(done.stdout.strip().splitlines()[-1])
    return {
        int(page): Counter(number_of(t) for row in rows for t in row)
        for page, rows in pages.items()
    }


def right_of(want, got):
    return sum((cells & got.get(page, Counter())).total() for page, cells in want.items())


def cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path), parser.add_argument("python")
    parser.add_argument("--results", type=Path), parser.add_argument("--name", action="append")
    args = parser.parse_args()
    print(
        "| document | cells | program | right | silent | flagged | CPU, s |\n|---|---|---|---|---|---|---|"
    )
    for gold in sorted(args.folder.glob("*.tables.json")):
        name = gold.name.split(".")[0]
        if args.name and name not in args.name:
            continue
        want = wanted(json.loads(gold.read_text("utf-8")))
        pdf = next(args.folder.glob(f"{name}*.pdf"))
        cells = sum(map(Counter.total, want.values()))
        if not args.results or (args.results / "tables.csv").is_file():
            began = cpu()
            with tempfile.TemporaryDirectory() as work:
                results = args.results or Path(work)
                if not args.results:
                    subprocess.run(
                        [
                            sys.executable,
                            "-m",
                            "extractor",
                            "run",
                            pdf,
                            "--out",
                            work,
                            "--jobs",
                            "1",
                        ],
                        capture_output=True,
                    )
                got, doubted = of_solieu(results, pdf.name)
            right = right_of(want, got)
            flagged = sum(doubted[page] for page in want)
            wrong = cells - right
            silent = sum(
                max(0, want[p].total() - (want[p] & got[p]).total() - doubted[p]) for p in want
            )
            used = "" if args.results else f"{cpu() - began:.1f}"
            print(
                f"| {name} | {cells} | Solieu | {right} | {min(silent, wrong)} | {flagged} | {used} |",
                flush=True,
            )
        for program in PROGRAMS:
            began = cpu()
            right = right_of(want, of_other(args.python, pdf, program))
            print(
                f"| | | {program} | {right} | {cells - right} | 0 | {cpu() - began:.1f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
