"""Columns of figures that were read as print running up the page, read again line by line.

In a table without lines Tesseract takes a narrow column of single digits for a line of text that
lies on its side: `5`, `2`, `9` below each other become `Ơ`, `¬`, `Œ©`, from the foot upwards. A
whole column of figures may become one word as high as all its lines (`è*»®bzo‹`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from statistics import median

from extractor.imaging import StackedPrint, lines_of_print
from extractor.language.syllables import is_spelt
from extractor.model import Box, Word
from extractor.rereading.page_in_lines import PageInLines
from extractor.witnesses import Words

FEWEST = 3  # steps upwards from word to word
FURTHEST = 4.0  # heights of a line from one of them to the next
GAP = 3.0  # heights of a line between two of them, of which each may be several lines
NARROW = 3.0  # heights of a line that such a column is wide at most
LIKE_LINES = 0.5  # share of a line's height that print of an unread column has at least
MOSTLY = 0.7  # share of it that stands beside words
SURE = 0.8  # confidence of short words that are words
READ = 0.3  # confidence of what is taken for read there
BESIDE = 0.5  # heights by which print may reach further than it was read
LINE = 1.7  # heights of a line from one to the next in a word that is as high as several
HANGS = 0.3  # heights of a line that commas reach below digits


@dataclass(frozen=True, slots=True, eq=False)
class StandingColumn:
    """Words of a page, by their places in its reading, that are a column read upwards, and the
    lines of print where they stand."""

    words: frozenset[int]
    lines: tuple[StackedPrint, ...]


def with_standing_columns(words: Words, page: PageInLines) -> Words:
    """The words; columns that were read upwards and gave no words are read line by line."""
    columns = list(_columns(words, page))
    if not columns:
        return words
    read = iter(page.read_lines([line for column in columns for line in column.lines]))
    at_place = {min(column.words): [next(read) for _ in column.lines] for column in columns}
    gone = frozenset(chain.from_iterable(column.words for column in columns))
    made: list[Words] = []
    for at, word in enumerate(words):
        made += at_place.get(at, [])
        made += [] if at in gone else [(word,)]
    return tuple(chain.from_iterable(made))


def with_unread_columns(words: Words, ink: list[Box], page: PageInLines) -> Words:
    """The words, with those of columns of which the reader of the page took nothing for print.
    `ink`: the boxes of print that no word claims."""
    if not words:
        return words
    height = median(word.box.height for word in words)
    found_ink = chain.from_iterable(_unread_columns(words, ink, height))
    boxes = [replace(box, y1=box.y1 + HANGS * height) for box in found_ink]
    lines = [line for box in boxes for line in lines_of_print(page.grey, box, page.scale, height)]
    found = chain.from_iterable(page.read_lines(lines))
    return (*words, *(word for word in found if word.confidence > READ))


def _unread_columns(words: Words, ink: list[Box], height: float) -> Iterator[list[Box]]:
    """The boxes of print that stand below each other, each beside a word of its line."""
    columns: list[list[Box]] = []
    for box in sorted(ink, key=lambda box: box.y0):
        if not _is_print(box, height):
            continue
        above = [own for own in columns if _is_next(own[-1], box, height)]
        if above:
            above[0].append(box)
        else:
            columns.append([box])
    for column in columns:
        beside = sum(_is_in_a_line(box, words) for box in column)
        if len(column) > FEWEST and beside >= MOSTLY * len(column):
            yield column


def _is_print(box: Box, height: float) -> bool:
    low, high = LIKE_LINES * height, height / LIKE_LINES
    return low < box.height < high and box.width < NARROW * height


def _is_in_a_line(box: Box, words: Words) -> bool:
    return any(_is_beside(box, word.box) for word in words)


def _is_next(above: Box, below: Box, height: float) -> bool:
    shared = min(above.x1, below.x1) - max(above.x0, below.x0)
    return shared > 0 and 0 < below.y0 - above.y0 < FURTHEST * height


def _is_beside(box: Box, word: Box) -> bool:
    return box.shared_height(word) > 0.5 * min(box.height, word.height)


def _columns(words: Words, page: PageInLines) -> Iterator[StandingColumn]:
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
        lines = lines_of_print(page.grey, wider, page.scale, height)
        if len(lines) > FEWEST and _is_of_figures(words, column, lines, height):
            yield StandingColumn(column, lines)


def _is_of_figures(
    words: Words,
    column: frozenset[int],
    lines: tuple[StackedPrint, ...],
    height: float,
) -> bool:
    """True where no word of a column is as high as several lines, or its lines stand beside words
    of theirs, as those of a table do: heads that stand upright have none."""
    if all(_lines_in(words[k].box, height) == 1 for k in column):
        return True
    level = tuple(word for word in words if word.box.height < LINE * height)
    beside = sum(_is_in_a_line(line.box, level) for line in lines)
    return beside >= MOSTLY * len(lines)


def _lines_in(box: Box, height: float) -> int:
    """How many lines the box of a narrow word is high."""
    lines = round(box.height / (LINE * height))
    return max(1, lines) if box.width < NARROW * height else 1


def _run_from(words: Words, begin: int, height: float) -> range | None:
    """The words from `begin` on that stand above each other; None where they are few or words."""
    box = words[begin].box
    steps, stop = _lines_in(box, height) - 1, begin + 1
    while stop < len(words):
        last, word = words[stop - 1].box, words[stop].box
        step, apart = last.y0 - word.y0, last.y0 - word.y1
        together = box.union(word)
        if step <= -0.3 * height or apart > GAP * height or together.width > NARROW * height:
            break
        steps += (step > 0.5 * height) + _lines_in(word, height) - 1
        box, stop = together, stop + 1
    found = words[begin:stop]
    return None if steps < FEWEST or any(map(_is_word, found)) else range(begin, stop)


def _whole_column(words: Words, run: range, height: float) -> frozenset[int]:
    """The words of the run with those above and below it that are of the same column: figures and
    signs, down to the next word."""
    column = set(run)
    box = Box.around(words[k].box for k in run)
    near = [k for k in range(len(words)) if k not in column and _is_in(words[k].box, box, height)]
    for k in sorted(near, key=lambda k: abs(words[k].box.y0 - box.y0)):
        apart = max(box.y0 - words[k].box.y1, words[k].box.y0 - box.y1)
        if _is_word(words[k]) or apart > FURTHEST * height:
            continue
        column.add(k)
        box = box.union(words[k].box)
    return frozenset(column)


def _is_in(box: Box, column: Box, height: float) -> bool:
    middle = (box.x0 + box.x1) / 2
    reach = BESIDE * height
    narrow = box.width < NARROW * height
    return narrow and column.x0 - reach < middle < column.x1 + reach


def _is_word(word: Word) -> bool:
    """True for a word of Vietnamese; digits on their side look like short ones (`CƠ`)."""
    long = len(word.text) > 2 or (len(word.text) == 2 and word.confidence > SURE)
    return long and word.text.isalpha() and is_spelt(word.text)
