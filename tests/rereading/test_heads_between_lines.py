"""Tests of heads that are read one by one."""

from pathlib import Path

import cv2
import numpy

from extractor.imaging import PixelBox
from extractor.model import Box, Word
from extractor.rereading.heads_between_lines import with_heads
from extractor.rereading.page_in_lines import PageInLines
from extractor.witnesses.readers import Reader

DPI = 144  # two pixels a point
WORDS = (Word("BIỂU", Box(100, 20, 140, 30), 0.9), Word("1.204", Box(100, 80, 130, 90), 0.9))


def page(folder: Path, heads):
    grey = numpy.full((400, 900), 255, "uint8")
    for box in heads:
        cv2.rectangle(grey, (box.left, box.top), (box.right - 1, box.foot - 1), 0, -1)
    read = (Word("Tổng", Box(10, 9, 30, 17), 0.9), Word("số", Box(33, 9, 43, 17), 0.9))
    reader = Reader(
        name="made",
        read_page=lambda picture, dpi: (),
        read_strips=lambda pictures, dpi, shape: [read for _ in pictures],
        orientation=lambda picture: 0,
        engine=lambda: "made",
    )
    return PageInLines(grey, DPI, reader, folder)


def test_heads_are_read_one_by_one_and_stand_before_the_rows(tmp_path: Path):
    heads = [PixelBox(200, 90, 290, 110), PixelBox(500, 100, 590, 120)]
    words = with_heads(WORDS, heads, page(tmp_path, heads))
    assert [word.text for word in words] == ["BIỂU", "Tổng", "số", "Tổng", "số", "1.204"]
    assert 240 < words[3].box.x0 < 260 and 45 < words[3].box.y0 < 60


def test_without_heads_the_words_are_as_they_were(tmp_path: Path):
    assert with_heads(WORDS, (), page(tmp_path, ())) is WORDS


def test_heads_of_a_page_without_rows_stand_last(tmp_path: Path):
    heads = [PixelBox(200, 390, 290, 398)]
    words = with_heads(WORDS, heads, page(tmp_path, heads))
    assert [word.text for word in words] == ["BIỂU", "1.204", "Tổng", "số"]
