"""Words of one page → lines in reading order.

Two columns are read one after the other where reports have them: the letterhead of page 1, the
closing block (recipients at the left, signature at the right), and prose that is set in columns.
Everywhere else lines are read across, so that a table's row stays one line; its cells are parted by
a tab.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, pairwise
from statistics import median
from typing import Literal

import regex

from extractor.lines.prose_columns import prose_columns
from extractor.lines.segments import PrintedLine, Segment, segment_lines, segments_of
from extractor.lines.stamp import find_stamp
from extractor.model import Box, PageReading, Word

LineKind = Literal["body", "column", "row", "stamp", "page-number", "footnote"]
PAGE_NUMBER = regex.compile(
    r"[-–—~\s]*\d{1,3}[-–—~.\s]*"  # - 3 -
    r"|(?i:trang)\s*\d{1,3}(?:\s*/\s*\d{1,3})?"  # Trang 3/12
)
FIGURE_ALONE = regex.compile(  # at the right of a list, a table of contents: no letterhead
    r"\W*\d[\d.,]*\s?%?\W*"
)
FOOTNOTE = regex.compile(
    r"(?:\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹])[.)]?\s*\p{L}"
    r"|\[\d{1,2}\]"
    # a raised 1 is often read as a quotation mark or a stroke
    r"|[!'‘’\"“”*|lIi°][.)]?\s\p{Lu}"
)
CLOSING = regex.compile(r"(?i)\bn[ơo]i nh[ậaâ]n\b")
LETTERHEAD_BEGINS = 0.3  # share of the page's height above which a letterhead begins
LETTERHEAD_ENDS = 0.4  # and above which its last line begins
USUAL_HEIGHT = 12  # points that words are high on a page without running text
EDGE = 0.09  # share of the page's height at its top and foot where the page number stands
WIDE_EDGE = 0.16  # the same where the number is the first or last line of all…
MIDDLE = 0.06  # …and no further from their middle, as a share of the page's width…
FEW_LINES = 4  # …which fewer lines do not tell
SMALL = 0.95  # a line whose words are higher than this share of the usual is no footnote
FOOTNOTE_HEIGHT = 0.87  # share of the usual height below which footnotes are printed


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as it goes into the text: its segments (cells) from left to right, and its kind.

    `column` is a line of the letterhead or the closing block, `row` a line of a table; a `stamp`
    was put on the page by the receiver. Prose set in columns has a margin of its own (`margin`)."""

    segments: tuple[Segment, ...]
    kind: LineKind
    margin: float = 0.0

    @property
    def box(self) -> Box:
        return Box.around(segment.box for segment in self.segments)

    @property
    def text(self) -> str:
        return "\t".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Gutter:
    """The empty strip between two columns, in points; `crossed` where print runs over it."""

    left: float
    right: float
    crossed: bool = False

    @staticmethod
    def beside(line: PrintedLine, page: PageReading) -> Gutter:
        """The strip behind the line's first segment; without a second one, up to where the right
        column usually begins."""
        left = line[0].box.x1
        if len(line) > 1:
            return Gutter(left, line[1].box.x0)
        return Gutter(left, max(page.width * 0.55, left + 1))

    @property
    def is_open(self) -> bool:
        return not self.crossed and self.left < self.right

    def narrowed(self, line: PrintedLine) -> Gutter:
        """What a further line leaves of the strip."""
        gutter = self
        for segment in line:
            gutter = gutter._narrowed_by(segment.box)
            if gutter.crossed:
                break
        return gutter

    def _narrowed_by(self, box: Box) -> Gutter:
        if not box.x0 < (self.left + self.right) / 2 < box.x1:
            return self
        if box.x1 < self.right:
            return replace(self, left=max(self.left, box.x1))
        if box.x0 > self.left:
            return replace(self, right=min(self.right, box.x0))
        return replace(self, crossed=True)


def reading_order(page: PageReading) -> list[TextLine]:
    """All words of the page, each in exactly one line, in the order a person reads them."""
    columns = None if page.tables else prose_columns(page.words)
    if columns is None:
        return _with_margins(_lines_of(page.words, page), page)
    inside = [*_prose_of(columns.left), *_prose_of(columns.right)]
    above, below = (_lines_of(words, page) for words in (columns.above, columns.below))
    return _with_margins([*above, *inside, *below], page)


def _prose_of(words: tuple[Word, ...]) -> list[TextLine]:
    """The lines of a column of prose."""
    lines = segment_lines(segments_of(words))
    joined = (chain.from_iterable(segment.words for segment in line) for line in lines)
    margin = max((word.box.x1 for word in words), default=0.0)
    return [TextLine((Segment(tuple(line)),), "body", margin) for line in joined]


def _lines_of(words: tuple[Word, ...], page: PageReading) -> list[TextLine]:
    """The lines of these words of the page, read across but for letterhead and closing block."""
    segments = segments_of(words)
    stamp = find_stamp(segments, page)
    printed = segment_lines([segment for segment in segments if segment not in stamp])
    stamped = [TextLine((segment,), "stamp") for segment in stamp]
    lines: list[TextLine] = []
    at = 0
    while at < len(printed):
        band = _band(printed[at:], page)
        if len(band) > 1:
            lines += _in_columns(band)
            at += len(band)
            continue
        if stamped and printed[at][0].box.y0 > stamped[0].box.y0:
            lines += stamped
            stamped = []
        before = lines[-1] if lines else None
        lines.append(_line_across(printed[at], before, page))
        at += 1
    return [*lines, *stamped]


def _band(lines: list[PrintedLine], page: PageReading) -> list[PrintedLine]:
    """The first lines that a gutter parts in two, where two columns are expected; [] elsewhere."""
    first = lines[0]
    if any(CLOSING.search(segment.text) for segment in first):
        return _beside_gutter(lines, page).lines
    at_top = page.number == 1 and first[0].box.y0 < LETTERHEAD_BEGINS * page.height
    if not (at_top and len(first) == 2) or FIGURE_ALONE.fullmatch(first[1].text):
        return []
    high = []
    for line in lines:
        if line[0].box.y0 > LETTERHEAD_ENDS * page.height:
            break
        high.append(line)
    return _without_tail(_beside_gutter(high, page))


@dataclass(frozen=True, slots=True)
class Band:
    """Lines beside a gutter."""

    lines: list[PrintedLine]
    gutter: Gutter


def _beside_gutter(lines: list[PrintedLine], page: PageReading) -> Band:
    """The first lines between whose columns a gutter stays open."""
    gutter = Gutter.beside(lines[0], page)
    for number, line in enumerate(lines):
        gutter = gutter.narrowed(line)
        if not gutter.is_open:
            return Band(lines[:number], gutter)
    return Band(lines, gutter)


def _without_tail(band: Band) -> list[PrintedLine]:
    """The lines of a letterhead, which ends with its right column.

    A last segment at the left alone (a stamp) stands below it."""
    lines = band.lines
    while lines and _is_left_alone(lines[-1], band.gutter):
        lines = lines[:-1]
    return lines


def _is_left_alone(line: PrintedLine, gutter: Gutter) -> bool:
    """True for a line with nothing right of the gutter."""
    return len(line) == 1 and line[0].box.x0 < gutter.left


def _in_columns(band: list[PrintedLine]) -> list[TextLine]:
    """The lines of the left column, then those of the right one."""
    ends = [line[0].box.x1 for line in band if len(line) > 1]
    middle = max(ends, default=band[0][0].box.x1 + 1)
    segments = list(chain.from_iterable(band))
    left = [segment for segment in segments if segment.box.x0 < middle]
    right = [segment for segment in segments if segment.box.x0 >= middle]
    return [TextLine((segment,), "column") for segment in left + right]


def _line_across(
    line: PrintedLine,
    before: TextLine | None,
    page: PageReading,
) -> TextLine:
    """The line as a row of cells, or as prose."""
    if len(line) == 1:
        return TextLine(tuple(line), "body")
    if before is not None and before.kind == "body" and _is_spread(line, before.box, page):
        words = chain.from_iterable(segment.words for segment in line)
        return TextLine((Segment(tuple(words)),), "body")
    return TextLine(tuple(line), "row")


def _is_spread(
    line: PrintedLine,
    before: Box,
    page: PageReading,
) -> bool:
    """True for prose whose few words were spread to both margins of the line before."""
    words = chain.from_iterable(segment.words for segment in line)
    boxes = [word.box for word in words]
    gaps = [right.x0 - left.x1 for left, right in pairwise(boxes)]
    if max(gaps) >= 1.35 * min(gaps) + 4:
        return False
    first, last = boxes[0], boxes[-1]
    if abs(last.x1 - before.x1) >= 0.02 * page.width:
        return False
    if not before.x0 - 0.12 * page.width < first.x0 < before.x0 + 4:
        return False
    return len(gaps) > 1 or bool(regex.match(r"\p{Ll}", line[0].text))


def _with_margins(lines: list[TextLine], page: PageReading) -> list[TextLine]:
    """The lines; the page number and the footnotes at the foot of the page are marked."""
    body = [line for line in lines if line.kind == "body"]
    heights = list(chain.from_iterable(map(_letter_heights, body)))
    usual = median(heights) if heights else USUAL_HEIGHT
    marked = [_mark_page_number(line, lines, page) for line in lines]
    first = _first_footnote(marked, page, usual)
    return [*marked[:first], *map(_as_footnote, marked[first:])]


def _as_footnote(line: TextLine) -> TextLine:
    if line.kind == "body":
        return replace(line, kind="footnote")
    return line


def _mark_page_number(line: TextLine, lines: list[TextLine], page: PageReading) -> TextLine:
    if not PAGE_NUMBER.fullmatch(line.text.strip()):
        return line
    in_margin = _is_in_margin(line, EDGE, page)
    if in_margin or (_is_outermost(line, lines, page) and _is_in_margin(line, WIDE_EDGE, page)):
        return replace(line, kind="page-number")
    return line


def _is_in_margin(line: TextLine, share: float, page: PageReading) -> bool:
    return line.box.y1 < share * page.height or line.box.y0 > (1 - share) * page.height


def _is_outermost(line: TextLine, lines: list[TextLine], page: PageReading) -> bool:
    """True for the first or last line, in the middle of the others: a page that was photographed
    with much around it has its number further inside."""
    others = [other.box for other in lines if other is not line]
    if len(others) < FEW_LINES:
        return False
    above = all(line.box.y1 <= box.y0 for box in others)
    below = all(line.box.y0 >= box.y1 for box in others)
    around = Box.around(others)
    return (above or below) and abs(line.box.centre[0] - around.centre[0]) < MIDDLE * page.width


def _letter_heights(line: TextLine) -> list[float]:
    """How high the words of the line's first segment are; marks and short words left out."""
    words = line.segments[0].words
    return [word.box.height for word in words if len(word.text) > 2]


def _first_footnote(
    lines: list[TextLine],
    page: PageReading,
    usual: float,
) -> int:
    """The index of the first footnote's first line; the number of lines where there is none.

    Footnotes are small print down to the foot of the page (`usual`: the height of words of the
    text). A mark or a gap opens them: OCR often loses the raised mark."""
    found = len(lines)
    sizes: list[float] = []
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if line.kind == "page-number":
            continue
        own = _letter_heights(line)
        large = bool(own) and median(own) > SMALL * usual
        if large or line.kind != "body" or line.box.y0 < 0.5 * page.height:
            break
        sizes += own
        small = len(sizes) >= 5 and median(sizes) < FOOTNOTE_HEIGHT * usual
        if small and _opens_footnote(line, lines[max(0, number - 1)], usual):
            found = number
    return found


def _opens_footnote(
    line: TextLine,
    above: TextLine,
    usual: float,
) -> bool:
    """True where a mark begins the line or a wide gap lies above it."""
    if FOOTNOTE.match(line.text):
        return True
    return line.box.y0 - above.box.y1 > 1.2 * usual
