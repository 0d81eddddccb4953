"""Tests of sentences."""

import pytest

from extractor.language.plain import plain_text
from extractor.language.sentences import sentence_spans

LONG = "Trong kỳ, các cơ quan chuyên môn đã tham mưu " + "và phối hợp thực hiện nhiệm vụ " * 8


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
