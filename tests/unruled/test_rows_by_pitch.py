"""Rows told by how far the lines of their names stand apart."""

import pytest
from printed_pages import grid, page

from extractor.unruled.unruled_tables import with_unruled_tables

HEADS = (80, [("Tên cơ quan", 70), ("Tổng số", 270), ("Đã giải quyết", 340)])
NAMES = [
    ["Phòng Nội vụ Huyện Phú Lương", "Tỉnh Thái Nguyên"],
    ["Sở Tư pháp"],
    ["Ngân hàng Chính sách Xã hội", "Phòng Giao dịch Huyện Đại Từ"],
    ["Kho bạc Nhà nước"],
    ["Ban Chỉ huy Quân sự Huyện Định", "Hóa"],
]
VALUES = [("12", "7"), ("1.250", "1.004"), ("9", "-"), ("88", "61"), ("604", "599")]


def printed(names, inner, outer, beside, tail=()):
    """A page with a row for each name, whose lines stand `inner` points apart, those of two rows
    `outer`; the figures stand beside the line that `beside` says."""
    lines, y = [HEADS], 106.0
    for name, values in zip(names, VALUES, strict=True):
        ys = [y + inner * at for at in range(len(name))]
        y = ys[-1] + outer
        level = {"first": ys[0], "last": ys[-1], "middle": (ys[0] + ys[-1]) / 2}[beside]
        figures = [(values[0], 310, "right"), (values[1], 400, "right")]
        rows = {line: [(text, 60)] for line, text in zip(ys, name, strict=True)}
        rows.setdefault(level, []).extend(figures)
        lines += sorted(rows.items())
    return page([*lines, *tail])


@pytest.mark.parametrize("beside", ["first", "last", "middle"])
@pytest.mark.parametrize("inner, outer", [(14, 18), (14, 15.8), (15, 24)])
def test_lines_of_a_name_stand_closer_than_names(beside, inner, outer):
    (made,) = with_unruled_tables((printed(NAMES, inner, outer, beside),))
    (table,) = made.tables
    assert grid(table)[1:] == [
        [" ".join(name), *values] for name, values in zip(NAMES, VALUES, strict=True)
    ]


@pytest.mark.parametrize("outer", [14, 14.4, 15])
def test_lines_as_far_apart_as_rows_tell_nothing(outer):
    """Then what stands beside figures, letters and room tell, as before."""
    (made,) = with_unruled_tables((printed(NAMES, 14, outer, "first"),))
    found = [row[1:] for row in grid(made.tables[0])[1:] if row[1]]
    assert found == [list(values) for values in VALUES]


@pytest.mark.parametrize(
    "group",
    [["Khối sở, ban"], ["I. Khối huyện"], ["A. Khối xã"]],
)
def test_rows_close_to_each_other_are_no_name(group):
    """A wide step above the name of a group does not make one of the rows below."""
    names = [["Phòng Nội vụ"], ["Phòng Y tế"], ["Thanh tra"], ["Phòng Tư pháp"], ["Văn phòng"]]
    lines, y = [HEADS], 106.0
    for at, (name, values) in enumerate(zip(names, VALUES, strict=True)):
        if at == 2:
            y += 8
            lines.append((y, [(group[0], 60)]))
            y += 14
        figures = [(values[0], 310, "right"), (values[1], 400, "right")]
        lines.append((y, [(name[0], 60), *figures]))
        y += 14
    (made,) = with_unruled_tables((page(lines),))
    found = {row[0]: row[1:] for row in grid(made.tables[0])[1:]}
    assert [found.get(name[0]) for name in names] == [list(values) for values in VALUES]


@pytest.mark.parametrize(
    "last, below",
    [
        (["Ban Chỉ huy Quân sự", "Định Hóa"], None),
        (["Ban Chỉ huy Quân sự", "Định Hóa"], "Người lập biểu"),
        (["Trung tâm Y tế"], "Nơi nhận"),
    ],
)
def test_the_last_name_goes_on_below_its_figures(last, below):
    tail = [(300, [(below, 60)])] if below else []
    (made,) = with_unruled_tables((printed([*NAMES[:4], last], 14, 19, "first", tail),))
    assert grid(made.tables[0])[-1][0] == " ".join(last)
