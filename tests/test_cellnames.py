"""Indicators of table cells, prescribed forms, and what on a page is no figure."""

from dataclasses import replace

import pytest
from test_tables import page

from extractor.checks.tables import check_tables
from extractor.figures.find import find_numerals
from extractor.figures.not_figures import in_heads, set_apart
from extractor.figures.table_cells import TABLE_RULE, claim_cells
from extractor.indicators.loading import load_indicators
from extractor.indicators.prose import name_figures
from extractor.indicators.table_cells import name_cells
from extractor.layout.document_text import build_text
from extractor.layout.lay_out import without_layout
from extractor.model import Box, PageReading, Word
from extractor.tables import prescribed_forms
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


def test_what_differs_gets_no_code():
    twice = [["Nội dung", "Kết quả"], ["Số TTHC bãi bỏ", "5"], ["Số TTHC được bãi bỏ", "7"]]
    assert named(twice) == {"5": "", "7": ""}
    once = [["Nội dung", "Kết quả"], ["Số TTHC bãi bỏ", "5"]]
    assert named(once, prose="Trong kỳ đã bãi bỏ 5 TTHC.") == {"5": "tthc.bai_bo"}
    assert named(once, prose="Trong kỳ đã bãi bỏ 8 TTHC.") == {"5": "?"}


FORM = [
    [
        "STT",
        "Lĩnh vực",
        "Hồ sơ tiếp nhận",
        "",
        "",
        "",
        "Đã giải quyết",
        "",
        "",
        "",
        "Đang giải quyết",
        "",
        "",
    ],
    [
        "",
        "",
        "Tổng số",
        "Trực tuyến",
        "Trực tiếp, bưu chính",
        "Từ kỳ trước",
        "Tổng số",
        "Trước hạn",
        "Đúng hạn",
        "Quá hạn",
        "Tổng số",
        "Trong hạn",
        "Quá hạn",
    ],
    ["1", "Đất đai", "100", "60", "30", "10", "95", "70", "23", "2", "5", "4", "1"],
    ["2", "Hộ tịch", "80", "50", "30", "0", "79", "59", "20", "0", "1", "1", "0"],
    ["3", "Xây dựng", "40", "20", "15", "5", "35", "20", "14", "1", "5", "3", "2"],
    ["", "Tổng cộng", "220", "130", "75", "15", "209", "149", "57", "3", "11", "8", "3"],
]
FORM_SPANS = [(1, 1, 2, 1), (1, 2, 2, 1), (1, 3, 1, 4), (1, 7, 1, 4), (1, 11, 1, 3)]


def test_a_prescribed_form_is_known_named_and_checked():
    wrong = [*FORM[:4], [*FORM[4][:6], "36", *FORM[4][7:]], FORM[5]]
    document = build_text([page(wrong, spans=FORM_SPANS)])
    tables = read_tables(document, "2023")
    assert (
        tables[0].prescribed == "II.06a/VPCP/KSTT" and "[Biểu II.06a/VPCP/KSTT]" in tables[0].title
    )
    rows = in_heads(find_numerals(document, claim_cells(document, tables), "2023"), tables)
    failing = {
        c.statement.partition(" (")[0] for c in check_tables(tables, rows) if c.verdict == "suspect"
    }
    assert {"36 = 20 + 14 + 1", "40 = 36 + 5"} <= failing
    codes = {
        r.raw: r.indicator for r in name_cells(rows, tables, "2023", "") if r.rule == TABLE_RULE
    }
    assert (
        codes["220"] == "ho_so_tthc.tiep_nhan"
        and codes["75"] == ""
        and codes["8"] == "ho_so_tthc.dang_giai_quyet_trong_han"
        and codes["100"] == ""
    )


def test_forms_name_known_codes_and_their_examples_hold():
    assert {
        c.code
        for known in prescribed_forms.load_forms()
        for c in known.form.columns.values()
        if c.code
    } <= set(load_indicators().names)


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


def test_a_letterhead_in_a_ruled_table_is_no_table():
    made = page(
        [
            ["UBND HUYỆN LẠC TRUNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["Số: 12/BC-UBND", "Lạc Trung, ngày 05 tháng 6 năm 2023"],
        ]
    )
    assert without_layout(made).tables == () and len(without_layout(made).words) == sum(
        len(c.words) for c in made.tables[0].cells
    )
    kept = page(UNITS, spans=UNIT_SPANS)
    assert without_layout(kept) is kept
