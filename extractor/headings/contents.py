"""The table of contents: lines that name a part of the document and its page. They are no headings,
and their numbers are no figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from extractor.language.flat import bare
from extractor.lines import table_words
from extractor.model import DocumentText, Furniture

FEWEST = 3  # entries that make a table of contents
LONGEST_LINE = 400  # characters
ENTRY = regex.compile(
    r"[^\S\n]*(?P<title>\S.{0,300}?)"
    r"(?P<leader>[^\S\n]*(?:[.…·_‥][^\S\n]*){3,}|[^\S\n]*\t[^\S\n]*|[^\S\n]{3,}|[^\S\n])"
    r"(?P<page>\d{1,3})[^\S\n]*"
)
TO_A_PAGE = regex.compile(r"(?:[.…·_]\s?){4}\s*\d{1,3}\W{0,5}$")
LONGEST_LEADER = 60  # characters at the end of a line in which it is looked for
HEAD = regex.compile(r"(?i)\W*mục\s+lục\W*")
MARK = regex.compile(
    r"(?P<mark>(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđA-D])[.)/]"
    r"|(?i:phần|chương|mục|phụ\s+lục)\s)\s*"
)
DOTS = regex.compile(r"[.…·‥]")
LED = regex.compile(r"[.…·_‥\t]| {3}")  # a leader; a single space is none
ENDS_A_SENTENCE = regex.compile(r"[.:;!?]\W*\Z")
KEY = 20  # bare letters by which a title is found again
# How many of something there are within a title: `II. Kết quả 12 nhiệm vụ`.
COUNTED = regex.compile(r"(?<![\p{L}\d./,-])(?<!số\s)\d{1,3}(?![\p{L}\d./,%)-])")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text: where it stands, and what it is as an entry; None where it is none."""

    start: int
    end: int
    entry: regex.Match[str] | None


def with_contents(document: DocumentText) -> DocumentText:
    """The document; the lines of its tables of contents hold no headings (furniture `contents`),
    their page numbers, and how many of something a title tells, are `contents-page`."""
    furniture = list(document.furniture)
    for line in _entries(document.text):
        furniture.append(Furniture(line.start, line.end, "contents"))
        if line.entry:
            counted = COUNTED.finditer(document.text, *line.entry.span("title"))
            spans = [*(one.span() for one in counted), line.entry.span("page")]
            furniture += [Furniture(*span, "contents-page") for span in spans]
    return replace(document, furniture=tuple(furniture))


def leads_to_a_page(line: str) -> bool:
    """True for a line that ends with dots and a page, as entries of a table of contents do.

    >>> leads_to_a_page("I. Kết quả ........ 12"), leads_to_a_page("I. Kết quả năm 2024")
    (True, False)
    """
    return TO_A_PAGE.search(line[-LONGEST_LEADER:]) is not None


def _entries(text: str) -> Iterator[_Line]:
    """The lines of tables of contents: those below the words `Mục lục`, and runs of numbered titles
    with dots to their pages that come again as headings."""
    lines = list(_lines(text))
    at = 0
    while at < len(lines):
        headed = bool(HEAD.fullmatch(text, lines[at].start, lines[at].end))
        run = _headed(text, lines, at + 1) if headed else _unheaded(lines, at)
        enough = sum(line.entry is not None for line in run) >= FEWEST
        if enough and (headed or _come_again(text, run)):
            yield from run
        at = max(at + 1, at + headed + len(run))


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are not blank."""
    for found in regex.finditer(r"[^\n]+", text):
        if found[0].strip():
            short = found.end() - found.start() <= LONGEST_LINE
            yield _Line(*found.span(), ENTRY.fullmatch(text, *found.span()) if short else None)


def _headed(text: str, lines: list[_Line], begin: int) -> list[_Line]:
    """The lines from `begin`, below a head, that follow each other as entries whose pages do not
    fall; a title may run over two lines."""
    run: list[_Line] = []
    last = 0
    for number in range(begin, len(lines)):
        line = lines[number]
        entry = _as_entry(line, last)
        if entry:
            last = int(entry["page"])
        elif not (_opens_pages(text, line, run) or _runs_over(text, lines, number, last)):
            break
        run.append(line)
    return run


def _unheaded(lines: list[_Line], begin: int) -> list[_Line]:
    """The numbered titles with dots from `begin` whose pages do not fall."""
    run: list[_Line] = []
    last = 0
    for number in range(begin, len(lines)):
        entry = _as_entry(lines[number], last)
        if not entry or not DOTS.search(entry["leader"]) or not MARK.match(entry["title"]):
            break
        last = int(entry["page"])
        run.append(lines[number])
    return run


def _come_again(text: str, run: list[_Line]) -> bool:
    """True where half of the titles or more stand further down once more, as headings do."""
    below = bare(text[run[-1].end :])
    return 2 * sum(_key(line) in below for line in run) >= len(run)


def _key(line: _Line) -> str:
    """The first letters of an entry's title, bare."""
    title = line.entry["title"] if line.entry else ""
    return bare(MARK.sub("", title, count=1))[:KEY].strip()


def _as_entry(line: _Line, last: int) -> regex.Match[str] | None:
    """The line as an entry behind one of page `last`: a numbered title or one with a leader, and no
    amount behind a colon."""
    entry = line.entry
    if entry is None or entry["title"].rstrip(" .…·_‥").endswith(":"):
        return None
    told = LED.search(entry["leader"]) or MARK.match(entry["title"])
    return entry if told and int(entry["page"]) >= max(last, 1) else None


def _opens_pages(text: str, line: _Line, run: list[_Line]) -> bool:
    """True for the head above the page numbers, `Trang`."""
    return not run and table_words().is_of_pages(text[line.start : line.end].strip())


def _runs_over(text: str, lines: list[_Line], number: int, last: int) -> bool:
    """True where a line is the first of a title whose page stands in the next one."""
    line = lines[number]
    if line.entry is not None or number + 1 == len(lines) or line.end - line.start > LONGEST_LINE:
        return False
    if ENDS_A_SENTENCE.search(text[line.start : line.end]):
        return False
    return _as_entry(lines[number + 1], last) is not None
