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
QUARTER_WORD = regex.compile(r"(?i)qu[ýyỷỳỹ]\W*$")  # numbered by a figure alone: `quý III`
ROMAN_ALONE = regex.compile(r"\W*(?!\d+\W*$)[IVXHUl1|!\]\[ÌÍÎÏİıŠi]{1,4}[.,;:)]*")  # as read
RINGED = regex.compile(  # a number with ó among its digits, and the code behind it
    r"\W{0,2}(?=[óÓ.,/]*\d)[\dóÓ](?:[\dóÓ.,/-]*[\dóÓ])?(?=%?\W{0,3}$|[/-]\p{Lu})"
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


def with_sixes(text: str) -> str:
    """The text with 6 for each ó, where it is a number but for these: the 6 of some typefaces has
    so straight a stroke that it is read as a letter. No number has an ó.

    >>> with_sixes("48.0ó3"), with_sixes("(ó7,ó%)"), with_sixes("ó3/BC-UBND"), with_sixes("có5")
    ('48.063', '(67,6%)', '63/BC-UBND', 'có5')
    >>> with_sixes("14ó-BC/HND"), with_sixes("ó1-NQ/TW"), with_sixes("2ó7-CV/ĐU")
    ('146-BC/HND', '61-NQ/TW', '267-CV/ĐU')
    """
    found = RINGED.match(text)
    return regex.sub("[óÓ]", "6", found[0]) + text[found.end() :] if found else text


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


def is_quarter_alone(before: str, text: str) -> bool:
    """True for a quarter in Roman figures without a slash and a year, as it may be read behind its
    word: `III` behind `quý`.

    >>> is_quarter_alone("quý", "III"), is_quarter_alone("Quý", "H,"), is_quarter_alone("mục", "I")
    (True, True, False)
    >>> is_quarter_alone("quý", "3"), is_quarter_alone("quý", "IV/2024")
    (False, False)
    """
    return bool(QUARTER_WORD.search(before) and ROMAN_ALONE.fullmatch(text))
