"""Places along lines of print, and where rows of print have their middle."""

import cv2
import numpy
import pytest

from extractor.imaging.line_places import (
    about_mean,
    places_of,
    rows_of_print,
    runs_of_print,
    small_of,
)
from tests.imaging.drawn import curled, text_page


@pytest.mark.parametrize("lines", [14, 24, 34])
def test_each_row_of_print_has_its_middle(lines):
    found = rows_of_print(text_page(lines=lines))
    assert len(found) == lines
    steps = numpy.diff(numpy.sort(found[:, 1]))
    assert numpy.allclose(steps, 0.28 * 120, atol=3)


@pytest.mark.parametrize("lines", [14, 24, 34])
def test_each_row_of_print_has_its_middle_between_its_begin_and_its_end(lines):
    page = text_page(lines=lines)
    runs, middles = runs_of_print(page), rows_of_print(page)
    assert len(runs.begins) == len(runs.ends) == lines
    between = (runs.begins + runs.ends) / 2
    assert numpy.allclose(between, middles, atol=12)
    assert (runs.ends - runs.begins)[:, 0].min() > 300


def test_too_few_rows_tell_nothing():
    assert len(rows_of_print(text_page(lines=4))) == 0
    assert len(runs_of_print(text_page(lines=4)).begins) == 0


@pytest.mark.parametrize("amount, level", [(0, True), (0.01, False), (-0.02, False)])
def test_places_of_level_lines_lie_about_their_mean(amount, level):
    page = text_page()
    places = places_of(small_of(curled(page, amount) if amount else page))
    off = numpy.abs(about_mean(places.y, places)) * 280
    assert (numpy.percentile(off, 95) < 1.5) == level


def test_a_frame_and_a_rule_are_no_lines_of_print():
    page = text_page()
    before = len(rows_of_print(page))
    cv2.rectangle(page, (20, 20), (960, 1380), 20, 4)
    cv2.line(page, (120, 60), (700, 60), 20, 3)
    assert len(rows_of_print(page)) == before
