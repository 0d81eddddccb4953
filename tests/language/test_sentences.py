"""Tests of sentences."""

import unicodedata

import pytest

from extractor.language.sentences import decode_text, is_garbled, sentence_spans

LONG = "Trong kỳ, các cơ quan chuyên môn đã tham mưu " + "và phối hợp thực hiện nhiệm vụ " * 8


def test_decomposed_text_reads_the_same():
    plain = "đã giải quyết 23/28 thủ tục hành chính"
    assert decode_text(unicodedata.normalize("NFD", plain).encode()) == plain


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (LONG + "với 12 xã\nTỷ lệ hồ sơ đạt 95%", 2),  # lines are paragraphs: none is so long
        (LONG + "với 12 xã\nthuộc huyện", 1),  # a line that goes on
        ("Huyện có 12 xã tại\nVĩnh Châu đạt chuẩn", 1),  # lines are wrapped
    ],
)
def test_a_line_with_a_capital_opens_a_sentence_where_lines_are_not_wrapped(text, sentences):
    assert len(sentence_spans(text)) == sentences


@pytest.mark.parametrize(
    "written, garbled",
    [
        ("Trong kỳ tiếp nhận 1.482 hồ sơ, giải quyết đúng hạn", True),
        ("Ủy ban nhân dân tỉnh báo cáo kết quả sáu tháng", True),
        ("Đã chi 12,5 tỷ đồng cho đường bộ và thủy lợi", True),
    ],
)
def test_letters_read_by_another_code_are_garbled(written, garbled):
    spoilt = written.encode().decode("cp1252", "ignore")
    assert (is_garbled(spoilt), is_garbled(written)) == (garbled, False)
