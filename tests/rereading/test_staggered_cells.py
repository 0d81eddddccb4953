"""Tests of cells whose lines stand half a line off those beside them."""

from pathlib import Path

import cv2
import numpy
import pytest

from extractor.model import Box, Word
from extractor.rereading.page_in_lines import PageInLines
from extractor.rereading.staggered_cells import with_columns_apart
from extractor.witnesses.readers import Reader

DPI = 144  # two pixels a point
NAMES, OWNERS, FIGURES = (20, 120), (150, 220), (260, 300)
THREE, TWO, ONE = (0, 12, 24), (6, 18), (12,)  # where lines of a row stand below its top
ROWS = (100, 150, 200)  # tops


def reader(confidence):
    """Reads one word of each line."""
    return Reader(
        name="made",
        read_page=lambda picture, dpi: (),
        read_strips=lambda pictures, dpi, shape: [
            (Word(f"dòng{at}", Box(5, 5, 15, 13), confidence),) for at, _ in enumerate(pictures)
        ],
        orientation=lambda picture: 0,
        engine=lambda: "made",
    )


def box(column, y):
    return Box(column[0], y, column[1], y + 8)


def page_of(folder, places, confidence=0.95):
    """A page with a bar at each place."""
    grey = numpy.full((600, 700), 255, "uint8")
    for place in places:
        corners = [round(2 * at) for at in (place.x0, place.y0, place.x1 - 1, place.y1)]
        cv2.rectangle(grey, tuple(corners[:2]), tuple(corners[2:]), 0, -1)
    return PageInLines(grey, DPI, reader(confidence), folder)


def cells(columns):
    """The places of a table's lines: (column, where its lines stand in each row)."""
    return [box(column, top + off) for top in ROWS for column, lines in columns for off in lines]


STAGGERED = ((NAMES, THREE), (OWNERS, TWO), (FIGURES, ONE))


def read(places, torn=()):
    """A word at each place, read surely; of those in `torn`, signs of what was lost."""
    return tuple(
        Word("Š", replaced, 0.2) if (replaced := torn.get(at)) else Word(f"w{at}", place, 0.95)
        for at, place in enumerate(places)
    )


@pytest.mark.parametrize(
    "torn",
    [
        lambda place: Box(place.x0, place.y0 - 6, place.x1, place.y1 + 6),  # two lines high
        lambda place: Box(place.x0 - 40, place.y0, place.x1, place.y1),  # out of its column
        lambda place: place,  # unsure alone
    ],
)
def test_lines_of_a_column_that_were_torn_are_read_alone(tmp_path: Path, torn):
    places = cells(STAGGERED)
    owners = {at: torn(place) for at, place in enumerate(places) if place.x0 == OWNERS[0]}
    owners = dict(list(owners.items())[1:2])  # the second line of the first row
    found = with_columns_apart(read(places, owners), page_of(tmp_path, places))
    texts = [word.text for word in found]
    assert "Š" not in texts and any(text.startswith("dòng") for text in texts)
    kept = [f"w{at}" for at, place in enumerate(places) if place.x0 != OWNERS[0]]
    assert [text for text in texts if text in kept] == kept


@pytest.mark.parametrize(
    "columns, confidence",
    [
        (((NAMES, THREE), (OWNERS, THREE), (FIGURES, ONE)), 0.95),  # on the same lines
        (((NAMES, THREE), (OWNERS, TWO)), 0.95),  # two columns, as of a letterhead
        (STAGGERED, 0.1),  # read no better alone
    ],
)
def test_other_print_stays_as_it_was_read(tmp_path: Path, columns, confidence):
    places = cells(columns)
    before = read(places, {1: places[1]})
    assert with_columns_apart(before, page_of(tmp_path, places, confidence)) == before


def test_print_is_read_once_where_parts_of_a_page_overlap(tmp_path: Path):
    tops = (*ROWS, 330, 370)
    places = [
        box(column, top + off) for top in tops for column, lines in STAGGERED for off in lines
    ]
    places += [box(column, 260) for column in (NAMES, FIGURES)]
    torn = {at: place for at, place in enumerate(places) if place.x0 == OWNERS[0]}
    found = with_columns_apart(
        read(places, dict(list(torn.items())[::3])), page_of(tmp_path, places)
    )
    tops = sorted((round(word.box.x0), round(word.box.y0)) for word in found)
    assert len(tops) == len(set(tops)) == len(places)
