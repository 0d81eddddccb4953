"""Whether a relation holds with what a person typed: its statement is computed anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import regex

from extractor.language.numbers import Refused, decimal

_NUMBER = regex.compile(r"\d+(?:[.,]\d+)*%?")
_SUM = regex.compile(r"[\d.,%]+(?:\s*\+\s*[\d.,%]+)*")
_SHARE = regex.compile(r"(?P<over>[\d.,]+)\s*/\s*(?P<under>[\d.,]+)\s*=\s*(?P<share>[\d.,]+)\s*%")
_ORDER = regex.compile(r"(?P<small>[\d.,]+)\s*≤\s*(?P<large>[\d.,]+)(?:\s*\(.*\))?")


@dataclass(frozen=True, slots=True)
class Standing:
    """A relation as it stands now: its statement, and whether it holds (None: not computed)."""

    statement: str
    holds: bool | None


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
