"""The sheet of charts: what Excel draws, from which figures, on which pages."""

from decimal import Decimal
from fractions import Fraction

import pytest
from openpyxl import load_workbook

from extractor.comparison.book import Book
from extractor.comparison.chart_sheet import (
    CHART_LINES,
    FIRST,
    LONGEST_TITLE,
    MOST_LABELLED,
    write_charts,
)
from extractor.comparison.charts import Chart, ChartRow
from extractor.comparison.values import Indicator

COUNT = Indicator("a.b", "Hồ sơ tiếp nhận", "hồ sơ", "count")
SHARE = Indicator("a.c", "Tỷ lệ đúng hạn", "%", "percentage")
RATIO = Indicator("a.d", "Nhiệm vụ hoàn thành", "", "ratio")


def chart(indicator=COUNT, values=(5, 3), planned=None):
    rows = [
        ChartRow(f"huyện {at}", value, planned[at] if planned else None)
        for at, value in enumerate(values)
    ]
    return Chart(indicator, tuple(rows))


def drawn(tmp_path, *charts):
    with Book(tmp_path / "a.xlsx", None) as book:
        write_charts(book, list(charts), "năm 2024")
    return load_workbook(tmp_path / "a.xlsx")["Biểu đồ"]


def figures(sheet, charts, count):
    """The rows below the charts: heading, then one for each unit."""
    top = FIRST + CHART_LINES * charts + 1
    return [[cell.value for cell in sheet[top + at]][:3] for at in range(count)]


@pytest.mark.parametrize(
    "indicator, values, shown",
    [
        (COUNT, (5, 3), [5, 3]),
        (SHARE, (Decimal("58.3"), Decimal(40)), [0.583, 0.4]),  # as shares
        (RATIO, (Fraction(1, 2), Fraction(1, 4)), [0.5, 0.25]),
    ],
)
def test_figures_stand_below_their_chart(tmp_path, indicator, values, shown):
    sheet = drawn(tmp_path, chart(indicator, values))
    head, *rows = figures(sheet, 1, 3)
    assert head[:2] == [indicator.title, "Thực hiện"]
    assert [row[0] for row in rows] == ["huyện 0", "huyện 1"]
    assert [row[1] for row in rows] == pytest.approx(shown)


def test_what_was_planned_stands_beside_it(tmp_path):
    sheet = drawn(tmp_path, chart(planned=(6, None)))
    head, first, second = figures(sheet, 1, 3)
    assert head[2] == "Dự kiến, được giao" and first[2] == 6 and second[2] is None
    [made] = sheet._charts
    assert len(made.series) == 2 and made.legend is not None
    [alone] = drawn(tmp_path, chart())._charts
    assert len(alone.series) == 1 and alone.legend is None


@pytest.mark.parametrize("charts, breaks", [(1, [1]), (2, [2]), (3, [2, 3]), (5, [2, 4, 5])])
def test_two_charts_to_a_page_and_figures_on_the_next(tmp_path, charts, breaks):
    sheet = drawn(tmp_path, *[chart()] * charts)
    assert [one.id for one in sheet.row_breaks.brk] == [FIRST + CHART_LINES * at for at in breaks]


@pytest.mark.parametrize("count, labelled", [(2, True), (MOST_LABELLED, True), (20, False)])
def test_values_stand_on_columns_while_there_is_room(tmp_path, count, labelled):
    [made] = drawn(tmp_path, chart(values=tuple(range(count))))._charts
    assert bool(made.series[0].dLbls) == labelled


def test_a_chart_takes_its_figures_from_its_own_rows(tmp_path):
    sheet = drawn(tmp_path, chart(values=(5, 3, 1)), chart(values=(9, 8)))
    below = FIRST + CHART_LINES * 2 + 1
    places = [made.series[0].val.numRef.f for made in sheet._charts]
    second = below + 3 + 2
    assert places == [
        f"'Biểu đồ'!$B${below + 1}:$B${below + 3}",
        f"'Biểu đồ'!$B${second + 1}:$B${second + 2}",
    ]


def test_a_long_title_is_cut(tmp_path):
    long = Indicator("a.b", "Số " * 60, "", "count")
    [made] = drawn(tmp_path, chart(long))._charts
    title = "".join(run.t for line in made.title.tx.rich.p for run in line.r)
    assert len(title) < LONGEST_TITLE and title.endswith("…")
