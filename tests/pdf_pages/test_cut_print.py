"""Numbers that the edge of a page cuts are not read as what is left of them."""

import pytest
from pdf_bytes import page_with

from extractor.pdf_pages.text_layer import read_layer


def read(tmp_path, left, text, page="/MediaBox [0 0 595 842]"):
    path = tmp_path / "a.pdf"
    content = f"BT /F 12 Tf {left} 700 Td ({text}) Tj ET BT /F 12 Tf 60 650 Td (Co 44 ho so) Tj ET"
    path.write_bytes(page_with(page=page, content=content))
    layer = read_layer(path, 1)
    return " ".join(word.text for word in layer.words), [doubt.key for doubt in layer.cautions]


@pytest.mark.parametrize(
    "left, text, shown",
    [
        (-7, "91 ho so", "ho so"),  # the left edge
        (-20, "1.291 ho so", "ho so"),
        (583, "129", ""),  # the right edge
    ],
)
def test_what_is_left_of_a_cut_number_is_none(tmp_path, left, text, shown):
    assert read(tmp_path, left, text) == (f"{shown} Co 44 ho so".strip(), ["numbers_cut"])


@pytest.mark.parametrize(
    "left, text, shown",
    [
        (5, "91 ho so", "91 ho so"),
        (-16, "So 91 ho", "91 ho"),  # a word is cut, the number behind it is whole
        (-4, "-91 ho so", "91 ho so"),
    ],
)
def test_whole_numbers_at_the_edge_stay(tmp_path, left, text, shown):
    found, said = read(tmp_path, left, text)
    assert said == [] and found.endswith(f"{shown} Co 44 ho so")


def test_a_number_across_the_edge_of_the_crop_is_cut(tmp_path):
    crop = "/MediaBox [0 0 595 842] /CropBox [100 0 595 842]"
    found, said = read(tmp_path, 93, "91 ho so", page=crop)
    assert said == ["numbers_cut"] and "91" not in found and not found.startswith("1")
