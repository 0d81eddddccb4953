"""The sheet of charts of so-sanh.xlsx: one chart under another, their figures below."""

from __future__ import annotations

from xlsxwriter.chart import Chart as ExcelChart
from xlsxwriter.worksheet import Worksheet

from extractor.comparison.book import Book, is_broken
from extractor.comparison.charts import MOST_UNITS, Chart
from extractor.comparison.styles import FONT, NUMBER_FORMATS, PALE_GREY, PageSetup

PAGE = PageSetup(scale=72)
CHART_LINES = 21  # rows of 20 pixels that one chart takes
FIRST = 3  # row of the first chart
ACTUAL = "Thực hiện"
PLANNED = "Dự kiến, được giao"
ACTUAL_COLOUR = "#2E75B6"
PLANNED_COLOUR = "#F4B183"
MOST_LABELLED = 16  # columns of a chart; with more of them the values run into each other
MOST_LEVEL = 6  # columns of a chart; with more of them the units' names are turned
LONGEST_TITLE = 90  # characters
Area = list[str | int]  # name of a sheet, first row and column, last row and column
TEXT = {"name": FONT, "size": 9}


def write_charts(book: Book, charts: list[Chart], of_period: str) -> None:
    """Write the sheet, two charts to a page."""
    remark = (
        f"Xếp từ cao xuống thấp, nhiều nhất {MOST_UNITS} đơn vị mỗi biểu đồ; "
        "không gồm ô có nhiều giá trị khác nhau."
    )
    sheet = book.add("Biểu đồ", f"Biểu đồ, {of_period}", remark, PAGE)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 8, 14)
    below = FIRST + CHART_LINES * len(charts)
    sheet.set_h_pagebreaks(_page_breaks(len(charts)))
    row = below
    for at, chart in enumerate(charts):
        _write_figures(book, sheet, chart, row)
        drawn = _drawn(book, sheet.get_name(), chart, row)
        offset = {"x_offset": 4, "y_offset": 2}
        sheet.insert_chart(FIRST + CHART_LINES * at, 0, drawn, offset)
        row += len(chart.rows) + 2


def _page_breaks(charts: int) -> list[int]:
    """The rows that open a page: after every second chart, and after the last one."""
    breaks = [FIRST + CHART_LINES * count for count in range(2, charts + 1, 2)]
    if charts % 2:
        breaks.append(FIRST + CHART_LINES * charts)
    return breaks


def _write_figures(book: Book, sheet: Worksheet, chart: Chart, heading_row: int) -> None:
    """The figures of a chart, one unit in a row, below a row of headings."""
    sheet.set_row(heading_row, 30)
    headings = [chart.indicator.title, ACTUAL]
    if chart.has_plan:
        headings.append(PLANNED)
    for place, text in enumerate(headings):
        sheet.write_string(heading_row, place, text, book.style("heading"))
    by = 100 if chart.indicator.kind == "percentage" else 1
    figure = book.style("cell", number_format=_number_format(chart))
    for row, values in enumerate(chart.rows, heading_row + 1):
        sheet.write_string(row, 0, values.unit, book.style("cell"))
        sheet.write_number(row, 1, float(values.actual) / by, figure)
        if values.planned is not None:
            sheet.write_number(row, 2, float(values.planned) / by, figure)


def _number_format(chart: Chart) -> str:
    if chart.indicator.kind in ("ratio", "percentage"):
        return NUMBER_FORMATS["share"]
    if any(is_broken(row.actual) for row in chart.rows):
        return NUMBER_FORMATS["broken_amount"]
    return NUMBER_FORMATS["amount"]


def _drawn(book: Book, sheet_name: str, chart: Chart, heading_row: int) -> ExcelChart:
    """The chart as Excel draws it from the figures below `heading_row`; its size is in pixels."""
    drawn = book.file.add_chart({"type": "column"})
    first, last = heading_row + 1, heading_row + len(chart.rows)
    names: Area = [sheet_name, first, 0, last, 0]
    labelled = len(chart.rows) <= MOST_LABELLED and not chart.has_plan
    actual = _series(ACTUAL, ACTUAL_COLOUR, names, [sheet_name, first, 1, last, 1])
    if labelled:
        actual["data_labels"] = {
            "value": True,
            "num_format": _number_format(chart),
            "font": TEXT | {"size": 8},
        }
    drawn.add_series(actual)
    if chart.has_plan:
        values: Area = [sheet_name, first, 2, last, 2]
        drawn.add_series(_series(PLANNED, PLANNED_COLOUR, names, values))
    _set_title(drawn, chart.indicator.title)
    _set_axes(drawn, chart)
    legend: dict[str, object] = {"none": True}
    if chart.has_plan:
        legend = {"position": "bottom", "font": TEXT}
    drawn.set_legend(legend)
    drawn.set_size({"width": 1060, "height": 400})
    return drawn


def _series(name: str, colour: str, names: Area, values: Area) -> dict[str, object]:
    """Columns of one colour; `names` and `values` are the cells that hold them."""
    return {
        "name": name,
        "categories": names,
        "values": values,
        "fill": {"color": colour},
        "gap": 60,
    }


def _set_title(drawn: ExcelChart, title: str) -> None:
    if len(title) >= LONGEST_TITLE:
        title = title[: LONGEST_TITLE - 2] + "…"
    font = TEXT | {"size": 12, "bold": True}
    drawn.set_title({"name": title, "overlay": False, "name_font": font})


def _set_axes(drawn: ExcelChart, chart: Chart) -> None:
    names = dict(TEXT)
    if len(chart.rows) > MOST_LEVEL:
        names["rotation"] = -45
    drawn.set_x_axis({"num_font": names})
    values: dict[str, object] = {
        "num_font": TEXT,
        "num_format": _number_format(chart),
        "min": 0,
        "major_gridlines": {"visible": True, "line": {"color": PALE_GREY}},
    }
    if _ends_at_a_hundred(chart):
        values["max"] = 1
    drawn.set_y_axis(values)


def _ends_at_a_hundred(chart: Chart) -> bool:
    """True for shares of which none is over 100 %: left alone, the axis goes on to 120 %."""
    if chart.indicator.kind not in ("ratio", "percentage"):
        return False
    whole = 100 if chart.indicator.kind == "percentage" else 1
    return all(max(row.actual, row.planned or 0) <= whole for row in chart.rows)
