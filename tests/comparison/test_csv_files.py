"""The CSV files beside a comparison: whole or not there, exact, no formula."""

from fractions import Fraction

import pytest
from open_files import hold_open

from extractor.comparison.csv_files import CsvFiles, exact_text
from extractor.comparison.table_parts import Cell, Column, FieldTable, Line, LineHead
from extractor.comparison.values import Indicator

COUNT = Column(Indicator("a.so_luong", "Số", "hồ sơ", "count"), "actual")
SHARE = Column(Indicator("a.ty_so", "Tỷ số", "", "ratio"), "share")


def lines_of(path):
    return path.read_text("utf-8-sig").splitlines()


def table(*cells):
    head = LineHead("unit", "huyện", "huyện Mỹ Tú", "Cần Thơ", "Sóc Trăng", ())
    return FieldTable("a", "A", "A", (COUNT, SHARE), (Line(head, cells),))


@pytest.mark.parametrize(
    "cells, end",
    [
        ((Cell(12), Cell(Fraction(23, 28))), "12,82.1429,"),
        ((Cell("5 | 7", review=True), None), "5 | 7,,a.so_luong"),
        (
            (Cell(None, review=True), Cell(Fraction(1, 2), review=True)),
            ",50,a.so_luong a.ty_so:share",
        ),
        ((Cell("=1+1"), Cell("23/28, gồm")), """'=1+1,"23/28, gồm","""),
    ],
)
def test_a_line_has_exact_values_and_names_what_is_to_be_reviewed(tmp_path, cells, end):
    files = CsvFiles(tmp_path / "so-sanh.xlsx")
    files.write_table(table(*cells), today=False)
    head, line = lines_of(tmp_path / "so-sanh.a.csv")
    assert head == "what,level,unit,province,a.so_luong,a.ty_so:share,review"
    assert line == f"unit,huyện,huyện Mỹ Tú,Cần Thơ,{end}"


def test_provinces_of_today_bring_those_of_before(tmp_path):
    files = CsvFiles(tmp_path / "so-sanh.xlsx")
    files.write_table(table(None, None), today=True)
    head, line = lines_of(tmp_path / "so-sanh.a.csv")
    assert head.split(",")[:5] == ["what", "level", "unit", "province", "province_before"]
    assert line.split(",")[4] == "Sóc Trăng"


def test_a_file_that_could_not_be_made_whole_leaves_the_earlier_one(tmp_path):
    files = CsvFiles(tmp_path / "so-sanh.xlsx")
    files.write("dai", ["a"], [["1"]])

    def broken():
        yield "2\r\n"
        raise OSError("full")

    with pytest.raises(OSError):
        files.write_lines("dai", ["a"], broken())
    assert lines_of(tmp_path / "so-sanh.dai.csv") == ["a", "1"]
    assert list(tmp_path.glob("*.part")) == []


def test_old_files_go_and_those_written_now_stay(tmp_path):
    (tmp_path / "so-sanh.cu.csv").write_text("x")
    (tmp_path / "khac.cu.csv").write_text("x")
    files = CsvFiles(tmp_path / "so-sanh.xlsx")
    files.write("moi", ["a"], [[None]])
    files.remove_old(["cu", "moi", "khong_co"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["khac.cu.csv", "so-sanh.moi.csv"]


def test_a_file_that_is_open_in_excel_has_another_beside_it(tmp_path, monkeypatch):
    first = CsvFiles(tmp_path / "so-sanh.xlsx")
    first.write("dai", ["a"], [["1"]])
    first.write("cu", ["a"], [["1"]])
    hold_open(monkeypatch, tmp_path / "so-sanh.dai.csv", tmp_path / "so-sanh.cu.csv")
    files = CsvFiles(tmp_path / "so-sanh.xlsx")
    files.write("dai", ["a"], [["2"]])
    files.remove_old(["dai", "cu"])  # the open one stays, and stops nobody
    [file] = [one for one in files.written.values() if one.is_elsewhere]
    assert file.wanted == tmp_path / "so-sanh.dai.csv"
    assert lines_of(file.path) == ["a", "2"] and lines_of(file.wanted) == ["a", "1"]
    assert lines_of(tmp_path / "so-sanh.cu.csv") == ["a", "1"]


@pytest.mark.parametrize(
    "value, share, text",
    [(None, False, None), (7, False, "7"), (Fraction(2, 3), False, "0.6667"),
     (Fraction(2, 3), True, "66.6667"), (Fraction(3), True, "300")],
)  # fmt: skip
def test_fractions_have_four_decimals_at_most(value, share, text):
    assert exact_text(value, share) == text
