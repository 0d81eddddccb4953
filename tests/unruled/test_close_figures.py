"""Tests of figures of several columns that stand close beside each other."""

import pytest
from printed_pages import words

from extractor.unruled.column_block import Columns, Span, words_by_column
from extractor.unruled.straight_lines import StraightLine, StraightWord

COLUMNS = Columns(
    spans=(Span(80, 160), Span(203, 225), Span(257, 275), Span(313, 325)),
    name=0,
    values=(1, 2, 3),
    height=12.0,
    edges=(182.0, 241.0, 294.0),
)


def line(*placed):
    """A line of texts that end at these places."""
    found = [word for text, right in placed for word in words(text, right, 100, "right")]
    straight = tuple(StraightWord(word, word.box.x0, word.box.x1, 106) for word in found)
    return StraightLine(straight, 106)


@pytest.mark.parametrize(
    "figures",
    [
        (("412", 225), ("112.470", 290), ("6.625", 325)),
        (("1.229", 240), ("118.470", 289), ("35", 325)),
        (("9", 225), ("7,4", 291), ("14,6%", 325)),
    ],
)
def test_each_is_in_its_own_column(figures):
    total = line(("Tổng", 110), *figures)
    segments = total.segments(COLUMNS.height)
    assert len(segments) < 4
    found = words_by_column(segments, COLUMNS.at)
    got = {column: [word.text for word in own] for column, own in found.items()}
    assert got == {0: ["Tổng"], **{k: [text] for k, (text, _) in enumerate(figures, 1)}}
    assert len(COLUMNS.values_in(total)) == 3


@pytest.mark.parametrize("text", ["1 250", "12 hồ sơ", "lần 2"])
def test_what_stands_in_one_column_stays_whole(text):
    found = words_by_column(line((text, 291)).segments(12.0), COLUMNS.at)
    assert [word.text for word in found[2]] == text.split()
