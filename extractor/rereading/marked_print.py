"""Marks on printed numerals made known in the words: struck out, or with raised digits behind.

Boxes are points; a pixel of the picture is `scale` points wide.
"""

from __future__ import annotations

from dataclasses import replace

import numpy
import regex

from extractor.imaging import RaisedPart, raised, struck
from extractor.model import Word
from extractor.office_files import RAISED
from extractor.witnesses import Words

STRUCK = "struck"  # evidence of a numeral that a stroke runs through
FIGURES_ALONE = regex.compile(r"\(?\d[\d.,/-]*")
LETTER_BEFORE = regex.compile(r"\p{L}[\p{Lu}\d/.-]*?\p{L}\d{1,2}")  # `NQ/TW1`, `NĐ-CP12`


def with_marks(words: Words, grey: numpy.ndarray, scale: float) -> Words:
    """The words, struck-out numerals with `struck` as their evidence, raised digits behind numerals
    and symbols written as such (`45²`, `NĐ-CP¹`).

    Where a raised digit may or may not be among those that were read, the evidence is `mark`.
    """
    asked = [k for k, word in enumerate(words) if regex.search(r"\d", word.text)]
    boxes = [words[k].box for k in asked]
    made = list(words)
    strokes = struck(grey, boxes, scale)
    marks = raised(grey, boxes, scale)
    for k, through, mark in zip(asked, strokes, marks, strict=True):
        if through:
            made[k] = replace(words[k], evidence=STRUCK)
        elif mark:
            made[k] = _with_raised(words[k], mark)
    return tuple(made)


def _with_raised(word: Word, mark: RaisedPart) -> Word:
    """The word with its last digits raised where they are those that stand raised."""
    text = word.text
    tail = text[-mark.digits :]
    if not tail.isdecimal() or not regex.search(r"\w", text[: -mark.digits]):
        return word  # what follows a bracket alone is no mark behind anything
    if LETTER_BEFORE.search(text[: -mark.digits] + "1") and text[-mark.digits - 1].isalpha():
        return _raised_tail(word, mark.digits)
    if not FIGURES_ALONE.fullmatch(text):
        return word
    tall = len(regex.sub(r"[^\d/()]", "", text))
    if tall == mark.before + mark.digits:
        return _raised_tail(word, mark.digits)
    unread = tall == mark.before
    return word if unread or not word.evidence else replace(word, evidence="mark")


def _raised_tail(word: Word, count: int) -> Word:
    raised_text = word.text[:-count] + word.text[-count:].translate(RAISED)
    return replace(word, text=raised_text)
