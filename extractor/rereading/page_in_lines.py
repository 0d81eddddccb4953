"""A page whose lines of print may be read again one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy

from extractor.imaging import StackedPrint, write_crop
from extractor.witnesses import Reader, StripShape, Words, moved


@dataclass(frozen=True, slots=True, eq=False)
class PageInLines:
    """A page's clean picture `grey`, who reads it, and the folder that takes pictures of its
    lines."""

    grey: numpy.ndarray
    dpi: int
    reader: Reader
    folder: Path

    @property
    def scale(self) -> float:
        """Points a pixel is wide."""
        return 72 / self.dpi

    def read(self, prints: Sequence[StackedPrint], shape: StripShape) -> list[Words]:
        """The words of each piece of print, with their boxes on the page."""
        if not prints:
            return []
        files = [self.folder / f"print-{number:03}.png" for number in range(len(prints))]
        for one, file in zip(prints, files, strict=True):
            write_crop(one.picture, file)
        read = self.reader.read_strips(files, self.dpi, shape)
        return [moved(words, one.x, one.y) for words, one in zip(read, prints, strict=True)]

    def read_lines(self, lines: Sequence[StackedPrint]) -> list[Words]:
        """The words of each line; where nothing was read, those of a single sign. A word alone in
        its line is as large as its print: the engine's box of a digit may be that of its loop."""
        found = dict(enumerate(self.read(lines, "one line")))
        empty = [number for number, words in found.items() if not words]
        signs = self.read([lines[number] for number in empty], "single sign")
        found |= dict(zip(empty, signs, strict=True))
        return [
            (replace(words[0], box=lines[at].box),) if len(words) == 1 else words
            for at, words in found.items()
        ]
