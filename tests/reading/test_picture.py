"""Tests of picture."""

import cv2
import numpy
import pytest
from PIL import Image

from extractor.imaging import FlatPage
from extractor.intake.inputs import open_input
from extractor.model import Box, Doubt, Word
from extractor.reading.page import read_page
from extractor.reading.picture import turned_by
from extractor.witnesses import pp_ocr
from extractor.witnesses.readers import Reader, Readers


def test_a_blank_page_gives_no_rows_and_ink_without_words_is_said(tmp_path):

    Image.new("L", (827, 1169), 255).save(tmp_path / "blank.png", dpi=(100, 100))
    stripes = Image.new("L", (827, 1169), 255)
    stripes.paste(0, (100, 100, 700, 112))
    stripes.save(tmp_path / "stripe.png", dpi=(100, 100))
    blank, ink = (read_page(open_input(tmp_path / n, n), 1) for n in ("blank.png", "stripe.png"))
    assert not blank.words and Doubt("ink_without_words") not in blank.cautions
    assert ink.words or Doubt("ink_without_words") in ink.cautions


@pytest.mark.parametrize("there, evidence", [(True, "agreed"), (False, "same_kind")])
def test_a_page_without_the_second_witness_says_so(tmp_path, monkeypatch, there, evidence):
    page = numpy.full((1200, 1700), 255, "uint8")
    for row, text in enumerate(["trong nam co 168 cas", "den nay dat 2547 nguoi"]):
        place = (150, 300 + 150 * row)
        cv2.putText(page, text, place, cv2.FONT_HERSHEY_SIMPLEX, 1.8, 0, 4, cv2.LINE_AA)
    Image.fromarray(page).save(tmp_path / "a.png", dpi=(200, 200))
    if not there:
        monkeypatch.setattr(pp_ocr, "RECOGNISES", "none.onnx")
    read = read_page(open_input(tmp_path / "a.png", "a.png"), 1)
    found = {word.evidence for word in read.words if word.text in ("168", "2547")}
    assert evidence in found
    assert ("same_kind" in found) != there
    assert (Doubt("one_kind_of_reader") in read.cautions) != there


WORDS = ["Tên", "huyện", "Số", "vụ", "người", "Tiền", "phạt", "nghìn", "đồng", "Tổng", "cộng"]


def reading(told, sure_when):
    """A reader that tells this orientation and reads surely what stands as `sure_when` says."""

    def read(file, dpi):
        high, wide = cv2.imread(str(file), cv2.IMREAD_GRAYSCALE).shape
        sure = 0.95 if sure_when == ("wide" if wide > high else "high") else 0.3
        return tuple(Word(text, Box(0, 0, 9, 3), sure) for text in WORDS)

    return Reader("fake", read, lambda *_: [], lambda _: told, lambda: "fake 1")


@pytest.mark.parametrize(
    "told, sure_when, turned",
    [
        (270, "wide", 270),  # what the engine tells holds
        (0, "wide", 90),  # it does not tell: by what can be read
        (0, "high", 0),
        (0, "never", 0),
    ],
)
def test_a_page_is_turned_by_what_can_be_read_where_its_print_does_not_tell(
    tmp_path, told, sure_when, turned
):
    page = FlatPage(numpy.full((800, 500), 255, "uint8"), 100)
    readers = Readers(reading(told, sure_when), ())
    assert turned_by(tmp_path / "page.png", page, readers, tmp_path) == turned


@pytest.mark.parametrize(
    "sure_when, times, turned, reads",
    [("high", 4, 0, 1), ("wide", 4, 90, 2), ("high", 1, 0, 3), ("never", 4, 0, 3)],
)
def test_another_way_up_is_not_tried_where_many_words_make_sense(
    tmp_path, sure_when, times, turned, reads
):
    page = FlatPage(numpy.full((800, 500), 255, "uint8"), 100)
    fake = reading(0, sure_when)
    seen = []

    def read(file, dpi):
        seen.append(file)
        return fake.read_page(file, dpi) * times

    readers = Readers(Reader("fake", read, lambda *_: [], lambda _: 0, lambda: "fake 1"), ())
    assert turned_by(tmp_path / "page.png", page, readers, tmp_path) == turned
    assert len(seen) == reads
