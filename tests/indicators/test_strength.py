"""A statement that says more of its figure than an indicator knows makes no claim to it."""

from dataclasses import replace

import pytest

from extractor.figures.find import find_numerals
from extractor.indicators.prose import findings
from extractor.layout import from_plain


def codes(plain):
    """The codes of all figures, in order."""
    document = replace(from_plain(plain), sections=((0, ""),))
    return [found.code for found in findings(document, find_numerals(document, [], "2023"))]


LATE = "ho_so_tthc.giai_quyet_qua_han"
RECEIVED_NOW, FROM_BEFORE = "ho_so_tthc.tiep_nhan_trong_ky", "ho_so_tthc.tiep_nhan_ky_truoc"
RECEIVED, ONLINE = "ho_so_tthc.tiep_nhan", "ho_so_tthc.tiep_nhan_truc_tuyen"


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        ("Trong quý, toàn tỉnh tiếp nhận 900 hồ sơ.", [RECEIVED]),
        ("Trong tuần, toàn tỉnh tiếp nhận 900 hồ sơ.", [""]),
        ("Tại buổi ra quân đã tiếp nhận 90 hồ sơ.", [""]),
        ("Toàn tỉnh tiếp nhận 90 hồ sơ đăng ký doanh nghiệp.", [""]),
        ("Toàn tỉnh tiếp nhận 900 hồ sơ trực tuyến.", [ONLINE]),
        ("Đã tiếp nhận 90 hồ sơ của hộ nghèo.", [""]),
        ("Đăng ký thường trú qua mạng tiếp nhận 410 hồ sơ.", [""]),
        ("Khai sinh: tiếp nhận 31 hồ sơ; đăng ký kết hôn tiếp nhận 12 hồ sơ.", ["", ""]),
        ("Toàn tỉnh tiếp nhận 900 hồ sơ mới và 31 hồ sơ tồn.", [RECEIVED_NOW, FROM_BEFORE]),
        (
            "Kích hoạt 420 tài khoản định danh điện tử mức độ 2.",
            ["chuyen_doi_so.tai_khoan_dinh_danh"],
        ),
    ],
)
def test_a_qualifier_makes_a_part(sentence, wanted):
    assert codes(sentence) == wanted


def test_a_qualifier_of_the_statement_before_is_not_this_ones():
    text = "Nộp trực tuyến 640 hồ sơ; qua đó, toàn tỉnh tiếp nhận 900 hồ sơ."
    assert codes(text) == [ONLINE, RECEIVED]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đã giải quyết 900 hồ sơ. Trong đó hộ tịch 216 hồ sơ (trễ 01), đất đai 40 hồ sơ (trễ 12).",
        "Đã giải quyết 900 hồ sơ, chứng thực 150 hồ sơ (quá hạn 2 hồ sơ).",
        "Giải quyết hồ sơ: đăng ký kết hôn 31 hồ sơ (quá hạn 03 hồ sơ).",
    ],
)
def test_what_brackets_say_of_a_part_is_of_that_part(sentence):
    assert LATE not in codes(sentence)


def test_what_brackets_say_of_the_whole_is_of_the_whole():
    assert codes("Toàn tỉnh đã giải quyết 900 hồ sơ (quá hạn 12 hồ sơ).")[-1] == LATE
