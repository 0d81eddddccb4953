"""Tests of hidden."""

import pytest

from extractor.figures.find import find_numerals
from extractor.lines.document_text import build_text
from extractor.model import Box, PageReading, Word


@pytest.mark.parametrize(
    "line, unclear, found",
    [
        ("phát hiện Hồ cas mắc mới", "Hồ", ["Hồ"]),
        ("c) Dịch vụ công trực tuyến", "c)", []),
        ("V/v báo cáo cải cách hành chính", "V/v", []),
        ("huyện được giao II biên chế công chức", "", ["II"]),
        ("trong quý II công chức huyện", "", []),
        ("đến nay đã trả H hồ sơ đất đai", "", ["H"]),
        ("đã giải quyết HI hồ sơ trễ hạn", "", ["HI"]),
        ("hiện còn thiếu (H biên chế)", "", ["(H"]),
        ("của ông Trần Văn H trú tại xã", "", []),
        ("trong quý H hồ sơ tăng", "", []),
        ("đã tiếp nhận or hồ sơ đất đai", "", ["or"]),
        ("thị trường khác mrz người lao động", "", ["mrz"]),
        ("trong tháng xảy ra oI vụ đuối nước", "", ["oI"]),
        ("đã tiếp nhận các hồ sơ đất đai", "", []),
        ("cấp cho tr người dân", "", ["tr"]),
        ("đã thu lệ phí tỷ đồng cho ngân sách", "", ["tỷ"]),
        ("xử phạt vi phạm triệu đồng trong quý", "", ["triệu"]),
        ("Tổng chi thường xuyên là triệu đồng", "", ["triệu"]),
        ("thiệt hại hàng tỷ đồng do bão", "", []),
        ("hỗ trợ hai mươi triệu đồng cho hộ", "", []),
        ("đơn vị tính bằng triệu đồng", "", []),
        ("vốn là công ty đồng Nai góp", "", []),
    ],
)
def test_letters_where_a_numeral_must_stand_have_a_row(line, unclear, found):
    words = tuple(
        Word(
            word,
            Box(60 + 40 * k, 100, 95 + 40 * k, 112),
            0.7,
            evidence="unclear" if word == unclear else "",
        )
        for k, word in enumerate(line.split())
    )
    document = build_text([PageReading(1, 595, 842, "ocr", "layer_empty", words)])
    rows = find_numerals(document, [], "2023")
    assert [r.raw for r in rows] == found and all(r.doubts[0].key == "hidden_numeral" for r in rows)


@pytest.mark.parametrize(
    "other, hidden",
    [("23455", True), ("3,455", True), ("1.204%", True), ("12", False), ("T1", False)],
)
def test_letters_where_the_second_witness_has_a_long_number_have_a_row(other, hidden):
    texts = ("Quản", "trị", "đạt", "vn", "và", "các", "xã")
    words = tuple(
        Word(
            text,
            Box(60 + 40 * k, 100, 95 + 40 * k, 112),
            0.3 if text == "vn" else 0.9,
            evidence="unclear" if text == "vn" else "",
            others=(other,) if text == "vn" else (),
        )
        for k, text in enumerate(texts)
    )
    document = build_text([PageReading(1, 595, 842, "ocr", "layer_empty", words)])
    assert [r.raw for r in find_numerals(document, [], "2023")] == (["vn"] if hidden else [])


@pytest.mark.parametrize(
    "read, other, hidden",
    [
        ("là?)hồ", "là37h", True),  # a pen around the number
        ("koXE)S", "kố(92)", True),
        ("đượGlBhồ", "được(18)hồ", True),
        ("huyện", "huyen12", False),
        ("là?)hồ", "lahồ", False),
    ],
)
def test_what_is_no_word_where_the_second_witness_has_digits_has_a_row(read, other, hidden):
    texts = ("chưa", "có", "kết", "quả", read, "sơ", "các", "loại")
    words = tuple(
        Word(
            text,
            Box(60 + 40 * k, 100, 95 + 40 * k, 112),
            0.6 if text == read else 0.9,
            evidence="unclear" if text == read else "",
            others=(other,) if text == read else (),
        )
        for k, text in enumerate(texts)
    )
    document = build_text([PageReading(1, 595, 842, "ocr", "layer_empty", words)])
    assert [r.raw for r in find_numerals(document, [], "2023")] == ([read] if hidden else [])
