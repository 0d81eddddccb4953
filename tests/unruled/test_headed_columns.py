"""Tables whose lines end below their heads: rows without lines are rows, other print is none."""

import pytest
from printed_pages import grid, page, ruled

from extractor.model import Table
from extractor.unruled.unruled_tables import with_unruled_tables

EDGES = (60, 90, 260, 330, 400)
HEADS = ["TT", "Đơn vị", "Tổng số", "Trễ hạn"]
PROSE = [(40, [("II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ", 200)])]
ROWS = [("1", "Xã A", "120", "-"), ("2", "Xã B", "7", "1"), ("3", "Xã C", "40", "3")]
NUMBERED = [list(row) for row in ROWS]


def below(rows, top=125, step=18):
    """Lines of texts in the columns between EDGES, figures at their right."""
    return [
        (
            top + step * n,
            [
                (text, x + 4) if k < 2 else (text, EDGES[k + 1] - 4, "right")
                for k, (text, x) in enumerate(zip(row, EDGES, strict=False))
                if text
            ],
        )
        for n, row in enumerate(rows)
    ]


def made(*pages):
    return [[grid(table) for table in one.tables] for one in with_unruled_tables(pages)]


def heads(rows=(HEADS,), top=100):
    return ruled([list(row) for row in rows], EDGES, top=top)


@pytest.mark.parametrize(
    "rows, expected",
    [
        (ROWS, NUMBERED),
        ([("", "Tổng cộng", "167", "4"), *ROWS], [["", "Tổng cộng", "167", "4"], *NUMBERED]),
        (
            [("I", "Khối xã"), *ROWS, ("II", "Khối phường"), ("4", "Phường D", "8", "0")],
            [
                ["I", "Khối xã", "", ""],
                *NUMBERED,
                ["II", "Khối phường", "", ""],
                ["4", "Phường D", "8", "0"],
            ],
        ),
        (
            [("1", "Trung tâm phục vụ hành", "120", "-"), ("", "chính công"), *ROWS[1:]],
            [["1", "Trung tâm phục vụ hành chính công", "120", "-"], *NUMBERED[1:]],
        ),
    ],
)
def test_rows_below_ruled_heads(rows, expected):
    given = page([*PROSE, *below(rows)], tables=(heads(),))
    assert made(given) == [[[HEADS, *expected]]]


def test_figures_that_nearly_touch_stay_in_their_columns():
    rows = [("1", "Xã A", "12.345.678", "98.765.432"), *ROWS[1:]]
    given = page([*PROSE, *below(rows)], tables=(heads(),))
    assert made(given) == [[[HEADS, list(rows[0]), *NUMBERED[1:]]]]


def test_years_name_their_rows():
    rows = [("2022", "", "12", "5"), ("2023", "", "14", "6"), ("2024", "", "17", "2")]
    given = page([*PROSE, *below(rows)], tables=(heads([["Năm", "Ghi chú", "Số hộ", "Tăng"]]),))
    assert made(given)[0][0][1:] == [list(row) for row in rows]


def test_a_note_and_a_signature_below_are_no_rows():
    note = (190, [("Ghi chú: có 2 đơn vị chưa gửi báo cáo, 1 đơn vị gửi chậm", 60)])
    signed = (230, [("NGƯỜI LẬP BIỂU", 80), ("GIÁM ĐỐC", 330)])
    given = page([*PROSE, *below(ROWS), note, signed], tables=(heads(),))
    (one,) = with_unruled_tables((given,))
    assert grid(one.tables[0]) == [HEADS, *NUMBERED]
    assert {"Ghi", "LẬP", "GIÁM"} <= {word.text for word in one.words}


@pytest.mark.parametrize(
    "lines",
    [
        [(130, [("Trong năm 2024 đã có 12 đơn vị được khen thưởng, 3 đơn vị bị nhắc nhở", 64)])],
        [(150, [("NGƯỜI LẬP BIỂU", 80), ("GIÁM ĐỐC", 330)])],
        below([("", "Người lập", "", "Giám đốc"), ("", "Lê Văn A", "", "Trần B")], top=135),
        below(ROWS, top=260),
        below(ROWS[:2]),
    ],
)
def test_other_print_below_a_table_stays(lines):
    given = page([*PROSE, *lines], tables=(heads(),))
    assert made(given) == [[[HEADS]]]


def test_rows_end_above_the_next_table():
    second = heads(top=185)
    lines = [*below(ROWS), *below(ROWS, top=210)]
    given = page([*PROSE, *lines], tables=(heads(), second))
    assert made(given) == [[[HEADS, *NUMBERED], [HEADS, *NUMBERED]]]


def test_heads_that_come_again_need_one_row_only():
    pages = (
        page([*PROSE, *below(ROWS)], tables=(heads(),)),
        page(below([("4", "Xã D", "5", "2")], top=65), 2, tables=(heads(top=40),)),
    )
    assert made(*pages)[1] == [[HEADS, ["4", "Xã D", "5", "2"]]]


def test_rows_on_the_next_page_without_heads():
    more = [("4", "Xã D", "5", "2"), ("5", "Xã E", "61", "-")]
    pages = (
        page([*PROSE, *below(ROWS)], tables=(heads(),)),
        page(below(more, top=40), 2),
    )
    assert made(*pages)[1] == [[list(row) for row in more]]


@pytest.mark.parametrize(
    "more, top",
    [
        ([("4", "Xã D", "5", "2"), ("5", "Xã E", "61", "-"), ("", "Cộng", "66", "2")], 40),
        ([("", "Tổng cộng", "66", "2")], 60),
        ([("4", "Xã D", "5", "2"), ("5", "Xã E", "61", "1")], 90),
    ],
)
def test_rows_of_a_ruled_table_go_on_overleaf_without_lines_and_heads(more, top):
    whole = ruled([HEADS, *map(list, ROWS)], EDGES, top=700)
    pages = (page(PROSE, tables=(whole,)), page(below(more, top=top), 2))
    assert made(*pages)[1] == [[list(row) for row in more]]


def test_figures_overleaf_in_other_columns_are_no_rows_of_the_table():
    whole = ruled([HEADS, *map(list, ROWS)], EDGES, top=700)
    across = [("Năm nay có 12 xã và 45 ấp đã được công nhận", 60), ("1.250", 560, "right")]
    pages = (page(PROSE, tables=(whole,)), page([(40, across), (60, across)], 2))
    assert made(*pages)[1] == []


def test_one_ruled_row_goes_on_below_itself():
    first = ruled([["4", "Xã D", "5", "2"]], EDGES, top=40)
    pages = (
        page([*PROSE, *below(ROWS)], tables=(heads(),)),
        page(below([("5", "Xã E", "61", "-")], top=65), 2, tables=(first,)),
    )
    assert made(*pages)[1] == [[["4", "Xã D", "5", "2"], ["5", "Xã E", "61", "-"]]]


def test_every_word_stands_in_one_place():
    given = page([*PROSE, *below(ROWS)], tables=(heads(),))
    (one,) = with_unruled_tables((given,))
    inside = [word for table in one.tables for cell in table.cells for word in cell.words]
    assert isinstance(one.tables[0], Table)
    assert sorted(map(id, [*one.words, *inside])) == sorted(
        map(id, [*given.words, *(w for cell in given.tables[0].cells for w in cell.words)])
    )
