"""Letters in a column of figures are told a person where no two readers had the same, rests of
lines read as 1 too."""

import cv2
import numpy
import pytest
from made_readers import reader_of_ink

from extractor.imaging import find_grids
from extractor.model import Box, Cell, Table, Word
from extractor.reading.table_cells import read_grids
from extractor.rereading.unread_cells import letters_among_figures, without_strokes
from extractor.witnesses.readers import Readers


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


def bars(heights, least):
    """A table of two columns at 200 dpi with bars so high in the second one, and a reader that has
    a 1 for those lower than `least`, a 7 for others."""
    grey = numpy.full((200 + 80 * len(heights), 900), 255, "uint8")
    feet = [100 + 80 * k for k in range(len(heights) + 1)]
    for y in feet:
        cv2.line(grey, (100, y), (700, y), 0, 3)
    for x in (100, 400, 700):
        cv2.line(grey, (x, feet[0]), (x, feet[-1]), 0, 3)
    for top, high in zip(feet, heights, strict=False):
        cv2.rectangle(grey, (540, top + 20), (540 + max(4, high // 3), top + 20 + high), 0, -1)
    return grey, reader_of_ink(
        lambda _, high, dpi: "1" if high * 200 / dpi < least else "7", sure=0.97
    )


@pytest.mark.parametrize(
    ("heights", "texts", "unread"),
    [
        ((30, 30, 30, 30, 30, 14), ["7", "7", "7", "7", "7", ""], ("6,2",)),
        ((12, 28, 28, 30, 28, 29), ["", "7", "7", "7", "7", "7"], ("1,2",)),
        ((24, 24, 15, 24, 26, 24), ["7", "7", "", "7", "7", "7"], ("3,2",)),
        ((30, 30, 22, 22, 20, 16), ["7", "7", "7", "7", "7", "1"], ()),  # small print
        ((30, 30, 30, 14), ["7", "7", "7", "1"], ()),  # too few tell how high digits are
    ],
)
def test_the_rest_of_a_line_is_no_figure(tmp_path, heights, texts, unread, monkeypatch):
    monkeypatch.setattr("extractor.reading.table_cells.pp_ocr.is_there", lambda: False)
    grey, reader = bars(heights, 18)
    page = find_grids(grey, 200)
    read = read_grids(page.grids, page.without_lines, 200, Readers(reader, (reader,)), tmp_path)
    cells = sorted((c for c in read.tables[0].cells if c.column == 2), key=lambda cell: cell.row)
    assert [cell.text for cell in cells] == texts
    assert read.unread == unread


def words_of(*texts, high=9.0):
    """A cell's words side by side."""
    return tuple(
        Word(text, Box(20 * k, 0, 20 * k + 15, high), 0.9, evidence="agreed")
        for k, text in enumerate(texts)
    )


@pytest.mark.parametrize(
    "texts, high, wanted",
    [
        (("`",), 24, []),  # a pen runs through print, which nobody read
        (("/\\",), 12, []),
        (("'", "|"), 9, []),
        (("1.490.000", "/"), 24, [("1.490.000", "strokes")]),
        (("/", "1.490.000"), 11, [("1.490.000", "strokes")]),
        (("'", "90,5", "\\"), 19, [("90,5", "strokes")]),
        # signs of print stay
        (('"',), 4, [('"', "agreed")]),
        (("-",), 9, [("-", "agreed")]),
        (("-", "12"), 9, [("-", "agreed"), ("12", "agreed")]),
        (("nt", "/"), 9, [("nt", "agreed"), ("/", "agreed")]),
        (("12", "/", "15"), 9, [("12", "agreed"), ("/", "agreed"), ("15", "agreed")]),
    ],
)
def test_strokes_of_a_pen_beside_a_figure_or_over_it_are_told(texts, high, wanted):
    found = without_strokes(words_of(*texts), Box(0, 0, 60, high))
    assert [(word.text, word.evidence) for word in found] == wanted
