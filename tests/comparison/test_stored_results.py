"""Rows of indicators out of a dataset: as text, in their order, and as lines of a CSV file."""

import csv
import io
from collections import Counter

import pytest

from extractor.comparison.long_table import csv_lines
from extractor.comparison.result_folders import ReportKey
from extractor.comparison.stored_results import open_results
from extractor.errors import WrongUsage
from extractor.output.database import Dataset
from extractor.output.files import write_csv
from extractor.output.schema import TABLES

ROWS = [
    ("b.pdf", "2016", "x.b", 'Tên, có phẩy và "nháy"', "hồ sơ", "30648", "2016", ""),
    ("a.pdf", "2016-Q1", "x.a", "Tên", "%", "-5", "2016-Q2", ""),
    ("a.pdf", "2016-Q1", "x.a", "Tên", "%", "=1+1", "", "Lan, 2016-11-20T08:05:12+07:00"),
    ("c.pdf", "2015", "x.a", "Tên", "%", '58.3"', "2016", ""),
    ("c.pdf", "2015", "", "không mã", "%", "7", "2015", ""),
]


@pytest.fixture
def folder(tmp_path):
    with Dataset(tmp_path) as data, data.connection:
        for file, period, code, name, unit, value, of_period, corrected in ROWS:
            fields = {
                "file": file,
                "period": period,
                "indicator": code,
                "name_vi": name,
                "unit": unit,
                "value": value,
                "for_period": of_period,
                "corrected": corrected,
            }
            usual = {"status": "actual", "page": 2, "start": 5, "review": "no"}
            empty = dict.fromkeys(TABLES["indicators"], None)
            data.add("indicators", [empty | usual | fields])
    return tmp_path


def lines_of(folder, *files, counted=None):
    heads = {ReportKey(0, file): file for file in files}
    lines = csv_lines([open_results(folder, 0)], heads, Counter() if counted is None else counted)
    return list(csv.reader(io.StringIO("".join(lines), newline="")))


def test_lines_keep_the_order_of_the_dataset_and_every_sign(folder):
    percent = ["Khác", "x.a", "Tên", "%", "actual"]
    lost = ["", "", "2", "no"]  # no numerator, no denominator
    assert lines_of(folder, "a.pdf", "b.pdf", "c.pdf") == [
        ["b.pdf", "2016", "Khác", *ROWS[0][2:5], "actual", "30648", *lost, "", ""],
        ["a.pdf", "2016-Q1", *percent, "-5", *lost, "2016-Q2", ""],
        ["a.pdf", "2016-Q1", *percent, "'=1+1", *lost, "", ROWS[2][7]],
        ["c.pdf", "2015", *percent, '58.3"', *lost, "2016", ""],
    ]


def test_lines_are_those_of_the_reports_asked_for(folder):
    assert {line[0] for line in lines_of(folder, "c.pdf", "d.pdf")} == {"c.pdf"}


def test_rows_without_a_code_are_none_and_all_others_are_text(folder):
    rows = list(open_results(folder, 3).rows(""))
    assert [row.file for row in rows] == ["b.pdf", "a.pdf", "a.pdf", "c.pdf"]
    assert {type(value) for row in rows for value in row[1:]} == {str}
    assert {row.folder for row in rows} == {3}


def test_what_other_periods_say_of_one_is_among_its_rows(folder):
    of_2016 = open_results(folder, 0).rows_for(["2016"])
    told = [(row.file, row.of_period, bool(row.own)) for row in of_2016]
    assert told == [("b.pdf", "2016", True), ("c.pdf", "2016", False)]


def test_lines_are_counted_by_period(folder):
    counted = Counter()
    lines_of(folder, "a.pdf", "c.pdf", counted=counted)
    assert counted == {"2016-Q1": 2, "2015": 1}


def test_csv_files_alone_give_the_same_rows(folder, tmp_path):
    other = tmp_path / "csv"
    other.mkdir()
    with pytest.raises(WrongUsage, match="no_results"):
        open_results(other, 0)
    with Dataset(folder) as data:
        for name in ("documents", "indicators"):
            write_csv(other / f"{name}.csv", TABLES[name], data.rows(name))
    told = [row[:7] for row in open_results(other, 0).rows("")]
    assert sorted(told) == sorted(row[:7] for row in open_results(folder, 0).rows(""))
