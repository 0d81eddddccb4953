"""Words of one page → lines in reading order.

Two columns are read one after the other where reports have them: the letterhead of page 1 and
the closing block (recipients at the left, signature at the right). Everywhere else rows are
read across, so that a table's row stays one line; its cells are parted by a tab.
"""
from __future__ import annotations

from dataclasses import dataclass
from statistics import median

import regex

from extractor.model import Box, PageReading, Word

PAGE_NUMBER = regex.compile(r"[-–—~\s]*\d{1,3}[-–—~.\s]*|(?i:trang)\s*\d{1,3}(?:\s*/\s*\d{1,3})?")
FOOTNOTE = regex.compile(                     # a raised 1 is often read as a quotation mark or a stroke
    r"(?:\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹])[.)]?\s*\p{L}|\[\d{1,2}\]|[!'‘’\"“”*|lIi°][.)]?\s\p{Lu}")
OWN_NUMBER = regex.compile(r"(?i)\bs[ốóôoồ]\b.*/")
INCOMING = regex.compile(r"\bĐ[EÉÈẺẼẸÊẾỀỂỄỆ]N\b|(?i:\bchuyển\s*:)")
CLOSING = regex.compile(r"(?i)\bn[ơo]i nh[ậaâ]n\b")


@dataclass(frozen=True)
class Segment:
    """Words that stand together on one line, without a wide gap between them."""

    words: tuple[Word, ...]

    @property
    def box(self) -> Box:
        first, last = self.words[0].box, self.words[-1].box
        return Box(first.x0, min(w.box.y0 for w in self.words),
                   max(last.x1, first.x1), max(w.box.y1 for w in self.words))

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)


@dataclass(frozen=True)
class TextLine:
    """A line as it goes into the text: segments (cells) left to right, and what kind it is:
    `body`, `column` (letterhead, closing block), `row` (of a table), `page-number`, `footnote`."""

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
    rows = _rows(_segments(page.words))
    lines: list[TextLine] = []
    at = 0
    while at < len(rows):
        band = _band(rows, at, page)
        if len(band) > 1:
            lines += _columns(band)
            at += len(band)
            continue
        lines.append(TextLine(tuple(rows[at]), "row" if len(rows[at]) > 1 else "body"))
        at += 1
    return _margins(lines, page)


def _segments(words: tuple[Word, ...]) -> list[Segment]:
    runs: list[list[Word]] = []
    for word, after in zip(words, words[1:] + words[:1]):
        national = word.text == "CỘNG" and after.text in ("HÒA", "HOÀ", "HỎA", "HÓA")   # right column
        if runs and _follows(runs[-1][-1], word) and not national:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [Segment(tuple(run)) for run in runs]


def _follows(left: Word, right: Word) -> bool:
    height = max(left.box.height, right.box.height, 8)
    gap = right.box.x0 - left.box.x1
    onward = gap > -0.6 * height or right.box.x0 > left.box.x0 + 0.5 * left.box.width   # a box too wide
    return onward and gap < 1.9 * height and _overlap(left.box, right.box) > 0.35


def _overlap(a: Box, b: Box) -> float:
    shared = min(a.y1, b.y1) - max(a.y0, b.y0)
    return shared / max(0.1, min(a.height, b.height))


def _rows(segments: list[Segment]) -> list[list[Segment]]:
    """Segments side by side form a row; skew is followed from neighbour to neighbour."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: (s.box.x0, s.box.y0)):
        row = max(rows, key=lambda r: _beside(r[-1], segment), default=None)
        if row is not None and _beside(row[-1], segment) > 0.5:
            row.append(segment)
        else:
            rows.append([segment])
    rows.sort(key=lambda row: row[0].words[0].box.y0 + row[0].words[0].box.y1)
    return [_close_gaps(row) for row in rows]


def _beside(left: Segment, right: Segment) -> float:
    end, begin = left.words[-1].box, right.words[0].box
    return _overlap(end, begin) if begin.x0 > end.x1 - 0.6 * end.height else 0.0


def _close_gaps(row: list[Segment]) -> list[Segment]:
    """Join what the reader had parted although no wide gap lies between."""
    joined = [row[0]]
    for segment in row[1:]:
        if segment.words[0].text != "CỘNG" and _follows(joined[-1].words[-1], segment.words[0]):
            joined[-1] = Segment(joined[-1].words + segment.words)
        else:
            joined.append(segment)
    return joined


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
                left, right = (max(left, segment.box.x1), right) if segment.box.x1 < right \
                    else (left, min(right, segment.box.x0))
        if right <= left:
            return _without_tail(band, closing, left)
        band.append(row)
    return _without_tail(band, closing, left)


def _without_tail(band: list[list[Segment]], closing: bool, left: float) -> list[list[Segment]]:
    """A letterhead ends with its right column: what follows at the left (a stamp) stands below."""
    while not closing and band and all(s.box.x0 < left for s in band[-1]) and len(band[-1]) == 1:
        band = band[:-1]
    return band


def _gutter(row: list[Segment], page: PageReading) -> tuple[float, float]:
    if len(row) > 1:
        return row[0].box.x1, row[1].box.x0
    return row[0].box.x1, max(page.width * 0.55, row[0].box.x1 + 1)


def _columns(band: list[list[Segment]]) -> list[TextLine]:
    middle = max(row[0].box.x1 for row in band if len(row) > 1) if any(len(r) > 1 for r in band) \
        else band[0][0].box.x1 + 1
    left = [s for row in band for s in row if s.box.x0 < middle]
    right = [s for row in band for s in row if s.box.x0 >= middle]
    own, stamp = _before_stamp(left)
    return [TextLine((s,), "column") for s in own + right + stamp]


def _before_stamp(left: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    """The letterhead's left column, and the incoming stamp set below its number."""
    number = next((k for k, s in enumerate(left) if OWN_NUMBER.search(s.text)), None)
    if number is None or not any(INCOMING.search(s.text) for s in left[number + 1:]):
        return left, []
    return left[:number + 1], left[number + 1:]


def _margins(lines: list[TextLine], page: PageReading) -> list[TextLine]:
    """Mark the page number and the footnotes at the foot of the page."""
    heights = [h for line in lines if line.kind == "body" for h in _letter_heights(line)]
    usual = median(heights) if heights else 12
    marked = [_mark_page_number(line, page) for line in lines]
    start = _footnotes_from(marked, page, usual)
    return [TextLine(line.segments, "footnote") if i >= start and line.kind == "body" else line
            for i, line in enumerate(marked)]


def _mark_page_number(line: TextLine, page: PageReading) -> TextLine:
    edge = line.box.y1 < 0.09 * page.height or line.box.y0 > 0.91 * page.height
    if edge and PAGE_NUMBER.fullmatch(line.text.strip()):
        return TextLine(line.segments, "page-number")
    return line


def _letter_heights(line: TextLine) -> list[float]:
    return [w.box.height for w in line.segments[0].words if len(w.text) > 2]


def _footnotes_from(lines: list[TextLine], page: PageReading, usual: float) -> int:
    """Index of the first footnote line: small print from there to the foot, opened by a mark."""
    found = len(lines)
    for i in range(len(lines) - 1, -1, -1):
        line = lines[i]
        if line.kind == "page-number":
            continue
        if line.kind != "body" or line.box.y0 < 0.5 * page.height:
            break
        sizes = _letter_heights(line)
        if sizes and median(sizes) > 0.86 * usual:
            break
        if FOOTNOTE.match(line.text) and len(sizes) >= 5:
            found = i
    return found
