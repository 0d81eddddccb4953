"""Sections of reports to be quoted word for word: difficulties, proposals."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from extractor.comparison import Filed, Gathered, Numbered
from extractor.drafting.content import Quoting
from extractor.drafting.plain_text import clean
from extractor.headings import outline
from extractor.language.marks import without_marks
from extractor.layout import from_plain
from extractor.output import written_text

LONGEST_TITLE = 160  # characters of a line that may be a heading
MOST_TITLE_WORDS = 12  # of one that has no number
_MARK = regex.compile(
    r"^\s*(?:(?:\p{Lu}|[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)/:]|[-–+*•])?\s*"
)
_PARAGRAPH_START = regex.compile(r"(?:\A|\n[^\S\n]*\n)[^\S\n]*(?=\S)")
_PARAGRAPHS = regex.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Quote:
    """A section of a report: its heading and its words, as they stand there. `pages`: the page or
    the two pages that it lies between (`3`, `3–4`), "" where it is not known."""

    report: Filed
    title: str
    words: str
    pages: str


def quotes_of(gathered: Gathered, reports: Iterable[Filed], asked: Quoting) -> list[Quote]:
    """The sections of some reports that are to be quoted, in the order of the reports."""
    found: list[Quote] = []
    for report in reports:
        text = _text_of(gathered, report)
        if text:
            numerals = gathered.numerals_of(report.key)
            found += _of_text(report, text, asked, numerals)
    return found


def _text_of(gathered: Gathered, report: Filed) -> str:
    """The text of a report, "" where it is not there."""
    folder = gathered.collection.folders[report.folder]
    try:
        return written_text(folder, report.file)
    except OSError:
        return ""


def _of_text(report: Filed, text: str, asked: Quoting, numerals: list[Numbered]) -> Iterator[Quote]:
    """The sections of one report's text that are to be quoted."""
    for start, end in sections_of(text, asked):
        title, _, words = text[start:end].strip().partition("\n")
        title, words = _with_whole_title(title, words)
        plain = _joined(words)
        if plain:
            yield Quote(report, _joined(title), plain, _pages(numerals, start, end))


def _with_whole_title(title: str, words: str) -> tuple[str, str]:
    """Heading and words; a heading without a stop whose line is full goes on below."""
    first, _, rest = words.partition("\n")
    if title[-1:].isupper() and first[:1].isupper() and first.isupper():
        return f"{title} {first}", rest
    if first[:1].islower():
        return f"{title} {first}", rest
    return title, words


def sections_of(text: str, asked: Quoting) -> list[tuple[int, int]]:
    """The slices of the sections whose heading has one of the words; a section within another one
    that is quoted is not quoted again.

    >>> wanted = Quoting(("khó khăn",), ("khắc phục",), "")
    >>> text = "1. Ưu điểm\\n\\nTốt.\\n\\n2. Khó khăn\\n\\nThiếu người.\\n\\n3. Lý do\\n\\nÍt."
    >>> [text[start:end].split()[-2:] for start, end in sections_of(text, wanted)]
    [['Thiếu', 'người.']]
    """
    sections = from_plain(text).sections
    found: list[tuple[int, int]] = []
    for place, (start, path) in enumerate(sections):
        if not path or (found and start < found[-1][1]) or not _is_asked(text[start:], asked):
            continue
        later = sections[place + 1 :]
        ends = (at for at, other in later if not other.startswith(f"{path}."))
        found.append((start, next(ends, len(text))))
    borders = [at for at, _ in sections if at]
    return sorted([*found, *_without_number(text, borders, found, asked)])


def _without_number(
    text: str, borders: list[int], found: list[tuple[int, int]], asked: Quoting
) -> Iterator[tuple[int, int]]:
    """The slices below a title that stands on a line of its own without a number: to the next
    heading, or the next title of that kind."""
    titles = [at for at in _title_places(text) if at not in borders]
    for at in titles:
        if _is_asked(text[at:], asked) and not any(start <= at < end for start, end in found):
            later = [other for other in (*borders, *titles) if other > at]
            yield at, min(later, default=len(text))


def _title_places(text: str) -> Iterator[int]:
    """Where paragraphs begin that are titles without a number: one that ends with a colon, or that
    reports are known to have."""
    for found in _PARAGRAPH_START.finditer(text):
        line = text[found.end() :].partition("\n")[0].strip()
        words = len(line.split())
        if not line[:1].isupper() or words > MOST_TITLE_WORDS or line[-1] in ".;,!?":
            continue
        if line.endswith(":") or any(level.knows(line) for level in outline().titles.values()):
            yield found.end()


def _is_asked(text: str, asked: Quoting) -> bool:
    line = text.lstrip().partition("\n")[0][:LONGEST_TITLE]
    title = _plain(_MARK.sub("", line))
    if any(_plain(word) in title for word in asked.refuse):
        return False
    return any(regex.search(rf"\b{regex.escape(_plain(word))}\b", title) for word in asked.words)


def _plain(text: str) -> str:
    return without_marks(" ".join(text.split()).lower())


def _joined(text: str) -> str:
    """The words on lines of their own paragraphs, without the breaks that a page's width made."""
    paragraphs = _PARAGRAPHS.split(clean(text).strip())
    lines = (_unbroken(paragraph) for paragraph in paragraphs)
    return "\n".join(filter(None, lines))


def _unbroken(paragraph: str) -> str:
    """A paragraph on one line; items of a list keep theirs."""
    made: list[str] = []
    for line in filter(None, (" ".join(one.split()) for one in paragraph.split("\n"))):
        if made and not regex.match(r"(?:[-–+*•]|\(?\p{L}\)|\d{1,2}[.)])\s", line):
            made[-1] += f" {line}"
        else:
            made.append(line)
    return "\n".join(made)


def _pages(numerals: list[Numbered], start: int, end: int) -> str:
    """The pages that a slice lies on, as numerals in it and around it tell."""
    starts = [one.start for one in numerals]
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    around = numerals[max(first - 1, 0) : last + 1]
    inside = numerals[first:last]
    pages = sorted({one.page for one in (inside if _tells_all(inside, around) else around)})
    if not pages:
        return ""
    return str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}"


def _tells_all(inside: list[Numbered], around: list[Numbered]) -> bool:
    """True where the numerals in a slice lie on as many pages as those around it."""
    return bool(inside) and {one.page for one in inside} == {one.page for one in around}
