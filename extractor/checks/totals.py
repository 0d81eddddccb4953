"""Totals and their parts in sentences and lists: `17 … (trong đó: 02 …, 04 …, 11 …)`, `T, gồm A và
B`, a total over dash items.

A sum that agrees is claimed where the words open a list of parts. One that does not is claimed
only where the words say that the parts are all there are, and each counts the same noun.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, islice
from typing import Literal

import regex

from extractor.checks.other_readings import differing
from extractor.checks.passages import Figure, Passages, Span
from extractor.checks.relations import Claim, Number, Relation, weigh, weigh_sum
from extractor.checks.rules import load_checks
from extractor.kept_patterns import compiled_rule

SIGNS = regex.compile(r"[()]")
WORDS_BEHIND = regex.compile(r"[^ :]")  # behind the words that open parts
OPENING_NEAR = 230  # characters from a total to the words that open its parts
MOST_HEADS = 3  # totals before one opening: `46 cuộc với 1.471 lượt người, trong đó`
LONGEST_BRACKET = 1500  # characters that a bracket may hold
# Parts of one total, as all communes of a province are; of more the first ones are asked.
MOST_PARTS = 300
# Ways in which one changed digit shifts a sum: 9 digits, 3 places, up and down.
ONE_DIGIT_SHIFTS = 54
UNLIKELY = 1.7  # weight from which a sum that one digit mends is hardly an accident


@dataclass(frozen=True, slots=True)
class Opening:
    """Words or signs that open parts. `complete`: the words say that these are all parts there
    are. `spans`: the slices that hold the parts; of a list, one for each item."""

    start: int
    end: int
    kind: Literal["words", "bracket", "colon"]
    complete: bool
    spans: tuple[Span, ...]
    bracketed: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """Counts that may be the parts of a total. `are_all`: no further ones stand behind them."""

    figures: Sequence[Figure]
    are_all: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """Some of the parts, the one of `tries` ways in which they might be chosen."""

    parts: Sequence[Figure]
    tries: int

    def adds_up_to(self, total: Figure) -> bool:
        """True for several parts whose sum is the total."""
        return len(self.parts) > 1 and sum(part.value for part in self.parts) == total.value


def totals(passages: Passages) -> Iterator[Relation]:
    """Sums of the parts that a text lists, and parts above their whole."""
    for found in _opening_pattern().finditer(passages.flat, *passages.window):
        opening = _opening(passages, found)
        if opening.spans:
            yield from _of_opening(passages, opening)


@lru_cache(maxsize=1)
def _opening_pattern() -> regex.Pattern[str]:
    words = load_checks().words["opening"].pattern
    return compiled_rule(
        rf"(?:(?P<bracket>\()\s*)?(?P<words>{words})(?:\s+(?:co|la))?\s*(?P<colon>:)?"
        r"|(?P<bare>\()"
        r"|(?P<stop>:)(?=\s)"
    )


def _opening(passages: Passages, found: regex.Match[str]) -> Opening:
    """The opening that stands there; one without spans opens nothing."""
    words = found["words"]
    bracketed = bool(found["bare"] or found["bracket"])
    spans = _bracket(passages, found) if bracketed else _following(passages, found.end())
    return Opening(
        start=_end_of_print(passages.flat, found.start()) if words else found.start(),
        end=found.end(),
        kind="words" if words else _sign(found),
        complete=bool(words and passages.words["complete"].fullmatch(words)),
        spans=spans,
        bracketed=bracketed,
    )


def _end_of_print(flat: str, before: int) -> int:
    """Where the blanks before a place begin; they are looked for as far as a total may stand."""
    first = max(0, before - OPENING_NEAR)
    return first + len(flat[first:before].rstrip())


def _sign(found: regex.Match[str]) -> Literal["bracket", "colon"]:
    return "bracket" if found["bare"] else "colon"


def _bracket(passages: Passages, found: regex.Match[str]) -> tuple[Span, ...]:
    """What stands in the bracket behind the opening; nothing where the bracket does not close."""
    close = _closing(passages.text, found.start() + found[0].index("("))
    return (Span(found.end(), close),) if close else ()


def _following(passages: Passages, at: int) -> tuple[Span, ...]:
    """The rest of the sentence behind the opening; the items of the list where the paragraph ends
    there."""
    before = max(at - 1, 0)
    if WORDS_BEHIND.search(passages.text, at, passages.block(before).end):
        return (Span(at, passages.sentence(before).end),)
    return tuple(passages.items(at - 1))


def _closing(text: str, at: int) -> int:
    """Where the bracket opened at `at` closes; 0 if nowhere near."""
    close = _closings(text).get(at, 0)
    return close if close - at < LONGEST_BRACKET else 0


@lru_cache(maxsize=2)
def _closings(text: str) -> dict[int, int]:
    """Where each bracket of a text that closes was opened, and where it closes."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for sign in SIGNS.finditer(text):
        if sign[0] == "(":
            opened.append(sign.start())
        elif opened:
            found[opened.pop()] = sign.start()
    return found


def _of_opening(passages: Passages, opening: Opening) -> Iterator[Relation]:
    heads = _heads(passages, opening)
    if not heads:
        return
    lists = _parts(passages, opening)
    for head in heads:
        sums = (_sum(passages, opening, head, listed, head is heads[0]) for listed in lists)
        found = next(filter(None, sums), None)
        if found:
            yield found
        elif head is heads[0] and lists:
            yield from _not_added(passages, opening, heads, lists[0])


def _heads(passages: Passages, opening: Opening) -> list[Figure]:
    """The counts before the opening that may be the total, nearest first."""
    begin = max(_sentence_of_heads(passages, opening), opening.start - OPENING_NEAR)
    found: list[Figure] = []
    for figure in reversed(passages.within(begin, opening.start)):
        between = passages.text[figure.end : opening.start]
        in_bracket = between.count(")") > between.count("(")
        if figure.kind == "percentage" or in_bracket:
            continue
        if not passages.countable(figure) or len(found) == MOST_HEADS:
            break
        if passages.noun(figure) not in map(passages.noun, found):
            found.append(figure)
    return found


def _sentence_of_heads(passages: Passages, opening: Opening) -> int:
    """Where the sentence begins that the total stands in: the opening's own; with `Trong đó:` as a
    sentence of its own, the one before; with that as a paragraph of its own, the paragraph before.
    """
    begin = passages.sentence(opening.start).start
    if passages.flat[begin : opening.start].strip(" \n(,;-–+"):
        return begin
    index = passages.block_index(opening.start)
    if begin > passages.blocks[index].start:
        return passages.sentence(begin - 2).start
    return passages.blocks[index - 1].start if index else begin


def _parts(passages: Passages, opening: Opening) -> list[Listed]:
    """Possible lists of parts, the likeliest first."""
    if len(opening.spans) > 1:
        items = [list(islice(passages.counts_in(*span), 1)) for span in opening.spans]
        return [Listed([item[0] for item in items], are_all=True)] if all(items) else []
    begin, end = opening.spans[0]
    whole = _listed(passages, begin, end)
    if opening.bracketed:
        return [whole]
    semicolon = passages.text.find(";", begin, end)
    first = _listed(passages, begin, max(begin, semicolon))
    return [first, whole] if 2 <= len(first.figures) < len(whole.figures) else [whole]


def _listed(passages: Passages, begin: int, end: int) -> Listed:
    """The levels of a slice as parts."""
    found = list(islice(passages.counts_in(begin, end), MOST_PARTS + 1))
    return Listed(found[:MOST_PARTS], are_all=len(found) <= MOST_PARTS)


def _sum(
    passages: Passages, opening: Opening, head: Figure, listed: Listed, nearest: bool
) -> Relation | None:
    """The first sum that agrees: of all parts, of those with the head's noun, of the first ones."""
    added = [part for part in listed.figures if head.alike(part)]
    noun = passages.noun(head)
    same = [part for part in added if passages.noun(part) == noun]
    if not _may_be_summed(passages, opening, head, len(same) == len(added)):
        return None
    every = _of_all(added, same, nearest) if listed.are_all else ()
    first = _first_ones(head, added) if nearest else ()
    return _first_that_adds_up(opening, head, chain(every, first))


def _first_that_adds_up(
    opening: Opening, head: Figure, choices: Iterable[Choice]
) -> Relation | None:
    """The sum of the first choice that makes the head; stated where words open the parts and no
    other choice stood before it."""
    for choice in choices:
        if choice.adds_up_to(head):
            stated = opening.kind == "words" and choice.tries == 1
            return total_of("total_parts", head, choice.parts, tries=choice.tries, stated=stated)
    return None


def _may_be_summed(passages: Passages, opening: Opening, head: Figure, one_noun: bool) -> bool:
    """False for a total that a comma parts from the colon behind it, and for a small one before
    parts of other nouns that no words open. `one_noun`: all parts count the head's noun."""
    between = passages.text[head.end : opening.start]
    if opening.kind == "colon" and regex.search("[,;]", between):
        return False
    return opening.kind == "words" or head.value >= 10 or one_noun


def _of_all(parts: Sequence[Figure], same: Sequence[Figure], nearest: bool) -> Iterator[Choice]:
    """All parts that may be the head's, or those of its noun. Of a head that is not the nearest,
    those of its noun only."""
    if nearest:
        yield Choice(parts, 1)
    if len(same) < len(parts) or not nearest:
        yield Choice(same, 2)


def _first_ones(head: Figure, parts: Sequence[Figure]) -> Iterator[Choice]:
    """The first of the parts, as many as make up a large head, the most first."""
    if head.value < 100:
        return
    sums = list(accumulate(part.value for part in parts))
    for size in range(len(parts) - 1, 1, -1):
        if sums[size - 1] == head.value:
            yield Choice(parts[:size], len(parts))


def total_of(
    check: str,
    whole: Figure,
    parts: Sequence[Figure],
    *,
    tries: int = 1,
    stated: bool = False,
    claims: Claim = "",
) -> Relation:
    """The relation `whole = parts`, weighed as the one found in `tries` ways; `stated`: the words
    say that it holds."""
    weight = weigh_sum(whole.value, [part.value for part in parts], tries, stated)
    return Relation.total(check, whole.term(), [part.term() for part in parts], weight, claims)


def _not_added(
    passages: Passages, opening: Opening, heads: Sequence[Figure], listed: Listed
) -> Iterator[Relation]:
    """What the words allow to be said of parts that do not add up."""
    head, parts = heads[0], listed.figures
    if head.kind != "count" or opening.kind == "colon" or not parts:
        return
    if opening.kind == "words" and _counts_the_same(passages, head, parts[0]):
        yield from _part_whole(passages, head, parts[0])
    if len(parts) < 2 or len(heads) > 1 or not listed.are_all:
        return
    claim = _claim(passages, opening, head, parts)
    if claim:
        yield total_of("total_parts", head, parts, stated=True, claims=claim)


def _counts_the_same(passages: Passages, head: Figure, part: Figure) -> bool:
    """True where the same noun stands right behind both."""
    return (
        part.kind == "count"
        and passages.same_noun(part, head)
        and bool(passages.noun_behind(part))
        and bool(passages.noun_behind(head))
    )


def _claim(passages: Passages, opening: Opening, head: Figure, parts: Sequence[Figure]) -> Claim:
    """What may be said of parts that do not add up.

    They fail where the words say that these are all parts. They are suspect where the words open
    parts, one digit would make them agree, and that is hardly an accident."""
    if not _may_be_all_parts(passages, head, parts):
        return ""
    covered = _covered(passages, opening, parts)
    complete = opening.complete and _all_count_the_same(passages, head, parts)
    if complete and (covered or _ends_with_and(passages, parts)):
        return "fails"
    opened = covered or opening.kind == "words"
    if opened and _looks_misread(head, parts, covered or complete, covered):
        return "suspect"
    return ""


def _may_be_all_parts(passages: Passages, head: Figure, parts: Sequence[Figure]) -> bool:
    """True for parts of the head's kind and unit that stand in one list."""
    return _one_list(passages, parts) and all(map(head.alike, parts))


def _all_count_the_same(passages: Passages, head: Figure, parts: Sequence[Figure]) -> bool:
    return all(_counts_the_same(passages, head, part) for part in parts)


def _looks_misread(head: Figure, parts: Sequence[Figure], listed: bool, covered: bool) -> bool:
    """True where one digit would make the sum agree, and that is hardly an accident: the parts are
    `listed` as all there are, or the total is large; larger where no partition is `covered`."""
    if not (listed and _above_all(head, parts)) and not _unlikely(head, covered):
        return False
    return one_digit_mends(head.value, [part.value for part in parts])


def _one_list(passages: Passages, parts: Sequence[Figure]) -> bool:
    """True where neither further opening words nor a ratio stand among the parts."""
    first, last = parts[0], parts[-1]
    if passages.words["opening"].search(passages.flat, first.end, last.start):
        return False
    return all(figure.kind != "ratio" for figure in passages.within(first.start, last.end))


def _covered(passages: Passages, opening: Opening, parts: Sequence[Figure]) -> bool:
    """True where the words name all parts of a partition (`cấp tỉnh, cấp huyện, cấp xã`), as many
    as there are figures."""
    last = parts[-1]
    behind = regex.split(r"[.;)\n]", passages.flat[last.start : last.end + 40])[0]
    flat = passages.flat[opening.start : last.start] + behind
    fitting = [names for names in load_checks().partitions if len(names) == len(parts)]
    return any(_names_all(flat, names) for names in fitting)


def _names_all(flat: str, names: Sequence[regex.Pattern[str]]) -> bool:
    return all(name.search(flat) for name in names)


def _ends_with_and(passages: Passages, parts: Sequence[Figure]) -> bool:
    """True where `và` stands before the last part."""
    between = passages.flat[parts[-2].end : parts[-1].start]
    return regex.search(r"\sva\s", between) is not None


def _above_all(head: Figure, parts: Sequence[Figure]) -> bool:
    return head.value >= 20 and all(part.value < head.value for part in parts)


def _unlikely(head: Figure, covered: bool) -> bool:
    """True where the total is so large that one digit would hardly mend the sum by accident."""
    return (
        head.value > ONE_DIGIT_SHIFTS and weigh(head.value, ONE_DIGIT_SHIFTS, covered) >= UNLIKELY
    )


def one_digit_mends(total: Number, parts: Sequence[Number]) -> bool:
    """True where one changed digit, or two neighbours exchanged, would make the sum agree.

    >>> one_digit_mends(7582, [5000, 2528]), one_digit_mends(7528, [5000, 1000])
    (True, False)
    """
    whole, counts = int(total), [int(part) for part in parts]
    gap = whole - sum(counts)
    if _one_digit(whole, whole - gap):
        return True
    return any(_one_digit(count, count + gap) for count in counts)


def _one_digit(value: int, other: int) -> bool:
    """True where the numbers differ in one digit, or in two neighbours exchanged."""
    one, changed = str(value), str(other)
    if other < 0 or len(one) != len(changed):
        return False
    apart = differing(one, changed)
    if len(apart) == 1:
        return True
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    here = slice(apart[0], apart[1] + 1)
    return one[here] == changed[here][::-1]


def _part_whole(passages: Passages, head: Figure, part: Figure) -> Iterator[Relation]:
    """`96 ≤ 214`: the first part of the same noun. It is not held against a total where the part
    may be of another figure: a larger one stands before, or files were carried over."""
    if part.value > head.value:
        other_whole = _larger_before(passages, head, part.value)
        if other_whole or passages.is_carried(head.end, part.end + 40):
            return
    yield Relation.at_most("part_whole", part.term(), head.term(), 0.3, "fails")


def _larger_before(passages: Passages, head: Figure, value: Number) -> bool:
    """True where a whole of at least so much stands before the head in its paragraph."""
    return 0 < value <= passages.largest_before(head)
