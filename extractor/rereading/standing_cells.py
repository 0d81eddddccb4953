"""Cells of a table whose print runs up the page, read lying: heads of narrow columns.

What the engine of a page makes of such print are heaps of letters. A tall cell may as well hold
lines of a few letters each; which it is, is told by what makes more sense.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import regex

from extractor.imaging import CellShot, turn, write_crop
from extractor.language.syllables import is_spelt
from extractor.model import Box, Word
from extractor.witnesses import Reader, Words, moved

HIGHER = 1.4  # times as high as wide
LONG = 22.0  # points: of two syllables, or one of five letters
ONE_LINE = 19.0  # points: wider print has several lines
SURE = 0.6  # confidence of words that make sense
MOSTLY = 0.5  # of what was read in a cell: more that makes sense leaves nothing to be asked
RATHER = 2  # times as many letters and digits in words that make sense
NUMERAL = regex.compile(r"\W*\d[\d.,/]*%?\W*")
TURNS = (90, 270)  # clockwise, until print that runs up the page, or down, is level


def standing(shots: Sequence[CellShot]) -> list[int]:
    """The numbers of the cells whose print may run up or down the page."""
    return [
        k for k, shot in enumerate(shots) if shot.ink.height > max(LONG, HIGHER * shot.ink.width)
    ]


def _short_beside(turned: Iterable[int], shots: Sequence[CellShot]) -> list[int]:
    """The numbers of cells of a single short word (`Lượt`) that is higher than wide, in the row of
    others that were read turned."""
    rows = {shots[k].area.row for k in turned}
    tall = set(standing(shots))
    return [
        k
        for k, shot in enumerate(shots)
        if shot.area.row in rows and k not in tall and shot.ink.height > HIGHER * shot.ink.width
    ]


@dataclass(frozen=True, slots=True)
class TurnedReader:
    """Who reads cells whose pictures are turned: pictures have `dots` per inch, a pixel of the page
    is `scale` points wide, `folder` takes the pictures."""

    reader: Reader
    folder: Path
    dots: int
    scale: float

    def read(self, shots: Sequence[CellShot], first: dict[int, Words]) -> dict[int, Words]:
        """The words of the cells whose print makes sense only when it is turned, by their numbers.
        `first` are the words as read upright."""
        found: dict[int, Words] = {}
        for degrees in TURNS:
            asked = [k for k in standing(shots) if k not in found and not _is_read(first[k])]
            turned = self._turned(asked, degrees, shots, first)
            beside = [k for k in _short_beside(turned, shots) if k not in found]
            found |= turned | self._turned(beside, degrees, shots, first)
        return found

    def _turned(
        self,
        asked: Sequence[int],
        degrees: int,
        shots: Sequence[CellShot],
        first: dict[int, Words],
    ) -> dict[int, Words]:
        """The words of those cells that make more sense turned clockwise by so many degrees."""
        files = {k: self.folder / f"standing-{k}.png" for k in asked}
        for k, file in files.items():
            write_crop(turn(shots[k].part, degrees), file)
        return {
            k: self._as_it_stands(words, shots[k], degrees)
            for k, words in self._read(files, shots).items()
            if _sense(words) > RATHER * _sense(first[k])
        }

    def _read(self, files: dict[int, Path], shots: Sequence[CellShot]) -> dict[int, Words]:
        """The words of the turned pictures, those of a single line read as such."""
        one_line = [k for k in files if shots[k].ink.width < ONE_LINE]
        several = [k for k in files if k not in one_line]
        read = self.reader.read_strips([files[k] for k in one_line], self.dots, "one line")
        blocks = self.reader.read_strips([files[k] for k in several], self.dots, "block")
        return dict(zip((*one_line, *several), (*read, *blocks), strict=True))

    def _as_it_stands(self, words: Words, shot: CellShot, degrees: int) -> Words:
        """The words read in a cell's picture that was turned, with their boxes on the page."""
        high, wide = (side * 72 / self.dots for side in shot.part.shape[:2])
        turned = (replace(word, box=_turned_back(word.box, degrees, wide, high)) for word in words)
        return moved(tuple(turned), shot.left * self.scale, shot.top * self.scale)


def _sense(words: Words) -> int:
    """How many letters and digits stand in words that were read surely and are spelt as words are,
    or are numerals."""
    return sum(len(word.text) for word in words if word.confidence > SURE and _makes_sense(word))


def _is_read(words: Words) -> bool:
    """True where most of what was read makes sense."""
    return _sense(words) > MOSTLY * sum(len(word.text) for word in words)


def _makes_sense(word: Word) -> bool:
    plain = regex.sub(r"\P{L}", "", word.text)
    is_word = len(plain) > 1 and is_spelt(plain)
    return is_word or NUMERAL.fullmatch(word.text) is not None


def _turned_back(box: Box, degrees: int, wide: float, high: float) -> Box:
    """A box of a picture turned clockwise, in the picture as it was, `wide` and `high`."""
    if degrees == 90:
        return Box(box.y0, high - box.x1, box.y1, high - box.x0)
    return Box(wide - box.y1, box.x0, wide - box.y0, box.x1)
