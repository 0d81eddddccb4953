"""Of a document that is too much its first part is kept, up to a whole page, line or row."""

import pytest

from extractor.layout import first_part
from extractor.model import Box, PageReading, TextBlock, TextCell, TextTable, Word


def printed(number, *words):
    found = tuple(Word(word, Box(0, 0, 1, 1), 1.0) for word in words)
    return PageReading(number, 600, 800, "ocr", "scan", words=found)


def typed(number, *blocks):
    return PageReading(number, 0, 0, "office", "office_text", blocks=blocks)


def table(rows):
    places = ((row, column) for row in range(1, rows + 1) for column in (1, 2))
    cells = tuple(TextCell(row, column, 1, 1, f"{row}.{column}", "") for row, column in places)
    return TextTable(rows, 2, cells, "bảng 1")


PAGES = tuple(printed(number, "Trang", str(number), "có", "5") for number in range(1, 5))


@pytest.mark.parametrize(
    ("letters", "kept", "page"), [(26, 2, 3), (38, 2, 3), (39, 3, 4), (3, 1, 2), (0, 1, 2)]
)
def test_whole_pages_of_print_are_kept_at_least_one(letters, kept, page):
    found = first_part(PAGES, letters)
    assert found.pages == PAGES[:kept]
    assert (found.page, found.text) == (page, f"Trang {page} có 5")


def test_nothing_is_parted_where_all_fits():
    assert first_part(PAGES, 52) is None
    assert first_part(PAGES[:1], 0) is None
    assert first_part((typed(1, TextBlock("Có 5 hồ sơ", "")),), 11) is None


@pytest.mark.parametrize(
    ("text", "letters", "kept", "left"),
    [
        ("Có 5 hồ sơ\nCó 7 hồ sơ\nCó 9", 24, "Có 5 hồ sơ\nCó 7 hồ sơ", "Có 9"),
        ("Có 5 hồ sơ\nCó 7 hồ sơ\nCó 9", 15, "Có 5 hồ sơ", "Có 7 hồ sơ"),
        ("Có 12 hồ sơ, 34 đơn, 56 vụ", 14, "Có 12 hồ sơ,", "34 đơn, 56 vụ"),
        ("Có 12 hồ sơ, 3456 đơn", 16, "Có 12 hồ sơ,", "3456 đơn"),
    ],
)
def test_a_text_is_parted_between_lines_or_words(text, letters, kept, left):
    found = first_part((typed(1, TextBlock(text, "đoạn 1")),), letters)
    assert found.pages == (typed(1, TextBlock(kept, "đoạn 1")),)
    assert (found.page, found.text) == (1, left)


@pytest.mark.parametrize(("letters", "rows"), [(43, 1), (44, 2), (70, 3), (87, 3)])
def test_a_table_is_parted_between_rows(letters, rows):
    found = first_part((typed(1, table(4), TextBlock("Hết", "")),), letters)
    assert found.pages == (typed(1, table(rows)),)
    assert found.text == f"{rows + 1}.1 {rows + 1}.2"


def test_a_page_of_which_nothing_fits_is_left_out():
    first, second = typed(1, TextBlock("Có 5", "")), typed(2, table(3), TextBlock("Hết", ""))
    found = first_part((first, second), 10)
    assert (found.pages, found.page, found.text) == ((first,), 2, "1.1 1.2")
    assert first_part((second,), 10) is None
