"""The same report as PDF and as Word or Excel file gives the same figures."""

import sys
from collections import Counter
from functools import cache

import pytest
from conftest import ROOT, SAMPLES, solieu, table
from openpyxl import load_workbook

sys.path.insert(0, str(ROOT / "benchmarks"))
from make_office import MAKERS

from extractor.document import read_report
from extractor.model import FIGURE_KINDS

# The PDF has its footnote at the foot of the page, two headings further down.
FOOTNOTE = "28/2015/NĐ-CP"


@cache
def of_pdf(name):
    return read_report(SAMPLES / name)


def figures(report):
    """How often each figure stands in a report, with all that is said of it."""
    return Counter(
        (
            row.kind,
            row.value,
            row.numerator,
            row.denominator,
            row.unit,
            row.indicator,
            row.status,
            "" if FOOTNOTE in row.sentence else row.section,
            bool(row.doubts),
        )
        for row in report.numerals
        if row.kind in FIGURE_KINDS
    )


@pytest.mark.parametrize("name", MAKERS)
def test_the_figures_are_those_of_the_pdf(tmp_path, name):
    made = read_report(MAKERS[name](tmp_path / name))
    pdf = of_pdf(name.rpartition(".")[0] + ".pdf")
    assert figures(made) == figures(pdf)
    assert figures(made).total() > 40
    for field in ("number", "doc_date", "doc_type", "issuer", "period", "signer", "title"):
        assert made.fields[field] == pdf.fields[field], field
    assert all(row.place.label for row in made.numerals)


@pytest.mark.parametrize("name", [name for name in MAKERS if name.startswith("phu-luc")])
def test_the_cells_are_those_of_the_pdf(tmp_path, name):
    def cells(report):
        text = report.text.text
        return [
            (piece.row_of(cell).head, piece.column_of(cell).head, text[cell.start : cell.end])
            for piece in report.tables
            for cell in piece.placed.cells
            if piece.holds_value(cell)
        ]

    made = read_report(MAKERS[name](tmp_path / name))
    assert Counter(cells(made)) == Counter(cells(of_pdf(name.rpartition(".")[0] + ".pdf")))


def test_a_run_writes_the_place_of_each_figure(tmp_path):
    for name, make in MAKERS.items():
        make(tmp_path / name)
    out = tmp_path / "out"
    done = solieu("run", tmp_path, "--out", out)
    assert done.returncode == 0, done.stderr
    assert "3 tệp = 3 đã đọc" in done.stdout + done.stderr
    places = {row["file"]: row["place"] for row in table(out, "figures")}
    assert places["bao-cao-so-lao-dong-quy-3-2024.docx"].startswith("đoạn ")
    assert places["phu-luc-chi-tieu.docx"].startswith("bảng 1, hàng ")
    assert places["phu-luc-ho-so.xlsx"] == "Phụ lục 1!K37"
    last = [row for row in table(out, "tables") if row["place"] == "Phụ lục 1!C37"]
    assert [row["row_head"] for row in last] == ["Tổng cộng"]
    assert table(out, "documents")[0]["reader"] == "office"
    shown = load_workbook(out / "so-lieu.xlsx")["Số liệu"]
    assert "Phụ lục 1!K37" in [cell.value for cell in shown["B"]]
    again = solieu("run", tmp_path, "--out", out)
    assert "3 không đổi" in again.stdout + again.stderr
