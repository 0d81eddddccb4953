"""Tests of words that a narrow cell tore over its lines."""

import pytest

from extractor.tables.torn_words import joined_lines


@pytest.mark.parametrize(
    "lines, wanted",
    [
        (["Hệ số", "lươn", "g"], "Hệ số lương"),
        (["Chư", "a giải", "quyế", "t"], "Chưa giải quyết"),
        (["Tiếp", "nhiề", "ulần"], "Tiếp nhiều lần"),
        (["nghi", "ệ", "p vụ"], "nghiệp vụ"),
        (["THÁN", "G"], "THÁNG"),
        (["Số", "ngườ", "i"], "Số người"),
        (["Gi", "ảm"], "Giảm"),
        (["(ngườ", "i)"], "(người)"),
        (["Định mức (đồ", "ng/tháng)"], "Định mức (đồng/tháng)"),
        (["Diện tích/hà", "nh chính"], "Diện tích/hành chính"),
        (["Số xã/phườ", "ng/thị trấn"], "Số xã/phường/thị trấn"),
    ],
)
def test_a_torn_word_is_one(lines, wanted):
    assert joined_lines(lines) == wanted


@pytest.mark.parametrize(
    "lines",
    [
        ["Đề", "án"],
        ["Dự", "án"],
        ["Khu", "ăn", "ở"],
        ["Tỷ", "lệ"],
        ["Năm", "2024"],
        ["Kế", "hoạch giao"],
        ["Hộ", "ở nhà tạm"],
        ["Thu", "Chi"],
        ["Mức", "độ a"],
        ["Số đơn thư", "c) Tố cáo"],
        ["Tổng số hồ sơ", "n"],
        ["Tổng số"],
        [],
    ],
)
def test_words_of_their_own_stay(lines):
    assert joined_lines(lines) == " ".join(lines)
