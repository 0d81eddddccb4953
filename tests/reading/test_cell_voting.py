"""Tests of cell voting."""

import pytest

from extractor.model import Box, Word
from extractor.reading.cell_voting import same_nought, vote


@pytest.mark.parametrize(
    "readings, wanted",
    [
        (("0,2", "0,2", None), ("0,2", "cell")),
        (("12,5", "125", "12,5"), ("12,5", "cell_voted")),
        (("2029", "2022", "2022"), ("2022", "cell_outvoted")),
        (("$.452", "S.452", None), ("5.452", "split")),
        (("18,1", "18", "l8"), ("18", "cell_outvoted")),
        (("99.64", "99.64", "99,64"), ("99,64", "cell_outvoted")),
        (("%", "1%", None), ("%", "")),
        (("7", "8", "9"), ("7", "split")),
        (("7", "G:", "a", "Ố"), ("7", "split")),
        (("11", "đi", "at", "Tự"), ("11", "split")),
        (("3", "ã", "2", "ã"), ("3", "split")),
        (("ã", "556,3", "ẽ"), ("556,3", "split")),
        (("%", "1%", "%"), ("%", "")),
    ],
)
def test_a_cell_is_read_by_vote(readings, wanted):
    place = Box(0, 0, 9, 9)
    second, first, *judges = [(Word(text, place, 0.9),) for text in readings if text is not None]
    got = vote(second, first, judges)
    assert (got[0].text, got[0].evidence) == wanted


@pytest.mark.parametrize(
    "readings, wanted",
    [
        (("(12.345)", "(12.345)"), ("(12.345)", "cell")),
        (("(12.345", "12.345)"), ("(12.345)", "cell")),
        (("(0,5)", "(0,5).", None), ("(0,5)", "cell")),
        (("12.345", "(12.345)"), ("(12.345)", "split")),
        (("12.345", "(12.345"), ("(12.345", "split")),
        (("(7", "(7"), ("(7", "cell")),
        (("12,5)", "12,5"), ("12,5", "cell")),
        (("(45%)", "(45%"), ("(45%)", "cell")),
        (("(1.250)", "(1.260)", "(1.250)"), ("(1.250)", "cell_voted")),
    ],
)
def test_brackets_around_a_numeral_are_its_sign(readings, wanted):
    place = Box(0, 0, 9, 9)
    second, first, *judges = [(Word(text, place, 0.9),) for text in readings if text is not None]
    [got] = vote(second, first, judges)
    assert (got.text, got.evidence) == wanted


@pytest.mark.parametrize(
    "readings, steady, wanted",
    [
        (("85,7", "§SJ7", "85,7"), True, ("85,7", "cell_steady")),
        (("85,7", "§SJ7", "85,7"), False, ("85,7", "cell_voted")),
        (("1", "l", "1"), True, ("1", "cell_steady")),
        (("15", "1§", "15"), True, ("15", "cell_steady")),
        (("1", "l", "l"), True, ("1", "cell_steady")),
        (("0,7", "0/7", "0,7"), True, ("0,7", "cell_steady")),  # no number is printed so
        (("2", "3", "2"), True, ("2", "cell_opposed")),  # another digit was read
        (("2,0", "20", "2,0"), True, ("2,0", "cell_opposed")),
        (("7", "a", "b"), True, ("7", "split")),  # no judge has it
    ],
)
def test_what_is_read_at_every_look_outweighs_letters_not_digits(readings, steady, wanted):
    place = Box(0, 0, 9, 9)
    second, first, *judges = [(Word(text, place, 0.95),) for text in readings]
    [got] = vote(second, first, judges, steady)
    assert (got.text, got.evidence) == wanted


@pytest.mark.parametrize(
    "readings, as_many, wanted",
    [
        (("22", "2", "22", "22"), True, "cell_steady"),
        (("38.946", "38.246", "38.946", "38.9%6"), True, "cell_steady"),
        (("9,8", "98", "9,8", "9,8"), True, "cell_steady"),
        (("22", "2", "22", "22"), False, "cell_opposed"),  # nothing tells that two are printed
        (("2", "3", "2", "3"), True, "cell_opposed"),  # a judge has what the first has
        (("11,11", "111,11", "11,11", "111,11"), True, "cell_opposed"),
    ],
)
def test_digits_that_no_other_reader_has_give_way(readings, as_many, wanted):
    place = Box(0, 0, 9, 9)
    second, first, *judges = [(Word(text, place, 0.95),) for text in readings]
    [got] = vote(second, first, judges, steady=True, as_many=as_many)
    assert (got.text, got.evidence) == (readings[0], wanted)


@pytest.mark.parametrize(
    "first, second, wanted",
    [
        ("0", "O", ("0", "cell")),
        ("O", "0", ("0", "cell")),
        ("o", "0", ("0", "cell")),
        ("0", "Q", ("0", "cell")),
        ("O", "O", ("0", "split")),  # a letter to both
        ("0", "8", ("8", "split")),
        ("10", "1O", ("10", "cell_alike")),  # no ring alone
    ],
)
def test_a_ring_alone_is_a_nought_where_one_witness_has_it(first, second, wanted):
    one, other = same_nought(*((Word(text, Box(0, 0, 5, 10), 0.9),) for text in (first, second)))
    (word,) = vote(second=other, first=one)
    assert (word.text, word.evidence) == wanted
