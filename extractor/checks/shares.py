"""Percentages held against the counts they are of: `14/201 … đạt 6,96%`, `640 hồ sơ, chiếm 19,6%`
of a figure stated before, several percentages on one base, parts' percentages added up.

A base is never guessed: it is stated, the only stated figure that fits, or the only whole number
on which three percentages or more agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import regex

from extractor.checks.common_base import common_base, groups_of_pairs, shared_bases, stated_base
from extractor.checks.passages import Figure, Passages
from extractor.checks.percentages import (
    Pair,
    is_compared,
    is_share,
    share_before,
    share_behind,
    share_of_ratio,
    stands_directly_behind,
)
from extractor.checks.relations import (
    HOLDING,
    Relation,
    Term,
    added,
    bases,
    judge,
    last_place,
    weigh_share,
)


def shares(passages: Passages) -> Iterator[Relation]:
    """Percentages of ratios and counts, and percentages that add up."""
    pairs = []
    for figure in passages.figures:
        share = _share_of(passages, figure)
        if share is None:
            yield from share_before(passages, figure)
        elif figure.kind == "ratio":
            yield from share_of_ratio(passages, figure, share)
        elif figure.kind == "count" and figure.value > 0:
            pairs.append(Pair(figure, share))
        elif figure.kind == "money":
            yield from stated_base(passages, Pair(figure, share))
    yield from _of_counts(passages, pairs)
    yield from _sums_of_shares(passages)


def _share_of(passages: Passages, figure: Figure) -> Figure | None:
    """The percentage that stands right behind a figure."""
    share = share_behind(passages, figure)
    if share is None or not is_share(share, figure):
        return None
    return share if stands_directly_behind(passages, figure, share) else None


def _of_counts(passages: Passages, pairs: list[Pair]) -> Iterator[Relation]:
    """The bases of counts with their percentages: one that several share, else each count's own."""
    groups = list(groups_of_pairs(passages, pairs))
    for group in groups:
        yield from common_base(passages, group)
    based = set(chain.from_iterable(group for group in groups if len(shared_bases(group)) == 1))
    for pair in pairs:
        joint = list(_joint_share(passages, pair))
        yield from joint
        if pair not in based and not joint:
            yield from stated_base(passages, pair)


def _joint_share(passages: Passages, pair: Pair) -> Iterator[Relation]:
    """`09 xã và 05 phòng, chiếm 58,3% tổng số cơ quan, đơn vị`: of the wholes of the same nouns,
    each the only one stated, whose sum is a base that fits."""
    other = passages.before(pair.count)
    if other is None or other.kind != "count" or not _joined(passages, other, pair):
        return
    first, second = _stock(passages, other), _stock(passages, pair.count)
    if first is None or second is None:
        return
    parts, wholes = (other.term(), pair.count.term()), (first, second)
    part = int(parts[0].value + parts[1].value)
    if first.value + second.value not in bases(part, pair.share.value):
        return
    share = pair.share.term()
    yield Relation(
        check="joint_share",
        form="share",
        sides=(parts, wholes, (share,)),
        statement=f"{added(parts)} = {part}; {part}/({added(wholes)}) = {share.raw}",
        weight=weigh_share(share.value, 2),
    )
    for count, whole in zip(parts, wholes, strict=True):
        yield Relation.at_most("part_whole", count, whole, 0.3)


def _joined(passages: Passages, other: Figure, pair: Pair) -> bool:
    """True where `và` joins two counts of two nouns, and their percentage is of a total."""
    between = passages.flat[other.end : pair.count.start]
    if passages.same_noun(other, pair.count):
        return False
    if not regex.fullmatch(r"[\s\p{L},]{2,50}\sva\s", between):
        return False
    share = pair.share
    return passages.words["total"].search(passages.flat, share.end, share.end + 40) is not None


def _stock(passages: Passages, count: Figure) -> Term | None:
    """The whole of a noun: what all ratios of it have as denominator, else its one larger count."""
    ratios = [f for f in _of_noun(passages, count, "ratio") if f.denominator >= count.value]
    if ratios:
        alike = len({ratio.denominator for ratio in ratios}) == 1
        return ratios[0].term("denominator") if alike else None
    counts = [f for f in _of_noun(passages, count, "count") if f.value > count.value]
    largest = max(counts, key=lambda figure: figure.value, default=None)
    return largest.term() if largest is not None else None


def _of_noun(passages: Passages, count: Figure, kind: str) -> list[Figure]:
    """The figures of a kind that count the same noun."""
    figures = passages.of_noun(passages.noun(count))
    return [figure for figure in figures if figure.kind == kind]


def _sums_of_shares(passages: Passages) -> Iterator[Relation]:
    """Percentages of parts: of one bracket or list they make up the head's, or a hundred."""
    for span in passages.sentences():
        rows = [figure for figure in passages.within(*span) if figure.kind == "percentage"]
        if len(rows) < 3 or any(_is_no_part(passages, row) for row in rows):
            continue
        bracket = passages.text.find("(", rows[0].end, rows[1].start)
        if bracket > 0 and _opens_parts(passages, bracket, rows[1]):
            yield from _sum_in_bracket(passages, rows)
        else:
            yield from _hundred([row.term() for row in rows])


def _is_no_part(passages: Passages, share: Figure) -> bool:
    return passages.is_about(share) or is_compared(passages, share)


def _opens_parts(passages: Passages, bracket: int, first: Figure) -> bool:
    return passages.words["opening"].search(passages.flat, bracket, first.start) is not None


def _sum_in_bracket(passages: Passages, rows: Sequence[Figure]) -> Iterator[Relation]:
    """The first percentage is the sum of those in the bracket behind it."""
    close = passages.text.find(")", rows[1].start)
    parts = [row.term() for row in rows[1:] if close < 0 or row.start < close]
    head = rows[0].term()
    judged = judge("sum", [[head.value], [part.value for part in parts]])
    if len(parts) > 1 and judged.verdict in HOLDING:
        yield Relation.total("shares_sum", head, parts, weigh_share(head.value, 4))


def _hundred(terms: Sequence[Term]) -> Iterator[Relation]:
    """Percentages with decimals that are a hundred together."""
    total = sum(term.value for term in terms)
    finest = min(last_place(term.value) for term in terms)
    if total == 100 and finest < 0:
        rows = [term.start for term in terms]
        yield Relation.fact(
            "shares_sum",
            f"{added(terms)} = 100%",
            2.0,
            about=rows,
        )
