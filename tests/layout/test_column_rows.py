"""Rows of printed lines."""

from dataclasses import replace

from printed_pages import grid, page

from extractor.layout.unruled_tables import with_unruled_tables
from extractor.model import Box

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
