"""The order of a Vietnamese list: Đông Thạnh stands between Cái Sơn and Giồng Trâm."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from extractor.language.marks import without_tones

LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
OTHERS = len(LETTERS)  # the place of signs, behind the letters
# Tones in the order of dictionaries: huyền, hỏi, ngã, sắc, nặng.
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
PIECES = re.compile(r"\d+|.")
DIGITS = 20  # Quận 2 stands before Quận 10


@dataclass(frozen=True, slots=True, order=True)
class AlphabetKey:
    """What a name is sorted by: syllable by syllable its letters, then its tones."""

    syllables: tuple[tuple[tuple[tuple[int, str], ...], tuple[int, ...]], ...]
    text: str


def alphabet_key(text: str) -> AlphabetKey:
    """A key that sorts names as a Vietnamese dictionary does. Capitals count as small letters.

    >>> sorted(["Vĩnh Châu", "Đông Thạnh", "Dầu Tiếng", "Ấp Mới", "An Phú"], key=alphabet_key)
    ['An Phú', 'Ấp Mới', 'Dầu Tiếng', 'Đông Thạnh', 'Vĩnh Châu']
    """
    small = unicodedata.normalize("NFC", text).casefold()
    return AlphabetKey(tuple((_letters(part), _tones(part)) for part in small.split()), text)


def _letters(syllable: str) -> tuple[tuple[int, str], ...]:
    return tuple(map(_place, PIECES.findall(without_tones(syllable))))


def _place(piece: str) -> tuple[int, str]:
    """The place of a letter; a number stands before all letters, a sign behind them."""
    if piece.isdigit():
        return -1, piece.zfill(DIGITS)
    return (LETTERS[piece], "") if piece in LETTERS else (OTHERS, piece)


def _tones(syllable: str) -> tuple[int, ...]:
    return tuple(TONES[mark] for mark in unicodedata.normalize("NFD", syllable) if mark in TONES)
