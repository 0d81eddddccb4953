"""The flat copy of a text: letter for letter as long, without tones, figures masked; and patterns over it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import regex

from extractor.model import FIGURE_KINDS, Numeral


def any_words(*phrases: str) -> str:
    """A pattern for one of some phrases in flat text."""
    return r"(?:(?<!\p{L})(?:" + "|".join(map(word_pattern, phrases)) + r")(?!\p{L}))"


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
ABBREVIATED = regex.compile(r"\(\p{Lu}[\p{Lu}\-& ]{1,14}\)")  # `Chỉ số … (PAR INDEX) đạt`: no aside
LIKE = {"a": "[aäâ]", "d": "[dð]", "e": "[eê]", "o": "[oôö]", "u": "[uü]"}
TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


class _Letters(dict):
    """Letter by letter, one for one: without tones, or without all marks (`bare`)."""

    def __init__(self, bare: bool):
        self.bare = bare

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code).lower())
        kept = parts[:1] if self.bare else unicodedata.normalize("NFC", parts.translate(TONES))[:1]
        kept = " " if kept in ("\n", "\t", "\xa0") else "d" if self.bare and kept in "đð" else kept
        self[code] = kept if self.bare else LATIN.get(kept, kept)
        return self[code]


WITHOUT_TONES, WITHOUT_MARKS = _Letters(False), _Letters(True)


def toneless(text: str) -> str:
    """Lower case, tones left out, as long as `text`; ă, ơ, ư, đ stand as ä, ö, ü, ð.

    >>> toneless("Đã giải quyết"), len(toneless("Đã\\ngiải"))
    ('ða giai quyêt', 7)
    """
    return text.translate(WITHOUT_TONES)


FLAT_SYLLABLE = regex.compile(
    toneless(
        r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
        r"(?:uyê|uya|uyu|oai|oay|oao|oeo|uây|uôi|ươi|ươu|iêu|yêu|ia|iê|iu|oa|oă|oe|oo|oi|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy"
        r"|ưa|ưi|ươ|ưu|yê|ai|ao|au|ay|âu|ây|eo|êu|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])?"
    )
)


def bare(text: str) -> str:
    """Lower case, all marks left out.

    >>> bare("Đã giải quyết")
    'da giai quyet'
    """
    return text.translate(WITHOUT_MARKS)


def word_pattern(phrase: str, loose: bool = False) -> str:
    """A pattern for words in toneless text. Of several words (or `loose`) each letter may have lost
    or gained its hook; one word alone must stand as it is: `sở` is not `số`."""
    words = toneless(phrase).split()
    if len(words) < 2 and not loose:
        return regex.escape("".join(words))
    return BETWEEN.join(
        "".join(LIKE.get(c) or regex.escape(c) for c in bare(word)) for word in words
    )


def flat_text(text: str, rows: Iterable[Numeral], known: frozenset[str]) -> str:
    """The flat copy, figures masked, spoilt words mended by the `known` ones."""
    letters = list(toneless(text))
    for found in ABBREVIATED.finditer(text):
        letters[found.start()] = letters[found.end() - 1] = " "
    for row in rows:
        if row.kind in FIGURE_KINDS:
            letters[row.start : row.end] = FIGURE * (row.end - row.start)
    return regex.sub(
        r"(?<![\p{L}\d])\p{L}{4,12}(?![\p{L}\d])", lambda m: _mended(m[0], known), "".join(letters)
    )


@lru_cache(maxsize=20_000)
def _mended(word: str, known: frozenset[str]) -> str:
    if word in known or FLAT_SYLLABLE.fullmatch(word):
        return word
    near = [k for k in known if bare(k) == bare(word)] or [
        k
        for k in known
        if len(word) - len(k) in (0, 1) and len(k) > 3 and _one_letter_off(bare(word), bare(k))
    ]
    return near[0].ljust(len(word)) if len(near) == 1 else word


def _one_letter_off(word: str, other: str) -> bool:
    same = next((i for i, (a, b) in enumerate(zip(word, other)) if a != b), len(other))
    return (
        word[same + 1 :] == other[same + 1 :]
        if len(word) == len(other)
        else word[same + 1 :] == other[same:]
    )
