#!/usr/bin/env python3
"""Count how often each kind of evidence is right: patterns/reliability.yaml, and its test.

    .venv/bin/python benchmarks/calibrate.py --count 31 --count 32 --golds DIR   draw scans with these seeds, count, write
    .venv/bin/python benchmarks/calibrate.py --test 41 --golds DIR               hold the written figures against other scans

DIR adds real scans with a gold: those that programs may be fitted to are counted, the others only tested on. The test prints, for each kind of evidence,
the chance written and the share found right, and what the threshold for review lets through.
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from accuracy import cell, documents, measure
from scoring import read_gold, score

from extractor.document import interpret
from extractor.figures import confidence
from extractor.figures.confidence import (
    DOUBTED,
    chance,
    doubt_threshold,
    is_trusted,
    lower_bound,
)
from extractor.language.numbers import exact
from extractor.patterns import patterns_folder
from extractor.reading.cache import Cache
from extractor.reading.inputs import open_input
from extractor.reading.page import (
    page_count,
    reading_settings,
)

HEAD = """# Số của từng loại bằng chứng đọc: bao nhiêu số (numerals), bao nhiêu đúng (right), xác suất đúng ít
# nhất là bao nhiêu (at_least: cận dưới Clopper–Pearson 95 %), đếm trên các bản quét làm riêng để đo và
# trên bản quét thật. Do benchmarks/calibrate.py viết ra (seeds {seeds}), không sửa tay.
# Loại nào đếm dưới 1.000 lần thì chưa được tin.
# Ô của bảng: benchmarks/tables.py.
evidence:
"""


def counted(found, work):
    """{evidence: [numerals, right, flagged]} over the documents."""
    measure(found, work, plain=False)
    readings, tally = Cache(work / "out", reading_settings()), {}
    for _, pdf, gold in found:
        source = open_input(pdf, pdf.name)
        read = tuple(readings.load(source.sha256, n) for n in range(1, page_count(source) + 1))
        report = interpret(source, read)
        numerals = [
            n
            for n in report.numerals
            if n.kind not in ("stamp", "label") or (n.kind == "label" and n.doubts)
        ]
        rows = [
            (
                n.kind,
                {
                    "raw": n.raw,
                    "page": n.place.page,
                    "iso": n.iso,
                    "number": n.number,
                    "value": exact(n.value),
                    "role": n.role,
                    "numerator": n.numerator,
                    "denominator": n.denominator,
                    "cell": cell(report.text.text, n.start),
                },
                bool(n.doubts),
            )
            for n in numerals
        ]
        for k, right in score(read_gold(gold), rows).outcomes:
            line = tally.setdefault(numerals[k].evidence, [0, 0, 0])
            line[:] = line[0] + 1, line[1] + right, line[2] + rows[k][2]
    return tally


def evidence_line(kind, numerals, right):
    """The line of a kind of evidence in reliability.yaml, with the bound that follows."""
    bound = lower_bound(numerals, right)
    return f"  {kind}: {{numerals: {numerals}, right: {right}, at_least: {bound:.5f}}}\n"


def table(tally):
    yield f"{'evidence':<10}{'written':>9}{'numerals':>10}{'right':>8}{'share':>8}   for review"
    for kind in (*reversed(confidence.KINDS), DOUBTED):
        if kind in tally:
            numerals, right, flagged = tally[kind]
            yield f"{kind:<10}{chance(kind):>9.4f}{numerals:>10}{right:>8}{right / numerals:>8.4f}   {flagged}"
    trusted = [line for kind, line in tally.items() if kind != DOUBTED and is_trusted(kind)]
    all_trusted = sum(line[0] for line in trusted)
    yield f"threshold {doubt_threshold():.4f}: {all_trusted} numerals trusted, {all_trusted - sum(line[1] for line in trusted)} of them wrong"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, action="append", default=[])
    parser.add_argument("--test", type=int, action="append", default=[])
    parser.add_argument(
        "--golds",
        type=Path,
        default=Path("/nowhere"),
        help="real scans with a gold beside the made ones",
    )
    parser.add_argument("--work", type=Path, help="keep scans and results here")
    args = parser.parse_args()
    tally = Counter()
    with tempfile.TemporaryDirectory() as name:
        for seed in args.count + args.test:
            work = (args.work or Path(name)) / str(seed)
            work.mkdir(parents=True, exist_ok=True)
            golds = args.golds if seed == (args.count + args.test)[0] else Path("/nowhere")
            for kind, line in counted(
                documents(seed, None, golds, work, unseen=not args.count), work
            ).items():
                tally[kind] = [a + b for a, b in zip(tally[kind] or [0, 0, 0], line, strict=False)]
    if args.count:
        target = patterns_folder() / "reliability.yaml"
        written, mark, of_rules = target.read_text("utf-8").partition("# Quy tắc")  # by rules.py
        cells = [line for line in written.splitlines(keepends=True) if line.startswith("  cell")]
        lines = [
            evidence_line(kind, *tally[kind][:2])
            for kind in (*confidence.KINDS, DOUBTED)
            if kind in tally and kind not in confidence.CELLS
        ]
        said = [line for line in written.splitlines(keepends=True) if line.startswith("# Ô của")]
        head = HEAD.format(seeds=", ".join(map(str, args.count)))
        target.write_text(
            head.replace("# Ô của bảng: benchmarks/tables.py.\n", "".join(said))
            + "".join(lines + cells)
            + mark
            + of_rules,
            "utf-8",
        )
        confidence._counted.cache_clear()
        doubt_threshold.cache_clear()
    print("\n".join(table(tally)))


if __name__ == "__main__":
    main()
