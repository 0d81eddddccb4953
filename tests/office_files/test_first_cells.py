"""Of a sheet with too many cells whole rows are kept, and where they end is said."""

import pytest

from extractor.model import Doubt, TextBlock, TextCell, TextTable
from extractor.office_files import first_cells as module
from extractor.office_files.first_cells import first_cells


def table(rows, columns, first=1):
    cells = tuple(
        TextCell(
            row=row,
            column=column,
            rows=1,
            columns=1,
            text=str(row * column),
            place=f"Biểu!{chr(64 + column)}{first - 1 + row}",
        )
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
    )
    return TextTable(rows=rows, columns=columns, cells=cells, place=f"Biểu!A{first}")


@pytest.mark.parametrize(
    "most, rows, number, place",
    [
        (12, 4, "", ""),
        (11, 3, "3", "Biểu!A4"),
        (9, 3, "3", "Biểu!A4"),
        (4, 1, "9", "Biểu!A2"),
        (2, 0, "12", "Biểu!A1"),
    ],
)
def test_whole_rows_are_kept(monkeypatch, most, rows, number, place):
    monkeypatch.setattr(module, "MOST_CELLS_KEPT", most)
    title = TextBlock("BIỂU SỐ 1", "Biểu!A1")
    found = first_cells([title, table(4, 3)])
    assert found.blocks == (title, *([table(rows, 3)] if rows else []))
    said = Doubt.of("cells_left_out", number=number, place=place)
    assert found.cautions == ((said,) if number else ())


def test_nothing_is_read_behind_what_was_left_out_but_words(monkeypatch):
    monkeypatch.setattr(module, "MOST_CELLS_KEPT", 7)
    words = TextBlock("Người lập biểu", "Biểu!A30")
    found = first_cells([table(2, 2), table(3, 3, first=5), words, table(1, 1, first=20)])
    assert found.blocks == (table(2, 2), table(1, 3, first=5), words)
    assert found.cautions == (Doubt.of("cells_left_out", number="7", place="Biểu!A6"),)
