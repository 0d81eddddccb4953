"""What the figures right before one speak of, by their codes."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.indicators.case import Attempt, Case, Finding, ToldBefore
from extractor.indicators.records import base_of, field_of
from extractor.language.flat import FIGURE
from extractor.language.said import worded

REACH = 300  # characters between two figures with codes
MOST_UNTOLD = 3  # figures without code between them
MOST_TOLD = 8  # figures with codes that are looked back at
# The title of a part whose topic the part before names.
BARE_TITLE = worded(r"\s*(?:[\divx]+[.)\s]+)*(?:\p{L}\)\s*)?{bare_titles}[\s.:]*")
WORD = regex.compile(r"\p{L}+")
SAYS_LITTLE = worded("{says_little}")
# Behind a figure and what it counts: what opens its parts.
PARTS_BEHIND = worded(rf"[^{FIGURE};.():,]{{0,25}}(?:,?\s*{{parts_follow}}|\(\s*\p{{L}})")


def told_before(case: Case) -> ToldBefore | None:
    """What the last figures before that have codes of one field speak of; None where none is
    near."""
    told = list(_told(case))
    if not told:
        return None
    first = told[-1].context
    begin, end = first.sentence[0], case.sentence[0]
    places = ((begin, max(begin, end)), *first.leads, *first.headings[:1])
    return ToldBefore(field_of(told[0].code), places)


def objects_told(case: Case) -> tuple[str, ...]:
    """What the last figure before counts that has a code and is near; nothing where none is."""
    last = next(_told(case), None)
    said = case.rules.by_code[base_of(last.code)[0]].record.object if last else ""
    return tuple(said.split("|")) if said else ()


def _told(case: Case) -> Iterator[Finding]:
    """The figures before with codes of the same field, the last first, each near the next."""
    field = ""
    for found in _near(case):
        if field and field_of(found.code) != field:
            return
        field = field_of(found.code)
        yield found


def _near(case: Case) -> Iterator[Finding]:
    """The figures before with codes, the last first, each near the next, with no title of another
    topic between them and the figure."""
    own_topic = max(_titles_with_a_topic(case), default=0)
    end, untold = case.start, 0
    for found in reversed(case.before[-MOST_TOLD * MOST_UNTOLD :]):
        if end - found.figure.end > REACH or untold > MOST_UNTOLD or found.figure.end < own_topic:
            return
        untold += 1
        if found.code:
            end, untold = found.figure.start, 0
            yield found


def _titles_with_a_topic(case: Case) -> Iterator[int]:
    """Where the titles above the figure begin that name a topic of their own; a title that opens
    the figure's own statement is none."""
    for begin, end in case.context.headings:
        if begin < case.sentence[0] and not BARE_TITLE.fullmatch(case.flat, begin, end):
            yield begin


def says_what_it_is(case: Case, attempt: Attempt) -> bool:
    """True where the words that an attempt rests on say more than a level, what is counted, or how
    large it is: `chậm 95` does, `cấp xã 95` does not; where the figure counts what the last one
    does, and no parts follow it that say themselves what they are."""
    if PARTS_BEHIND.match(case.flat, case.end, case.sentence[1]):
        return False
    noun = case.noun
    if noun is None and not _counts_what_was_told(case, attempt):
        return False
    said = attempt.evidence.difference(range(*noun.span()) if noun else ())
    spelled = "".join(case.flat[at] if at in said else " " for at in range(*case.sentence))
    return bool(WORD.search(SAYS_LITTLE.sub(" ", spelled)))


def _counts_what_was_told(case: Case, attempt: Attempt) -> bool:
    """True where the indicator's unit is that of the last figure that has a code."""
    last = next(_told(case), None)
    own = attempt.rule.record
    return last is not None and own.unit == case.rules.by_code[base_of(last.code)[0]].record.unit
