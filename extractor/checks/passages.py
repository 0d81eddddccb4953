"""The figures of a document as relations see them: in order, with the words between, their
sentence, paragraph or list item, and the noun they count.

Rows of tables (a line with tabs) stay out: their relations are in their columns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from copy import copy

import regex

from extractor.checks.relations import Term
from extractor.checks.rules import load_checks, plain
from extractor.figures import load_meaning
from extractor.indicators import load_indicators
from extractor.language import sentences
from extractor.language.flat import flat_text
from extractor.model import FIGURE_KINDS, DocumentText, Numeral

BLOCK = regex.compile(
    r"\n\s*\n|\n(?=\s*[-–+*•]\s)|\n(?=\s*(?:[IVX]+|\d{1,2}(?:\.\d+)*|[a-zđ])[.)]\s)"
)
MARK = regex.compile(r"\s*(?:(?P<sign>[-–+*•])\s|(?P<letter>[a-zđ]\)|\d{1,2}[.)])\s)")
STOP = regex.compile(r"[.!?…](?=\s+\p{Lu}|\s*\Z|\s*\n)")
WINDOW = 2000  # letters on either side in which other readings are tried
BROKEN = regex.compile(r"[\p{Ll},]\s*\n\s*\p{Ll}{2}")


class Passages:
    """`flat` is the text letter for letter, lower case, without tones, figures masked."""

    def __init__(self, document: DocumentText, rows: tuple[Numeral, ...]):
        self.document, self.text = document, document.text
        self.rows = rows
        every = [row for row in rows if row.kind in FIGURE_KINDS]
        self.flat = flat_text(self.text, every, load_indicators().vocabulary)
        self.blocks = _blocks(self.text)
        self.figures = [
            row
            for row in every
            if (row.value is not None or row.kind == "ratio" and row.denominator)
            and "\t" not in self.text[slice(*self.block(row.start))]
        ]
        self.starts = [row.start for row in self.figures]
        self.words = load_checks().words
        self.window = (0, len(self.text))
        self._nouns: dict[int, str] = {}
        self._sentences: dict[tuple[int, int], list[tuple[int, int]]] = {}

    def block_index(self, at: int) -> int:
        return max(0, bisect_right(self.blocks, at, key=lambda b: b[0]) - 1)

    def block(self, at: int) -> tuple[int, int]:
        return self.blocks[self.block_index(at)]

    def sentence(self, at: int) -> tuple[int, int]:
        """Within the paragraph; items parted by semicolons are one sentence."""
        block = self.block(at)
        if block not in self._sentences:
            self._sentences[block] = self._parted(*block)
        spans = self._sentences[block]
        return spans[max(0, bisect_right(spans, at, key=lambda s: s[0]) - 1)]

    def _parted(self, begin: int, end: int) -> list[tuple[int, int]]:
        found = []
        for stop in STOP.finditer(self.text, begin, end):
            if not sentences.ABBREVIATION.search(self.text[max(0, stop.start() - 13) : stop.end()]):
                found.append((begin, stop.end()))
                begin = stop.end()
        return [*found, (begin, end)] if begin < end or not found else found

    def narrowed(self, row: Numeral) -> Passages:
        """What stands within reach of a figure, with this row in its place."""
        made = copy(self)
        made.window = (max(0, row.start - WINDOW), min(len(self.text), row.end + WINDOW))
        made.figures = [row if r.start == row.start else r for r in self.within(*made.window)]
        made.starts, made._nouns = [r.start for r in made.figures], {}
        return made

    def within(self, begin: int, end: int) -> list[Numeral]:
        return self.figures[
            bisect_right(self.starts, begin - 1) : bisect_right(self.starts, end - 1)
        ]

    def before(self, row: Numeral) -> Numeral | None:
        i = bisect_right(self.starts, row.start - 1)
        return self.figures[i - 1] if i else None

    def after(self, row: Numeral) -> Numeral | None:
        i = bisect_right(self.starts, row.start)
        return self.figures[i] if i < len(self.figures) else None

    def lead(self, row: Numeral) -> str:
        """The flat words of its clause before a figure: from the figure before, the clause's or the sentence's
        begin, at most 70 letters."""
        last = self.before(row)
        begin = max(self.sentence(row.start)[0], last.end if last else 0, row.start - 70)
        return regex.split(r"[;()]", self.flat[begin : row.start])[-1]

    def cue(self, row: Numeral, name: str, reach: int = 40) -> bool:
        """Do words of this list stand shortly before the figure, in its clause?"""
        found = [m for m in self.words[name].finditer(self.lead(row))]
        return bool(found) and len(self.lead(row)) - found[-1].end() <= reach

    def noun(self, row: Numeral) -> str:
        """The counted noun in its group's first wording: right after the figure, else the row's unit."""
        if row.start not in self._nouns:
            known = load_checks().nouns
            found = self.noun_behind(row)
            name = plain(found or row.unit)
            self._nouns[row.start] = known.get(name, name)
        return self._nouns[row.start]

    def akin(self, a: Numeral, b: Numeral) -> bool:
        """Do they count the same, one perhaps in more words (`phiếu`, `phiếu hài lòng`)?"""
        x, y = f"{self.noun(a)} ", f"{self.noun(b)} "
        return x.strip() != "" != y.strip() and (x.startswith(y) or y.startswith(x))

    def own_noun(self, row: Numeral) -> bool:
        """Does its noun stand right behind it?"""
        return bool(self.noun_behind(row))

    def noun_behind(self, row: Numeral) -> str:
        """The known noun right behind a figure, as printed; \"\" where none stands."""
        rest = regex.sub(r"\s+", " ", self.text[row.end : row.end + 70]).lstrip()
        rest = regex.sub(r"^(?:tổng số|trên tổng số)\s+(?:các\s+)?", "", rest)
        found = load_meaning().units.match(rest)
        return found[0] if found else ""

    def statement(self, words: str) -> str:
        return regex.sub(r"\s+", " ", words)

    def shown(self, row: Numeral) -> str:
        """The figure with its noun as printed."""
        return self.statement(f"{row.raw} {self.noun_behind(row) or row.unit}".strip())

    def term(self, row: Numeral, part: str = "value") -> Term:
        raw = regex.sub(r"\s+", " ", row.raw)
        if part != "value":
            pieces = regex.split(r"\s*/\s*", raw)
            raw = pieces[0 if part == "numerator" else -1]
        return Term(row.start, part, getattr(row, part), raw)

    def countable(self, row: Numeral) -> bool:
        """A level that may be a total or a part: no difference, average, threshold."""
        if row.kind not in ("count", "money", "measure"):
            return False
        return not self.cue(row, "apart", 12) and not self.cue(row, "about", 1)

    def alike(self, a: Numeral, b: Numeral) -> bool:
        """Of one kind, so that they could be added."""
        return a.kind == b.kind and (a.kind != "measure" or a.unit == b.unit)

    def items(self, at: int) -> list[tuple[int, int]]:
        """The list items that follow the paragraph at `at`: those with the first one's mark."""
        i, found, first = self.block_index(at) + 1, [], None
        while i < len(self.blocks) and len(found) < 40:
            mark = MARK.match(self.text, self.blocks[i][0])
            sign = mark and (mark["sign"] or mark["letter"][-1])
            if not mark or found and sign != first and sign not in "+-–":
                break
            first = first or sign
            if sign == first:
                found.append(self.blocks[i])
            i += 1
        return found

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Every sentence that holds a figure."""
        last = None
        for row in self.figures:
            span = self.sentence(row.start)
            if span != last:
                yield span
            last = span


def _blocks(text: str) -> list[tuple[int, int]]:
    found, begin = [], 0
    for end in BLOCK.finditer(text):
        if BROKEN.match(text, max(0, end.start() - 1)):
            continue  # a sentence that runs over the end of a page
        if text[begin : end.start()].strip():
            found.append((begin, end.start()))
        begin = end.end()
    return [*found, (begin, len(text))]
