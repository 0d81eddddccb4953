"""The level of administration that a figure with a code is of."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.indicators.blocks import CARRIED, Slice
from extractor.indicators.case import Case, Finding, Refusal
from extractor.indicators.context import topic_of_document, without_parts
from extractor.indicators.level import last_level, levels_named, opens_with
from extractor.indicators.matching import Evidence
from extractor.indicators.own_level import OWN_LEVELS
from extractor.indicators.records import Indicator, base_of
from extractor.indicators.rules import IndicatorRule

# Beginnings of the codes of what a report counts of its own body.
OF_ITS_OWN = ("bo_may.bien_che.", "mot_cua.")
LEVELS_COUNTED = ("xã", "huyện")  # units that are levels themselves


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
    record = rule.record
    if not record.levels:
        return Levelled(record.code, "level" if _astray(case, rule, evidence) else "")
    level = case.level
    name = _without_whole(level.name)
    if level.how == "unsure" and name:
        return Levelled(record.code, "level_unsure")
    if not level.name:
        name = _level_of_the_frame(case, rule)
    if not name or name == case.own_level:
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
    brackets; else the one that the report's title names: `Đội ngũ cán bộ, công chức cấp xã`."""
    begin = max(case.context.section_start, case.start - CARRIED)
    piece = (begin, case.sentence[0])
    said = without_parts(case.flat[slice(*piece)])
    name = _without_whole(last_level(case.rules.levels, case.flat, piece, said).name)
    return name or _level_of_the_title(case)


def _level_of_the_title(case: Case) -> str:
    """The one level that the report's title names; "" where it names none or several."""
    title = topic_of_document(case.text, case.flat)
    named = levels_named(case.rules.levels, case.flat, title)
    return named.pop() if len(named) == 1 else ""


def _astray(
    case: Case,
    rule: IndicatorRule,
    evidence: Evidence,
) -> bool:
    """True where the figure is of a level of which an indicator without levels is not."""
    record, level = rule.record, case.level
    if record.of_the_whole and _is_of_a_level(case, rule):
        return True
    if level.name in ("", "whole", "unread", case.own_level) or _is_in_a_code(case, record):
        return False
    if level.span[0] in evidence or _has_its_own_level(case, record):
        return False
    is_lower = level.name != "cap_tinh" or _are_told_apart(case)
    return (record.of_the_whole and is_lower) or _belongs_to_the_figure(case)


def _is_the_issuers_own(case: Case, record: Indicator) -> bool:
    """True where the level is the issuer's, of whose own bodies, posts and office the indicator is:
    `Bộ phận TN&TKQ huyện: diện tích 120m²` in a report of the district."""
    is_own = case.level.name == OWN_LEVELS.get(case.issuer)
    return is_own and record.code.startswith(OF_ITS_OWN)


def _is_in_a_code(case: Case, record: Indicator) -> bool:
    """True where the indicator is of the level by its name, or the figure's whole is, which is of
    the same field: `Cấp tỉnh 86 văn bản: HĐND 31 nghị quyết, UBND 55 quyết định`; or has its code
    though the level stands before it: `Bố trí 08 công chức tại Bộ phận Một cửa huyện (biên chế 06,
    hợp đồng 02)`."""
    name, whole = case.level.name, case.whole_found
    if name in record.code:
        return True
    base, level = base_of(whole.code) if whole and whole.code else ("", "")
    if not whole or base.rpartition(".")[0] != record.code.rpartition(".")[0]:
        return False
    opens = case.flat.find("(", whole.figure.end, case.start)
    return name in base or (not level and 0 <= case.level.span[0] < opens)


def _has_its_own_level(case: Case, record: Indicator) -> bool:
    """True where the level is that of the section, or the issuer's own, or what is counted are
    units of a level."""
    if record.level_from == "section" or record.unit in LEVELS_COUNTED:
        return True
    return _is_the_issuers_own(case, record)


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
