"""Factors of sums of products that the text itself works out: `10 x 8.100 + 6 x 9.900 = 140.400
đồng`.

Where the numbers as read make the result that stands behind the sign of equality, they were read
rightly, and the small ones count what the large ones are paid for. Where they do not, all of them
keep their doubts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import regex

from extractor.model import FIGURE_KINDS, Doubt, Numeral

RULE = "figure.factor"
BARE = ("figure.count", "figure.count_grouped")
SCALED = "figure.scaled_bare"  # `45 máy x 38 triệu = 1.710 triệu đồng`
SETTLED = (Doubt("blank_grouping"), Doubt("count_of_what"))
TIMES = regex.compile(  # `x `, `/người/ngày x `, ` người x `
    r"\s?(?:/\s?\p{L}[\p{L}\d²³]*){0,3}\s?(?:\p{L}+\s){0,4}[x×*]\s?"
)
PLUS = regex.compile(r"\s?(?:/\s?\p{L}[\p{L}\d²³]*){0,3}\s?(?:\p{L}+\s?){0,4}\+\s?")
EQUALS = regex.compile(r"\s?(?:/\s?\p{L}[\p{L}\d²³]*){0,3}\s?(?:\p{L}+\s?){0,4}=\s?")
THOUSANDS = regex.compile(r"\d{1,3}(?:\.\d{3})+")
MOST = 16  # numbers of one line of arithmetic


def with_products(rows: Iterable[Numeral], text: str) -> Iterator[Numeral]:
    """The rows; bare factors of what comes out as it is printed are figures whose rule says what
    they are: amounts where the result is one and they have thousands, numbers else."""
    known = list(rows)
    told: dict[int, Numeral] = {}
    at = 0
    while at < len(known):
        begins = at == 0 or not _goes_on(known[at - 1], known[at], text)
        length = _worked_out(known[at : at + MOST], text) if begins else 0
        for row in known[at : at + length]:
            told[row.start] = _as_factor(row, is_money=known[at + length].kind == "money")
        at += length or 1
    for row in known:
        yield told.get(row.start, row)


def _goes_on(before: Numeral, row: Numeral, text: str) -> bool:
    """True for a number that is added to the one before, or multiplied with it: what it makes with
    those behind it alone is not what the text works out."""
    between = text[before.end : row.start]
    if "\n" in between:  # the mark of an item
        return False
    return bool(PLUS.fullmatch(between) or TIMES.fullmatch(between))


def _worked_out(rows: list[Numeral], text: str) -> int:
    """How many rows from the first on are the factors of a result that stands behind them and is
    what they make; 0 for none."""
    total, product = Decimal(0), Decimal(1)
    has_product = False
    for at, (row, behind) in enumerate(pairwise(rows)):
        if row.kind not in FIGURE_KINDS or row.value is None:
            return 0
        value = Decimal(row.value)
        product *= value / 100 if row.kind == "percentage" else value
        between = text[row.end : behind.start]
        if EQUALS.fullmatch(between):
            return at + 1 if has_product and total + product == behind.value else 0
        if PLUS.fullmatch(between):
            total, product = total + product, Decimal(1)
        elif TIMES.fullmatch(between):
            has_product = True
        else:
            return 0
    return 0


def _as_factor(row: Numeral, *, is_money: bool) -> Numeral:
    """The factor; a bare one without the doubt of what it counts."""
    if row.rule not in (*BARE, SCALED):
        return row
    doubts = tuple(doubt for doubt in row.doubts if doubt not in SETTLED)
    if is_money and (row.rule == SCALED or THOUSANDS.fullmatch(row.raw)):
        return replace(row, kind="money", unit="đồng", rule=RULE, doubts=doubts)
    return replace(row, rule=RULE, doubts=doubts)
