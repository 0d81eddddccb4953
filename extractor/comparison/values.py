"""One value for each unit, period, indicator and status, out of all rows that reports give.

A figure repeated with one value is one; repeated with differing values it is none, and all of
them are listed. Values are exact: int, Decimal, or Fraction for the share of a ratio.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from statistics import median
from typing import Any, Literal, NamedTuple

from extractor.comparison.reporters import Reporter
from extractor.comparison.result_folders import Collection, Fact, FigureKey, ReportKey
from extractor.comparison.stored_results import ValueRow
from extractor.kinds import SUMMED
from extractor.model import FigureKind
from extractor.patterns import read_rules

IndicatorKind = Literal[FigureKind, "place"]
Better = Literal["more", "fewer", ""]
Number = int | Decimal
Worth = int | Decimal | Fraction
UNIT_MATTERS: tuple[IndicatorKind, ...] = ("money", "measure", "percentage")


class Source(NamedTuple):
    """Where a value stands: its folder's place in the list of folders, file, page, and the offset
    of its first character."""

    folder: int
    file: str
    page: str
    start: str

    @property
    def figure(self) -> FigureKey:
        return FigureKey(self.folder, self.file, self.start)


@dataclass(frozen=True, slots=True)
class OtherValue:
    """A further value of an indicator that differs from its first one, and where it stands."""

    text: str
    source: Source


class Reading(NamedTuple):
    """The value of an indicator as the dataset has it: `9`, `58.3`, `23/28`.

    `review`: a person must look. `others`: values that differ. `odd_unit`: the unit of measure of
    this row where most rows of the indicator have another, else "". `own`: False where only
    reports of other periods give the value. `elsewhere`: what these say, where it differs from
    the value of the period's own report, which stands. `corrected`: which person decided on it and
    when, "" for nobody.
    """

    text: str
    review: bool
    source: Source
    others: tuple[OtherValue, ...] = ()
    odd_unit: str = ""
    own: bool = True
    elsewhere: tuple[OtherValue, ...] = ()
    corrected: str = ""

    @property
    def sure(self) -> bool:
        """True where there is one value, fit to be added and ranked."""
        return not self.others and not self.odd_unit

    @property
    def plain(self) -> bool:
        """True where there is nothing to say of the value but whether a person must look."""
        return self.sure and self.own and not self.elsewhere and not self.corrected


OfUnits = dict[Reporter, Reading]  # of an indicator, in one period
Readings = dict[Fact, OfUnits]  # of a period


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator as most rows speak of it. `kind`: of a figure, or `place` (in a ranking).
    `better`: which of two values is the better one, "" where neither is."""

    code: str
    name: str
    unit: str
    kind: IndicatorKind
    better: Better = ""

    @property
    def field(self) -> str:
        return self.code.split(".")[0]

    @property
    def title(self) -> str:
        """The name, with the unit where the name does not say it."""
        unit = "%" if self.kind == "percentage" else self.unit
        if not unit or unit.lower() in self.name.lower():
            return self.name
        return f"{self.name} ({unit})"


@dataclass(frozen=True)
class Values:
    """The readings by period, and the indicators by code in the order in which reports speak of
    them."""

    readings: dict[str, Readings]
    indicators: dict[str, Indicator]


@lru_cache(maxsize=1)
def wording() -> dict[str, Any]:
    """The content of `patterns/comparison.yaml`."""
    return read_rules("comparison.yaml")


def kind_of(code: str, unit: str, has_parts: bool) -> IndicatorKind:
    """The kind of an indicator, guessed from its code, its unit of measure, and whether its rows
    have numerator and denominator. The table of indicators keeps no kind.

    >>> kind_of("ho_so_tthc.tiep_nhan", "hồ sơ", False)
    'count'
    >>> kind_of("mot_cua.thoi_gian", "phút", False), kind_of("x.y", "đồng/người/tháng", False)
    ('measure', 'measure')
    >>> kind_of("ket_qua.par_index.thu_hang", "thứ hạng", True)
    'place'
    """
    if unit in wording()["places"] or "thu_hang" in _words_of(code):
        return "place"
    if has_parts:
        return "ratio"
    if unit.startswith("%"):
        return "percentage"
    if _not_summed(code, unit):
        return "measure"
    return "money" if "đồng" in unit.split() else "count"


def _words_of(code: str) -> str:
    return code.replace(".", "_")


def _not_summed(code: str, unit: str) -> bool:
    """True for times, points, averages and anything per something (`đồng/người/tháng`)."""
    words = wording()
    if unit in words["not_summed"] or "/" in unit:
        return True
    return any(part in _words_of(code) for part in words["not_summed_codes"])


def better_of(code: str, kind: IndicatorKind) -> Better:
    """Which of two values of an indicator is the better one, "" where neither is. More of what is
    counted is never better: a large unit has more of everything.

    >>> better_of("ho_so_tthc.giai_quyet_qua_han", "count"), better_of("x.dung_han_ty_le", "ratio")
    ('fewer', 'more')
    >>> better_of("ho_so_tthc.giai_quyet_dung_han", "count"), better_of("ho_so.tiep_nhan", "count")
    ('', '')
    """
    words = _words_of(code)
    if any(_words_of(part) in words for part in wording()["fewer_is_better"]):
        return "fewer"
    if kind in SUMMED and kind != "ratio":
        return ""
    return "more" if any(_words_of(part) in words for part in wording()["more_is_better"]) else ""


def read_values(collection: Collection, wanted: list[str], without: frozenset[ReportKey]) -> Values:
    """The values of some periods; those of the reports `without` are left out.

    A period's own report comes before reports of other periods that speak of it; of rows that say
    the same, one that is trusted comes before one to review.
    """
    rows = [row for row in collection.rows_for(wanted) if row[:2] not in without]
    indicators = _indicators(rows)
    rows.sort(key=lambda row: (not row.own, row.review))
    return Values(_readings(rows, collection, indicators, wanted), indicators)


class _Spoken(NamedTuple):
    """How a row speaks of an indicator."""

    code: str
    name: str
    unit: str
    has_parts: bool


def _indicators(rows: list[ValueRow]) -> dict[str, Indicator]:
    """The indicators by code, in the order in which reports speak of them. Name and unit are those
    that most rows have, of two that as many have the first in order."""
    counted = Counter((row.code, row.name, row.unit, bool(row.has_parts)) for row in rows)
    most: dict[str, _Spoken] = {}
    for spoken in sorted(counted, key=lambda spoken: (-counted[spoken], spoken)):
        most.setdefault(spoken[0], _Spoken._make(spoken))
    return {code: _indicator(most[code]) for code in _in_order_of_reports(rows)}


def _indicator(spoken: _Spoken) -> Indicator:
    kind = kind_of(spoken.code, spoken.unit, spoken.has_parts)
    return Indicator(
        code=spoken.code,
        name=spoken.name or spoken.code,
        unit=spoken.unit,
        kind=kind,
        better=better_of(spoken.code, kind),
    )


def _in_order_of_reports(rows: list[ValueRow]) -> list[str]:
    """The codes by the middle one of the places where reports speak of them; codes without a
    place come last."""
    starts: dict[str, list[int]] = {}
    for row in rows:
        of_code = starts.setdefault(row.code, [])
        if row.start.isdecimal():
            of_code.append(int(row.start))
    middles = {code: median(found) if found else math.inf for code, found in starts.items()}
    return sorted(middles, key=lambda code: (middles[code], code))


def _readings(
    rows: list[ValueRow],
    collection: Collection,
    indicators: dict[str, Indicator],
    wanted: list[str],
) -> dict[str, Readings]:
    """The readings by period, of rows in the order in which they count."""
    found: dict[str, Readings] = {period: {} for period in wanted}
    told: set[tuple[str, Reporter, str, str, str]] = set()  # that contradict a value, each once
    units = {tuple(key): report.reporter for key, report in collection.filed.items()}
    for row in rows:
        unit = units[row.folder, row.file]
        fact = Fact(row.code, row.status or "actual")
        of_units = found[row.of_period].setdefault(fact, {})
        before = of_units.get(unit)
        text = row.text
        if before is None:
            of_units[unit] = _reading(row, indicators[row.code])
        elif not _equal(before.text, text):
            contrary = (row.of_period, unit, row.code, row.status, text)
            if contrary not in told:
                told.add(contrary)
                of_units[unit] = _with_other(before, OtherValue(text, _source(row)), row.own)
    return found


def _reading(row: ValueRow, indicator: Indicator) -> Reading:
    return Reading(
        text=row.text,
        review=row.review == "yes",
        source=_source(row),
        odd_unit=_odd_unit(row.unit, indicator),
        own=bool(row.own),
        corrected=row.corrected,
    )


def _source(row: ValueRow) -> Source:
    return Source(row.folder, row.file, row.page, row.start)


def _with_other(before: Reading, other: OtherValue, own: bool) -> Reading:
    """A reading of which a further row says something else. What the period's own report says is
    not put in doubt by reports of other periods, but a person is shown that they differ."""
    if before.own and not own:
        return before._replace(review=True, elsewhere=(*before.elsewhere, other))
    return before._replace(review=True, others=(*before.others, other))


def _odd_unit(unit: str, indicator: Indicator) -> str:
    """The unit of a row where it changes what the value means, else ""."""
    matters = indicator.kind in UNIT_MATTERS and unit != indicator.unit
    return unit if matters else ""


def _equal(one: str, other: str) -> bool:
    """True for one text, and for two spellings of one number (`58.30`, `58.3`)."""
    if one == other:
        return True
    if "/" in one or "/" in other:
        return False
    return plain_number(one) is not None and plain_number(one) == plain_number(other)


@lru_cache(maxsize=65536)
def plain_number(text: str) -> Number | None:
    """The number that a text is; None for what is no number.

    >>> plain_number("30648"), plain_number("58.3"), plain_number("9 | 11")
    (30648, Decimal('58.3'), None)
    """
    if text.lstrip("-").isdigit():
        try:
            return int(text)
        except ValueError:
            return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


@lru_cache(maxsize=65536)
def number_of(kind: IndicatorKind, text: str) -> Number | None:
    """The number that a value of any kind but a ratio is; None for what is none of its kind. Of a
    place in a ranking (`12/63`) it is the place.

    >>> number_of("place", "12/63"), number_of("count", "12/63")
    (12, None)
    """
    first, _, second = text.partition("/")
    if second and kind != "place":
        return None
    return plain_number(first)


@lru_cache(maxsize=65536)
def share_of(text: str) -> Fraction | None:
    """The share that a ratio is; None where a part is missing or no number, or the whole is 0.

    >>> share_of("23/28"), share_of("5/0"), share_of("5")
    (Fraction(23, 28), None, None)
    """
    numerator, _, denominator = text.partition("/")
    try:
        return Fraction(numerator) / Fraction(denominator)
    except (ValueError, ZeroDivisionError):
        return None


@lru_cache(maxsize=65536)
def worth_of(kind: IndicatorKind, text: str) -> Worth | None:
    """What a value is worth for sums and ranks: a ratio its share, all else its number. None for
    what is no number of its kind."""
    if kind == "ratio":
        return share_of(text)
    return number_of(kind, text)
