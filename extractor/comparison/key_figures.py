"""The key indicators of an office's first sheet: each unit's value of the period, the one of the
same period before, the target, and which units stand out.

Which indicators these are stands in `patterns/comparison.yaml` (`key_indicators`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from extractor.comparison.changes import values_before
from extractor.comparison.reporters import Reporter
from extractor.comparison.table_parts import Compared
from extractor.comparison.totals import is_fit, sum_of
from extractor.comparison.values import (
    Indicator,
    IndicatorKind,
    OfUnits,
    Reading,
    Source,
    Worth,
    better_of,
    plain_number,
    wording,
    worth_of,
)
from extractor.kinds import SUMMED
from extractor.language.numbers import printed_number

Standout = Literal["best", "worst", ""]
MOST_STANDOUTS = 3  # at each end
SHARES: tuple[IndicatorKind, ...] = ("ratio", "percentage")


@dataclass(frozen=True, slots=True)
class Key:
    """A key indicator of the list. `share`: the codes whose values make the share where no report
    states it, () for none; `name` is what the share is called."""

    code: str
    share: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class ComputedShare:
    """A share in per cent that is made of two counted indicators, by their codes."""

    indicator: Indicator
    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class KeyValue:
    """A value as the sheet shows it. `worth`: shares as 0 to 1, all else as it is; None where there
    are several values or no number, `text` says which. `computed`: made of two values of the
    report, of which `source` is the first. `corrected`: which person decided on it and when, ""
    for nobody."""

    worth: Worth | None
    text: str
    review: bool
    source: Source
    computed: bool = False
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class KeyCell:
    """A unit's value of the period, and what it is held against; None where there is none.

    `change`: by how much it has risen: of the value before (1/5 is 20 %), of a share in whole ones
    (1/20 is five points of a hundred); None where the value before is none or 0. `reached`: whether
    the target is, None where there is no target or neither more nor less is better.
    """

    unit: Reporter
    now: KeyValue
    before: KeyValue | None
    change: Fraction | None
    target: KeyValue | None
    reached: bool | None
    standout: Standout


@dataclass(frozen=True, slots=True)
class KeyTotal:
    """What the values of units come to. `doubtful`: how many of the values that were added a person
    must look at; `differing`: the units whose own share is another than that of what was added."""

    worth: Worth
    doubtful: int
    differing: tuple[Reporter, ...] = ()

    @property
    def review(self) -> bool:
        return bool(self.doubtful or self.differing)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key indicator over the units of one level: a cell for each unit that has a value.

    `total`: over all units; `total_before`: over those of them that had a value then;
    `total_change`: over the same, how much the value has risen. None where values are not added.
    `of_units`: how many units there are.
    """

    indicator: Indicator
    level: str
    of_units: int
    cells: tuple[KeyCell, ...]
    total: KeyTotal | None
    total_before: KeyTotal | None
    total_change: Fraction | None

    def standouts(self, which: Standout) -> list[KeyCell]:
        """The units at one end, the foremost first."""
        found = [cell for cell in self.cells if cell.standout == which]
        descending = (which == "best") == (self.indicator.better == "more")
        return sorted(found, key=lambda cell: cell.now.worth or 0, reverse=descending)

    @property
    def reached(self) -> list[bool]:
        """Whether the target is reached, for each unit that has one, in the order of the units."""
        return [cell.reached for cell in self.cells if cell.reached is not None]


def key_indicators() -> tuple[Key, ...]:
    """The key indicators in the order of the list."""
    listed = wording()["key_indicators"]
    return tuple(
        Key(one["code"], tuple(one.get("share", ())), one.get("name", "")) for one in listed
    )


def computed_share(code: str) -> ComputedShare | None:
    """The share that the list has computed where no report states it; None for other codes."""
    for key in key_indicators():
        if key.code == code and key.share:
            part, whole = key.share
            return ComputedShare(_computed_indicator(key), part, whole)
    return None


def key_lines(compared: Compared, held_against: Compared) -> list[KeyLine]:
    """A line for each level and each key indicator that a unit of the level has a value of.
    `held_against`: the same units with the readings of the period that they are held against."""
    found = []
    for level in dict.fromkeys(unit.level for unit in compared.reporters):
        for key in key_indicators():
            line = _line(compared, held_against, key, level)
            if line.cells:
                found.append(line)
    return found


Readings = Callable[[str], OfUnits]  # of an indicator's code, in one period


def _line(compared: Compared, held_against: Compared, key: Key, level: str) -> KeyLine:
    """The line of a key indicator for the units of one level: their values with what they are held
    against, and the total."""
    indicator = compared.indicators.get(key.code) or _computed_indicator(key)
    units = [unit for unit in compared.reporters if unit.level == level]

    def now(code: str) -> OfUnits:
        return compared.values(code, "actual")

    def before(code: str) -> OfUnits:
        known = held_against.indicators.get(code)
        return values_before(held_against, known) if known else {}

    def target(code: str) -> OfUnits:
        return compared.values(code, "assigned") | compared.values(code, "planned")

    values = _values(compared, key, indicator, now)
    past = _values(held_against, key, indicator, before)
    targets = _values(compared, Key(key.code), indicator, target)
    with_value = [unit for unit in units if unit in values]
    standouts = _standouts(indicator, {unit: values[unit] for unit in with_value})
    cells = tuple(
        _cell(
            indicator,
            unit,
            values[unit],
            before=past.get(unit),
            target=targets.get(unit),
            standout=standouts.get(unit, ""),
        )
        for unit in with_value
    )
    both = [unit for unit in with_value if unit in past]
    total_before = _total(held_against, key, indicator, before, both)
    total_of_both = _total(compared, key, indicator, now, both)
    return KeyLine(
        indicator=indicator,
        level=level,
        of_units=len(units),
        cells=cells,
        total=_total(compared, key, indicator, now, with_value),
        total_before=total_before,
        total_change=_total_change(indicator.kind, total_of_both, total_before),
    )


def _computed_indicator(key: Key) -> Indicator:
    """A share that no report states."""
    return Indicator(
        code=key.code,
        name=key.name or key.code,
        unit="%",
        kind="percentage",
        better=better_of(key.code, "percentage"),
    )


def _values(
    compared: Compared, key: Key, indicator: Indicator, readings: Readings
) -> dict[Reporter, KeyValue]:
    """What the units have of an indicator: as stated, else as a share of two values."""
    found: dict[Reporter, KeyValue] = {}
    if key.share:
        first, second = key.share
        found |= _computed(compared, first, second, readings)
    if key.code in compared.indicators:
        stated = readings(key.code)
        found |= {unit: _stated(indicator, reading) for unit, reading in stated.items()}
    return found


def _stated(indicator: Indicator, reading: Reading) -> KeyValue:
    worth = worth_of(indicator.kind, reading.text) if is_fit(indicator, reading) else None
    if worth is not None and indicator.kind == "percentage":
        worth = Fraction(worth) / 100
    text = " | ".join([reading.text, *(other.text for other in reading.others)])
    doubtful = reading.review or worth is None
    return KeyValue(worth, text, doubtful, reading.source, corrected=reading.corrected)


def _computed(
    compared: Compared, first: str, second: str, readings: Readings
) -> dict[Reporter, KeyValue]:
    """The shares of two counted values, of the units that have both and where they can be one."""
    if first not in compared.indicators or second not in compared.indicators:
        return {}
    parts, wholes = readings(first), readings(second)
    found = {}
    for unit in parts.keys() & wholes.keys():
        share = _share(compared, (first, parts[unit]), (second, wholes[unit]))
        if share is not None:
            found[unit] = KeyValue(
                worth=share,
                text=f"{parts[unit].text}/{wholes[unit].text}",
                review=parts[unit].review or wholes[unit].review,
                source=parts[unit].source,
                computed=True,
                corrected=parts[unit].corrected or wholes[unit].corrected,
            )
    return found


def _share(
    compared: Compared, part: tuple[str, Reading], whole: tuple[str, Reading]
) -> Fraction | None:
    """One value over another; None where one is no number or the part is more than the whole."""
    worths = []
    for code, reading in (part, whole):
        indicator = compared.indicators[code]
        if not is_fit(indicator, reading):
            return None
        worths.append(worth_of(indicator.kind, reading.text))
    of_part, of_whole = worths
    if of_part is None or not of_whole or not 0 <= of_part <= of_whole:
        return None
    return Fraction(of_part) / Fraction(of_whole)


def _cell(
    indicator: Indicator,
    unit: Reporter,
    now: KeyValue,
    *,
    before: KeyValue | None,
    target: KeyValue | None,
    standout: Standout,
) -> KeyCell:
    """The value of a unit with what it changed by and whether it reached its target."""
    return KeyCell(
        unit=unit,
        now=now,
        before=before,
        change=change_of(indicator.kind, now.worth, before.worth if before else None),
        target=target,
        reached=_reached(indicator, now.worth, target.worth if target else None),
        standout=standout,
    )


def change_of(kind: IndicatorKind, now: Worth | None, before: Worth | None) -> Fraction | None:
    """By how much a value has risen: 120 after 100 gives 1/5; a share (0 to 1) by the difference.
    None where one is missing, and for an amount where the value before is 0.

    >>> change_of("count", 120, 100), change_of("count", 5, 0)
    (Fraction(1, 5), None)
    >>> change_of("ratio", Fraction(9, 10), Fraction(4, 5))
    Fraction(1, 10)
    """
    if now is None or before is None:
        return None
    risen = Fraction(now) - Fraction(before)
    if kind in SHARES:
        return risen
    return risen / abs(Fraction(before)) if before else None


def _total_change(
    kind: IndicatorKind, now: KeyTotal | None, before: KeyTotal | None
) -> Fraction | None:
    return change_of(kind, now.worth, before.worth) if now and before else None


def _reached(indicator: Indicator, now: Worth | None, target: Worth | None) -> bool | None:
    if now is None or target is None or not indicator.better:
        return None
    return now >= target if indicator.better == "more" else now <= target


def _standouts(indicator: Indicator, values: dict[Reporter, KeyValue]) -> dict[Reporter, Standout]:
    """The units at both ends of an indicator that has a better and a worse: at most three at an
    end, at most half of the units, with all that share the value of the last one. None where all
    are alike."""
    worths = {unit: value.worth for unit, value in values.items() if value.worth is not None}
    if not indicator.better or len(set(worths.values())) < 2:
        return {}
    ends = min(MOST_STANDOUTS, len(worths) // 2)
    in_order = sorted(worths.values(), reverse=indicator.better == "more")
    best, worst = in_order[ends - 1], in_order[-ends]
    if best == worst:
        best, worst = in_order[0], in_order[-1]
    found: dict[Reporter, Standout] = {}
    for unit, worth in worths.items():
        if _as_good(indicator, worth, best):
            found[unit] = "best"
        elif _as_good(indicator, worst, worth):
            found[unit] = "worst"
    return found


def _as_good(indicator: Indicator, worth: Worth, other: Worth) -> bool:
    return worth >= other if indicator.better == "more" else worth <= other


def _total(
    compared: Compared, key: Key, indicator: Indicator, readings: Readings, units: list[Reporter]
) -> KeyTotal | None:
    """The sum over units; of a ratio and of a computed share all parts over all wholes."""
    if indicator.kind in SUMMED and key.code in compared.indicators:
        return _sum(indicator, readings(key.code), units)
    if not key.share or any(code not in compared.indicators for code in key.share):
        return None
    part, whole = (
        _whole_sum(compared.indicators[code], readings(code), units) for code in key.share
    )
    if part is None or whole is None or not whole.worth:
        return None
    return KeyTotal(
        worth=Fraction(part.worth) / Fraction(whole.worth),
        doubtful=part.doubtful + whole.doubtful,
        differing=tuple(_differing(compared, key, readings, units)),
    )


def _differing(
    compared: Compared, key: Key, readings: Readings, units: list[Reporter]
) -> Iterator[Reporter]:
    """The units whose report states another share than its own parts make, however rounded."""
    stated = readings(key.code) if key.code in compared.indicators else {}
    part, whole = key.share
    computed = _computed(compared, part, whole, readings)
    for unit in units:
        said = plain_number(stated[unit].text) if unit in stated else None
        made = computed[unit].worth if unit in computed else None
        if said is None or made is None:
            continue
        decimals = len(stated[unit].text.partition(".")[2])
        if abs(Fraction(said) - 100 * Fraction(made)) >= Fraction(1, 10**decimals):
            yield unit


def _whole_sum(indicator: Indicator, readings: OfUnits, units: list[Reporter]) -> KeyTotal | None:
    """The sum over units, None unless every one has a value."""
    if any(unit not in readings for unit in units):
        return None
    return _sum(indicator, readings, units)


def _sum(indicator: Indicator, readings: OfUnits, units: list[Reporter]) -> KeyTotal | None:
    there = [readings[unit] for unit in units if unit in readings]
    added = sum_of(indicator, there)
    if not added.taken or added.left_out:
        return None
    worth = added.share if indicator.kind == "ratio" else added.amount
    doubtful = sum(reading.review for reading in added.taken)
    return None if worth is None else KeyTotal(worth, doubtful)


def value_text(value: KeyValue, kind: IndicatorKind) -> str:
    """A value in words of the sheet: shares in per cent with a decimal comma, amounts with points.

    >>> here = Source(0, "a.pdf", "1", "5")
    >>> value_text(KeyValue(Fraction(23, 28), "23/28", False, here), "ratio")
    '82,14 %'
    >>> value_text(KeyValue(40358, "40358", False, here), "count")
    '40.358'
    """
    return worth_text(value.worth, kind) if value.worth is not None else value.text


def worth_text(worth: Worth, kind: IndicatorKind) -> str:
    """What a value is worth in words of the sheet."""
    number = Fraction(worth) * 100 if kind in SHARES else Fraction(worth)
    rounded = Decimal(number.numerator) / Decimal(number.denominator)
    text = printed_number(f"{rounded:.2f}".rstrip("0").rstrip("."))
    return f"{text} %" if kind in SHARES else text
