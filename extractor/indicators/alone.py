"""Claims by the name alone: what is counted is named, and nothing else is said of it.

`3. TTHC của ngành: 104 thủ tục`, `27 ấp với 81 người`, `Đối thoại: 06 cuộc` say no more than what
there is. No wording asks for so little, since the same noun stands in many statements of a part
(`27 ấp chưa có nhà văn hóa`, `rà soát 104 thủ tục`). An indicator says by which names it is known
so (`alone`); the claim is made where the figure is the first of its item, where the words from the
item's beginning to the clause's end are those of the names, or harmless, and where nothing is done
with what is counted. It is weaker than a wording's and than a composition's.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.indicators.accounted import words_behind, words_left
from extractor.indicators.blocks import Slice
from extractor.indicators.case import Attempt, Case
from extractor.indicators.context import behind_space, topic_of_document
from extractor.indicators.counted_units import unit_refusal
from extractor.indicators.levelled import levelled
from extractor.indicators.matching import Evidence
from extractor.indicators.records import field_of
from extractor.indicators.rules import IndicatorRule, bare_words
from extractor.indicators.trial import refusal
from extractor.language.flat import FIGURE
from extractor.language.said import worded

# Actions that say no more than that something is there.
NO_DEED = ("bo_qua", "tong", "hien_co", "ap_dung", "thuoc_tham_quyen")
# Behind what is counted: nothing, or what joins it to the next figure.
NOTHING_BEHIND = worded(r"[\s(]*(?:{beside_it}\s*)*")
PARTS_OPEN = worded(r"[\s\-–+*•]*{parts_follow}")
PROPER = regex.compile(r"\s+\p{Lu}")  # in the text as written
LINE_OPENS = regex.compile(r"\n(?=[\s\-–+*•\d.)]*\p{Lu})")
NUMBER = regex.compile(r"\s+\d")  # in flat text: one that is no figure
# Begins the codes of what is spent on anything: `giải ngân` alone does not tell of what.
SAID_OF_ANYTHING = "tai_chinh."
Named = tuple[str, Slice]  # a code and where a name of what it counts stands


def by_its_name_alone(case: Case) -> Iterator[Attempt]:
    """The attempts of the indicators of which nothing but a name stands in the figure's item."""
    if case.figure.status == "planned" or _ends_a_title(case):
        return
    begin = _item_begin(case)
    if begin is None:
        return
    for code, span in _longest(_named(case, begin)):
        rule = case.rules.bare[code]
        if span[1] <= case.start and _is_a_proper_name(case, span):
            continue
        if rule.record.kind == case.figure.kind and _may_be_told_so(case, rule):
            yield _attempt(case, rule, (begin, span))


def _ends_a_title(case: Case) -> bool:
    """True where the figure stands in capitals on a line below one in capitals: `CẤP XÃ (02 TTHC)`
    is the rest of an annex's title, which says what the annex is of."""
    before, _, own = case.text[: case.start].rpartition("\n")
    above = before.rstrip().rpartition("\n")[2]
    return own.isupper() and above.isupper()


def _speaks_of_reform(case: Case) -> bool:
    """True where the document opens with reform, or a heading above the figure names it, or what is
    said is all there is: elsewhere the same names are told of anything."""
    opening = topic_of_document(case.text, case.flat)
    if opening[0] == opening[1]:
        return True
    places = (opening, case.sentence, *case.context.leads, *case.context.headings)
    return any(case.rules.reform.search(case.flat, *place) for place in places)


def _item_begin(case: Case) -> int | None:
    """Where the figure's item begins, of which it is the first figure, or where the one before ends
    that is of the same field; None where another figure stands between."""
    begin = max(case.sentence[0], case.flat.rfind(";", case.sentence[0], case.start) + 1)
    lines = LINE_OPENS.finditer(case.text, begin, case.start)
    begin = max((line.end() for line in lines), default=begin)
    if PARTS_OPEN.match(case.flat, begin):
        return None
    last = case.last
    if last is None or last.figure.end <= begin:
        return begin if FIGURE not in case.flat[begin : case.start] else None
    told = last.code and any(one.bare for one in last.attempts if not one.refusal)
    return last.figure.end if told else None


def _named(case: Case, begin: int) -> list[Named]:
    """The names that stand right behind the figure, else those before it in its item."""
    at = behind_space(case.flat, case.end)
    behind = [(code, one.span()) for code, one in case.rules.alone.match(case.flat, at)]
    before = case.rules.alone.finditer(case.flat, (begin, case.start))
    return behind or [(code, one.span()) for code, one in before]


def _longest(named: list[Named]) -> list[Named]:
    """Of names within one another the longest."""
    return [
        (code, span)
        for code, span in named
        if not any(_is_within(span, other) for _, other in named)
    ]


def _is_within(span: Slice, other: Slice) -> bool:
    """True where a place is a part of another one."""
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _may_be_told_so(case: Case, rule: IndicatorRule) -> bool:
    """True where an indicator may be told by its name alone in a report of the issuer's level, or
    goes on from a figure of its field."""
    if rule.record.code.startswith(SAID_OF_ANYTHING) and not _speaks_of_reform(case):
        return False
    levels = rule.record.alone_in
    if not levels or case.issuer in levels:
        return True
    last = case.last
    if last is None or not last.code or last.context.sentence != case.sentence:
        return False
    return field_of(last.code) == rule.field


def _attempt(case: Case, rule: IndicatorRule, said: tuple[int, Slice]) -> Attempt:
    """The attempt of an indicator by its name at a place of an item; said: where the item begins,
    and the name."""
    begin, span = said
    evidence = frozenset(at for at in range(*span) if not case.flat[at].isspace())
    against = unit_refusal(case, rule, evidence)
    if not against and _says_more(case, rule, begin, evidence):
        against = "unaccounted"
    against = against or refusal(case, rule, case.rules.nameless, evidence)
    with_level = levelled(case, rule, evidence)
    return Attempt(
        rule=rule,
        words="",
        code=with_level.code,
        evidence=evidence,
        refusal=against or with_level.refusal,
        weak=True,
        bare=True,
    )


def _says_more(case: Case, rule: IndicatorRule, begin: int, evidence: Evidence) -> bool:
    """True where the figure's item says more than the names do, or it, or what leads in its list,
    that something is done."""
    places = [(begin, case.start), words_behind(case, evidence)]
    known = case.rules.called(rule.record.code)
    told = (*places, *case.context.leads[:1])
    deeds = (one for place in told for one in case.rules.actions.finditer(case.flat, place))
    named = bare_words(*rule.record.alone)
    if any(name not in NO_DEED and not bare_words(one[0]) <= named for name, one in deeds):
        return True
    if _goes_on_behind(case, places[1], evidence):
        return True
    return any(word not in known for word in words_left(case, places, evidence))


def _goes_on_behind(case: Case, place: Slice, evidence: Evidence) -> bool:
    """True where more is said of what is counted right behind it: `23 thôn còn lại`, `82 thủ tục
    thuộc 9 lĩnh vực`, but not `27 ấp với 81 người`, `286 TTHC cấp huyện`."""
    noun, end = case.noun, place[1]
    begin = max([noun.end() if noun else case.end, *(at + 1 for at in evidence)])
    said = case.flat[begin:end]
    for _, one in case.rules.levels.finditer(case.flat, (begin, end)):
        said = said[: one.start() - begin] + " " * len(one[0]) + said[one.end() - begin :]
    return not NOTHING_BEHIND.fullmatch(said)


def _is_a_proper_name(case: Case, span: Slice) -> bool:
    """True where a name of the land goes on behind the name of what is counted: `thôn 2: 5`, `bản
    Xôm 09`."""
    return bool(PROPER.match(case.text, span[1]) or NUMBER.match(case.flat, span[1]))
