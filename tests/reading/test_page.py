"""Pages read from layers and pictures: the choice and its reason, old encodings, two readings."""

import re

import pytest
from pdf_bytes import TEXT, page_with

from extractor.intake import open_input
from extractor.model import Box, Doubt, Word
from extractor.pdf_pages.text_layer import Layer
from extractor.reading import page

WORD = Word("xã", Box(10, 10, 20, 20), 1.0)


def layer(**facts):
    plain = {
        "width": 595,
        "height": 842,
        "words": (WORD,) * 10,
        "overlays": (),
        "set_apart": (),
        "picture_share": 0.0,
        "picture_dpi": 0,
        "syllable_share": 0.98,
        "old_fonts": False,
        "has_ink": True,
    }
    return Layer(**{**plain, **facts})


@pytest.mark.parametrize(
    "facts, choice",
    [
        ({}, ("text-layer", "layer_good")),
        ({"old_fonts": True}, ("text-layer", "layer_old_font")),
        ({"words": ()}, ("ocr", "layer_empty")),
        ({"words": (), "overlays": ("Ký bởi: A",)}, ("ocr", "layer_only_overlay")),
        ({"words": (), "has_ink": False}, ("none", "page_blank")),
        ({"picture_share": 1.0}, ("ocr", "layer_over_picture")),
        ({"syllable_share": 0.4}, ("ocr", "layer_not_vietnamese")),
    ],
)
def test_layer_or_ocr(facts, choice):
    assert page.choose(layer(**facts)) == choice


@pytest.mark.parametrize(
    "share, dpi, wanted",
    [(1.0, 200, 200), (1.0, 100, 150), (1.0, 600, 300), (0.0, 0, 300), (0.2, 96, 300)],
)
def test_resolution_follows_the_scan(share, dpi, wanted):
    assert page.scan_dpi(layer(picture_share=share, picture_dpi=dpi)) == wanted


@pytest.mark.parametrize(
    ("content", "length"),
    [(TEXT, 0), (TEXT, 20), ("q 1 0 0 1 0 0 cm Q " + TEXT, 19), ("", 0)],
)
def test_a_page_is_blank_where_nothing_is_drawn(tmp_path, content, length):
    path = tmp_path / "a.pdf"
    wrong = re.sub(rb"/Length \d+", b"/Length %d" % length, page_with(content=content))
    path.write_bytes(wrong)
    read = page.read_page(open_input(path, path.name), 1)
    assert read.reader == ("ocr" if content else "none")
    assert any(word.text.startswith("nhan") for word in read.words) == bool(content)
    assert (Doubt("layer_broken") in read.cautions) == bool(content)
