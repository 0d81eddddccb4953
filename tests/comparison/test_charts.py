"""Tests of charts: which indicators they show, and where the axis of shares ends."""

import re
import zipfile

import pytest

from extractor.comparison.book import Book
from extractor.comparison.chart_sheet import write_charts
from extractor.comparison.charts import Chart, ChartRow, charts_of
from extractor.comparison.reporters import Reporter
from extractor.comparison.result_folders import Fact
from extractor.comparison.table_parts import Compared
from extractor.comparison.values import Indicator, Reading, Source

UNITS = tuple(Reporter("huyện", f"huyện {n}", "", "Sóc Trăng", "Cần Thơ") for n in "ABCD")
KEY = "ho_so_tthc.tiep_nhan"
OTHERS = [f"bo_may.chi_tieu_{n}" for n in range(5)]


def compared(having):
    """Units with values of indicators; `having`: of each code how many units have one."""
    indicators = {code: Indicator(code, code, "hồ sơ", "count") for code in having}
    there = Source(0, "bc.pdf", "1", "5")
    now = {
        Fact(code, "actual"): {unit: Reading("5", False, there) for unit in UNITS[:count]}
        for code, count in having.items()
    }
    return Compared(UNITS, now, {}, indicators, today=False)


@pytest.mark.parametrize(
    ("of_key", "first"),
    [(4, KEY), (3, KEY), (2, KEY), (1, OTHERS[0])],  # of one unit alone there is nothing to see
)
def test_key_indicators_come_before_those_of_more_units(of_key, first):
    charts = charts_of(compared(dict.fromkeys(OTHERS, 4) | {KEY: of_key}), ())
    assert charts[0].indicator.code == first


@pytest.mark.parametrize(
    ("kind", "values", "ends"),
    [
        ("percentage", (100, 87), "1"),
        ("percentage", (104, 87), None),
        ("ratio", (1, 0), "1"),
        ("count", (1, 0), None),
    ],
)
def test_axes_of_shares_end_at_a_hundred(tmp_path, kind, values, ends):
    rows = [ChartRow(f"huyện {value}", value, None) for value in values]
    chart = Chart(Indicator("x.y", "Tỷ lệ", "%", kind), rows)
    with Book(tmp_path / "a.xlsx", None) as book:
        write_charts(book, [chart], "năm 2024")
    drawn = zipfile.ZipFile(tmp_path / "a.xlsx").read("xl/charts/chart1.xml").decode()
    found = re.search(r'<c:max val="([^"]+)"', drawn)
    assert (found and found[1]) == ends
