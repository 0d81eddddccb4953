"""Strokes through numerals and raised digits behind them are told from the print."""

import cv2
import numpy
import pytest

from extractor.imaging import raised, struck
from extractor.model import Box
from tests.imaging.drawn import word

NUMERALS = [
    "4.385",
    "27",
    "98,02%",
    "1.147",
    "44",
    "7",
    "15/6/2024",
    "11",
    "88",
    "2020-2025",
    "-83",
]


def boxed(dpi, seen):
    grey, edges = seen
    scale = 72 / dpi
    return grey, [Box(*(edge * scale for edge in edges))], scale


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("text", NUMERALS)
def test_whole_numerals_are_not_struck(text, dpi):
    for under in (False, True):
        assert struck(*boxed(dpi, word(text, dpi, under=under))) == (False,)


FOURS = [
    (
        "....##...",
        "...###...",
        "..####...",
        "..#.##...",
        ".##.##...",
        "##..##...",
        "#########",
        "#########",
        "....##...",
        "....##...",
    ),
    (
        ".....##..",
        "....###..",
        "...####..",
        "..##.##..",
        ".##..##..",
        "##...###.",
        "#########",
        "..#.####.",
        ".....##..",
        ".....##..",
    ),
    (
        ".....#...",
        "....##...",
        "...###...",
        "..##.#...",
        ".##..#...",
        "##...##..",
        "###..####",
        "#########",
        ".....##..",
        ".....#...",
    ),
]


@pytest.mark.parametrize("times", [1.5, 2, 2.5, 3])
@pytest.mark.parametrize("drawn", FOURS)
def test_the_bar_of_a_four_is_no_stroke(drawn, times):
    ink = numpy.array([[0 if sign == "#" else 255 for sign in row] for row in drawn], "uint8")
    high, wide = round(len(drawn) * times), round(len(drawn[0]) * times)
    grey = numpy.full((high + 40, wide + 40), 255, "uint8")
    grey[20 : 20 + high, 20 : 20 + wide] = cv2.resize(ink, (wide, high))
    assert struck(grey, [Box(20, 20, 20 + wide, 20 + high)], 1.0) == (False,)


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("rise", [0, 0.3, -0.4])
@pytest.mark.parametrize("text", ["4.385", "27", "98,02%", "1.147", "15/6/2024", "2020-2025"])
def test_a_stroke_through_a_numeral_is_seen(text, rise, dpi):
    assert struck(*boxed(dpi, word(text, dpi, through=rise))) == (True,)


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("mark, count", [("1", 1), ("2", 1), ("12", 2)])
@pytest.mark.parametrize("text", ["4.385", "27", "2024", "126/2024/ND-CP", "168"])
def test_raised_digits_are_counted(text, mark, count, dpi):
    (found,) = raised(*boxed(dpi, word(text, dpi, mark=mark)))
    assert found is not None and found.digits == count


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("text", [*NUMERALS, "126/2024/ND-CP", "km"])
def test_digits_on_the_line_are_not_raised(text, dpi):
    assert raised(*boxed(dpi, word(text, dpi))) == (None,)


def bracketed(text, dpi, deeper, mark=""):
    """A word behind a bracket that is higher than its digits, as in some typefaces."""
    grey, (left, top, right, foot) = word(text, dpi, mark=mark)
    high = foot - top
    middle = round(left - 0.05 * high), round(top + high * (0.5 + deeper / 4))
    axes = max(3, round(0.2 * high)), round(high * (0.55 + deeper / 2))
    cv2.ellipse(grey, middle, axes, 0, 100, 260, 20, max(2, dpi // 90))
    box = middle[0] - axes[0] - 1, middle[1] - axes[1] - 1, right, middle[1] + axes[1] + 2
    return grey, box


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("deeper", [0.2, 0.3])
@pytest.mark.parametrize("text", ["57.502", "187", "27", "1.246"])
def test_digits_behind_a_high_bracket_are_not_raised(text, deeper, dpi):
    assert raised(*boxed(dpi, bracketed(text, dpi, deeper))) == (None,)


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("text", ["4.385", "27"])
def test_a_raised_digit_behind_a_bracketed_number_is_counted(text, dpi):
    (found,) = raised(*boxed(dpi, bracketed(text, dpi, 0.2, mark="2")))
    assert found is not None and found.digits == 1


def parted_by_slash(before, behind, dpi, deeper):
    """Two words with a slash between that is higher and deeper than their digits, as in some
    typefaces."""
    left, (x0, top, x1, foot) = word(before, dpi)
    right, (x2, _, x3, _) = word(behind, dpi)
    high, wide = foot - top, x1 - x0
    room = round(0.75 * high)
    grey = numpy.full((left.shape[0], x1 + room + right.shape[1]), 255, left.dtype)
    grey[:, :x1] = left[:, :x1]
    grey[:, x1 + room : x1 + room + x3 - x2] = right[: len(grey), x2:x3]
    low = x1 + round(0.12 * high), foot + round(deeper * high)
    up = x1 + round(0.6 * high), top - round(0.1 * high)
    cv2.line(grey, low, up, 20, max(2, dpi // 90))
    return grey, (x0, up[1] - 1, x0 + wide + room + x3 - x2, low[1] + 2)


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("deeper", [0.35, 0.45])
@pytest.mark.parametrize("text", ["11/13", "27/30", "5/12", "168/27"])
def test_digits_behind_a_deep_slash_are_not_raised(text, deeper, dpi):
    assert raised(*boxed(dpi, parted_by_slash(*text.split("/"), dpi, deeper))) == (None,)


def test_nothing_is_said_of_boxes_without_print_or_outside_the_page():
    grey, _ = word("27")
    boxes = [Box(0, 0, 5, 20), Box(900, 900, 950, 920), Box(20, 5, 20, 5)]
    assert struck(grey, boxes, 1.0) == (False, False, False)
    assert raised(grey, boxes, 1.0) == (None, None, None)
    assert struck(grey, [], 1.0) == ()
