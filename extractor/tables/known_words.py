"""Words of two syllables that offices use, put right where a picture was read without their marks.

The engine that reads names and heads loses or confuses marks where print is small or light (`Y tê`,
`Nôi vụ`); no other reader of theirs has Vietnamese letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.language.flat import bare
from extractor.language.sentences import WORD

ABOVE = "\u0300\u0301\u0303\u0309"  # tones above a letter; one may be read for another

Pair = tuple[str, str]  # two syllables


@dataclass(frozen=True, slots=True)
class KnownWords:
    """Words of two syllables by the same without marks."""

    spelt: dict[Pair, Pair]

    @staticmethod
    def of(words: Iterable[str]) -> KnownWords:
        """The words. Raises KeyError where one has not two syllables, or two differ by marks
        alone."""
        spelt: dict[Pair, Pair] = {}
        for word in words:
            syllables = word.lower().split()
            if len(syllables) != 2:
                raise KeyError(f"{word}: ?")
            first, second = syllables
            plain = bare(first), bare(second)
            if spelt.setdefault(plain, (first, second)) != (first, second):
                raise KeyError(f"{word} = {' '.join(spelt[plain])}?")
        return KnownWords(spelt)

    def mended(self, name: str) -> str:
        """The name, its words spelt as they are known where only their marks were misread; what has
        capitals at the beginning of both syllables is a name of its own."""
        found = list(WORD.finditer(name))
        syllables = [match[0] for match in found]
        for at in range(len(found) - 1):
            between = name[found[at].end() : found[at + 1].start()]
            if between == " ":
                syllables[at : at + 2] = self._pair(syllables[at], syllables[at + 1])
        made, last = "", 0
        for match, syllable in zip(found, syllables, strict=True):
            made += name[last : match.start()] + syllable
            last = match.end()
        return made + name[last:]

    def _pair(self, first: str, second: str) -> Pair:
        known = self.spelt.get((bare(first), bare(second)))
        if known is None or (first[0].isupper() and second.istitle()):
            return first, second
        if not (_may_stand_for(first, known[0]) and _may_stand_for(second, known[1])):
            return first, second
        return _cased(known[0], first), _cased(known[1], second)


def _cased(known: str, read: str) -> str:
    if read.isupper() and len(read) > 1:
        return known.upper()
    return known.capitalize() if read[0].isupper() else known


def _may_stand_for(read: str, known: str) -> bool:
    """True where the letters read have lost marks of the known ones, or won some, a tone above them
    being as good as another."""
    letters = zip(_apart(read.lower()), _apart(known), strict=True)
    return all(mine <= theirs or theirs <= mine for mine, theirs in letters)


def _apart(word: str) -> list[frozenset[str]]:
    """Each letter as the set of what it is made of, any tone above it being one mark."""
    made = []
    for letter in unicodedata.normalize("NFC", word):
        marks = unicodedata.normalize("NFD", letter.replace("đ", "d\u0335"))
        made.append(frozenset("\u0301" if mark in ABOVE else mark for mark in marks))
    return made
