"""Whom a statement speaks of: no body in brackets, nor the subject of another paragraph."""

from dataclasses import replace

import pytest

from extractor.figures.find import find_numerals
from extractor.indicators.blocks import opens_a_paragraph
from extractor.indicators.prose import findings
from extractor.layout import from_plain


def codes(plain):
    """The codes of all figures, in order."""
    document = replace(from_plain(plain), sections=((0, ""),))
    return [found.code for found in findings(document, find_numerals(document, [], "2023"))]


FILES = "ho_so_tthc."
LAND = "Trên địa bàn tỉnh có 12 xã, với điểm phục vụ ở mọi nơi.\n\n"


@pytest.mark.parametrize(
    "aside",
    [
        "(kể cả Chi nhánh Văn phòng đăng ký)",
        "(không tính Bưu điện huyện và 4 điểm thu)",
        "(nhiều nhất là Sở Xây dựng)",
    ],
)
def test_a_body_in_closed_brackets_is_not_the_subject(aside):
    text = LAND + f"Kết quả trong quý {aside}: tiếp nhận 940 hồ sơ. Đã giải quyết 903 hồ sơ."
    assert codes(text)[-2:] == [FILES + "tiep_nhan", FILES + "da_giai_quyet"]


def test_a_body_outside_brackets_is_the_subject():
    text = (
        LAND + "Trong quý (từ ngày 15/3), Sở Xây dựng tiếp nhận 940 hồ sơ. Đã giải quyết 903 hồ sơ."
    )
    assert codes(text)[-2:] == ["", ""]


@pytest.mark.parametrize(
    "text",
    [
        "Sở Tư pháp cho hay trong năm các cấp tiếp nhận 940 hồ sơ.",
        "Sở Xây dựng thống kê toàn tỉnh tiếp nhận 940 hồ sơ.",
        "Kết quả do Bưu điện tỉnh tổng hợp cho thấy: tiếp nhận 940 hồ sơ.",
        "Văn phòng HĐND và UBND tỉnh tiếp nhận 940 hồ sơ.",
        "Sau khi hợp nhất tỉnh Yên Bái và tỉnh Lào Cai, tỉnh Lào Cai đã tiếp nhận 940 hồ sơ.",
    ],
)
def test_who_tells_of_it_is_not_the_subject(text):
    assert codes(LAND + text)[-1] == FILES + "tiep_nhan"


@pytest.mark.parametrize("includes", ["kể cả", "tính cả", "gồm cả"])
def test_what_is_counted_in_is_a_part(includes):
    text = LAND + f"Toàn tỉnh tiếp nhận 940 hồ sơ, {includes} 35 hồ sơ của năm 2022 chuyển sang."
    assert codes(text)[-2:] == [FILES + "tiep_nhan", FILES + "tiep_nhan_ky_truoc"]


LONG = "Bưu điện tỉnh chuyển phát 415 gói, " + "nhờ các điểm văn hóa ở cơ sở " * 6 + "hỗ trợ."
OTHER = "Bưu điện tỉnh chuyển phát 415 gói."


@pytest.mark.parametrize(
    "before",
    [
        OTHER + "\n\n",
        LONG + "\n",
        OTHER + "\n",
    ],
)
def test_a_paragraph_has_a_subject_of_its_own(before):
    text = LAND + before + "Đã giải quyết 903 hồ sơ."
    assert codes(text)[-1] == FILES + "da_giai_quyet"


def test_a_sentence_of_the_paragraph_goes_on():
    assert codes(LAND + OTHER + " Đã giải quyết 903 hồ sơ.")[-1] == ""


@pytest.mark.parametrize(
    "lines, wanted",
    [
        (["Một dòng đầy đặn đến tận lề giấy.", "Tiếp theo là dòng nữa"], False),
        (["Một dòng ngắn.", "Rồi đến một dòng đầy đặn đến tận lề giấy."], True),
        (["chữ " * 50 + ".", "Đoạn sau"], True),
        (["Không xuống dòng. "], False),
    ],
)
def test_a_line_with_room_left_ends_a_paragraph(lines, wanted):
    text = "\n".join(lines)
    assert opens_a_paragraph(text, len(text) - len(lines[-1]) if len(lines) > 1 else 6) == wanted
