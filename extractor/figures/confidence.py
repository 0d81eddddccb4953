"""How far a numeral's reading is to be trusted: the measured chance that it is right.

`patterns/reliability.yaml` holds what was counted on scans made for it (benchmarks/calibrate.py):
for each kind of evidence how many numerals there were and how many of them were right. The
threshold for review follows from it: kinds are trusted, the surest first, as long as no more
than one numeral in a thousand was found wrong among all that are trusted, and each kind was
seen often enough for a chance of 99 %.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from extractor.model import Word
from extractor.patterns import read_rules

# Kinds of evidence, the weakest first: a numeral of several words is as sure as its weakest.
KINDS = (
    "differ",
    "ink",
    "roman",
    "unsure",
    "cell_outvoted",
    "cell_alike",
    "majority",
    "upheld",
    "repaired",
    "fair",
    "thrice",
    "cell_voted",
    "agreed",
    "cell",
    "text",
)
OF_WORD = {  # a word's evidence (reading/voting.py, reading/cell_voting.py) → the kind
    "": "differ",
    "split": "differ",
    "strokes": "ink",
    "mark": "ink",
    "per_mille": "ink",
    "width": "ink",
    "outvoted": "majority",
    "voted": "upheld",
    "fits": "upheld",
    "alike": "repaired",
    "thrice": "thrice",
    "cell": "cell",
    "cell_voted": "cell_voted",
    "cell_outvoted": "cell_outvoted",
    "cell_alike": "cell_alike",
}
ROMAN = regex.compile(r"\W*[IVX]+\s?/")  # `III/2024`: models drop one stroke of several alike
CELLS = ("cell", "cell_voted", "cell_outvoted", "cell_alike")  # numerals alone in a table's cell
DOUBTED = "doubted"  # whatever the readings say, the numeral does not fit its surroundings
SURE, FAIR = 0.9, 0.5  # engine confidence by which agreement of two readings is graded
FEW = 20  # numerals of all rules that weigh against what was counted of one
TIMES_WORSE = 10
MOST_WRONG = 0.001  # no more than this share of the trusted numerals is wrong
LEAST = 0.99  # kinds with less chance to be right than this are not trusted


def evidence_of(words: list[Word]) -> str:
    """The evidence for the numeral that these words hold.

    >>> from extractor.model import Box
    >>> evidence_of([Word("23/28", Box(0, 0, 1, 1), 0.95, evidence="agreed")])
    'agreed'
    """
    return min(
        (_of_word(word) for word in words),
        key=KINDS.index,
        default="text",
    )


def _of_word(word: Word) -> str:
    if word.confidence == 1 and not word.evidence:
        return "text"
    if word.evidence == "agreed":
        return _graded(word.confidence)
    kind = OF_WORD[word.evidence]
    if kind == "ink" or not ROMAN.match(word.text):
        return kind
    return "differ" if kind in ("differ", "majority", "upheld") else "roman"


def _graded(confidence: float) -> str:
    """The kind of two readings that agree."""
    if confidence >= SURE:
        return "agreed"
    return "fair" if confidence >= FAIR else "unsure"


def chance(kind: str) -> float:
    """The chance (0–1) that a numeral of this kind of evidence is right: what was counted, drawn
    to a half where little was (Jeffreys' estimate)."""
    counted = _counted().get(kind, {"numerals": 0, "right": 0})
    return (counted["right"] + 0.5) / (counted["numerals"] + 1)


def rule_chance(rule: str) -> float:
    """The chance (0–1) that what a rule takes is what the rule calls it: as counted on reports,
    drawn to the share of all rules as if as many more numerals as FEW had been seen."""
    counted = _counted_rules()
    numerals = sum(one["numerals"] for one in counted.values())
    if not numerals:
        return 1.0
    share = sum(one["right"] for one in counted.values()) / numerals
    own = counted.get(rule, {"numerals": 0, "right": 0})
    return (own["right"] + FEW * share) / (own["numerals"] + FEW)


def is_rule_trusted(rule: str) -> bool:
    """True where what the rule takes needs no review for its meaning. The threshold is that of all
    rules together: a rule that is wrong more than ten times as often as they are is not trusted."""
    counted = _counted_rules()
    numerals = sum(one["numerals"] for one in counted.values())
    wrong = numerals - sum(one["right"] for one in counted.values())
    if not numerals or rule not in counted:
        return True
    return 1 - rule_chance(rule) <= TIMES_WORSE * max(wrong / numerals, MOST_WRONG)


@lru_cache(maxsize=1)
def _counted_rules() -> dict[str, dict[str, int]]:
    return read_rules("reliability.yaml").get("rules", {})


def is_trusted(kind: str) -> bool:
    """True where a numeral of this kind of evidence needs no review."""
    return chance(kind) >= doubt_threshold(kind in CELLS)


@lru_cache(maxsize=2)
def doubt_threshold(cells: bool = False) -> float:
    """The chance from which a numeral needs no review. With `cells`, of numerals alone in a cell:
    these are judged among themselves, as they are many and sure."""
    kinds = [kind for kind in _counted() if kind != DOUBTED and (kind in CELLS) == cells]
    lowest, numerals, wrong = 1.0, 0, 0
    for kind in sorted(
        kinds,
        key=chance,
        reverse=True,
    ):
        counted = _counted()[kind]
        numerals += counted["numerals"]
        wrong += counted["numerals"] - counted["right"]
        if wrong > MOST_WRONG * numerals or chance(kind) < LEAST:
            break
        lowest = chance(kind)
    return lowest


@lru_cache(maxsize=1)
def _counted() -> dict[str, dict[str, int]]:
    return read_rules("reliability.yaml")["evidence"]
