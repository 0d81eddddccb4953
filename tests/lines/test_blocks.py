"""Paragraphs and tables of office files → one text, with the way back to each place."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extractor.document import interpret
from extractor.layout import lay_out
from extractor.lines import place_of
from extractor.model import Box, Input, PageReading, TextBlock, TextCell, TextTable, Word


def page(*blocks, number=1):
    return PageReading(number, 0, 0, "office", "office_text", blocks=blocks)


def table(*rows, stored=(), name="Biểu 1"):
    """A table of rows of words; `stored` gives how a workbook stores a word's value."""
    known = dict(stored)
    cells = tuple(
        TextCell(row, column, 1, 1, text, f"{name}!{chr(64 + column)}{row}", known.get(text, ""))
        for row, words in enumerate(rows, 1)
        for column, text in enumerate(words, 1)
    )
    return TextTable(len(rows), max(map(len, rows)), cells, name)


def report(*pages):
    return interpret(Input("a.xlsx", "a.xlsx", "sheet", "0", 1), pages)


def test_slices_lead_back_to_paragraph_and_cell():
    made = lay_out(
        [
            page(TextBlock("I. KẾT QUẢ", "đoạn 1"), TextBlock("Có 12 hồ sơ", "đoạn 2")),
            page(table(["Tên", "Số"], ["a", "35"]), number=2),
        ]
    )
    for words, place in (("12", "đoạn 2"), ("35", "Biểu 1!B2"), ("KẾT", "đoạn 1")):
        at = made.text.index(words)
        assert place_of(made, at, at + len(words)).label == place
    assert [line.page for line in made.lines] == [1, 1, 2, 2]
    assert made.pages == ((0, 1), (made.text.index("Tên"), 2))
    assert [piece.number for piece in made.tables] == [1]
    assert made.sections[-1][1] == "I"


@pytest.mark.parametrize(
    "words",
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", "Nơi nhận:\n- Như trên;"],
)
def test_a_letterhead_or_closing_block_with_lines_is_no_table(words):
    made = lay_out([page(table(["UBND TỈNH X\nSố: 1/BC", words]))])
    assert made.tables == ()
    assert made.text == f"UBND TỈNH X\nSố: 1/BC\n\n{words}"


def test_a_letterhead_set_with_tabs_is_read_column_by_column():
    lines = [
        "ỦY BAN NHÂN DÂN\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "HUYỆN AN PHÚ\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 145/BC-UBND\tAn Phú, ngày 12",
        "\ttháng 6 năm 2023",
        "BÁO CÁO",
        "Tiếp nhận 30.648 hồ sơ.",
    ]
    made = lay_out([page(*(TextBlock(line, f"đoạn {n}") for n, line in enumerate(lines, 1)))])
    assert made.text.split("\n\n") == [
        "ỦY BAN NHÂN DÂN\nHUYỆN AN PHÚ\nSố: 145/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "An Phú, ngày 12\ntháng 6 năm 2023",
        "BÁO CÁO",
        "Tiếp nhận 30.648 hồ sơ.",
    ]


@pytest.mark.parametrize(
    "lines", [["Đất đai\t12\t15", "Hộ tịch\t7\t9"], ["1.\tMột việc", "2.\tHai việc"]]
)
def test_other_lines_with_tabs_stay_in_their_order(lines):
    made = lay_out([page(*(TextBlock(line, "đoạn 1") for line in lines))])
    assert made.text == "\n\n".join(lines)


def test_a_text_file_stays_as_it_is():
    text = "\n\tCỘNG HÒA\tXÃ HỘI CHỦ NGHĨA VIỆT NAM \n\n\nCó 12 hồ sơ\n"
    assert lay_out([page(TextBlock(text, ""))]).text == text


def test_a_picture_of_an_office_file_follows_with_its_place():
    words = [("Đã", 60), ("giải", 90), ("quyết", 130), ("305", 180), ("hồ", 220), ("sơ", 240)]
    placed = tuple(Word(text, Box(x, 100, x + 18, 112), 0.9) for text, x in words)
    scan = PageReading(2, 400, 300, "ocr", "picture_inside", words=placed, place="hình, đoạn 3")
    made = lay_out([page(TextBlock("Có 12 hồ sơ", "đoạn 1")), scan])
    at = made.text.index("305")
    place = place_of(made, at, at + 3)
    assert (place.page, place.label, place.confidence) == (2, "hình, đoạn 3", 0.9)
    assert place.box is not None
    assert made.pages[1] == (made.text.index("Đã"), 2)


def test_a_picture_with_nothing_but_a_number_at_its_edge_is_laid_out():
    word = Word("3", Box(190, 4, 200, 14), 0.9)
    scan = PageReading(2, 400, 300, "ocr", "picture_inside", words=(word,), place="hình")
    assert "3" in lay_out([page(TextBlock("Có hồ sơ", "đoạn 1")), scan]).text


ROWS = (["TT", "Nội dung", "Số lượng"], ["1", "Hồ sơ đất đai", "{}"], ["2", "Hồ sơ hộ tịch", "{}"])


@pytest.mark.parametrize(
    "cells, values",
    [
        (("30.648", "1.217"), [30648, 1217]),
        (("1,234", "12,5"), [Decimal("1.234"), Decimal("12.5")]),
        (("30.648", "-1.217"), [30648, -1217]),
        (("5602", "7"), [5602, 7]),
    ],
)
def test_stored_numbers_are_read_in_one_way_beside_typed_english_ones(cells, values):
    """The typed cells `1,250.5` and `3,400.25` make the table English; stored ones stay exact."""
    typed = (["3", "Gõ tay", "1,250.5"], ["4", "Gõ tay", "3,400.25"])
    rows = [[text.format(cell) for text in row] for row, cell in zip(ROWS[1:], cells, strict=True)]
    stored = [(cell, "number") for cell in cells]
    found = report(page(table(ROWS[0], *rows, *typed, stored=stored)))
    by_raw = {row.raw.lstrip("-"): row for row in found.numerals}
    assert [by_raw[cell.lstrip("-")].value for cell in cells] == values
    assert not any(by_raw[cell.lstrip("-")].doubts for cell in cells)


@pytest.mark.parametrize("figure", ["12", "85,5%", "12 (45%)"])
def test_a_figure_whose_heads_are_unsure_is_for_a_person(figure):
    sure = table(
        *([text.format("5") for text in row] for row in ROWS[:2]), ["2", "Hộ tịch", figure]
    )
    last = [replace(cell, unsure_heads=cell.row == 3) for cell in sure.cells]
    found = report(page(replace(sure, cells=tuple(last))))
    marked = {row.raw: [doubt.key for doubt in row.doubts] for row in found.numerals}
    assert "heads_unsure" not in marked["5"]
    below = [row for row in found.numerals if row.place.label == "Biểu 1!C3"]
    assert below and all("heads_unsure" in marked[row.raw] for row in below)


@pytest.mark.parametrize(
    "words, stored, key",
    [
        ("□", "uncalculated", "formula_uncalculated"),
        ("#DIV/0!", "error", "cell_error"),
        ("#REF!", "error", "cell_error"),
    ],
)
def test_a_cell_without_a_value_is_a_row_for_a_person(words, stored, key):
    rows = [[text.format("5") for text in row] for row in ROWS[:2]]
    found = report(page(table(*rows, ["2", "Hộ tịch", words], stored=[(words, stored)])))
    row = next(row for row in found.numerals if row.place.label == "Biểu 1!C3")
    assert (row.raw, [doubt.key for doubt in row.doubts]) == (words, [key])
    assert sum(other.place.label == "Biểu 1!C3" for other in found.numerals) == 1
