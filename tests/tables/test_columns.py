"""Tests of columns."""

import pytest
from made_tables import figures, page, read


def test_a_column_that_counts_is_the_rows_number_however_its_head_was_read():
    (found,), rows = read(
        page(
            [
                ["S6 TI", "Nội dung chi", "Dự toán"],
                *(
                    [label, f"Việc {chr(97 + k)}", f"{k}5,5"]
                    for k, label in enumerate(["1", "2", "3", "4", "S", "6", "7"])
                ),
            ],
            sure=0.8,
        )
    )
    assert [c.role for c in found.columns] == ["number", "name", "value"] and len(
        figures(rows)
    ) == 7


@pytest.mark.parametrize("head", ["ST T", "S TT", "T T", "STT"])
def test_the_numbers_of_rows_are_known_by_a_head_over_several_lines(head):
    rows = [[str(k), f"Xã {name}", f"{k}5"] for k, name in enumerate("ABC", 7)]
    (found,), _ = read(page([[head, "Tên xã", "Hồ sơ"], *rows]))
    assert [c.role for c in found.columns] == ["number", "name", "value"]


@pytest.mark.parametrize("torn", ["_3— 4", "3 4", "3. —"])
def test_a_torn_row_number_is_no_name(torn):
    rows = [["1", "Xã A", "15"], [torn, "Xã B", "25"], ["5", "Xã C", "35"], ["6", "Xã D", "45"]]
    (found,), _ = read(page([["STT", "Tên xã", "Hồ sơ"], *rows]))
    assert [row.names for row in found.rows[1:]] == [(row[1],) for row in rows]


@pytest.mark.parametrize("total", ["Tổng số", "TỔNG CỘNG", "Cộng", "Toàn tỉnh"])
def test_a_total_on_top_is_no_group_of_numbered_rows(total):
    rows = [["", total, "60"], ["1", "Xã A", "15"], ["2", "Xã B", "45"], ["", "- Nam", "30"]]
    (found,), _ = read(page([["STT", "Tên xã", "Hồ sơ"], *rows]))
    names = [row.names for row in found.rows[1:]]
    assert names == [(total,), ("Xã A",), ("Xã B",), ("Xã B", "Nam")]


def test_a_total_names_its_parts_without_numbers():
    rows = [["", "Tổng số", "60"], ["", "- Nam", "15"], ["", "- Nữ", "45"]]
    (found,), _ = read(page([["STT", "Nội dung", "Hồ sơ"], *rows]))
    assert [row.names for row in found.rows[2:]] == [("Tổng số", "Nam"), ("Tổng số", "Nữ")]


@pytest.mark.parametrize(
    "heads", [("Mục", "Tiểu mục"), ("Loại", "Khoản"), ("Chương", "Mã NDKT"), ("Mã nguồn", "Mục")]
)
def test_codes_of_the_budget_are_labels(heads):
    rows = [["6000", "", "Tiền lương", "150"], ["", "6001", "Lương theo ngạch", "150"]]
    (found,), _ = read(page([[*heads, "Nội dung chi", "Dự toán"], *rows]))
    assert [c.role for c in found.columns] == ["code", "code", "name", "value"]
    assert [row.names for row in found.rows[1:]] == [("Tiền lương",), ("Lương theo ngạch",)]


@pytest.mark.parametrize("head", ["Loại", "Khoản", "Mục"])
def test_words_below_the_head_of_codes_are_names(head):
    rows = [["1", "Tiền điện", "15"], ["2", "Tiền nước", "25"], ["3", "Tiền xăng", "35"]]
    (found,), _ = read(page([["TT", head, "Số tiền"], *rows]))
    assert [c.role for c in found.columns] == ["number", "name", "value"]


def test_days_of_birth_are_no_names():
    rows = [[str(k), f"Trần Văn {n}", f"0{k}/12/1970", f"{k}5"] for k, n in enumerate("ABC", 1)]
    heads = ["TT", "Họ và tên", "Sinh ngày", "Số tiền"]
    (found,), _ = read(page([heads, *rows]))
    assert [row.names for row in found.rows[1:]] == [(row[1],) for row in rows]
