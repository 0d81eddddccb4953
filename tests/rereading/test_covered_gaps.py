"""Print amid a line that no reader has, since something lies over it."""

import cv2
import numpy
import pytest

from extractor.model import UNREAD, Box, PageReading, Word
from extractor.rereading.covered_gaps import with_covered_gaps

SCALE = 0.5  # points a pixel is wide


def page(before, behind, confidence=0.95):
    words, at = [], 60.0
    for text in (*before.split(), None, *behind.split()):
        if text is None:
            at += 70
            continue
        wide = 6.0 * len(text)
        words.append(Word(text, Box(at, 100, at + wide, 110), confidence))
        at += wide + 4
    return PageReading(1, 595, 842, "ocr", "layer_empty", tuple(words))


def picture(read, inked=True):
    """The page's picture, with strokes from end to end of its widest gap."""
    grey = numpy.full((1684, 1190), 255, "uint8")
    pairs = zip(read.words, read.words[1:], strict=False)
    left, right = max(pairs, key=lambda pair: pair[1].box.x0 - pair[0].box.x1)
    if inked:
        x0, x1 = int(left.box.x1 / SCALE), int(right.box.x0 / SCALE)
        for x in range(x0, x1, 6):
            cv2.line(grey, (x, 198), (x + 5, 222), 0, 2)
    return grey


def unread(read, inked=True):
    made = with_covered_gaps(read, picture(read, inked), SCALE)
    return [k for k, word in enumerate(made.words) if word.text == UNREAD]


@pytest.mark.parametrize(
    "before, behind, at",
    [
        ("giải nhì, 28 giải", "khuyến khích, học sinh", 4),
        ("Toàn huyện hiện có", "trường đạt chuẩn", 4),
        ("kinh phí thực hiện là", "triệu đồng, trong đó", 5),
    ],
)
def test_print_that_nobody_read_amid_a_sentence_is_a_place_to_look_at(before, behind, at):
    assert unread(page(before, behind)) == [at]
    assert unread(page(before, behind), inked=False) == []
    assert unread(page(before, behind, confidence=0.4)) == []


@pytest.mark.parametrize(
    "before, behind",
    [
        ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI"),  # a seal between the halves of a head
        ("- UBND các xã, thị trấn;", "Trần Minh Khoa"),  # a signature beside the recipients
        ("1.265 1.208", "1.196 12"),  # columns of figures
    ],
)
def test_gaps_of_other_lines_stay(before, behind):
    assert unread(page(before, behind)) == []


def test_line_whose_pieces_were_read_in_another_order_is_one():
    whole = page("đăng ký biến động", "trường hợp, đạt")
    torn = PageReading(1, 595, 842, "ocr", "layer_empty", (*whole.words[4:], *whole.words[:4]))
    made = with_covered_gaps(torn, picture(whole), SCALE)
    assert [word.text for word in made.words].index(UNREAD) == len(made.words) - 1


@pytest.mark.parametrize("behind", ["95,4%.", "1.208", "đạt"])
def test_one_word_or_number_behind_is_a_sentence(behind):
    assert unread(page("đăng ký biến động", behind)) == [4]


def test_scraps_in_a_gap_do_not_fill_it():
    read = page("đăng ký biến động", "trường hợp, đạt")
    box = Box(read.words[3].box.x1 + 20, 92, read.words[3].box.x1 + 32, 120)
    scrap = PageReading(1, 595, 842, "ocr", "layer_empty", (*read.words, Word("úh", box, 0.1)))
    made = with_covered_gaps(scrap, picture(read), SCALE)
    assert UNREAD in [word.text for word in made.words]


@pytest.mark.parametrize("text, higher", [("ÑT", 0), ("tổng", 10), ("chiết,", 12)])
def test_word_that_was_hardly_read_fills_its_place(text, higher):
    words = [*page("ngày 12 tháng", "năm, trong đó").words]
    box = Box(words[2].box.x1 + 4, 100 - higher, words[3].box.x0 - 4, 110)
    read = PageReading(
        1, 595, 842, "ocr", "layer_empty", (*words[:3], Word(text, box, 0.1), *words[3:])
    )
    made = with_covered_gaps(read, picture(page("ngày 12 tháng", "năm, trong đó")), SCALE)
    assert UNREAD not in [word.text for word in made.words]
