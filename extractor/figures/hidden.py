"""Words without a digit where a numeral must stand: `được giao II biên chế`, `phát hiện Hồ cas`.

OCR took a numeral's strokes for letters, or a pen lies over it. Each is a row of its own, for a
person.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.figures.covered_print import covers_print
from extractor.figures.meaning import load_meaning
from extractor.figures.numerals import unread_at
from extractor.figures.structure import DIGITS
from extractor.figures.taken import TakenText
from extractor.language.lookalikes import ROMAN_AFTER
from extractor.language.number_words import NUMBER_WORDS
from extractor.language.syllables import is_syllable
from extractor.model import DocumentText, Doubt, Numeral, Word

STROKES = regex.compile(r"\(?[IlO|!ÍÌỊÏíìịıJ\]\[1]{1,3}[,.;)]*")
PAIRS = regex.compile(r"\(?(?=\w*H)[HIl|]{1,3}[,.;)]*")  # of strokes: `H` for 11
NO_WORD = regex.compile(r"[\p{Ll}Il|]{1,3}")  # small letters with strokes: `or`, `oI`, `mrz`
WITH_STROKE = regex.compile(r"\p{Ll}[I|]")
MARKS = regex.compile(r"(?i)\W*[a-zđ]{1,2}\)|V/?[vw]")  # of a list; `V/v`: about
NUMBER = regex.compile(r"\W*\d[\d.,/]*\d[\d.,/]*\d%?\W*")  # three digits at least
HOLDS_NUMBER = regex.compile(r"\p{L}\W*\d[\d.,/]*\d|\d[\d.,/]*\d\W*\p{L}")  # beside letters
LONGEST = 5  # letters of a word that may be a numeral
AND = regex.compile(r"(?:và|đến)\s*$")
ROMAN_AND = regex.compile(r"[IVX]\s+(?:và|đến)\s*$")  # `quý I và II`
BEFORE_FIGURE = regex.compile(r"\p{Ll}[,:(]?\s\(?$")
WORD_BEFORE = regex.compile(r"\p{Ll}{2}[,:]?\s$")
SCALE = regex.compile(r"tỷ|triệu")
OF_AMOUNT = regex.compile(r"\s+đồng(?!\p{L})")
# A word that an amount follows: not one of a number, of very many, or of a unit of measure.
AMOUNT_BEFORE = regex.compile(
    rf"(?i)(?<!\p{{L}})(?!(?:{'|'.join(NUMBER_WORDS)}|mười|rưỡi|hàng|chục|nhiều|vài|mấy|bạc|vạn"
    r"|công|tính|bằng|vị|theo)\s)\p{L}+\s+$"
)
AFTER_FIGURE = regex.compile(r"\s(?:\p{Ll}|tỷ|TTHC)|\s?[%/]")


def hidden_numerals(document: DocumentText, taken: TakenText) -> Iterator[Numeral]:
    """A row for each word of a scan that must be a numeral and has no digit, and for what lies over
    print that may be one: for the first word of several side by side."""
    covered = -1
    for number, (start, end, _, word) in enumerate(document.pieces):
        if word is None or word.confidence == 1 or not taken.is_free(start, end):
            continue
        if DIGITS.search(word.text):
            continue
        other = regex.sub("[|=]", " ", " ".join(word.others))
        if _must_be_numeral(document.text, start, end, word):
            yield unread_at(document, start, end, Doubt.of("hidden_numeral", other=other))
        elif covers_print(document.pieces, number):
            if covered != number - 1:
                yield unread_at(document, start, end, Doubt.of("print_covered", other=other))
            covered = number


def _must_be_numeral(text: str, start: int, end: int, word: Word) -> bool:
    before, after = text[max(0, start - 20) : start], text[end : end + 30]
    if _is_strokes(before, word.text, after) or _is_unclear(word, after):
        return True
    return _is_no_word(before, word.text, after) or _lacks_amount(before, word.text, after)


def _lacks_amount(before: str, word: str, after: str) -> bool:
    """True for the scale of an amount of money whose number was not read: `thu lệ phí tỷ đồng`."""
    if not SCALE.fullmatch(word) or not OF_AMOUNT.match(after):
        return False
    return AMOUNT_BEFORE.search(before) is not None


def _is_no_word(before: str, word: str, after: str) -> bool:
    """True for a few small letters that are no syllable, between a word and a noun that is counted:
    `tiếp nhận or hồ sơ`."""
    if not NO_WORD.fullmatch(word) or not WORD_BEFORE.search(before):
        return False
    if is_syllable(word) and not WITH_STROKE.search(word):
        return False
    return load_meaning().units.match(after.lstrip()) is not None


def _is_strokes(before: str, word: str, after: str) -> bool:
    """True for strokes between words where a figure stands, and not a Roman number; for two that
    were taken for an H, which may be a person's initial, before a noun that is counted."""
    if _is_roman(before) or not BEFORE_FIGURE.search(before):
        return False
    if PAIRS.fullmatch(word):
        return load_meaning().units.match(after.lstrip()) is not None
    return STROKES.fullmatch(word) is not None and AFTER_FIGURE.match(after) is not None


def _is_roman(before: str) -> bool:
    """True after a word that is numbered in Roman figures; after `và` only behind another one."""
    if not ROMAN_AFTER.search(before):
        return False
    return not AND.search(before) or ROMAN_AND.search(before) is not None


def _is_built_as_words(text: str) -> bool:
    """True for one word, with signs around it at most, or for several parted by strokes.

    >>> _is_built_as_words("(huyện,"), _is_built_as_words("sơ/lượt"), _is_built_as_words("là?)hồ")
    (True, True, False)
    """
    parts = regex.split(r"[-/–]", regex.sub(r"^\W+|\W+$", "", text))
    return all(is_syllable(part) for part in parts)


def _is_unclear(word: Word, after: str) -> bool:
    """True for what readers did not agree on: a short word before a noun that is counted or where
    the second witness has a number of several digits, and what is no word where it has
    digits beside letters."""
    if word.evidence != "unclear":
        return False
    if not _is_built_as_words(word.text) and any(map(HOLDS_NUMBER.search, word.others)):
        return True
    if len(word.text) > LONGEST:
        return False
    if any(NUMBER.fullmatch(other) for other in word.others):
        return True
    counted = load_meaning().units.match(after.lstrip()) is not None
    return counted and not MARKS.fullmatch(word.text)
