"""A text file's bytes as text, whichever code they were saved in.

UTF-8, and the UTF-16 that Notepad marks, say themselves what they are. Offices keep older files:
Windows-1258, and what was typed in TCVN3 (ABC) or VNI fonts, also where a program has saved that as
UTF-8 since (`B¸o c¸o`). Of these all words tell: read by the right code nearly every word with a
mark is a Vietnamese syllable, by another one no more than two in three (of fifty reports 98 % and
63 %). A text that is nothing clearly is not guessed at.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import regex

from extractor.language.old_fonts import to_unicode
from extractor.language.syllables import is_spelt

MARKS_OF_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
MARKS_OF_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
WORD = regex.compile(r"[\p{L}\p{M}]+")
LEAST_WORDS = 5  # with marks, of a text whose code is told by them
MOST_WORDS = 2000  # that are looked at
READABLE = 0.9  # share of them that are Vietnamese syllables
CLEARLY = 0.2  # by how much that share is above the next code's
OF_THE_WEST = "\u0100"  # letters of the old codes, taken for Western ones, stand before it
# Latin letters, those of Vietnamese, and the marks of print: what a Vietnamese text is made of.
USUAL = regex.compile(r"[\t\n\r -\u024f\u0300-\u036f\u1e00-\u1eff\u2010-\u2044\ufeff]")
GARBLED = regex.compile(r"á[º»]|Ã[\u0080-\u00bf]|Ä[\u0091‘ƒ]|Æ[°¡]")
SEVEN_BITS = regex.compile(r"\+[AH][A-Za-z0-9/+]{2,12}(?![A-Za-z0-9/+])")  # of UTF-7: `h+HtM-`
LEAST_GARBLED = 5  # letters of a text that was read by another code than it was written in
LETTERS_A_GARBLED = 20  # no more of them for each of those

# The old codes of words that were taken for Western ones.
OLD_CODES: tuple[Callable[[str], str], ...] = (
    lambda western: unicodedata.normalize("NFC", western.encode("cp1252").decode("cp1258")),
    lambda western: to_unicode(western, ".VnTime"),
    lambda western: to_unicode(western, "VNI-Times"),
)


@dataclass(frozen=True, slots=True)
class FileText:
    """What a text file says, as NFC with plain line ends; `is_converted`: its code is older than
    Unicode."""

    text: str
    is_converted: bool = False


def file_text(content: bytes) -> FileText:
    """What the bytes of a text file say. Raises UnicodeDecodeError where that cannot be told.

    >>> file_text("Đã giải quyết".encode()).text
    'Đã giải quyết'
    >>> file_text("B¸o c¸o kÕt qu¶ gi¶i quyÕt thñ tôc hµnh chÝnh".encode("latin-1")).text
    'Báo cáo kết quả giải quyết thủ tục hành chính'
    """
    try:
        text = _of_unicode(content)
    except UnicodeDecodeError as error:
        if b"\0" in content:  # of UTF-16 that is cut or spoilt: no old code has such a byte
            raise
        converted = _converted(content.decode("cp1252"))
        if converted is None:
            raise error from None
        return FileText(_plain(converted), is_converted=True)
    converted = _converted(text)
    return FileText(_plain(text if converted is None else converted), converted is not None)


def is_garbled(text: str) -> bool:
    """True for UTF-8 that was taken for Western letters and saved again, and for UTF-7.

    >>> is_garbled("giáº£i quyáº¿t Ä‘Ãºng háº¡n cÃ¡c há»“ sÆ¡"), is_garbled("CHÃO, «có cá»")
    (True, False)
    """
    found = len(GARBLED.findall(text)) or len(SEVEN_BITS.findall(text))
    return found >= LEAST_GARBLED and found * LETTERS_A_GARBLED >= len(text)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _of_unicode(content: bytes) -> str:
    """The text in UTF-8, in marked UTF-32, or in UTF-16, of which some programs leave the mark out.
    Raises UnicodeDecodeError."""
    if content.startswith(MARKS_OF_UTF32) and len(content) % 4 == 0:
        return content.decode("utf-32")  # the mark of one kind begins as one of UTF-16 does
    if content.startswith(MARKS_OF_UTF16):
        return content.decode("utf-16")
    if b"\0" in content and len(content) % 2 == 0:
        for code in ("utf-16-le", "utf-16-be"):
            text = content.decode(code, "replace")
            if len(USUAL.findall(text)) >= READABLE * len(text):
                return text
    return content.decode("utf-8-sig")


def _converted(text: str) -> str | None:
    """The text by the old code that it is clearly in; None where it is in none, or is Vietnamese as
    it stands."""
    if not _is_western(text) or _readable(text) >= READABLE:
        return None
    tried = sorted(((_readable(one), one) for one in _by_old_codes(text)), reverse=True)
    (best, converted), *others = tried or [(0.0, "")]
    next_best = max((share for share, _ in others), default=0.0)
    return converted if best >= max(READABLE, next_best + CLEARLY) else None


def _is_western(text: str) -> bool:
    """True where no letter of the text is one that only Unicode has."""
    return not any(letter >= OF_THE_WEST and letter.isalpha() for letter in set(text))


def _by_old_codes(text: str) -> list[str]:
    """The text read by each of the old codes that may be its own."""
    found = []
    for convert in OLD_CODES:
        try:
            found.append(convert(text))
        except UnicodeError:
            continue
    return found


def _readable(text: str) -> float:
    """The share of the text's words with marks that are Vietnamese syllables; 0 for few words."""
    words = [word for word in WORD.findall(text) if not word.isascii()][:MOST_WORDS]
    return sum(map(is_spelt, words)) / len(words) if len(words) >= LEAST_WORDS else 0.0
