"""Whole lines of print that the engine of a page passed over, read one by one.

A seal or a stroke of a pen that joins lines makes one blot of them, in which Tesseract sees no
print. What stands in such lines apart from the blot is read well enough alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from statistics import median

from extractor.imaging import StackedPrint, lines_of_print
from extractor.model import Box, Word
from extractor.rereading.page_in_lines import PageInLines
from extractor.witnesses import Words

# In heights of the page's usual word:
LONG = 12.0  # of a line; less is a word or two, which the second witness looks at
APART = 4.0  # between words of a line
LOWEST, HIGHEST = 0.4, 1.7
SURE = 0.5  # mean confidence of the words of a line
COVERED = 0.5  # share of a word's box that another word has where it is the same print


def with_unread_lines(words: Words, ink: list[Box], page: PageInLines) -> Words:
    """The words, with those of lines of which the reader of the page took nothing for print.
    `ink`: the boxes of print that no word claims."""
    if not words:
        return words
    prints = _prints(ink, median(word.box.height for word in words), page)
    read = page.read(prints, "one line")
    found = chain.from_iterable(line for line in read if _is_sure(line))
    return (*words, *(word for word in found if not _is_read(word, words)))


def _prints(ink: list[Box], height: float, page: PageInLines) -> list[StackedPrint]:
    """The lines that the ink makes, cut out."""
    boxes = [Box.around(line) for line in _lines(ink, height)]
    long = [box for box in boxes if box.width > LONG * height]
    cut = (lines_of_print(page.grey, box, page.scale, height) for box in long)
    return list(chain.from_iterable(cut))


def _lines(ink: list[Box], height: float) -> Iterator[list[Box]]:
    """The boxes of print that stand beside each other, from the left."""
    rows: list[list[Box]] = []
    for box in sorted(ink, key=lambda box: box.x0):
        if not LOWEST * height < box.height < HIGHEST * height:
            continue
        row = next((one for one in rows if _is_next(one[-1], box, height)), None)
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    yield from rows


def _is_next(left: Box, right: Box, height: float) -> bool:
    level = left.shared_height(right) > 0.5 * min(left.height, right.height)
    return level and right.x0 - left.x1 < APART * height


def _is_sure(line: Words) -> bool:
    return sum(word.confidence for word in line) >= SURE * max(1, len(line))


def _is_read(word: Word, words: Words) -> bool:
    """True where another word has most of the same print."""
    least = COVERED * word.box.width * word.box.height
    return any(_shared(word.box, other.box) > least for other in words)


def _shared(one: Box, other: Box) -> float:
    return max(0.0, one.shared_width(other)) * max(0.0, one.shared_height(other))
