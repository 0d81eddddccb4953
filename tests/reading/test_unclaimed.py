"""Numerals that the first reader of a scan passed over, and strokes that are none."""

from dataclasses import replace

import cv2
import numpy
import pytest

from extractor.model import Box, PageReading, Word
from extractor.reading import unclaimed
from extractor.reading.page import READERS
from extractor.reading.picture import ReadOnce
from extractor.reading.unclaimed import SeenPrint, with_unread
from tests.imaging.test_ink import printed

PRINTED = tuple(
    Word(text, Box(60 + 40 * k, 100, 90 + 40 * k, 109.6), 0.95, evidence="agreed")
    for k, text in enumerate(("1.250", "hồ", "sơ", "98,5%"))
)


def scan():
    page = numpy.full((1754, 1240), 255, "uint8")
    once = ReadOnce(page, page, 150, 0, 0.0, PRINTED, (), ())
    return PageReading(1, 595, 842, "ocr", "layer_empty", PRINTED), once


@pytest.mark.parametrize(
    "text, width, height, is_numeral",
    [
        ("1", 3.4, 9.1, True),  # the first 1 of a number that was lost
        ("1.", 3.8, 8.2, True),
        ("1", 1.0, 5.3, False),  # edges of letters that a word's box left out
        ("1", 1.9, 6.7, False),
        ("1", 0.5, 9.1, False),
        ("1", 2.4, 6.7, False),
        ("5", 4.8, 8.2, True),
        ("2", 3.0, 5.5, True),  # small, but no mere stroke
        ("3", 1.0, 8.0, False),  # the edge of a shadow, specks
        ("5", 3.0, 3.5, False),
        ("28", 3.0, 9.0, False),
        ("11", 7.0, 6.5, True),
    ],
)
def test_a_stroke_that_is_no_digit_of_the_print_is_no_numeral(
    tmp_path, monkeypatch, text, width, height, is_numeral
):
    seen = SeenPrint(Box(300, 200, 300 + width, 200 + height), text)
    monkeypatch.setattr(unclaimed, "_numerals_outside", lambda claimed, drawn: [seen])
    page, once = scan()
    assert (len(with_unread(page, once, READERS, tmp_path).words) > len(PRINTED)) == is_numeral


def test_a_number_that_no_word_claims_is_found_in_the_picture(tmp_path):
    page, once = scan()
    cv2.putText(once.around, "427", (600, 600), cv2.FONT_HERSHEY_SIMPLEX, 0.75, 0, 2, cv2.LINE_AA)
    [found] = with_unread(page, once, READERS, tmp_path).words[len(PRINTED) :]
    assert (found.text, found.evidence) == ("427", "reread")


@pytest.mark.parametrize("family", ["Liberation Serif:bold", "DejaVu Serif", "Carlito"])
@pytest.mark.parametrize("word, cut", [("nh", 5), ("Tình", 5), ("năm", 4), ("hành", -5)])
def test_the_stem_of_a_letter_is_no_numeral(tmp_path, monkeypatch, family, word, cut):
    """A word's box ends before the last stem of its last letter, or begins behind that of its
    first."""
    line, (print_,) = printed([word], family)
    box = print_.box
    line = line[:, :400]
    high, wide = line.shape
    page, once = scan()
    once.around[400 : 400 + high, 200 : 200 + wide] = line
    scale = once.scale
    place = Box(*(edge * scale for edge in (box.x0, box.y0, box.x1, box.y1))).moved(
        200 * scale, 400 * scale
    )
    stem = Box(place.x1 - 2.5, place.y1 - 8.6, place.x1, place.y1)
    claimed = Box(place.x0, place.y0, place.x1 - cut, place.y1)
    if cut < 0:
        stem = Box(place.x0, place.y1 - 8.6, place.x0 + 2.5, place.y1)
        claimed = Box(place.x0 - cut, place.y0, place.x1, place.y1)
    page = replace(page, words=(*PRINTED, Word(word, claimed, 0.95)))
    monkeypatch.setattr(
        unclaimed, "_numerals_outside", lambda claimed, drawn: [SeenPrint(stem, "1")]
    )
    assert len(with_unread(page, once, READERS, tmp_path).words) == len(page.words)


@pytest.mark.parametrize("beside, gap", [("xã", 8), ("hộ", 4), ("27", -1)])
def test_a_one_beside_a_word_is_a_numeral(tmp_path, monkeypatch, beside, gap):
    """Also one that touches the digits of a word."""
    line, (word, one) = printed([beside, "1"], space=gap)
    line = line[:, :400]
    high, wide = line.shape
    page, once = scan()
    once.around[400 : 400 + high, 200 : 200 + wide] = line
    scale = once.scale
    left, right = (
        Box(*(edge * scale for edge in (box.x0, box.y0, box.x1, box.y1))).moved(
            200 * scale, 400 * scale
        )
        for box in (word.box, one.box)
    )
    page = replace(page, words=(*PRINTED, Word(beside, left, 0.95)))
    monkeypatch.setattr(
        unclaimed, "_numerals_outside", lambda claimed, drawn: [SeenPrint(right, "1")]
    )
    assert len(with_unread(page, once, READERS, tmp_path).words) == len(page.words) + 1


@pytest.mark.parametrize(
    "word, left_out, read, is_numeral",
    [
        ("1582/BC", 1, "1582/BC", False),  # the box begins behind the first digit
        ("lập", -1, "lập", False),
        ("2023", 1, "2023", False),
        ("4.317", -1, "4.317", False),
        ("4.317", -1, "4.31", True),  # the word was read without it
        ("1582/BC", 1, "582/BC", True),
    ],
)
def test_a_sign_that_the_box_of_its_word_left_out_is_no_further_numeral(
    tmp_path, monkeypatch, word, left_out, read, is_numeral
):
    line, (print_,) = printed([word], "Liberation Serif")
    box = print_.box
    line = line[:, :400]
    high, wide = line.shape
    page, once = scan()
    once.around[400 : 400 + high, 200 : 200 + wide] = line
    scale = once.scale
    place = Box(*(edge * scale for edge in (box.x0, box.y0, box.x1, box.y1))).moved(
        200 * scale, 400 * scale
    )
    each = place.width / len(word)
    sign = Box(place.x0, place.y0, place.x0 + each, place.y1)
    rest = Box(place.x0 + each, place.y0, place.x1, place.y1)
    if left_out < 0:
        sign = Box(place.x1 - each, place.y0, place.x1, place.y1)
        rest = Box(place.x0, place.y0, place.x1 - each, place.y1)
    page = replace(page, words=(*PRINTED, Word(read, rest, 0.95)))
    monkeypatch.setattr(
        unclaimed, "_numerals_outside", lambda claimed, drawn: [SeenPrint(sign, "7")]
    )
    assert (len(with_unread(page, once, READERS, tmp_path).words) > len(page.words)) == is_numeral


@pytest.mark.parametrize(
    "read, whole, seen, at_left",
    [
        ("II,", "11,11%", "1%", False),  # its box ends before the rest, which looks like a share
        ("lÏ.", "11.480", "480", False),
        ("Ú.", "0,37", "37", False),
        ("I/IO", "21/10", "2", True),
    ],
)
def test_the_rest_of_a_numeral_taken_for_letters_is_none_of_its_own(
    tmp_path, monkeypatch, read, whole, seen, at_left
):
    box = Box(300, 200, 316, 209)
    rest = Box(294, 200, 299, 209) if at_left else Box(319, 200, 331, 209)
    monkeypatch.setattr(
        unclaimed, "_numerals_outside", lambda claimed, drawn: [SeenPrint(rest, seen)]
    )
    page, once = scan()
    letters = Word(read, box, 0.2, others=(whole,))
    page = replace(page, words=(*PRINTED, letters))
    [*_, last] = with_unread(page, once, READERS, tmp_path).words
    assert (last.text, last.evidence, last.others) == (whole, "split", (read,))
    assert last.box == Box.around([box, rest])


@pytest.mark.parametrize("other", ["11,19", "1%", "hồ sơ"])
def test_a_numeral_beside_letters_that_are_no_part_of_it_is_one(tmp_path, monkeypatch, other):
    beside = Box(319, 200, 331, 209)
    monkeypatch.setattr(
        unclaimed, "_numerals_outside", lambda claimed, drawn: [SeenPrint(beside, "1%")]
    )
    page, once = scan()
    page = replace(
        page, words=(*PRINTED, Word("II,", Box(300, 200, 316, 209), 0.2, others=(other,)))
    )
    assert len(with_unread(page, once, READERS, tmp_path).words) == len(page.words) + 1


HEAPS = tuple(
    Word(text, Box(60 + 5 * k, 300 + 12 * k, 85 + 5 * k, 310 + 12 * k), sure)
    for k, (text, sure) in enumerate([("lhục", 0.4), ("hiện", 0.8), ("Mọulá", 0.3)] * 14)
)


@pytest.mark.parametrize(
    "text, numbers",
    [
        ("09/4/2020", ["09/4/2020"]),
        ("ngay 16 thang 4", ["16", "4"]),
        ("dat 98,5% (12.340 ho)", ["98,5%", "12.340"]),
        ("Covid-19", ["19"]),
    ],
)
def test_on_a_page_that_can_hardly_be_read_letters_claim_no_ink(
    tmp_path, monkeypatch, text, numbers
):
    claimed = []

    def outside(boxes, drawn):
        claimed.extend(boxes)
        return [SeenPrint(Box(300, 200, 380, 212), text)]

    monkeypatch.setattr(unclaimed, "_numerals_outside", outside)
    page, once = scan()
    page = replace(page, words=(*PRINTED, *HEAPS))
    found = with_unread(page, once, READERS, tmp_path).words[len(page.words) :]
    assert [word.text for word in found] == numbers
    assert {word.evidence for word in found} == {"split"}
    unsure = {word.box for word in HEAPS if word.confidence < 0.75}
    assert not unsure & set(claimed) and {word.box for word in PRINTED} <= set(claimed)
    assert all(300 <= word.box.x0 < word.box.x1 <= 380 for word in found)
