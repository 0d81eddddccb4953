"""Readings held against each other: what is trusted, repaired, doubted."""

from dataclasses import replace

import pytest

from extractor.model import Box, Word
from extractor.witnesses.voting import borne_out, of_one_kind, settle, undecided, worth_another_look


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
        ("số I 1/2012/TT-BNV ngày", "số 11/2012/TT-BNV ngay", "11/2012/TT-BNV:alike"),
        ("chi 1. l18 tỷ", "chi 1.118 ty", "1.118:alike"),
        ("ngày 2 I/11/2016 có", "ngay 21/11/2016 co", "21/11/2016:alike"),
        ("quý II năm 2016", "quý II năm 2016", "2016:agreed"),  # Roman numerals stay Roman
        ("quý II/2024 của", "quý II/2024 của", "II/2024:alike"),
        ("quý II/2024 của", "quý 11/2024 của", "II/2024:alike"),
        (
            "tiếp 23.048 lượt/29.717 người",
            "tiep 23.048 lut/29.717",
            "23.048:agreed lượt/29.717:agreed",
        ),
        ("có 03 buổi/03 vụ", "co 03 buoi/03 vu", "03:agreed buổi/03:agreed"),
        # a word that is printed or read without a blank behind the number
        ("lên là 1.597người, trong", "len la 1.597ngưi, trong", "1.597người,:agreed"),
        ("có 12tổ, 7.021lượt", "co 12tổ, 7.021lurot", "12tổ,:agreed 7.021lượt:agreed"),
        ("hơn 367,2wfiệu đồng", "hon 367,2triu dong", "367,2wfiệu:fair"),
        ("và quý III nãm@021) tại", "va quy III nam021) tai", "nãm@021):fair"),
        ("đã đạt@95 hồ sơ", "da dat95 ho so", "đạt@95:fair"),
        ("hơn 12tỷhơn đồng", "hon 12tyhon dong", "12tỷhơn:fair"),
        ("từ 85thôn lên", "tu 85thon len", "85thôn:agreed"),
        ("gồm 12 hồ sơ/lượt/15 xã", "gom 12 ho so/luot/15 xa", "12:agreed sơ/lượt/15:agreed"),
        ("rộng 97m? đất", "rộng 97m2 đất", "97m²:alike"),
        ("rộng 3 km² đất", "rộng 3 km2 đất", "3:agreed"),
        ("rộng 85m. Nhà", "rộng 85m2. Nhà", "85m.:agreed"),
        ("đạt 27,I'%; đã", "dat 27,1%; da", "27,1%;:alike"),  # strokes and a speck
        # words that the second has beyond the end of the strip
        ("(tăng 2 xã); 1", "(tang 2 xa); 1 dōn", "2:agreed 1:agreed"),
        ("hơn 7", "hon 7 lan so", "7:agreed"),
        ("thu 15,2", "thu 15,2 ti", "15,2:agreed"),
        # two numerals that the first glued
        (
            "lúc 09:30,12/05/2021. Tổng",
            "luc 09:30, 12/05/2021. Tong",
            "09:30,:agreed 12/05/2021.:agreed",
        ),
        (
            "số 2,12/05/2021 09:30:15 có",
            "so 2, 12/05/2021 09:30:15 co",
            "2,:agreed 12/05/2021:agreed 09:30:15:agreed",
        ),
        ("gồm 4/5;7/8 xã", "gom 4/5; 7/8 xa", "4/5;:agreed 7/8:agreed"),
        ("số 12/BC,15/BC của", "so 12/BC, 15/BC cua", "12/BC,:agreed 15/BC:agreed"),
        ("tăng 1,5 điểm", "tang 1, 5 diem", "1,5:agreed"),  # what may be one number is
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
    "first, second, wanted",
    [
        (
            "Mức 68544 61827 70.3% 11795 19,1% 433",
            "Muc 68544 61827 70,3% 11795 191% 433",
            "68544:agreed 61827:agreed 70,3%:alike 11795:agreed 191%:split 433:agreed",
        ),
        (
            "TTHC 2643 100% 1856 736 27,8%",
            "TTHC 2643 100% 1858 736 27,8%",
            "2643:agreed 100%:agreed 1858:split 736:agreed 27,8%:agreed",
        ),
        ("năm 30 27 25 xã", "nam 30 2725 xa", "30:agreed 27:split 25:split"),
        ("từ 1, 2 268 11", "tu 1,2 268 11", "1,:split 2:split 268:agreed 11:agreed"),
        ("gồm 12 15 1 8 xã", "gom 12 15 18 xa", "12:agreed 15:agreed 1:split 8:split"),
        ("có 185 736 và 12", "co 185 7316 va 12", "185:agreed 7316:split 12:agreed"),
        ("thu 15", "thu 15 1", "15:split"),
    ],
)
def test_one_of_several_numerals_read_otherwise_leaves_the_rest_agreed(first, second, wanted):
    words = settle(line(first), line(second)).words
    assert " ".join(f"{word.text}:{word.evidence}" for word in words if word.evidence) == wanted


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
        # a letter beside a sign that the two have differently
        ("quân 5,I điểm", "quân 5.1 điểm", ("quân 5.1 điểm",) * 2, "5,1:outvoted"),
        ("quân 9.I điểm", "quân 9,1 điểm", ("quân 9,7 điểm",) * 2, "9.1:split"),
        ("đạt l,5% kế", "đạt 1.5% kế", ("đạt 7.5% kế",) * 2, "1,5%:split"),
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


@pytest.mark.parametrize(
    "first, second, looks, wanted",
    [
        # the second witness has what the first has once it looks again
        ("đạt 23/28 xã", "đạt 28/28 xã", ("đạt 23/28 xã", "đạt 23/28 xã"), "23/28:again"),
        ("đạt 23/28 xã", "đạt ?23/28 xã", ("đạt 23/28 xã", "đạt 23/28 xã"), "23/28:again"),
        ("đạt 23/28 xã", "đạt 28/28 xã", ("đạt 23/28 xã", "đạt 28/28 xã"), "28/28:split"),
        ("đạt 23/28 xã", "đạt 28/28 xã", ("đạt ?23/28 xã", "đạt 23/28 xã"), "28/28:split"),
        ("đạt 23/28 xã", "đạt ?23/28 xã", ("đạt 23/28 xã", "đạt 28/28 xã"), "23/28:fair"),
        # and where the first took strokes for letters
        ("gồm: 0I ngày", "gom: ?10 ngay", ("gom: 01 ngay",) * 2, "01:again"),
        ("có l2 xã", "co ?42 xa", ("co 12 xa",) * 2, "12:again"),
        ("thu 4|8, chi", "thu ?48, chi", ("thu 418, chi",) * 2, "418,:again"),
        ("gồm: 0I ngày", "gom: ?10 ngay", ("gom: 01 ngay", "gom: 10 ngay"), "0I:split"),
        # a metre with another sign behind it is no unit
        ("suất 64,1 m5 mỗi", "suat 64,1 m3 moi", ("suat 64,1 m3 moi",) * 2, "64,1:agreed m3:alike"),
        ("rộng 245 m7, dài", "rong 245 m2, dai", ("rong 245 m2, dai",) * 2, "245:agreed m2,:alike"),
        ("rừng 12 km8 và", "rung 12 km2 va", ("rung 12 km2 va",) * 2, "12:agreed km2:alike"),
        ("suất 64,1 m5 mỗi", "suat 64,1 m3 moi", ("suat 64,1 m8 moi",) * 2, "64,1:agreed m3:split"),
        # it has something else at every look: where the first has letters or signs…
        ("đó: L0I trẻ", "đó: 101 trẻ", ("đó: 101 trẻ",) * 2, "101:steady"),
        ("(tăng 3l cas", "(tăng 311 cas", ("(tăng 311 cas",) * 2, "311:steady"),
        ("tháng I-2018, có", "tháng 1-2018, có", ("tháng 1-2018, có",) * 2, "1-2018,:steady"),
        ("phát hiện Hồ cas", "phát hiện 116 cas", ("phát hiện 116 cas",) * 2, "116:steady"),
        # a letter beside the digits may be a digit that neither has
        ("cử T11 lượt", "cu 11 luot", ("cu 11 luot",) * 2, "11:steady"),
        ("cử T11 lượt", "cu 11 luot", ("cu 111 luot", "cu 11 luot"), "T11:split"),
        ("cử 24L lượt", "cu 24 luot", ("cu 24 luot", "cu 241 luot"), "24L:split"),
        ("cử 17 lượt", "cu 17T luot", ("cu 177 luot", "cu 17T luot"), "17:split"),
        # … and where it has other digits
        ("kế 1.360 hồ", "kế 7.360 hồ", ("kế 7.360 hồ",) * 2, "7.360:opposed"),
        ("lao, 2.¡ 82 BN", "lao, 2.182 BN", ("lao, 2.182 BN",) * 2, "2.182:steady"),
        ("số 11/2012/NĐ-CP", "số 41/2012/ND-CP", ("số 41/2012/ND-CP",) * 2, None),
        ("nhận 1:508 hồ", "nhận 1.508 hồ", ("nhận 1.508 hồ",) * 2, "1.508:steady"),
        ("lúc 16:32 ngày", "lúc 16.32 ngày", ("lúc 16:32 ngày",) * 2, "16:32:again"),
        ("quân 5,I điểm", "quân 5.1 điểm", ("quân 5.1 điểm",) * 2, "5.1:steady"),
        ("quân 5,I điểm", "quân 5.1 điểm", ("quân 5.7 điểm",) * 2, "5,1:split"),
        # a letter may stand there: nothing is written for it
        ("vong I cas", "vong 1 cas", ("vong 1 cas",) * 2, "1:split"),
        ("lớp 5S có", "lớp 55 có", ("lớp 55 có",) * 2, "55:split"),
        ("số 45B/KH-UBND ngày", "số 458/KH-UBND ngày", ("số 458/KH-UBND ngày",) * 2, None),
        ("cho ô tô", "cho 6 tô", ("cho 6 tô",) * 2, "6:split"),
        # what the first has not seen at all is no numeral yet
        ("Ÿ 2 chuyên", "52 chuyên", ("52 chuyên",) * 2, None),
    ],
)
def test_the_second_witness_looks_again_where_the_two_differ(first, second, looks, wanted):
    words = settle(line(first), line(second), looks=[line(look) for look in looks]).words
    found = " ".join(f"{w.text}:{w.evidence}" for w in words if w.evidence)
    if wanted is None:
        assert not {w.evidence for w in words} & {"steady", "agreed", "alike", "again"}
    else:
        assert found == wanted


@pytest.mark.parametrize(
    "first, second, looks, wanted",
    [
        ("quý III/2024 đạt", "quý III/2024 đạt", ("quý III/2024 đạt",) * 2, "III/2024:quarter"),
        # the word before stands in the line above
        ("III/2024, các", "III/2024, các", ("III/2024, các",) * 2, "III/2024,:quarter"),
        ("IV/2023; giảm", "IV/2023; giam", ("IV/2023; giam",) * 2, "IV/2023;:quarter"),
        ("III/2024, các", "III/2024, các", ("II/2024, các",) * 2, "III/2024,:split"),
        # a slash taken for a stroke
        ("quý IIII2024 đạt", "quý III/2024 dat", ("quý III/2024 dat",) * 2, "III/2024:quarter"),
        ("IVI2024, nhiệm", "IV/2024, nhiem", ("IV/2024, nhiem",) * 2, "IV/2024,:quarter"),
        ("IVJ2024, nhiệm", "IV/2024, nhiem", ("IV/2024, nhiem",) * 2, "IV/2024,:quarter"),
        ("quý IIII2024 đạt", "quý II/2024 dat", ("quý II/2024 dat",) * 2, "II/2024:split"),
        ("quý III/2024 đạt", "quý II1/2024 đạt", ("quý lII/2024 đạt",) * 2, "III/2024:quarter"),
        (
            "Quý IH/2024, toàn",
            "Quý III/2024, toàn",
            ("Quý III/2024, toàn",) * 2,
            "III/2024,:quarter",
        ),
        ("quý HI/2023 sẽ", "quý III/2023 sẽ", ("quý III/2023 sẽ",) * 2, "III/2023:quarter"),
        ("quý 1V/2023 sẽ", "quý IV/2023 sẽ", ("quý lV/2023 sẽ",) * 2, "IV/2023:quarter"),
        # the year stands further on: models drop strokes of a figure alone just so
        ("quý III năm 2024", "quý III nam 2024", ("quý III nam 2024",) * 2, "III:quarter"),
        ("quý HI năm 2024", "quý III nam 2024", ("quý III nam 2024",) * 2, "III:quarter"),
        ("quý II năm 2024", "quý III nam 2024", ("quý III nam 2024",) * 2, "III:split"),
        ("Quý IV, các", "Quý lV, cac", ("Quý IV, cac",) * 2, "IV,:quarter"),
        ("quý II thu", "quý II thu", ("quý II thu", "quý III thu"), "II:split"),
        ("quý !Il năm 2024", "quý nam 2024", ("quý nam 2024", "quý I nam 2024"), "III:split"),
        ("quý IV, các", "quý , cac", ("quý , cac",) * 2, "IV,:split"),
        # one stroke read with a mark or as another letter
        (
            "quý Ì/2021 mới",
            "quý 1/2021 moi",
            ("quý 1/2021 moi", "quý Î/2021 moi"),
            "I/2021:quarter",
        ),
        ("quý U/2021 mới", "quý I/2021 moi", ("quý I/2021 moi",) * 2, "I/2021:split"),
        # what most looks have is written, and doubted
        (
            "quý IH/2024, có",
            "quý III/2024 co",
            ("quý III/2024 co", "quý IHI/2024 co"),
            "III/2024,:split",
        ),
        # a stroke more or less, at any look, is seen
        ("quý II/2024 đạt", "quý III/2024 đạt", ("quý III/2024 đạt",) * 2, "III/2024:split"),
        ("quý II/2024 đạt", "quý II/2024 đạt", ("quý II/2024 đạt", "quý III/2024 đạt"), None),
        ("quý III/2024 đạt", "quý III/2024 đạt", ("quý III/2023 đạt",) * 2, None),
        ("quý IV/2024 đạt", "quý III/2024 đạt", ("quý III/2024 đạt",) * 2, "III/2024:split"),
    ],
)
def test_roman_quarters_have_as_many_strokes_at_every_look(first, second, looks, wanted):
    assert worth_another_look(line(first), line(second))
    words = settle(line(first), line(second), looks=[line(look) for look in looks]).words
    found = [f"{w.text}:{w.evidence}" for w in words if w.evidence and w.text != "2024"]
    assert found == [wanted] if wanted else found[0].endswith(":split")


@pytest.mark.parametrize(
    "said",
    [
        "vốn đến 30/11/2017 là",
        "từ 01/01/2017 đến 30/11/2017.",
        "và 12/1/2017, có",
        "lần 11-11/2017 thì",
        "đến 11/2017 là",
    ],
)
def test_a_day_or_month_behind_a_word_that_quarters_follow_too_is_none(said):
    words = settle(line(said), line(said), looks=[line(said)] * 2).words
    assert [w.text for w in words] == said.split()
    assert {w.evidence for w in words} == {"", "agreed"}


@pytest.mark.parametrize(
    "first, second, wanted",
    [
        ("II/2024, các", "III/2024, cac", "III/2024,:split"),
        ("IH/2024, các", "III/2024, cac", "III/2024,:quarter"),
        ("HI/2024 và", "III/2024 va", "III/2024:quarter"),
        ("I/2024 là", "I/2024 la", "I/2024:quarter"),
        ("IV năm nay", "IV nam nay", "IV:quarter"),
    ],
)
def test_a_quarter_that_begins_a_line_is_known_by_the_word_that_ends_the_line_above(
    first, second, wanted
):
    looks = [line(second)] * 2
    assert worth_another_look(line(first), line(second), above="quý")
    words = settle(line(first), line(second), looks=looks, above="quý").words
    assert [f"{w.text}:{w.evidence}" for w in words if w.evidence] == [wanted]
    other = settle(line(first), line(second), looks=looks, above="ngày").words
    assert "II/2024,:quarter" not in [f"{w.text}:{w.evidence}" for w in other]


@pytest.mark.parametrize(
    "first, second, wanted",
    [
        ("là I tỷ 240 triệu", "là 1 tỷ 240 triệu", "1:alike"),
        ("chi l triệu đồng", "chi 1 trieu đong", "1:alike"),
        ("gồm | tỷ đồng", "gom 1 ty dong", "1:alike"),
        ("gồm II tỷ đồng", "gom 11 ty dong", "11:alike"),
        ("quý I tỷ lệ", "quý I tỷ lệ", None),  # a quarter, and a share
        ("khối l có 12 hộ", "khoi 1 co 12 ho", "1:split"),
    ],
)
def test_a_lone_stroke_before_a_scale_is_one(first, second, wanted):
    words = settle(line(first), line(second)).words
    found = [f"{w.text}:{w.evidence}" for w in words if w.evidence and w.text not in ("240", "12")]
    assert found == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    "first, second, wanted",
    [
        ("treo 97m? băng", "treo 97m2 bang", "97m²:alike"),
        ("rộng 48m” băng", "rong 48m² bang", "48m²:alike"),
        ("chứa 1.200m* nước", "chua 1.200m3 nuoc", "1.200m³:alike"),
        ("treo 97m² băng", "treo 97m2 bang", "97m²:agreed"),
        ("dài 97m dây", "dai 97m day", "97m:agreed"),
    ],
)
def test_the_raised_digit_of_a_unit_is_as_either_reading_has_it(first, second, wanted):
    words = settle(line(first), line(second)).words
    assert [f"{w.text}:{w.evidence}" for w in words if w.evidence] == [wanted]


@pytest.mark.parametrize(
    "first, second, wanted",
    [
        ("thành 992/1,1 16 nhiệm", "thành 992/1.116 nhiem", ["992/1.116:split"]),
        ("cho 2.I 055 phụ", "cho 2.055 phu", ["2.055:split"]),
        ("đạt 9 86,5% kế", "dat 96,5% ke", ["96,5%:split"]),
        ("gồm 30 27 25 xã", "gom 30 2.725 xa", ["30:agreed", "27:split", "25:split"]),
        ("tháng 9 12 hộ", "thang 312 ho", ["9:split", "12:split"]),
    ],
)
def test_a_number_in_two_pieces_is_one_where_the_second_witness_has_it_so(first, second, wanted):
    words = settle(line(first), line(second)).words
    assert [f"{w.text}:{w.evidence}" for w in words if w.evidence] == wanted


@pytest.mark.parametrize(
    "second, looks, wanted",
    [
        ("?61 thang", ("?61 thang", "6 thang"), "6:split"),
        ("?61 thang", ("?67 thang", "6 thang"), "6:split"),
        ("?61 thang", ("6 thang", "61 thang"), "61:split"),
        ("61 thang", ("?61 thang", "6 thang"), "61:split"),
        ("?61 thang", ("?61 thang", "?6 thang"), "61:split"),
    ],
)
def test_what_the_second_witness_only_guessed_stands_for_nothing_that_it_surely_has_once(
    second, looks, wanted
):
    words = settle(line("6 tháng"), line(second), looks=[line(look) for look in looks]).words
    assert [f"{w.text}:{w.evidence}" for w in words if w.evidence] == [wanted]


@pytest.mark.parametrize(
    "first, second, wanted",
    [
        ("có 2.171:600 hộ", "co 2.171.600 ho", "2.171.600:alike"),
        ("có 33:016 hồ", "co 33.016, ho", "33.016:alike"),
        ("có 33.016 hồ", "co 33:016 ho", "33.016:agreed"),
        ("lúc 7:30 sáng", "luc 7.30 sang", "7.30:split"),
        ("tỷ lệ 1:500 và", "ty le 1.500 va", "1:500:split"),  # it may be the scale of a map
    ],
)
def test_thousands_are_parted_by_dots_not_by_colons(first, second, wanted):
    words = settle(line(first), line(second)).words
    assert [f"{w.text}:{w.evidence}" for w in words if w.evidence] == [wanted]


@pytest.mark.parametrize(
    "first, second",
    [
        ("số 1 I 1KH-UBND ngày", "so 111/KH-UBND ngay"),
        ("gồm 1 2 14 hồ sơ", "gom 121 4 ho so"),
        ("giao 3 41 biên chế", "giao 34 1 bien che"),
    ],
)
def test_the_same_digits_parted_otherwise_are_no_agreement(first, second):
    evidence = {word.evidence for word in settle(line(first), line(second)).words}
    assert not evidence & {"agreed", "alike"}


@pytest.mark.parametrize("said", ["III/2024/TT-BNV của", "II/2024, các", "I/2024 và"])
def test_what_may_be_a_symbol_or_a_month_is_no_quarter_by_itself(said):
    assert not worth_another_look(line(said), line(said))


@pytest.mark.parametrize(
    "first, second, wanted",
    [
        ("đạt 98.6% kế", "đạt 98,6% kế", "98,6%:alike"),
        ("đạt 98,6% kế", "đạt 98.6%; kế", "98,6%:agreed"),
        ("chi 64,05 tỷ", "chi 64.05 tỷ", "64,05:agreed"),
        ("chi 64.05 tỷ", "chi 64.05 tỷ", "64.05:agreed"),
        # headings, tables and days have dots
        ("2.1 Kết quả", "2,1 Kết quả", "2,1:split"),
        ("theo bảng 2.1 kèm", "theo bảng 2,1 kèm", "2,1:split"),
        ("hết ngày 12.05 có", "hết ngày 12,05 có", "12,05:split"),
        # before three digits a dot parts thousands
        ("chi 6.175 tỷ", "chi 6,175 tỷ", "6,175:split"),
        ("chi 1.164,05 tỷ", "chi 1.164.05 tỷ", "1.164,05:agreed"),
        ("chi 12.1645 tỷ", "chi 12,1645 tỷ", "12,1645:split"),
        ("ngày 12.05.2016 có", "ngày 12,05.2016 có", "12,05.2016:split"),
    ],
)
def test_a_dot_and_a_comma_before_one_or_two_digits_are_one(first, second, wanted):
    words = settle(line(first), line(second)).words
    assert " ".join(f"{w.text}:{w.evidence}" for w in words if w.evidence) == wanted


def test_a_box_drawn_through_the_dash_behind_is_cut_to_the_ink():
    drawn = (
        Word("năm", Box(0, 0, 20, 10), 0.95),
        Word("2018", Box(24, 0, 60, 10), 0.95),
        Word("—", Box(54, 0, 60, 10), 0.95),
        Word("2020", Box(64, 0, 88, 10), 0.95),
    )
    seen = (
        drawn[0],
        Word("2018", Box(24.5, 0, 48, 10), 0.99),
        Word("—", Box(54, 4, 60, 5), 0.99),
        drawn[3],
    )
    box = settle(drawn, seen).words[1].box
    assert (box.x0, box.x1) == (24.5, 48)


@pytest.mark.parametrize(
    "words, judged, wanted",
    [
        ("(tăng 311=steady cas", "(tang 311 cas", "reread"),
        ("lao, 2.182=steady BN", "lao. 2.182 BN", "reread"),
        ("kế 7.360=opposed hồ", "ké 7.360 hd", "reread"),
        ("kế 7.360=opposed hồ", "ké 1.360 hd", "opposed"),
        ("đó: 101=steady trẻ", "46: LOL tré", "steady"),  # look-alikes are not digits
        ("(tăng 311=steady cas", "(tang 31] cas", "steady"),
        ("số 11/2012=steady ngày", "so 11 2012 ngay", "steady"),
        ("đạt 98,5%=steady kế", "dat 98,5% ke", "reread"),
        ("đạt 1.985=steady kế", "dat 1,985 ke", "steady"),
        ("đạt 102,3%=opposed kế", "dat 102.3% ke", "reread"),  # a comma that lost its tail
        ("đạt 102.3%=opposed kế", "dat 102,3% ke", "opposed"),
        ("số 142/BG-UBND=opposed của", "so 142/BC-UBND cua", "opposed"),
        ("số 146-BC/TĐTN=opposed của", "so 146-BC/TDTN cua", "reread"),
        ("đạt 23/28=agreed xã", "dat 23/28 xa", "agreed"),
        ("đạt 23/28=split xã", "dat 23/28 xa", "split"),
        ("(tăng 311=steady cas", "", "steady"),
    ],
)
def test_a_judge_bears_out_what_the_second_witness_has_steadily(words, judged, wanted):
    given = tuple(
        replace(word, text=word.text.partition("=")[0], evidence=word.text.partition("=")[2])
        for word in line(words)
    )
    assert [word.evidence for word in borne_out(given, line(judged))] == ["", wanted, ""]


@pytest.mark.parametrize(
    "first, second, wanted",
    [
        ("từ 1,5 - 02 ngày", "tu 1,5-02 ngay", ["agreed", "agreed"]),
        ("năm 2019 - 2020 đạt", "nam 2019-2020 dat", ["agreed", "agreed"]),
        ("từ 5 – 7 ngày", "tu 5-7, ngay", ["agreed", "agreed"]),
        ("từ 10,5 - 12% số", "tu 10,5—12% so", ["agreed", "agreed"]),
        ("từ 1,5 - 02 ngày", "tu 15-02 ngay", ["split", "agreed"]),  # which comma is asked
        ("từ 5 - 7 ngày", "tu 57 ngay", ["split", "split"]),
    ],
)
def test_two_numbers_with_a_dash_between_are_held_against_each_other_one_by_one(
    first, second, wanted
):
    settled = settle(line(first), line(second)).words
    assert [word.evidence for word in settled if word.evidence] == wanted
    assert worth_another_look(line(first), line(second)) == ("split" in wanted)


@pytest.mark.parametrize(
    "word, read, judged, wanted",
    [
        ("219", "2/9", ("279", "219"), "reread"),  # the other judge has neither
        ("219", "2/9", ("219", "2/9"), "opposed"),  # the other has what the first has
        ("08", "0Š", ("OS", "08"), "opposed"),
        ("57,3%", "573%", ("573%", "5739"), "opposed"),
    ],
)
def test_judges_that_differ_bear_out_no_more_than_the_second_witness_has(
    word, read, judged, wanted
):
    given = (replace(line(word)[0], evidence="opposed", others=(read,)),)
    assert borne_out(given, *map(line, judged))[0].evidence == wanted


def test_a_footnotes_mark_before_a_number_is_no_digit_of_it():
    place = Box(92, 710, 96, 720)
    first = (Word("S", Box(86, 708, 89, 714), 0.8), Word("2", place, 0.95))
    joined = (Word("52", Box(86, 708, 96, 720), 0.99),)
    assert {word.evidence for word in settle(first, joined).words} == {"split"}
    level = (Word("S", Box(86, 710, 90, 720), 0.8), Word("2", place, 0.95))
    assert [(word.text, word.evidence) for word in settle(level, joined).words] == [("52", "alike")]


@pytest.mark.parametrize(
    "first, second",
    [
        ("từ 1,5 - 02 ngày", "tu 1,5-02 ngay"),
        ("khoảng 12 – 15 hồ sơ", "khoang 12–15 ho so"),
        ("từ 0,5 - 01 ngày kiểm tra", "tu 0,5-01 ngay kiem tra"),
    ],
)
def test_a_span_that_the_second_witness_has_as_one_word_is_written_once(first, second):
    made = settle(line(first), line(second))
    assert [word.text for word in made.words] == first.split()


@pytest.mark.parametrize(
    "first, second",
    [("BB062Ỡ", "55.728"), ("4l.S0Ữ", "41.506"), ("E9ớ2", "8.952")],
)
def test_a_numeral_stands_for_what_was_hardly_read_and_is_doubted(first, second):
    (word,) = settle(line(first, confidence=0.0), line(second), judges=[line("?—")]).words
    assert (word.text, word.evidence, word.others) == (second, "split", (first,))
    (kept,) = settle(line(first, confidence=0.4), line(second), judges=[line("?—")]).words
    assert kept.evidence != "agreed" and second in (kept.text, *kept.others)


@pytest.mark.parametrize("first, second", [("le", "102"), ("Tư", "38"), ("th", "1.204")])
def test_letters_that_were_hardly_read_give_way_to_a_numeral_that_is_no_guess(first, second):
    seen = (replace(line(second)[0], confidence=0.7),)
    (word,) = settle(line(first, confidence=0.0), seen).words
    assert (word.text, word.evidence, word.others) == (second, "split", (first,))
    surely_read = settle(line(first), seen)
    assert [word.text for word in surely_read.words] == [first]
    assert surely_read.unread == (second,)


@pytest.mark.parametrize(
    "first, second, wanted",
    [
        ("số 42/NQ-€I* ngày", "so ~42/NQ-CP ngay", "42/NQ-CP"),
        ("số /12/hÈC ngày", "so ~12/2024/TT-BTC ngay", "12/2024/TT-BTC"),
        ("số 731/†B-ĐHTĐ ngày", "so ~731/TB-DHTD ngay", "731/TB-ĐHTĐ"),
        ("số 42/NQ-CP ngày", "so ~12/NQ-CP ngay", "42/NQ-CP"),  # both may be right
    ],
)
def test_a_symbol_stands_for_what_is_none(first, second, wanted):
    """Read by the second witness with some doubt (`~`), it is written, and doubted."""
    seen = tuple(
        replace(word, text=word.text.removeprefix("~"), confidence=0.7) for word in line(second)
    )
    words = settle(line(first), seen).words
    assert [(word.text, word.evidence) for word in words if word.evidence] == [(wanted, "split")]
