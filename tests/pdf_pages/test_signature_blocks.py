"""A page with nothing but a signature's block or a stamp in its text layer, and one with more."""

import pytest

from extractor.model import Box, Word
from extractor.pdf_pages.signature_blocks import is_overlay_alone, lines_of


def printed(*lines):
    """Words of lines, each (left, top, text)."""
    words = []
    for left, top, text in lines:
        at = left
        for word in text.split():
            words.append(Word(word, Box(at, top, at + 6 * len(word), top + 12), 1.0))
            at += 6 * len(word) + 4
    return words


BLOCK = (
    (300, 40, "Ký bởi: ỦY BAN NHÂN DÂN HUYỆN"),
    (300, 54, "Cơ quan: TỈNH NAM ĐỊNH"),
    (300, 68, "Ngày ký: 14/11/2025 08:30:12 +07:00"),
)
STAMP = ((60, 30, "VĂN BẢN ĐẾN"), (60, 44, "Số: 4521"), (60, 58, "Ngày: 17/11/2025"))
ENGLISH = ((300, 40, "Signature Not Verified"), (300, 54, "Date: 2025.11.14 08:30:12 ICT"))


@pytest.mark.parametrize("pictured", [True, False])
@pytest.mark.parametrize("lines", [BLOCK, ENGLISH, (*BLOCK, (300, 800, "2"))])
def test_a_signature_alone_is_laid_over_its_page(lines, pictured):
    assert is_overlay_alone(printed(*lines), pictured)


@pytest.mark.parametrize("pictured", [True, False])
@pytest.mark.parametrize(
    "lines",
    [
        (*BLOCK, (60, 120, "Tiếp nhận 107 hồ sơ")),
        ((60, 40, "Tiếp nhận 45 hồ sơ"), *BLOCK),  # beside the block
        (*ENGLISH, (60, 300, "đạt 98,5%")),
        ((60, 300, "Báo cáo kết quả"), (60, 320, "Đạt 12 tiêu chí"), *STAMP),
    ],
)
def test_a_short_page_keeps_its_figures_beside_a_signature(lines, pictured):
    assert not is_overlay_alone(printed(*lines), pictured)


def test_a_stamp_is_laid_over_a_picture_only():
    assert is_overlay_alone(printed(*STAMP), pictured=True)
    assert not is_overlay_alone(printed(*STAMP), pictured=False)


@pytest.mark.parametrize(
    "text",
    [
        "Tổng số văn bản đến: 1.250 văn bản",
        "Cơ quan: Sở Nội vụ có 45 hồ sơ",
        "Người ký duyệt 12 hồ sơ",
    ],
)
def test_a_sentence_that_speaks_of_papers_received_is_no_stamp(text):
    assert not is_overlay_alone(printed((60, 300, text)), pictured=False)


def test_many_words_are_no_overlay():
    body = [
        (60, 100 + 14 * number, "Công tác cải cách hành chính của huyện") for number in range(4)
    ]
    assert not is_overlay_alone(printed(*BLOCK, *body), pictured=True)


def test_what_stands_apart_is_another_line():
    words = printed((60, 40, "Số: 45"), (300, 41, "Ký bởi: A"))
    assert lines_of(words) == ["Số: 45", "Ký bởi: A"]
