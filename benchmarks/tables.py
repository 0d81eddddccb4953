#!/usr/bin/env python3
"""How well tables are read, cell by cell: the annexes of make_tables.py and any others with a gold.

    .venv/bin/python benchmarks/tables.py [--seed 9] [--only "fax 200"] [--golds DIR] [--beside PYTHON] [--unruled | --word | --office]
    .venv/bin/python benchmarks/tables.py --count 51 --count 52      count evidence, write reliability.yaml

Every quality of scans.py is drawn with figures of its own. DIR holds more documents, `NAME*.pdf` with
`NAME.tables.json`. PYTHON is one in which img2table (scans) or camelot (digital) is installed: the
same pages are read by it too. `--unruled`: the layouts of make_unruled.py in their place; `--word`: those of make_word_tables.py;
`--office`: those of make_office_tables.py that are one table a page. Evidence is counted where at most a tenth of the cells is missing
(where whole rows are, what stands where says nothing of the reading). A cell is right when digits, decimal comma and sign agree; what is
wrong, missing (no row of its cell marked for review) or too many and not marked is silent.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import make_office_tables
import make_tables
import make_unruled
import make_word_tables
import scans
from calibrate import evidence_line

from extractor.document import interpret
from extractor.figures import confidence
from extractor.figures.confidence import DOUBTED
from extractor.intake.inputs import open_input
from extractor.output.rows import table_rows
from extractor.patterns import patterns_folder
from extractor.reading.page import page_count, read_page

DRAWN = {
    None: make_tables, "unruled": make_unruled, "word": make_word_tables, "office": make_office_tables,
}  # fmt: skip
NUMBER = re.compile(r"\(?[-+–]?\d[\d.,/]*\s*%?\)?")
CELL_KINDS = ("cell", "cell_steady", "cell_voted", "cell_opposed", "cell_outvoted", "cell_alike")


def canonical(raw):
    raw = re.sub(r"^\((.*)\)$", r"-\1", str(raw))  # as accounts print what is below zero
    return re.sub(r"[\s%+]|\.(?=\d{3}(?:\D|$))", "", str(raw)).replace("–", "-")


def head_fits(wanted, got):
    """Four of five of its words are there."""
    words, have = re.findall(r"\w+", wanted.casefold()), set(re.findall(r"\w+", got.casefold()))
    return sum(w in have for w in words) >= 0.8 * len(words)


def documents(seed, only, work, drawn=make_tables):
    """(quality, PDF, gold)"""
    for number, (quality, (spoil, dpi, jpeg)) in enumerate(scans.QUALITIES.items()):
        if not only or quality in only:
            family = scans.FAMILIES[(number + seed) % 3]  # the fourth is too wide for the columns
            target = work / f"{seed}-{quality.replace(' ', '-')}"
            for pdf, gold in drawn.draw(target, seed * 10 + number, family, spoil, dpi, jpeg):
                yield quality, pdf, gold


def read(pdf):
    """{(page, row, column): (raw, for review, evidence, row head, column head)}, the last row of the
    table on each page, places of all cells with a row for review."""
    source = open_input(pdf, pdf.name)
    report = interpret(
        source, tuple(read_page(source, n) for n in range(1, page_count(source) + 1))
    )
    evidence = {row.start: row.evidence for row in report.numerals}
    cells = {
        (row["page"], row["row"], row["column"]): (
            _with_sign(row["raw"], row["value"]),
            row["review"] == "yes",
            evidence[row["start"]],
            row["row_head"],
            row["column_head"],
        )
        for row in table_rows(report)
        if NUMBER.fullmatch(row["raw"])
    }
    doubted = [row for row in report.numerals if row.doubts]
    marked = {
        (t.placed.page, c.row, c.column)
        for t in report.tables
        for c in t.placed.cells
        if any(c.start <= row.start < c.end for row in doubted)
    }
    return cells, {t.placed.page: t.placed.rows for t in report.tables}, marked


def _with_sign(raw, value):
    """The numeral as printed, with the minus that brackets around it stand for."""
    return f"-{raw}" if str(value).startswith("-") and raw[0].isdigit() else raw


def compare(gold, cells, last, marked):
    """[(what, wanted, raw, flagged, evidence, heads that fit)]: `right`, `wrong`, `missing`, `extra`."""
    found, left = [], dict(cells)
    for piece in gold:
        named = next(
            (
                i
                for i, c in enumerate(piece["columns"])
                if re.search(r"(?i)chỉ tiêu|nội dung|tên|lĩnh vực", c)
            ),
            1,
        )
        above = last.get(piece["page"], 0) - len(piece["rows"])
        for r, row in enumerate(piece["rows"], 1):
            for c, text in enumerate(row, 1):
                got = left.pop((piece["page"], above + r, c), None)
                if c - 1 in (0, named) or not NUMBER.fullmatch(text.strip()):
                    if got:
                        found.append(("extra", text, got[0], got[1], got[2], 0))
                    continue
                if got is None:
                    found.append(
                        ("missing", text, "", (piece["page"], above + r, c) in marked, "", 0)
                    )
                else:
                    heads = head_fits(row[named], got[3]) + head_fits(
                        piece["columns"][c - 1], got[4]
                    )
                    found.append(
                        (
                            "right" if canonical(text) == canonical(got[0]) else "wrong",
                            text,
                            *got[:3],
                            heads,
                        )
                    )
    return found + [
        ("extra", "", raw, flagged, kind, 0) for raw, flagged, kind, *_ in left.values()
    ]


def line(name, found, seconds):
    count = Counter((what, flagged) for what, _, _, flagged, *_ in found)
    wanted = sum(n for (what, _), n in count.items() if what != "extra")
    right = count["right", True] + count["right", False]
    silent = count["wrong", False] + count["extra", False] + count["missing", False]
    heads = sum(f[5] for f in found if f[0] == "right") / (2 * right) if right else 0
    return f"{name:<34}{wanted:>6}{right:>7}{right / max(wanted, 1):>9.2%}{silent:>8}{sum(f[3] for f in found):>9}{heads:>8.1%}{seconds:>7.0f} s"


def beside(python, pdf, digital):
    """Cells of another program: {page: [rows of texts]}."""
    done = subprocess.run(
        [python, str(HERE / "other_tables.py"), str(pdf), *(["--digital"] if digital else [])],
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout.strip().splitlines()[-1]) if done.returncode == 0 else {}


def counted_beside(gold, pages_read):
    """Numeric cells of the gold that stand on their page in the other program's rows, in order."""
    right = 0
    for piece in gold:
        have = Counter(
            canonical(t) for row in pages_read.get(str(piece["page"]), []) for t in row if t
        )
        want = Counter(
            canonical(t) for row in piece["rows"] for t in row[2:] if NUMBER.fullmatch(t.strip())
        )
        right += sum((have & want).values())
    return right


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--only", action="append"), parser.add_argument("--golds", type=Path)
    (
        parser.add_argument("--count", type=int, action="append", default=[]),
        parser.add_argument("--beside"),
    )
    (
        parser.add_argument("--show", type=int, default=0),
        parser.add_argument("--unruled", action="store_const", const="unruled", dest="drawn"),
        parser.add_argument("--word", action="store_const", const="word", dest="drawn"),
        parser.add_argument("--office", action="store_const", const="office", dest="drawn"),
    )
    args = parser.parse_args()
    tally = Counter()
    drawn = DRAWN[args.drawn]
    print(
        f"{'':<34}{'cells':>6}{'right':>7}{'':>9}{'silent':>8}{'flagged':>9}{'heads':>8}{'time':>9}"
    )
    with tempfile.TemporaryDirectory() as work:
        found = [
            d
            for seed in args.count or [args.seed]
            for d in documents(seed, args.only, Path(work), drawn)
        ]
        if args.golds:
            found += [
                ("given", next(args.golds.glob(f"{g.name.split('.')[0]}*.pdf")), g)
                for g in sorted(args.golds.glob("*.tables.json"))
            ]
        for quality, pdf, target in found:
            gold, began = json.loads(target.read_text("utf-8")), time.time()
            outcomes = compare(gold, *read(pdf))
            print(line(f"{quality} {pdf.stem[:22]}", outcomes, time.time() - began), flush=True)
            for what, wanted, raw, flagged, kind, _ in [o for o in outcomes if o[0] != "right"][
                : args.show
            ]:
                print(
                    "      ",
                    what,
                    repr(wanted),
                    repr(raw),
                    kind,
                    "flagged" if flagged else "SILENT",
                )
            lost = sum(o[0] in ("missing", "extra") for o in outcomes) > 0.1 * len(outcomes)
            for what, _, _, _, kind, _ in (
                outcomes if not lost else []
            ):  # rows or columns not seen: no matter of reading
                tally[kind, what == "right"] += what in ("right", "wrong")
            if args.beside:
                began = time.time()
                other = counted_beside(gold, beside(args.beside, pdf, quality == "digital"))
                print(
                    f"{'    the other program':<34}{'':>6}{other:>7}{'':>34}{time.time() - began:>7.0f} s"
                )
    for kind in (*reversed(confidence.KINDS), DOUBTED):
        if n := tally[kind, True] + tally[kind, False]:
            print(f"{kind:<12}{n:>7}{tally[kind, True]:>7} right")
    if args.count:
        record(tally, args.count)


def record(tally, seeds):
    """Put the cells' kinds of evidence into reliability.yaml, the others stay."""
    file = patterns_folder() / "reliability.yaml"
    evidence, mark, of_rules = file.read_text("utf-8").partition("# Quy tắc")
    said = f"# Ô của bảng: benchmarks/tables.py (seeds {', '.join(map(str, seeds))})."
    kept = [
        said if line.startswith("# Ô của bảng") else line
        for line in evidence.splitlines()
        if not line.startswith("  cell")
    ]
    kept += [
        evidence_line(kind, tally[kind, True] + tally[kind, False], tally[kind, True]).rstrip()
        for kind in CELL_KINDS
    ]
    file.write_text("\n".join(kept) + "\n" + mark + of_rules, "utf-8")


if __name__ == "__main__":
    main()
