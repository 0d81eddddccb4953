"""Words of a scan that are not what is printed there: a stroke of a pen, a tick or a seal lies over
it, and the reader made a few letters of both (`có Tư nn, đạt` for `có 38 trường đạt`).

Such a word stands among print that was read well, is higher than that or has room for many more
letters. What it hides may be a numeral.
"""

from __future__ import annotations

from itertools import chain
from statistics import median

import regex

from extractor.language.syllables import is_syllable
from extractor.model import Box, PlacedWord, Word

HARDLY = 0.5  # confidence of a word below which it may be none
SURE = 0.8  # confidence of the words that tell how print is on this line
NEAR = 8  # words to either side that are looked at
FEWEST = 4  # sure words of the line
HIGHER, WIDER = 1.8, 2.0  # times as high as these words, as wide for each letter
LONG_SYLLABLE = 4  # letters that are no syllable by chance
OF_LETTERS = regex.compile(r"\W*\p{L}{2,}\W*")


def covers_print(pieces: tuple[PlacedWord, ...], number: int) -> bool:
    """True where the word with this number has print below it that is not its own."""
    word = pieces[number].word
    if word.evidence != "unclear" or word.confidence >= HARDLY:
        return False
    beside = _beside(pieces, number)
    if len(beside) < FEWEST:
        return False
    if _room(word) > WIDER * median(map(_room, beside)):
        return True
    higher = word.box.height > HIGHER * median(other.box.height for other in beside)
    return higher and not _is_longer_syllable(word.text)


def _is_longer_syllable(text: str) -> bool:
    """True for a word of several letters that is spelt as one: a sign stands above or below it."""
    letters = regex.sub(r"^[^\p{Lu}\p{Ll}]+|[^\p{Lu}\p{Ll}]+$", "", text)
    return len(letters) >= LONG_SYLLABLE and is_syllable(letters)


def _room(word: Word) -> float:
    """How wide the word is for each of its signs."""
    return word.box.width / len(word.text)


def _beside(pieces: tuple[PlacedWord, ...], number: int) -> list[Word]:
    """The words of letters on the line of this word that were read surely."""
    own = pieces[number].word.box
    before = pieces[max(0, number - NEAR) : number]
    behind = pieces[number + 1 : number + 1 + NEAR]
    near = (piece.word for piece in chain(before, behind))
    return [word for word in near if _is_sure_beside(word, own)]


def _is_sure_beside(word: Word, box: Box) -> bool:
    """True for a word of letters that was read surely and stands level with a box."""
    if word.confidence < SURE or not OF_LETTERS.fullmatch(word.text):
        return False
    return box.shared_height(word.box) > 0.5 * min(box.height, word.box.height)
