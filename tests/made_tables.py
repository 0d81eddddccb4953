"""Tables made for tests: pages with a ruled table, read and understood."""

from extractor.figures.find import find_numerals
from extractor.figures.not_figures import in_heads
from extractor.figures.table_cells import claim_cells
from extractor.lines.document_text import build_text
from extractor.model import Box, Cell, PageReading, Table, Word
from extractor.tables.tables import read_tables


def page(rows, number=1, spans=(), sure=1):
    """A page with one table of these texts. `spans`: (row, column, rows, columns) of merged cells;
    `sure`: the confidence of OCR, 1 for a text layer. A line break in a text begins a new printed line of the cell."""
    merged = {(r, c): (h, w) for r, c, h, w in spans}
    hidden = {(r + i, c + j) for r, c, h, w in spans for i in range(h) for j in range(w)} - set(
        merged
    )
    made = []
    for r, row in enumerate(rows, 1):
        for c, text in enumerate(row, 1):
            if (r, c) not in hidden:
                words = tuple(
                    Word(
                        t,
                        Box(c * 60 + 8 * k, y, c * 60 + 8 * k + 7, y + 10),
                        sure,
                        evidence="" if sure == 1 else "cell",
                    )
                    for y, line in enumerate_lines(text, r * 20)
                    for k, t in enumerate(line.split())
                )
                made.append(
                    Cell(
                        r,
                        c,
                        *merged.get((r, c), (1, 1)),
                        Box(c * 60, r * 20, c * 60 + 58, r * 20 + 18),
                        words,
                    )
                )
    return PageReading(
        number,
        600,
        800,
        "text-layer" if sure == 1 else "ocr",
        "layer_good",
        tables=(Table(len(rows), len(rows[0]), tuple(made)),),
    )


def enumerate_lines(text, top):
    """The lines of a text, each with the height at which it is printed."""
    return [(top + 12 * k, line) for k, line in enumerate(text.split("\n"))]


def read(*pages, year="2023"):
    """(tables, figures and labels in order) of pages that hold nothing else."""
    document = build_text(list(pages))
    found = read_tables(document, year)
    return found, in_heads(find_numerals(document, claim_cells(document, found), year), found)


def figures(rows):
    return [(r.raw, r.kind, r.value, r.unit, r.status) for r in rows if r.kind != "label"]
