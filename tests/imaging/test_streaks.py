"""Shadows across a page are lit, print in them and thin rules stay."""

import cv2
import numpy
import pytest

from extractor.imaging import cleaning
from extractor.imaging.streaks import without_streaks

HIGH, WIDE, DPI = 2339, 1654, 200


def page():
    grey = numpy.full((HIGH, WIDE), 250, "uint8")
    for row in range(24):
        words = f"da giai quyet {1204 + 37 * row} ho so trong ky nay va"
        at = 150, 260 + row * 70
        cv2.putText(grey, words, at, cv2.FONT_HERSHEY_SIMPLEX, 1.1, 25, 3, cv2.LINE_AA)
    return grey


def shadow(middle, depth, breadth, slope, upright):
    """What is left of the light in a shadow across the page that runs aslant."""
    across, along = (WIDE, HIGH) if upright else (HIGH, WIDE)
    place = numpy.arange(across)[:, None] - slope * numpy.arange(along)[None, :]
    light = 1 - depth * numpy.exp(-(((place - middle) / breadth) ** 2))
    return light.T if upright else light


FOLDS = {
    "a fold through a line": (525, 0.35, 6, 0.0, False),
    "a fold aslant": (655, 0.3, 8, 0.012, False),
    "a deep fold": (668, 0.45, 5, -0.005, False),
    "an upright streak": (600, 0.35, 6, 0.0, True),
}


@pytest.mark.parametrize("fold", FOLDS)
def test_a_shadow_is_lit_and_print_in_it_stays(fold):
    light = shadow(*FOLDS[fold])
    seen = (page() * light).astype("uint8")
    made = cleaning.clean_picture(seen, DPI, only=("streaks",)).grey
    dark, paper = light < 0.8, cv2.erode(page(), numpy.ones((5, 5))) > 240
    assert numpy.percentile(seen[dark & paper], 50) < 200
    assert numpy.percentile(made[dark & paper], 20) > 225
    assert numpy.percentile(made[dark & (page() < 60)], 95) < 110


def test_two_shadows_that_cross_are_both_lit():
    light = shadow(525, 0.35, 6, 0.0, False) * shadow(600, 0.35, 6, 0.0, True)
    made = without_streaks((page() * light).astype("uint8"), DPI)
    paper = cv2.erode(page(), numpy.ones((5, 5))) > 240
    assert numpy.percentile(made[(light < 0.8) & paper], 20) > 220


@pytest.mark.parametrize("shade, thick", [(30, 2), (30, 6), (120, 2), (150, 3)])
def test_rules_of_tables_and_underlines_stay(shade, thick):
    seen = page()
    for row in range(8):
        cv2.line(seen, (140, 285 + row * 140), (1500, 285 + row * 140), shade, thick)
    cv2.line(seen, (140, 285), (140, 1265), shade, thick)
    assert without_streaks(seen, DPI) is None


def test_pages_of_two_shades_and_blank_ones_have_none():
    assert without_streaks(numpy.where(page() < 128, 0, 255).astype("uint8"), DPI) is None
    assert without_streaks(numpy.full((HIGH, WIDE), 250, "uint8"), DPI) is None


@pytest.mark.parametrize("high, wide", [(2339, 1653), (2333, 1650), (2338, 1651), (2337, 1655)])
@pytest.mark.parametrize("upright", [False, True])
def test_pages_of_odd_sizes_keep_them(high, wide, upright):
    light = shadow(600, 0.35, 7, 0.0, upright)
    seen = numpy.full((high, wide), 250, "uint8")
    seen[:2333, :1650] = (page() * light).astype("uint8")[:2333, :1650]
    made = without_streaks(seen, DPI)
    assert made.shape == seen.shape
    paper = cv2.erode(page(), numpy.ones((5, 5))) > 240
    dark = ((light < 0.8) & paper)[:2333, :1650]
    assert numpy.percentile(made[:2333, :1650][dark], 20) > 220
