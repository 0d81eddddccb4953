"""Two readings of one strip laid side by side: which words of one stand where those of the other do."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

import regex

from extractor.language.lookalikes import ALIKE, fold, looks_numeral, roman
from extractor.model import Word


@dataclass(frozen=True)
class ReadRow:
    """Words in a row as one string without blanks: folded for comparing, with each letter's word."""

    words: tuple[Word, ...]
    folded: str
    printed: str
    owner: tuple[int, ...]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Letters of the words `first`…`last`."""
        inside = [k for k, w in enumerate(self.owner) if first <= w <= last]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def row_of(words: tuple[Word, ...]) -> ReadRow:
    """The words in a row, folded.

    >>> from extractor.model import Box
    >>> place = Box(0, 0, 1, 1)
    >>> row_of((Word("I1/11", place, 1), Word("xã,", place, 1))).folded
    '11/11xa,'
    """
    folded, printed, owner = "", "", []
    for index, word in enumerate(words):
        for letter in word.text:
            plain = ALIKE.get(letter) or fold(letter)
            if plain and (plain.isalnum() or plain in "/.,%-"):
                folded += plain
                printed += letter
                owner.append(index)
    return ReadRow(words, folded, printed, tuple(owner))


def compare_rows(a: ReadRow, b: ReadRow) -> list[tuple[tuple[int, int], tuple[int, int], str]]:
    """[(words i…j of a, words p…q of b, `equal` or `differ`)] for every numeral in either."""
    ops = edits(a, b)
    groups = _groups(a)
    found = []
    seen: set[int] = set()
    for i, j in groups:
        p, q = across(a, (i, j), b, ops)
        seen.update(range(p, q))
        found.append(((i, j), (p, q)))
    back = [(tag, j1, j2, i1, i2) for tag, i1, i2, j1, j2 in ops]
    for p, word in enumerate(b.words):
        if p not in seen and regex.search(r"\d", word.text):
            i, j = across(b, (p, p + 1), a, back)
            if not any(i < other[1] and other[0] < j for other, _ in found):
                found.append(((i, j), (p, p + 1)))
    found.sort()
    return [(mine, theirs, _kind(a, mine, b, theirs)) for mine, theirs in found]


def _kind(a: ReadRow, mine: tuple[int, int], b: ReadRow, theirs: tuple[int, int]) -> str:
    if not _same(a, mine, b, theirs):
        return "differ"
    digits = any(
        regex.search(r"\d", w.text) for r, s in ((a, mine), (b, theirs)) for w in r.words[slice(*s)]
    )
    return "equal" if digits else "letters"


def edits(a: ReadRow, b: ReadRow) -> list[tuple]:
    return SequenceMatcher(None, a.folded, b.folded, autojunk=False).get_opcodes()


def _groups(a: ReadRow) -> list[tuple[int, int]]:
    """Runs of neighbouring words that look like numerals; Roman numerals stay out."""
    groups: list[list[int]] = []
    for k, word in enumerate(a.words):
        if not looks_numeral(word.text) or roman(a.words, k):
            continue
        if groups and groups[-1][1] == k:
            groups[-1][1] = k + 1
        else:
            groups.append([k, k + 1])
    return [tuple(g) for g in groups]


def across(a: ReadRow, span: tuple[int, int], b: ReadRow, ops) -> tuple[int, int]:
    """The words of `b` that stand where words `span` of `a` stand."""
    lo, hi = a.span(span[0], span[1] - 1)
    ends: list[int] = []
    for tag, i1, i2, j1, j2 in ops:
        if tag == "equal":
            x, y = max(lo, i1), min(hi, i2)
            if x < y:
                ends += [j1 + x - i1, j1 + y - i1]
        elif (
            i1 < hi
            and lo < i2
            or i1 == i2
            and lo <= i1 <= hi
            and regex.search(r"\d", b.folded[j1:j2])
        ):
            ends += [j1, j2] if j2 > j1 else []
    if not ends or max(ends) <= min(ends):
        near = next((j1 for tag, i1, i2, j1, j2 in ops if i2 >= lo), 0)
        word = b.owner[near] if near < len(b.owner) else len(b.words)
        return word, word
    return b.owner[min(ends)], b.owner[max(ends) - 1] + 1


def _same(a: ReadRow, mine: tuple[int, int], b: ReadRow, theirs: tuple[int, int]) -> bool:
    return essence(a, mine) == essence(b, theirs) != ""


def essence(a: ReadRow, span: tuple[int, int]) -> str:
    """The digits of some words with the signs between them."""
    lo, hi = a.span(span[0], span[1] - 1) if span[1] > span[0] else (0, 0)
    return _signs(a.folded[lo:hi])


def _signs(folded: str) -> str:
    """Letters part numerals (`12/KH-UBND`); punctuation at the edges does not count."""
    runs = (run.strip("/.,-") for run in regex.findall(r"[0-9/.,%-]+", folded))
    return " ".join(run for run in runs if run)


def confirms(a: ReadRow, span, c: ReadRow) -> bool:
    ops = edits(a, c)
    return _same(a, span, c, across(a, span, c, ops))


def cover_each_other(a: ReadRow, mine, b: ReadRow, theirs) -> bool:
    """Do both spans cover each other, so that one may stand for the other?"""
    back = edits(b, a)
    return mine[0] == mine[1] or across(b, theirs, a, back) == mine
