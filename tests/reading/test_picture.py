"""Tests of picture."""

from PIL import Image

from extractor.model import Doubt
from extractor.reading.inputs import open_input
from extractor.reading.page import read_page


def test_a_blank_page_gives_no_rows_and_ink_without_words_is_said(tmp_path):

    Image.new("L", (827, 1169), 255).save(tmp_path / "blank.png", dpi=(100, 100))
    stripes = Image.new("L", (827, 1169), 255)
    stripes.paste(0, (100, 100, 700, 112))
    stripes.save(tmp_path / "stripe.png", dpi=(100, 100))
    blank, ink = (read_page(open_input(tmp_path / n, n), 1) for n in ("blank.png", "stripe.png"))
    assert not blank.words and Doubt("ink_without_words") not in blank.cautions
    assert ink.words or Doubt("ink_without_words") in ink.cautions
