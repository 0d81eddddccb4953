"""Words of a page by the lines that they are printed on."""

import pytest

from extractor.lines.segments import Segment, segment_lines, segments_of
from extractor.model import Box, Word

HIGH = 10.0  # points of a line of print


def word(text, x, y=100.0, wide=None, high=HIGH):
    return Word(text, Box(x, y, x + (wide or 6.0 * len(text)), y + high), 1.0)


def row(*placed, y=100.0):
    return tuple(word(text, x, y) for text, x in placed)


def texts(words):
    return [segment.text for segment in segments_of(words)]


@pytest.mark.parametrize(
    "gap, parts",
    [(3, 1), (18, 1), (19.1, 2), (60, 2)],  # 1.9 heights of the print part
)
def test_a_wide_gap_parts_what_stands_on_one_line(gap, parts):
    first = word("UBND", 50)
    words = (first, word("HUYỆN", first.box.x1 + gap))
    assert len(segments_of(words)) == parts


@pytest.mark.parametrize(
    "y, parts",
    [(100, 1), (104, 1), (107, 2), (112, 2)],  # raised or lowered by so much of a height
)
def test_words_of_one_line_share_a_third_of_their_height(y, parts):
    words = (word("ngày", 50), word("12", 80, y))
    assert len(segments_of(words)) == parts


def test_the_nations_name_begins_a_segment_though_it_is_near():
    words = row(("TỈNH", 50), ("CỘNG", 80), ("HÒA", 110), ("XÃ", 135))
    assert texts(words) == ["TỈNH", "CỘNG HÒA XÃ"]
    assert texts(row(("TỔNG", 50), ("CỘNG", 80), ("SỐ", 110))) == ["TỔNG CỘNG SỐ"]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (2, 3, 0, 1), (3, 1, 2, 0)])
def test_lines_run_from_top_to_foot_and_from_left_to_right_in_whatever_order_they_come(order):
    pieces = [
        Segment((word("trái", 50, 100),)),
        Segment((word("phải", 300, 101),)),
        Segment((word("dưới", 50, 130),)),
        Segment((word("bên", 300, 131),)),
    ]
    lines = segment_lines([pieces[at] for at in order])
    assert [[one.text for one in line] for line in lines] == [["trái", "phải"], ["dưới", "bên"]]


def test_a_page_that_leans_keeps_its_lines():
    """Over the page the print climbs by more than its height, from word to word by little."""
    climbing = [Segment((word("a", 40 + 50 * at, 100 - 1.5 * at),)) for at in range(10)]
    below = [Segment((word("b", 40 + 50 * at, 116 - 1.5 * at),)) for at in range(10)]
    lines = segment_lines([*below, *climbing])
    assert [{one.text for one in line} for line in lines] == [{"a"}, {"b"}]


def test_what_the_reader_kept_apart_is_one_where_no_gap_parts_it():
    """Tesseract gives a line in two blocks; the same for a table's cells would be wrong."""
    left, near, far = (word(text, x) for text, x in (("số", 50), ("hồ", 65), ("sơ", 200)))
    [line] = segment_lines([Segment((near,)), Segment((far,)), Segment((left,))])
    assert [one.text for one in line] == ["số hồ", "sơ"]


def test_the_box_of_a_segment_holds_its_words():
    segment = Segment((word("Ấy", 50, 98, high=14), word("là", 70, 101)))
    assert segment.box == Box(50, 98, segment.words[1].box.x1, 112)
