"""A page that can hardly be read says so, and none of its numerals is trusted."""

import pytest

from extractor.model import Box, Cell, Doubt, PageReading, Table, Word
from extractor.witnesses.legibility import is_legible, marked_if_illegible

BOX = Box(0, 0, 10, 10)


def word(text, confidence=0.95, evidence=""):
    return Word(text, BOX, confidence, evidence=evidence)


def line(of_letters, confidence, **numerals):
    """So many words of letters, and so many numerals of each kind of evidence."""
    words = [word("nghèo", confidence)] * of_letters
    for evidence, count in numerals.items():
        words += [word("12", 0.9, evidence)] * count
    return tuple(words)


@pytest.mark.parametrize(
    "words, legible",
    [
        (line(100, 0.93, agreed=20), True),
        (line(100, 0.93, agreed=12, voted=2, split=6), True),
        (line(100, 0.88, agreed=3, outvoted=5), True),  # too few numerals to tell
        (line(100, 0.66, agreed=20), False),
        (line(100, 0.93, agreed=6, outvoted=5, split=9), False),
        (line(40, 0.7, cell=20), False),
        (line(12, 0.6, agreed=4), True),  # a short letterhead in ornamental print
        (line(0, 0.6, agreed=40), True),  # numerals alone: their confidence is another matter
        ((), True),
    ],
)
def test_a_page_is_legible_where_words_are_sure_and_witnesses_have_the_same(words, legible):
    assert is_legible(words) == legible


@pytest.mark.parametrize(
    "confidence, legible", [(0.0, True), (0.3, True), (0.6, True), (0.9, False)]
)
def test_strokes_of_stamps_and_hands_do_not_make_a_page_illegible(confidence, legible):
    strokes = (word("1131Z", confidence, "split"),) * 15
    assert is_legible((*line(300, 0.94, agreed=12), *strokes)) == legible


def page(words, cells):
    table = Table(1, 1, (Cell(1, 1, 1, 1, BOX, cells),))
    return PageReading(1, 595, 842, "ocr", "picture_file", words, tables=(table,))


def test_numerals_of_an_illegible_page_are_of_evidence_of_their_own():
    words = (*line(40, 0.6, agreed=2, alone=1, split=1), word("năm", 0.4, "unclear"))
    read = marked_if_illegible(page(words, (word("5", 0.9, "cell"),)))
    assert Doubt("page_illegible") in read.cautions
    evidence = [w.evidence for w in read.words if w.evidence]
    assert evidence == ["illegible"] * 3 + ["split", "unclear"]
    assert read.tables[0].cells[0].words[0].evidence == "illegible"


def test_a_legible_page_is_left_as_it_is():
    read = page(line(40, 0.9, agreed=20), (word("5", 0.9, "cell"),))
    assert marked_if_illegible(read) is read
