"""Tables without lines whose rows are years, months or days, and two tables below each other,
read from the page to the heads of each figure."""

import pytest
from printed_pages import page

from extractor.document import interpret
from extractor.model import Input
from tests.unruled.test_unruled_tables import placed


def told(*lines):
    """Each figure of the page's tables: its row's head, its column's head, the figure as printed,
    and the reasons for which it is doubted."""
    report = interpret(Input("a.pdf", "a.pdf", "pdf", "0", 1), (page(lines),))
    found = []
    for table in report.tables:
        for cell in filter(table.holds_value, table.placed.cells):
            row, column = table.rows[cell.row - 1].head, table.columns[cell.column - 1].head
            inside = [n for n in report.numerals if cell.start <= n.start < cell.end]
            found += [(row, column, n.raw, [own.key for own in n.doubts]) for n in inside]
    return found


PLACES = [(70, "left"), (250, "right"), (350, "right"), (450, "right")]
HEADS = [(80, "middle"), (230, "middle"), (330, "middle"), (430, "middle")]
FIGURES = [["60.375", "40.839", "110,0"], ["58.129", "33.400", "94,9"], ["38.208", "-", "111,9"]]
OVER = ["Tổng số", "Lúa", "Chỉ số (%)"]


@pytest.mark.parametrize(
    "head, names",
    [
        ("Năm", ["2016", "2017", "2018"]),
        ("Tháng", ["01/2025", "02/2025", "03/2025"]),
        ("Ngày", ["03/9/2025", "06/9/2025", "15/10/2025"]),
        ("Ngày", ["3-9-2025", "6-9-2025", "15-10-2025"]),
    ],
)
def test_years_months_and_days_are_names_of_rows(head, names):
    rows = [[name, *figures] for name, figures in zip(names, FIGURES, strict=True)]
    found = told(*placed(HEADS, [[head, *OVER]], 100), *placed(PLACES, rows, 122))
    assert found == [
        (name, over, figure, [])
        for name, figures in zip(names, FIGURES, strict=True)
        for over, figure in zip(OVER, figures, strict=True)
        if figure != "-"
    ]


def test_a_year_that_comes_twice_and_plain_numbers_are_none():
    for names in (["2016", "2016", "2017"], ["12", "40", "7"]):
        rows = [[name, *figures] for name, figures in zip(names, FIGURES, strict=True)]
        lines = [*placed(HEADS, [["", *OVER]], 100), *placed(PLACES, rows, 122)]
        assert told(*lines) == []


UPPER = [
    ["Trồng rừng mới", "57.319", ""],
    ["Số hợp tác xã", "9", ""],
    ["Đàn trâu, bò", "-", "22"],
    ["Lao động đi làm", "80.799", "33.389"],
    ["Hộ dùng nước sạch", "2", "41.046"],
]
LOWER = [
    ["Tiếp công dân", "7", "38", "8"],
    ["Họp giao ban", "13", "16", "5"],
    ["Đối thoại tại bản", "27", "43", "9"],
]
UPPER_PLACES = [(70, "left"), (390, "right"), (500, "right")]
LOWER_PLACES = [(70, "left"), (300, "right"), (430, "right"), (520, "right")]


@pytest.mark.parametrize(
    "title",
    [("LỊCH TIẾP DÂN THÁNG 9", 297, "middle"), ("2. Tiếp công dân", 70), ()],
)
def test_two_tables_below_each_other_with_other_columns_are_two(title):
    lines = [
        (100, [("Chỉ tiêu", 70), ("Kế hoạch", 345), ("Thực hiện", 446)]),
        *placed(UPPER_PLACES, UPPER, 122),
        *([(224, [title])] if title else []),
        (246, [("Nội dung", 70), ("Số lượt", 260), ("Số người", 382), ("Số đơn", 484)]),
        *placed(LOWER_PLACES, LOWER, 268),
    ]
    heads = ["Số lượt", "Số người", "Số đơn"]
    assert [own[:3] for own in told(*lines)] == [
        (name, head, figure)
        for name, *figures in UPPER
        for head, figure in zip(["Kế hoạch", "Thực hiện"], figures, strict=True)
        if figure not in ("", "-")
    ] + [
        (name, head, figure)
        for name, *figures in LOWER
        for head, figure in zip(heads, figures, strict=True)
    ]


@pytest.mark.parametrize("years", ["2023/2022", "2023-2022", "2023 - 2022"])
def test_two_years_that_are_compared_are_a_head_and_no_figure_of_a_row(years):
    lines = [
        (94, [("So sánh", 430, "middle")]),
        (101, [("Năm", 230, "middle"), ("Năm", 330, "middle")]),
        (108, [("Chỉ tiêu", 80, "middle"), (years, 430, "middle")]),
        (115, [("2022", 230, "middle"), ("2023", 330, "middle")]),
        (122, [("(%)", 430, "middle")]),
    ]
    rows = [["Trồng rừng mới", "412", "388", "94,2"], ["Đàn trâu", "57", "61", "107,0"]]
    rows += [["Số hợp tác xã", "19", "22", "115,8"], ["Hộ dùng nước sạch", "805", "960", "119,3"]]
    found = told(*((y, parts) for y, parts in lines), *placed(PLACES, rows, 144))
    heads = {head for _, head, *_ in found}
    assert {head for head in heads if "Năm" in head} == {"Năm 2022", "Năm 2023"}
    assert any("So sánh" in head and "(%)" in head for head in heads)
