"""Whether relations hold with the values that stand now: those that persons decided, else those
that were read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import regex

from extractor.checks import figures_of, holds_now
from extractor.decisions import MAIN_FIELD, held
from extractor.language.numbers import Refused, decimal, printed_number
from extractor.review.record import Place
from extractor.review.results import HIDDEN, NOT_HOLDING, Row, number_of, text_of
from extractor.review.tasks import Desks, value_now

_WORTHLESS = ("not_a_figure", "unreadable")
_NUMBER = regex.compile(r"\d+(?:[.,]\d+)*%?")
_SUM = regex.compile(r"[\d.,%]+(?:\s*\+\s*[\d.,%]+)*")
_SHARE = regex.compile(r"(?P<over>[\d.,]+)\s*/\s*(?P<under>[\d.,]+)\s*=\s*(?P<share>[\d.,]+)\s*%")
_ORDER = regex.compile(r"(?P<small>[\d.,]+)\s*≤\s*(?P<large>[\d.,]+)(?:\s*\(.*\))?")


@dataclass(frozen=True, slots=True)
class Standing:
    """A relation as it stands now: its statement, and whether it holds (None: not computed)."""

    statement: str
    holds: bool | None


@dataclass(frozen=True, slots=True)
class NumeralNow:
    """A numeral's row and table, with what persons decided about its place."""

    table: str
    row: Row
    place: Place

    @property
    def value(self) -> str:
        """What it is worth now, as the CSV files hold it; "" for what is none, or unreadable."""
        decided = self.place.standing()
        if decided is not None and decided.state in _WORTHLESS:
            return ""
        return value_now(self.table, self.row, self.place)

    @property
    def changed(self) -> bool:
        return self.value != held(self.row, MAIN_FIELD[self.table])

    @property
    def hidden(self) -> bool:
        """True where it is still to be typed blind."""
        return text_of(self.row, "review") == "yes" and not self.place.settled


def figures_in(check: Row) -> tuple[int, ...]:
    """The starts of the figures that a check speaks of, each once."""
    named = [int(one) for one in text_of(check, "figures").split() if one.isdigit()]
    return tuple(dict.fromkeys((*figures_of(text_of(check, "computed")), *named)))


def numerals_now(desks: Desks, document: Row, starts: Iterable[int]) -> dict[int, NumeralNow]:
    """The numerals of a document with these starts, as they stand now."""
    found = desks.results.numerals_at(text_of(document, "file"), starts)
    rows = desks.head_rows_beside(document, found)
    made = {}
    for table, row in found:
        start = number_of(row, "start")
        place = desks.record.of_row(row, document, rows.field_of(start))
        made[start] = NumeralNow(table, row, place)
    return made


def standing(check: Row, figures: Mapping[int, NumeralNow]) -> Standing:
    """A check as it stands now; `figures` are those that it speaks of, by their starts."""
    changed = {_bare(one): printed_number(one.value) for one in _of(check, figures) if one.changed}
    said = restated(text_of(check, "statement"), changed).statement
    return Standing(said, _holds(check, figures, changed))


def shown(check: Row, figures: Mapping[int, NumeralNow]) -> Standing:
    """The same for a person who types: what is still to be typed blind is hidden, and keeps a
    relation that does not hold open."""
    now = standing(check, figures)
    hidden = [one for one in _of(check, figures) if one.hidden and not one.changed]
    open_yet = bool(hidden) and now.holds is False
    statement = without(now.statement, [text_of(one.row, "raw") for one in hidden], HIDDEN)
    return Standing(statement, None if open_yet else now.holds)


def contradicts(check: Row, figures: Mapping[int, NumeralNow]) -> bool:
    """True where the report itself is at fault: the relation does not hold, and none of its figures
    waits for a person who may find that it was misread."""
    waits = text_of(check, "verdict") == "suspect" and any(
        one.hidden for one in _of(check, figures)
    )
    return standing(check, figures).holds is False and not waits


def is_changed(check: Row, figures: Mapping[int, NumeralNow]) -> bool:
    """True where a figure of the check was read otherwise than it stands now."""
    return any(one.changed for one in _of(check, figures))


def _of(check: Row, figures: Mapping[int, NumeralNow]) -> list[NumeralNow]:
    return [figures[start] for start in figures_in(check) if start in figures]


def _bare(figure: NumeralNow) -> str:
    return text_of(figure.row, "raw").removesuffix("%")


def _holds(check: Row, figures: Mapping[int, NumeralNow], changed: dict[str, str]) -> bool | None:
    """Whether the check holds by the values that stand now, where it can be computed, else by its
    statement with the figures changed; None where neither tells."""
    if not changed:
        return text_of(check, "verdict") not in NOT_HOLDING
    if computed := text_of(check, "computed"):

        def value_of(start: int, part: str) -> Decimal | None:
            return number_in(figures[start].value, part) if start in figures else None

        return holds_now(computed, value_of)
    return restated(text_of(check, "statement"), changed).holds


def number_in(value: str, part: str) -> Decimal | None:
    """The number in a part of a value; None where there is none.

    >>> number_in("23/28", "denominator"), number_in("98.8", "value"), number_in("5", "numerator")
    (Decimal('28'), Decimal('98.8'), None)
    """
    numerator, slash, denominator = value.partition("/")
    parts = {"numerator": numerator, "denominator": denominator} if slash else {"value": value}
    try:
        return Decimal(parts.get(part, ""))
    except InvalidOperation:
        return None


def restated(statement: str, typed: dict[str, str]) -> Standing:
    """The statement with printed figures replaced by typed ones, and whether it holds then.

    >>> restated("17 = 02 + 04 + 11", {"17": "18"})
    Standing(statement='18 = 02 + 04 + 11', holds=False)
    """
    left = dict(typed)

    def put(found: regex.Match[str]) -> str:
        for old in (found[0], found[0].removesuffix("%")):
            if old in left:
                new = left.pop(old).strip()
                percent = "%" if found[0].endswith("%") and not new.endswith("%") else ""
                return new + percent
        return found[0]

    now = str(_NUMBER.sub(put, statement)) if left else statement
    return Standing(statement=now, holds=holds(now))


def without(statement: str, hidden: Sequence[str], sign: str) -> str:
    """The statement with a sign in place of figures that are still to be typed blind.

    >>> without("17 = 2 + 4 + 11", ["4"], "▒")
    '17 = 2 + ▒ + 11'
    """
    bare = {figure.removesuffix("%") for figure in hidden}

    def put(found: regex.Match[str]) -> str:
        return sign if found[0].removesuffix("%") in bare else found[0]

    return str(_NUMBER.sub(put, statement)) if bare else statement


def holds(statement: str) -> bool | None:
    """True or False for a sum, a share or an order of two figures; None for what is said in other
    words.

    >>> holds("17 = 02 + 04 + 11"), holds("14/201 = 6,96%"), holds("5 ≤ 4"), holds("7 xã = 7 tên")
    (True, True, False, None)
    """
    try:
        if share := _SHARE.fullmatch(statement.strip()):
            return _share_holds(share)
        if order := _ORDER.fullmatch(statement.strip()):
            return decimal(order["small"]) <= decimal(order["large"])
        sides = [side.strip() for side in statement.split("=")]
        if len(sides) == 2 and all(map(_SUM.fullmatch, sides)):
            return _sums_agree(sides)
    except (Refused, InvalidOperation, ZeroDivisionError):
        return None
    return None


def _share_holds(share: regex.Match[str]) -> bool:
    """Rounded or cut off in the last printed digit."""
    printed = decimal(share["share"], share=True)
    computed = 100 * decimal(share["over"]) / decimal(share["under"])
    return abs(computed - printed) < _step(printed)


def _sums_agree(sides: list[str]) -> bool:
    """Whole figures agree exactly; decimals as far as each may be rounded."""
    terms = [[_term(word) for word in side.split("+")] for side in sides]
    total, parts = (sum(side, Decimal(0)) for side in terms)
    steps = [_step(term) for side in terms for term in side]
    rounded = min(steps) < 1
    return abs(total - parts) <= (sum(steps, Decimal(0)) / 2 if rounded else 0)


def _term(word: str) -> Decimal:
    return decimal(word.strip().removesuffix("%"), share="%" in word)


def _step(value: Decimal) -> Decimal:
    """What one in the last printed digit is worth."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
