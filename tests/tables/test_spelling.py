"""Tests of spelling."""

import pytest

from extractor.tables.spelling import (
    Wordstock,
    mended_heads,
    with_known_words,
    without_doubled_letters,
)

READ_WELL = {
    "dong": frozenset({"động"}),
    "luong": frozenset({"lượng"}),
    "nghia": frozenset({"nghĩa"}),
    "truong": frozenset({"trường", "trưởng"}),
    "thuc": frozenset({"thực"}),
    "hoach": frozenset({"hoạch"}),
}


@pytest.mark.parametrize(
    "head, wanted",
    [
        ("Tổng số lao đông", "Tổng số lao động"),
        ("Tổng số lao dộng", "Tổng số lao động"),
        ("nghìn đồng", "nghìn đồng"),
        ("Số luọng", "Số lượng"),
        ("Kế hoặch", "Kế hoạch"),
        ("Trương phòng", "Trương phòng"),  # two words may be meant
        ("Thvc hiện", "Thực hiện"),
        ("Tổng", "Tổng"),
    ],
)
def test_a_head_keeps_words_that_are_words(head, wanted):
    assert mended_heads((head,), Wordstock(READ_WELL)) == (wanted,)


@pytest.mark.parametrize(
    "name, wanted",
    [
        ("Tống số", "Tổng số"),
        ("TỐNG CỘNG", "TỔNG CỘNG"),
        ("Tống", "Tổng"),
        ("Tông giờ làm việc", "Tổng giờ làm việc"),
        ("Tỷ lệ trên tống số (%)", "Tỷ lệ trên tổng số (%)"),
        ("Tống Văn An", "Tống Văn An"),
        ("TỐNG THỊ LAN", "TỐNG THỊ LAN"),
        ("Xã Tống Sơn", "Xã Tống Sơn"),
        ("Tống đạt văn bản", "Tống đạt văn bản"),
    ],
)
def test_totals_are_spelt_so_and_names_are_left(name, wanted):
    assert with_known_words((name,), Wordstock(of_pictures=True)) == (wanted,)
    assert with_known_words((name,), Wordstock()) == (name,)


@pytest.mark.parametrize(
    "read, word",
    [
        ("Quàầy", "Quầy"),
        ("NÑô", "Nô"),
        ("giaáo", "giáo"),
        ("Đđường", "Đường"),
        ("Quầy", "Quầy"),
        ("Xoong", "Xoong"),
        ("TTHC", "TTHC"),
    ],
)
def test_a_letter_that_was_read_twice_stands_once(read, word):
    assert without_doubled_letters(read) == word
