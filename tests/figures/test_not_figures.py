"""Tests of not figures."""

import pytest
from made_tables import page

from extractor.figures.find import find_numerals
from extractor.figures.not_figures import Names, in_heads, set_apart
from extractor.figures.table_cells import claim_cells
from extractor.lines.document_text import build_text
from extractor.model import Box, PageReading, Word
from extractor.tables.tables import read_tables


def line(text, y=5, x=60, confidence=1.0):
    return tuple(
        Word(t, Box(x + 30 * k, y, x + 30 * k + 25, y + 10), confidence)
        for k, t in enumerate(text.split())
    )


def apart(words, number=3, tables=(), dpi=200):
    reading = PageReading(
        number, 600, 850, "ocr", "no_layer", tuple(words), dpi=dpi, tables=tuple(tables)
    )
    document = build_text([reading])
    read = read_tables(document, "2023")
    rows = in_heads(find_numerals(document, claim_cells(document, read), "2023"), read)
    return [
        (r.raw, r.kind, r.of, bool(r.doubts)) for r in set_apart(document, rows, read, (reading,))
    ]


@pytest.mark.parametrize(
    "words, wanted",
    [
        (line("(1) (2) (3)=(1)+(2) (4)"), {"label"}),
        (line("1 2 3 4"), {"count"}),
        (line("Tổng số 12 hồ sơ"), {"count"}),
        (
            (*line("Đã giải quyết 25 hồ sơ."), *line("2", 720, 571, 0.9)),
            {"count", "label"},
        ),  # the page's number in its margin
        ((*line("Đã giải quyết 25 hồ sơ."), *line("90", 720, 571, 0.9)), {"count"}),
        (
            (*line("Đã giải quyết 25 hồ sơ."), *line("4", 400, -8, 0.3)),
            {"count", "label"},
        ),  # at the paper's edge
        (
            (
                *line("Số xã: ..............", 5, 60, 0.9),
                *line("nn 2 v hen 1 kh TT nh", 5, 200, 0.1),
            ),
            {"label"},
        ),
        (line("Số xã: .............. 24 xã, trong đó 12 xã loại một", 5, 60, 0.93), {"count"}),
    ],
)
def test_numerals_that_are_no_figures_by_their_place(words, wanted):
    assert {kind for _, kind, _, _ in apart(words)} == wanted


def test_what_stands_beside_an_empty_form_belongs_to_it():
    form = page(
        [
            ["Nội dung", "Số trường", "Số học sinh"],
            ["Giáo dục", "(1)", "(2)"],
            ["Khám", "", ""],
            ["Khác", "", ""],
        ]
    ).tables[0]
    middle = (form.cells[5].box.y0 + form.cells[5].box.y1) / 2 - 5
    assert {kind for _, kind, _, _ in apart(line("6)/4", middle, 400, 0.6), tables=[form])} == {
        "label"
    }
    assert ("6", "count", "", True) in [
        (a, b, c, d) for a, b, c, d in apart(line("6)/4", 600, 400, 0.6), tables=[form])
    ]


@pytest.mark.parametrize(
    "row, wanted",
    [
        (["Khối tỉnh", "Nam 187 người\nNữ 264 người"], [("count", True), ("count", True)]),
        (["Tổng số 15 xã", "Đạt chuẩn 12 xã"], [("count", True), ("count", True)]),
        (["Số hộ: 120", "Kinh phí: 5 tỷ đồng"], [("count", False), ("money", False)]),
        (["Đơn vị", "Mức 3"], [("label", False)]),
    ],
)
def test_figures_of_a_single_row_in_lines_are_not_lost(row, wanted):
    table = page([row]).tables[0]
    assert [(kind, doubted) for _, kind, _, doubted in apart([], tables=[table])] == wanted


@pytest.mark.parametrize(
    "spans",
    [
        [],
        [(3, 5)],
        [(3, 5), (5, 8), (12, 14)],
        [(10, 12), (2, 9), (4, 6), (4, 5)],  # cells within a cell, in no order
        [(0, 20), (3, 4), (30, 31)],
    ],
)
def test_a_place_in_a_name_is_told_from_one_beside_it(spans):
    names = Names.of(spans)
    for offset in range(35):
        assert names.hold(offset) == any(start <= offset < end for start, end in spans)
