"""The level of administration that the words around a figure name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import regex

from extractor.indicators.blocks import Slice
from extractor.indicators.context import (
    CLAUSE_END,
    NO_WHOLE,
    Context,
    OwnWords,
    rewritten_without_asides,
    without_parts,
)
from extractor.indicators.records import LevelName
from extractor.indicators.sought import Named, Rewritten
from extractor.language.flat import FIGURE, any_words
from extractor.language.said import worded

Standing = Literal["", "subject", "topic", "share", "behind", "unsure"]

# A clause that opens with a level which OCR has spoilt: `Cấp xo tiếp nhận`.
SPOILT_LEVEL = regex.compile(
    r"[\s\-–+*•]*(?:c\p{L}p|\p{L}âp)\s+(?:x\p{L}|\p{L}a|h\p{L}{4}|\p{L}uyên|t\p{L}nh)[\s:]"
)
# What comes before the parts of a whole.
PARTS_FOLLOW = r"(?:{parts_follow}|[(:])"
CLAUSE_START = worded(rf"[,;{FIGURE}+]|{PARTS_FOLLOW}|{{level_joins}}")
BEFORE_LEVEL = worded(
    rf"[\s\-–*•]*{{before_level}}?[\s\-–*•]*"
    rf"(?:(?:{{number_of_all}}\s+)?"
    rf"{{counted_of_levels}}\s+)?"
    rf"(?:{{of_a_level}}\s+)?(?:{{remit}}\s+)?"
    rf"(?:{any_words('thẩm quyền')}\s+)?(?:{{remit_for}}\s+)?"
    rf"(?:{any_words('của')}\s+)?(?:{any_words('UBND')}\s+)?"
)
BEFORE_FIGURE = worded(
    r"[\s:]*(?:"
    r"{before_figure}"
    r"[\s:]*)*"
)
CLAUSE_BEFORE = regex.compile(r"[,;:.(]")
TOPIC_OPENS = worded(r"\s*{topic_opens}\s*")
BODIES_OF_LEVELS: dict[LevelName, regex.Pattern[str]] = {
    name: worded(
        rf"(?:^|[,;:({FIGURE}])\s*(?:{any_words('và')}\s+)?(?P<bodies>{{bodies_of_{name}}})"
        r"(?:\s+{before_figure})?[\s:]*\Z"
    )
    for name in ("cap_tinh", "cap_huyen", "cap_xa")
}
# The same behind a figure: `52 của tỉnh, 11 của huyện, 03 của xã`.
BODIES_BEHIND: dict[LevelName, regex.Pattern[str]] = {
    name: worded(
        rf"(?:\s\p{{L}}+){{0,3}}?\s{{of_whom}}\s(?P<bodies>{{bodies_of_{name}}})"
        rf"\s*(?:[,;.)]|\Z|{any_words('và')}\s)"
    )
    for name in BODIES_OF_LEVELS
}
# `- UBND thị xã: tiếp nhận 300`, `thị xã nhận 300`, beside `15 xã, phường: tiếp nhận 600`.
CLAUSE_OPENS = (
    rf"(?:(?:\A|[;:\n]|\.\s)[\s\-–*•+]*(?:{any_words('tại', 'ở')}\s+)?|,\s(?={FIGURE}))"
    rf"(?:(?:{any_words('các', 'khối')}|{FIGURE}+)\s+)?"
)
ASIDE = rf"(?:\s*\([^(){FIGURE}]{{0,60}}\))?"  # which bodies those are
OPENING_BODIES: dict[LevelName, regex.Pattern[str]] = {
    name: worded(
        rf"{CLAUSE_OPENS}(?P<bodies>{{bodies_of_{name}}}){ASIDE}"
        rf"(?:\s*:|\s+{{bodies_deal_with_files}}\s)"
    )
    for name in BODIES_OF_LEVELS
}
# Bodies alone before the figures of a row: `TTHC đang áp dụng: huyện 255, xã 121`.
ROW_OF_BODIES: dict[LevelName, regex.Pattern[str]] = {
    name: worded(rf"[:(,;]\s*(?P<bodies>{{bodies_of_{name}}})\s*:?\s*(?={FIGURE})")
    for name in BODIES_OF_LEVELS
}
SEVERAL = regex.compile(rf"(?:\bcac|{FIGURE})\s+\Z")
NEXT_SENTENCE = 60  # characters of it in which its subject stands
NO_LEVELS = ("whole", "unread")  # among the names of levels
SUMMED_UP = worded("{summed_up}")
# Behind a level that heads what follows, of which the total comes first: `Trình độ CBCC cấp xã:
# tổng số 2.391 người; đại học 1.387`.
OF_ALL_BEHIND = worded(rf":\s*{{totals}}[^;,{FIGURE}]{{0,20}}{FIGURE}+[^;,{FIGURE}]{{0,20}};")
TOPIC_ENDS = regex.compile(rf"\s*,[^;.{FIGURE}]{{0,40}}")
LIST_CLOSES = regex.compile(r"[^;.,]{0,20};")
OF_THE_FIGURE = regex.compile(rf"{FIGURE}[\s\p{{L}}]{{0,25}}\Z")
LEAD_REACH = 200  # characters before a lead-in that may be the beginning of its sentence
CLOSED = regex.compile(r"[.:]\s")
HOW_MANY = regex.compile(r"(?:.*\D)?0?[2-4]\s")  # of levels: `chính quyền 2 cấp, tỉnh đã …`
BETWEEN_LEVELS = regex.compile(r"[\s,]*(?:va|[/\-–])?\s*")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of administration with the `span` of the words that name it; no name: none is named.

    `how` it stands to the figure: as the `subject` of the sentence; as its `topic`, where it opens
    the sentence; `share`: it opens the clause right before the figure; `behind` the figure; or
    `unsure`, where that cannot be told.
    """

    name: Literal["", LevelName] = ""
    how: Standing = ""
    span: Slice = (0, 0)

    @property
    def of_a_part(self) -> bool:
        """True where the level stands right beside the figure, which may be a share by level."""
        return self.how in ("share", "behind")


def level_of(
    levels: Named[LevelName],
    flat: str,
    context: Context,
    own: OwnWords,
) -> Level:
    """The level that the words around say the figure is of."""
    behind = _behind(levels, flat, context, own)
    if behind.name:
        return replace(behind, how="unsure" if behind.name == "unread" else "behind")
    begin = context.sentence[0]
    piece = (begin, context.figure.start)
    rewritten = rewritten_without_asides(flat, piece)
    before = rewritten.said
    named = _last_of(_named(levels, flat, piece, rewritten), before)
    addend = _of_an_addend(flat, context) if named.name in ("", "whole") else None
    if addend:
        return addend
    if named.name and _is_of_a_closed_list(levels, flat, begin, before, named.span):
        return Level()
    if named.name:
        span = (named.span[0] + begin, named.span[1] + begin)
        clause = flat[context.between[0] : span[0]]
        return Level(named.name, _standing(named, before, clause), span)
    if SPOILT_LEVEL.match(before):
        return Level("unread", "unsure", (begin, begin))
    return _of_bodies(flat, context) or _of_the_lead(levels, flat, context)


def _behind(levels: Named[LevelName], flat: str, context: Context, own: OwnWords) -> Level:
    """The last level named behind the figure, in its own words or those behind its aside."""
    behind = last_level(levels, flat, own.behind)
    if behind.name or not context.tail[1]:
        return behind
    return last_level(levels, flat, _first_clause(flat, context.tail))


def _of_an_addend(flat: str, context: Context) -> Level | None:
    """The level whose bodies alone are named right before or behind a figure that adds up, with
    others, to the one before: `tiếp nhận 900 hồ sơ; huyện 300 hồ sơ, các xã, thị trấn 600 hồ sơ`,
    `bãi bỏ 66 thủ tục: 52 của tỉnh, 11 của huyện, 03 của xã`."""
    if context.whole_at == NO_WHOLE:
        return None
    for name, words in BODIES_OF_LEVELS.items():
        found = words.search(flat, context.between[0], context.figure.start)
        if found:
            return Level(name, "share", found.span("bodies"))
        behind = BODIES_BEHIND[name].match(flat, context.figure.end, context.sentence[1])
        if behind:
            return Level(name, "behind", behind.span("bodies"))
    return None


def _of_bodies(flat: str, context: Context) -> Level | None:
    """The level told by its bodies alone, in a row or at the opening of a clause; None for none."""
    return _of_a_row(flat, context) or _of_its_bodies(flat, context)


def _of_a_row(flat: str, context: Context) -> Level | None:
    """The level whose bodies alone stand right before the figure, where those of another level
    stand so in its sentence: `TTHC đang áp dụng: huyện 255, xã 121`; None elsewhere, and behind a
    figure that the row does not add up to."""
    row = _bodies_of_a_row(flat, context.sentence)
    if len({level.name for level in row}) < 2:
        return None
    opens = min(level.span[0] for level in row)
    if context.whole_at == NO_WHOLE and FIGURE in flat[context.sentence[0] : opens]:
        return None
    before = [level for level in row if level.span[1] <= context.figure.start]
    nearest = max(before, key=lambda level: level.span, default=None)
    if nearest and not flat[nearest.span[1] : context.figure.start].strip(" :"):
        return nearest
    return None


def _bodies_of_a_row(flat: str, piece: Slice) -> list[Level]:
    """The levels whose bodies alone stand right before figures of a piece of the text."""
    return [
        Level(name, "share", row.span("bodies"))
        for name, bodies in ROW_OF_BODIES.items()
        for row in bodies.finditer(flat, *piece)
    ]


def _of_its_bodies(flat: str, context: Context) -> Level | None:
    """The level whose bodies open the figure's item or clause, where they are several (`13 phường
    nhận 900`) or others beside it open with those of another level; None elsewhere."""
    begin, end = context.sentence
    own = _last_opening(flat, (begin, context.figure.start))
    if own is None:
        return None
    pieces = [
        (begin, own.span[0]),
        (context.figure.end, min(end + NEXT_SENTENCE, len(flat))),
        context.earlier,
        *context.items,
    ]
    others = filter(None, (_last_opening(flat, piece) for piece in pieces))
    told_apart = any(other.name != own.name for other in others)
    return own if told_apart or _are_several(flat, own.span) else None


def _are_several(flat: str, bodies: Slice) -> bool:
    """True where bodies are counted, or several kinds of them named: `13 phường`, `xã, phường`."""
    begin, end = bodies
    before = flat[max(0, begin - len(" cac ")) : begin]
    return "," in flat[begin:end] or SEVERAL.search(before) is not None


def _last_opening(flat: str, piece: Slice) -> Level | None:
    """The level of the last bodies that open a clause of a piece of the text; None for none."""
    begin, end = piece
    said = flat[begin:end]
    found = [
        Level(name, "subject", (begin + opening.start("bodies"), begin + opening.end("bodies")))
        for name, bodies in OPENING_BODIES.items()
        for opening in bodies.finditer(said)
    ]
    return max(found, key=lambda level: level.span, default=None)


def _first_clause(flat: str, tail: Slice) -> Slice:
    """The tail up to the end of its first clause: `của 19 sở, ban, ngành cấp tỉnh; 285 thủ tục`."""
    stop = CLAUSE_END.search(flat, *tail)
    return tail[0], stop.start() if stop else tail[1]


def _is_of_a_closed_list(
    levels: Named[LevelName],
    flat: str,
    begin: int,
    before: str,
    last: Slice,
) -> bool:
    """True where a level is the last of several, each right behind the figure that is its own, and
    a semicolon ends them: `1.833 thủ tục cấp tỉnh, 301 cấp huyện và 134 cấp xã; mức độ 3 là`.
    `before` is said from `begin` on; the level has its span there."""
    if not LIST_CLOSES.match(before, last[1]) or not OF_THE_FIGURE.search(before, 0, last[0]):
        return False
    listed = _named(levels, flat, (begin, begin + last[1]), Rewritten(before[: last[1]]))
    return len({one.name for one in listed if one.name not in NO_LEVELS}) > 1


def _standing(
    named: Level,
    before: str,
    clause: str,
) -> Standing:
    """How a level stands to its figure.

    `before`: the sentence up to the figure, in which the level has its span. `clause`: what stands
    between the figure before and the level.
    """
    if named.name == "unread":
        return "unsure"
    rest = before[named.span[1] :]
    if BEFORE_FIGURE.fullmatch(rest):
        *_, last = CLAUSE_START.split(clause)
        return "share" if BEFORE_LEVEL.fullmatch(last) else "subject"
    if not before[: named.span[0]].strip(" -–+*•:\n"):
        return "topic"
    if OF_ALL_BEHIND.match(rest):
        return "subject"
    to_another, figure, _ = rest.partition(FIGURE)
    return "unsure" if figure and BEFORE_FIGURE.fullmatch(to_another) else "subject"


def _of_the_lead(
    levels: Named[LevelName],
    flat: str,
    context: Context,
) -> Level:
    """The level that the nearest lead-in names."""
    if not context.leads:
        return Level()
    begin = context.leads[0][0]
    said = without_parts(flat[slice(*context.leads[0])])
    found = last_level(levels, flat, context.leads[0], said)
    if not found.name:
        return Level()
    named = replace(found, span=(found.span[0] + begin, found.span[1] + begin))
    if _is_a_list(flat, context.leads[0]) and not opens_with(flat, context.leads[0][0], named):
        return Level()  # `số người của các đơn vị sự nghiệp; công chức cấp xã như sau:`
    return replace(named, how="unsure" if named.name == "unread" else "subject")


def _is_a_list(flat: str, lead: Slice) -> bool:
    """True where a lead-in names several things, with semicolons between, before any figure."""
    begin = max(0, lead[0] - LEAD_REACH)
    before = CLOSED.split(flat[begin : lead[0]])[-1]
    said = before + flat[slice(*lead)]
    return ";" in said and FIGURE not in said


@dataclass(frozen=True, slots=True, order=True)
class _Naming:
    """A level named in a text."""

    start: int
    end: int
    name: LevelName

    def inside(self, other: _Naming) -> bool:
        """True where the other's words hold these and more."""
        if (self.start, self.end) == (other.start, other.end):
            return False
        return other.start <= self.start and self.end <= other.end


def last_level(
    levels: Named[LevelName],
    flat: str,
    piece: Slice,
    said: str | None = None,
) -> Level:
    """The last level named in a piece of the text, without its standing; two in a row
    (`cấp huyện và cấp xã`) are the whole. `said`: the piece without what is said aside; the span is
    then of it."""
    if said is None:
        return _last_of(_named(levels, flat, piece), flat)
    return _last_of(_named(levels, flat, piece, Rewritten(said)), said)


def _last_of(named: list[_Naming], text: str) -> Level:
    """The same of all levels named there."""
    if not named:
        return Level()
    last = named[-1]
    if last.name == "whole" and (
        topic := _topic_before(text[: last.start], named[:-1]) or _subject_of(text, named)
    ):
        last = topic
        named = named[: named.index(last) + 1]
    span = (last.start, last.end)
    if len(named) > 1:
        before = named[-2]
        in_a_row = BETWEEN_LEVELS.fullmatch(text[before.end : last.start])
        if in_a_row and before.name != last.name:
            return Level("whole", "", span)
    return Level(last.name, "", span)


def levels_named(levels: Named[LevelName], flat: str, piece: Slice) -> set[str]:
    """The names of the levels, without the whole, that a piece of the text names."""
    named = _named(levels, flat, piece)
    return {one.name for one in named if one.name not in NO_LEVELS}


def _subject_of(text: str, named: list[_Naming]) -> _Naming | None:
    """The level in whose clause a total is only summed up: `các xã tiếp nhận tổng cộng`."""
    if len(named) < 2 or not SUMMED_UP.fullmatch(text, named[-1].start, named[-1].end):
        return None
    between = text[named[-2].end : named[-1].start]
    return None if FIGURE in between or CLAUSE_BEFORE.search(between) else named[-2]


def opens_with(flat: str, begin: int, level: Level) -> bool:
    """True where a level opens the sentence that begins there: `Ở cấp huyện, …`."""
    opening = flat[begin : level.span[0]].strip(" -–+*•:\n")
    return bool(level.name) and (not opening or bool(TOPIC_OPENS.fullmatch(opening)))


def _topic_before(text: str, named: list[_Naming]) -> _Naming | None:
    """The level that opens a clause and of which the land behind it is only told: `Với cấp xã, toàn
    tỉnh tiếp nhận`; None where a figure, or the end of a sentence, stands in between."""
    if not named:
        return None
    topic = named[-1]
    *_, opening = CLAUSE_BEFORE.split(text[: topic.start])
    between = text[topic.end :]
    if not TOPIC_OPENS.fullmatch(opening) or not TOPIC_ENDS.fullmatch(between):
        return None
    return topic


def _named(
    levels: Named[LevelName],
    flat: str,
    piece: Slice,
    rewritten: Rewritten | None = None,
) -> list[_Naming]:
    """The levels named in a piece of the text, in order; of one within another the longer.
    `rewritten`: the piece without what is said aside; the places are then of that."""
    every: list[_Naming] = []
    text = rewritten.said if rewritten else flat
    for name, (begin, end) in levels.spans(flat, piece, rewritten):
        counted = "," in text[begin:end] and HOW_MANY.fullmatch(text, max(begin - 4, 0), begin)
        if not counted:
            every.append(_Naming(begin, end, name))
    kept: list[_Naming] = []
    longest: _Naming | None = None  # of those that begin no later, the one that ends last
    for one in sorted(every, key=lambda one: (one.start, -one.end)):
        if longest is None or not one.inside(longest):
            kept.append(one)
        if longest is None or one.end > longest.end:
            longest = one
    return sorted(kept)
