"""Which indicator a figure of the prose is: every rule is tried on the words around it.

Two codes that claim one figure: the one whose spelled-out words include all of the other's and
more wins (`đang giải quyết trong hạn N` over `đang giải quyết N`). Otherwise none gets it, and
the row carries `indicator_claimed_twice`. A second figure of the same code and status with
another value stays without code too (`indicator_value_differs`): it is a part or another unit's;
a rounded one gives way to the exact one.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractor.figures import TABLE_RULE
from extractor.indicators.case import Case, Finding
from extractor.indicators.context import contexts
from extractor.indicators.judge import finding_of
from extractor.indicators.loading import load_indicators
from extractor.indicators.rules import Rules
from extractor.language.flat import flat_text
from extractor.language.numbers import printed_step
from extractor.model import FIGURE_KINDS, DocumentText, Doubt, Numeral


def name_figures(
    document: DocumentText,
    numerals: tuple[Numeral, ...],
) -> tuple[Numeral, ...]:
    """The numerals, each figure of the prose that one rule claims with its code, or with the doubt
    that several do."""
    found = {finding.figure.start: finding for finding in findings(document, numerals)}
    return tuple(_with_finding(numeral, found.get(numeral.start)) for numeral in numerals)


def _with_finding(
    numeral: Numeral,
    finding: Finding | None,
) -> Numeral:
    if finding is None:
        return numeral
    doubts = numeral.doubts + finding.doubts
    return replace(
        numeral,
        indicator=finding.code,
        doubts=doubts,
    )


def findings(
    document: DocumentText,
    numerals: tuple[Numeral, ...],
    rules: Rules | None = None,
) -> list[Finding]:
    """What the rules, or those in force, say of each figure of the prose, in order of place.

    Figures alone in a table's cell are left out: they are named by their heads.
    """
    rules = rules or load_indicators()
    figures = [row for row in numerals if row.kind in FIGURE_KINDS and row.rule != TABLE_RULE]
    flat = flat_text(document.text, figures, rules.vocabulary)
    found: list[Finding] = []
    for context in contexts(document, figures):
        found.append(finding_of(Case(rules, flat, context, found)))
    return _one_value(found)


def _one_value(found: list[Finding]) -> list[Finding]:
    """The findings; of the figures of one code and status the first keeps it, or the one that says
    the same more exactly. Another value loses the code, with a doubt; a rounded one without."""
    kept: dict[tuple[str, str], Numeral] = {}
    for finding in found:
        if finding.code:
            key = finding.code, finding.figure.status
            kept[key] = _more_exact(kept.get(key, finding.figure), finding.figure)
    return [_settled(finding, kept) for finding in found]


def _settled(
    finding: Finding,
    kept: dict[tuple[str, str], Numeral],
) -> Finding:
    figure = finding.figure
    same = kept.get((finding.code, figure.status), figure)
    if value_of(same) == value_of(figure):
        return finding
    if _rounds(figure, same):
        return replace(finding, code="")
    doubt = Doubt.of("indicator_value_differs", code=finding.code, first=same.raw)
    return replace(finding, code="", doubts=(doubt,))


def _more_exact(first: Numeral, other: Numeral) -> Numeral:
    """The first figure, or the other one where the first is it rounded (`hơn 59 ngàn hồ sơ` in a
    headline, `59,72 ngàn hồ sơ` in the text)."""
    return other if _rounds(first, other) else first


def _rounds(rough: Numeral, exact: Numeral) -> bool:
    """True where one figure is the other rounded, up or down, to its last digit."""
    if rough.value is None or exact.value is None:
        return False
    step = printed_step(rough.raw, rough.value)
    finer = printed_step(exact.raw, exact.value)
    return finer < step and abs(Decimal(rough.value) - Decimal(exact.value)) < step


Value = tuple[Decimal | int | None, int | None, int | None]


def value_of(figure: Numeral) -> Value:
    """A figure's value, numerator and denominator: two figures say the same where these agree."""
    return figure.value, figure.numerator, figure.denominator
