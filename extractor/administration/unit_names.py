"""Names of units in one spelling to compare by: tones, types and abbreviations."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

TONES = "\u0300\u0301\u0303\u0309\u0323"
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
TYPES = "tỉnh|thành phố|thị xã|huyện|quận|thị trấn|phường|xã|đặc khu"
BODY = regex.compile(
    r"^(?:ubnd|uỷ ban nhân dân|ủy ban nhân dân|hđnd|hội đồng nhân dân)\s+", regex.I
)


@lru_cache(maxsize=16384)
def folded_name(name: str) -> str:
    """One spelling to compare by: small letters, blanks for dashes and dots, and a syllable's
    tone after its letters, so that `Hòa` and `Hoà` are alike.

    >>> folded_name("Bà Rịa – Vũng  Tàu") == folded_name("Bà Rịa-Vũng Tàu"), folded_name("Thanh Hoá") == folded_name("thanh hóa")
    (True, True)
    """
    apart = unicodedata.normalize("NFD", regex.sub(r"[^\p{L}\p{M}\d]+", " ", name).strip().lower())
    return " ".join(_toned(syllable) for syllable in apart.split())


def _toned(syllable: str) -> str:
    tone = "".join(c for c in syllable if c in TONES)
    return unicodedata.normalize("NFC", "".join(c for c in syllable if c not in TONES)) + tone


@lru_cache(maxsize=16384)
def unmarked(name: str) -> str:
    """
    >>> unmarked("Đắk Lắk"), unmarked("Bạc Liêu")
    ('dak lak', 'bac lieu')
    """
    apart = unicodedata.normalize("NFD", regex.sub(r"[^\p{L}\p{M}\d]+", " ", name).strip().lower())
    return "".join(c for c in apart if not unicodedata.combining(c)).replace("đ", "d")


def written_out(name: str) -> str:
    """Abbreviated types of units in words: `H. Mỹ Xuyên` → `huyện Mỹ Xuyên`. A type in capitals
    or with a capital gets small letters; the issuing body before it goes.

    >>> written_out("UBND Tp. Sóc Trăng"), written_out("TX.Vĩnh Châu"), written_out("Huyện Mỹ Xuyên")
    ('thành phố Sóc Trăng', 'thị xã Vĩnh Châu', 'huyện Mỹ Xuyên')
    """
    name = " ".join(BODY.sub("", " ".join(name.split())).split())
    if short := regex.match(r"(?i)(tp|tx|tt|h|q|p|x|t)(?:\.\s?|\s)(?=\p{Lu}|\d)", name):
        return f"{SHORT[short[1].lower()]} {name[short.end() :]}"
    if kind := regex.match(rf"(?i)({TYPES})\s+(?=\S)", name):
        return f"{kind[1].lower()} {name[kind.end() :]}"
    return name


def without_type(name: str) -> str:
    """Without its type: `huyện Mỹ Xuyên` → `Mỹ Xuyên`; numbers keep theirs (`Quận 1`)."""
    name = written_out(name)
    short = regex.sub(rf"(?i)^(?:{TYPES})\s+", "", name)
    return name if short[:1].isdigit() else short


def same_name(read: str, true: str) -> bool:
    return folded_name(read) == folded_name(true)


def lost_marks(read: str, true: str) -> bool:
    """Could `read` be `true` with some of its marks lost? A wrong mark is not a lost one.

    >>> lost_marks("Soc Trang", "Sóc Trăng"), lost_marks("Hòa Bịnh", "Hòa Bình")
    (True, False)
    """
    if unmarked(read) != unmarked(true):
        return False
    mine, theirs = _marks(read), _marks(true)
    return len(mine) == len(theirs) and all(m <= t for m, t in zip(mine, theirs))


@lru_cache(maxsize=4096)
def _marks(name: str) -> list[set[str]]:
    """The marks of each letter, a syllable's tone with its last letter."""
    letters: list[set[str]] = []
    for c in unicodedata.normalize("NFD", folded_name(name)):
        if unicodedata.combining(c):
            letters[-1].add(c)
        else:
            letters.append({"-"} if c == "đ" else set())
    return letters
