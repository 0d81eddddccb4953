"""Lists, the long table and the opening as sheets: rows, links, what stands where nothing is."""

from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from extractor.comparison import sheets
from extractor.comparison.book import TOP, Book, Sources
from extractor.comparison.list_forms import ListForm, ListRow
from extractor.comparison.opening import Block, Explained
from extractor.comparison.result_folders import Collection, FigureKey, Mark, ReportKey
from extractor.comparison.styles import SheetColumn
from extractor.comparison.values import Source

COLUMNS = (
    SheetColumn("Đơn vị", 20, "unit"),
    SheetColumn("Giá trị", 10, "value"),
    SheetColumn("Số liệu", 10, "kind", {"planned": "dự kiến"}.get),
)
FORM = ListForm("xem-lai", "Cần xem lại", "Những số phải xem.", True, COLUMNS)
SOURCE = Source(0, "bc.pdf", "2", "57")


def sources(tmp_path):
    key = ReportKey(0, "bc.pdf")
    report = SimpleNamespace(sha256="0123456789abcdef0123", counted=True)
    marks = {FigureKey(0, "bc.pdf", "57"): Mark("", pictured=True)}
    return Sources(Collection((tmp_path,), {key: report}), tmp_path, marks)


def row(unit, source=None, **how):
    texts = {"unit": unit, "value": "5", "kind": "planned"}
    return ListRow(texts, source=source, **how)


def listed(tmp_path, rows, nothing="Không có."):
    with Book(tmp_path / "a.xlsx", sources(tmp_path)) as book:
        sheets.write_list(book, FORM, "Tên", rows, nothing)
        said = list(book.limits.said)
    return load_workbook(tmp_path / "a.xlsx")["Cần xem lại"], said


def cells(sheet, at):
    return [cell.value for cell in sheet[at]][: len(COLUMNS)]


def test_a_row_says_what_each_column_shows(tmp_path):
    sheet, _ = listed(tmp_path, [row("huyện A"), row("huyện =1+1")])
    assert cells(sheet, TOP) == ["Đơn vị", "Giá trị", "Số liệu"]
    assert cells(sheet, TOP + 1) == ["huyện A", "5", "dự kiến"]
    assert sheet.cell(TOP + 2, 1).value == "huyện =1+1"
    assert sheet.cell(TOP + 2, 1).data_type == "s"


def test_a_value_leads_to_its_page_and_nothing_else_does(tmp_path):
    sheet, _ = listed(tmp_path, [row("A", SOURCE), row("B")])
    links = {
        cell.coordinate: cell.hyperlink.location
        for line in sheet.iter_rows()
        for cell in line
        if cell.hyperlink
    }
    assert links == {f"B{TOP + 1}": "f57"}


def test_a_row_to_be_decided_has_a_colour(tmp_path):
    sheet, _ = listed(tmp_path, [row("A", undecided=True), row("B")])
    decided, other = (sheet.cell(TOP + at, 1).fill.start_color.rgb for at in (1, 2))
    assert decided == "FFFFD966" and other != decided


def test_a_list_without_rows_says_so(tmp_path):
    sheet, _ = listed(tmp_path, [], nothing="Không có đơn vị nào.")
    assert sheet.cell(TOP + 1, 1).value == "Không có đơn vị nào."


def test_a_long_text_makes_its_row_higher_up_to_a_limit(tmp_path):
    sheet, _ = listed(tmp_path, [row("x" * letters) for letters in (5, 60, 4000)])
    heights = [sheet.row_dimensions[TOP + at].height for at in (1, 2, 3)]
    assert heights[0] < heights[1] < heights[2]
    # in steps of the screen's points
    assert heights[2] == pytest.approx(sheets.LINE_HEIGHT * sheets.MOST_LINES, abs=0.75)


def test_rows_that_excel_cannot_hold_are_told_of(tmp_path, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", TOP + 2)
    sheet, said = listed(tmp_path, [row(name) for name in "ABCD"])
    assert sheet.max_row == TOP + 2 and cells(sheet, TOP + 2)[0] == "B"
    assert len(said) == 1 and "đủ dòng ở tệp CSV" in said[0]


def test_links_that_excel_cannot_hold_leave_the_text(tmp_path, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_LINKS", 3)
    sheet, _ = listed(tmp_path, [row(name, SOURCE) for name in "ABCD"])
    values = [sheet.cell(TOP + at, 2) for at in range(1, 5)]
    assert [cell.value for cell in values] == ["5"] * 4
    assert [bool(cell.hyperlink) for cell in values] == [True, True, False, False]


@pytest.mark.parametrize("rows", [[("A", 5.0), ("", 0.5)], []])
def test_the_long_table_keeps_numbers_numbers(tmp_path, rows):
    with Book(tmp_path / "a.xlsx", sources(tmp_path)) as book:
        sheets.write_long(book, COLUMNS[:2], iter(rows), remark="Đủ dòng ở tệp CSV.")
    sheet = load_workbook(tmp_path / "a.xlsx")["Dữ liệu dài"]
    if rows:
        assert [cell.value for cell in sheet[2]] == ["A", 5]
        assert [cell.value for cell in sheet[3]] == [None, 0.5]
    else:
        assert sheet["A2"].value == "Đủ dòng ở tệp CSV."


def test_the_opening_leads_to_the_sheets_that_it_names(tmp_path):
    with Book(tmp_path / "a.xlsx", sources(tmp_path)) as book:
        first = book.add("Giới thiệu", "So sánh", "Lập từ 1 thư mục.", sheets.OPENING_PAGE)
        book.add("Tổng hợp", "", "")
        lines = (Explained("Tổng hợp", "các chỉ tiêu chính"), Explained("Kỳ", "năm 2024"))
        sheets.write_opening(book, first, [Block("Các trang", lines)])
    sheet = load_workbook(tmp_path / "a.xlsx")["Giới thiệu"]
    found = {cell.value: cell.hyperlink for line in sheet.iter_rows() for cell in line}
    assert found["Tổng hợp"].location == "'Tổng hợp'!A1" and found["Kỳ"] is None
    assert {"Các trang", "các chỉ tiêu chính", "năm 2024"} <= set(found)
