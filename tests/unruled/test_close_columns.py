"""Cells that stand as close to each other as words of one cell do."""

import pytest
from printed_pages import grid, page

from extractor.unruled.close_columns import with_cells_apart
from extractor.unruled.straight_lines import straight_lines, usual_height
from extractor.unruled.unruled_tables import with_unruled_tables

RIGHT, NOTES = 360, 366  # where figures end, where the next cells begin
HEADS = [("STT", 50), ("Chỉ tiêu", 110), ("Kế hoạch", 200), ("Thực hiện", 290), ("Ghi chú", 400)]


def rows_of(figures, notes, step=24):
    """A row for each figure; notes of two lines stand half a line above and below it."""
    lines = []
    for at, (figure, note) in enumerate(zip(figures, notes, strict=True)):
        y = 150 + step * at
        own = [(f"{at + 1}", 55), (f"Chỉ tiêu số {at}", 80), (f"{at + 3}.250", 250, "right")]
        here = [(figure, RIGHT, "right")]
        parts = note.split("\n")
        if len(parts) == 1:
            here += [(note, NOTES)] if note else []
        else:
            lines.append((y - 7, [(parts[0], NOTES)]))
        lines.append((y, own + here))
        if len(parts) == 2:
            lines.append((y + 7, [(parts[1], NOTES)]))
    return [(120, HEADS), *lines]


FIGURES = ["94,6", "115,1", "8,5", "122,7", "1.020"]


@pytest.mark.parametrize(
    "figures, notes",
    [
        (FIGURES, ["Vượt mức", "Chưa đạt", "", "Theo báo cáo", "Ước tính"]),
        (FIGURES, ["Theo Nghị\nquyết số 12", "", "Vượt mức\nnăm trước", "", "Ước tính\ncuối kỳ"]),
        (
            ["15.000 đồng", "8.000 đồng", "Không", "70.000 đồng", "150.000 đồng"],
            ["Toàn trình", "Một phần", "Toàn trình", "Một phần", "Toàn trình"],
        ),
    ],
)
def test_notes_close_behind_figures_are_a_column(figures, notes):
    (made,) = with_unruled_tables((page(rows_of(figures, notes)),))
    (table,) = made.tables
    assert [row[3] for row in grid(table)[-5:]] == figures
    assert [row[4] for row in grid(table)[-5:]] == [note.replace("\n", " ") for note in notes]


@pytest.mark.parametrize(
    "texts",
    [
        ["15 ngày", "10 ngày", "20 ngày", "05 ngày", "30 ngày"],  # units
        ["3 nhà thầu", "2 gói", "1 nhà thầu", "4 gói", "9 gói"],
    ],
)
def test_a_unit_stays_with_its_figure(texts):
    lines = page([(100 + 24 * at, [("Tên", 60), (text, 300)]) for at, text in enumerate(texts)])
    height = usual_height(lines.words)
    parted = with_cells_apart(straight_lines(lines.words, height), height)
    assert [line.segments(height)[-1].text for line in parted] == texts


LONG_NOTES = [
    ["Vượt mức", "Chưa có hướng\nnên chưa làm", "", "Theo báo\ncủa đơn vị", "Thiếu 02\nchưa tuyển"],
    ["Đạt", "x", "Điều chỉnh\ntheo ý kiến", "Giữ nguyên", "Vướng mặt\nđang bồi thường"],
    ["", "Do thiếu\nphụ trách", "Hoàn thành\ntrước hạn", "Đã gửi\nchờ ý kiến", "Có 02 hồ sơ"],
]


@pytest.mark.parametrize("notes", LONG_NOTES)
def test_notes_go_on_with_small_letters_below(notes):
    lines = [(120, HEADS)]
    for at, (figure, note) in enumerate(zip(FIGURES, notes, strict=True)):
        first, _, rest = note.partition("\n")
        y = 150 + 32 * at
        own = [(f"{at + 1}", 55), (f"Chỉ tiêu số {at}", 80), (f"{at + 3}.250", 250, "right")]
        lines.append((y, [*own, (figure, RIGHT, "right"), *([(first, NOTES)] if first else [])]))
        lines += [(y + 13, [(rest, NOTES)])] if rest else []
    (made,) = with_unruled_tables((page(lines),))
    (table,) = made.tables
    assert [row[3] for row in grid(table)[-5:]] == FIGURES
    assert [row[4] for row in grid(table)[-5:]] == [note.replace("\n", " ") for note in notes]


def test_prose_stays_whole():
    text = "Trong năm đã ban hành 27 văn bản và tổ chức 14 hội nghị"
    lines = page([(100 + 18 * at, [(text, 60)]) for at in range(6)])
    height = usual_height(lines.words)
    parted = with_cells_apart(straight_lines(lines.words, height), height)
    assert [len(line.segments(height)) for line in parted] == [1] * 6


def test_cells_overleaf_begin_where_those_of_the_page_before_do():
    fees = ["15.000 đồng", "8.000 đồng", "70.000 đồng", "150.000 đồng", "8.000 đồng"]
    levels = ["Toàn trình", "Một phần", "Toàn trình", "Một phần", "Toàn trình"]
    first = page(rows_of(fees, levels))
    overleaf = page(rows_of(["30.000 đồng", "Không"], ["Toàn trình", "Một phần"])[1:], number=2)
    made = with_unruled_tables((first, overleaf))
    assert [row[3:] for row in grid(made[1].tables[0])] == [
        ["30.000 đồng", "Toàn trình"],
        ["Không", "Một phần"],
    ]


def test_a_figure_with_its_unit_stands_among_figures():
    """The first lines of a column have the unit beside the figure, others have it below."""
    values = [("12,5%", 250, "right"), ("15.000 đồng", 360, "right")]
    bare = [("12,5%", 250, "right"), ("150.000", 360, "right")]
    rows = [bare, bare, values, values, values, bare]
    heads = [("STT", 50), ("Thủ tục", 110), ("Cắt giảm", 200), ("Lệ phí", 310)]
    lines = [(120, heads)]
    for at, own in enumerate(rows):
        lines.append((150 + 24 * at, [(str(at + 1), 55), (f"Thủ tục số {at}", 80), *own]))
    (made,) = with_unruled_tables((page(lines),))
    assert len(made.tables) == 1 and made.tables[0].rows == 7


@pytest.mark.parametrize(
    "stained, number",
    [(2, "103"), (0, "1.1."), (4, "105.")],
)
def test_a_name_close_behind_a_number_that_took_in_specks(stained, number):
    """Its box runs on to the name; the other names begin below each other."""
    rows = [(120, [("STT", 50), ("Tên xã", 90), ("Kế hoạch", 200), ("Thực hiện", 290)])]
    for at, figure in enumerate(FIGURES):
        y = 150 + 24 * at
        first = (f"{at + 1}", 55) if at != stained else (number, 77, "right")
        rows.append((y, [first, (f"Xã số {at}", 80), ("12", 250, "right"), (figure, 340, "right")]))
    (made,) = with_unruled_tables((page(rows),))
    (table,) = made.tables
    assert [row[1] for row in grid(table)[-5:]] == [f"Xã số {at}" for at in range(5)]
    assert grid(table)[-5:][stained][0] == number
