"""Words in a line's picture: parted where white parts their ink, digits kept together."""

import numpy
import pytest

from extractor.imaging.cutting import FRAMINGS, LineCut, reframed, words_in


def cut_of(*blocks):
    """A line 40 pixels high with ink in these columns, and the middles of the blocks."""
    picture = numpy.full((40, 300), 255, "uint8")
    for start, stop in blocks:
        picture[5:35, start:stop] = 0
    return LineCut(range(0), picture, 0, 0, 128.0), tuple((a + b) / 2 for a, b in blocks)


@pytest.mark.parametrize(
    "text, blocks, wanted",
    [
        ("25", [(10, 25), (30, 45)], ["25"]),
        ("25", [(10, 25), (45, 60)], ["2", "5"]),
        ("11", [(10, 14), (30, 34)], ["11"]),  # white belongs to a 1
        ("11", [(10, 14), (45, 49)], ["1", "1"]),
        ("201", [(10, 25), (30, 45), (56, 60)], ["201"]),
    ],
)
def test_white_parts_words(text, blocks, wanted):
    cut, middles = cut_of(*blocks)
    words = words_in(cut, text, (1.0,) * len(text), middles, 1.0)
    assert [word.text for word in words] == wanted


def test_a_blank_that_was_read_parts_them_too_and_the_least_score_counts():
    cut, middles = cut_of((10, 25), (30, 45))
    middles = (middles[0], 28.0, middles[1])
    words = words_in(cut, "2 5", (1.0, 1.0, 0.4), middles, 1.0)
    assert [(word.text, word.confidence) for word in words] == [("2", 1.0), ("5", 0.4)]
    assert words[1].box.x0 == 30
    assert words[1].box.x1 == 45


@pytest.mark.parametrize(
    "blocks", [[(10, 25), (60, 75)], [(0, 4)], [(5, 290)], [(100, 104), (110, 114)]]
)
def test_print_framed_otherwise_keeps_its_place(blocks):
    cut, middles = cut_of(*blocks)
    framings = reframed(cut)
    assert len(framings) == FRAMINGS
    for framed in framings:
        dark = (framed.picture <= 128).any(axis=0)
        edges = numpy.flatnonzero(numpy.diff(numpy.concatenate(([0], dark.astype(int), [0]))))
        seen = tuple((a + b) / 2 for a, b in zip(edges[::2], edges[1::2], strict=True))
        assert framed.picture.shape != cut.picture.shape
        assert framed.in_cut(seen) == pytest.approx(middles, abs=1.5)


def test_nothing_is_framed_as_nothing():
    empty = LineCut(range(0), numpy.zeros((0, 0), "uint8"), 0, 0, 128.0)
    assert [framed.picture.size for framed in reframed(empty)] == [0] * FRAMINGS


@pytest.mark.parametrize(
    "text, numbers",
    [("12thôn", 2), ("1.597người,", 5), ("lượt/31", 3), ("25%cả", 3), ("12A", 3), ("4tt5", 4)],
)
def test_letters_of_a_word_beside_a_number_do_not_say_how_surely_it_was_read(text, numbers):
    """The first `numbers` characters of the number's side are sure, the others are not."""
    middles = tuple(12.0 + 8 * k for k in range(len(text)))
    picture = numpy.full((40, 300), 255, "uint8")
    picture[5:35, 8 : 16 + 8 * len(text)] = 0
    sure = [0.3] * len(text)
    own = range(len(text) - numbers, len(text)) if text.startswith("l") else range(numbers)
    for k in own:
        sure[k] = 1.0
    (word,) = words_in(LineCut(range(0), picture, 0, 0, 128.0), text, tuple(sure), middles, 1.0)
    all_count = text in ("12A", "4tt5")
    assert word.confidence == (min(sure) if all_count else 1.0)
