"""What the beginning of a line may be as a heading's number: every reading with its cost."""

import pytest

from extractor.headings.heading_marks import ROMANS, Start, candidate_at, is_title, romans_like


def start(line, opens=True, after_colon=False, clear=True, paragraph=None):
    return Start(7, line, paragraph or line, opens, after_colon, clear)


def best(line, **how):
    """Level and number of the reading that costs least; None where the line is no heading."""
    found = candidate_at(start(line, **how))
    if found is None:
        return None
    reading = min(found.readings, key=lambda one: one.cost + one.as_heading)
    return reading.level, reading.value


@pytest.mark.parametrize(
    "line, level, value",
    [
        ("I. KẾT QUẢ THỰC HIỆN", "roman", (1,)),
        ("XIV. Kiến nghị", "roman", (14,)),
        ("1. Cải cách thể chế", "number", (1,)),
        ("2.1. Về bộ máy", "number", (2, 1)),
        ("3.2.1 Kết quả", "number", (3, 2, 1)),
        ("a) Ưu điểm", "letter", (1,)),
        ("đ) Tồn tại", "letter", (5,)),
        ("A. TÌNH HÌNH CHUNG", "capital", (1,)),
        ("II.1. Công tác chỉ đạo", "numbered_roman", (2, 1)),
        ("Điều 5. Tổ chức thực hiện", "article", (5,)),
        ("Phần thứ hai", "root", (2,)),
        ("Phần III", "root", (3,)),
        ("Chương 4. QUY ĐỊNH", "root", (4,)),
        ("PHỤ LỤC II", "root", (0,)),
    ],
)
def test_clear_marks_cost_nothing_else(line, level, value):
    assert best(line) == (level, value)


@pytest.mark.parametrize(
    "line",
    [
        "12 hồ sơ đã giải quyết trong kỳ.",
        "và 03 đơn vị chưa báo cáo.",
        "Phần mềm một cửa điện tử hoạt động tốt.",
        "Phần I của Kế hoạch đã nêu rõ.",
        "Điều này cho thấy kết quả tốt.",
        "Kết quả giải quyết hồ sơ........................... 12",  # leads to a page
        "45. Tổng số hồ sơ",  # a section is numbered no higher than 40
        "0. Không có",
    ],
)
def test_lines_that_only_look_so(line):
    found = candidate_at(start(line))
    certain = [one for one in found.readings if one.cost < 1 and one.value] if found else []
    assert certain == []


@pytest.mark.parametrize(
    "line, value",
    [("H. KẾT QUẢ", (2,)), ("TI. KẾT QUẢ", (2,)), ("1I. KẾT QUẢ", (2,)), ("IH. KẾT QUẢ", (3,))],
)
def test_strokes_that_ocr_joins_are_roman_numbers_too(line, value):
    found = candidate_at(start(line, clear=False))
    assert value in [one.value for one in found.readings if one.level == "roman"]


def test_print_is_believed_more_than_what_only_looks_like_it():
    scanned, clear = (candidate_at(start("H. KẾT QUẢ", clear=clear)) for clear in (False, True))
    cost = {
        is_clear: min(one.cost for one in found.readings if one.level == "roman")
        for is_clear, found in ((False, scanned), (True, clear))
    }
    assert 0 < cost[False] < cost[True]


def test_a_mark_in_the_middle_of_a_paragraph_costs_more():
    inside, opening = (candidate_at(start("2. Kết quả", opens=opens)) for opens in (False, True))
    of_number = [
        next(one.cost for one in found.readings if one.value == (2,)) for found in (inside, opening)
    ]
    assert of_number[0] > of_number[1]


def test_the_place_of_the_digits_is_that_in_the_document():
    found = candidate_at(start("2.1. Về bộ máy"))
    assert (found.at, found.digits) == (7, (7, 10))
    assert candidate_at(start("a) Ưu điểm")).digits is None


def test_a_count_before_a_sentence_keeps_its_digits():
    """`3 Chi cục đã gửi báo cáo.` may count: its digits are no mark for certain."""
    found = candidate_at(start("3 Chi cục đã gửi báo cáo."))
    assert found is None or found.digits is None


@pytest.mark.parametrize("number", range(1, 21))
def test_a_roman_number_is_itself_at_no_cost(number):
    assert (number, 0.0) in romans_like(ROMANS[number - 1])
    assert [cost for value, cost in romans_like(ROMANS[number - 1]) if value != number] == sorted(
        cost for value, cost in romans_like(ROMANS[number - 1]) if value != number
    )


@pytest.mark.parametrize("token", ["", "ABC", "12", "kết", "IIIIII", "XXXXXX"])
def test_what_is_no_roman_number_has_none_at_no_cost(token):
    assert 0.0 not in [cost for _, cost in romans_like(token)]


@pytest.mark.parametrize(
    "paragraph, title",
    [
        ("Kết quả thực hiện", True),
        ("Kết quả thực hiện.", False),
        ("Kết quả gồm:", False),
        ("Kết quả…", False),
        ("Kết quả “tốt”", True),
        ("chữ " * 40, False),
    ],
)
def test_titles_end_without_a_stop(paragraph, title):
    assert is_title(paragraph) == title
