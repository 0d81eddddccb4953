"""A document's numerals as persons decided them, for what is worked out of their values: relations
between figures are found and judged anew with the persons' values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from decimal import Decimal

import regex

from extractor.decisions.decision import Decision, Row
from extractor.decisions.laying_over import worth_of
from extractor.decisions.places import row_at, row_printed_alike
from extractor.language.numbers import printed_number
from extractor.model import FIGURE_KINDS, FigureKind, Numeral

_PLAIN = regex.compile(r"\d[\d.,\s]*")


def decided_numerals(
    numerals: tuple[Numeral, ...], decisions: Sequence[Decision], sha256: str
) -> tuple[Numeral, ...]:
    """The numerals with the values that persons gave them, sure and without doubts. `decisions` are
    those that concern the document, whose fingerprint is `sha256`."""
    decided = [one for one in decisions if _gives_worth(one)]
    if not decided:
        return numerals
    rows = [_row(at, numeral) for at, numeral in enumerate(numerals)]
    made = list(numerals)
    for decision in decided:
        find = row_at if decision.sha256 == sha256 else row_printed_alike
        at = (find(decision, rows) or {}).get("at")
        if at is not None and numerals[at].kind in (*FIGURE_KINDS, "label"):
            made[at] = _decided(numerals[at], decision)
    return tuple(made)


def with_machine_rows(
    checked: tuple[Numeral, ...], read: tuple[Numeral, ...], decided: tuple[Numeral, ...]
) -> tuple[Numeral, ...]:
    """The numerals as they were checked, but those that persons decided as the machine read them:
    decisions are laid over the rows, which keep what was read beside."""
    if decided is read:
        return checked
    own = {row.start: row for row, other in zip(read, decided, strict=True) if row is not other}
    return tuple(own.get(row.start, row) for row in checked)


def _gives_worth(decision: Decision) -> bool:
    return bool(decision.page) and decision.slot == "worth" and decision.settles


def _row(at: int, numeral: Numeral) -> Row:
    place = numeral.place
    corners = asdict(place.box) if place.box else {}
    return {
        **corners,
        "at": at,
        "page": place.page,
        "start": numeral.start,
        "raw": numeral.raw,
        "sentence": numeral.sentence,
        "place": place.label,
    }


def _decided(numeral: Numeral, decision: Decision) -> Numeral:
    """The numeral with the worth that a person gave it, without doubt; without a worth where it is
    none or could not be read."""
    sure = replace(numeral, doubts=(), place=replace(numeral.place, confidence=1.0))
    if decision.state == "not_a_figure":
        return replace(sure, kind="label", value=None, numerator=None, denominator=None)
    if decision.state == "unreadable":
        return replace(sure, value=None, numerator=None, denominator=None)
    worth = worth_of(decision.new or decision.old)
    if worth is None or numeral.kind == "label":
        return sure
    if worth["numerator"]:
        return replace(
            sure,
            kind="ratio",
            value=None,
            numerator=int(worth["numerator"]),
            denominator=int(worth["denominator"]),
            raw=decision.new or decision.old,
        )
    value = Decimal(worth["value"])
    kind = _kind(numeral, value)
    return replace(
        sure,
        kind=kind,
        value=int(value) if kind == "count" else value,
        numerator=None,
        denominator=None,
        raw=_printed(numeral, value),
    )


def _kind(numeral: Numeral, value: Decimal) -> FigureKind:
    for kind in FIGURE_KINDS:
        if kind == numeral.kind and kind != "ratio" and (kind != "count" or value == int(value)):
            return kind
    return "count" if value == int(value) else "measure"


def _printed(numeral: Numeral, value: Decimal) -> str:
    """The numeral as it would be printed with this value; one in words of scales as it is."""
    found = _PLAIN.match(numeral.raw)
    behind = numeral.raw[found.end() :] if found else ""
    if found is None or value < 0 or behind not in ("", "%"):
        return numeral.raw
    return printed_number(format(value, "f")) + behind
