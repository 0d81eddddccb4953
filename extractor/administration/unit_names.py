"""Names of units in one spelling to compare by: tones, types and abbreviations."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

from extractor.language.marks import TONES, without_marks, without_tones

SHORT = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "h": "huyện",
    "q": "quận",
    "p": "phường",
    "x": "xã",
    "t": "tỉnh",
}
LEVEL_OF = {  # the level that each type of unit is of, today or before 2025; longest first
    "thành phố": "huyện",
    "thị trấn": "xã",
    "đặc khu": "xã",
    "thị xã": "huyện",
    "phường": "xã",
    "huyện": "huyện",
    "quận": "huyện",
    "tỉnh": "tỉnh",
    "xã": "xã",
}
TYPES = "|".join(LEVEL_OF)
BODY = regex.compile(
    r"^(?:ubnd|uỷ ban nhân dân|ủy ban nhân dân|hđnd|hội đồng nhân dân)\s+", regex.I
)
_SHORT_TYPE = regex.compile(r"(?i)(tp|tx|tt|h|q|p|x|t)(?:\.\s?|\s)(?=\p{Lu}|\d)")
_TYPE = regex.compile(rf"(?i)({TYPES})\s+(?=\S)")
_TYPE_BEFORE = regex.compile(rf"(?i)^(?:{TYPES})\s+")
_BETWEEN_WORDS = regex.compile(r"[^\p{L}\p{M}\d]+")


def types_of(*levels: str) -> str:
    """A pattern for the types of units of some levels.

    >>> types_of("xã")
    'thị trấn|đặc khu|phường|xã'
    """
    return "|".join(kind for kind, level in LEVEL_OF.items() if level in levels)


@lru_cache(maxsize=16384)
def folded_name(name: str) -> str:
    """The spelling to compare a name by: small letters, blanks for dashes and dots, and a
    syllable's tone after its letters, so that `Hòa` and `Hoà` are alike.

    >>> folded_name("Bà Rịa – Vũng  Tàu") == folded_name("Bà Rịa-Vũng Tàu")
    True
    >>> folded_name("Thanh Hoá") == folded_name("thanh hóa")
    True
    """
    return " ".join(_toned(syllable) for syllable in _words_only(name).split())


def _words_only(name: str) -> str:
    """The name in small letters with one blank for anything between words."""
    return _BETWEEN_WORDS.sub(" ", name).strip().lower()


def _toned(syllable: str) -> str:
    tone = "".join(c for c in unicodedata.normalize("NFD", syllable) if c in TONES)
    return without_tones(syllable) + tone


@lru_cache(maxsize=16384)
def unmarked(name: str) -> str:
    """The spelling to look a name up by where its marks may be lost.

    >>> unmarked("Đắk Lắk"), unmarked("Bạc Liêu")
    ('dak lak', 'bac lieu')
    """
    return without_marks(_words_only(name))


def written_out(name: str) -> str:
    """The name with its type in words (`H. Mỹ Xuyên` → `huyện Mỹ Xuyên`) and in small letters,
    without the body that issues in its name (UBND, HĐND).

    >>> written_out("UBND Tp. Sóc Trăng"), written_out("TX.Vĩnh Châu")
    ('thành phố Sóc Trăng', 'thị xã Vĩnh Châu')
    >>> written_out("Huyện Mỹ Xuyên")
    'huyện Mỹ Xuyên'
    """
    name = " ".join(BODY.sub("", " ".join(name.split())).split())
    if short := _SHORT_TYPE.match(name):
        return f"{SHORT[short[1].lower()]} {name[short.end() :]}"
    if kind := _TYPE.match(name):
        return f"{kind[1].lower()} {name[kind.end() :]}"
    return name


def without_type(name: str) -> str:
    """The name without its type; numbers keep theirs.

    >>> without_type("huyện Mỹ Xuyên"), without_type("Quận 1")
    ('Mỹ Xuyên', 'quận 1')
    """
    name = written_out(name)
    short = _TYPE_BEFORE.sub("", name)
    return name if short[:1].isdigit() else short


def same_name(read: str, true: str) -> bool:
    """True where two spellings differ in capitals, dashes and the place of the tone at most."""
    return folded_name(read) == folded_name(true)


def lost_marks(read: str, true: str) -> bool:
    """True where `read` may be `true` with some of its marks lost. A wrong mark is not a lost one.

    >>> lost_marks("Soc Trang", "Sóc Trăng"), lost_marks("Hòa Bịnh", "Hòa Bình")
    (True, False)
    """
    if unmarked(read) != unmarked(true):
        return False
    mine, theirs = _marks(read), _marks(true)
    pairs = zip(mine, theirs, strict=False)
    return len(mine) == len(theirs) and all(had <= has for had, has in pairs)


@lru_cache(maxsize=4096)
def _marks(name: str) -> list[set[str]]:
    """The marks of each letter; a syllable's tone stands with its last letter, the stroke of `đ`
    is written "-"."""
    letters: list[set[str]] = []
    for letter in unicodedata.normalize("NFD", folded_name(name)):
        if unicodedata.combining(letter):
            letters[-1].add(letter)
        else:
            letters.append({"-"} if letter == "đ" else set())
    return letters
