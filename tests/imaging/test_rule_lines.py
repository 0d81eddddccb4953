"""Level lines of tables without upright ones are taken off the page; others stay."""

import cv2
import numpy
import pytest

from extractor.imaging.rule_lines import level_rules
from tests.imaging.drawn import INK, PAPER, text_page

DPI = 150
HIGH, WIDE = 1754, 1240
HEADS = [("Xa", 150, 255), ("Dau ky", 480, 235), ("Ho", 420, 290), ("Nguoi", 560, 290)]


def put(grey, text, x, y):
    cv2.putText(grey, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.7, INK, 2, cv2.LINE_AA)


def table(*, lines=(200, 310, 900), fall=0, shade=40, thick=1):
    """A table of level lines, falling by `fall` pixels from left to right; one more line below a
    head over two columns."""
    grey = numpy.full((HIGH, WIDE), PAPER, "uint8")
    for y in lines:
        cv2.line(grey, (120, y), (1100, y + fall), shade, thick, cv2.LINE_AA)
    cv2.line(grey, (400, 250), (700, 250 + round(fall * 0.3)), shade, thick, cv2.LINE_AA)
    for text, x, y in HEADS:
        put(grey, text, x, y)
    for row in range(8):
        put(grey, f"Xa {row}", 150, 380 + 60 * row)
        put(grey, f"{1204 + 31 * row}", 420, 380 + 60 * row)
        put(grey, f"{88 + 7 * row}", 560, 380 + 60 * row)
    return grey


@pytest.mark.parametrize(
    "drawn",
    [{}, {"fall": 4}, {"shade": 150}, {"thick": 3}, {"lines": (200, 310, *range(400, 900, 60))}],
)
def test_level_lines_of_a_table_go_and_its_print_stays(drawn):
    seen = table(**drawn)
    bare = table(**{**drawn, "lines": (), "shade": PAPER})
    found = level_rules(seen, DPI)
    assert len(found.lines) == len(drawn.get("lines", (1, 2, 3))) + 1
    drawn_lines = (seen < 200) & (bare > 240)
    assert (found.without_lines[drawn_lines] > 200).mean() > 0.98
    print_of = bare < 100
    assert (found.without_lines[print_of] < 120).mean() > 0.97


def test_each_head_has_a_place_of_its_own():
    found = level_rules(table(), DPI)
    places = [(round(box.left, -1), round(box.top, -1)) for box in found.heads]
    assert len(places) == len(HEADS)
    for text, x, y in HEADS:
        assert any(abs(left - x) <= 15 and abs(top - (y - 18)) <= 15 for left, top in places), text
    bare = found.without_heads
    assert (bare[205:300, 130:1090] < 150).mean() < 0.001 and (bare[320:] < 100).any()


def underlined(grey):
    for y in (300, 600, 900):
        cv2.line(grey, (300, y), (520, y), INK, 2)


def two_lines(grey):
    for y in (150, 1500):
        cv2.line(grey, (120, y), (1100, y), INK, 2)


def lines_of_different_ends(grey):
    for y, left in ((300, 120), (700, 300), (1200, 520)):
        cv2.line(grey, (left, y), (left + 500, y), INK, 2)


@pytest.mark.parametrize("drawn", [underlined, two_lines, lines_of_different_ends])
def test_lines_that_are_no_tables_stay(drawn):
    grey = text_page(DPI)
    drawn(grey)
    found = level_rules(grey, DPI)
    assert found.without_lines is grey and not found.heads and not found.lines


def test_a_page_of_text_has_no_level_lines():
    grey = text_page(DPI)
    assert level_rules(grey, DPI).without_lines is grey
