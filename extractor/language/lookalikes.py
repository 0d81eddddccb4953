"""Letters that OCR confuses with digits, and Roman figures."""

from __future__ import annotations

import unicodedata

import regex

from extractor.model import Word

ALIKE = {
    **dict.fromkeys("IlLi|!][ıfJ", "1"),
    **dict.fromkeys("OoQ", "0"),
    **dict.fromkeys("Ss$", "5"),
    "§": "8",
    "B": "8",
    "Z": "2",
    "z": "2",
    ";": ",",
    ":": ".",
    "⁄": "/",
    "–": "-",
    "—": "-",
    "đ": "d",
    "Đ": "D",
}
LOOKS = regex.compile(
    r"\d|^\W*\p{Lu}[^\w.)]*$|^\W*[IlOŠ|!ÌÍÏỊ\]\[LJ]{1,3}\W*$|[IlO|!\]ÌÍÏ][/.,]|[/.,][IlO|!\]ÌÍÏ]"
)
ROMAN_HEAD = regex.compile(r"\W*[IVXl1|]+(?=\W|$)")
ROMAN = regex.compile(r"\W*[IVX]+(?:[.,;:)/-]\W*|\W*)")
ROMAN_AFTER = regex.compile(  # names that are numbered in Roman figures
    r"(?i)(?:quý|mục|phần|chương|phụ lục|loại|hạng|khóa|khoá|khu vực|kỳ|lần|cấp|bậc|nhóm|đợt|và|đến|vùng|thứ)\W*$"
)


def fold(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return ALIKE.get(base, base)


def fold_all(text: str) -> str:
    return "".join(ALIKE.get(letter) or fold(letter) for letter in text)


def looks_numeral(text: str) -> bool:
    """Holds a digit, or letters that may be misread digits."""
    return bool(LOOKS.search(text))


def roman(words: tuple[Word, ...], k: int) -> bool:
    """Is word `k` a Roman numeral that may stand as it is (`quý II`, the heading `I.`)?"""
    if not ROMAN.fullmatch(words[k].text):
        return False
    before = words[k - 1].text if k else ""
    return (
        bool(ROMAN_AFTER.search(before))
        or regex.search(r"[.)]$", words[k].text) is not None
        and k == 0
    )
