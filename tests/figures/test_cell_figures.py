"""Tests of what one cell holds."""

from decimal import Decimal

import pytest
from made_tables import page, read


def found_in(text, head="Kết quả", others=("12", "25", "31"), sure=1):
    """(raw, kind, value, unit, keys of doubts) of the figures of one cell below a head."""
    rows = [["STT", "Đơn vị", head], *([str(k), f"Xã {k}A", o] for k, o in enumerate(others, 1))]
    number = str(len(others) + 1)
    (table,), numerals = read(page([*rows, [number, "Xã Z", text]], sure=sure))
    cell = table.placed.cells[-1]
    inside = [n for n in numerals if cell.start <= n.start < cell.end]
    return [(n.raw, n.kind, n.value, n.unit, [d.key for d in n.doubts]) for n in inside]


@pytest.mark.parametrize(
    "text, kind, value, unit",
    [
        ("1 ngày", "measure", 1, "ngày"),
        ("0,5 ngày làm việc", "measure", Decimal("0.5"), "ngày làm việc"),
        ("1/2 ngày", "measure", Decimal("0.5"), "ngày"),
        ("3/4 giờ", "measure", Decimal("0.75"), "giờ"),
        ("70.000 đồng/giấy", "money", 70000, "đồng"),
        ("70.000 đồng/Giấy phép", "money", 70000, "đồng"),
        ("600.000 đồng/ Hồ sơ", "money", 600000, "đồng"),
        ("8.000 đồng/hồ Sơ", "money", 8000, "đồng"),
        ("1,5 tỷ đồng", "money", 1500000000, "đồng"),
        ("3 nhà thầu", "count", 3, "nhà thầu"),
        ("2.500 hồ sơ", "count", 2500, "hồ sơ"),
        ("12,5 ha", "measure", Decimal("12.5"), "ha"),
    ],
)
def test_a_cell_with_its_unit_is_value_and_unit(text, kind, value, unit):
    ((_, *rest),) = found_in(text, others=(text, text))
    assert rest == [kind, value, unit, []]


@pytest.mark.parametrize(
    "head, text, kind, value, unit",
    [
        ("Kinh phí", "1.250.000 ₫", "money", 1_250_000, "đồng"),
        ("Kinh phí", "-350.000 ₫", "money", -350_000, "đồng"),
        ("Kinh phí (đồng)", "350.000 ₫", "money", 350_000, "đồng"),
    ],
)
def test_a_sign_of_money_is_the_unit(head, text, kind, value, unit):
    ((_, *found),) = found_in(text, head=head, others=(text, text))
    assert found == [kind, value, unit, []]


@pytest.mark.parametrize(
    "head, value",
    [
        ("Mức thu (đồng/hồ sơ)", 300_000),
        ("Mức thu (Đồng/học sinh/tháng)", 300_000),
        ("Thu nhập (nghìn đồng/người)", 300_000_000),
        ("Chi phí (triệu đồng / ha)", 300_000_000_000),
        ("Mức thu (đồng/m2)", 300_000),
    ],
)
def test_money_for_something_is_money(head, value):
    ((_, *rest),) = found_in("300.000", head=head, others=("120.000", "80.000"))
    assert rest == ["money", value, "đồng", []]


@pytest.mark.parametrize(
    "text, found",
    [
        ("3.862 (91,95%)", [("count", 3862), ("percentage", Decimal("91.95"))]),
        ("75\n(5,8%)", [("count", 75), ("percentage", Decimal("5.8"))]),
        ("15; 7,5%", [("count", 15), ("percentage", Decimal("7.5"))]),
        ("120 hồ sơ\n150 hồ sơ", [("count", 120), ("count", 150)]),
        ("2,0\n3,0", [("measure", Decimal(2)), ("measure", Decimal(3))]),
    ],
)
def test_several_figures_of_a_cell_are_as_many_rows(text, found):
    assert [(kind, value) for _, kind, value, _, doubts in found_in(text) if not doubts] == found


@pytest.mark.parametrize(
    "text, values",
    [
        ("10 (nữ: 5)", [10, 5]),
        ("1.210 (trong đó 305 nữ)", [1210, 305]),
        ("12 (nam: 7; nữ: 5)", [12, 7, 5]),
        ("12 người\n(nữ: 5)", [12, 5]),
        ("- Thường xuyên: 120 lượt\n- Đột xuất: 3 lượt", [120, 3]),
        ("Nam: 7; nữ: 5", [7, 5]),
        ("3 đoàn/42 người", [3, 42]),
        ("12 vụ, 15 bị can", [12, 15]),
        ("2 cuộc; 14 đơn vị", [2, 14]),
        ("1,5 ha + 3 hộ", [Decimal("1.5"), 3]),
        ("3 (An Hải, Trà Bồng, Sơn Hà)", [3]),
        ("45,2% (đạt)", [Decimal("45.2")]),
    ],
)
def test_figures_of_a_cell_may_have_words_that_say_of_what_they_are_a_part(text, values):
    found = found_in(text, others=(text, text))
    assert [value for _, _, value, _, doubts in found if not doubts] == values


@pytest.mark.parametrize(
    "text",
    [
        "10 (nữ: 5)",
        "7 (đạt)",
        "Nam: 4; nữ: 3",
        "3 đoàn/42 người",
        "8.000 đồng/Giấy phép",
        "8.000 đồng/hồ Sơ",
    ],
)
def test_a_column_of_such_cells_is_a_column_of_figures(text):
    rows = [[str(k), f"Xã {name}", "25", text] for k, name in enumerate("ABC", 1)]
    (table,), _ = read(page([["STT", "Tên xã", "Số đại biểu", "Hiện có"], *rows]))
    assert [column.role for column in table.columns][2:] == ["value", "value"]


def test_a_unit_in_brackets_is_no_part():
    ((_, _, value, unit, _),) = found_in("1.250 (nghìn đồng)", head="Số tiền (triệu đồng)")
    assert (value, unit) != (1250 * 10**6, "đồng")


@pytest.mark.parametrize("text", ["120\n150", "120 150", "85\n000", "12 (3)"])
def test_what_may_be_one_number_or_two_is_for_a_person(text):
    *_, doubts = found_in(text)[-1]
    assert doubts


@pytest.mark.parametrize(
    "text, value", [("1.250.\n000", 1250000), ("12\n.500", 12500), ("1.250\n,5", Decimal("1250.5"))]
)
def test_a_number_that_goes_on_in_the_next_line_is_one(text, value):
    ((_, _, found, _, doubts),) = found_in(text)
    assert (found, doubts) == (value, [])


def test_blanks_part_thousands_where_the_table_does_so():
    assert [r[2:] for r in found_in("950 000", others=("12 500 000", "9 800 000"))] == [
        (950000, "", [])
    ]


@pytest.mark.parametrize(
    "others, doubted",
    [
        (("3 005", "2 411", "247"), False),
        (("12 040", "7 318", "85", "1 206 000"), False),
        (("3 055", "120 15"), True),  # two figures in a cell
        (("3 405", "2 411", "247"), True),  # no group tells
        (("3 005", "2.411", "7 318"), True),  # dots part them too
        (("3 005",), True),  # a single one
    ],
)
def test_a_group_that_begins_with_nought_tells_what_blanks_are(others, doubted):
    ((*_, value, _, doubts),) = found_in("5 318", others=others)
    assert bool(doubts) == doubted
    assert value == 5318


@pytest.mark.parametrize("speck", ["ˆ", "˜", "ʼ", "´"])
@pytest.mark.parametrize("print_", ["43.610 {}", "{} 43.610", "43.610{}"])
def test_specks_that_are_read_as_marks_of_letters_leave_a_figure_its_unit(speck, print_):
    ((raw, kind, value, unit, _),) = found_in(print_.format(speck), head="Vốn (tỷ đồng)", sure=0.9)
    assert (raw, kind, value, unit) == ("43.610", "money", 43610 * 10**9, "đồng")


@pytest.mark.parametrize("minus", "-–−—‐")
def test_every_kind_of_minus_is_a_sign(minus):
    assert [row[2] for row in found_in(f"{minus}83")] == [-83]


def test_brackets_are_a_minus_in_accounts_and_for_a_person():
    ((_, kind, value, _, doubts),) = found_in("(1.050)", head="Năm nay (triệu đồng)")
    assert (kind, value, doubts) == ("money", -1050000000, ["brackets_unclear"])


@pytest.mark.parametrize(
    "others, doubted",
    [
        (("(250)", "1.800", "(2.415)", "975", "3.120"), False),
        (("(250)", "1.800", "940", "975", "3.120"), True),  # brackets now and then
        (("(250)", "(1.800)", "(2.415)", "(975)"), True),  # nothing but brackets
        (("(250)", "1.800", "(2.415)", "975", "-3.120"), True),  # another minus
        (("(250)", "1.800", "(2.415)", "975", "12 (45%)"), True),
    ],
)
def test_brackets_are_the_minus_of_a_table_that_prints_it_so(others, doubted):
    ((*_, value, _, doubts),) = found_in("(1.050)", head="Năm nay (triệu đồng)", others=others)
    assert (value, doubts) == (-1050000000, ["brackets_unclear"] if doubted else [])


def test_a_column_of_amounts_and_shares_has_no_unit_of_its_own():
    head = "Số lượng, tỷ lệ"
    assert found_in("8", head=head, others=("25 (12,5%)", "30 (15%)")) == [
        ("8", "count", 8, "", [])
    ]


@pytest.mark.parametrize("head", ["Mã số", "Thuyết minh", "Mã học phần", "Năm sinh"])
def test_codes_are_labels(head):
    rows = [
        ["STT", "Chỉ tiêu", head, "Số tiền"],
        ["1", "Thu", "411", "1.250"],
        ["2", "Chi", "415", "980"],
    ]
    (table,), numerals = read(page(rows))
    assert [n.raw for n in numerals if n.kind != "label"] == ["1.250", "980"]
    assert table.columns[2].role == "code"


@pytest.mark.parametrize(
    "others, text, value",
    [
        (("1,250.5", "2,300.25", "1,100.75", "12,5"), "3,450", 3450),  # one stray comma
        (("1.250,5", "2.300,25", "1.100,75", "12.5"), "3.450", 3450),
    ],
)
def test_marks_are_read_by_the_tables_majority(others, text, value):
    assert [row[2] for row in found_in(text, others=others)] == [value]


@pytest.mark.parametrize("text", ["(1.250", "1.250)", "( 12,5", "345)"])
def test_half_a_bracket_may_be_a_minus(text):
    ((_, _, _, _, doubts),) = found_in(text)
    assert "brackets_unclear" in doubts


@pytest.mark.parametrize("text", ["(1.250)", "(1.250", "( 1.250 )"])
def test_a_bracket_below_a_difference_is_a_minus(text):
    ((_, _, value, _, _),) = found_in(text, head="Chênh lệch")
    assert value == -1250


@pytest.mark.parametrize("text", ["145.760\n264.241", "12,5\n3,4", "12 ngày\n3 ngày"])
def test_figures_of_a_cell_over_several_rows_may_be_those_of_each(text):
    rows = [
        ["STT", "Đơn vị", "Kết quả"],
        ["1", "Xã An", "12,5"],
        ["2", "Xã Ba", text],
        ["3", "Xã Cao", ""],
    ]
    (table,), numerals = read(page(rows, spans=[(3, 3, 2, 1)]))
    [cell] = [cell for cell in table.placed.cells if cell.rows == 2]
    inside = [n for n in numerals if cell.start <= n.start < cell.end]
    assert len(inside) == 2 and all(n.doubts for n in inside)


@pytest.mark.parametrize(
    "text, value",
    [("84.592\n980.078", 84592980078), ("1\n250.000", 1250000), ("12.500\n000", 12500000)],
)
def test_a_number_whose_dot_was_lost_at_the_lines_end_is_one_where_the_table_tears_them(
    text, value
):
    ((_, *found),) = found_in(text, others=("6.317.\n221.932", "8.301.\n866.614", "1.597.\n613"))
    assert found == ["count", value, "", ["torn"]]


@pytest.mark.parametrize("text", ["84.592\n980.078", "1.250\n300.000", "120.000\n150.000"])
def test_in_another_table_it_may_be_two_and_is_for_a_person(text):
    found = found_in(text)
    assert len(found) == 2
    assert all(doubts for *_, doubts in found)
