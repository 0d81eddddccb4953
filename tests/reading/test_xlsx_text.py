"""Workbooks: sheets as they are shown, with the address of each cell."""

import datetime
import io
import re
import zipfile
from itertools import chain

import openpyxl
import pytest
import xlsxwriter
from openpyxl.drawing.image import Image as SheetImage
from openpyxl.styles import Border, Side
from PIL import Image

from extractor.errors import InputError
from extractor.model import Input, TextTable
from extractor.reading.office import PictureFile, office_page, office_pages
from extractor.reading.xlsx_text import read_sheet, shown_text

LINE = Side(style="thin")
ALL = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)


def sheet(rows, lined="", merged=()):
    """A workbook with one sheet of these rows; `lined` is the range with lines."""
    book = openpyxl.Workbook()
    made = book.active
    made.title = "Biểu 1"
    for row in rows:
        made.append(row)
    for line in made[lined] if lined else ():
        for cell in line:
            cell.border = ALL
    for area in merged:
        made.merge_cells(area)
    return book


def read(tmp_path, book, name="Biểu 1"):
    path = tmp_path / "a.xlsx"
    book.save(path)
    return read_sheet(path, name)


def said(found):
    """The blocks: a paragraph as its words, a table as a string for each row."""
    made = []
    for block in found.blocks:
        if isinstance(block, TextTable):
            for row in range(1, block.rows + 1):
                cells = (cell.text for cell in block.cells if cell.row == row)
                made.append(f"[{'|'.join(cells)}]")
        else:
            made.append(block.text)
    return made


HEAD = ["TT", "Lĩnh vực", "Hồ sơ"]
BODY = [HEAD, [1, "Đất đai", 4385], [2, "Hộ tịch", 1217]]
READ = ["[TT|Lĩnh vực|Hồ sơ]", "[1|Đất đai|4385]", "[2|Hộ tịch|1217]"]


@pytest.mark.parametrize("lined", ["", "A4:C6"])
def test_title_table_and_remark_with_and_without_lines(tmp_path, lined):
    rows = [
        ["BIỂU TỔNG HỢP NĂM 2023"],
        ["Đơn vị tính: hồ sơ"],
        [],
        *BODY,
        [],
        ["Ghi chú: tạm tính"],
    ]
    found = read(tmp_path, sheet(rows, lined))
    assert said(found) == [
        "BIỂU TỔNG HỢP NĂM 2023",
        "Đơn vị tính: hồ sơ",
        *READ,
        "Ghi chú: tạm tính",
    ]
    table = next(block for block in found.blocks if isinstance(block, TextTable))
    assert [cell.place for cell in table.cells if cell.text == "4385"] == ["Biểu 1!C5"]
    assert [cell.stored for cell in table.cells if cell.row == 2] == ["number", "", "number"]


@pytest.mark.parametrize("lined", ["", "A6:C8"])
def test_letterhead_and_signatures_column_by_column(tmp_path, lined):
    rows = [
        ["UBND TỈNH CỬU LONG", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["SỞ NỘI VỤ", None, "Độc lập - Tự do - Hạnh phúc"],
        ["Số: 12/BC-SNV", None, "Cửu Long, ngày 12 tháng 6 năm 2023"],
        [],
        ["BÁO CÁO TỔNG HỢP"],
        *BODY,
        [],
        ["Người lập biểu", None, "GIÁM ĐỐC"],
        [],
        ["Trần A", None, "Lê B"],
    ]
    found = said(read(tmp_path, sheet(rows, lined)))
    assert found[:2] == [
        "UBND TỈNH CỬU LONG\nSỞ NỘI VỤ\nSố: 12/BC-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Cửu Long, ngày 12 tháng 6 năm 2023",
    ]
    assert found[2:6] == ["BÁO CÁO TỔNG HỢP", *READ]
    assert found[6:] == ["Người lập biểu", "GIÁM ĐỐC", "Trần A", "Lê B"]


@pytest.mark.parametrize("lined", ["A2:C3", "A2:C4", "A2:B6"])
def test_a_table_with_lines_in_part_of_it_stays_whole(tmp_path, lined):
    """Lines around the heads alone, around the first row too, around the first columns alone."""
    heads = [["BIỂU 1"], HEAD, ["(1)", "(2)", "(3)"]]
    signed = [[], ["Người lập", None, "GIÁM ĐỐC"]]
    found = said(read(tmp_path, sheet([*heads, *BODY[1:], ["", "Cộng", 5602], *signed], lined)))
    assert found == [
        "BIỂU 1",
        READ[0],
        "[(1)|(2)|(3)]",
        *READ[1:],
        "[|Cộng|5602]",
        "Người lập",
        "GIÁM ĐỐC",
    ]


@pytest.mark.parametrize(
    "below, wanted",
    [
        ([[3, "Y tế", 81], [4, "Giáo dục", 90]], ["[3|Y tế|81]", "[4|Giáo dục|90]"]),
        ([[None, "Cộng", 5602], [None, "Năm trước", 5000]], ["[|Cộng|5602]", "[|Năm trước|5000]"]),
        ([["STT", "Xã", 2023, 2024], [1, "Hòa An", 5, 7]], None),
        ([["Người lập", "", "Giám đốc"]], None),
        ([[1, "Đất đai", 81], [2, "Hộ tịch", 90]], None),
        ([[None, "Đất đai", 81], [None, "Hộ tịch", 90]], None),
    ],
)
def test_an_empty_row_between_rows_of_figures_parts_no_table(tmp_path, below, wanted):
    found = read(tmp_path, sheet([*BODY, [], *below]))
    first = next(block for block in found.blocks if isinstance(block, TextTable))
    assert first.rows == len(BODY) + (len(below) if wanted else 0)
    if wanted:
        assert said(found) == READ + wanted


@pytest.mark.parametrize("numbers", [(1, 2), (5, 6), ("a", "b"), ("II", 1), ("2.1", "2.2")])
def test_rows_whose_numbers_do_not_go_on_below_an_empty_row_have_unsure_heads(tmp_path, numbers):
    below = [[number, name, 81] for number, name in zip(numbers, ["Y tế", "Báo chí"], strict=True)]
    (table,) = read(tmp_path, sheet([*BODY, [], *below])).blocks
    assert table.rows == 5 and table.cells[0].text == "TT"
    assert {cell.row for cell in table.cells if cell.unsure_heads} == {4, 5}


def test_rows_that_go_on_below_an_empty_row_have_their_heads(tmp_path):
    below = [[3, "Y tế", 81], [], [None, "Cộng", 5683]]
    (table,) = read(tmp_path, sheet([*BODY, [], *below])).blocks
    assert table.rows == 5 and not any(cell.unsure_heads for cell in table.cells)


@pytest.mark.parametrize(
    "heads, merged",
    [
        ([HEAD], ()),
        ([["TT", "Lĩnh vực", 2024]], ()),
        (
            [["TT", "Lĩnh vực", "Hồ sơ"], [None, None, "Nhận"], ["A", "B", "(1)"]],
            ("A1:A2", "B1:B2"),
        ),
    ],
)
def test_heads_without_lines_above_rows_with_lines_are_the_tables(tmp_path, heads, merged):
    at = len(heads) + 1
    found = read(tmp_path, sheet([*heads, *BODY[1:]], f"A{at}:C{at + 1}", merged))
    (table,) = found.blocks
    assert (table.rows, table.columns) == (len(heads) + 2, 3)
    assert table.cells[0].text == "TT" and table.cells[-1].text == "1217"


@pytest.mark.parametrize("group", [["I", "Cấp tỉnh", None], ["A. CẤP TỈNH", None, None]])
def test_a_group_may_be_the_first_row_below_heads_without_lines(tmp_path, group):
    found = read(tmp_path, sheet([HEAD, group, *BODY[1:]], "A2:C4"))
    (table,) = found.blocks
    assert table.rows == 4 and table.cells[0].text == "TT"


def test_the_unit_above_heads_without_lines_is_a_line_of_its_own(tmp_path):
    rows = [["BIỂU 2"], [None, None, "ĐVT: hồ sơ"], *BODY]
    found = said(read(tmp_path, sheet(rows, "A4:C5")))
    assert found == ["BIỂU 2", "ĐVT: hồ sơ", *READ]


def test_lines_above_a_table_with_heads_of_its_own_are_none(tmp_path):
    above = [["Số: 12", "Ngày 3/4"], ["Kỳ báo cáo", "Quý I"]]
    found = said(read(tmp_path, sheet([*above, *BODY], "A3:C5")))
    assert found[-3:] == READ


def lined_in(rows, *areas, merged=()):
    """A workbook with one sheet of these rows, with lines in several areas."""
    book = sheet(rows, areas[0] if areas else "", merged)
    for area in areas[1:]:
        for cell in chain.from_iterable(book.active[area]):
            cell.border = ALL
    return book


OFFICES = [["Đơn vị", "Nhận", "Trả"], ["Sở A", 12, 10], ["Sở B", 13, 11]]


@pytest.mark.parametrize(
    "heads",
    [["Xã", "Cán bộ", "Công chức"], ["TT", "Cán bộ", "Công chức"], ["Chỉ tiêu", 2023, 2024]],
)
def test_heads_without_lines_among_rows_with_lines_begin_a_table(tmp_path, heads):
    rows = [*OFFICES, heads, ["Cát Nê", 12, 5], ["Vạn Thọ", 3, 4]]
    found = read(tmp_path, lined_in(rows, "A1:C3", "A5:C6"))
    assert [(table.rows, table.cells[0].text) for table in found.blocks] == [
        (3, "Đơn vị"),
        (3, heads[0]),
    ]


@pytest.mark.parametrize("words", [["Xã", "Cán bộ"], [None, "Cán bộ", "Công chức"]])
def test_words_that_head_a_part_of_the_columns_are_no_heads(tmp_path, words):
    rows = [*OFFICES, words, ["Cát Nê", 12, 5], ["Vạn Thọ", 3, 4]]
    found = read(tmp_path, lined_in(rows, "A1:C3", "A5:C6"))
    tables = [block for block in found.blocks if isinstance(block, TextTable)]
    assert [(table.rows, table.cells[0].text) for table in tables] == [(3, "Đơn vị"), (2, "Cát Nê")]


@pytest.mark.parametrize("group", [["II", "Cấp xã"], ["3", "Cấp xã"], ["b)", "Cấp xã"]])
def test_a_group_without_lines_among_rows_with_lines_is_a_row_of_theirs(tmp_path, group):
    rows = [*BODY, group, [1, "Cát Nê", 5], [2, "Vạn Thọ", 4]]
    (table,) = read(tmp_path, lined_in(rows, "A1:C3", "A5:C6")).blocks
    assert (table.rows, table.columns) == (6, 3)


WIDE = [
    ["TT", "Đơn vị", "Tiếp nhận", "Giải quyết", "Quá hạn"],
    [1, "Sở A", 12, 10, 2],
    [2, "Sở B", 13, 11, 3],
]
PARTICULARS = [
    ["Kỳ báo cáo", None, "Quý I", "Đơn vị tính", "Hồ sơ"],
    ["Người lập", "Lê A", None, "Ngày lập", "05/01/2024"],
    ["Huyện", "Đại Từ", None, "Năm", 2023],
    ["Xã", "Cát Nê", "Huyện", "Đại Từ", "Mật"],
]


@pytest.mark.parametrize("above", [*([line] for line in PARTICULARS), PARTICULARS[:2]])
def test_particulars_above_heads_without_lines_are_no_heads(tmp_path, above):
    at = len(above) + 2
    found = read(tmp_path, sheet([*above, *WIDE], f"A{at}:E{at + 1}"))
    *lines, table = found.blocks
    assert (table.rows, table.cells[0].text) == (3, "TT")
    assert lines and not any(isinstance(line, TextTable) for line in lines)


def test_heads_over_others_stay_above_them(tmp_path):
    rows = [[None, None, "Một cửa", None, "Trực tuyến"], *WIDE]
    rows = [
        [*row, 1] if row[0] == 1 else [*row, "Khác" if row[0] == "TT" else None] for row in rows
    ]
    (table,) = read(tmp_path, sheet(rows, "A3:F4", ("C1:D1", "E1:F1"))).blocks
    over = [(cell.text, cell.columns) for cell in table.cells if cell.row == 1 and cell.text]
    assert over == [("Một cửa", 2), ("Trực tuyến", 2)]


PARTED = [
    (
        ["TT", "Đơn vị", "Trực tiếp", None, "Trực tuyến"],
        [None, None, "Tiếp nhận", "Giải quyết", "Tiếp nhận"],
        [("Trực tiếp", 3, 2), ("Trực tuyến", 5, 1)],
    ),
    (
        ["TT", "Đơn vị", None, "Hồ sơ", None],
        [None, None, "Tiếp nhận", "Giải quyết", "Quá hạn"],
        [("Hồ sơ", 3, 3)],
    ),
    (
        ["TT", "Đơn vị", "Tổng số", "Trong đó", None],
        [None, None, None, "Đúng hạn", 2024],
        [("Tổng số", 3, 1), ("Trong đó", 4, 2)],
    ),
]


@pytest.mark.parametrize("lined", ["", "A3:E4", "A1:E4"])
@pytest.mark.parametrize("upper, lower, wanted", PARTED)
def test_a_head_over_its_parts_needs_no_merged_cells(tmp_path, upper, lower, wanted, lined):
    (table,) = read(tmp_path, sheet([upper, lower, *WIDE[1:]], lined)).blocks
    heads = [cell for cell in table.cells if cell.row == 1]
    assert [(cell.text, cell.rows) for cell in heads[:2]] == [("TT", 2), ("Đơn vị", 2)]
    assert [(cell.text, cell.column, cell.columns) for cell in heads[2:]] == wanted
    parts = [cell.text for cell in table.cells if cell.row == 2]
    assert parts == [str(text) for text in lower if text]


@pytest.mark.parametrize(
    "upper, lower",
    [
        (["TT", "Đơn vị", None, None, "Hồ sơ"], [None, None, "Nhận", "Trả", "Quá hạn"]),
        (["TT", "Đơn vị", None, "Hồ sơ", "Phí"], [None, None, "Dân số", "Nhận", "Thu"]),
        (["TT", "Đơn vị", None, "Hồ sơ"], [None, None, "Dân số", "Nhận", "Trả", "Thu"]),
    ],
)
def test_parts_without_a_head_of_their_own_make_no_heads(tmp_path, upper, lower):
    rows = [upper, lower, *([*row, 7] for row in WIDE[1:])]
    found = read(tmp_path, sheet(rows, "A3:F4"))
    (table,) = (block for block in found.blocks if isinstance(block, TextTable))
    assert (table.rows, table.cells[0].text) == (2, "1")


@pytest.mark.parametrize("lined", ["", "A1:E4"])
@pytest.mark.parametrize(
    "upper, lower",
    [
        (["TT", "Đơn vị", None, None, "Hồ sơ"], [None, None, "Nhận", "Trả", "Quá hạn"]),
        (["TT", "Đơn vị", None, "Hồ sơ", "Phí"], [None, None, "Dân số", "Nhận", "Thu"]),
        (["TT", "Đơn vị", None, None, "Năm"], [None, None, "Đạt", "Chưa đạt", 2024]),
    ],
)
def test_rows_below_parts_without_a_head_of_their_own_have_unsure_heads(
    tmp_path, upper, lower, lined
):
    (table,) = read(tmp_path, sheet([upper, lower, *WIDE[1:]], lined)).blocks
    assert {cell.row for cell in table.cells if cell.unsure_heads} == {3, 4}


@pytest.mark.parametrize("second", [[None, "Cộng", 5, 7], ["A", "Cấp tỉnh", None, "Tốt"]])
def test_a_row_of_the_body_below_an_empty_head_is_no_row_of_heads(tmp_path, second):
    rows = [["TT", "Đơn vị", "Đạt", None], second, [1, "Sở A", 3, 4], [2, "Sở B", 5, 6]]
    (table,) = read(tmp_path, sheet(rows, "A1:D4")).blocks
    assert all((cell.rows, cell.columns) == (1, 1) for cell in table.cells)


def test_two_tables_below_and_beside_each_other(tmp_path):
    rows = (
        [[*row, None, *row] for row in BODY]
        + [[]]
        + [[*row, None, None, None, None] for row in BODY]
    )
    found = read(tmp_path, sheet(rows))
    assert said(found) == READ * 3


def test_merged_heads_and_groups(tmp_path):
    rows = [
        ["TT", "Lĩnh vực", "Hồ sơ", None],
        [None, None, "Nhận", "Xong"],
        ["I", "Nhóm một", None, None],
        [1, "Đất đai", 12, 11],
        [2, "Hộ tịch", 7, 6],
    ]
    found = read(tmp_path, sheet(rows, "A1:D5", ("A1:A2", "B1:B2", "C1:D1", "B3:D3")))
    table = found.blocks[0]
    placed = {cell.text: (cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells}
    assert placed["TT"] == (1, 1, 2, 1) and placed["Hồ sơ"] == (1, 3, 1, 2)
    assert placed["Nhóm một"] == (3, 2, 1, 3) and placed["6"] == (5, 4, 1, 1)


def test_hidden_rows_and_columns_are_left_out_and_said(tmp_path):
    book = sheet([[*row, "ẩn 9"] for row in [HEAD, [0, "Ẩn", 99], *BODY[1:]]], "A1:D4")
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["D"].hidden = True
    found = read(tmp_path, book)
    assert said(found) == READ
    assert [cell.place for cell in found.blocks[0].cells][3:6] == [
        "Biểu 1!A3",
        "Biểu 1!B3",
        "Biểu 1!C3",
    ]
    assert [(doubt.key, dict(doubt.values)["number"]) for doubt in found.cautions] == [
        ("hidden_cells", "7")
    ]


def test_formulas_with_and_without_what_they_gave_and_errors(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        made = book.add_worksheet("Biểu 1")
        for line, row in enumerate(BODY):
            made.write_row(line, 0, row)
        made.write_row(3, 0, ["", "Cộng"])
        made.write_formula(3, 2, "=C2+C3", None, 5602)
        made.write_row(4, 0, ["", "Chia"])
        made.write_formula(4, 2, "=C2/0", None, "#DIV/0!")
    book = openpyxl.load_workbook(path)
    book.active["B6"], book.active["C6"] = "Chưa tính", "=C2*2"
    assert said(read_sheet(path, "Biểu 1"))[3:] == ["[|Cộng|5602]", "[|Chia|#DIV/0!]"]
    found = read(tmp_path, book)  # saved by a program that does not calculate
    table = found.blocks[0]
    assert {
        cell.place: cell.stored for cell in table.cells if cell.stored not in ("", "number")
    } == {
        "Biểu 1!C4": "uncalculated",
        "Biểu 1!C5": "uncalculated",
        "Biểu 1!C6": "uncalculated",
    }
    assert [doubt.key for doubt in found.cautions] == ["formulas_uncalculated"]
    assert dict(found.cautions[0].values)["cells"] == "C4, C5, C6"


@pytest.mark.parametrize(
    "value, form, shown",
    [
        (datetime.datetime(2024, 3, 5), "dd/mm/yyyy", "05/03/2024"),
        (datetime.datetime(2024, 3, 5), "mm-dd-yy", "05/03/2024"),
        (datetime.datetime(2024, 3, 1), "mm/yyyy", "03/2024"),
        (datetime.datetime(2024, 1, 1), "yyyy", "2024"),
        (datetime.datetime(2024, 3, 5, 14, 30), "d/m/yyyy h:mm", "05/03/2024 14:30"),
        (datetime.time(7, 5), "h:mm", "07:05"),
        (True, "General", "TRUE"),
        ("'0123", "@", "'0123"),
        ("  1.234,5 ", "General", "1.234,5"),
    ],
)
def test_other_values_as_shown(value, form, shown):
    assert shown_text(value, form) == shown


@pytest.mark.parametrize(
    "value, form, shown",
    [
        (datetime.timedelta(days=1, hours=13, minutes=30), "[h]:mm", "37:30"),
        (datetime.timedelta(hours=2), "[h]:mm:ss", "2:00"),
        (datetime.timedelta(days=4, minutes=5), "[hh]:mm", "96:05"),
    ],
)
def test_hours_beyond_a_day(value, form, shown):
    assert shown_text(value, form) == shown


def opened(path):
    return Input(path, path.name, "sheet", "0", path.stat().st_size)


def png():
    held = io.BytesIO()
    Image.new("L", (600, 400), 255).save(held, "PNG")
    held.seek(0)
    return held


def test_pages_are_the_sheets_shown_with_content_and_the_pictures(tmp_path):
    book = sheet(BODY)
    book.create_sheet("Trống")
    book.create_sheet("Ẩn").append([5, 6])
    book["Ẩn"].sheet_state = "hidden"
    book.create_sheet("Ảnh").add_image(SheetImage(png()), "B2")
    book.create_sheet("Biểu 2").append(["Tổng", 8])
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert office_pages(opened(path)) == 4
    pages = [office_page(opened(path), number, tmp_path) for number in range(1, 5)]
    assert [isinstance(page, PictureFile) or page.reader for page in pages] == [
        "office",
        "none",
        "office",
        True,
    ]
    assert [doubt.key for doubt in pages[0].cautions] == ["hidden_sheets"]
    assert pages[3].place == "Ảnh"


def test_a_stray_format_far_away_makes_no_large_sheet(tmp_path):
    book = sheet(BODY)
    book.active["XFD1048576"].number_format = "0.00"
    assert said(read(tmp_path, book)) == READ


@pytest.mark.parametrize(
    "areas",
    [
        ["D9:XFD1048576"],
        ["A9:A1048576"],
        [f"A{row}:XFD{row}" for row in range(9, 60)],
        ["$D$9:$XFD$1048576"],
    ],
)
@pytest.mark.parametrize("hidden", [False, True])
def test_merged_cells_without_end_are_told_before_any_is_made(tmp_path, areas, hidden):
    """Cells that the library would make, by the milliard, as it opens the workbook."""
    path, made = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    book = sheet(BODY, merged=["A4:B4"])
    if hidden:
        book.create_sheet("Khác").append([1])
        book.active.sheet_state = "hidden"
    book.save(path)
    merged = "".join(f"<mergeCell ref='{area}'/>" for area in areas).encode()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</mergeCells>", merged + b"</mergeCells>"))
    with pytest.raises(InputError) as error:
        read_sheet(made, "Khác" if hidden else "Biểu 1")
    assert (error.value.code, error.value.values["sheet"]) == ("sheet_too_large", "Biểu 1")


def test_an_empty_workbook_and_a_broken_one_are_errors(tmp_path):
    path = tmp_path / "a.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(InputError) as error:
        office_pages(opened(path))
    assert error.value.code == "office_empty"
    path.write_bytes(path.read_bytes()[:900])
    with pytest.raises(InputError) as error:
        office_pages(opened(path))
    assert error.value.code == "office_broken"


def test_a_cell_with_a_format_that_is_not_there_is_an_error(tmp_path):
    path = tmp_path / "a.xlsx"
    sheet(BODY, "A1:C3").save(path)
    made = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/styles.xml":
                content = re.sub(rb"<borders.*</borders>", b"<borders><border/></borders>", content)
            new.writestr(name, content)
    with pytest.raises(InputError) as error:
        read_sheet(made, "Biểu 1")
    assert error.value.code == "office_broken"


@pytest.mark.parametrize("into", [0, 30 + len("xl/worksheets/sheet1.xml") + 4])
@pytest.mark.parametrize("other", [b"PK\x03\x05", b"\xff" * 4, bytes(4)])
def test_a_sheet_damaged_in_its_package_is_a_broken_file(tmp_path, into, other):
    """The list of parts is whole; the part itself, its head or its content, is not."""
    path = tmp_path / "a.xlsx"
    sheet(BODY).save(path)
    data = bytearray(path.read_bytes())
    at = data.index(b"xl/worksheets/sheet1.xml") - 30 + into
    data[at : at + 4] = other
    path.write_bytes(data)
    with pytest.raises(InputError) as error:
        office_pages(opened(path))
    assert error.value.code == "office_broken"
