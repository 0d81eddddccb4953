"""Which places of a page are read again, and their pictures.

A strip is one line's words around a numeral (tight crops of a word read worse), or ink that no
word covers. Pictures are grey arrays, boxes points.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy

from extractor.language.lookalikes import looks_numeral
from extractor.model import Box, Word

DOUBTFUL = 0.5  # words read with less are read again too; short ones
DOUBTFUL_SHORT = 0.75  # (a numeral taken for letters: `Hồ` for 116) sooner
LONG = 8  # letters from which a word is read well alone
MARGIN = 8  # white pixels around a strip


@dataclass(frozen=True)
class Strip:
    """Indices of the first reading's words, left to right (none: ink without words)."""

    words: tuple[int, ...]
    box: Box


def find_strips(words: tuple[Word, ...], ink: list[Box]) -> list[Strip]:
    """Numerals, short ones with a word at either side, and stray ink with the words beside it."""
    chosen = [
        looks_numeral(w.text) or w.confidence < (DOUBTFUL_SHORT if len(w.text) < 4 else DOUBTFUL)
        for w in words
    ]
    loose = []
    for blot in ink:
        beside = [k for k, w in enumerate(words) if _beside(w.box, blot)]
        for k in beside:
            chosen[k] = True
        if not beside:
            loose.append(blot)
    short = [c and len(w.text) < LONG for w, c in zip(words, chosen)]
    marked = [
        c
        or k
        and short[k - 1]
        and follows(words[k - 1], words[k])
        or k + 1 < len(words)
        and short[k + 1]
        and follows(words[k], words[k + 1])
        for k, c in enumerate(chosen)
    ]
    strips, at = [], 0
    while at < len(words):
        end = at
        while (
            end + 1 < len(words)
            and marked[at]
            and marked[end + 1]
            and follows(words[end], words[end + 1])
        ):
            end += 1
        if marked[at]:
            strips.append(_strip(words, range(at, end + 1), ink))
        at = end + 1
    return strips + [Strip((), box) for box in loose]


def follows(left: Word, right: Word) -> bool:
    """Next word of the same line, with no wide gap between."""
    a, b = left.box, right.box
    shared = min(a.y1, b.y1) - max(a.y0, b.y0)
    height = max(a.height, b.height, 5)
    return b.x0 > a.x0 and shared > 0.4 * min(a.height, b.height) and b.x0 - a.x1 < 3 * height


def _beside(word: Box, blot: Box) -> bool:
    shared = min(word.y1, blot.y1) - max(word.y0, blot.y0)
    gap = max(blot.x0 - word.x1, word.x0 - blot.x1)
    return shared > 0.5 * blot.height and gap < 1.5 * max(word.height, blot.height)


def _strip(words: tuple[Word, ...], span: range, ink: list[Box]) -> Strip:
    box = words[span[0]].box
    for k in span:
        box = box.union(words[k].box)
    for blot in ink:
        if any(_beside(words[k].box, blot) for k in span):
            box = box.union(blot)
    return Strip(tuple(span), box)


def cut_strips(
    grey: numpy.ndarray, strips: list[Strip], scale: float, folder: Path
) -> tuple[list[Path], list[tuple[float, float]]]:
    """(a picture file of each strip, its left top corner in points)."""
    files, corners = [], []
    high, wide = grey.shape
    for number, strip in enumerate(strips):
        x0, y0, x1, y1 = (
            v / scale for v in (strip.box.x0, strip.box.y0, strip.box.x1, strip.box.y1)
        )
        above, aside = max(3.0, 0.15 * (y1 - y0)), max(4.0, 0.2 * min(y1 - y0, 60))
        left, top = max(0, round(x0 - aside)), max(0, round(y0 - above))
        part = grey[top : min(high, round(y1 + above)), left : min(wide, round(x1 + aside))]
        part = cv2.copyMakeBorder(
            part, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_CONSTANT, value=255
        )
        file = folder / f"strip-{number:04}.png"
        cv2.imwrite(str(file), part, [cv2.IMWRITE_PNG_COMPRESSION, 1])
        files.append(file)
        corners.append(((left - MARGIN) * scale, (top - MARGIN) * scale))
    return files, corners


def without_repeats(words: list[Word]) -> tuple[Word, ...]:
    """Without what further readings alone have where a word of the first stands already: a strip
    may show a piece of its neighbour."""

    def stands_already(word: Word) -> bool:
        return (
            word.evidence == "outvoted"
            and word.others[:1] == ("",)
            and any(
                other is not word
                and other.text == word.text
                and _overlap(word.box, other.box) > 0.5
                for other in words
            )
        )

    return tuple(w for w in words if not stands_already(w))


def _overlap(box: Box, other: Box) -> float:
    """Share of the first box that lies in the other."""
    wide, high = (
        min(box.x1, other.x1) - max(box.x0, other.x0),
        min(box.y1, other.y1) - max(box.y0, other.y0),
    )
    return max(0.0, wide) * max(0.0, high) / max(1e-6, box.width * box.height)
