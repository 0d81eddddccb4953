"""Print on two lines that was read as one, read again line by line.

Where a head of two lines stands beside heads of one, half a line above and below them, Tesseract
takes all for one line and finds signs in it that are two lines high: `T6”:`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy

from extractor.imaging import StackedPrint, stacked_print, write_crop
from extractor.model import Box
from extractor.reading.readers import Reader, Words, moved

HIGH = 1.6  # heights of a line from which print is more than one
UNSURE = 0.6  # words read with less confidence
APART = 1.3  # heights of a line between two heads
FEWEST = 8  # words that tell how high a line is


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """Words of a page, by their places in its reading, that may be print on several lines."""

    words: range
    print: StackedPrint


def with_lines_apart(
    words: Words,
    grey: numpy.ndarray,
    dpi: int,
    reader: Reader,
    folder: Path,
) -> Words:
    """The words; those that are print on several lines as the reader has them line by line, where
    it reads them more surely so. `grey` is the page's picture."""
    if len(words) < FEWEST:
        return words
    stacks = list(_stacks(words, grey, 72 / dpi))
    if not stacks:
        return words
    files = [folder / f"stack-{number:03}.png" for number in range(len(stacks))]
    for stack, file in zip(stacks, files, strict=True):
        write_crop(stack.print.picture, file)
    made: list[Words] = []
    last = 0
    for stack, seen in zip(stacks, reader.read_strips(files, dpi, "block"), strict=True):
        before = words[stack.words.start : stack.words.stop]
        better = _confidence(seen) > _confidence(before)
        found = moved(seen, stack.print.x, stack.print.y) if better else before
        made += [words[last : stack.words.start], found]
        last = stack.words.stop
    made.append(words[last:])
    return tuple(word for part in made for word in part)


def _confidence(words: Words) -> float:
    return sum(word.confidence for word in words) / len(words) if words else 0.0


def _stacks(words: Words, grey: numpy.ndarray, scale: float) -> Iterator[Stack]:
    """The runs of words of which one is higher than a line and was read unsurely."""
    height = median(word.box.height for word in words)
    last = 0
    for at, word in enumerate(words):
        high = word.box.height > HIGH * height and word.confidence < UNSURE
        if at < last or not high:
            continue
        run = _run(words, at, last, height)
        box = Box.around(words[k].box for k in run)
        found = stacked_print(grey, box, scale, height) if box.width > box.height else None
        if found:
            last = run.stop
            yield Stack(run, found)


def _run(words: Words, at: int, begin: int, height: float) -> range:
    """The word at a place and those beside it that are no head of their own."""
    first, stop = at, at + 1
    while first > begin and _are_together(words[first - 1].box, words[first].box, height):
        first -= 1
    while stop < len(words) and _are_together(words[stop - 1].box, words[stop].box, height):
        stop += 1
    return range(first, stop)


def _are_together(left: Box, right: Box, height: float) -> bool:
    level = left.shared_height(right) > 0.5 * min(left.height, right.height)
    return level and -height < right.x0 - left.x1 < APART * height
