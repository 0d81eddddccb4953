"""Cells of two lines beside cells of one or three, without lines between: read column by column.

Such print stands half a line higher or lower than that beside it. Tesseract takes both for one line
and loses words of either, or makes signs of them that are two lines high.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from statistics import median

from extractor.imaging import StackedPrint, columns_of_print, lines_of_print
from extractor.model import Box, Word
from extractor.rereading.page_in_lines import PageInLines
from extractor.witnesses import Words, confidence_of

SURE = 0.8  # confidence of words that tell where lines stand
FAIR = 0.7  # confidence of words that stay, and of what is read in a column
LEAST, MOST = 0.1, 0.65  # share of its height that a word half a line off has beside another
FEWEST = 4  # words that stand half a line off, of one part of a page
FEWEST_COLUMNS = 3
READ = 0.4  # confidence of what is read where nothing was
SURER = 0.2  # by so much it must be where it stays below the fair one
ON_LINE = 0.3  # share of its height that a word of a line has in it
# In heights of a line:
APART = 0.9  # between two columns
NEAR = 4.0  # between two places of one part
AROUND = 1.2  # how far such a part reaches further up and down at least
STEP = 2.5  # in which it goes on while its columns do
HIGH = 1.6  # from which print is more than one line
OVER = 0.5  # how far a word may run out of its column


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page in which cells stand half a line off each other, and its columns."""

    box: Box
    columns: tuple[Box, ...]


@dataclass(frozen=True, slots=True, eq=False)
class UnsureLine:
    """A line of a cell, and the words of the page's reading on it, by their places, some of which
    are unsure or reach out of it."""

    print: StackedPrint
    words: tuple[int, ...]


def with_columns_apart(words: Words, page: PageInLines) -> Words:
    """The words; where cells stand half a line off each other, lines of a column that the page's
    reader was not sure of as it has them alone."""
    lines = _once(_unsure_lines(words, page)) if words else []
    if not lines:
        return words
    put: dict[int, list[Word]] = {}
    gone: set[int] = set()
    for line, found in zip(lines, page.read_lines([one.print for one in lines]), strict=True):
        before = tuple(words[k] for k in line.words)
        if _is_better(found, before):
            put.setdefault(min(line.words, default=len(words)), []).extend(found)
            gone.update(line.words)
    kept = [() if at in gone else (word,) for at, word in enumerate(words)]
    made = ((*put.get(at, ()), *own) for at, own in enumerate([*kept, ()]))
    return tuple(chain.from_iterable(made))


def _once(lines: Iterable[UnsureLine]) -> list[UnsureLine]:
    """The lines, each once where parts of the page overlap."""
    made: list[UnsureLine] = []
    for line in lines:
        box = line.print.box
        if not any(_is_on(box, own.print.box) and _meet(box, own.print.box) for own in made):
            made.append(line)
    return made


def _meet(one: Box, other: Box) -> bool:
    return one.shared_width(other) > 0


def _is_better(found: Words, before: Words) -> bool:
    """True for words read more surely; for the same ones, which now have the place of their print;
    and for what was not read at all."""
    if not before:
        return confidence_of(found) > READ
    same = [word.text for word in found] == [word.text for word in before]
    sure, was = confidence_of(found), confidence_of(before)
    return same or sure > max(FAIR, was) or sure > max(READ, was + SURER)


def _unsure_lines(words: Words, page: PageInLines) -> Iterator[UnsureLine]:
    height = median(word.box.height for word in words)
    for column in _all_columns(words, page, height):
        own = [k for k, word in enumerate(words) if _is_in(word.box, column)]
        for line in _lines(column, page, height):
            on_line = tuple(k for k in own if _is_on(words[k].box, line.box))
            place = replace(line.box, x0=column.x0, x1=column.x1)
            if not _are_well((words[k] for k in on_line), place, height):
                yield UnsureLine(line, on_line)


def _all_columns(words: Words, page: PageInLines, height: float) -> Iterator[Box]:
    for part in _parts(words, page, height):
        yield from part.columns


def _are_well(on_line: Iterable[Word], place: Box, height: float) -> bool:
    """True where there are words on a line, and all were read well."""
    well = [_is_well(word, place, height) for word in on_line]
    return bool(well) and all(well)


def _is_in(box: Box, column: Box) -> bool:
    return column.x0 <= box.centre[0] <= column.x1 and box.shared_height(column) > 0


def _is_on(box: Box, line: Box) -> bool:
    return box.shared_height(line) > ON_LINE * min(box.height, line.height)


def _is_well(word: Word, place: Box, height: float) -> bool:
    """True for a word that was read surely and runs neither out of its column nor of its line."""
    box, over = word.box, OVER * height
    across = box.x0 > place.x0 - over and box.x1 < place.x1 + over
    down = box.y0 > place.y0 - over and box.y1 < place.y1 + over
    return word.confidence >= FAIR and across and down


def _lines(column: Box, page: PageInLines, height: float) -> Iterator[StackedPrint]:
    """The lines of print in a column; below a head over several columns those of each."""
    for line in lines_of_print(page.grey, column, page.scale, height):
        inner = columns_of_print(page.grey, line.box, page.scale, height)
        if len(inner) > 1 and line.box.height > HIGH * height:
            for part in inner:
                yield from lines_of_print(page.grey, part, page.scale, height)
        else:
            yield line


def _parts(words: Words, page: PageInLines, height: float) -> Iterator[Part]:
    """The parts of a page in which cells stand off each other, from the top."""
    foot = 0.0
    for box in _around_cells_off(words, height):
        if box.y1 <= foot:
            continue
        part = _of_columns(box, page, height)
        if len(part.columns) >= FEWEST_COLUMNS:
            whole = _grown(part, words, page, height)
            foot = whole.box.y1
            yield whole


def _of_columns(box: Box, page: PageInLines, height: float) -> Part:
    return Part(box, columns_of_print(page.grey, box, page.scale, height))


def _grown(part: Part, words: Words, page: PageInLines, height: float) -> Part:
    """The part with all print below and above it that keeps to its columns."""
    step = STEP * height
    for up, down in ((0.0, step), (step, 0.0)):
        while True:
            box = part.box
            longer = replace(box, y0=box.y0 - up, y1=box.y1 + down)
            reached = _with_all_print(longer, words)
            if reached == longer:  # with nothing more in it
                break
            wider = _of_columns(reached, page, height)
            if len(wider.columns) < len(part.columns):
                break
            part = wider
    return part


def _with_all_print(box: Box, words: Words) -> Box:
    """The box, as high as the words that it reaches and those on their lines."""
    while True:
        reached = [word.box for word in words if word.box.y0 < box.y1 and word.box.y1 > box.y0]
        higher = replace(
            box,
            y0=min([box.y0, *(own.y0 for own in reached)]),
            y1=max([box.y1, *(own.y1 for own in reached)]),
        )
        if higher == box:
            return box
        box = higher


def _around_cells_off(words: Words, height: float) -> Iterator[Box]:
    """The boxes, as wide as the page's print, around places with words half a line off others."""
    run: list[Box] = []
    for box in sorted(_standing_off(words, height), key=lambda box: box.y0):
        if run and box.y0 - max(own.y1 for own in run) > NEAR * height:
            yield from _around(run, words, height)
            run = []
        run.append(box)
    yield from _around(run, words, height)


def _around(run: Sequence[Box], words: Words, height: float) -> Iterator[Box]:
    """The box around words that stand off; none where they are few."""
    if len(run) >= FEWEST:
        box = Box(
            x0=min(word.box.x0 for word in words) - OVER * height,
            y0=min(own.y0 for own in run) - AROUND * height,
            x1=max(word.box.x1 for word in words) + OVER * height,
            y1=max(own.y1 for own in run) + AROUND * height,
        )
        yield _with_all_print(box, words)


def _standing_off(words: Words, height: float) -> list[Box]:
    """The boxes of words that stand half a line off one in a column beside them."""
    sure = (word.box for word in words if word.confidence >= SURE)
    boxes = sorted((box for box in sure if box.height < HIGH * height), key=lambda box: box.y0)
    tops = [box.y0 for box in boxes]
    found = []
    for at, box in enumerate(boxes):
        level = boxes[at + 1 : bisect_left(tops, box.y1)]
        if any(_is_off(box, other, height) for other in level):
            found.append(box)
    return found


def _is_off(one: Box, other: Box, height: float) -> bool:
    lower = min(one.height, other.height)
    shared = one.shared_height(other) / lower if lower else 0.0
    return -one.shared_width(other) > APART * height and LEAST < shared < MOST
