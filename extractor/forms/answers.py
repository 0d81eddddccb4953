"""What a mark is answered with: a number from the results, or why there is none to be put in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal

from extractor import messages
from extractor.comparison import (
    Fact,
    Gathered,
    GatheredValues,
    Reading,
    Reporter,
    Source,
    number_of,
    share_of,
)
from extractor.forms.head_periods import resolved
from extractor.forms.marks import Mark
from extractor.forms.measures import as_written, scale_of
from extractor.forms.units import UnitNames
from extractor.indicators import base_of, load_indicators
from extractor.language.periods import in_words

# `filled`: a trusted value; `doubtful`: there is one that a person must look at first; `missing`:
# the results have none; `unconfirmed`: nobody has confirmed what the cell asks for.
State = Literal["filled", "doubtful", "missing", "unconfirmed"]
SHARE_PLACES = 10  # decimal places of a share that is worked out
SHOWN_PLACES = 2  # … in a cell whose format would show them all


@dataclass(frozen=True, slots=True)
class Answer:
    """What a cell gets. `number` as a cell stores it, or `text` (`23/28`); both "" where there is
    no value. `reasons`: sentences. `sources`: where the value stands, of a change both."""

    state: State
    number: str = ""
    text: str = ""
    reasons: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    exact: Fraction | None = field(default=None, compare=False)

    @property
    def value(self) -> str:
        return self.number or self.text


@dataclass(frozen=True, slots=True)
class Question:
    """A mark with what it speaks of: its unit (None for one that never reported; `said`: as the
    form names it), the ISO period. `cell_format`: as Form.number_format says."""

    mark: Mark
    unit: Reporter | None
    said: str
    period: str
    cell_format: str = ""


class Answers:
    """Answers questions out of gathered results."""

    def __init__(self, gathered: Gathered, values: GatheredValues, names: UnitNames) -> None:
        self.gathered = gathered
        self.values = values
        self.names = names

    def answer(self, asked: Question) -> Answer:
        """The answer to a question; a value is `filled` only where nothing speaks against it."""
        if not asked.mark.sure:
            return Answer("unconfirmed", reasons=(messages.say("fill_unconfirmed"),))
        if asked.unit is None:
            return _missing("fill_no_unit", unit=asked.said, near=self._near(asked.said))
        if asked.mark.change:
            return self._change(asked)
        return self._value(asked)

    def _near(self, said: str) -> str:
        near = self.names.nearest(said)
        return messages.say("mark_near", near=near) if near else ""

    def _reading(self, asked: Question, period: str) -> Reading | None:
        if asked.unit is None:
            return None
        fact = Fact(asked.mark.code, asked.mark.status)
        return self.values.reading(period, asked.unit, fact)

    def _value(self, asked: Question) -> Answer:
        reading = self._reading(asked, asked.period)
        if reading is None:
            return self._none(asked, asked.period)
        reasons = doubts_of(reading)
        made = _written(asked, reading)
        reasons += made.reasons
        state: State = "doubtful" if reasons else "filled"
        return replace(made, state=state, reasons=tuple(reasons), sources=_sources([reading]))

    def _none(self, asked: Question, period: str) -> Answer:
        """Why there is no value: the unit has no report of the period, or none says it."""
        named = in_words(period)
        if asked.unit not in self.gathered.reported(period):
            return _missing("fill_no_report", unit=asked.said, period=named)
        return _missing("fill_not_said", code=asked.mark.code, unit=asked.said, period=named)

    def _change(self, asked: Question) -> Answer:
        """The change since another period: of a share in percentage points."""
        against = resolved(asked.mark.against, asked.period)
        now, before = self._reading(asked, asked.period), self._reading(asked, against)
        if now is None or before is None:
            return self._none(asked, against if now is not None else asked.period)
        made = _compared(asked, now, before)
        reasons = (*doubts_of(now), *doubts_of(before), *made.reasons)
        state: State = "doubtful" if reasons else "filled"
        return replace(made, state=state, reasons=reasons, sources=_sources([now, before]))


def _compared(asked: Question, now: Reading, before: Reading) -> Answer:
    """The change of a value as the cell takes it."""
    kind, change = _kind(asked.mark.code), asked.mark.change
    worth, was = _worth(kind, now.text), _worth(kind, before.text)
    if worth is None or was is None:
        return _unfit("fill_no_number", text=f"{now.text}; {before.text}")
    exact = _changed(change, worth, was)
    if exact is None:
        return _unfit("fill_from_nothing")
    if change != "difference" or kind == "ratio":
        return _share(exact, asked.cell_format)
    return _money(asked, exact) if kind == "money" else _number(exact)


def _unfit(key: str, **words: str) -> Answer:
    """A value that the cell does not take, and why."""
    return Answer("doubtful", reasons=(messages.say(key, **words),))


def _missing(key: str, **words: str) -> Answer:
    return Answer("missing", reasons=(messages.say(key, **words),))


def doubts_of(reading: Reading) -> list[str]:
    """Why a person must look at a value before it is used."""
    found = []
    if reading.others:
        texts = [reading.text, *(other.text for other in reading.others)]
        found.append(messages.say("fill_several", texts=" | ".join(texts)))
    if reading.elsewhere:
        texts = [other.text for other in reading.elsewhere]
        found.append(messages.say("fill_elsewhere", texts=" | ".join(texts)))
    if reading.odd_unit:
        found.append(messages.say("fill_odd_unit", unit=reading.odd_unit))
    if reading.review and not found:
        found.append(messages.say("fill_review"))
    return found


def _sources(readings: Iterable[Reading]) -> tuple[Source, ...]:
    made: list[Source] = []
    for reading in readings:
        others = (*reading.others, *reading.elsewhere)
        made += [reading.source, *(other.source for other in others)]
    return tuple(dict.fromkeys(made))


def _kind(code: str) -> str:
    return load_indicators().by_code[base_of(code)[0]].record.kind


def _is_place(code: str, text: str) -> bool:
    return "thu_hang" in code.replace(".", "_") and "/" in text


def _worth(kind: str, text: str) -> Fraction | None:
    if kind == "ratio":
        return share_of(text)
    number = number_of("count", text)
    return None if number is None else Fraction(number)


def _changed(change: str, now: Fraction, before: Fraction) -> Fraction | None:
    """The change; of per cent as a share of 1. None where it grew from nothing."""
    if change == "difference":
        return now - before
    if not before:
        return None
    return now / before if change == "ratio" else (now - before) / abs(before)


def _written(asked: Question, reading: Reading) -> Answer:
    """A value as the cell takes it."""
    if asked.cell_format == "day":
        return _unfit("fill_day_format")
    is_place = _is_place(asked.mark.code, reading.text)
    if "/" in reading.text and not is_place:
        return _ratio(asked, reading.text)
    number = number_of("place" if is_place else "count", reading.text)
    if number is None or asked.mark.part:
        return _unfit("fill_no_number", text=reading.text)
    return _plain(asked, Fraction(number))


def _plain(asked: Question, exact: Fraction) -> Answer:
    """A number in the measure of its cell."""
    kind = _kind(asked.mark.code)
    if kind == "money":
        return _money(asked, exact)
    if asked.cell_format != "percent":
        return _number(exact)
    return _number(exact / 100) if kind == "percentage" else _unfit("fill_percent_cell")


def _ratio(asked: Question, text: str) -> Answer:
    """A ratio: the part asked for, its share in a cell of per cent, else as it is said."""
    numerator, _, denominator = text.partition("/")
    part = {"numerator": numerator, "denominator": denominator}.get(asked.mark.part)
    if part is not None:
        number = number_of("count", part)
        if number is None:
            return _unfit("fill_no_number", text=text)
        return _number(Fraction(number))
    if asked.mark.part == "share" or asked.cell_format == "percent":
        share = share_of(text)
        if share is None:
            return _unfit("fill_no_number", text=text)
        return _share(share, asked.cell_format)
    return Answer("filled", text=text)


def _share(share: Fraction, cell_format: str) -> Answer:
    """A share for a cell of per cent; in any other times a hundred, to two decimal places."""
    if cell_format == "percent":
        return Answer("filled", number=as_written(share, SHARE_PLACES) or "", exact=share)
    return Answer("filled", number=as_written(share * 100, SHOWN_PLACES) or "", exact=share * 100)


def _money(asked: Question, exact: Fraction) -> Answer:
    """An amount in the form's own measure."""
    scale = scale_of(asked.mark.measure)
    if scale is None:
        return _unfit("fill_no_measure")
    return _number(exact / scale)


def _number(exact: Fraction) -> Answer:
    number = as_written(exact)
    if number is None:
        return _unfit("fill_too_long")
    return Answer("filled", number=number, exact=exact)
