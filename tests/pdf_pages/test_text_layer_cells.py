"""Tests of letters parted where cells end."""

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from extractor.pdf_pages.text_layer import read_layer


def drawn(path, rows, columns, gap):
    """A page with a ruled table whose figures end and begin so many points from its lines."""
    page = canvas.Canvas(str(path), pagesize=A4)
    page.setFont("Helvetica", 11)
    levels = [760 - 18 * k for k in range(len(rows) + 1)]
    for x in columns:
        page.line(x, levels[0], x, levels[-1])
    for y in levels:
        page.line(columns[0], y, columns[-1], y)
    for row, level in zip(rows, levels, strict=False):
        for k, text in enumerate(row):
            if k % 2:
                page.drawString(columns[k] + gap, level - 13, text)
            else:
                page.drawRightString(columns[k + 1] - gap, level - 13, text)
    page.save()
    return path


@pytest.mark.parametrize("gap", [0.6, 0.8, 1.2, 4])
@pytest.mark.parametrize(
    "row",
    [["120", "80", "40", "7"], ["1.250", "1.000", "12,5", "250"], ["So A", "Vien chuc", "1", "2"]],
)
def test_cells_whose_print_nearly_touches_stay_apart(tmp_path, gap, row):
    file = drawn(tmp_path / "a.pdf", [row, row], [60, 120, 180, 240, 300], gap)
    (table,) = read_layer(file, 1).tables
    assert [cell.text for cell in table.cells] == [*row, *row]


def test_a_word_that_runs_over_a_line_is_one(tmp_path):
    rows = [["Tochuccanbocongchuc", ""], ["1", "2"]]
    file = drawn(tmp_path / "b.pdf", rows, [150, 200, 260], -40)
    (table,) = read_layer(file, 1).tables
    assert "Tochuccanbocongchuc" in [cell.text for cell in table.cells]


@pytest.mark.parametrize("gap", [0.15, 0.3, 0.44])
@pytest.mark.parametrize("row", [["12.614", "10.483", "77", "91"], ["5", "8", "1.204", "9,5"]])
def test_a_hair_at_a_line_parts_figures(tmp_path, gap, row):
    file = drawn(tmp_path / "c.pdf", [row, row], [60, 120, 180, 240, 300], gap)
    (table,) = read_layer(file, 1).tables
    assert [cell.text for cell in table.cells] == [*row, *row]


def test_figures_without_any_gap_are_parted_where_they_are_no_number_together(tmp_path):
    row = ["12.614", "10.483", "1.250,5", "3.007"]
    file = drawn(tmp_path / "d.pdf", [row, row], [60, 120, 180, 240, 300], 0)
    (table,) = read_layer(file, 1).tables
    assert [cell.text for cell in table.cells] == [*row, *row]


def test_a_number_that_runs_over_a_line_is_one(tmp_path):
    rows = [["128.450.000", ""], ["1", "2"]]
    file = drawn(tmp_path / "e.pdf", rows, [150, 200, 260], -24)
    (table,) = read_layer(file, 1).tables
    assert "128.450.000" in [cell.text for cell in table.cells]
