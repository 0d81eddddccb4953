"""A text's blocks: paragraphs, items of lists, the words that open a list, titles of headings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.language.sentences import BLOCK_END, LABELLED_LINE, last_begun, sentence_spans
from extractor.memory import found_once
from extractor.model import DocumentText

Slice = tuple[int, int]  # of the text: where it begins and where it ends

MARK = regex.compile(r"\s*([-–+*•])\s")
# `Số hồ sơ phải giải quyết: 1.093 hồ sơ`: what the items below it part.
ENDS_IN_ITS_FIGURE = regex.compile(r":\s*\d[\d.]*(?:\s\p{L}+(?:\s\p{L}+){0,2})?[,;]?$")
OF_LINES = ":"  # the kind of lines that open with what their figure tells
LABELLED = regex.compile(r"[^\S\n]*\p{Lu}[^\n\d:]{1,70}:[^\S\n]*\d")
NEXT_LABELLED = regex.compile(LABELLED_LINE)
TITLE = regex.compile(r"\s*[-–+*•]\s[^\n\d.;:]{1,60}")  # an item that tells nothing itself
TITLE_OF_LINES = regex.compile(rf"{TITLE.pattern}(?P<break>\n)(?={LABELLED.pattern})")
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
# A text that no page's lines part: each of its lines is a paragraph.
WHOLE_LINES = regex.compile(rf"[^\n]{{{PRINTED_LINE}}}")
BELOW_AN_ITEM = regex.compile(r"(?<=\.)\n(?=[^\S\n]*\p{Lu})")
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
        self._titles = _titles(document)
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
        kind = self._kinds[number]
        if not kind or end - begin > SHORT_ITEM:
            return ()
        above = self._beside(reversed(range(number)), kind, MOST_ITEMS)
        rest = MOST_ITEMS - len(above)
        below = self._beside(range(number + 1, len(self._blocks)), kind, rest)
        return (*above, *below)

    @found_once
    def _kinds(self) -> list[str]:
        """For each block the mark of the item that it is; a colon for a line that opens with what
        its figure tells (`Đúng hạn: 333`); "" for neither."""
        return [_kind_of_item(self.text, block) for block in self._blocks]

    def _beside(
        self,
        numbers: Iterable[int],
        kind: str,
        most: int,
    ) -> list[Slice]:
        """The first of these blocks that are items of the same kind, up to one that is not; the
        items that lines with what they tell lead in are passed over."""
        found: list[Slice] = []
        for number in numbers:
            other = self._kinds[number]
            is_of_another = kind not in (other, OF_LINES)
            if len(found) == most or not other or is_of_another:
                break
            if other == kind:
                found.append(self._blocks[number])
        return found

    def leads(self, number: int) -> tuple[Slice, ...]:
        """The lead-ins of the lists that a block is an item of, nearest first: the opening words,
        up to the colon, of the paragraphs above."""
        leads: list[Slice] = []
        kind = self._kinds[number]
        for above in self._near_above(number):
            leads_in = self._leads_in(above, "" if leads else kind)
            if leads_in:
                leads.append(self._opening_words(self._blocks[above]))
            goes_on_above = self._kinds[above] and (kind or leads_in)
            if not goes_on_above or len(leads) == MOST_LEADS:
                break
            kind = kind or self._kinds[above]
        return tuple(leads)

    def _near_above(self, number: int) -> Iterator[int]:
        """The numbers of the blocks above, the nearest first, as far as a lead-in reaches."""
        begin = self._blocks[number][0]
        for above in reversed(range(number)):
            if begin - self._blocks[above][0] >= CARRIED:
                return
            yield above

    def _leads_in(self, number: int, kind: str) -> bool:
        """True where a block opens a list, as it ends in a colon; or stands as a title above lines
        with what they tell (`* Trình độ` above `Đại học: 14`); or ends in its figure where the
        items are of another `kind`: `Tiếp nhận: 900` above `+ Mới: 880`."""
        said = self.text[slice(*self._blocks[number])].strip()
        if said.endswith(":"):
            return True
        if kind == OF_LINES:
            return TITLE.fullmatch(said) is not None
        other = bool(kind) and self._kinds[number] != kind
        return other and ENDS_IN_ITS_FIGURE.search(said) is not None

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

    @found_once
    def _numbers_of(self) -> dict[str, list[int]]:
        """Path → the numbers of the titles that have it, in order."""
        found: dict[str, list[int]] = {}
        for number, title in enumerate(self._titles):
            found.setdefault(title.path, []).append(number)
        return found


def _kind_of_item(text: str, block: Slice) -> str:
    mark = MARK.match(text, block[0])
    if mark:
        return mark[1]
    return OF_LINES if LABELLED.match(text, *block) else ""


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


def _titles(document: DocumentText) -> list[_Title]:
    """The titles of the headings, each up to the next heading at most."""
    starts = [start for start, _ in document.sections]
    ends = [*starts[1:], len(document.text)][: len(starts)]
    return [
        _Title(start, min(_title_end(document.text, start), end), path)
        for (start, path), end in zip(document.sections, ends, strict=True)
    ]


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
    whole_lines = WHOLE_LINES.search(text) is not None
    for start, end in sorted(breaks):
        blocks += _without_lines_behind(text, begin, start, whole_lines)
        begin = max(begin, end)
    last = _without_lines_behind(text, begin, len(text), whole_lines)
    return [*blocks, *(last or [(begin, len(text))])]


def _without_lines_behind(
    text: str,
    begin: int,
    end: int,
    whole_lines: bool,
) -> list[Slice]:
    """The block; an item of a list, and the lines behind it that open with what they tell, apart:
    they are none of the item. So is, in a text of `whole_lines`, what stands below it."""
    if not text[begin:end].strip():
        return []
    if not MARK.match(text, begin):
        return [(begin, end)]
    behind = _line_that_tells(text, begin, end)
    below = BELOW_AN_ITEM.search(text, begin, behind[0]) if whole_lines else None
    if below:
        behind = below.span()
    return [piece for piece in ((begin, behind[0]), (behind[1], end)) if piece[0] < piece[1]]


def _line_that_tells(text: str, begin: int, end: int) -> Slice:
    """The break before the first line of an item that opens with what it tells; the item's end
    where there is none."""
    titled = TITLE_OF_LINES.match(text, begin, end)
    if titled:
        return titled.span("break")
    found = NEXT_LABELLED.search(text, begin, end)
    return found.span() if found else (end, end)


def _joined(
    sentences: Sequence[Slice],
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
