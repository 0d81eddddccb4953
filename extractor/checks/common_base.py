"""The whole that percentages are of: stated, or the one number on which several agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.checks.other_readings import changed_digits
from extractor.checks.passages import Figure, Passages
from extractor.checks.percentages import Pair, is_compared
from extractor.checks.relations import (
    HOLDING,
    Number,
    Relation,
    judge_share,
    weigh,
    weigh_share,
)
from extractor.language.numbers import rounded_to
from extractor.model import Verdict

BASE_NEAR = 900  # characters in which a stated base is looked for
PLAN_NEAR = 90  # characters behind a percentage in which the plan is looked for that it measures by
LONGEST_GAP = 700  # characters between two percentages of one group
MOST_IF_CHOSEN = 1.5  # most that a share weighs whose base was chosen among several figures
MOST_WEIGHT = 9.0  # most that any share weighs
BELIEVED_FROM = 1.3  # weight from which a base is believed that is not the only figure it might be
FEWEST_PAIRS = 3  # percentages that must agree on a base
MOST_APART = Decimal("0.15")  # a total this far from the common base is another total


def groups_of_pairs(passages: Passages, pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Pairs of one noun that follow each other in one section."""
    group: list[Pair] = []
    for pair in pairs:
        if _is_of_other_period(passages, pair.share):
            continue
        if group and not _goes_on(passages, group[-1], pair):
            yield group
            group = []
        group.append(pair)
    if group:
        yield group


def _is_of_other_period(passages: Passages, share: Figure) -> bool:
    """True where the percentage is of a plan, or compares with another period."""
    return is_compared(passages, share) or is_compared(passages, share, "of_plan")


def _goes_on(passages: Passages, last: Pair, pair: Pair) -> bool:
    """True where the pair belongs to the group that the last one closes."""
    return (
        pair.count.start - last.share.end <= LONGEST_GAP
        and pair.count.section == last.count.section
        and passages.same_noun(pair.count, last.count)
    )


def shared_bases(group: Sequence[Pair]) -> range:
    """The whole numbers on which all the percentages fit; none for less than three of them."""
    if len(group) < FEWEST_PAIRS:
        return range(0)
    low = max(pair.bases.start for pair in group)
    high = min(pair.bases.stop for pair in group)
    return range(low, high) if high > low else range(0)


def common_base(passages: Passages, group: Sequence[Pair]) -> Iterator[Relation]:
    """The one base of a group: stated, or held against the total that is stated instead. Where the
    group has none, the one pair that keeps it from having one."""
    shared = shared_bases(group)
    if len(shared) != 1:
        yield from _odd_one(group)
        return
    base = shared[0]
    stated = _stated_counts(passages, group)
    fitting = [count for count in stated if count.value == base]
    if fitting:
        for pair in group:
            yield _of_base(pair, fitting[-1], 2)
        return
    totals = [count for count in stated if _is_total(passages, count, group[0].count, base)]
    if len(totals) == 1:
        others = [count.value for count in stated]
        yield _wrong_total(totals[0], group, base, explained_by=others)


def _stated_counts(passages: Passages, group: Sequence[Pair]) -> list[Figure]:
    """The counts of the section before the group and in it."""
    first, last = group[0].count, group[-1].count
    near = passages.within(max(0, first.start - 2 * BASE_NEAR), last.start)
    counts = [figure for figure in near if figure.kind == "count"]
    return [count for count in counts if count.section == first.section]


def _is_total(passages: Passages, count: Figure, first: Figure, base: int) -> bool:
    """True for a total of the group's noun before it, not far from the base."""
    return (
        count.start < first.start
        and passages.same_noun(count, first)
        and passages.cue(count, "total", 60)
        and abs(Decimal(count.value) - base) <= MOST_APART * base
    )


def _wrong_total(
    total: Figure, group: Sequence[Pair], base: int, explained_by: Sequence[Number]
) -> Relation:
    """The total is not the base of all the percentages. It is only suspect where another figure is
    the difference: those were counted in, or left out."""
    whole = total.term()
    counts = [pair.count.term() for pair in group]
    above = [count for count in counts if count.value > whole.value]
    listed = "; ".join(f"{pair.count.term().raw} = {pair.share.term().raw}" for pair in group)
    larger = "".join(f"; {count.raw} lớn hơn {whole.raw}" for count in above)
    explained = abs(total.value - base) in explained_by
    verdict: Verdict = "suspect" if explained else "fails"
    return Relation.fact(
        "common_base",
        f"{whole.raw} ≠ {base} ({listed}{larger})",
        weigh(base * 10 ** (len(group) - FEWEST_PAIRS), 1, True),
        about=[total.start, *_rows(group)],
        verdict=verdict,
        difference=str(abs(int(total.value) - base)),
        accused=[total.start, *(count.start for count in above)],
        message=f"Tổng số {whole.raw} không khớp: các tỷ lệ đều tính trên {base}{larger}",
    )


def _rows(group: Sequence[Pair]) -> Iterator[int]:
    for pair in group:
        yield pair.count.start
        yield pair.share.start


@dataclass(frozen=True, slots=True)
class OddOne:
    """A pair without which the others of its group have one base."""

    pair: Pair
    base: int


def _odd_one(group: Sequence[Pair]) -> Iterator[Relation]:
    """All percentages but one are of one base, and one digit would put that one right."""
    if len(group) <= FEWEST_PAIRS:
        return
    found = list(_odd_ones(group))
    if len(found) != 1 or not _one_digit_off(found[0]):
        return
    base = found[0].base
    count, share = found[0].pair.count.term(), found[0].pair.share.term()
    gap = abs(Decimal(100) * count.value / base - share.value)
    rows = [count.start, share.start]
    yield Relation.fact(
        "common_base",
        f"{count.raw} ≠ {share.raw} của {base}",
        2.0,
        about=rows,
        verdict="suspect",
        difference=str(rounded_to(gap, Decimal("0.01"))),
        accused=rows,
        message=f"{count.raw} và {share.raw} không khớp: các tỷ lệ bên cạnh đều tính trên {base}",
    )


def _odd_ones(group: Sequence[Pair]) -> Iterator[OddOne]:
    """Each pair without which the others have one base. What the others fit on begins at the
    largest of their beginnings and stops at the smallest of their stops, which is another pair's
    than the odd one's."""
    fitting = [pair.bases for pair in group]
    *_, second, largest = sorted(bases.start for bases in fitting)
    smallest, next_one, *_ = sorted(bases.stop for bases in fitting)
    for pair, bases in zip(group, fitting, strict=True):
        low = second if bases.start == largest else largest
        high = next_one if bases.stop == smallest else smallest
        if high - low == 1:
            yield OddOne(pair, low)


def _one_digit_off(odd: OddOne) -> bool:
    """True where one changed digit of count or percentage makes the pair fit the base."""
    count, share = odd.pair.count.value, odd.pair.share.value
    if any(_fits(int(other), odd.base, share) for other in changed_digits(str(count))):
        return True
    return any(_fits(count, odd.base, Decimal(other)) for other in changed_digits(str(share)))


def _fits(count: Number, base: Number, share: Number) -> bool:
    return judge_share(count, base, share).verdict in HOLDING


def _of_base(pair: Pair, base: Figure, tries: int, most: float = MOST_WEIGHT) -> Relation:
    """The pair's count in a stated base, found in `tries` ways; it weighs no more than `most`."""
    share = pair.share.term()
    weight = min(most, weigh_share(share.value, tries))
    return Relation.share(
        "count_share",
        pair.count.term(),
        base.term(),
        share,
        weight=weight,
    )


def stated_base(passages: Passages, pair: Pair) -> Iterator[Relation]:
    """The one stated figure of which the count is this share; the words for a comparison rule it
    out."""
    if is_compared(passages, pair.share) or pair.share.value == 100:
        return
    bases = _possible_bases(passages, pair)
    fitting = [base for base in bases if _fits(pair.count.value, base.value, pair.share.value)]
    tries = max(1, len(bases))
    believed = len(bases) == 1 or weigh_share(pair.share.value, tries) >= BELIEVED_FROM
    if believed and _different_values(fitting) == 1:
        # A base that was chosen by how it fits cannot prove the share as well.
        chosen = _different_values(bases) > 1
        yield _of_base(pair, fitting[-1], tries, MOST_IF_CHOSEN if chosen else MOST_WEIGHT)


def _possible_bases(passages: Passages, pair: Pair) -> list[Figure]:
    near = passages.within(max(0, pair.count.start - BASE_NEAR), pair.share.end + PLAN_NEAR)
    return [figure for figure in near if _may_be_base(passages, figure, pair)]


def _different_values(figures: Sequence[Figure]) -> int:
    return len({figure.value for figure in figures})


def _may_be_base(passages: Passages, figure: Figure, pair: Pair) -> bool:
    """True for a larger figure of the section that counts the same, before the count or a plan
    behind its percentage."""
    count = pair.count
    if figure is count or figure.kind != count.kind or figure.value <= count.value:
        return False
    if figure.section != count.section:
        return False
    if figure.start > count.start and not _is_plan_behind(passages, pair.share, figure):
        return False
    return (
        figure.kind == "money"
        or passages.akin(figure, count)
        or _opens_list_of(passages, figure, count)
    )


def _opens_list_of(passages: Passages, whole: Figure, part: Figure) -> bool:
    """True where the whole is the last count before the words that open the list of parts."""
    opening = passages.words["opening"].search(passages.flat, whole.end, part.start)
    if opening is None or not passages.same_sentence(whole, part):
        return False
    return not passages.within(whole.end, opening.start())


def _is_plan_behind(passages: Passages, share: Figure, figure: Figure) -> bool:
    """`đạt 98,7% kế hoạch năm (kế hoạch giao 20.000 lao động)`."""
    if figure.start <= share.end or not passages.same_sentence(figure, share):
        return False
    return passages.words["of_plan"].search(passages.flat, share.end, figure.start) is not None
