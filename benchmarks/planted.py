"""Single-digit errors planted in readings: what arithmetic and the second reading catch of them.

`planted.py REPORT… [--errors 500] [--seed 1]`: each report's numerals count as read twice alike; then,
one at a time, a digit of a figure is changed in the first reading, in the second, and in both. Caught by
arithmetic: a relation that speaks of the figure fails, or is suspect. Printed besides: suggestions
that are right and wrong, wrong figures that were proven (there must be none), accusations and lost
relations without any planted error.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import regex

from extractor.checks.all_checks import check
from extractor.checks.other_readings import reread
from extractor.document import read_report
from extractor.model import Box, Check, DocumentText, Doubt, Numeral, PlacedWord, Report, Word

PLACE = Box(0, 0, 1, 1)


@dataclass(frozen=True)
class Planted:
    """The report with one wrong digit in `row`."""

    document: DocumentText
    rows: tuple[Numeral, ...]
    row: Numeral
    true: str


def as_read(report: Report) -> tuple[DocumentText, tuple[Numeral, ...]]:
    """The report as if each word was read twice alike by sure readers."""
    pieces = tuple(
        PlacedWord(
            m.start(), m.end(), 1, Word(m[0], PLACE, 0.95, evidence="agreed", others=(m[0],))
        )
        for m in regex.finditer(r"\S+", report.text.text)
    )
    rows = tuple(
        replace(
            row, doubts=(), proven="", evidence="agreed", place=replace(row.place, confidence=0.95)
        )
        for row in report.numerals
    )
    return replace(report.text, pieces=pieces), rows


def plant(
    document: DocumentText, rows: tuple[Numeral, ...], row: Numeral, at: int, digit: str, where: str
) -> Planted | None:
    """A digit of `row` changed in the `first` reading, the `second`, or `both`; None if that is no number."""
    raw = row.raw[:at] + digit + row.raw[at + 1 :]
    wrong = reread(row, raw)
    if wrong is None:
        return None
    place = row.start + at
    text = document.text[:place] + digit + document.text[place + 1 :]
    pieces = tuple(
        PlacedWord(a, b, n, _misread(w, text[a:b], where) if a <= place < b else w)
        for a, b, n, w in document.pieces
    )
    both = where == "both"
    wrong = replace(
        row if where == "second" else wrong,
        evidence="agreed" if both else "differ",
        doubts=() if both else (Doubt.of("second_reading", other="?"),),
    )
    text = document.text if where == "second" else text
    return Planted(
        replace(document, text=text, pieces=pieces),
        tuple(wrong if r.start == row.start else r for r in rows),
        wrong,
        row.raw,
    )


def _misread(word: Word, text: str, where: str) -> Word:
    first, second = (
        (word.text if where == "second" else text),
        (word.text if where == "first" else text),
    )
    return replace(
        word, text=first, others=(second,), evidence="agreed" if where == "both" else "split"
    )


def outcome(planted: Planted) -> dict[str, int]:
    checked = check(planted.document, planted.rows)
    checks = checked.checks
    row = next(r for r in checked.numerals if r.start == planted.row.start)
    against = [c for c in checks if c.verdict in ("fails", "suspect") and row.start in c.figures]
    suggested = [c.suggested for c in against if c.suggested]
    right = f"{row.raw} → {planted.true}"
    return {
        "arithmetic": bool(against),
        "wrong_proven": bool(row.proven) and row.raw != planted.true,
        "lifted": bool(planted.row.doubts) and not row.doubts,
        "suggested_right": right in suggested,
        "suggested_wrong": bool(suggested) and right not in suggested,
        "second_suspected": row.raw == planted.true and bool(against),
        "fails": any(c.verdict == "fails" for c in against),
    }


def accusations(checks: tuple[Check, ...]) -> list[str]:
    return [f"{c.verdict}: {c.statement}" for c in checks if c.verdict in ("fails", "suspect")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="+", type=Path)
    parser.add_argument("--errors", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance, sources = random.Random(args.seed), []
    for path in args.reports:
        report = read_report(path)
        document, rows = as_read(report)
        checks = check(document, rows).checks
        lost = (
            {c.statement for c in report.checks}
            - {c.statement for c in checks if c.check}
            - {c.statement for c in report.checks if c.check == "received_after"}
        )
        print(
            f"{path.name}: {len(checks)} relations, lost without planting: {len(lost)} {sorted(lost) or ''}"
        )
        print("\n".join(f"  {a}" for a in accusations(checks)))
        faulty = {
            start for c in checks if c.verdict in ("fails", "suspect") for start in c.figures
        }  # the report's own faults
        sources += [
            (document, rows, row)
            for row in rows
            if row.start not in faulty and row.kind in ("count", "ratio", "percentage")
        ]
    for where in ("first", "second", "both"):
        counts, planted_errors = Counter(), 0
        while planted_errors < args.errors:
            document, rows, row = chance.choice(sources)
            at = chance.choice([k for k, letter in enumerate(row.raw) if letter.isdigit()])
            made = plant(
                document,
                rows,
                row,
                at,
                chance.choice([d for d in "0123456789" if d != row.raw[at]]),
                where,
            )
            if made is None:
                continue
            planted_errors += 1
            result = outcome(made)
            if result["wrong_proven"]:
                print(
                    "  wrong, proven:",
                    made.true,
                    "→",
                    made.row.raw,
                    [
                        r.proven
                        for r in check(made.document, made.rows).numerals
                        if r.start == made.row.start
                    ],
                )
            counts.update({key: int(value) for key, value in result.items()})
        second = 0 if where == "both" else planted_errors
        print(
            f"wrong in {where}: {planted_errors} errors; caught by the second reading {second / planted_errors:.1%}, "
            f"by arithmetic {counts['arithmetic'] / planted_errors:.1%} (called certain {counts['fails']}); "
            f"suggestion right {counts['suggested_right']}, wrong {counts['suggested_wrong']}; wrong figures proven {counts['wrong_proven']}, doubts lifted {counts['lifted']}"
        )


if __name__ == "__main__":
    main()
