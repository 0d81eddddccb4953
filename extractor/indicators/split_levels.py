"""The levels of figures that a sentence parts among bodies of several levels, though none of them
is called a level: `tỉnh 1.874, xã 3.216`, `81 ở tỉnh, 20 ở huyện`, `tỉnh - huyện - xã lần lượt
1.523, 278 và 161`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

import regex

from extractor.indicators.blocks import Slice
from extractor.indicators.records import LevelName
from extractor.language.flat import FIGURE, any_words
from extractor.language.said import worded
from extractor.model import Numeral, NumeralKind

LEVELS: tuple[LevelName, ...] = ("cap_tinh", "cap_huyen", "cap_xa")
PARTED_KINDS: tuple[NumeralKind, ...] = ("count", "ratio")
NOUNS = r"(?:\s\p{L}+){0,3}?"  # what a figure counts, behind it
AND = any_words("và")
# The bodies of a level by themselves, a group each; of two that begin alike the longer.
BODIES = "(?:" + "|".join(rf"(?P<{name}>{{bodies_of_{name}}})" for name in LEVELS) + ")"
ENDS = rf"(?=\s*(?:[,;.:)\n]|\Z|{AND}\s|-\s))"
ASIDE = rf"(?:\s*\([^(){FIGURE}]{{0,60}}\))?"
BEFORE = worded(
    rf"(?:\A|[,;:(\n]|\b{AND}\s|[-–+]\s)\s*(?:{{part_opens}}\s+)*{BODIES}"
    rf"{ASIDE}(?:[\s:]|{{before_figure}}\s)*(?P<figure>{FIGURE}++)"
)
BEHIND = worded(
    rf"(?<!{FIGURE})(?P<figure>{FIGURE}++){NOUNS}\s?(?:\s{{of_whom}}\s(?:{{part_opens}}\s+)*{BODIES}{ENDS}"
    rf"|\({BODIES}\))"
)
PARTING = rf"\s*(?:[,;/–-]|\b{AND}\b)\s*"
NAMED = "(?:" + "|".join(f"{{bodies_of_{name}}}" for name in LEVELS) + ")"
NAMES = rf"(?P<names>{NAMED}(?:{PARTING}(?:{{part_opens}}\s+)?{NAMED}){{1,2}})"
FIGURES = rf"(?P<figures>{FIGURE}+{NOUNS}(?:{PARTING}{FIGURE}+{NOUNS}){{1,2}})"
IN_TURN = worded(rf"{NAMES}\s*,?\s*{{told_in_turn}}(?:[\s:]|{{before_figure}}\s)*{FIGURES}")
IN_TURN_BEHIND = worded(
    rf"{FIGURES}\s*[,(]?\s*{{told_in_turn}}\s+(?:{{of_whom}}\s+)?(?:{{part_opens}}\s+)?{NAMES}"
)
ONE_NAME = worded(BODIES)
ONE_FIGURE = regex.compile(rf"{FIGURE}+")


@dataclass(frozen=True, slots=True)
class Parted:
    """Where a figure begins, the level it is of, and the words that say so; `opens`: where the
    first of the figures that are parted so is spoken of."""

    figure: int
    name: LevelName
    span: Slice
    opens: int = 0


@lru_cache(maxsize=256)
def parted_among(said: str) -> tuple[Parted, ...]:
    """The figures of a sentence that are parted among bodies of two levels or more, none twice; of
    figures in a row, with none of another kind between, all or none. Places are counted from the
    sentence's beginning."""
    if FIGURE not in said:
        return ()
    found: dict[int, Parted] = {}
    for one in (*_in_turn(said), *_beside(said)):
        found.setdefault(one.figure, one)
    return tuple(chain.from_iterable(map(_told_apart, _rows(said, found))))


def _rows(said: str, found: dict[int, Parted]) -> Iterator[list[Parted]]:
    """The figures with bodies that stand in a row, with no figure without bodies between."""
    row: list[Parted] = []
    for figure in ONE_FIGURE.finditer(said):
        if figure.start() in found:
            row.append(found[figure.start()])
            continue
        yield row
        row = []
    yield row


def _told_apart(row: list[Parted]) -> list[Parted]:
    """The figures of a row, each with where the first is spoken of; none where they are of one
    level alone."""
    if len({one.name for one in row}) < 2:
        return []
    opens = min(min(one.figure, one.span[0]) for one in row)
    return [replace(one, opens=opens) for one in row]


def parted_at(flat: str, sentence: Slice, figure: Numeral) -> Parted | None:
    """Which of the bodies of several levels a sentence gives the count or ratio to; None where it
    parts nothing, or not this one."""
    if figure.kind not in PARTED_KINDS:
        return None
    begin, end = sentence
    for one in parted_among(flat[begin:end]):
        if begin + one.figure == figure.start:
            span = (begin + one.span[0], begin + one.span[1])
            return Parted(figure.start, one.name, span, begin + one.opens)
    return None


def _beside(said: str) -> Iterator[Parted]:
    """The figures with bodies right before or behind them."""
    for pattern in (BEHIND, BEFORE):
        for match in pattern.finditer(said, overlapped=True):
            yield _parted(match, match.start("figure"))


def _in_turn(said: str) -> Iterator[Parted]:
    """The figures told one by one, of the bodies named before or behind them in the same order."""
    for pattern in (IN_TURN, IN_TURN_BEHIND):
        for match in pattern.finditer(said):
            names = list(ONE_NAME.finditer(said, *match.span("names")))
            figures = list(ONE_FIGURE.finditer(said, *match.span("figures")))
            if len(names) == len(figures):
                for name, figure in zip(names, figures, strict=True):
                    yield _parted(name, figure.start())


def _parted(match: regex.Match[str], figure: int) -> Parted:
    """The figure's level, by the group of bodies that took part in a match."""
    name = next(name for name in LEVELS if match[name])
    return Parted(figure, name, match.span(name))
