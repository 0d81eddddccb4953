"""Marks of the print stand in the words: struck out, raised behind a numeral or symbol."""

import pytest

from extractor.model import Box, Word
from extractor.rereading.marked_print import with_marks
from tests.imaging.drawn import word


def read(text, printed, **marks):
    """What becomes of a word read as `text` where something is printed (at 200 dpi)."""
    grey, edges = word(printed, **marks)
    scale = 72 / 200
    box = Box(*(edge * scale for edge in edges))
    (made,) = with_marks((Word(text, box, 0.9, evidence="alike"),), grey, scale)
    return made.text, made.evidence


@pytest.mark.parametrize(
    "text, printed, mark, wanted",
    [
        ("4.3852", "4.385", "2", "4.385²"),
        ("20241", "2024", "1", "2024¹"),
        ("4512", "45", "12", "45¹²"),
        ("126/2024/NĐ-CP1", "126/2024/ND-CP", "1", "126/2024/NĐ-CP¹"),
        ("18-NQ/TW3", "18-NQ/TW", "3", "18-NQ/TW³"),
        ("m2", "m", "2", "m2"),
    ],
)
def test_raised_digits_are_written_raised(text, printed, mark, wanted):
    made = read(text, printed, mark=mark)
    assert made[0] == wanted or (text == "m2" and made[0] in ("m2", "m²"))
    assert made[1] == "alike"


@pytest.mark.parametrize("text", ["4.385", "27", "168", "15/6/2024"])
def test_numerals_without_marks_stay(text):
    assert read(text, text) == (text, "alike")


@pytest.mark.parametrize("text, printed", [("45", "45"), ("4.385", "4.385")])
def test_a_raised_digit_that_was_not_read_takes_no_digit_of_the_numeral(text, printed):
    assert read(text, printed, mark="2")[0] == text


def test_a_raised_digit_that_may_have_been_read_is_doubted():
    assert read("4.38", "4.3856", mark="2")[1] == "mark"


def test_a_digit_behind_a_bracket_alone_is_no_mark():
    assert read("(4", "(", mark="4") == ("(4", "alike")


@pytest.mark.parametrize("through", [0, 0.3])
def test_a_numeral_struck_out_says_so(through):
    assert read("4.385", "4.385", through=through) == ("4.385", "struck")
    assert read("hồ", "ho", through=through) == ("hồ", "alike")
