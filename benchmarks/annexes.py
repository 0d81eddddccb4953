#!/usr/bin/env python3
"""How many figures of annotated annexes get their indicator: tables of benchmarks/annexes/, set as digital PDFs.

    .venv/bin/python benchmarks/annexes.py [--totals] [--keep DIR] [--scan "office 200"] [NUMBER…]

NAME.txt: the report's head as `key: value`, then the rows of the table's heading and its body, each part
below `---`; cells parted by `|`, `<` belongs to the cell on its left, `^` to the one above. A figure that
has an indicator holds its code: `41{code}`, with `!` for assigned, `*` for planned. Printed as in
indicators.py: right, wrong, empty (a code there, none here), extra (a code here, none there). With --scan
each PDF is made a scan of that quality (scans.py) first.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import make_samples
import make_tables
import scans
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from extractor.document import interpret
from extractor.intake.inputs import open_input
from extractor.model import FIGURE_KINDS
from extractor.reading.page import page_count, read_page

MARK = re.compile(r"\{(?P<code>[a-z0-9_.]+)(?P<status>[!*]?)\}")
NUMERIC = re.compile(r"[-+]?\d[\d.,]*%?")
STATUS = {"": "actual", "!": "assigned", "*": "planned"}


def read(path):
    """(head, rows of the heading, rows of the body), cells with their marks."""
    head, top, body = path.read_text("utf-8").split("\n---\n")
    return (
        dict(line.split(": ", 1) for line in head.splitlines()),
        *(
            [[cell.strip() for cell in line.split("|")] for line in part.splitlines()]
            for part in (top, body)
        ),
    )


def expected(body):
    """[(numeral, code, status)] of the cells that hold a figure, row by row."""
    return [
        (
            MARK.sub("", cell),
            *((m["code"], STATUS[m["status"]]) if (m := MARK.search(cell)) else ("", "")),
        )
        for row in body
        for cell in row[1:]
        if NUMERIC.fullmatch(MARK.sub("", cell))
    ]


def typeset(head, top, body, path):
    """A page with the letterhead and one sentence, then the annex."""
    make_samples.load_fonts("Liberation Serif")
    size = landscape(A4) if head.get("wide") == "yes" else A4

    def set_(text, bold=False, align=0, points=10.5):
        return Paragraph(
            text.replace("<", "&lt;"),
            ParagraphStyle(
                "c",
                fontName="Bold" if bold else "Regular",
                fontSize=points,
                leading=1.2 * points,
                alignment=align,
            ),
        )

    letterhead = Table(
        [
            [set_(a, True, 1), set_(b, True, 1)]
            for a, b in zip(
                [*filter(None, (head.get("parent"), head["issuer"])), "Số: " + head["number"]],
                [
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "Độc lập - Tự do - Hạnh phúc",
                    head["place"],
                ][-2 - bool(head.get("parent")) :]
                if head.get("parent")
                else ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", head["place"]],
                strict=False,
            )
        ],
        colWidths=[80 * mm, 95 * mm],
    )
    story = [
        letterhead,
        Spacer(1, 8 * mm),
        set_("BÁO CÁO", True, 1, 14),
        set_(head["about"], True, 1, 13),
        Spacer(1, 6 * mm),
        set_("Số liệu cụ thể được tổng hợp tại phụ lục kèm theo báo cáo này.", points=13),
        PageBreak(),
        set_(head["title"], True, 1, 12.5),
        set_(head.get("unit", ""), False, 2, 11),
        Spacer(1, 4 * mm),
    ]
    rows = [[set_("" if c in "<^" else c, True, 1, 9.5) for c in row] for row in top]
    rows += [
        [set_(MARK.sub("", c), False, 0 if n == 1 else 1, 9.5) for n, c in enumerate(row)]
        for row in body
    ]
    spans = [
        ("SPAN", (x, y), corner)
        for y, row in enumerate(top)
        for x, c in enumerate(row)
        if c not in ("<", "^") and (corner := _corner(top, x, y)) != (x, y)
    ]
    story.append(
        Table(
            rows,
            colWidths=[float(w) * mm for w in head["widths"].split()],
            repeatRows=len(top),
            style=[
                ("GRID", (0, 0), (-1, -1), 0.6, colors.black),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                *spans,
            ],
        )
    )
    SimpleDocTemplate(
        str(path),
        pagesize=size,
        leftMargin=8 * mm,
        rightMargin=8 * mm,
        topMargin=15 * mm,
        bottomMargin=15 * mm,
        invariant=1,
    ).build(story)


def _corner(top, x, y):
    right = x
    while right + 1 < len(top[y]) and top[y][right + 1] == "<":
        right += 1
    down = y
    while down + 1 < len(top) and all(
        top[down + 1][c] == ("^" if c == x else top[down + 1][c]) and top[down + 1][c] in "^<"
        for c in range(x, right + 1)
    ):
        down += 1
    return right, down


def measure(path, target, quality=""):
    """[(verdict, numeral, wanted, given, status wanted, the figure or None)], the report."""
    head, top, body = read(path)
    typeset(head, top, body, target)
    if quality:
        make_tables.scan(target, 5, *scans.QUALITIES[quality])
    source = open_input(target, target.name)
    report = interpret(
        source, tuple(read_page(source, n) for n in range(1, page_count(source) + 1))
    )
    begin = report.tables[0].placed.start if report.tables else 0
    got = [r for r in report.numerals if r.kind in FIGURE_KINDS and r.start >= begin]
    wanted, found = expected(body), []
    for tag, a, b, c, d in SequenceMatcher(
        None, [w[0] for w in wanted], [r.raw for r in got], autojunk=False
    ).get_opcodes():
        for k in range(max(b - a, d - c)):
            raw, code, status = wanted[a + k] if a + k < b else ("", "", "")
            row = got[c + k] if c + k < d else None
            found += [
                (v, raw, code, row.indicator if row else "", status, row)
                for v in _verdicts(tag, raw, code, status, row)
            ]
    return found, report


def _verdicts(tag, raw, code, status, row):
    if row is None or not raw:
        yield "no figure" if row is None else "spurious"
        return
    if tag != "equal":
        yield "other figure"
    if code or row.indicator:
        yield (
            "right"
            if code == row.indicator
            else "extra"
            if not code
            else "wrong"
            if row.indicator
            else "empty"
        )
        if code and status != row.status:
            yield "status"
    else:
        yield "rightly empty"


def line(counts):
    wanted = sum(counts[v] for v in ("right", "wrong", "empty"))
    return f"{wanted:>4} with a code: " + ", ".join(
        f"{counts[v]} {v}"
        for v in (
            "right",
            "wrong",
            "empty",
            "extra",
            "rightly empty",
            "status",
            "no figure",
            "spurious",
            "other figure",
            "for review",
        )
    )


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    (
        parser.add_argument("names", nargs="*"),
        parser.add_argument("--totals", action="store_true"),
        parser.add_argument("--keep", type=Path),
    )
    parser.add_argument("--scan", default="", choices=["", *scans.QUALITIES])
    given, whole = parser.parse_args(), Counter()
    with tempfile.TemporaryDirectory() as work:
        for path in sorted(
            (HERE / "annexes").glob("*.txt"), key=lambda p: int(p.name.split("-")[0])
        ):
            if (
                given.names
                and path.stem.split("-")[0] not in given.names
                and path.stem not in given.names
            ):
                continue
            found, _report = measure(
                path, (given.keep or Path(work)) / f"{path.stem}.pdf", given.scan
            )
            counts = Counter(f[0] for f in found)
            counts["for review"] = sum(bool(f[5] and f[5].doubts) for f in found)
            print(f"{path.stem:<28}{line(counts)}")
            for verdict, raw, code, got, status, row in found:
                if not given.totals and verdict not in ("right", "rightly empty"):
                    print(
                        f"    {verdict:<10}{raw:>9}  {code or '-'}  <  {got or '-'}  {status} {row.status if row else ''}  [{row.subject if row else ''}] {' '.join(d.key for d in row.doubts) if row else ''}"
                    )
            whole += counts
    print(f"{'all':<28}{line(whole)}")


if __name__ == "__main__":
    main()
