"""Slashes told from pale ink between words."""

from __future__ import annotations

import cv2
import numpy
import pytest

from extractor.imaging import slashes_in
from extractor.model import Box

PAPER, PRINT = 235, 30
HIGH, GAP = 24, 14  # pixels of a digit and of the gap behind it


def page(shade: int, foot: int = 42, lean: int = 8, seed: int = 0) -> numpy.ndarray:
    """Two blocks of print with a stroke of some shade leaning through the gap between them."""
    made = numpy.full((80, 120), PAPER, "uint8")
    made[30 : 30 + HIGH, 20:40] = PRINT
    made[30 : 30 + HIGH, 40 + GAP : 80] = PRINT
    cv2.line(made, (foot, 30 + HIGH), (foot + lean, 30), shade, 1, cv2.LINE_AA)
    grain = numpy.random.default_rng(seed).normal(0, 6, made.shape)
    return numpy.clip(made + grain, 0, 255).astype("uint8")


def seen(grey: numpy.ndarray) -> bool:
    return slashes_in(grey, [Box(40, 30, 40 + GAP, 30 + HIGH)], 1.0)[0]


@pytest.mark.parametrize("shade", [190, 170, 120, 30])
def test_slash_is_seen_however_pale(shade: int) -> None:
    assert all(seen(page(shade, seed=seed)) for seed in range(4))


def test_blank_shows_none() -> None:
    assert not any(seen(page(PAPER, seed=seed)) for seed in range(20))


@pytest.mark.parametrize("shade", [190, 120, 30])
def test_upright_stroke_is_none(shade: int) -> None:
    """It may be a 1 that nobody read."""
    assert not any(seen(page(shade, foot=47, lean=lean)) for lean in (0, 1, 2))


def test_stroke_that_leans_to_the_left_is_none() -> None:
    assert not seen(page(120, foot=51, lean=-8))


def test_half_a_stroke_is_none() -> None:
    grey = page(PAPER)
    cv2.line(grey, (44, 54), (47, 44), 60, 1, cv2.LINE_AA)
    assert not seen(grey)


def test_no_gap_is_looked_at() -> None:
    assert slashes_in(page(120), [], 1.0) == []
    assert slashes_in(page(120), [Box(40, 30, 40, 54)], 1.0) == [False]
