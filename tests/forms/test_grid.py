"""What a sheet of a form shows: its tables, and the cells that wait for a number."""

import pytest
from made_forms import annex_form, table, units_form
from openpyxl import Workbook

from extractor.forms.addresses import address
from extractor.forms.grid import grid_of, has_heads
from extractor.forms.workbook import Form


def grids(path):
    form = Form(path)
    return {sheet.name: grid_of(form, sheet) for sheet in form.sheets}


def made(tmp_path, rows, first=3, merged=(), above=(), change=None):
    """The grid of a sheet with one ruled table; `above`: lines over it."""
    book = Workbook()
    sheet = book.active
    for at, words in enumerate(above, 1):
        sheet.cell(at, 1, words)
    table(sheet, first, rows, merged)
    if change:
        change(sheet)
    book.save(tmp_path / "a.xlsx")
    return grids(tmp_path / "a.xlsx")["Sheet"]


def open_cells(grid):
    return {address(*place) for place in grid.open}


ROWS = [["TT", "Chỉ tiêu", "Kết quả"], [1, "Hồ sơ tiếp nhận", None], [2, "Hồ sơ quá hạn", None]]


def test_every_cell_that_a_clerk_would_fill_waits(tmp_path):
    grid = grids(units_form(tmp_path / "a.xlsx"))["Biểu 1"]
    body = {f"{column}{row}" for column in "CDEFG" for row in (6, 7, 8, 9)}
    assert open_cells(grid) == body
    assert {address(*place) for place in grid.worked} == {
        *(f"{column}9" for column in "CDEFG"),
        *(f"G{row}" for row in (6, 7, 8)),
    }
    assert {address(*place) for place in grid.percent} == {f"G{row}" for row in range(6, 10)}
    assert grid.tables == ((4, 9),)


@pytest.mark.parametrize("free", ["…", "....", "-", "_____", "/", " "])
def test_signs_that_keep_a_place_free_are_no_words(tmp_path, free):
    rows = [*ROWS[:2], [2, "Hồ sơ quá hạn", free]]
    assert open_cells(made(tmp_path, rows)) == {"C4", "C5"}


@pytest.mark.parametrize("filled", [12, "x", "Không có", "theo biểu 06a", 0])
def test_what_a_clerk_has_written_waits_for_nothing(tmp_path, filled):
    rows = [*ROWS[:2], [2, "Hồ sơ quá hạn", filled]]
    assert open_cells(made(tmp_path, rows)) == {"C4"}


@pytest.mark.parametrize("head", ["Ghi chú", "Giải trình", "Tài liệu kiểm chứng", "ĐVT", "Căn cứ"])
def test_columns_that_hold_no_figures_wait_for_none(tmp_path, head):
    rows = [[*row, None] for row in ROWS]
    rows[0] = ["TT", "Chỉ tiêu", "Kết quả", head]
    assert open_cells(made(tmp_path, rows)) == {"C4", "C5"}


@pytest.mark.parametrize("hide", ["row", "column"])
def test_what_a_sheet_hides_waits_for_nothing(tmp_path, hide):
    def hidden(sheet):
        if hide == "row":
            sheet.row_dimensions[5].hidden = True
        else:
            sheet.column_dimensions["C"].hidden = True

    grid = made(tmp_path, ROWS, change=hidden)
    assert open_cells(grid) == ({"C4"} if hide == "row" else set())


def test_a_merged_area_is_one_cell(tmp_path):
    rows = [["TT", "Chỉ tiêu", "Kết quả", None], [1, "Hồ sơ tiếp nhận", None, None]]
    grid = made(tmp_path, rows, merged=["C3:D3", "C4:D4"])
    assert open_cells(grid) == {"C4"}
    assert grid.shown((3, 4)) == "Kết quả"  # at each of its places


def test_words_of_a_cells_row_and_column(tmp_path):
    grid = grids(units_form(tmp_path / "a.xlsx"))["Biểu 1"]
    assert grid.row_words((6, 4)) == "Kế Sách"
    assert grid.column_words((6, 4)) == "Số hồ sơ tiếp nhận / Trực tuyến"
    assert grid.titles(4)[0] == "Năm 2024"  # the nearest line above first


@pytest.mark.parametrize(
    "place, has",
    [((4, 3), True), ((3, 3), False), ((4, 1), False), ((9, 3), False)],
)
def test_a_number_needs_words_to_its_left_and_above(tmp_path, place, has):
    assert has_heads(made(tmp_path, ROWS), place) == has


def test_an_empty_cell_among_the_heads_waits_for_nothing(tmp_path):
    """Heads over two rows: what stands in the second below a head is a head too, or nothing."""
    heads = [["TT", "Đơn vị", "Tiếp nhận", "Giải quyết"], [None, None, "Tổng số", None]]
    rows = [*heads, [1, "Kế Sách", None, None]]
    assert open_cells(made(tmp_path, rows, merged=["A3:A4", "B3:B4"])) == {"C5", "D5"}


def test_sheets_that_say_the_same_have_one_fingerprint(tmp_path):
    same = grids(annex_form(tmp_path / "a.xlsx"))
    one, other = same.values()
    assert one.sheet != other.sheet and one.fingerprint == other.fingerprint
    changed = [ROWS[0], [1, "Hồ sơ tiếp nhận mới", None], ROWS[2]]
    assert made(tmp_path, ROWS).fingerprint != made(tmp_path, changed).fingerprint
    assert made(tmp_path, ROWS).fingerprint != made(tmp_path, ROWS, above=["Quý I"]).fingerprint


def test_two_tables_are_parted_by_an_empty_line_or_two(tmp_path):
    def second(sheet):
        table(sheet, 9, ROWS)

    grid = made(tmp_path, ROWS, change=second)
    assert grid.tables == ((3, 5), (9, 11))
    assert grid.first_row((10, 3)) == 9 and grid.first_row((4, 3)) == 3
