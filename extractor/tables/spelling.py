"""A table's heads spelt as the other pieces of the same table have them."""

from __future__ import annotations

import unicodedata
from collections import Counter

import regex

from extractor.layout import words_of
from extractor.model import DocumentText


def wordstock(document: DocumentText) -> dict[str, str]:
    """Toneless → word, of the heads that were read well and of the words that heads are made of."""
    stock = {}
    for placed in document.tables:
        end = min((c.start for c in placed.cells if c.row > 3), default=placed.end)
        for word in words_of(document, placed.start, end):
            if word.confidence > 0.9 and regex.fullmatch(r"\p{L}{4,}", word.text):
                stock.setdefault(toneless(word.text), word.text)
    return stock


def mended_heads(head: str, stock: dict[str, str]) -> str:
    """Words of a head that are one letter off a known one (a stamp over them) put right; digits never."""

    def mend(found) -> str:
        plain = toneless(found[0])
        if plain in stock:
            return (
                found[0]
                if found[0].isupper()
                else stock[plain].capitalize()
                if found[0].istitle()
                else stock[plain].lower()
            )
        near = [
            w
            for known, w in stock.items()
            if len(known) == len(plain) and sum(a != b for a, b in zip(known, plain)) == 1
        ]
        return near[0] if len(near) == 1 else found[0]  # two that are as near: left as read

    return regex.sub(r"\p{L}{4,}", mend, head)


def toneless(word: str) -> str:
    return "".join(
        ch
        for ch in unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
        if not unicodedata.combining(ch)
    )


def letters_of(text: str) -> str:
    return regex.sub(r"[^\p{L}\d]", "", text.casefold())


def alike(a: str, b: str) -> bool:
    return (
        a == b
        or bool(a and b)
        and sum((Counter(a) & Counter(b)).values()) >= 0.75 * max(len(a), len(b))
    )
