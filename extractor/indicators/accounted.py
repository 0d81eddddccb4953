"""What a clause says of its figure that an indicator does not account for.

A wording's words may all stand around a figure, and the clause say more: a kind (`biên chế dự
phòng`), another body (`các ban của Thành ủy`), another deed (`thành lập 5 đơn vị`), further people
(`công chức và người hoạt động không chuyên trách`). Qualifiers are words that are known to narrow;
here every word counts that is neither the indicator's own (its name, unit, wordings and the clauses
of its examples) nor said to be harmless (`harmless` in `patterns/indicators/shared/words.yaml`).

That is asked of those codes alone that `accounted` there names: mostly what counts bodies, posts
and people. Of what is done most such words only tell more of the same (whom leaflets were given to,
what a check was about), and codes that are right would be lost for few that are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from extractor.indicators.blocks import Slice
from extractor.indicators.case import Case
from extractor.indicators.context import noun_behind
from extractor.indicators.matching import Evidence
from extractor.indicators.rules import IndicatorRule
from extractor.indicators.scope import PROVINCE, UNIT
from extractor.language.flat import FIGURE, any_words

CLAUSE_ENDS = regex.compile(rf"[;,()\n{FIGURE}]|:(?!\d)|\.\s|\.\Z")
AND = regex.compile(any_words("và"))
WORD = regex.compile(r"(?<![a-z])[a-z]+")
# A document by its number, `178/2024/NĐ-CP`, and days, `15/01/2024`.
SYMBOL = regex.compile(r"\d[a-z\d&./-]*")


def says_more(case: Case, rule: IndicatorRule, evidence: Evidence) -> bool:
    """True where the figure's clause holds a word that its indicator, where that is asked for it,
    does not account for."""
    if not case.rules.must_be_accounted(rule.record.code):
        return False
    known = case.rules.named_by(rule.record.code)
    return any(word not in known for word in _unsaid(case, evidence))


def _unsaid(case: Case, evidence: Evidence) -> Iterator[str]:
    """The bare words of the clause that are neither evidence nor what is counted nor harmless."""
    return words_left(case, _clause(case, evidence), evidence)


def words_left(case: Case, places: Iterable[Slice], evidence: Evidence) -> Iterator[str]:
    """The bare words of some places that are neither evidence nor what is counted nor harmless."""
    noun = case.noun
    counted = range(*noun.span()) if noun else ()
    for place in places:
        harmless = _harmless(case, place)
        for word in WORD.finditer(case.bare.text, *place):  # none that the place cuts
            at = word.start()
            if at not in evidence and at not in counted and at not in harmless:
                yield word[0]


def _clause(case: Case, evidence: Evidence) -> list[Slice]:
    """Where the words stand that are said of the figure: before it, behind it, up to the clause's
    end, and before the first of the figures in its row, where these share what is said there."""
    places = [_before(case, evidence), words_behind(case, evidence)]
    row = case.row_start
    if row < case.start:
        opening = max((one.figure.end for one in case.before if one.figure.end <= row), default=0)
        places.append((_opens(case, max(opening, case.sentence[0]), row), row))
    return places


def _before(case: Case, evidence: Evidence) -> Slice:
    """The words before the figure, from the clause's beginning, or the figure before, on."""
    last_end = case.context.opens
    first = min((at for at in evidence if last_end <= at < case.start), default=case.start)
    reach = max(case.own.before[0], last_end)
    begin = _opens(case, reach, first)
    goes_on = begin == reach and not CLAUSE_ENDS.search(case.flat, last_end, reach)
    if goes_on and last_end > case.sentence[0]:
        begin = _behind_the_last(case, begin, first)
    return begin, case.start


def _opens(case: Case, begin: int, end: int) -> int:
    """Where the last clause of a piece opens."""
    return max((stop.end() for stop in CLAUSE_ENDS.finditer(case.flat, begin, end)), default=begin)


def _behind_the_last(case: Case, begin: int, end: int) -> int:
    """Where the words begin that are not of the figure before, which ends at `begin`: `01 trung tâm
    và 02 đơn vị sự nghiệp`, `từ 12 phòng xuống còn 8 phòng`."""
    noun = noun_behind(case.rules, case.flat, begin, end)
    begin = noun.end() if noun else begin
    return max((joined.end() for joined in AND.finditer(case.flat, begin, end)), default=begin)


def words_behind(case: Case, evidence: Evidence) -> Slice:
    """The words behind the figure, without those of the next one that `và` joins to them: `17 biên
    chế cho các sở và thêm 4 biên chế`."""
    noun, end = case.noun, case.own.behind[1]
    last = max([noun.end() if noun else case.end, *(at + 1 for at in evidence)])
    stop = CLAUSE_ENDS.search(case.flat, last, max(last, end))
    end = stop.start() if stop else max(last, end)
    if case.flat.startswith(FIGURE, end):
        end = max((joined.start() for joined in AND.finditer(case.flat, last, end)), default=end)
    return case.end, end


def _harmless(case: Case, place: Slice) -> set[int]:
    """Where letters stand in a place that say nothing else of the figure: harmless words, names of
    the land, documents by their numbers."""
    spans = [one.span() for one in case.rules.harmless.finditer(case.flat, *place)]
    spans += [one.span() for one in SYMBOL.finditer(case.bare.text, *place)]
    for names in (UNIT, PROVINCE):
        spans += [one.span() for one in names.finditer(case.text, *place)]
    return {at for span in spans for at in range(*span)}
