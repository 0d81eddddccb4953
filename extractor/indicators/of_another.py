"""Figures of another place or time, differences, rates, and figures that are only put aside."""

from __future__ import annotations

import re

import regex

from extractor.indicators.blocks import Slice
from extractor.indicators.case import Case, Finding, Refusal
from extractor.indicators.context import (
    CHANGES,
    noun_behind,
    outside_inclusions,
    stands_aside,
)
from extractor.indicators.matching import Evidence
from extractor.indicators.records import base_of
from extractor.indicators.rules import IndicatorRule
from extractor.indicators.scope import is_a_place_among, only_speaks_of_others
from extractor.language.flat import FIGURE, any_words
from extractor.language.said import worded

# Between two figures that share one verb: a noun, a comma or `và`.
JOINED = worded(
    rf"\s*(?:[^\W\d_]+\s+){{0,3}}[^\W\d_]*\s*(?:,|{any_words('và')})\s*"
    rf"|(?:(?!{{not_joined}})[^{FIGURE};.:()]){{0,60}}"
    rf"(?:[,;]|{any_words('và')})\s*"
)
# Between a figure of a row and what it is of: `giảm 9 cấp trưởng của 9 đơn vị sự nghiệp`.
OWNED = worded(rf"[^{FIGURE};,.:()]{{1,40}}{{owned}}\s*")
# Between a change and the same said in another way: `giảm 1% biên chế sự nghiệp, tương đương 41`.
THE_SAME = worded(
    rf"[^{FIGURE};.:()]{{0,80}}[,(]\s*{{the_same}}"
    rf"(?:\s+{{the_same_as}})*\s*"
)
SHARING = (JOINED, OWNED)
# Before a figure that is mentioned only to be put aside: `ngoài 300 thủ tục cấp tỉnh, có …`.
PUT_ASIDE = worded(r"{put_aside}\s*\Z")
# Behind a percentage that is of another time's figure: `bằng 90% số hồ sơ của cả năm 2021`.
OF_ANOTHER_TIME = worded(
    rf"[^{FIGURE};,.():]{{0,60}}?{{of_time}}\s+"
    rf"(?:{{whole_time}}\s+)?"
    rf"{{times}}"
)
BASE = "so "
COMPARED_WITH = worded(r"{compared_with}\s*\Z")
# Right before a figure; behind `loại`, or behind how many are of a better class, it is a class:
# `5 đơn vị xếp loại trung bình`, `Khá 8, Trung bình 2`.
AVERAGE = worded(
    r"(?<!{classes}\s)"
    rf"(?<!{{better_classes}}[\s:(]*{FIGURE}+[^{FIGURE}]{{0,25}}[,;]\s*)"
    r"{averages}"
    r"(?:\s+{average_is})*\s*\Z"
)
RATE_REACH = 80  # characters before a figure
RATE_OPENS = 40  # characters of a sentence that may open with one


def beside_refusal(
    case: Case,
    rule: IndicatorRule,
    evidence: Evidence,
) -> Refusal:
    """`comparison` where the figure is a difference, `elsewhere` where it is another period's or
    another body's; the wording itself may say so."""
    if compared := _compared(case):
        own = compared.start() in evidence or _is_of_the_change(case, rule, compared)
        return "" if own else "comparison"
    if another := _other_refusal(case, rule, evidence):
        return another
    elsewhere = _elsewhere(case)
    return "elsewhere" if elsewhere and elsewhere.start() not in evidence else ""


def _is_of_the_change(
    case: Case,
    rule: IndicatorRule,
    compared: re.Match[str] | regex.Match[str],
) -> bool:
    """True where the change is the figure's before, and the indicator is what follows that: `giảm
    104 đơn vị so với năm 2015, tương ứng 15,69%`."""
    last = case.last
    if last is None or compared.start() > last.figure.start:
        return False
    follows = base_of(last.code)[0] in rule.record.follows
    return follows and case.rules.counts_changes(rule.record.code)


def _elsewhere(case: Case) -> re.Match[str] | None:
    """The words that make the figure another place's or time's; None for none, or where they only
    say what it is compared with, or what a rank beside it is among."""
    places = (*outside_inclusions(case.flat, case.own.before), case.own.behind)
    found = next(filter(None, (_elsewhere_in(case, place) for place in places)), None)
    if not found or case.is_own_nation(found.start()):
        return None
    if only_speaks_of_others(case.flat, found.span()):
        return None
    ranked_from = case.end if found.start() >= case.end else case.sentence[0]
    if is_a_place_among(case.flat, ranked_from, found.start()):
        return None
    if _is_of_the_change_before(case, found):
        return None
    is_base = case.figure.kind != "percentage" and found[0].startswith(BASE)
    return None if is_base else found  # `512 đơn vị so với năm 2015`


def _elsewhere_in(case: Case, piece: Slice) -> re.Match[str] | None:
    """The first words in a piece of the text that name another place or time; a comma parts the
    words of none: `trong kỳ, trước hạn 880` tells of no `kỳ trước`."""
    found = case.rules.elsewhere.finditer(case.flat, *piece)
    return next((one for one in found if "," not in one[0]), None)


def _is_of_the_change_before(case: Case, found: re.Match[str]) -> bool:
    """True where another time only says what the figure before is compared with, and a comma parts
    it from this one: `tăng 12% so với cùng kỳ, đạt 2.310 tỷ đồng`."""
    begin = case.own.before[0]
    if not case.last or case.last.figure.start < case.sentence[0] or found.start() < begin:
        return False
    compared = COMPARED_WITH.search(case.flat, case.last.figure.end, found.start())
    return bool(compared) and "," in case.flat[found.end() : case.start]


def _is_put_aside(case: Case) -> bool:
    """True where a figure is mentioned only to be put aside, or goes on from one that is and counts
    the same: `ngoài 300 thủ tục cấp tỉnh, có 120 thủ tục cấp huyện` has all of a kind told
    before."""
    if PUT_ASIDE.search(case.flat, case.sentence[0], case.start):
        return True
    same_sentence = case.before_from(case.sentence[0])
    first = same_sentence[0] if same_sentence else None
    if not first or case.flat[case.sentence[0] : first.figure.start].count(" ") > 1:
        return False
    if not PUT_ASIDE.search(case.flat, case.sentence[0], first.figure.start):
        return False
    theirs = noun_behind(case.rules, case.flat, first.figure.end, case.start)
    own = case.noun
    return bool(theirs and own and own[0].startswith(theirs[0][: len(own[0])]))


def is_a_part_of_a_change(case: Case, rule: IndicatorRule) -> bool:
    """True where the figure is a part of a change, and the indicator counts none: of `đã giảm 900
    biên chế, gồm 80 công chức` the 80 are gone. Not where a figure with a code stands before the
    change in its sentence, which may be the whole as well."""
    whole = case.whole_found
    if whole is None or case.figure.kind != "count":
        return False
    if case.rules.counts_changes(rule.record.code):
        return False
    begin, start = whole.context.sentence[0], whole.figure.start
    if not CHANGES.search(case.flat, begin, start) or _is_closed_in(case, begin, start):
        return False
    return not any(one.code and one.figure.start < start for one in case.before_from(begin))


def _is_closed_in(case: Case, begin: int, at: int) -> bool:
    """True where a place of a sentence that begins at `begin` stands in brackets that are closed
    before the figure: `900 phiếu (giảm 154 phiếu). Trong đó 115 kiến nghị`."""
    opening = case.flat.rfind("(", begin, at)
    if opening < 0 or ")" in case.flat[opening:at]:
        return False
    return ")" in case.flat[at : case.start]


def _is_of_another_time(case: Case) -> bool:
    """True for a percentage of what another time's figure is."""
    return bool(case.figure.kind == "percentage" and OF_ANOTHER_TIME.match(case.flat, case.end))


def _compared(case: Case) -> re.Match[str] | regex.Match[str] | None:
    """The word of a change that the figure is the measure of, also where it shares it with the
    figure before (`tăng 3,3 điểm và 8 bậc`); None for none."""
    search = case.rules.comparison.search
    if compared := search(case.flat, case.own.before[0], case.start):
        return compared
    next_start = case.row_start
    if next_start < case.start and (compared := search(case.flat, case.sentence[0], next_start)):
        return compared
    next_start = case.start
    for found in reversed(case.before):
        if found.context.sentence != case.sentence:
            return None
        if not any(way.fullmatch(case.flat, found.figure.end, next_start) for way in SHARING):
            return _compared_as(case, found, next_start)
        next_start = found.figure.start
        if compared := search(case.flat, case.sentence[0], next_start):
            return compared
    return None


def _compared_as(case: Case, found: Finding, next_start: int) -> regex.Match[str] | None:
    """The word of the change that the figure before is the measure of, where this one says the same
    in another unit (`giảm 1% biên chế, tương đương 41 biên chế`); None for none."""
    if not THE_SAME.fullmatch(case.flat, found.figure.end, next_start):
        return None
    return CHANGES.search(case.flat, case.sentence[0], found.figure.start)


def _other_refusal(case: Case, rule: IndicatorRule, evidence: Evidence) -> Refusal:
    """`elsewhere` where the statement opens with another place or time, or puts the figure aside,
    `rate` for an average. A change is of what there was before: `giảm 92 đơn vị, đạt 11,5% so với
    năm 2015`."""
    if case.is_nationwide or (case.elsewhere_at >= 0 and case.elsewhere_at not in evidence):
        return "elsewhere"
    is_a_change = case.rules.counts_changes(rule.record.code)
    if (_is_of_another_time(case) and not is_a_change) or _is_put_aside(case):
        return "elsewhere"
    return "rate" if _is_a_rate(case, evidence) else ""


def _is_a_rate(case: Case, evidence: Evidence) -> bool:
    """True for a count of a day or on average (`mỗi ngày tiếp nhận 150 hồ sơ`), which is no sum of
    the period; the wording itself may say so, and brackets may (`nhóm 2 (lo chi hằng ngày) 29`)."""
    if case.figure.kind != "count":
        return False
    begin = max(case.sentence[0], case.start - RATE_REACH)
    if AVERAGE.search(case.flat, begin, case.start):
        return True
    said = (case.sentence[0], case.start)
    every = case.rules.rates.finditer(case.flat, begin, case.own.behind[1])
    outside = (one for one in every if not stands_aside(case.flat, said, one.span()))
    found = next(outside, None) or _opens_with_a_rate(case)
    return found is not None and found.start() not in evidence


def _opens_with_a_rate(case: Case) -> re.Match[str] | None:
    """The words that open the sentence and make all its counts those of a day or a month: `Mỗi
    tháng, Trung tâm …`; None for none."""
    begin = case.sentence[0]
    found = case.rules.rates.search(case.flat, begin, min(case.start, begin + RATE_OPENS))
    return found if found and case.flat.startswith(",", found.end()) else None
