"""The numbers of a consolidated report: what a mark of the outline comes to over the units of a
level, how many units are behind it, where each value stands, what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from extractor import messages
from extractor.comparison import (
    Fact,
    Gathered,
    GatheredValues,
    Indicator,
    Reading,
    Reporter,
    computed_share,
    is_fit,
    share_of,
    sum_of,
    worth_of,
)
from extractor.drafting.plain_text import Exact, number_text, share_text
from extractor.forms import Mark, UnitNames, doubts_of, resolved, scale_of
from extractor.kinds import SUMMED
from extractor.language.numbers import exact

OPEN = "……"  # where no unit has a value


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit gives to an amount: its reading, in `sign` ("%" or ""), and why a person must
    look at it; `made_of` the two values that make a share which its report does not state."""

    unit: Reporter
    reading: Reading
    sign: str
    period: str
    reasons: tuple[str, ...]
    counts: bool
    made_of: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of the report. `text`: as printed, `……` where there is none; `taken` of `of_units`
    units have given it; `shares`: what each unit said, also those that could not be counted."""

    mark: Mark
    period: str
    text: str
    taken: int
    of_units: int
    shares: tuple[Share, ...]

    @property
    def doubtful(self) -> bool:
        """True where a person must look before the number is used."""
        return any(share.reasons for share in self.shares)

    @property
    def is_open(self) -> bool:
        return self.text == OPEN


@dataclass(frozen=True)
class Scope:
    """Of which units the report speaks: those of one level that have reported, and how many are
    expected."""

    period: str
    units: tuple[Reporter, ...]
    expected: int


class Amounts:
    """The numbers for a report's outline, out of gathered results."""

    def __init__(self, gathered: Gathered, scope: Scope, marks: Iterable[Mark]) -> None:
        self.scope = scope
        self.names = UnitNames(gathered.reporters)
        wanted = {resolved(mark.period, scope.period) for mark in marks}
        wanted |= {resolved(mark.against, scope.period) for mark in marks if mark.change}
        self.values: GatheredValues = gathered.values([scope.period, *sorted(wanted)])

    def of(self, mark: Mark) -> Amount:
        """What a mark comes to."""
        period = resolved(mark.period, self.scope.period)
        units = self._units(mark)
        of_units = 1 if mark.unit else self.scope.expected
        shares = self._shares(mark, period, units)
        if mark.change:
            return self._change(mark, period, shares, of_units)
        fit = [share for share in shares if share.counts]
        text = self._text(mark, fit) if fit else OPEN
        return Amount(mark, period, text, len(fit), of_units, tuple(shares))

    def of_unit(self, mark: Mark, unit: Reporter) -> Amount:
        """What a mark comes to for one unit."""
        shares = self._shares(mark, self.scope.period, (unit,))
        fit = [share for share in shares if share.counts]
        text = self._text(mark, fit) if fit else OPEN
        return Amount(mark, self.scope.period, text, len(fit), 1, tuple(shares))

    def _units(self, mark: Mark) -> tuple[Reporter, ...]:
        if not mark.unit:
            return self.scope.units
        found = self.names.find(mark.unit, mark.level, mark.province)
        return found if len(found) == 1 else ()

    def _indicator(self, mark: Mark) -> Indicator | None:
        found = self.values.indicators.get(mark.code)
        made = None if found else computed_share(mark.code)
        return made.indicator if made else found

    def _shares(self, mark: Mark, period: str, units: Iterable[Reporter]) -> list[Share]:
        """What each of some units says, in their order."""
        indicator = self._indicator(mark)
        fact = Fact(mark.code, mark.status)
        found = []
        for unit in units if indicator else ():
            reading = self.values.reading(period, unit, fact)
            made_of = () if reading else self._made_of(period, unit, fact)
            reading = _computed(made_of) if made_of else reading
            if indicator and reading:
                fit = is_fit(indicator, reading)
                against = _against(reading, fit)
                sign = sign_of(indicator)
                found.append(Share(unit, reading, sign, period, against, fit, made_of))
        return found

    def _made_of(self, period: str, unit: Reporter, fact: Fact) -> tuple[Reading, ...]:
        """A part and its whole, where an indicator is their share and both are sure values."""
        made = computed_share(fact.code)
        if made is None:
            return ()
        both = []
        for code in (made.part, made.whole):
            reading = self.values.reading(period, unit, Fact(code, fact.status))
            indicator = self.values.indicators.get(code)
            if reading and indicator and is_fit(indicator, reading):
                both.append(reading)
        share = share_of("/".join(reading.text for reading in both))
        return tuple(both) if share is not None and 0 <= share <= 1 else ()

    def _text(self, mark: Mark, fit: list[Share]) -> str:
        """The sum over units; of what is not added the lowest and the highest."""
        indicator = self._indicator(mark)
        if indicator is None:
            return OPEN
        if indicator.kind not in SUMMED:
            return _range_text(indicator, fit)
        added = sum_of(indicator, [share.reading for share in fit])
        if indicator.kind != "ratio":
            return _scaled(mark, indicator, added.amount)
        whole = added.whole or 0
        parts = {"numerator": number_text(added.amount), "denominator": number_text(whole)}
        if mark.part == "share":
            return share_text(added.share) if added.share is not None else OPEN
        return parts.get(mark.part, f"{parts['numerator']}/{parts['denominator']}")

    def _change(self, mark: Mark, period: str, now: list[Share], of_units: int) -> Amount:
        """The change since another period, over the units that have a value in both."""
        against = resolved(mark.against, period)
        before = self._shares(mark, against, [share.unit for share in now])
        both, past = _of_same_units(now, before)
        indicator = self._indicator(mark)
        text = OPEN
        if indicator and both:
            text = _change_text(mark, indicator, _worth(indicator, both), _worth(indicator, past))
        return Amount(mark, period, text, len(both), of_units, (*both, *past))


def _of_same_units(now: list[Share], before: list[Share]) -> tuple[list[Share], list[Share]]:
    """What units that have a value in both periods said in each."""
    units = {share.unit for share in now if share.counts}
    units &= {share.unit for share in before if share.counts}
    both = [share for share in now if share.unit in units]
    return both, [share for share in before if share.unit in units]


def _computed(made_of: tuple[Reading, ...]) -> Reading | None:
    """The share of a part in its whole, in per cent to two decimals."""
    part, whole = made_of
    share = share_of(f"{part.text}/{whole.text}")
    if share is None:
        return None
    rounded = Decimal(round(share * 10_000)) / 100
    return part._replace(
        text=exact(rounded),
        review=part.review or whole.review,
        corrected=part.corrected or whole.corrected,
    )


def _against(reading: Reading, fit: bool) -> tuple[str, ...]:
    """Why a person must look at a value before it is used."""
    found = doubts_of(reading._replace(review=reading.review and fit))
    if not fit and not found:
        found.append(messages.say("fill_no_number", text=reading.text))
    return tuple(found)


def _scaled(mark: Mark, indicator: Indicator, amount: Exact) -> str:
    scale = scale_of(mark.measure) if indicator.kind == "money" and mark.measure else 1
    return number_text(Fraction(amount) / (scale or 1))


def sign_of(indicator: Indicator) -> str:
    """What stands behind its values in a report."""
    return "%" if indicator.kind == "percentage" else ""


def reading_text(reading: Reading, sign: str = "") -> str:
    """What a unit says, as reports print numbers, with the sign; several values are parted by
    ` | `.

    >>> from extractor.comparison import Source
    >>> printed = Source(0, "a.pdf", "1", "5")
    >>> reading_text(Reading("1250/3000", False, printed))
    '1.250/3.000'
    >>> reading_text(Reading("99.6", False, printed), "%")
    '99,6%'
    """
    texts = [reading.text, *(other.text for other in reading.others)]
    return " | ".join("/".join(map(_part_text, text.split("/"))) + sign for text in texts)


def _part_text(text: str) -> str:
    number = worth_of("count", text)
    return text if number is None else number_text(number)


def _range_text(indicator: Indicator, fit: list[Share]) -> str:
    """`từ 58,3% (huyện Mỹ Tú) đến 100% (huyện Kế Sách)`; one value where all are alike."""
    worths = [(worth_of(indicator.kind, share.reading.text) or 0, share) for share in fit]
    lowest = min(worths, key=lambda one: one[0])
    highest = max(worths, key=lambda one: one[0])
    sign = sign_of(indicator)
    text = reading_text(lowest[1].reading, sign)
    if lowest[0] == highest[0]:
        return text
    most = reading_text(highest[1].reading, sign)
    return f"từ {text} ({lowest[1].unit.label}) đến {most} ({highest[1].unit.label})"


def _worth(indicator: Indicator, shares: list[Share]) -> Fraction | None:
    """What values are worth together; None where they are not added and are several."""
    if indicator.kind == "ratio":
        added = sum_of(indicator, [share.reading for share in shares])
        return added.share
    if indicator.kind not in SUMMED and len(shares) != 1:
        return None
    if indicator.kind not in SUMMED:
        worth = worth_of(indicator.kind, shares[0].reading.text)
        return None if worth is None else Fraction(worth)
    return Fraction(sum_of(indicator, [share.reading for share in shares]).amount)


def _change_text(
    mark: Mark, indicator: Indicator, now: Fraction | None, before: Fraction | None
) -> str:
    """`tăng 18,5%`, `giảm 1.200`, `bằng 97%`, `không đổi`."""
    if now is None or before is None or (not before and mark.change != "difference"):
        return OPEN
    if mark.change == "ratio":
        return f"bằng {share_text(now / before)}"
    risen = now - before
    if not risen:
        return "không đổi"
    way = "tăng" if risen > 0 else "giảm"
    return f"{way} {_risen_text(mark, indicator, abs(risen), before)}"


def _risen_text(mark: Mark, indicator: Indicator, risen: Fraction, before: Fraction) -> str:
    """By how much a value has changed: shares in points, else in per cent or as it is."""
    if indicator.kind in ("ratio", "percentage"):
        points = risen * (100 if indicator.kind == "ratio" else 1)
        return f"{number_text(Fraction(round(points * 100), 100))} điểm %"
    if mark.change == "percent":
        return share_text(risen / abs(before))
    return _scaled(mark, indicator, risen)
