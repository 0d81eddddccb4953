"""Page readings of one document → its report: text, sections, letterhead, numerals, checks."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import asdict
from pathlib import Path

from extractor.administration import Gazetteer
from extractor.checks import check
from extractor.errors import InputError
from extractor.figures import find_figures
from extractor.indicators import name_indicators
from extractor.language.sentences import decode_text
from extractor.layout import from_plain, lay_out
from extractor.letterhead import answered_letters, period_of, read_letterhead
from extractor.model import Doubt, Input, PageReading, Report
from extractor.patterns import patterns_folder
from extractor.reading import open_input, page_count, read_page
from extractor.tables import read_tables

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
    letterhead = read_letterhead(document, known)
    tables = read_tables(document, letterhead.year)
    rows = find_figures(document, tables, letterhead, pages)
    fields = asdict(letterhead.fields)
    fields["period"] = period_of(letterhead.fields.title, document, rows)
    rows = name_indicators(document, rows, tables, fields["period"], letterhead.fields.issuer)
    fields["answers"] = answered_letters(document, rows)
    checked = check(document, rows, tables, letterhead.fields.received_date)
    doubts = tuple(dict.fromkeys([*letterhead.doubts, *_cautions(pages)]))
    return Report(source, pages, document, fields, checked.numerals, checked.checks, doubts, tables)


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
