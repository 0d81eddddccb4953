"""Tables beside each other are read from the left, however the page lies."""

from dataclasses import replace

import pytest

from extractor.lines.document_text import build_text
from extractor.model import Box, Cell, PageReading, Table, Word
from extractor.tables.tables import read_tables


def table(text, left, top, rows=3, wide=200):
    """A table of one column whose cells hold a text and a number."""
    cells = []
    for row in range(rows):
        box = Box(left, top + 20 * row, left + wide, top + 20 * row + 18)
        word = Word(f"{text}{row}", Box(left + 4, box.y0 + 4, left + 40, box.y0 + 14), 1)
        cells.append(Cell(row + 1, 1, 1, 1, box, (word,)))
    return Table(rows, 1, tuple(cells))


def order(*tables, words=()):
    page = PageReading(1, 595, 842, "ocr", "layer_good", tuple(words), tables=tables)
    document = build_text([page])
    firsts = [document.text[made.cells[0].start : made.cells[0].end] for made in document.tables]
    numbers = [made.number for made in document.tables]
    return firsts, numbers, read_tables(document, "2024")


@pytest.mark.parametrize(("left", "right"), [(100, 98), (98, 100), (100, 90), (100, 100)])
@pytest.mark.parametrize("turned", [False, True])
def test_of_tables_beside_each_other_the_left_one_comes_first(left, right, turned):
    tables = [table("A", 40, left, rows=6), table("B", 320, right)]
    firsts, numbers, read = order(*(tables[::-1] if turned else tables))
    assert firsts == ["A0", "B0"] and numbers == [1, 2]
    assert [one.whole for one in read] == [1, 2]


def test_three_tables_beside_each_other():
    tables = [
        table("C", 400, 96, wide=150),
        table("B", 220, 98, wide=150),
        table("A", 40, 100, wide=150),
    ]
    assert order(*tables)[0] == ["A0", "B0", "C0"]


@pytest.mark.parametrize(("first", "second"), [(40, 320), (320, 40), (40, 40)])
def test_a_table_below_another_comes_after_it(first, second):
    tables = [table("A", first, 100), table("B", second, 150 if first != second else 200)]
    assert order(*tables)[0] == ["A0", "B0"]


def test_a_line_between_two_tops_parts_no_pair():
    caption = Word("Bảng", Box(330, 91, 360, 101), 1)
    tables = [table("B", 320, 90), table("A", 40, 104, rows=6)]
    firsts, _, _ = order(*tables, words=[replace(caption, box=Box(60, 88, 90, 98))])
    assert firsts == ["A0", "B0"]
