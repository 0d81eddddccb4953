"""The whole that percentages are of: stated, or the one number on which several agree."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.passages import Passages
from extractor.checks.percentages import Pair, is_compared
from extractor.checks.relations import HOLDING, Relation, share_verdict, share_weight, weigh
from extractor.model import Numeral

NEAR = 900  # letters in which a stated base is looked for
GROUP = 700  # letters between two percentages of one group
CHOSEN = 1.5  # weight of a share whose base was chosen among several figures
PAIRS = 3  # percentages that must agree on a base
APART = Decimal("0.15")  # a total this far from the common base is another total


def groups_of_pairs(p: Passages, pairs: list[Pair]) -> Iterator[list[Pair]]:
    """Pairs of one noun that follow each other in one section."""
    group: list[Pair] = []
    for pair in pairs:
        if is_compared(p, pair.share) or is_compared(p, pair.share, "of_plan"):
            continue
        last = group[-1] if group else None
        if last and (
            pair.count.start - last.share.end > GROUP
            or pair.count.section != last.count.section
            or p.noun(pair.count) != p.noun(last.count)
        ):
            yield group
            group = []
        group.append(pair)
    if group:
        yield group


def shared_bases(group: list[Pair]) -> range:
    """Whole numbers on which all the percentages fit."""
    if len(group) < PAIRS:
        return range(0)
    low, high = max(pair.bases.start for pair in group), min(pair.bases.stop for pair in group)
    return range(low, high) if high > low else range(0)


def common_base(p: Passages, group: list[Pair]) -> Iterator[Relation]:
    shared = shared_bases(group)
    if len(shared) != 1:
        yield from _odd_one(p, group)
        return
    base = shared[0]
    first = group[0].count
    stated = [
        r
        for r in p.within(max(0, first.start - 2 * NEAR), group[-1].count.start)
        if r.kind == "count" and r.section == first.section
    ]
    fitting = [r for r in stated if r.value == base]
    if fitting:
        for pair in group:
            yield _of_base(p, pair, fitting[-1], 2)
        return
    totals = [
        r
        for r in stated
        if r.start < first.start
        and p.noun(r) == p.noun(first)
        and p.cue(r, "total", 60)
        and abs(r.value - base) <= APART * base
    ]
    if len(totals) != 1:
        return
    total, terms = p.term(totals[0]), [p.term(pair.count) for pair in group]
    listed = "; ".join(f"{p.term(pair.count).raw} = {p.term(pair.share).raw}" for pair in group)
    above = [t for t in terms if t.value > total.value]
    message = f"Tổng số {total.raw} không khớp: các tỷ lệ đều tính trên {base}"
    more = "".join(f"; {t.raw} lớn hơn {total.raw}" for t in above)
    explained = any(
        abs(total.value - base) == r.value for r in stated
    )  # others counted in, or left out
    verdict = "suspect" if explained else "fails"
    yield Relation(
        "common_base",
        "same",
        (),
        f"{total.raw} ≠ {base} ({listed}{more})",
        weigh(base * 10 ** (len(group) - PAIRS), 1, True),
        verdict,
        (total.start, *(t.start for t in above)),
        message + more,
        verdict,
        str(abs(int(total.value) - base)),
        (total.start, *(r.start for pair in group for r in (pair.count, pair.share))),
    )


def _odd_one(p: Passages, group: list[Pair]) -> Iterator[Relation]:
    """All percentages but one are of one base, and one digit would put that one right."""
    if len(group) <= PAIRS:
        return
    rest = [(odd, shared_bases([pair for pair in group if pair is not odd])) for odd in group]
    odd = [(pair, shared[0]) for pair, shared in rest if len(shared) == 1]
    if len(odd) != 1:
        return
    (pair, base), n, s = odd[0], p.term(odd[0][0].count), p.term(odd[0][0].share)
    if not any(share_verdict(v, base, w)[0] in HOLDING for v, w in _one_digit_off(pair)):
        return
    message = f"{n.raw} và {s.raw} không khớp: các tỷ lệ bên cạnh đều tính trên {base}"
    yield Relation(
        "common_base",
        "same",
        (),
        f"{n.raw} ≠ {s.raw} của {base}",
        2.0,
        "suspect",
        (n.start, s.start),
        message,
        "suspect",
        str(abs(Decimal(100) * n.value / base - s.value).quantize(Decimal("0.01"))),
        (n.start, s.start),
    )


def _one_digit_off(pair: Pair) -> Iterator[tuple[int, Decimal]]:
    for k, digit in enumerate(text := str(pair.count.value)):
        yield from (
            (int(text[:k] + other + text[k + 1 :]), pair.share.value)
            for other in "0123456789"
            if other != digit
        )
    for k, digit in enumerate(text := str(pair.share.value)):
        yield from (
            (pair.count.value, Decimal(text[:k] + other + text[k + 1 :]))
            for other in "0123456789"
            if digit.isdigit() and other != digit
        )


def _of_base(p: Passages, pair: Pair, base: Numeral, tries: int, most: float = 9.0) -> Relation:
    n, d, s = (
        p.term(pair.count),
        p.term(base, "denominator" if base.kind == "ratio" else "value"),
        p.term(pair.share),
    )
    return Relation(
        "count_share",
        "share",
        ((n,), (d,), (s,)),
        f"{n.raw}/{d.raw} = {s.raw}",
        min(most, share_weight(s.value, tries)),
    )


def stated_base(p: Passages, pair: Pair) -> Iterator[Relation]:
    """The one stated figure of which the count is this share; the words for a comparison rule it out."""
    if is_compared(p, pair.share) or pair.share.value == 100:
        return
    near = p.within(max(0, pair.count.start - NEAR), pair.share.end + 90)
    candidates = [
        r
        for r in near
        if r.kind == pair.count.kind
        and r is not pair.count
        and r.value > pair.count.value
        and r.section == pair.count.section
        and (r.start < pair.count.start or plan_behind(p, pair.share, r))
        and (r.kind == "money" or p.akin(r, pair.count) or _opened(p, r, pair.count))
    ]
    fitting = [
        r
        for r in candidates
        if share_verdict(pair.count.value, r.value, pair.share.value)[0] in HOLDING
    ]
    weight = share_weight(pair.share.value, max(1, len(candidates)))
    if len({r.value for r in fitting}) == 1 and (weight >= 1.3 or len(candidates) == 1):
        chosen = (
            len({r.value for r in candidates}) > 1
        )  # by how it fits: it cannot prove the share as well
        yield _of_base(p, pair, fitting[-1], max(1, len(candidates)), CHOSEN if chosen else 9.0)


def _opened(p: Passages, whole: Numeral, part: Numeral) -> bool:
    """Is the whole the last count before the words that open the list of parts?"""
    opening = p.words["opening"].search(p.flat, whole.end, part.start)
    return (
        bool(opening)
        and p.sentence(whole.start) == p.sentence(part.start)
        and not p.within(whole.end, opening.start())
    )


def plan_behind(p: Passages, share: Numeral, row: Numeral) -> bool:
    """`đạt 98,7% kế hoạch năm (kế hoạch giao 20.000 lao động)`."""
    return (
        row.start > share.end
        and bool(p.words["of_plan"].search(p.flat, share.end, row.start))
        and p.sentence(row.start) == p.sentence(share.start)
    )
