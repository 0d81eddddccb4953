"""What stands around each figure of a document, as slices of its text.

The slices are used on the flat copy of the text, letter for letter as long as the text itself, so
that offsets hold in both: lower case, no tones, line breaks as blanks, figures as `¤`. Words that
OCR has spoilt (no syllable of Vietnamese) are mended there where just one known word is one letter
away. Digits are never touched.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

import regex

from extractor.indicators.blocks import MARK, Blocks, Slice, opens_a_paragraph
from extractor.indicators.records import ConditionName
from extractor.indicators.rules import Rules
from extractor.indicators.sought import Alike, Rewritten, Sought, nothing_alike
from extractor.language.flat import FIGURE, any_words, toneless
from extractor.language.said import worded
from extractor.language.sentences import LONGEST_SENTENCE
from extractor.model import DocumentText, Numeral

OWN_REACH = 110  # characters before a figure that its own words reach
LONGEST_BEFORE, LONGEST_BEHIND = 2500, 1500  # characters of a sentence around a figure that count
NEAR_BEFORE, NEAR_BEHIND = 300, 150  # the same of what has no end
HEAD_REACH = 600  # characters of a document before its first figure that name its topic
ABOUT_WHAT = worded(rf"[\s\-–+*•]*{{about_what}}\s[^{FIGURE};:.,]{{1,60}},")
SHORT_ITEM = 60  # characters of an item that has a label and a number
TOPIC_BEFORE, TOPIC_BEHIND = 1500, 400  # characters around a sentence that name its topic
EARLIER_REACH = 400  # characters that earlier sentences reach
SENTENCE_REACH = 250  # characters of the paragraph before that a sentence goes on from
GOES_ON = worded(r"\s*{goes_on_as_part}")
PARTS_BY = worded(  # opens a sentence of parts: `Theo cấp: huyện 300`
    r"[\s\-–+*•]*(?:nếu\s+)?{parts_by}"
)
PARTS_OPEN_IN = 60  # characters
SHORT_LINE = 20  # characters
# A comma parts clauses, but not the words of a fixed pair (`khiếu nại, tố cáo`).
PETITIONS = "{petitions}"
# Two names of one kind said in one breath: `mức độ 3, 4`, `mức độ 3 và mức độ 4`.
ONE_BREATH = r"(?!(?<=\d),\s?\d|(?<=\d\s)v\p{L}\s(?:m\p{L}+\s)?(?:\p{L}{2}\s)?\d)"
CLAUSE_ENDS = (
    rf"{ONE_BREATH}(?:(?:(?<!{PETITIONS}),|,(?!\s*{PETITIONS}))"
    rf"|[;()]|[.:](?=\s|\Z)|{{clause_joins}})"
)
CLAUSE_END = worded(CLAUSE_ENDS)
# Brackets between what is counted and the rest of what is said of it, or how many bodies have it:
# `1.365 thủ tục của 22 sở, ban, ngành thực hiện theo cơ chế một cửa`.
ASIDE_BEHIND = worded(
    r"[^\d(),.;:\n]{0,30}(\([^()\n]*\))\s+(?=\p{L})"
    r"|[^\d().;:\n]{1,60}?\s((?:của|do|thuộc|tại)\s\d+(?:\s|,\s)?"
    r"(?:{kinds_of_bodies}(?:,\s(?={kinds_of_bodies})|\s))+)"
    r"(?=\p{L})"
)
# A change told by both its ends: `tăng từ 65% (năm 2020) lên 78%`. What stands before the first and
# between the two; the last is what holds now.
CHANGE_OPENS = worded(
    rf"(?:{{change_opens}}\s+)?"
    rf"{any_words('từ')}(?:\s+{{change_from}})*"
    r"\s*\Z"
)
CHANGE_ENDS = worded(
    r"[\s\p{L},]{0,40}?(?:\([^()]{0,30}\)|năm\s+\d{4}|\d{4})?[\s,]*"
    r"{change_to}"
    r"(?:\s+{change_to_what})*"
    r"\s*"
)
# The same told as then and now: `năm 2015 có 741 đơn vị, nay còn 598 đơn vị`.
WAS_ONCE = worded(rf"{{then}}[^,;:.{FIGURE}]{{0,60}}{{there_was}}\s*\Z")
LEFT_NOW = worded(r"[\s\p{L}/]{0,40}[,;]\s*{now_left}\s*")
# Right before a figure that is the measure of a change.
CHANGES = worded(
    r"{changes}"
    r"(?:\s+{changed_by})*\s*\Z"
)
# Between a count and what it is one of: `18 trong tổng số 19 đơn vị`, `6.172 trên 6.173 hồ sơ`.
ONE_OF = worded(r"\s*{share_in}\s+(?:{share_of_the}\s+)?")
# Right behind what it is one of: words that say which those are.
OF_THE_BASE = worded(r"[\s\p{L}]{0,20}{whose}")
NO_CHANGE = -1
NO_WHOLE = -1
LEAST_WHOLE = 20  # smaller counts add up by chance
MOST_PARTS = 8
MOST_IN_ITEMS = 40  # counts of a list's items, whose first ones may add up
CHANGE_REACH = 30  # characters before the first figure of a change
# What opens a statement and says since when it holds: `Sau khi hợp nhất, tỉnh có …`.
SINCE = worded(
    rf"{{since}}\s+(?:{{since_what}}\s+)*"
    rf"{{reorganised}}"
    rf"(?:[^,;{FIGURE}]{{0,60}},|(?=\s+\p{{L}}+\s+\p{{L}}+))"
)
# What opens a statement and says whose word it is, and where it was said: `Theo báo cáo của Sở Nội
# vụ tại hội nghị, …`, `Tại buổi làm việc, ông An cho biết …`.
SAYS = "{says}"
SOURCE = worded(rf"{any_words('theo')}\s[^,;{FIGURE}]{{4,110}},|[^;{FIGURE}]{{4,150}}?{SAYS}[,:]?")
# Behind a figure, what most of it is: `trễ hạn 25 hồ sơ, chủ yếu thuộc lĩnh vực đất đai` are all.
OWN_END = worded(rf"{CLAUSE_ENDS}|{{mostly}}")
# Behind a dash, the name of the next figure: `tiếp nhận 9.039 - trực tuyến 1.214`.
NEXT_NAME = regex.compile(rf"\s*[-–]\s(?=[^{FIGURE},;:.()]{{1,30}}:?\s{FIGURE})")
# What opens a paragraph and says what all of it is about.
LABEL = regex.compile(r"[\s\-–+*•]*(?:[\d.]+[.)]?\s+|\p{L}\)\s*)?\p{L}[^\d:;.\n]{2,60}:(?=\s)")
STATEMENT_OPENS = regex.compile(r"[.:]\s|\n")
LONGEST_LABEL = 200  # characters of it with its mark; a colon is not looked for further on
OPENING_SPACE = regex.compile(r"[\s(]*")
ASIDE = regex.compile(r"\([^()]*\)")
REMARK = regex.compile(rf"\([^(){FIGURE}]*\)\s*[,;]")
# Brackets that say what a figure holds besides: `tiếp nhận (kể cả kỳ trước chuyển sang): 900`.
INCLUDES = worded(rf"\(\s*{{including}}\s[^(){FIGURE}]*\)")
CLOSES = regex.compile(r"[^(){FIGURE},;:]{0,30}[)/]".replace("{FIGURE}", FIGURE))

NOWHERE: Slice = (0, 0)


@dataclass(frozen=True, slots=True)
class Context:
    """The slices around one figure.

    `between` lies between the neighbouring figures of the sentence. `earlier`: what stands
    before the sentence in its paragraph. `items`: the other items of its list, where its own is
    a short one. `leads`: the lead-ins of the lists that it stands in. `headings`: the titles
    above it. Both come nearest first. `section_start`: where the nearest heading begins.
    `label`: what the paragraph says before a colon that it is about. `aside`: brackets behind
    what is counted, where what is said of it goes on behind them (`221 đơn (196 khiếu nại, 25
    tố cáo) thuộc thẩm quyền`); `tail`: what stands there up to the next figure. `changed`: the
    words of a change of which the figure is the end, from their beginning to the figure (`giảm
    từ 905 đơn vị xuống còn`); `outdated`: the figure is where a change began; `begun`: where
    the figure ends that its change began at. `whole_at`: where the count begins that this one
    and those beside it add up to.
    """

    figure: Numeral
    sentence: Slice
    between: Slice
    earlier: Slice
    items: tuple[Slice, ...]
    leads: tuple[Slice, ...]
    headings: tuple[Slice, ...]
    section_start: int
    label: Slice = NOWHERE
    aside: Slice = NOWHERE
    tail: Slice = NOWHERE
    changed: Slice = NOWHERE
    outdated: bool = False
    begun: int = NO_CHANGE
    whole_at: int = NO_WHOLE

    @property
    def opens(self) -> int:
        """Where the words between the figure before and this one begin, in a change too."""
        return self.between[0] if self.begun == NO_CHANGE else self.begun


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The own words of a figure: `before` it, from the figure before (at most some words);
    `behind` it, to the end of its clause."""

    before: Slice
    behind: Slice


def contexts(
    document: DocumentText,
    figures: list[Numeral],
) -> list[Context]:
    """The context of each figure; the figures come in order of place."""
    blocks = Blocks(document)
    every = [_alone(blocks, figures, number) for number in range(len(figures))]
    return _with_wholes(document.text, _with_changes(document.text, every))


def contexts_of_some(
    document: DocumentText,
    figures: list[Numeral],
    chosen: Iterable[int],
) -> list[Context]:
    """The contexts of the figures of these numbers (0…) among all, none of which adds up with
    others: what is looked at is the rest of their sentences."""
    blocks = Blocks(document)
    return [_among_its_neighbours(blocks, figures, number) for number in chosen]


def _among_its_neighbours(blocks: Blocks, figures: list[Numeral], number: int) -> Context:
    """The context of the figure of that number (0…), with what those before it in its sentence and
    the next one say."""
    last_first = [_alone(blocks, figures, number)]
    for before in reversed(range(number)):
        last_first.append(_alone(blocks, figures, before))
        if last_first[-1].sentence != last_first[0].sentence:
            break
    behind = [_alone(blocks, figures, one) for one in range(number + 1, len(figures))[:1]]
    every = _with_changes(blocks.text, [*reversed(last_first), *behind])
    return every[len(last_first) - 1]


def _alone(blocks: Blocks, figures: list[Numeral], number: int) -> Context:
    """The context of the figure of that number (0…), whatever those beside it say."""
    last_end = figures[number - 1].end if number else 0
    next_start = len(blocks.text)
    if number + 1 < len(figures):
        next_start = figures[number + 1].start
    context = _context(blocks, figures[number], last_end, next_start)
    return _with_tail(blocks.text, context, figures, number + 1)


def _with_changes(text: str, every: list[Context]) -> list[Context]:
    """The contexts, those of two figures one behind the other with the change that they are the
    ends of."""
    found = every[:1]
    for context in every[1:]:
        found[-1:] = _with_change(text, found[-1], context)
    return found


def _with_wholes(text: str, every: list[Context]) -> list[Context]:
    """The contexts, those of counts that add up to the count before them with that one as their
    whole: `512 hồ sơ đang thụ lý, 500 chưa tới hạn, 12 đã quá hạn`."""
    found = list(every)
    counts = [place for place, one in enumerate(every) if one.figure.kind == "count"]
    for number, place in enumerate(counts):
        behind = counts[number + 1 : number + 1 + MOST_IN_ITEMS]
        for part in _places_of_parts(text, every[place], [(at, every[at]) for at in behind]):
            if found[part].whole_at == NO_WHOLE:
                found[part] = replace(found[part], whole_at=every[place].figure.start)
    return found


def _places_of_parts(
    text: str,
    whole: Context,
    further: list[tuple[int, Context]],
) -> list[int]:
    """The places of the counts behind one that add up to it: in its sentence, in the next one, or
    as the first ones of the items that its sentence leads in; none where they do not."""
    behind = further[:MOST_PARTS]
    parts = _parts_of(text, whole, behind) + _parts_in_the_next(text, whole, behind)
    if parts or not any(within(whole.figure.start, one.leads[:1]) for _, one in behind):
        return parts
    return _parts_in_items(whole, further)


def _parts_of(text: str, whole: Context, behind: list[tuple[int, Context]]) -> list[int]:
    """The places of the first counts behind one, two or more of its sentence, that add up to it;
    none where they do not."""
    own = [(place, one) for place, one in behind if one.sentence == whole.sentence]
    if not _is_a_change(text, whole):
        own = _without_changes(text, own)
    left = Decimal(whole.figure.value or 0)
    return _adding_up(own, left) or _adding_up(_outside_brackets(text, whole, own), left)


def _parts_in_the_next(text: str, whole: Context, behind: list[tuple[int, Context]]) -> list[int]:
    """The same of the sentence behind it in its paragraph, where that is the last count of its own
    (`ban hành 171 văn bản. Cấp tỉnh: 64 văn bản; cấp huyện: 22 văn bản; cấp xã: 85 văn bản`), or
    opens with words for parts by level or kind (`tiếp nhận 900 hồ sơ, kỳ trước 20. Theo cấp: huyện
    300, xã 600`)."""
    further = [(place, one) for place, one in behind if one.sentence != whole.sentence]
    if not further or not _is_right_behind(text, whole, further[0][1]):
        return []
    sentence = further[0][1].sentence
    is_the_last = further == behind
    if not is_the_last and not _opens_parts(text, sentence[0]):
        return []
    own = [(place, one) for place, one in further if one.sentence == sentence]
    return _adding_up(_outside_brackets(text, whole, own), Decimal(whole.figure.value or 0))


def _is_right_behind(text: str, whole: Context, one: Context) -> bool:
    """True for a count in the sentence that follows another one's in its paragraph."""
    begin = one.sentence[0]
    is_next = whole.sentence[1] <= begin == one.earlier[1] > one.earlier[0]
    return is_next and not text[whole.sentence[1] : begin].strip(" .\n")


def _opens_parts(text: str, begin: int) -> bool:
    """True where a sentence that begins there opens with words for parts by level or kind."""
    return PARTS_BY.match(text[begin : begin + PARTS_OPEN_IN].lower()) is not None


def _parts_in_items(whole: Context, behind: list[tuple[int, Context]]) -> list[int]:
    """The same of the first counts of the items of a list that the whole's sentence leads in:
    `Tiếp nhận 900 hồ sơ, trong đó: - Cấp tỉnh: 200, đã giải quyết 190; - Cấp xã: 700, …`."""
    firsts: dict[Slice, tuple[int, Context]] = {}
    for place, one in behind:
        if within(whole.figure.start, one.leads[:1]):
            firsts.setdefault(one.sentence, (place, one))
    return _adding_up([*firsts.values()], Decimal(whole.figure.value or 0))


def _outside_brackets(
    text: str,
    whole: Context,
    behind: list[tuple[int, Context]],
) -> list[tuple[int, Context]]:
    """The counts behind one that stand in no brackets which open behind it."""
    kept: list[tuple[int, Context]] = []
    for place, one in behind:
        between = text[whole.figure.end : one.figure.start]
        if between.rfind("(") <= between.rfind(")"):
            kept.append((place, one))
    return kept


def _without_changes(
    text: str,
    counts: list[tuple[int, Context]],
) -> list[tuple[int, Context]]:
    """The counts without the changes, and what these are held against in brackets: of `tiếp nhận
    900 hồ sơ, tăng 50 hồ sơ so với cùng kỳ (850 hồ sơ), trong đó cấp huyện 300, cấp xã 600` the
    parts."""
    kept: list[tuple[int, Context]] = []
    changed = False
    for place, one in counts:
        is_base = changed and text[one.between[0] : one.figure.start].rstrip().endswith("(")
        changed = _is_a_change(text, one)
        if not changed and not is_base:
            kept.append((place, one))
    return kept


def _is_a_change(text: str, one: Context) -> bool:
    """True for the measure of a change."""
    begin = max(one.between[0], one.figure.start - OWN_REACH)
    return bool(CHANGES.search(toneless(text[begin : one.figure.start])))


def _adding_up(parts: list[tuple[int, Context]], left: Decimal) -> list[int]:
    """The places of the first counts, two or more, that add up to a value that is no small one;
    none where they do not."""
    places: list[int] = []
    is_large = left >= LEAST_WHOLE
    for place, one in parts if is_large else ():
        value = Decimal(one.figure.value or 0)
        if not 0 < value <= left:
            return []
        places.append(place)
        left -= value
        if not left:
            return places if len(places) > 1 else []
    return []


def _with_change(text: str, first: Context, last: Context) -> tuple[Context, Context]:
    """The contexts of two figures one behind the other, with the change that they are the ends
    of."""
    begin, end = first.figure, last.figure
    if first.sentence != last.sentence or begin.kind != end.kind:
        return first, last
    if _was_once(text, first, last):
        return replace(first, outdated=True), last
    reach = max(first.between[0], begin.start - CHANGE_REACH)
    opens = CHANGE_OPENS.search(toneless(text[reach : begin.start]))
    if not opens or not CHANGE_ENDS.fullmatch(toneless(text[begin.end : end.start])):
        return first, last
    return (
        replace(first, outdated=True),
        replace(
            last,
            between=(first.between[0], last.between[1]),
            changed=(reach + opens.start(), end.start),
            begun=begin.end,
        ),
    )


def _was_once(text: str, first: Context, last: Context) -> bool:
    """True where a figure says how many there were, and the next one how many are left now."""
    reach = max(first.between[0], first.figure.start - OWN_REACH)
    was = WAS_ONCE.search(toneless(text[reach : first.figure.start]))
    between = toneless(text[first.figure.end : last.figure.start])
    return bool(was) and bool(LEFT_NOW.fullmatch(between))


def _with_tail(
    text: str,
    context: Context,
    figures: list[Numeral],
    following: int,
) -> Context:
    """The context with what is said of the figure behind brackets. `following`: the number, among
    the figures in order, of the first one behind it."""
    end = context.sentence[1]
    aside = ASIDE_BEHIND.match(text, context.figure.end, end)
    if not aside:
        return _with_base(text, context, figures, following)
    at = bisect_left(figures, aside.end(), lo=following, key=lambda figure: figure.start)
    last = figures[at].start if at < len(figures) else end
    span = aside.span(1 if aside[1] else 2)
    return replace(context, aside=span, tail=(span[1], min(last, end)))


def _with_base(
    text: str,
    context: Context,
    figures: list[Numeral],
    following: int,
) -> Context:
    """The context of a count that is one of the next one's: what is said behind that is said of
    this one (`18 trong tổng số 19 đơn vị xếp loại tốt`)."""
    base = figures[following] if following < len(figures) else None
    if base is None or not _is_one_of(text, context, base):
        return context
    end = context.sentence[1]
    after = figures[following + 1].start if following + 1 < len(figures) else end
    return replace(context, aside=(context.figure.end, base.end), tail=(base.end, min(after, end)))


def _is_one_of(text: str, context: Context, base: Numeral) -> bool:
    """True where the words between say that a count is one of the next one, and it is no more."""
    figure = context.figure
    if figure.kind != "count" or base.kind != "count" or base.end > context.sentence[1]:
        return False
    if not ONE_OF.fullmatch(toneless(text[figure.end : base.start])):
        return False
    if OF_THE_BASE.match(toneless(text[base.end : base.end + 2 * SHORT_LINE])):
        return False
    return Decimal(figure.value or 0) <= Decimal(base.value or 0)


def _context(
    blocks: Blocks,
    figure: Numeral,
    last_end: int,
    next_start: int,
) -> Context:
    """The context of a figure; the neighbouring figures end and start at the given places."""
    number = blocks.number_at(figure.start)
    block = blocks.block(number)
    sentence = blocks.sentence_at(figure.start)
    is_endless = sentence[1] - sentence[0] > LONGEST_SENTENCE
    before = NEAR_BEFORE if is_endless else LONGEST_BEFORE
    behind = NEAR_BEHIND if is_endless else LONGEST_BEHIND
    begin = max(sentence[0], block[0], figure.start - before)
    end = max(figure.end, min(sentence[1], block[1], figure.end + behind))
    if _is_alone(blocks.text, figure):
        end = figure.end
    headings = blocks.headings(figure.start)
    return Context(
        figure=figure,
        sentence=(begin, end),
        between=(
            min(max(begin, last_end), figure.start),
            max(min(end, next_start), figure.end),
        ),
        earlier=_earlier(blocks.text, block, begin),
        items=blocks.items(number),
        leads=blocks.leads(number),
        headings=headings.titles,
        section_start=headings.section_start,
        label=_label(blocks.text, (block[0], begin)),
    )


def _earlier(text: str, block: Slice, begin: int) -> Slice:
    """What stands before a sentence that begins there in its paragraph; a block may hold several
    that no blank line parts."""
    if opens_a_paragraph(text, begin):
        return begin, begin
    return max(block[0], begin - EARLIER_REACH), begin


def _label(text: str, before: Slice) -> Slice:
    """What the paragraph says that it is about, before a colon: `Đào tạo, bồi dưỡng: cử 400 người.
    Về lý luận chính trị 30 người`; `before`: the paragraph up to a later sentence."""
    begin, end = before
    found = LABEL.match(text, begin, min(end, begin + LONGEST_LABEL))
    return found.span() if found else NOWHERE


def _is_alone(text: str, figure: Numeral) -> bool:
    """True where a figure is all that its line holds, as in a table whose cells are lines: what
    stands in the next line is another cell."""
    _, line, before = text[max(0, figure.start - SHORT_LINE) : figure.start].rpartition("\n")
    behind = text[figure.end : figure.end + SHORT_LINE].partition("\n")[0]
    return bool(line) and not (before + behind).strip()


def own_words(
    rules: Rules,
    flat: str,
    context: Context,
    claimed: int,
) -> OwnWords:
    """The own words of a figure; the figure before has claimed the words up to `claimed`. The noun
    behind that one is not this one's where this one has its own."""
    start, end = context.changed[0] or context.figure.start, context.figure.end
    first, last = context.between
    claimed = min(claimed, start)
    noun = noun_behind(rules, flat, end, last)
    ends = _own_end(flat, noun.end() if noun else end, last)
    part = flat.rfind(";", first, start) + 1
    begin = max(first, start - OWN_REACH, part, claimed, behind_closed(flat, first, start))
    if first > context.sentence[0]:
        begin = max(begin, _behind_remark(flat, first, start))
    since = SINCE.search(flat, first, start)
    begin = max(begin, since.end()) if since else begin
    source = SOURCE.match(flat, context.sentence[0], start)
    begin = max(begin, min(source.end(), start)) if source else begin
    theirs = noun_behind(rules, flat, first, start) if noun else None
    if theirs and first > context.sentence[0]:
        begin = max(begin, theirs.end())
    return OwnWords(
        before=(begin, start),
        behind=(end, ends),
    )


def _own_end(flat: str, begin: int, last: int) -> int:
    """Where the words that are said of a figure end, of those from a place behind it on."""
    stop = NEXT_NAME.match(flat, begin) or OWN_END.search(flat, begin, last)
    return stop.start() if stop else last


def behind_closed(flat: str, first: int, start: int) -> int:
    """Where the words go on behind brackets that the figure before stood in: what these hold is
    said of that one (`64 đơn (giảm 3% so với cùng kỳ), đã giải quyết 57 đơn`); 0 for nowhere."""
    closing, opening = flat.find(")", first, start), flat.find("(", first, start)
    return closing + 1 if closing >= 0 and not 0 <= opening < closing else 0


def _behind_remark(flat: str, first: int, start: int) -> int:
    """Where the words go on behind brackets and a comma that end what is said of the figure before:
    `9/20 đơn (kể cả kỳ trước chuyển sang), 11 đơn đang giải quyết`; 0 for nowhere."""
    return max((remark.end() for remark in REMARK.finditer(flat, first, start)), default=0)


def noun_behind(
    rules: Rules,
    flat: str,
    at: int,
    end: int,
) -> re.Match[str] | None:
    """The noun of something counted that stands right behind a figure which ends at `at`."""
    return _noun_behind(rules.nouns, flat, at, end)


@lru_cache(maxsize=1000)  # each figure's is asked for by all that is tried on it
def _noun_behind(
    nouns: Sought,
    flat: str,
    at: int,
    end: int,
) -> re.Match[str] | None:
    begin = behind_space(flat, at)
    noun = nouns.match(flat, begin, end)
    if noun and "(" in flat[at:begin] and not CLOSES.match(flat, noun.end()):
        return None  # `Số hồ sơ đã giải quyết: 986 (hồ sơ đúng hạn là 943)`
    return noun


def behind_space(flat: str, at: int) -> int:
    """The first place from `at` that holds neither a blank nor an opening bracket."""
    space = OPENING_SPACE.match(flat, at)
    return space.end() if space else at


@lru_cache(maxsize=1000)  # a sentence up to its figure is asked for again and again
def without_asides(flat: str) -> str:
    """The text with blanks for what stands in brackets.

    >>> without_asides("cap xa (18 xa) co")
    'cap xa         co'
    """
    return ASIDE.sub(lambda aside: " " * len(aside[0]), flat)


def stands_aside(flat: str, piece: Slice, words: Slice) -> bool:
    """True where words of a piece stand in brackets that are closed within it: they are said of
    what stands before the brackets."""
    opening = flat.rfind("(", piece[0], words[0])
    if opening < 0 or ")" in flat[opening : words[0]]:
        return False
    return ")" in flat[words[1] : piece[1]]


def rewritten_without_asides(flat: str, piece: Slice) -> Rewritten:
    """A piece of the text with blanks for what stands in brackets."""
    said = without_asides(flat[slice(*piece)])
    return Rewritten(said, lambda: _alike(flat, piece, said))


def _alike(flat: str, piece: Slice, said: str) -> Alike:
    """The whole text with blanks for what stands in brackets. It reads as the piece does but for
    brackets that the ends of the piece cut."""
    (begin, end), whole = piece, without_asides(flat)
    if whole[begin:end] == said:
        return Alike(whole, piece)
    begin = max(begin, flat.find(")", begin, end) + 1)
    opening = flat.rfind("(", begin, end)
    end = end if opening < 0 else opening
    same = whole[begin:end] == said[begin - piece[0] : end - piece[0]]
    return Alike(whole, (begin, end)) if same else nothing_alike()


def without_parts(flat: str) -> str:
    """The text with blanks for brackets that hold figures, and for what is left of some that open
    before it.

    >>> without_parts("tiep nhan ¤ (cap xa ¤) ho so (cap tinh)")
    'tiep nhan ¤            ho so (cap tinh)'
    """
    said = ASIDE.sub(lambda aside: " " * len(aside[0]) if FIGURE in aside[0] else aside[0], flat)
    closes = said.find(")") + 1
    return said if "(" in said[:closes] else " " * closes + said[closes:]


def places_of_conditions(
    flat: str,
    context: Context,
    own: OwnWords,
) -> dict[ConditionName, list[Slice]]:
    """For each condition of a record the slices in which its phrases must, or must not, stand."""
    nearest = context.headings[:1]
    sentence = [context.sentence, *context.leads, *_topic(flat, context), *nearest, context.label]
    in_list = [context.sentence, *context.items]
    around = [*sentence, context.earlier, *context.headings]
    begin, end = context.sentence
    head = _opening(flat)
    nearby = (max(0, begin - TOPIC_BEFORE), min(len(flat), end + TOPIC_BEHIND))
    return {
        "sentence": [*sentence, *_short_items(context)],
        "in_list": in_list,
        "context": [*around, head],
        "topic": [*around, head, nearby],
        "section": list(context.headings),
        "refuse": [
            *outside_inclusions(flat, own.before),
            own.behind,
            _own_tail(flat, context),
        ],
        "refuse_nearer": [],  # known when a wording is tried
        "refuse_list": in_list,
        "refuse_under": [
            item_of(flat, context),
            said_to_be_about(flat, context),
            *context.leads,
            sentence_before(flat, context),
            *nearest,
        ],
    }


def _short_items(context: Context) -> list[Slice]:
    """The other items of the figure's list where they and its own say little more than a label and
    a number: together they are one sentence (`- Tiếp nhận: 1.250`, `- Giải quyết: 1.200`)."""
    own = context.sentence[1] - context.sentence[0]
    if own > SHORT_ITEM:
        return []
    return [item for item in context.items if item[1] - item[0] <= SHORT_ITEM]


def outside_inclusions(flat: str, place: Slice) -> list[Slice]:
    """The pieces of a place that stand in no brackets which say what a figure holds besides."""
    begin, end = place
    pieces: list[Slice] = []
    for one in INCLUDES.finditer(flat, begin, end):
        pieces.append((begin, one.start()))
        begin = one.end()
    return [*pieces, (begin, end)]


def _opening(flat: str) -> Slice:
    """What a document opens with, up to its first figure."""
    return (0, min(HEAD_REACH, max(0, flat.find(FIGURE))))


@lru_cache(maxsize=4)
def topic_of_document(text: str, flat: str) -> Slice:
    """What a document opens with and is about: its title, or its first sentences, without the
    statement of its first figure."""
    begin, end = _opening(flat)
    stops = [stop.end() for stop in STATEMENT_OPENS.finditer(text, begin, end)]
    return begin, max(stops, default=begin)


def _own_tail(flat: str, context: Context) -> Slice:
    """The tail, up to the end of its clause."""
    begin, end = context.tail
    stop = CLAUSE_END.search(flat, begin, end)
    return begin, stop.start() if stop else end


def _topic(
    flat: str,
    context: Context,
) -> tuple[Slice, ...]:
    """The heading above a list, whose items do not name their topic again; nothing elsewhere."""
    return context.headings[:1] if MARK.match(flat, context.sentence[0]) else ()


def sentence_before(
    flat: str,
    context: Context,
) -> Slice:
    """The sentence before in the paragraph; in the one above where the sentence goes on from it."""
    begin, end = context.earlier
    if begin == end and GOES_ON.match(flat, end):
        begin = max(0, end - SENTENCE_REACH)
    stop = flat.rfind(". ", begin, max(begin, end - 2))
    return max(begin, stop + 1), end


def item_of(flat: str, context: Context) -> Slice:
    """The sentence, or the item of a list in it that ends in a semicolon."""
    begin, end = context.sentence
    stop = flat.find(";", context.figure.end, end)
    last = flat.rfind(";", begin, context.figure.start)
    return max(begin, last), end if stop < 0 else stop


def said_to_be_about(flat: str, context: Context) -> Slice:
    """What the figure's sentence opens with and is about, also for the items behind its
    semicolons: `Về lý luận chính trị, có 38 người …; trung cấp có 401 người`."""
    topic = ABOUT_WHAT.match(flat, context.sentence[0], context.figure.start)
    return topic.span() if topic else NOWHERE


def within(
    offset: int,
    slices: Iterable[Slice],
) -> bool:
    """True where one of the slices holds the place."""
    return any(begin <= offset < end for begin, end in slices)
