"""How far a numeral's reading is to be trusted: the chance to be right that was proved by counting.

`patterns/reliability.yaml` holds what was counted (benchmarks/calibrate.py): for each kind of
evidence how many numerals there were, how many of them were right, and the chance that they are at
least right with, 95 times in a hundred (Clopper and Pearson's lower bound). The threshold for
review follows from it: kinds that were seen a thousand times are trusted, the surest first, as
long as no more than one numeral in a thousand was found wrong among all that are trusted. A kind
too rare to be seen so often is trusted beside the one that says the same (`BESIDE`), as soon as
such kinds together were counted so often that they can add no more than one wrong one to a
thousand numerals.
"""

from __future__ import annotations

import math
from functools import lru_cache

import regex

from extractor.model import Word
from extractor.patterns import read_rules

# Kinds of evidence, the weakest first: a numeral of several words is as sure as its weakest.
KINDS = (
    "unseen",
    "differ",
    "illegible",
    "ink",
    "same_kind",
    "alone",
    "roman",
    "cell_outvoted",
    "cell_alike",
    "majority",
    "upheld",
    "opposed",
    "steady",
    "fair",
    "again",
    "cell_voted",
    "cell_opposed",
    "cell_steady",
    "reread",
    "agreed",
    "cell",
    "text",
)
# Both witnesses have the same digits where one took strokes for them within a number (`alike`):
# that was counted among the agreed. Where the first's engine has them only when it reads the place
# alone and the second at every look, as wide as print is (`reread`), or where in a cell a judge has
# what the second witness has surely at every look and the first has no numeral (`cell_steady`), it
# is agreement of engines of both kinds too, and it is counted apart; so is what both have with the
# same digits where print shows a dot or comma between them that one passed over (`marked`).
OF_WORD = {  # a word's evidence (witnesses/voting.py, reading/cell_voting.py) → the kind
    "": "differ",
    "printed": "text",
    "unseen": "unseen",
    "struck": "unseen",
    "split": "differ",
    "illegible": "illegible",
    "strokes": "ink",
    "mark": "ink",
    "per_mille": "ink",
    "sign": "ink",
    "width": "ink",
    "outvoted": "majority",
    "steady": "majority",
    "opposed": "majority",
    "voted": "upheld",
    "fits": "steady",
    "fits_opposed": "opposed",
    "again": "again",
    "reread": "reread",
    "marked": "reread",
    "quarter": "roman",
    "alike": "agreed",
    "same_kind": "same_kind",
    "alone": "alone",
    "fair": "fair",
    "agreed": "agreed",
    "cell": "cell",
    "cell_steady": "cell_steady",
    "cell_opposed": "cell_opposed",
    "cell_voted": "cell_voted",
    "cell_outvoted": "cell_outvoted",
    "cell_alike": "cell_alike",
}
ROMAN = regex.compile(r"\W*[IVX]+\s?/")  # `III/2024`: models drop one stroke of several alike
AGREED = ("agreed", "again")  # which says less of a Roman figure: its strokes need three looks
CELLS = (
    "cell",
    "cell_steady",
    "cell_opposed",
    "cell_voted",
    "cell_outvoted",
    "cell_alike",
)  # numerals alone in a table's cell
BESIDE = {"reread": "agreed", "cell_steady": "cell"}  # rare kinds → the kind that says the same
MOST_COMMON = 0.04  # share of numerals that such kinds have at most, on the worst real scans
MOST_ADDED = 0.001  # of all numerals: what they may add of wrong ones, 95 times in a hundred
DOUBTED = "doubted"  # whatever the readings say, the numeral does not fit its surroundings
FEW = 20  # numerals of all rules that weigh against what was counted of one
TIMES_WORSE = 10
MOST_WRONG = 0.001  # no more than this share of the trusted numerals is wrong
LEAST = 0.99  # kinds with less chance to be right than this are not trusted
SEEN = 1_000  # kinds that were counted less often are not trusted
AS_STORED = "text"  # nothing was read: the file says so itself
MISSED = 0.05  # how often the true chance may lie below the bound
HALVINGS = 60  # of the span in which the bound lies: as exact as a float is


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
    kind = OF_WORD[word.evidence]
    return "fair" if kind in AGREED and ROMAN.match(word.text) else kind


def chance(kind: str) -> float:
    """The chance (0–1) with which a numeral of this kind of evidence is right at least, as counted;
    0 for kinds that were never seen."""
    counted = _counted().get(kind)
    return lower_bound(counted["numerals"], counted["right"]) if counted else 0.0


@lru_cache(maxsize=256)
def lower_bound(seen: int, right: int) -> float:
    """The chance that so many of so many have at least, 95 times in a hundred: with a smaller one,
    so many would hardly have been right (Biometrika 26, 1934). It is sought by halving.

    >>> round(lower_bound(1000, 1000), 4), round(lower_bound(1000, 999), 4), lower_bound(5, 0)
    (0.997, 0.9953, 0.0)
    """
    if not right:
        return 0.0
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if _at_least(seen, right, middle) > MISSED:
            high = middle
        else:
            low = middle
    return low


def _at_least(seen: int, right: int, share: float) -> float:
    """The chance that at least `right` of `seen` are right, where each is with a chance `share`."""
    if share >= 1.0:
        return 1.0
    total, every = 0.0, math.lgamma(seen + 1)
    for wrong in range(seen - right + 1):
        ways = every - math.lgamma(wrong + 1) - math.lgamma(seen - wrong + 1)
        chances = (seen - wrong) * math.log(share) + wrong * math.log1p(-share)
        total += math.exp(ways + chances)
    return total


@lru_cache(maxsize=500)
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


@lru_cache(maxsize=500)
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


def _chance_beside() -> float:
    """The chance of the rare kinds together: they are one thing, the second witness at every look
    and a judge of the other engine, seen in a line and in a cell."""
    counted = [_counted()[kind] for kind in BESIDE if kind in _counted()]
    numerals = sum(one["numerals"] for one in counted)
    return lower_bound(numerals, sum(one["right"] for one in counted)) if numerals else 0.0


def is_trusted(kind: str) -> bool:
    """True where a numeral of this kind of evidence needs no review."""
    if kind == AS_STORED:
        return True
    if kind in BESIDE:
        return is_trusted(BESIDE[kind]) and MOST_COMMON * (1 - _chance_beside()) <= MOST_ADDED
    seen = _counted().get(kind, {"numerals": 0})["numerals"]
    return seen >= SEEN and chance(kind) >= doubt_threshold(kind in CELLS)


@lru_cache(maxsize=2)
def doubt_threshold(cells: bool = False) -> float:
    """The chance from which a numeral needs no review. With `cells`, of numerals alone in a cell:
    these are judged among themselves, as they are many and sure."""
    counted_enough = (kind for kind, one in _counted().items() if one["numerals"] >= SEEN)
    kinds = [kind for kind in counted_enough if kind != DOUBTED and (kind in CELLS) == cells]
    lowest, numerals, wrong = 1.0, 0, 0
    for kind in sorted(kinds, key=chance, reverse=True):
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
