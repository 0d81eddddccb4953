"""The one door: a text as printed → the same text in plain characters, and the way back.

Reports are typed on many machines: a soft hyphen inside a number, a full-width digit, Ð for Đ, a
Cyrillic О in a symbol look right on paper and are other characters. The plain text has one
character where the printed one has one, so every offset holds in both. Only within a word that held
characters without width do letters move up; blanks fill its end, and `printed_span` leads back.
Long stretches in which nothing is written (blank lines, rows of dots or brackets) are filled in the
middle with a sign that no rule knows, so that no rule runs through them again from each of their
places.

Control characters have no print. A text as it is kept shows a sign in their place (`shown_text`);
rules read a blank there, but the sign where it may stand for part of a word or a number.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.language.marks import TONES

_NO_WIDTH = r"\u200b-\u200f\u2060-\u2064\ufeff\u180e\u034f\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f"
_FOLDED = {
    **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009", " "),
    **dict.fromkeys("\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys("\u2010\u2011\u2043\ufe58\ufe63\uff0d", "-"),  # hyphens
    **dict.fromkeys("\u2012\u2015", "–"),  # dashes; minus is told by what stands behind it
    **dict.fromkeys("\u2044\u2215\u29f8\uff0f", "/"),
    **dict.fromkeys("\u066a\ufe6a\uff05", "%"),
    **dict.fromkeys("ÐƉ", "Đ"),
    "ð": "đ",
    "ɖ": "đ",
    "ǎ": "ă",
    "Ǎ": "Ă",
    "\u201a": ",",
    "\uff0c": ",",
    "\u066b": ",",
    "\u2024": ".",
    "\uff0e": ".",
    "\u066c": ".",
    "\uff1a": ":",
    "\u2236": ":",
    "\uff1b": ";",
    "\uff08": "(",
    "\uff09": ")",
    "\uff0b": "+",
    "\uff1d": "=",
}
# Capitals of other alphabets that print like Latin ones.
_LIKE_LATIN = dict(
    zip(
        "АВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "ABEKMHOPCTYXIJSABEZHIKMNOPTYX",
        strict=True,
    )
)
_FOREIGN = "".join(_LIKE_LATIN)
_ODD = regex.compile(r"[^\x00-\x7f\p{Latin}–—“”‘’…•]|[ÐƉðɖǎǍ]|[\uff00-\uff5f]|\u00ad|\p{M}")
_SYMBOL = regex.compile(r"[A-ZĐ]|\d\S*[/-]")  # a word whose foreign capitals are typed by mistake
_IN_WORD = r"(?:\S|(?<=\p{L}) (?=\p{M}))"  # a blank before a mark: `tiê ́p` is a torn `tiếp`
_MOVING = regex.compile(
    rf"(?<!\S){_IN_WORD}*?(?:[{_NO_WIDTH}\u00ad]|(?<=\p{{L}}\p{{M}}*)\p{{M}}|(?<=\p{{L}} )\p{{M}})"
    rf"{_IN_WORD}*"
)
_FOREIGN_WORD = regex.compile(rf"(?<!\S)\S*[{_FOREIGN}]\S*")
_MINUS = regex.compile(r"\u2212(?!\d)")
_SOFT_HYPHEN = regex.compile(  # one that is a hyphen: in symbols, between years, before a number
    r"(?<=\p{Lu}\s?)\u00ad(?=\s?\p{Lu})|(?<=(?:19|20)\d\d)\u00ad(?=(?:19|20)\d\d(?!\d))"
    r"|(?<=\s)\u00ad(?=[\s\d])|(?<=\d)\u00ad(?=\p{Lu})"
)
FILLING = "\ufffc"  # no blank, letter, digit or punctuation mark
LONGEST_GAP = 300  # characters without a letter or digit that stay as they are
_GAP = regex.compile(rf"[^\p{{L}}\p{{N}}\t]{{{LONGEST_GAP},}}+|\t{{{8 * LONGEST_GAP},}}+")
LOST = "\ufffd"  # what stands for a character that nobody can show
_BREAKS = "\x0b\x0c\x85\u2028\u2029"  # ends of lines and pages, in other programs
_UNPRINTED = regex.compile(rf"[\p{{Cc}}{_BREAKS}--\t\n]", regex.VERSION1)
_LOST_OUTSIDE = regex.compile(  # of words and numbers
    rf"{LOST}+(?![{LOST}\p{{L}}]|[.,]?\p{{N}})|(?<!{LOST}|\p{{L}}|\p{{N}}[.,]?){LOST}+"
)
# Marks of a list's items, as word processors print them, symbol fonts' too.
_BULLETS = "●▪◦‣▸►▶➢➤➔✓✔✦✧◆◇◊○□■❖·\uf0b7\uf0a7\uf0d8\uf0fc\uf0e8\uf076\uf06e\uf02d"
_BULLET = regex.compile(rf"(?m)(?<=^[^\S\n]*)[{_BULLETS}](?=[^\S\n]+\p{{L}})")
_APOSTROPHES = regex.compile(  # between thousands, as calculators print them: `61'723`
    r"(?<![\p{L}\d.,'’])[1-9]\d{0,2}(?:['’]\d{3})++(?![\d'’]|\.\d)"
)
_APOSTROPHE = regex.compile("['’]")
_WIDTHLESS = regex.compile(rf"[{_NO_WIDTH}\u00ad]")


@dataclass(frozen=True, slots=True)
class MovedWord:
    """A word whose letters moved up: where it stands, and for each letter of the plain one how far
    from its beginning the printed one stands."""

    start: int
    end: int
    printed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlainText:
    """`text` is as long as the printed text; `moved` are the words in which offsets differ."""

    text: str
    moved: tuple[MovedWord, ...] = ()

    def printed_span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the printed text that a slice of the plain one stands for.

        >>> plain_text("4.3\u200b85 hồ sơ").printed_span(0, 5)
        (0, 6)
        """
        for word in self.moved:
            if word.start <= start < word.end:
                start = word.start + _printed_at(word, start - word.start)
            if word.start < end < word.end:
                last = end - 1 - word.start
                end = word.start + _printed_at(word, last) + 1
        return start, end


def _printed_at(word: MovedWord, at: int) -> int:
    return word.printed[at] if at < len(word.printed) else at


def shown_text(text: str) -> str:
    """The text as it can be printed and kept: other programs' ends of lines are ends of lines,
    control characters a sign that is seen. No offset changes.

    >>> shown_text("Có 12\\0 hồ sơ\\x0btrong năm")
    'Có 12\ufffd hồ sơ\\ntrong năm'
    """
    return _UNPRINTED.sub(lambda found: "\n" if found[0] in _BREAKS else LOST, text)


@lru_cache(maxsize=8)
def plain_text(text: str, typed: bool = True) -> PlainText:
    """The text in plain characters: blanks, hyphens, slashes, digits of every script, Đ; a dot for
    an apostrophe between thousands, where the text was `typed` and no speck can look like one;
    characters without width taken out of words; combined letters as one.

    >>> plain_text("Quyết định 139/QÐ\u2011UBND: １２\u00a0hồ sơ").text
    'Quyết định 139/QĐ-UBND: 12 hồ sơ'
    >>> plain_text("tổng thu 61'723 triệu đồng").text
    'tổng thu 61.723 triệu đồng'
    >>> plain_text("giải quyết 4\u00ad217 hồ sơ").text
    'giải quyết 4217  hồ sơ'
    """
    text = _GAP.sub(lambda gap: _filled(gap[0]), text)
    if typed:
        text = _APOSTROPHES.sub(lambda found: _APOSTROPHE.sub(".", found[0]), text)
    if not _ODD.search(text):
        return PlainText(text)
    text = _BULLET.sub("•", text)
    text = _SOFT_HYPHEN.sub("-", text)
    text = _MINUS.sub("–", text)
    text = _LOST_OUTSIDE.sub(lambda found: " " * len(found[0]), text)
    text = "".join(map(_folded, text))
    text = _FOREIGN_WORD.sub(lambda found: _latin(found[0]), text)
    moved: list[MovedWord] = []
    parts: list[str] = []
    at = 0
    for found in _MOVING.finditer(text):
        letters, offsets = _moved_up(found[0])
        parts += (text[at : found.start()], letters.ljust(len(found[0])))
        at = found.end()
        moved.append(MovedWord(found.start(), found.end(), offsets))
    parts.append(text[at:])
    return PlainText("".join(parts), tuple(moved))


def _filled(gap: str) -> str:
    """A stretch without letters and digits, filled but for its two ends."""
    end = LONGEST_GAP // 2
    return gap[:end] + FILLING * (len(gap) - 2 * end) + gap[-end:]


def _folded(letter: str) -> str:
    """The plain character that one printed character stands for."""
    if letter < "\x80":
        return letter
    if letter in _FOLDED:
        return _FOLDED[letter]
    if letter == "\u2212":
        return "-"
    digit = unicodedata.decimal(letter, None)
    return letter if digit is None else str(digit)


def _latin(word: str) -> str:
    """A word with the Latin capitals that its foreign ones stand for, where it has others."""
    if not _SYMBOL.search(word):
        return word
    return "".join(_LIKE_LATIN.get(letter, letter) for letter in word)


def _moved_up(word: str) -> tuple[str, tuple[int, ...]]:
    """The letters of a word, NFC, without those that have no width, and where each one ends in the
    printed word."""
    letters: list[str] = []
    offsets: list[int] = []
    for at, letter in enumerate(word):
        if _WIDTHLESS.match(letter):
            continue
        end = _end_of_word(letters) if _may_float(letters, letter) else len(letters)
        joined = unicodedata.normalize("NFC", letters[end - 1] + letter) if end else ""
        if len(joined) == 1:
            letters[end - 1 :] = [joined]
            offsets[end - 1 :] = [at]
        else:
            letters.append(letter)
            offsets.append(at)
    return "".join(letters), tuple(offsets)


def _end_of_word(letters: list[str]) -> int:
    """Where letters end without the blanks behind them."""
    end = len(letters)
    while end and letters[end - 1] == " ":
        end -= 1
    return end


def _may_float(letters: list[str], mark: str) -> bool:
    """True for a mark that stands behind a blank and is the word's before it, which has no tone
    yet: `hô ̀ sơ` is `hồ sơ`."""
    if not letters or letters[-1] != " " or not unicodedata.combining(mark):
        return False
    if mark not in TONES:
        return True
    for at in reversed(range(_end_of_word(letters))):
        if letters[at] == " ":
            return True
        if not set(TONES).isdisjoint(unicodedata.normalize("NFD", letters[at])):
            return False
    return True
