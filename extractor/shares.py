"""Percentages held against the counts they are of: `14/201 … đạt 6,96%`, `640 hồ sơ, chiếm 19,6%`
of a figure stated before, several percentages on one base, parts' percentages added up.

A base is never guessed: it is stated, the only stated figure that fits, or the only whole number
on which three percentages or more agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from extractor import checklist
from extractor.model import Numeral
from extractor.passages import Passages
from extractor.relations import HOLDING, Relation, bases, judge, share_verdict, share_weight, weigh
from extractor.surroundings import toneless

CUE = toneless("đạt|chiếm|tỷ lệ|bằng")
STATED = regex.compile(
    rf"[\s\p{{L}}\d,\-–]{{0,70}}?(?:{CUE}|=|\(|,)\s*(?:(?:{CUE}|la|{toneless('với')})\s*){{0,3}}:?\s*"
)
NEAR = 900  # letters in which a stated base is looked for
GROUP = 700  # letters between two percentages of one group
CHOSEN = 1.5  # weight of a share whose base was chosen among several figures
PAIRS = 3  # percentages that must agree on a base
APART = Decimal("0.15")  # a total this far from the common base is another total


@dataclass(frozen=True)
class Pair:
    """A count with the percentage printed behind it."""

    count: Numeral
    share: Numeral

    @property
    def bases(self) -> range:
        low, high = bases(self.count.value, self.share.value)
        return range(max(low, int(self.count.value), 1), high + 1)


def shares(p: Passages) -> Iterator[Relation]:
    pairs = []
    for row in p.figures:
        share = _share_behind(p, row)
        if (
            share is None
            or share.kind != "percentage"
            or share.value <= 0
            or share.value > 100
            or not _directly(p, row, share)
        ):
            if row.kind == "ratio":
                yield from _share_before(p, row)
            continue
        if row.kind == "ratio":
            yield from _ratio_share(p, row, share)
        elif row.kind == "count" and row.value > 0:
            pairs.append(Pair(row, share))
        elif row.kind == "money":
            yield from _stated_base(p, Pair(row, share))
    groups = list(_groups(p, pairs))
    for group in groups:
        yield from _common_base(p, group)
    based = {pair for group in groups if len(_shared(group)) == 1 for pair in group}
    for pair in pairs:
        joint = list(_joint_share(p, pair))
        yield from joint
        if pair not in based and not joint:
            yield from _stated_base(p, pair)
    yield from _sums_of_shares(p)


def _share_behind(p: Passages, row: Numeral) -> Numeral | None:
    """The next figure, over a bracket of parts (`176 đơn (160 …, 16 …), đạt 79,6%`)."""
    found = p.after(row)
    if found is None or found.kind == "percentage" or "(" not in p.text[row.end : found.start]:
        return found
    close = p.text.find(")", found.end, found.end + 200)
    behind = (
        p.within(close, close + 60) if close > 0 and "(" not in p.text[found.end : close] else []
    )
    return behind[0] if behind else None


def _share_before(p: Passages, ratio: Numeral) -> Iterator[Relation]:
    """`đạt 96,5% (193/200 phiếu)`."""
    share = p.before(ratio)
    if (
        share is not None
        and share.kind == "percentage"
        and 0 < share.value <= 100
        and regex.fullmatch(r"\s*\(\s*", p.text[share.end : ratio.start])
        and not p.words["about"].search(p.lead(share)[-14:])
    ):
        yield from _ratio_share(p, ratio, share, True)


def _directly(p: Passages, row: Numeral, share: Numeral) -> bool:
    gap = regex.sub(r"\s+", " ", regex.sub(r"\([^()]*\)", "", p.flat[row.end : share.start]))
    return (
        bool(STATED.fullmatch(gap))
        and not p.words["about"].search(gap)
        and p.sentence(row.start) == p.sentence(share.start)
    )


def _compared(p: Passages, share: Numeral, name: str = "compared") -> bool:
    """Do words right behind it say that it is no share of the counts here?"""
    rest = regex.split(r"[,;.()]", p.flat[share.end : share.end + 45])[0]
    found = p.words[name].search(rest)
    return bool(found) and found.start() <= 14


def _ratio_share(
    p: Passages, ratio: Numeral, share: Numeral, bracketed: bool = False
) -> Iterator[Relation]:
    if ratio.numerator > ratio.denominator or _compared(p, share):
        return
    n, d, s = p.term(ratio, "numerator"), p.term(ratio, "denominator"), p.term(share)
    verdict, gap_of = share_verdict(n.value, d.value, s.value)
    planned = _compared(p, share, "of_plan")
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
        bracketed
        or bool(p.noun_behind(ratio))
        or checklist.plain(ratio.unit) in checklist.load().nouns
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


def _groups(p: Passages, pairs: list[Pair]) -> Iterator[list[Pair]]:
    """Pairs of one noun that follow each other in one section."""
    group: list[Pair] = []
    for pair in pairs:
        if _compared(p, pair.share) or _compared(p, pair.share, "of_plan"):
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


def _shared(group: list[Pair]) -> range:
    """Whole numbers on which all the percentages fit."""
    if len(group) < PAIRS:
        return range(0)
    low, high = max(pair.bases.start for pair in group), min(pair.bases.stop for pair in group)
    return range(low, high) if high > low else range(0)


def _common_base(p: Passages, group: list[Pair]) -> Iterator[Relation]:
    shared = _shared(group)
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
    rest = [(odd, _shared([pair for pair in group if pair is not odd])) for odd in group]
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


def _stated_base(p: Passages, pair: Pair) -> Iterator[Relation]:
    """The one stated figure of which the count is this share; the words for a comparison rule it out."""
    if _compared(p, pair.share) or pair.share.value == 100:
        return
    near = p.within(max(0, pair.count.start - NEAR), pair.share.end + 90)
    candidates = [
        r
        for r in near
        if r.kind == pair.count.kind
        and r is not pair.count
        and r.value > pair.count.value
        and r.section == pair.count.section
        and (r.start < pair.count.start or _plan_behind(p, pair.share, r))
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


def _plan_behind(p: Passages, share: Numeral, row: Numeral) -> bool:
    """`đạt 98,7% kế hoạch năm (kế hoạch giao 20.000 lao động)`."""
    return (
        row.start > share.end
        and bool(p.words["of_plan"].search(p.flat, share.end, row.start))
        and p.sentence(row.start) == p.sentence(share.start)
    )


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
            p.words["about"].search(p.lead(r)[-14:]) or _compared(p, r) for r in rows
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
