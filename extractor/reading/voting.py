"""Several readings of one strip of a page held against each other, numeral by numeral.

OCR can be sure and wrong; models trained apart seldom err alike. Readings are compared without
blanks and marks, with look-alikes as the digits they stand for; only what was read is ever
written: a repaired numeral is one that at least two readings have.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.language.lookalikes import ROMAN_AFTER, ROMAN_HEAD, fold_all
from extractor.model import Word
from extractor.reading.alignment import (
    ReadRow,
    across,
    compare_rows,
    confirms,
    cover_each_other,
    edits,
    essence,
    row_of,
)

UNSURE_TWICE = 0.9  # engine confidence below which even agreeing readings want a third
UNSURE = 0.75  # engine confidence below which a word may be a numeral misread as letters
PARTS = regex.compile(r"([/.,;:()\"“”\s%-]+)")


def undecided(first: tuple[Word, ...], second: tuple[Word, ...]) -> bool:
    """Is there a numeral that the two readings do not have alike, or have in letters only, or one
    that was read unsurely?"""
    if any(w.confidence < UNSURE_TWICE and regex.search(r"\d", w.text) for w in first):
        return True
    return any(kind != "equal" for *_, kind in compare_rows(row_of(first), row_of(second)))


def settle(
    first: tuple[Word, ...], second: tuple[Word, ...], third: tuple[Word, ...] | None = None
) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """(the strip's words, those with numerals carrying `evidence` and the other readings;
    numerals that only one further reading has)."""
    a, b = row_of(first), row_of(second)
    c = row_of(third) if third is not None else None
    out, unread, at = [], [], 0
    for (i, j), (p, q), kind in compare_rows(a, b):
        out += first[at:i]
        at = j
        if kind == "equal":
            thrice = c is not None and confirms(a, (i, j), c)
            out += [
                replace(w, evidence="thrice") if thrice and w.evidence == "agreed" else w
                for w in _agreed(a, (i, j), b, (p, q))
            ]
        elif kind == "letters":
            out += _lettered(a, (i, j), c)
        else:
            made, lost = _vote(a, (i, j), b, (p, q), c)
            out += made
            unread += lost
    settled = tuple(out) + first[at:]
    return tuple(_unclear(w, b) for w in settled), tuple(unread)


def _unclear(word: Word, other: ReadRow) -> Word:
    """A word without digits, read unsurely and otherwise by the second model, may hide a numeral."""
    if (
        word.evidence
        or word.confidence >= UNSURE
        or regex.search(r"\d", word.text)
        or not regex.search(r"\p{L}", word.text)
    ):
        return word
    return (
        word
        if fold_all(word.text).strip(".,") in other.folded
        else replace(word, evidence="unclear")
    )


def _lettered(a: ReadRow, mine: tuple[int, int], c: ReadRow | None) -> list[Word]:
    """`II` in both readings: a numeral if a third one has digits there."""
    words = list(a.words[slice(*mine)])
    if c is None:
        return words
    others = c.words[slice(*across(a, mine, c, edits(a, c)))]
    if (
        len(others) != 1
        or len(words) != 1
        or not regex.search(r"\d", others[0].text)
        or not confirms(a, mine, c)
    ):
        return words
    return [
        replace(
            words[0],
            text=_spell(a.words, mine[0], others[0].text),
            evidence="alike",
            others=(words[0].text,),
        )
    ]


def _agreed(
    a: ReadRow, mine: tuple[int, int], b: ReadRow, theirs: tuple[int, int], said: str = ""
) -> list[Word]:
    """Both have the same: the spelling with digits where either has them, in the fewer pieces."""
    words, others = a.words[slice(*mine)], b.words[slice(*theirs)]
    if len(others) < len(words) and not regex.search(r"\p{L}{2}", " ".join(w.text for w in others)):
        return _agreed(b, theirs, a, mine, said or "alike")
    if len(others) == 1 < len(words) and fold_all("".join(w.text for w in words)) == fold_all(
        others[0].text
    ):
        return [
            replace(
                others[0],
                text="".join(w.text for w in words),
                evidence=said or "alike",
                others=(others[0].text,),
            )
        ]
    other = " ".join(w.text for w in others)
    apart = (
        [w.text for w in others]
        if len(words) == len(others)
        else [other.replace(" ", "") if len(words) == 1 else w.text for w in words]
    )
    made = [_spell(a.words, mine[0] + n, text) for n, text in enumerate(apart)]
    return [
        replace(
            w,
            text=text,
            evidence=said or ("agreed" if text == w.text and not _odd(text) else "alike"),
            others=(other,),
        )
        for w, text in zip(words, made)
    ]


def _spell(words: tuple[Word, ...], k: int, other: str) -> str:
    """Word `k` with digits where it has look-alikes of them: in those of its parts that hold a
    digit in either reading (`I1/11`); a part of letters alone (`III/2023`) stays, and what a word
    before numbers in Roman figures (`quý II1/2024`) is written in them."""
    word, head = words[k], ""
    if (
        k
        and ROMAN_AFTER.search(words[k - 1].text)
        and (found := ROMAN_HEAD.match(word.text))
        and regex.search("[IVXl]", found[0] + other[: found.end()])
    ):
        head = regex.sub("[l1|]", "I", found[0])
    mine, theirs = PARTS.split(word.text), PARTS.split(other)
    made = (
        "".join(_part(x, y) for x, y in zip(mine, theirs))
        if len(mine) == len(theirs)
        else word.text
    )
    return head + (made if len(made) == len(word.text) else word.text)[len(head) :]


def _part(mine: str, other: str) -> str:
    digits = fold_all(mine)
    if mine.isdigit() or not regex.fullmatch(r"\d+%?", digits) or fold_all(other) != digits:
        return mine
    return digits if regex.search(r"\d", mine + other) else mine


def _odd(text: str) -> bool:
    """Look-alikes among the digits, not the letters of a symbol or a unit."""
    return bool(
        regex.search(
            r"[IlO|!\]\[ÌÍÏŠ§Ịı](?=[\d/.,])|(?<=\d)[IlO|!\]\[ÌÍÏŠ§ỊS](?!\p{L})|(?<![\p{L}])[IlO|!\]\[ÌÍÏŠ§](?=\d)",
            text,
        )
    )


def _vote(a: ReadRow, mine, b: ReadRow, theirs, c: ReadRow | None) -> tuple[list[Word], list[str]]:
    """A third reading sides with one of two; else the first stands and is doubted."""
    words, others = a.words[slice(*mine)], b.words[slice(*theirs)]
    other = " ".join(w.text for w in others)
    numeral = any(regex.search(r"\d", w.text) for w in words)
    if c is not None:
        if essence(a, mine) and confirms(a, mine, c):
            made = _agreed(a, mine, c, across(a, mine, c, edits(a, c)), "voted")
            return [
                replace(
                    w,
                    evidence=w.evidence if regex.search(r"\d", w.text) else "",
                    others=(other, *w.others),
                )
                for w in made
            ], []
        if essence(b, theirs) and confirms(b, theirs, c):
            if not cover_each_other(a, mine, b, theirs):
                return [replace(w, evidence="split", others=(other,)) for w in words], [
                    other
                ] if regex.search(r"\d", other) and not numeral else []
            first = " ".join(w.text for w in words)
            made = _agreed(b, theirs, c, across(b, theirs, c, edits(b, c)), "outvoted")
            return [replace(w, others=(first,)) for w in made], []
    evidence = "split" if numeral else ""
    lost = [other] if regex.search(r"\d", other) and not numeral else []
    return [replace(w, evidence=evidence, others=(other,)) for w in words], lost
