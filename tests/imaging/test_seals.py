"""Round seals in a grey scan fade, print below them stays, and what is no seal stays too."""

import cv2
import numpy
import pytest

from extractor.imaging import cleaning
from extractor.imaging.seals import without_grey_seals

HIGH, WIDE, DPI = 2339, 1654, 200


def page(thick=3):
    grey = numpy.full((HIGH, WIDE), 250, "uint8")
    for row in range(24):
        words = f"da giai quyet {1204 + 37 * row} ho so trong ky nay va"
        at = 150, 260 + row * 70
        cv2.putText(grey, words, at, cv2.FONT_HERSHEY_SIMPLEX, 1.1, 25, thick, cv2.LINE_AA)
    return grey


def seal(middle, radius, shade, width=7):
    """A seal alone: two rims, letters between them, a star's place in the middle."""
    layer = numpy.full((HIGH, WIDE), 255, "uint8")
    cv2.circle(layer, middle, radius, shade, width, cv2.LINE_AA)
    cv2.circle(layer, middle, round(0.62 * radius), shade, 3, cv2.LINE_AA)
    for step in range(30):
        turn = numpy.radians(step * 12)
        x = round(middle[0] - 10 + 0.8 * radius * numpy.cos(turn))
        y = round(middle[1] + 10 + 0.8 * radius * numpy.sin(turn))
        cv2.putText(layer, "UBND"[step % 4], (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.7, shade, 2)
    return layer


def under(print_, layer):
    return (print_.astype("uint16") * layer // 255).astype("uint8")


@pytest.mark.parametrize(
    "middle, radius, shade, thick",
    [
        ((700, 900), 146, 130, 3),
        ((900, 1250), 120, 150, 2),
        ((520, 420), 170, 115, 4),
        ((1000, 2050), 146, 140, 3),  # below the print
    ],
)
def test_a_seal_fades_and_print_below_it_stays(middle, radius, shade, thick):
    layer, print_ = seal(middle, radius, shade), page(thick)
    made = cleaning.clean_picture(under(print_, layer), DPI)
    assert "seals" in made.steps
    free = (layer < 200) & (cv2.erode(print_, numpy.ones((9, 9))) > 240)
    assert numpy.percentile(made.grey[free], 20) > 225
    covered = (layer < 200) & (print_ < 60)
    assert not covered.any() or numpy.percentile(made.grey[covered], 90) < 110


def frame(layer):
    cv2.rectangle(layer, (560, 760), (900, 1040), 130, 6)


def ellipse(layer):
    cv2.ellipse(layer, (700, 900), (220, 120), 0, 0, 360, 130, 6)


def half_circle(layer):
    cv2.ellipse(layer, (700, 900), (146, 146), 0, 0, 170, 130, 6)


def blot(layer):
    cv2.circle(layer, (700, 900), 330, 150, -1)


@pytest.mark.parametrize("drawn", [frame, ellipse, half_circle, blot])
def test_what_is_no_round_seal_stays(drawn):
    layer = numpy.full((HIGH, WIDE), 255, "uint8")
    drawn(layer)
    assert without_grey_seals(under(page(), layer), DPI) is None


def faded(layer, print_, made):
    """How bright most of a seal's ink is in the page made, away from print."""
    free = (layer < 200) & (cv2.erode(print_, numpy.ones((9, 9))) > 240)
    return numpy.percentile(made[free], 20)


def test_all_seals_of_a_page_fade():
    layers = [seal((600, 700), 146, 150), seal((1100, 1300), 120, 165), seal((400, 1500), 150, 140)]
    layer = numpy.minimum.reduce(layers)
    made = without_grey_seals(under(page(), layer), DPI)
    assert [faded(one, page(), made) > 225 for one in layers] == [True, True, True]


@pytest.mark.parametrize("paler, darker", [(150, 90), (175, 105), (190, 100)])
def test_a_seal_pressed_on_unevenly_fades_as_a_whole(paler, darker):
    across = numpy.linspace(0, 12, WIDE)[None]
    press = darker + (paler - darker) * (0.5 + 0.5 * numpy.sin(across))
    layer = numpy.maximum(seal((700, 900), 146, 0), press).astype("uint8")
    layer[seal((700, 900), 146, 0) > 200] = 255
    made = without_grey_seals(under(page(), layer), DPI)
    assert faded(layer, page(), made) > 220
    covered = (layer < 200) & (page() < 60)
    assert numpy.percentile(made[covered], 90) < 110


@pytest.mark.parametrize("blur, paper, shade", [(2.5, 190, 0.7), (2.0, 200, 0.6), (3.0, 215, 0.8)])
def test_print_that_is_out_of_focus_is_no_seal(blur, paper, shade):
    print_ = cv2.GaussianBlur(page(2), (0, 0), blur).astype("float32")
    seen = paper - shade * (250 - print_)
    seen[:300, :600] = 20  # what the page lies on
    assert without_grey_seals(seen.clip(0, 255).astype("uint8"), DPI) is None


def test_a_circle_as_dark_as_print_stays():
    assert without_grey_seals(under(page(), seal((700, 900), 146, 20)), DPI) is None


def test_pages_without_a_seal_are_left_as_they_are():
    assert without_grey_seals(page(), DPI) is None
    assert without_grey_seals(numpy.full((HIGH, WIDE), 250, "uint8"), DPI) is None


def test_letters_of_a_coloured_seal_fade_with_it():
    layer = numpy.full((HIGH, WIDE, 3), 255, "uint8")
    for channel, shade in enumerate((190, 60, 70)):
        layer[:, :, channel] = seal((700, 2050), 146, shade)
    seen = under(cv2.cvtColor(page(), cv2.COLOR_GRAY2BGR), layer)
    made = cleaning.clean_picture(seen, DPI)
    assert numpy.percentile(made.grey[1880:2220, 530:870], 1) > 180


@pytest.mark.parametrize("inked", [0.75, 0.6])
def test_letters_of_a_coloured_seal_in_grainy_ink_fade_with_it(inked):
    grain = numpy.random.default_rng(3).random((HIGH // 3 + 1, WIDE // 3 + 1))
    dots = numpy.repeat(numpy.repeat(grain < inked, 3, 0), 3, 1)[:HIGH, :WIDE]
    layer = numpy.full((HIGH, WIDE, 3), 255, "uint8")
    for channel, shade in enumerate((90, 100, 200)):  # red
        layer[:, :, channel] = numpy.where(dots, seal((700, 2050), 146, shade), 255)
    seen = under(cv2.cvtColor(page(), cv2.COLOR_GRAY2BGR), layer)
    made = cleaning.clean_picture(cv2.GaussianBlur(seen, (0, 0), 1.2), DPI)
    assert numpy.percentile(made.grey[1880:2220, 530:870], 1) > 180


@pytest.mark.parametrize("high, wide", [(2339, 1653), (2339, 1654), (2338, 1651), (2337, 1655)])
def test_a_seal_at_the_edge_of_a_page_of_any_size_fades(high, wide):
    layer = seal((1510, 2190), 135, 130)
    seen = numpy.full((high, wide), 250, "uint8")
    part = slice(0, min(high, HIGH)), slice(0, min(wide, WIDE))
    seen[part] = under(page(), layer)[part]
    made = without_grey_seals(seen, DPI)
    assert made.shape == seen.shape
    free = ((layer < 200) & (cv2.erode(page(), numpy.ones((9, 9))) > 240))[part]
    assert numpy.percentile(made[part][free], 20) > 225


def hairlines(size, places, width):
    """How much of each pixel of a row lines cover that lie between pixels, as scanners see them."""
    pixels = numpy.arange(size)[:, None]
    begins, ends = places - width / 2, places + width / 2
    covered = numpy.minimum(pixels + 1, ends) - numpy.maximum(pixels, begins)
    return covered.clip(0, 1).sum(axis=1).clip(0, 1)


def small_print(high, wide, width):
    """A table of narrow columns: of its thin lines some fall on two rows of pixels, which makes
    them paler than print."""
    grey = numpy.full((HIGH, WIDE), 250, "uint8")
    rows, columns = numpy.arange(300, 1500, high), numpy.arange(150, 1500, wide)
    level, upright = hairlines(HIGH, rows, width), hairlines(WIDE, columns, width)
    ink = numpy.zeros((HIGH, WIDE))
    box = slice(300, round(rows[-1])), slice(150, round(columns[-1]))
    ink[box] = numpy.maximum(level[box[0], None], upright[None, box[1]])
    for row in rows[:-1]:
        for column in columns[:-1]:
            words = f"{round(row * column) % 1889}"
            at = round(column + wide - 12 - 9 * len(words)), round(row + high - 10)
            cv2.putText(grey, words, at, cv2.FONT_HERSHEY_COMPLEX_SMALL, 0.62, 20, 1, cv2.LINE_AA)
    return numpy.minimum(grey, (250 - 235 * ink).astype("uint8"))


@pytest.mark.parametrize("high, wide, width", [(35.2, 91.6, 1.4), (28.3, 60.4, 1.2)])
def test_a_table_of_thin_lines_and_small_figures_has_no_seal(high, wide, width):
    assert without_grey_seals(small_print(high, wide, width), DPI) is None


@pytest.mark.parametrize("radius, shade", [(146, 120), (120, 140), (170, 110)])
def test_lines_of_a_table_stay_below_a_seal(radius, shade):
    lines = numpy.full((HIGH, WIDE), 250, "uint8")
    for row in range(500, 1400, 52):
        cv2.line(lines, (150, row), (1500, row), 130, 2)
    layer = seal((800, 900), radius, shade)
    made = without_grey_seals(under(under(page(), lines), layer), DPI)
    kept = (lines < 140) & (page() > 240)
    assert numpy.percentile(made[kept], 95) < 160
    free = (layer < 200) & (lines > 240) & (cv2.erode(page(), numpy.ones((9, 9))) > 240)
    free &= cv2.erode(lines, numpy.ones((9, 9))) > 240
    assert numpy.percentile(made[free], 20) > 225
