"""Words of one page → segments: words that stand together on a line without a wide gap."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.model import Box, Word


@dataclass(frozen=True)
class Segment:
    """Words that stand together on one line, without a wide gap between them."""

    words: tuple[Word, ...]

    @property
    def box(self) -> Box:
        first, last = self.words[0].box, self.words[-1].box
        return Box(
            first.x0,
            min(w.box.y0 for w in self.words),
            max(last.x1, first.x1),
            max(w.box.y1 for w in self.words),
        )

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)


def segments_of(words: tuple[Word, ...]) -> list[Segment]:
    runs: list[list[Word]] = []
    for word, after in zip(words, words[1:] + words[:1]):
        national = word.text == "CỘNG" and after.text in (
            "HÒA",
            "HOÀ",
            "HỎA",
            "HÓA",
        )  # right column
        if runs and _follows(runs[-1][-1], word) and not national:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [Segment(tuple(run)) for run in runs]


def segment_rows(segments: list[Segment]) -> list[list[Segment]]:
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


def _follows(left: Word, right: Word) -> bool:
    height = max(left.box.height, right.box.height, 8)
    gap = right.box.x0 - left.box.x1
    onward = (
        gap > -0.6 * height or right.box.x0 > left.box.x0 + 0.5 * left.box.width
    )  # a box too wide
    return onward and gap < 1.9 * height and _overlap(left.box, right.box) > 0.35


def _overlap(a: Box, b: Box) -> float:
    shared = min(a.y1, b.y1) - max(a.y0, b.y0)
    return shared / max(0.1, min(a.height, b.height))


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
