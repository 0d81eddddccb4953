"""Level lines of digital pages."""

import pytest

from extractor.model import Box
from extractor.witnesses.level_strokes import level_rules

WIDTH = 595.0


def line(y, left=40, right=400):
    return Box(left, y - 0.5, right, y + 0.5)


def cells(y):
    """A line below each cell of a row."""
    return [line(y, left, left + 90) for left in range(40, 400, 90)]


def heights(found):
    return [(round(own.x0), round(own.x1), round(own.centre[1])) for own in found]


def test_lines_of_a_table_are_found_with_those_between_its_heads():
    found = level_rules([line(100), line(110, 220, 400), line(120), line(140)], (), WIDTH)
    assert heights(found) == [(40, 400, 100), (220, 400, 110), (40, 400, 120), (40, 400, 140)]


def test_lines_below_cells_are_one():
    drawn = [line(100), *cells(120), *cells(140), *cells(160)]
    assert heights(level_rules(drawn, (), WIDTH)) == [(40, 400, y) for y in (100, 120, 140, 160)]


@pytest.mark.parametrize(
    "drawn",
    [
        [],
        [line(100), line(700)],  # a frame around the text
        [line(y, 100, 220) for y in (100, 120, 140)],  # words underlined
        [line(100), line(120, 40, 300), line(140, 90, 400)],  # none like another
    ],
)
def test_other_strokes_are_none(drawn):
    assert level_rules(drawn, (), WIDTH) == ()


def test_lines_of_tables_with_upright_ones_are_left_to_these():
    drawn = [line(y) for y in (100, 120, 140)]
    assert level_rules(drawn, [Box(40, 100, 400, 140)], WIDTH) == ()
