"""Which rows of a sheet are those of a table."""

import pytest
from made_sheets import BODY, HEAD, READ, WIDE, lined_in, read, said, sheet

from extractor.model import TextTable


@pytest.mark.parametrize("lined", ["A2:C3", "A2:C4", "A2:B6"])
def test_a_table_with_lines_in_part_of_it_stays_whole(tmp_path, lined):
    """Lines around the heads alone, around the first row too, around the first columns alone."""
    heads = [["BIỂU 1"], HEAD, ["(1)", "(2)", "(3)"]]
    signed = [[], ["Người lập", None, "GIÁM ĐỐC"]]
    found = said(read(tmp_path, sheet([*heads, *BODY[1:], ["", "Cộng", 5602], *signed], lined)))
    assert found == [
        "BIỂU 1",
        READ[0],
        "[(1)|(2)|(3)]",
        *READ[1:],
        "[|Cộng|5602]",
        "Người lập",
        "GIÁM ĐỐC",
    ]


@pytest.mark.parametrize(
    "below, wanted",
    [
        ([[3, "Y tế", 81], [4, "Giáo dục", 90]], ["[3|Y tế|81]", "[4|Giáo dục|90]"]),
        ([[None, "Cộng", 5602], [None, "Năm trước", 5000]], ["[|Cộng|5602]", "[|Năm trước|5000]"]),
        ([["STT", "Xã", 2023, 2024], [1, "Hòa An", 5, 7]], None),
        ([["Người lập", "", "Giám đốc"]], None),
        ([[1, "Đất đai", 81], [2, "Hộ tịch", 90]], None),
        ([[None, "Đất đai", 81], [None, "Hộ tịch", 90]], None),
    ],
)
def test_an_empty_row_between_rows_of_figures_parts_no_table(tmp_path, below, wanted):
    found = read(tmp_path, sheet([*BODY, [], *below]))
    first = next(block for block in found.blocks if isinstance(block, TextTable))
    assert first.rows == len(BODY) + (len(below) if wanted else 0)
    if wanted:
        assert said(found) == READ + wanted


@pytest.mark.parametrize("numbers", [(1, 2), (5, 6), ("a", "b"), ("II", 1), ("2.1", "2.2")])
def test_rows_whose_numbers_do_not_go_on_below_an_empty_row_have_unsure_heads(tmp_path, numbers):
    below = [[number, name, 81] for number, name in zip(numbers, ["Y tế", "Báo chí"], strict=True)]
    (table,) = read(tmp_path, sheet([*BODY, [], *below])).blocks
    assert table.rows == 5 and table.cells[0].text == "TT"
    assert {cell.row for cell in table.cells if cell.unsure_heads} == {4, 5}


def test_rows_that_go_on_below_an_empty_row_have_their_heads(tmp_path):
    below = [[3, "Y tế", 81], [], [None, "Cộng", 5683]]
    (table,) = read(tmp_path, sheet([*BODY, [], *below])).blocks
    assert table.rows == 5 and not any(cell.unsure_heads for cell in table.cells)


@pytest.mark.parametrize(
    "heads, merged",
    [
        ([HEAD], ()),
        ([["TT", "Lĩnh vực", 2024]], ()),
        (
            [["TT", "Lĩnh vực", "Hồ sơ"], [None, None, "Nhận"], ["A", "B", "(1)"]],
            ("A1:A2", "B1:B2"),
        ),
    ],
)
def test_heads_without_lines_above_rows_with_lines_are_the_tables(tmp_path, heads, merged):
    at = len(heads) + 1
    found = read(tmp_path, sheet([*heads, *BODY[1:]], f"A{at}:C{at + 1}", merged))
    (table,) = found.blocks
    assert (table.rows, table.columns) == (len(heads) + 2, 3)
    assert table.cells[0].text == "TT" and table.cells[-1].text == "1217"


@pytest.mark.parametrize("group", [["I", "Cấp tỉnh", None], ["A. CẤP TỈNH", None, None]])
def test_a_group_may_be_the_first_row_below_heads_without_lines(tmp_path, group):
    found = read(tmp_path, sheet([HEAD, group, *BODY[1:]], "A2:C4"))
    (table,) = found.blocks
    assert table.rows == 4 and table.cells[0].text == "TT"


def test_the_unit_above_heads_without_lines_is_a_line_of_its_own(tmp_path):
    rows = [["BIỂU 2"], [None, None, "ĐVT: hồ sơ"], *BODY]
    found = said(read(tmp_path, sheet(rows, "A4:C5")))
    assert found == ["BIỂU 2", "ĐVT: hồ sơ", *READ]


def test_lines_above_a_table_with_heads_of_its_own_are_none(tmp_path):
    above = [["Số: 12", "Ngày 3/4"], ["Kỳ báo cáo", "Quý I"]]
    found = said(read(tmp_path, sheet([*above, *BODY], "A3:C5")))
    assert found[-3:] == READ


OFFICES = [["Đơn vị", "Nhận", "Trả"], ["Sở A", 12, 10], ["Sở B", 13, 11]]


@pytest.mark.parametrize(
    "heads",
    [["Xã", "Cán bộ", "Công chức"], ["TT", "Cán bộ", "Công chức"], ["Chỉ tiêu", 2023, 2024]],
)
def test_heads_without_lines_among_rows_with_lines_begin_a_table(tmp_path, heads):
    rows = [*OFFICES, heads, ["Cát Nê", 12, 5], ["Vạn Thọ", 3, 4]]
    found = read(tmp_path, lined_in(rows, "A1:C3", "A5:C6"))
    assert [(table.rows, table.cells[0].text) for table in found.blocks] == [
        (3, "Đơn vị"),
        (3, heads[0]),
    ]


@pytest.mark.parametrize("words", [["Xã", "Cán bộ"], [None, "Cán bộ", "Công chức"]])
def test_words_that_head_a_part_of_the_columns_are_no_heads(tmp_path, words):
    rows = [*OFFICES, words, ["Cát Nê", 12, 5], ["Vạn Thọ", 3, 4]]
    found = read(tmp_path, lined_in(rows, "A1:C3", "A5:C6"))
    tables = [block for block in found.blocks if isinstance(block, TextTable)]
    assert [(table.rows, table.cells[0].text) for table in tables] == [(3, "Đơn vị"), (2, "Cát Nê")]


@pytest.mark.parametrize("group", [["II", "Cấp xã"], ["3", "Cấp xã"], ["b)", "Cấp xã"]])
def test_a_group_without_lines_among_rows_with_lines_is_a_row_of_theirs(tmp_path, group):
    rows = [*BODY, group, [1, "Cát Nê", 5], [2, "Vạn Thọ", 4]]
    (table,) = read(tmp_path, lined_in(rows, "A1:C3", "A5:C6")).blocks
    assert (table.rows, table.columns) == (6, 3)


PARTICULARS = [
    ["Kỳ báo cáo", None, "Quý I", "Đơn vị tính", "Hồ sơ"],
    ["Người lập", "Lê A", None, "Ngày lập", "05/01/2024"],
    ["Huyện", "Đại Từ", None, "Năm", 2023],
    ["Xã", "Cát Nê", "Huyện", "Đại Từ", "Mật"],
]


@pytest.mark.parametrize("above", [*([line] for line in PARTICULARS), PARTICULARS[:2]])
def test_particulars_above_heads_without_lines_are_no_heads(tmp_path, above):
    at = len(above) + 2
    found = read(tmp_path, sheet([*above, *WIDE], f"A{at}:E{at + 1}"))
    *lines, table = found.blocks
    assert (table.rows, table.cells[0].text) == (3, "TT")
    assert lines and not any(isinstance(line, TextTable) for line in lines)
