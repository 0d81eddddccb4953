"""Print that is wider or narrower than the number read."""

import subprocess
from dataclasses import replace

import pytest
from PIL import ImageFont

from extractor.model import Box, Word
from extractor.witnesses.print_width import against_width, confirmed_by_width

LINES = (
    "Trong quý các phòng đã giải quyết # trường hợp đúng thời hạn quy định",
    "Trong năm đã tiếp nhận 2.345 hồ sơ, gồm 628 hồ sơ qua mạng và 1.717 hồ sơ nộp trực tiếp",
)


def page(family, printed, read, lines=LINES):
    """Lines of words with the boxes that the ink of a typeface takes; `#` is printed so, read so."""
    file = subprocess.run(
        ["fc-match", "-f", "%{file}", family], capture_output=True, text=True, timeout=30
    ).stdout
    font, words = ImageFont.truetype(file, 52), []
    for y, text in enumerate(lines):
        x = 100.0
        for word in text.split():
            left, top, right, foot = font.getbbox(printed if word == "#" else word)
            words.append(
                Word(
                    read if word == "#" else word,
                    Box(x + left, 80 * y + top, x + right, 80 * y + foot),
                    0.95,
                    evidence="agreed" if word == "#" else "",
                )
            )
            x += right + 13
    return tuple(words)


@pytest.mark.parametrize("family", ["FreeSerif", "FreeSans", "FreeSerif:bold"])
@pytest.mark.parametrize(
    "printed, read, evidence",
    [
        ("11.111", "11.111", "agreed"),
        ("11.111", "1.111", "width"),
        ("78,6%", "78,6%", "agreed"),
        ("78,6%", "78,63%", "width"),
        ("116", "116", "agreed"),
        ("1", "1", "agreed"),
        ("11", "1", "width"),
        ("04/11/2015", "04/11/2015", "agreed"),
        ("04/11/2015", "04/1/2015", "width"),
        ("III/2024", "111/2024", "width"),
        ("23/28", "23/28", "agreed"),
        ("1.264.134", "1.264.1341", "width"),
        ("7", "7", "agreed"),
    ],
)
def test_digits_too_few_or_too_many_are_noticed(family, printed, read, evidence):
    if family.endswith("bold") and "%" in printed:
        pytest.skip(
            "a bold per cent sign is as wide as two digits: only a lost digit beside it would show"
        )
    assert [w.evidence for w in against_width(page(family, printed, read)) if w.text == read] == [
        evidence
    ]


def test_a_line_of_few_words_tells_nothing():
    assert [
        w.evidence
        for w in against_width(page("FreeSerif", "11", "1", ("gồm # hồ", LINES[1])))
        if w.text == "1"
    ] == ["agreed"]


def test_boxes_without_width_tell_nothing():
    flat = tuple(
        replace(w, box=Box(w.box.x0, w.box.y0, w.box.x0, w.box.y1)) if w.text[0].isdigit() else w
        for w in page("FreeSerif", "11", "11")
    )
    assert [w.text for w in against_width(flat)] == [w.text for w in flat]


@pytest.mark.parametrize(
    "printed, read, evidence", [("23/28", "23/28", "fits"), ("11%", "1%", "steady")]
)
def test_print_bears_out_two_readings_against_the_first(printed, read, evidence):
    words = tuple(
        replace(w, evidence="steady") if w.evidence else w for w in page("FreeSerif", printed, read)
    )
    assert [w.evidence for w in confirmed_by_width(words) if w.text == read] == [evidence]


@pytest.mark.parametrize(
    "printed, read, evidence",
    [
        ("23/28", "23/28", "agreed"),
        ("1.117", "1.117", "agreed"),
        ("11", "11", "agreed"),
        ("11.111", "1.111", "width"),  # print is wider than it was read
        ("11", "1", "width"),
    ],
)
def test_a_numeral_whose_box_was_drawn_badly_is_measured_by_its_ink(printed, read, evidence):
    words = page("FreeSerif", printed, read)
    [k] = [k for k, word in enumerate(words) if word.text == read]
    ink = words[k].box
    through = replace(words[k], box=replace(ink, x1=ink.x1 + 60))
    bad = (*words[:k], through, *words[k + 1 :])
    assert against_width(bad)[k].evidence == "width"
    held = against_width(bad, lambda number: ink if number == k else words[number].box)[k]
    assert held.evidence == evidence
    assert (held.box == ink) == (evidence == "agreed")


SLASHES = (
    "Trong quý có 15/24 xã, phường đã giải quyết # trường hợp đúng thời hạn quy định",
    "Trong năm có 8/10 phòng đã tiếp nhận 628 hồ sơ qua mạng và 1.717 hồ sơ nộp trực tiếp",
)


@pytest.mark.parametrize(
    "printed, read, others, evidence",
    [
        ("26/12", "26/12", 0.6, "agreed"),  # the typeface has a wide slash
        ("26/12", "26/12", 0.0, "width"),
        ("15/4/2025", "15/4/2025", 0.45, "agreed"),  # of two slashes each
        ("115/4/2025", "15/4/2025", 0.45, "width"),
        ("126/12", "26/12", 0.6, "width"),  # which hides no digit
        ("126/12", "26/12", 0.0, "width"),
    ],
)
def test_how_wide_a_slash_is_other_numerals_tell(printed, read, others, evidence):
    words = list(page("FreeSerif", printed, read, SLASHES))
    for k, word in enumerate(words):
        if "/" in word.text:
            each = 0.4 if word.text.count("/") > 1 else 0.8
            more = 26 * (each * word.text.count("/") if word.text == read else others)
            box = Box(word.box.x0, word.box.y0, word.box.x1 + more, word.box.y1)
            words[k] = replace(word, box=box)
    [held] = [word for word in against_width(tuple(words)) if word.text == read]
    assert held.evidence == evidence


@pytest.mark.parametrize(
    "printed, read, seen, evidence",
    [
        ("17.471", "17.471", 5, "agreed"),  # bold, with its five digits
        ("17.471", "17.471", 0, "width"),  # digits touch
        ("17.471", "1.471", 5, "width"),  # one was lost
        ("16/04/2025", "16/04/2025", 10, "agreed"),
        ("77,76%", "77,76%", 5, "agreed"),
        ("15/4/2025./.", "15/4/2025./.", 10, "agreed"),  # the end of a document
        ("15/4/2025./.", "15/4/2025./.", 9, "width"),
        # a single digit in a box drawn wide, through a rest of a pen's line below it
        ("6", "6", 1, "agreed"),
        ("2,", "2,", 1, "agreed"),
        ("9%", "9%", 2, "agreed"),
        ("6", "6", 2, "width"),
        ("6", "6", 0, "width"),
    ],
)
def test_bold_numbers_are_counted_by_their_digits(printed, read, seen, evidence):
    words = page("FreeSerif", printed, read)
    at = next(k for k, word in enumerate(words) if word.text == read)
    box = words[at].box
    wide = replace(box, x1=box.x1 + (0.2 if len(read) > 2 else 0.8) * box.width)
    words = (*words[:at], replace(words[at], box=wide), *words[at + 1 :])
    made = against_width(words, digits_in_ink=lambda number: seen)
    assert made[at].evidence == evidence
