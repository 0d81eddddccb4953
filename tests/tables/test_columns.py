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


@pytest.mark.parametrize(
    "labels",
    [
        ["1", "2", "ả", "b", "€", "3", "4"],
        ["1", "1.1", "1.2", "2", "2.1", "3", "3.1"],
        ["1", "a)", "b)", "2", "a)", "b)", "3"],
    ],
)
def test_parts_numbered_otherwise_stand_between_the_numbers_of_rows(labels):
    rows = [[label, f"Chi việc {chr(97 + k)}", f"{k}5,5"] for k, label in enumerate(labels)]
    (found,), numerals = read(page([["ST `;", "Chỉ tiêu", "Dự toán"], *rows], sure=0.8))
    assert [c.role for c in found.columns] == ["number", "name", "value"]
    assert all(row.names[-1] == made[1] for row, made in zip(found.rows[1:], rows, strict=True))
    assert len(figures(numerals)) == 7


@pytest.mark.parametrize(
    ("groups", "head", "below"),
    [
        ((("Sáng", 5), ("Chiều", 3)), "Tiết", "Toán"),
        ((("Quý I", 3), ("Quý II", 2)), "Đợt", "Phát động"),
        ((("Tổ 1", 2), ("Tổ 2", 2), ("Tổ 3", 2)), "Ca", "Trực ban"),
    ],
)
@pytest.mark.parametrize("merged", [True, False])
def test_a_column_that_numbers_the_rows_of_each_group_counts_nothing(groups, head, below, merged):
    rows, spans = [["Nhóm", head, "Thứ hai"]], []
    for name, count in groups:
        spans += [(len(rows) + 1, 1, count, 1)] if merged else []
        rows += [["" if k else name, str(k + 1), below] for k in range(count)]
    (found,), numerals = read(page(rows, spans=spans))
    assert [c.role for c in found.columns][1] == "number"
    assert figures(numerals) == []


@pytest.mark.parametrize(
    "counts", [["1", "2", "1", "3"], ["4", "1", "2", "2"], ["1", "1", "1", "1"]]
)
def test_other_figures_beside_groups_are_counts(counts):
    rows = [
        [name, text, "Toán"] for name, text in zip(("Sáng", "", "Tối", ""), counts, strict=True)
    ]
    (found,), numerals = read(page([["Nhóm", "Số buổi", "Môn"], *rows]))
    assert [c.role for c in found.columns][1] == "value"
    assert len(figures(numerals)) == 4


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


@pytest.mark.parametrize(
    "head, kinds",
    [
        ("Loại", ["Công chức", "Viên chức", "Hợp đồng 111", "Cộng"]),
        ("Loại", ["Nhóm 1", "Tự chủ chi thường xuyên", "Đơn vị khác", "Cộng"]),
        ("Mục", ["Tiền lương", "Phụ cấp 25%", "Công tác phí", "Cộng"]),
        ("Khoản", ["Phí", "Lệ phí", "Điều 12", "Thu khác"]),
    ],
)
def test_words_are_names_though_one_of_them_holds_a_number(head, kinds):
    rows = [["1", "Sở Nội vụ", kinds[0], "15"], *(["", "", kind, "25"] for kind in kinds[1:])]
    spans = [(2, 1, 4, 1), (2, 2, 4, 1)]
    (found,), _ = read(page([["TT", "Cơ quan", head, "Số lượng"], *rows], spans=spans))
    assert [row.names for row in found.rows[1:]] == [("Sở Nội vụ", kind) for kind in kinds]


def test_codes_with_their_word_are_codes():
    rows = [["Khoản 341", "Tiền lương", "150"], ["Khoản 85", "Đào tạo", "90"]]
    (found,), _ = read(page([["Khoản", "Nội dung chi", "Dự toán"], *rows]))
    assert [c.role for c in found.columns] == ["code", "name", "value"]


@pytest.mark.parametrize(
    "head, names",
    [
        ("Năm", ["2022", "2023", "2024", "Cộng"]),
        ("Năm học", ["2021-2022", "2022-2023", "2023-2024", "Bình quân"]),
        ("Thời gian", ["2022", "2023", "2024", "Tổng cộng"]),
        ("Giai đoạn", ["Năm 2025", "Năm 2024", "Năm 2023"]),
    ],
)
def test_years_name_their_rows(head, names):
    rows = [[name, f"{k}.204", f"{k}96", "12,5"] for k, name in enumerate(names, 2)]
    (found,), _ = read(page([[head, "Hồ sơ tiếp nhận", "Đã số hóa", "Tỷ lệ (%)"], *rows]))
    assert [c.role for c in found.columns] == ["name", "value", "value", "value"]
    assert [row.names for row in found.rows[1:]] == [(name,) for name in names]


@pytest.mark.parametrize("counts", [["2021", "1998", "2025"], ["2021", "2022", "1.950"]])
def test_counts_that_look_like_years_are_counts(counts):
    rows = [[count, f"Xã {name}", "15"] for count, name in zip(counts, "ABC", strict=True)]
    (found,), _ = read(page([["Số hồ sơ", "Tên xã", "Quá hạn"], *rows]))
    assert found.columns[0].role == "value"


def test_days_of_birth_are_no_names():
    rows = [[str(k), f"Trần Văn {n}", f"0{k}/12/1970", f"{k}5"] for k, n in enumerate("ABC", 1)]
    heads = ["TT", "Họ và tên", "Sinh ngày", "Số tiền"]
    (found,), _ = read(page([heads, *rows]))
    assert [row.names for row in found.rows[1:]] == [(row[1],) for row in rows]


def below(heads, caption):
    """(value, unit) of the figures of one row below these heads and a caption."""
    rows = [[caption, *[""] * (len(heads) + 1)], ["STT", "Đơn vị", *heads]]
    body = [[str(k), f"Sở {name}", *["12"] * len(heads)] for k, name in enumerate("ABC", 1)]
    _, found = read(page([*rows, *body], spans=[(1, 1, 1, len(heads) + 2)]))
    figures = [row for row in found if row.kind in ("count", "money")]
    return [(row.value, row.unit) for row in figures][: len(heads)]


@pytest.mark.parametrize(
    "head",
    [
        "Số lần điều chỉnh",
        "Tổng số hộ vay vốn",
        "Hệ số lương",
        "Biên chế có mặt",
        "Số dự án",
        "Thời gian hưởng",
    ],
)
def test_no_money_is_counted_below_heads_of_other_things(head):
    money, count = below(["Kinh phí", head], "ĐVT: triệu đồng")
    assert money == (12 * 10**6, "đồng")
    assert count == (12, "")


@pytest.mark.parametrize("head", ["Hệ số", "HỆ SỐ LƯƠNG", "Tổng hệ số"])
def test_coefficients_are_no_money_whatever_stands_below_their_head(head):
    rows = [
        ["ĐVT: triệu đồng", "", "", ""],
        ["STT", "Đơn vị", head, ""],
        ["", "", "Lương", "Phụ cấp"],
    ]
    body = [[str(k), f"Sở {name}", "2,34", "0,5"] for k, name in enumerate("ABC", 1)]
    spans = [(1, 1, 1, 4), (2, 1, 2, 1), (2, 2, 2, 1), (2, 3, 1, 2)]
    (table,), _ = read(page([*rows, *body], spans=spans))
    assert [column.unit for column in table.columns[2:]] == ["", ""]


@pytest.mark.parametrize("head", ["Số tiền", "Số phải nộp", "Quỹ lương", "Năm 2024", "Kế hoạch"])
def test_money_of_the_caption_is_counted_below_other_heads(head):
    assert below([head], "ĐVT: 1.000 đồng") == [(12 * 10**3, "đồng")]


@pytest.mark.parametrize("caption, unit", [("ĐVT: người", "người"), ("ĐVT: hợp đồng", "hợp đồng")])
def test_other_units_of_the_caption_are_of_every_column(caption, unit):
    assert below(["Số lượng", "Số lần"], caption) == [(12, unit), (12, unit)]


@pytest.mark.parametrize(
    "head, cells, expected",
    [
        (
            "Phí, lệ phí",
            ["Không", "15.000 đồng/hồ sơ", "Không quy định", "Không", "Miễn phí"],
            [("15.000 đồng", "money", 15000)],
        ),
        ("Số hợp tác xã", ["…", "-", "…", "21", "…", "-", "-"], [("21", "count", 21)]),
        ("Số vụ", ["Không có", "–", "Chưa báo cáo", "", "3"], [("3", "count", 3)]),
        ("Giảm (%)", ["KHÔNG", "-", "2,5", "...", "Chưa có số liệu"], [("2,5", "percentage", 2.5)]),
    ],
)
def test_cells_that_say_there_is_no_figure_leave_a_column_its_figures(head, cells, expected):
    rows = [[str(k), f"Việc {chr(97 + k)}", text] for k, text in enumerate(cells, 1)]
    (found,), numerals = read(page([["TT", "Nội dung", head], *rows]))
    assert [column.role for column in found.columns] == ["number", "name", "value"]
    assert [(raw, kind, float(value)) for raw, kind, value, *_ in figures(numerals)] == expected


@pytest.mark.parametrize(
    "cells",
    [
        ["Đạt", "Không đạt", "Có", "12"],
        ["Không", "-", "Không"],
        ["Tốt", "Khá", "…", "Kém", "2 lần"],
    ],
)
def test_a_column_of_words_stays_one(cells):
    rows = [[str(k), f"Việc {chr(97 + k)}", "7", text] for k, text in enumerate(cells, 1)]
    (found,), _ = read(page([["TT", "Nội dung", "Số lần", "Kết quả"], *rows]))
    assert found.columns[3].role == "text"


@pytest.mark.parametrize(
    "head", ["Năm vào ngành", "Năm sinh", "Năm hoàn thành", "Năm đưa vào sử dụng", "Năm đạt chuẩn"]
)
def test_years_in_which_something_was_count_nothing(head):
    rows = [[str(k), f"Ông {chr(64 + k)}", str(1990 + 3 * k), str(k)] for k in range(1, 5)]
    (found,), numerals = read(page([["TT", "Họ và tên", head, "Số năm công tác"], *rows]))
    assert found.columns[2].role == "code"
    assert [value for _, _, value, *_ in figures(numerals)] == [1, 2, 3, 4]


@pytest.mark.parametrize("head", ["Năm 2023", "Năm trước", "Số người của năm"])
def test_counts_of_a_year_stay_counts(head):
    rows = [[str(k), f"Xã {chr(64 + k)}", str(1990 + 3 * k), "7"] for k in range(1, 5)]
    (found,), _ = read(page([["TT", "Đơn vị", head, "Tăng"], *rows]))
    assert found.columns[2].role == "value"


@pytest.mark.parametrize("head", ["Tờ bản đồ số", "Thửa đất số", "Số báo danh", "Mã xã"])
def test_numbers_by_which_a_thing_is_looked_up_are_labels(head):
    rows = [[str(k), f"Hộ {chr(64 + k)}", str(11 * k), "7,5"] for k in range(1, 5)]
    (found,), numerals = read(page([["TT", "Họ và tên", head, "Diện tích (m²)"], *rows]))
    assert found.columns[2].role == "code"
    assert [raw for raw, *_ in figures(numerals)] == ["7,5"] * 4


@pytest.mark.parametrize(
    "rows, expected",
    [
        (["7,838", "48,613", "1,234,567"], "count"),
        (["12.5", "7,838.25", "0.5"], "measure"),
    ],
)
def test_english_thousands_are_counts_and_english_decimals_are_not(rows, expected):
    body = [[str(k), f"Xã {chr(64 + k)}", text, "12.5%"] for k, text in enumerate(rows, 1)]
    body.append(["4", "Xã D", "1,234,567.5" if expected == "measure" else "2,234,567", "50.1%"])
    _, numerals = read(page([["STT", "Xã", "Số khách", "So sánh"], *body]))
    kinds = [kind for _, kind, *_ in figures(numerals)]
    assert kinds == [expected, "percentage"] * 4
