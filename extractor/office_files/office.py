"""The pages of an office file: the text of a Word document, each sheet of a workbook, and behind
them every large picture inside, which is read like a scan."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import regex

from extractor.errors import InputError
from extractor.intake import OFFICE_IDS, UNREADABLE, Package, Relation
from extractor.intake import open_package as opened
from extractor.model import Doubt, Input, PageReading, TextBlock
from extractor.office_files.beside_text import comments_unread
from extractor.office_files.docx_text import read_docx
from extractor.office_files.first_cells import first_cells
from extractor.office_files.pictures_inside import DrawingsFound, Picture, Resolved, drawings_in
from extractor.office_files.sheet_surroundings import words_of_edges, words_of_shapes
from extractor.office_files.word_characters import W
from extractor.office_files.xlsx_text import read_sheet

SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOLDS = regex.compile(rb"<(?:\w+:)?(?:v|f|is|drawing|legacyDrawing)[\s>/]")
BLOCK = 1 << 20  # bytes read at once

Element = Any  # lxml's elements carry no types


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture of an office file, written out: its width there in inches (0: not said) and the
    place where it stands."""

    file: Path
    width: float
    place: str


@dataclass(frozen=True, slots=True)
class _Book:
    """The sheets of a workbook that are pages, how many are hidden, how many are charts alone; of
    each sheet the pictures on it, the words around its cells, what is said of its comments."""

    sheets: tuple[str, ...]
    hidden: int
    charts: int
    drawn: dict[str, Resolved]
    around: dict[str, tuple[TextBlock, ...]]
    said: dict[str, tuple[Doubt, ...]]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        found = (drawn.pictures for drawn in self.drawn.values())
        return tuple(picture for pictures in found for picture in pictures)


def office_pages(source: Input) -> int:
    """How many pages a Word document or a workbook counts for. Raises InputError where it cannot
    be opened or holds nothing."""
    with opened(source.path) as package:
        if source.kind == "word":
            return 1 + len(_word_pictures(package))
    book = _book(source.path)
    count = len(book.sheets) + len(book.pictures)
    if not count:
        raise InputError("office_empty")
    return count


def office_page(source: Input, number: int, folder: Path) -> PageReading | PictureFile:
    """Page `number` of an office file: its text, or the picture that it is, written into `folder`.
    Raises InputError."""
    if source.kind == "word":
        return _word_page(source, number, folder)
    return _sheet_page(source, number, folder)


def _word_page(source: Input, number: int, folder: Path) -> PageReading | PictureFile:
    if number > 1:
        with opened(source.path) as package:
            picture = _word_pictures(package)[number - 2]
            places = {one.part: one.place for one in read_docx(source.path).pictures}
            place = places.get(picture.part, "")
            return _written(package, replace(picture, place=place), folder)
    read = read_docx(source.path)
    if not read.blocks and not read.pictures:
        unread = any(caution.key == "inserted_unread" for caution in read.cautions)
        raise InputError("office_inserted_only" if unread else "office_empty")
    first = first_cells(read.blocks, said="table_cells_left_out")
    return PageReading(
        number=1,
        width=0,
        height=0,
        reader="office" if first.blocks else "none",
        reason="office_text" if first.blocks else "page_blank",
        cautions=(*read.cautions, *first.cautions),
        blocks=first.blocks,
    )


def _word_pictures(package: Package) -> tuple[Picture, ...]:
    """The large pictures of a Word document, as read_docx finds them."""
    main = package.main_part()
    found = DrawingsFound()
    body = package.xml(main).find(f"{W}body")
    if body is not None:
        found.add(drawings_in(body, ""))
    return found.resolved(package.relations(main)).pictures


def _sheet_page(source: Input, number: int, folder: Path) -> PageReading | PictureFile:
    book = _book(source.path)
    if number > len(book.sheets):
        with opened(source.path) as package:
            return _written(package, book.pictures[number - len(book.sheets) - 1], folder)
    name = book.sheets[number - 1]
    sheet = read_sheet(source.path, name)
    cautions = [*sheet.cautions, *book.drawn[name].cautions, *book.said[name]]
    if book.hidden and number == 1:
        cautions.append(Doubt.of("hidden_sheets", number=str(book.hidden)))
    if book.charts and number == 1:
        cautions.append(Doubt.of("drawings_unread", number=str(book.charts)))
    first = first_cells(sheet.blocks, sheet.left_out)
    cautions += first.cautions
    blocks = (*first.blocks, *book.around[name])
    return PageReading(
        number=number,
        width=0,
        height=0,
        reader="office" if blocks else "none",
        reason="office_text" if blocks else "page_blank",
        cautions=tuple(cautions),
        blocks=blocks,
    )


def _book(path: Path) -> _Book:
    """The sheets and pictures of a workbook. Raises InputError."""
    return _looked_through(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _looked_through(path: Path, _changed: int) -> _Book:
    """The same, kept for the next page: each sheet must be looked into to tell which are pages."""
    with opened(path) as package:
        return _sheets_of(package)


def _sheets_of(package: Package) -> _Book:
    main = package.main_part()
    relations = package.relations(main)
    every = list(package.xml(main).iter(f"{SHEETS}sheet"))
    if len({sheet.get("name", "") for sheet in every}) < len(every):
        raise InputError("office_broken")  # of two of one name the library calls one otherwise
    names, hidden = {}, 0
    for sheet in every:
        relation = relations.get(sheet.get(f"{OFFICE_IDS}id", ""))
        if relation is None or relation.kind != "worksheet":
            continue
        if not _holds_any(package, relation.target):
            continue
        if _is_visible(sheet):
            names[sheet.get("name", "")] = relation.target
        else:
            hidden += 1
    drawn = {name: _drawn_on(package, name, part) for name, part in names.items()}
    around = {name: tuple(_around(package, name, part)) for name, part in names.items()}
    said = _said_of_comments(package, names)
    return _Book(tuple(names), hidden, _count_charts(every, relations), drawn, around, said)


def _said_of_comments(package: Package, names: dict[str, str]) -> dict[str, tuple[Doubt, ...]]:
    """What is said of the comments on each sheet."""
    return {
        name: comments_unread(package, part, f"{SHEETS}comment", f"{SHEETS}t")
        for name, part in names.items()
    }


def _is_visible(sheet: Element) -> bool:
    return bool(sheet.get("state", "visible") == "visible")


def _count_charts(sheets: list[Element], relations: dict[str, Relation]) -> int:
    """How many visible sheets are a chart and nothing else."""
    ids = (sheet.get(f"{OFFICE_IDS}id", "") for sheet in sheets if _is_visible(sheet))
    found = (relations.get(number) for number in ids)
    return sum(relation is not None and relation.kind == "chartsheet" for relation in found)


def _around(package: Package, name: str, sheet: str) -> Iterator[TextBlock]:
    """The words that are shown with a sheet besides its cells."""
    yield from words_of_edges(package.read(sheet), name)
    part = package.related(sheet, "drawing")
    if part:
        yield from words_of_shapes(package.xml(part), name)


def _holds_any(package: Package, part: str) -> bool:
    """True for a sheet with a value, a formula or a drawing; it is not taken apart for that."""
    if part not in package.names:
        return False
    try:
        with package.archive.open(part) as source:
            before = b""
            while block := source.read(BLOCK):
                if HOLDS.search(before + block):
                    return True
                before = block[-32:]
    except UNREADABLE:
        raise InputError("office_broken") from None
    return False


def _drawn_on(package: Package, name: str, sheet: str) -> Resolved:
    part = package.related(sheet, "drawing")
    found = DrawingsFound()
    if part:
        found.add(drawings_in(package.xml(part), name))
    return found.resolved(package.relations(part) if part else {})


def _written(package: Package, picture: Picture, folder: Path) -> PictureFile:
    target = folder / f"inside{PurePosixPath(picture.part).suffix.lower()}"
    try:
        with package.archive.open(picture.part) as source, target.open("wb") as out:
            shutil.copyfileobj(source, out)
    except (KeyError, *UNREADABLE):
        raise InputError("office_broken") from None
    return PictureFile(target, picture.width, picture.place)
