"""A percentage printed beside the figure that it is of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from extractor.checks.passages import Passages
from extractor.checks.relations import HOLDING, Relation, bases, share_verdict, share_weight
from extractor.checks.rules import load_checks, plain
from extractor.language.flat import toneless
from extractor.model import Numeral

CUE = toneless("đạt|chiếm|tỷ lệ|bằng")
STATED = regex.compile(
    rf"[\s\p{{L}}\d,\-–]{{0,70}}?(?:{CUE}|=|\(|,)\s*(?:(?:{CUE}|la|{toneless('với')})\s*){{0,3}}:?\s*"
)


@dataclass(frozen=True)
class Pair:
    """A count with the percentage printed behind it."""

    count: Numeral
    share: Numeral

    @property
    def bases(self) -> range:
        low, high = bases(self.count.value, self.share.value)
        return range(max(low, int(self.count.value), 1), high + 1)


def share_behind(p: Passages, row: Numeral) -> Numeral | None:
    """The next figure, over a bracket of parts (`176 đơn (160 …, 16 …), đạt 79,6%`)."""
    found = p.after(row)
    if found is None or found.kind == "percentage" or "(" not in p.text[row.end : found.start]:
        return found
    close = p.text.find(")", found.end, found.end + 200)
    behind = (
        p.within(close, close + 60) if close > 0 and "(" not in p.text[found.end : close] else []
    )
    return behind[0] if behind else None


def share_before(p: Passages, ratio: Numeral) -> Iterator[Relation]:
    """`đạt 96,5% (193/200 phiếu)`."""
    share = p.before(ratio)
    if (
        share is not None
        and share.kind == "percentage"
        and 0 < share.value <= 100
        and regex.fullmatch(r"\s*\(\s*", p.text[share.end : ratio.start])
        and not p.words["about"].search(p.lead(share)[-14:])
    ):
        yield from ratio_share(p, ratio, share, True)


def stands_directly_behind(p: Passages, row: Numeral, share: Numeral) -> bool:
    gap = regex.sub(r"\s+", " ", regex.sub(r"\([^()]*\)", "", p.flat[row.end : share.start]))
    return (
        bool(STATED.fullmatch(gap))
        and not p.words["about"].search(gap)
        and p.sentence(row.start) == p.sentence(share.start)
    )


def is_compared(p: Passages, share: Numeral, name: str = "compared") -> bool:
    """Do words right behind it say that it is no share of the counts here?"""
    rest = regex.split(r"[,;.()]", p.flat[share.end : share.end + 45])[0]
    found = p.words[name].search(rest)
    return bool(found) and found.start() <= 14


def ratio_share(
    p: Passages, ratio: Numeral, share: Numeral, bracketed: bool = False
) -> Iterator[Relation]:
    if ratio.numerator > ratio.denominator or is_compared(p, share):
        return
    n, d, s = p.term(ratio, "numerator"), p.term(ratio, "denominator"), p.term(share)
    verdict, gap_of = share_verdict(n.value, d.value, s.value)
    planned = is_compared(p, share, "of_plan")
    gap = p.flat[ratio.end : share.start]
    strict = bracketed or regex.search(f"{CUE}|=", gap) and len(gap) < 45
    closed = (
        regex.match(r"\s*(?:[.,;)]|\Z|\n)", p.text[share.end : share.end + 6] or "\n")
        and share.value != 100
    )  # of no other base
    near = gap_of < Decimal(1).scaleb(
        min(0, Decimal(s.value).as_tuple().exponent)
    )  # rounded the other way
    counted = (
        bracketed or bool(p.noun_behind(ratio)) or plain(ratio.unit) in load_checks().nouns
    )  # not amounts that were rounded themselves
    if verdict in HOLDING or strict and counted and not near and (bracketed or closed):
        raw = regex.sub(r"\s+", "", ratio.raw)
        yield Relation(
            "ratio_share",
            "share",
            ((n,), (d,), (s,)),
            f"{raw} = {s.raw}",
            share_weight(s.value),
            "" if planned else "fails",
            (ratio.start, share.start),
        )
