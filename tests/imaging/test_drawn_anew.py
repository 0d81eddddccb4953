"""A picture drawn anew has each pixel from where it is said to come."""

import numpy
import pytest

from extractor.imaging.drawn_anew import Sources, drawn_anew
from tests.imaging.drawn import text_page


def as_it_is(columns=99, rows=140):
    across = (numpy.arange(columns, dtype="float32") + 0.5) / columns
    down = (numpy.arange(rows, dtype="float32") + 0.5) / rows
    x, y = numpy.meshgrid(across, down)
    return Sources(columns=x.astype("float32"), rows=y.astype("float32"))


def test_a_way_that_moves_nothing_gives_the_same_page():
    page = text_page()
    drawn = drawn_anew(page, as_it_is())
    inner = numpy.abs(drawn[40:1300, 40:900].astype(int) - page[40:1300, 40:900])
    assert inner.mean() < 6


@pytest.mark.parametrize("finer", [1.5, 2.0])
def test_a_finer_page_has_more_pixels_either_way(finer):
    page = text_page()
    drawn = drawn_anew(page, as_it_is(), finer)
    assert drawn.shape[1] == round(finer * page.shape[1])
    assert drawn.shape[0] == pytest.approx(finer * page.shape[0], rel=0.01)


def test_a_way_turned_over_turns_the_page():
    page = text_page()
    way = as_it_is()
    turned = drawn_anew(page, Sources(way.columns, way.rows[::-1].copy()))
    usual = drawn_anew(page, way)
    assert numpy.abs(turned[::-1].astype(int) - usual).mean() < 6
