"""Rows of tables that were copied into a text, and lines that only look like them."""

import pytest

from extractor.figures.flattened_rows import in_flattened_row

ROWS = [
    "Huyện A 120 115 5\nHuyện B 98 98 0",
    "Cấp tỉnh 268763 257141 11622 48,6%\nCấp huyện 68544 61827 6717 70,3%",
    "1. Sở Y tế 1.234 1.230 4\n2. Sở Tư pháp 907 900 7",
    "Mức 1, 2 500 480 20\nMức 3 40 38 2",
    "Quý I   12   10   2 \nQuý II   9   9   -1",
    "Mức 1, 2 268763 257141 48,6%\n\nMức 3 68544 61827 70,3%",  # rows far apart on a page
    "Xã Tân An 12 10 83,3%\n\nXã Tân Lộc 9 9 100%\n\nCộng 21 19 90,5%",
    "Năm trước 41 40 1\n\nNăm nay 52 50 2",
]
NO_ROWS = [
    "Chỉ tiêu 2019 2020 2021\nHồ sơ tiếp nhận 500 600 700",
    "Nội dung 1 2 3 4\nHồ sơ 5 6 7 8",
    "Điện thoại 3822 456\nFax 3822 457",
    "Huyện A 120 115 5\n\nTrên đây là báo cáo.",
    "12 15 18\n20 21 25",
    "Chỉ tiêu 2019 2020 2021\n\nHồ sơ tiếp nhận 500 600 700",
    "Huyện A 120 115 5\n\n\nHuyện B 98 98 0",
]


def shown(text):
    """The figures of the text's first line that are of a row."""
    line = text.split("\n")[0]
    found, at = [], 0
    for part in line.split():
        at = text.index(part, at)
        figure = part.lstrip("-").rstrip("%")
        if in_flattened_row(text, at, at + len(figure)):
            found.append(figure)
        at += len(part)
    return found


@pytest.mark.parametrize("text", ROWS)
def test_figures_of_rows_count(text):
    assert len(shown(text)) >= 3
    assert shown(text)[0] not in ("1", "2")


@pytest.mark.parametrize("text", NO_ROWS)
def test_heads_and_lone_lines_do_not(text):
    assert shown(text) == []


def test_the_last_of_rows_far_apart_counts_too():
    text = "Huyện A 120 115 5\n\nHuyện B 98 97 1"
    assert in_flattened_row(text, text.index("98"), text.index("98") + 2)


def test_a_number_of_the_name_is_no_figure_of_the_row():
    assert shown("Mức 1, 2 500 480 20\nMức 3 41 38 2") == ["500", "480", "20"]
    assert shown("Xã Hòa Tú 1 98 90 8\nXã Hòa Tú 2 120 115 5") == ["98", "90", "8"]
