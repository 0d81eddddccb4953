"""Text typed in the Vietnamese font encodings of before Unicode, turned into Unicode.

TCVN3 (ABC) fonts are named `.Vn…` and put lower-case letters at 0xA1–0xFE (TCVN 5712:1993, third
character set); their capital twins end in `H` and show the same codes as capitals. VNI fonts are
named `VNI-…` and write the mark as a letter of its own after the vowel. The font's name decides:
bytes alone cannot tell the encodings apart.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

import regex

Encoding = Literal["tcvn3", "vni", ""]
_TCVN3_CODES = (
    "A1:Ă A2:Â A3:Ê A4:Ô A5:Ơ A6:Ư A7:Đ A8:ă A9:â AA:ê AB:ô AC:ơ AD:ư AE:đ B5:à B6:ả B7:ã B8:á "
    "B9:ạ BB:ằ BC:ẳ BD:ẵ BE:ắ C6:ặ C7:ầ C8:ẩ C9:ẫ CA:ấ CB:ậ CC:è CE:ẻ CF:ẽ D0:é D1:ẹ D2:ề D3:ể "
    "D4:ễ D5:ế D6:ệ D7:ì D8:ỉ DC:ĩ DD:í DE:ị DF:ò E1:ỏ E2:õ E3:ó E4:ọ E5:ồ E6:ổ E7:ỗ E8:ố E9:ộ "
    "EA:ờ EB:ở EC:ỡ ED:ớ EE:ợ EF:ù F1:ủ F2:ũ F3:ú F4:ụ F5:ừ F6:ử F7:ữ F8:ứ F9:ự FA:ỳ FB:ỷ FC:ỹ "
    "FD:ý FE:ỵ"
)
_TCVN3 = {int(pair[:2], 16): pair[3:] for pair in _TCVN3_CODES.split()}

# VNI: vowel + mark letter; the marks at their Windows-1252 positions.
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_SHAPES = {
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_VNI_MARKS = {**_TONES, **_SHAPES}
_VNI_SINGLE = {
    "ô": "ơ",
    "ö": "ư",
    "ñ": "đ",
    "í": "í",
    "ì": "ì",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
}
_VNI_UNIT = regex.compile(
    "(?P<vowel>[aeouyôö])(?P<mark>["
    + "".join(_VNI_MARKS)
    + "])|(?P<one>["
    + "".join(_VNI_SINGLE)
    + "])",
    regex.I,
)


def old_encoding(font: str) -> Encoding:
    """The encoding that a font's name tells; "" where it is Unicode or not known.

    >>> old_encoding("ABCDEF+.VnTime"), old_encoding("VNI-Times"), old_encoding("Arial")
    ('tcvn3', 'vni', '')
    """
    name = font.rpartition("+")[2]  # a subset's tag stands before the sign
    if name.lower().startswith(".vn"):
        return "tcvn3"
    return "vni" if regex.match(r"(?i)vni[-_ ]", name) else ""


def to_unicode(text: str, font: str) -> str:
    """The text as Unicode NFC, when a page shows it in the font of this name.

    >>> to_unicode("B¸o c¸o", ".VnTime")
    'Báo cáo'
    >>> to_unicode("Coäng hoøa", "VNI-Times")
    'Cộng hòa'
    """
    encoding = old_encoding(font)
    if encoding == "tcvn3":
        text = text.translate(_TCVN3)
        if font.endswith("H"):
            text = text.upper()
    elif encoding == "vni":
        text = _from_vni(text)
    return unicodedata.normalize("NFC", text)


def _from_vni(text: str) -> str:
    return _VNI_UNIT.sub(_vni_letter, text)


def _vni_letter(match: regex.Match[str]) -> str:
    """The Unicode letter for a vowel with its mark, or for a VNI letter of its own; a capital
    vowel makes a capital."""
    letter = match["vowel"] or match["one"]
    found = _VNI_SINGLE.get(letter.lower(), letter.lower())
    if match["mark"]:
        found = unicodedata.normalize("NFC", found + _VNI_MARKS[match["mark"].lower()])
    return found.upper() if letter.isupper() else found
