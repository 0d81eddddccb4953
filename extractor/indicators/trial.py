"""Does a wording hold at a figure, and what speaks against it?"""

from __future__ import annotations

from itertools import chain

import regex

from extractor.indicators.accounted import says_more
from extractor.indicators.bands import band_refusal
from extractor.indicators.beforehand import (
    OF_ITS_WORDS,
    holds,
    is_told_by_codes,
    part_refusal,
    places_of,
    stage_refusal,
    subject_refusal,
)
from extractor.indicators.blocks import Slice
from extractor.indicators.case import Case, Finding, Refusal
from extractor.indicators.context import ASIDE, CLAUSE_END
from extractor.indicators.matching import Evidence
from extractor.indicators.of_another import beside_refusal, is_a_part_of_a_change
from extractor.indicators.phrases import Compiled
from extractor.indicators.rules import IndicatorRule
from extractor.indicators.strength import is_known
from extractor.indicators.wholes import PARTS_OPEN
from extractor.language.flat import FIGURE, any_words
from extractor.language.said import worded

# Kinds of a figure and of one in brackets behind it that is no part of it.
NO_PARTS = (("count", "measure"), ("percentage", "ratio"))
# Beginnings of codes of what only a report that speaks of reform counts.
OF_REFORM = ("ho_so_tthc.", "tthc.", "dich_vu_cong.", "mot_cua.", "chi_dao.")
# Beginnings of codes of what is done for reform alone, and in the same words for other things.
FOR_REFORM = ("chi_dao.tuyen_truyen.", "chi_dao.kiem_tra.", "tthc.phan_anh_kien_nghi.")
OF_WHICH = worded(r"\s*{of_which}\s*")
OF_WHOM = worded(rf"\s*{{owned}}\s[^,;.:(){FIGURE}]*")
OF_THE_TOTAL = worded(rf"{{share_in}}\s+(?:tổng\s+)?{any_words('số')}\s*\Z")
ENDS_A_CLAUSE = regex.compile(r"[,;]\s")
OF_THE_FIGURE = regex.compile(r"[\s\p{L}/,]{0,60}")  # between a figure and its brackets
LONGEST_PAIR = 20  # characters
NO_ACTION = "bo_qua"  # words among the actions that are none


def taken_refusal(
    case: Case,
    evidence: Evidence,
) -> Refusal:
    """`taken` where all words before the figure are ones that the figure before has claimed, or are
    of it as a part of this one: `05 đơn vị tự bảo đảm chi đầu tư, 38 đơn vị`; or where that one has
    claimed words behind this one: `18 trong tổng số 19 đơn vị xếp loại tốt`."""
    if not case.last:
        return ""
    if _is_of_the_last(case, case.last, evidence):
        return "taken"
    before = [at for at in evidence if at < case.start]
    end = max(case.claimed, _end_of_the_part(case))
    return (
        "taken"
        if before and end and case.last.figure.end <= min(before) and max(before) < end
        else ""
    )


def _is_of_the_last(case: Case, last: Finding, evidence: Evidence) -> bool:
    """True where a word behind the figure is one that the figure before has claimed; and where that
    one is a part of it, with no noun and no code, for every word behind what is counted: `3.456
    trên tổng số 3.500 hồ sơ đúng hạn`."""
    behind = [at for at in evidence if at >= case.end]
    if not behind or min(behind) < last.claimed_to:
        return bool(behind)
    if last.code or not OF_WHICH.fullmatch(case.flat, last.figure.end, case.start):
        return False
    return max(behind) >= _end_of_its_noun(case)


def _end_of_its_noun(case: Case) -> int:
    """Where what the figure counts ends, with whose it is (`hồ sơ của các thủ tục toàn trình`);
    where nothing known is counted, the figure."""
    noun = case.noun
    end = noun.end() if noun else case.end
    of_whom = OF_WHOM.match(case.flat, end)
    return of_whom.end() if of_whom else end


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
        part_refusal(case, rule, wording)
        or band_refusal(case, rule)
        or stage_refusal(case, rule, wording)
        or ("demand" if case.is_demanded else "")
        or _condition_refusal(case, rule, wording, evidence)
        or _statement_refusal(case, rule, evidence)
        or _superior_refusal(case)
        or beside_refusal(case, rule, evidence)
        or _of_a_part_refusal(case, rule, wording, evidence)
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
        or _field_refusal(case, rule)
        or subject_refusal(case, rule)
        or _narrow_refusal(case, rule, evidence)
        or _matter_refusal(case, rule, evidence)
        or _qualified_refusal(case, rule, evidence)
    )


def _field_refusal(case: Case, rule: IndicatorRule) -> Refusal:
    """`narrow` where the document is of another field, or issuer, in which the same things are
    counted."""
    named = case.rules.wide.search(case.flat, case.sentence[0], case.start)
    if case.issuer in rule.record.not_in and not named:
        return "narrow"  # `Sở có 06 phòng`, but not `Toàn tỉnh có 20 cơ quan`
    of_reform = rule.record.code.startswith(OF_REFORM)
    return "narrow" if of_reform and case.is_of_another_field else ""


def _of_a_part_refusal(
    case: Case,
    rule: IndicatorRule,
    wording: Compiled,
    evidence: Evidence,
) -> Refusal:
    """What makes the figure a part of what the indicator counts: the figure that it is a part of,
    or a word that the indicator does not account for."""
    return _whole_refusal(case, rule) or _unaccounted_refusal(case, rule, wording, evidence)


def _whole_refusal(
    case: Case,
    rule: IndicatorRule,
) -> Refusal:
    """`whole` where the figure is a part of one that has this code already, or of an addend of it:
    a part is something else than its whole. A share by level has a code of its own. `comparison`
    where it is a part of a change."""
    code, levels = rule.record.code, rule.record.levels
    if case.code_of_whole in case.rules.addends.get(code, ()):
        return "whole"
    if levels and case.level.name in levels:
        code = f"{code}.{case.level.name}"
    if case.whole == code:
        return "whole"
    return "comparison" if is_a_part_of_a_change(case, rule) else ""


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
    """True where the evidence, all of it in brackets, holds an action or a state: `(trong đó có 92
    vụ việc thuộc thẩm quyền)`, `(ban hành mới 56, bãi bỏ 116)`."""
    piece = (min(evidence), max(evidence) + 1)
    said = case.rules.actions.finditer(case.flat, piece)
    return any(one.start() in evidence for name, one in said if name != NO_ACTION)


def _narrow_refusal(
    case: Case,
    rule: IndicatorRule,
    evidence: Evidence,
) -> Refusal:
    """`narrow` where an indicator of the whole is said of one field or one department, which opens
    the statement: `Lĩnh vực đất đai: tiếp nhận 900 hồ sơ, đã giải quyết 880 hồ sơ`; but for a body
    or a field that the wording itself names (`bưu điện … trả N hồ sơ`, `biên chế lĩnh vực y tế
    N`)."""
    if not rule.record.of_the_whole or not case.is_narrow:
        return ""
    bodies = case.rules.bodies.finditer(case.flat, case.sentence[0], case.start)
    fields = case.rules.narrow.finditer(case.flat, case.sentence[0], case.start)
    named = chain(bodies, fields)
    return "" if any(one.start() in evidence for one in named) else "narrow"


def _matter_refusal(case: Case, rule: IndicatorRule, evidence: Evidence) -> Refusal:
    """`narrow` where what is done for reform is said, in the figure's clause, to be about something
    else: `12.000 tờ rơi về phòng, chống ma túy`."""
    if not rule.record.code.startswith(FOR_REFORM):
        return ""
    begin, end = case.own.before
    opens = max((stop.end() for stop in CLAUSE_END.finditer(case.flat, begin, end)), default=begin)
    noun, closes = case.noun, case.own.behind[1]
    behind = (noun.end() if noun else case.end, closes)
    for place in ((opens, end), behind):
        reach = min(place[1] + LONGEST_PAIR, case.sentence[1])  # a comma parts `phòng, chống`
        named = case.rules.matters.finditer(case.flat, place[0], reach)
        if any(one.start() < place[1] and one.start() not in evidence for one in named):
            return "" if case.rules.reform.search(case.flat, *place) else "narrow"
    return ""


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


def _unaccounted_refusal(
    case: Case,
    rule: IndicatorRule,
    wording: Compiled,
    evidence: Evidence,
) -> Refusal:
    """`unaccounted` where the clause says more of its figure than the indicator knows; what follows
    a figure is of that one, of which this was asked."""
    if wording in rule.then:
        return ""
    return "unaccounted" if says_more(case, rule, evidence) else ""


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
    """The first condition that does not hold. Of a wording of the indicator's own, but where
    somebody asks for all that speaks against it, what stands around the figure was asked before."""
    was_asked = not case.every_attempt and wording in rule.wordings
    for name, phrases in (*rule.conditions, *wording.conditions):
        if was_asked and name not in OF_ITS_WORDS:
            continue
        if is_told_by_codes(case, rule, name, phrases):
            continue
        if name == "refuse":
            places = _behind_the_last(case, evidence, case.places[name])
        elif name == "refuse_nearer":
            follows = wording in rule.then
            begin = case.context.between[0] if follows else min(evidence)
            places = _outside_brackets(case.flat, (begin, case.start))
        else:
            places = places_of(case, rule, name)
        if not holds(case, name, phrases, places):
            return name
    return ""


def _behind_the_last(case: Case, evidence: Evidence, places: list[Slice]) -> list[Slice]:
    """The places without the words behind the figure before, up to the first comma or semicolon,
    where this one is no part of that: `11.570 hồ sơ yêu cầu giải quyết, đã giải quyết 11.250 hồ
    sơ`, `04 đơn vị sự nghiệp khác; so với năm 2015 giảm 21 đơn vị`."""
    begin = case.context.between[0]
    if begin <= case.sentence[0]:
        return places
    mark = ENDS_A_CLAUSE.search(case.flat, begin, min(evidence))
    if mark is None or PARTS_OPEN.search(case.flat, mark.start(), case.start):
        return places
    return [(max(start, mark.start()), end) for start, end in places if end > mark.start()]


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
