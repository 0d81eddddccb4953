"""The words around a figure held against a wording."""

from __future__ import annotations

import re
from itertools import chain

import regex

from extractor.indicators.blocks import Slice
from extractor.indicators.case import Case
from extractor.indicators.context import noun_behind
from extractor.indicators.openings import opens_a_clause
from extractor.indicators.phrases import Compiled, Late
from extractor.indicators.sought import is_within_word
from extractor.language.flat import FIGURE
from extractor.language.said import worded

Evidence = frozenset[int]  # offsets of the letters of the words that are spelled out
# A dash with blanks around it parts the items of a list that stands in one line.
PARTING_MARK = regex.compile(r"[,;(]|\s[-–]\s")
NEXT_FIGURE = regex.compile(rf"[\s:]*(?:{FIGURE}|\d)")
# From a comma behind a figure to the next one, with no word that says how many of the first.
ANOTHER_COUNT = worded(
    rf"(?:(?!{{another_count}})"
    rf"[^{FIGURE};.:()]){{0,80}}{FIGURE}+"
)
# The same from a bracket that opens behind a figure, in which all is of the next one.
COUNT_ASIDE = regex.compile(rf"\([^{FIGURE};.:()]{{0,80}}{FIGURE}+")
NUMBER_OF = re.compile("sô ")
LONGEST_NAME = 110  # characters of a name with what may stand behind it


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
    every = chain.from_iterable(range(*span) for span in spans)
    return frozenset(at for at in every if not case.flat[at].isspace())


def _possible_ends(case: Case, wording: Compiled) -> list[int]:
    """Where the words of a wording may end before the figure, nearest first, by the words there."""
    ends = case.endings_before_comma if wording.others else case.endings
    edge = wording.before.edge if wording.before else None
    if edge is None:
        return list(ends)
    return [
        end
        for end in ends
        if case.word_before(end) in edge.beside
        or (edge.near and not edge.near.isdisjoint(case.words_before(end)))
    ]


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
    none. Looked for once for all wordings that say the same there."""
    if after not in case.tried_behind:
        case.tried_behind[after] = _found_behind(case, after)
    return case.tried_behind[after]


def _found_behind(case: Case, after: Late) -> list[Slice] | None:
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
        found, offset = ending_at(case, wording.before, first, end), 0
        if not found and case.flat_without_asides:
            offset = case.rewritten_from
            found = _ending_without_asides(case, wording.before, first, end)
        if found and (not wording.opens or _opens(case, found, offset)):
            return _groups(found, offset)
    return None


def ending_at(case: Case, before: Late, first: int, end: int) -> re.Match[str] | None:
    """The first place from `first` on where a pattern stands that ends right at `end`. It is tried
    where a word stands that it may begin with, as far before as it may reach."""
    if not before.firsts or is_within_word(case.flat, end):
        begin = max(first, case.bare.run_before(end, before.reach)) if before.reach else first
        return before.pattern.search(case.flat, begin, end)
    for start in case.bare.places_before(end, before.firsts, first, before.reach):
        if found := before.pattern.match(case.flat, start, end):
            return found
    return None


def _ending_without_asides(case: Case, before: Late, first: int, end: int) -> re.Match[str] | None:
    """The same in the sentence without brackets; its places are from `rewritten_from` on."""
    if before.firsts and before.firsts.keys().isdisjoint(case.bare.runs_of((first, end))):
        return None
    offset = case.rewritten_from
    return before.pattern.search(case.flat_without_asides, first - offset, end - offset)


def _opens(
    case: Case,
    found: re.Match[str],
    offset: int,
) -> bool:
    """True where words are said to count (`số …`) or open a clause. The text they were found in
    begins at `offset`."""
    if NUMBER_OF.match(found[0]):
        return True
    return opens_a_clause(case.flat, case.sentence[0], found.start() + offset)


def _next_ones(case: Case, found: re.Match[str]) -> bool:
    """True where the words of a match are behind a comma or a dash and run up to the next figure:
    they are that one's (`5 hồ sơ, đúng hạn 4`, `5 người - Không hoàn thành: 1`, but not `5 cuộc
    tuyên truyền, phổ biến pháp luật cho 4`)."""
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
    return _is_of_another_count(case, noun, parting.start())


def _is_of_another_count(case: Case, noun: re.Match[str] | None, mark: int) -> bool:
    """True where what stands behind a mark is of another figure: of one in brackets (`5.312 hồ sơ
    (kỳ trước chuyển qua 241`), or of one that counts the same thing anew."""
    if COUNT_ASIDE.match(case.flat, mark):
        return True
    return noun is not None and _counts_the_same_again(case, noun[0], mark)


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
