"""Which indicator a figure of the prose is: every rule is tried on the words around it.

Two codes that claim one figure: the one whose spelled-out words include all of the other's and
more wins (`đang giải quyết trong hạn N` over `đang giải quyết N`). Otherwise none gets it, and
the row carries `indicator_claimed_twice`. A second figure of the same code, status and period with
another value stays without code too: it is a part or another unit's; a rounded one gives way to the
exact one. Only where both are said in the same words is it doubted (`indicator_value_differs`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from extractor.figures import TABLE_RULE
from extractor.indicators.blocks import Slice
from extractor.indicators.case import Case, Finding
from extractor.indicators.context import NOWHERE, Context, contexts, contexts_of_some
from extractor.indicators.judge import finding_of
from extractor.indicators.loading import load_indicators
from extractor.indicators.own_level import with_own_level
from extractor.indicators.parts import with_addends
from extractor.indicators.quotas import with_quotas
from extractor.indicators.rounding import rounds
from extractor.indicators.rules import Rules
from extractor.indicators.said_again import IN_ALL
from extractor.indicators.sought import Sought
from extractor.indicators.titles import titles_of, untold
from extractor.indicators.value_periods import periods_of
from extractor.language.flat import flat_text
from extractor.language.said import worded
from extractor.language.sentences import WORD
from extractor.model import FIGURE_KINDS, DocumentText, Doubt, Numeral, NumeralKind

# Issuers all of whose figures are of one level: what a commune says of `cấp xã` is of itself.
LOWEST = {"xã": "cap_xa"}
TOTAL = worded("{is_a_total}")
LIKENESS = 5  # a headline's figure is no more than one of so many parts off
# What no indicator counts: spans of time, and the levels of administration (`ở 3 cấp chính quyền`).
COUNT_OF_WHAT = Doubt("count_of_what")
YEAR = regex.compile(r"(?i)(?<!\p{L})năm\s+((?:19|20)\d\d)(?!\d)")
BASE = regex.compile(r"(?i)(?<!\p{L})(?:so(?:\s+với)?|từ|với|của|kể\s+từ|cuối|đầu)\s*\Z")
YEAR_REACH = 100  # characters before a figure that tell its year
UNCOUNTED = ("tháng", "quý", "năm", "tuần", "cấp")


@dataclass(frozen=True)
class Claims:
    """What figures of one code are told apart by. `whole`: the words for all of a land; `headline`:
    where the text's headline ends, 0 for none."""

    flat: str
    whole: Sought
    headline: int

    def corrects(self, first: Finding, other: Finding) -> bool:
        """True where the text's figure is near another one of its headline, and not as loose."""
        if not first.figure.end <= self.headline < other.figure.start:
            return False
        loose, exact = first.figure.value, other.figure.value
        if loose is None or exact is None or rounds(other.figure, first.figure, self.flat):
            return False
        return LIKENESS * abs(Decimal(loose) - Decimal(exact)) <= abs(Decimal(loose))

    def is_a_total(self, one: Finding) -> bool:
        """True where the words before a figure, in its clause, call it a total: behind `80% tổng
        số, trong đó cấp xã 12` nothing does."""
        begin, end = one.context.between[0], one.figure.start
        clause = max(begin, self.flat.rfind(",", begin, end) + 1)
        return bool(TOTAL.search(self.flat, clause, end) or IN_ALL.search(self.flat, clause, end))

    def is_of_the_whole(self, one: Finding) -> bool:
        """True where words for all of a land say so, not two levels in a row (`cấp huyện, cấp
        xã`)."""
        level = one.level
        return level.name == "whole" and bool(self.whole.search(self.flat, *level.span))


def name_figures(
    document: DocumentText,
    numerals: tuple[Numeral, ...],
    period: str = "",
    level: str = "",
) -> tuple[Numeral, ...]:
    """The numerals, each figure of the prose that one rule claims with its code, or with the doubt
    that several do; `period` is the report's, `level` its issuer's (tỉnh, huyện, xã, or "")."""
    named = findings(document, numerals, period=period, level=level, every_attempt=False)
    found = {finding.figure.start: finding for finding in named}
    return tuple(_with_finding(numeral, found.get(numeral.start)) for numeral in numerals)


def _with_finding(
    numeral: Numeral,
    finding: Finding | None,
) -> Numeral:
    if finding is None:
        return numeral
    if not finding.code and not finding.doubts:
        return numeral
    doubts = numeral.doubts
    if finding.code:  # its words say what it counts
        doubts = tuple(doubt for doubt in doubts if doubt != COUNT_OF_WHAT)
    status = finding.figure.status if finding.code else numeral.status
    return replace(numeral, indicator=finding.code, status=status, doubts=doubts + finding.doubts)


def findings(
    document: DocumentText,
    numerals: tuple[Numeral, ...],
    rules: Rules | None = None,
    period: str = "",
    level: str = "",
    *,
    every_attempt: bool = True,
) -> list[Finding]:
    """What the rules, or those in force, say of each figure of the prose, in order of place; with
    `every_attempt` also what speaks against the wordings of which nothing can come.

    Figures alone in a table's cell are left out: they are named by their heads.
    """
    rules = rules or load_indicators()
    figures = _told(numerals)
    flat = flat_text(document.text, figures, rules.vocabulary)
    found: list[Finding] = []
    every = contexts(document, figures)
    titles = _codes_of_titles(document, figures, rules, titles_of(document.text, flat, every))
    for context, kinds_behind in zip(every, _kinds_behind(every), strict=True):
        case = Case(
            rules=rules,
            text=document.text,
            flat=flat,
            context=context,
            before=found,
            year=period[:4],
            issuer=level,
            own_level=LOWEST.get(level, ""),
            kinds_behind=kinds_behind,
            every_attempt=every_attempt,
            titles=titles,
        )
        found.append(finding_of(case))
    found = with_own_level(rules, with_addends(rules, found, flat), level)
    found = with_quotas(found, flat)
    restated = _restated(found)
    if not restated:
        return found
    periods = periods_of(document, numerals, period, [one.context for one in restated])
    starts = [one.figure.start for one in restated]
    claims = Claims(flat, rules.whole, _headline(document.text))
    past = _of_past_years(restated, periods, document.text)
    told = {start: each for start, each in zip(starts, periods, strict=True) if start not in past}
    return _one_value(_without_codes(found, past), told, claims)


def _codes_of_titles(
    document: DocumentText,
    figures: list[Numeral],
    rules: Rules,
    titles: list[Slice],
) -> dict[Slice, str]:
    """The code of what each title speaks of, for those that speak of what is counted; read alone,
    of no year and no level."""
    if not titles:
        return {}
    counts = [untold(figures[0], title) for title in titles]
    told = sorted((*figures, *counts), key=lambda row: row.start)
    flat = flat_text(document.text, told, rules.vocabulary)
    chosen = [number for number, row in enumerate(told) if row.raw == ":"]
    places = {title[1]: title for title in titles}
    codes: dict[Slice, str] = {}
    for context in contexts_of_some(document, told, chosen):
        case = Case(
            rules=rules,
            text=document.text,
            flat=flat,
            context=context,
            before=[],
            every_attempt=False,
        )
        codes[places[context.figure.start]] = _said_before(finding_of(case))
    return {title: code for title, code in codes.items() if code}


def _said_before(found: Finding) -> str:
    """The code that rests on words before the figure alone; "" for none."""
    good = (one for one in found.attempts if not one.refusal and one.code == found.code)
    start = found.figure.start
    return found.code if any(max(one.evidence, default=0) < start for one in good) else ""


def _kinds_behind(every: list[Context]) -> list[frozenset[NumeralKind]]:
    """For each figure the kinds of those behind it in its sentence."""
    found: list[frozenset[NumeralKind]] = []
    kinds: frozenset[NumeralKind] = frozenset()
    sentence = NOWHERE
    for one in reversed(every):
        kinds = kinds if one.sentence == sentence else frozenset()
        found.append(kinds)
        kinds, sentence = kinds | {one.figure.kind}, one.sentence
    return found[::-1]


def _told(numerals: tuple[Numeral, ...]) -> list[Numeral]:
    """The figures of the prose that may have a code."""
    figures = [row for row in numerals if row.kind in FIGURE_KINDS and row.rule != TABLE_RULE]
    return [row for row in figures if not _parts_nothing(row)]


def _parts_nothing(row: Numeral) -> bool:
    """True for a span of time or a number of levels, which stand within what is said of another
    figure: `tỷ lệ giải ngân 5 tháng của tỉnh đạt 33%`."""
    return row.kind in ("count", "measure") and row.unit in UNCOUNTED


def _restated(found: list[Finding]) -> list[Finding]:
    """The findings whose code and status another figure has with another value."""
    values: dict[tuple[str, str], set[Value]] = {}
    for one in found:
        if one.code:
            values.setdefault((one.code, one.figure.status), set()).add(value_of(one.figure))
    return [one for one in found if len(values.get((one.code, one.figure.status), ())) > 1]


def _of_past_years(restated: list[Finding], periods: list[str], text: str) -> set[int]:
    """Where those of some findings start whose code another figure has for a later year: of `năm
    2018 hạng 36/63, năm 2019 hạng 29/63` the last is the report's. What is planned is of its own
    year. `periods`: of each the period that it is for."""
    latest: dict[str, str] = {}
    done = [
        (one, _year_of(period))
        for one, period in zip(restated, periods, strict=True)
        if one.figure.status == "actual"
    ]
    for one, year in done:
        latest[one.code] = max(latest.get(one.code, ""), year)
    return {
        one.figure.start
        for one, year in done
        if year and year < latest[one.code] and _opens_with_a_year(one, year, text)
    }


def _opens_with_a_year(one: Finding, year: str, text: str) -> bool:
    """True where the words before a figure, from the one before on, name its year, which is none
    that something is compared with."""
    begin = max(one.context.sentence[0], one.figure.start - YEAR_REACH)
    named = [found for found in YEAR.finditer(text, begin, one.figure.start) if found[1] == year]
    return bool(named) and not BASE.search(text[begin : named[-1].start()])


def _year_of(period: str) -> str:
    """The last year of a period: `2016/2020` → `2020`."""
    return period.rpartition("/")[2][:4]


def _without_codes(found: list[Finding], starts: set[int]) -> list[Finding]:
    """The findings, without their codes those that start at some places."""
    return [replace(one, code="") if one.figure.start in starts else one for one in found]


def _one_value(
    found: list[Finding],
    periods: dict[int, str],
    claims: Claims,
) -> list[Finding]:
    """The findings; of the figures of one code, status and period only those with the best claim
    keep the code. `periods`: start of a figure that has rivals → the period it is for."""
    kept: dict[tuple[str, str, str], Finding] = {}
    for one in found:
        if one.figure.start in periods:
            key = _key(one, periods)
            kept[key] = _better(kept.get(key, one), one, claims)
    return [
        _settled(one, kept[_key(one, periods)], claims.flat) if one.figure.start in periods else one
        for one in found
    ]


def _headline(text: str) -> int:
    """Where the headline of a text ends: its first line, which no mark of a sentence ends; 0 where
    there is none."""
    line, _, rest = text.partition("\n")
    is_headline = bool(rest.strip()) and not line.rstrip().endswith((".", ";", ":", ",", "…"))
    return len(line) if is_headline else 0


def _key(
    finding: Finding,
    periods: dict[int, str],
) -> tuple[str, str, str]:
    return finding.code, finding.figure.status, periods[finding.figure.start]


def _better(
    first: Finding,
    other: Finding,
    claims: Claims,
) -> Finding:
    """The finding with the better claim: the exact figure before the same rounded (`hơn 59 ngàn hồ
    sơ` in a headline, `59,72 ngàn hồ sơ` in the text), the text's before a like one of its
    headline, a wording before a weak attempt, the whole (`toàn tỉnh`) before what is not said to be
    of the whole, a total before what is none, else the first."""
    if rounds(first.figure, other.figure, claims.flat) or claims.corrects(first, other):
        return other
    if first.weak != other.weak:
        return other if first.weak else first
    if claims.is_of_the_whole(other) and not claims.is_of_the_whole(first):
        return other
    if claims.is_a_total(other) and not claims.is_a_total(first):
        return other
    return first


def _settled(
    finding: Finding,
    kept: Finding,
    flat: str,
) -> Finding:
    """The finding, without its code where another figure keeps it. Both said in the same words is a
    contradiction, which a person must see; other words are of another part, place or time."""
    if value_of(kept.figure) == value_of(finding.figure):
        return finding
    if rounds(finding.figure, kept.figure, flat) or _said(finding, flat) != _said(kept, flat):
        return replace(finding, code="")
    doubt = Doubt.of("indicator_value_differs", code=finding.code, first=kept.figure.raw)
    return replace(finding, code="", doubts=(doubt,))


def _said(
    finding: Finding,
    flat: str,
) -> tuple[str, ...]:
    """The words between the neighbouring figures, which a figure is said with."""
    begin, end = finding.context.between
    around = flat[begin : finding.figure.start] + " " + flat[finding.figure.end : end]
    return tuple(WORD.findall(around))


Value = tuple[Decimal | int | None, int | None, int | None]


def value_of(figure: Numeral) -> Value:
    """A figure's value, numerator and denominator: two figures say the same where these agree."""
    return figure.value, figure.numerator, figure.denominator
