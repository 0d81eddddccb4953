"""How far a numeral's reading is to be trusted: the measured chance that it is right.

`patterns/reliability.yaml` holds what was counted on scans made for it (benchmarks/calibrate.py):
for each kind of evidence how many numerals there were and how many of them were right. The
threshold for review follows from it: kinds are trusted, the surest first, as long as no more
than one numeral in a thousand is expected to be wrong among all that are trusted.
"""
from __future__ import annotations

from functools import lru_cache

from extractor.model import Word
from extractor.rules import patterns_folder, read_yaml

# Kinds of evidence, the weakest first: a numeral of several words is as sure as its weakest.
KINDS = ("differ", "ink", "outvoted", "unsure", "repaired", "voted", "fair", "thrice", "cell_voted", "agreed", "cell", "text")
OF_WORD = {"": "differ", "split": "differ", "strokes": "ink", "mark": "ink", "per_mille": "ink",
           "outvoted": "outvoted", "alike": "repaired", "voted": "voted", "thrice": "thrice",
           "cell": "cell", "cell_voted": "cell_voted"}   # numerals alone in a table's cell: cellreading.py
CELLS = ("cell", "cell_voted")
DOUBTED = "doubted"        # whatever the readings say, the numeral does not fit its surroundings
SURE, FAIR = 0.9, 0.5      # engine confidence by which agreement of two readings is graded
EXPECTED_WRONG = 0.001


def kind_of(words: list[Word]) -> str:
    """The evidence for the numeral that these words hold.

    >>> from extractor.model import Box
    >>> kind_of([Word("23/28", Box(0, 0, 1, 1), 0.95, evidence="agreed")])
    'agreed'
    """
    return min((_of_word(word) for word in words), key=KINDS.index, default="text")


def _of_word(word: Word) -> str:
    if word.confidence == 1 and not word.evidence:
        return "text"
    if word.evidence == "agreed":
        return "agreed" if word.confidence >= SURE else "fair" if word.confidence >= FAIR else "unsure"
    return OF_WORD[word.evidence]


def chance(kind: str) -> float:
    """Of being right, 0–1: what was counted, drawn to a half where little was."""
    counted = _counted().get(kind, {"numerals": 0, "right": 0})
    return (counted["right"] + 1) / (counted["numerals"] + 2)


def trusted(kind: str) -> bool:
    return chance(kind) >= threshold(kind in CELLS)


@lru_cache(maxsize=2)
def threshold(cells: bool = False) -> float:
    """The chance from which a numeral needs no review; `cells`: alone in a cell, judged among
    themselves, as they are many and sure."""
    kinds = sorted((k for k in _counted() if k != DOUBTED and (k in CELLS) == cells), key=chance, reverse=True)
    lowest, numerals, wrong = 1.0, 0, 0.0
    for kind in kinds:
        count = _counted()[kind]["numerals"]
        numerals, wrong = numerals + count, wrong + count * (1 - chance(kind))
        if wrong > EXPECTED_WRONG * numerals and kind != kinds[0]:
            break
        lowest = chance(kind)
    return lowest


@lru_cache(maxsize=1)
def _counted() -> dict[str, dict[str, int]]:
    return read_yaml(patterns_folder() / "reliability.yaml")["evidence"]
