"""Tables: their lines, heads, figures and checks, and the annexes of samples/ from end to end."""

from decimal import Decimal

import pytest
from made_tables import figures, page, read

from extractor.document import read_report
from extractor.layout import lay_out
from extractor.model import PageReading, TextCell, TextTable
from extractor.tables import read_tables


def test_a_table_over_two_pages_carries_its_heading_on():
    first = page(
        [
            ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Ước thực hiện"],
            ["1", "Văn bản ban hành", "Văn bản", "12", "10"],
        ]
    )
    bare = page(
        [["2", "Hồ sơ số hóa", "%", "60", "72,5"], ["3", "Kinh phí", "Triệu đồng", "1.250", "900"]],
        2,
    )
    again = page(
        [
            ["TT", "Chỉ tiêu", "ĐVT", "Kế hoach", "Ước thực hiện"],
            ["2", "Hồ sơ số hóa", '"', "60", "72"],
        ],
        2,
    )
    (one, two), rows = read(first, bare)
    assert one.whole == two.whole and one.columns == two.columns
    assert figures(rows) == [
        ("12", "count", 12, "Văn bản", "assigned"),
        ("10", "count", 10, "Văn bản", "planned"),
        ("60", "percentage", 60, "", "assigned"),
        ("72,5", "percentage", Decimal("72.5"), "", "planned"),
        ("1.250", "money", 1250 * 10**6, "đồng", "assigned"),
        ("900", "money", 900 * 10**6, "đồng", "planned"),
    ]
    (one, two), _ = read(first, again)
    assert one.whole == two.whole and [r.body for r in two.rows] == [False, True]


HEADS = ["TT", "Nội dung", "Người làm", "Thời gian"]


@pytest.mark.parametrize(
    "last, first, name",
    [
        ("B3", ["B4", "Phát hành", "Văn thư", "1/2 ngày"], "Phát hành / Văn thư"),
        ("7", ["8", "Trả kết quả", "Một cửa", "xem mục 3"], "Trả kết quả / Một cửa"),
        ("III", ["IV", "Lưu hồ sơ", "Văn thư", "-"], "Lưu hồ sơ / Văn thư"),
        ("B3", ["", "", "Chuyên viên", "2 ngày"], "Thẩm định / Lãnh đạo"),
    ],
)
def test_the_first_row_of_a_page_that_goes_on_is_data(last, first, name):
    before = page(
        [HEADS, ["x", "Tiếp nhận", "Một cửa", "1 ngày"], [last, "Thẩm định", "Lãnh đạo", "1 ngày"]]
    )
    after = page([first, ["", "Tổng", "", "9 ngày"]], number=2)
    tables, _ = read(before, after)
    assert [table.whole for table in tables] == [1, 1]
    assert tables[1].rows[0].body
    assert tables[1].rows[0].head.endswith(name)
    assert tables[1].columns[3].head == "Thời gian"


MISREAD = ["TT", "Nội đung", "Nguoi lam", "Thii gi"]


@pytest.mark.parametrize(
    "heads, last, first, wholes",
    [
        (MISREAD, "B3", "B4", [1, 1]),
        (["1T", "Nội dung", "Ngưdi iam", "Thdi qian"], "12", "13", [1, 1]),
        (["TT", "Ngi dunq", "N", "Thời g"], "2.1", "2.2", [1, 1]),
        (MISREAD, "12", "1", [1, 2]),
        (["TT", "Cơ quan", "Kinh phí", "Ghi chú"], "12", "13", [1, 2]),
    ],
)
def test_a_heading_read_otherwise_goes_on_where_its_rows_count_on(heads, last, first, wholes):
    before = page([HEADS, ["x", "Tiếp nhận", "Văn thư", "1"], [last, "Thẩm định", "Sở", "2"]])
    after = page([heads, [first, "Trả kết quả", "Văn thư", "3"], ["", "Tổng", "", "9"]], number=2)
    tables, _ = read(before, after)
    assert [table.whole for table in tables] == wholes
    assert not tables[1].rows[0].body and tables[1].rows[1].body


def test_groups_go_on_over_a_page():
    before = page([["STT", "Đơn vị", "Số hồ sơ"], ["II", "Cấp huyện", ""], ["1", "Huyện A", "12"]])
    after = page([["2", "Huyện B", "15"], ["III", "Cấp xã", "40"]], number=2)
    tables, _ = read(before, after)
    assert [row.names for row in tables[1].rows] == [("Cấp huyện", "Huyện B"), ("Cấp xã",)]


def test_rows_that_count_on_from_the_page_before_are_numbers():
    rows = [
        ["", "Tên học phần", "Số tiết"],
        *([str(k), f"Học phần {k}A", "30"] for k in range(21, 26)),
    ]
    (table,), numerals = read(page(rows))
    assert table.columns[0].role == "number"
    assert {row.raw for row in numerals if row.kind == "count"} == {"30"}


@pytest.mark.parametrize(
    "numbers, depths",
    [
        (["2", "21", "2.2", "3"], [1, 2, 2, 1]),
        (["4", "4,1", "42", "5"], [1, 2, 2, 1]),
        (["1", "1.1", "1.11", "112", "1.2"], [1, 2, 3, 3, 2]),
        (["9", "10", "101", "102"], [1, 1, 2, 2]),
        (["20", "21", "22", "23"], [1, 1, 1, 1]),
        (["2", "2.1", "211", "3"], [1, 2, 3, 1]),
    ],
)
def test_points_lost_in_the_numbers_of_rows_are_put_in(numbers, depths):
    rows = [[number, f"Tiêu chí số {number}", "15,5", "12"] for number in numbers]
    heads = ["STT", "Tiêu chí", "Điểm chuẩn", "Điểm tự chấm"]
    (table,), _ = read(page([heads, *rows], sure=0.95))
    assert [len(row.names) for row in table.rows[1:]] == depths


@pytest.mark.parametrize(
    "numbers",
    [["2", "21", "22", "3", "31"], ["1", "11", "12", "2"], ["4", "41", "5"]],
)
def test_numbers_that_were_not_read_by_ocr_have_lost_no_points(numbers):
    rows = [[number, f"Tiêu chí số {number}", "15,5"] for number in numbers]
    heads = ["STT", "Tiêu chí", "Điểm chuẩn"]
    typed = TextTable(
        rows=len(rows) + 1,
        columns=3,
        cells=tuple(
            TextCell(at, column, 1, 1, text, f"bảng 1, dòng {at}")
            for at, row in enumerate([heads, *rows], 1)
            for column, text in enumerate(row, 1)
        ),
        place="bảng 1",
    )
    office = PageReading(1, 0, 0, "office", "office", blocks=(typed,))
    tables = [*read(page([heads, *rows]))[0], *read_tables(lay_out([office]), "2023")]
    assert [table.columns[0].role for table in tables] == ["number", "number"]
    for table in tables:
        assert [row.names for row in table.rows[1:]] == [(row[1],) for row in rows]


@pytest.mark.parametrize(
    "last, rest, whole",
    [
        (["16", "Hội Thới Lai số 16 thuộc", "8", "5"], ["", "địa bàn khu phố 5", "", ""], True),
        (["2.1", "Tỷ lệ hồ sơ", "", ""], ["", "đúng hạn", "98", "97"], True),
        (["16", "Cơ sở sản xuất", "8", "5"], ["", "(hộ gia đình)", "", ""], False),
        (["16", "Cơ sở sản xuất", "8", "5"], ["", "Tổng cộng", "9", "9"], False),
        (["16", "Cơ sở sản xuất", "8", "5"], ["", "trong đó nộp chậm", "9", "9"], False),
        (["16", "Trong đó:", "8", "5"], ["", "số đơn thư", "9", "9"], False),
        (["16", "Cơ sở sản xuất", "8", "5"], ["17", "hộ kinh doanh", "9", "9"], False),
    ],
)
def test_a_name_that_a_page_parts_is_one(last, rest, whole):
    heads = ["STT", "Tên cơ sở", "Mức phạt", "Đã nộp"]
    rows = [heads, ["15", "Hội Vĩnh Thạnh", "3", "2"], last]
    tables, _ = read(page(rows), page([heads, rest, ["18", "Hội An Khê", "7", "6"]], number=2))
    name = f"{last[1]} {rest[1]}" if whole else last[1]
    assert tables[0].rows[-1].names[-1] == name
    assert tables[1].rows[1].names[-1] == (name if whole else rest[1])
    assert tables[1].rows[2].names[-1] == "Hội An Khê"


@pytest.mark.parametrize(
    "numbers, is_number",
    [
        (["Mnm", "b0", "5", "@"], True),
        (["œ", "", "8", "C"], True),
        (["¬", "11", "l2", ""], True),
        (["Xã", "b0", "Hộ", "@"], False),
        (["UBND", "HĐND", "MTTQ", "ĐTN"], False),
    ],
)
def test_numbers_of_rows_that_were_not_read_are_no_names(numbers, is_number):
    names = ["Quế Sơn", "Đại Lộc", "Phú Ninh", "Hội An"]
    rows = [[number, name, "3", "1"] for number, name in zip(numbers, names, strict=True)]
    (table,), _ = read(page([["", "Đơn vị", "Vụ cháy", "Vụ tai nạn"], *rows], sure=0.95))
    assert (table.columns[0].role == "number") == is_number
    if is_number:
        assert [row.names[-1] for row in table.rows[1:]] == names


@pytest.mark.parametrize("sure", [1, 0.95])
@pytest.mark.parametrize("shares", [["90%", "85%", "70%"], ["5 m", "8 m", "9 m"], ["7‰", "", "9‰"]])
def test_figures_with_their_units_before_names_are_no_numbers_of_rows(shares, sure):
    names = ["Quế Sơn", "Đại Lộc", "Phú Ninh"]
    rows = [[share, name, "15"] for share, name in zip(shares, names, strict=True)]
    (table,), numerals = read(page([["", "Đơn vị", "Đạt"], *rows], sure=sure))
    assert table.columns[0].role == "value"
    own = [row for row in numerals if row.kind != "label" and row.value != 15]
    assert len(own) == len(list(filter(None, shares)))


@pytest.mark.parametrize("signs", [["b0", "5", "@"], ["±", "", "C"], ["xl", "l2", "8"]])
def test_what_is_stored_as_text_is_no_misread_number_of_a_row(signs):
    names = ["Quế Sơn", "Đại Lộc", "Phú Ninh"]
    rows = [[sign, name, "15"] for sign, name in zip(signs, names, strict=True)]
    (table,), _ = read(page([["", "Đơn vị", "Đạt"], *rows]))
    assert table.columns[0].role != "number"


ROWS = "TT\tCấp học\tSố trường\n1\tMầm non\t17\n2\tTiểu học\t31\n\tCộng\t48\n"


@pytest.mark.parametrize(
    "above, title",
    [
        ("Biểu 1. Số trường năm 2024 (Đơn vị tính: trường)", "Biểu 1. Số trường năm 2024"),
        ("Bảng 2: Số trường theo cấp học - ĐVT: trường", "Bảng 2: Số trường theo cấp học"),
        ("Biểu số 03. Số trường [Đơn vị: trường]", "Biểu số 03. Số trường"),
        ("Biểu 1. Số trường năm 2024\nĐơn vị tính: trường", "Biểu 1. Số trường năm 2024"),
        ("(Đơn vị tính: trường)", "3. Chi tiết theo biểu sau:"),
        # as worn print is read
        ("(dơn vị tính: trường)", "3. Chi tiết theo biểu sau:"),
        ("Biểu 1. Số trường năm 2024 (Đôn vì tính: trường)", "Biểu 1. Số trường năm 2024"),
        ("Đởn vi tinh: trường", "3. Chi tiết theo biểu sau:"),
        ("(đơn vị-tính: trường) -", "3. Chi tiết theo biểu sau:"),
    ],
)
def test_a_title_may_say_the_unit_too(tmp_path, above, title):
    file = tmp_path / "a.txt"
    file.write_text(f"BÁO CÁO\n\n3. Chi tiết theo biểu sau:\n{above}\n\n{ROWS}", "utf-8")
    report = read_report(file)
    assert [table.title for table in report.tables] == [title]
    assert {row.unit for row in report.numerals if row.raw in ("17", "31")} == {"trường"}


@pytest.mark.parametrize(
    "above, unit",
    [
        ("1. Thu ngân sách (dơn vị tính: triệu đồng)", "triệu đồng"),
        ("1. Thu ngân sách (đơn vị-tính: triệu đồng) -", "triệu đồng"),
        ("1. Thu ngân sách (đan vy tm; triệu đồng).", "triệu đồng"),
        ("1. Thu ngân sách (tỷ đồng)", "tỷ đồng"),
        ("[Đvt nghìn đồng]", "nghìn đồng"),
        ("1. Thu ngân sách (tổng 15 triệu đồng)", ""),
        ("1. Thu ngân sách, tính ra triệu đồng", ""),
    ],
)
def test_money_above_a_table_is_its_unit_whatever_was_read_before_it(tmp_path, above, unit):
    file = tmp_path / "a.txt"
    table = "TT\tNội dung\tDự toán\n1\tThuế\t17.111\n2\tPhí\t31.204\n\tCộng\t48.315\n"
    file.write_text(f"BÁO CÁO\n\n{above}\n\n{table}", "utf-8")
    [read] = read_report(file).tables
    assert read.columns[-1].unit == unit
