from decimal import Decimal
from fractions import Fraction

import pytest

from extractor.drafting.plain_text import asked_day, clean, file_name, number_text, share_text
from extractor.errors import WrongUsage


@pytest.mark.parametrize(
    "number, text",
    [
        (0, "0"),
        (999, "999"),
        (1000, "1.000"),
        (-1234567, "-1.234.567"),
        (Decimal("0.5"), "0,5"),
        (Decimal("94.696"), "94,696"),
        (Fraction(-1, 3), "-0,33"),
        (10**20, "100.000.000.000.000.000.000"),
    ],
)
def test_numbers_are_printed_as_reports_do(number, text):
    assert number_text(number) == text


@pytest.mark.parametrize("share, text", [(Fraction(1, 3), "33,33%"), (1, "100%"), (0, "0%")])
def test_shares_are_per_cent(share, text):
    assert share_text(share) == text


@pytest.mark.parametrize(
    "label, name",
    [
        ("huyện Mỹ Xuyên", "huyện Mỹ Xuyên"),
        ("../../etc/passwd", "etc passwd"),
        ('xã "A" <b>|*?', "xã A b"),
        ("NUL", "NUL_"),
        ("com1.docx", "com1.docx_"),
        ("xã A. . ", "xã A"),
        ("\u202eA\x00B", "AB"),
        ("   ", "don-vi"),
    ],
)
def test_names_fit_every_disk(label, name):
    assert file_name(label) == name


def test_a_long_name_is_cut_between_letters():
    name = file_name("Ủy " * 300)
    assert len(name.encode()) <= 120 and "�" not in name


def test_text_has_no_sign_that_xml_refuses():
    assert clean("a\x00b\x1bc\ud800d\uffff\r\ne") == "abcd\ne"


@pytest.mark.parametrize(
    "said, iso", [("15/12/2024", "2024-12-15"), ("5-1-2025", "2025-01-05"), ("", "")]
)
def test_days_are_read_as_people_write_them(said, iso):
    assert asked_day(said, "--due") == iso


@pytest.mark.parametrize("said", ["31/02/2024", "mai", "12/2024", "2024"])
def test_what_is_no_day_is_refused(said):
    with pytest.raises(WrongUsage):
        asked_day(said, "--due")
