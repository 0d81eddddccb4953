"""Relations between the numerals of one report that hold, or show that something is wrong.

Only what the text states outright is checked: a ratio with its percentage right behind it, and
the year inside a symbol beside its date. Each relation names the figures in it.
"""
from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import regex

from extractor.find import exact
from extractor.model import Check, Numeral
from extractor.symbols import year_of

STATED = regex.compile(r"[\s\p{L},]{0,40}?(?:đạt|chiếm|tỷ lệ|bằng|=|\()\s*(?:tỷ lệ\s*)?:?\s*")


def check(text: str, rows: tuple[Numeral, ...]) -> tuple[Check, ...]:
    return tuple(found for relation in (_ratio_and_share, _symbol_and_date)
                 for found in relation(text, rows))


def _ratio_and_share(text: str, rows: tuple[Numeral, ...]) -> Iterator[Check]:
    """`14/201 trường hợp đạt 6,96%`."""
    for ratio, share in zip(rows, rows[1:]):
        if (ratio.kind, share.kind) != ("ratio", "percentage") or not ratio.denominator \
                or share.value is None or not STATED.fullmatch(text, ratio.end, share.start):
            continue
        true = Decimal(ratio.numerator) * 100 / ratio.denominator
        step = Decimal(1).scaleb(Decimal(share.value).as_tuple().exponent)
        gap = abs(true - share.value)
        verdict = ("holds" if gap == 0 else "rounded" if true.quantize(step, ROUND_HALF_UP) == share.value
                   else "truncated" if true.quantize(step, ROUND_DOWN) == share.value else "suspect")
        yield Check("ratio_share", f"{ratio.raw} = {share.raw}", verdict,
                    exact(gap.quantize(Decimal("0.01"))), (ratio.start, share.start),
                    ratio.place.page, ratio.section)


def _symbol_and_date(text: str, rows: tuple[Numeral, ...]) -> Iterator[Check]:
    """`Thông tư số 06/2012/TT-BNV ngày 04/10/2015`: the years differ."""
    for row in rows:
        year = year_of(row.number) if row.kind == "document_number" else ""
        if year and row.doc_date:
            gap = abs(int(row.doc_date[:4]) - int(year))
            yield Check("symbol_year", f"{row.number} – {row.doc_date}", "holds" if gap == 0 else "suspect",
                        str(gap), (row.start,), row.place.page, row.section)
