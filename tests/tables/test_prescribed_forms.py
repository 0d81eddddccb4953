"""Tests of prescribed forms."""

from made_tables import page

from extractor.checks.tables import check_tables
from extractor.figures.find import find_numerals
from extractor.figures.not_figures import in_heads
from extractor.figures.table_cells import TABLE_RULE, claim_cells
from extractor.indicators.loading import load_indicators
from extractor.indicators.table_cells import name_cells
from extractor.lines.document_text import build_text
from extractor.tables import prescribed_forms
from extractor.tables.tables import read_tables

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
