"""What an OCR engine must do for a page to be read, and the parts that readers play.

A reader is an engine with one model. An engine of another kind is a module that makes a `Reader`;
the parts are given out in `page.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from extractor.model import Box, Word

StripShape = Literal["one line", "block", "single sign"]
Words = tuple[Word, ...]
APART = 1.3  # heights of a line between two cells or heads


def moved(
    words: Words,
    x: float,
    y: float,
) -> Words:
    """The words of a small picture, with their boxes on the page; its left top corner lies at x
    and y, in points."""
    return tuple(replace(word, box=word.box.moved(x, y)) for word in words)


def confidence_of(words: Words) -> float:
    """The mean confidence of the words; 0 where there are none."""
    return sum(word.confidence for word in words) / len(words) if words else 0.0


def are_together(left: Box, right: Box, height: float) -> bool:
    """True for two boxes side by side on one line that are no cells of their own; `height` is that
    of a line."""
    level = left.shared_height(right) > 0.5 * min(left.height, right.height)
    return level and -height < right.x0 - left.x1 < APART * height


@dataclass(frozen=True, slots=True)
class Reader:
    """An OCR engine with one of its models; `name` is what the model is called.

    `read_page(picture, dpi)`: the words of a page, in the order in which the engine reads them.
    `read_strips(pictures, dpi, shape)`: the words of each of several small pictures of one folder.
    Boxes are points from the upper left corner of the picture; confidences run from 0 to 1.
    `orientation(picture)`: the degrees (0, 90, 180, 270) by which a page must be turned clockwise
    to stand upright; 0 where the engine cannot tell.
    `engine()`: the engine's name and version. It raises MissingProgram where engine or model are
    not installed."""

    name: str
    read_page: Callable[[Path, int], Words]
    read_strips: Callable[[Sequence[Path], int, StripShape], list[Words]]
    orientation: Callable[[Path], int]
    engine: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Readers:
    """The readers of a page.

    `first` is the first witness: it reads the page and every cell. `judges` are asked for cells of
    tables that the second witness, an engine of another kind, has otherwise: models of the first's
    engine that were trained apart, the surest with digits first. In running text the second witness
    looks again, and what it has at every look the surest judge reads in a strip of its own. Where
    it is not installed, judges are all there is beside the first."""

    first: Reader
    judges: tuple[Reader, ...]

    @property
    def engines(self) -> str:
        """Name and version of each engine, once. Raises MissingProgram."""
        named = [reader.engine() for reader in (self.first, *self.judges)]
        return ", ".join(dict.fromkeys(named))

    @property
    def models(self) -> str:
        return ", ".join(reader.name for reader in (self.first, *self.judges))
