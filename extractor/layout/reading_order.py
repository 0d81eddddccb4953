"""Words of one page → lines in reading order.

Two columns are read one after the other where reports have them: the letterhead of page 1 and
the closing block (recipients at the left, signature at the right). Everywhere else rows are
read across, so that a table's row stays one line; its cells are parted by a tab.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

import regex

from extractor.layout.segments import Segment, segment_rows, segments_of
from extractor.layout.stamp import find_stamp
from extractor.model import Box, PageReading

PAGE_NUMBER = regex.compile(r"[-–—~\s]*\d{1,3}[-–—~.\s]*|(?i:trang)\s*\d{1,3}(?:\s*/\s*\d{1,3})?")
FOOTNOTE = regex.compile(  # a raised 1 is often read as a quotation mark or a stroke
    r"(?:\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹])[.)]?\s*\p{L}|\[\d{1,2}\]|[!'‘’\"“”*|lIi°][.)]?\s\p{Lu}"
)
CLOSING = regex.compile(r"(?i)\bn[ơo]i nh[ậaâ]n\b")


@dataclass(frozen=True)
class TextLine:
    """A line as it goes into the text: segments (cells) left to right, and what kind it is:
    `body`, `column` (letterhead, closing block), `row` (of a table), `stamp`, `page-number`,
    `footnote`."""

    segments: tuple[Segment, ...]
    kind: str

    @property
    def box(self) -> Box:
        box = self.segments[0].box
        for segment in self.segments[1:]:
            box = box.union(segment.box)
        return box

    @property
    def text(self) -> str:
        return "\t".join(s.text for s in self.segments)


def reading_order(page: PageReading) -> list[TextLine]:
    """All words of the page, each in exactly one line, in the order a person reads them."""
    segments = segments_of(page.words)
    stamp = find_stamp(segments, page)
    rows = segment_rows([s for s in segments if s not in stamp])
    lines: list[TextLine] = []
    at = 0
    while at < len(rows):
        band = _band(rows, at, page)
        if len(band) > 1:
            lines += _columns(band)
            at += len(band)
            continue
        if stamp and rows[at][0].box.y0 > stamp[0].box.y0:
            lines += [TextLine((s,), "stamp") for s in stamp]
            stamp = []
        lines.append(_line(rows[at], lines[-1] if lines else None, page))
        at += 1
    lines += [TextLine((s,), "stamp") for s in stamp]
    return _margins(lines, page)


def _band(rows: list[list[Segment]], at: int, page: PageReading) -> list[list[Segment]]:
    """Rows from `at` on that a vertical gutter parts in two, where two columns are expected."""
    first = rows[at]
    head = page.number == 1 and first[0].box.y0 < 0.3 * page.height
    closing = any(CLOSING.search(s.text) for s in first)
    if not (closing or head and len(first) == 2):
        return []
    left, right = _gutter(first, page)
    band: list[list[Segment]] = []
    for row in rows[at:]:
        if head and not closing and row[0].box.y0 > 0.4 * page.height:
            break
        for segment in row:
            if segment.box.x0 < (left + right) / 2 < segment.box.x1:
                if not (segment.box.x1 < right or segment.box.x0 > left):
                    return _without_tail(band, closing, left)
                left, right = (
                    (max(left, segment.box.x1), right)
                    if segment.box.x1 < right
                    else (left, min(right, segment.box.x0))
                )
        if right <= left:
            return _without_tail(band, closing, left)
        band.append(row)
    return _without_tail(band, closing, left)


def _without_tail(band: list[list[Segment]], closing: bool, left: float) -> list[list[Segment]]:
    """A letterhead ends with its right column: what follows at the left (a stamp) stands below."""
    while not closing and band and all(s.box.x0 < left for s in band[-1]) and len(band[-1]) == 1:
        band = band[:-1]
    return band


def _line(row: list[Segment], before: TextLine | None, page: PageReading) -> TextLine:
    """A row of cells, or a line of prose whose few words were spread to both margins."""
    words = tuple(w for s in row for w in s.words)
    gaps = [right.box.x0 - left.box.x1 for left, right in zip(words, words[1:])]
    spread = (
        before is not None
        and before.kind == "body"
        and len(row) > 1
        and max(gaps) < 1.35 * min(gaps) + 4
        and abs(words[-1].box.x1 - before.box.x1) < 0.02 * page.width
        and before.box.x0 - 0.12 * page.width < words[0].box.x0 < before.box.x0 + 4
        and (len(gaps) > 1 or regex.match(r"\p{Ll}", row[0].text))
    )
    if spread:
        return TextLine((Segment(words),), "body")
    return TextLine(tuple(row), "row" if len(row) > 1 else "body")


def _gutter(row: list[Segment], page: PageReading) -> tuple[float, float]:
    if len(row) > 1:
        return row[0].box.x1, row[1].box.x0
    return row[0].box.x1, max(page.width * 0.55, row[0].box.x1 + 1)


def _columns(band: list[list[Segment]]) -> list[TextLine]:
    middle = (
        max(row[0].box.x1 for row in band if len(row) > 1)
        if any(len(r) > 1 for r in band)
        else band[0][0].box.x1 + 1
    )
    left = [s for row in band for s in row if s.box.x0 < middle]
    right = [s for row in band for s in row if s.box.x0 >= middle]
    return [TextLine((s,), "column") for s in left + right]


def _margins(lines: list[TextLine], page: PageReading) -> list[TextLine]:
    """Mark the page number and the footnotes at the foot of the page."""
    heights = [h for line in lines if line.kind == "body" for h in _letter_heights(line)]
    usual = median(heights) if heights else 12
    marked = [_mark_page_number(line, page) for line in lines]
    start = _footnotes_from(marked, page, usual)
    return [
        TextLine(line.segments, "footnote") if i >= start and line.kind == "body" else line
        for i, line in enumerate(marked)
    ]


def _mark_page_number(line: TextLine, page: PageReading) -> TextLine:
    edge = line.box.y1 < 0.09 * page.height or line.box.y0 > 0.91 * page.height
    if edge and PAGE_NUMBER.fullmatch(line.text.strip()):
        return TextLine(line.segments, "page-number")
    return line


def _letter_heights(line: TextLine) -> list[float]:
    return [w.box.height for w in line.segments[0].words if len(w.text) > 2]


def _footnotes_from(lines: list[TextLine], page: PageReading, usual: float) -> int:
    """Index of the first footnote line: small print from there to the foot, opened by a mark or
    by a gap (OCR often loses the raised mark)."""
    found, sizes = len(lines), []
    for i in range(len(lines) - 1, -1, -1):
        line = lines[i]
        if line.kind == "page-number":
            continue
        own = _letter_heights(line)
        if (
            line.kind != "body"
            or line.box.y0 < 0.5 * page.height
            or own
            and median(own) > 0.95 * usual
        ):
            break
        sizes += own
        opened = FOOTNOTE.match(line.text) or i and line.box.y0 - lines[i - 1].box.y1 > 1.2 * usual
        if opened and len(sizes) >= 5 and median(sizes) < 0.87 * usual:
            found = i
    return found
