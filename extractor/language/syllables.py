"""How Vietnamese syllables are built: a beginning, a vowel part, an ending; tones left out.

There are two vowel parts, since two questions are asked. `BUILD` takes any one to three vowels:
the share of such words tells a readable text layer from a broken one, and the share at which a
layer is refused was measured with it. `SPELLING` takes only the vowel parts that Vietnamese has:
a word that differs from it is spoilt, and its letters may be mended.
"""

from __future__ import annotations

import regex

from extractor.language.marks import without_tones

_BEGINNING = r"(?:ngh|ng|nh|ch|tr|th|ph|kh|gh|gi|qu|[bcdđghklmnprstvx])?"
_ENDING = r"(?:ng|nh|ch|[cmnpt])?"
_ANY_VOWELS = r"[aăâeêioôơuưy]{1,3}"
_VOWEL_PARTS = (
    r"(?:uyê|uya|uyu|oai|oay|oao|oeo|uây|uôi|ươi|ươu|iêu|yêu"
    r"|ia|iê|iu|oa|oă|oe|oo|oi|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê"
    r"|ai|ao|au|ay|âu|ây|eo|êu|[aăâeêioôơuưy])"
)
BUILD = _BEGINNING + _ANY_VOWELS + _ENDING
SPELLING = _BEGINNING + _VOWEL_PARTS + _ENDING

_BUILT = regex.compile(BUILD, regex.I)
_SPELT = regex.compile(SPELLING, regex.I)
_AROUND = regex.compile(r"^\P{L}+|\P{L}+$")  # marks before the first and after the last letter
_SYMBOL = regex.compile(r"[\p{Lu}\-&./\d]+")  # `UBND`, `KH-UBND`, `15/NĐ`: no words
_CAPITALS = regex.compile(r"\p{Lu}{2,7}")  # headings in capitals are words all the same


def syllable_share(words: list[str]) -> float:
    """The share (0–1) of the words of letters that are built like Vietnamese syllables.

    Single letters and symbols of documents do not count; without any word the share is 0.

    >>> syllable_share(["Ủy", "ban", "nhân", "dân"])
    1.0
    >>> syllable_share(["QUYtT", "DJNH", "th4nh", "lbp"])
    0.0
    """
    bare = [_AROUND.sub("", word) for word in words]
    counted = [word for word in bare if _is_word(word)]
    if not counted:
        return 0.0
    return sum(map(is_syllable, counted)) / len(counted)


def is_syllable(word: str) -> bool:
    """True for a word that is built like one Vietnamese syllable, with any tone.

    >>> is_syllable("khẩu"), is_syllable("container")
    (True, False)
    """
    return _BUILT.fullmatch(without_tones(word.lower())) is not None


def is_spelt(word: str) -> bool:
    """True for a word with a vowel part that Vietnamese has: `quầy`, not `quàầy`."""
    return _SPELT.fullmatch(without_tones(word.lower())) is not None


def _is_word(word: str) -> bool:
    if _CAPITALS.fullmatch(word):
        return True
    return len(word) > 1 and not _SYMBOL.fullmatch(word)
