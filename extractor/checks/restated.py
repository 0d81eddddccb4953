"""The same figure stated more than once: denominators of one noun, a count that comes back as a
denominator, sentences that say the same, two ratios whose bases were exchanged, what is planned
against what is done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import regex

from extractor.checks.passages import Figure, Passages, one_spaced
from extractor.checks.relations import Number, Relation, weigh
from extractor.language.flat import FIGURE, toneless
from extractor.language.sentences import WORD

WORDS = 4  # that must be alike behind a figure said twice
SIDES = 7  # or on both sides of it
SMALL = 10  # below this the words behind it alone say little: `02 đơn vị cấp xã của từng huyện`
NEAR = 3  # words before a figure that are held against others
WORD_BEFORE = regex.compile(rf"(?r)\p{{L}}+|{FIGURE}")  # from the end backwards
PASSAGE_ENDS = regex.compile(rf"[.;:)]|{FIGURE}")
SCORES = ("điểm", "huyện", "tỉnh")  # units of ratios that score or rank


def restated(passages: Passages) -> Iterator[Relation]:
    """What the text says twice."""
    yield from _same_base(passages)
    yield from _as_denominator(passages)
    yield from _as_numerator(passages)
    yield from _joined(passages)
    yield from _parts_of_ratios(passages)
    yield from _exchanged(passages)
    yield from _plans(passages)
    yield from _said_twice(passages)


def _same_base(passages: Passages) -> Iterator[Relation]:
    """`11/11 xã, thị trấn` wherever it stands, where all ratios of the noun have one base. Of nouns
    that are counted anew each time (`nhiệm vụ`, `hồ sơ`) nothing is said."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for ratio in passages.ratios():
        if passages.noun_size(ratio) > 1:
            groups[passages.noun(ratio)].append(ratio)
    for noun, ratios in groups.items():
        bases = {ratio.denominator for ratio in ratios}
        if len(ratios) > 1 and len(bases) == 1:
            terms = [ratio.term("denominator") for ratio in ratios]
            statement = one_spaced(f"{noun}: {' = '.join(term.raw for term in terms)}")
            yield Relation.same("same_base", terms, weigh(bases.pop()), statement)


def _as_denominator(passages: Passages) -> Iterator[Relation]:
    """`giao 91 biên chế … 81/91 biên chế`: the nearest count of the noun before it, in the same
    paragraph; further off only numbers that hardly come by chance."""
    for ratio in passages.ratios():
        if _is_score(ratio) or not passages.noun(ratio):
            continue
        same = _stated_bases(passages, ratio)
        near = [count for count in same if _next_to(passages, count, ratio)]
        unlikely = ratio.denominator >= 100 and passages.noun_size(ratio) > 1
        far = same if unlikely else []
        for count in (near or far)[-1:]:
            statement = one_spaced(f"{passages.shown(count)} = mẫu số của {ratio.raw}")
            terms = [count.term(), ratio.term("denominator")]
            yield Relation.same("restated", terms, weigh(ratio.denominator, 2), statement)


def _stated_bases(passages: Passages, ratio: Figure) -> list[Figure]:
    """The counts before a ratio that are its denominator, of the same noun."""
    equal = passages.counts_of(ratio.denominator)
    earlier = [count for count in equal if count.start < ratio.start]
    return [count for count in earlier if passages.same_noun(count, ratio)]


def _next_to(passages: Passages, count: Figure, ratio: Figure) -> bool:
    """True where both stand in one paragraph, and no other ratio of the noun between."""
    if not passages.same_block(count, ratio):
        return False
    between = passages.within(count.end, ratio.start)
    others = [figure for figure in between if figure.kind == "ratio"]
    return not any(passages.same_noun(other, ratio) for other in others)


def _is_score(ratio: Figure) -> bool:
    """True where the ratio is a mark or a rank (`92/100 điểm`, `3/14 huyện`), or of very few."""
    return ratio.unit in SCORES or ratio.denominator < 5


def _as_numerator(passages: Passages) -> Iterator[Relation]:
    """A count and a ratio's numerator that are one indicator's."""
    for ratio in passages.ratios():
        counts = _counts_of_indicator(passages, ratio) if ratio.indicator else []
        for count in counts:
            statement = one_spaced(f"{passages.shown(count)} = tử số của {ratio.raw}")
            terms = [count.term(), ratio.term("numerator")]
            yield Relation.same("restated", terms, weigh(count.value), statement)


def _counts_of_indicator(passages: Passages, ratio: Figure) -> list[Figure]:
    """The counts that the ratio's indicator names as its numerator, with its value."""
    code = f"{ratio.indicator}_so_luong"
    counts = [f for f in passages.of_indicator(code) if f.kind == "count"]
    return [count for count in counts if count.value == ratio.numerator]


def _joined(passages: Passages) -> Iterator[Relation]:
    """Two neighbours that add up to a figure that is stated."""
    for one, other in pairwise(passages.figures):
        if one.kind == other.kind == "count":
            yield from _joined_counts(passages, one, other)
        if one.kind == other.kind == "ratio":
            yield from _joined_ratios(passages, one, other)


def _joined_counts(passages: Passages, one: Figure, other: Figure) -> Iterator[Relation]:
    """`06 đơn vị sự nghiệp và 57 trường` … `63/63 đơn vị sự nghiệp`: the first ratio behind them of
    which they are the base."""
    between = passages.flat[one.end : other.start]
    total = one.value + other.value
    if total < 20 or not regex.fullmatch(r"[\s\p{L},]{2,60}\sva\s", between):
        return
    nouns = {passages.noun(one), passages.noun(other)}
    for ratio in passages.ratios_of(total):
        behind = ratio.start > other.end
        if behind and passages.noun(ratio) in nouns and passages.noun_size(ratio) > 1:
            parts = [one.term(), other.term()]
            weight = weigh(ratio.denominator, 3)
            yield Relation.total("total_parts", ratio.term("denominator"), parts, weight)
            return


def _joined_ratios(passages: Passages, one: Figure, other: Figure) -> Iterator[Relation]:
    """`115/119 cán bộ`, `113/115 công chức` of 234 in all: the total stands before them."""
    total = one.denominator + other.denominator
    if total < 50 or passages.same_noun(one, other) or not passages.same_block(one, other):
        return
    for whole in passages.counts_of(total):
        if (
            whole.start < one.start
            and whole.section == one.section
            and passages.cue(whole, "total", 60)
        ):
            parts = [one.term("denominator"), other.term("denominator")]
            yield Relation.total("total_parts", whole.term(), parts, weigh(total, 2))
            return


def _parts_of_ratios(passages: Passages) -> Iterator[Relation]:
    """A numerator is no more than its denominator. One above it has a doubt of its own."""
    for ratio in passages.ratios():
        if ratio.numerator > ratio.denominator or _is_score(ratio):
            continue
        if passages.noun_behind(ratio):
            part, whole = ratio.term("numerator"), ratio.term("denominator")
            statement = one_spaced(f"{part.raw} ≤ {whole.raw} ({passages.shown(ratio)})")
            yield Relation.at_most(
                "part_whole",
                part,
                whole,
                0.3,
                statement=statement,
            )


def _exchanged(passages: Passages) -> Iterator[Relation]:
    """Two ratios beside each other whose bases are each the other noun's count."""
    for one, other in pairwise(passages.figures):
        if not one.kind == other.kind == "ratio" or not passages.same_block(one, other):
            continue
        if one.denominator == other.denominator or passages.same_noun(one, other):
            continue
        if min(one.denominator, other.denominator) >= 20:
            yield from _stated_otherwise(passages, one, other)


def _stated_otherwise(passages: Passages, one: Figure, other: Figure) -> Iterator[Relation]:
    """The counts before two ratios that give each noun the other one's base."""
    noun, other_noun = passages.noun(one), passages.noun(other)
    for first in passages.counts_of(other.denominator):
        second = passages.after(first)
        if second is None or second.kind != "count" or second.value != one.denominator:
            continue
        if first.section != one.section or first.start > one.start:
            continue
        if _named(passages, first, noun) and _named(passages, second, other_noun):
            rows = [one.start, other.start]
            yield Relation.fact(
                "exchanged",
                one_spaced(
                    f"{one.raw} {noun}; {other.raw} {other_noun}"
                    f" ≠ {first.raw} {noun}, {second.raw} {other_noun}"
                ),
                weigh(one.denominator * other.denominator),
                about=[*rows, first.start, second.start],
                verdict="fails",
                difference=str(abs(one.denominator - other.denominator)),
                accused=rows,
                message=f"Mẫu số của {one.raw} và {other.raw} có vẻ bị tráo:"
                f" {noun} {first.raw}, {other_noun} {second.raw} ở trên",
            )


def _named(passages: Passages, count: Figure, noun: str) -> bool:
    """True where the noun is the last one named before the figure in its clause (`Cán bộ 115
    người`)."""
    begin = max(passages.sentence(count.start).start, count.start - 40)
    label = r"(?=\s\p{L}+\s\p{L}+\s*:?\s*$)"  # two words up to the figure
    clause = regex.split(rf"[,;:(]{label}|{FIGURE}", passages.flat[begin : count.start])[-1]
    clause = regex.split(r"[,;(]|(?<=\p{L}):(?=\s+\p{L})", clause)[-1].strip(" :")
    return clause.endswith(toneless(noun))


def _plans(passages: Passages) -> Iterator[Relation]:
    """`đã hoàn thành 23/28 nhiệm vụ. Dự kiến … sẽ hoàn thành 26/28 nhiệm vụ`."""
    for done, planned in pairwise(passages.ratios()):
        if (done.status, planned.status) != ("actual", "planned"):
            continue
        if done.denominator != planned.denominator or done.numerator > planned.numerator:
            continue
        if passages.same_noun(done, planned) and passages.same_block(done, planned):
            part, whole = done.term("numerator"), planned.term("numerator")
            statement = f"{done.raw} ≤ {planned.raw}"
            yield Relation.at_most(
                "plan",
                part,
                whole,
                0.5,
                statement=statement,
            )


@dataclass(frozen=True, slots=True)
class Phrase:
    """A figure's numbers with words that stand around it, or behind it alone."""

    numbers: tuple[Number, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


def _said_twice(passages: Passages) -> Iterator[Relation]:
    """Figures with the same words around them in two sections: many words on both sides, or several
    behind it that are of no common form."""
    seen: dict[Phrase, list[Figure]] = defaultdict(list)
    for figure in passages.figures:
        for phrase in _phrases(passages, figure):
            seen[phrase].append(figure)
    said: set[int] = set()
    for alike in seen.values():
        figures = [figure for figure in alike if figure.start not in said]
        sections = {figure.section for figure in figures}
        if len(sections) > 1:
            said |= {figure.start for figure in figures}
            yield _repeated(passages, figures)


def _repeated(passages: Passages, figures: list[Figure]) -> Relation:
    """The relation of figures said alike; of ratios it compares no numbers."""
    first = figures[0]
    ratio = first.kind == "ratio"
    return Relation(
        check="repeated",
        form="same",
        sides=() if ratio else tuple((figure.term(),) for figure in figures),
        statement=one_spaced(f"{passages.shown(first)}: nêu {len(figures)} lần"),
        weight=weigh(first.denominator if ratio else first.value),
        verdict="holds",
        difference="0",
        more=tuple(figure.start for figure in figures),
    )


def _phrases(passages: Passages, figure: Figure) -> Iterator[Phrase]:
    """The words by which a figure is known again, where there are enough of them."""
    begin, end = passages.sentence(figure.start)
    flat = passages.flat
    found = islice(WORD_BEFORE.finditer(flat, begin, figure.start), NEAR)
    near = tuple(word[0] for word in found)[::-1]
    stop = PASSAGE_ENDS.search(flat, figure.end, max(figure.end, end))
    behind = WORD.finditer(flat, figure.end, stop.start() if stop else max(figure.end, end))
    after = [word[0] for word in islice(behind, 6)]
    numbers = _numbers(figure)
    if len(after) >= WORDS and figure.kind == "count" and figure.value >= SMALL:
        yield Phrase(numbers, (), tuple(after[:6]))
    next_words = tuple(after[:4])
    if len(near) == NEAR and len(near) + len(next_words) >= SIDES:
        yield Phrase(numbers, near, next_words)


def _numbers(figure: Figure) -> tuple[Number, ...]:
    if figure.kind == "ratio":
        return figure.numerator, figure.denominator
    return (figure.value,)
