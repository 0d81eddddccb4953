"""Indicators of table cells, prescribed forms, and what on a page is no figure."""

from dataclasses import replace

import pytest
from made_tables import page

from extractor.figures.find import find_numerals
from extractor.figures.not_figures import in_heads
from extractor.figures.table_cells import TABLE_RULE, claim_cells
from extractor.indicators.prose import name_figures
from extractor.indicators.table_cells import name_cells
from extractor.lines.document_text import build_text
from extractor.model import Box, Word
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


PLAN = [
    ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2023", "Thực hiện năm 2022", "Thực hiện năm 2023"],
    ["1", "Số thủ tục hành chính bãi bỏ", "Thủ tục", "12", "13", "14"],
    ["2", "Biên chế công chức", "Biên chế", "90", "91", "88"],
    ["3", "Diện tích lúa", "Ha", "70", "71", "72"],
    ["4", "Số hồ sơ đền ơn người có công đã giải quyết đúng hạn", "Hồ sơ", "", "60", "61"],
]


UNITS = [
    ["STT", "Tên đơn vị", "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", ""],
    ["", "", "", "Đúng hạn", "Quá hạn"],
    ["1", "Xã An Hải", "210", "205", "4"],
    ["2", "Xã An Sơn", "120", "118", "2"],
    ["", "Tổng cộng", "330", "323", "6"],
]


UNIT_SPANS = [(1, 1, 2, 1), (1, 2, 2, 1), (1, 3, 2, 1), (1, 4, 1, 2)]


LEVELS = [
    ["STT", "Nội dung", "Tổng số", "Cấp huyện", "Cấp xã"],
    ["1", "Số TTHC mới ban hành", "30", "21", "9"],
    ["2", "Số TTHC bãi bỏ", "25", "17", "8"],
]


@pytest.mark.parametrize(
    "rows, more, wanted",
    [
        (
            PLAN,
            {},
            {
                "12": "tthc.bai_bo!",
                "13": "",
                "14": "tthc.bai_bo",
                "90": "bo_may.bien_che.cong_chuc!",
                "91": "",
                "88": "bo_may.bien_che.cong_chuc",
                "70": "",
                "71": "",
                "72": "",
                "60": "",
                "61": "",
            },
        ),
        (
            UNITS,
            {"spans": UNIT_SPANS},
            {
                "330": "ho_so_tthc.tiep_nhan",
                "323": "ho_so_tthc.giai_quyet_truoc_va_dung_han",
                "6": "ho_so_tthc.giai_quyet_qua_han",
                "210": "",
                "205": "",
                "4": "",
                "120": "",
                "118": "",
                "2": "",
            },
        ),
        (
            LEVELS,
            {},
            {
                "30": "tthc.moi_ban_hanh",
                "21": "tthc.moi_ban_hanh.cap_huyen",
                "9": "tthc.moi_ban_hanh.cap_xa",
                "25": "tthc.bai_bo",
                "17": "tthc.bai_bo.cap_huyen",
                "8": "tthc.bai_bo.cap_xa",
            },
        ),
    ],
)
def test_rows_and_columns_are_read_as_lists(rows, more, wanted):
    assert named(rows, **more) == wanted


def test_what_differs_gets_no_code():
    twice = [["Nội dung", "Kết quả"], ["Số TTHC bãi bỏ", "5"], ["Số TTHC được bãi bỏ", "7"]]
    assert named(twice) == {"5": "", "7": ""}
    once = [["Nội dung", "Kết quả"], ["Số TTHC bãi bỏ", "5"]]
    assert named(once, prose="Trong kỳ đã bãi bỏ 5 TTHC.") == {"5": "tthc.bai_bo"}
    assert named(once, prose="Trong kỳ đã bãi bỏ 8 TTHC.") == {"5": "?"}
