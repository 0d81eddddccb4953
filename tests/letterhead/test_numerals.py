"""Which numerals of a letterhead are written by hand, and the days that they make."""

from dataclasses import replace

import pytest
import regex

from extractor.layout import from_plain
from extractor.letterhead.numerals import is_handwritten, iso_day
from extractor.model import Box, PlacedWord, Word

DAY = regex.compile(r"ngày (?P<d>\d+) tháng (?P<m>\d+) năm (?P<y>\d+)")
LINE = "Số: 15 /BC-UBND"


def read_as(*words):
    """The line, of words with the confidence and the evidence of their readings."""
    pieces = []
    for text, confidence, evidence in words:
        at = LINE.index(text)
        word = Word(text, Box(0, 0, 9, 9), confidence, evidence=evidence)
        pieces.append(PlacedWord(at, at + len(text), 1, word))
    return replace(from_plain(LINE), pieces=tuple(pieces))


@pytest.mark.parametrize(
    "confidence, evidence, by_hand",
    [
        (1.0, "", False),  # a text layer is print
        (0.6, "agreed", False),
        (0.6, "alike", False),
        (0.9, "outvoted", True),
        (0.9, "", True),  # nobody else read it
    ],
)
def test_digits_that_readers_have_otherwise_are_handwriting(confidence, evidence, by_hand):
    document = read_as(("Số:", 0.9, ""), ("15", confidence, evidence), ("/BC-UBND", 0.9, ""))
    assert is_handwritten(document, (0, len(LINE))) == by_hand


def test_letters_are_not_asked():
    document = read_as(("Số:", 0.2, "outvoted"), ("15", 1.0, ""))
    assert not is_handwritten(document, (0, len(LINE)))


@pytest.mark.parametrize(
    "line, iso",
    [
        ("ngày 05 tháng 12 năm 2024", "2024-12-05"),
        ("ngày 29 tháng 2 năm 2024", "2024-02-29"),
        ("ngày 29 tháng 2 năm 2023", ""),
        ("ngày 31 tháng 11 năm 2024", ""),
        ("ngày 12 tháng 13 năm 2024", ""),
    ],
)
def test_a_day_that_no_calendar_has_is_none(line, iso):
    assert iso_day(DAY.search(line)) == iso
