"""The marks that a form is filled by: typed into it, kept beside it, or in the copy that a person
has gone through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from extractor.errors import InputError
from extractor.forms.grid import Grid
from extractor.forms.marks import PlacedMark
from extractor.forms.placed import Fault, place_faults, typed_marks
from extractor.forms.proposal_copy import (
    UNTOUCHED,
    confirmed_by,
    copy_path,
    read_copy,
)
from extractor.forms.proposals import Proposal
from extractor.forms.saved import moved, save, saved_marks, saved_path
from extractor.forms.workbook import Form

MOST_NAMED = 20  # faults in one message


@dataclass(frozen=True)
class Confirmed:
    """The marks of a form and who confirmed those that are not typed. `waiting`: the copy with the
    proposals is there, and nobody has saved it."""

    marks: tuple[PlacedMark, ...]
    person: str = ""
    waiting: bool = False

    @property
    def asks(self) -> bool:
        """True where any cell asks for a value."""
        return any(one.mark.kind in ("value", "each_unit") for one in self.marks)


def confirmed_marks(form: Form, grids: dict[str, Grid], accept: bool) -> Confirmed:
    """The marks of a form. Those of a copy that is newer than the file beside the form are taken
    into that file. `accept`: a copy that nobody has opened counts too.

    Raises InputError with every cell where a mark is wrong.
    """
    typed = typed_marks(form)
    faults = list(typed.faults)
    beside, person, waiting = _beside(form, accept)
    taken = {(one.sheet.lower(), one.place) for one in typed.marks}
    others = [one for one in beside if (one.sheet.lower(), one.place) not in taken]
    faults += place_faults(form, [*typed.marks, *others])
    for one in others:
        sheet = form.sheet(one.sheet)
        if sheet is not None and (fault := moved(one, grids[sheet.name])):
            faults.append(fault)
    raise_faults(faults)
    return Confirmed((*typed.marks, *others), person, waiting)


def raise_faults(faults: list[Fault]) -> None:
    """Raises InputError where there are faults, with the cells and what is wrong in each."""
    if not faults:
        return
    named = [fault.text for fault in faults[:MOST_NAMED]]
    more = len(faults) - len(named)
    cells = "\n  ".join(named) + (f"\n  … (+{more})" if more else "")
    raise InputError("form_marks_wrong", cells=cells)


def _beside(form: Form, accept: bool) -> tuple[tuple[PlacedMark, ...], str, bool]:
    """The marks kept beside a form, who confirmed them, and whether a copy waits to be seen."""
    kept, copy = saved_path(form.path), copy_path(form.path)
    if copy.is_file() and not (kept.is_file() and _age(kept) >= _age(copy)):
        seen = Form(copy)
        if UNTOUCHED not in seen.parts or accept:
            placed = read_copy(seen, form)
            raise_faults(list(placed.faults))
            person = confirmed_by(seen)
            save(kept, placed.marks, person)
            return placed.marks, person, False
        if not kept.is_file():
            return (), "", True
    if not kept.is_file():
        return (), "", False
    placed, people = saved_marks(kept)
    raise_faults(list(placed.faults))
    return placed.marks, people, False


def _age(path: Path) -> int:
    return path.stat().st_mtime_ns


def as_marks(proposals: list[Proposal]) -> tuple[PlacedMark, ...]:
    """Proposals as marks that nobody has confirmed; those of formulas only where they are sure."""
    return tuple(
        PlacedMark(
            sheet=one.sheet,
            place=one.place,
            mark=replace(one.mark, sure=one.worked),
            row_words=one.row_words,
            column_words=one.column_words,
        )
        for one in proposals
        if one.mark is not None and (one.sure or not one.worked)
    )
