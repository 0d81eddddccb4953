"""A figure on trial: what is known of it before the rules are tried, and what came out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import regex

from extractor.indicators.bare_text import BareText, bare_text, pairs_of
from extractor.indicators.blocks import Slice, opens_a_paragraph
from extractor.indicators.context import (
    NO_WHOLE,
    Context,
    OwnWords,
    noun_behind,
    own_words,
    places_of_conditions,
    sentence_before,
    topic_of_document,
)
from extractor.indicators.level import Level, level_of, levels_named
from extractor.indicators.phrases import NO_WORDS, Compiled, Late
from extractor.indicators.records import ConditionName, base_of
from extractor.indicators.rules import IndicatorRule, Places, Rules
from extractor.indicators.scope import (
    NATION,
    elsewhere_at,
    frame_before,
    goes_on,
    is_nationwide,
    is_of_one_body,
    is_of_one_field,
    is_of_the_nation,
    is_said_of_one_body,
)
from extractor.indicators.strength import joined_ways, qualifiers_of
from extractor.indicators.subject import last_named, subject_of
from extractor.indicators.titles import title_of
from extractor.indicators.wholes import whole_before
from extractor.language.flat import FIGURE, any_words, bare, toneless
from extractor.language.said import worded
from extractor.memory import found_once
from extractor.model import Doubt, Numeral, NumeralKind

# Before a figure: brackets that say what a class is, `Nhóm 2 (tự bảo đảm chi thường xuyên): 23`;
# behind other names they say what is left out, or why.
EXPLAINED = worded(
    rf"{{explained}}\s+\w{{1,3}}\s*"
    rf"\([^(){FIGURE}]+(?P<closing>\))\s*:\s*\Z"
)
# What can speak against a wording that holds; "" for nothing.
Refusal = Literal[
    "",
    ConditionName,
    "unit",
    "taken",
    "part_of",
    "band",
    "stage",
    "whole",
    "demand",
    "narrow",
    "subject",
    "qualified",
    "unaccounted",
    "superior",
    "comparison",
    "elsewhere",
    "rate",
    "level",
    "level_unsure",
]
# Behind a figure and what it counts: what opens its parts; and behind a part's level, its count.
PARTS_BEHIND = worded(rf"[^{FIGURE};.():,]{{0,25}}(?:,?\s*{{parts_follow}}|\()[\s:]*")
LEVEL_COUNTS = regex.compile(rf"[^{FIGURE};.(),]{{0,25}}{FIGURE}")
LETTERS = regex.compile(r"[a-z0-9]+")
LAST_LETTERS = regex.compile(r"[a-z0-9]+\Z")
NEAR_FIGURES = 8  # before one, among which a sentence or list mostly begins
MOST_UNTOLD = 12  # figures behind the last one that has a code and names an object
TOLD_REACH = 400  # characters
LONGEST_GAP = 120  # characters, with the words before it
GAP_ENDS = regex.compile(rf"[{FIGURE};()]")
# What a share is of, between its name and its value: `tỷ lệ hồ sơ thanh toán trực tuyến trên tổng
# số hồ sơ phát sinh phí đạt`.
BASE_OF_A_RATE = worded(
    rf"{{rate_on}}\s+{{total_of_all}}\s[^{FIGURE};.()]*?"
    rf"(?={{share_is}}[^{FIGURE};.()]*\Z)"
)
# Opens an item that asks others for what follows: `3. Yêu cầu: trong 30 ngày khắc phục 9 tồn tại`.
ASKED = worded(
    rf"[\s\-–+*•]*(?:[\divx{FIGURE}]+[.)]\s*|\p{{L}}[.)]\s*)*"
    rf"{{asked_of_others}}[^{FIGURE}:;.]{{0,40}}:"
)
GIVEN = worded("{given_already}")  # what was proposed before
WORDS_ASIDE = regex.compile(rf"\([^(){FIGURE}]*\)")
# Between two figures in a row: what the first counts, with no verb, and a comma or `và`.
IN_A_ROW = worded(
    rf"\s*(?:(?!{{no_row}})\p{{L}}++[\s/-]*+){{1,9}}(?:\([^()]{{0,40}}\)\s*)?"
    rf"(?:,|{any_words('và')})\s*(?:{any_words('và')}\s*)?"
)
ROW_GOES_ON = (",", toneless("và"))  # what stands last between them
WORDS_ASIDE_ENDS = regex.compile(rf"\([^(){FIGURE}]{{0,60}}\)\Z")
# When what is counted was, between its name and the figure: `Số viên chức được giao năm 2022 là`.
TOLD_WHEN = worded(
    rf"[\s,]+(?:(?:{{within_a_time}}\s+)?(?:"
    rf"{any_words('năm')}\s+\d{{4}}"
    rf"|(?:{any_words('quý')}\s+[ivx\d]+|{any_words('tháng')}\s+\d{{1,2}})"
    rf"(?:[\s/-]+(?:{any_words('năm')}\s+)?\d{{4}})?"
    rf"|\d{{1,2}}\s+{any_words('tháng đầu năm', 'tháng cuối năm')}(?:\s+\d{{4}})?"
    rf"|(?:{any_words('ngày')}\s+)?\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}"
    rf"|{any_words('giai đoạn')}\s+\d{{4}}\s*-\s*\d{{4}}"
    rf")|{{within_this_time}})\Z"
)
LONGEST_TIME = 40  # characters
LONGEST_WORD = 40  # characters
DASHES = "-–"
NAME_WITH_A_DASH = regex.compile(rf"[^{FIGURE}]*\p{{L}}\)?\s+[-–]\s+")
MOST_SMALL_WORDS = 4
OF_A_DISTRICT = "huyện"  # the level of an issuer: a city of a province is one
# Of what is known of a case: what rests on what is told besides.
ASKED_ANEW = ("places", "ruled_out", "asked_around", "out_of_place")
LONGEST_SMALL_WORD = 20  # characters


@dataclass(frozen=True)
class NamedLevel:
    """The level of administration that the words around a figure say it is of, found when it is
    first asked for: of most figures nobody asks."""

    rules: Rules
    flat: str
    context: Context
    own: OwnWords
    before: Sequence[Finding] = field(repr=False, compare=False)
    issuer: str = ""

    @found_once
    def level(self) -> Level:
        """The level itself."""
        level = level_of(self.rules.levels, self.flat, self.context, self.own)
        if level.name == "unread" and self.issuer == OF_A_DISTRICT:
            level = replace(level, name="cap_huyen", how="subject")  # the city's own
        if addend := self._addend_of_a_closed_sum(level):
            return replace(level, name="whole" if addend.level.of_a_part else level.name)
        of_all = self._together_to >= level.span[1] or self._has_parts_by_level
        return replace(level, name="whole") if of_all else level

    def _addend_of_a_closed_sum(self, level: Level) -> Finding | None:
        """What was found for the figure of a level before that adds up, with others, to one before
        them, where this one is behind their semicolon: `giải quyết 900 hồ sơ, cấp huyện 300, cấp xã
        600; quá hạn 4 hồ sơ`; None for none."""
        begin, end = level.span[1], self.context.figure.start
        if not 0 < begin <= end:
            return None
        first, last = (bisect_left(self.before, at, key=_start) for at in (begin, end))
        behind = self.before[first:last]
        if not behind or behind[0].context.whole_at in (NO_WHOLE, self.context.whole_at):
            return None
        whole_at = behind[0].context.whole_at
        closing = max(one.figure.end for one in behind if one.context.whole_at == whole_at)
        return behind[0] if ";" in self.flat[closing:end] else None

    @property
    def _has_parts_by_level(self) -> bool:
        """True where the figure's parts by level follow it: `cấp xã 201 hồ sơ; đã giải quyết 305 hồ
        sơ, trong đó cấp tỉnh 65` is of all levels."""
        end = self.context.figure.end
        opens = PARTS_BEHIND.match(self.flat, end, self.context.sentence[1])
        if opens is None:
            return False
        found = self.rules.levels.match(self.flat, opens.end())
        return any(LEVEL_COUNTS.match(self.flat, one.end()) for _, one in found)

    @property
    def _together_to(self) -> int:
        """Where bodies of several levels that are named in one breath end; -1 for none."""
        begin, start = self.context.sentence[0], self.context.figure.start
        found = self.rules.together.finditer(self.flat, begin, start)
        return max((one.end() for one in found), default=-1)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A wording that holds at a figure: the code it gives, the offsets of the spelled-out words
    that are its evidence, and what spoke against it. `weak`: it rests on no wording, but on the
    object and what is done with it, or on a wording for whose topic the whole document stands;
    `bare`: on nothing but the name of what is counted."""

    rule: IndicatorRule
    words: str
    code: str
    evidence: frozenset[int]
    refusal: Refusal = ""
    weak: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure with all attempts and the outcome: its code, "" for none.

    `claimed_to`: where the words behind the figure end that its claim took. `counted`: the code
    that the first number of a ratio without code would have alone.
    """

    figure: Numeral
    attempts: tuple[Attempt, ...]
    code: str
    doubts: tuple[Doubt, ...]
    context: Context
    named_level: NamedLevel
    claimed_to: int
    counted: str = ""

    @property
    def level(self) -> Level:
        """The level of administration that the words around say the figure is of."""
        return self.named_level.level

    @property
    def told(self) -> str:
        """The code that a share right behind the figure is a share of: the figure's own, or that
        of a ratio's first number; "" for none."""
        return self.code or self.counted

    @property
    def weak(self) -> bool:
        """True where the code rests on a weak attempt."""
        return any(one.weak and not one.refusal for one in self.attempts)


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """What the figures right before one speak of: the field of their codes, and where it is said;
    nowhere: their codes tell it alone."""

    field: str
    places: tuple[Slice, ...]


@dataclass(frozen=True)
class Case:
    """A figure on trial, in its context; `before`: what was found for the figures before it.

    `text` is as written, `flat` its flat copy; `year` is the report's, "" where it is not known;
    `issuer` the level of who reports (tỉnh, huyện, xã, or "");
    `own_level` is the one of which all its issuer's figures are, "" where they may be of several.
    `kinds_behind`: of the figures behind this one in its sentence.
    `every_attempt`: also those are asked for that nothing can come of, with what is against them.
    `opens_with_topic`: what must stand in the sentence may stand where the document opens, too.
    `told_before`: what the figures before speak of, so that it need not be said again.
    `titles`: the codes of what titles of lists speak of that tell no number.
    """

    rules: Rules
    text: str
    flat: str
    context: Context
    before: Sequence[Finding]
    year: str = ""
    issuer: str = ""
    own_level: str = ""
    kinds_behind: frozenset[NumeralKind] = frozenset()
    every_attempt: bool = True
    opens_with_topic: bool = False
    told_before: ToldBefore | None = None
    titles: Mapping[Slice, str] = field(default_factory=dict)

    @found_once
    def figure(self) -> Numeral:
        return self.context.figure

    @found_once
    def start(self) -> int:
        """Where the figure begins."""
        return self.figure.start

    @found_once
    def end(self) -> int:
        """Where the figure ends."""
        return self.figure.end

    @found_once
    def sentence(self) -> Slice:
        """The sentence that holds the figure."""
        return self.context.sentence

    @property
    def last(self) -> Finding | None:
        """What was found for the figure before."""
        return self.before[-1] if self.before else None

    def with_told(
        self,
        before: ToldBefore | None = None,
        *,
        opens_with_topic: bool = False,
    ) -> Case:
        """The same figure where it is told besides what is spoken of. What was found around it
        stays known; whether it may hold is asked anew."""
        told = replace(self, told_before=before, opens_with_topic=opens_with_topic)
        known = {name: found for name, found in vars(self).items() if name not in ASKED_ANEW}
        vars(told).update({**known, **vars(told)})
        return told

    def before_from(self, begin: int) -> Sequence[Finding]:
        """What was found for the figures before this one that begin at an offset or behind it."""
        near = max(0, len(self.before) - NEAR_FIGURES)
        if near and _start(self.before[near]) >= begin:
            near = 0
        first = bisect_left(self.before, begin, lo=near, key=_start)
        return self.before[first:]

    @property
    def taken_to(self) -> int:
        """Where the words end that the figure before has claimed; 0 where there is none."""
        return self.last.claimed_to if self.last else 0

    @property
    def claimed(self) -> int:
        """The same for this figure: a percentage, or the end of a change, may share the words of
        the figure before."""
        shares = self.figure.kind == "percentage" or self.context.changed[1]
        return 0 if shares else self.taken_to

    @found_once
    def own(self) -> OwnWords:
        """The figure's own words."""
        return own_words(self.rules, self.flat, self.context, self.claimed)

    @found_once
    def noun(self) -> re.Match[str] | None:
        """The noun of something counted that stands right behind the figure; None for none."""
        return noun_behind(self.rules, self.flat, self.end, self.sentence[1])

    @found_once
    def bare(self) -> BareText:
        """The flat text without any marks."""
        return bare_text(self.flat)

    @found_once
    def whole_found(self) -> Finding | None:
        """What was found for the figure that this one is a part of; None for none."""
        return whole_before(self.flat, self.context, self.before)

    @property
    def whole(self) -> str:
        """The code of the figure that this one is a part of; "" for none."""
        return self.whole_found.code if self.whole_found else ""

    @found_once
    def code_of_whole(self) -> str:
        """The same without its level."""
        return base_of(self.whole)[0]

    @found_once
    def code_of_title(self) -> str:
        """The code of what the title of the figure's list speaks of, without its level, where it
        leaves the number untold and no figure is the whole; "" for none."""
        if self.whole_found is not None or not self.titles:
            return ""
        title = title_of(self.text, self.flat, self.context)
        return base_of(self.titles.get(title, ""))[0] if title else ""

    @found_once
    def named_level(self) -> NamedLevel:
        """The level of administration that the words around say the figure is of."""
        return NamedLevel(self.rules, self.flat, self.context, self.own, self.before, self.issuer)

    @property
    def level(self) -> Level:
        """The same, found."""
        return self.named_level.level

    @found_once
    def places(self) -> dict[ConditionName, list[Slice]]:
        """For each condition of a record the slices to look into."""
        places = places_of_conditions(self.flat, self.context, self.own)
        if self.is_about_the_object_before:
            places["sentence"] = [*places["sentence"], self._gone_on_from]
        if self.opens_with_topic:
            places["sentence"] = [*places["sentence"], topic_of_document(self.text, self.flat)]
        return places

    @found_once
    def goes_on(self) -> bool:
        """True where the figure's sentence has no subject of its own."""
        return goes_on(self.rules, self.flat, self.sentence[0])

    @found_once
    def opens_anew(self) -> bool:
        """True where the figure's sentence names up to the figure the land or the office that it
        speaks of: `Toàn tỉnh phát sinh 900 hồ sơ` goes on from nothing."""
        place = (self.sentence[0], self.start)
        return any(names.search(self.flat, *place) for names in (self.rules.whole, self.rules.anew))

    @property
    def _gone_on_from(self) -> Slice:
        """The sentence before, with those that it goes on from itself: `Tiếp nhận 900 hồ sơ. Đã
        giải quyết 880. Đang giải quyết 20`; for an item of a list the items before."""
        first = self.context.earlier[0]
        begin, end = sentence_before(self.flat, self.context)
        if begin == end:
            return self._items_before
        while begin > first and goes_on(self.rules, self.flat, begin):
            begin = max(first, self.flat.rfind(". ", first, begin - 1) + 1)
        return begin, end

    @property
    def _items_before(self) -> Slice:
        """From the nearest item before that names an object to this one: an item of the same list,
        else what leads that in, or an item before this (`Tiếp nhận: 900 hồ sơ`, `Đã giải quyết:
        880`, `+ Đúng hạn: 870`); else the last statement before that has a code."""
        end = self.sentence[0]
        context: Context | None = self.context
        while context is not None:
            above = [item for item in context.items if item[0] < context.sentence[0]]
            for item in (*sorted(above, reverse=True), *context.leads[:1]):
                if last_named(self.rules.objects, self.flat, item):
                    return item[0], end
            context = self._leading_in(context)
        return self._last_told

    @property
    def _last_told(self) -> Slice:
        """From the sentence of the last figure before that has a code and names an object to this
        one; nowhere where that is far."""
        end = self.sentence[0]
        for one in reversed(self.before[-MOST_UNTOLD:]):
            begin = one.context.sentence[0]
            if end - begin > TOLD_REACH:
                break
            if one.code and last_named(self.rules.objects, self.flat, one.context.sentence):
                return begin, end
        return end, end

    def _leading_in(self, context: Context) -> Context | None:
        """The context of the figure that stands in what leads in another one's list; None where
        none does."""
        if not context.leads:
            return None
        begin, end = context.leads[0]
        led = self.before_from(begin)
        return next((one.context for one in led if one.figure.start < end), None)

    @property
    def is_about_the_object_before(self) -> bool:
        """True where the sentence goes on from the one before, of which a figure has a code, and
        names no object of its own up to the figure's clause: `Tiếp nhận 900 hồ sơ. Đã giải quyết
        880, quá hạn 2`, but not `Cùng kỳ năm trước tiếp nhận 900 hồ sơ. Đã giải quyết 880`."""
        begin, end = self.sentence[0], self.own.behind[1]
        if not self.goes_on and not self.counts_without_noun:
            return False
        if last_named(self.rules.objects, self.flat, (begin, end)):
            return False
        named = self.before_from(self._gone_on_from[0])
        told = [one for one in named if one.figure.start < begin and one.code]
        return bool(told) and told[0].figure.status != "planned"

    @property
    def counts_without_noun(self) -> bool:
        return self.figure.kind == "count" and not self.figure.unit

    @property
    def rewritten_from(self) -> int:
        """Where the sentence begins, or the words behind the figure before, with a word that this
        beginning may cut."""
        begin = self.sentence[0]
        return max(0, min(begin, self.last.figure.end if self.last else begin) - LONGEST_WORD)

    @found_once
    def flat_over_aside(self) -> str:
        """The sentence, from `rewritten_from`, with blanks for the brackets that part the figure
        from its tail."""
        begin, end = self.context.aside
        opening = self.flat[self.rewritten_from : begin]
        return opening + " " * (end - begin) + self.flat[end : self.sentence[1]]

    @found_once
    def flat_without_asides(self) -> str:
        """The sentence, from `rewritten_from`, up to the figure with blanks for brackets right
        before it that hold no figure: `Bộ chỉ số phục vụ người dân (Quyết định 766) đạt`; "" where
        none are."""
        begin = max(self.sentence[0], self.start - LONGEST_GAP)
        sentence = self.flat[begin : self.start]
        without = WORDS_ASIDE.sub(lambda aside: " " * len(aside[0]), sentence)
        if self.figure.kind == "percentage":
            without = BASE_OF_A_RATE.sub(lambda base: " " * len(base[0]), without)
        return "" if without == sentence else self.flat[self.rewritten_from : begin] + without

    @found_once
    def is_demanded(self) -> bool:
        """True where the sentence asks others for the figure, its statement proposes it, or its
        clause says what something is done for: it is no result."""
        begin = self.sentence[0]
        if self.rules.demand.search(self.flat, begin, self.start):
            return True
        if self.figure.status == "actual" and ASKED.match(self.flat, begin, self.start):
            return True
        statement = max(begin, self.flat.rfind(";", begin, self.start) + 1)
        piece = (self.flat, statement, self.start)
        if self.rules.proposed.search(*piece) and not GIVEN.search(*piece):
            return True
        clause = max(begin, self.flat.rfind(",", begin, self.start) + 1)
        return bool(self.rules.purpose.search(self.flat, clause, self.start))

    @found_once
    def is_narrow(self) -> bool:
        """True where the statement is of one field, one body or one unit."""
        piece = (self.sentence[0], self.start)
        return (
            self._is_narrow_in(piece)
            or is_said_of_one_body(self.rules, self.text, self.flat, self.own, self.context.tail)
            or (self.frame is not None and self._is_narrow_in(self.frame))
        )

    def _is_narrow_in(self, piece: Slice) -> bool:
        """True where the words of a piece make what follows them that of one field or body."""
        return is_of_one_field(self.rules, self.flat, piece) or is_of_one_body(
            self.rules, self.text, self.flat, piece
        )

    @found_once
    def frame(self) -> Slice | None:
        """The opening of the sentence before in its paragraph, whose subject this one goes on
        about."""
        if not self.goes_on or opens_a_paragraph(self.text, self.sentence[0]):
            return None
        earlier = (one.context.sentence for one in reversed(self.before))
        before = next((one for one in earlier if one != self.sentence), None)
        if before is None or before[0] < self.context.section_start:
            return None
        return frame_before(self.flat, self.sentence, before)

    @found_once
    def subject(self) -> str:
        """Which of the things that are stated alike the figure is of; "" where none is named."""
        return subject_of(self.rules.subjects, self.flat, self.context)

    @found_once
    def stage(self) -> str:
        """How far the matter is that the figure counts: what its own words behind it say, else
        what its sentence, or the one before, has said last; "" where nothing is said."""
        before = (self.context.earlier[0], self.start)
        return last_named(self.rules.stages, self.flat, self.own.behind) or last_named(
            self.rules.stages, self.flat, before
        )

    @found_once
    def qualifiers(self) -> tuple[Slice, ...]:
        """The words of the statement that make its figure a part."""
        return qualifiers_of(self.rules, self.flat, self.context, self.own)

    @found_once
    def joined_ways(self) -> frozenset[int]:
        """The last letters of ways to send files that are joined to another way."""
        return joined_ways(self.rules, self.flat, self.sentence)

    @found_once
    def levels_in_sentence(self) -> set[str]:
        """The levels that the sentence names."""
        return levels_named(self.rules.levels, self.flat, self.sentence)

    @found_once
    def elsewhere_at(self) -> int:
        """Where the statement names another place or time at its opening; -1 for nowhere."""
        at = elsewhere_at(self.rules, self.flat, (self.sentence[0], self.start), self.year)
        return -1 if at >= 0 and self.is_own_nation(at) else at

    @found_once
    def is_of_another_field(self) -> bool:
        """True where the document opens as one of another field (`công tác tôn giáo`), and neither
        it nor what the figure stands under names reform."""
        opening = topic_of_document(self.text, self.flat)
        if not self.rules.other_fields.search(self.flat, *opening):
            return False
        named = (opening, self.sentence, *self.context.leads, *self.context.headings)
        return not any(self.rules.reform.search(self.flat, *place) for place in named)

    @found_once
    def is_nationwide(self) -> bool:
        """True where the sentence counts the whole country, and the document does not."""
        if is_of_the_nation(self.text, self.flat):
            return False
        return is_nationwide(self.rules, self.flat, self.sentence)

    def is_own_nation(self, at: int) -> bool:
        """True where the whole country, or all ministries, are named at a place of a document that
        is of these."""
        return bool(NATION.match(self.flat, at)) and is_of_the_nation(self.text, self.flat)

    @found_once
    def endings(self) -> tuple[int, ...]:
        """Where a wording may end before the figure: with nothing, or small words, in between."""
        return self._endings(' \n:"“(/' + self._dash)

    @found_once
    def endings_before_comma(self) -> tuple[int, ...]:
        """The same for a wording that speaks of two figures (`K mục tiêu, N nhiệm vụ`)."""
        return self._endings(' \n:"“(,/')

    @found_once
    def every_ending(self) -> frozenset[int]:
        """Where a wording of either kind may end."""
        return frozenset((*self.endings, *self.endings_before_comma))

    @found_once
    def _explained(self) -> regex.Match[str] | None:
        """Brackets before the figure that say what its class is; None for none."""
        return EXPLAINED.search(self.flat, self.sentence[0], self.start)

    @found_once
    def _dash(self) -> str:
        """The dashes where one stands between a name that has no other figure and the figure:
        `Số tổ chức phối hợp liên ngành - 29;`, `Số văn bản chỉ đạo - 45 VB`."""
        item = self.flat.rfind(";", self.sentence[0], self.start) + 1
        before = self.flat[item or self.sentence[0] : self.start]
        return DASHES if NAME_WITH_A_DASH.fullmatch(before) else ""

    def _endings(self, blanks: str) -> tuple[int, ...]:
        before = self._endings_at(self.start, blanks)
        if self._explained:
            before = (*before, *self._endings_at(self._explained.start("closing"), blanks))
        changed = self.context.changed[0]
        return (*before, *self._endings_at(changed, blanks)) if changed else before

    @found_once
    def shared_endings(self) -> tuple[int, ...]:
        """Where a wording may end before the first of several figures that stand in a row and share
        what is said before it: `giảm 18% đầu mối hành chính, 10% đơn vị sự nghiệp và 12% biên
        chế`."""
        first = self.row_start
        return self._endings_at(first, ' \n:"“(/') if first < self.start else ()

    @found_once
    def row_start(self) -> int:
        """Where the first of the figures in a row begins; the figure's own start where it is
        alone."""
        first = self.start
        for found in reversed(self.before):
            if found.context.sentence != self.sentence:
                break
            if self.flat.startswith(")", found.figure.end):
                continue  # `giảm 44 đơn vị (12,3%) và 38 phòng`
            if found.figure.kind != self.figure.kind:
                break
            between = self.flat[found.figure.end : first].rstrip()
            if not between.endswith(ROW_GOES_ON) or not IN_A_ROW.fullmatch(
                self.flat, found.figure.end, first
            ):
                break
            first = found.figure.start
        return first

    def _endings_at(self, start: int, blanks: str) -> tuple[int, ...]:
        begin = self.sentence[0]
        endings = [_stripped(self.flat, start, blanks)]
        while len(endings) <= MOST_SMALL_WORDS:
            end = endings[-1]
            if self.word_before(end) not in self.rules.small_ends:
                break
            small = self.rules.small_before.search(
                self.flat, max(begin, end - LONGEST_SMALL_WORD), end
            )
            if not small:
                break
            endings.append(_stripped(self.flat, small.start(), blanks))
        told_from = max(begin, endings[-1] - LONGEST_TIME)
        if told_when := TOLD_WHEN.search(self.flat, told_from, endings[-1]):
            endings.append(_stripped(self.flat, told_when.start(), blanks))
        if self.flat.endswith(")", begin, endings[-1]):
            aside = WORDS_ASIDE_ENDS.search(self.flat, begin, endings[-1])
            endings += [_stripped(self.flat, aside.start(), blanks)] if aside else []
        return tuple(endings)

    @found_once
    def word_behind(self) -> str:
        """The first bare word behind the figure, or what it is one of, in its sentence; "" where
        none is."""
        aside, tail = self.context.aside, self.context.tail
        begin = tail[0] if aside[0] == self.end else self.end
        found = LETTERS.search(self.bare.text, begin, self.sentence[1])
        return found[0] if found else ""

    @found_once
    def tried_behind(self) -> dict[Late, list[Slice] | None]:
        """Patterns that were tried behind the figure → what they were found to be."""
        return {}

    @found_once
    def tried(self) -> dict[NumeralKind, Places]:
        """Kinds of figures that were asked for → the wordings that the words around leave over."""
        return {}

    @found_once
    def evidence(self) -> dict[Compiled, frozenset[int]]:
        """Wordings that were tried in the sentence → the letters that each rests on."""
        return {}

    @found_once
    def ruled_out(self) -> dict[str, bool]:
        """Codes of indicators that were asked for → True where none of its wordings can hold."""
        return {}

    @found_once
    def out_of_place(self) -> set[str]:
        """Codes of which a wording's words stand around the figure, but not all that it, or the
        indicator, asks for beside them."""
        return set()

    @found_once
    def asked_around(self) -> set[str]:
        """Codes of indicators of which was asked what stands around the figure."""
        return set()

    @found_once
    def counts_another_thing(self) -> dict[str, bool]:
        """Codes that were asked for → True where the indicator counts nothing that stands right
        behind the figure."""
        return {}

    @found_once
    def _word_before(self) -> dict[int, str]:
        return {}

    @found_once
    def _words_before(self) -> dict[int, frozenset[str]]:
        return {}

    def word_before(self, end: int) -> str:
        """The bare word that ends right at an offset; "" where none does."""
        word = self._word_before.get(end)
        if word is None:
            found = LAST_LETTERS.search(self.bare.text, max(0, end - LONGEST_WORD), end)
            word = self._word_before[end] = found[0] if found else ""
        return word

    def words_behind(self) -> frozenset[str]:
        """The bare words that a gap may part from the figure's end."""
        return self._every_word_behind

    @found_once
    def _every_word_behind(self) -> frozenset[str]:
        return frozenset(LETTERS.findall(self.bare.text, self.end, self.sentence[1]))

    def words_before(self, end: int) -> frozenset[str]:
        """The bare words that a gap may part from an offset before the figure."""
        if end not in self._words_before:
            begin = max(0, end - LONGEST_GAP)
            piece = GAP_ENDS.split(self.flat[begin:end])[-1]
            self._words_before[end] = frozenset(
                LETTERS.findall(self.bare.text, end - len(piece), end)
            )
        return self._words_before[end]

    @found_once
    def _vocabulary(self) -> dict[Slice, set[str]]:
        return {}

    def vocabulary(
        self,
        begin: int,
        end: int,
    ) -> set[str]:
        """The bare words of a slice, and those that stand in it side by side."""
        piece = (begin, end)
        words = self._vocabulary.get(piece)
        if words is None:
            found = self.bare.words_in(begin, end) | self.bare.beside_in(begin, end)
            words = self._vocabulary[piece] = found
        return words

    @found_once
    def beside_an_aside(self) -> frozenset[str]:
        """The bare words that stand side by side where brackets, or what the figure is one of, are
        passed over."""
        said = bare(self.flat_without_asides)
        if self.context.tail[1]:
            said += FIGURE + bare(self.flat_over_aside)
        return frozenset(pairs_of(said)) if said else NO_WORDS


def _start(found: Finding) -> int:
    return found.figure.start


def _stripped(
    flat: str,
    end: int,
    blanks: str,
) -> int:
    """Where the text up to `end` ends without the blanks behind it."""
    while end > 0 and flat[end - 1] in blanks:
        end -= 1
    return end
