"""Paper that a scan of two levels shows as dots."""

from __future__ import annotations

import cv2
import numpy
import pytest
from PIL import Image

from extractor.imaging import clean_picture
from extractor.imaging.dithered_paper import without_dots

DPI = 200


def printed(paper: int) -> numpy.ndarray:
    """A page of one shade with lines of digits on it."""
    made = numpy.full((900, 700), paper, "uint8")
    for y in range(60, 880, 40):
        cv2.putText(made, "48.937 luot nguoi 12/2019", (40, y), 2, 0.9, 20, 2, cv2.LINE_AA)
    return made


def of_two_levels(grey: numpy.ndarray) -> numpy.ndarray:
    """As a scanner makes two levels of it, by strewn dots."""
    return numpy.asarray(Image.fromarray(grey).convert("1").convert("L"))


@pytest.mark.parametrize("paper", [180, 200, 225])
def test_dots_of_tinted_paper_become_white(paper: int) -> None:
    made = without_dots(of_two_levels(printed(paper)), DPI)
    assert made is not None
    assert numpy.median(made) > 240
    assert made.min() < 20
    assert (made[:20] < 128).mean() < 0.001  # nothing is printed there


def test_dots_of_a_screen_become_white() -> None:
    rows, columns = numpy.mgrid[0:900, 0:700]
    screen = ((rows % 3 == 0) & (columns % 3 == 0)) * 255
    made = without_dots(numpy.minimum(printed(255), 255 - screen).astype("uint8"), DPI)
    assert made is not None and numpy.median(made) > 240


@pytest.mark.parametrize("grain", [0, 8, 14])
def test_other_paper_stays(grain: int) -> None:
    noise = numpy.random.default_rng(1).normal(0, grain, (900, 700))
    grey = numpy.clip(printed(225) + noise, 0, 255).astype("uint8")
    assert without_dots(grey, DPI) is None


def test_white_page_of_two_levels_stays() -> None:
    assert without_dots(of_two_levels(printed(255)), DPI) is None


def test_page_is_cleaned_of_them_first() -> None:
    assert clean_picture(of_two_levels(printed(200)), DPI).steps[0] == "dots"
