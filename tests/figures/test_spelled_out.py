"""Figures beside which words spell them, or another number."""

import pytest

from extractor.figures.find import find_numerals
from extractor.layout import from_plain


def said_otherwise(text, raw):
    """The number that the words beside a figure spell where it is another one; "" for none."""
    [row] = [row for row in find_numerals(from_plain(text), [], "2024") if row.raw == raw]
    found = [dict(doubt.values)["words"] for doubt in row.doubts if doubt.key == "words_disagree"]
    return "".join(found)


@pytest.mark.parametrize(
    "text, raw, spelled",
    [
        (
            "hỗ trợ 6.350.000 đồng (Bằng chữ: Sáu triệu năm trăm ba mươi nghìn đồng)",
            "6.350.000 đồng",
            "6530000",
        ),
        ("chi 12 triệu đồng (mười một triệu đồng chẵn)", "12 triệu đồng", "11000000"),
        ("giao cho 14 (mười lăm) đơn vị", "14", "15"),
        ("toàn huyện có mười hai (13) xã", "13", "12"),
        ("thời hạn 45 (năm mươi tư) ngày", "45", "54"),
        ("tổng cộng: 2.500.000 đồng, bằng chữ: Hai triệu đồng./.", "2.500.000 đồng", "2000000"),
        ("chi 5.250.000 đồng (Năm triệu hai trăm năm mươi nghìn đồng)", "5.250.000 đồng", ""),
        ("có mười hai (12) xã", "12", ""),
        ("có 02 (hai) thị trấn", "02", ""),
        ("có 15 công chức (một nữ)", "15", ""),
        ("thời gian 12 (năm)", "12", ""),
        ("gồm các cơ quan ở ba cấp và bốn huyện (12) đã nộp", "12", ""),
        ("Có 5 đơn (không có đơn trùng)", "5", ""),
    ],
)
def test_words_beside_a_figure(text, raw, spelled):
    assert said_otherwise(text, raw) == spelled
