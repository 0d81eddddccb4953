"""What a person has confirmed of a form, kept beside it for every period to come.

`MAU.solieu.csv` (UTF-8 with BOM): a line for each cell, its mark, and the words of its row and its
column as they stood. Where these words have changed since, the form is another one and is refused.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import regex

from extractor import messages
from extractor.errors import InputError
from extractor.forms.addresses import address, place_of
from extractor.forms.grid import Grid
from extractor.forms.marks import MarkFault, PlacedMark, find_marks, plain, written
from extractor.forms.placed import Fault, Placed, code_faults, said_of
from extractor.output import harmless
from extractor.whole_files import write_whole

SHEET, CELL, MARK, ROW, COLUMN, BY = "trang tính", "ô", "dấu", "hàng", "cột", "người xác nhận"
COLUMNS = [SHEET, CELL, MARK, ROW, COLUMN, BY]
LARGEST = 20 << 20  # bytes
# What changes in heads from period to period and is no other head for that.
PERIODIC = regex.compile(r"\d+|\b(?:quy|thang|nam|ky|i{1,3}|iv|[369] thang dau nam)\b")


def saved_path(form: Path) -> Path:
    """Where the marks of a form are kept."""
    return form.with_name(f"{form.stem}.solieu.csv")


def save(path: Path, marks: Iterable[PlacedMark], person: str) -> None:
    """Keeps marks in a file. Raises OSError."""
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow(COLUMNS)
    for one in marks:
        said = [one.sheet, address(*one.place), written(one.mark), one.row_words, one.column_words]
        writer.writerow([harmless(value, "words") for value in [*said, person]])
    write_whole(path, held.getvalue().encode("utf-8-sig"), path.parent)


def saved_marks(path: Path) -> tuple[Placed, str]:
    """The marks kept in a file, with what is wrong with them, and who confirmed them. Raises
    InputError where the file cannot be read."""
    marks: list[PlacedMark] = []
    faults: list[Fault] = []
    people: dict[str, None] = {}
    for number, row in enumerate(_rows(path), 2):
        try:
            place = place_of(row.get(CELL, "").strip().upper())
        except InputError:
            raise InputError("form_saved_broken", path=path.name, line=number) from None
        for found in find_marks(row.get(MARK, "")):
            sheet = row.get(SHEET, "")
            if found.mark is None:
                faults.append(Fault(sheet, place, said_of(found.fault or MarkFault("mark_broken"))))
                continue
            one = PlacedMark(
                sheet,
                place,
                found.mark,
                row_words=row.get(ROW, ""),
                column_words=row.get(COLUMN, ""),
            )
            marks.append(one)
            faults += code_faults(one)
        if row.get(BY, ""):
            people[row[BY]] = None
    return Placed(tuple(marks), tuple(faults)), ", ".join(people)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        content = path.read_bytes()
        if len(content) > LARGEST:
            raise InputError("file_too_large", limit=f"{LARGEST >> 20} MB")
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("file_not_utf8") from None
    first = text.split("\n", 1)[0]
    sign = max(",;\t", key=first.count)  # Excel in Vietnam parts by semicolons
    reader = csv.DictReader(io.StringIO(text), delimiter=sign, strict=True)
    if not {SHEET, CELL, MARK} <= set(reader.fieldnames or ()):
        raise InputError("form_saved_broken", path=path.name, line=1)
    try:
        for row in reader:
            yield {key: _bare(value) for key, value in row.items() if key and value}
    except csv.Error:
        line = reader.line_num
        raise InputError("form_saved_broken", path=path.name, line=line) from None


def _bare(value: object) -> str:
    """A value without the apostrophe that kept a spreadsheet from taking it for a formula."""
    text = str(value)
    return text[1:] if regex.match(r"'[=+\-@\t\r]", text) else text


def moved(one: PlacedMark, grid: Grid) -> Fault | None:
    """What is wrong where the heads of a cell are others than when its mark was kept; figures and
    names of periods may change."""
    was = (_lasting(one.row_words), _lasting(one.column_words))
    now = (_lasting(grid.row_words(one.place)), _lasting(grid.column_words(one.place)))
    if was == now:
        return None
    sentence = messages.say("mark_heads_changed", was=f"{one.row_words} | {one.column_words}")
    return Fault(one.sheet, one.place, sentence)


def _lasting(words: str) -> str:
    letters = plain(regex.sub(r"[^\p{L}\d]+", " ", words))
    return " ".join(PERIODIC.sub(" ", letters).split())
