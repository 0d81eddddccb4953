"""Tests of sentences."""

import codecs
import unicodedata

import pytest

from extractor.language.plain import plain_text
from extractor.language.sentences import decode_text, is_garbled, sentence_spans

LONG = "Trong kỳ, các cơ quan chuyên môn đã tham mưu " + "và phối hợp thực hiện nhiệm vụ " * 8


def test_decomposed_text_reads_the_same():
    plain = "đã giải quyết 23/28 thủ tục hành chính"
    assert decode_text(unicodedata.normalize("NFD", plain).encode()) == plain


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_texts_are_read_as_notepad_saves_them(code):
    assert decode_text("tiếp nhận 1.250 hồ sơ\r\n".encode(code)) == "tiếp nhận 1.250 hồ sơ\n"
    big_endian = codecs.BOM_UTF16_BE + "tiếp nhận".encode("utf-16-be")
    assert decode_text(big_endian) == "tiếp nhận"


@pytest.mark.parametrize("data", [b"\xff\xfe\x41", b"\xff\x41", "đất".encode("utf-16-le")])
def test_texts_in_other_codes_are_refused(data):
    with pytest.raises(UnicodeDecodeError):
        decode_text(data)


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
    ("text", "items"),
    [
        ("c/ Trụ sở xây mới 2 nhà\nd/ Cơ chế một cửa ở 9 xã", 2),
        ("1- Tự kiểm tra 12 văn bản\n2- Kiểm tra theo thẩm quyền 9 văn bản", 2),
        ("(a) Cán bộ 11 người\n(b) Công chức 12 người\n(iv) Viên chức 9 người", 3),
        ("● Hồ sơ 12\n● Đơn thư 9", 2),
        ("\uf0d8 Hồ sơ 12\n\uf0d8 Đơn thư 9", 2),
        ("Số: 12/BC-UBND ngày\n5/6/2024 của huyện", 1),  # a date is no mark
        ("giai đoạn 2021 -\n2025 của huyện", 1),
        ("cấp xã 15 bộ phận (trong đó\n(ở xã) có 9)", 1),
    ],
)
def test_marked_items_are_sentences(text, items):
    assert len(sentence_spans(plain_text(text).text)) == items


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
