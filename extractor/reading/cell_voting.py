"""The readings of a numeral that stands alone in its cell, held against each other."""

from __future__ import annotations

import regex

from extractor.language.lookalikes import fold_all
from extractor.model import Box, Word

PLAIN = regex.compile(r"[\s'‘’`\"“”|(\[+–-]*\d[\d.,/]*\s?%?[^\w$§?]*")


def joined(words: tuple[Word, ...]) -> str:
    return "".join(w.text for w in words)


def vote(
    latin: tuple[Word, ...], first: tuple[Word, ...], second: tuple[Word, ...] | None = None
) -> tuple[Word, ...]:
    """A numeral alone in its cell as one word, with how its readings stand to each other. The model
    for Latin print in general is the surest with digits; `second` was asked where `first` differs.

    >>> place = Box(0, 0, 1, 1)
    >>> vote((Word("0,2", place, 1),), (Word("02", place, 1),), (Word("0,2", place, 1),))[0].evidence
    'cell_voted'
    """
    readings = [words for words in (latin, first, second) if words]
    texts = [joined(words) for words in readings]
    holding = [k for k, text in enumerate(texts) if regex.search(r"\d", text)]
    if len(holding) == 1 < len(readings) and readings[holding[0]] is not latin:
        return next(
            words for k, words in enumerate(readings) if k not in holding
        )  # `1%` beside `%` twice
    folded = [essence_of(text) for text in texts]
    best = max(
        range(len(texts)),
        key=lambda k: (folded.count(folded[k]), bool(PLAIN.fullmatch(texts[k])), -k),
    )
    alike = [k for k in range(len(texts)) if folded[k] == folded[best]]
    plain = [k for k in alike if PLAIN.fullmatch(texts[k])]
    evidence = (
        "split"
        if len(alike) < 2 or not plain or any(map(_apart, readings))
        else "cell_outvoted"
        if not latin or 0 not in alike
        else "cell_voted"
        if second and len(plain) > 1
        else "cell"
        if len(plain) > 1
        else "cell_alike"
        if len(alike) == len(texts)
        else "split"
    )
    best = plain[0] if plain else best
    others = tuple(text for k, text in enumerate(texts) if k != best)
    fitting = next(
        (
            k
            for k in range(len(texts))
            if _printed(texts[k]) and _digits(folded[k]) == _digits(folded[best])
        ),
        best,
    )
    if fitting != best and not _printed(texts[best]):  # `99.64` twice beside `99,64`
        best, evidence = fitting, "cell_outvoted"
    text = regex.sub(r"(?<=\d)[^\d%]+$", "", texts[best]) if plain else folded[best]
    return (
        Word(
            text,
            around(readings[best]),
            min(w.confidence for w in readings[best]),
            "",
            False,
            evidence,
            others,
        ),
    )


def _printed(text: str) -> bool:
    """As numbers are printed: dots before three digits, one comma."""
    return bool(
        regex.fullmatch(
            r"[\s'‘’`\"“”|(\[+–-]*\d{1,3}(?:(?:\.\d{3})+|\d*)(?:,\d+)?\s?%?[^\w$§?]*", text
        )
    )


def _digits(text: str) -> str:
    return regex.sub(r"\D", "", text)


def _apart(words: tuple[Word, ...]) -> bool:
    """Two numerals in one cell: the line between two cells was not seen."""
    return any(
        b.box.x0 - a.box.x1 > 0.9 * max(a.box.height, b.box.height)
        for a, b in zip(words, words[1:])
    )


def around(words: tuple[Word, ...]) -> Box:
    box = words[0].box
    for word in words:
        box = box.union(word.box)
    return box


def essence_of(text: str) -> str:
    """Digits with the signs between them, look-alikes folded, a minus kept.

    >>> essence_of("–0,59."), essence_of("S.452")
    ('-0,59', '5.452')
    """
    return regex.sub(r"^[^\d-]+|[^\d%]+$", "", fold_all(text))
