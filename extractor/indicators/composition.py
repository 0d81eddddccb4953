"""Claims by composition: a figure counts an object, and what is done with the object stands in its
clause, in whatever order and words.

No wording spells the statement out (`đã tiếp nhận, xử lý 462 phản ánh, kiến nghị`, `140 phản ánh
đang tiếp tục được xử lý`): an indicator says which object it counts and which actions must stand in
the clause (`object`, `action`), the words of each are data (`objects`, `actions` in
`patterns/indicators/shared/words.yaml`; an object of `actions_of` knows the actions there and no
others). Such a claim is weaker than a wording's: it is made only
where no wording claims the figure, where the actions of the clause are just those of the indicator,
and where nothing speaks against it that would speak against a wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extractor.indicators.blocks import Slice
from extractor.indicators.case import Attempt, Case, Refusal
from extractor.indicators.context import CLAUSE_END, behind_space
from extractor.indicators.counted_units import unit_behind
from extractor.indicators.fields import objects_told
from extractor.indicators.levelled import levelled
from extractor.indicators.matching import Evidence
from extractor.indicators.rules import Composed, IndicatorRule, bare_words
from extractor.indicators.sought import Named
from extractor.indicators.subject import last_named
from extractor.indicators.trial import is_said_of_its_whole, refusal_but_for_brackets, taken_refusal
from extractor.language.flat import FIGURE, any_words
from extractor.language.said import worded

# Between a share and what it is of: `96% trong tổng số 900 hồ sơ`.
SHARE_OF = worded(
    rf"\s*(?:{{share_in}}\s+)?(?:{{share_of_the}}\s+)*"
    rf"(?:{FIGURE}+\s+)?"
)
# Behind a part, before its whole: `187 hồ sơ quá hạn trong 57.689 hồ sơ`.
OF_THE_WHOLE = worded(r"\s*{of_the_whole}")
COMMA = regex.compile(r"\s*[,;]")
NEXT_FIGURE = regex.compile(rf"[\s:]*{FIGURE}")
TOTAL = "tong"  # the words for a total, which say nothing beside an action
NEUTRAL = "bo_qua"  # the words that are no action though one stands within them
# Whom everything is for: `thủ tục liên quan trực tiếp đến người dân` are all of them.
FOR_ALL = (
    r"{connected}\s+{connected_to}\s+"
    r"{everybody}"
)
# Between an object and what it is about.
ABOUT = worded(
    rf"(?!\s*{FOR_ALL})"
    rf"\s*{{about_a_field}}"
    r"\s+(?:(?:viêc|linh vüc|công tac)\s+)?(?P<what>\p{L}+\s+\p{L}+)"
)
# Right behind an object, of which kind it is, where no word follows that opens something else.
OPENS_ELSE = "{opens_else}"
KIND = worded(rf"\s+(?!{OPENS_ELSE})(?P<what>\p{{L}}+)")
NEAR_BEFORE = 70  # characters of the clause before a figure in which its verb stands
SHARED_NEAR = 40  # the same before the first of several figures that share a verb
# Between two figures that share the verb before the first: a noun, a comma or `và`.
SHARES = regex.compile(rf"\s*(?:[^\W\d_]++\s*+){{1,4}}(?:,|{any_words('và')})\s*")
ENDS_AT = regex.compile(r"[\s\p{L}]{0,12}")  # between a shared verb and the first figure
NEAR_BEHIND = 70  # the same behind it
OPENING_ENDS = regex.compile(r"(?<=\p{L}{2})[.:;]\s")
LONGEST_OPENING = 60  # characters of what opens an item with the object's name
CARRIED = 250  # characters of the text before a sentence that name the object it goes on about


@dataclass(frozen=True, slots=True)
class _Said:
    """An object or an action named in a text."""

    span: Slice
    name: str


def by_composition(case: Case) -> Iterator[Attempt]:
    """The attempts of the indicators whose object the figure counts and whose actions stand in its
    clause, and no others."""
    counted = _counted(case)
    ways = case.rules.composed.get((case.figure.kind, counted.name)) if counted else None
    if not counted or not ways:
        return
    said = _actions_of(case, counted)
    for composed in ways.get(frozenset(one.name for one in said), ()):
        yield _attempt(case, composed, [counted.span, *(one.span for one in said)])


def _actions_of(case: Case, counted: _Said) -> list[_Said]:
    """The actions of the figure's clause that what it counts may have; the words for a total where
    nothing else is said."""
    actions = case.rules.actions_of.get(counted.name, case.rules.actions)
    said = _said_before(case, actions) + _said_behind(case, counted, actions)
    said = said or _shared(case, actions)
    return [one for one in said if one.name != TOTAL] or said


def _attempt(case: Case, composed: Composed, spans: list[Slice]) -> Attempt:
    """The attempt of an indicator by the words at some places."""
    rule = composed.rule
    evidence = _letters_of(spans)
    against = taken_refusal(case, evidence) or _about_refusal(case, rule, spans[0])
    against = against or refusal_but_for_brackets(case, rule, composed.wording, evidence)
    if not against and spans[1:] and is_said_of_its_whole(case, _letters_of(spans[1:])):
        against = "whole"
    with_level = levelled(case, rule, evidence)
    return Attempt(
        rule=rule,
        words="",
        code=with_level.code,
        evidence=evidence,
        refusal=against or with_level.refusal,
        weak=True,
    )


def _letters_of(spans: list[Slice]) -> Evidence:
    """Where the letters of some words stand."""
    return frozenset(at for begin, end in spans for at in range(begin, end))


def _about_refusal(case: Case, rule: IndicatorRule, counted: Slice) -> Refusal:
    """`qualified` where the object is about something, or of a kind, that the indicator does not
    know: `phản ánh về ô nhiễm`, `hồ sơ xin việc`."""
    if counted[1] <= case.end:
        return ""
    said = ABOUT.match(case.flat, counted[1], case.sentence[1])
    said = said or KIND.match(case.flat, counted[1], case.sentence[1])
    if not said:
        return ""
    known = case.rules.known_to(rule.record.code)
    return "" if bare_words(said["what"]) & known else "qualified"


def _counted(case: Case) -> _Said | None:
    """What the figure counts: the object right behind it; where that is a word for any (`trường
    hợp`) or nothing, the one named before."""
    at = behind_space(case.flat, case.end)
    if case.figure.kind == "percentage":
        share_of = SHARE_OF.match(case.flat, case.end, case.sentence[1])
        at = share_of.end() if share_of else at
    if behind := _object_at(case, at):
        return behind
    carrier = _carrier(case, at)
    if carrier:
        if behind := _object_at(case, behind_space(case.flat, carrier.end())):
            return behind
        return _carried(case, max(case.context.section_start, case.sentence[0] - CARRIED))
    return None if case.noun or unit_behind(case) else _left_unsaid(case)


def _left_unsaid(case: Case) -> _Said | None:
    """What a figure with nothing behind it counts: the object that its own words name, the one that
    the statement goes on about, that of the figures before, or that of what opens its item."""
    own = last_named(case.rules.objects, case.flat, case.own.before)
    if own:
        return _Said((case.end, case.end), own)
    return _carried(case, case.sentence[0]) or _told(case) or _titled(case)


def _told(case: Case) -> _Said | None:
    """What the figures of the sentences right before count, where this one names nothing; None
    for nothing."""
    told = objects_told(case) if case.figure.kind == "count" else ()
    return _Said((case.end, case.end), told[0]) if told else None


def _titled(case: Case) -> _Said | None:
    """The only object that what opens the figure's item names, where nothing else does: what leads
    in its list, the short opening of its paragraph, the title above it; None for none."""
    if case.figure.kind != "count":
        return None
    opening = OPENING_ENDS.search(case.flat, *case.context.earlier)
    openings = [(case.context.earlier[0], opening.start())] if opening else []
    for place in (*case.context.leads[:1], *openings, *case.context.headings[:1]):
        if FIGURE in case.flat[slice(*place)] or place[1] - place[0] > LONGEST_OPENING:
            continue
        named = {name for name, _ in case.rules.objects.finditer(case.flat, place)}
        if named:
            return _Said((case.end, case.end), named.pop()) if len(named) == 1 else None
    return None


def _carrier(case: Case, at: int) -> re.Match[str] | None:
    """The word for any object right at an offset, where it is no part of a longer noun."""
    carrier = case.rules.carriers.match(case.flat, at, case.sentence[1])
    noun = case.noun
    return None if carrier and noun and noun.end() > carrier.end() else carrier


def _object_at(case: Case, at: int) -> _Said | None:
    """The object named right at an offset, the longest; None for none."""
    found: _Said | None = None
    for name, here in case.rules.objects.match(case.flat, at):
        if not found or here.end() > found.span[1]:
            found = _Said(here.span(), name)
    return found


def _carried(case: Case, begin: int) -> _Said | None:
    """The object that the statement goes on about, no further back than `begin`: what the last
    figure counts that counts an object, and is known for one of an indicator (`300 hồ sơ xin việc`
    is not), else what was named last."""
    if not case.rules.objects.may_stand(case.flat, (begin, case.start)):
        return None
    for found in reversed(case.before):
        if found.figure.end < begin:
            break
        if counted := _object_at(case, behind_space(case.flat, found.figure.end)):
            return _Said((case.end, case.end), counted.name) if found.code else None
    name = last_named(case.rules.objects, case.flat, (begin, case.start))
    return _Said((case.end, case.end), name) if name else None


def _said_before(case: Case, actions: Named[str]) -> list[_Said]:
    """The actions in the clause before the figure, up to it."""
    begin, end = case.own.before[0], case.endings[0]
    begin = min(max(begin, end - NEAR_BEFORE), end)
    said = _named(actions, case.flat, (begin, end))
    stops = [stop.end() for stop in CLAUSE_END.finditer(case.flat, begin, end)]
    within = [stop for stop in stops if not any(one.span[0] < stop <= one.span[1] for one in said)]
    opens = max(within, default=begin)
    return [one for one in said if one.span[0] >= opens]


def _shared(case: Case, actions: Named[str]) -> list[_Said]:
    """The actions right before the first of several figures that share them: `tuyển dụng 120 công
    chức, 845 viên chức`."""
    next_start = case.start
    for found in reversed(case.before):
        between = (found.figure.end, next_start)
        if found.context.sentence != case.sentence or not SHARES.fullmatch(case.flat, *between):
            return []
        next_start = found.figure.start
        begin = max(found.context.between[0], next_start - SHARED_NEAR)
        if said := _named(actions, case.flat, (begin, next_start)):
            return said[-1:] if ENDS_AT.fullmatch(case.flat, said[-1].span[1], next_start) else []
    return []


def _said_behind(case: Case, counted: _Said, actions: Named[str]) -> list[_Said]:
    """The actions in the clause behind what the figure counts, but for those that are the next
    figure's."""
    begin = max(case.end, counted.span[1])
    end = min(begin + NEAR_BEHIND, case.context.between[1])
    stop = CLAUSE_END.search(case.flat, begin, end)
    opens = stop.start() if stop else end
    named = _named(actions, case.flat, (begin, end))
    said = [one for one in named if one.span[0] < opens]
    own = [one for one in said if not _is_the_next_ones(case, one.span[1])]
    return own + _said_in_tail(case, actions)


def _said_in_tail(case: Case, actions: Named[str]) -> list[_Said]:
    """The actions of the first clause behind what parts the figure from its tail: `21 thủ tục do 8
    sở thực hiện theo cơ chế một cửa`."""
    begin, end = case.context.tail
    stop = CLAUSE_END.search(case.flat, begin, end)
    return _named(actions, case.flat, (begin, stop.start() if stop else end))


def _is_the_next_ones(case: Case, end: int) -> bool:
    """True where words up to `end` are followed by the next figure at once, with no comma, and it
    is not the whole of this one."""
    if COMMA.match(case.flat, end) or OF_THE_WHOLE.match(case.flat, end):
        return False
    small = case.rules.small.match(case.flat, end)
    return bool(NEXT_FIGURE.match(case.flat, small.end() if small else end))


def _named(patterns: Named[str], flat: str, piece: Slice) -> list[_Said]:
    """The actions named in a piece of the text, in order; of two that meet the longer."""
    every = [_Said(found.span(), name) for name, found in patterns.finditer(flat, piece)]
    kept: list[_Said] = []
    for one in sorted(every, key=lambda one: (one.span[0] - one.span[1], one.span)):
        if all(
            one.span[1] <= kept_one.span[0] or one.span[0] >= kept_one.span[1] for kept_one in kept
        ):
            kept.append(one)
    return sorted((one for one in kept if one.name != NEUTRAL), key=lambda one: one.span)
