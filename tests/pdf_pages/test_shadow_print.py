"""Letters drawn twice stand once; letters that only repeat stay."""

import pytest

from extractor.pdf_pages.shadow_print import without_shadows


def letters(text, *, x=100.0, y=200.0, size=12.0, width=6.0):
    return [
        {
            "text": sign,
            "fontname": "F",
            "size": size,
            "upright": True,
            "x0": x + width * k,
            "x1": x + width * (k + 1),
            "top": y,
            "bottom": y + size,
        }
        for k, sign in enumerate(text)
    ]


def text_of(found):
    return "".join(letter["text"] for letter in found)


@pytest.mark.parametrize("across, down", [(0, 0), (0.4, 0.4), (1.6, 0), (2, 1), (3, -1), (4.5, 0)])
def test_a_line_drawn_twice_stands_once(across, down):
    first = letters("1.100 ho so 22")
    assert text_of(without_shadows(first + letters("1.100 ho so 22", x=100 + across, y=200 + down)))
    found = without_shadows(first + letters("1.100 ho so 22", x=100 + across, y=200 + down))
    assert text_of(found).replace(" ", "") == "1.100hoso22"


@pytest.mark.parametrize("text", ["11.111", "2.200 000", "ooo", "1"])
@pytest.mark.parametrize("width, size", [(6.0, 12.0), (0.55, 1.0), (3.3, 12.0)])
def test_signs_that_repeat_stay(text, width, size):
    assert text_of(without_shadows(letters(text, width=width, size=size))) == text


def test_another_line_close_below_stays():
    both = letters("4.385") + letters("4.385", y=212)
    assert text_of(without_shadows(both)) == "4.3854.385"
