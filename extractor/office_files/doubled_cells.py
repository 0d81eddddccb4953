"""Cells of a sheet that its file holds twice, with something else each time: which of the two was
meant nobody can tell. Excel calls such a file damaged; the library takes the last one."""

from __future__ import annotations

import io
from collections.abc import Iterator

import regex
from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple

from extractor.intake import Element

Cell = tuple[int, int]  # row and column, from 1
BEGINS = regex.compile(rb"<(?:\w+:)?c(?=[\s/>])")
ADDRESSED = regex.compile(rb"<(?:\w+:)?c\s[^<>]*?\br\s*=\s*[\"']([A-Za-z]{1,3}\d{1,7})[\"']")
ROW_BEGINS = regex.compile(rb"<(?:\w+:)?row(?=[\s/>])[^<>]*+")
NUMBERED = regex.compile(rb"\br\s*=\s*[\"'](\d{1,7})[\"']")


def cells_written_twice(part: bytes) -> frozenset[Cell]:
    """The cells that stand twice in a sheet's part and do not say the same; of a part that is no
    XML none: that it is damaged is said where it is opened.

    >>> row = b'<sheetData><row r="2"><c r="B2"><v>5</v></c>%s</row></sheetData>'
    >>> sorted(cells_written_twice(row % b'<c r="B2"><v>7</v></c>'))
    [(2, 2)]
    >>> sorted(cells_written_twice(row % b'<c r="C2"><v>7</v></c>'))
    []
    """
    if not _may_be_twice(part):
        return frozenset()
    first: dict[Cell, bytes] = {}
    twice: set[Cell] = set()
    try:
        for at, content in _contents(part):
            if first.setdefault(at, content) != content:
                twice.add(at)
    except (etree.XMLSyntaxError, ValueError):
        return frozenset()
    return frozenset(twice)


def _may_be_twice(part: bytes) -> bool:
    """False where each cell has an address of its own, or none has one and each row its number:
    so are nearly all sheets, and none need be taken apart to tell."""
    addresses = [address.upper() for address in ADDRESSED.findall(part)]
    cells = sum(1 for _ in BEGINS.finditer(part))
    if addresses:
        return len(addresses) != cells or len(set(addresses)) != cells
    numbers = [NUMBERED.search(row[0]) for row in ROW_BEGINS.finditer(part)]
    told = [number[1] for number in numbers if number]
    return bool(told) and len(set(told)) != len(numbers)


def _contents(part: bytes) -> Iterator[tuple[Cell, bytes]]:
    """Each cell with what it says and how it looks. One without an address stands behind the cell
    before, a row without a number below the row before, as the library counts them."""
    row = column = 0
    steps = etree.iterparse(
        io.BytesIO(part), events=("start", "end"), tag=("{*}row", "{*}c"), resolve_entities=False
    )
    for step, element in steps:
        is_row = etree.QName(element).localname == "row"
        if is_row and step == "start":
            row, column = int(element.get("r", row + 1)), 0
        elif not is_row and step == "end":
            at = _place(element, row, column)
            column = at[1]
            yield at, _content(element)
            element.clear()


def _place(cell: Element, row: int, column: int) -> Cell:
    """Where a cell stands behind the one before, which stands in this row and column."""
    address = cell.get("r")
    return coordinate_to_tuple(address) if address else (row, column + 1)


def _content(cell: Element) -> bytes:
    """All of a cell but its address."""
    cell.attrib.pop("r", None)
    return bytes(etree.tostring(cell, with_tail=False))
