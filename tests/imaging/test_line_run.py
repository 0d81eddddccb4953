"""Lines of print are set level where they are bent, and left where they are not."""

import cv2
import numpy
import pytest

from extractor.imaging.line_run import level_lines
from tests.imaging.drawn import curled, text_page


@pytest.mark.parametrize("amount", [0.02, 0.035, -0.02])
def test_bent_lines_are_set_level(amount):
    bent = curled(text_page(), amount)
    level = level_lines(bent, bent)
    assert level is not None and not level.bent
    rows = [(255.0 - side).sum(axis=1) for side in (bent, level.picture)]
    before, after = (numpy.square(numpy.diff(row)).sum() for row in rows)
    assert after > 3 * before


@pytest.mark.parametrize("amount", [0.008, 0.012, -0.008])
def test_slightly_bent_lines_are_set_level_where_a_camera_took_them(amount):
    bent = curled(text_page(), amount)
    level = level_lines(bent, bent, lambda: True, 1.5)
    assert level is not None and level.picture.shape[1] == round(1.5 * bent.shape[1])
    seen = cv2.resize(level.picture, bent.shape[::-1], interpolation=cv2.INTER_AREA)
    rows = [(255.0 - side).sum(axis=1) for side in (bent, seen)]
    before, after = (numpy.square(numpy.diff(row)).sum() for row in rows)
    assert after > 1.2 * before


def test_a_flat_page_stays_as_it_is_wherever_it_was_taken():
    page = text_page()
    assert level_lines(page, page, lambda: True, 1.5) is None
