"""Pages read from layers and pictures: the choice and its reason, old encodings, two readings."""

import pytest
from PIL import Image

from extractor.language.old_fonts import old_encoding, to_unicode
from extractor.layout.document_text import build_text
from extractor.layout.places import place_of
from extractor.model import Box, Doubt, PageReading, Word
from extractor.reading import page
from extractor.reading.cache import Cache
from extractor.reading.inputs import open_input
from extractor.reading.page import read_page
from extractor.reading.text_layer import Layer

WORD = Word("xã", Box(10, 10, 20, 20), 1.0)


def layer(**facts):
    plain = dict(
        width=595,
        height=842,
        words=(WORD,) * 10,
        overlays=(),
        set_apart=(),
        picture_share=0.0,
        picture_dpi=0,
        syllable_share=0.98,
        old_fonts=False,
        has_ink=True,
    )
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
    "font, encoded, text",
    [
        (".VnTime", "Uû ban nh©n d©n huyÖn", "Uỷ ban nhân dân huyện"),
        ("ABCDEF+.VnTimeH", "b¸o c¸o", "BÁO CÁO"),
        (".VnTime", "thñ tôc hµnh chÝnh", "thủ tục hành chính"),
        ("VNI-Times", "Coäng hoøa xaõ hoäi", "Cộng hòa xã hội"),
        ("VNI-Times", "thöïc hieän ñöôïc 23/28", "thực hiện được 23/28"),
        ("TimesNewRoman", "đã được", "đã được"),
    ],
)
def test_old_encodings(font, encoded, text):
    assert to_unicode(encoded, font) == text


def test_only_the_font_tells_the_encoding():
    assert [old_encoding(f) for f in (".VnArial", "VNI-Helve", "Arial", "Vnari")] == [
        "tcvn3",
        "vni",
        "",
        "",
    ]


def test_a_reading_is_kept_whole_and_a_damaged_one_is_none(tmp_path):
    kept = Cache(tmp_path, "settings")
    reading = PageReading(
        3,
        595.2,
        842.0,
        "ocr",
        "layer_empty",
        (Word("97m²", Box(1, 2, 3, 4), 0.5, "97m2", False, "split", ("97m?",)),),
        ("Ký bởi",),
        (Doubt("jbig2"), Doubt.of("unread_numeral", text="17 = x")),
        200,
        90,
    )
    kept.keep("abc", reading)
    assert kept.load("abc", 3) == reading and kept.load("abc", 4) is None
    assert Cache(tmp_path, "other settings").load("abc", 3) is None
    kept.path("abc", 3).write_text("{half", "utf-8")
    assert kept.load("abc", 3) is None


def test_a_blank_page_gives_no_rows_and_ink_without_words_is_said(tmp_path):

    Image.new("L", (827, 1169), 255).save(tmp_path / "blank.png", dpi=(100, 100))
    stripes = Image.new("L", (827, 1169), 255)
    stripes.paste(0, (100, 100, 700, 112))
    stripes.save(tmp_path / "stripe.png", dpi=(100, 100))
    blank, ink = (read_page(open_input(tmp_path / n, n), 1) for n in ("blank.png", "stripe.png"))
    assert not blank.words and Doubt("ink_without_words") not in blank.cautions
    assert ink.words or Doubt("ink_without_words") in ink.cautions


def test_words_of_a_slanting_page_are_ordered_level_and_placed_where_they_stand():

    words = tuple(
        Word(t, Box(60 + 45 * k, y, 100 + 45 * k, y + 10), 0.9)
        for y, line in (
            (100, "đã giải quyết đúng hạn 12 hồ sơ"),
            (114, "và còn 3 hồ sơ đang giải quyết"),
        )
        for k, t in enumerate(line.split())
    )
    level, slanting = (
        build_text([PageReading(1, 595, 842, "ocr", "layer_empty", words, slant=s)])
        for s in (0.0, 1.5)
    )
    assert level.text == slanting.text
    here, there = (place_of(document, 0, 2).box for document in (level, slanting))
    assert here == words[0].box and 2 < there.y0 - here.y0 < 8  # the left runs down
