"""A corner that curls more steeply than the rest of its page is set level too."""

import cv2
import numpy
import pytest

from extractor.imaging.line_places import about_mean, places_of, small_of
from extractor.imaging.line_run import level_lines
from tests.imaging.drawn import PAPER, curled, text_page


def with_curled_corner(page, steep, from_left, from_top):
    """The page with its corner lifted, the steeper the further out."""
    high, wide = page.shape
    rows, columns = numpy.mgrid[0:high, 0:wide].astype("float32")
    corner = (columns / wide if from_left else 1 - columns / wide) - 0.55
    corner += (rows / high if from_top else 1 - rows / high) - 0.55
    rise = steep * wide * numpy.clip(corner, 0, None) ** 2
    return cv2.remap(page, columns, rows + rise, cv2.INTER_LINEAR, borderValue=PAPER)


def departure(page):
    """How far from level one place of a line in a hundred lies, in pixels of a small picture."""
    places = places_of(small_of(page))
    return float(numpy.percentile(numpy.abs(about_mean(places.y, places)), 99)) * 280


@pytest.mark.parametrize(
    "steep, from_left, from_top",
    [(0.9, True, True), (0.8, False, True), (0.9, True, False)],
)
def test_the_ends_of_lines_in_a_curled_corner_lie_level(steep, from_left, from_top):
    bent = with_curled_corner(curled(text_page(lines=38), 0.01), steep, from_left, from_top)
    level = level_lines(bent, bent, lambda: True, 1.0)
    assert level is not None
    assert departure(bent) > 25
    assert departure(level.picture) < 2.5
