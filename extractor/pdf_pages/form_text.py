"""The letters of a field or comment box whose file has its text but no (legible) drawing of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.model import Box, Word

TICK = "☑"
LETTER = 0.5  # of its size: how wide a letter is set
LEADING = 1.15  # of the letters' size: from line to line
LARGEST = 12.0  # points: letters that fit their box grow no further
MARGIN = 2.0  # points between a box's edge and its first line


@dataclass(frozen=True, slots=True)
class Look:
    """How a text is set: its letters' size in points, 0 where they fit the box; in several lines or
    in one; `aligned` to the left 0, in the middle 0.5, to the right 1."""

    size: float = 0.0
    several_lines: bool = False
    aligned: float = 0.0


@dataclass(frozen=True, slots=True)
class SetLetter:
    """A letter, its place on the page, its size in points."""

    text: str
    box: Box
    size: float


def set_letters(
    text: str,
    box: Box,
    look: Look,
) -> Iterator[SetLetter]:
    """The letters of a text as they would be set into its box, line by line. No letter lies outside
    the box: they are set smaller where they would."""
    if box.width <= 0 or box.height <= 0:
        return
    wanted = look.size or min(LARGEST, box.height / LEADING)
    lines = _lines(text, box, wanted, look.several_lines)
    size = min(wanted, box.height / (LEADING * len(lines)))
    step = LEADING * size
    free = max(0.0, box.height - step * len(lines))
    top = box.y0 + (min(MARGIN, free) if look.several_lines else free / 2)
    for number, line in enumerate(lines):
        yield from _set_line(line, box, top + number * step, replace(look, size=size))


def set_words(
    text: str,
    box: Box,
    look: Look,
) -> tuple[Word, ...]:
    """The words of a text as they would be set into its box."""
    words: list[Word] = []
    joined: list[SetLetter] = []
    for letter in set_letters(text, box, look):
        starts_line = bool(joined) and letter.box.y0 != joined[-1].box.y0
        if starts_line or letter.text == " ":
            words += _joined(joined)
            joined = []
        if letter.text != " ":
            joined.append(letter)
    return (*words, *_joined(joined))


def _joined(letters: list[SetLetter]) -> Iterator[Word]:
    """The word of these letters; none without any."""
    if letters:
        yield Word(
            text="".join(letter.text for letter in letters),
            box=Box.around(letter.box for letter in letters),
            confidence=1.0,
        )


def _lines(
    text: str,
    box: Box,
    size: float,
    several: bool,
) -> list[str]:
    """The text's lines as they fit into the box; one where it holds no more."""
    if not several:
        return [" ".join(text.split())]
    most = max(1, int(box.width / (LETTER * size)))
    made: list[str] = []
    for paragraph in text.split("\n"):
        made += _wrapped(paragraph.split(), most)
    return made or [""]


def _wrapped(words: list[str], most: int) -> list[str]:
    """The words in lines of at most so many letters; a longer word has a line of its own."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def _set_line(line: str, box: Box, top: float, look: Look) -> Iterator[SetLetter]:
    wide = min(LETTER * look.size, box.width / max(1, len(line)))
    start = box.x0 + (box.width - wide * len(line)) * look.aligned
    for number, letter in enumerate(line):
        left = start + number * wide
        place = Box(left, top, left + wide, top + look.size)
        yield SetLetter(letter, place, look.size)
