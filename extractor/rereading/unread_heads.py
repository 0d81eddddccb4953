"""Heads of columns that the engine of a page passed over, read one by one.

A word or two that stand alone above a column of figures, far from all other print, are none of the
lines that Tesseract finds on a page. Without them the columns have no names, or none is seen.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, pairwise
from statistics import median

import regex

from extractor.imaging import lines_of_print
from extractor.model import Box
from extractor.rereading.page_in_lines import PageInLines
from extractor.witnesses import Words

# In heights of the page's usual word:
LOWEST, HIGHEST = 0.5, 1.7
NARROWEST = 0.9  # of a head; less may be a sign of the word beside it
MARKS_ABOVE, HANGS = 0.35, 0.25  # of its letters, above and below the boxes of print
OVER = 9.0  # between a head and the first figure below it
BESIDE = 6.0  # between the middle of a head and that of its column
NEAR_HEAD = 3.5  # above or below another head
BETWEEN = 3.6  # from one figure of a column to the next
FEWEST = 3  # figures of a column
SURE = 0.5
FIGURE = regex.compile(r"\W*\d[\d.,]*\W*")


def with_unread_heads(words: Words, ink: list[Box], page: PageInLines) -> Words:
    """The words, with those of heads above columns of figures of which the reader of the page took
    nothing for print. `ink`: the boxes of print that no word claims."""
    if not words:
        return words
    height = median(word.box.height for word in words)
    places = [_with_marks(box, height) for box in _places(words, ink, height)]
    cut = (lines_of_print(page.grey, box, page.scale, height) for box in places)
    read = page.read(list(chain.from_iterable(cut)), "one line")
    sure = (line for line in read if all(word.confidence > SURE for word in line))
    return (*words, *chain.from_iterable(line for line in sure if _has_letters(line)))


def _has_letters(line: Words) -> bool:
    """True for words, not for strokes alone: of `III` one may be missing."""
    return any(regex.search(r"\p{L}", regex.sub(r"[IVXl]", "", word.text)) for word in line)


def _with_marks(box: Box, height: float) -> Box:
    return replace(box, y0=box.y0 - MARKS_ABOVE * height, y1=box.y1 + HANGS * height)


def _places(words: Words, ink: list[Box], height: float) -> list[Box]:
    """The boxes of print that stand where heads do."""
    figures, named = _figures(words), _named(words)
    printed = [box for box in ink if _is_print(box, height)]
    below = [*figures, *ink]
    apart = [box for box in printed if not _is_among(box, figures, height)]
    return [box for box in apart if _is_head(box, below, named, height)]


def _figures(words: Words) -> list[Box]:
    return [word.box for word in words if FIGURE.fullmatch(word.text)]


def _named(words: Words) -> list[Box]:
    return [word.box for word in words if _has_letters((word,))]


def _is_head(box: Box, below: list[Box], named: list[Box], height: float) -> bool:
    return _is_over_figures(box, below, height) and _is_near(box, named, height)


def _is_print(box: Box, height: float) -> bool:
    return LOWEST * height < box.height < HIGHEST * height and box.width > NARROWEST * height


def _is_near(box: Box, heads: list[Box], height: float) -> bool:
    return any(abs(one.centre[1] - box.centre[1]) < NEAR_HEAD * height for one in heads)


def _is_over_figures(box: Box, figures: list[Box], height: float) -> bool:
    """True above the first figures of a column."""
    own = [one for one in figures if one != box and _is_of_column(box, one, height)]
    below = sorted((one for one in own if one.y0 > box.y0), key=lambda one: one.y0)
    if not below or below[0].y0 - box.y1 > OVER * height:
        return False
    steps = pairwise(below[:FEWEST])
    close = all(lower.y0 - upper.y0 < BETWEEN * height for upper, lower in steps)
    return len(below) >= FEWEST and close


def _is_among(box: Box, figures: list[Box], height: float) -> bool:
    """True below a figure of its column: a cell that was not read is no head."""
    near = [one for one in figures if 0 < box.y0 - one.y0 < BETWEEN * height]
    return any(_is_of_column(box, one, height) for one in near)


def _is_of_column(box: Box, figure: Box, height: float) -> bool:
    apart = abs(figure.centre[0] - box.centre[0])
    return apart < BESIDE * height or box.shared_width(figure) > 0
