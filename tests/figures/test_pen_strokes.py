"""Digits that strokes of a pen and a seal were taken for are no rows; what may be print is."""

import pytest

from extractor.figures.find import find_numerals
from extractor.lines.document_text import build_text
from extractor.model import Box, PageReading, Word


def rows_of(stroke, others, at=(420.0, 560.0), block="Nơi nhận: VT", **kinds):
    """The raws of the numerals of a closing block with one more line at a place."""
    lines = [("Tiếp nhận 15 hồ sơ", 90.0, 480.0), (block, 90.0, 520.0), (stroke, *at)]
    words = [
        Word(
            word,
            Box(x + 50 * k, y, x + 50 * k + 30, y + 12),
            kinds.get("confidence", 0.6),
            evidence="" if "2" in word else "agreed",
            others=others if "2" in word else (word,),
        )
        for line, x, y in lines
        for k, word in enumerate(line.split())
    ]
    document = build_text([PageReading(1, 595, 842, "ocr", "layer_empty", tuple(words))])
    return [row.raw for row in find_numerals(document, [], "2023")]


@pytest.mark.parametrize(
    "stroke, others", [("2", ("",)), ("~2", ("□",)), ("2N MB", ("V C",)), ("TỊ 2 CH", ("",))]
)
def test_strokes_over_the_closing_block_are_no_rows(stroke, others):
    assert rows_of(stroke, others) == ["15"]


@pytest.mark.parametrize(
    "stroke, others, kinds",
    [
        ("2", ("2",), {}),  # the second witness has a digit
        ("2", ("27",), {}),
        ("2", (), {}),  # it was not asked
        ("Còn 2 việc", ("",), {}),  # a word stands beside it
        ("2", ("",), {"at": (420.0, 440.0)}),  # above the block
        ("2", ("",), {"at": (420.0, 800.0)}),  # the number of the page
        ("2", ("",), {"at": (60.0, 560.0)}),  # beside the recipients
        ("2", ("",), {"block": "Chi tiết: VT"}),
        ("2", ("",), {"confidence": 1.0}),  # letters of a file
    ],
)
def test_what_may_be_print_stays_a_row(stroke, others, kinds):
    assert "2" in rows_of(stroke, others, **kinds)
