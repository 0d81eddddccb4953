"""Numerals that the second witness alone saw, looked at again by both."""

import numpy
import pytest

from extractor.model import Box
from extractor.reading import unclaimed
from extractor.reading.page import READERS
from extractor.reading.unclaimed import SeenPrint, with_unread
from tests.imaging.test_ink import printed
from tests.reading.test_unclaimed import PRINTED, scan


@pytest.mark.parametrize("family", ["Liberation Serif", "Carlito"])
@pytest.mark.parametrize("number", ["3", "12", "427", "98", "1"])
def test_what_both_have_where_they_look_at_it_alone_needs_no_person(tmp_path, number, family):
    page, once = with_line([number], family)
    [found] = with_unread(page, once, READERS, tmp_path).words[len(PRINTED) :]
    assert (found.text, found.evidence) == (number, "reread")


def test_the_pieces_of_one_number_are_left_to_a_person(tmp_path):
    page, once = with_line(["1.250"], "DejaVu Serif")
    found = with_unread(page, once, READERS, tmp_path).words[len(PRINTED) :]
    assert {word.evidence for word in found} == {"split"}


@pytest.mark.parametrize("word", ["lt", "nh", "hộ", "lên"])
def test_the_piece_of_a_word_is_no_numeral(tmp_path, monkeypatch, word):
    """The quick reader took a stem for a 1; the word's own box lost it."""
    page, once = with_line([word], "Liberation Serif")
    rows, columns = numpy.nonzero(once.around < 128)
    left, top, foot = (edge * once.scale for edge in (columns.min(), rows.min(), rows.max() + 1))
    stem = SeenPrint(Box(left, top, left + 2.4, foot), "1")
    monkeypatch.setattr(unclaimed, "_numerals_outside", lambda claimed, drawn: [stem])
    monkeypatch.setattr(unclaimed, "_is_edge_of_letter", lambda seen, high: False)
    made = with_unread(page, once, READERS, tmp_path)
    assert (made.words, made.cautions) == (PRINTED, ())


@pytest.mark.parametrize("seen", ["8", "15", "904"])
def test_what_the_second_witness_alone_has_is_left_to_a_person(tmp_path, monkeypatch, seen):
    """In print that neither of them reads so at a further look, one of them with a digit."""
    page, once = with_line(["217"], "Liberation Serif")
    found = SeenPrint(Box(97, 190, 116, 206), seen)
    monkeypatch.setattr(unclaimed, "_numerals_outside", lambda claimed, drawn: [found])
    [word] = with_unread(page, once, READERS, tmp_path).words[len(PRINTED) :]
    assert (word.text, word.evidence) == (seen, "split")


def with_line(words, family):
    """A page with a line of print that no word claims, at 100 and 190 points."""
    line, _ = printed(words, family, size=25)
    page, once = scan()
    high, wide = line.shape
    once.around[390 : 390 + high, 190 : 190 + wide // 2] = line[:, : wide // 2]
    return page, once
