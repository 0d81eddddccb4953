"""PP-OCR as a witness: characters with their places, places of print on a page."""

import cv2
import numpy
import pytest

from extractor.witnesses import pp_ocr


def drawn(text, wide=0):
    """A line of print as a grey picture."""
    picture = numpy.full((60, wide or 40 + 26 * len(text)), 255, "uint8")
    cv2.putText(picture, text, (15, 45), cv2.FONT_HERSHEY_SIMPLEX, 1.3, 0, 3, cv2.LINE_AA)
    return picture


@pytest.mark.parametrize(
    "text", ["2018", "1.291", "13/10/2017", "96,5%", "45B/KH", "16", "1", "(05/21)"]
)
def test_a_numeral_is_read(text):
    seen = pp_ocr.read_strips([drawn(text)])[0]
    assert seen.text.replace(" ", "") == text
    assert len(seen.scores) == len(seen.middles) == len(seen.text)
    assert seen.confidence > 0.3


def test_middles_are_pixels_of_the_strip_given():
    tall = cv2.resize(drawn("12 34", wide=700), None, fx=2, fy=2)
    seen = pp_ocr.read_strips([tall])[0]
    assert seen.middles == tuple(sorted(seen.middles))
    assert 20 < seen.middles[0] < 120
    assert 200 < seen.middles[-1] < 320


@pytest.mark.parametrize("shape", [(48, 200), (5, 3), (1, 1), (0, 7), (400, 3)])
def test_paper_has_no_characters(shape):
    assert pp_ocr.read_strips([numpy.full(shape, 255, "uint8")])[0].text == ""


def test_print_is_found_where_it_is():
    page = numpy.full((900, 700), 255, "uint8")
    page[300:360, 200:526] = drawn("2.142 nguoi")
    page[700:760, 100:166] = drawn("7")
    boxes = pp_ocr.detect(page)
    assert [box.top // 300 for box in boxes] == [1, 2]
    assert 180 < boxes[0].left < 230
    assert boxes[1].right < 200


def test_the_engine_says_what_it_is():
    assert pp_ocr.engine().startswith("PP-OCRv6 (rapidocr ")
    assert pp_ocr.is_there()
