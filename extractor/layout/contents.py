"""The table of contents: lines that name a part of the document and its page. They are no headings,
and the pages are no figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from extractor.model import DocumentText

FEWEST = 3  # entries that make a table of contents
LONGEST_TITLE = 200  # characters
ENTRY = regex.compile(
    r"[^\S\n]*(?P<title>\S.{0,200}?)"
    r"(?P<leader>[^\S\n]*(?:[.…·_‥][^\S\n]*){3,}|[^\S\n]*\t[^\S\n]*|[^\S\n]{3,}|[^\S\n])"
    r"(?P<page>\d{1,3})[^\S\n]*"
)
HEAD = regex.compile(r"(?i)\W*mục\s+lục\W*")
OVER_PAGES = regex.compile(r"(?i)\W*(?:nội\s+dung\W*)?(?:số\s+)?trang(?:\s+số)?\W*")
MARK = regex.compile(
    r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđA-D])[.)/]|(?i:phần|chương|mục|phụ\s+lục)\s"
)
LED = regex.compile(r"[.…·_‥\t]")  # a leader that a single space is not


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text: where it stands, and what it is as an entry; None where it is none."""

    start: int
    end: int
    entry: regex.Match[str] | None

    @property
    def page(self) -> int:
        return int(self.entry["page"]) if self.entry else 0


def with_contents(document: DocumentText) -> DocumentText:
    """The document; the lines of its tables of contents are no running text (furniture `contents`),
    their page numbers are `contents-page`."""
    furniture = list(document.furniture)
    for line in _entries(document.text):
        furniture.append((line.start, line.end, "contents"))
        if line.entry:
            furniture.append((*line.entry.span("page"), "contents-page"))
    return replace(document, furniture=tuple(furniture))


def _entries(text: str) -> Iterator[_Line]:
    """The lines of tables of contents: those below the words `Mục lục`, and runs of numbered titles
    with leaders."""
    lines = list(_lines(text))
    at = 0
    while at < len(lines):
        headed = bool(HEAD.fullmatch(text, lines[at].start, lines[at].end))
        begin = at + 1 if headed else at
        run = _run(text, lines, begin, headed)
        is_found = sum(line.entry is not None for line in run) >= FEWEST
        if is_found:
            yield from run
        at = begin + len(run) if is_found else at + 1


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are not blank."""
    for found in regex.finditer(r"[^\n]+", text):
        if found[0].strip():
            yield _Line(*found.span(), ENTRY.fullmatch(text, *found.span()))


def _run(text: str, lines: list[_Line], begin: int, headed: bool) -> list[_Line]:
    """The lines from `begin` that follow each other as entries whose pages do not fall; below a
    head a title may run over two lines."""
    run: list[_Line] = []
    last = 0
    for number in range(begin, len(lines)):
        line = lines[number]
        if _opens_pages(text, line, run) and headed:
            run.append(line)
        elif line.page >= max(last, 1) and (headed or _is_led(line)):
            run.append(line)
            last = line.page
        elif headed and _runs_over(lines, number, last):
            run.append(line)
        else:
            break
    return run


def _opens_pages(text: str, line: _Line, run: list[_Line]) -> bool:
    """True for the head above the page numbers, `Trang`."""
    return not run and bool(OVER_PAGES.fullmatch(text, line.start, line.end))


def _is_led(line: _Line) -> bool:
    """True for a numbered title with a leader to its page."""
    if line.entry is None or not LED.search(line.entry["leader"]):
        return False
    return bool(MARK.match(line.entry["title"]))


def _runs_over(lines: list[_Line], number: int, last: int) -> bool:
    """True where a line is the first of a title whose page stands in the next one."""
    line = lines[number]
    if line.entry is not None or line.end - line.start > LONGEST_TITLE or number + 1 == len(lines):
        return False
    return last > 0 and lines[number + 1].page >= last
