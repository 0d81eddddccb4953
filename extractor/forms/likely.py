"""The indicators whose names are most like the heads of a cell, for a person to choose from."""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache

import regex

from extractor.forms.marks import plain
from extractor.indicators import base_of, load_indicators

MOST = 6
LEAST = 0.25  # of the weight of the words on both sides that are shared
SHORT = {
    "tthc": "thu tuc hanh chinh",
    "vbqppl": "van ban quy pham phap luat",
    "qppl": "quy pham phap luat",
    "cchc": "cai cach hanh chinh",
    "dvc": "dich vu cong",
    "dvctt": "dich vu cong truc tuyen",
    "cbccvc": "can bo cong chuc vien chuc",
    "cbcc": "can bo cong chuc",
    "dvsncl": "don vi su nghiep cong lap",
    "ubnd": "uy ban nhan dan",
}


@lru_cache(maxsize=1)
def _names() -> dict[str, frozenset[str]]:
    return {code: _words(name) for code, name in load_indicators().names.items()}


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    """How telling a word is: the rarer among the names, the more."""
    counted = Counter(word for words in _names().values() for word in words)
    return {word: math.log(1 + len(_names()) / count) for word, count in counted.items()}


def _words(text: str) -> frozenset[str]:
    letters = plain(regex.sub(r"[^\p{L}\d]+", " ", text)).split()
    return frozenset(" ".join(SHORT.get(word, word) for word in letters).split())


def likely_codes(heads: str, there: frozenset[str]) -> list[str]:
    """The codes with the names most like some heads, the most like one first; of two alike the one
    that the data have (`there`), and the whole before the share of a level."""
    said = _words(heads)
    weights = _weights()

    def weight(words: frozenset[str]) -> float:
        return sum(weights.get(word, 0.0) for word in words)

    likeness: dict[str, float] = {}
    for code, words in _names().items():
        both = weight(said & words)
        whole = weight(said) + weight(words)
        if whole and 2 * both / whole >= LEAST:
            of_a_level = bool(base_of(code)[1])
            likeness[code] = 2 * both / whole + 0.03 * (code in there) - 0.05 * of_a_level
    return sorted(likeness, key=lambda code: (-likeness[code], code))[:MOST]
