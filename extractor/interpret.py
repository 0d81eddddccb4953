"""Page readings of one document → its report: text, sections, letterhead, numerals, checks."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from statistics import median

import regex

from extractor import cells, headings, text as texts
from extractor.aligned import with_tables
from extractor.answers import answered
from extractor.cellnames import name_cells
from extractor.checks import check, marked
from extractor.claims import name_figures
from extractor.find import find_numerals
from extractor.forms import recognised
from extractor.leavings import set_apart, without_layout
from extractor.letterhead import read_letterhead, year_of
from extractor.model import DocumentText, Input, Numeral, PageReading, Report
from extractor.rules import patterns_folder
from extractor.sections import find_sections
from extractor.table_checks import check_tables, settled
from extractor.units import Gazetteer
from extractor.widths import confirmed

INTERPRETATION = "39"  # raise it when a change of code makes the same words mean otherwise
FURNITURE = {
    "page-number": "số trang",
    "row-number": "số thứ tự của dòng trong bảng",
    "footnote-mark": "dấu chú thích",
}
OPENING = regex.compile(
    r"(?:\A|\n\s*\n|\n(?=\s*(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s))\s*(?=\S)"
)


def settings(known: Gazetteer = Gazetteer()) -> str:
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
    pages = (
        pages
        if plain is not None
        else with_tables(tuple(without_layout(replace(p, words=confirmed(p.words))) for p in pages))
    )
    document = texts.from_plain(plain) if plain is not None else texts.build(list(pages))
    sections, numbered = find_sections(document.text, _openings(document))
    document = replace(document, sections=tuple(sections))
    fields, claimed, doubts = read_letterhead(document, known)
    claimed += _structure(document, numbered, claimed)
    year = year_of(fields, document.text)
    tables = recognised(headings.read_tables(document, year))
    claimed += [
        row
        for row in cells.claim(document, tables)
        if not any(c.start < row.end and row.start < c.end for c in claimed)
    ]
    rows = set_apart(
        document, cells.in_heads(find_numerals(document, claimed, year), tables), tables, pages
    )
    fields["period"] = _period(fields, document, rows)
    rows = name_cells(
        name_figures(document, rows), tables, fields["period"], fields.get("issuer", "")
    )
    fields["answers"] = answered(document, rows)
    checks, rows = check(document, rows, fields.get("received_date", ""))
    of_tables = check_tables(tables, rows)
    rows = tuple(marked(row, of_tables, {}) for row in settled(rows, of_tables))
    checks = (*checks, *of_tables)
    doubts = tuple(dict.fromkeys([*doubts, *_missing(fields), *_cautions(pages)]))
    return Report(source, pages, document, fields, rows, checks, doubts, tables)


def _openings(document: DocumentText) -> list[int]:
    """Where paragraphs begin outside tables, whose rows are numbered for themselves."""
    return [
        m.end()
        for m in OPENING.finditer(document.text)
        if not any(t.start <= m.end() < t.end for t in document.tables)
    ]


def _structure(document: DocumentText, numbered: list, claimed: list[Numeral]) -> list[Numeral]:
    """Labels that the layout gives: heading numbers, page numbers, footnote marks."""
    spans = [(start, end, "số thứ tự đề mục", path) for start, end, path in numbered]
    for start, end, kind in document.furniture:
        digits = regex.compile(r"\d+").finditer(document.text, start, end)
        if kind in FURNITURE:
            spans += [(*m.span(), FURNITURE[kind], "") for m in digits]
        elif (
            kind == "footnote"
            and _raised(document, start)
            and (
                mark := regex.compile(r"\W*(?P<n>\d{1,2})(?!\d|[.,/]\d)").match(
                    document.text, start, end
                )
            )
        ):
            spans.append((*mark.span("n"), "chú thích cuối trang", ""))
    free = [
        s for s in dict.fromkeys(spans) if not any(c.start < s[1] and s[0] < c.end for c in claimed)
    ]
    taken: set[int] = set()
    rows = []
    for start, end, of, path in free:
        if start not in taken:
            taken.add(start)
            rows.append(
                Numeral(
                    start,
                    end,
                    document.text[start:end],
                    "label",
                    "structure",
                    texts.place_of(document, start, end),
                    section=path,
                    of=of,
                )
            )
    return rows


def _raised(document: DocumentText, start: int) -> bool:
    """Is the word at `start`, first of a footnote's line, a mark? Marks are small or set high."""
    words = [w for w in texts.words_of(document, start, start + 60) if w.box]
    if len(words) < 3:
        return True
    first, rest = words[0], words[1:]
    foot, height = (
        median(f(w) for w in rest) for f in (lambda w: w.box.y1, lambda w: w.box.height)
    )
    return (
        len(first.text) > 3 or first.box.height < 0.7 * height or first.box.y1 < foot - 0.2 * height
    )


def _period(fields: dict[str, str], document: DocumentText, rows: tuple[Numeral, ...]) -> str:
    """The first period in the title; else the first one in the opening of the text."""
    title = fields.get("title", "")
    first = (
        regex.search(r"\s+".join(map(regex.escape, title.split()[:6])), document.text)
        if title
        else None
    )
    at = first.start() if first else 0
    inside = [
        r
        for r in rows
        if r.kind == "date"
        and r.iso
        and at <= r.start <= at + len(title) + 20
        and not regex.fullmatch(r"\d{4}-\d\d-\d\d", r.iso)
    ]
    return inside[0].iso if inside and title else ""


def _missing(fields: dict[str, str]) -> list[str]:
    return [
        doubt
        for name, doubt in (
            ("number", "number_missing"),
            ("doc_date", "date_missing"),
            ("issuer", "issuer_missing"),
        )
        if not fields.get(name)
    ]


def _cautions(pages: tuple[PageReading, ...]) -> list[str]:
    return [f"{caution}|page={page.number}" for page in pages for caution in page.cautions]
