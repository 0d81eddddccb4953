"""Lines of two columns are parted where tabs, strokes or wide blanks stand."""

import pytest

from extractor.letterhead.columns import cells_of


@pytest.mark.parametrize(
    "line, cells",
    [
        ("Nơi nhận:\tGIÁM ĐỐC", ["Nơi nhận:", "GIÁM ĐỐC"]),
        ("SỞ NỘI VỤ | Độc lập - Tự do", ["SỞ NỘI VỤ", "Độc lập - Tự do"]),
        ("- Lưu: VT.      Lê Viết Quyên", ["- Lưu: VT.", "Lê Viết Quyên"]),
        ("UBND TỈNH  CÀ MAU", ["UBND TỈNH  CÀ MAU"]),
    ],
)
def test_the_cells_of_a_line(line, cells):
    assert cells_of(line) == cells
