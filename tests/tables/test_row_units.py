"""Units that the names of rows say."""

import pytest
from made_tables import figures, page, read

HEADS = ["TT", "Chỉ tiêu", "Xã A", "Xã B"]


def value_of(name, text, heads=HEADS, group=()):
    rows = [["I", *group, "", ""]] if group else []
    rows += [["1", name, text, text], ["2", "Số cuộc họp", "3", "4"]]
    _, numerals = read(page([heads, *rows]))
    _, kind, value, unit, _ = figures(numerals)[0]
    return kind, float(value), unit


@pytest.mark.parametrize(
    "name, text, expected",
    [
        ("Tổng thu ngân sách (tỷ đồng)", "12,5", ("money", 12_500_000_000, "đồng")),
        ("Thu nhập bình quân (triệu đồng/người/năm)", "61,2", ("money", 61_200_000, "đồng")),
        ("Diện tích tự nhiên (ha)", "1.234,5", ("measure", 1234.5, "ha")),
        ("Dân số (người)", "12.345", ("count", 12345, "người")),
        ("Tỷ lệ hộ nghèo (%)", "2,5", ("percentage", 2.5, "")),
        ("Lao động (nữ)", "25", ("count", 25, "")),
    ],
)
def test_the_unit_in_brackets_of_a_rows_name(name, text, expected):
    assert value_of(name, text) == expected


@pytest.mark.parametrize(
    "name, text, expected",
    [
        ("Chi lương", "12.500", ("money", 12_500_000_000, "đồng")),
        ("Tỷ lệ giải ngân (%)", "97,5", ("percentage", 97.5, "")),
        ("Tỷ lệ giải ngân", "97,5", ("measure", 97.5, "")),
        ("Biên chế (người)", "25", ("count", 25, "người")),
    ],
)
def test_a_groups_unit_is_that_of_its_rows_but_of_shares(name, text, expected):
    assert value_of(name, text, group=("Chi thường xuyên (triệu đồng)",)) == expected


def test_a_heads_own_unit_comes_first():
    heads = ["TT", "Chỉ tiêu", "Kinh phí (triệu đồng)", "Số lần"]
    assert value_of("Mua máy in (cái)", "15", heads) == ("money", 15_000_000, "đồng")


@pytest.mark.parametrize("texts", [["365*", "48 (*)", "7**"], ["1.250*", "90", "12,5*"]])
def test_marks_of_notes_leave_a_column_its_figures(texts):
    rows = [[str(k), f"Xã {chr(64 + k)}", text] for k, text in enumerate(texts, 1)]
    (found,), numerals = read(page([["TT", "Đơn vị", "Số hộ"], *rows]))
    assert found.columns[2].role == "value"
    assert [raw for raw, *_ in figures(numerals)] == [text.rstrip("(*) ") for text in texts]


@pytest.mark.parametrize("head", ["Đơn giá", "Thành tiền", "Kinh phí dự kiến", "Giá trị (đồng)"])
@pytest.mark.parametrize("unit", ["Cái", "Bộ", "Người/ngày"])
def test_prices_are_money_whatever_the_unit_of_their_row(head, unit):
    rows = [[str(k), f"Máy {chr(96 + k)}", unit, str(k), f"{k}50.000"] for k in (1, 2, 3)]
    head = head if "(" in head else f"{head} (đồng)"
    _, numerals = read(page([["STT", "Nội dung", "ĐVT", "Số lượng", head], *rows]))
    made = [(kind, float(value), unit) for _, kind, value, unit, _ in figures(numerals)]
    assert made[:2] == [("count", 1, unit), ("money", 150_000, "đồng")]


@pytest.mark.parametrize(
    "head", ["Tăng (giảm) so với năm trước", "Số xe (nếu có)", "Vốn (dự kiến)"]
)
def test_not_all_in_brackets_of_a_head_is_a_unit(head):
    rows = [[str(k), f"Xã {chr(64 + k)}", str(k * 7)] for k in (1, 2, 3)]
    (found,), _ = read(page([["TT", "Đơn vị", head], *rows]))
    assert found.columns[2].unit == ""
