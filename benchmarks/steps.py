#!/usr/bin/env python3
"""Does each cleaning step help? One pass over made scans: nothing cleaned, all steps, all but one.

    .venv/bin/python benchmarks/steps.py [--seed 51] [--golds DIR]

For every quality on which a step acts it prints the numerals read right (one model, one pass,
the rules behind it) with all steps, without that step, and with none.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import cv2

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from accuracy import cell, documents
from scoring import read_gold, score

from extractor.document import interpret
from extractor.imaging import cleaning
from extractor.imaging.picture import load_picture
from extractor.intake.inputs import open_input
from extractor.language.numbers import exact
from extractor.model import PageReading
from extractor.pdf_pages import count_pages, read_layer, render
from extractor.reading import page

STEPS = ("colour", "light", "watermark", "edges", "specks", "slant")


def read(pdf, only):
    """(numerals as the scoring wants them, steps that acted) with only these steps."""
    source, found, acted = open_input(pdf, pdf.name), [], set()
    with tempfile.TemporaryDirectory() as name:
        for number in range(1, count_pages(pdf) + 1):
            layer = read_layer(pdf, number)
            dpi = page.scan_dpi(layer)
            seen = load_picture(render(pdf, number, dpi, Path(name), colour=not layer.grey))
            if cleaning.lies(cleaning.grey_of(seen)):
                seen = cleaning.turn(seen, 270)
            picture = cleaning.clean_picture(seen, dpi, only)
            acted.update(picture.steps)
            cv2.imwrite(f"{name}/clean.pgm", picture.grey)
            found.append(
                PageReading(
                    number,
                    layer.width,
                    layer.height,
                    "ocr",
                    "layer_empty",
                    page.READERS.first.read_page(Path(name) / "clean.pgm", dpi),
                    dpi=dpi,
                )
            )
    report = interpret(source, tuple(found))
    return [
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
            True,
        )
        for n in report.numerals
        if n.kind != "stamp"
    ], acted


def right(found, only):
    _, pdf, gold = found
    rows, acted = read(pdf, only)
    result = score(read_gold(gold), [r for r in rows if r[0] != "label"])
    return result.right, result.gold, acted


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=51)
    parser.add_argument("--golds", type=Path, default=Path("/nowhere"))
    parser.add_argument("--work", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, ProcessPoolExecutor(2) as pool:
        by_quality = defaultdict(list)
        for found in documents(args.seed, None, args.golds, args.work or Path(name)):
            if found[0] != "digital":
                by_quality[found[0]].append(found)
        print(f"{'quality':<14}{'numerals':>9}{'none':>7}{'all':>7}   without")
        for quality, found in by_quality.items():
            every = list(pool.map(partial(right, only=None), found))
            none = sum(r for r, *_ in pool.map(partial(right, only=()), found))
            acted = [s for s in STEPS if any(s in a for *_, a in every)]
            without = {
                s: sum(
                    r
                    for r, *_ in pool.map(
                        partial(right, only=tuple(o for o in STEPS if o != s)), found
                    )
                )
                for s in acted
            }
            print(
                f"{quality:<14}{sum(g for _, g, _ in every):>9}{none:>7}{sum(r for r, *_ in every):>7}   "
                + ", ".join(f"{s} {n}" for s, n in without.items()),
                flush=True,
            )


if __name__ == "__main__":
    main()
