"""Characters that look alike on paper become one, and the way back leads to the printed slice."""

import pytest

from extractor.language.plain import FILLING, plain_text, shown_text

SAME_LENGTH = [
    ("139/QÐ-UBND", "139/QĐ-UBND"),
    ("61/2018/NÐ-CP", "61/2018/NĐ-CP"),
    ("82/KH\u2011UBND", "82/KH-UBND"),
    ("82/KH\u00adUBND", "82/KH-UBND"),
    ("12／КН", "12/KH"),
    ("１２．５００ hồ sơ", "12.500 hồ sơ"),
    ("𝟏𝟐 hồ sơ", "12 hồ sơ"),
    ("٤٥ hồ sơ", "45 hồ sơ"),
    ("95％", "95%"),
    ("nǎm 2025, vǎn bản", "năm 2025, văn bản"),
    ("23\u221528", "23/28"),
    ("12\u00a0hồ\u202fsơ", "12 hồ sơ"),
    ("là \u22122,5", "là -2,5"),
    ("Sở Lao động – Thương binh", "Sở Lao động – Thương binh"),
    ("thu 12'072’344 đồng", "thu 12.072.344 đồng"),
    ("có 4'385 hộ, 1'250,5 ha", "có 4.385 hộ, 1.250,5 ha"),
    ("tọa độ 10°14'30'' và 5'100'", "tọa độ 10°14'30'' và 5'100'"),
    ("giá 1'250.50 và mã A1'234", "giá 1'250.50 và mã A1'234"),
]


@pytest.mark.parametrize("printed, plain", SAME_LENGTH)
def test_look_alikes_become_plain(printed, plain):
    assert plain_text(printed).text == plain
    assert plain_text(printed).printed_span(0, len(plain)) == (0, len(printed))


@pytest.mark.parametrize(
    "printed, number, slice_printed",
    [
        ("nhận 4.3\u200b85 hồ sơ", "4.385", "4.3\u200b85"),
        ("nhận 4\u00ad217 hồ sơ", "4217", "4\u00ad217"),
        ("xong 23\u2060/28 việc", "23/28", "23\u2060/28"),
        ("thu (\ufeff61,5%)", "61,5%", "61,5%"),
    ],
)
def test_what_has_no_width_leaves_the_word_and_stays_in_raw(printed, number, slice_printed):
    plain = plain_text(printed)
    assert len(plain.text) == len(printed)
    start = plain.text.index(number)
    begin, end = plain.printed_span(start, start + len(number))
    assert printed[begin:end] == slice_printed


@pytest.mark.parametrize(
    "typed, shown, plain",
    [
        ("Có\0 12\0 hồ sơ.\0Có 7", "Có� 12� hồ sơ.�Có 7", "Có  12  hồ sơ. Có 7"),
        ("đạt\x07 85%\x9d kế hoạch\x1b", "đạt� 85%� kế hoạch�", "đạt  85%  kế hoạch "),
        ("hết trang\x0cTrang sau\x0bdòng\x85dòng", "hết trang\nTrang sau\ndòng\ndòng", ""),
        (
            "1\x00234 và 1.\x01234 và h\x02 sơ",
            "1�234 và 1.�234 và h� sơ",
            "1�234 và 1.�234 và h  sơ",
        ),
        ("Mục\t1\n\tgiữ nguyên", "Mục\t1\n\tgiữ nguyên", ""),
    ],
)
def test_control_characters_are_seen_in_what_is_kept_and_blanks_in_what_is_read(
    typed, shown, plain
):
    assert shown_text(typed) == shown
    assert plain_text(shown).text == (plain or shown)


@pytest.mark.parametrize(
    "gap", ["\n" * 30_000, " " * 5000, " \n" * 700, "(" * 1000, "." * 400, ")" * 301, "\t" * 9000]
)
def test_a_stretch_without_print_is_filled_but_for_its_ends(gap):
    text = f"Có 5 hồ sơ{gap}và 7 đơn"
    plain = plain_text(text).text
    assert len(plain) == len(text)
    assert plain[:50] == text[:50]
    assert plain[-50:] == text[-50:]
    assert FILLING in plain


@pytest.mark.parametrize("text", ["a" * 400, "Có 5" + "." * 250 + "7", "1\t" * 400, "12,5 " * 90])
def test_what_is_written_is_never_filled(text):
    assert plain_text(text).text == text


@pytest.mark.parametrize(
    "printed, plain",
    [
        ("tiê \u0301p nhận 12", "tiếp   nhận 12"),
        ("hô \u0300 sơ", "hồ   sơ"),
        ("quyê \u0301t đi \u0323nh 5", "quyết   định   5"),
        ("xin chào \u0301 12", "xin chào \u0301 12"),  # the word has its tone
        ("b \u0301x", "b \u0301x"),  # no such letter
    ],
)
def test_marks_that_float_behind_a_blank_join_their_letter(printed, plain):
    assert plain_text(printed).text == plain


def test_an_apostrophe_in_a_scan_may_be_a_speck():
    assert plain_text("giải ngân 55'936 triệu", typed=False).text == "giải ngân 55'936 triệu"
