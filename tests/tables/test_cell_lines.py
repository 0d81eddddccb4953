"""Tests of the lines of a cell."""

from dataclasses import replace

import pytest
from made_tables import page

from extractor.layout import lay_out
from extractor.model import Box, PageReading, TextCell, TextTable
from extractor.tables.cell_lines import lines_of_cell


def test_lines_of_print_are_told_by_where_their_words_stand():
    document = lay_out((page([["Số hồ sơ\ntiếp nhận", "1.250\n(45 %)"], ["a", "b"]]),))
    cells = document.tables[0].cells
    assert [[line.text for line in lines_of_cell(document, cell)] for cell in cells[:3]] == [
        ["Số hồ sơ", "tiếp nhận"],
        ["1.250", "(45 %)"],
        ["a"],
    ]


def test_lines_of_an_office_file_are_its_paragraphs():
    cells = (
        TextCell(1, 1, 1, 1, "- Cấp  xã\n\n- Cấp huyện", "bảng 1"),
        TextCell(1, 2, 1, 1, "", ""),
    )
    table = TextTable(1, 2, cells, "bảng 1")
    document = lay_out((PageReading(1, 0, 0, "office", "office", blocks=(table,)),))
    first, second = document.tables[0].cells
    assert [line.text for line in lines_of_cell(document, first)] == ["- Cấp xã", "- Cấp huyện"]
    assert document.text == "- Cấp xã - Cấp huyện\t"
    assert lines_of_cell(document, second) == ()


@pytest.mark.parametrize(
    "mark, top, foot",
    [
        ("-", 6.5, 14),  # a rule or a speck below it
        ("+", -5, 3),  # a speck above it
        ("•", 7, 16),
        ("–", -4.5, 2),
    ],
)
def test_a_mark_read_with_a_speck_stays_on_the_line_of_its_words(mark, top, foot):
    own = page([["Cán bộ\n- Cấp tỉnh\n" + mark + " Cấp xã", "80\n60"]])
    document = lay_out((_with_mark(own, top, foot),))
    lines = lines_of_cell(document, document.tables[0].cells[0])
    assert [line.text for line in lines] == ["Cán bộ", "- Cấp tỉnh", mark + " Cấp xã"]


def test_a_dash_above_a_figure_is_a_line_of_its_own():
    document = lay_out((page([["Số hồ sơ", "-\n15"]]),))
    lines = lines_of_cell(document, document.tables[0].cells[1])
    assert [line.text for line in lines] == ["-", "15"]


def _with_mark(own, top, foot):
    """The page with the mark of the last line of its first cell so far below the line's top."""
    table = own.tables[0]
    cell = table.cells[0]
    at = max(word.box.y0 for word in cell.words)
    words = [word for word in cell.words if word.box.y0 < at]
    first, *rest = (word for word in cell.words if word.box.y0 == at)
    moved = replace(first, box=Box(first.box.x0, at + top, first.box.x1, at + foot))
    made = replace(cell, words=(*words, moved, *rest))
    return replace(own, tables=(replace(table, cells=(made, *table.cells[1:])),))
