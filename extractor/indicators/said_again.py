"""Figures that say exactly, or add up, what the figures before them say."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from extractor.indicators.case import Attempt, Case, Finding
from extractor.indicators.context import noun_behind
from extractor.indicators.records import base_of
from extractor.indicators.rounding import rounds
from extractor.language.flat import FIGURE
from extractor.language.said import worded

# Between a rounded figure and the exact one: `trên 1,1 triệu hồ sơ (chính xác là 1.104.583 …`.
EXACTLY = worded(rf"[^(){FIGURE}.;]{{0,60}}\((?:\s*{{exactly}})*\s*")
# Right before a figure that is the sum of those before it.
IN_ALL = worded(
    r"{in_all}"
    r"(?:\s*{in_all_is})*[\s:]*\Z"
)
IN_ALL_REACH = 30  # characters before a figure
# Between the last of the addends and their sum: its noun, no other time or place.
THEIR_NOUN = regex.compile(r"[\s\p{L},;]{0,40}")
# Besides a level in an item of a list that says nothing else.
NO_WORDS = regex.compile(r"[\s\-–+*•:]*")
WORDS_ASIDE = regex.compile(rf"\([^(){FIGURE}]*\)")
# Behind a figure and its noun, where nothing more is said of it.
NOTHING_MORE = regex.compile(r"\s*(?:[,;).]|\Z)")


def by_saying_again(case: Case) -> Iterator[Attempt]:
    """The attempt at the code of the figure before, of which this one is the exact value, or of the
    figures of levels before, of which it is the sum."""
    yield from _exactly(case)
    yield from _in_all(case)
    yield from _of_several_codes(case)
    yield from _of_its_title(case)


def _of_its_title(case: Case) -> Iterator[Attempt]:
    """The code of the title that leaves its number untold, at the level that is all that the item
    says: `Số hồ sơ tiếp nhận:` above `- Cấp tỉnh: 23.233`."""
    level, base = case.level, case.code_of_title
    rule = case.rules.by_code.get(base) if case.figure.kind == "count" else None
    if rule is None or level.name not in rule.record.levels:
        return
    begin = case.sentence[0]
    if not begin <= level.span[0] < case.start:
        return
    besides = case.flat[begin : level.span[0]] + " " + case.flat[level.span[1] : case.start]
    if NO_WORDS.fullmatch(WORDS_ASIDE.sub(" ", besides)):
        yield _attempt(case, f"{base}.{level.name}", range(*level.span))


def _exactly(case: Case) -> Iterator[Attempt]:
    last = case.last
    if last is None or not last.code or last.context.sentence != case.sentence:
        return
    opens = EXACTLY.fullmatch(case.flat, last.figure.end, case.start)
    if opens and _counts_no_less(case, last) and rounds(last.figure, case.figure, case.flat):
        yield _attempt(case, last.code, range(last.figure.end, case.start))


def _in_all(case: Case) -> Iterator[Attempt]:
    """The code without level of the counts of levels that add up to the figure: `cấp huyện nhận 22
    hồ sơ và cấp xã nhận 58 hồ sơ, tổng cộng 80 hồ sơ`."""
    said = _said_to_be_in_all(case)
    if said is None:
        return
    addends = list(_of_one_code(case))
    if len(addends) < 2 or not _counts_no_less(case, addends[0]):
        return
    if not THEIR_NOUN.fullmatch(case.flat, addends[0].figure.end, said.start()):
        return
    if sum(Decimal(one.figure.value or 0) for one in addends) == case.figure.value:
        yield _attempt(case, base_of(addends[0].code)[0], range(*said.span()))


def _said_to_be_in_all(case: Case) -> regex.Match[str] | None:
    """The words right before a count that say that it is of all that was told before it."""
    if case.figure.kind != "count":
        return None
    begin = max(case.own.before[0], case.start - IN_ALL_REACH)
    return IN_ALL.search(case.flat, begin, case.start)


def _of_several_codes(case: Case) -> Iterator[Attempt]:
    """The code that the records' arithmetic makes the sum of the counts before, where they add up
    to the figure: `HĐND ban hành 11 nghị quyết, UBND 29 quyết định, tổng cộng 40 văn bản`."""
    said = _said_to_be_in_all(case)
    if said is None or not case.last:
        return
    if not THEIR_NOUN.fullmatch(case.flat, case.last.figure.end, said.start()):
        return
    codes: set[str] = set()
    total = Decimal(0)
    for found in reversed(case.before_from(case.sentence[0])):
        if not found.code or found.code in codes:
            return
        codes.add(found.code)
        total += Decimal(found.figure.value or 0)
        if len(codes) > 1 and total == case.figure.value:
            yield from _attempts_at_the_sum(case, frozenset(codes), range(*said.span()))
            return


def _attempts_at_the_sum(case: Case, codes: frozenset[str], words: range) -> Iterator[Attempt]:
    """The attempt at the only code whose addends these are, where the figure has its noun."""
    sums = [code for code, addends in case.rules.addends.items() if codes <= addends]
    of_all = case.rules.sums.get(codes) or (sums[0] if len(sums) == 1 else "")
    if of_all not in case.rules.by_code:
        return
    noun = case.noun
    units = case.rules.by_code[of_all].units.pattern
    if noun is None or units.match(case.flat, noun.start()):
        yield _attempt(case, of_all, words)


def _counts_no_less(case: Case, other: Finding) -> bool:
    """True where the figure has the noun of the other one, or none, and nothing more is said of
    it: `(8.970 hồ sơ đất đai)` are fewer."""
    own = case.noun
    if not _counts_the_same(case, other):
        return False
    return bool(NOTHING_MORE.match(case.flat, own.end() if own else case.end))


def _counts_the_same(case: Case, other: Finding) -> bool:
    """True where the figure has the noun of the other one, or none."""
    own = case.noun
    theirs = noun_behind(case.rules, case.flat, other.figure.end, case.sentence[1])
    return own is None or (theirs is not None and own[0].split() == theirs[0].split())


def _of_one_code(case: Case) -> Iterator[Finding]:
    """The figures before in the sentence, nearest first, as long as they are levels of one code."""
    base = ""
    for found in reversed(case.before_from(case.sentence[0])):
        code, level = base_of(found.code) if found.code else ("", "")
        if not level or (base and code != base):
            return
        base = code
        yield found


def _attempt(case: Case, code: str, places: range) -> Attempt:
    letters = frozenset(at for at in places if not case.flat[at].isspace())
    rule = case.rules.by_code[base_of(code)[0]]
    return Attempt(rule=rule, words="", code=code, evidence=letters)
