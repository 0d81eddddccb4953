"""Does a wording hold at a figure, and what speaks against it?"""

from __future__ import annotations

import re
from dataclasses import dataclass

import regex

from extractor.figures import counted_nouns
from extractor.indicators.blocks import CARRIED, Slice
from extractor.indicators.case import Case, Finding, Refusal
from extractor.indicators.context import (
    ASIDE,
    behind_space,
    noun_behind,
    sentence_before,
    without_parts,
)
from extractor.indicators.level import last_level, opens_with
from extractor.indicators.phrases import Compiled, Edge, Late
from extractor.indicators.records import Indicator, base_of
from extractor.indicators.rules import IndicatorRule, bare_words
from extractor.indicators.scope import goes_on, is_a_place_among, only_speaks_of_others
from extractor.indicators.strength import is_known
from extractor.indicators.wholes import PARTS_OPEN
from extractor.language.flat import FIGURE, any_words, toneless

Evidence = frozenset[int]  # offsets of the letters of the words that are spelled out

PARTING_MARK = regex.compile("[,;(]")
NEXT_FIGURE = regex.compile(rf"[\s:]*(?:{FIGURE}|\d)")
# From a comma behind a figure to the next one, with no word that says how many of the first.
ANOTHER_COUNT = regex.compile(
    rf"(?:(?!{any_words('còn', 'trong đó', 'gồm', 'đạt', 'so', 'tăng', 'giảm', 'với', 'và')})"
    rf"[^{FIGURE};.:()]){{0,80}}{FIGURE}+"
)
# The same from a bracket that opens behind a figure, in which all is of the next one.
COUNT_ASIDE = regex.compile(rf"\([^{FIGURE};.:()]{{0,80}}{FIGURE}+")
# Kinds of a figure and of one in brackets behind it that is no part of it.
NO_PARTS = (("count", "measure"), ("percentage", "ratio"))
NUMBER_OF = re.compile("sô ")
OPENING = regex.compile(
    rf"(?:[,;:.(+*•\-]|{any_words('trong đó', 'gồm', 'cụ thể', 'riêng', 'hiện có')})\s*\Z"
)
OF_THE_TOTAL = regex.compile(rf"{any_words('trong', 'trên')}\s+(?:tổng\s+)?{any_words('số')}\s*\Z")
# Behind a percentage, before what it is of: `39% số người …`, `của tổng số hồ sơ`.
OF_ALL = regex.compile(
    rf"\s*(?:{any_words('trong', 'trên', 'của')}\s+)?(?:{any_words('tổng số', 'số', 'các')}\s+)+"
)
# Between two figures that share one verb: a noun, a comma or `và`.
JOINED = regex.compile(
    rf"\s*(?:[^\W\d_]+\s+){{0,3}}[^\W\d_]*\s*(?:,|{any_words('và')})\s*"
    rf"|(?:(?!{any_words('còn', 'xuống', 'từ', 'tăng', 'đạt', 'so')})[^{FIGURE};.:()]){{0,60}}"
    rf"(?:[,;]|{any_words('và')})\s*"
)
# Between a figure of a row and what it is of: `giảm 9 cấp trưởng của 9 đơn vị sự nghiệp`.
OWNED = regex.compile(rf"[^{FIGURE};,.:()]{{1,40}}{any_words('của', 'thuộc', 'tại')}\s*")
# Between a change and the same said in another way: `giảm 1% biên chế sự nghiệp, tương đương 41`.
THE_SAME = regex.compile(
    rf"[^{FIGURE};.:()]{{0,80}}[,(]\s*{any_words('tương đương', 'tương ứng', 'tức', 'tức là')}"
    rf"(?:\s+{any_words('với', 'là', 'khoảng', 'gần', 'hơn')})*\s*"
)
SHARING = (JOINED, OWNED)
# Before a figure that is mentioned only to be put aside: `ngoài 300 thủ tục cấp tỉnh, có …`.
PUT_ASIDE = regex.compile(
    rf"{any_words('ngoài', 'ngoài số', 'không kể', 'chưa kể', 'không tính', 'không bao gồm')}\s*\Z"
)
AT_LEAST = ("tối thiểu", "ít nhất", "khoảng", "gần", "hơn", "trên")
# Right before a figure that is the measure of a change.
CHANGES = regex.compile(
    rf"{any_words('tăng', 'giảm', 'cắt giảm', 'tinh giản', 'tinh giảm', 'giảm tổng số')}"
    rf"(?:\s+{any_words('được', 'thêm', 'đi', 'tổng số', 'tổng cộng', 'là', *AT_LEAST)})*\s*\Z"
)
OF_CHANGES = ("giam", "tang")  # actions
# Behind a percentage that is of another time's figure: `bằng 90% số hồ sơ của cả năm 2021`.
OF_ANOTHER_TIME = regex.compile(
    rf"[^{FIGURE};,.():]{{0,60}}?{any_words('của', 'so với')}\s+"
    rf"(?:{any_words('cả', 'cùng kỳ')}\s+)?"
    rf"{any_words('năm', 'quý', 'tháng', 'cùng kỳ', 'kỳ trước')}"
)
OF_THE_FIGURE = regex.compile(r"[\s\p{L}/,]{0,60}")  # between a figure and its brackets
LONGEST_NAME = 110  # characters of a name with what may stand behind it
LONGEST_OPENING = 20  # characters
BASE = "so "
COMPARED_WITH = regex.compile(rf"{any_words('so', 'so với')}\s*\Z")
TURN = toneless("lượt")
NO_ACTION = "bo_qua"  # words among the actions that are none
# Right before a figure; behind `loại` it is a class: `5 đơn vị xếp loại trung bình`.
AVERAGE = regex.compile(
    rf"(?<!{any_words('loại', 'hạng')}\s){any_words('trung bình', 'bình quân')}"
    rf"(?:\s+{any_words('là', 'đạt', 'khoảng', 'gần', 'hơn', 'trên')})*\s*\Z"
)
RATE_REACH = 80  # characters before a figure
LEVELS_COUNTED = ("xã", "huyện")  # units that are levels themselves


def evidence_of(
    case: Case,
    wording: Compiled,
    begin: int,
) -> Evidence:
    """The evidence for a wording at the figure; empty: it does not hold. The words before the
    figure may begin at `begin`."""
    ends = _possible_ends(case, wording)
    in_a_row = wording.after is not None and bool(case.shared_endings)
    if not (ends or in_a_row) or not _may_be_behind(case, wording.after):
        return frozenset()
    spans: list[Slice] = []
    if wording.after:
        behind = _behind(case, wording.after)
        if behind is None:
            return frozenset()
        spans += behind
    if wording.before:
        before = _before_or_shared(case, wording, begin, ends)
        if before is None:
            return frozenset()
        spans += before
    return _letters(case, spans)


def _before_or_shared(
    case: Case,
    wording: Compiled,
    begin: int,
    ends: list[int],
) -> list[Slice] | None:
    """The words of a wording before the figure; of one with words behind it too also those before
    the first of the figures in its row; None for none."""
    own = _before(case, wording, begin, ends)
    if own is not None or wording.after is None:
        return own
    return _before(case, wording, begin, list(case.shared_endings))


def _letters(case: Case, spans: list[Slice]) -> Evidence:
    """The offsets of the letters in some slices."""
    covered = {at for start, end in spans for at in range(start, end)}
    return frozenset(at for at in covered if not case.flat[at].isspace())


def _possible_ends(case: Case, wording: Compiled) -> list[int]:
    """Where the words of a wording may end before the figure, nearest first, by the words there."""
    ends = case.endings_before_comma if wording.others else case.endings
    edge = wording.before.edge if wording.before else None
    if edge is None:
        return list(ends)
    return [end for end in ends if _may_end(case, edge, end)]


def _may_end(case: Case, edge: Edge, end: int) -> bool:
    """True where the words before `end` do not rule out a wording with this edge."""
    return edge.holds(case.word_before(end), lambda: case.words_before(end))


def _may_be_behind(case: Case, after: Late | None) -> bool:
    """True where the words behind the figure do not rule out a wording's."""
    if after is None or after.edge is None:
        return True
    return after.edge.holds(case.word_behind, case.words_behind)


def _behind(
    case: Case,
    after: Late,
) -> list[Slice] | None:
    """The words of a wording right behind the figure, unless they belong to the next one; None for
    none."""
    found = after.pattern.match(case.flat, case.end, case.sentence[1])
    if found:
        return None if _next_ones(case, found) else _groups(found)
    if not case.context.tail[1]:
        return None
    found = after.pattern.match(case.flat_over_aside, case.end - case.rewritten_from)
    return _groups(found, case.rewritten_from) if found else None


def _before(
    case: Case,
    wording: Compiled,
    begin: int,
    ends: list[int],
) -> list[Slice] | None:
    """The words of a wording before the figure, which may end at `ends`, nearest first; None for
    none."""
    if wording.before is None:
        return None
    for end in ends:
        first = max(begin, end - LONGEST_NAME) if wording.opens else begin
        if _cannot_begin(case, wording.before, first, end):
            continue
        pattern, offset = wording.before.pattern, 0
        found = pattern.search(case.flat, _earliest(case, wording.before, first, end), end)
        if not found and case.flat_without_asides:
            offset = case.rewritten_from
            found = pattern.search(case.flat_without_asides, first - offset, end - offset)
        if found and (not wording.opens or _opens(case, found, offset)):
            return _groups(found, offset)
    return None


def _earliest(case: Case, before: Late, first: int, end: int) -> int:
    """The first place from `first` on from where a pattern may reach `end`."""
    return max(first, case.bare.run_before(end, before.reach)) if before.reach else first


def _cannot_begin(case: Case, before: Late, first: int, end: int) -> bool:
    """True where none of the words stands there that a pattern begins with."""
    words = case.bare.runs_of((first, end))
    return bool(before.firsts) and before.firsts.isdisjoint(words)


def _opens(
    case: Case,
    found: re.Match[str],
    offset: int,
) -> bool:
    """True where words are said to count (`số …`) or open a clause. The text they were found in
    begins at `offset`."""
    if NUMBER_OF.match(found[0]):
        return True
    start = found.start() + offset
    begin = max(case.sentence[0], start - LONGEST_OPENING)
    return bool(OPENING.search(case.flat, begin, start)) or begin == start


def _next_ones(case: Case, found: re.Match[str]) -> bool:
    """True where the words of a match are behind a comma and run up to the next figure: they are
    that one's (`5 hồ sơ, đúng hạn 4`, but not `5 cuộc tuyên truyền, phổ biến pháp luật cho 4`)."""
    if not _groups(found):
        return False  # only a word that may be missing, and is: `trực tuyến 251, đạt 93%`
    end = found.end()
    is_near = _runs_to_the_next(case, end)
    if is_near and "(" in case.flat[case.end : end]:
        return True  # `2.486 biên chế sự nghiệp (giáo dục 2.397`
    noun = noun_behind(case.rules, case.flat, case.end, end)
    begin = noun.end() if noun else case.end
    own = min((start for start, _ in _groups(found) if start >= begin), default=end)
    parting = PARTING_MARK.search(case.flat, begin, own)
    if not parting or is_near:
        return bool(parting)
    return noun is not None and _counts_the_same_again(case, noun[0], parting.start())


def _runs_to_the_next(case: Case, end: int) -> bool:
    """True where nothing but small words stands between an offset and the next figure."""
    small = case.rules.small.match(case.flat, end)
    return bool(NEXT_FIGURE.match(case.flat, small.end() if small else end))


def _counts_the_same_again(case: Case, noun: str, begin: int) -> bool:
    """True where the clause behind the mark at `begin` counts the same thing anew: in `chuyển cơ
    quan chức năng 18 đơn, đang xác minh, giải quyết 6 đơn` the verbs are of the 6."""
    following = COUNT_ASIDE.match(case.flat, begin) or ANOTHER_COUNT.match(
        case.flat, begin + 1, case.sentence[1]
    )
    if not following:
        return False
    theirs = noun_behind(case.rules, case.flat, following.end(), case.sentence[1])
    return theirs is not None and theirs[0] == noun


def _groups(found: re.Match[str], offset: int = 0) -> list[Slice]:
    """The slices of the groups that took part in a match; the text it was found in begins at
    `offset`."""
    spans = map(found.span, range(1, found.re.groups + 1))
    return [(begin + offset, end + offset) for begin, end in spans if begin >= 0]


def unit_refusal(
    case: Case,
    rule: IndicatorRule,
    evidence: Evidence,
) -> Refusal:
    """`unit` where the noun right behind the figure is neither spelled out by the wording nor the
    indicator's own or one like it. A measure without a unit has the one that its wording names
    before it: `điểm Chỉ số … là 86,17`."""
    if rule.record.kind == "measure" and case.figure.kind == "measure":
        return _unit_of_measure_refusal(case, rule, evidence)
    if rule.record.kind == "percentage":
        return _another_whole_refusal(case, rule, evidence)
    if rule.record.kind not in ("count", "ratio"):
        return ""
    noun = noun_behind(case.rules, case.flat, case.end, case.sentence[1])
    if not noun:
        return _another_unit_refusal(case, rule, evidence)
    if noun.start() in evidence or _counts_turns_of_it(case, rule, noun[0], evidence):
        return ""
    return "" if rule.units.pattern.match(case.flat, noun.start()) else "unit"


def _another_whole_refusal(case: Case, rule: IndicatorRule, evidence: Evidence) -> Refusal:
    """`unit` where a percentage is said to be of something that the indicator does not know: `giảm
    39% số người hoạt động không chuyên trách`."""
    of_all = OF_ALL.match(case.flat, case.end, case.sentence[1])
    noun = case.rules.nouns.match(case.flat, of_all.end(), len(case.flat)) if of_all else None
    if not noun or noun.start() in evidence:
        return ""
    known = case.rules.known_to(rule.record.code)
    return "" if bare_words(noun[0]) <= known else "unit"


def _counts_turns_of_it(case: Case, rule: IndicatorRule, noun: str, evidence: Evidence) -> bool:
    """True where a figure counts turns, and its wording says before it of what: `số hồ sơ trả qua
    bưu chính đạt 90 nghìn lượt`."""
    return noun == TURN and bool(_unit_before(case, rule, evidence))


def _another_unit_refusal(case: Case, rule: IndicatorRule, evidence: Evidence) -> Refusal:
    """`unit` where what is counted right behind the figure is no word that the indicators know:
    `theo quy trình 4 bước`."""
    unit = unit_behind(case) if rule.record.kind == "count" else ""
    if not unit or behind_space(case.flat, case.end) in evidence:
        return ""
    known = rule.units.pattern.match(unit) or toneless(rule.record.unit).startswith(unit)
    return "" if known else "unit"


def unit_behind(case: Case) -> str:
    """The figure's unit, flat, where it is a noun of what is counted that stands right behind the
    figure; "" where it is not: `265 sửa đổi, bổ sung`."""
    unit = toneless(case.figure.unit)
    there = case.flat.startswith(unit, behind_space(case.flat, case.end))
    return unit if there and case.figure.unit.lower() in counted_nouns() else ""


def _unit_of_measure_refusal(case: Case, rule: IndicatorRule, evidence: Evidence) -> Refusal:
    """`unit` where a measure is printed with another unit than the indicator's, or where neither
    the figure nor the wording has it."""
    own, wanted = case.figure.unit, rule.record.unit
    if own == wanted or (own and case.figure.raw.endswith(own)):
        return "" if own == wanted else "unit"
    return "" if _unit_before(case, rule, evidence) == wanted else "unit"


def _unit_before(case: Case, rule: IndicatorRule, evidence: Evidence) -> str:
    """The indicator's unit where its wording spells it out before the figure; "" where not."""
    named = rule.units.pattern.finditer(case.flat, case.sentence[0], case.start)
    return rule.record.unit if any(one.start() in evidence for one in named) else ""


def taken_refusal(
    case: Case,
    evidence: Evidence,
) -> Refusal:
    """`taken` where all words before the figure are ones that the figure before has claimed, or are
    of it as a part of this one: `05 đơn vị tự bảo đảm chi đầu tư, 38 đơn vị`."""
    if not case.last:
        return ""
    before = [at for at in evidence if at < case.start]
    end = max(case.claimed, _end_of_the_part(case))
    return (
        "taken"
        if before and end and case.last.figure.end <= min(before) and max(before) < end
        else ""
    )


def _end_of_the_part(case: Case) -> int:
    """Where the words of the figure before end, which is a part of this one: `400 hồ sơ trực tuyến
    trong tổng số 900 hồ sơ`; 0 where it is none."""
    if not case.last or case.last.context.sentence != case.sentence:
        return 0
    found = OF_THE_TOTAL.search(case.flat, case.last.figure.end, case.start)
    return found.start() if found else 0


def refusal(
    case: Case,
    rule: IndicatorRule,
    wording: Compiled,
    evidence: Evidence,
) -> Refusal:
    """The first condition that does not hold; "" if all do."""
    plain = refusal_but_for_brackets(case, rule, wording, evidence)
    staged = wording.stage or wording.not_stage  # what is said before the brackets is asked for
    return plain or ("" if staged else _aside_refusal(case, evidence))


def refusal_but_for_brackets(
    case: Case,
    rule: IndicatorRule,
    wording: Compiled,
    evidence: Evidence,
) -> Refusal:
    """The same where a part in brackets says itself what is done with it."""
    return (
        _part_refusal(case, rule, wording)
        or _stage_refusal(case, rule, wording)
        or ("demand" if case.is_demanded else "")
        or _condition_refusal(case, rule, wording, evidence)
        or _statement_refusal(case, rule, evidence)
        or _superior_refusal(case)
        or _beside_refusal(case, evidence)
        or _whole_refusal(case, rule)
    )


def _statement_refusal(
    case: Case,
    rule: IndicatorRule,
    evidence: Evidence,
) -> Refusal:
    """What the statement as a whole says against it: it is of another index, of one field or body,
    or qualified."""
    return (
        ("elsewhere" if case.context.outdated else "")
        or _subject_refusal(case, rule)
        or _narrow_refusal(case, rule, evidence)
        or _qualified_refusal(case, rule, evidence)
    )


def _part_refusal(
    case: Case,
    rule: IndicatorRule,
    wording: Compiled,
) -> Refusal:
    whole = base_of(case.whole)[0]
    if case.rules.stands_in_an_event(rule.record.code, whole):
        return "part_of"
    for given in (rule.record, wording):
        if not given.part_of and not given.not_part_of:
            continue
        missing = given.part_of and whole not in given.part_of
        if missing or whole in given.not_part_of:
            return "part_of"
    return ""


def _stage_refusal(
    case: Case,
    rule: IndicatorRule,
    wording: Compiled,
) -> Refusal:
    """`stage` where the matter is said to be less, or more, far: of `đã hoàn thành 350 nhiệm vụ
    (đúng hạn: 338, quá hạn: 12)` the 12 are done."""
    for given in (rule.record, wording):
        if given.stage and case.stage != given.stage:
            return "stage"
        if given.not_stage and case.stage == given.not_stage:
            return "stage"
    return ""


def _whole_refusal(
    case: Case,
    rule: IndicatorRule,
) -> Refusal:
    """`whole` where the figure is a part of one that has this code already, or of an addend of it:
    a part is something else than its whole. A share by level has a code of its own. `comparison`
    where it is a part of a change."""
    code, level = rule.record.code, case.level.name
    if base_of(case.whole)[0] in case.rules.addends.get(code, ()):
        return "whole"
    if level in rule.record.levels:
        code = f"{code}.{level}"
    if case.whole == code:
        return "whole"
    return "comparison" if _is_a_part_of_a_change(case, rule) else ""


def _aside_refusal(case: Case, evidence: Evidence) -> Refusal:
    """`whole` where what is said of a figure in brackets is said of the one that they part; or
    where that has no code, and all that is said of the part stands in the brackets: `sáp nhập 139
    đầu mối (102 phòng, 37 đơn vị sự nghiệp)`."""
    opening = _opening_before(case)
    whole = _parted_by(case, opening)
    if whole is None or _stands_for_itself(case, opening, evidence):
        return ""
    if opening > min(evidence):
        return "whole" if _is_said_of_the_whole(case, whole, opening, evidence) else ""
    alone = not whole.code and _is_all_that_is_said(case, whole, opening, evidence)
    return "whole" if alone else ""


def is_said_of_its_whole(case: Case, evidence: Evidence) -> bool:
    """True where the figure stands in brackets and what is said of it is said of the one that they
    part: `giải quyết 176 đơn thuộc thẩm quyền (160 khiếu nại, 16 tố cáo)`."""
    opening = _opening_before(case)
    whole = _parted_by(case, opening)
    if whole is None or max(evidence) > opening or _stands_for_itself(case, opening, evidence):
        return False
    return _is_said_of_the_whole(case, whole, opening, evidence)


def _opening_before(case: Case) -> int:
    """Where the brackets open that the figure stands in; -1 for none."""
    opening = case.flat.rfind("(", case.sentence[0], case.start)
    is_closed = opening >= 0 and case.flat.find(")", opening, case.start) >= 0
    return -1 if is_closed else opening


def _parted_by(case: Case, opening: int) -> Finding | None:
    """The figure that brackets which open there stand behind; None for none."""
    if opening < 0:
        return None
    before = next((one for one in reversed(case.before) if one.figure.end <= opening), None)
    return before if before and before.figure.end >= case.sentence[0] else None


def _stands_for_itself(case: Case, opening: int, evidence: Evidence) -> bool:
    """True where the brackets tell what is left, or hold but the number of what stands before, or
    what is no part of it."""
    if _is_what_is_left(case, opening) or _is_no_part_by_its_kind(case, opening):
        return True
    return _is_the_number_of_its_name(case, opening, evidence)


def _is_no_part_by_its_kind(case: Case, opening: int) -> bool:
    """True where a size stands behind a number of things, or a percentage as two numbers: `46 băng
    rôn (138 m2)`, `100% cơ quan (41/41 cơ quan)`."""
    whole = _parted_by(case, opening)
    kinds = (whole.figure.kind if whole else "", case.figure.kind)
    return kinds in NO_PARTS


def _is_what_is_left(case: Case, opening: int) -> bool:
    """True where brackets tell a change by both its ends, of which the figure is the last: `giảm
    410 thôn (từ 2.310 thôn, xuống còn 1.900 thôn)`."""
    begins, ends = case.context.changed
    return bool(ends) and opening < begins + 1 and not case.flat[opening + 1 : begins].strip()


def _is_the_number_of_its_name(case: Case, opening: int, evidence: Evidence) -> bool:
    """True where the figure stands alone in brackets behind its name: `sơ cấp 410 đồng chí, trung
    cấp (3.300), cao cấp (810)`."""
    alone = not case.flat[opening + 1 : case.start].strip() and case.flat[case.end] == ")"
    comma = case.flat.rfind(",", case.context.between[0], opening)
    return alone and comma >= 0 and all(comma < at < opening for at in evidence)


def _is_said_of_the_whole(
    case: Case,
    whole: Finding,
    opening: int,
    evidence: Evidence,
) -> bool:
    """True where all that is said of a part in brackets stands between them and the whole, and says
    what that is: `14 người là công chức cấp xã (gồm 8 người nghỉ hưu, 6 người thôi việc)`."""
    between = case.flat[whole.figure.end : opening]
    is_of_it = min(evidence) >= whole.figure.end and bool(OF_THE_FIGURE.fullmatch(between))
    return is_of_it and all(at < opening for at in evidence if at < case.start)


def _is_all_that_is_said(
    case: Case,
    whole: Finding,
    opening: int,
    evidence: Evidence,
) -> bool:
    """True where brackets open right behind what a figure counts, and hold no more than parts."""
    between = case.flat[whole.figure.end : opening]
    return bool(OF_THE_FIGURE.fullmatch(between)) and not _says_what_is_done(case, evidence)


def _says_what_is_done(case: Case, evidence: Evidence) -> bool:
    """True where the evidence holds an action, or a state, behind what is counted: `(trong đó có 92
    vụ việc thuộc thẩm quyền)`."""
    behind = [at for at in evidence if at >= case.end]
    if not behind:
        return False
    found = (
        one.start()
        for name, one in case.rules.actions.finditer(case.flat, (min(behind), max(behind) + 1))
        if name != NO_ACTION
    )
    return any(at in evidence for at in found)


def _narrow_refusal(
    case: Case,
    rule: IndicatorRule,
    evidence: Evidence,
) -> Refusal:
    """`narrow` where an indicator of the whole is said of one field or one department, which opens
    the statement: `Lĩnh vực đất đai: tiếp nhận 900 hồ sơ, đã giải quyết 880 hồ sơ`; but for a body
    that the wording itself names (`bưu điện … trả N hồ sơ`)."""
    if not rule.record.of_the_whole or not case.is_narrow:
        return ""
    bodies = case.rules.bodies.finditer(case.flat, case.sentence[0], case.start)
    return "" if any(one.start() in evidence for one in bodies) else "narrow"


def _subject_refusal(
    case: Case,
    rule: IndicatorRule,
) -> Refusal:
    """`subject` where the figure is of another thing than the indicator's, or of none that is
    named."""
    wanted = rule.record.subject
    return "subject" if wanted and case.subject != wanted else ""


def _qualified_refusal(
    case: Case,
    rule: IndicatorRule,
    evidence: Evidence,
) -> Refusal:
    """`qualified` where the statement makes its figure a part of what the indicator counts, or a
    sum of two ways (`trực tiếp và bưu chính`)."""
    if not case.joined_ways.isdisjoint(evidence) or _is_a_part_of_another(case):
        return "qualified"
    known = case.rules.qualifiers_known_to(rule.record.code)
    for words in case.qualifiers:
        if words[1] - 1 not in evidence and not is_known(known, case.flat, words):
            return "qualified"
    return ""


def _is_a_part_of_another(case: Case) -> bool:
    """True where the figure is a part of one that is itself only a part of what is counted:
    `tiếp nhận 900 hồ sơ đất đai, trong đó giải quyết đúng hạn 880 hồ sơ`."""
    whole = case.whole_found
    if whole is None or whole.code or case.figure.kind == "percentage":
        return False
    refused = {one.refusal for one in whole.attempts}
    return "qualified" in refused and "" not in refused


def _condition_refusal(
    case: Case,
    rule: IndicatorRule,
    wording: Compiled,
    evidence: Evidence,
) -> Refusal:
    for name, phrases in (*rule.conditions, *wording.conditions):
        must_not = name.startswith("refuse")
        places = case.places[name]
        if name == "refuse":
            places = _behind_the_last(case, evidence, places)
        if name == "refuse_under":
            places = _above(case, rule, places)
        if name == "refuse_nearer":
            follows = wording in rule.then
            begin = case.context.between[0] if follows else min(evidence)
            places = _outside_brackets(case.flat, (begin, case.start))
        if phrases.found(case.flat, case.text, places) == must_not:
            return name
    return ""


def _behind_the_last(case: Case, evidence: Evidence, places: list[Slice]) -> list[Slice]:
    """The places without the words behind the figure before, up to the first comma, where this one
    is no part of that: `11.570 hồ sơ yêu cầu giải quyết, đã giải quyết 11.250 hồ sơ`."""
    begin = case.context.between[0]
    comma = case.flat.find(", ", begin, min(evidence)) if begin > case.sentence[0] else -1
    if comma < 0 or PARTS_OPEN.search(case.flat, comma, case.start):
        return places
    return [(max(start, comma), end) for start, end in places if end > comma]


def _above(case: Case, rule: IndicatorRule, places: list[Slice]) -> list[Slice]:
    """The places that may say what the figure is spoken of under: not the sentence before, nor the
    heading, where the figure is a part of one of the same field; not the sentence before where its
    own one opens with its context: `Về lý luận chính trị, trung cấp có 401 người`."""
    if _is_a_part_of_its_field(case, rule):
        return [case.sentence, *case.context.leads]
    if not _names_its_context(case, rule):
        return places
    before = sentence_before(case.flat, case.context)
    return [place for place in places if place != before]


def _names_its_context(case: Case, rule: IndicatorRule) -> bool:
    """True where the figure's sentence, which does not go on from the one before, names up to the
    figure what an indicator must be spoken of in."""
    if goes_on(case.rules, case.flat, case.sentence[0]):
        return False
    asked = next((phrases for name, phrases in rule.conditions if name == "context"), None)
    place = (case.sentence[0], case.start)
    return asked is not None and asked.found(case.flat, case.text, [place])


def _is_a_part_of_its_field(case: Case, rule: IndicatorRule) -> bool:
    """True where the figure is a part of one whose code is of the same field: what the sentence
    before, or the heading, speaks of has been settled for the whole."""
    whole = base_of(case.whole)[0]
    return bool(whole) and whole.rpartition(".")[0] == rule.record.code.rpartition(".")[0]


def _outside_brackets(flat: str, place: Slice) -> list[Slice]:
    """The pieces of a place that stand in no closed brackets: `03 lượt (03 định kỳ) với`, also
    where it begins within them."""
    closing, opening = flat.find(")", *place), flat.find("(", *place)
    begins_within = closing >= 0 and not 0 <= opening < closing
    pieces, begin = [], closing + 1 if begins_within else place[0]
    for aside in ASIDE.finditer(flat, *place):
        pieces.append((begin, aside.start()))
        begin = aside.end()
    return [*pieces, (begin, place[1])]


def _superior_refusal(case: Case) -> Refusal:
    """`superior` where an intended figure is the aim of a superior's document."""
    if case.figure.status != "planned":
        return ""
    begin = case.sentence[0]
    return "superior" if case.rules.superior.search(case.flat, begin, case.start) else ""


def _beside_refusal(
    case: Case,
    evidence: Evidence,
) -> Refusal:
    """`comparison` where the figure is a difference, `elsewhere` where it is another period's or
    another body's; the wording itself may say so."""
    if compared := _compared(case):
        return "" if compared.start() in evidence else "comparison"
    if another := _other_refusal(case, evidence):
        return another
    elsewhere = _elsewhere(case)
    return "elsewhere" if elsewhere and elsewhere.start() not in evidence else ""


def _elsewhere(case: Case) -> re.Match[str] | None:
    """The words that make the figure another place's or time's; None for none, or where they only
    say what it is compared with, or what a rank beside it is among."""
    search = case.rules.elsewhere.search
    found = search(case.flat, *case.own.before) or search(case.flat, *case.own.behind)
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
    own = noun_behind(case.rules, case.flat, case.end, case.sentence[1])
    return bool(theirs and own and own[0].startswith(theirs[0][: len(own[0])]))


def _is_a_part_of_a_change(case: Case, rule: IndicatorRule) -> bool:
    """True where the figure is a part of a change, and the indicator counts none: of `đã giảm 900
    biên chế, gồm 80 công chức` the 80 are gone. Not where a figure with a code stands before the
    change in its sentence, which may be the whole as well."""
    whole = case.whole_found
    if whole is None or case.figure.kind != "count" or _counts_changes(case, rule):
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


def _counts_changes(case: Case, rule: IndicatorRule) -> bool:
    """True where an indicator's own name or place says that it counts what has changed."""
    name = toneless(rule.record.name)
    changes = [words for action, words in case.rules.actions.every if action in OF_CHANGES]
    return any(words.search(name) for words in changes)


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


def _other_refusal(case: Case, evidence: Evidence) -> Refusal:
    """`elsewhere` where the statement opens with another place or time, or puts the figure aside,
    `rate` for an average."""
    if case.is_nationwide or (case.elsewhere_at >= 0 and case.elsewhere_at not in evidence):
        return "elsewhere"
    if _is_of_another_time(case) or _is_put_aside(case):
        return "elsewhere"
    return "rate" if _is_a_rate(case, evidence) else ""


def _is_a_rate(case: Case, evidence: Evidence) -> bool:
    """True for a count of a day or on average (`mỗi ngày tiếp nhận 150 hồ sơ`), which is no sum of
    the period; the wording itself may say so."""
    if case.figure.kind != "count":
        return False
    begin = max(case.sentence[0], case.start - RATE_REACH)
    if AVERAGE.search(case.flat, begin, case.start):
        return True
    found = case.rules.rates.search(case.flat, begin, case.own.behind[1])
    return found is not None and found.start() not in evidence


@dataclass(frozen=True, slots=True)
class Levelled:
    """A code with its level, and what the level says against it."""

    code: str
    refusal: Refusal = ""


def levelled(
    case: Case,
    rule: IndicatorRule,
    evidence: Evidence,
) -> Levelled:
    """The indicator's code for the level that the words around the figure name."""
    record, level = rule.record, case.level
    if not record.levels:
        return Levelled(record.code, "level" if _astray(case, rule, evidence) else "")
    name = _without_whole(level.name)
    if level.how == "unsure" and name:
        return Levelled(record.code, "level_unsure")
    if not level.name:
        name = _level_of_the_frame(case, rule)
    if not name:
        return Levelled(record.code)
    if name not in record.levels:
        return Levelled(record.code, "level")
    return Levelled(f"{record.code}.{name}")


def _without_whole(level: str) -> str:
    """The level's name; "" for the whole, whose code is the one without level."""
    return "" if level == "whole" else level


def _level_of_the_frame(case: Case, rule: IndicatorRule) -> str:
    """The level that a statement without one takes over from what stands before it."""
    if rule.record.level_from == "section":
        return _level_of_the_section(case)
    return _level_of_the_sentence_before(case, rule)


def _level_of_the_sentence_before(case: Case, rule: IndicatorRule) -> str:
    """The level of the sentence before, whose subject goes on: `Cấp xã tiếp nhận 900 hồ sơ. Đã giải
    quyết 880 hồ sơ`; "" where it has figures of several levels, or is of another subject."""
    if case.rules.whole.search(case.flat, case.sentence[0], case.start):
        return ""
    is_wide = bool(case.rules.wide.search(case.flat, case.sentence[0], case.start))
    subject = rule.record.code.partition(".")[0]
    sentence: Slice | None = None
    levels: set[str] = set()
    for found in reversed(case.before):
        own = found.context.sentence
        if found.figure.start < case.context.earlier[0] or sentence not in (None, own):
            break
        level = None if own == case.sentence else _level_told(case, found, subject, is_wide)
        if level is not None:
            sentence = own
            levels.add(level)
    return levels.pop() if len(levels) == 1 else ""


def _level_told(case: Case, found: Finding, subject: str, is_wide: bool) -> str | None:
    """The level that a figure before tells of, whose code is of the same subject, or whose sentence
    opens with a level (as it must where this one is of all bodies); None where it tells of none."""
    is_the_topic = opens_with(case.flat, found.context.sentence[0], found.level)
    if is_wide and not is_the_topic:
        return None
    if found.code.partition(".")[0] == subject:
        return base_of(found.code)[1]
    return _without_whole(found.level.name) if is_the_topic and not found.code else None


def _level_of_the_section(case: Case) -> str:
    """The last level named in the section before the figure's sentence, but for those of parts in
    brackets."""
    begin = max(case.context.section_start, case.start - CARRIED)
    piece = (begin, case.sentence[0])
    said = without_parts(case.flat[slice(*piece)])
    return _without_whole(last_level(case.rules.levels, case.flat, piece, said).name)


def _astray(
    case: Case,
    rule: IndicatorRule,
    evidence: Evidence,
) -> bool:
    """True where the figure is of a level of which an indicator without levels is not."""
    record, level = rule.record, case.level
    if record.of_the_whole and _is_of_a_level(case, rule):
        return True
    if level.name in ("", "whole", "unread") or level.name in record.code:
        return False
    if level.span[0] in evidence or _has_its_own_level(record):
        return False
    is_lower = level.name != "cap_tinh" or _are_told_apart(case)
    return (record.of_the_whole and is_lower) or _belongs_to_the_figure(case)


def _has_its_own_level(record: Indicator) -> bool:
    """True where the level is that of the section, or what is counted are units of a level."""
    return record.level_from == "section" or record.unit in LEVELS_COUNTED


def _are_told_apart(case: Case) -> bool:
    """True where the sentence has figures of several levels: of `cấp tỉnh tiếp nhận 900 hồ sơ; cấp
    xã tiếp nhận 400 hồ sơ` none is of the whole."""
    return len(case.levels_in_sentence) > 1


def _is_of_a_level(case: Case, rule: IndicatorRule) -> bool:
    """True where the figure's whole is of a level, or the sentence before that it goes on from."""
    if base_of(case.whole)[1]:
        return True
    return not case.level.name and bool(_level_of_the_sentence_before(case, rule))


def _belongs_to_the_figure(case: Case) -> bool:
    """True where the level named cannot be the subject of what the wording says."""
    if case.level.how == "unsure":
        return ";" not in case.flat[case.context.between[0] : case.start]
    return case.level.how in ("share", "topic")
