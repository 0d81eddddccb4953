"""Ink that fills a gap between words, as print with a stroke over it does."""

import cv2
import numpy
import pytest

from extractor.imaging import printed_gaps
from extractor.model import Box

GAP = Box(50, 20, 100, 32)
SCALE = 0.5  # points a pixel is wide


def drawn(kind):
    grey = numpy.full((120, 300), 255, "uint8")
    if kind == "print":
        cv2.putText(grey, "va 32 gia", (102, 62), cv2.FONT_HERSHEY_SIMPLEX, 0.75, 0, 2)
        points = [(x, 50 + (15 if x // 10 % 2 else -12)) for x in range(100, 205, 10)]
        cv2.polylines(grey, [numpy.array(points, "int32")], False, 0, 3)
    if kind == "line":
        cv2.line(grey, (90, 60), (210, 60), 0, 3)
    if kind == "tick":
        cv2.line(grey, (140, 30), (150, 70), 0, 4)
    if kind == "dots":
        grey[60:63, 100:200:8] = 0
    return grey


@pytest.mark.parametrize(
    "kind, found", [("print", [GAP]), ("line", []), ("tick", []), ("dots", []), ("", [])]
)
def test_print_fills_a_gap_and_nothing_else_does(kind, found):
    assert printed_gaps(drawn(kind), [GAP], SCALE) == found


def test_a_page_without_gaps_is_not_looked_at():
    assert printed_gaps(drawn("print"), [], SCALE) == []
