"""Numerals that a file holds and that nobody sees on its page, or that are struck out there: they
count nothing, and are labels for a person to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.figures.numerals import is_free, label_at
from extractor.figures.structure import DIGITS
from extractor.model import DocumentText, Doubt, Numeral

UNSEEN = {  # evidence of a word → what its numerals are, and the doubt
    "unseen": ("số không nhìn thấy trên trang", Doubt("unseen")),
    "struck": ("số bị gạch bỏ", Doubt("struck_out")),
}


def unseen_labels(document: DocumentText, claimed: list[Numeral]) -> Iterator[Numeral]:
    """A label for the numeral of each word that cannot be seen, where no row was claimed before."""
    for start, _, _, word in document.pieces:
        if word is None or word.evidence not in UNSEEN:
            continue
        spans = [found.span() for found in DIGITS.finditer(word.text)]
        if not spans:
            continue
        first, last = start + spans[0][0], start + spans[-1][1]
        if is_free(first, last, claimed):
            named, doubt = UNSEEN[word.evidence]
            yield replace(label_at(document, first, last, named), doubts=(doubt,))
