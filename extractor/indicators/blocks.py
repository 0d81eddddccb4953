"""A text's blocks: paragraphs, items of lists, the words that open a list, titles of headings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from extractor.language.sentences import BLOCK_END, last_begun, sentence_spans
from extractor.model import DocumentText

Slice = tuple[int, int]  # of the text: where it begins and where it ends

MARK = regex.compile(r"\s*([-–+*•])\s")
NEW_LINE = regex.compile(r"(?<![,\-–]|\b(?:và|của|cho|về|các|tại))\n\s*\p{Lu}")
STOP = regex.compile(r"(?<=[.;])\s+")
LONGEST_HEADING = 220  # characters
TITLE_END = regex.compile(
    rf"(?s:.{{0,{LONGEST_HEADING}}}?)"
    r"(?P<stop>\n\s*\n|(?<=\p{L}{2})[.:]\s|\n(?=\s*[-–+*•]\s))"
)
SHORT_LINE = 60  # characters of a heading that does not fill its line: the next line is text
SHORT_LEAD = 25  # characters of a last sentence that says only `Trong đó:`
SHORT_ITEM = 90  # characters of a list's item with one figure: the items beside it are looked at
PRINTED_LINE = 150  # characters, more than a page has in one line
FIRST_WORD = regex.compile(r"\s*(?P<word>\S+)")
MOST_ITEMS = 20
MOST_LEADS = 3
CARRIED = 1500  # characters that a lead-in, and a level named in the section, reach


@dataclass(frozen=True, slots=True)
class _Title:
    """The title of a heading with the heading's path (`II.1`)."""

    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True)
class Headings:
    """The titles above a place, nearest first, and where its own section begins."""

    titles: tuple[Slice, ...]
    section_start: int


class Blocks:
    """The blocks, sentences and titles of one document's text, each in order of place."""

    def __init__(self, document: DocumentText) -> None:
        self.text = document.text
        self._titles = [
            _Title(start, _title_end(self.text, start), path) for start, path in document.sections
        ]
        self._blocks = _blocks(self.text, self._titles)
        self._sentences = _joined(sentence_spans(self.text), self.text)
        self._above: dict[int, list[_Title]] = {}

    def number_at(self, offset: int) -> int:
        """The number (0…) of the block that holds the place."""
        return _number_at(self._blocks, offset)

    def block(self, number: int) -> Slice:
        """The block of that number."""
        return self._blocks[number]

    def sentence_at(self, offset: int) -> Slice:
        """The sentence that holds the place, which may reach beyond its block."""
        return self._sentences[_number_at(self._sentences, offset)]

    def items(self, number: int) -> tuple[Slice, ...]:
        """The other items of the list that a block is an item of, those above it first; none where
        the block is a long one."""
        begin, end = self._blocks[number]
        mark = MARK.match(self.text, begin)
        if not mark or end - begin > SHORT_ITEM:
            return ()
        above = self._beside(reversed(range(number)), mark[1], MOST_ITEMS)
        rest = MOST_ITEMS - len(above)
        below = self._beside(range(number + 1, len(self._blocks)), mark[1], rest)
        return (*above, *below)

    def _beside(
        self,
        numbers: Iterable[int],
        mark: str,
        most: int,
    ) -> list[Slice]:
        """The first of these blocks that have the same mark, up to one that has not."""
        found: list[Slice] = []
        for number in numbers:
            block = self._blocks[number]
            other = MARK.match(self.text, block[0])
            if len(found) == most or not other or other[1] != mark:
                break
            found.append(block)
        return found

    def leads(self, number: int) -> tuple[Slice, ...]:
        """The lead-ins of the lists that a block is an item of, nearest first: the opening words,
        up to the colon, of the paragraphs above."""
        begin = self._blocks[number][0]
        leads: list[Slice] = []
        in_list = self._is_item(number)
        for above in reversed(range(number)):
            block = self._blocks[above]
            if begin - block[0] >= CARRIED or len(leads) == MOST_LEADS:
                break
            is_item = self._is_item(above)
            if self.text[slice(*block)].rstrip().endswith(":"):
                if in_list or not leads:
                    leads.append(self._opening_words(block))
                if not is_item:
                    break
                in_list = True
            elif not (in_list and is_item):
                break
        return tuple(leads)

    def _is_item(self, number: int) -> bool:
        return bool(MARK.match(self.text, self._blocks[number][0]))

    def _opening_words(self, block: Slice) -> Slice:
        """The last sentence of a block that opens a list; where that is a short one, with the
        sentence before it (`Tổng số hồ sơ: 9.846 hồ sơ. Trong đó:`)."""
        begin, end = block
        starts = [begin]
        for stop in STOP.finditer(self.text, begin, end):
            starts.append(stop.end())
        last = starts[-1]
        if end - last < SHORT_LEAD and len(starts) > 1:
            last = starts[-2]
        return last, end

    def headings(self, at: int) -> Headings:
        """The titles of the headings that a place stands under."""
        here = bisect_right(self._titles, at, key=lambda title: title.start) - 1
        if here < 0:
            return Headings((), 0)
        titles = tuple((title.start, min(title.end, at)) for title in self._titles_above(here))
        return Headings(titles, self._titles[here].start)

    def _titles_above(self, here: int) -> list[_Title]:
        """The title of that number (0…) with those that it stands under, nearest first; none where
        it has no path. Found once for all that stands there."""
        if here not in self._above:
            self._above[here] = list(self._new_titles_above(here))
        return self._above[here]

    def _new_titles_above(self, here: int) -> Iterator[_Title]:
        nearest = self._titles[here]
        wanted = _paths_to(nearest.path) if nearest.path else set()
        before = here + 1
        while wanted:
            before = max(self._last_with(path, before) for path in wanted)
            if before < 0:
                return
            title = self._titles[before]
            wanted = {path for path in wanted if len(path) < len(title.path)}
            yield title

    def _last_with(self, path: str, before: int) -> int:
        """The number of the last title before another one that has this path; -1 for none."""
        numbers = self._numbers_of.get(path, [])
        at = bisect_left(numbers, before)
        return numbers[at - 1] if at else -1

    @cached_property
    def _numbers_of(self) -> dict[str, list[int]]:
        """Path → the numbers of the titles that have it, in order."""
        found: dict[str, list[int]] = {}
        for number, title in enumerate(self._titles):
            found.setdefault(title.path, []).append(number)
        return found


def opens_a_paragraph(text: str, begin: int) -> bool:
    """True where what begins there stands behind a line that is longer than any on paper, or that
    ended though there was room for the next word: a mere line's end comes where no more fits."""
    first = FIRST_WORD.match(text, begin)
    line_end = text.rfind("\n", 0, first.start("word")) if first else -1
    if not first or line_end < 0 or text[line_end : first.start("word")].strip():
        return False
    line = text[text.rfind("\n", 0, line_end) + 1 : line_end].rstrip()
    return len(line) > PRINTED_LINE or len(line) + 1 + len(first["word"]) <= _longest_line(text)


@lru_cache(maxsize=4)
def _longest_line(text: str) -> int:
    return max(map(len, text.split("\n")))


def _number_at(slices: list[Slice], offset: int) -> int:
    """The number of the last slice that begins at or before the offset, else of the first."""
    return max(0, last_begun(slices, offset))


def _paths_to(path: str) -> set[str]:
    """The path of a heading and those of the headings that it stands under.

    >>> sorted(_paths_to("II.1.a"))
    ['II', 'II.1', 'II.1.a']
    """
    steps = path.split(".")
    return {".".join(steps[: depth + 1]) for depth in range(len(steps))}


def _title_end(text: str, start: int) -> int:
    """Where the title of the heading ends that begins at `start`."""
    stop = TITLE_END.match(text, start + 4)
    last = stop.start("stop") if stop else len(text)
    line_end = text.find("\n", start, start + SHORT_LINE)
    short = 0 < line_end - start < SHORT_LINE
    if short and NEW_LINE.match(text, line_end) and (not stop or line_end < last):
        return line_end
    return min(start + LONGEST_HEADING, last)


def _blocks(
    text: str,
    titles: list[_Title],
) -> list[Slice]:
    """Paragraphs, items of lists, and the titles that end with their line."""
    breaks = {found.span() for found in BLOCK_END.finditer(text)}
    for title in titles:
        if text.startswith("\n", title.end):
            breaks.add((title.end, title.end + 1))
    blocks: list[Slice] = []
    begin = 0
    for start, end in sorted(breaks):
        if text[begin:start].strip():
            blocks.append((begin, start))
        begin = max(begin, end)
    return [*blocks, (begin, len(text))]


def _joined(
    sentences: list[Slice],
    text: str,
) -> list[Slice]:
    """The sentences; items of a list within a paragraph (`04 Thạc sĩ; 93 Đại học`) are one."""
    joined: list[Slice] = []
    for begin, end in sentences:
        if joined and _goes_on(text, joined[-1][1], begin):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined


def _goes_on(
    text: str,
    end: int,
    begin: int,
) -> bool:
    """True where a semicolon, and no end of a block, parts the slices that end and begin here."""
    return text[end - 1] == ";" and not BLOCK_END.search(text, end, begin + 3)
