"""Cells of which it is known that they were not read.

Letters were read unsurely in a column of figures, or a rest of a line, a speck, for a 1, or nothing
but signs where a pen runs through print.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from extractor.model import Box, Cell, Table
from extractor.witnesses import Words

FEWEST = 4  # figures that make a column one of figures
MOSTLY = 0.7  # share of its cells with print that hold a figure
LONGEST = 3  # letters that may be a figure misread
NUMERAL = regex.compile(r"\W*\d[\d.,/\s]*\W*")
FEWEST_HEIGHTS = 5  # numerals that tell how high digits of a page's tables are
LOWER = 0.75  # of the lowest one: a stroke that is lower is none
LONE_STROKE = regex.compile(r"\W*1\W*")
OF_A_PEN = regex.compile(r"[/\\|`'’‘\"“”_~^<>]+")
HIGHER = 5.6  # points: no such sign of print is as high
LETTERS = regex.compile(r"\W*\p{L}[\p{L}\W]*")


def letters_among_figures(table: Table) -> Iterator[str]:
    """The places (`row,column`) of such cells, column by column."""
    single = [cell for cell in table.cells if cell.words and cell.rows == cell.columns == 1]
    for column in range(1, table.columns + 1):
        cells = [cell for cell in single if cell.column == column]
        yield from (f"{cell.row},{cell.column}" for cell in _misread(cells))


def _misread(cells: list[Cell]) -> list[Cell]:
    """The cells of a column of figures, from the first figure on, that hold letters; none of any
    other column."""
    figures = [cell for cell in cells if NUMERAL.fullmatch(cell.text)]
    if len(figures) < max(FEWEST, MOSTLY * len(cells)):
        return []
    return [cell for cell in cells if cell.row > figures[0].row and _is_misread(cell)]


def _is_misread(cell: Cell) -> bool:
    """True for a few letters of which no two readers had the same."""
    short = len(cell.text) <= LONGEST and LETTERS.fullmatch(cell.text)
    return bool(short) and any(word.evidence in ("unclear", "split") for word in cell.words)


def without_strokes(words: Words, ink: Box) -> Words:
    """The words of a cell with this ink, without signs that were read of a pen's strokes: none
    where nothing else was read in ink as high as digits; a numeral beside such signs alone,
    doubted, as they may run through a digit of it."""
    rest = tuple(word for word in words if not OF_A_PEN.fullmatch(word.text))
    if len(rest) == len(words):
        return words
    if not rest:
        return () if ink.height > HIGHER else words
    if len(rest) > 1 or not NUMERAL.fullmatch(rest[0].text):
        return words
    beside = [word.text for word in words]
    return (replace(rest[0], evidence="strokes", others=(" ".join(beside), *rest[0].others)),)


def without_rests(read: Sequence[Words], ink: Sequence[Box]) -> list[Words]:
    """The words of each cell; none where a lone 1 was read of ink (its box) that is much lower than
    all other numerals: the rest of a worn line, a speck. Readers agree in it, they see it large."""
    heights = [
        box.height
        for words, box in zip(read, ink, strict=True)
        if _is_one_numeral(words) and not LONE_STROKE.fullmatch(words[0].text)
    ]
    if len(heights) < FEWEST_HEIGHTS:
        return list(read)
    least = LOWER * min(heights)
    return [
        () if _is_lone_stroke(words) and box.height < least else words
        for words, box in zip(read, ink, strict=True)
    ]


def _is_one_numeral(words: Words) -> bool:
    return len(words) == 1 and NUMERAL.fullmatch(words[0].text) is not None


def _is_lone_stroke(words: Words) -> bool:
    return len(words) == 1 and LONE_STROKE.fullmatch(words[0].text) is not None
