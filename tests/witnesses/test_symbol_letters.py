"""Codes of symbols of which OCR lost the stroke of Đ."""

import pytest

from extractor.model import Box, Word
from extractor.witnesses.symbol_letters import spelled_symbols


@pytest.mark.parametrize(
    "read, wanted",
    [
        ("số 9204/QD-UBND ngày", "số 9204/QĐ-UBND ngày"),
        ("số 46 /QD-BCĐCCHC", "số 46 /QĐ-BCĐCCHC"),
        ("số 30/2020/ND-CP,", "số 30/2020/NĐ-CP,"),
        ("(số 12/NQ-HDND)", "(số 12/NQ-HĐND)"),
        ("số 77/LDTBXH-NCC của", "số 77/LĐTBXH-NCC của"),
        ("số 36/QD-BCDCCHC", "số 36/QĐ-BCĐCCHC"),
        ("số 09/2023/NQ- HDND ngày", "số 09/2023/NQ- HĐND ngày"),
        ("số 15-QD/TU", "số 15-QĐ/TU"),
        # what is a code as it stands, and what is no symbol, stays
        ("số 17/HD-SNV, số 5/DA-UBND", "số 17/HD-SNV, số 5/DA-UBND"),
        ("cấp QD cho 12 người", "cấp QD cho 12 người"),
        ("số 12/XDQ-SXD", "số 12/XDQ-SXD"),
        ("ngày 12/5/2020- HDND xã", "ngày 12/5/2020- HDND xã"),
    ],
)
def test_codes_have_their_letters(read, wanted):
    words = tuple(Word(text, Box(0, 0, 1, 1), 0.9) for text in read.split())
    assert " ".join(word.text for word in spelled_symbols(words)) == wanted


@pytest.mark.parametrize(
    "read, wanted",
    [
        ("02NQ-CP", "02/NQ-CP"),
        ("(số 1145QD-UBND)", "(số 1145/QĐ-UBND)"),
        ("số 36KH-HDND,", "số 36/KH-HĐND,"),
        ("12BC–UBND", "12/BC–UBND"),
        ("I7NQ-CP", "17/NQ-CP"),
        ("3OQĐ-UBND;", "30/QĐ-UBND;"),
    ],
)
def test_a_slash_that_was_lost_before_a_type_is_put_back_for_a_person_to_see(read, wanted):
    words = tuple(Word(text, Box(0, 0, 1, 1), 0.9, evidence="agreed") for text in read.split())
    made = spelled_symbols(words)
    assert " ".join(word.text for word in made) == wanted
    [whole] = [word for word in made if "/" in word.text]
    assert whole.evidence == "split" and "/" not in whole.others[0]


@pytest.mark.parametrize(
    "read, other, evidence",
    [
        ("02NQ-CP", "02/NQ-CP,", "alike"),
        ("I7NQ-CP", "17/NQ-CP", "alike"),
        ("1145QĐ-UBND", "1145/QD-UBND", "alike"),
        ("02NQ-CP", "02NQ-CP", "split"),
        ("02NQ-CP", "102/NQ-CP", "split"),
    ],
)
def test_a_slash_that_the_second_witness_has_needs_no_person(read, other, evidence):
    word = Word(read, Box(0, 0, 1, 1), 0.9, evidence="agreed", others=(other,))
    (made,) = spelled_symbols((word,))
    assert "/" in made.text and made.evidence == evidence


@pytest.mark.parametrize(
    "code", ["12XB-CP", "45A-UBND", "3TB-X", "7BC", "2020QĐ-ABC", "lô 8KH-HN", "IONQ-CP"]
)
def test_other_codes_get_no_slash(code):
    words = tuple(Word(text, Box(0, 0, 1, 1), 0.9, evidence="agreed") for text in code.split())
    assert spelled_symbols(words) == words
