"""How a run of characters of an office file looks, and what a person sees of it.

A font of before Unicode shows other letters than are stored, a font of pictures no digits. What is
set high is written with raised signs, so that a mark after a year stays a mark, and digits that are
struck out with their stroke, so that they count for none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import regex

from extractor.language.old_fonts import old_encoding, to_unicode

RAISED = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")
STRUCK_DIGIT = regex.compile(r"\d")
STROKE = "\u0336"  # laid over the character before it
SIGNS_ONLY = regex.compile(r"(?i)wingdings|webdings|dingbats|marlett")  # each letter is a picture
PICTURE = "▪"  # stands for a picture that is stored as a digit
# Signs of the font Symbol, which stores them 0xF000 higher than they are elsewhere.
PLAIN_SIGNS = str.maketrans({0xF000 + ord(sign): sign for sign in "0123456789.,%+-/()"})
UNICODE = regex.compile(r"[\u0102-\u01B0\u1EA0-\u1EF9]")  # no old font stores such letters


@dataclass(frozen=True, slots=True)
class Look:
    """The font of a run and how it is set."""

    font: str = ""
    is_raised: bool = False
    is_struck: bool = False
    is_capital: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Stored characters and how they look."""

    text: str
    look: Look


def seen(runs: Iterable[Run]) -> str:
    """The words that a person sees. Runs that look alike are one: an old font may have a vowel in
    one and its mark in the next.

    >>> seen([Run("B¸o c¸o 1.250", Look(".VnTime")), Run("2", Look(is_raised=True))])
    'Báo cáo 1.250²'
    """
    return "".join(_seen(runs))


def _seen(runs: Iterable[Run]) -> Iterator[str]:
    for look, alike in groupby(runs, key=lambda run: run.look):
        text = _in_font("".join(run.text for run in alike), look.font)
        if old_encoding(look.font) and not UNICODE.search(text):
            text = to_unicode(text, look.font)
        if look.is_raised:
            text = text.translate(RAISED)
        if look.is_struck:
            text = STRUCK_DIGIT.sub(rf"\g<0>{STROKE}", text)
        yield text.upper() if look.is_capital else text


def _in_font(text: str, font: str) -> str:
    """The text as its font draws it, of the fonts that draw other signs than digits.

    >>> _in_font("\uf031\uf034", "Symbol"), _in_font("4", "Wingdings 2"), _in_font("14", "Arial")
    ('14', '▪', '14')
    """
    if font.lower() == "symbol":
        return text.translate(PLAIN_SIGNS)
    return regex.sub(r"\d", PICTURE, text) if SIGNS_ONLY.search(font) else text
