"""The rules tried on the words around a figure, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import regex

from extractor.indicators.alone import by_its_name_alone
from extractor.indicators.beforehand import is_out_of_place, is_ruled_out
from extractor.indicators.case import Attempt, Case, Finding, Refusal
from extractor.indicators.composition import by_composition
from extractor.indicators.counted_units import unit_refusal
from extractor.indicators.fields import says_what_it_is, told_before
from extractor.indicators.levelled import Levelled, levelled
from extractor.indicators.matching import Evidence, evidence_of
from extractor.indicators.openings import opening_words
from extractor.indicators.parts import by_share, is_aside
from extractor.indicators.phrases import OTHER_SLOT, Compiled
from extractor.indicators.records import base_of, field_of
from extractor.indicators.rules import IndicatorRule, Places, Wordings
from extractor.indicators.said_again import by_saying_again
from extractor.indicators.sought import is_within_word
from extractor.indicators.trial import refusal, taken_refusal
from extractor.language.flat import FIGURE, any_words
from extractor.language.numbers import printed_step
from extractor.language.said import worded
from extractor.model import Doubt, NumeralKind

PLANS_AND_YEARS = "{plans_and_years}"
OF_A_PLAN = worded(rf"\s*{{of_a_plan}}?\s*{PLANS_AND_YEARS}")
# Between a figure and the total that it is of.
OF_WHICH = "{of_which}"
OF_TOTAL = worded(rf"[^;.{FIGURE}]{{0,60}}?(?:{OF_WHICH}\s*|/)")
# Between a figure and the aim set for it.
TARGET = worded(
    rf"[\s\p{{L}}]{{0,20}}[(,;]\s*({{targets}})"
    rf"[^;.(){FIGURE}]{{0,40}}"
)
# The same behind by how much the result is above or below it.
MEASURED_BY_IT = worded(
    rf"\s*(?:{{of_a_plan}}\s+)?({{targets}})"
    rf"[^;.(){FIGURE}]{{0,40}}\(\s*"
)
# Between what was reached so far and what is to be reached: `đạt 68,4%; ước cả năm 96%`.
FORECAST = worded(rf"\s*[,;(]\s*({{forecast}})[\s\d/.]*(?:{any_words('đạt', 'là')})?\s*")
# Between the posts that were given and those that are filled.
FILLED_BY = worded(
    rf"[\s\p{{L}}]{{0,20}}[,(]\s*(?:{any_words('số', 'nay', 'đến nay')}\s+)?"
    rf"({{filled_by}})[^;.(){FIGURE}]{{0,20}}"
)
FILLED = "bo_may.bien_che."  # begins the codes of posts
IN_BRACKETS = regex.compile(r"[\s\p{L}]{0,30}[(=]\s*")  # `76 hồ sơ (0,8%)`, `76 hồ sơ = 0,8%`
BEHIND_A_COMMA = regex.compile(r"[\s\p{L}]{0,30},\s*")
# Between a figure in brackets and the next one, which is of what the brackets explain.
SAID_OF_IT = "{said_of_it}"
GOES_ON = worded(rf"[^(){FIGURE}.;]*\)(?:[\s,:]|{SAID_OF_IT})*")
MOST_IN_BRACKETS = 8  # figures that brackets behind a figure are looked for in
# The name of a share, with the first word of what it is the share of.
ANOTHER_RATE = worded(
    r"{rates_called}\s+"
    r"(?!{rate_is})"
    r"\p{L}+"
)
FOLLOWING_REACH = 50  # characters from a figure to the words that follow it
AND = regex.compile(any_words("và"))
COMMA = regex.compile(r"\s*[,;(]")
# What speaks against a figure that is what its words say, but not of the whole report.
OF_ANOTHER = (
    *("level", "level_unsure", "narrow", "qualified", "unaccounted"),
    *("elsewhere", "whole", "rate"),
)
BREAK = regex.compile(r"\.\s|[()].*[()]")
BREAK_OF_PERCENTAGE = regex.compile(r"[;.]\s|[()].*[()]")


def finding_of(case: Case) -> Finding:
    """What the rules say of a figure: one code, none, or a doubt where they give several."""
    following = tuple(_by_previous(case))
    attempts = (
        *_by_words(case, case.figure.kind),
        *following,
        *_by_target(case),
        *_by_what_there_is(case),
        *by_share(case),
    )
    weaker_ones = (by_composition, by_saying_again, _by_the_field, _by_the_document)
    for weaker in (*weaker_ones, by_its_name_alone):
        if all(attempt.refusal for attempt in attempts):
            attempts = (*attempts, *weaker(case))
    good = _of_its_own_words(case, attempts)
    codes = _codes_of(case, good, following)
    code = codes[0] if len(codes) == 1 else ""
    doubts: tuple[Doubt, ...] = ()
    if len(codes) > 1:
        doubts = (Doubt.of("indicator_claimed_twice", codes=", ".join(codes)),)
    return Finding(
        figure=case.figure,
        attempts=attempts,
        code=code,
        doubts=doubts,
        context=case.context,
        named_level=case.named_level,
        claimed_to=_claimed_to(case.end, [one for one in good if one.code == code]),
        counted="" if codes else _counted(case),
    )


def _counted(case: Case) -> str:
    """The code that the first number of a ratio would have alone: `đúng hạn 90/92 hồ sơ`; "" where
    there is none, or several, and where no figure behind it in its sentence could follow one of the
    codes that may come of it."""
    wordings = case.rules.by_kind.get("count")
    if case.figure.kind != "ratio" or not wordings:
        return ""
    followed = {case.rules.followed("count", kind) for kind in case.kinds_behind}
    places = _tried(case, "count") if any(followed) else 0
    if not any(places & those for those in followed):
        return ""
    attempts = tuple(_by_wordings(case, wordings, places))
    if all(attempt.refusal for attempt in attempts):
        return ""
    codes = _codes_of(case, _of_its_own_words(case, attempts), ())
    return codes[0] if len(codes) == 1 else ""


def _of_its_own_words(case: Case, attempts: tuple[Attempt, ...]) -> list[Attempt]:
    """The attempts that hold, without those that rest on words behind a comma where the words
    before it say what the figure is, though of another place, level or time."""
    good = [attempt for attempt in attempts if not attempt.refusal]
    comma = _comma_behind(case)
    if not comma:
        return good
    said = [one for one in attempts if one.refusal in OF_ANOTHER and _ends(one) <= case.start]
    return [one for one in good if _ends(one) < comma.end()] if said else good


def _ends(attempt: Attempt) -> int:
    """Where the last word ends that an attempt rests on."""
    return max(attempt.evidence, default=-1) + 1


def _comma_behind(case: Case) -> regex.Match[str] | None:
    """The comma right behind what the figure counts; None for none."""
    noun = case.noun
    return COMMA.match(case.flat, noun.end() if noun else case.end)


def _codes_of(
    case: Case,
    good: list[Attempt],
    following: tuple[Attempt, ...],
) -> list[str]:
    """The codes of the attempts that hold; of several those that the words nearest to the figure
    give, or that the figure right before does (`following`): a share behind its count is of it,
    before it is of what was spoken of earlier."""
    followers = [one for one in following if not one.refusal]
    chosen = good
    for choose in (_nearest, _adjacent, _of_the_series):
        if len(_best_codes(chosen)) > 1:
            chosen = choose(case, good)
    codes = _best_codes(chosen)
    return _best_codes(followers) or codes if len(codes) > 1 else codes


def _best_codes(good: list[Attempt]) -> list[str]:
    """The codes that no other one's words hold all words of, sorted."""
    every = sorted({attempt.code for attempt in good})
    return [code for code in every if not _contained(code, good)]


def _nearest(case: Case, good: list[Attempt]) -> list[Attempt]:
    """The attempts, without those that rest on words behind a comma where others do not: in `trực
    tuyến 120 hồ sơ, trực tiếp …` the words behind the comma open what comes next."""
    comma = _comma_behind(case)
    if not comma:
        return good
    return [one for one in good if max(one.evidence, default=0) < comma.end()] or good


def _of_the_series(case: Case, good: list[Attempt]) -> list[Attempt]:
    """The attempts at codes of the field that the figure before in the sentence is of, where some
    are: of `Về trình độ: đại học 49 người, trung cấp 7 người` both are of the profession."""
    last = case.last
    if last is None or not last.code or last.context.sentence != case.sentence:
        return good
    field = field_of(last.code)
    return [one for one in good if field_of(one.code) == field] or good


def _adjacent(case: Case, good: list[Attempt]) -> list[Attempt]:
    """The attempts, without those whose nearest words stand behind a gap where others' stand right
    at the figure: `tỷ lệ đúng hạn là 99% đánh giá mức độ hài lòng`."""
    noun = case.noun
    behind = noun.end() if noun else case.end
    small = case.rules.small.match(case.flat, behind, case.sentence[1])
    before = range(case.endings[-1] - 1, case.start)
    after = range(behind, (small.end() if small else behind) + 2)
    beside = [one for one in good if any(at in before or at in after for at in one.evidence)]
    return beside or good


def _claimed_to(end: int, won: list[Attempt]) -> int:
    """Where the words behind a figure end that its claim took: they are no longer the next one's.
    Those of a wording that speaks of another figure too are not taken. `end`: the figure's own."""
    claimed = end
    for attempt in won:
        if not OTHER_SLOT.search(attempt.words):
            claimed = max(claimed, max(attempt.evidence, default=-1) + 1)
    return claimed


def _contained(code: str, good: list[Attempt]) -> bool:
    """True where one wording of another code holds all words of every wording of this one, and
    more."""
    own = [attempt.evidence for attempt in good if attempt.code == code]
    others = [attempt.evidence for attempt in good if attempt.code != code]
    return any(all(mine < other for mine in own) for other in others)


def _by_words(case: Case, kind: NumeralKind) -> Iterator[Attempt]:
    """The wordings of a kind of figures that hold."""
    if wordings := case.rules.by_kind.get(kind):
        yield from _by_wordings(case, wordings, _tried(case, kind))


def _by_the_field(case: Case) -> Iterator[Attempt]:
    """The wordings for whose topic the codes of the figures right before stand: behind `Tiếp nhận:
    900 hồ sơ` a line `b) Đã giải quyết: 880 bộ` is of the same. Where that topic is not said there
    either, they must say themselves what the figure is."""
    wordings = case.rules.by_kind.get(case.figure.kind)
    before = told_before(case) if case.out_of_place else None
    if wordings is None or before is None:
        return
    lacking = {code for code in case.out_of_place if field_of(code) == before.field}
    places = wordings.of_codes(lacking)
    found = list(_weakly(case.with_told(before), wordings, places))
    if all(one.refusal for one in found):
        by_codes = case.with_told(replace(before, places=()))
        tried = _weakly(by_codes, wordings, places)
        found = [one for one in tried if says_what_it_is(case, one)]
    yield from found


def _weakly(case: Case, wordings: Wordings, lacking: Places) -> Iterator[Attempt]:
    """The wordings that hold of those that lack what is told otherwise; they must say more than
    what is counted."""
    noun = case.noun
    counted = range(*noun.span()) if noun else ()
    for attempt in _by_wordings(case, wordings, _tried(case, case.figure.kind) & lacking):
        if not attempt.evidence.issubset(counted):
            yield replace(attempt, weak=True)


def _by_the_document(case: Case) -> Iterator[Attempt]:
    """The wordings of which the document opens with what their sentence leaves out: in a report on
    reform `Sáng kiến: 4 mô hình mới` are of reform. They are weak: they must say more than what is
    counted, of something that is done already."""
    wordings = case.rules.by_kind.get(case.figure.kind)
    if not wordings or not case.out_of_place or case.figure.status == "planned":
        return
    told = case.with_told(opens_with_topic=True)
    yield from _weakly(told, wordings, wordings.of_codes(case.out_of_place))


def _tried(case: Case, kind: NumeralKind) -> Places:
    """The wordings of a kind of figures that the words around this one leave over."""
    if kind not in case.tried:
        wordings = case.rules.by_kind[kind]
        beside = _beside(case, wordings, _possible(case, wordings))
        case.tried[kind] = _begun(case, wordings, beside)
    return case.tried[kind]


def _by_wordings(case: Case, wordings: Wordings, places: Places) -> Iterator[Attempt]:
    """Those of some wordings that hold."""
    known: dict[tuple[object, ...], Attempt] = {}
    for rule, wording in wordings.at(places):
        if not case.every_attempt and is_ruled_out(case, rule, wording):
            continue
        if evidence := _evidence_in_sentence(case, wording):
            if not case.every_attempt and case.is_demanded:
                return
            if _is_left_out(case, rule, wording):
                continue
            same = (rule.record.code, evidence, wording.terms)
            if same in known:
                yield replace(known[same], words=wording.words)
            else:
                known[same] = _attempt(case, rule, wording, evidence)
                yield known[same]


def _evidence_in_sentence(case: Case, wording: Compiled) -> Evidence:
    """What a wording rests on in the figure's sentence; found once, whatever is told besides."""
    if wording not in case.evidence:
        case.evidence[wording] = evidence_of(case, wording, case.sentence[0])
    return case.evidence[wording]


def _is_left_out(case: Case, rule: IndicatorRule, wording: Compiled) -> bool:
    """True where a wording lacks something around the figure, which is noted, and nobody asks what
    speaks against it."""
    if not is_out_of_place(case, rule, wording):
        return False
    case.out_of_place.add(rule.record.code)
    return not case.every_attempt


def _possible(case: Case, wordings: Wordings) -> Places:
    """The wordings of which the words that they cannot do without stand on their sides: between the
    figures beside this one, or anywhere in the sentence where they speak of another figure too, or
    are shared by a row of figures."""
    start, end = case.start, case.end
    between, sentence = case.context.between, case.sentence
    aside = case.beside_an_aside
    reaching = wordings.with_others
    if case.shared_endings:
        reaching |= wordings.with_words_behind
    far = wordings.near(
        reaching,
        case.vocabulary(sentence[0], start) | aside,
        case.vocabulary(end, sentence[1]) | aside,
    )
    return far | wordings.near(
        wordings.all & ~reaching,
        case.vocabulary(between[0], start) | aside,
        case.vocabulary(end, between[1]) | case.vocabulary(*case.context.tail) | aside,
    )


def _beside(case: Case, wordings: Wordings, places: Places) -> Places:
    """Those of some wordings that the words right beside the figure do not rule out. Where it
    stands in a row, one with words behind it may end before the first figure of the row."""
    ends = case.every_ending
    ending = wordings.ending.among(
        places,
        map(case.word_before, ends),
        lambda: frozenset().union(*map(case.words_before, ends)),
    )
    if case.shared_endings:
        ending |= places & wordings.with_words_behind
    return wordings.beginning.among(ending, (case.word_behind,), case.words_behind)


def _begun(case: Case, wordings: Wordings, places: Places) -> Places:
    """Those of some wordings that may begin in the sentence before the figure; of those that must
    open a clause, at a word that may open one."""
    piece = (case.sentence[0], case.start)
    opening = places & wordings.opening
    found = _begun_anywhere(case, wordings, places & ~opening)
    if opening:
        found |= wordings.begun.among(opening, opening_words(case.flat, piece))
    return found


def _begun_anywhere(case: Case, wordings: Wordings, places: Places) -> Places:
    """Those of some that may begin anywhere in the sentence before the figure: with its words in
    pairs, but where it is also read without brackets, or begins within a word."""
    piece = (case.sentence[0], case.start)
    if case.flat_without_asides or is_within_word(case.flat, piece[0]):
        return wordings.begun.among(places, case.bare.runs_of(piece))
    return wordings.begun.among_pairs(places, case.bare.pairs_in(*piece))


def _attempt(
    case: Case,
    rule: IndicatorRule,
    wording: Compiled,
    evidence: Evidence,
) -> Attempt:
    """The attempt of a wording that holds; of one that is refused nobody asks the level, but where
    all is asked for."""
    against = unit_refusal(case, rule, evidence)
    if not against and not wording.others:
        against = taken_refusal(case, evidence)
    against = against or refusal(case, rule, wording, evidence)
    is_asked = case.every_attempt or not against
    with_level = levelled(case, rule, evidence) if is_asked else Levelled(rule.record.code)
    return Attempt(
        rule=rule,
        words=wording.words,
        code=with_level.code,
        evidence=evidence,
        refusal=against or with_level.refusal,
    )


def _by_previous(case: Case) -> Iterator[Attempt]:
    """A figure right behind one of a certain code: `23/28 nhiệm vụ, đạt 82,1%`; or behind two of
    which it is the share of the sum."""
    if of_the_sum := _sum_before(case):
        base, level = base_of(of_the_sum)
        for rule in case.rules.following.get(base, ()):
            yield from _following(case, rule, level)
        return
    for found in _wholes_before(case):
        base, level = base_of(found.told)
        for rule in case.rules.following.get(base, ()):
            if rule.record.kind == case.figure.kind:
                yield from _following(case, rule, level)


def _sum_before(case: Case) -> str:
    """The code of the sum of the two counts before a percentage that is more than the last of them
    is of both: `trước hạn 400 hồ sơ và đúng hạn 580 hồ sơ (chiếm 98%)`; "" for none."""
    near = case.before[-2:]
    if len(near) < 2 or case.figure.kind != "percentage":
        return ""
    first, second = near
    if not AND.search(case.flat, first.figure.end, second.figure.start):
        return ""
    addends = [base_of(one.code) for one in near]
    total = case.rules.sums.get(frozenset(base for base, _ in addends), "")
    if not total or addends[0][1] != addends[1][1] or not _is_more_than(case, first, second):
        return ""
    return f"{total}.{addends[1][1]}" if addends[1][1] else total


def _is_more_than(case: Case, first: Finding, second: Finding) -> bool:
    """True where the percentage is more than the second count is of both."""
    share, one, other = (each.value for each in (case.figure, first.figure, second.figure))
    if share is None or one is None or other is None or first.context.sentence != case.sentence:
        return False
    return share * (one + other) > 100 * other


def _wholes_before(case: Case) -> list[Finding]:
    """The figure right before, where something is told of it; also the one before a total (`18 trên
    tổng số 20`)."""
    near = _outside_brackets(case)[-2:]
    if len(near) == 2:
        first, second = near
        if _is_the_share(case, first, second):
            near = [first]
        elif not _is_of_a_total(case, first, second):
            near = [second]
    return [found for found in (*_before_brackets(case), *near) if found.told]


def _outside_brackets(case: Case) -> list[Finding]:
    """The last figures before in the sentence, without those in brackets that are closed: `176 đơn
    (160 khiếu nại, 16 tố cáo)/221 đơn, đạt`; the last one of all where it stands there."""
    near = case.before[-MOST_IN_BRACKETS:]
    said = [found for found in near if found.context.sentence == case.sentence]
    outside = [found for found in said if not is_aside(case, found)]
    return said if said and outside[-1:] != said[-1:] else outside


def _is_of_a_total(case: Case, part: Finding, whole: Finding) -> bool:
    """True where the words between two figures say that the first is one of the second, and it is
    no larger: of `153 ngàn hồ sơ, trong đó đúng hạn trên 150 ngàn` the `trên` is `more than`."""
    values = (part.figure.value, whole.figure.value)
    if part.figure.kind == whole.figure.kind == "count" and None not in values:
        first, second = (Decimal(value) for value in values if value is not None)
        if first > second:
            return False
    return bool(OF_TOTAL.fullmatch(case.flat, part.figure.end, whole.figure.start))


def _is_the_share(case: Case, part: Finding, whole: Finding) -> bool:
    """True where a percentage is just what the first of two counts is of the second: `115.665 hồ sơ
    trực tuyến, tổng số 168.746 hồ sơ, chiếm 68,54%`."""
    share, counts = case.figure, (part.figure.value, whole.figure.value)
    if share.kind != "percentage" or share.value is None or not all(counts):
        return False
    first, second = (Decimal(value) for value in counts if value is not None)
    step = printed_step(share.raw, share.value)
    return first < second and abs(first / second * 100 - Decimal(share.value)) < step


def _before_brackets(case: Case) -> list[Finding]:
    """The figure that stands before brackets with figures which end right before this one:
    `đạt 69,03 điểm (tăng 3,55 điểm), xếp thứ 9/63`."""
    last = case.last
    if not last or not GOES_ON.fullmatch(case.flat, last.figure.end, case.start):
        return []
    opening = case.flat.rfind("(", case.sentence[0], last.figure.start)
    before = [found for found in case.before[-MOST_IN_BRACKETS:] if found.figure.end <= opening]
    return [found for found in before[-1:] if found.context.sentence == case.sentence]


def _following(
    case: Case,
    rule: IndicatorRule,
    level: str,
) -> Iterator[Attempt]:
    """The attempts of an indicator that follows the figure before, which has that level."""
    begin = case.last.figure.end if case.last else 0
    for wording in rule.then:
        evidence = evidence_of(case, wording, begin) or _bracketed(case, begin)
        if not evidence or not _follows_closely(case, begin, min(evidence)):
            continue
        against = _following_refusal(case, rule, wording, level, evidence)
        yield Attempt(
            rule=rule,
            words=wording.words,
            code=f"{rule.record.code}.{level}" if level else rule.record.code,
            evidence=evidence,
            refusal=against or refusal(case, rule, wording, evidence),
        )


def _follows_closely(
    case: Case,
    begin: int,
    words: int,
) -> bool:
    """True where little, and no end of a sentence, stands between the figure before, which ends at
    `begin`, and the words that follow it."""
    if words - max(begin, case.taken_to) >= FOLLOWING_REACH:
        return False
    stop = BREAK_OF_PERCENTAGE if case.figure.kind == "percentage" else BREAK
    return not stop.search(case.flat[begin:words])


def _following_refusal(
    case: Case,
    rule: IndicatorRule,
    wording: Compiled,
    level: str,
    evidence: Evidence,
) -> Refusal:
    """`level` where the indicator has not the level of the figure before; `comparison` where a
    percentage is of a plan or of another year; `subject` where another share is named between."""
    if level and level not in rule.record.levels:
        return "level"
    if _is_of_another_rate(case, evidence):
        return "subject"
    alone = wording.after is None and rule.record.kind == "percentage"
    return "comparison" if alone and OF_A_PLAN.match(case.flat, case.end) else ""


def _is_of_another_rate(case: Case, evidence: Evidence) -> bool:
    """True where the words between the figures name another share than the wording spells out: `đã
    giải quyết 900 hồ sơ, mức độ hài lòng của người dân đạt 95%`."""
    named = ANOTHER_RATE.search(case.flat, case.last.figure.end if case.last else 0, case.start)
    return named is not None and named.end() - 1 not in evidence


def _bracketed(case: Case, begin: int) -> Evidence:
    """The mark before a percentage, which says what `chiếm` does: `76 hồ sơ (0,8%)`; a comma does
    where the numbers prove it."""
    between = case.flat[begin : case.start]
    if case.figure.kind != "percentage":
        return frozenset()
    if IN_BRACKETS.fullmatch(between):
        return frozenset({case.start - 1})
    is_its_share = BEHIND_A_COMMA.fullmatch(between) and _is_of_one_before(case)
    return frozenset({case.start - 2}) if is_its_share else frozenset()


def _is_of_one_before(case: Case) -> bool:
    """True where a percentage is just what the figure right before is of a larger one before that:
    `đã giải quyết 7.520 hồ sơ, trễ hạn 118, 1,57%`. Of a figure of another sentence it must be told
    to a tenth: many shares are whole per cents."""
    if not case.last:
        return False
    begin = case.sentence[0] if "," not in case.figure.raw else case.context.section_start
    wholes = case.before_from(begin)[:-1]
    return any(_is_the_share(case, case.last, whole) for whole in wholes[-MOST_IN_BRACKETS:])


def _by_target(case: Case) -> Iterator[Attempt]:
    """The aim beside the result: `đạt 6,9% (mục tiêu: 20%)`, `vượt 11% chỉ tiêu giao (50%)`."""
    last = case.last
    if not last:
        return
    found = TARGET.fullmatch(case.flat, last.figure.end, case.start)
    if found is None and case.figure.status == "actual":
        found = MEASURED_BY_IT.fullmatch(case.flat, last.figure.end, case.start)
    if found is None and case.figure.status == "planned":
        found = FORECAST.fullmatch(case.flat, last.figure.end, case.start)
    whose = _whose_aim(case) if found else None
    if found and whose:
        yield Attempt(
            rule=case.rules.by_code[base_of(whose.code)[0]],
            words="",
            code=whose.code,
            evidence=frozenset(range(*found.span(1))),
        )


def _whose_aim(case: Case) -> Finding | None:
    """The last figure of the sentence, or the one before it, that is of the same kind and unit, and
    has a code; None where another one with a code stands in between."""
    own = case.figure
    for found in reversed(case.before_from(case.sentence[0])[-2:]):
        if found.figure.kind == own.kind and found.figure.unit == own.unit and found.code:
            return found
        if found.code and found.figure.kind == own.kind:
            return None
    return None


def _by_what_there_is(case: Case) -> Iterator[Attempt]:
    """How many of the posts that were given are filled: `được giao 90 biên chế, có mặt 87`."""
    last = case.last
    if not last or not last.code.startswith(FILLED) or case.figure.kind != last.figure.kind:
        return
    found = FILLED_BY.fullmatch(case.flat, last.figure.end, case.start)
    rule = case.rules.by_code[base_of(last.code)[0]]
    if (
        found
        and last.context.sentence == case.sentence
        and not unit_refusal(case, rule, frozenset(range(*found.span(1))))
    ):
        yield Attempt(
            rule=rule, words="", code=last.code, evidence=frozenset(range(*found.span(1)))
        )
