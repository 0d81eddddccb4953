"""Tests of model."""

from extractor.model import Box


def test_a_box_of_the_straightened_page_lies_where_the_word_was():
    box = Box(100, 100, 160, 112).slanted(1.5, 595, 842)
    assert abs(box.x0 - 100) < 12 and abs(box.y0 - 100) < 12 and 0 <= box.x0 < box.x1 <= 595
