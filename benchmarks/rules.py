"""How often each rule for numerals is right on annotated reports → `rules` in reliability.yaml.

    rules.py TEXTS GOLD [TEXTS GOLD …] [--write]

TEXTS holds NNN.txt, GOLD NNN.jsonl (or both are one file): a line for each numeral with start, end,
kind and value. A numeral is right where the gold has the same kind, and for figures and dates the
same value, at an overlapping place; a row already doubted is not counted, a person sees it anyway.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

from extractor.document import read_report
from extractor.model import FIGURE_KINDS, Numeral
from extractor.patterns import patterns_folder


def is_right(row: Numeral, gold: list[dict]) -> bool:
    """True where the gold has this numeral; a label is right where the gold has no figure there."""
    there = [one for one in gold if one["start"] < row.end and row.start < one["end"]]
    if row.kind == "label":
        return not any(one["kind"] in (*FIGURE_KINDS, "date") for one in there)
    return any(_same(row, one) for one in there)


def _is_open(row: Numeral, gold: list[dict]) -> bool:
    """True where the annotator was not sure either."""
    there = [one for one in gold if one["start"] < row.end and row.start < one["end"]]
    return any(one.get("unsure") for one in there)


def _same(row: Numeral, one: dict) -> bool:
    if row.kind != one["kind"]:
        return False
    if row.kind == "ratio":
        return (row.numerator, row.denominator) == (one["numerator"], one["denominator"])
    if row.kind == "date":
        return row.iso in (one["iso"], *one.get("iso_also", []))
    if row.kind == "document_number":
        return True
    return row.value == Decimal(str(one["value"]))


def counted(pairs: list[tuple[Path, Path]]) -> tuple[Counter[str], Counter[str]]:
    """Numerals by rule, and how many of them are right."""
    numerals: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for text, gold_file in pairs:
        lines = gold_file.read_text("utf-8").splitlines()
        gold = [one for one in map(json.loads, lines) if "start" in one]
        for row in read_report(text).numerals:
            if row.doubts or "." not in row.rule or _is_open(row, gold):
                continue
            numerals[row.rule] += 1
            right[row.rule] += is_right(row, gold)
    return numerals, right


def pairs_of(paths: list[Path]) -> list[tuple[Path, Path]]:
    """Each text with its gold."""
    pairs = []
    for texts, golds in zip(paths[::2], paths[1::2], strict=True):
        if texts.is_file():
            pairs.append((texts, golds))
            continue
        pairs += [(file, golds / f"{file.stem}.jsonl") for file in sorted(texts.glob("*.txt"))]
    return pairs


def main() -> None:
    arguments = [one for one in sys.argv[1:] if one != "--write"]
    numerals, right = counted(pairs_of([Path(one) for one in arguments]))
    lines = [
        f"  {rule}: {{numerals: {numerals[rule]}, right: {right[rule]}}}"
        for rule in sorted(numerals)
    ]
    print("\n".join(lines))
    if "--write" in sys.argv:
        file = patterns_folder() / "reliability.yaml"
        head = file.read_text("utf-8").split("# Quy tắc")[0].rstrip("\n")
        said = "# Quy tắc nhận số: đếm trên báo cáo đã chú giải (benchmarks/rules.py).\nrules:\n"
        file.write_text(head + "\n" + said + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
