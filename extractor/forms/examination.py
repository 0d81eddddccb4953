"""`solieu fill --check`: what of a form is understood, what is not, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor import messages
from extractor.forms.addresses import address
from extractor.forms.formulas import areas_of
from extractor.forms.grid import Grid, grid_of, has_heads
from extractor.forms.marks import PlacedMark
from extractor.forms.placed import Fault, Placed, place_faults, typed_marks
from extractor.forms.saved import moved, saved_marks, saved_path
from extractor.forms.workbook import Form

MOST_NAMED = 12  # cells on one line
HEAD_AND_FOOT = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in a form: `faults` stop its filling, `notes` do not. `marks`: how many cells
    ask for something."""

    marks: int
    faults: tuple[str, ...]
    notes: tuple[str, ...]


def examine(path: Path) -> Examined:
    """A form examined without any results. Raises InputError where it is not to be trusted."""
    form = Form(path)
    typed = typed_marks(form)
    grids = {sheet.name: grid_of(form, sheet) for sheet in form.sheets}
    kept = _kept(form)
    marks = [*typed.marks, *kept.marks]
    faults = [*typed.faults, *kept.faults, *_moved(form, grids, kept)]
    faults += place_faults(form, marks)
    notes = [*_of_parts(form), *_of_sheets(form), *_of_cells(grids, marks)]
    return Examined(len(marks), tuple(fault.text for fault in faults), tuple(notes))


def _kept(form: Form) -> Placed:
    """The marks of the file beside the form."""
    path = saved_path(form.path)
    return saved_marks(path)[0] if path.is_file() else Placed((), ())


def _moved(form: Form, grids: dict[str, Grid], kept: Placed) -> Iterator[Fault]:
    for one in kept.marks:
        sheet = form.sheet(one.sheet)
        fault = moved(one, grids[sheet.name]) if sheet is not None else None
        if fault is not None:
            yield fault


def _of_cells(grids: dict[str, Grid], marks: list[PlacedMark]) -> Iterator[str]:
    """Cells that wait for a number and have no mark, and cells that hold one already."""
    asked = {(one.sheet.lower(), one.place) for one in marks}
    for name, grid in grids.items():
        waiting = sorted(grid.open - grid.worked)
        silent = [place for place in waiting if (name.lower(), place) not in asked]
        numbers = [place for place in sorted(grid.filled) if has_heads(grid, place)]
        if silent:
            yield _cells("check_unmarked", name, silent)
        if numbers:
            yield _cells("check_numbers", name, numbers)


def _cells(key: str, sheet: str, places: list[tuple[int, int]]) -> str:
    named = ", ".join(address(*place) for place in places[:MOST_NAMED])
    more = ", …" if len(places) > MOST_NAMED else ""
    return messages.say(key, sheet=sheet, number=len(places), cells=named + more)


def _of_parts(form: Form) -> Iterator[str]:
    """The parts that come through as they are, and those of them in which marks stand."""
    for part in form.carried:
        what = messages.say(part.what)
        yield messages.say("check_carried", part=part.name, what=what)
        if part.marked:
            yield messages.say("check_marked_part", part=part.name)
    for name in form.chart_sheets:
        yield messages.say("check_chart_sheet", sheet=name)


def _of_sheets(form: Form) -> Iterator[str]:
    """What stands in sheets themselves and is not understood: marks in head and foot lines,
    formulas nobody can follow, protection, what is hidden."""
    for sheet in form.sheets:
        content = sheet.content() if b"{{" in form.parts.get(sheet.part, b"") else b""
        if any(_has_mark(sheet.root, name) for name in HEAD_AND_FOOT) and content:
            yield messages.say("check_head_line", sheet=sheet.name)
        if sheet.root.find("{*}sheetProtection") is not None:
            yield messages.say("check_protected", sheet=sheet.name)
        rows, columns = sheet.hidden()
        if rows or columns:
            number = len(rows) + len(columns)
            yield messages.say("check_hidden", sheet=sheet.name, number=number)
        if unsteady := _unsteady(form, sheet):
            yield _cells("check_unsteady", sheet.name, unsteady)


def _has_mark(root, name: str) -> bool:
    return any("{{" in (one.text or "") for one in root.iterfind(f"{{*}}headerFooter/{{*}}{name}"))


def _unsteady(form: Form, sheet) -> list[tuple[int, int]]:
    """The formulas of which nobody knows which cells they hang on."""
    return [
        formula.place
        for formula in sheet.formulas()
        if not formula.text or areas_of(form, sheet, formula.text) is None
    ]
