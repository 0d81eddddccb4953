"""Letters that OCR confuses with digits, and Roman figures."""

from __future__ import annotations

import unicodedata

import regex

from extractor.model import Word

ALIKE = {
    **dict.fromkeys("IlLi|!][ıfJ", "1"),
    **dict.fromkeys("OoQ", "0"),
    **dict.fromkeys("Ss$", "5"),
    **dict.fromkeys("óÓ", "6"),  # a rounded 6
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
    r"\d"
    r"|^\W*\p{Lu}[^\w.)]*$"  # one capital alone
    r"|^\W*[IlOŠ|!ÌÍÏỊ\]\[LJ]{1,3}\W*$"  # strokes and rings alone
    r"|[IlO|!\]ÌÍÏ][/.,]|[/.,][IlO|!\]ÌÍÏ]"  # a stroke or ring that touches a separator
    r"|^\W*L/"
    r"|^[(“\"]?[óòỏõọbgqszZG][,;:]?$"  # a letter alone that is no word: `ó` of a rounded 6
)
ROMAN_HEAD = regex.compile(r"\W*[IVXl1|]+(?=\W|$)")
ROMAN = regex.compile(r"\W*[IVX]+(?:[.,;:)/-]\W*|\W*)")
ROMAN_AFTER = regex.compile(  # names that are numbered in Roman figures
    r"(?i)(?:quý|mục|phần|chương|phụ lục|loại|hạng|khóa|khoá|khu vực|kỳ|lần|cấp|bậc|nhóm|đợt"
    r"|và|đến|vùng|thứ)\W*$"
)
_HEADING_END = regex.compile(r"[.)]$")


def fold(letter: str) -> str:
    """The digit or plain letter that looks like a letter without its marks.

    >>> fold("Ị"), fold("ê")
    ('1', 'e')
    """
    base = unicodedata.normalize("NFD", letter)[0]
    return ALIKE.get(base, base)


def fold_all(text: str) -> str:
    """The text with each letter replaced by what it looks like: two readings of one print that
    differ only in look-alikes become equal.

    >>> fold_all("l2O/đ")
    '120/d'
    """
    return "".join(ALIKE.get(letter) or fold(letter) for letter in text)


def looks_numeral(text: str) -> bool:
    """True where a word holds a digit, or letters that may be misread digits."""
    return bool(LOOKS.search(text))


def roman(words: tuple[Word, ...], at: int) -> bool:
    """True where the word at this index is a Roman numeral that may stand as it is: after a word
    that is numbered so (`quý II`), or as the number of a heading at the line's beginning (`I.`)."""
    text = words[at].text
    if not ROMAN.fullmatch(text):
        return False
    if at == 0:
        return _HEADING_END.search(text) is not None
    return ROMAN_AFTER.search(words[at - 1].text) is not None
