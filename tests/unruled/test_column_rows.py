"""Rows of printed lines."""

from dataclasses import replace

import pytest
from printed_pages import grid, page

from extractor.model import Box
from extractor.unruled.unruled_tables import with_unruled_tables

HEADS = [("STT", 50), ("Chỉ tiêu", 110), ("Kế hoạch", 200), ("Thực hiện", 290)]


def ruled_page(lines, ys):
    """A page with level lines over all columns."""
    return replace(page(lines), rules=tuple(Box(40, y, 560, y + 1) for y in ys))


LONG = [
    ("1", ["Ban quản lý dự án", "Xây dựng công trình", "Giao thông của tỉnh", "Cà Mau"]),
    ("2", ["Sở Nội vụ"]),
    ("3", ["Đơn vị sự nghiệp", "Trực thuộc Ủy ban"]),
    ("4", ["Trường Chính trị"]),
]


def test_level_lines_part_rows_whose_names_run_over_several_lines():
    lines, ys, y = [(100, HEADS)], [90, 118], 130
    for number, names in LONG:
        middle = y + 8 * (len(names) - 1)
        figures = [(number, 55), (f"{number}1.250", 250, "right"), (f"{number}5", 340, "right")]
        at = {y + 16 * k: [(name, 80)] for k, name in enumerate(names)}
        at.setdefault(middle, []).extend(figures)
        lines += sorted(at.items())
        y += 16 * len(names) + 8
        ys.append(y - 6)
    (made,) = with_unruled_tables((ruled_page(lines, ys),))
    (table,) = made.tables
    assert grid(table)[1:] == [
        [number, " ".join(names), f"{number}1.250", f"{number}5"] for number, names in LONG
    ]


NAMES = [
    ["Xây dựng kế hoạch", "tuyên truyền cải cách", "hành chính trên địa bàn", "tỉnh và tổ chức"],
    ["Kiểm tra công vụ"],
    ["Số hóa hồ sơ", "kết quả giải quyết", "thủ tục hành chính", "còn hiệu lực", "tại cơ quan"],
]


@pytest.mark.parametrize("names", [NAMES, NAMES[::-1], [*NAMES, NAMES[0], ["Tổng cộng"]]])
def test_long_names_below_their_first_line_end_no_table(names):
    heads = [("STT", 50), ("Chỉ tiêu", 110), ("Kế hoạch", 260), ("Thực hiện", 350)]
    lines, y = [(100, heads)], 130
    for at, name in enumerate(names):
        own = [(f"{at + 1}", 55), (f"{at + 1}1.250", 310, "right"), (f"{at + 1}5", 400, "right")]
        lines.append((y, [own[0], (name[0], 80), *own[1:]]))
        lines += [(y + 15 * k, [(rest, 80)]) for k, rest in enumerate(name[1:], 1)]
        y += 15 * len(name) + 8
    (made,) = with_unruled_tables((page(lines),))
    assert [row[1] for row in grid(made.tables[0])[1:]] == [" ".join(name) for name in names]


@pytest.mark.parametrize("title", ["Số lượt khách", "Biểu số 2", "Kết quả trong quý"])
def test_the_last_line_of_a_table_is_none_over_the_heads_of_the_next(title):
    """Lines are drawn below each row alone, nothing over the heads."""
    lines, ys, y = [], [], 100
    for part in ("", title):
        if part:
            lines.append((y + 12, [(part, 215)]))
            y += 60
        lines.append((y, HEADS))
        for number in range(1, 5):
            ys.append(y + 16)
            y += 20
            figures = [(f"{number}1.250", 250, "right"), (f"{number}5", 340, "right")]
            lines.append((y, [(f"{number}", 55), (f"Xã số {number}", 80), *figures]))
        ys.append(y + 16)
        y += 20
    (made,) = with_unruled_tables((ruled_page(lines, ys),))
    heads = [text for text, _ in HEADS]
    assert [grid(table)[0] for table in made.tables] == [heads, heads]


@pytest.mark.parametrize("number, mark", [("4", "c)"), ("d)", "3"), ("II", "I")])
@pytest.mark.parametrize("off", [8, 9])
def test_a_note_of_two_lines_beside_a_row_leaves_the_row_above_apart(number, mark, off):
    heads = [
        ("STT", 50),
        ("Nội dung", 110),
        ("Dự toán", 250),
        ("Quyết toán", 330),
        ("Ghi chú", 430),
    ]

    def figures(y, mark, *parts):
        return (y, [(mark, 52), *parts, ("662.122", 292, "right"), ("467.923", 388, "right")])

    lines = [
        (100, heads),
        figures(122, "1", ("Giảm nghèo nhanh, bền vững", 80), ("Theo nghị quyết", 430)),
        figures(142, "2", ("Xây dựng nông thôn", 80), ("Theo nghị quyết", 430)),
        (162, [("Phát triển vùng đồng", 80)]),
        figures(170, mark),
        (178, [("bào dân tộc thiểu số", 80)]),
        (202, [("Chuyển nguồn", 430)]),
        figures(202 + off, number, ("Dự phòng", 80)),
        (202 + 2 * off, [("sang năm sau", 430)]),
    ]
    (made,) = with_unruled_tables((page(lines),))
    rows = [row[:4] for row in grid(made.tables[0])[3:]]
    assert rows == [
        [mark, "Phát triển vùng đồng bào dân tộc thiểu số", "662.122", "467.923"],
        [number, "Dự phòng", "662.122", "467.923"],
    ]


SHORT_HEADS = [("STT", 50), ("Trường", 110), ("Lớp", 200), ("Học sinh", 245), ("Khá", 305)]


def of_school(y, number, name, figures):
    """A row whose figures end at the same places."""
    ends = (225, 275, 325)
    return (
        y,
        [
            (number, 55),
            (name, 80),
            *((own, x, "right") for own, x in zip(figures, ends, strict=True)),
        ],
    )


@pytest.mark.parametrize("second", ["Đường", "Phăng", "Sơn La"])
def test_figures_in_the_middle_of_two_lines_of_a_name_leave_it_whole(second):
    lines, y = [(100, SHORT_HEADS)], 130
    for k in range(5):
        number, figures = str(k + 1), (f"1{k}", f"49{k}", f"3{k}")
        if k in (1, 3):
            row = of_school(y + 7, number, "", figures)
            row = (row[0], [own for own in row[1] if own[0]])
            lines += [(y, [("Mường Kim", 80)]), row, (y + 14, [(second, 80)])]
            y += 32
        else:
            lines.append(of_school(y, number, f"Trường Bình Tây {'ABCDE'[k]}", figures))
            y += 18
    (made,) = with_unruled_tables((page(lines),))
    (table,) = made.tables
    names = [row[1] for row in grid(table)[1:]]
    assert names[1] == names[3] == f"Mường Kim {second}" and len(names) == 5
