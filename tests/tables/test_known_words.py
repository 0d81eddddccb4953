"""Tests of words put right by those that offices use."""

import pytest

from extractor.tables.known_words import KnownWords
from extractor.tables.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    "read, wanted",
    [
        ("Phòng Y tê", "Phòng Y tế"),
        ("Phòng Nôi vụ", "Phòng Nội vụ"),
        ("Ban Quản lý dự án đâu tư xây dựng", "Ban Quản lý dự án đầu tư xây dựng"),
        ("Phòng Kinh tê và Hạ tâng", "Phòng Kinh tế và Hạ tầng"),
        ("BIÊN CHÊ GIAO", "BIÊN CHẾ GIAO"),
        ("Trùng tâm Văn hóa", "Trung tâm Văn hóa"),
        ("Thế thao", "Thể thao"),
        ("Kỷ trước", "Kỳ trước"),
        ("Đoàn đồng người", "Đoàn đông người"),
        ("Thu xố số kiến thiết", "Thu xổ số kiến thiết"),
        ("KHÔI SỰ NGHIỆP", "KHỐI SỰ NGHIỆP"),
        ("Đơn vi, Y tê", "Đơn vị, Y tế"),
    ],
)
def test_marks_that_were_misread(read, wanted):
    assert load_vocabulary().spelt.mended(read) == wanted


@pytest.mark.parametrize(
    "name",
    [
        "Xã Nôi Vụ",  # a name of its own
        "Chi tiêu",  # or chỉ tiêu
        "Xã Kỷ Trước",
        "Phòng Đồng Người",
        "Số lương",  # or số lượng
        "Y 15 tê",
        "Y, tê",
        "Nguyễn Thị Thu Hà",
        "",
    ],
)
def test_what_may_be_meant_stays(name):
    assert load_vocabulary().spelt.mended(name) == name


@pytest.mark.parametrize("words", [["kinh tế", "kinh tê"], ["kinh"], ["kinh tế xã"]])
def test_a_list_that_cannot_be_followed_is_refused(words):
    with pytest.raises(KeyError):
        KnownWords.of(words)
