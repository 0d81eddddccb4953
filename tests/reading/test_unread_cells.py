"""Letters in a column of figures are told a person where no two readers had the same."""

import pytest

from extractor.model import Box, Cell, Table, Word
from extractor.reading.unread_cells import letters_among_figures


def table(*columns):
    """A table of these columns of (text, evidence) from the top; "" is an empty cell."""
    cells = []
    for column, texts in enumerate(columns, 1):
        for row, (text, evidence) in enumerate(texts, 1):
            box = Box(60 * column, 20 * row, 60 * column + 50, 20 * row + 15)
            words = (Word(text, box, 0.7, evidence=evidence),) if text else ()
            cells.append(Cell(row, column, 1, 1, box, words))
    return Table(max(map(len, columns)), len(columns), tuple(cells))


HEAD = ("Số tháng", "")


def figures(*texts):
    return [(text, "cell") for text in texts]


@pytest.mark.parametrize(
    "cell", [("xa", "unclear"), ("ề", "split"), ("§l", "unclear"), ("Zo", "unclear")]
)
def test_letters_that_no_two_readers_have_are_unread(cell):
    column = [HEAD, *figures("3", "7", "1.250", "2"), cell, *figures("12", "4")]
    assert list(letters_among_figures(table([HEAD], column))) == ["6,2"]


@pytest.mark.parametrize(
    "column",
    [
        [HEAD, *figures("3", "7", "2", "5"), ("x", "")],  # a mark, read surely
        [("xa", "unclear"), *figures("3", "7", "2", "5")],  # a head
        [HEAD, *figures("3", "7"), ("xa", "unclear")],  # too few figures
        [HEAD, ("Tốt", "unclear"), ("Khá", "unclear"), *figures("3", "7", "2", "5")],  # words
        [HEAD, *figures("3", "7", "2", "5"), ("Chưa đạt", "unclear")],
    ],
)
def test_other_cells_are_not(column):
    assert list(letters_among_figures(table([HEAD], column))) == []
