"""Tests of ink."""

import subprocess
from dataclasses import replace

import cv2
import numpy
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractor.imaging.ink import against_ink, digits_apart, own_ink, uncovered
from extractor.model import Box, Word


def strokes(*heights, gap=10, wide=4):
    """A line of upright strokes at 72 dpi; (x, word box)."""
    grey = numpy.full((60, 220), 255, "uint8")
    for k, high in enumerate(heights):
        grey[40 - high : 40, 20 + k * gap : 20 + k * gap + wide] = 0
    return grey, Box(16, 40 - max(heights) - 2, 20 + len(heights) * gap + 2, 44)


@pytest.mark.parametrize(
    "text, heights, evidence",
    [
        ("11/11", (24, 24, 24, 24, 24), "agreed"),
        ("1/11", (24, 24, 24, 24, 24), "strokes"),
        ("111", (24, 24, 24), "agreed"),
        ("II/2024", (24,) * 7, "agreed"),
        ("II/2024", (24,) * 8, "strokes"),
    ],
)
def test_more_strokes_than_were_read_are_noticed(text, heights, evidence):
    grey, box = strokes(*heights, gap=10 if "I" in text else 18)  # as far apart as typefaces do
    [word] = against_ink(grey, (Word(text, box, 0.95, evidence="agreed"),), 1.0)
    assert word.evidence == evidence


@pytest.mark.parametrize("family", ["Liberation Serif", "FreeSerif", "Liberation Sans", "Carlito"])
@pytest.mark.parametrize(
    "print_, read, evidence",
    [
        ("21/08/2023", "21/08/2023", "agreed"),
        ("106.010", "106.010", "agreed"),
        ("100/1.008", "100/1.008", "agreed"),
        ("1100", "100", "strokes"),
        ("11/2020", "1/2020", "strokes"),
        ("110.110", "110.10", "strokes"),
    ],
)
def test_the_halves_of_a_broken_zero_are_one_digit(family, print_, read, evidence):
    grey, [word] = printed([print_], family)
    broken = _without_heads_and_feet_of_zeros(grey, print_, family, word.box)
    [held] = against_ink(broken, (Word(read, word.box, 0.95, evidence="agreed"),), 1.0)
    assert held.evidence == evidence


def _without_heads_and_feet_of_zeros(grey, print_, family, box):
    """The print with each zero broken into two halves, which stay as upright as its sides."""
    made = grey.copy()
    for k, digit in enumerate(print_):
        if digit == "0":
            _, [whole] = printed([print_[: k + 1]], family)
            _, [alone] = printed(["0"], family)
            middle = round(whole.box.x1 - alone.box.width / 2)
            made[:, middle - 3 : middle + 3] = 255
    return made


@pytest.mark.parametrize("family", ["Liberation Serif", "FreeSerif", "Liberation Sans"])
@pytest.mark.parametrize(
    "print_, read, evidence",
    [
        ("2.412", "2.412", "agreed"),
        ("2.942", "2.942", "agreed"),
        ("12.212", "12.212", "agreed"),
        ("2,412", "2.412", "mark"),
        ("42,142", "42.142", "mark"),
    ],
)
def test_a_digit_whose_foot_broke_off_makes_no_comma_of_a_dot(family, print_, read, evidence):
    grey, [word] = printed([print_], family)
    made = grey.copy()
    for k, digit in enumerate(print_):
        if digit == "2":  # thin print breaks above its foot
            _, [whole] = printed([print_[: k + 1]], family)
            left = round(whole.box.x1) - 20
            _, [digits] = printed(["2"], family)
            made[round(digits.box.y1) - 7 : round(digits.box.y1) - 4, left : left + 21] = 255
    [held] = against_ink(made, (Word(read, word.box, 0.95, evidence="agreed"),), 1.0)
    assert held.evidence == evidence


@pytest.mark.parametrize(
    "text, drop, evidence",
    [
        ("1418", None, "agreed"),
        ("1418", 0, "mark"),
        ("1,418", 0, "mark"),
        ("1.418", 0, "agreed"),
        ("1,418", 8, "agreed"),
        ("1.418", 8, "mark"),
    ],
)
def test_a_dot_or_comma_on_the_page_is_held_against_the_reading(text, drop, evidence):
    """`drop`: how far a mark between the first two digits hangs below the line; None without one."""
    grey = numpy.full((60, 140), 255, "uint8")
    for k in range(4):
        cv2.rectangle(
            grey, (20 + k * 22 + (6 if k else 0), 12), (32 + k * 22 + (6 if k else 0), 40), 0, 3
        )
    if drop is not None:
        grey[36 : 41 + drop, 37:42] = 0
    [word] = against_ink(grey, (Word(text, Box(14, 8, 118, 50), 0.95, evidence="agreed"),), 1.0)
    assert word.evidence == evidence


def test_ink_that_no_word_covers_is_found():
    grey, box = strokes(24, 24, 24)
    grey[16:40, 150:154] = grey[16:40, 160:164] = 0
    [left] = uncovered(grey, (Word("111", box, 0.9),), 1.0)
    assert 145 < left.x0 < 155 and 160 < left.x1 < 168


def test_print_on_a_grey_area_is_found_where_no_word_covers_it():
    grey, box = strokes(24, 24, 24)
    grey[:, 130:] = numpy.minimum(grey[:, 130:], 160)
    grey[16:40, 150:154] = grey[16:40, 160:164] = 0
    [left] = uncovered(grey, (Word("111", box, 0.9),), 1.0)
    assert 145 < left.x0 < 155 and 160 < left.x1 < 168


def lines_with_columns(rows, columns, step=30):
    """A page at 72 dpi with a bar in each row and column, a word at the left of each row."""
    grey = numpy.full((rows * step + 40, 200 + columns * 40), 255, "uint8")
    words = []
    for row in range(rows):
        top = 20 + row * step
        cv2.rectangle(grey, (20, top), (60, top + 12), 0, -1)
        words.append(Word("Trạm", Box(18, top - 1, 62, top + 14), 0.95))
        for column in range(columns):
            x = 120 + column * 40
            cv2.rectangle(grey, (x, top), (x + 3, top + 12), 0, -1)
    return grey, tuple(words)


@pytest.mark.parametrize("rows, columns", [(10, 4), (25, 3), (21, 5)])
def test_whole_columns_that_no_word_covers_are_found(rows, columns):
    grey, words = lines_with_columns(rows, columns)
    assert len(uncovered(grey, words, 1.0)) == rows * columns


@pytest.mark.parametrize(
    "rows, columns, step",
    [
        (25, 3, 14),  # dots close above each other: a picture beside text
        (80, 5, 30),  # too many for the columns of a table
    ],
)
def test_the_dots_of_a_picture_are_no_print(rows, columns, step):
    grey, words = lines_with_columns(rows, columns, step)
    assert uncovered(grey, words, 1.0) == []


def test_a_picture_beside_no_words_does_not_hide_columns():
    grey, words = lines_with_columns(25, 3)
    below = numpy.full((200, grey.shape[1]), 255, "uint8")
    for x in range(20, 300, 12):
        for y in range(20, 180, 16):
            below[y : y + 10, x : x + 3] = 0
    assert len(uncovered(numpy.vstack([grey, below]), words, 1.0)) == 75


def printed(words, family="Liberation Serif", size=40, space=14):
    """A line of words in a typeface at 72 dpi, and the words with the boxes of their ink."""
    file = subprocess.run(
        ["fc-match", "-f", "%{file}", family], capture_output=True, text=True, timeout=30
    ).stdout
    font, x, made = ImageFont.truetype(file, size), 20, []
    picture = Image.new("L", (1200, 80), 255)
    pen = ImageDraw.Draw(picture)
    for text in words:
        pen.text((x, 15), text, 0, font)
        rows, columns = numpy.nonzero(numpy.asarray(picture)[:, x:] < 128)
        box = Box(x + columns.min(), rows.min(), x + columns.max() + 1, rows.max() + 1)
        made.append(Word(text, box, 0.95, evidence="agreed"))
        x = int(box.x1) + space
    return numpy.asarray(picture), tuple(made)


@pytest.mark.parametrize("family", ["DejaVu Serif", "FreeSerif", "FreeSans"])
@pytest.mark.parametrize(
    "print_, read, evidence",
    [
        ("11,8%", "11,8%", "agreed"),  # a thick comma is no circle
        ("86,81%", "86,81%", "agreed"),
        ("100%", "100%", "agreed"),
        ("13,83‰", "13,83%", "per_mille"),
        ("8‰", "8%", "per_mille"),
    ],
)
def test_a_per_mille_sign_read_as_a_per_cent_sign_is_noticed(family, print_, read, evidence):
    grey, [word] = printed([print_], family)
    [held] = against_ink(grey, (Word(read, word.box, 0.95, evidence="agreed"),), 1.0)
    assert held.evidence == evidence


@pytest.mark.parametrize(
    "line, numeral, more",
    [
        ("trong đó 82 lượt", 2, (0, 24)),  # through the white and the next word's first stroke
        ("từ ngày 4/8/2022 đến ngày", 2, (0, 150)),  # through the next two words
        ("nước 03 năm 2018 — 2020;", 3, (-10, 30)),  # through the dash
        ("tử vong 11 cas", 2, (0, 8)),
        ("kế 951 cas.", 1, (-25, 0)),  # through the last letter of the word before
        ("tử vong 1 cas", 2, (0, 0)),
        ("trong đó 2 xã", 2, (5, 0)),  # through a stroke of its own
        ("trong đó 2 xã", 2, (0, -5)),
        ("tử vong 96 cas", 2, (4, -4)),
        ("từ 1,5 đến 02 ngày", 1, (0, -28)),  # around its first digit alone
        ("gồm 1.234 hộ nghèo", 1, (20, 0)),  # behind its first
        ("tăng 98,6% cùng kỳ", 1, (0, -55)),
        ("ngày 30/11/2021 của", 1, (35, -40)),  # around its middle
    ],
)
def test_a_box_is_drawn_to_its_words_own_ink(line, numeral, more):
    grey, words = printed(line.split())
    box = words[numeral].box
    drawn = Box(box.x0 + more[0], box.y0, box.x1 + more[1], box.y1)
    beside = list(words)
    beside[numeral] = Word(words[numeral].text, drawn, 0.95)
    if more == (0, 24):  # the word behind lost its first letter to it
        after = words[numeral + 1].box
        beside[numeral + 1] = Word("ượt", Box(after.x0 + 12, after.y0, after.x1, after.y1), 0.9)
    found = own_ink(grey, tuple(beside), numeral, 1.0)
    assert abs(found.x0 - box.x0) <= 2 and abs(found.x1 - box.x1) <= 2


@pytest.mark.parametrize("unread", [0, 2])
@pytest.mark.parametrize("numeral", ["12", "0,5"])
def test_a_word_beside_that_nobody_read_is_none_of_a_numbers_ink(unread, numeral):
    grey, words = printed(["của", numeral, "hộ", "nghèo"])
    read = tuple(word for k, word in enumerate(words) if k != unread)
    found = own_ink(grey, read, read.index(words[1]), 1.0)
    assert abs(found.x0 - words[1].box.x0) <= 2 and abs(found.x1 - words[1].box.x1) <= 2


@pytest.mark.parametrize("numeral", ["11", "1 1", "4.1 16"])
def test_no_digit_of_a_number_is_left_out_of_its_ink(numeral):
    grey, words = printed(["có", numeral, "hồ", "sơ"])
    found = own_ink(grey, words, 1, 1.0)
    assert abs(found.width - words[1].box.width) <= 2


def set_number(family, text, apart=0, slash=40):
    """A number in a typeface, its digits drawn so much nearer to each other (pixels), its slashes
    of another size; its box."""
    file = subprocess.run(
        ["fc-match", "-f", "%{file}", family], capture_output=True, text=True, timeout=30
    ).stdout
    usual = ImageFont.truetype(file, 40)
    image = Image.new("L", (420, 90), 250)
    draw = ImageDraw.Draw(image)
    x = 30.0
    for sign in text:
        font = usual if sign != "/" else ImageFont.truetype(file, slash)
        draw.text((x, 20), sign, font=font, fill=20)
        x += font.getlength(sign) - apart
    return numpy.array(image), Box(28, 20, x + 3, 75)


@pytest.mark.parametrize("family", ["FreeSerif:bold", "DejaVu Sans:bold", "Carlito:italic"])
@pytest.mark.parametrize(
    "text, apart, count",
    [("17.471", 0, 5), ("4.024", 0, 4), ("16/04/25", 0, 8), ("17.471", 9, 0), ("4.024", 9, 0)],
)
def test_digits_that_stand_apart_are_counted(family, text, apart, count):
    grey, box = set_number(family, text, apart)
    seen = digits_apart(grey, box, 1.0)
    assert seen == count if not apart else seen < sum(map(str.isdigit, text))


@pytest.mark.parametrize("family", ["Liberation Serif", "Carlito", "DejaVu Serif"])
@pytest.mark.parametrize("text, count", [("29/9/2020", 9), ("4.871/5.024", 9), ("15/27", 5)])
def test_digits_are_counted_beside_slashes_that_reach_below_them(family, text, count):
    grey, box = set_number(family, text, slash=52)
    assert digits_apart(grey, box, 1.0) == count


@pytest.mark.parametrize("family", ["Liberation Serif", "DejaVu Sans:bold", "Carlito:italic"])
@pytest.mark.parametrize("size", [24, 40])
@pytest.mark.parametrize("print_", ["-39,87", "–1.204", "- 7"])
def test_a_minus_that_is_printed_is_one(family, size, print_):
    grey, words = printed(print_.split(" "), family, size, space=8)
    assert [word.evidence for word in against_ink(grey, words, 1)] == ["agreed"] * len(words)


@pytest.mark.parametrize("speck", [(4, 4), (6, 5), (3, 7)])
@pytest.mark.parametrize("read", ["-39,87", "–1.204", "- 148", "- 5.060"])
def test_a_minus_that_was_read_of_a_speck_is_noticed(speck, read):
    digits = read.lstrip("-– ")
    grey, (word,) = printed([digits])
    wide, high = speck
    grey = grey.copy()
    grey[45 : 45 + high, 8 : 8 + wide] = 0
    box = Box(8, 45, 8 + wide, 45 + high)
    words = (
        (Word("-", box, 0.9), word)
        if " " in read
        else (Word(read, Box.around([box, word.box]), 0.95, evidence="agreed"),)
    )
    assert against_ink(grey, words, 1)[-1].evidence == "sign"


@pytest.mark.parametrize("before", [Box(8, 2, 12, 6), Box(-90, 45, -86, 49)])
def test_a_speck_elsewhere_is_no_sign(before):
    grey, (word,) = printed(["1.204"])
    assert against_ink(grey, (Word("-", before, 0.9), word), 1)[-1].evidence == "agreed"


@pytest.mark.parametrize("digits", ["7.020.000", "148", "39,87"])
def test_the_dash_of_another_cell_is_no_sign(digits):
    grey, (word,) = printed([digits])
    grey = grey.copy()
    grey[45:49, 8:12] = 0
    words = (Word("-", Box(8, 45, 12, 49), 0.9), word)
    assert against_ink(grey, words, 1, opening=frozenset({0, 1}))[-1].evidence == "agreed"
    assert against_ink(grey, words, 1, opening=frozenset({0}))[-1].evidence == "sign"


@pytest.mark.parametrize("print_", ["2024 - 2025", "2011 – 2015", "02 - 03", "1,5 - 02"])
def test_the_dash_between_two_numbers_is_no_minus_however_short_it_is(print_):
    left, dash, right = print_.split(" ")
    grey, (first, second) = printed([left, right], space=40)
    middle = (first.box.x1 + second.box.x0) / 2
    place = Box(middle - 3, 45, middle + 2, 49)
    grey = grey.copy()
    grey[45:49, int(place.x0) : int(place.x1)] = 0
    far = replace(first, box=first.box.moved(-200, 0))
    words = (first, Word(dash, place, 0.9), second)
    assert against_ink(grey, words, 1)[-1].evidence == "agreed"
    assert against_ink(grey, (far, *words[1:]), 1)[-1].evidence == "sign"
