"""Tables that lay a letterhead out, told from tables of figures."""

import pytest

from extractor.lines.furnishing import is_layout, is_layout_table
from extractor.model import TextCell, TextTable


def table(*rows):
    cells = [
        TextCell(at, column, 1, 1, text, "")
        for at, row in enumerate(rows, 1)
        for column, text in enumerate(row, 1)
    ]
    return TextTable(len(rows), len(rows[0]), tuple(cells), "")


@pytest.mark.parametrize(
    "words",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CONG HÒA XÃ HỘI CHÙ NGHĨA VIỆT NAM",  # as OCR has it
        "Độc lập - Tự do - Hạnh phúc",
        "Độc lập-Tự do",
        "Nơi nhận: - Như trên;",
        "  Nơi nhận :",
    ],
)
def test_words_of_a_letterhead_or_of_its_close(words):
    assert is_layout(words)


@pytest.mark.parametrize(
    "words",
    [
        "Tổng cộng",
        "Hợp tác xã nông nghiệp hội viên",
        "Cơ quan chủ trì, nơi nhận: 12 hồ sơ",  # inside a cell of figures
        "Đơn vị độc lập, tự chủ",
        "",
    ],
)
def test_words_of_tables_of_figures(words):
    assert not is_layout(words)


def test_a_small_table_with_such_words_lays_out():
    head = ["UBND HUYỆN AN PHÚ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert is_layout_table(table(head, ["Số: 12/BC-UBND", "An Phú, ngày 5 tháng 12 năm 2024"]))
    assert is_layout_table(table(["Nơi nhận:\n- Như trên", "CHỦ TỊCH"]))


@pytest.mark.parametrize("rows, columns", [(5, 2), (2, 4), (30, 5)])
def test_a_large_one_never_is_one(rows, columns):
    """A scan whose grid runs through the letterhead: its figures would be lost."""
    cells = [["12"] * columns for _ in range(rows)]
    cells[0][0] = "Nơi nhận:"
    assert not is_layout_table(table(*cells))
