"""Words of one page → segments: words that stand together on a line without a wide gap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from extractor.model import Box, Word

NATIONAL_NAME = ("HÒA", "HOÀ", "HỎA", "HÓA")  # what follows CỘNG, also as OCR misreads it
WIDE_GAP = 1.9  # heights of the words beside it from which a gap parts segments
SAME_LINE = 0.35  # share of the lower word's height that two words of one line have in common
LOWEST = 8  # points that a word is taken to be high at least


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that stand together on one line, without a wide gap between them."""

    words: tuple[Word, ...]

    @property
    def box(self) -> Box:
        """From the first word's left end to the last word's right end, as high as all of them."""
        first, last = self.words[0].box, self.words[-1].box
        return Box(
            first.x0,
            min(word.box.y0 for word in self.words),
            max(last.x1, first.x1),
            max(word.box.y1 for word in self.words),
        )

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


PrintedLine: TypeAlias = list[Segment]  # from left to right


def segments_of(words: tuple[Word, ...]) -> list[Segment]:
    """The segments of a page's words, which come in the reader's order."""
    runs: list[list[Word]] = []
    for word, after in zip(
        words,
        (*words[1:], None),
        strict=False,
    ):
        goes_on = bool(runs) and _follows(runs[-1][-1], word)
        if goes_on and not _opens_national_name(word, after):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [Segment(tuple(run)) for run in runs]


def segment_lines(segments: list[Segment]) -> list[PrintedLine]:
    """The printed lines from top to foot, each as its segments from left to right.

    A page may lean: each segment is compared with its neighbour at the left, not with the line's
    beginning."""
    lines: list[PrintedLine] = []
    for segment in sorted(segments, key=_from_the_left):
        shares = [_shared_with_last(line, segment) for line in lines]
        best = max(shares, default=0.0)
        if best > 0.5:
            lines[shares.index(best)].append(segment)
        else:
            lines.append([segment])
    lines.sort(key=_height_of_beginning)
    return [_close_gaps(line) for line in lines]


def _from_the_left(segment: Segment) -> tuple[float, float]:
    box = segment.box
    return box.x0, box.y0


def _height_of_beginning(line: PrintedLine) -> float:
    """How many points from the page's top the line's first word has its middle."""
    first = line[0].words[0]
    _, middle = first.box.centre
    return middle


def _opens_national_name(word: Word, after: Word | None) -> bool:
    """True where CỘNG HÒA XÃ HỘI… begins, which stands in the letterhead's right column."""
    return word.text == "CỘNG" and after is not None and after.text in NATIONAL_NAME


def _follows(left: Word, right: Word) -> bool:
    """True where the right word stands on the left one's line, not far behind it."""
    before, after = left.box, right.box
    height = max(before.height, after.height, LOWEST)
    gap = after.x0 - before.x1
    if gap >= WIDE_GAP * height:
        return False
    # The box of the left word may be drawn too wide and reach over the right one's beginning.
    onward = gap > -0.6 * height or after.x0 > before.x0 + 0.5 * before.width
    return onward and _shared_height(before, after) > SAME_LINE


def _shared_height(one: Box, other: Box) -> float:
    """The share of the lower box's height that both boxes cover."""
    return one.shared_height(other) / max(0.1, min(one.height, other.height))


def _shared_with_last(line: PrintedLine, segment: Segment) -> float:
    """The share of height that a segment has in common with the line's last word; 0.0 where the
    segment does not stand at the right of it."""
    end = line[-1].words[-1].box
    begin = segment.words[0].box
    if begin.x0 <= end.x1 - 0.6 * end.height:
        return 0.0
    return _shared_height(end, begin)


def _close_gaps(line: PrintedLine) -> PrintedLine:
    """The line's segments, those made one that no wide gap parts.

    The reader's order may have kept them apart."""
    joined = [line[0]]
    for segment in line[1:]:
        first = segment.words[0]
        if first.text != "CỘNG" and _follows(joined[-1].words[-1], first):
            joined[-1] = Segment(joined[-1].words + segment.words)
        else:
            joined.append(segment)
    return joined
