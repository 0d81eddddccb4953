"""Tests of cells cut out."""

from itertools import pairwise

import cv2
import numpy
import pytest

from extractor.imaging.cell_crops import dpi_to_read_at, line_shots, shot_of
from extractor.imaging.grids import Area
from extractor.imaging.ruled_lines import ink_of

DPI = 200
AREA = Area(row=2, column=3, rows=1, columns=1, left=100, top=50, right=420, foot=210)


def cell(*lines, apart=48, size=1.0):
    """A page with one cell that holds these lines of print."""
    page = numpy.full((300, 600), 255, "uint8")
    for at, text in enumerate(lines):
        place = (180, 95 + at * apart)
        cv2.putText(page, text, place, cv2.FONT_HERSHEY_DUPLEX, size, 0, 2, cv2.LINE_AA)
    return page


def shots(page):
    dark = ink_of(page)
    return line_shots(shot_of(AREA, page, dark, DPI, DPI), page, dark, DPI, DPI)


@pytest.mark.parametrize("lines", [("15", "30"), ("70%", "50%"), ("1", "2", "345")])
def test_figures_below_each_other_are_a_picture_each(lines):
    found = shots(cell(*lines))
    assert [one.lines for one in found] == [1] * len(lines)
    assert all(one.short for one in found)
    assert all(a.ink.y1 < b.ink.y0 for a, b in pairwise(found))


@pytest.mark.parametrize("step", [5, 6, 7])
@pytest.mark.parametrize("lines", [("15", "30"), ("-4", "219"), ("1", "2", "345")])
def test_specks_between_lines_join_none(lines, step):
    page = cell(*lines)
    for row in range(70, 200, step):
        beside = [x for x in range(184, 196) if page[row - 1 : row + 7, x - 2 : x + 5].min() > 200]
        for x in beside[:1]:
            page[row : row + 6, x : x + 3] = 0
    found = shots(page)
    assert len(found) == len(lines)
    assert all(a.ink.y1 <= b.ink.y0 for a, b in pairwise(found))


@pytest.mark.parametrize("one", range(2))
def test_a_line_is_shown_without_the_others(one):
    page = cell("15", "30", apart=34)  # so near that their margins overlap
    part = shots(page)[one].part
    inked = (part < 128).any(axis=1)
    assert numpy.diff(inked.astype(int)).tolist().count(1) == 1


def test_lines_of_unlike_height_stay_together():
    page = cell("15")
    cv2.putText(page, "2", (180, 180), cv2.FONT_HERSHEY_DUPLEX, 2.0, 0, 3, cv2.LINE_AA)
    assert shots(page) == ()


@pytest.mark.parametrize(
    "size, dpi, wanted",
    [(1.0, 200, 200), (0.6, 200, 400), (0.8, 200, 353), (1.0, 120, 240), (0.4, 120, 480)],
)
def test_small_print_is_enlarged(size, dpi, wanted):
    """Print at size 1 is 22 pixels high, what readers need is 20."""
    read_at = dpi_to_read_at([AREA, AREA], ink_of(cell("1.250", size=size)), dpi)
    assert read_at == pytest.approx(wanted, rel=0.15)


def test_a_page_without_print_in_cells_is_read_as_it_is():
    assert dpi_to_read_at([AREA], ink_of(cell("")), 200) == 200
    assert dpi_to_read_at([], ink_of(cell("12")), 120) == 240


@pytest.mark.parametrize(("shade", "shown"), [(150, True), (190, True), (235, False)])
def test_a_faint_minus_is_shown_with_its_number(shade, shown):
    page = cell("17")
    page[84:87, 166:176] = shade  # a thin stroke before the digits, in red print made grey
    dark = ink_of(page)
    with_sign, without = (shot_of(AREA, one, dark, DPI, DPI) for one in (page, cell("17")))
    assert (with_sign.ink.x0 < without.ink.x0 - 2) is shown


def test_a_tables_line_before_a_number_is_no_minus():
    page = cell("17")
    page[50:210, 168:171] = 150
    dark = ink_of(cell("17"))
    assert (
        shot_of(AREA, page, dark, DPI, DPI).ink.x0
        == shot_of(AREA, cell("17"), dark, DPI, DPI).ink.x0
    )


@pytest.mark.parametrize("start", [100, 130, 140])
def test_a_line_that_shows_through_from_the_back_is_no_minus(start):
    page = cell("17")
    page[84:87, start:176] = 190
    dark = ink_of(cell("17"))
    seen = shot_of(AREA, page, dark, DPI, DPI)
    assert seen.ink.x0 == shot_of(AREA, cell("17"), dark, DPI, DPI).ink.x0
