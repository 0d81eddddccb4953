"""Pages made easier to read: each step acts where it is needed, and nowhere else."""

import cv2
import numpy
import pytest

from extractor.imaging import cleaning


def page(lines=30, dpi=150):
    """White paper with lines of words."""
    grey = numpy.full((round(11.7 * dpi), round(8.27 * dpi)), 250, "uint8")
    for row in range(lines):
        words = " ".join("hsochanhchinh"[(row + k) % 7 :][: 4 + (row * k) % 5] for k in range(9))
        cv2.putText(
            grey, words, (110, 130 + row * 48), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 20, 2, cv2.LINE_AA
        )
    return grey


@pytest.mark.parametrize("angle", [-3.0, -0.8, 0.0, 0.5, 2.2])
def test_slant_is_found_and_taken_out(angle):
    matrix = cv2.getRotationMatrix2D((620, 877), angle, 1)
    turned = cv2.warpAffine(page(), matrix, (1240, 1755), borderValue=250)
    found = cleaning.find_slant(turned)
    assert abs(found - angle) <= 0.2
    assert abs(cleaning.find_slant(cleaning.straighten(turned, found))) <= 0.2


def test_a_clean_page_is_left_alone():
    grey = page()
    made = cleaning.clean_picture(grey, 150)
    assert made.steps == () and made.grey is grey and made.slant == 0.0


def test_a_shadow_is_evened_out():
    dim = (page() * numpy.linspace(1, 0.45, 1240)[None, :]).astype("uint8")
    made = cleaning.clean_picture(dim, 150)
    assert "light" in made.steps
    assert numpy.percentile(dim[:, -60:], 80) < 130
    assert numpy.percentile(made.grey[:, -60:], 80) > 220


def test_specks_and_dark_edges_go_and_print_stays():
    spoilt = page()
    spots = numpy.random.default_rng(2).random(spoilt.shape) < 0.002
    spoilt[spots] = 30
    spoilt[:, :16] = 25
    made = cleaning.clean_picture(spoilt, 150)
    assert {"edges", "specks"} <= set(made.steps)
    dark = page() < 100
    lone = spots & ~cv2.dilate(dark.astype("uint8"), numpy.ones((7, 7))).astype(bool)
    assert (made.grey[dark] < 130).mean() > 0.97 and (made.grey[lone] < 100).mean() < 0.1


@pytest.mark.parametrize("dot", [(3, 4), (4, 3), (3, 3)])
def test_the_dots_of_thin_letters_stay_where_specks_are_single_pixels(dot):
    spoilt = page(dpi=300)
    places = [(x, y) for x in range(300, 2100, 90) for y in range(1700, 3200, 130)]
    for x, y in places:
        spoilt[y : y + dot[0], x : x + dot[1]] = 20
    spots = numpy.random.default_rng(3).random(spoilt.shape) < 0.0008
    spoilt[spots] = 30
    made = cleaning.clean_picture(spoilt, 300)
    assert "specks" in made.steps
    kept = [made.grey[y : y + dot[0], x : x + dot[1]].mean() < 100 for x, y in places]
    assert sum(kept) > 0.97 * len(kept)


@pytest.mark.parametrize("dot", [(3, 3), (3, 4), (2, 4)])
def test_specks_of_several_pixels_go_where_most_are_so_large(dot):
    spoilt = page(dpi=300)
    rng = numpy.random.default_rng(4)
    places = [(int(rng.integers(60, 2400)), int(rng.integers(1700, 3400))) for _ in range(900)]
    for x, y in places:
        spoilt[y : y + dot[0], x : x + dot[1]] = 20
    made = cleaning.clean_picture(spoilt, 300)
    assert "specks" in made.steps
    kept = [made.grey[y : y + dot[0], x : x + dot[1]].mean() < 100 for x, y in places]
    assert sum(kept) < 0.1 * len(kept)


@pytest.mark.parametrize("mark", [(2, 2), (3, 2), (2, 3)])
def test_the_dots_and_commas_of_thin_print_are_no_specks(mark):
    thin = page(dpi=200)
    dark = (thin < 200).astype("uint8")
    free = (cv2.dilate(dark, numpy.ones((17, 17))) > 0) & (
        cv2.dilate(dark, numpy.ones((9, 9))) == 0
    )
    for x in range(110, 1500, 9):
        for y in range(100, 1600, 9):
            if free[y, x] and free[y + 3, x + 3]:
                thin[y : y + mark[0], x : x + mark[1]] = 20
    made = cleaning.clean_picture(thin, 200)
    assert "specks" not in made.steps
    strewn = thin.copy()
    strewn[numpy.random.default_rng(5).random(thin.shape) < 0.001] = 30
    assert "specks" in cleaning.clean_picture(strewn, 200).steps


def test_a_red_seal_fades_and_black_print_under_it_stays():
    colour = cv2.cvtColor(page(), cv2.COLOR_GRAY2BGR)
    seal = numpy.full_like(colour, 255)
    cv2.circle(seal, (600, 700), 130, (50, 40, 210), 9)
    cv2.circle(seal, (600, 700), 95, (50, 40, 210), 5)
    stamped = (colour.astype("uint16") * seal // 255).astype("uint8")
    made = cleaning.clean_picture(stamped, 150)
    red_alone = (seal[:, :, 0] < 200) & (page() > 200)
    black_under = (seal[:, :, 0] < 200) & (page() < 60)
    assert "colour" in made.steps
    assert numpy.median(made.grey[red_alone]) > 180 and numpy.median(made.grey[black_under]) < 110


@pytest.mark.parametrize("ink", [(50, 40, 210), (200, 60, 40), (170, 40, 160)])
@pytest.mark.parametrize(
    "light, cast", [(0.3, (0.7, 0.88, 1)), (0.4, (1, 0.97, 0.9)), (0.3, (1,) * 3)]
)
def test_a_seal_fades_in_little_light_too(ink, light, cast):
    colour = cv2.cvtColor(page(), cv2.COLOR_GRAY2BGR)
    seal = numpy.full_like(colour, 255)
    cv2.circle(seal, (600, 700), 130, ink, 9)
    cv2.circle(seal, (600, 700), 95, ink, 5)
    stamped = colour.astype(float) * seal / 255 * light * numpy.array(cast)
    fading = numpy.linspace(1, 0.8, colour.shape[1])[None, :, None]
    made = cleaning.clean_picture((stamped * fading).astype("uint8"), 150)
    alone = (seal.min(axis=2) < 200) & (page() > 200)
    black_under = (seal.min(axis=2) < 200) & (page() < 60)
    assert "colour" in made.steps
    assert numpy.median(made.grey[alone]) > 180 and numpy.median(made.grey[black_under]) < 110


def test_a_watermark_is_lifted_and_print_over_it_stays():
    layer = numpy.full_like(page(), 255)
    cv2.putText(layer, "BAN SAO", (200, 900), cv2.FONT_HERSHEY_DUPLEX, 5, 190, 26, cv2.LINE_AA)
    marked = (page().astype("uint16") * layer // 255).astype("uint8")
    made = cleaning.clean_picture(marked, 150)
    assert "watermark" in made.steps
    assert (
        numpy.median(made.grey[(layer < 195) & (page() > 240)]) > 235
        and numpy.median(made.grey[(layer < 195) & (page() < 60)]) < 90
    )


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_lying_pages_are_told_from_standing_ones(degrees):
    assert cleaning.lies(cleaning.turn(page(), degrees)) == (degrees in (90, 270))


COLOURS = {"red": (45, 35, 210), "blue": (190, 70, 40)}


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("text, beside", [("-55", 18), ("-", 12), ("+3,2%", 15), ("1.204", 18)])
def test_coloured_numerals_among_black_print_stay(colour, text, beside):
    seen = cv2.cvtColor(page(), cv2.COLOR_GRAY2BGR)
    seen[430:480, 500:760] = 250
    left = 520 + beside
    style = cv2.FONT_HERSHEY_SIMPLEX, 0.9, COLOURS[colour], 2, cv2.LINE_AA
    for row in range(30):  # as many as make a page coloured
        seen[130 + row * 48 - 30 : 130 + row * 48 + 12, 500:760] = 250
        cv2.putText(seen, text, (left, 130 + row * 48), *style)
    made = cleaning.clean_picture(seen, 150)
    number = made.grey[130 + 7 * 48 - 30 : 130 + 7 * 48 + 12, 500:760]
    before = cv2.cvtColor(seen, cv2.COLOR_BGR2GRAY)[130 + 7 * 48 - 30 : 130 + 7 * 48 + 12, 500:760]
    assert "colour" in made.steps or len(text) < 3
    assert (number < 160).sum() > 0.8 * (before < 160).sum() > 0


def test_pieces_of_a_seal_among_black_print_fade():
    colour = cv2.cvtColor(page(), cv2.COLOR_GRAY2BGR)
    seal = numpy.full_like(colour, 255)
    cv2.circle(seal, (600, 700), 130, (50, 40, 210), 9)
    cv2.putText(seal, "UBND TINH", (530, 700), cv2.FONT_HERSHEY_SIMPLEX, 0.7, (50, 40, 210), 2)
    stamped = (colour.astype("uint16") * seal // 255).astype("uint8")
    made = cleaning.clean_picture(stamped, 150)
    ring = (seal[:, :, 0] < 200) & (page() > 200)
    assert numpy.median(made.grey[ring]) > 180


def streaked(darkest):
    """A page with so many shades between paper and its darkest print, paler in upright streaks."""
    ink = 250.0 - page()
    toner = darkest / 230 * (0.75 + 0.25 * numpy.sin(numpy.arange(1240) / 25))
    grain = numpy.random.default_rng(3).normal(0, 2, ink.shape)
    return numpy.clip(250 - ink * toner[None, :] + grain, 0, 255).astype("uint8")


@pytest.mark.parametrize("darkest", [60, 90, 110])
def test_faint_print_becomes_as_dark_in_every_place(darkest):
    pale = streaked(darkest)
    made = cleaning.clean_picture(pale, 150)
    assert "faint" in made.steps
    printed = page() < 60
    assert numpy.percentile(made.grey[printed], 90) < 100
    assert numpy.percentile(made.grey[~(cv2.erode(page(), numpy.ones((9, 9))) < 200)], 2) > 225


def test_dark_print_and_blank_pages_are_not_faint():
    assert not cleaning.faint(page()) and not cleaning.faint(numpy.full((400, 300), 250, "uint8"))
