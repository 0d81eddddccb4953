"""Tables that a text holds as lines."""

import pytest

from extractor.layout import from_plain

HEADS = ["STT", "Đơn vị", "Tiếp nhận", "Đúng hạn", "Quá hạn"]
ROWS = [
    ["1", "Sở Nội vụ", "1.204", "1.200", "4"],
    ["2", "Sở Y tế", "340", "335", "5"],
    ["3", "UBND Quận 3", "95", "95", "-"],
]
TOTAL = ["Tổng cộng", "", "1.639", "1.630", "9"]
ABOVE = "Kết quả giải quyết hồ sơ 6 tháng đầu năm như sau:\n\n"
BELOW = "\n\nCác hồ sơ quá hạn đều có văn bản xin lỗi."


def grid(text):
    """The words of every table's cells, by row and column."""
    document = from_plain(text)
    grids = []
    for table in document.tables:
        cells = {
            (cell.row, cell.column): document.text[cell.start : cell.end] for cell in table.cells
        }
        grids.append(
            [
                [cells.get((row, column), "") for column in range(1, table.columns + 1)]
                for row in range(1, table.rows + 1)
            ]
        )
    return grids


def lines(*rows, between):
    return "\n".join(between.join(row) for row in rows)


@pytest.mark.parametrize("between", ["\t", " | ", ";", " ; ", "|", "\t "])
def test_rows_parted_by_signs(between):
    text = ABOVE + lines(HEADS, *ROWS, TOTAL, between=between) + BELOW
    assert grid(text) == [[HEADS, *ROWS, TOTAL]]


@pytest.mark.parametrize("gap", ["   ", "  ", "        "])
def test_rows_parted_by_gaps(gap):
    """Of gaps nobody sees an empty cell: the total's figures can stand in one place only."""
    total = [TOTAL[0], *TOTAL[2:]]
    text = ABOVE + lines(HEADS, *ROWS, total, between=gap) + BELOW
    assert grid(text) == [[HEADS, *ROWS, ["", *total]]]


def test_commas_as_programs_write_them():
    rows = [row for row in GROUPED if row[2]]
    assert grid(ABOVE + lines(*rows, between=",") + BELOW) == [rows]
    assert grid(ABOVE + lines(*rows, between=", ") + BELOW) == []


def test_drawn_with_bars():
    drawn = ["|" + "|".join(row) + "|" for row in (HEADS, ["---"] * 5, *ROWS)]
    assert grid(ABOVE + "\n".join(drawn) + BELOW) == [[HEADS, *ROWS]]


@pytest.mark.parametrize("end", ["\n\n", "\n"])
def test_a_line_for_each_cell(end):
    cells = [cell for row in (HEADS, *ROWS) for cell in row]
    cells += ["Tổng cộng", "1.639", "1.630", "9", "Trong đó có 3 hồ sơ của năm trước."]
    total = ["", "Tổng cộng", "1.639", "1.630", "9"]
    assert grid(ABOVE + end.join(cells)) == [[HEADS, *ROWS, total]]


def test_a_head_over_two_lines():
    cells = ["TT", "Tên đơn vị", "Điểm", "đánh giá", "Xếp loại"]
    cells += ["1", "Sở Tư pháp", "87,187", "Tốt", "2", "Sở Ngoại vụ", "83,838", "Tốt"]
    (found,) = grid("Cụ thể:\n\n" + "\n\n".join(cells))
    assert found[0] == ["TT", "Tên đơn vị", "Điểm\n\nđánh giá", "Xếp loại"]
    assert found[2] == ["2", "Sở Ngoại vụ", "83,838", "Tốt"]


def test_cells_without_running_numbers():
    cells = ["Đơn vị: Đồng/học sinh/tháng", "Vùng", "Mầm non", "Tiểu học"]
    cells += ["Thành thị", "300.000", "300.000", "Nông thôn", "100.000", "100.000"]
    cells += ["Miền núi", "50.000", "50.000", "Mức thu nêu trên áp dụng từ tháng 9."]
    (found,) = grid("\n\n".join(cells))
    assert found[0] == ["Vùng", "Mầm non", "Tiểu học"]
    assert len(found) == 4


def test_heads_on_two_rows():
    text = "STT\tĐơn vị\tHồ sơ\t\n\t\tĐúng hạn\tQuá hạn\n1\tXã A\t12\t1\n2\tXã B\t30\t0\n"
    (table,) = from_plain(text).tables
    spans = {(cell.row, cell.column): (cell.rows, cell.columns) for cell in table.cells}
    assert spans[1, 1] == spans[1, 2] == (2, 1)
    assert spans[1, 3] == (1, 2)


GROUPED = [
    ["STT", "Đơn vị", "Tiếp nhận", "Quá hạn"],
    ["I", "Khối tỉnh", "", ""],
    ["1", "Sở Nội vụ", "120", "2"],
    ["2", "Sở Y tế", "340", "5"],
    ["II", "Khối xã", "", ""],
    ["3", "Xã A", "12", "0"],
]


@pytest.mark.parametrize("between", ["\t", " | ", ";"])
def test_groups_are_rows(between):
    assert grid(ABOVE + lines(*GROUPED, between=between) + BELOW) == [GROUPED]
    short = [row[:2] if not row[2] else row for row in GROUPED]
    assert grid(ABOVE + lines(*short, between=between) + BELOW) == [GROUPED]


def test_words_above_the_heads_are_none_of_them():
    text = "Kết quả\tnhư sau\n" + lines(*GROUPED, between="\t")
    assert grid(text) == [GROUPED]


def test_where_a_cell_may_stand_anywhere_the_table_ends():
    """Of gaps, and of a short row of tabs, nobody sees which cell is empty."""
    rows = [row for row in GROUPED if row[2]]
    gaps = ABOVE + lines(*rows, ["4", "Xã B", "5"], between="     ")
    assert grid(gaps) == [rows]
    assert grid(ABOVE + lines(*rows, ["4", "Xã B", "5"], between="\t")) == [rows]


def test_the_number_of_the_next_row_is_no_cell():
    cells = [cell for row in GROUPED if row[2] for cell in row] + ["4", "Xã B", "7", "5"]
    rows = [row for row in GROUPED if row[2]]
    assert grid("Như sau:\n\n" + "\n\n".join([*cells, "Xã C", "20", "3"])) == [rows]


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế tiếp nhận 340 hồ sơ; đúng hạn 335; quá hạn 5\nSở Nội vụ; 120; 2\nSở Xây dựng; 20; 0",
        "Sở Nội vụ  báo cáo  như sau\n- Tiếp nhận  120  hồ sơ\n- Giải quyết  118  hồ sơ",
        "Thành phần  chức vụ  điện thoại\n1. Ông A  Chánh VP  0912345678\n2. Ông B  Phó VP  0912345679",
        "Năm sinh\t1980\nHệ số lương\t3,33\nSố con\t2",
        "Ghi chú\tx\nGiải quyết\t120\nTiếp nhận\t130",
        "TT\tXã\tHộ nghèo\tTT\tXã\tHộ nghèo\n1\tXã A\t12\t4\tXã D\t44\n2\tXã B\t9\t5\tXã E\t8",
        "    Tiếp nhận   Giải quyết\nĐơn vị  Trực tuyến  Trực tiếp\nXã A  30\nXã B  20",
    ],
    ids=["prose", "list", "minutes", "form", "note", "side by side", "merged heads of gaps"],
)
def test_lines_that_only_look_like_rows(text):
    assert grid(text) == []


@pytest.mark.parametrize("head", ["Stt.", "T.T.", "Số TT"])
def test_heads_of_running_numbers(head):
    rows = [[head, *GROUPED[0][1:]], GROUPED[2], GROUPED[3]]
    assert grid(lines(*rows, between="\t")) == [rows]


@pytest.mark.parametrize(
    "text",
    [
        "UBND TỈNH A\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc",
        "Nội dung\tTrang\nPhần thứ nhất\t3\nPhần thứ hai\t12\nPhụ lục\t40",
        "Đã tiếp nhận 120 hồ sơ; giải quyết 118; còn 2 hồ sơ; không có hồ sơ quá hạn.\n"
        "Cấp xã tiếp nhận 90; giải quyết 90; còn 0; không quá hạn.",
        "1\n\nĐánh giá chung\n\n2\n\nKết quả đạt được\n\n3\n\nTồn tại, hạn chế",
        "STT\n\nĐơn vị\n\nTiếp nhận\n\nQuá hạn\n\n1\n\nXã A\n\n12\n\n2\n\nXã B\n\n30\n\n1",
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\tCHỦ TỊCH",
    ],
    ids=["letterhead", "contents", "clauses", "headings", "an empty cell", "closing"],
)
def test_no_table(text):
    assert grid(text) == []


def test_the_text_stays():
    text = ABOVE + lines(HEADS, *ROWS, between="\t") + BELOW
    assert from_plain(text).text == text


@pytest.mark.parametrize(
    "rows",
    [
        ['"Đơn vị","Tiếp nhận","Đúng hạn"', '"Sở Y tế","1,284","1,266"', '"Sở Nội vụ","948","941"'],
        ['Đơn vị,"Tiếp nhận, tổng",Đúng hạn', '"An Mỹ, huyện A",1284,1266', '"Kế An",875,863'],
        ['"Đơn vị";"Tiếp nhận";"Đúng hạn"', '"An Mỹ; ấp 3";"1.284";"98"', '"Kế An";"948";"97"'],
    ],
)
def test_what_stands_in_quotation_marks_is_one_cell(rows):
    [found] = grid(ABOVE + "\n".join(rows) + BELOW)
    assert [len(row) for row in found] == [3, 3, 3]
    assert not any('"' in cell for row in found for cell in row)
    assert found[1][0] in ("Sở Y tế", "An Mỹ, huyện A", "An Mỹ; ấp 3")


def test_quoted_words_of_prose_make_no_table():
    text = 'Ông nói "làm 12 việc, còn 3 việc", rồi trả 5 hồ sơ,7 đơn, "2 hồ sơ".\n' * 3
    assert grid(text) == []
