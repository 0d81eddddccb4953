"""Numerals as the second witness has them, in their place among the first witness's words."""

import cv2
import numpy
import pytest

from extractor.imaging import find_strips
from extractor.model import Box, Word
from extractor.witnesses import pp_ocr
from extractor.witnesses.second_witness import SecondWitness

SCALE = 72 / 300


def page_of(*printed):
    """A page with words in a row, and the words as a first witness has them: (print, reading)."""
    page = numpy.full((200, 1800), 255, "uint8")
    words, x = [], 40
    for text, read in printed:
        (wide, high), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 1.2, 3)
        cv2.putText(page, text, (x, 120), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 3, cv2.LINE_AA)
        box = Box(x * SCALE, (118 - high) * SCALE, (x + wide) * SCALE, 124 * SCALE)
        if read:
            words.append(Word(read, box, 0.95))
        x += wide + 24
    return page, tuple(words)


@pytest.mark.parametrize(
    "printed, wanted",
    [
        ([("co", "co"), ("168", "163"), ("cas", "cas")], "co 168 cas"),
        ([("dat", "đạt"), ("7.446", "7.446"), ("mau", "mẫu")], "đạt 7.446 mẫu"),
        ([("nam", "năm"), ("2024", "2o24")], "năm 2024"),
        ([("tu", "từ"), ("25", "25"), ("30", "30"), ("nguoi", "người")], "từ 25 30 người"),
    ],
)
def test_numerals_are_read_anew_and_the_words_beside_them_stay(printed, wanted):
    page, words = page_of(*printed)
    (strip,) = find_strips(words, [])
    read = SecondWitness.of(page, SCALE).read(words, strip)
    assert " ".join(word.text for word in read) == wanted


def test_its_boxes_lie_on_the_page():
    page, words = page_of(("co", "co"), ("168", "163"), ("cas", "cas"))
    (strip,) = find_strips(words, [])
    read = SecondWitness.of(page, SCALE).read(words, strip)
    mine, theirs = words[1].box, read[1].box
    assert abs(mine.x0 - theirs.x0) < 2
    assert abs(mine.x1 - theirs.x1) < 2
    assert abs(mine.y0 - theirs.y0) < 3


def test_print_that_a_box_left_out_is_seen():
    """The first witness has 44 where 544 stands, and a box around 44 only."""
    page, words = page_of(("544", "44"))
    cut_off = Box(words[0].box.x0 + 6, words[0].box.y0, words[0].box.x1, words[0].box.y1)
    words = (Word("44", cut_off, 0.95),)
    (strip,) = find_strips(words, [])
    read = SecondWitness.of(page, SCALE).read(words, strip)
    assert [word.text for word in read] == ["544"]


def test_without_the_engine_it_is_not_there(monkeypatch):
    monkeypatch.setattr(pp_ocr, "RECOGNISES", "none.onnx")
    assert not pp_ocr.is_there()
