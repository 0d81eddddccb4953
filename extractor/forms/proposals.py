"""What the program takes each open cell of a form for, for a person to confirm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.comparison import Reporter
from extractor.forms.addresses import Place
from extractor.forms.grid import Grid, grid_of
from extractor.forms.head_periods import (
    comparison_of,
    names_no_quantity,
    relative_period,
    speaks_of_targets,
)
from extractor.forms.likely import likely_codes
from extractor.forms.marks import PREVIOUS, Mark, MarkStatus
from extractor.forms.measures import money_measure
from extractor.forms.named_cells import Named, NamedSheet, name_cells, total_rows
from extractor.forms.units import UnitNames
from extractor.forms.workbook import Form
from extractor.indicators import base_of, load_indicators

MOST_UNITS = 12  # to choose from
STATUSES: dict[str, MarkStatus] = {"planned": "planned", "assigned": "assigned"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a cell is taken for. `mark` is None where nothing is proposed; `options`: what may be
    chosen besides; `why`: the key of a sentence that says what is not sure, "" where all is.
    `worked`: the cell holds a formula, which stays."""

    sheet: str
    place: Place
    row_words: str
    column_words: str
    mark: Mark | None
    options: tuple[Mark, ...] = ()
    why: str = ""
    worked: bool = False

    @property
    def sure(self) -> bool:
        return self.mark is not None and not self.why


@dataclass(frozen=True)
class Known:
    """What the data have: units that reported, codes; the ISO period to be filled. `is_told`: the
    user said which unit a form is of that names none."""

    units: UnitNames
    codes: frozenset[str]
    period: str
    is_told: bool = False


def propose(form: Form, known: Known) -> list[Proposal]:
    """A proposal for each open cell of the form's tables, sheet by sheet."""
    made: list[Proposal] = []
    for sheet in form.sheets:
        grid = grid_of(form, sheet)
        if grid.open:
            made += _Sheet(grid, known).proposals()
    return made


class _Sheet:
    """The proposals of one sheet."""

    def __init__(self, grid: Grid, known: Known) -> None:
        self.grid = grid
        self.known = known
        self.named: NamedSheet = name_cells(grid, known.period, self._is_unit)
        self.base = self.named.period or known.period
        self.units: dict[int, tuple[tuple[Reporter, ...], bool]] = {}
        self.of_rows = self._codes_of_rows()
        self.totals = total_rows(named.probed for named in self.named.cells.values())

    def _is_unit(self, head: str) -> bool:
        return self.known.units.names_unit(head)

    def proposals(self) -> Iterator[Proposal]:
        """A proposal for each open cell of the sheet, in the order of places; without a mark, and
        with the reason, where none can be made."""
        for place in sorted(self.grid.open):
            found = self.named.cells.get(place)
            row, column = self.grid.row_words(place), self.grid.column_words(place)
            bare = Proposal(self.grid.sheet, place, row, column, None, why="propose_no_table")
            proposal = self._of(found, bare) if found else bare
            yield replace(proposal, worked=place in self.grid.worked)

    def _codes_of_rows(self) -> dict[tuple[int, int], str]:
        """Table and row → the one code that cells of the row have: columns that only say when are
        of the same quantity."""
        codes: dict[tuple[int, int], set[str]] = {}
        for place, named in self.named.cells.items():
            if named.settled:
                codes.setdefault((named.probed.table, place[0]), set()).add(named.codes[0])
        return {row: next(iter(found)) for row, found in codes.items() if len(found) == 1}

    def _of(self, found: Named, bare: Proposal) -> Proposal:
        codes = self._codes(found)
        status = STATUSES.get(found.status, "actual")
        mark = Mark("value", code=codes[0] if codes else "", status=status)
        mark, unclear = self._in_time(found, mark)
        units, sure_unit = self._unit(found)
        if not (sure_unit and len(units) == 1):
            unclear = unclear or "propose_unit"
        if len(codes) != 1:
            unclear = "propose_no_code"
        if not codes:
            codes = tuple(likely_codes(self._quantity(found, bare), self.known.codes))
        return self._finished(mark, unclear, units, codes, bare)

    def _codes(self, found: Named) -> tuple[str, ...]:
        """The codes of a cell; that of its row where its column only says when."""
        row = (found.probed.table, found.probed.place[0])
        heads = found.probed.heads
        only_time = all(self._is_unit(head) or names_no_quantity(head) for head in heads)
        if found.codes or not only_time or row not in self.of_rows:
            return found.codes
        return (self.of_rows[row],)

    def _in_time(self, found: Named, mark: Mark) -> tuple[Mark, str]:
        """The mark with its period, or with the change that its column is of; and what of that is
        not clear."""
        heads, read = found.probed.heads, found.probed.period
        compared = comparison_of(heads)
        if compared is not None and not found.codes:
            made = replace(mark, change=compared.change, against=compared.against)
            return made, "" if compared.sure else "propose_change"
        period = relative_period(heads, read, self.base, found.codes[0] if found.codes else "")
        # `Kỳ trước` may be the period before or what it left over: only a period that was read
        # tells.
        guessed = period == PREVIOUS and read in ("", self.base)
        unclear = "" if period and not guessed else "propose_period"
        if speaks_of_targets(heads) and mark.status == "actual":
            unclear = "propose_status"
        return replace(mark, period=period), unclear

    def _quantity(self, found: Named, bare: Proposal) -> str:
        """The words that may name what a cell counts."""
        heads = [head for head in found.probed.heads if not names_no_quantity(head)]
        words = [word for word in (found.probed.row_head, *heads) if not self._is_unit(word)]
        return " ".join(words) or bare.row_words

    def _finished(
        self,
        mark: Mark,
        why: str,
        units: tuple[Reporter, ...],
        codes: tuple[str, ...],
        bare: Proposal,
    ) -> Proposal:
        """The proposal with its unit of measure, and what may be chosen in its place."""
        marks = self._marks(mark, units, codes, bare.place)
        if marks and self._needs_measure(marks[0]):
            why = why or "propose_measure"
        if why == "propose_change":
            marks += [replace(one, change="ratio") for one in marks]
        if not marks:
            return replace(bare, why=why)
        first = replace(marks[0], sure=not why)
        return replace(bare, mark=first, options=tuple(marks[1:]), why=why)

    def _marks(
        self, mark: Mark, units: tuple[Reporter, ...], codes: tuple[str, ...], place: Place
    ) -> list[Mark]:
        """The mark for each code and each unit that may be meant."""
        may_be: tuple[Reporter | None, ...] = units[:MOST_UNITS] or (None,)
        measured = [self._measured(mark, code, place) for code in codes]
        return [self._of_unit(one, unit) for one in measured for unit in may_be]

    def _needs_measure(self, mark: Mark) -> bool:
        """True for an amount of money under heads that do not say of how much each."""
        known = load_indicators().by_code[base_of(mark.code)[0]]
        relative = mark.change in ("percent", "ratio")
        return known.record.kind == "money" and not mark.measure and not relative

    def _measured(self, mark: Mark, code: str, place: Place) -> Mark:
        mark = replace(mark, code=code)
        if not self._needs_measure(mark):
            return mark
        words = [self.grid.column_words(place), self.grid.row_words(place)]
        words += self.grid.titles(place[0])
        return replace(mark, measure=money_measure(words))

    def _unit(self, found: Named) -> tuple[tuple[Reporter, ...], bool]:
        """The units that a cell may be of, and whether the form itself says so."""
        place = found.probed.place
        for said in (
            self.named.unit_rows.get(place[0], ""),
            self.named.unit_columns.get(place[1], ""),
        ):
            if said:
                return self.known.units.meant(said), True
        if self.named.unit_rows and place[0] in self.totals:
            provinces = tuple(unit for unit in self.known.units.units if unit.level == "tỉnh")
            return provinces or self.known.units.units, place in self.grid.worked
        table = self.grid.first_row(place)
        if table not in self.units:
            self.units[table] = self._unit_of_sheet(table)
        return self.units[table]

    def _unit_of_sheet(self, row: int) -> tuple[tuple[Reporter, ...], bool]:
        """The units that the sheet's name and the lines above a table name; the only one that
        there is where they name no other."""
        names = self.known.units
        if found := names.meant(self.grid.sheet) or names.in_words(self.grid.sheet):
            return found, True
        titles = self.grid.titles(row)
        labelled = next(filter(None, map(names.labelled, titles)), ())
        if labelled:
            return labelled, True
        if len(names.units) == 1:
            return names.units, self.known.is_told or self._no_other(titles)
        return next(filter(None, map(names.in_words, titles)), names.units), False

    def _no_other(self, titles: list[str]) -> bool:
        """True where lines name the only unit that has reported, or none."""
        names = self.known.units
        named = [line for line in titles if names.names_unit(line)]
        return not named or any(names.find(line) or names.in_words(line) for line in titles)

    def _of_unit(self, mark: Mark, unit: Reporter | None) -> Mark:
        """The mark with its unit's name, and its level or province where the name alone means
        several."""
        if unit is None:
            return mark
        mark = replace(mark, unit=unit.label)
        names = self.known.units
        if len(names.find(unit.label)) > 1:
            mark = replace(mark, level=unit.level)
        if len(names.find(unit.label, unit.level)) > 1:
            mark = replace(mark, province=unit.province)
        return mark
