"""Relations between named indicators (`arithmetic` in patterns/indicators): figures far apart that
carry codes. Only what holds is said: codes may be of different scopes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

import regex

from extractor.checks.passages import Figure, Passages
from extractor.checks.relations import Form, Part, Relation, Term, weigh_share, weigh_sum
from extractor.indicators import load_indicators

CODE = r"[a-z_]+(?:\.[a-z0-9_]+)+"
TERM = rf"(?:{CODE}|(?:num|den)\({CODE}\))"
SUM = regex.compile(rf"(?P<whole>{TERM})\s*=\s*(?P<parts>{TERM}(?:\s*\+\s*{TERM})*)")
SHARE = regex.compile(rf"(?P<share>{TERM})\s*=\s*(?P<n>{TERM})\s*/\s*(?P<d>{TERM})\s*\*\s*100")
MOST = regex.compile(rf"(?P<part>{TERM})\s*<=\s*(?P<whole>{TERM})")
PARTS: dict[str, Part] = {"num": "numerator", "den": "denominator"}
LEVEL = "cap_"  # begins the last part of a code that tells the level of administration
Side = tuple[tuple[Figure, Part], ...]  # figures of one side with the part of each that counts


@dataclass(frozen=True, slots=True)
class Named:
    """A number of an indicator's figure: its value, or of a ratio (`num(code)`, `den(code)`) the
    numerator or the denominator."""

    code: str
    part: Part = "value"

    @staticmethod
    def of(words: str) -> Named:
        """The number that is written `code`, `num(code)` or `den(code)`."""
        part, bracket, code = words.rstrip(")").partition("(")
        return Named(code, PARTS[part]) if bracket else Named(words)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A relation between indicators: the numbers of each side."""

    form: Form
    sides: tuple[tuple[Named, ...], ...]


@lru_cache(maxsize=1)
def _stated() -> tuple[Arithmetic, ...]:
    """What the indicators' records say of each other, once each. What they say in words is for
    readers of the records."""
    found: dict[Arithmetic, None] = {}
    for rule in load_indicators().rules:
        for words in regex.split(r";\s*", rule.record.arithmetic or ""):
            arithmetic = arithmetic_of(words.strip())
            if arithmetic is not None:
                found[arithmetic] = None
    return tuple(found)


def arithmetic_of(words: str) -> Arithmetic | None:
    """A relation as it is written; None where the words are of no form, and of the two numbers of
    one ratio.

    >>> arithmetic_of("num(a.b) <= c.d").sides
    ((Named(code='a.b', part='numerator'),), (Named(code='c.d', part='value'),))
    """
    if found := SUM.fullmatch(words):
        return _of_sides("sum", found["whole"], *regex.split(r"\s*\+\s*", found["parts"]))
    if found := SHARE.fullmatch(words):
        numbers = (Named.of(found[name]) for name in ("n", "d", "share"))
        return Arithmetic("share", tuple((number,) for number in numbers))
    if found := MOST.fullmatch(words):
        part, whole = Named.of(found["part"]), Named.of(found["whole"])
        return Arithmetic("most", ((part,), (whole,))) if part.code != whole.code else None
    return None


def _of_sides(form: Form, whole: str, *parts: str) -> Arithmetic:
    return Arithmetic(form, ((Named.of(whole),), tuple(map(Named.of, parts))))


def indicator_arithmetic(passages: Passages) -> Iterator[Relation]:
    """Relations that hold between indicators, each stated once in the report; of each level of
    administration among themselves."""
    single = _stated_once(passages)
    suffixes = {f".{number.code.rsplit('.', 1)[-1]}" for number in single}
    levels = ["", *sorted(suffix for suffix in suffixes if suffix.startswith(f".{LEVEL}"))]
    for arithmetic in _stated():
        for level in levels:
            sides = _figures_of(arithmetic, level, single)
            if sides:
                yield from _relation(arithmetic.form, sides)


def _stated_once(passages: Passages) -> dict[Named, Figure]:
    """The one figure of each indicator that states what was reached, and its one ratio."""
    figures: dict[Named, list[Figure]] = defaultdict(list)
    for figure in passages.figures:
        if figure.indicator and figure.status == "actual":
            for part in ("numerator", "denominator") if figure.kind == "ratio" else ("value",):
                figures[Named(figure.indicator, part)].append(figure)
    return {number: found[0] for number, found in figures.items() if len(found) == 1}


def _figures_of(
    arithmetic: Arithmetic, level: str, single: dict[Named, Figure]
) -> tuple[Side, ...]:
    """The figures of each side at a level, with their parts; nothing where one is missing."""
    found = []
    for numbers in arithmetic.sides:
        at_level = [replace(number, code=number.code + level) for number in numbers]
        if not single.keys() >= set(at_level):
            return ()
        found.append(tuple((single[number], number.part) for number in at_level))
    return tuple(found)


def _relation(form: Form, figures: tuple[Side, ...]) -> Iterator[Relation]:
    """The relation of the figures, where it holds and they stand in one chapter."""
    chapters = {figure.chapter for figure, _ in chain.from_iterable(figures)}
    sides = [[figure.term(part) for figure, part in side] for side in figures]
    made = _worded(form, sides)
    if len(chapters) == 1 and made.holds:
        yield made


def _worded(form: Form, sides: Sequence[Sequence[Term]]) -> Relation:
    """The relation of the sides, with its weight."""
    first, second = sides[0][0], sides[1]
    if form == "sum":
        weight = weigh_sum(first.value, [part.value for part in second], 1, True)
        return Relation.total("coded", first, second, weight)
    if form == "share":
        share = sides[2][0]
        weight = weigh_share(share.value)
        return Relation.share("coded", first, second[0], share, weight=weight)
    return Relation.at_most("coded", first, second[0], 0.3)
