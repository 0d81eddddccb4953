"""Strings as reports print them, and what must come out: (kind, raw, value) in order."""

import pytest
import regex

from extractor.figures.find import find_numerals
from extractor.language.numbers import exact
from extractor.layout import from_plain


def found(string, year="2016"):
    rows = find_numerals(from_plain(string), [], year)
    return [
        (
            r.kind,
            r.raw,
            (
                f"{r.numerator}/{r.denominator}"
                if r.kind == "ratio" and r.numerator is not None
                else r.number or r.iso or exact(r.value)
            ),
            bool(r.doubts),
        )
        for r in rows
    ]


TABLE = [
    (
        "đã tiếp nhận 1.471 hồ sơ, giải quyết 1.460/1.471 hồ sơ, đạt 99,25%",
        [
            ("count", "1.471", "1471"),
            ("ratio", "1.460/1.471", "1460/1471"),
            ("percentage", "99,25%", "99.25"),
        ],
    ),
    (
        "tổng mức đầu tư 8.720,6 tỷ đồng; hỗ trợ 500 nghìn đồng/hộ",
        [("money", "8.720,6 tỷ đồng", "8720600000000"), ("money", "500 nghìn đồng", "500000")],
    ),
    (
        "với kinh phí 1 tỷ 205 triệu 300 nghìn đồng",
        [("money", "1 tỷ 205 triệu 300 nghìn đồng", "1205300000")],
    ),
    (
        "trang bị 12 máy, diện tích 85m² và 97 m2",
        [("count", "12", "12"), ("measure", "85m²", "85"), ("measure", "97 m2", "97")],
    ),
    (
        "Kế hoạch số 20a/KH-UBND, ngày 05/8/2016",
        [("document_number", "20a/KH-UBND", "20a/KH-UBND"), ("date", "05/8/2016", "2016-08-05")],
    ),
    (
        "Công văn số 7514 /VPCP-V.I ngày 02/11/2016",
        [
            ("document_number", "7514 /VPCP-V.I", "7514/VPCP-V.I"),
            ("date", "02/11/2016", "2016-11-02"),
        ],
    ),
    (
        "Thông tư liên tịch số 26/2014/TTLT-BYT-BCT",
        [("document_number", "26/2014/TTLT-BYT-BCT", "26/2014/TTLT-BYT-BCT")],
    ),
    ("Nghị định số 63/2010/NĐ-CPquy định", [("document_number", "63/2010/NĐ-CP", "63/2010/NĐ-CP")]),
    ("6 tháng đầu năm 2016", [("date", "6 tháng đầu năm 2016", "2016-01/2016-06")]),
    (
        "báo cáo quý IV/2016 và quý II năm 2017",
        [("date", "IV/2016", "2016-Q4"), ("date", "II năm 2017", "2017-Q2")],
    ),
    (
        "giai đoạn 2016 - 2020, nhiệm kỳ 2016-2021",
        [("date", "2016 - 2020", "2016/2020"), ("date", "2016-2021", "2016/2021")],
    ),
    ("xếp thứ 34/63 tỉnh, thành phố", [("ratio", "34/63", "34/63")]),
    ("đạt 88,35/100 điểm", [("measure", "88,35/100 điểm", "88.35")]),
    ("866 lượt/964 lượt người", [("count", "866", "866"), ("count", "964", "964")]),
    ("tỷ suất 13,83‰, giảm 0,2%", [("measure", "13,83‰", "13.83"), ("percentage", "0,2%", "0.2")]),
    ("mức độ 3, 4 tại Phường 7", [("label", "3", ""), ("label", "4", ""), ("label", "7", "")]),
    (
        "bầu cử lần thứ 14, khóa 50; 124 cán bộ",
        [("label", "14", ""), ("label", "50", ""), ("count", "124", "124")],
    ),
    ("gần 19 nghìn cá nhân", [("count", "19 nghìn", "19000")]),
    ("tăng +12% và -5%", [("percentage", "+12%", "12"), ("percentage", "-5%", "-5")]),
    ("giảm (5) hồ sơ", [("count", "5", "5")]),
    (
        "trú tại số 15, ngõ 20, đường Trần Phú, số 7 phố 3 tháng 2",
        [("label", "15", ""), ("label", "20", ""), ("label", "7", ""), ("label", "3 tháng 2", "")],
    ),
    (
        "tổng vốn 10.990 tỷ đồng bằng nguồn hợp pháp, thu 12 tỷ đồng bằng 95% dự toán",
        [
            ("money", "10.990 tỷ đồng", "10990000000000"),
            ("money", "12 tỷ đồng", "12000000000"),
            ("percentage", "95%", "95"),
        ],
    ),
    (
        "nộp 5 triệu đồng phục vụ chiến dịch; có 12 bộ đồng phục, 3 đồng hồ",
        [("money", "5 triệu đồng", "5000000"), ("count", "12", "12"), ("count", "3", "3")],
    ),
    (
        "mực nước 115,2/117 m, tích 45,6/60 triệu m3",
        [
            ("measure", "115,2", "115.2"),
            ("measure", "117 m", "117"),
            ("measure", "45,6", "45600000"),
            ("measure", "60 triệu m3", "60000000"),
        ],
    ),
    (
        "Cây hàng năm (ha): lúa 78.908; rau, đậu 4.874; mía 6.300. Có 12 xã",
        [
            ("measure", "78.908", "78908"),
            ("measure", "4.874", "4874"),
            ("measure", "6.300", "6300"),
            ("count", "12", "12"),
        ],
    ),
    (
        "từ 23 tháng Chạp đến mùng 5 Tết xảy ra 87 vụ",
        [("label", "23", ""), ("label", "5", ""), ("count", "87", "87")],
    ),
    (
        "4 BV hạng 2 và 7 BV hạng 3",
        [("count", "4", "4"), ("label", "2", ""), ("count", "7", "7"), ("label", "3", "")],
    ),
]


REFUSED = [  # a place to look at, never a guess
    "ngày 31/4/2016",
    "ngày 45/13/2016",
    "đạt 1,234 hồ sơ",
    "thu 723 triệu 61 tỷ đồng",
    "có 2016 hồ sơ",
    "giai đoạn 2020-2016",
    "hoàn thành 28/23 nhiệm vụ",
    "thay thế Quyết định số 12, 15 và 27/2016",
    "trong tháng 13/2016",
    "số 1.23.456 hồ sơ",
]


@pytest.mark.parametrize("string, rows", TABLE)
def test_strings_as_reports_print_them(string, rows):
    assert found(string) == [(*row, False) for row in rows]


@pytest.mark.parametrize("string", REFUSED)
def test_what_cannot_be_read_is_for_a_person(string):
    assert any(doubt for *_, doubt in found(string)), found(string)


@pytest.mark.parametrize(
    "string",
    [s for s, _ in TABLE]
    + REFUSED
    + ["1/2/3/4", "5:30", "a1b2c3", "--7--", "٣ 4", "1.2.3.4.5", "12%%", "//9//"],
)
def test_every_digit_is_in_exactly_one_row(string):
    rows = find_numerals(from_plain(string), [], "2016")
    for digit in regex.finditer("[0-9]", string):
        assert sum(r.start <= digit.start() < r.end for r in rows) == 1
    assert all(string[r.start : r.end] == r.raw for r in rows)


@pytest.mark.parametrize(
    "text, kinds",
    [
        ("Tiếp nhận 1̶.1̶0̶7̶ 1.208 hồ sơ", ["label", "count"]),
        ("giải quyết 1̶2̶/1̶3̶ 13/13 văn bản", ["label", "ratio"]),
        ("đạt 9̶7̶,5̶% 98,2%", ["label", "percentage"]),
    ],
)
def test_numbers_struck_out_in_a_text_are_labels(text, kinds):
    assert [row.kind for row in find_numerals(from_plain(text), [], "2024")] == kinds
