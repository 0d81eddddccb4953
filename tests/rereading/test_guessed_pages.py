"""Pages that are mostly guessed at are read again, each place at its surest."""

from dataclasses import dataclass, field, replace

import numpy
import pytest

from extractor.errors import InputError
from extractor.model import Box, PageReading, Word
from extractor.rereading.guessed_pages import MOST_WORDS, surest_words
from extractor.rereading.page_in_lines import PageInLines
from extractor.witnesses.legibility import marked_if_illegible

WIDE = 40


def line(said, sure, *, top=100.0, joined=()):
    """A line of words, one of which may reach over several places (`joined`: its place, how many);
    `sure` is the confidence of all, or of each."""
    words, place = [], 0
    for k, text in enumerate(said.split()):
        many = dict(joined).get(k, 1)
        box = Box(60 + WIDE * place, top, 60 + WIDE * (place + many) - 6, top + 12)
        words.append(Word(text, box, sure[k] if isinstance(sure, list) else sure))
        place += many
    return tuple(words)


def filler(sure):
    """Lines of words around that are read so surely, which make the page what it is."""
    return tuple(
        word for row in range(6) for word in line("lorem " * 6, sure, top=300.0 + 20 * row)
    )


@dataclass
class Softly:
    """A reader that has one reading after the other of the softened page."""

    readings: list
    asked: int = field(default=0)

    def read_page(self, _file, _dpi):
        self.asked += 1
        found = self.readings[min(self.asked, len(self.readings)) - 1]
        if isinstance(found, Exception):
            raise found
        return found


def page_of(reader, folder):
    return PageInLines(numpy.full((600, 400), 250, "uint8"), 150, reader, folder)


@pytest.mark.parametrize(
    "first, again, wanted",
    [
        (line("ho tro 02 chinh", 0.5), line("hỗ trợ 02 chính", 0.8), "hỗ trợ 02 chính"),
        (line("tu 0l3 len", [0.6, 0.3, 0.6]), line("tụ 02 lén", [0.4, 0.7, 0.5]), "tu 02 len"),
        (  # one word in two pieces
            line("số 42/NG -CI ngày", 0.5),
            line("số 42/NQ-CP ngày", 0.7, joined=((1, 2),)),
            "số 42/NQ-CP ngày",
        ),
        (  # and two words taken for one
            line("đến 31tháng 12", 0.4, joined=((1, 2),)),
            line("đến 31 tháng 12", 0.6),
            "đến 31 tháng 12",
        ),
        (line("đạt 1.245 hộ", 0.6), (), "đạt 1.245 hộ"),  # nothing was seen there
    ],
)
def test_each_place_is_read_as_the_surest_reading_has_it(first, again, wanted, tmp_path):
    reader = Softly([again])
    found = surest_words((*first, *filler(0.6)), page_of(reader, tmp_path))
    assert found.guessed
    assert " ".join(word.text for word in found.words if word.box.y0 < 200) == wanted


def test_a_page_that_was_read_surely_is_not_read_again(tmp_path):
    reader, words = Softly([line("khác", 0.99)]), (*line("có 12 hộ", 0.5), *filler(0.95))
    found = surest_words(words, page_of(reader, tmp_path))
    assert (found.words, found.guessed, reader.asked) == (words, False, 0)


def test_a_reader_that_gives_up_leaves_the_page_as_it_was_read(tmp_path):
    words = (*line("có 12 hộ", 0.5), *filler(0.5))
    found = surest_words(words, page_of(Softly([InputError("ocr_too_slow")]), tmp_path))
    assert (found.words, found.guessed) == (words, True)


def test_the_grain_of_a_picture_is_not_read_again(tmp_path):
    reader = Softly([()])
    words = tuple(replace(word, confidence=0.2) for word in filler(0.2) * (MOST_WORDS // 30))
    assert surest_words(words, page_of(reader, tmp_path)).guessed and not reader.asked


def test_every_numeral_of_a_page_that_was_guessed_at_is_looked_at():
    words = tuple(replace(word, evidence="agreed") for word in line("có 12 hộ", 0.95))
    page = PageReading(1, 595, 842, "ocr", "picture_file", words)
    assert marked_if_illegible(page) == page
    marked = marked_if_illegible(page, guessed=True)
    assert {word.evidence for word in marked.words} == {"illegible"}
    assert "page_illegible" in {caution.key for caution in marked.cautions}
