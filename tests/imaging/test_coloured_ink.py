"""Coloured ink: print in a colour stays, what was stamped or written over print fades."""

import cv2
import numpy
import pytest

from extractor.imaging import cleaning, coloured_ink

DPI = 200
BLACK = (25, 25, 25)
INKS = {"blue": (150, 45, 30), "red": (45, 35, 200), "green": (60, 120, 20)}
PAPERS = {"green": (0.74, 0.9, 0.72), "pink": (0.84, 0.8, 1.0), "yellow": (0.6, 0.93, 1.0)}


def written(picture, text, at, ink, scale=1.2):
    cv2.putText(picture, text, at, cv2.FONT_HERSHEY_SIMPLEX, scale, ink, 3, cv2.LINE_AA)


def page(ink=BLACK, lines=24):
    """A page with lines of words and numbers in one ink, 200 dots per inch."""
    picture = numpy.full((2339, 1654, 3), 250, "uint8")
    for row in range(lines):
        written(
            picture, f"da giai quyet {1204 + 37 * row} ho so trong ky", (150, 260 + row * 70), ink
        )
    return picture


def multiplied(picture, layer):
    return (picture.astype("uint16") * layer // 255).astype("uint8")


def dark_share(made, seen, row):
    """How much of the ink above a line's foot is still dark: 1 where all of it is."""
    part = slice(row - 40, row - 1), slice(140, 1100)
    before = cv2.cvtColor(seen, cv2.COLOR_BGR2GRAY)[part] < 160
    return (made[part] < 160)[before].mean()


@pytest.mark.parametrize("ink", INKS)
def test_a_page_printed_in_a_colour_keeps_its_underlined_lines(ink):
    seen = page(INKS[ink])
    for row in (0, 3, 4):
        cv2.line(seen, (150, 268 + row * 70), (900, 268 + row * 70), INKS[ink], 3)
    made = cleaning.clean_picture(seen, DPI)
    assert all(dark_share(made.grey, seen, 260 + row * 70) > 0.9 for row in range(6))


@pytest.mark.parametrize("ink", INKS)
def test_an_underlined_heading_in_a_colour_among_black_print_stays(ink):
    seen = page()
    for row in (1, 9):
        seen[260 + row * 70 - 48 : 260 + row * 70 + 20] = 250
        written(seen, f"Thu ngan sach thang {10 + row}", (150, 260 + row * 70), INKS[ink])
        cv2.line(seen, (150, 268 + row * 70), (700, 268 + row * 70), INKS[ink], 3)
    made = cleaning.clean_picture(seen, DPI)
    assert "colour" in made.steps
    assert all(dark_share(made.grey, seen, 260 + row * 70) > 0.85 for row in (1, 9))


def sealed(paper):
    """Black print on paper of a colour under a red seal; the print alone, and where the ring is."""
    layer = numpy.full((2339, 1654, 3), 255, "uint8")
    cv2.circle(layer, (700, 900), 140, (125, 120, 225), 8)
    tint = (numpy.array(PAPERS[paper]) * 255).astype("uint8")
    return multiplied(multiplied(page(), layer), tint), layer[:, :, 0] < 160


@pytest.mark.parametrize("paper", PAPERS)
def test_a_seal_on_coloured_paper_fades(paper):
    seen, ring = sealed(paper)
    print_alone = cv2.cvtColor(page(), cv2.COLOR_BGR2GRAY)
    made = cleaning.clean_picture(seen, DPI)
    assert "colour" in made.steps
    assert numpy.median(made.grey[ring & (print_alone > 200)]) > 190
    assert numpy.median(made.grey[ring & (print_alone < 60)]) < 110


@pytest.mark.parametrize("ink", INKS)
def test_a_few_ticks_of_a_pen_through_print_fade(ink):
    layer = numpy.full((2339, 1654, 3), 255, "uint8")
    for x, y in ((500, 250), (560, 460)):
        points = numpy.array([(x, y - 20), (x + 8, y), (x + 34, y - 46)], "int32")
        cv2.polylines(layer, [points], False, INKS[ink], 4, cv2.LINE_AA)
    seen = multiplied(page(), layer)
    made = cleaning.clean_picture(seen, DPI)
    alone = (cv2.cvtColor(layer, cv2.COLOR_BGR2GRAY) < 150) & (page()[:, :, 0] > 240)
    assert "colour" in made.steps
    assert (made.grey[alone] < 140).mean() < 0.15
    assert dark_share(made.grey, page(), 260) > 0.95


def test_rims_of_a_colour_along_black_print_are_no_ink():
    seen = page(lines=1)
    seen[:, :, 2] = numpy.roll(seen[:, :, 2], 1, axis=1)
    seen[:, :, 0] = numpy.roll(seen[:, :, 0], -1, axis=1)
    assert not coloured_ink.is_coloured(seen, DPI)


def test_a_seal_and_few_black_words_are_no_page_in_red():
    seen = numpy.full((2339, 1654, 3), 250, "uint8")
    written(seen, "Nguyen Van An", (700, 1500), BLACK)
    layer = numpy.full_like(seen, 255)
    for radius, width in ((140, 8), (90, 4)):
        cv2.circle(layer, (800, 1480), radius, (60, 50, 210), width)
    for step in range(40):
        turn = numpy.radians(step * 9)
        at = int(790 + 115 * numpy.cos(turn)), int(1490 + 115 * numpy.sin(turn))
        written(layer, "UBND"[step % 4], at, (60, 50, 210), 0.6)
    made = cleaning.clean_picture(multiplied(seen, layer), DPI)
    ring = (layer[:, :, 0] < 120) & (seen[:, :, 0] > 200)
    assert numpy.median(made.grey[ring]) > 190


MARKERS = {"yellow": (60, 240, 255), "blue": (255, 215, 125), "pink": (215, 150, 255)}


@pytest.mark.parametrize("marker", MARKERS)
def test_a_markers_stroke_over_numbers_leaves_no_rim(marker):
    layer = numpy.full((2339, 1654, 3), 255, "uint8")
    for row in (0, 2, 3, 7):
        cv2.line(layer, (470, 248 + row * 70), (590, 246 + row * 70), MARKERS[marker], 40)
    print_alone = page()
    made = cleaning.clean_picture(multiplied(print_alone, cv2.GaussianBlur(layer, (5, 5), 0)), DPI)
    marked = cv2.erode(layer, numpy.ones((3, 3)))[:, :, 0:3].min(axis=2) < 252
    free = marked & (cv2.erode(print_alone[:, :, 0], numpy.ones((9, 9))) > 240)
    assert numpy.percentile(made.grey[free], 1) > 200
    assert all(dark_share(made.grey, print_alone, 260 + row * 70) > 0.95 for row in (0, 2, 3, 7))


@pytest.mark.parametrize("pale", [(150, 148, 182), (155, 152, 178), (158, 160, 190)])
def test_the_pale_parts_of_a_seal_fade_with_it_and_print_below_them_stays(pale):
    layer = numpy.full((2339, 1654, 3), 255, "uint8")
    turned = {"startAngle": 0, "color": pale, "thickness": 6}
    cv2.circle(layer, (700, 900), 140, (125, 120, 225), 8)
    cv2.ellipse(layer, (700, 900), (140, 140), 0, endAngle=150, **turned)
    cv2.ellipse(layer, (700, 900), (90, 90), 0, endAngle=360, **turned)
    seen = multiplied(page(), layer)
    made = coloured_ink.without_coloured_ink(seen, DPI)
    print_alone = cv2.cvtColor(page(), cv2.COLOR_BGR2GRAY)
    off_print = cv2.erode(print_alone, numpy.ones((15, 15), "uint8")) > 200
    ring = (layer[:, :, 0] < 200) & off_print
    assert numpy.percentile(made[ring], 10) > 215
    assert numpy.median(made[(layer[:, :, 0] < 200) & (print_alone < 60)]) < 110
    rows = [row for row in range(24) if 740 < 260 + row * 70 < 1060]
    assert all(dark_share(made, page(), 260 + row * 70) > 0.9 for row in rows)
