"""Other readings of a numeral: what further readers had in its place, and digits that OCR takes for
others. They are asked when relations are weighed; the text is never changed by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, product
from math import prod

import regex

from extractor.checks.relations import (
    HOLDING,
    Number,
    Printed,
    Relation,
    Term,
    judge,
    number_of,
)
from extractor.checks.rules import load_checks
from extractor.figures import is_trusted
from extractor.language import numbers
from extractor.language.numbers import Refused
from extractor.lines import words_of
from extractor.model import DocumentText, Doubt, Numeral, Word

NUMBER = regex.compile(r"\d[\d.,/]*\d|\d")
_SCALE = r"(?:\s*(?:chục|trăm|nghìn|ngàn|vạn|triệu|t[ỷỉýỳỹ])(?!\p{L}))"
AMOUNT = regex.compile(rf"\d[\d.,]*(?<=\d){_SCALE}*(?:,?\s+\d[\d.,]*(?<=\d){_SCALE}+)*", regex.I)
MOST = 200  # combinations of readings that are tried
Rows = Mapping[int, Numeral]  # by their `start`
Changed = Mapping[int, Numeral | Printed]  # what stands in the place of rows, by their `start`
Readings = Mapping[int, Sequence[Numeral]]  # other readings of a row, by its `start`

# The doubts that come from how a numeral was read, and whether the arithmetic of its table's row
# takes the doubt away. A proof in the text takes away each of them. A table's arithmetic leaves a
# number that may be torn in two: its other half may be a cell of the same row.
OF_READING = {
    "low_confidence": True,
    "second_reading": True,
    "more_strokes": True,
    "other_width": True,
    "mark_unread": True,
    "look_alike": True,
    "no_separator": True,
    "brackets_unclear": True,
    "torn": False,
}


def by_reading(doubt: Doubt) -> bool:
    """True where the doubt comes from how the numeral was read."""
    return doubt.key in OF_READING


def settled_by_table(doubt: Doubt) -> bool:
    """True where the arithmetic of a table's row takes the doubt away."""
    return OF_READING.get(doubt.key, False)


def certain(row: Numeral) -> bool:
    """True where nothing in how the row was read is in doubt."""
    trusted = is_trusted(row.evidence) or row.place.confidence == 1
    return trusted and not any(map(by_reading, row.doubts))


def other_readings(document: DocumentText, row: Numeral) -> list[Numeral]:
    """The row as the further readings have it, those that differ."""
    words = words_of(document, row.start, row.end)
    prints = dict.fromkeys(chain.from_iterable(_other_prints(row, word) for word in words if word))
    return list(filter(None, (reread(row, raw) for raw in prints)))


def _other_prints(row: Numeral, word: Word) -> Iterator[str]:
    """The row's print with the number of this word as each further reading has it."""
    mine = NUMBER.search(word.text)
    if not mine or row.raw.count(mine[0]) != 1:
        return
    for other in word.others:
        theirs = NUMBER.findall(other)
        if len(theirs) == 1 and theirs[0] != mine[0]:
            yield row.raw.replace(mine[0], theirs[0])


def confused(row: Numeral) -> Iterator[Numeral]:
    """The row with one digit as OCR might have mistaken it."""
    table = load_checks().content.confused
    yield from _reread(row, _replaced(row.raw, table))


def one_digit_off(row: Numeral) -> Iterator[Numeral]:
    """The row with any other digit in the place of one."""
    yield from _reread(row, changed_digits(row.raw))


def _reread(row: Numeral, prints: Iterable[str]) -> Iterator[Numeral]:
    yield from filter(None, (reread(row, raw) for raw in prints))


def changed_digits(text: str) -> Iterator[str]:
    """The text with any other digit in the place of one.

    >>> len(list(changed_digits("1,5"))), next(changed_digits("1,5"))
    (18, '0,5')
    """
    yield from _replaced(text, ANY_DIGIT)


ANY_DIGIT = {digit: "0123456789".replace(digit, "") for digit in "0123456789"}


def _replaced(text: str, table: Mapping[str, str]) -> Iterator[str]:
    """The text with one sign replaced by each that the table has for it."""
    for place, sign in enumerate(text):
        for other in table.get(sign, ""):
            yield text[:place] + other + text[place + 1 :]


def differing(one: str, other: str) -> list[int]:
    """The places at which two prints of one length differ.

    >>> differing("5434", "5484")
    [2]
    """
    pairs = enumerate(zip(one, other, strict=True))
    return [place for place, (sign, changed) in pairs if sign != changed]


def misreadable(one: str, other: str) -> bool:
    """True where two prints differ in one digit that OCR takes for the other.

    >>> misreadable("2016", "2018"), misreadable("2012", "2015")
    (True, False)
    """
    if len(one) != len(other):
        return False
    apart = differing(one, other)
    if len(apart) != 1:
        return False
    table = load_checks().content.confused
    digit, changed = one[apart[0]], other[apart[0]]
    return changed in table.get(digit, "") or digit in table.get(changed, "")


def reread(row: Numeral, raw: str) -> Numeral | None:
    """The row with another print; None where that cannot be read as its kind."""
    read = _read(row, raw)
    return replace(row, **read._asdict()) if read else None


def _read(row: Numeral, raw: str) -> Printed | None:
    """What another print says in the place of the row's; None where that cannot be read as its
    kind."""
    own = Printed(raw, row.value, row.numerator, row.denominator)
    try:
        if row.kind == "count":
            return own._replace(value=numbers.whole(raw.strip()))
        if row.kind == "percentage":
            return own._replace(value=numbers.decimal(raw.strip(" %\n"), share=True))
        if row.kind == "ratio":
            n, d = (numbers.whole(part.strip()) for part in raw.split("/"))
            return own._replace(numerator=n, denominator=d)
        if row.kind in ("measure", "money"):
            return _read_amount(row, own)
    except (Refused, ValueError):
        pass
    return None


def _read_amount(row: Numeral, own: Printed) -> Printed | None:
    """The measure or amount with another print, in the scale and with the sign of its own value,
    which may stand elsewhere (`125-135 triệu đồng`, a table's head)."""
    mine, other = AMOUNT.search(row.raw), AMOUNT.search(own.raw)
    if row.value is None or not mine or not other:
        return None
    printed = numbers.amount(mine[0])
    if not printed:
        return None
    return own._replace(value=numbers.amount(other[0]) * row.value / printed)


def fits(relation: Relation, changed: Changed) -> bool:
    """True where the relation would hold with these rows in the place of its own."""
    sides = [_changed_side(side, changed) for side in relation.sides]
    return judge(relation.form, sides).verdict in HOLDING


def _changed_side(side: Sequence[Term], changed: Changed) -> list[Number]:
    return [_changed(term, changed) for term in side]


def _changed(term: Term, changed: Changed) -> Number:
    row = changed.get(term.start)
    return term.value if row is None else number_of(row, term.part)


def only_reading(relation: Relation, rows: Rows, others: Readings) -> bool:
    """True where the readings taken fit, and no other combination of what was read."""
    starts = [start for start in relation.starts_of_terms if others.get(start)]
    choices = [[rows[start], *others[start]] for start in starts]
    if prod(map(len, choices)) > MOST:  # of thirty rows there may be a thousand million
        return False
    fitting = (
        combination
        for combination in product(*choices)
        if fits(relation, dict(zip(starts, combination, strict=True)))
    )
    return len(list(islice(fitting, 2))) == 1


def sensitive(relation: Relation, row: Numeral) -> bool:
    """True where any one misread digit of the row would break the relation; False for a row that
    cannot be read anew."""
    others = [read for raw in changed_digits(row.raw) if (read := _read(row, raw))]
    return bool(others) and not any(fits(relation, {row.start: other}) for other in others)


@dataclass(frozen=True, slots=True)
class Mends:
    """Readings of single rows with which a relation that fails would hold. `alone`: the first of
    them is the only one possible."""

    readings: tuple[Numeral, ...]
    alone: bool


def mends(relation: Relation, rows: Rows, others: Readings) -> Mends:
    """What would mend a relation.

    First the readings that further readers had. Where none of them mends it, of scanned rows those
    that OCR confuses: one alone is possible only where no other digit anywhere would mend it too.
    """
    starts = relation.starts_of_terms
    read = _fitting(relation, chain.from_iterable(others.get(start, ()) for start in starts))
    if read or all(rows[start].evidence == "text" for start in starts):
        return Mends(read, len(read) == 1)
    near = _fitting(relation, chain.from_iterable(confused(rows[start]) for start in starts))
    if len(near) != 1:
        return Mends(near, False)
    any_digit = chain.from_iterable(one_digit_off(rows[start]) for start in starts)
    return Mends(near, len(_fitting(relation, any_digit)) == 1)


def _fitting(relation: Relation, readings: Iterable[Numeral]) -> tuple[Numeral, ...]:
    """The readings with each of which alone the relation holds."""
    return tuple(reading for reading in readings if fits(relation, {reading.start: reading}))
