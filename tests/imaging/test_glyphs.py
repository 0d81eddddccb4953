"""Signs of one name are told apart by their shape; print outside known boxes is found."""

import cv2
import numpy
import pytest

from extractor.imaging import BLANK, only_parts, shapes_of, unclaimed_print
from extractor.model import Box

SCALE = 0.5


def page_of(rows, *, paper=255, ink=0):
    """A page with a row of signs each, and the boxes of the signs in points."""
    page = numpy.full((80 * len(rows) + 80, 900), paper, "uint8")
    boxes = []
    for number, row in enumerate(rows):
        for k, sign in enumerate(row):
            x, y = 20 + 34 * k, 80 * number + 70
            cv2.putText(page, sign, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 1.2, ink, 3, cv2.LINE_AA)
            boxes.append(Box(x * SCALE, (y - 36) * SCALE, (x + 26) * SCALE, (y + 12) * SCALE))
    return page, boxes


def test_signs_of_one_shape_bear_one_number():
    page, boxes = page_of(["3333", "8888"])
    assert shapes_of(page, boxes, list("33338888"), SCALE) == [0] * 8


@pytest.mark.parametrize(
    "printed, named", [("33338", "33333"), ("333388", "333333"), ("1747", "1111")]
)
def test_a_sign_that_bears_the_name_of_another_has_a_number_of_its_own(printed, named):
    page, boxes = page_of([printed])
    shapes = shapes_of(page, boxes, list(named), SCALE)
    pairs = {(sign, shape) for sign, shape in zip(printed, shapes, strict=True)}
    assert len(pairs) == len(set(printed))


@pytest.mark.parametrize("paper, ink", [(255, 255), (255, 240), (40, 40)])
def test_what_has_no_contrast_is_blank(paper, ink):
    page, boxes = page_of(["481"], paper=paper, ink=ink)
    assert shapes_of(page, boxes, list("481"), SCALE) == [BLANK] * 3


def test_white_on_dark_can_be_seen():
    page, boxes = page_of(["481"], paper=30, ink=250)
    assert BLANK not in shapes_of(page, boxes, list("481"), SCALE)


@pytest.mark.parametrize("paper, ink", [(255, 0), (200, 20), (40, 240)])
def test_print_that_no_box_holds_is_found(paper, ink):
    page, boxes = page_of(["4817", "2933"], paper=paper, ink=ink)
    found = unclaimed_print(page, boxes[:4], SCALE)
    assert found
    assert all(box.y0 > 45 for box in found)
    assert unclaimed_print(page, boxes, SCALE) == []


def test_lines_and_fills_are_no_print():
    page = numpy.full((400, 600), 255, "uint8")
    page[50:53, :] = 0
    page[:, 100:103] = 0
    page[200:300, 200:400] = 90
    page[350:352, 50:60] = 0
    assert unclaimed_print(page, [], SCALE) == []


def test_a_page_is_left_white_but_for_some_parts():
    page, boxes = page_of(["4817", "2933"])
    left = only_parts(page, boxes[4:], boxes[7:], SCALE)
    assert unclaimed_print(left, boxes[4:7], SCALE) == []
    assert unclaimed_print(left, boxes[:4], SCALE)
