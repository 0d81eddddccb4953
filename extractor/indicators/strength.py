"""How strong a claim is: what a statement says of its figure besides an indicator's own words.

A claim is weak, and not made, where the statement holds a qualifier that the indicator does not
know: a way (`trực tuyến`), a kind of case (`đông người`), a field (`về đất đai`), one occasion
(`tại hội nghị`). The figure is then a part of what the indicator counts. The list of qualifiers is
data: `qualifiers` in `patterns/indicators/shared/words.yaml`. An indicator knows those that stand
in its own name or wordings, or that its record says it knows (`knows`): `trực tuyến` is none for
the files received online.

Two more things make a claim weak, and are held elsewhere: a noun that is not counted by the figure
(`unit_refusal` in trial.py), and a subject that is one body, one place, another time (scope.py).
"""

from __future__ import annotations

import itertools

import regex

from extractor.indicators.blocks import Slice
from extractor.indicators.context import (
    CLAUSE_END,
    Context,
    OwnWords,
    behind_closed,
    said_to_be_about,
)
from extractor.indicators.rules import Rules, bare_words
from extractor.language.flat import FIGURE, any_words
from extractor.language.said import worded

# What stands before these words in a clause is said of something else than the figure.
TURNS = worded(
    rf"[;{FIGURE}]|\.\s"
    rf"|{{turns}}"
)
# Between two ways to send files that a figure is the sum of.
JOINS_WAYS = worded(rf"\s*(?:{{joins_ways}}|[,/])\s*(?:{any_words('qua')}\s+)?")
VERB = worded("{finds_and_proposes}")
# Behind a figure: why it is so.
CAUSES = worded("{causes}")
# What stands before a colon, and a few words of the figure behind it.
HEAD = regex.compile(rf"(?P<head>[^{FIGURE}:]*:)[^{FIGURE}:;.()]{{0,25}}(?={FIGURE})")
# A head that holds for further statements: it ends in its number (`Hồ sơ mức độ 3:`, `Mức 1, 2:`).
OF_A_LEVEL = regex.compile(r"^[^,]{1,40}\s\d(?:,\s?\d)?\s*:$")
LETTER = regex.compile(r"\p{L}")
NUMBERED = regex.compile(r"[\s\-–+*•]*(?:[\divx]+[.)/]+\s*|\p{L}[.)/]+\s*)*(?:\p{L}{1,3}\s)?")
# A figure with what is said of it, up to brackets: `hộ tịch 2.016 hồ sơ (`.
OPENED_BEHIND = regex.compile(rf"(?P<said>[^{FIGURE},;:.()]*){FIGURE}+[^{FIGURE},;:.()]*\Z")

# Between a figure's noun and the next figure with the same noun.
JOINED = regex.compile(rf"\s*{any_words('và')}\s+[^{FIGURE}.;:,()]{{4,40}}{FIGURE}+\s*")


def qualifiers_of(
    rules: Rules,
    flat: str,
    context: Context,
    own: OwnWords,
) -> tuple[Slice, ...]:
    """Where qualifiers stand in the figure's own words and in what is said of it after brackets."""
    places = (
        _said_before(rules, flat, context, own),
        _before_its_cause(flat, own.behind),
        _clause(flat, context.tail),
        _head(rules, flat, context),
        _before_its_brackets(flat, context),
        said_to_be_about(flat, context),
    )
    every = [one.span() for place in places for one in rules.qualifiers.finditer(flat, *place)]
    found = [one for one in every if not _opens_the_next(rules, flat, context, one)]
    shared = _shared_with_the_next(rules, flat, context)
    return (*found, shared) if shared else tuple(found)


def _opens_the_next(rules: Rules, flat: str, context: Context, qualifier: Slice) -> bool:
    """True where a verb behind the figure is the next figure's: `rà soát 210 văn bản, phát hiện
    31`."""
    if qualifier[0] < context.figure.end or not VERB.match(flat, *qualifier):
        return False
    small = rules.small.match(flat, qualifier[1])
    return flat.startswith(FIGURE, small.end() if small else qualifier[1])


def _shared_with_the_next(rules: Rules, flat: str, context: Context) -> Slice | None:
    """The qualifier behind the next figure where `và` with a verb of its own joins it to this one:
    `tiếp nhận 30 hồ sơ và trả kết quả 20 hồ sơ qua bưu chính`; it may be of both."""
    noun = rules.nouns.match(flat, context.figure.end + 1, context.sentence[1])
    joined = noun and JOINED.match(flat, noun.end(), context.sentence[1])
    if not noun or not joined or not flat.startswith(noun[0], joined.end()):
        return None
    begin = joined.end() + len(noun[0])
    stop = CLAUSE_END.search(flat, begin, context.sentence[1])
    place = (begin, stop.start() if stop else context.sentence[1])
    shared = rules.qualifiers.search(flat, *place)
    return shared.span() if shared else None


def _said_before(
    rules: Rules,
    flat: str,
    context: Context,
    own: OwnWords,
) -> Slice:
    """The own words before the figure without what is said of the figure before it, or of something
    else: `51 hồ sơ trực tiếp và 278 hồ sơ`."""
    begin, end = own.before
    if context.between[0] > context.sentence[0]:
        parts = list(CLAUSE_END.finditer(flat, begin, end))
        if parts and rules.small.fullmatch(flat, parts[-1].end(), end):
            return end, end
        begin = parts[0].end() if parts else begin
    turns = [found.end() for found in TURNS.finditer(flat, begin, end)]
    return max([begin, *turns]), end


def _head(rules: Rules, flat: str, context: Context) -> Slice:
    """What opens the figure's statement before a colon and holds for all its figures: `Đơn khiếu
    nại đông người: 14 vụ, đã giải quyết 9 vụ`, `Hồ sơ mức độ 3: tổng số 900, xử lý xong 880`."""
    begin, start = context.sentence[0], context.figure.start
    begin = max(begin, flat.rfind(";", begin, start) + 1)
    begin = max(begin, behind_closed(flat, begin, start))
    head = HEAD.match(flat, begin, start)
    if head and ":" not in flat[head.end() : start]:
        return head.span("head")
    return _head_of_all(rules, flat, context)


def _before_its_brackets(flat: str, context: Context) -> Slice:
    """What is said of the figure right before the brackets that this one stands in: of `hộ tịch
    2.016 hồ sơ (trễ 01)` both are of one field."""
    begin, start = context.sentence[0], context.figure.start
    opening = flat.rfind("(", begin, start)
    if opening < 0 or ")" in flat[opening:start]:
        return begin, begin
    whole = OPENED_BEHIND.search(flat, begin, opening)
    return whole.span("said") if whole else (begin, begin)


def _head_of_all(rules: Rules, flat: str, context: Context) -> Slice:
    """The only such head of a sentence, by its number one of several alike, or a way to send files,
    where the statements behind semicolons have none of their own: `Mức 3: tổng 900; đã xử lý 880;
    trễ hạn 4`."""
    begin, start = context.sentence[0], context.figure.start
    head = HEAD.match(flat, begin, start)
    if head is None or ":" in flat[head.end() : start]:
        return begin, begin
    of_all = OF_A_LEVEL.search(head["head"]) or _is_a_way(rules, flat, head.span("head"))
    return head.span("head") if of_all else (begin, begin)


def _is_a_way(rules: Rules, flat: str, head: Slice) -> bool:
    """True where a head is nothing but a way to send files, with its number: `3. Bưu chính công
    ích: 1.277 TTHC; nhận 3.918 hồ sơ`."""
    found = rules.ways.search(flat, *head)
    if found is None or LETTER.search(flat, found.end(), head[1]):
        return False
    return NUMBERED.fullmatch(flat, head[0], found.start()) is not None


def _before_its_cause(flat: str, place: Slice) -> Slice:
    """The place up to where it says why: `06 hồ sơ trễ do lỗi đồng bộ phần mềm đất đai` are late
    files of all fields."""
    cause = CAUSES.search(flat, *place)
    return place[0], cause.start() if cause else place[1]


def _clause(flat: str, place: Slice) -> Slice:
    """The place up to the end of its first clause."""
    stop = CLAUSE_END.search(flat, *place)
    return place[0], stop.start() if stop else place[1]


def is_known(known: frozenset[str], flat: str, qualifier: Slice) -> bool:
    """True where an indicator that knows the qualifiers of these bare words knows this one."""
    return bare_words(flat[slice(*qualifier)]) <= known


def joined_ways(rules: Rules, flat: str, sentence: Slice) -> frozenset[int]:
    """Where the last letters of ways to send files stand that are joined to another one: the figure
    is of both (`trực tiếp và bưu chính`)."""
    ways = [one.span() for one in rules.ways.finditer(flat, *sentence)]
    joined: set[int] = set()
    for (_, end), (begin, last) in itertools.pairwise(ways):
        if JOINS_WAYS.fullmatch(flat, end, begin):
            joined.update((end - 1, last - 1))
    return frozenset(joined)
