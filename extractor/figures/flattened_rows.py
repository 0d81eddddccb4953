"""Rows of a table that was copied into running text: words, then figures alone.

`Mức 3 68544 61827 6717 43434 70,3%` counts, though no noun stands by a figure, where the line above
or below is such a row too. A row of years, or of the columns' own numbers (`1 2 3 4`), is the
table's head and counts nothing. One digit right behind the words may belong to the name
(`Hòa Tú 2 120 115 5`) and is none of the row's figures.

Where wide gaps part the figures on a page, they stand in columns, and the heads of these say what
they are. Such rows in running text are of a table that was not made out.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

import regex

FEWEST = 3  # figures of a row
FEWEST_APART = 2  # figures of a row whose cells stand apart
LONGEST_ROW = 2000  # characters: no line that goes on longer is a row
PIECE = regex.compile(r"[^\s|]+")  # marks between cells are no words
ALONE = regex.compile(r"[-–]?\d+(?:[.,]\d+)*%?")
LETTERS = regex.compile(r"\p{L}{2}")
FIGURE = regex.compile(r"\d+(?:[.,]\d+)*")
YEAR = regex.compile(r"(?:19|20)\d\d")
CELL = regex.compile(r"[^\t]+")
CELL_OF_FIGURES = regex.compile(r"\(?[-–+]?\s?\d+(?:[.,]\d+)*\)?(?:\s?[%‰])?")


def in_flattened_row(text: str, start: int, end: int) -> bool:
    """True where text[start:end] is a figure of such a row, and the row above or below has a
    figure in the same column.

    >>> text = "Huyện A 120 115 5" + chr(10) + "Huyện B 98 98 0"
    >>> in_flattened_row(text, 8, 11), in_flattened_row("Huyện A 120 115 5", 8, 11)
    (True, False)
    """
    opens = text.rfind("\n", max(0, start - LONGEST_ROW), start) + 1
    closes = _line_end(text, end)
    if (not opens and start > LONGEST_ROW) or closes - opens > LONGEST_ROW:
        return False
    figures = _figures(text[opens:closes])
    own = (start - opens, end - opens)
    at = bisect_left(figures, own)
    if own not in figures[at : at + 1] or (at == 0 and end - start == 1):
        return False
    from_right = len(figures) - at
    beside = (_line_above(text, opens), _line_below(text, closes))
    return any(len(_figures(line)) >= max(FEWEST, from_right) for line in beside)


def in_columns(text: str, start: int, end: int) -> bool:
    """True where text[start:end] is a figure of a row whose cells wide gaps part, and the row above
    or below is such a row, or the row alone has enough of them.

    >>> text = chr(9).join(["Xã A", "120", "5"]) + chr(10) + chr(9).join(["Xã B", "98", "0"])
    >>> in_columns(text, 5, 8), in_columns(text[:10], 5, 8), in_columns("Xã A 120 và 5", 5, 8)
    (True, False, False)
    >>> in_columns(chr(9).join(["Xã A", "120", "5", "4,2%"]), 5, 8)
    True
    """
    opens = text.rfind("\n", 0, start) + 1
    if start - opens > LONGEST_ROW:
        return False
    closes = _line_end(text, end)
    cells = _cells_of_figures(text[opens:closes])
    if not any(begin <= start - opens < stop for begin, stop in cells):
        return False
    beside = (_line_above(text, opens), _line_below(text, closes))
    return len(cells) >= FEWEST or any(map(_cells_of_figures, beside))


@lru_cache(maxsize=64)
def _cells_of_figures(line: str) -> tuple[tuple[int, int], ...]:
    """Where the cells with a figure stand in a line, behind its first cell; none in one that is no
    row of several."""
    cells = list(CELL.finditer(line))
    found = [cell for cell in cells[1:] if CELL_OF_FIGURES.fullmatch(cell[0].strip())]
    printed = [cell[0].strip() for cell in found]
    if len(found) < FEWEST_APART or all(map(YEAR.fullmatch, printed)) or _are_columns(printed):
        return ()
    return tuple(cell.span() for cell in found)


def _line_end(text: str, at: int) -> int:
    """Where a line ends that goes on from there; no line is followed further than a row is long."""
    last = min(len(text), at + LONGEST_ROW)
    end = text.find("\n", at, last)
    return last if end < 0 else end


def _line_above(text: str, opens: int) -> str:
    """The line above the one that opens there, also with a blank line between: rows that stand far
    apart on a page are paragraphs of their own."""
    ends = max(0, opens - 1)
    if text[ends - 1 : ends] == "\n":
        ends -= 1
    first = max(0, ends - LONGEST_ROW)
    return text[max(first, text.rfind("\n", first, ends) + 1) : ends]


def _line_below(text: str, closes: int) -> str:
    opens = closes + 1
    if text[opens : opens + 1] == "\n":
        opens += 1
    return text[opens : _line_end(text, opens)]


@lru_cache(maxsize=64)
def _figures(line: str) -> tuple[tuple[int, int], ...]:
    """Where the figures of a row stand in its line; none of a line that is no row or a head."""
    run = _run_of_figures(line)
    if run < 0:
        return ()
    found = list(FIGURE.finditer(line, run))
    printed = [figure[0] for figure in found]
    if len(found) < FEWEST or all(map(YEAR.fullmatch, printed)) or _are_columns(printed):
        return ()
    return tuple(figure.span() for figure in found)


def _run_of_figures(line: str) -> int:
    """Where the figures begin that end a line, each parted from the next by blanks or by marks
    between cells, with words or a year before them; -1 where none are."""
    pieces = list(PIECE.finditer(line))
    at = len(pieces)
    while at and ALONE.fullmatch(pieces[at - 1][0]):
        at -= 1
    if at == 0 and len(pieces) > 1 and YEAR.fullmatch(pieces[0][0]):
        at = 1
    elif at in (0, len(pieces)) or not LETTERS.search(line, 0, pieces[at].start()):
        return -1
    return pieces[at].start()


def _are_columns(printed: list[str]) -> bool:
    """True for the numbers of columns, each one more than the one before."""
    if not all(map(str.isdigit, printed)):
        return False
    first = int(printed[0])
    return [int(number) for number in printed] == list(range(first, first + len(printed)))
