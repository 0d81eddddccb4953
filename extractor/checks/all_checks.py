"""Relations between the numerals of one report: those that hold prove readings, those that fail
accuse them, or the report.

The finders of `search.FINDERS` say what the text states; here relations are given verdicts and
messages, and proofs are drawn from them. `tables` checks cells, `marking` marks the rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from extractor.checks.computed import written
from extractor.checks.marking import mark
from extractor.checks.other_readings import (
    Mends,
    Readings,
    Rows,
    certain,
    mends,
    only_reading,
    other_readings,
    sensitive,
)
from extractor.checks.passages import Passages
from extractor.checks.relations import HOLDING, Relation, added, judge
from extractor.checks.search import find_relations, is_strong
from extractor.checks.tables import check_tables
from extractor.language.numbers import exact, printed_number, rounded_to
from extractor.model import Check, DocumentText, Numeral, ReadTable, Verdict


@dataclass(frozen=True, slots=True)
class Checked:
    """The relations of a report with their verdicts, and its rows with what those prove or put in
    doubt."""

    checks: tuple[Check, ...]
    numerals: tuple[Numeral, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """How a document's rows were read. `rows` and the `others` that further readers had in their
    place are found by a row's `start`; stamps are left out."""

    rows: Rows
    others: Readings

    @staticmethod
    def of(document: DocumentText, passages: Passages) -> Read:
        """How the rows of a document were read, of its figures by all readers."""
        rows = {row.start: row for row in passages.rows if row.kind != "stamp"}
        others = {
            figure.start: other_readings(document, rows[figure.start])
            for figure in passages.figures
        }
        return Read(rows, {start: found for start, found in others.items() if found})


def check(
    document: DocumentText,
    numerals: tuple[Numeral, ...],
    tables: tuple[ReadTable, ...] = (),
    received: str = "",
) -> Checked:
    """The checks of a report, first of its text, then of its tables, and its marked rows.

    `received`: the ISO day on which the report arrived, or "".
    """
    passages = Passages.of(document, numerals, received)
    read = Read.of(document, passages)
    relations = find_relations(passages, read.others)
    proofs = _proofs(relations, read)
    sure = {start for start, row in read.rows.items() if start in proofs or certain(row)}
    checks = [_checked(relation, read, sure) for relation in relations]
    of_text = sorted(checks, key=_first_figure)
    of_tables = check_tables(tables, numerals)
    return Checked((*of_text, *of_tables), mark(numerals, of_text, of_tables, proofs))


def _first_figure(check: Check) -> int:
    return check.figures[0] if check.figures else 0


def _checked(relation: Relation, read: Read, sure: set[int]) -> Check:
    """The relation with its verdict. `sure`: the rows whose reading is certain or proven."""
    first = read.rows.get(relation.starts[0]) if relation.starts else None
    verdict, message, suggested = relation.settled, relation.message, ""
    if not verdict:
        raise ValueError(f"nothing is said of {relation.statement}")
    if verdict not in HOLDING:
        mending = mends(relation, read.rows, read.others) if relation.sides else Mends((), False)
        verdict = _blame(relation, verdict, mending, read, sure)
        suggested = _suggestion(mending, read)
        message = message or _message(relation)
    return Check(
        check=relation.check,
        statement=relation.statement,
        verdict=verdict,
        difference=_difference(relation),
        figures=relation.starts,
        page=first.place.page if first else 1,
        section=first.section if first else "",
        weight=Decimal(str(relation.weight)),
        suggested=suggested,
        message=message,
        accused=() if verdict in HOLDING else relation.accused,
        computed=written(relation),
    )


def _difference(relation: Relation) -> str:
    """How far the sides are apart; of a relation without sides what its finder says."""
    if relation.difference or not relation.sides:
        return relation.difference
    return exact(judge(relation.form, relation.values).difference)


def _blame(
    relation: Relation, verdict: Verdict, mending: Mends, read: Read, sure: set[int]
) -> Verdict:
    """The verdict on a relation that does not hold: the report fails only where the readings of all
    its rows are sure and no other reading mends it. Of a common base only the accused rows are
    asked: percentages that are misread do not agree on one."""
    asked = relation.accused if relation.check == "common_base" else relation.starts
    certainly_read = sure.issuperset(start for start in asked if start in read.rows)
    return verdict if certainly_read and not mending.readings else "suspect"


def _suggestion(mending: Mends, read: Read) -> str:
    """The one change that mends the relation (`5.434 → 5.484`), or ""."""
    if not mending.alone:
        return ""
    reading = mending.readings[0]
    return f"{read.rows[reading.start].raw} → {reading.raw}"


def _message(relation: Relation) -> str:
    """What does not agree, in words that a clerk can put into a letter."""
    raws = [added(side) for side in relation.sides]
    sums = [sum(map(Decimal, side), Decimal(0)) for side in relation.values]
    if relation.form == "sum":
        return f"Tổng số {raws[0]} không khớp: {raws[1]} = {printed_number(exact(sums[1]))}"
    if relation.form == "share":
        true = exact(rounded_to(sums[0] * 100 / sums[1], Decimal("0.01")))
        return f"Tỷ lệ {raws[2]} không khớp: {raws[0]}/{raws[1]} là {printed_number(true)}%"
    return f"{raws[0]} lớn hơn {raws[1]}: phần không thể lớn hơn tổng số"


@dataclass(frozen=True, slots=True)
class Proof:
    """A statement that leaves a row no other reading, with the weight of its relation."""

    statement: str
    weight: float


def _proofs(relations: Iterable[Relation], read: Read) -> dict[int, str]:
    """The heaviest statement that proves each row's reading, by the row's `start`."""
    found: dict[int, Proof] = {}
    for relation in relations:
        if not _proves(relation, read):
            continue
        for start in relation.starts_of_terms:
            lighter = start not in found or found[start].weight < relation.weight
            if lighter and _is_pinned(relation, read.rows[start]):
                found[start] = Proof(relation.statement, relation.weight)
    return {start: proof.statement for start, proof in found.items()}


def _proves(relation: Relation, read: Read) -> bool:
    """True for a strong relation that holds with just one of the readings of its rows."""
    if not relation.sides or not is_strong(relation) or not relation.holds:
        return False
    return only_reading(relation, read.rows, read.others)


def _is_pinned(relation: Relation, row: Numeral) -> bool:
    """True where any one misread digit of the row would break the relation; of a ratio it must
    speak of both numbers."""
    parts = {term.part for term in relation.terms if term.start == row.start}
    if row.kind == "ratio" and parts != {"numerator", "denominator"}:
        return False
    return sensitive(relation, row)
