"""Relations between the numerals of one report: those that hold prove readings, those that fail
accuse them, or the report.

Finders (totals, remainders, shares, restated, mentions, coded) claim what the text states; here relations are
weighed, doubled ones dropped, verdicts given, and the rows marked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from extractor.checks.document_dates import mentions
from extractor.checks.indicator_arithmetic import coded
from extractor.checks.other_readings import (
    by_reading,
    certain,
    mends,
    only_reading,
    other_readings,
    sensitive,
)
from extractor.checks.passages import Passages
from extractor.checks.relations import HOLDING, Relation, judge
from extractor.checks.remainders import remainders
from extractor.checks.restated import restated
from extractor.checks.rules import load_checks
from extractor.checks.shares import shares
from extractor.checks.totals import totals
from extractor.figures import DOUBTED, chance
from extractor.language.numbers import exact
from extractor.model import FIGURE_KINDS, Check, DocumentText, Doubt, Numeral

PROVING = ("sum", "share")  # an equality may be misread alike twice; a bound proves nothing
MOST_REREAD = 60  # doubtful figures of one document for which other readings are tried


def check(
    document: DocumentText, rows: tuple[Numeral, ...], received: str = ""
) -> tuple[tuple[Check, ...], tuple[Numeral, ...]]:
    """(the relations found, the rows with what they prove or put in doubt). `received`: ISO day or ""."""
    passages = Passages(document, rows)
    by_start = {row.start: row for row in rows if row.kind != "stamp"}
    others = {
        row.start: found for row in passages.figures if (found := other_readings(document, row))
    }
    relations = _distinct([*_found(passages), *mentions(passages, received)])
    relations += _only_otherwise(passages, others, relations)
    proofs = _proofs(relations, by_start, others)
    sure = {start for start, row in by_start.items() if start in proofs or certain(row)}
    checks = tuple(
        sorted(
            (_check(r, by_start, others, sure) for r in relations),
            key=lambda c: (c.figures or (0,))[0],
        )
    )
    return checks, tuple(
        marked(row, checks, proofs) if row.kind != "stamp" else row for row in rows
    )


def _found(passages: Passages) -> list[Relation]:
    return [r for finder in (totals, remainders, shares, restated, coded) for r in finder(passages)]


def _distinct(relations: Iterable[Relation]) -> list[Relation]:
    """Each relation once, the heavier wording of it; no accusation of a whole whose sum holds in another
    way, one accusation of a whole."""
    kept: dict[object, Relation] = {}
    for r in relations:
        key = (
            (r.form, tuple(frozenset((t.start, t.part) for t in side) for side in r.sides))
            if r.sides
            else (r.check, r.starts)
        )
        if not _verdict(r):
            continue
        if key not in kept:
            kept[key] = r
        elif r.weight > kept[key].weight:
            kept[key] = r if r.check != "coded" else replace(kept[key], weight=r.weight)
    settled = {
        r.sides[0][0].start for r in kept.values() if r.form == "sum" and _verdict(r) in HOLDING
    }
    accused: set[int] = set()
    found = []
    for r in kept.values():
        bad = _verdict(r) not in HOLDING
        if (
            bad
            and r.form in ("sum", "most")
            and (r.form == "sum" and r.sides[0][0].start in settled or accused & set(r.accused))
        ):
            continue
        if bad:
            accused |= set(r.accused)
        found.append(r)
    return found


def _verdict(relation: Relation) -> str:
    """What the numbers give; where they do not agree, what the words allow to be said ("": nothing)."""
    if relation.verdict:
        return relation.verdict
    verdict, _ = judge(relation.form, [[t.value for t in side] for side in relation.sides])
    return verdict if verdict in HOLDING else relation.claims


def _only_otherwise(
    passages: Passages, others: dict[int, list[Numeral]], known: list[Relation]
) -> list[Relation]:
    """Strong relations that would hold if a figure were what another reading has: as they stand, they
    fail; the reading is the suggestion."""
    found: dict[object, Relation] = {}
    proven = {
        t.start
        for r in known
        if r.form in PROVING and r.weight >= load_checks().strong
        for t in r.terms
    }
    for start in [s for s in others if s not in proven][:MOST_REREAD]:
        for other in others[start]:
            near = passages.narrowed(other)
            for r in [*totals(near), *remainders(near), *shares(near), *coded(near)]:
                if (
                    r.form in PROVING
                    and r.weight >= load_checks().strong
                    and start in r.starts
                    and _verdict(r) in HOLDING
                ):
                    found[r.check, start] = _as_read(passages, r)
    return list(found.values())


def _as_read(passages: Passages, relation: Relation) -> Relation:
    """The relation with the values as they were read."""
    rows = {row.start: row for row in passages.figures}
    sides = tuple(
        tuple(passages.term(rows[t.start], t.part) for t in side) for side in relation.sides
    )
    raws = [" + ".join(t.raw for t in side) for side in sides]
    statement = (
        f"{raws[0]} = {raws[1]}" if relation.form == "sum" else f"{raws[0]}/{raws[1]} = {raws[2]}"
    )
    return replace(
        relation,
        sides=sides,
        statement=statement,
        claims="suspect",
        accused=tuple(dict.fromkeys(t.start for s in sides for t in s)),
    )


def _check(
    relation: Relation, rows: dict[int, Numeral], others: dict[int, list[Numeral]], sure: set[int]
) -> Check:
    verdict, difference, suggested = _verdict(relation), relation.difference, ""
    if relation.sides:
        computed, gap = judge(relation.form, [[t.value for t in side] for side in relation.sides])
        difference = difference or exact(gap)
        verdict = computed if not relation.verdict and computed in HOLDING else verdict
    if verdict not in HOLDING:
        found, alone = mends(relation, rows, others) if relation.sides else ([], False)
        if alone:
            suggested = f"{rows[found[0].start].raw} → {found[0].raw}"
        asked = (
            relation.accused if relation.check == "common_base" else relation.starts
        )  # percentages misread do not agree
        if verdict == "fails" and (found or not sure.issuperset(s for s in asked if s in rows)):
            verdict = "suspect"
    place = rows.get(relation.starts[0]) if relation.starts else None
    return Check(
        relation.check,
        relation.statement,
        verdict,
        difference,
        relation.starts,
        place.place.page if place else 1,
        place.section if place else "",
        Decimal(str(relation.weight)),
        suggested,
        relation.message or (_message(relation, rows) if verdict not in HOLDING else ""),
        relation.accused if verdict not in HOLDING else (),
    )


def _message(relation: Relation, rows: dict[int, Numeral]) -> str:
    """Words that a clerk can put into a letter."""
    raws = [" + ".join(t.raw for t in side) for side in relation.sides]
    sums = [sum(Decimal(t.value) for t in side) for side in relation.sides]
    if relation.form == "sum":
        return f"Tổng số {raws[0]} không khớp: {raws[1]} = {_printed(sums[1])}"
    if relation.form == "share":
        true = _printed((sums[0] * 100 / sums[1]).quantize(Decimal("0.01")))
        return f"Tỷ lệ {raws[2]} không khớp: {raws[0]}/{raws[1]} là {true}%"
    return f"{raws[0]} lớn hơn {raws[1]}: phần không thể lớn hơn tổng số"


def _printed(value: Decimal) -> str:
    """
    >>> _printed(Decimal("9846")), _printed(Decimal("75.32"))
    ('9.846', '75,32')
    """
    whole, _, rest = exact(value).partition(".")
    return f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")


def _proofs(
    relations: list[Relation], rows: dict[int, Numeral], others: dict[int, list[Numeral]]
) -> dict[int, str]:
    """The statement that proves each figure's reading: strong, with just one of the readings fitting,
    broken by any one misread digit of it."""
    found: dict[int, tuple[float, str]] = {}
    for r in relations:
        if (
            r.form not in PROVING
            or not r.sides
            or r.weight < load_checks().strong
            or _verdict(r) not in HOLDING
            or not only_reading(r, rows, others)
        ):
            continue
        for start in dict.fromkeys(t.start for t in r.terms):
            row = rows[start]
            whole = row.kind != "ratio" or {t.part for t in r.terms if t.start == start} == {
                "numerator",
                "denominator",
            }
            if whole and sensitive(r, row) and r.weight > found.get(start, (0.0, ""))[0]:
                found[start] = (r.weight, r.statement)
    return {start: statement for start, (_, statement) in found.items()}


def marked(row: Numeral, checks: tuple[Check, ...], proofs: dict[int, str]) -> Numeral:
    accusations = [c for c in checks if row.start in c.accused]
    if accusations:
        doubts = tuple(Doubt.of("check_failed", statement=_harmless(c)) for c in accusations)
        return replace(
            row, doubts=row.doubts + doubts, evidence=DOUBTED, confidence=chance(DOUBTED)
        )
    if row.start not in proofs or row.kind not in FIGURE_KINDS:
        return row
    left = tuple(d for d in row.doubts if not by_reading(d))
    if left == row.doubts:
        return replace(row, proven=proofs[row.start])
    counted = load_checks().content.proven
    sure = (counted["right"] + 1) / (counted["numerals"] + 2)
    return replace(row, proven=proofs[row.start], doubts=left, confidence=max(row.confidence, sure))


def _harmless(check: Check) -> str:
    """As a doubt's value: no sign that parts doubts."""
    words = check.statement + (
        f" ({check.message})" if check.message and check.message != check.statement else ""
    )
    return words.replace("|", " ")
