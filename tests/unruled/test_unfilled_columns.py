"""Columns with a head and no figures are columns of their own."""

import pytest

from extractor.unruled.unruled_tables import with_unruled_tables
from tests.unruled.test_unruled_tables import grid, page, placed

PLACES = [(40, "left"), (70, "left"), (290, "right"), (350, "right"), (410, "right")]
ROWS = [
    ["1", "Công tác chỉ đạo", "9,25", "7,75", "6"],
    ["2", "Hồ sơ trực tuyến", "4,75", "2,75", "2"],
    ["3", "Kỷ luật, kỷ cương", "10,5", "8,75", "7,5"],
    ["4", "Báo cáo định kỳ", "5,5", "4,25", "3,5"],
]


def first_row(*lines, places=PLACES, rows=ROWS):
    """The heads of the table whose heads are printed on these lines: (y, [(text, x), …])."""
    above = [(y, [(text, x, "middle") for text, x in parts]) for y, parts in lines]
    (made,) = with_unruled_tables([page(above + placed(places, rows))])
    return grid(made.tables[0])


@pytest.mark.parametrize("note", ["Ghi chú", "Ký nhận", "Nguyên nhân"])
@pytest.mark.parametrize("y", [62, 69, 76])
def test_a_head_right_of_all_figures_is_no_part_of_the_heads_beside_it(note, y):
    rows = first_row(
        (62, [("Điểm", 280), ("Điểm", 340), ("Điểm", 400)]),
        (69, [("TT", 43), ("Tiêu chí", 120)]),
        (y, [(note, 480)]),
        (76, [("tối đa", 280), ("tự chấm", 340), ("xét lại", 400)]),
    )
    assert rows[0] == ["TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm xét lại", note]
    assert rows[1][4:] == ["6", ""]


def test_a_column_between_others_may_be_empty():
    places = [*PLACES[:3], (410, "right"), (470, "right")]
    rows = first_row(
        (76, [("TT", 43), ("Tiêu chí", 120), ("Tối đa", 280), ("Mất tích", 340)]),
        (76, [("Tự chấm", 400), ("Xét lại", 460)]),
        places=places,
    )
    assert rows[0][2:] == ["Tối đa", "Mất tích", "Tự chấm", "Xét lại"]
    assert rows[1][2:] == ["9,25", "", "7,75", "6"]


@pytest.mark.parametrize("unit", ["Triệu đồng", "Người", "Điểm"])
def test_a_unit_above_the_heads_makes_no_column(unit):
    rows = first_row(
        (48, [(unit, 500)]),
        (76, [("TT", 43), ("Tiêu chí", 120), ("Tối đa", 280), ("Chấm", 340), ("Xét", 400)]),
    )
    assert len(rows[0]) == 5


@pytest.mark.parametrize(
    ("wide", "first", "second"),
    [("Trong đó", "Nam", "Nữ"), ("Kết quả", "Đạt", "Hỏng"), ("Số điểm", "Tự chấm", "Xét lại")],
)
def test_a_head_between_two_columns_stands_over_both(wide, first, second):
    rows = first_row(
        (60, [(wide, 370)]),
        (76, [("TT", 43), ("Tiêu chí", 120), ("Tối đa", 280), (first, 335), (second, 400)]),
    )
    assert len(rows[0]) == 5
    assert rows[0][3] == wide and rows[1][3:] == [first, second]


@pytest.mark.parametrize("wide", ["Kết quả", "Các kỳ", "Số liệu"])
def test_the_print_of_a_head_over_several_moves_no_edge_between_them(wide):
    """It stands over the edge of two columns whose figures are narrow and set to the right."""
    rows = first_row(
        (6, [(wide, 459)]),
        (33, [("Đoàn", 478)]),
        (40, [("TT", 43), ("Tên", 120), ("Số", 433), ("Số đơn", 525)]),
        (54, [("Số lượt", 391), ("đông", 478)]),
        (64, [("người", 433), ("nhận", 525)]),
        (74, [("người", 480)]),
        places=[*PLACES[:2], (409, "right"), (451, "right"), (502, "right"), (544, "right")],
        rows=[[*row[:2], *row[:1] * 4] for row in ROWS],
    )
    assert rows[0][2] == wide
    assert rows[1][2:] == ["Số lượt", "Số người", "Đoàn đông người", "Số đơn nhận"]
