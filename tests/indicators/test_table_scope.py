"""Tests of table scope."""

from dataclasses import replace

import pytest
from made_tables import page

from extractor.figures.find import find_numerals
from extractor.figures.not_figures import in_heads
from extractor.figures.table_cells import TABLE_RULE, claim_cells
from extractor.indicators.prose import name_figures
from extractor.indicators.table_cells import name_cells
from extractor.indicators.table_scope import WholeTable, stands_for
from extractor.lines.document_text import build_text
from extractor.model import Box, TableRow, Word
from extractor.tables.tables import read_tables


def line(text, y=5, x=60, confidence=1.0):
    return tuple(
        Word(t, Box(x + 30 * k, y, x + 30 * k + 25, y + 10), confidence)
        for k, t in enumerate(text.split())
    )


def named(rows, title="", spans=(), prose="", period="2023", issuer="UBND huyện Lạc Trung"):
    """{numeral: code} of the table's figures; with `!` for assigned, `?` for review."""
    made = page(rows, spans=spans)
    before = (*line(prose, 0), *line(title, 6)) if prose else line(title)
    document = build_text([replace(made, words=before)])
    tables = read_tables(document, period[:4])
    found = name_figures(
        document,
        in_heads(find_numerals(document, claim_cells(document, tables), period[:4]), tables),
    )
    return {
        r.raw: r.indicator
        + "!" * (r.status == "assigned" and bool(r.indicator))
        + "?" * bool(r.doubts)
        for r in name_cells(found, tables, period, issuer)
        if r.rule == TABLE_RULE
    }


UNITS = [
    ["STT", "Tên đơn vị", "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", ""],
    ["", "", "", "Đúng hạn", "Quá hạn"],
    ["1", "Xã An Hải", "210", "205", "4"],
    ["2", "Xã An Sơn", "120", "118", "2"],
    ["", "Tổng cộng", "330", "323", "6"],
]


UNIT_SPANS = [(1, 1, 2, 1), (1, 2, 2, 1), (1, 3, 2, 1), (1, 4, 1, 2)]


@pytest.mark.parametrize(
    "title, code",
    [
        ("Kết quả giải quyết hồ sơ năm 2023", "ho_so_tthc.tiep_nhan"),
        ("Kết quả giải quyết hồ sơ của các xã, thị trấn", "ho_so_tthc.tiep_nhan.cap_xa"),
        ("Kết quả giải quyết hồ sơ của huyện và các xã", "ho_so_tthc.tiep_nhan"),
        ("Kết quả giải quyết hồ sơ tại UBND xã An Bình", ""),
        ("Kết quả giải quyết hồ sơ tại UBND huyện Lạc Trung", "ho_so_tthc.tiep_nhan"),
        ("Kết quả giải quyết hồ sơ lĩnh vực đất đai", ""),
        ("Kết quả giải quyết hồ sơ theo lĩnh vực", "ho_so_tthc.tiep_nhan"),
        ("Kết quả giải quyết hồ sơ quý II năm 2023", ""),
    ],
)
def test_a_title_may_say_that_the_totals_are_not_the_reports(title, code):
    assert named(UNITS, title, UNIT_SPANS)["330"] == code


@pytest.mark.parametrize("rows", [3, 30, 300])
def test_the_figures_of_a_table_are_gone_through_once_for_all_its_rows(rows):
    asked = []

    class Figures(dict):
        def __iter__(self):
            asked.append(1)
            return super().__iter__()

    whole = WholeTable(
        pieces=(), figures=Figures(), periods={}, level="", period="2023", issuer="UBND xã An Hải"
    )
    for number in range(rows):
        stands_for(whole, TableRow(number, (f"Ấp {number}",), unit="", body=True))
    assert len(asked) == 1
