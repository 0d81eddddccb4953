"""Two figures of one code side by side, of which one is what was given and the other what there is:
`công chức được giao 96, hiện có 92`, `giải ngân 14,6 tỷ đồng/21,3 tỷ đồng`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.indicators.case import Finding
from extractor.language.flat import FIGURE
from extractor.language.said import worded
from extractor.model import Status

# Between the two, where the second is what the first is of.
OF_THE_GIVEN = worded(r"\s*(?:\p{L}+\s*){0,2}(?:/|{of_which})\s*(?:{given}\s*)*")
GIVEN = worded("{given}")
AIM = worded(rf"{{targets}}[^;.{FIGURE}]{{0,40}}\Z")
HAD = worded(rf"[^{FIGURE};.]{{0,40}}?{{had}}[^{FIGURE};.]{{0,30}}")


def with_quotas(found: list[Finding], flat: str) -> list[Finding]:
    """The findings; of two figures of one code and status that stand one behind the other, or with
    one without code in between, what was given is `assigned` and what there is `actual`."""
    told: dict[int, Status] = {}
    for numbers, (first, second) in _pairs(found):
        if _are_of_one_code(first, second):
            told.update(_statuses(first, second, flat, numbers))
    return [
        replace(one, figure=replace(one.figure, status=told[number])) if number in told else one
        for number, one in enumerate(found)
    ]


def _pairs(found: list[Finding]) -> Iterator[tuple[tuple[int, int], tuple[Finding, Finding]]]:
    """The numbers of two figures with those: one behind the other, or the next but one."""
    for apart in (1, 2):
        for number in range(len(found) - apart):
            yield (number, number + apart), (found[number], found[number + apart])


def _are_of_one_code(first: Finding, second: Finding) -> bool:
    """True for two figures with the same code and status in one sentence."""
    if not first.code or first.code != second.code:
        return False
    same = first.figure.status == second.figure.status
    return same and first.context.sentence == second.context.sentence


def _statuses(
    first: Finding,
    second: Finding,
    flat: str,
    numbers: tuple[int, int],
) -> dict[int, Status]:
    """The numbers of the two with their statuses, where words tell them."""
    between = (first.figure.end, second.figure.start)
    if AIM.search(flat, second.context.between[0], second.figure.start):
        return {numbers[1]: "assigned"}
    if OF_THE_GIVEN.fullmatch(flat, *between):
        return {numbers[0]: "actual", numbers[1]: "assigned"}
    is_given = GIVEN.search(flat, first.context.between[0], first.figure.start)
    if is_given and HAD.fullmatch(flat, *between) and not GIVEN.search(flat, *between):
        return {numbers[0]: "assigned", numbers[1]: "actual"}
    return {}
