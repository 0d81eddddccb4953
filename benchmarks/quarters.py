#!/usr/bin/env python3
"""Count how often quarters in Roman figures (`quý III/2024`) are read right: a kind of evidence of its own.

    .venv/bin/python benchmarks/quarters.py [--seed 5] [--write]

Reports hold few of them, and readers drop one of several strokes alike. So pages full of them are drawn in
graded qualities and typefaces, read as any page is, and what both witnesses have alike is counted
(`roman` in patterns/reliability.yaml, with --write).
"""

import argparse
import random
import subprocess
import sys
import tempfile
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import cv2
import numpy
import scans
from calibrate import evidence_line
from PIL import Image, ImageDraw, ImageFont

from extractor.document import interpret
from extractor.patterns import patterns_folder
from extractor.reading.inputs import open_input
from extractor.reading.page import read_page

FIGURES = ("I", "II", "III", "IV")
SAID = (
    "đã thực hiện trong",
    "so với cùng kỳ",
    "kế hoạch",
    "kết quả của",
    "giải ngân hết",
    "dự kiến",
)
LINES, POINTS, LEADING = 40, 13, 18
PLAN = [  # (quality, typeface) of each page
    (quality, scans.FAMILIES[(k + turn) % 4])
    for turn in (0, 1)
    for k, quality in enumerate(("fax 200", "copy 200", "photo 150", "office 200", "faint 150"))
]


def font_of(family, dpi):
    said = subprocess.run(
        ["fc-match", "-f", "%{file}", f"{family}:style=Regular"], capture_output=True, text=True
    )
    return ImageFont.truetype(said.stdout, round(POINTS * dpi / 72))


def draw(pdf, quality, family, seed):
    """One page; the quarters on it in order (`2024-Q3`)."""
    spoil, dpi, jpeg = scans.QUALITIES[quality]
    chosen, font = random.Random(seed), font_of(family, dpi)
    page = Image.new("RGB", (round(8.27 * dpi), round(11.69 * dpi)), "white")
    pen, written = ImageDraw.Draw(page), []
    for line in range(LINES):
        text = ""
        for _ in range(3):
            number, year = chosen.randint(1, 4), chosen.randint(2015, 2026)
            text += f"{chosen.choice(SAID)} quý {FIGURES[number - 1]}/{year}, "
            if pen.textlength(text, font) < 6.9 * dpi:
                written.append(f"{year}-Q{number}")
                whole = text
        pen.text((0.8 * dpi, (50 + line * LEADING) * dpi / 72), whole, "black", font)
    spoiled = spoil(cv2.cvtColor(numpy.asarray(page), cv2.COLOR_RGB2BGR), seed)
    spoiled = spoiled if spoiled.ndim == 2 else cv2.cvtColor(spoiled, cv2.COLOR_BGR2RGB)
    made = Image.fromarray(spoiled)
    made = made if jpeg else made.convert("1")
    made.save(pdf, resolution=dpi, **({"quality": jpeg} if jpeg else {}))
    return written


def found(pdf):
    """The dates read, in order."""
    source = open_input(pdf, pdf.name)
    report = interpret(source, (read_page(source, 1),))
    return [row for row in report.numerals if row.kind == "date"]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    tally = Counter()
    for number, (quality, family) in enumerate(PLAN):
        with tempfile.TemporaryDirectory() as work:
            pdf = Path(work) / "page.pdf"
            written = draw(pdf, quality, family, args.seed * 100 + number)
            read = found(pdf)
        own, silent = Counter(), []
        matcher = SequenceMatcher(None, written, [row.iso for row in read], autojunk=False)
        for what, _, _, start, end in matcher.get_opcodes():
            own.update((row.evidence, what == "equal") for row in read[start:end])
            silent += [row.raw for row in read[start:end] if what != "equal" and not row.doubts]
        print(
            f"{quality:<12}{family:<18}{len(written):>5} printed  {dict(own)} silent: {silent}",
            flush=True,
        )
        tally += own
    seen, right = tally["roman", True] + tally["roman", False], tally["roman", True]
    line = evidence_line("roman", seen, right)
    print(line)
    if args.write:
        file = patterns_folder() / "reliability.yaml"
        kept = [each for each in file.read_text("utf-8").splitlines(True) if "  roman:" not in each]
        at = next(k for k, each in enumerate(kept) if each == "evidence:\n") + 1
        file.write_text("".join([*kept[:at], line, *kept[at:]]), "utf-8")


if __name__ == "__main__":
    main()
