"""Words of the cells of a drawn table."""

from pathlib import Path

import cv2
import numpy
import pytest

from extractor.imaging import find_grids
from extractor.model import Box, Word
from extractor.reading.table_cells import read_grids
from extractor.witnesses.readers import Reader, Readers

DPI = 200
LETTER, HIGH, BLANK = 14, 30, 9  # pixels
COLUMNS, ROWS = (100, 500, 900, 1300), (100, 200, 300, 400)


def drawn(parts):
    """A page with a table of bars for letters: in its second cell those of these words."""
    grey = numpy.full((600, 1500), 255, "uint8")
    for x in COLUMNS:
        cv2.line(grey, (x, ROWS[0]), (x, ROWS[-1]), 0, 3)
    for y in ROWS:
        cv2.line(grey, (COLUMNS[0], y), (COLUMNS[-1], y), 0, 3)
    at = COLUMNS[1] + 40
    for part in parts:
        for _ in part:
            cv2.rectangle(grey, (at, ROWS[0] + 35), (at + LETTER - 4, ROWS[0] + 35 + HIGH), 0, -1)
            at += LETTER
        at += BLANK
    return grey


def reading(text):
    """A reader that has this text as one word over all the ink of every picture."""

    def strips(pictures, dpi, shape):
        words = []
        for file in pictures:
            left, top, wide, high = cv2.boundingRect(
                (cv2.imread(str(file), 0) < 128).astype("uint8")
            )
            scale = 72 / dpi
            box = Box(left * scale, top * scale, (left + wide) * scale, (top + high) * scale)
            words.append((Word(text, box, 0.9),))
        return words

    return Reader("drawn", lambda *_: (), strips, lambda _: 0, lambda: "drawn 1")


@pytest.mark.parametrize(
    "parts", [("Y", "tế"), ("Nông", "nghiệp"), ("Hộ", "tịch"), ("Lâm", "nghiệp")]
)
def test_words_of_a_cell_that_were_read_as_one_are_parted(parts, tmp_path: Path):
    page = find_grids(drawn(parts), DPI)
    reader = reading("".join(parts))
    read = read_grids(page.grids, page.without_lines, DPI, Readers(reader, (reader,)), tmp_path)
    (table,) = read.tables
    texts = [[word.text for word in cell.words] for cell in table.cells if cell.words]
    assert texts == [list(parts)]


@pytest.mark.parametrize(
    "printed, first, judges, evidence",
    [
        ("22", "2", ("22", "22"), "cell_steady"),  # the ink shows two digits
        ("946", "246", ("946", "946"), "cell_steady"),
        ("318", "38", ("318", "3%8"), "cell_steady"),
        ("946", "246", ("946", "246"), "cell_opposed"),  # a judge has what the first has
    ],
)
def test_a_number_that_both_engines_have_gives_way_to_no_reading_of_one(
    printed, first, judges, evidence, tmp_path: Path
):
    grey = drawn(())
    place = (COLUMNS[1] + 40, ROWS[0] + 75)
    cv2.putText(grey, printed, place, cv2.FONT_HERSHEY_SIMPLEX, 1.6, 0, 4, cv2.LINE_AA)
    page = find_grids(grey, DPI)
    readers = Readers(reading(first), tuple(map(reading, judges)))
    read = read_grids(page.grids, page.without_lines, DPI, readers, tmp_path)
    (table,) = read.tables
    (word,) = (word for cell in table.cells for word in cell.words)
    assert (word.text, word.evidence) == (printed, evidence)
