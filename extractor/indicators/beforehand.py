"""What speaks against an indicator at a figure whatever words it would rest on: what the figure is
a part of, how far the matter is, what must or must not stand around it, what it counts.

Half of the wordings that the words around a figure leave over are ruled out so. Nothing else rests
on that: they are not tried at all, but where somebody asks why each of them does not hold.
"""

from __future__ import annotations

from extractor.indicators.bands import band_refusal
from extractor.indicators.blocks import Slice
from extractor.indicators.case import Case, Refusal
from extractor.indicators.context import item_of, sentence_before
from extractor.indicators.counted_units import counts_another_thing
from extractor.indicators.phrases import Compiled, Conditions, Phrases
from extractor.indicators.records import ConditionName, Indicator, field_of
from extractor.indicators.rules import IndicatorRule
from extractor.language.flat import FIGURE

# Conditions that ask where the words of a wording stand.
OF_ITS_WORDS = ("refuse", "refuse_nearer")
# Conditions that ask what is spoken of.
OF_THE_TOPIC = ("sentence", "context", "topic", "in_list")


def is_ruled_out(case: Case, rule: IndicatorRule, wording: Compiled) -> bool:
    """True where a wording cannot hold at the figure for what that is, whatever words it would rest
    on."""
    code = rule.record.code
    ruled_out = case.ruled_out.get(code)
    if ruled_out is None:
        ruled_out = case.ruled_out[code] = _is_indicator_ruled_out(case, rule)
    if ruled_out or (wording.after is None and _counts_another_thing(case, rule)):
        return True
    return wording.is_of_a_whole_or_stage and (
        _is_of_other_parts(case, wording) or _is_of_another_stage(case, wording)
    )


def is_out_of_place(case: Case, rule: IndicatorRule, wording: Compiled) -> bool:
    """True where a wording cannot hold for what stands, or does not, around the figure. That takes
    longer to tell than whether its words stand there: it is asked last."""
    code = rule.record.code
    if code not in case.asked_around:
        case.ruled_out[code] = _does_not_hold(case, rule, rule.conditions)
        case.asked_around.add(code)
    return case.ruled_out[code] or _does_not_hold(case, rule, wording.conditions)


def _is_indicator_ruled_out(case: Case, rule: IndicatorRule) -> bool:
    """True where none of an indicator's wordings can hold at the figure."""
    record = rule.record
    if rule.is_of_a_whole_or_stage and (
        _is_of_other_parts(case, record) or _is_of_another_stage(case, record)
    ):
        return True
    if band_refusal(case, rule) or _is_of_an_event(case, rule):
        return True
    return bool(record.subject and not case.context.outdated and subject_refusal(case, rule))


def _counts_another_thing(case: Case, rule: IndicatorRule) -> bool:
    """True where an indicator counts nothing that stands right behind the figure."""
    code = rule.record.code
    known = case.counts_another_thing.get(code)
    if known is None:
        known = case.counts_another_thing[code] = counts_another_thing(case, rule)
    return known


def part_refusal(
    case: Case,
    rule: IndicatorRule,
    wording: Compiled,
) -> Refusal:
    """`part_of` where the figure is a part of something else than it must be."""
    if _is_of_an_event(case, rule):
        return "part_of"
    others = _is_of_other_parts(case, rule.record) or _is_of_other_parts(case, wording)
    return "part_of" if others else ""


def _is_of_an_event(case: Case, rule: IndicatorRule) -> bool:
    """True where an indicator counts how many there are, and the figure's whole what was done."""
    whole = case.code_of_whole
    return bool(whole) and case.rules.stands_in_an_event(rule.record.code, whole)


def _is_of_other_parts(case: Case, given: Indicator | Compiled) -> bool:
    """True where the figure is no part of what is given, or of what it must not be a part of."""
    if not given.part_of and not given.not_part_of:
        return False
    whole = case.code_of_whole
    wholes = {whole, case.code_of_title}
    missing = bool(given.part_of) and wholes.isdisjoint(given.part_of)
    return missing or whole in given.not_part_of


def stage_refusal(
    case: Case,
    rule: IndicatorRule,
    wording: Compiled,
) -> Refusal:
    """`stage` where the matter is said to be less, or more, far: of `đã hoàn thành 350 nhiệm vụ
    (đúng hạn: 338, quá hạn: 12)` the 12 are done."""
    another = _is_of_another_stage(case, rule.record) or _is_of_another_stage(case, wording)
    return "stage" if another else ""


def _is_of_another_stage(case: Case, given: Indicator | Compiled) -> bool:
    """True where the matter is not as far as it must be, or as far as it must not be."""
    if given.stage and case.stage != given.stage:
        return True
    return bool(given.not_stage) and case.stage == given.not_stage


def subject_refusal(
    case: Case,
    rule: IndicatorRule,
) -> Refusal:
    """`subject` where the figure is of another thing than the indicator's, or of none that is
    named."""
    wanted = rule.record.subject
    return "subject" if wanted and case.subject != wanted else ""


def _does_not_hold(case: Case, rule: IndicatorRule, conditions: Conditions) -> bool:
    """True where one of some conditions does not hold, of those that do not ask where the words of
    a wording stand."""
    return any(
        not holds(case, name, phrases, places_of(case, rule, name))
        for name, phrases in conditions
        if name not in OF_ITS_WORDS and not is_told_by_codes(case, rule, name, phrases)
    )


def is_told_by_codes(
    case: Case,
    rule: IndicatorRule,
    name: ConditionName,
    phrases: Phrases,
) -> bool:
    """True where a condition asks what is spoken of, and the codes of the figures before tell."""
    told = case.told_before
    if told is None or told.places or name not in OF_THE_TOPIC or told.field != rule.field:
        return False
    return case.rules.is_of_the_field(rule, phrases)


def holds(case: Case, name: ConditionName, phrases: Phrases, places: list[Slice]) -> bool:
    """True where one of the phrases of a condition stands in its places, or must not and does
    not."""
    must_not = name.startswith("refuse")
    return phrases.found(case.flat, case.text, places) != must_not


def places_of(case: Case, rule: IndicatorRule, name: ConditionName) -> list[Slice]:
    """Where the phrases of a condition are looked for."""
    places = case.places[name]
    if name in OF_THE_TOPIC and case.told_before and case.told_before.field == rule.field:
        return [*places, *case.told_before.places]
    return _above(case, rule, places) if name == "refuse_under" else places


def _above(case: Case, rule: IndicatorRule, places: list[Slice]) -> list[Slice]:
    """The places that may say what the figure is spoken of under: not the sentence before, nor the
    heading, nor the items behind its own, where the figure is a part of one of the same field; not
    the sentence before where its own one has nothing to do with that."""
    before = sentence_before(case.flat, case.context)
    if _is_a_part_of_its_field(case, rule):
        item = item_of(case.flat, case.context)
        return [(case.sentence[0], item[1]), *case.context.leads]
    if not _stands_for_itself(case, rule, before):
        return places
    return [place for place in places if place != before]


def _stands_for_itself(case: Case, rule: IndicatorRule, before: Slice) -> bool:
    """True where the figure's sentence opens with its context (`Về lý luận chính trị, trung cấp có
    401 người`), or anew, or has a subject of its own while the one before has counted its own."""
    if _names_its_context(case, rule) or case.opens_anew:
        return True
    return not case.goes_on and FIGURE in case.flat[slice(*before)]


def _names_its_context(case: Case, rule: IndicatorRule) -> bool:
    """True where the figure's sentence, which does not go on from the one before, names up to the
    figure what an indicator must be spoken of in."""
    if case.goes_on:
        return False
    asked = next((phrases for name, phrases in rule.conditions if name == "context"), None)
    place = (case.sentence[0], case.start)
    return asked is not None and asked.found(case.flat, case.text, [place])


def _is_a_part_of_its_field(case: Case, rule: IndicatorRule) -> bool:
    """True where the figure is a part of one whose code is of the same field: what the sentence
    before, or the heading, speaks of has been settled for the whole."""
    whole = case.code_of_whole
    return bool(whole) and field_of(whole) == field_of(rule.record.code)
