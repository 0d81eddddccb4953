"""Numbers without unit that make an amount together are of its kind; others are doubted."""

import pytest
from figures.test_counted import rows_of

from extractor.language.numbers import exact


def told(text: str) -> list[tuple[str, str, str]]:
    return [(row.kind, exact(row.value), row.unit) for row in rows_of(text)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Thu phạt 12,5 tỷ đồng (giao thông 8,2; môi trường 4,3).",
            [
                ("money", "12500000000", "đồng"),
                ("money", "8200000000", "đồng"),
                ("money", "4300000000", "đồng"),
            ],
        ),
        (
            "Quỹ đạt 30 triệu đồng, trong đó: huyện 18, xã 12.",
            [
                ("money", "30000000", "đồng"),
                ("money", "18000000", "đồng"),
                ("money", "12000000", "đồng"),
            ],
        ),
        (
            "Thiệt hại 8,5 ha (Sơn Hà 3,25; Trà Bồng 5,25).",
            [("measure", "8.5", "ha"), ("measure", "3.25", "ha"), ("measure", "5.25", "ha")],
        ),
        (
            "Tăng 5,6 % (công nghiệp 3,4; dịch vụ 2,2).",
            [("percentage", "5.6", ""), ("percentage", "3.4", ""), ("percentage", "2.2", "")],
        ),
    ],
)
def test_parts_that_add_up_have_the_unit_of_the_whole(
    text: str, rows: list[tuple[str, str, str]]
) -> None:
    assert told(text) == rows
    assert not any(row.doubts for row in rows_of(text))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "1. Tổng thu trên địa bàn: 486.300.000.000 đồng\n"
            "a) Thu từ doanh nghiệp: 100.550.000.000\n"
            "b) Lệ phí: 61.750.000.000; thuế thu nhập: 38.000.000.000\n"
            "đ) Các khoản còn lại: 286.000.000.000\n2. Chi",
            ["486300000000", "100550000000", "61750000000", "38000000000", "286000000000"],
        ),
        (
            "Tổng vốn: 12.500 triệu đồng.\n- Đường: 7.500\n- Trường học: 5.000 (40%)\n",
            ["12500000000", "7500000000", "5000000000"],
        ),
        (
            "Quỹ thu được 3.250.000 đồng:\n1) Thôn Đông: 1.250.000\n2) Thôn Đoài: 2.000.000\n",
            ["3250000", "1250000", "2000000"],
        ),
    ],
)
def test_items_below_an_amount_that_they_add_up_to_are_money(text: str, values: list[str]) -> None:
    rows = [row for row in rows_of(text) if row.kind == "money"]
    assert [exact(row.value) for row in rows] == values
    assert not any(row.doubts for row in rows)


def test_items_that_do_not_add_up_have_no_money() -> None:
    text = "Tổng vốn: 12.500 triệu đồng.\n- Đường: 7.500\n- Trường học: 4.000\n"
    assert [row.kind for row in rows_of(text) if row.kind == "money"] == ["money"]


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Tăng 5,67% (khai khoáng 2,3; chế biến 5,89).", ["2,3", "5,89"]),
        ("Xuất siêu 3,22 tỷ USD (cùng kỳ 2,98).", ["2,98"]),
        ("Ngập 120,5 ha: lúa 80,2; màu 30,1.", ["80,2", "30,1"]),
        ("Hỗ trợ 60 triệu đồng, gồm: hộ nghèo 25, hộ cận nghèo 35.", ["25", "35"]),
        ("Thưởng 30 triệu đồng, trong đó: nam 12, nữ 18.", ["12", "18"]),
        ("Phạt 120 triệu đồng (vi phạm nồng độ cồn 45, tốc độ 75).", ["45", "75"]),
        ("Góp 5 triệu đồng (tỉnh 3, huyện 1, xã 1).", ["3", "1", "1"]),
        ("Chi 9 tỷ đồng (trung ương 5 tỷ đồng, địa phương 3).", ["3"]),
        ("Trồng 950 ha (keo 300 ha, quế 600).", ["600"]),
    ],
)
def test_parts_that_prove_nothing_are_for_a_person(text: str, doubted: list[str]) -> None:
    assert [row.raw for row in rows_of(text) if row.doubts] == doubted


@pytest.mark.parametrize(
    "text",
    [
        "Trợ cấp 2.055.000 đồng (hệ số 1,5).",
        "Chi 12,5 tỷ đồng (8 công trình, 4 dự án).",
        "Chi 45 tỷ đồng (đạt 12,5%).",
        "Diện tích 12,5 ha (lúa 8,5 ha, màu 4,0 ha).",
        "Nước thải 120 m3 (pH 7,2).",
    ],
)
def test_what_has_its_own_unit_or_needs_none_stays(text: str) -> None:
    rows = rows_of(text)
    assert not any(row.doubts for row in rows)
    assert len({(row.kind, row.unit, row.raw) for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Xuất khẩu 11,34 tỷ USD (+9,1%): giày dép 2,1 tỷ.", ["2,1 tỷ"]),
        ("Nhập khẩu 8 tỷ USD, trong đó máy móc 3,5 tỷ; vải 1,2 tỷ.", ["3,5 tỷ", "1,2 tỷ"]),
        ("Tổng mức 15.000 tỷ (650 triệu USD), giai đoạn đầu chi 5.000 tỷ.", []),
        ("Kim ngạch 2 tỷ USD. Thu ngân sách 4,5 tỷ.", []),
    ],
)
def test_money_left_out_behind_that_of_another_country(text: str, doubted: list[str]) -> None:
    assert [row.raw for row in rows_of(text) if row.doubts] == doubted


ABOVE = "Tổng dư nợ 1.830 triệu đồng, tăng 40 triệu đồng; nợ quá hạn 7 triệu đồng.\nTrong đó:\n"


@pytest.mark.parametrize(
    "items, value",
    [
        ("+ Hộ nghèo 400 - 12 hộ\n+ Cận nghèo 820 - 31 hộ\n+ Khác 610 - 9 hộ", "400000000"),
        ("- Nông dân: 1.200;\n- Phụ nữ: 500;\n- Thanh niên: 130.", "1200000000"),
        ("- Nông dân: 1.200;\n- Phụ nữ: 500;\n- Thanh niên: 131.", "1200"),
        ("- Nông dân: 1.200 hộ;\n- Phụ nữ: 500;\n- Thanh niên: 130.", "1200"),
    ],
)
def test_a_list_below_adds_up_to_an_amount_of_the_lines_above(items: str, value: str) -> None:
    first = next(row for row in rows_of(ABOVE + items) if row.start > len(ABOVE))
    assert exact(first.value) == value


@pytest.mark.parametrize(
    "text, kinds",
    [
        ("Kinh phí 850.000.000 đồng, gồm:\n- Đường: 500.000.000\n- Cầu: 350.000.000", "money"),
        ("Tổng chi 3.450 triệu đồng, trong đó:\na) Lương: 3.000\nb) Khác: 450", "money"),
        ("Tổng thu 3.450 triệu đồng bao gồm\n+ Thuế: 3.000\n+ Phí: 450", "money"),
        # what counts something else adds up by chance
        ("Kinh phí: 1.500 triệu đồng.\n- Số hộ: 1.000\n- Số người: 500", "count"),
        ("Kinh phí: 1.500 triệu đồng.\n- Tổng số lượt: 1.000\n- Tổng số xã: 500", "count"),
        ("Kinh phí: 1.500 triệu đồng.\n- Số tiền đã chi: 1.000\n- Số tiền dư: 500", "money"),
        ("Tổng thu 3.450 triệu đồng, gồm:\n- Thuế: 3.000\n- Phí: 451", "count"),
    ],
)
def test_items_below_words_for_the_parts_of_an_amount(text: str, kinds: str) -> None:
    below = [row for row in rows_of(text) if row.start > text.index("\n")]
    assert [row.kind for row in below] == [kinds, kinds]
