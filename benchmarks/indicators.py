"""How many figures of an annotated report get their indicator.

    python benchmarks/indicators.py REPORT.txt INDICATORS.csv

INDICATORS.csv has `start` and `code` for the figures that have one. Printed: right, wrong, empty
(with a code there, none here), extra (a code here, none there), and each case that is not right.
"""
from __future__ import annotations

import argparse
import csv
import time
from pathlib import Path

from extractor import folder, text
from extractor.indicators import load
from extractor.interpret import interpret
from extractor.model import FIGURE_KINDS, PageReading


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", type=Path)
    parser.add_argument("indicators", type=Path)
    given = parser.parse_args()
    with open(given.indicators, encoding="utf-8-sig", newline="") as handle:
        wanted = {int(row["start"]): row["code"] for row in csv.DictReader(handle)}
    load()
    begin = time.perf_counter()
    report = interpret(folder.open_input(given.report, given.report.name),
                       (PageReading(1, 0, 0, "plain-text", "plain_text"),), text.decode(given.report.read_bytes()))
    seconds = time.perf_counter() - begin
    counts = dict.fromkeys(("right", "wrong", "empty", "extra"), 0)
    for row in report.numerals:
        code = wanted.get(row.start, "")
        if row.kind not in FIGURE_KINDS or not (code or row.indicator):
            continue
        verdict = "right" if code == row.indicator else "extra" if not code else "wrong" if row.indicator else "empty"
        counts[verdict] += 1
        if verdict != "right":
            twice = " ".join(d for d in row.doubts if d.startswith("indicator"))
            print(f"{verdict}\t{row.start}\t{row.raw}\t{row.indicator or '-'}\twanted {code or '-'}\t{twice}\t{row.sentence[:90]}")
    total = sum(1 for code in wanted.values() if code)
    print(f"{total} figures with a code: " + ", ".join(f"{n} {name}" for name, n in counts.items())
          + f"; {counts['right'] / total:.1%} right; {seconds:.2f} s for the whole document")


if __name__ == "__main__":
    main()
