"""The life of one document: readings of its pages → its report."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import regex

from extractor.administration import Gazetteer
from extractor.checks import check
from extractor.decisions import Decision, concerning, decided_numerals, with_machine_rows
from extractor.errors import InputError
from extractor.figures import (
    RULES_ENDED,
    Bare,
    Bounded,
    as_printed,
    bounded,
    find_figures,
    with_printed_starts,
    without_endless,
)
from extractor.headings import lost_headings
from extractor.indicators import name_indicators, set_periods
from extractor.intake import open_input, opened_plain, prepared
from extractor.language.plain import plain_text, shown_text
from extractor.language.text_codes import file_text, is_garbled
from extractor.layout import FirstPart, lay_out
from extractor.letterhead import completed, read_letterhead
from extractor.memory import without_search_for_cycles
from extractor.model import Doubt, Input, Numeral, PageReading, Report, TextBlock
from extractor.reading import page_count, read_page
from extractor.settings import NO_LIST
from extractor.tables import read_tables

OF_ALL_PAGES = ("print_not_seen",)  # cautions that are said once of a document
MOST_TEXT = 20 << 20  # bytes of a text file
# Figures and other numerals of a document that are named and held against each other. No report
# has as many; of more, each is found and left to a person, in a fourth of the time.
MOST_NAMED = 40_000
SHOWN_OF_LINE = 60  # characters of the line from which on nothing was read
NUMERAL = regex.compile(r"\p{N}")
SHOWN = regex.compile(r"[^\s\p{C}]")  # a letter or sign that is seen


def interpret(
    source: Input,
    pages: tuple[PageReading, ...],
    known: Gazetteer = NO_LIST,
    decisions: Sequence[Decision] = (),
    keep: Callable[[Report], None] | None = None,
) -> Report:
    """The report that a document is, once its pages are read. `known` is the user's own list of
    units. Relations between figures are judged by the values that `decisions` of persons gave them;
    the rows are those that were read. `keep` is told what is there as soon as all numerals are
    found. Every rule reads the plain text; what is kept of a row is as printed. Raises InputError
    for a text that is no report: endless digits."""
    with without_search_for_cycles():
        return _interpreted(source, pages, known, decisions, keep)


def _interpreted(
    source: Input,
    pages: tuple[PageReading, ...],
    known: Gazetteer,
    decisions: Sequence[Decision],
    keep: Callable[[Report], None] | None,
) -> Report:
    """The report that pages of a file are, step by step; `keep` is given what is found before
    indicators are named, which is all of a document with more numerals than any report. Raises
    InputError for text of which no report is made."""
    laid_out = lay_out(pages)
    printed = replace(laid_out, text=shown_text(laid_out.text))
    plain = plain_text(printed.text, typed=all(page.reader != "ocr" for page in pages))
    bare = without_endless(plain.text)
    if bare.stretches and not NUMERAL.search(bare.text):
        raise InputError("text_too_odd")
    read = bounded(bare.text)
    document = replace(printed, text=read.text)
    head = read_letterhead(document, known, source.name)
    tables = read_tables(document, head.year)
    numerals = find_figures(document, tables, head, pages)
    head = completed(head, document, numerals)
    rows = as_printed(numerals, plain, printed.text)
    said = (*lost_headings(document), *_left_out(printed.text, read, bare), *_cautions(pages))
    doubts = tuple(dict.fromkeys([*head.doubts, *said]))
    found = Report(source, pages, printed, asdict(head.fields), rows, doubts=doubts)
    if _is_too_much(read, numerals):
        return unfinished(found)
    if keep:
        keep(found)
    numerals = name_indicators(document, numerals, tables, head)
    numerals = set_periods(document, numerals, tables, head.fields.period)
    described = {**asdict(head.fields), "sha256": source.sha256, "file": source.name}
    about = concerning(described, decisions)
    decided = decided_numerals(numerals, about, source.sha256)
    checked = check(document, decided, tables, head.fields.received_date)
    numerals = with_machine_rows(checked.numerals, numerals, decided)
    return Report(
        input=source,
        pages=pages,
        text=printed,
        fields=asdict(head.fields),
        numerals=as_printed(numerals, plain, printed.text),
        checks=with_printed_starts(checked.checks, plain),
        doubts=doubts,
        tables=tables,
    )


def _is_too_much(read: Bounded, numerals: tuple[Numeral, ...]) -> bool:
    """True where there are more numerals than are named, or time ran out while they were looked
    for."""
    if read.left_out or len(numerals) > MOST_NAMED:
        return True
    return any(RULES_ENDED in row.doubts for row in numerals)


def _left_out(printed: str, read: Bounded, bare: Bare) -> Iterator[Doubt]:
    """Says from which line on a document's numerals have no rows, where it has too many, and where
    they stand in a stretch without words and without end."""
    if read.left_out:
        number, line = str(read.left_out), _line_from(printed, read.left_out_from)
        yield Doubt.of("numerals_left_out", number=number, text=line)
    if bare.left_out:
        line = _line_from(printed, bare.stretches[0][0])
        yield Doubt.of("endless_left_out", number=str(bare.left_out), text=line)


def _line_from(printed: str, start: int) -> str:
    """The words of the text from a place on, no more than are shown of a line."""
    return printed[start : start + 10 * SHOWN_OF_LINE].lstrip().partition("\n")[0][:SHOWN_OF_LINE]


def first_part_report(report: Report, part: FirstPart) -> Report:
    """The report of the first part of a document of which the whole is too much: all of its rows
    are to be looked at, and where they end is said."""
    text = part.text[:SHOWN_OF_LINE]
    doubt = Doubt.of("part_only", page=str(part.page), text=text)
    return replace(unfinished(report), doubts=(doubt, *unfinished(report).doubts))


def unfinished(report: Report) -> Report:
    """The report whose analysis was ended before indicators were named and sums were checked: its
    rows are all to be looked at."""
    doubt = Doubt("analysis_unfinished")
    rows = [replace(row, doubts=(*row.doubts, doubt)) for row in report.numerals]
    return replace(report, numerals=tuple(rows), doubts=(*report.doubts, doubt))


def _cautions(pages: tuple[PageReading, ...]) -> Iterator[Doubt]:
    for page in pages:
        for caution in page.cautions:
            if caution.key in OF_ALL_PAGES:
                yield caution
            else:
                yield Doubt(caution.key, (*caution.values, ("page", str(page.number))))


def read_text(source: Input) -> tuple[PageReading, ...]:
    """A text file as one page. Raises InputError for one that is too large, of which the code
    cannot be told, that is garbled, or in which nothing is to be seen."""
    if source.size > MOST_TEXT:
        raise InputError("file_too_large", limit=f"{MOST_TEXT >> 20} MB")
    with opened_plain(source.path) as handle:
        content = handle.read(MOST_TEXT + 1)
    if hashlib.sha256(content).hexdigest() != source.sha256:
        raise InputError("file_changing")
    try:
        said = file_text(content)
    except UnicodeDecodeError:
        raise InputError("file_not_utf8") from None
    if is_garbled(said.text):
        raise InputError("text_garbled")
    if not SHOWN.search(said.text):
        raise InputError("text_empty")
    reason = "old_text" if said.is_converted else "plain_text"
    return (PageReading(1, 0, 0, "plain-text", reason, blocks=(TextBlock(said.text, ""),)),)


def read_report(path: Path) -> Report:
    """The report of one file, read here and now. Raises InputError."""
    source = open_input(path, path.name)
    if source.kind == "text":
        return interpret(source, read_text(source))
    with tempfile.TemporaryDirectory() as scratch:
        source = prepared(source, Path(scratch))
        pages = [
            read_page(source, number, Path(scratch) / f"{number}.jpg")
            for number in range(1, page_count(source) + 1)
        ]
    return interpret(source, tuple(pages))
