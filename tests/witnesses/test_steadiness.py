"""Tests of steady_numerals."""

import cv2
import numpy
import pytest

from extractor.model import Box, Word
from extractor.reading.page import READERS
from extractor.reading.picture import ReadOnce, read_again
from extractor.witnesses.steadiness import steady_numerals, without_those_beside


def row(number, read, evidence="opposed"):
    """Two words beside a numeral, too few to tell how wide a digit is there."""
    words = (
        Word("thu", Box(10, 10, 30, 20), 0.9),
        Word(number, Box(35, 10, 60, 20), 0.99, evidence=evidence, others=(read,)),
        Word("kg", Box(65, 10, 75, 20), 0.9),
    )
    return words


@pytest.mark.parametrize(
    "number, read, in_ink, asked",
    [
        ("05", "65", 0, True),  # as many digits in both readings
        ("02/6/2023", "62/6/2023", 0, True),
        ("2.871.905.000", "2.871905.000", 0, True),  # the same digits
        ("14,1%", "/4,/%;", 0, True),
        ("31/10/2023", "3110/2023", 0, True),
        ("20/11/2020", "20/1/2020", 0, False),  # a digit more: nothing tells that it is printed
        ("20/11/2020", "20/1/2020", 10, True),  # but for the ink
        ("2016", "23016", 4, True),
        ("2016", "23016", 5, False),
        ("198-TB/HU", "98-TB/HU", 9, False),  # letters are no digits in ink
    ],
)
def test_a_judge_is_asked_where_it_is_told_how_many_signs_are_printed(number, read, in_ink, asked):
    words = row(number, read)
    found = steady_numerals(words, lambda _: in_ink)
    assert found == ([1] if asked else [])
    assert [strip.words for strip in without_those_beside(words, found)] == [(1,)] * len(found)
    assert steady_numerals(row(number, read, evidence="agreed"), lambda _: in_ink) == []


@pytest.mark.parametrize(
    "drawn, read, wanted",
    [
        ("147", "141", "reread"),
        ("980", "989", "reread"),
        ("3.527", "8.527", "reread"),
        ("26/9", "26/0", "reread"),
    ],
)
def test_a_numeral_in_a_line_of_few_words_is_read_by_a_judge_too(drawn, read, wanted, tmp_path):
    page = numpy.full((300, 1400), 255, "uint8")
    texts, boxes, left = ("thu", drawn, "kg"), [], 100
    for text in texts:
        (wide, high), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 1.8, 4)
        cv2.putText(page, text, (left, 180), cv2.FONT_HERSHEY_SIMPLEX, 1.8, 0, 4, cv2.LINE_AA)
        boxes.append(Box(left, 180 - high, left + wide, 184))
        left += wide + 45
    scale = 72 / 200
    in_points = [Box(*(scale * at for at in (b.x0, b.y0, b.x1, b.y1))) for b in boxes]
    words = tuple(
        Word(text, box, 0.9) for text, box in zip(("thu", read, "kg"), in_points, strict=True)
    )
    once = ReadOnce(page, page, 200, 0, 0.0, words, (), ())
    seen = read_again(once, READERS, tmp_path).words
    assert [(word.text, word.evidence) for word in seen][1] == (drawn, wanted)
