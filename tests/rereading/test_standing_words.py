"""Tests of columns of figures that were read upwards, or not at all."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy
import pytest

from extractor.model import Box, Word
from extractor.rereading.page_in_lines import PageInLines
from extractor.rereading.standing_words import with_standing_columns, with_unread_columns
from extractor.witnesses.readers import Reader

DPI = 144  # two pixels a point
ROWS = (100, 118, 136, 154, 172)  # tops of lines


def page(folder: Path, rows=ROWS, x=300):
    """A page with a bar for a digit in each row; whoever reads a line of it has a 7."""
    grey = numpy.full((500, 900), 255, "uint8")
    for top in rows:
        cv2.rectangle(grey, (2 * x, 2 * top), (2 * x + 11, 2 * top + 19), 0, -1)
    seven = Word("7", Box(6, 6, 8, 9), 0.9)
    reader = Reader(
        name="made",
        read_page=lambda picture, dpi: (),
        read_strips=lambda pictures, dpi, shape: [(seven,) for _ in pictures],
        orientation=lambda picture: 0,
        engine=lambda: "made",
    )
    return PageInLines(grey, DPI, reader, folder)


def name(top):
    return Word("Trạm", Box(90, top, 120, top + 10), 0.96)


NAMES = tuple(map(name, ROWS))


def upwards(*texts, x=300):
    tops = ROWS[::-1]
    return tuple(
        Word(text, Box(x, top, x + 8, top + 10), 0.6)
        for text, top in zip(texts, tops, strict=False)
    )


@pytest.mark.parametrize(
    "texts",
    [("Ơ", "¬i", "Œ©", "©", "G"), ("9", "=-", "(©", "ø", "Ơ"), ("hĐ", "G3", "+", "CƠ", "Œœ")],
)
def test_a_column_read_upwards_is_read_line_by_line(tmp_path, texts):
    found = with_standing_columns((*NAMES, *upwards(*texts)), page(tmp_path))
    read = [word for word in found if word.box.x0 > 200]
    assert [word.text for word in read] == ["7"] * 5
    assert [round(word.box.y0) for word in read] == list(ROWS)
    assert all(word.box.height > 9 for word in read)  # the print's box, not the engine's


@pytest.mark.parametrize(
    "texts", [("@", "8", "b0", "mẻ"), ("C", "G0", "œ", "="), ("3", "S", "Œ", "ø")]
)
def test_a_column_whose_lines_were_read_by_twos_is_read_line_by_line(tmp_path, texts):
    rows = tuple(range(60, 236, 22))
    twos = [Box(300, top, 308, top + 32) for top in rows[-2::-2]]
    words = tuple(Word(text, box, 0.4) for text, box in zip(texts, twos, strict=True))
    found = with_standing_columns((*map(name, rows), *words), page(tmp_path, rows))
    read = [word for word in found if word.box.x0 > 200]
    assert [word.text for word in read] == ["7"] * len(rows)
    assert [round(word.box.y0) for word in read] == list(rows)


def tall(*pieces, x=300):
    """Words that are as high as several lines: (text, top, foot) of each."""
    return tuple(Word(text, Box(x - 2, top, x + 12, foot), 0.1) for text, top, foot in pieces)


@pytest.mark.parametrize(
    "pieces",
    [
        [("sềồBĐBrềsS8£%", 100, 182)],
        [("è*»®bzo‹", 136, 182), (":.ˆêˆ", 100, 128)],
        [("M0)", 154, 182), ("NÓ", 118, 146), ("8", 100, 110)],
    ],
)
def test_a_column_that_became_words_as_high_as_its_lines_is_read_line_by_line(tmp_path, pieces):
    found = with_standing_columns((*NAMES, *tall(*pieces)), page(tmp_path))
    read = [word for word in found if word.box.x0 > 200]
    assert [word.text for word in read] == ["7"] * 5
    assert [round(word.box.y0) for word in read] == list(ROWS)


def test_a_head_that_stands_beside_no_lines_stays(tmp_path):
    beside = tall(("øÚÊ6€", 100, 182), x=240)
    before = (name(60), name(240), *beside, *tall(("sềồBĐBrềsS8£%", 100, 182)))
    assert with_standing_columns(before, page(tmp_path)) == before


@pytest.mark.parametrize(
    "words",
    [
        upwards("Tổng", "số", "hồ", "sơ", "mới"),  # a head that stands
        upwards("Ơ", "¬i"),  # too few
        upwards("Ơ", "¬i", "Œ©", "©", "G")[::-1],  # from the top, as columns are read
    ],
)
def test_other_words_stay(tmp_path, words):
    before = (*NAMES, *words)
    assert with_standing_columns(before, page(tmp_path)) == before


def boxes(rows=ROWS, x=300, wide=6, high=10):
    return [Box(x, top, x + wide, top + high) for top in rows]


def test_a_column_that_was_not_read_is_read_line_by_line(tmp_path):
    found = with_unread_columns(NAMES, boxes(), page(tmp_path))
    assert [word.text for word in found[len(NAMES) :]] == ["7"] * 5


@pytest.mark.parametrize("low, high, kept", [(1, 4, True), (2, 6, True), (12, 16, False)])
def test_a_mark_that_hangs_below_the_digits_is_read_with_them(tmp_path, low, high, kept):
    """A comma reaches below the place that digits of a line take; the next line does not."""
    pages = []
    made = page(tmp_path)
    for top in ROWS:
        foot = 2 * (top + 10)
        cv2.rectangle(made.grey, (604, foot - 4 + low), (606, foot + high), 0, -1)

    def read_strips(pictures, dpi, shape):
        pages.extend(cv2.imread(str(file), 0) for file in pictures)
        return [(Word("7", Box(6, 6, 8, 9), 0.9),) for _ in pictures]

    reader = replace(made.reader, read_strips=read_strips)
    with_unread_columns(NAMES, boxes(), replace(made, reader=reader))
    inked = [int((picture < 128).any(axis=1).sum()) for picture in pages]
    assert inked and all((rows >= 20 + high) == kept for rows in inked)


@pytest.mark.parametrize(
    "ink",
    [
        boxes(ROWS[:3]),  # specks
        boxes([top + 200 for top in ROWS]),  # beside no words
        boxes(wide=60),  # a picture
        boxes(high=3),  # dots
    ],
)
def test_other_ink_is_no_column(tmp_path, ink):
    assert with_unread_columns(NAMES, ink, page(tmp_path)) == NAMES
