"""One value for each unit, period, indicator and status, out of all rows that reports give.

A figure repeated with one value is one; repeated with differing values it is none, and all of
them are listed. Values are exact: int, Decimal, or Fraction for the share of a ratio.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache

import pandas

from extractor.comparison.reporters import Reporter
from extractor.comparison.result_folders import Collection
from extractor.patterns import patterns_folder, read_yaml

Source = tuple[int, str, str, str]  # folder's place, file, page, start
Readings = dict[tuple[Reporter, str, str], "Reading"]


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` as in the dataset: `9`, `58.3`, `23/28`. `others`: further values that differ, with
    where they stand; `odd_unit`: the unit of this row where others of the indicator have another."""

    text: str
    review: bool
    source: Source
    others: tuple[tuple[str, Source], ...] = ()
    odd_unit: str = ""

    @property
    def sure(self) -> bool:
        """Is there one value, fit to be added and ranked?"""
        return not self.others and not self.odd_unit


@dataclass(frozen=True, slots=True)
class Indicator:
    """`kind`: count, money, measure (not summed), percentage, ratio, place (in a ranking)."""

    code: str
    name: str
    unit: str
    kind: str
    fewer: bool

    @property
    def field(self) -> str:
        return self.code.split(".")[0]


@lru_cache(maxsize=1)
def wording() -> dict:
    return read_yaml(patterns_folder() / "comparison.yaml")


def kind_of(code: str, unit: str, has_parts: bool) -> str:
    """
    >>> kind_of("ho_so_tthc.tiep_nhan", "hồ sơ", False), kind_of("mot_cua.thoi_gian", "phút", False)
    ('count', 'measure')
    >>> kind_of("ket_qua.par_index.thu_hang", "thứ hạng", True), kind_of("x.y", "đồng/người/tháng", False)
    ('place', 'measure')
    """
    words = wording()
    parts = code.replace(".", "_")
    if unit in words["places"] or "thu_hang" in parts:
        return "place"
    if has_parts:
        return "ratio"
    if unit == "%" or unit.startswith("%"):
        return "percentage"
    if (
        unit in words["not_summed"]
        or "/" in unit
        or any(p in parts for p in words["not_summed_codes"])
    ):
        return "measure"
    return "money" if "đồng" in unit.split() else "count"


def read(
    collection: Collection, wanted: list[str], without: frozenset[tuple[int, str]]
) -> tuple[dict[str, Readings], dict[str, Indicator]]:
    """(readings by period, indicators by code) of some periods; reports in `without` left out."""
    frame = collection.indicators(wanted)
    at = pandas.MultiIndex.from_arrays([frame["folder"], frame["file"]])
    numbers, files = at.factorize()
    keep = pandas.Series([key not in without for key in files], dtype=bool)
    frame = frame.assign(report=numbers)[keep.take(numbers).to_numpy()]
    parts = (frame["numerator"] != "") & (frame["denominator"] != "")
    frame = frame.assign(
        parts=parts,
        text=frame["value"].where(~parts, frame["numerator"] + "/" + frame["denominator"]),
    )
    frame = frame[frame["text"] != ""]
    indicators = _indicators(frame)
    reporters = [collection.filed[key].reporter for key in files]
    return _readings(frame, indicators, reporters, wanted), indicators


def _indicators(frame: pandas.DataFrame) -> dict[str, Indicator]:
    """Name and unit of a code as most rows have them; codes in the order in which reports speak of them."""
    place = pandas.to_numeric(frame["start"], errors="coerce").groupby(frame["indicator"]).median()
    order = sorted(
        place.index,
        key=lambda code: (place[code] if place[code] == place[code] else float("inf"), code),
    )
    counted = frame.value_counts(["indicator", "name_vi", "unit", "parts"], sort=False)
    best: dict[str, tuple] = {}
    for (code, name, unit, parts), count in counted.items():
        if code not in best or count > best[code][0]:
            best[code] = count, name, unit, parts
    fewer = wording()["fewer_is_better"]
    return {
        code: Indicator(
            code,
            name or code,
            unit,
            kind_of(code, unit, parts),
            any(w in code.replace(".", "_") for w in fewer),
        )
        for code in order
        for _, name, unit, parts in (best[code],)
    }


def _readings(frame, indicators, reporters, wanted) -> dict[str, Readings]:
    """A row that is trusted comes before one to review that says the same."""
    ids = {reporter: n for n, reporter in enumerate(dict.fromkeys(reporters))}
    of_report = pandas.Series([ids[r] for r in reporters], dtype="int64")
    frame = frame.assign(who=of_report.take(frame["report"]).to_numpy())
    frame = frame.sort_values("review", kind="stable").drop_duplicates(
        ["who", "period", "indicator", "status", "text"]
    )
    named = list(ids)
    odd = {code for code, i in indicators.items() if i.kind in ("money", "measure", "percentage")}
    found: dict[str, Readings] = {period: {} for period in wanted}
    columns = "who period indicator status text review folder file page start unit".split()
    for who, period, code, status, text, review, folder, file, page, start, unit in zip(
        *(frame[c].tolist() for c in columns)
    ):
        source = (folder, file, page, start)
        key = (named[who], code, status or "actual")
        before = found[period].get(key)
        if before is None:
            strange = unit if code in odd and unit != indicators[code].unit else ""
            found[period][key] = Reading(text, review == "yes", source, odd_unit=strange)
        elif not _equal(before.text, text):
            found[period][key] = Reading(
                before.text, True, before.source, (*before.others, (text, source)), before.odd_unit
            )
    return found


def _equal(a: str, b: str) -> bool:
    return a == b or "/" not in a + b and number("count", a) == number("count", b) is not None


@lru_cache(maxsize=65536)
def number(kind: str, text: str) -> int | Decimal | Fraction | None:
    """What a reading is worth for sums and ranks; None for what is no number of its kind. A
    ratio is worth its share, a place in a ranking its place.

    >>> number("count", "30648"), number("ratio", "23/28"), number("place", "12/63"), number("ratio", "5/0")
    (30648, Fraction(23, 28), 12, None)
    """
    first, _, second = text.partition("/")
    try:
        if kind == "place" or not second:
            return (
                None
                if kind == "ratio"
                else int(first)
                if first.lstrip("-").isdigit()
                else Decimal(first)
            )
        return Fraction(first) / Fraction(second) if kind == "ratio" else None
    except (InvalidOperation, ValueError, ZeroDivisionError):
        return None
