"""Which indicator a figure is: every rule is tried on the words around it, one may claim it.

Two codes that claim one figure: the one whose spelled-out words include all of the other's and
more wins (`đang giải quyết trong hạn N` over `đang giải quyết N`). Otherwise none gets it, and
the row carries `indicator_claimed_twice`. A second figure of the same code and status with
another value stays without code too (`indicator_value_differs`): it is a part or another unit's.
"""

from __future__ import annotations

from dataclasses import replace

from extractor.indicators.context import surroundings
from extractor.indicators.judge import Finding, Judge
from extractor.indicators.rules import Rules, load_indicators
from extractor.language.flat import flat_text
from extractor.model import FIGURE_KINDS, DocumentText, Doubt, Numeral


def name_figures(document: DocumentText, rows: tuple[Numeral, ...]) -> tuple[Numeral, ...]:
    """The rows with the indicator of each figure that one rule claims."""
    found = {f.figure.start: f for f in findings(document, rows)}
    return tuple(
        replace(row, indicator=found[row.start].code, doubts=row.doubts + found[row.start].doubts)
        if row.start in found
        else row
        for row in rows
    )


def findings(
    document: DocumentText, rows: tuple[Numeral, ...], rules: Rules | None = None
) -> list[Finding]:
    """One for each figure, in order of place."""
    rules = rules or load_indicators()
    figures = [
        row for row in rows if row.kind in FIGURE_KINDS and row.rule != "table.cell"
    ]  # those are named by their heads
    flat = flat_text(document.text, figures, rules.vocabulary)
    judge = Judge(rules, flat, figures, surroundings(document, figures))
    found: list[Finding] = []
    for i in range(len(figures)):
        found.append(judge.finding(i, found))
        judge.settle(i, found[i])
    return _one_value(found)


def _one_value(found: list[Finding]) -> list[Finding]:
    first: dict[tuple[str, str], Numeral] = {}
    settled = []
    for f in found:
        row = f.figure
        same = first.setdefault((f.code, row.status), row) if f.code else row
        if (same.value, same.numerator, same.denominator) != (
            row.value,
            row.numerator,
            row.denominator,
        ):
            f = replace(
                f,
                code="",
                doubts=(Doubt.of("indicator_value_differs", code=f.code, first=same.raw),),
            )
        settled.append(f)
    return settled
