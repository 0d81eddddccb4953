"""A text without what no report holds: digits and signs without end and without a word."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor.figures.structure import DIGITS
from extractor.language.plain import FILLING

# Of one line, without a letter: digits and signs in one piece, or numbers parted by blanks or tabs,
# as a table comes that was put into one line. Each stretch is gone through from its beginning only.
SIGN, SIGN_OR_BLANK = rf"[^\p{{L}}\s{FILLING}]", rf"[^\p{{L}}\n{FILLING}]"
IN_ONE_PIECE = rf"(?<!{SIGN}){SIGN}{{20000}}+{SIGN}*+"
PARTED = rf"(?<!{SIGN_OR_BLANK}){SIGN_OR_BLANK}{{40000}}+{SIGN_OR_BLANK}*+"
ENDLESS = regex.compile(f"{IN_ONE_PIECE}|{PARTED}")


@dataclass(frozen=True, slots=True)
class Bare:
    """The text with a sign that no rule knows all along its endless stretches; their places in
    order, and how many runs of digits they hold."""

    text: str
    stretches: tuple[tuple[int, int], ...] = ()
    left_out: int = 0


def without_endless(text: str) -> Bare:
    """The text as it is, but for stretches of digits and signs without end: they hold nothing that
    could be understood, what stands around them may.

    >>> without_endless("Có 5 hồ sơ")
    Bare(text='Có 5 hồ sơ', stretches=(), left_out=0)
    """
    places = tuple(found.span() for found in ENDLESS.finditer(text))
    if not places:
        return Bare(text)
    left_out = sum(_count_runs(text, *place) for place in places)
    parts, last = [], 0
    for start, end in places:
        parts += [text[last:start], FILLING * (end - start)]
        last = end
    return Bare("".join([*parts, text[last:]]), places, left_out)


def _count_runs(text: str, start: int, end: int) -> int:
    return sum(1 for _ in DIGITS.finditer(text, start, end))
