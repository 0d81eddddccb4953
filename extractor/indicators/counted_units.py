"""What a figure counts, held against what an indicator counts."""

from __future__ import annotations

from extractor.figures import counted_nouns
from extractor.indicators.case import Case, Refusal
from extractor.indicators.context import behind_space
from extractor.indicators.matching import Evidence
from extractor.indicators.rules import IndicatorRule, bare_words
from extractor.indicators.subject import last_named
from extractor.language.flat import toneless
from extractor.language.said import worded

# Behind a percentage, before what it is of: `39% số người …`, `của tổng số hồ sơ`.
OF_ALL = worded(r"\s*(?:{share_of}\s+)?(?:{all_of_the}\s+)+")
TURN = toneless("lượt")
# Objects of which the same is said: they are received, settled, late.
MATTERS = ("ho_so", "don", "phan_anh", "nhiem_vu")
NOTHING_BEHIND: Evidence = frozenset()  # the words of a wording that has none behind the figure


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
    noun = case.noun
    if not noun:
        against = _another_unit_refusal(case, rule, evidence)
        return against or _another_matter_refusal(case, rule, evidence)
    if noun.start() in evidence or _counts_turns_of_it(case, rule, noun[0], evidence):
        return ""
    return "" if rule.units.pattern.match(case.flat, noun.start()) else "unit"


def counts_another_thing(case: Case, rule: IndicatorRule) -> bool:
    """True where what stands right behind the figure is nothing that the indicator counts, whatever
    is said before the figure."""
    if rule.record.kind not in ("count", "ratio"):
        return False
    noun = case.noun
    if not noun:
        return bool(_another_unit_refusal(case, rule, NOTHING_BEHIND))
    return noun[0] != TURN and not rule.units.pattern.match(case.flat, noun.start())


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


def _another_matter_refusal(case: Case, rule: IndicatorRule, evidence: Evidence) -> Refusal:
    """`unit` where no word of the wording names what is counted, and the sentence has last named
    another matter that is received and settled, too: of `tiếp nhận 120 hồ sơ, trong đó chứng thực
    70; giải quyết 118` the 118 are no petitions."""
    counted = rule.record.object.split("|")
    if not rule.record.object or not case.rules.objects.may_stand(case.flat, case.sentence):
        return ""
    begin, end = case.sentence
    named = case.rules.objects.finditer(case.flat, (begin, end))
    if any(one.start() in evidence for _, one in named):
        return ""
    last = last_named(case.rules.objects, case.flat, (begin, case.start))
    return "unit" if last in MATTERS and last not in counted else ""


def unit_behind(case: Case) -> str:
    """The figure's unit, flat, where it is a noun of what is counted that stands right behind the
    figure; "" where it is not: `265 sửa đổi, bổ sung`."""
    unit = toneless(case.figure.unit)
    there = case.flat.startswith(unit, behind_space(case.flat, case.end))
    return unit if there and case.figure.unit.lower() in counted_nouns() else ""


def _unit_of_measure_refusal(case: Case, rule: IndicatorRule, evidence: Evidence) -> Refusal:
    """`unit` where a measure is printed with another unit than the indicator's, or where neither
    the figure nor the wording has it. What an index is given needs none: `PAR Index đạt 84,21,
    xếp hạng 30/63`."""
    own, wanted = case.figure.unit, rule.record.unit
    if own == wanted or (own and case.figure.raw.endswith(own)):
        return "" if own == wanted else "unit"
    if rule.record.subject and not own:
        return ""
    return "" if _unit_before(case, rule, evidence) == wanted else "unit"


def _unit_before(case: Case, rule: IndicatorRule, evidence: Evidence) -> str:
    """The indicator's unit where its wording spells it out before the figure; "" where not."""
    named = rule.units.pattern.finditer(case.flat, case.sentence[0], case.start)
    return rule.record.unit if any(one.start() in evidence for one in named) else ""
