"""The path of numbers that headings stand at, and which paths may follow it at which cost.

Levels: part or annex → A → I → 1, 1.1, 1.1.1 → a). A number with dots stands for its whole branch,
so 6.1 under II gives II.6.1. In decisions the articles (`Điều 5`) stand where Romans do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from extractor.headings.heading_marks import ALPHABET, ROMANS, TITLE_ALONE, Candidate, Reading
from extractor.headings.heading_outline import outline

OPTIONAL = frozenset("đfjwz")  # letters that lists in the alphabet's order leave out
FARTHEST = 4  # a number this many behind the last is no skipped one
ROOT, CAPITAL, ROMAN, NUMBER, LETTER = 16, 8, 4, 2, 1  # bits of levels that were not read


class HeadingPath(NamedTuple):
    """The number of the last heading on each level; 0 or () on levels that none has opened.

    `root` is the name of the part or annex; `romans` and `numbers` are the last ones below the
    heading before, as some writers number through; `listed` is the last number of a list within the
    section; `inferred` has the bits of the levels whose heading was lost, so that its number is a
    conclusion."""

    root: str = ""
    part: int = 0
    capital: int = 0
    roman: int = 0
    article: int = 0
    number: tuple[int, ...] = ()
    letter: int = 0
    listed: int = 0
    romans: int = 0
    numbers: int = 0
    inferred: int = 0

    def __str__(self) -> str:
        levels = (
            self.root,
            chr(ord("A") + self.capital - 1) if self.capital else "",
            ROMANS[self.roman - 1] if self.roman else "",
            f"Điều {self.article}" if self.article else "",
            ".".join(map(str, self.number)),
            ALPHABET[self.letter - 1] if self.letter else "",
        )
        return ".".join(level for level in levels if level)

    @property
    def is_under_a_heading(self) -> bool:
        """True where a heading of any level has been opened."""
        above = self.root or self.capital or self.roman or self.article
        return bool(above or self.number or self.letter)

    def at_root(self, name: str, part: int, lost: bool) -> HeadingPath:
        """The path of a part or annex: all below begins anew."""
        return HeadingPath(root=name, part=part, inferred=ROOT if lost else 0)

    def at_capital(self, capital: int, lost: bool) -> HeadingPath:
        """The path of `A.` in the same part."""
        return HeadingPath(
            root=self.root,
            part=self.part,
            capital=capital,
            romans=self.roman or self.romans,
            numbers=self.number[0] if self.number else self.numbers,
            inferred=self._known_above(CAPITAL, lost),
        )

    def at_roman(self, roman: int, lost: bool) -> HeadingPath:
        """The path of a Roman number under the same headings above."""
        return HeadingPath(
            root=self.root,
            part=self.part,
            capital=self.capital,
            roman=roman,
            romans=self.romans,
            numbers=self.number[0] if self.number else self.numbers,
            inferred=self._known_above(ROMAN, lost),
        )

    def at_article(self, article: int) -> HeadingPath:
        """The path of an article under the same headings above."""
        return self._replace(
            article=article,
            number=(),
            letter=0,
            listed=0,
            inferred=self._known_above(NUMBER, False),
        )

    def at_number(self, number: tuple[int, ...], lost: bool) -> HeadingPath:
        """The path of an Arabic number under the same headings above."""
        return self._replace(
            number=number,
            letter=0,
            listed=0,
            inferred=self._known_above(NUMBER, lost),
        )

    def at_letter(self, letter: int, lost: bool) -> HeadingPath:
        """The path of a letter under the same headings above."""
        return self._replace(
            letter=letter,
            listed=0,
            inferred=self._known_above(LETTER, lost),
        )

    def _known_above(self, level: int, lost: bool) -> int:
        """The bits of lost levels above this one, and this one's where it was lost itself."""
        above = self.inferred & ~(2 * level - 1)
        return above | level if lost else above


class Move(NamedTuple):
    """A path that may follow, what it costs, and whether a heading (or an item) was seen in it."""

    path: HeadingPath
    cost: float
    opened: bool = True


@lru_cache(maxsize=500)
def _known_moves(_: Candidate) -> dict[HeadingPath, tuple[Move, ...]]:
    """What was found of candidates that read alike: path up to there → the paths from there on."""
    return {}


class Moves:
    """All paths that may hold from a candidate on, by the path that holds up to there. Most lines
    of a document read like one before, which stood behind the same paths."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self._known = _known_moves(replace(candidate, at=0, digits=None))

    def behind(self, path: HeadingPath) -> tuple[Move, ...]:
        """The paths from there on."""
        found = self._known.get(path)
        if found is None:
            found = self._known[path] = tuple(_moves(path, self.candidate))
        return found


def _moves(path: HeadingPath, candidate: Candidate) -> Iterator[Move]:
    yield Move(path, candidate.ignored, opened=False)
    for reading in candidate.readings:
        for move in _BY_LEVEL[reading.level](path, reading, candidate):
            as_heading = 0.0 if move.path.listed else reading.as_heading
            yield Move(move.path, move.cost + reading.cost + as_heading, move.opened)


def step(last: int, new: int) -> float:
    """What it costs that a number follows another on its level; nothing for the next one.

    >>> step(0, 1), step(2, 3), step(2, 4) == outline().costs["order"]["skipped"]
    (0.0, 0.0, True)
    """
    costs = outline().costs["order"]
    gap = new - last
    if gap == 1:
        return 0.0
    if gap == 0:
        return costs["repeated"]
    if 1 < gap <= FARTHEST:
        return min(costs["skipped"] * (gap - 1), costs["backward"])
    return costs["backward"]


def skips(before: HeadingPath, after: HeadingPath) -> bool:
    """True where headings were lost between two paths that follow each other: I.2, then I.4.

    >>> one = HeadingPath(roman=1, number=(2,))
    >>> skips(one, one.at_number((3,), lost=False)), skips(one, one.at_number((4,), lost=False))
    (False, True)
    """
    if before.root != after.root:
        return after.part > before.part + 1
    if before.capital != after.capital:
        return after.capital > before.capital + 1
    if before.roman != after.roman:
        return after.roman > before.roman + 1
    if before.number != after.number:
        backward = outline().costs["order"]["backward"]
        forward = after.number > before.number
        return forward and 0 < dotted_step(before, after.number) < backward
    return after.letter > before.letter and letter_step(before.letter, after.letter) > 0


def _step_or_through(last: int, before: int, new: int) -> float:
    """What the next number costs; the first below a heading may also go on from `before`."""
    costs = outline().costs["order"]
    through = not last and before and new == before + 1
    return min(step(last, new), costs["through"]) if through else step(last, new)


def letter_step(last: int, new: int) -> float:
    """What it costs that a letter follows another; letters that are often left out cost nothing.

    >>> letter_step(ALPHABET.index("d") + 1, ALPHABET.index("e") + 1)
    0.0
    """
    if new <= last:
        return step(last, new)
    between = [letter for letter in ALPHABET[last : new - 1] if letter not in OPTIONAL]
    return step(0, len(between) + 1)


def _roots(path: HeadingPath, reading: Reading, _: Candidate) -> Iterator[Move]:
    [value] = reading.value
    cost = 0.0 if value in (0, 1) else step(path.part, value)  # 0: an annex
    yield Move(path.at_root(reading.name, value, reading.guessed), cost)


def _capitals(path: HeadingPath, reading: Reading, _: Candidate) -> Iterator[Move]:
    [value] = reading.value
    cost = step(path.capital, value)
    if not path.capital and (path.roman or path.number):
        cost += outline().costs["order"]["inversion"]
    yield Move(path.at_capital(value, reading.guessed), cost)


def _romans(path: HeadingPath, reading: Reading, _: Candidate) -> Iterator[Move]:
    """The moves to which a Roman number may lead: on in the same part, or to I of another one."""
    costs = outline().costs["order"]
    value = reading.value[0] if reading.value else path.roman + 1
    if value > len(ROMANS):
        return
    if value != 1 or not path.roman:
        cost = _step_or_through(path.roman, path.romans, value)
        if not path.roman and path.number:
            cost += costs["inversion"]
        if not path.roman and reading.name == TITLE_ALONE:  # the letterhead has titles too
            cost += costs["unrooted"]
        yield Move(path.at_roman(value, _is_lost(reading, value == path.roman + 1)), cost)
        return
    above = _next_above(path)
    if above:
        yield Move(above.at_roman(1, reading.guessed), costs["lost_head"])
    yield Move(path.at_roman(1, reading.guessed), costs["restart"])


def _is_lost(reading: Reading, is_next: bool) -> bool:
    """True for a number that was not read. The next one of all, of which a scan lost a stroke, is
    as good as read."""
    return reading.guessed and not (reading.by_a_stroke and is_next)


def _next_above(path: HeadingPath) -> HeadingPath | None:
    """The path of the lost heading of a capital letter or part under which Roman numbers begin."""
    if path.capital:
        return path.at_capital(path.capital + 1, lost=True)
    word, _, number = path.root.partition(" ")
    if path.part and number in ROMANS[:-1]:
        name = f"{word} {ROMANS[ROMANS.index(number) + 1]}"
        return path.at_root(name, path.part + 1, lost=True)
    return None


def _articles(path: HeadingPath, reading: Reading, _: Candidate) -> Iterator[Move]:
    [value] = reading.value
    yield Move(path.at_article(value), 0.0 if value > path.article else step(path.article, value))


def _numbers(path: HeadingPath, reading: Reading, candidate: Candidate) -> Iterator[Move]:
    last = path.number[0] if path.number else 0
    value = reading.value or (last + 1,)
    if value == (1,) and path.number:
        yield from _begun_again(path, reading, candidate)
        return
    cost = dotted_step(path, value) + _cost_of_title_alone(path, reading)
    if path.listed and len(reading.value) == 1:
        yield from _listed(path, value[0])
        cost += _cost_of_leaving_list(path, value[0])
    yield Move(path.at_number(value, reading.guessed), cost)
    if path.number and value[0] == value[-1] == 1:
        yield from _under_next_roman(path, reading)


def _under_next_roman(path: HeadingPath, reading: Reading) -> Iterator[Move]:
    """The path of a number that begins again under a Roman heading that was lost."""
    if 0 < path.roman < len(ROMANS):
        lost = path.at_roman(path.roman + 1, lost=True)
        costs = outline().costs["order"]
        missing = costs["unrooted"] if len(reading.value) > 1 else 0.0  # 1 of 1.1
        path = lost.at_number(reading.value or (1,), reading.guessed)
        yield Move(path, costs["lost_head"] + missing)


def _numbered_romans(path: HeadingPath, reading: Reading, _: Candidate) -> Iterator[Move]:
    """The path of `II.1`, whose Roman heading may have been lost: its number is printed here."""
    roman, *below = reading.value
    cost = 0.0
    if roman != path.roman:
        cost = step(path.roman, roman) + outline().costs["order"]["unrooted"]
        path = path.at_roman(roman, lost=False)
    number = tuple(below)
    yield Move(path.at_number(number, lost=False), cost + dotted_step(path, number))


def _begun_again(path: HeadingPath, reading: Reading, candidate: Candidate) -> Iterator[Move]:
    """What a 1 may be where numbers stand already: a list, or the first under a lost heading."""
    costs, lists = outline().costs["order"], outline().costs["list"]
    cost = lists["begins"]
    cost += lists["after_colon"] if candidate.after_colon else 0
    cost += lists["titled"] if candidate.titled else 0
    yield Move(path._replace(listed=1), cost)
    yield from _under_next_roman(path, reading)
    above = None if path.roman else _next_above(path)
    if above:
        yield Move(above.at_number((1,), reading.guessed), costs["lost_head"])
    yield Move(path.at_number((1,), reading.guessed), costs["restart"])


def _listed(path: HeadingPath, value: int) -> Iterator[Move]:
    """The next item of the list that the path is in."""
    lists = outline().costs["list"]
    if value == path.listed + 1:
        yield Move(path._replace(listed=value), lists["goes_on"])
    elif value == path.listed + 2:
        yield Move(path._replace(listed=value), lists["goes_on"] + lists["skipped"])


def _cost_of_title_alone(path: HeadingPath, reading: Reading) -> float:
    """What it costs that a title without a heading above it is taken for a numbered one."""
    unrooted = reading.name == TITLE_ALONE and not path.is_under_a_heading
    return float(outline().costs["order"]["unrooted"]) if unrooted else 0.0


def _cost_of_leaving_list(path: HeadingPath, value: int) -> float:
    """What it costs that the number is a heading's though it goes on with the list."""
    return float(outline().costs["list"]["left"]) if value == path.listed + 1 else 0.0


def dotted_step(path: HeadingPath, new: tuple[int, ...]) -> float:
    """What it costs that a number with dots follows the path's.

    >>> path = HeadingPath(number=(2, 1))
    >>> [dotted_step(path, new) for new in ((2, 2), (2, 1, 1), (3,), (3, 1))]
    [0.0, 0.0, 0.0, 1.0]
    """
    costs = outline().costs["order"]
    if len(new) == 1:
        return _step_or_through(path.number[0] if path.number else 0, path.numbers, new[0])
    parent, last = new[:-1], path.number
    if last[: len(parent)] == parent:
        return step(last[len(parent)] if len(last) > len(parent) else 0, new[-1])
    if not last and path.roman and parent == (path.roman,):  # 2.1 right under II
        return step(0, new[-1])
    return min(dotted_step(path, parent) + step(0, new[-1]), costs["backward"]) + costs["unrooted"]


def _letters(path: HeadingPath, reading: Reading, _: Candidate) -> Iterator[Move]:
    costs = outline().costs["order"]
    value = reading.value[0] if reading.value else _next_letter(path.letter)
    if value > len(ALPHABET):
        return
    cost = 0.0 if path.is_under_a_heading else costs["unrooted"]
    again = value == 1 and path.letter > 0
    cost += costs["letters_again"] if again else letter_step(path.letter, value)
    yield Move(path.at_letter(value, reading.guessed), cost)
    if value == 1:
        yield from _first_letter_under_lost_number(path, reading.guessed)


def _first_letter_under_lost_number(path: HeadingPath, guessed: bool) -> Iterator[Move]:
    """The paths of an `a)` whose number may have been lost: right under a Roman heading the first,
    where letters stand already the next."""
    costs = outline().costs["order"]
    if path.roman and not path.number:
        lost = path.at_number((1,), lost=True)
        yield Move(lost.at_letter(1, guessed), costs["lost_first"])
    if path.letter and path.number:
        following = (*path.number[:-1], path.number[-1] + 1)
        lost = path.at_number(following, lost=True)
        yield Move(lost.at_letter(1, guessed), costs["lost_head"])


def _next_letter(last: int) -> int:
    """The next letter that lists have: e behind d."""
    return next(
        (at + 1 for at in range(last, len(ALPHABET)) if ALPHABET[at] not in OPTIONAL),
        len(ALPHABET) + 1,
    )


_BY_LEVEL = {
    "root": _roots,
    "capital": _capitals,
    "roman": _romans,
    "numbered_roman": _numbered_romans,
    "article": _articles,
    "number": _numbers,
    "letter": _letters,
}
