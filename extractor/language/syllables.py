"""How far words are built like Vietnamese syllables."""

from __future__ import annotations

import unicodedata

import regex

SYLLABLE = regex.compile(  # the build of a Vietnamese syllable, marks removed
    r"(?:ngh|ng|nh|ch|tr|th|ph|kh|gh|gi|qu|[bcdđghklmnprstvx])?"
    r"[aăâeêioôơuưy]{1,3}(?:ng|nh|ch|[cmnpt])?",
    regex.I,
)
TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


def syllable_share(words: list[str]) -> float:
    """How many of the words of letters are built like Vietnamese syllables.

    >>> syllable_share(["Ủy", "ban", "nhân", "dân"])
    1.0
    >>> syllable_share(["QUYtT", "DJNH", "th4nh", "lbp"])
    0.0
    """
    letters = [regex.sub(r"^\P{L}+|\P{L}+$", "", w) for w in words]
    letters = [
        w
        for w in letters
        if len(w) > 1
        and not regex.fullmatch(r"[\p{Lu}\-&./\d]+", w)
        or regex.fullmatch(r"\p{Lu}{2,7}", w)
    ]
    if not letters:
        return 0.0
    return sum(bool(SYLLABLE.fullmatch(_toneless(w))) for w in letters) / len(letters)


def _toneless(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.lower()).translate(TONES)
    return unicodedata.normalize("NFC", plain)
