"""Tests of cache."""

from extractor.model import Box, Doubt, PageReading, TextBlock, TextCell, TextTable, Word
from extractor.reading.cache import Cache


def test_a_reading_is_kept_whole_and_a_damaged_one_is_none(tmp_path):
    (tmp_path / ".solieu").mkdir()
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
        rules=(Box(60.5, 80.25, 540.0, 81.75),),
    )
    kept.keep("abc", reading)
    assert kept.load("abc", 3) == reading and kept.load("abc", 4) is None
    assert Cache(tmp_path, "other settings").load("abc", 3) is None
    place, whole = kept.path("abc", 3), kept.path("abc", 3).read_bytes()
    for damaged in (b"", b"{half", whole[:-1], whole.replace(b"97m", b"91m"), whole[:80] + b"{}"):
        place.write_bytes(damaged)
        assert kept.load("abc", 3) is None
    place.write_bytes(whole)
    assert kept.load("abc", 3) == reading
    kept.drop("abc", 3)
    assert kept.load("abc", 3) is None


def test_blocks_of_a_file_without_pages_are_kept_whole(tmp_path):
    (tmp_path / ".solieu").mkdir()
    kept = Cache(tmp_path, "settings")
    cells = (
        TextCell(1, 1, 1, 2, "Hồ sơ", "Biểu 1!A1"),
        TextCell(2, 1, 1, 1, "12", "Biểu 1!A2", "number", unsure_heads=True),
    )
    blocks = (TextBlock("BIỂU 1", "Biểu 1!A1"), TextTable(2, 2, cells, "Biểu 1"))
    reading = PageReading(1, 0, 0, "office", "office", blocks=blocks)
    kept.keep("abc", reading)
    assert kept.load("abc", 1) == reading
