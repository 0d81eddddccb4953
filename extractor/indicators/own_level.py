"""Figures of the issuer alone, which a larger one of its communes shows to be of no whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extractor.indicators.case import Finding
from extractor.indicators.records import AdministrationLevel, base_of
from extractor.indicators.rules import Rules

OWN_LEVELS: dict[str, AdministrationLevel] = {"tỉnh": "cap_tinh", "huyện": "cap_huyen"}
MOST_BETWEEN = 12  # figures between two that are told side by side


def with_own_level(rules: Rules, found: list[Finding], issuer: str) -> list[Finding]:
    """The findings; where a figure of lower bodies stands behind one of the same code without level
    and is the larger, that one is the issuer's own, as all before it in its sentence are: of `Hồ sơ
    nhận tại quận: 41.206, giải quyết 40.118; 13 phường nhận 162.480` the first two are of the
    district. `issuer`: tỉnh, huyện, xã, or ""."""
    own = OWN_LEVELS.get(issuer)
    alone = {number for place in range(len(found)) for number in _outdone_by(found, place)}
    return [
        replace(one, code=_code_of_level(rules, one.code, own)) if number in alone else one
        for number, one in enumerate(found)
    ]


def _outdone_by(found: list[Finding], place: int) -> Iterator[int]:
    """The numbers of the figures of no level in the sentence of one that has the same code as a
    figure of a lower level, and is smaller; `place`: that one's number."""
    lower = found[place]
    base, level = base_of(lower.code)
    if not level or lower.figure.kind != "count":
        return
    for number in reversed(range(max(0, place - MOST_BETWEEN), place)):
        whole = found[number]
        if whole.code == base and _is_less(whole, lower):
            yield from _of_its_sentence(found, number, place)


def _is_less(whole: Finding, part: Finding) -> bool:
    """True where what should be a whole is less than its part."""
    values = whole.figure.value, part.figure.value
    if None in values:
        return False
    first, second = (Decimal(value) for value in values if value is not None)
    return first < second


def _of_its_sentence(found: list[Finding], number: int, place: int) -> Iterator[int]:
    """The numbers of the figures with codes of no level in the sentence of one, before `place`."""
    sentence = found[number].context.sentence
    near = range(max(0, number - MOST_BETWEEN), place)
    for other in near:
        one = found[other]
        if one.context.sentence == sentence and one.code and not base_of(one.code)[1]:
            yield other


def _code_of_level(rules: Rules, code: str, level: AdministrationLevel | None) -> str:
    """The code of that level; "" where the indicator has none, or the level is not known."""
    levels = rules.by_code[code].record.levels
    return f"{code}.{level}" if level in levels else ""
