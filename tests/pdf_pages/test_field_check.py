"""What was read in a field on a drawn page, held against what the file has in it."""

import pytest

from extractor.model import Box, Cell, PageReading, Table, Word
from extractor.pdf_pages.field_check import FieldText, beside_fields, outside_fields
from extractor.pdf_pages.form_text import Look, set_words

PLACE = Box(200, 100, 260, 117)


def field(text):
    return FieldText(PLACE, text, set_words(text, PLACE, Look(size=12)))


def page(*words, turned=0, tables=()):
    return PageReading(
        number=1,
        width=595,
        height=842,
        reader="ocr",
        reason="layer_over_picture",
        words=tuple(Word(text, Box(x0, 103, x1, 113), 0.9) for text, x0, x1 in words),
        turned=turned,
        tables=tables,
    )


def told(read):
    return [doubt.key for doubt in read.cautions]


@pytest.mark.parametrize(
    "held, words",
    [
        ("4.385", [("nhận:", 150, 190), ("4.385", 202, 230), ("hồ", 270, 280)]),
        ("4385", [("4.385", 202, 230)]),
        ("4385.5", [("4.385,50", 202, 240)]),
        ("168 hồ sơ", [("168", 202, 220), ("hồ", 224, 236), ("sơ", 240, 250)]),
        ("125", [("Số:125", 180, 222)]),
        ("Nguyễn Văn A", [("Nguyên", 202, 230), ("Vàn", 233, 245), ("A", 247, 252)]),
    ],
)
def test_a_field_that_was_read_right_changes_nothing(held, words):
    read = page(*words)
    assert beside_fields(read, (field(held),)) == read


@pytest.mark.parametrize(
    "held, words",
    [
        ("4.385", [("4.335", 202, 230)]),
        ("4.385", [("o", 202, 230)]),
        ("96,17", [("9617", 202, 230)]),
        ("96,17", [("lệ9617", 185, 230)]),
        ("12", [("127", 202, 230)]),
        ("12", [("1", 202, 208)]),
    ],
)
def test_a_field_that_was_read_otherwise_is_doubted(held, words):
    read = beside_fields(page(*words), (field(held),))
    assert told(read) == ["field_differs"]
    assert [word.text for word in read.words] == [text for text, _, _ in words]
    for word in read.words:
        if any(letter.isdigit() for letter in word.text):
            assert (word.evidence, word.others) == ("split", (held,))


def test_a_field_in_which_nothing_was_read_is_taken_from_the_file():
    read = beside_fields(page(("nhận:", 150, 190), ("hồ", 270, 280)), (field("4.385"),))
    assert told(read) == ["fields_added"]
    assert read.words[-1].text == "4.385"
    assert PLACE.x0 <= read.words[-1].box.x0 < read.words[-1].box.x1 <= PLACE.x1


def table(*words):
    cells = (
        Cell(1, 1, 1, 1, Box(100, 95, 195, 120)),
        Cell(1, 2, 1, 1, Box(195, 95, 300, 120), words),
    )
    return Table(1, 2, cells)


def test_in_a_table_it_goes_into_its_cell():
    read = beside_fields(page(tables=(table(),)), (field("4.385"),))
    assert [cell.text for cell in read.tables[0].cells] == ["", "4.385"]
    assert read.words == ()


def test_in_a_table_another_reading_is_doubted_too():
    word = Word("4.335", Box(202, 103, 230, 113), 0.9, evidence="agreed")
    read = beside_fields(page(tables=(table(word),)), (field("4.385"),))
    assert told(read) == ["field_differs"]
    assert read.tables[0].cells[1].words[0].others == ("4.385",)


@pytest.mark.parametrize("text, expected", [("4.385", []), ("4.335", ["field_differs"])])
def test_of_a_page_that_lay_it_is_told_what_was_not_read(text, expected):
    read = beside_fields(page((text, 400, 430), turned=90), (field("4.385"),))
    assert told(read) == expected
    assert [word.text for word in read.words] == [text]


def test_words_outside_fields():
    words = page(("4.385", 202, 230), ("hồ", 270, 280)).words
    assert [word.text for word in outside_fields(words, (field("4.385"),))] == ["hồ"]


@pytest.mark.parametrize(
    "text, look, lines",
    [
        ("4.385", Look(), ["4.385"]),
        ("một\nhai", Look(), ["một hai"]),
        ("một\nhai", Look(several_lines=True), ["một", "hai"]),
        ("một hai ba bốn năm", Look(size=12, several_lines=True), ["một hai ba", "bốn năm"]),
        (
            "khôngcóchỗnàođểngắt dòng",
            Look(size=12, several_lines=True),
            ["khôngcóchỗnàođểngắt", "dòng"],
        ),
        ("", Look(), []),
    ],
)
def test_words_are_set_line_by_line_inside_their_box(text, look, lines):
    words = set_words(text, PLACE, look)
    found = {}
    for word in words:
        found.setdefault(word.box.y0, []).append(word.text)
        assert word.box.x0 >= PLACE.x0 - 0.01 and word.box.x1 <= PLACE.x1 + 0.01
        assert word.box.y0 >= PLACE.y0 - 0.01 and word.box.y1 <= PLACE.y1 + 0.01
    assert [" ".join(found[top]) for top in sorted(found)] == lines


def test_words_are_aligned_as_their_field_says():
    left, middle, right = (
        set_words("12", PLACE, Look(size=10, aligned=aligned))[0].box.x0 for aligned in (0, 0.5, 1)
    )
    assert (left, middle, right) == (200, 225, 250)


def test_a_box_without_size_holds_no_words():
    assert set_words("12", Box(5, 5, 5, 9), Look()) == ()
