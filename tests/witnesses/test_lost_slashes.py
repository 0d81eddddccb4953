"""Days and symbols of which thin print lost the slashes."""

import cv2
import numpy
import pytest

from extractor.model import Box, Word
from extractor.witnesses.lost_slashes import with_glued_doubted, with_lost_slashes

SCALE = 0.5  # points a pixel is wide
TOP, FOOT = 200, 222  # pixels of the line


def line(read, evidence="agreed"):
    words, at = [], 60.0
    for text in read.split():
        wide = 6.0 * len(text)
        said = evidence if any(map(str.isdigit, text)) else ""
        words.append(Word(text, Box(at, TOP * SCALE, at + wide, FOOT * SCALE), 0.95, evidence=said))
        at += wide + 7
    return tuple(words)


def picture(words, slashes=True):
    """The line's print as blocks, a pale slash in every gap behind a digit."""
    grey = numpy.full((240, 700), 240, "uint8")
    for word in words:
        grey[TOP:FOOT, int(word.box.x0 / SCALE) : int(word.box.x1 / SCALE)] = 30
        foot = int(word.box.x1 / SCALE) + 3
        if slashes and (word.text[-1].isdigit() or word.text == "III"):
            cv2.line(grey, (foot, FOOT), (foot + 8, TOP), 190, 1, cv2.LINE_AA)
    return grey


def whole(read, slashes=True, evidence="agreed"):
    words = line(read, evidence)
    return with_lost_slashes(words, picture(words, slashes), SCALE)


def texts(words):
    return " ".join(word.text for word in words)


@pytest.mark.parametrize(
    "read, wanted",
    [
        ("ngày 26 12 2022 của", "ngày 26/12/2022 của"),
        ("ngày 5 1/2023, Sở", "ngày 5/1/2023, Sở"),
        ("(ngày 26 122022) của", "(ngày 26/12/2022) của"),
        ("ngay 22 1.2020 về", "ngay 22/1/2020 về"),
        ("số 686 NQ-HĐND ngày", "số 686/NQ-HĐND ngày"),
        ("số 100 2019 NĐ-CP về", "số 100/2019/NĐ-CP về"),
        ("Số: 332 BC.SYT Độc", "Số: 332/BC-SYT Độc"),
        ("quý III 2020 của", "quý III/2020 của"),
    ],
)
def test_slashes_that_are_seen_in_the_gaps_are_put_back(read, wanted):
    made = whole(read)
    assert texts(made) == wanted
    assert [word.evidence for word in made if "/" in word.text] == ["alike"]


@pytest.mark.parametrize(
    "read, wanted",
    [
        ("ngày 30 12 2019 của", "ngày 30/12/2019 của"),
        ("ngày 1822023, Sở", "ngày 18/2/2023, Sở"),
        ("số 45 QĐ-UBND ngày", "số 45/QĐ-UBND ngày"),
    ],
)
def test_what_can_be_nothing_else_is_whole_without_their_ink_but_for_a_person(read, wanted):
    made = whole(read, slashes=False)
    assert texts(made) == wanted
    assert [word.evidence for word in made if "/" in word.text] == ["split"]


def test_parts_that_were_read_unsurely_make_no_sure_whole():
    made = whole("ngày 26 12 2022 của", evidence="opposed")
    assert [word.evidence for word in made if "/" in word.text] == ["split"]


@pytest.mark.parametrize(
    "read",
    [
        "ngày 26/12/2022 của",  # whole as it stands
        "ngày 1112023 của",  # the first of November or the eleventh of January
        "trong 30 ngày 45 13 2020 hồ",  # no day
        "ngày 2 4/11/2017 của",  # a blank within the day itself
        "tổng số 25 trường và",
        "có 12 QĐ-UBND và",  # not behind `số`
        "cả 30 12 2019 hồ",
    ],
)
def test_what_may_be_something_else_stays(read):
    assert texts(whole(read)) == read


@pytest.mark.parametrize("read", ["quý III 2020 của", "tổng số 25 TH-THCS và"])
def test_what_may_be_printed_so_stays_without_ink(read):
    assert texts(whole(read, slashes=False)) == read


def test_long_numbers_are_doubted_where_slashes_fade():
    words = line("ngày 26 12 2022 có 1414 phường năm 2021")
    made = with_lost_slashes(words, picture(words), SCALE)
    doubted = with_glued_doubted(made, words, made)
    assert [word.text for word in doubted if word.evidence == "width"] == ["1414"]
    assert with_glued_doubted(words, words, words) == words
