"""Words that a pen or a seal made of print, and that may hide a numeral."""

import pytest

from extractor.figures.find import find_numerals
from extractor.lines.document_text import build_text
from extractor.model import Box, PageReading, Word

LINE = "Toàn thị xã có {} đạt chuẩn quốc gia trong năm học"


def rows(read, high=12, wide=30, confidence=0.1, evidence="unclear", sure=0.95):
    words, at = [], 60.0
    for text in LINE.split():
        if text == "{}":
            for part in read.split():
                box = Box(at, 112 - high, at + wide, 112)
                words.append(Word(part, box, confidence, evidence=evidence))
                at += wide + 4
        else:
            words.append(Word(text, Box(at, 100, at + 6 * len(text), 112), sure))
            at += 6 * len(text) + 4
    document = build_text([PageReading(1, 595, 842, "ocr", "layer_empty", tuple(words))])
    found = find_numerals(document, [], "2023")
    return [(row.raw, {doubt.key for doubt in row.doubts}) for row in found]


@pytest.mark.parametrize(
    "read, shape",
    [
        ("Tư", {"high": 30, "wide": 20}),  # a tick runs into the line above
        ("TT", {"high": 14, "wide": 78}),  # room for many more letters than two
        ("tiế(G", {"high": 35, "wide": 34}),
        ("□", {"high": 12, "wide": 55, "confidence": 0.0}),
    ],
)
def test_what_lies_over_print_has_a_row(read, shape):
    assert rows(read, **shape) == [(read, {"print_covered"})]


@pytest.mark.parametrize(
    "read, shape",
    [
        ("ˆTổng", {"high": 30}),  # the sign makes it high, and the word is one
        ("hyện", {}),  # read unsurely, of the size of the print beside it
        ("Tư", {"high": 30, "wide": 20, "confidence": 0.9}),
        ("Tư", {"high": 30, "wide": 20, "evidence": ""}),  # the second witness has it too
        ("Tư", {"high": 30, "wide": 20, "sure": 0.5}),  # a seal's own letters, no print
    ],
)
def test_other_words_have_none(read, shape):
    assert rows(read, **shape) == []


def test_several_such_words_side_by_side_are_one_place():
    assert rows("Tư nn,", high=30, wide=20) == [("Tư", {"print_covered"})]
