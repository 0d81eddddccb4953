"""Tests of places."""

from extractor.lines.document_text import build_text
from extractor.lines.places import place_of
from extractor.model import Box, PageReading, Word


def test_words_of_a_slanting_page_are_ordered_level_and_placed_where_they_stand():

    words = tuple(
        Word(t, Box(60 + 45 * k, y, 100 + 45 * k, y + 10), 0.9)
        for y, line in (
            (100, "đã giải quyết đúng hạn 12 hồ sơ"),
            (114, "và còn 3 hồ sơ đang giải quyết"),
        )
        for k, t in enumerate(line.split())
    )
    level, slanting = (
        build_text([PageReading(1, 595, 842, "ocr", "layer_empty", words, slant=s)])
        for s in (0.0, 1.5)
    )
    assert level.text == slanting.text
    here, there = (place_of(document, 0, 2).box for document in (level, slanting))
    assert here == words[0].box and 2 < there.y0 - here.y0 < 8  # the left runs down
