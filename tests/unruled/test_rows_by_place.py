"""Names of several lines, told apart by where figures stand beside them."""

import pytest
from printed_pages import grid, page

from extractor.unruled.unruled_tables import with_unruled_tables

HEADS = [("Nội dung", 80), ("Kế hoạch", 220), ("Thực hiện", 310)]
LEADING = 14
NAMES = [
    ["Cải tạo trạm y tế xã", "Long Hưng"],
    ["Chiếu sáng"],
    ["Nâng cấp đường qua xã", "đi Phú Lộc và các xã", "Hòa Lợi"],
    ["Cầu dân sinh"],
    ["Xây mới trụ sở xã Tân", "Bình An"],
]
STANDS = ["first", "middle", "last"]


def lines_of(names, stand, groups=(), notes=()):
    """The heads, then each name with its figures beside the line where they are to stand, and a
    note set likewise; before some of the rows the name of a group."""
    lines, y = [(100, HEADS)], 130
    for at, name in enumerate(names):
        for group in [group for row, group in groups if row == at]:
            lines.append((y, [(group, 60)]))
            y += LEADING + 6
        note = notes[at] if notes else []
        long = max(len(name), len(note))
        parts = {}
        for texts, x in ((name, 60), (note, 372)):
            top = y + offset(stand, long, len(texts))
            for k, text in enumerate(texts):
                parts.setdefault(top + LEADING * k, []).append((text, x))
        place = y + offset(stand, long, 1)
        own = [(f"{at + 3}.250", 265, "right"), (f"{at + 21}", 350, "right")]
        parts.setdefault(place, []).extend(own)
        lines += sorted(parts.items())
        y += LEADING * long + 4
    return lines


def offset(stand, lines, own):
    free = LEADING * (lines - own)
    return {"first": 0, "middle": free / 2, "last": free}[stand]


def rows_in(lines):
    (made,) = with_unruled_tables((page(lines),))
    (table,) = made.tables
    return grid(table)[1:]


@pytest.mark.parametrize("stand", STANDS)
@pytest.mark.parametrize("names", [NAMES, NAMES[::-1], [*NAMES[2:], *NAMES[:2]]])
def test_a_name_of_several_lines_is_one_row(names, stand):
    wanted = [[" ".join(name), f"{at + 3}.250", f"{at + 21}"] for at, name in enumerate(names)]
    assert rows_in(lines_of(names, stand)) == wanted


@pytest.mark.parametrize("stand", STANDS)
def test_groups_have_rows_of_their_own(stand):
    rows = rows_in(lines_of(NAMES, stand, groups=[(0, "I. Cấp tỉnh"), (3, "II. Cấp xã")]))
    assert [row[0] for row in rows] == [
        "I. Cấp tỉnh",
        *(" ".join(name) for name in NAMES[:3]),
        "II. Cấp xã",
        *(" ".join(name) for name in NAMES[3:]),
    ]


NOTES = [
    ["Chờ ý kiến", "của Sở Xây", "dựng"],
    [],
    ["Đạt"],
    ["Thiếu vốn,", "chưa khởi", "công"],
    ["Đã xong"],
]


@pytest.mark.parametrize("stand", STANDS)
def test_notes_stand_in_the_row_of_their_figures(stand):
    lines = lines_of(NAMES, stand, notes=NOTES)
    heads = [*HEADS, ("Ghi chú", 390)]
    rows = rows_in([(100, heads), *lines[1:]])
    assert [row[0] for row in rows] == [" ".join(name) for name in NAMES]
    assert [row[3] for row in rows] == [" ".join(note) for note in NOTES]
