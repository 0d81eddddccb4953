"""Relations between named indicators (`arithmetic` in patterns/indicators): figures far apart that
carry codes. Only what holds is said: codes may be of different scopes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import regex

from extractor.checks.passages import Figure, Passages
from extractor.checks.relations import Form, Relation, Term, weigh_share, weigh_sum
from extractor.indicators import load_indicators

CODE = r"[a-z_]+(?:\.[a-z0-9_]+)+"
SUM = regex.compile(rf"(?P<whole>{CODE})\s*=\s*(?P<parts>{CODE}(?:\s*\+\s*{CODE})+)")
SHARE = regex.compile(rf"(?P<share>{CODE})\s*=\s*(?P<n>{CODE})\s*/\s*(?P<d>{CODE})\s*\*\s*100")
MOST = regex.compile(rf"(?P<part>{CODE})\s*<=\s*(?P<whole>{CODE})")
LEVEL = "cap_"  # begins the last part of a code that tells the level of administration
Sides = tuple[tuple[Figure, ...], ...]


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A relation between indicators: the codes of each side."""

    form: Form
    sides: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def _stated() -> tuple[Arithmetic, ...]:
    """What the indicators' records say of each other, once each."""
    found: dict[Arithmetic, None] = {}
    for rule in load_indicators().rules:
        for words in regex.split(r";\s*", rule.record.arithmetic or ""):
            arithmetic = _arithmetic(words.strip())
            if arithmetic is not None:
                found[arithmetic] = None
    return tuple(found)


def _arithmetic(words: str) -> Arithmetic | None:
    """A relation as it is written; None where the words are of no form.

    >>> _arithmetic("ho_so.da <= ho_so.nhan")
    Arithmetic(form='most', sides=(('ho_so.da',), ('ho_so.nhan',)))
    """
    if found := SUM.fullmatch(words):
        parts = tuple(regex.split(r"\s*\+\s*", found["parts"]))
        return Arithmetic("sum", ((found["whole"],), parts))
    if found := SHARE.fullmatch(words):
        return Arithmetic("share", ((found["n"],), (found["d"],), (found["share"],)))
    if found := MOST.fullmatch(words):
        return Arithmetic("most", ((found["part"],), (found["whole"],)))
    return None


def indicator_arithmetic(passages: Passages) -> Iterator[Relation]:
    """Relations that hold between indicators, each stated once in the report; of each level of
    administration among themselves."""
    single = _stated_once(passages)
    suffixes = {f".{code.rsplit('.', 1)[-1]}" for code in single}
    levels = ["", *sorted(suffix for suffix in suffixes if suffix.startswith(f".{LEVEL}"))]
    for arithmetic in _stated():
        for level in levels:
            sides = _figures_of(arithmetic, level, single)
            if sides:
                yield from _relation(arithmetic.form, sides)


def _stated_once(passages: Passages) -> dict[str, Figure]:
    """The one figure of each indicator that states what was reached."""
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in passages.figures:
        if figure.indicator and figure.kind != "ratio" and figure.status == "actual":
            figures[figure.indicator].append(figure)
    return {code: found[0] for code, found in figures.items() if len(found) == 1}


def _figures_of(arithmetic: Arithmetic, level: str, single: dict[str, Figure]) -> Sides:
    """The figures of each side at a level; nothing where one is missing."""
    found = []
    for codes in arithmetic.sides:
        figures = tuple(single[code + level] for code in codes if code + level in single)
        if len(figures) < len(codes):
            return ()
        found.append(figures)
    return tuple(found)


def _relation(form: Form, figures: Sides) -> Iterator[Relation]:
    """The relation of the figures, where it holds and they stand in one chapter."""
    chapters = {figure.chapter for figure in chain.from_iterable(figures)}
    made = _worded(form, list(map(_terms, figures)))
    if len(chapters) == 1 and made.holds:
        yield made


def _terms(figures: Sequence[Figure]) -> list[Term]:
    return [figure.term() for figure in figures]


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
