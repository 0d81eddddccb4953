"""Readings held against each other: what is trusted, repaired, doubted."""

import pytest

from extractor.model import Box, Word
from extractor.reading.voting import of_one_kind, settle, undecided


def line(text, confidence=0.95):
    """Words side by side; one in capitals of doubt (`?Hồ`) was read unsurely."""
    made, at = [], 0.0
    for part in text.split():
        sure = 0.3 if part.startswith("?") else confidence
        word = part.removeprefix("?")
        made.append(Word(word, Box(at, 0, at + 6 * len(word), 10), sure))
        at += 6 * len(word) + 4
    return tuple(made)


@pytest.mark.parametrize(
    "first, second, wanted",
    [
        ("đạt 11/11 xã", "đạt 11/11 xã", "11/11:agreed"),
        ("hoàn thành 23/28 nhiệm vụ,", "hoàn thành 23/28 nhiem vu", "23/28:agreed"),
        ("đạt 23/28 xã", "đạt ?23/28 xã", "23/28:fair"),  # the second was not sure
        ("đạt I1/11 xã", "đạt 11/11 xã", "11/11:alike"),  # a stroke in a number: repaired
        ("có l5 đơn vị", "có 15 đơn vị", "15:alike"),
        ("có 15 đơn vị", "có l5 đơn vị", "15:agreed"),
        ("năm 201 8. Tổng", "năm 2018. Tổng", "2018.:alike"),
        ("quý II năm 2016", "quý II năm 2016", "2016:agreed"),  # Roman numerals stay Roman
        ("quý II/2024 của", "quý II/2024 của", "II/2024:alike"),
        ("quý II/2024 của", "quý 11/2024 của", "II/2024:alike"),
        ("rộng 97m? đất", "rộng 97m2 đất", "97m?:agreed"),
        ("rộng 3 km² đất", "rộng 3 km2 đất", "3:agreed"),
        ("rộng 85m. Nhà", "rộng 85m2. Nhà", "85m.:agreed"),
        # where both read a letter it is a letter
        ("số 45B/KH-UBND ngày", "số 45B/KH-UBND ngày", "45B/KH-UBND:agreed"),
        ("Mẫu 16B kèm", "Mẫu 16B kèm", "16B:agreed"),
        ("lô 5S và 2Z", "lô 5S và 2Z", "5S:alike 2Z:agreed"),
        ("xã loại II đạt", "xã loại II đạt", ""),
    ],
)
def test_two_witnesses_agree(first, second, wanted):
    assert not undecided(line(first), line(second))
    words = settle(line(first), line(second)).words
    assert " ".join(f"{w.text}:{w.evidence}" for w in words if w.evidence) == wanted


@pytest.mark.parametrize(
    "first, second, judges, wanted",
    [
        ("đạt 1/11 xã", "đạt 11/11 xã", ("đạt 1/11 xã", "đạt 1/11 xã"), "1/11:voted"),
        ("đạt 1/11 xã", "đạt 11/11 xã", ("đạt 11/11 xã", "đạt 71/11 xã"), "11/11:outvoted"),
        ("đạt 1/11 xã", "đạt 11/11 xã", ("đạt 11/11 xã", "đạt 1/11 xã"), "11/11:outvoted"),
        ("đạt 1/11 xã", "đạt ?11/11 xã", ("đạt 11/11 xã", "đạt 1/11 xã"), "11/11:split"),
        ("đạt 1/11 xã", "đạt 11/11 xã", ("đạt 71/11 xã",), "11/11:split"),
        ("đạt 1/11 xã", "đạt 11/11 xã", (), "11/11:split"),
        ("ngày 09/8/2017", "ngày 02/8/2017", ("ngày 09/8/2017",), "09/8/2017:voted"),
        ("đạt 78,63% kế", "đạt 78,6% kế", ("đạt 78,6% kế",), "78,6%:outvoted"),
        # the second witness loses the marks of letters; they stay as the first has them
        ("số 11/2012/NĐ-CP", "số 41/2012/ND-CP", ("số 41/2012/ND-CP",), "41/2012/NĐ-CP:outvoted"),
        # a letter or a digit: most readings tell
        ("số 458/KH-UBND", "số 45B/KH-UBND", ("số 45B/KH-UBND",), "45B/KH-UBND:outvoted"),
        ("số 45B/KH-UBND", "số 458/KH-UBND", ("số 45B/KH-UBND",), "45B/KH-UBND:voted"),
        ("lớp 5S có", "lớp 55 có", ("lớp 55 có", "lớp 55 có"), "55:outvoted"),
        ("vong I cas", "vong 1 cas", ("vong | cas", "vong ] cas"), "1:split"),
        ("vong I cas", "vong 1 cas", ("vong 1 cas", "vong ] cas"), "1:outvoted"),
        # only what was read surely stands for letters
        ("phát hiện Hồ cas", "phát hiện 116 cas", ("phát hiện ee) cas",), "116:split"),
        ("có ?ló cas", "có 1 cas", ("có ló cas",), "ló:unclear"),
    ],
)
def test_judges_decide_where_the_witnesses_differ(first, second, judges, wanted):
    words = settle(line(first), line(second), [line(judge) for judge in judges]).words
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
    assert [w.others for w in settled.words if w.evidence] == [("1/11",)]
    assert settled.unread == ()


def test_what_only_the_second_witness_has_is_reported():
    settled = settle(line("phát hiện ca mới"), line("phát hiện 116 ca mới"))
    assert settled.unread == ("116",)


@pytest.mark.parametrize(
    "seen, evidence",
    [("12", ["alone"]), ("7", ["alone"]), ("1", []), ("?12", []), ("xã", [])],
)
def test_what_it_reads_surely_in_ink_without_words_needs_no_judge(seen, evidence):
    assert [word.evidence for word in settle((), line(seen)).words] == evidence


def test_what_it_only_guessed_is_not():
    assert settle(line("phát hiện ca mới"), line("phát hiện ?1 ca mới")).unread == ()


def test_letters_where_the_second_reading_has_others_are_unclear():
    words = settle(line("phát hiện ?Hồ cas mắc"), line("phát hiện lió cas mắc")).words
    assert [w.text for w in words if w.evidence == "unclear"] == ["Hồ"]


def test_models_of_one_engine_are_one_witness():
    words = of_one_kind(settle(line("đạt 1/11 xã"), line("đạt 1/11 xã")).words)
    assert [w.evidence for w in words] == ["", "same_kind", ""]
