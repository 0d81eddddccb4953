"""Tests of marked rows."""

import pytest
from made_tables import figures, page, read

HEADS = ["TT", "Nội dung", "Định mức"]


@pytest.mark.parametrize(
    "name, printed, names",
    [
        (
            "Hướng dẫn thực tập:\n- Cao đẳng\n- Đại học",
            "15\n20",
            [("Hướng dẫn thực tập", "Cao đẳng"), ("Hướng dẫn thực tập", "Đại học")],
        ),
        (
            "Bồi dưỡng cán bộ cấp\nxã và cấp huyện\n+ Cấp xã\n+ Cấp huyện\n* Tính theo lớp",
            "120\n150",
            [
                ("Bồi dưỡng cán bộ cấp xã và cấp huyện", "+ Cấp xã"),
                ("Bồi dưỡng cán bộ cấp xã và cấp huyện", "+ Cấp huyện * Tính theo lớp"),
            ],
        ),
        (
            "Biên chế giao\na) Công chức\nb) Viên chức",
            "30\n12\n18",
            [
                ("Biên chế giao",),
                ("Biên chế giao", "a) Công chức"),
                ("Biên chế giao", "b) Viên chức"),
            ],
        ),
        (
            "Sở Y tế\nSở Tư pháp\nSở Nội vụ",
            "4\n5\n6",
            [("Sở Y tế",), ("Sở Tư pháp",), ("Sở Nội vụ",)],
        ),
    ],
)
def test_a_name_of_several_marked_lines_is_as_many_rows(name, printed, names):
    (table,), rows = read(page([HEADS, ["1", name, printed], ["2", "Chi khác", "7"]]))
    assert [row[0] for row in figures(rows)] == [*printed.split("\n"), "7"]
    starts = {row.start: row.raw for row in rows if row.kind == "count"}
    found = {}
    for cell in table.placed.cells:
        if table.holds_value(cell) and cell.start in starts:
            own = tuple(n.removeprefix("+ ") for n in table.row_of(cell).names)
            found[starts[cell.start]] = own
    wanted = [tuple(n.removeprefix("+ ") for n in own) for own in names]
    assert [found[raw] for raw in printed.split("\n")] == wanted
    assert found["7"] == ("Chi khác",)


@pytest.mark.parametrize(
    "name, printed",
    [
        ("Chi cục Bảo vệ\nMôi trường", "120\n(45%)"),  # an amount and its share
        ("Trung tâm\nHành chính công\ntỉnh", "120\n150"),  # a name that goes on
        ("- Một\n- Hai\n- Ba", "120\n150"),  # one name has no figure
    ],
)
def test_lines_that_cannot_be_told_apart_stay_one_row(name, printed):
    (table,), _ = read(page([HEADS, ["1", name, printed], ["2", "Chi khác", "7"]]))
    assert table.placed.rows == 3


def test_every_digit_of_a_parted_row_stands_in_one_cell():
    name = "Hướng dẫn 2 lớp:\n- Lớp 10\n- Lớp 11"
    (table,), rows = read(page([HEADS, ["1", name, "15\n20"]]))
    for row in rows:
        holding = [c for c in table.placed.cells if c.start <= row.start and row.end <= c.end]
        assert len(holding) == 1
    taken = [
        (r, c)
        for cell in table.placed.cells
        for r in range(cell.row, cell.row + cell.rows)
        for c in range(cell.column, cell.column + cell.columns)
    ]
    assert len(taken) == len(set(taken)) == table.placed.rows * table.placed.columns
