"""Tests of the lines of a cell."""

from made_tables import page

from extractor.layout import lay_out
from extractor.model import PageReading, TextCell, TextTable
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
