"""Signs that an engine takes for others, and a year that it joins to what stands behind it."""

import itertools

import pytest

from extractor.model import Box, Word
from extractor.witnesses.reading_slips import as_printed, parted_from_years


def line(text):
    return tuple(
        Word(word, Box(50 * k, 100, 50 * k + 40, 110), 0.95) for k, word in enumerate(text.split())
    )


def texts(words):
    return " ".join(word.text for word in words)


@pytest.mark.parametrize(
    "read, printed",
    [
        ("đạt 48.0ó3 tỷ", "đạt 48.063 tỷ"),
        ("tăng 123,2ó%; đạt ó7ó triệu", "tăng 123,26%; đạt 676 triệu"),
        ("số ó3/BC-UBND có (ó3/ó3)", "số 63/BC-UBND có (63/63)"),
        ("có5 hồ sơ ó có", "có5 hồ sơ ó có"),  # words of letters stay
        ("mục ó) và 1ó-NQ/TW", "mục ó) và 16-NQ/TW"),
        ("ngày 9I12I2019 và 23/11!2021,", "ngày 9/12/2019 và 23/11/2021,"),
        ("từ 9/12I2019; số 9112112019", "từ 9/12/2019; số 9112112019"),
        ("giai đoạn 2020 —- 2025;", "giai đoạn 2020 – 2025;"),
        ("từ 12 -- 15 ngày, 2016—–2020", "từ 12 – 15 ngày, 2016–2020"),
        ("ngày 01/6–-15/6/2021", "ngày 01/6–15/6/2021"),
        ("năm 2021 ----- 12 xã", "năm 2021 ----- 12 xã"),  # a rule or leaders
        ("12 -- xã, -- 15", "12 -- xã, -- 15"),
        ("mã 39I12I2019, 9I13I2019", "mã 39I12I2019, 9I13I2019"),  # no such day
    ],
)
def test_what_no_number_has_is_read_as_it_is_printed(read, printed):
    assert texts(as_printed(line(read))) == printed


@pytest.mark.parametrize(
    "read, parted",
    [
        ("Năm 2022,100% các bộ", "Năm 2022, 100% các bộ"),
        ("trong năm 2021;35 xã", "trong năm 2021; 35 xã"),
        ("đến tháng 6/2022,98,5% hồ sơ", "đến tháng 6/2022, 98,5% hồ sơ"),
        ("ngày 30/6/2024,12 xã", "ngày 30/6/2024, 12 xã"),
        ("đạt 2022,15 tỷ đồng", "đạt 2022,15 tỷ đồng"),  # may be one number
        ("năm 2022, có 12 xã", "năm 2022, có 12 xã"),
    ],
)
def test_a_year_and_the_number_behind_it_are_two(read, parted):
    words = parted_from_years(line(read))
    assert texts(words) == parted
    assert all(one.box.x1 <= other.box.x0 for one, other in itertools.pairwise(words))
