#!/usr/bin/env python3
"""How well scans are read: right, silent errors, flagged, by quality and document.

    make bench        or        .venv/bin/python benchmarks/accuracy.py [--seed 7] [--only "fax 200"]
                                [--golds DIR] [--record] [--picture FILE]

Scans are made from the samples' wording with figures drawn anew (scans.py); DIR (by default
../shared beside the project, where it is) adds real scans with a gold. Each document is read twice: by
`solieu run`, and by one plain pass of Tesseract (no cleaning, one reading) with the same rules behind
it, for comparison. Last comes the risk over the share of rows taken without looking, as numbers and as a
picture (curve.py). Gains and losses are counted against the last recorded run (recorded.json).
"""

import argparse
import csv
import json
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import curve
import scans
from scoring import Score, read_gold, score

from extractor.document import interpret
from extractor.intake.inputs import open_input
from extractor.language.numbers import exact
from extractor.language.sentences import line_of
from extractor.model import PageReading
from extractor.pdf_pages import count_pages, read_layer, render
from extractor.reading import page

RECORDED = HERE / "recorded.json"
TABLES = {"figures": "", "references": "document_number", "dates": "date", "labels": "label"}
SHARED = {
    "seed": (
        "seed/scans/my-xuyen-2016.{}.pdf",
        "seed/my-xuyen-2016.scan.gold.jsonl",
        ("office", "copy", "fax"),
    ),
    "real": ("real/{}*.*[fg]", "real/{}.gold.jsonl", ("S01", "S02", "S03", "S05", "S26")),
    "unseen": ("real/{}*.*[fg]", "real/{}.gold.jsonl", ("S08", "S29", "S31", "S60")),
}
UNSEEN = "unseen"  # real scans that nothing is counted on


def documents(seed, only, golds, work, unseen=True):
    """[(quality, PDF, gold)]; without those that only tests may see if `unseen` is false."""
    chosen = {q: v for q, v in scans.QUALITIES.items() if not only or q in only}
    found = list(scans.make(work / f"seed-{seed}", seed, chosen))
    for group, (pdf, gold, names) in SHARED.items():
        for name in names if unseen or group != UNSEEN else ():
            path = next(golds.glob(pdf.format(name)), None) if golds.is_dir() else None
            if path and (not only or name in only):
                found.append((f"{group} {name}", path, golds / gold.format(name)))
    return found


def rows_of(out, name):
    """Numerals that `solieu run` wrote for one document, in reading order."""
    found, text = [], (out / "text" / f"{name}.txt").read_text("utf-8")
    for table, kind in TABLES.items():
        with open(out / f"{table}.csv", encoding="utf-8-sig", newline="") as handle:
            found += [
                (
                    int(r["start"]),
                    kind or r["kind"],
                    {**r, "cell": cell(text, int(r["start"]))},
                    r["review"] == "yes",
                )
                for r in csv.DictReader(handle)
                if r["file"] == name and (kind != "label" or r["review"] == "yes")
            ]
    return [row[1:] for row in sorted(found, key=lambda row: row[0])]


def cell(text, offset):
    """Does it stand in a table, as far as its line tells: parted by tabs, or with hardly a word?"""
    line = line_of(text, offset)
    return "\t" in line or len(re.findall(r"[^\W\d_]{2,}", line)) < 3


def plain_rows(pdf):
    """One pass of Tesseract a page, nothing cleaned, nothing held against it; the same rules."""
    source = open_input(pdf, pdf.name)
    read = []
    with tempfile.TemporaryDirectory() as work:
        for number in range(1, count_pages(pdf) + 1):
            layer = read_layer(pdf, number)
            dpi = page.scan_dpi(layer)
            picture = render(pdf, number, dpi, Path(work))
            words = page.READERS.first.read_page(picture, dpi)
            read.append(
                PageReading(number, layer.width, layer.height, "ocr", "layer_empty", words, dpi=dpi)
            )
    report = interpret(source, tuple(read))
    rows = [
        (
            n.kind,
            {
                "raw": n.raw,
                "page": n.place.page,
                "role": n.role,
                "iso": n.iso,
                "number": n.number,
                "value": exact(n.value),
                "numerator": n.numerator,
                "denominator": n.denominator,
                "cell": cell(report.text.text, n.start),
            },
            any(d.key != "second_reading" for d in n.doubts),
        )
        for n in report.numerals
        if n.kind != "stamp"
    ]
    return [row for row in rows if row[0] != "label" or row[2]]


def measure(found, work, plain=True):
    """{document: Result}"""
    inbox, out = work / "inbox", work / "out"
    shutil.rmtree(inbox, ignore_errors=True)
    inbox.mkdir(parents=True)
    named = []
    for quality, pdf, gold in found:
        link = inbox / f"{quality.replace(' ', '-')}_{pdf.name}"
        link.symlink_to(pdf)
        named.append((quality, link.name, pdf, gold))
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "run", inbox, "--out", out, "--lang", "en"],
        cwd=HERE.parent,
    )
    if done.returncode:
        sys.exit("the run failed")
    with ProcessPoolExecutor(2) as pool:
        flat = (
            list(pool.map(plain_rows, [pdf for _, _, pdf, _ in named]))
            if plain
            else [None] * len(named)
        )
    results = {}
    for (quality, name, _, gold), rows in zip(named, flat, strict=False):
        wanted, ours = read_gold(gold), rows_of(out, name)
        results[f"{quality} · {gold.name.split('.')[0]}"] = Result(
            solieu=score(wanted, ours),
            plain=score(wanted, rows) if rows is not None else None,
            rows=tuple(ours),
        )
    return results


@dataclass(frozen=True, slots=True)
class Result:
    """One document: the score of Solieu and that of the plain pass, if it was made, and the rows of
    Solieu."""

    solieu: Score
    plain: Score | None
    rows: tuple

    @property
    def answers(self):
        """The rows that count, as the curve of risk takes them."""
        for k, right in self.solieu.outcomes:
            _, fields, flagged = self.rows[k]
            yield curve.Answer(float(fields["confidence"]), right, flagged)


def answers_by_group(results):
    """{made or real scans: their rows}, and those of all."""
    named = {"made scans": [], "real scans": []}
    for name, result in results.items():
        group = "real scans" if name.split(" ")[0] in SHARED else "made scans"
        if not name.startswith("digital"):
            named[group] += result.answers
    return {group: answers for group, answers in named.items() if answers}


def table(results, recorded):
    """Lines of the report, by quality, then what changed by document."""
    by_quality = {}
    for name, result in results.items():
        ours, flat = result.solieu, result.plain
        quality = name.split(" · ")[0]
        a, b = by_quality.get(quality, (Score(), Score()))
        by_quality[quality] = (a + ours, b + (flat or Score()))
    yield f"{'quality':<16}{'numerals':>9} | {'right':>8}{'silent':>8}{'flagged':>9} | plain: {'right':>7}{'silent':>8}{'flagged':>9}"
    for quality, (a, b) in by_quality.items():
        yield f"{quality:<16}{a.gold:>9} | {share(a.right, a):>8}{a.silent:>8}{share(a.flagged, a):>9} |        {share(b.right, b):>7}{b.silent:>8}{share(b.flagged, b):>9}"
    for name, result in results.items():
        ours = result.solieu
        before = recorded.get(name)
        now = [ours.right, ours.silent, ours.flagged]
        if before and before != now:
            yield f"{name}: right {before[0]} → {now[0]}, silent {before[1]} → {now[1]}, flagged {before[2]} → {now[2]}"


def share(part, whole):
    return f"{100 * part / whole.gold:.1f}%" if whole.gold else "-"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", action="append")
    parser.add_argument("--golds", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument(
        "--record", action="store_true", help="keep these figures to compare later runs with"
    )
    parser.add_argument("--show", type=int, default=0, help="faults to list for each document")
    parser.add_argument("--no-plain", action="store_true")
    parser.add_argument("--work", type=Path, help="keep scans and results here")
    parser.add_argument(
        "--picture",
        type=Path,
        default=HERE / "risk-coverage.svg",
        help="where the curve of risk over coverage is drawn (SVG)",
    )
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder_name:
        work = Path(folder_name)
        made = documents(args.seed, args.only, args.golds, args.work or work)
        results = measure(made, args.work or work, not args.no_plain)
    recorded = json.loads(RECORDED.read_text("utf-8")) if RECORDED.exists() else {}
    named = answers_by_group(results)
    print("\n".join([*table(results, recorded), "", *curve.numbers(named)]))
    args.picture.write_text(curve.picture(named), "utf-8")
    for name, result in results.items():
        for wanted, got, said in sorted(result.solieu.faults, key=lambda f: f[2])[: args.show]:
            print(
                f"  {'flagged' if said else 'SILENT '} {name}: {wanted or '(nothing)'} → {got or '(nothing)'}"
            )
    if args.record:
        scores = {name: result.solieu for name, result in results.items()}
        recorded.update({name: [s.right, s.silent, s.flagged] for name, s in scores.items()})
        RECORDED.write_text(
            json.dumps(recorded, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8"
        )


if __name__ == "__main__":
    main()
