"""The search for relations: every finder is asked, each relation is kept once.

A new finder is one line in `FINDERS`, a name with examples in `patterns/checks.yaml`, and, where
its relations have a new form, a case in `relations.judge`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.checks.document_dates import document_dates
from extractor.checks.indicator_arithmetic import indicator_arithmetic
from extractor.checks.other_readings import Readings
from extractor.checks.passages import Passages
from extractor.checks.relations import Relation, Term, added
from extractor.checks.remainders import remainders
from extractor.checks.restated import restated
from extractor.checks.rules import load_checks
from extractor.checks.shares import shares
from extractor.checks.totals import totals
from extractor.model import Numeral

MOST_REREAD = 60  # doubtful figures of one document for which other readings are tried
PROVING = ("sum", "share")  # an equality may be misread alike twice; a bound proves nothing


@dataclass(frozen=True, slots=True)
class Finder:
    """A function that finds relations in passages. `rereads`: it is asked again around a figure
    with other readings, since its relations may prove one of them."""

    find: Callable[[Passages], Iterator[Relation]]
    rereads: bool


FINDERS = (
    Finder(totals, rereads=True),
    Finder(remainders, rereads=True),
    Finder(shares, rereads=True),
    Finder(restated, rereads=False),
    Finder(indicator_arithmetic, rereads=True),
    Finder(document_dates, rereads=False),
)


def find_relations(passages: Passages, others: Readings) -> list[Relation]:
    """The relations of a document as it was read, then those that would hold only with another
    reading of a figure. `others`: the other readings of rows by their `start`."""
    found: list[Relation] = []
    for finder in FINDERS:
        found += finder.find(passages)
    known = _not_accused_twice(_distinct(found))
    return [*known, *_only_otherwise(passages, others, known)]


def is_strong(relation: Relation) -> bool:
    """True for a relation of a form and a weight that can prove a reading."""
    return relation.form in PROVING and relation.weight >= load_checks().strong


def _distinct(relations: Iterable[Relation]) -> list[Relation]:
    """Each relation of which something is said once, in its heaviest wording."""
    kept: dict[Hashable, Relation] = {}
    for relation in relations:
        if relation.settled:
            key = _key(relation)
            kept[key] = _heavier(kept[key], relation) if key in kept else relation
    return list(kept.values())


def _key(relation: Relation) -> Hashable:
    """What two wordings of one relation share: form and terms of the sides in whatever order; of a
    relation without sides its name and its rows."""
    if not relation.sides:
        return relation.check, relation.starts
    return relation.form, tuple(map(_numbers_of, relation.sides))


def _numbers_of(side: Iterable[Term]) -> Hashable:
    """Which numbers of which rows stand on a side."""
    return frozenset((term.start, term.part) for term in side)


def _heavier(known: Relation, other: Relation) -> Relation:
    """The wording that weighs more. One by the codes of indicators lends its weight to the words of
    the other."""
    if other.weight <= known.weight:
        return known
    return replace(known, weight=other.weight) if other.check == "coded" else other


def _not_accused_twice(relations: Sequence[Relation]) -> list[Relation]:
    """The relations without accusations of a whole whose sum holds in another way, and with one
    accusation of a whole."""
    holding = [relation for relation in relations if relation.form == "sum" and relation.holds]
    accused: set[int] = set()
    found = []
    for relation in relations:
        if not relation.holds:
            if _holds_otherwise(relation, holding) or _is_accused_already(relation, accused):
                continue
            accused.update(relation.accused)
        found.append(relation)
    return found


def _holds_otherwise(relation: Relation, holding: Iterable[Relation]) -> bool:
    """True for a sum that fails of a whole whose sum holds with some of the same parts. One of
    other parts is a sum of its own: `tiếp nhận 45.678 (trực tuyến 30.112, trực tiếp 14.566)` fails
    though `đã giải quyết 44.500, đang giải quyết 1.178` add up to the same."""
    if relation.form != "sum":
        return False
    whole, parts = _whole_and_parts(relation)
    same = (_whole_and_parts(one) for one in holding)
    return any(whole == other and not parts.isdisjoint(theirs) for other, theirs in same)


def _whole_and_parts(relation: Relation) -> tuple[int, frozenset[int]]:
    """The rows of a sum by their starts: its whole's, and those of its parts."""
    whole = relation.sides[0][0].start
    return whole, frozenset(relation.starts_of_terms) - {whole}


def _is_accused_already(relation: Relation, accused: set[int]) -> bool:
    """True for a sum or a bound that fails whose rows are accused."""
    return relation.form in ("sum", "most") and not accused.isdisjoint(relation.accused)


def _only_otherwise(
    passages: Passages, others: Readings, known: Iterable[Relation]
) -> list[Relation]:
    """Strong relations that would hold if a figure were what another reading has: as they stand,
    they fail; the reading is the suggestion. Figures of a strong relation are not asked."""
    asked: set[int] = set()
    for relation in filter(is_strong, known):
        asked.update(relation.starts_of_terms)
    found: dict[tuple[str, int], Relation] = {}
    for start in [start for start in others if start not in asked][:MOST_REREAD]:
        for other in others[start]:
            for relation in _proving(passages, other):
                found[relation.check, start] = _as_read(passages, relation)
    return list(found.values())


def _proving(passages: Passages, other: Numeral) -> Iterator[Relation]:
    """The strong relations of a row that hold with another reading of it."""
    near = passages.narrowed(other)
    for finder in FINDERS:
        for relation in finder.find(near) if finder.rereads else ():
            if is_strong(relation) and other.start in relation.starts and relation.holds:
                yield relation


def _as_read(passages: Passages, relation: Relation) -> Relation:
    """The relation with the values as they were read."""
    sides = []
    for side in relation.sides:
        sides.append(tuple(passages.at(term.start).term(term.part) for term in side))
    first, second, *third = map(added, sides)
    share = f"{first}/{second} = {''.join(third)}"
    return replace(
        relation,
        sides=tuple(sides),
        statement=f"{first} = {second}" if relation.form == "sum" else share,
        claims="suspect",
        accused=relation.starts_of_terms,
    )
