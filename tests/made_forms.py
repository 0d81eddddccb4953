"""Forms as offices keep them, for tests: merged heads, formulas, rich text, a text box, a chart,
print set-up; and the reports of three districts to fill them from."""

import zipfile

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.workbook.defined_name import DefinedName

LINES = Border(*[Side(style="thin")] * 4)
UNITS = ["Kế Sách", "Mỹ Xuyên", "Long Phú"]
REPORT = """ỦY BAN NHÂN DÂN
HUYỆN {upper}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}/BC-UBND

{unit}, ngày 05 tháng 12 năm {year}

BÁO CÁO
Kết quả công tác cải cách hành chính năm {year}

I. KẾT QUẢ THỰC HIỆN

1. Cải cách thủ tục hành chính

Trong năm {year}, huyện tiếp nhận {received} hồ sơ thủ tục hành chính, trong đó tiếp nhận trực tuyến {online} hồ sơ.

Đã giải quyết {done} hồ sơ. Giải quyết trước và đúng hạn {in_time} hồ sơ; giải quyết quá hạn {late} hồ sơ.

2. Cải cách thể chế

Ban hành {texts} văn bản quy phạm pháp luật.

3. Cải cách tài chính công

Tổng thu ngân sách trên địa bàn {money} triệu đồng.
"""
TEXT_BOX = (
    '<xdr:twoCellAnchor xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>14</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
    "<xdr:to><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>17</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
    '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="7" name="Hop chu"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>'
    '<xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>'
    "<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>Ghi chú: {words}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    "<xdr:clientData/></xdr:twoCellAnchor>"
)


def dotted(number):
    return f"{number:,}".replace(",", ".")


def figures(at, year):
    """The figures of a unit's report, by name."""
    received = (30648, 18250, 9120)[at] - (1000 if year == 2023 else 0)
    late = 15 + at + (year == 2023)
    done = received - 120
    return {
        "received": received,
        "online": (5527, 4100, 1050)[at],
        "done": done,
        "in_time": done - late,
        "late": late,
        "texts": 9 + at,
        "money": 125300 + at,
    }


def write_reports(folder):
    """Reports of three districts on 2024, of two of them on 2023."""
    folder.mkdir(parents=True, exist_ok=True)
    for at, unit in enumerate(UNITS):
        for year in (2023, 2024) if unit != "Long Phú" else (2024,):
            said = {name: dotted(number) for name, number in figures(at, year).items()}
            text = REPORT.format(upper=unit.upper(), unit=unit, year=year, number=at + 11, **said)
            (folder / f"{unit} {year}.txt").write_text(text, encoding="utf-8")
    return folder


def table(sheet, first, rows, merged=()):
    """Puts rows of a table with lines on a sheet; areas to merge as `A5:A6`."""
    for row, cells in enumerate(rows, first):
        for column, value in enumerate(cells, 1):
            cell = sheet.cell(row, column, value)
            cell.border = LINES
            cell.alignment = Alignment(wrap_text=True)
    for area in merged:
        sheet.merge_cells(area)


def units_form(path, title="Năm 2024"):
    """Units × indicators: heads merged over two rows, totals by formulas that cells share, a
    sheet that takes from the first, a text box and a chart, words in two colours."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Biểu 1"
    bold = InlineFont(b=True, color="FFC00000")
    sheet["A1"] = CellRichText("TỔNG HỢP ", TextBlock(bold, "kết quả"), " giải quyết hồ sơ")
    sheet["A2"] = title
    sheet["A2"].font = Font(italic=True)
    heads = [
        ["TT", "Đơn vị", "Số hồ sơ tiếp nhận", None, "Số hồ sơ đã giải quyết", None, None],
        [None, None, "Tổng số", "Trực tuyến", "Tổng số", "Quá hạn", "Tỷ lệ quá hạn"],
    ]
    rows = [
        [at, unit, None, None, None, None, f"=IF(E{at + 5}=0,0,F{at + 5}/E{at + 5})"]
        for at, unit in enumerate(UNITS, 1)
    ]
    total = [None, "Tổng cộng", *(f"=SUM({c}6:{c}8)" for c in "CDEF"), "=F9/E9"]
    table(sheet, 4, [*heads, *rows, total], ["A4:A5", "B4:B5", "C4:D4", "E4:G4"])
    for row in range(6, 10):
        sheet.cell(row, 7).number_format = "0.00%"
        for column in range(3, 7):
            sheet.cell(row, column).number_format = "#,##0"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=5, max_row=8), titles_from_data=True)
    sheet.add_chart(chart, "I4")
    sheet.print_title_rows = "4:5"
    sheet.page_setup.orientation = "landscape"
    sheet.oddFooter.center.text = "Trang &P/&N"
    sheet.freeze_panes = "C6"
    other = book.create_sheet("Tóm tắt")
    other["A1"], other["B1"] = "Tổng số hồ sơ tiếp nhận", "='Biểu 1'!C9"
    other["A2"], other["B2"] = "Không liên quan", "=1+1"
    book.defined_names["TongTiepNhan"] = DefinedName("TongTiepNhan", attr_text="'Biểu 1'!$C$9")
    other["A3"], other["B3"] = "Qua tên", "=TongTiepNhan*2"
    book.save(path)
    rewritten(path, "xl/drawings/drawing1.xml", _with_text_box)
    rewritten(path, "xl/worksheets/sheet1.xml", _with_shared)
    for number in (1, 2):
        rewritten(path, f"xl/worksheets/sheet{number}.xml", _with_results)
    return path


def annex_form(path, units=("Kế Sách", "Mỹ Xuyên")):
    """Indicators × one sheet a unit, with a comment, a list and numbers of the clerk's own."""
    book = Workbook()
    book.remove(book.active)
    names = [
        ("1", "Số hồ sơ TTHC tiếp nhận", "Hồ sơ"),
        ("1.1", "Trong đó: tiếp nhận trực tuyến", "Hồ sơ"),
        ("2", "Số hồ sơ đã giải quyết", "Hồ sơ"),
        ("2.1", "Giải quyết trước và đúng hạn", "Hồ sơ"),
        ("2.2", "Giải quyết quá hạn", "Hồ sơ"),
        ("3", "Số văn bản QPPL ban hành", "Văn bản"),
        ("4", "Thu ngân sách nhà nước trên địa bàn", "Triệu đồng"),
    ]
    for unit in units:
        sheet = book.create_sheet(unit)
        sheet["A1"] = "PHỤ LỤC SỐ LIỆU CẢI CÁCH HÀNH CHÍNH"
        rows = [[*name, None, None] for name in names]
        table(sheet, 3, [["TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú"], *rows])
        sheet["D4"].comment = Comment("Lấy theo biểu 06a", "Văn phòng")
        sheet.page_setup.paperSize = 9
    book.save(path)
    return path


def periods_form(path, unit="huyện Kế Sách"):
    """Columns for this year, the one before and the change; one change is a formula."""
    book = Workbook()
    sheet = book.active
    sheet.title = "So sánh"
    sheet["A1"] = "SO SÁNH KẾT QUẢ CẢI CÁCH HÀNH CHÍNH NĂM 2024"
    sheet["A2"] = f"Đơn vị báo cáo: {unit}"
    names = ["Số hồ sơ TTHC tiếp nhận", "Số hồ sơ đã giải quyết", "Số văn bản QPPL ban hành"]
    rows = [
        [at, name, "Hồ sơ" if at < 3 else "Văn bản", None, None, None, f"=E{at + 4}-D{at + 4}"]
        for at, name in enumerate(names, 1)
    ]
    heads = [
        ["TT", "Chỉ tiêu", "ĐVT", "Kết quả", None, "So sánh", None],
        [None, None, None, "Năm 2023", "Năm 2024", "Tăng, giảm (%)", "Tăng, giảm"],
    ]
    table(sheet, 3, [*heads, *rows], ["A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:G3"])
    sheet.print_area = "A1:G7"
    book.save(path)
    return path


def rewritten(path, part, change):
    """Writes one part of a package anew; all else with the bytes that it had."""
    with zipfile.ZipFile(path) as archive:
        parts = [(info, archive.read(info.filename)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, content in parts:
            archive.writestr(info, change(content) if info.filename == part else content)
    return path


def added(path, name, content, relation=""):
    """Adds a part to a package; with `relation` the workbook points at it."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    if relation:
        made = f'<Relationship Id="rIdX" {relation}/></Relationships>'.encode()
        rewritten(
            path, "xl/_rels/workbook.xml.rels", lambda old: old.replace(b"</Relationships>", made)
        )
    return path


def parts_of(path):
    """The parts of a package: bytes by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with_text_box(content):
    closing = content[content.rindex(b"</") :]
    box = TEXT_BOX.format(words="số liệu do các huyện gửi").encode()
    return content.replace(closing, box + closing)


def _with_shared(content):
    """The totals as one formula that cells share, as Excel writes a formula that was dragged."""
    first = b"<f>SUM(C6:C8)</f>"
    assert first in content
    content = content.replace(first, b'<f t="shared" ref="C9:F9" si="0">SUM(C6:C8)</f>')
    for column in "DEF":
        own = f"<f>SUM({column}6:{column}8)</f>".encode()
        content = content.replace(own, b'<f t="shared" si="0"/>')
    return content


def _with_results(content):
    """The formulas with the results of last time, as Excel keeps them."""
    for empty in (b"<v></v>", b"<v/>", b"<v />"):
        content = content.replace(empty, b"<v>77</v>")
    return content


def reception_form(path):
    """The form II.06a/VPCP/KSTT as a province sums it up: a row for each unit."""
    book = Workbook()
    sheet = book.active
    sheet.title = "06a"
    sheet["A1"] = "Biểu số II.06a/VPCP/KSTT"
    sheet["A2"] = "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ"
    received, done, open_ = (
        f"Số lượng hồ sơ {what}" for what in ("tiếp nhận", "đã giải quyết", "đang giải quyết")
    )
    parts = ["Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"]
    numbers = ["(3)=(4)+(5)+(6)", "(4)", "(5)", "(6)", "(7)=(8)+(9)+(10)", "(8)", "(9)", "(10)"]
    none = [None] * 3
    heads = [
        ["STT", "Đơn vị", received, *none, done, *none, open_, None, None],
        [None, None, "Tổng số", "Trong kỳ", None, "Từ kỳ trước", *parts],
        [*none, "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", None, *[None] * 7],
        ["(1)", "(2)", *numbers, "(11)=(12)+(13)", "(12)", "(13)"],
    ]
    rows = [[at, f"UBND huyện {unit}", *[None] * 11] for at, unit in enumerate(UNITS, 1)]
    merged = ["A4:A6", "B4:B6", "C4:F4", "G4:J4", "K4:M4", "C5:C6", "D5:E5", "F5:F6"]
    merged += [f"{column}5:{column}6" for column in "GHIJKLM"]
    table(sheet, 4, [*heads, *rows], merged)
    book.save(path)
    return path
