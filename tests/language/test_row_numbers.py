"""How the rows of tables and lists are numbered."""

import pytest

from extractor.language.row_numbers import ORDINAL, follows, is_number, with_lost_points


@pytest.mark.parametrize(
    "last, first, is_next",
    [
        ("9", "10", True),
        ("2.1", "2.2", True),
        ("2.9", "2.10", True),
        ("B3", "B4", True),
        ("III", "IV", True),
        ("c)", "d)", True),
        ("d)", "đ)", True),
        ("đ)", "e)", True),
        ("A", "B", True),
        ("2", "2.1", False),
        ("4", "6", False),
        ("IV", "III", False),
        ("c)", "đ)", False),
        ("", "1", False),
    ],
)
def test_the_next_number(last, first, is_next):
    assert follows(last, first) == is_next


@pytest.mark.parametrize("text", ["1", "12.", "1.2.3", "IV", "b)", "Đ", " 3 "])
def test_what_numbers_a_row(text):
    assert is_number(text)


@pytest.mark.parametrize("text", ["", "2024", "1.234", "Đất đai", "IVX", "12 xã", "1,5"])
def test_what_does_not(text):
    assert not is_number(text)


@pytest.mark.parametrize("text", ["1", "1.2.3", "II.", "đ)", "-", "+", "*"])
def test_marks_of_rows(text):
    assert ORDINAL.fullmatch(text)


@pytest.mark.parametrize("text", ["", "12 xã", "1.234.567", "Xã", "--"])
def test_no_marks_of_rows(text):
    assert not ORDINAL.fullmatch(text)


@pytest.mark.parametrize(
    "read, meant",
    [
        (["2", "21", "2.2", "", "3", "31"], ["2", "2.1", "2.2", "", "3", "3.1"]),
        (["1", "11", "12", "2"], ["1", "1.1", "1.2", "2"]),
        (["1.1", "1.11", "1.12"], ["1.1", "1.1.1", "1.1.2"]),
        (["20", "21", "22"], ["20", "21", "22"]),
        (["10", "11", "12"], ["10", "11", "12"]),
        (["I", "1", "2"], ["I", "1", "2"]),
    ],
)
def test_points_that_were_lost_in_numbers(read, meant):
    assert with_lost_points(read) == meant
