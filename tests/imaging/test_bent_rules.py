"""Tables of bent paper, whose lines leave their places by more than their breadth."""

import cv2
import numpy
import pytest

from extractor.imaging import find_grids

DPI = 200
COLUMNS, ROWS = (100, 260, 700, 1000, 1300), tuple(range(100, 520, 60))


def bent(height, waves):
    """A table whose level lines are waves of a height in pixels, with a number in every cell."""
    grey = numpy.full((640, 1400), 245, "uint8")
    across = numpy.arange(COLUMNS[0], COLUMNS[-1] + 1)
    wave = height * numpy.sin((across - COLUMNS[0]) / (COLUMNS[-1] - COLUMNS[0]) * waves * 3.1416)
    for top in ROWS:
        points = numpy.stack([across, numpy.rint(top + wave)], axis=1).astype("int32")
        cv2.polylines(grey, [points], False, 30, 3)
    for left in COLUMNS:
        at = int(wave[left - COLUMNS[0]])
        cv2.line(grey, (left, ROWS[0] + at), (left, ROWS[-1] + at), 30, 3)
    for top in ROWS[:-1]:
        for left in COLUMNS[:-1]:
            at = int(wave[left + 50 - COLUMNS[0]])
            cv2.putText(grey, "8.638", (left + 30, top + at + 42), 0, 0.9, 20, 2, cv2.LINE_AA)
    return grey


@pytest.mark.parametrize("height, waves", [(0, 1), (9, 1), (9, 2), (7, 3), (-8, 2)])
def test_no_rest_of_a_bent_line_stays_in_a_cell(height, waves):
    found = find_grids(bent(height, waves), DPI)
    assert len(found.grids) == 1
    left = 255 - found.without_lines[:, COLUMNS[0] + 5 : COLUMNS[-1] - 5]
    _, _, pieces, _ = cv2.connectedComponentsWithStats((left > 100).astype("uint8"), None, None, 8)
    flat = [piece for piece in pieces[1:] if piece[2] > 4 * piece[3]]
    assert flat == []


def test_numbers_stay_whole():
    straight, wavy = (find_grids(bent(height, 2), DPI).without_lines for height in (0, 9))
    inked = [(picture < 128).sum() for picture in (straight, wavy)]
    assert abs(inked[0] - inked[1]) < 0.03 * inked[0]
