#!/usr/bin/env python3
"""Count how often each kind of evidence is right: patterns/reliability.yaml, and its test.

    .venv/bin/python benchmarks/calibrate.py --count 31 --count 32 --golds DIR [--dense 7] [--quarters 8]
                                                                    draw scans with these seeds, count, write
    .venv/bin/python benchmarks/calibrate.py --test 41 --golds DIR  hold the written figures against other scans

DIR adds real scans with a gold: those that programs may be fitted to are counted, the others only tested on.
`--dense` and `--quarters` add pages full of numerals, and of quarters in Roman figures, for what reports hold too
few of (dense.py); `--only-dense` counts these alone and writes them beside what is there, `--add` adds them to what
earlier lots counted. The test prints, for each kind of evidence,
the chance written and the share found right, and what the threshold for review lets through; and for each quality
how many rows are accepted and how many of them are wrong (95 % bound), with the area under the curve of both.
"""

import argparse
import re
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import curve
import dense
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
from extractor.intake.inputs import open_input
from extractor.language.numbers import exact
from extractor.patterns import patterns_folder
from extractor.reading import page_count, read_page, reading_settings
from extractor.reading.cache import Cache

RARE = (
    "roman",
    "steady",
    "opposed",
    "again",
    "reread",
)  # kinds that pages full of numerals are made for
SEEDS = re.compile(r"viết ra \(seeds ([^)]*)\)")
DENSE_SEEDS = re.compile(r"trang đầy số: dense ([^;]*);")
QUARTER_SEEDS = re.compile(r"La Mã: quarters ([^.]*)\.")
HEAD = """# Số của từng loại bằng chứng đọc: bao nhiêu số (numerals), bao nhiêu đúng (right), xác suất đúng ít
# nhất là bao nhiêu (at_least: cận dưới Clopper–Pearson 95 %), đếm trên các bản quét làm riêng để đo và
# trên bản quét thật. Do benchmarks/calibrate.py viết ra (seeds {seeds}), không sửa tay.
# Loại nào đếm dưới 1.000 lần thì chưa được tin; riêng reread và cell_steady (hai loại máy đọc như nhau,
# như agreed và cell) được tin cùng loại kia khi số sai cả hai có thể thêm vào không quá một phần nghìn.
# Loại hiếm (roman, steady, opposed, again, reread) đếm thêm trên trang đầy số: dense {dense};
# quý viết bằng số La Mã: quarters {quarters}.
{cells}evidence:
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row: the quality of its scan, its kind of evidence, whether it is right and
    whether it was left to a person."""

    quality: str
    evidence: str
    right: bool
    flagged: bool


def outcomes(found, work, read=True):
    """The outcome of every row of the documents that counts; `read`: run them first, else take what
    an earlier run kept (documents that it did not finish are left out)."""
    if read:
        measure(found, work, plain=False)
    readings = Cache(work / "out", reading_settings())
    for quality, pdf, gold in found:
        source = open_input(pdf, pdf.name)
        pages = [readings.load(source.sha256, n) for n in range(1, page_count(source) + 1)]
        if None in pages:
            continue
        report = interpret(source, tuple(pages))
        numerals = [
            n
            for n in report.numerals
            if n.kind not in ("stamp", "label") or (n.kind == "label" and n.doubts)
        ]
        rows = [row_of(n, report.text.text) for n in numerals]
        for k, right in score(read_gold(gold), rows).outcomes:
            yield Outcome(quality, numerals[k].evidence, right, rows[k][2])


def row_of(numeral, text):
    """A numeral as the scorer takes it: (kind, fields, flagged)."""
    fields = {
        "raw": numeral.raw,
        "page": numeral.place.page,
        "iso": numeral.iso,
        "number": numeral.number,
        "value": exact(numeral.value),
        "role": numeral.role,
        "numerator": numeral.numerator,
        "denominator": numeral.denominator,
        "cell": cell(text, numeral.start),
    }
    return numeral.kind, fields, bool(numeral.doubts)


def tallied(found):
    """{evidence: [numerals, right, flagged]}"""
    tally = {}
    for one in found:
        line = tally.setdefault(one.evidence, [0, 0, 0])
        line[:] = line[0] + 1, line[1] + one.right, line[2] + one.flagged
    return tally


def curves(found):
    """Lines: for each quality how many rows are accepted (left without a mark) and how many of them
    are wrong; how many would be wrong if all were accepted; and the area under the curve of errors
    over rows accepted, the surest kinds of evidence first."""
    yield f"{'quality':<16}{'rows':>6}{'accepted':>10}{'wrong':>7}{'at most':>9}{'all: wrong':>12}{'area':>9}"
    for quality in [*dict.fromkeys(one.quality for one in found), ""]:
        of_it = [one for one in found if not quality or one.quality == quality]
        accepted = [one for one in of_it if not one.flagged]
        right = sum(one.right for one in accepted)
        wrong = len(accepted) - right
        most = 1 - lower_bound(len(accepted), right) if accepted else 1.0
        lost = sum(not one.right for one in of_it)
        yield (
            f"{quality or 'together':<16}{len(of_it):>6}{len(accepted) / len(of_it):>10.1%}{wrong:>7}"
            f"{most:>9.2%}{lost / len(of_it):>12.1%}{area(of_it):>9.5f}"
        )


def area(found):
    """The area under the curve of errors over rows taken, the surest kinds of evidence first."""
    return curve.area([curve.Answer(chance(o.evidence), o.right, o.flagged) for o in found])


def dense_outcomes(seed, number, phrases, folder):
    """The outcome of every numeral of so many pages full of them."""
    drawn = list(dense.pages(folder, seed, number, phrases))
    with ProcessPoolExecutor(2) as pool:
        for outcomes_of_page in pool.map(dense_page, drawn):
            yield from outcomes_of_page


def dense_page(page):
    """The outcomes of one page."""
    source = open_input(page.pdf, page.pdf.name)
    report = interpret(source, (read_page(source, 1),))
    rows = [row for row in report.numerals if row.kind != "stamp"]
    return [
        Outcome(page.quality, row.evidence, right, bool(row.doubts))
        for row, right in dense.held_against(page.written, rows)
    ]


def written_tally():
    """{evidence: [numerals, right, 0]} as it is written."""
    counted = confidence._counted()
    return {kind: [one["numerals"], one["right"], 0] for kind, one in counted.items()}


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


def listed(seeds, before=None):
    """The seeds after those of earlier lots (a match, or nothing)."""
    earlier = before[1].split(", ") if before and before[1] != "–" else []
    return ", ".join([*earlier, *map(str, seeds)]) or "–"


def added(tally, more):
    """Both tallies as one."""
    return {
        kind: [
            a + b for a, b in zip(tally.get(kind, [0] * 3), more.get(kind, [0] * 3), strict=True)
        ]
        for kind in (*tally, *more)
    }


def write(tally, args):
    """Put the counts into reliability.yaml; those of cells and of rules, which other programs count,
    stay, and with `--only-dense` what was said of the scans."""
    target = patterns_folder() / "reliability.yaml"
    before, mark, of_rules = target.read_text("utf-8").partition("# Quy tắc")
    kept = before.splitlines(keepends=True)
    said = SEEDS.search(before)
    seeds = said[1] if said and (args.only_dense or args.add) else listed(args.count)
    head = HEAD.format(
        seeds=seeds,
        dense=listed(args.dense, DENSE_SEEDS.search(before) if args.add else None),
        quarters=listed(args.quarters, QUARTER_SEEDS.search(before) if args.add else None),
        cells="".join(line for line in kept if line.startswith("# Ô của")),
    )
    lines = [
        evidence_line(kind, *tally[kind][:2])
        for kind in (*confidence.KINDS, DOUBTED)
        if kind in tally and kind not in confidence.CELLS
    ]
    cells = [line for line in kept if line.startswith("  cell")]
    target.write_text(head + "".join(lines + cells) + mark + of_rules, "utf-8")
    confidence._counted.cache_clear()
    doubt_threshold.cache_clear()


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
    parser.add_argument("--only", action="append", help="a quality (default: all)")
    parser.add_argument("--dense", type=int, action="append", default=[])
    parser.add_argument("--quarters", type=int, action="append", default=[])
    parser.add_argument("--pages", type=int, default=10, help="pages of each dense seed")
    parser.add_argument("--only-dense", action="store_true")
    parser.add_argument("--add", action="store_true", help="to the counts of earlier lots")
    parser.add_argument("--work", type=Path, help="keep scans and results here")
    args = parser.parse_args()
    found = []
    with tempfile.TemporaryDirectory() as name:
        for seed in args.count + args.test:
            work = (args.work or Path(name)) / str(seed)
            work.mkdir(parents=True, exist_ok=True)
            golds = args.golds if seed == (args.count + args.test)[0] else Path("/nowhere")
            made = documents(seed, args.only, golds, work, unseen=not args.count)
            found += outcomes(made, work)
        for seeds, phrases in (args.dense, dense.PHRASES), (args.quarters, dense.QUARTERS):
            for seed in seeds:
                seen = dense_outcomes(seed, args.pages, phrases, Path(name))
                found += [one for one in seen if one.evidence in RARE]
    tally = tallied(found)
    if args.add:
        tally = added(written_tally(), tally)
    elif args.only_dense:
        tally = written_tally() | tally
    if args.count or args.only_dense or args.add:
        write(tally, args)
    print("\n".join([*table(tally), "", *curves(found)]))


if __name__ == "__main__":
    main()
