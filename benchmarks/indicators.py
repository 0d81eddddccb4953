"""How many figures of annotated reports get their indicator.

    python benchmarks/indicators.py REPORT.txt INDICATORS.csv [REPORT.txt INDICATORS.csv …]
    python benchmarks/indicators.py --totals benchmarks/wordings/*.txt     (each with the .csv beside it)

INDICATORS.csv has `start` and `code` for the figures that have one; also `status` and `value` if these are to
be compared. Printed for each report: right, wrong, empty (with a code there, none here), extra (a code here,
none there), figures that are no figure here, and each case that is not right; with --totals only the numbers.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from pathlib import Path

from extractor.document import interpret, read_text
from extractor.indicators.loading import load_indicators
from extractor.intake.inputs import open_input
from extractor.model import FIGURE_KINDS


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--totals", action="store_true")
    given = parser.parse_args()
    load_indicators()
    totals: Counter = Counter()
    for report, gold in pairs(given.files):
        counts = measure(report, gold, quiet=given.totals)
        print(f"{report.name}: {line(counts)}")
        totals += counts
    print(f"all: {line(totals)}")


def pairs(files: list[Path]) -> list[tuple[Path, Path]]:
    """Each report with its list: the .csv given behind it, else the one beside it."""
    reports = [
        (i, f)
        for i, f in enumerate(files)
        if f.suffix == ".txt" and not f.name.endswith(".marked.txt")
    ]
    return [
        (
            f,
            files[i + 1]
            if files[i + 1 :] and files[i + 1].suffix == ".csv"
            else f.with_suffix(".csv"),
        )
        for i, f in reports
    ]


def measure(report: Path, gold: Path, quiet: bool) -> Counter:
    """Verdicts of one report; `time` in hundredths of a second."""
    with open(gold, encoding="utf-8-sig", newline="") as handle:
        wanted = {int(row["start"]): row for row in csv.DictReader(handle)}
    begin = time.perf_counter()
    source = open_input(report, report.name)
    read = interpret(source, read_text(source))
    counts = Counter(time=int((time.perf_counter() - begin) * 100))
    counts["wanted"] = sum(1 for row in wanted.values() if row["code"])
    rows = {row.start: row for row in read.numerals if row.kind in FIGURE_KINDS}
    for start in sorted({*wanted, *rows}):
        row, gold_row = rows.get(start), wanted.get(start, {})
        for verdict in verdicts(row, gold_row):
            counts[verdict] += 1
            if verdict not in ("right", "rightly empty") and not quiet:
                tell(verdict, start, row, gold_row)
    return counts


def verdicts(row, wanted: dict):
    """row: the figure read at a place, None if there is none; wanted: its row of the list, {} if there is none."""
    code, given = wanted.get("code", ""), row.indicator if row else ""
    if code or given:
        yield "right" if code == given else "extra" if not code else "wrong" if given else "empty"
    elif wanted and row:
        yield "rightly empty"
    if wanted and not row:
        yield "no figure"
        return
    if wanted.get("status", "*") not in ("*", "", row.status):
        yield "status"
    value = f"{row.numerator}/{row.denominator}" if row.kind == "ratio" else plain(row.value)
    if wanted.get("value") and wanted["value"] != value and plain(wanted["value"]) != value:
        yield "value"


def plain(value) -> str:
    """12.50 as 12.5."""
    written = str(value)
    return written.rstrip("0").rstrip(".") if "." in written else written


def tell(verdict: str, start: int, row, wanted: dict) -> None:
    if row is None:
        print(f"{verdict}\t{start}\t{wanted['raw']}\t-\twanted {wanted['code'] or '-'}")
        return
    doubts = " ".join(d.key for d in row.doubts if d.key.startswith("indicator"))
    told = {
        "status": f"{row.status}, wanted {wanted.get('status')}",
        "value": f"{row.value} {row.numerator}/{row.denominator}, wanted {wanted.get('value')}",
    }
    print(
        f"{verdict}\t{start}\t{row.raw}\t{told.get(verdict, row.indicator or '-')}\twanted {wanted.get('code') or '-'}\t{doubts}\t{row.sentence[:90]}"
    )


def line(counts: Counter) -> str:
    names = ("right", "wrong", "empty", "extra", "rightly empty", "no figure", "status", "value")
    return (
        f"{counts['wanted']} figures with a code: "
        + ", ".join(f"{counts[name]} {name}" for name in names)
        + f"; {counts['right'] / max(1, counts['wanted']):.1%} right; {counts['time'] / 100:.2f} s"
    )


if __name__ == "__main__":
    main()
