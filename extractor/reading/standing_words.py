"""Columns of figures that were read as print running up the page, read again line by line.

In a table without lines Tesseract takes a narrow column of single digits for a line of text that
lies on its side: `5`, `2`, `9` below each other become `Ơ`, `¬`, `Œ©`, from the foot upwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from statistics import median

import numpy

from extractor.imaging import StackedPrint, lines_of_print, write_crop
from extractor.language.syllables import is_spelt
from extractor.model import Box
from extractor.reading.readers import Reader, Words, moved

FEWEST = 3  # steps upwards from word to word
FURTHEST = 4.0  # heights of a line from one of them to the next
NARROW = 3.0  # heights of a line that such a column is wide at most
BESIDE = 0.5  # heights by which print may reach further than it was read


@dataclass(frozen=True, slots=True, eq=False)
class StandingColumn:
    """Words of a page, by their places in its reading, that are a column read upwards, and the
    lines of print where they stand."""

    words: frozenset[int]
    lines: tuple[StackedPrint, ...]


def with_standing_columns(
    words: Words,
    grey: numpy.ndarray,
    dpi: int,
    reader: Reader,
    folder: Path,
) -> Words:
    """The words; columns that were read upwards and gave no words are read line by line. `grey` is
    the page's picture."""
    columns = list(_columns(words, grey, 72 / dpi))
    if not columns:
        return words
    lines = list(chain.from_iterable(column.lines for column in columns))
    files = [folder / f"standing-{number:03}.png" for number in range(len(lines))]
    for line, file in zip(lines, files, strict=True):
        write_crop(line.picture, file)
    read = iter(_read(lines, files, dpi, reader))
    at_place = {min(column.words): [next(read) for _ in column.lines] for column in columns}
    gone = frozenset(chain.from_iterable(column.words for column in columns))
    made: list[Words] = []
    for at, word in enumerate(words):
        made += at_place.get(at, [])
        made += [] if at in gone else [(word,)]
    return tuple(chain.from_iterable(made))


def _read(
    lines: list[StackedPrint],
    files: list[Path],
    dpi: int,
    reader: Reader,
) -> list[Words]:
    """The words of each line on the page; where nothing was read, those of a single sign."""
    found = dict(enumerate(reader.read_strips(files, dpi, "one line")))
    empty = [number for number, words in found.items() if not words]
    signs = reader.read_strips([files[number] for number in empty], dpi, "single sign")
    found |= dict(zip(empty, signs, strict=True))
    return [moved(found[at], line.x, line.y) for at, line in enumerate(lines)]


def _columns(words: Words, grey: numpy.ndarray, scale: float) -> Iterator[StandingColumn]:
    if not words:
        return
    height = median(word.box.height for word in words)
    taken: set[int] = set()
    for at in range(len(words)):
        run = None if at in taken else _run_from(words, at, height)
        if run is None:
            continue
        column = _whole_column(words, run, height)
        taken |= column
        box = Box.around(words[k].box for k in column)
        wider = replace(box, x0=box.x0 - BESIDE * height, x1=box.x1 + BESIDE * height)
        lines = lines_of_print(grey, wider, scale, height)
        if len(lines) > FEWEST:
            yield StandingColumn(column, lines)


def _run_from(words: Words, begin: int, height: float) -> range | None:
    """The words from `begin` on that stand above each other; None where they are few or words."""
    box = words[begin].box
    steps, stop = 0, begin + 1
    while stop < len(words):
        last, word = words[stop - 1].box, words[stop].box
        step = last.y0 - word.y0
        together = box.union(word)
        if not -0.3 * height < step < FURTHEST * height or together.width > NARROW * height:
            break
        steps += step > 0.5 * height
        box, stop = together, stop + 1
    texts = [words[k].text for k in range(begin, stop)]
    return None if steps < FEWEST or any(map(_is_word, texts)) else range(begin, stop)


def _whole_column(words: Words, run: range, height: float) -> frozenset[int]:
    """The words of the run with those above and below it that are of the same column: figures and
    signs, down to the next word."""
    column = set(run)
    box = Box.around(words[k].box for k in run)
    near = [k for k in range(len(words)) if k not in column and _is_in(words[k].box, box, height)]
    for k in sorted(near, key=lambda k: abs(words[k].box.y0 - box.y0)):
        apart = max(box.y0 - words[k].box.y1, words[k].box.y0 - box.y1)
        if _is_word(words[k].text) or apart > FURTHEST * height:
            continue
        column.add(k)
        box = box.union(words[k].box)
    return frozenset(column)


def _is_in(box: Box, column: Box, height: float) -> bool:
    middle = (box.x0 + box.x1) / 2
    reach = BESIDE * height
    narrow = box.width < NARROW * height
    return narrow and column.x0 - reach < middle < column.x1 + reach


def _is_word(text: str) -> bool:
    return len(text) > 1 and text.isalpha() and is_spelt(text)
