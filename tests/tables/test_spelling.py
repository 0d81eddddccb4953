"""Tests of spelling."""

import pytest

from extractor.tables.spelling import Wordstock, mended_heads

READ_WELL = {
    "dong": frozenset({"động"}),
    "luong": frozenset({"lượng"}),
    "nghia": frozenset({"nghĩa"}),
    "truong": frozenset({"trường", "trưởng"}),
    "thuc": frozenset({"thực"}),
}


@pytest.mark.parametrize(
    "head, wanted",
    [
        ("Tổng số lao đông", "Tổng số lao động"),
        ("Tổng số lao dộng", "Tổng số lao động"),
        ("nghìn đồng", "nghìn đồng"),
        ("Số luọng", "Số lượng"),
        ("Trương phòng", "Trương phòng"),  # two words may be meant
        ("Thvc hiện", "Thực hiện"),
        ("Tổng", "Tổng"),
    ],
)
def test_a_head_keeps_words_that_are_words(head, wanted):
    assert mended_heads((head,), Wordstock(READ_WELL)) == (wanted,)
