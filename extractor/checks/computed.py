"""A check in a form that can be computed again when one of its figures changes.

`sum 10 = 20 + 30:numerator` names figures by their `start`, a ratio's parts behind a colon; `40^1`
is one that is printed to the tens (`5,65 nghìn`), where its value alone does not tell. The first
word is the form of the relation (see `relations`); a table's formula is `formula`, and
`percent` where its result is a percentage.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

import regex

from extractor.checks.relations import (
    HOLDING,
    Form,
    Number,
    Part,
    Relation,
    Term,
    judge,
    judge_printed,
    last_place,
    last_step,
)
from extractor.language.numbers import exact, rounded_to

# The number that stands in a part of the figure with this start; None where there is none.
ValueOf = Callable[[int, Part], Number | None]

_FORMS: tuple[Form, ...] = get_args(Form)
_PARTS: tuple[Part, ...] = get_args(Part)
_TERM = regex.compile(r"(?P<start>\d+)(?::(?P<part>\w+))?(?:\^(?P<place>-?\d{1,2}))?")
_BETWEEN = " = "  # sides
SIGNS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "x": operator.mul,
    "/": operator.truediv,
    ":": operator.truediv,
}


@dataclass(frozen=True, slots=True)
class Operand:
    """A number that a relation names: the figure by its start, which part of it, and the power of
    ten of its last printed digit (None: that of its value)."""

    start: int
    part: Part
    place: int | None = None


def written(relation: Relation) -> str:
    """The relation as it can be computed again; "" for one that its finder has settled itself.

    >>> term = Term(start=7, part="numerator", value=2, raw="2/3")
    >>> written(Relation.same("x", [term, term], 1.0, ""))
    'same 7:numerator = 7:numerator'
    """
    if not relation.sides or relation.verdict:
        return ""
    sides = [" + ".join(map(_named, side)) for side in relation.sides]
    return f"{relation.form} {_BETWEEN.join(sides)}"


def written_sum(total: int, parts: Sequence[int]) -> str:
    """A total and the figures that it is the sum of."""
    return f"sum {total}{_BETWEEN}{' + '.join(map(str, parts))}"


def written_formula(result: int, parts: Sequence[int], signs: Sequence[str], percent: bool) -> str:
    """A formula of a table for one of its rows."""
    words = [str(parts[0])]
    for sign, part in zip(signs, parts[1:], strict=True):
        words += [sign, str(part)]
    return f"{'percent' if percent else 'formula'} {result}{_BETWEEN}{' '.join(words)}"


def figures_of(computed: str) -> tuple[int, ...]:
    """The starts of the figures that such a relation compares, each once.

    >>> figures_of("sum 10 = 20 + 30:numerator")
    (10, 20, 30)
    """
    sides = computed.partition(" ")[2]
    return tuple(dict.fromkeys(int(found["start"]) for found in _TERM.finditer(sides)))


def holds_now(computed: str, value_of: ValueOf) -> bool | None:
    """True where the relation holds with the values that stand now, exactly or but for rounding;
    None where it cannot be computed.

    >>> values = {10: 17, 20: 2, 30: 15}
    >>> holds_now("sum 10 = 20 + 30", lambda start, _: values[start])
    True
    """
    form, _, sides = computed.partition(" ")
    try:
        if form in ("formula", "percent"):
            return _formula_holds(sides, value_of, form == "percent")
        known = next((one for one in _FORMS if one == form), None)
        if known is None:
            return None
        numbers = [_numbers(side.split(" + "), value_of) for side in sides.split(_BETWEEN)]
        return judge(known, numbers).verdict in HOLDING
    except (ValueError, LookupError, ArithmeticError):
        return None


def _named(term: Term) -> str:
    part = "" if term.part == "value" else f":{term.part}"
    place = last_place(term.value)
    told = last_place(Decimal(exact(Decimal(term.value))))
    return f"{term.start}{part}" + (f"^{place}" if place != told else "")


def _operand(word: str) -> Operand:
    found = _TERM.fullmatch(word.strip())
    part = next((one for one in _PARTS if found and one == (found["part"] or "value")), None)
    if found is None or part is None:
        raise ValueError(word)
    return Operand(int(found["start"]), part, int(found["place"]) if found["place"] else None)


def _numbers(words: Sequence[str], value_of: ValueOf) -> list[Number]:
    return [_number(_operand(word), value_of) for word in words]


def _number(operand: Operand, value_of: ValueOf) -> Number:
    found = value_of(operand.start, operand.part)
    if found is None:
        raise ValueError(operand)
    if operand.place is None:
        return found
    to_the_place = rounded_to(Decimal(found), Decimal(1).scaleb(operand.place))
    return to_the_place if to_the_place == found else found


def _formula_holds(sides: str, value_of: ValueOf, percent: bool) -> bool:
    """Worked out from left to right. What is divided may have been printed rounded."""
    result, worked_out = sides.split(_BETWEEN)
    words = worked_out.split()
    printed = Decimal(_numbers([result], value_of)[0])
    parts = [Decimal(number) for number in _numbers(words[::2], value_of)]
    true = parts[0]
    for sign, part in zip(words[1::2], parts[1:], strict=True):
        true = SIGNS[sign](true, part)
    slack = Decimal(0)
    if percent:
        true *= 100
        slack = sum((_slack(part, true) for part in parts), Decimal(0)) + last_step(printed) / 2
    within = bool(slack) and abs(true - printed) <= slack
    return within or judge_printed(true, printed) in HOLDING


def _slack(part: Decimal, true: Decimal) -> Decimal:
    """By how much a result may be off because this part was printed rounded."""
    if not part or last_place(part) >= 0:
        return Decimal(0)
    return abs(true / part) * last_step(part) / 2
