"""Heads below the last row of another table whose rows lines part: none of them is of that row."""

import pytest

from tests.unruled.test_ruled_heads import heads_of, read, rule, whole

HEADS = [
    (92, ("Hộ nghèo", 305, "middle")),
    (112, ("Xã", 90, "middle"), ("Đầu", 235, "middle"), ("Giữa", 305, "middle")),
    (113, ("Cuối", 375, "middle"), ("Tỷ lệ", 445, "middle"), ("Hạng", 515, "middle")),
]


@pytest.mark.parametrize(
    "above",
    [
        (40, ("9", 70), ("Xã Ba Tri", 90), ("30", 390, "right"), ("6", 530, "right")),
        (40, ("Cộng", 70), ("1.204", 250, "right"), ("96", 320, "right"), ("7", 530, "right")),
        (40, ("27/9", 70), ("Họp giao ban", 110), ("96", 390, "right"), ("5", 460, "right")),
    ],
)
@pytest.mark.parametrize("title", ["TIẾN ĐỘ GIẢI NGÂN NĂM 2025", "Biểu 2. Giải ngân"])
def test_a_row_of_the_table_above_is_no_head(above, title):
    lines = [above, (66, (title, 300, "middle")), *HEADS]
    table = read(lines, [whole(36), rule(205, 395, 106), whole(132)])
    rows = [cell.text for cell in table.cells if cell.row < 3]
    assert not {"30", "96", "7", "5", "6"} & set(" ".join(rows).split())
    assert heads_of(table, 3)[-1] == "Giữa" and heads_of(table, 6)[-1] == "Hạng"
