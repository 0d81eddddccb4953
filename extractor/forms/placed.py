"""All marks of a form with their cells: those typed into it, and those of the file beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from extractor import messages
from extractor.forms.addresses import Place, address
from extractor.forms.marks import MarkFault, PlacedMark, find_marks
from extractor.forms.sheet import Sheet
from extractor.forms.workbook import Form
from extractor.indicators import load_indicators

MOST_REPEATED = 2000  # rows below a mark for each unit


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a mark, and its cell."""

    sheet: str
    place: Place
    sentence: str

    @property
    def text(self) -> str:
        return f"{self.sheet}!{address(*self.place)}: {self.sentence}"


@dataclass(frozen=True)
class Placed:
    """The marks of a form by kind of use. `words`: those that stand among other words of a cell
    or are words themselves."""

    marks: tuple[PlacedMark, ...]
    faults: tuple[Fault, ...]


def typed_marks(form: Form) -> Placed:
    """The marks that stand in the form's own cells, and what is wrong with them."""
    marks: list[PlacedMark] = []
    faults: list[Fault] = []
    for sheet in form.sheets:
        for place in sheet.places:
            text = sheet.text(place)
            for found in find_marks(text) if "{" in text or "}" in text else ():
                if found.fault is not None:
                    faults.append(Fault(sheet.name, place, said_of(found.fault)))
                elif found.mark is not None:
                    one = PlacedMark(sheet.name, place, found.mark, typed=found)
                    marks.append(one)
                    faults += code_faults(one)
    return Placed(tuple(marks), tuple(faults))


def said_of(fault: MarkFault) -> str:
    """The sentence of what is wrong with a mark."""
    return messages.say(fault.key, **fault.words)


def code_faults(one: PlacedMark) -> Iterator[Fault]:
    """What is wrong with the code of a mark, with the nearest one that there is."""
    names = load_indicators().names
    if one.mark.kind != "value" or one.mark.code in names:
        return
    near = get_close_matches(one.mark.code, list(names), n=1, cutoff=0.6)
    hint = messages.say("mark_near", near=near[0]) if near else ""
    sentence = messages.say("mark_unknown_code", code=one.mark.code, near=hint)
    yield Fault(one.sheet, one.place, sentence)


def place_faults(form: Form, marks: Iterable[PlacedMark]) -> Iterator[Fault]:
    """Marks for cells that cannot take a number: of no sheet, under a merged area, with a
    formula."""
    for one in marks:
        sheet = form.sheet(one.sheet)
        if sheet is None:
            yield Fault(one.sheet, one.place, messages.say("mark_no_sheet"))
        elif sheet.head_of_area(one.place) != one.place:
            head = address(*sheet.head_of_area(one.place))
            yield Fault(one.sheet, one.place, messages.say("mark_merged", head=head))


def is_alone(sheet: Sheet, one: PlacedMark) -> bool:
    """True for a mark with nothing else in its cell."""
    found = one.typed
    if found is None:
        return True
    text = sheet.text(one.place)
    return not (text[: found.start] + text[found.end :]).strip()


def free_rows(sheet: Sheet, one: PlacedMark) -> list[int]:
    """The row of a mark for each unit, and the rows below it that are kept for more: with the same
    style in its column and nothing in it."""
    row, column = one.place
    style = sheet.style(one.place)
    rows = [row]
    for below in range(row + 1, row + MOST_REPEATED):
        place = (below, column)
        is_free = (
            sheet.is_there(place)
            and not sheet.text(place).strip()
            and not sheet.stored(place)
            and not sheet.formula(place)
            and sheet.head_of_area(place) == place
        )
        if not is_free or sheet.style(place) != style:
            break
        rows.append(below)
    return rows


def repeated(marks: list[PlacedMark], row: int, to_row: int, unit: str) -> Iterator[PlacedMark]:
    """The marks of a row for one unit as they hold in a row below."""
    for one in marks:
        if one.mark.kind == "value":
            mark = one.mark if one.mark.unit else replace(one.mark, unit=unit)
            typed = one.typed if to_row == row else None
            yield replace(one, place=(to_row, one.place[1]), mark=mark, typed=typed)
