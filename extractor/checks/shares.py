"""Percentages held against the counts they are of: `14/201 … đạt 6,96%`, `640 hồ sơ, chiếm 19,6%`
of a figure stated before, several percentages on one base, parts' percentages added up.

A base is never guessed: it is stated, the only stated figure that fits, or the only whole number
on which three percentages or more agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from extractor.checks.common_base import common_base, groups_of_pairs, shared_bases, stated_base
from extractor.checks.passages import Passages
from extractor.checks.percentages import (
    Pair,
    is_compared,
    ratio_share,
    share_before,
    share_behind,
    stands_directly_behind,
)
from extractor.checks.relations import HOLDING, Relation, bases, judge, share_weight
from extractor.model import Numeral


def shares(p: Passages) -> Iterator[Relation]:
    pairs = []
    for row in p.figures:
        share = share_behind(p, row)
        if (
            share is None
            or share.kind != "percentage"
            or share.value <= 0
            or share.value > 100
            or not stands_directly_behind(p, row, share)
        ):
            if row.kind == "ratio":
                yield from share_before(p, row)
            continue
        if row.kind == "ratio":
            yield from ratio_share(p, row, share)
        elif row.kind == "count" and row.value > 0:
            pairs.append(Pair(row, share))
        elif row.kind == "money":
            yield from stated_base(p, Pair(row, share))
    groups = list(groups_of_pairs(p, pairs))
    for group in groups:
        yield from common_base(p, group)
    based = {pair for group in groups if len(shared_bases(group)) == 1 for pair in group}
    for pair in pairs:
        joint = list(_joint_share(p, pair))
        yield from joint
        if pair not in based and not joint:
            yield from stated_base(p, pair)
    yield from _sums_of_shares(p)


def _joint_share(p: Passages, pair: Pair) -> Iterator[Relation]:
    """`09 xã và 05 phòng, chiếm 58,3% tổng số cơ quan, đơn vị`: of the wholes of the same nouns, each the
    only one stated, whose sum is the one base that fits."""
    other = p.before(pair.count)
    if (
        other is None
        or other.kind != "count"
        or not regex.fullmatch(r"[\s\p{L},]{2,50}\sva\s", p.flat[other.end : pair.count.start])
        or p.noun(other) == p.noun(pair.count)
        or not p.words["total"].search(p.flat, pair.share.end, pair.share.end + 40)
    ):
        return
    part = other.value + pair.count.value
    low, high = bases(part, pair.share.value)
    wholes = [w for row in (other, pair.count) if (w := _stock(p, row)) is not None]
    if len(wholes) == 2 and sum(value for _, value, _ in wholes) in range(low, high + 1):
        terms = [p.term(row, where) for row, _, where in wholes]
        n = [p.term(other), p.term(pair.count)]
        s = p.term(pair.share)
        statement = (
            f"{n[0].raw} + {n[1].raw} = {part}; {part}/({terms[0].raw} + {terms[1].raw}) = {s.raw}"
        )
        yield Relation(
            "joint_share",
            "share",
            (tuple(n), tuple(terms), (s,)),
            statement,
            share_weight(s.value, 2),
        )
        for a, b in zip(n, terms):
            yield Relation("part_whole", "most", ((a,), (b,)), f"{a.raw} ≤ {b.raw}", 0.3)


def _stock(p: Passages, row: Numeral) -> tuple[Numeral, int, str] | None:
    """The whole of a noun: what all ratios of it have as denominator, else its one larger count."""
    noun = p.noun(row)
    ratios = [
        r
        for r in p.figures
        if r.kind == "ratio" and p.noun(r) == noun and r.denominator >= row.value
    ]
    if len({r.denominator for r in ratios}) == 1:
        return ratios[0], ratios[0].denominator, "denominator"
    counts = [
        r for r in p.figures if r.kind == "count" and p.noun(r) == noun and r.value > row.value
    ]
    largest = max(counts, key=lambda r: r.value, default=None)
    return (largest, largest.value, "value") if largest is not None and not ratios else None


def _sums_of_shares(p: Passages) -> Iterator[Relation]:
    """Percentages of parts: of one bracket or list they make up the head's, or a hundred."""
    for span in p.sentences():
        rows = [r for r in p.within(*span) if r.kind == "percentage"]
        if len(rows) < 3 or any(
            p.words["about"].search(p.lead(r)[-14:]) or is_compared(p, r) for r in rows
        ):
            continue
        bracket = p.text.find("(", rows[0].end, rows[1].start)
        if bracket > 0 and p.words["opening"].search(p.flat, bracket, rows[1].start):
            close = p.text.find(")", rows[1].start)
            parts = [r for r in rows[1:] if close < 0 or r.start < close]
            head, others = p.term(rows[0]), [p.term(r) for r in parts]
            verdict = judge("sum", [[head.value], [t.value for t in others]])[0]
            if len(parts) > 1 and verdict in HOLDING:
                yield Relation(
                    "shares_sum",
                    "sum",
                    ((head,), tuple(others)),
                    f"{head.raw} = {' + '.join(t.raw for t in others)}",
                    share_weight(head.value, 4),
                )
        else:
            terms = [p.term(r) for r in rows]
            total = sum(Decimal(t.value) for t in terms)
            finest = min(Decimal(t.value).as_tuple().exponent for t in terms)
            if total == 100 and finest < 0:
                yield Relation(
                    "shares_sum",
                    "same",
                    (),
                    f"{' + '.join(t.raw for t in terms)} = 100%",
                    2.0,
                    verdict="holds",
                    difference="0",
                    more=tuple(t.start for t in terms),
                )
