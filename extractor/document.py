"""Page readings of one document → its report: text, sections, letterhead, numerals, checks."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from extractor.administration import Gazetteer
from extractor.checks import check, check_tables, marked, settled
from extractor.errors import InputError
from extractor.figures import claim_cells, find_numerals, in_heads, set_apart, structure_labels
from extractor.indicators import name_cells, name_figures
from extractor.language.sentences import decode_text
from extractor.layout import from_plain, lay_out
from extractor.letterhead import (
    answered_letters,
    missing_fields,
    period_of,
    read_letterhead,
    year_of,
)
from extractor.model import Doubt, Input, PageReading, Report
from extractor.patterns import patterns_folder
from extractor.reading import open_input, page_count, read_page
from extractor.tables import read_tables, with_prescribed_forms

INTERPRETATION = "39"  # raise it when a change of code makes the same words mean otherwise


def interpretation_settings(known: Gazetteer = Gazetteer()) -> str:
    """Fingerprint of the rules and of the user's units: a change interprets anew what was read before."""
    digest = hashlib.sha256(INTERPRETATION.encode())
    if known.units:
        digest.update(repr(known.units).encode())
    for file in sorted(patterns_folder().rglob("*.yaml")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def interpret(
    source: Input,
    pages: tuple[PageReading, ...],
    plain: str | None = None,
    known: Gazetteer = Gazetteer(),
) -> Report:
    """The life of a document once its pages are read. `plain` is the content of a text file,
    `known` the user's own list of units."""
    document = lay_out(pages) if plain is None else from_plain(plain)
    fields, claimed, doubts = read_letterhead(document, known)
    claimed += structure_labels(document, claimed)
    year = year_of(fields, document.text)
    tables = with_prescribed_forms(read_tables(document, year))
    claimed += [
        row
        for row in claim_cells(document, tables)
        if not any(c.start < row.end and row.start < c.end for c in claimed)
    ]
    rows = set_apart(
        document, in_heads(find_numerals(document, claimed, year), tables), tables, pages
    )
    fields["period"] = period_of(fields, document, rows)
    rows = name_cells(
        name_figures(document, rows), tables, fields["period"], fields.get("issuer", "")
    )
    fields["answers"] = answered_letters(document, rows)
    checks, rows = check(document, rows, fields.get("received_date", ""))
    of_tables = check_tables(tables, rows)
    rows = tuple(marked(row, of_tables, {}) for row in settled(rows, of_tables))
    checks = (*checks, *of_tables)
    doubts = tuple(dict.fromkeys([*doubts, *missing_fields(fields), *_cautions(pages)]))
    return Report(source, pages, document, fields, rows, checks, doubts, tables)


def _cautions(pages: tuple[PageReading, ...]) -> list[Doubt]:
    return [
        Doubt(caution.key, (*caution.values, ("page", str(page.number))))
        for page in pages
        for caution in page.cautions
    ]


def read_report(path: Path) -> Report:
    """The report of one file. Raises InputError."""
    source = open_input(path, path.name)
    if source.kind == "text":
        try:
            plain = decode_text(path.read_bytes())
        except UnicodeDecodeError:
            raise InputError("file_not_utf8") from None
        return interpret(source, (PageReading(1, 0, 0, "plain-text", "plain_text"),), plain)
    with tempfile.TemporaryDirectory() as scratch:
        readings = [
            read_page(source, n, Path(scratch) / f"{n}.jpg")
            for n in range(1, page_count(source) + 1)
        ]
    return interpret(source, tuple(readings))
