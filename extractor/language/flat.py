"""The flat copy of a text, letter for letter as long: small letters without tones, figures masked.

Patterns for words are tried on it, so that a lost or wrong tone does not hide a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from sys import intern

import regex

from extractor.language.marks import without_tones
from extractor.language.syllables import SPELLING
from extractor.model import FIGURE_KINDS, Numeral

FIGURE = "¤"
BETWEEN = r"""[\s,"'\-/]+"""  # what may part the words of a phrase
# Flat text keeps to Latin-1, in whose sets of letters `re` compiles some ten times faster.
LATIN = {
    "ă": "ä",
    "ơ": "ö",
    "ư": "ü",
    "đ": "ð",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
}
# An abbreviation in brackets is no aside: `Chỉ số … (PAR INDEX) đạt` loses the brackets.
VOWEL = regex.compile("[aeiouy]")
ABBREVIATED = regex.compile(
    r"\((?:\p{Lu}[\p{Lu}\-& ]{1,14}|[A-Z][A-Za-z\-]{1,9}(?: [A-Z][A-Za-z]{1,9})?)\)"
)
LIKE = {"a": "[aäâ]", "d": "[dð]", "e": "[eê]", "o": "[oôö]", "u": "[uü]"}
_WORD = regex.compile(r"(?<![\p{L}\d])\p{L}{4,12}(?![\p{L}\d])")


class _Letters(dict[int, str]):
    """A table for `str.translate`, filled as letters are met: each letter without its tone, in
    Latin-1 where LATIN has it; with `bare`, without all its marks."""

    def __init__(self, bare: bool) -> None:
        super().__init__()
        self.bare = bare

    def __missing__(self, code: int) -> str:
        letter = chr(code).lower()
        kept = _plain(letter) if self.bare else without_tones(letter)[:1]
        if kept in ("", "\n", "\t", "\xa0"):  # "": a tone's mark by itself
            kept = " "
        self[code] = kept if self.bare else LATIN.get(kept, kept)
        return self[code]


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[:1]
    return "d" if base in ("đ", "ð") else base


_WITHOUT_TONES, _WITHOUT_MARKS = _Letters(bare=False), _Letters(bare=True)


def toneless(text: str) -> str:
    """The text in small letters without tones, as long as before; ă, ơ, ư, đ are ä, ö, ü, ð.

    >>> toneless("Đã giải quyết"), len(toneless("Đã\\ngiải"))
    ('ða giai quyêt', 7)
    """
    return text.translate(_WITHOUT_TONES)


def bare(text: str) -> str:
    """The text in small letters without any marks, as long as before.

    >>> bare("Đã giải quyết")
    'da giai quyet'
    """
    return text.translate(_WITHOUT_MARKS)


def bare_lines(text: str) -> str:
    """The bare text with its line breaks kept.

    >>> bare_lines("BÁO CÁO\\nQuý III")
    'bao cao\\nquy iii'
    """
    return "\n".join(map(bare, text.split("\n")))


FLAT_SYLLABLE = regex.compile(toneless(SPELLING))


def word_pattern(phrase: str, loose: bool = False) -> str:
    """A pattern for words in toneless text. Of several words (or with `loose`) each letter may
    have lost or gained its hook; one word alone must stand as it is: `sở` is not `số`."""
    words = toneless(phrase).split()
    if len(words) < 2 and not loose:
        return regex.escape("".join(words))
    return BETWEEN.join(_with_hooks_free(word) for word in words)


def _with_hooks_free(word: str) -> str:
    return "".join(LIKE.get(letter) or regex.escape(letter) for letter in bare(word))


def any_words(*phrases: str) -> str:
    """A pattern for one of several phrases, as whole words of flat text."""
    return r"(?:(?<!\p{L})(?:" + "|".join(map(word_pattern, phrases)) + r")(?!\p{L}))"


def flat_text(text: str, rows: Iterable[Numeral], known: frozenset[str]) -> str:
    """The flat copy of a text: toneless, each character of a figure replaced by FIGURE, spoilt
    words mended where one of the `known` words (toneless) is near. Equal ones are one and the same:
    what is found in a text is looked up by it at each figure, and two long texts that only say the
    same would be compared each time, letter for letter."""
    letters = list(toneless(text))
    for found in ABBREVIATED.finditer(text):
        letters[found.start()] = letters[found.end() - 1] = " "
    for row in rows:
        if row.kind in FIGURE_KINDS:
            letters[row.start : row.end] = FIGURE * (row.end - row.start)
    return intern(_WORD.sub(lambda found: _mended(found[0], known), "".join(letters)))


@lru_cache(maxsize=20_000)
def _mended(word: str, known: frozenset[str]) -> str:
    """The one known word that a word which is no syllable stands for, filled up with blanks to its
    length; the word itself where none or several are near."""
    if word in known or FLAT_SYLLABLE.fullmatch(word):
        return word
    near = _with_other_marks(word, known) or _with_another_letter(word, known)
    return near[0].ljust(len(word)) if len(near) == 1 else word


def _with_other_marks(word: str, known: frozenset[str]) -> list[str]:
    plain = bare(word)
    return [other for other in known if bare(other) == plain]


def _with_another_letter(word: str, known: frozenset[str]) -> list[str]:
    """The known words of over three letters that the word has one wrong or one more letter than;
    none for an abbreviation, which another one is as near to as any: `ĐVTN` is no `ĐVSN`."""
    plain = bare(word)
    if not VOWEL.search(plain):
        return []
    as_long = [other for other in known if len(other) > 3 and len(word) - len(other) in (0, 1)]
    return [other for other in as_long if _one_letter_off(plain, bare(other))]


def _one_letter_off(word: str, other: str) -> bool:
    """True where one letter differs, or the word has one letter more than the other."""
    pairs = enumerate(zip(word, other, strict=False))
    same = next((at for at, (mine, theirs) in pairs if mine != theirs), len(other))
    rest = other[same + 1 :] if len(word) == len(other) else other[same:]
    return word[same + 1 :] == rest
