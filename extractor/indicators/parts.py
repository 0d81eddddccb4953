"""Figures that are parts of another, told by their level alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from extractor.indicators.case import Attempt, Case, Finding
from extractor.indicators.context import NO_WHOLE, noun_behind, within, without_asides
from extractor.indicators.level import CLAUSE_START, PARTS_FOLLOW
from extractor.indicators.records import base_of
from extractor.indicators.rules import IndicatorRule, Rules
from extractor.indicators.wholes import PARTS_OPEN, summed_up_by
from extractor.language.flat import FIGURE, any_words
from extractor.language.said import worded

SAID_TO_BE_A_TOTAL = worded("{totals}")
BELONGS_TO = worded(r"\A{belongs_to}\s+")
JOINS_LEVELS = regex.compile(rf"\s*(?:,|{any_words('và')})\s*")
NEXT_COUNT = regex.compile(rf"[\s:]*{FIGURE}")
PARTS_BETWEEN = worded(PARTS_FOLLOW)


def with_addends(rules: Rules, found: list[Finding], flat: str) -> list[Finding]:
    """The findings; a figure beside an addend of it, which it does not hold as a part, has the code
    of the other addend (`beside` in the addend's record)."""
    changed: dict[int, str] = {}
    for place, addend in enumerate(found):
        beside = rules.by_code[base_of(addend.code)[0]].record.beside if addend.code else {}
        if beside:
            changed.update(_beside_it(beside, found, place, flat))
    codes = {one.code for one in found}
    fresh = {number: code for number, code in changed.items() if code not in codes}
    return [
        replace(one, code=fresh[number]) if number in fresh else one
        for number, one in enumerate(found)
    ]


def _beside_it(
    beside: dict[str, str],
    found: list[Finding],
    place: int,
    flat: str,
) -> dict[int, str]:
    """The numbers of the figures before an addend in its sentence that are the other addend, each
    with its code. `place`: the addend's number."""
    addend = found[place]
    others: dict[int, str] = {}
    for number in reversed(range(place)):
        whole = found[number]
        if whole.context.sentence != addend.context.sentence:
            break
        code = beside.get(whole.code)  # of no level
        if code and not _holds(flat, whole, addend):
            others[number] = code
    return others


def _holds(flat: str, whole: Finding, part: Finding) -> bool:
    """True where a figure is said to be a total, or the words behind it open its parts."""
    begin, end = whole.context.between[0], whole.figure.start
    if SAID_TO_BE_A_TOTAL.search(flat, begin, end):
        return True
    between = without_asides(flat[whole.figure.end : part.figure.start])
    return bool(PARTS_OPEN.search(between))


def by_share(case: Case) -> Iterator[Attempt]:
    """A part told by its level alone: `169 TTHC mới ban hành (trong đó cấp huyện 121, cấp xã 48)`;
    its code is that of the whole, or of the part before it, with its own level."""
    if not _may_go_on(case) or not case.level.of_a_part:
        return
    if not case.level.name or _more_is_said(case) or _is_of_several_levels(case):
        return
    yield from _as_the_part_before(case)
    yield from _as_the_whole(case)


def _is_of_several_levels(case: Case) -> bool:
    """True where another level goes on behind the one behind the figure: `16 thủ tục thuộc cấp
    huyện, cấp xã`, but not `16 cấp huyện, cấp xã 12`."""
    joined = JOINS_LEVELS.match(case.flat, case.level.span[1], case.sentence[1])
    if case.level.how != "behind" or joined is None:
        return False
    others = [one.end() for _, one in case.rules.levels.match(case.flat, joined.end())]
    return bool(others) and not NEXT_COUNT.match(case.flat, max(others))


def _may_go_on(case: Case) -> bool:
    """False where nothing with a code stands before the figure that it may be a part of, or that
    may be a part beside it: that is told sooner than its level."""
    if not case.last:
        return False
    told = case.context.whole_at != NO_WHOLE or bool(case.context.leads)
    return told or any(one.code for one in case.before_from(case.sentence[0]))


def _as_the_part_before(case: Case) -> Iterator[Attempt]:
    """The code of the part before: `cấp huyện: 271 thủ tục đang áp dụng; cấp xã: 132 thủ tục`."""
    for last in reversed(case.before):
        if is_aside(case, last):
            continue
        if last.context.sentence != case.sentence or last.figure.kind != case.figure.kind:
            return
        base, level = base_of(last.code)
        if level and last.level.name != case.level.name:
            yield from _attempt(case, base)
        if last.code or last.level.how != "share":
            return


def _as_the_whole(case: Case) -> Iterator[Attempt]:
    head = _head(case)
    if not head or not head.code:
        return
    base, level = base_of(head.code)
    if not level and case.rules.by_code[base].record.kind == case.figure.kind:
        yield from _attempt(case, base)


def _attempt(
    case: Case,
    base: str,
) -> Iterator[Attempt]:
    """The attempt at a code with the figure's level, where the indicator has that level."""
    rule, level = case.rules.by_code[base], case.level
    if level.name in rule.record.levels and _counts_the_same(case, rule):
        yield Attempt(
            rule=rule,
            words="",
            code=f"{base}.{level.name}",
            evidence=frozenset(range(*level.span)),
        )


def _counts_the_same(case: Case, rule: IndicatorRule) -> bool:
    """True where no noun before the level says that something else is counted: `TTHC cấp tỉnh:
    120`; the noun right behind the figure says it itself."""
    behind = case.noun
    if behind and rule.units.pattern.match(case.flat, behind.start()):
        return True
    begin, end = case.context.between[0], case.level.span[0]
    if case.level.how != "share" or begin >= end:
        return True
    opens = max((one.end() for one in CLAUSE_START.finditer(case.flat, begin, end)), default=begin)
    noun = case.rules.nouns.search(case.flat, opens, end)
    return noun is None or bool(rule.units.pattern.match(case.flat, noun.start()))


def _more_is_said(case: Case) -> bool:
    """True where something stands behind the figure besides its noun and its level."""
    begin, end = case.own.behind
    noun = noun_behind(case.rules, case.flat, case.end, end)
    if noun and within(noun.start(), [case.level.span]):
        noun = None  # `128 thủ tục (119 cấp tỉnh, 09 cấp xã)`: no levels are counted
    rest = case.flat[noun.end() if noun else begin : end].strip(" ,;.)")
    if case.level.how == "behind":
        # `trong đó 1.453 thủ tục cấp tỉnh`, `(48.000 thuộc cấp xã)`
        level = case.flat[slice(*case.level.span)]
        return BELONGS_TO.sub("", rest) not in ("", level)
    return bool(rest)


def _head(case: Case) -> Finding | None:
    """The whole that the figure is a part of: what it and its neighbours add up to, or what stands
    before the words that open the parts."""
    if case.context.whole_at != NO_WHOLE:
        return summed_up_by(case.context, case.before)
    next_start = case.start
    for found in reversed(case.before):
        if is_aside(case, found):
            continue
        gap = without_asides(case.flat[found.figure.end : next_start])
        next_start = found.figure.start
        if not _beside(case, found):
            if _is_another_item(case, found):
                continue
            return None
        if PARTS_BETWEEN.search(gap):
            return found if found.code else None
        if not found.level.of_a_part:
            return None
    return None


def is_aside(case: Case, found: Finding) -> bool:
    """True where a figure before stands in brackets of the sentence that are closed before this
    one: `cấp tỉnh 1.238 thủ tục (trong đó có 6 thủ tục đặc thù), cấp huyện 349`."""
    begin, at = case.sentence[0], found.figure.start
    return at >= begin and without_asides(case.flat[begin : case.start])[at - begin].isspace()


def _beside(case: Case, found: Finding) -> bool:
    """True where a figure stands in the sentence or in one of its lead-ins."""
    if found.context.sentence == case.sentence:
        return True
    return within(found.figure.start, case.context.leads)


def _is_another_item(
    case: Case,
    found: Finding,
) -> bool:
    """True where a figure is a part in another item of the list."""
    if not case.context.leads or not found.level.of_a_part:
        return False
    nearest = case.context.leads[0]
    return found.figure.start > nearest[1]
