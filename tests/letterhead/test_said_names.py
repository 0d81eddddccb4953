"""Whether a report says a name once more, and in which spelling."""

import unicodedata

import pytest

from extractor.letterhead.said_names import FAR, said_as


@pytest.mark.parametrize(
    "name, text, said",
    [
        ("SỞ Y TẺ", "Sở Y tế báo cáo. Sở Y tế đã triển khai.", "Sở Y tế"),
        ("Mỹ Xuyên", "huyện MỸ XUYÊN, huyện Mỹ Xuyên", "Mỹ Xuyên"),  # out of capitals first
        ("Mỹ Xuyên", "huyện MỸ XUYÊN", "MỸ XUYÊN"),
        ("Hòa Bình", "Hoà Bình, Hoà Bình, Hòa Bình", "Hoà Bình"),  # as most often
        ("Sở Lao động Thương binh", "Sở Lao động - Thương binh", "Sở Lao động - Thương binh"),
        ("Sở Y tế", "Sở\n Y tế", "Sở Y tế"),  # over the end of a line
        ("Sở Y tế", "Sở Nội vụ", ""),
        ("An Lạc", "Tân An Lạcs", ""),  # a piece of other words
        ("An", "An An An", ""),  # too short to be told
        ("", "Sở Y tế", ""),
    ],
)
def test_the_spelling_of_the_text(name, text, said):
    assert said_as(name, text) == said


def test_a_text_of_letters_apart_from_their_marks_says_the_name_as_it_is():
    apart = unicodedata.normalize("NFD", "Sở Y tế báo cáo")
    assert said_as("Sở Y tế", apart) == "Sở Y tế" and said_as("Sở Nội vụ", apart) == ""


def test_the_end_of_a_long_report_is_not_looked_at():
    assert said_as("Sở Y tế", " " * FAR + "Sở Y tế") == ""
    assert said_as("Sở Y tế", " " * (FAR - 7) + "Sở Y tế") == "Sở Y tế"
