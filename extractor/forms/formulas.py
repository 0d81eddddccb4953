"""Which formulas of a form hang on which cells, and what the plain ones come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import regex
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

from extractor.errors import InputError
from extractor.forms.addresses import (
    LAST_COLUMN,
    LAST_ROW,
    Place,
    area_of,
    column_number,
)
from extractor.forms.sheet import Sheet
from extractor.forms.workbook import Form

SHEET = regex.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\]:]+))!(.+)", regex.S)
WHOLE_COLUMNS = regex.compile(r"\$?([A-Z]{1,3}):\$?([A-Z]{1,3})")
WHOLE_ROWS = regex.compile(r"\$?(\d{1,7}):\$?(\d{1,7})")
CELLS = regex.compile(r"\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?")
# What takes its cells from words or from elsewhere: nobody knows on which it hangs.
UNSTEADY = ("INDIRECT(", "OFFSET(", "CELL(", "INFO(")
MOST_CELLS = 200_000  # of an area in a sum: more is no form


@dataclass(frozen=True, slots=True)
class Area:
    """Cells of a sheet that a formula names."""

    sheet: str
    first: Place
    last: Place

    def holds(self, place: Place) -> bool:
        return (
            self.first[0] <= place[0] <= self.last[0] and self.first[1] <= place[1] <= self.last[1]
        )


Cell = tuple[str, Place]  # the sheet's name and the place there


def areas_of(form: Form, sheet: Sheet, text: str) -> list[Area] | None:
    """The areas that a formula names; None where that is not known (a name that stands for no
    area, a table's column, INDIRECT)."""
    found: list[Area] = []
    if not text:
        return None
    for token in _tokens(text):
        if token.type == Token.FUNC and token.value.upper() in UNSTEADY:
            return None
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            areas = _named(form, sheet, token.value)
            if areas is None:
                return None
            found += areas
    return found


def _tokens(text: str) -> list[Token]:
    try:
        return list(Tokenizer(f"={text}").items)
    except Exception:  # the library raises what it will on formulas that are none
        return [Token("?", Token.OPERAND, Token.RANGE)]


def _named(form: Form, sheet: Sheet, said: str) -> list[Area] | None:
    """The areas of a reference, or of what a name of the workbook stands for."""
    if area := _area(sheet, said):
        return [area]
    meant = form.defined_names().get(said.upper(), "")
    areas = [_area(sheet, part) for part in meant.split(",")] if meant else []
    known = [area for area in areas if area is not None]
    return known if known and len(known) == len(areas) else None


def _area(sheet: Sheet, said: str) -> Area | None:
    """The area that a formula of the sheet names; None for what is no area."""
    where = SHEET.fullmatch(said)
    name, cells = sheet.name, said
    if where:
        name = (where[1] or where[2]).replace("''", "'")
        cells = where[3]
    if CELLS.fullmatch(cells):
        try:
            return Area(name.lower(), *area_of(cells.replace("$", "")))
        except InputError:
            return None
    if found := WHOLE_COLUMNS.fullmatch(cells):
        columns = sorted((column_number(found[1]), column_number(found[2])))
        return Area(name.lower(), (1, columns[0]), (LAST_ROW, columns[1]))
    if found := WHOLE_ROWS.fullmatch(cells):
        rows = sorted((int(found[1]), int(found[2])))
        return Area(name.lower(), (rows[0], 1), (rows[1], LAST_COLUMN))
    return None


def dependents(form: Form, touched: set[Cell]) -> list[tuple[Sheet, Place]]:
    """The cells with formulas whose results hang on some cells, directly or through others, or of
    which nobody knows. Names of sheets in small letters."""
    waiting = [
        Hanging(sheet, formula.place, areas_of(form, sheet, formula.text))
        for sheet in form.sheets
        for formula in sheet.formulas()
    ]
    reached: dict[str, set[Place]] = {}
    for name, place in touched:
        reached.setdefault(name, set()).add(place)
    found: list[tuple[Sheet, Place]] = []
    while grown := [one for one in waiting if one.meets(reached)]:
        waiting = [one for one in waiting if not one.meets(reached)]
        for one in grown:
            found.append((one.sheet, one.place))
            reached.setdefault(one.sheet.name.lower(), set()).add(one.place)
    return found


@dataclass(frozen=True, slots=True)
class Hanging:
    """A cell with a formula and the areas that it names; None where nobody knows them."""

    sheet: Sheet
    place: Place
    areas: list[Area] | None

    def meets(self, reached: dict[str, set[Place]]) -> bool:
        return self.areas is None or any(_meets(area, reached) for area in self.areas)


def _meets(area: Area, reached: dict[str, set[Place]]) -> bool:
    places = reached.get(area.sheet, set())
    size = (area.last[0] - area.first[0] + 1) * (area.last[1] - area.first[1] + 1)
    if size < len(places):
        return any(place in places for place in _cells(area))
    return any(area.holds(place) for place in places)


def _cells(area: Area) -> Iterator[Place]:
    for row in range(area.first[0], area.last[0] + 1):
        for column in range(area.first[1], area.last[1] + 1):
            yield row, column


class Unworkable(Exception):
    """A formula that is not worked out here: what it needs is not understood, or not filled."""


class Worked:
    """What formulas of a form come to, exactly. Cells of which a number is not known (`unknown`:
    they stay empty for now) make what hangs on them unknown."""

    def __init__(self, form: Form, unknown: set[Cell]) -> None:
        self.form = form
        self.unknown = unknown
        self._sheets = {sheet.name.lower(): sheet for sheet in form.sheets}
        self._formulas = {
            (sheet.name.lower(), formula.place): formula.text
            for sheet in form.sheets
            for formula in sheet.formulas()
        }
        self._known: dict[Cell, Fraction | None] = {}

    def value(self, sheet: Sheet, place: Place) -> Fraction:
        """What a cell holds or its formula comes to. Raises Unworkable."""
        found = self._of((sheet.name.lower(), place), depth=0)
        if found is None:
            raise Unworkable
        return found

    def _of(self, cell: Cell, depth: int) -> Fraction | None:
        """The number of a cell; None for an empty one or words."""
        if cell in self.unknown or depth > 60:
            raise Unworkable
        if cell in self._known:
            return self._known[cell]
        sheet = self._sheets.get(cell[0])
        if sheet is None:
            raise Unworkable
        text = self._formulas.get(cell)
        if text is None:
            number = sheet.stored(cell[1])
            self._known[cell] = Fraction(number) if number else None
        else:
            self._known[cell] = _Reader(self, sheet, text, depth).result()
        return self._known[cell]


class _Reader:
    """Works out one formula: sums, the four operations, a few functions. Raises Unworkable for
    anything else."""

    def __init__(self, worked: Worked, sheet: Sheet, text: str, depth: int) -> None:
        self.worked = worked
        self.sheet = sheet
        self.depth = depth
        self.tokens = [one for one in _tokens(text) if one.type != Token.WSPACE]
        self.at = 0

    def result(self) -> Fraction:
        """The value of the whole formula. Raises Unworkable where something is left over."""
        made = self._sum()
        if self.at != len(self.tokens):
            raise Unworkable
        return made

    def _next(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _sign(self, *signs: str) -> str:
        """The sign of an operation that comes next, taken; "" for any other."""
        token = self._next()
        if token is None or token.type != Token.OP_IN or token.value not in signs:
            return ""
        self.at += 1
        return str(token.value)

    def _sum(self) -> Fraction:
        made = self._product()
        while sign := self._sign("+", "-"):
            other = self._product()
            made = made + other if sign == "+" else made - other
        return made

    def _product(self) -> Fraction:
        made = self._term()
        while sign := self._sign("*", "/"):
            other = self._term()
            if sign == "/" and not other:
                raise Unworkable
            made = made * other if sign == "*" else made / other
        return made

    def _term(self) -> Fraction:
        token = self._next()
        if token is None:
            raise Unworkable
        self.at += 1
        if token.type == Token.OP_PRE:
            return -self._term() if token.value == "-" else self._term()
        made = self._operand(token)
        after = self._next()
        if after is not None and after.type == Token.OP_POST:
            self.at += 1
            made /= 100
        return made

    def _operand(self, token: Token) -> Fraction:
        if token.type == Token.PAREN and token.subtype == Token.OPEN:
            made = self._sum()
            self._close(Token.PAREN)
            return made
        if token.type == Token.FUNC and token.subtype == Token.OPEN:
            return self._function(token.value.upper())
        if token.type != Token.OPERAND:
            raise Unworkable
        if token.subtype == Token.NUMBER:
            return Fraction(token.value)
        values = self._values(token.value) if token.subtype == Token.RANGE else []
        if len(values) != 1:
            raise Unworkable
        return values[0] or Fraction(0)

    def _function(self, name: str) -> Fraction:
        given: list[Fraction | None] = []
        while not self._closes(Token.FUNC):
            given += self._argument()
            token = self._next()
            if token is not None and token.type == Token.SEP:
                self.at += 1
        self._close(Token.FUNC)
        numbers = [value for value in given if value is not None]
        known = FUNCTIONS.get(name)
        if known is None or not numbers:
            raise Unworkable
        return known(numbers)

    def _argument(self) -> list[Fraction | None]:
        """The numbers of an area, or the one that an expression comes to."""
        token = self._next()
        after = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        alone = after is not None and (after.type == Token.SEP or after.subtype == Token.CLOSE)
        if token is not None and token.subtype == Token.RANGE and alone:
            self.at += 1
            return self._values(token.value)
        return [self._sum()]

    def _values(self, said: str) -> list[Fraction | None]:
        areas = _named(self.worked.form, self.sheet, said)
        if areas is None:
            raise Unworkable
        values: list[Fraction | None] = []
        for area in areas:
            rows = area.last[0] - area.first[0] + 1
            if rows * (area.last[1] - area.first[1] + 1) > MOST_CELLS:
                raise Unworkable
            for place in _cells(area):
                values.append(self.worked._of((area.sheet, place), self.depth + 1))
        return values

    def _closes(self, kind: str) -> bool:
        token = self._next()
        if token is None:
            raise Unworkable
        return bool(token.type == kind and token.subtype == Token.CLOSE)

    def _close(self, kind: str) -> None:
        if not self._closes(kind):
            raise Unworkable
        self.at += 1


def _rounded(numbers: list[Fraction]) -> Fraction:
    """A number rounded as Excel does, halves away from zero."""
    if len(numbers) != 2:
        raise Unworkable
    number, digits = numbers
    scale = Fraction(10) ** int(digits)
    scaled = abs(number) * scale + Fraction(1, 2)
    whole = Fraction(scaled.numerator // scaled.denominator)
    return (whole if number >= 0 else -whole) / scale


def _added(numbers: list[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0))


def _mean(numbers: list[Fraction]) -> Fraction:
    return _added(numbers) / len(numbers)


FUNCTIONS: dict[str, Callable[[list[Fraction]], Fraction]] = {
    "SUM(": _added,
    "AVERAGE(": _mean,
    "ROUND(": _rounded,
    "MAX(": max,
    "MIN(": min,
}
