"""One value for each unit, period, indicator and status, out of all rows that reports give.

A figure repeated with one value is one; repeated with differing values it is none, and all of
them are listed. Values are exact: int, Decimal, or Fraction for the share of a ratio.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal, NamedTuple

import pandas

from extractor.comparison.reporters import Reporter
from extractor.comparison.result_folders import Collection, FigureKey, ReportKey
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


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of an indicator as the dataset has it: `9`, `58.3`, `23/28`.

    `review`: a person must look. `others`: values that differ. `odd_unit`: the unit of measure of
    this row where most rows of the indicator have another, else "". `own`: False where only
    reports of other periods give the value. `elsewhere`: what these say, where it differs from
    the value of the period's own report, which stands.
    """

    text: str
    review: bool
    source: Source
    others: tuple[OtherValue, ...] = ()
    odd_unit: str = ""
    own: bool = True
    elsewhere: tuple[OtherValue, ...] = ()

    @property
    def sure(self) -> bool:
        """True where there is one value, fit to be added and ranked."""
        return not self.others and not self.odd_unit


class ReadingKey(NamedTuple):
    """What a reading is of, within one period."""

    reporter: Reporter
    code: str
    status: str


Readings = dict[ReadingKey, Reading]


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
    """The values of some periods; those of the reports `without` are left out."""
    frame = collection.indicators(wanted)
    of_rows = pandas.MultiIndex.from_arrays([frame["folder"], frame["file"]])
    numbers, reports = of_rows.factorize()
    counts = pandas.Series([report not in without for report in reports], dtype=bool)
    frame = frame.assign(report=numbers)[counts.take(numbers).to_numpy()]
    frame = _with_text(frame)
    indicators = _indicators(frame)
    reporters = [collection.filed[report].reporter for report in reports]
    return Values(_readings(frame, indicators, reporters, wanted), indicators)


def _with_text(frame: pandas.DataFrame) -> pandas.DataFrame:
    """The rows that have a value, with the columns `text` (the value: `9`, `23/28`) and `parts`
    (True where numerator and denominator are there)."""
    parts = (frame["numerator"] != "") & (frame["denominator"] != "")
    ratio = frame["numerator"] + "/" + frame["denominator"]
    frame = frame.assign(parts=parts, text=frame["value"].where(~parts, ratio))
    return frame[frame["text"] != ""]


class _Spoken(NamedTuple):
    """How a row speaks of an indicator."""

    code: str
    name: str
    unit: str
    has_parts: bool


def _indicators(frame: pandas.DataFrame) -> dict[str, Indicator]:
    """The indicators by code, in the order in which reports speak of them. Name and unit are those
    that most rows have."""
    columns = ["indicator", "name_vi", "unit", "parts"]
    most: dict[str, _Spoken] = {}
    counted: Counter[_Spoken] = Counter()
    for values, count in frame.value_counts(columns, sort=False).items():
        spoken = _Spoken._make(values)
        counted[spoken] = count
        if spoken.code not in most or count > counted[most[spoken.code]]:
            most[spoken.code] = spoken
    return {code: _indicator(most[code]) for code in _in_order_of_reports(frame)}


def _indicator(spoken: _Spoken) -> Indicator:
    kind = kind_of(spoken.code, spoken.unit, spoken.has_parts)
    return Indicator(
        code=spoken.code,
        name=spoken.name or spoken.code,
        unit=spoken.unit,
        kind=kind,
        better=better_of(spoken.code, kind),
    )


def _in_order_of_reports(frame: pandas.DataFrame) -> list[str]:
    """The codes by the middle one of the places where reports speak of them; codes without a
    place come last."""
    starts = pandas.to_numeric(frame["start"], errors="coerce")
    middles = starts.groupby(frame["indicator"]).median().fillna(math.inf)
    return sorted(middles.index, key=lambda code: (middles[code], code))


def _readings(
    frame: pandas.DataFrame,
    indicators: dict[str, Indicator],
    reporters: list[Reporter],
    wanted: list[str],
) -> dict[str, Readings]:
    """The readings by period. `reporters`: of each report, by the number in the column `report`.

    A period's own report comes before reports of other periods that speak of it; of rows that say
    the same, one that is trusted comes before one to review.
    """
    places = {reporter: place for place, reporter in enumerate(dict.fromkeys(reporters))}
    of_report = pandas.Series([places[reporter] for reporter in reporters], dtype="int64")
    frame = frame.assign(who=of_report.take(frame["report"]).to_numpy())
    frame = frame.sort_values(["own", "review"], ascending=[False, True], kind="stable")
    frame = frame.drop_duplicates(["who", "period", "indicator", "status", "text"])
    units = list(places)
    found: dict[str, Readings] = {period: {} for period in wanted}
    columns = ["who", "period", "indicator", "status", "text", "review", "unit", "own"]
    places_of_rows = zip(*_columns(frame, ["folder", "file", "page", "start"]), strict=True)
    rows = zip(*_columns(frame, columns), strict=True)
    for row, place in zip(rows, places_of_rows, strict=True):
        who, period, code, status, text, review, unit, own = row
        source = Source._make(place)
        key = ReadingKey(units[who], code, status or "actual")
        of_period = found[period]
        before = of_period.get(key)
        if before is None:
            odd_unit = _odd_unit(unit, indicators[code])
            of_period[key] = Reading(text, review == "yes", source, odd_unit=odd_unit, own=own)
        elif not _equal(before.text, text):
            of_period[key] = _with_other(before, OtherValue(text, source), own)
    return found


def _with_other(before: Reading, other: OtherValue, own: bool) -> Reading:
    """A reading of which a further row says something else. What the period's own report says is
    not put in doubt by reports of other periods, but a person is shown that they differ."""
    if before.own and not own:
        return replace(before, review=True, elsewhere=(*before.elsewhere, other))
    return replace(before, review=True, others=(*before.others, other))


def _columns(frame: pandas.DataFrame, names: list[str]) -> list[list[Any]]:
    return [frame[name].tolist() for name in names]


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
