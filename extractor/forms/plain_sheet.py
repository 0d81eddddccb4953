"""A plain sheet of words, numbers and links, made as XML: it needs no styles of the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from extractor.forms.addresses import address
from extractor.forms.sheet import MAIN, SPACE, as_bytes, clean, tag
from extractor.forms.workbook import OFFICE, NewSheet

LONGEST = 32_000  # characters of a cell
MOST_LINKS = 65_000  # of a sheet


@dataclass(frozen=True, slots=True)
class Words:
    """A cell of words. `inside`: a place of this workbook that it leads to (`'Biểu 1'!C5`);
    `outside`: an address."""

    text: str
    bold: bool = False
    inside: str = ""
    outside: str = ""


def plain_sheet(
    name: str, rows: Sequence[Sequence[Words]], widths: Iterable[float], frozen: int = 0
) -> NewSheet:
    """A sheet with rows of words, its columns so wide (in letters), so many rows on top that stay
    in sight. Printed across."""
    root = etree.Element(tag("worksheet"), nsmap={None: MAIN, "r": OFFICE})
    view = etree.SubElement(
        etree.SubElement(root, tag("sheetViews")), tag("sheetView"), workbookViewId="0"
    )
    if frozen:
        below = address(frozen + 1, 1)
        etree.SubElement(
            view, tag("pane"), ySplit=str(frozen), topLeftCell=below, activePane="bottomLeft",
            state="frozen",
        )  # fmt: skip
    columns = etree.SubElement(root, tag("cols"))
    for number, width in enumerate(widths, 1):
        at = str(number)
        etree.SubElement(columns, tag("col"), min=at, max=at, width=str(width), customWidth="1")
    data = etree.SubElement(root, tag("sheetData"))
    links: list[tuple[str, Words]] = []
    for row, cells in enumerate(rows, 1):
        line = etree.SubElement(data, tag("row"), r=str(row))
        for column, words in enumerate(cells, 1):
            if words.text:
                line.append(_cell(address(row, column), words))
            if words.inside or words.outside:
                links.append((address(row, column), words))
    outside = _write_links(root, links[:MOST_LINKS])
    etree.SubElement(
        root, tag("pageMargins"),
        left="0.4", right="0.4", top="0.5", bottom="0.5", header="0.3", footer="0.3",
    )  # fmt: skip
    etree.SubElement(
        root, tag("pageSetup"),
        paperSize="9", orientation="landscape",
    )  # fmt: skip
    return NewSheet(name, as_bytes(root), outside)


def _cell(at: str, words: Words):
    cell = etree.Element(tag("c"), r=at, t="inlineStr")
    run = held = etree.SubElement(cell, tag("is"))
    if words.bold:
        run = etree.SubElement(held, tag("r"))
        etree.SubElement(etree.SubElement(run, tag("rPr")), tag("b"))
    text = etree.SubElement(run, tag("t"))
    text.text = clean(words.text[:LONGEST])
    text.set(SPACE, "preserve")
    return cell


def _write_links(root, links: list[tuple[str, Words]]) -> tuple[tuple[str, str], ...]:
    """Writes the links of cells; those that lead outside, by the id that stands for each."""
    outside: list[tuple[str, str]] = []
    held = etree.SubElement(root, tag("hyperlinks")) if links else None
    for at, words in links:
        made = etree.SubElement(held, tag("hyperlink"), ref=at)
        if words.inside:
            made.set("location", words.inside)
            continue
        outside.append((f"rId{len(outside) + 1}", words.outside))
        made.set(f"{{{OFFICE}}}id", outside[-1][0])
    return tuple(outside)


def inside(sheet: str, at: str) -> str:
    """The place of a cell as links and formulas name it."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{at}"
