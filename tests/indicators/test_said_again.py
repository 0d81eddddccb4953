"""Exact values in brackets and sums of levels have the code of what they say again."""

from dataclasses import replace

import pytest

from extractor.figures.find import find_numerals
from extractor.indicators.prose import findings
from extractor.layout import from_plain

D = "ho_so_tthc."


def codes(plain):
    """The codes of all figures, in order."""
    document = replace(from_plain(plain), sections=((0, ""),))
    return [found.code for found in findings(document, find_numerals(document, [], "2023"))]


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        (
            "Toàn tỉnh đã tiếp nhận trên 1,1 triệu hồ sơ (chính xác là 1.104.583 hồ sơ).",
            ["", D + "tiep_nhan"],
        ),
        ("Huyện đã giải quyết gần 9 nghìn hồ sơ (8.970 hồ sơ).", ["", D + "da_giai_quyet"]),
        (
            "Xã nhận khoảng 1.200 hồ sơ trực tuyến (cụ thể là 1.187).",
            ["", D + "tiep_nhan_truc_tuyen"],
        ),
        # fewer, others, or another number in brackets
        ("Huyện tiếp nhận gần 9 nghìn hồ sơ (8.970 hồ sơ của xã An Khánh).", [D + "tiep_nhan", ""]),
        ("Huyện đã giải quyết gần 9 nghìn hồ sơ (8.970 đơn thư).", [D + "da_giai_quyet", ""]),
        (
            "Huyện đã giải quyết gần 9 nghìn hồ sơ (8.970 hồ sơ còn tồn).",
            [D + "da_giai_quyet", ""],
        ),
        (
            "Huyện đã giải quyết gần 9 nghìn hồ sơ (quá hạn 12 hồ sơ).",
            [D + "da_giai_quyet", D + "giai_quyet_qua_han"],
        ),
    ],
)
def test_exact_in_brackets(sentence, wanted):
    assert codes(sentence) == wanted


@pytest.mark.parametrize(
    "sentence, last",
    [
        ("Cấp huyện nhận 22.740 hồ sơ và cấp xã nhận 58.119 hồ sơ, tổng cộng 80.859.", "tiep_nhan"),
        (
            "Cấp tỉnh tiếp nhận 100 hồ sơ, cấp huyện tiếp nhận 200 hồ sơ, cấp xã tiếp nhận 300 hồ"
            " sơ, cộng là 600 hồ sơ.",
            "tiep_nhan",
        ),
        ("Cấp huyện nhận 22.740 hồ sơ và cấp xã nhận 58.119 hồ sơ, tổng cộng 81.000.", ""),
        ("Cấp huyện nhận 22 hồ sơ, cấp xã nhận 58 hồ sơ, cộng 80 lượt tra cứu.", ""),
        ("Cấp huyện nhận 22 hồ sơ, cấp xã nhận 58 hồ sơ, năm 2023 tổng cộng 80 hồ sơ.", ""),
    ],
)
def test_sum_of_levels(sentence, last):
    assert codes(sentence)[-1] == (D + last if last else "")
