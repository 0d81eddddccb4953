"""Readings held against each other: what is trusted, repaired, doubted."""

import pytest

from extractor.model import Box, Word
from extractor.reading.voting import settle, undecided


def line(text, confidence=0.9):
    """Words side by side; one in capitals of doubt (`?Hồ`) was read unsurely."""
    made, at = [], 0.0
    for part in text.split():
        sure = 0.3 if part.startswith("?") else confidence
        word = part.removeprefix("?")
        made.append(Word(word, Box(at, 0, at + 6 * len(word), 10), sure))
        at += 6 * len(word) + 4
    return tuple(made)


@pytest.mark.parametrize(
    "first, second, third, wanted",
    [
        ("đạt 11/11 xã", "đạt 11/11 xã", None, "11/11:agreed"),
        ("hoàn thành 23/28 nhiệm vụ,", "hoàn thành 23/28 nhiệm vu", None, "23/28:agreed"),
        ("đạt I1/11 xã", "đạt 11/11 xã", None, "11/11:alike"),  # both say so: repaired
        ("đạt 11/11 xã", "đạt II/11 xã", None, "11/11:agreed"),
        ("có l5 đơn vị", "có 15 đơn vị", None, "15:alike"),
        ("đạt 1/11 xã", "đạt 11/11 xã", "đạt 1/11 xã", "1/11:voted"),
        ("đạt 1/11 xã", "đạt 11/11 xã", "đạt 11/11 xã", "11/11:outvoted"),
        (
            "đạt 1/11 xã",
            "đạt 11/11 xã",
            "đạt 71/11 xã",
            "1/11:split",
        ),  # three voices, three numbers
        ("đạt 1/11 xã", "đạt 11/11 xã", None, "1/11:split"),
        ("ngày 09/8/2017 của", "ngày 02/8/2017 của", "ngày 09/8/2017 của", "09/8/2017:voted"),
        ("đạt 78,63% kế", "đạt 78,6% kế", "đạt 78,6% kế", "78,6%:outvoted"),
        ("năm 201 8. Tổng", "năm 2018. Tổng", None, "2018.:alike"),
        ("ngày II tháng 5", "ngày II tháng 5", "ngày 11 tháng 5", "11:alike 5:thrice"),
        ("quý II năm 2016", "quý II năm 2016", None, "2016:agreed"),  # Roman numerals stay Roman
        ("quý II/2024 của", "quý II/2024 của", None, "II/2024:alike"),
    ],
)
def test_evidence_of_each_numeral(first, second, third, wanted):
    words = settle(line(first), line(second), line(third) if third else None).words
    assert " ".join(f"{w.text}:{w.evidence}" for w in words if w.evidence) == wanted


@pytest.mark.parametrize(
    "first, second",
    [
        ("đạt 23/28 nhiệm vụ", "đạt 23/28 nhiệm vụ"),
        ("số 12/KH-UBND ngày", "số 12/KH-UBND ngày"),
        ("đạt 58,3%", "đạt 58,3 %"),
    ],
)
def test_agreement_needs_no_third_reading(first, second):
    assert not undecided(line(first), line(second))


def test_both_readings_are_kept_for_the_person():
    settled = settle(line("đạt 1/11 xã"), line("đạt 11/11 xã"))
    assert [w.others for w in settled.words if w.evidence] == [("11/11",)]
    assert settled.unread == ()


def test_what_only_the_second_reading_has_is_reported():
    settled = settle(line("phát hiện ca mới"), line("phát hiện 116 ca mới"))
    assert settled.unread == ("116",)


def test_letters_where_the_second_model_has_others_are_unclear():
    words = settle(line("phát hiện ?Hồ cas mắc"), line("phát hiện lió cas mắc")).words
    assert [w.text for w in words if w.evidence == "unclear"] == ["Hồ"]
