"""Which steps of a grid's lines part two cells: what is drawn, and what of it is only worn away.

Each step of a line (between two lines that cross it) has the share of it that is drawn, counted where
print does not stand at both sides: strokes of letters that cross a merged cell look like dashes.
Pictures are masks (1 ink), lengths pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy

from extractor.imaging.ruled_lines import BREAK, Ruling

ASIDE, REACH = 0.015, 0.07  # inches beside a line from which, up to which ink is print of its own
WORD_GAP, LINE_GAP = (
    0.06,
    0.08,
)  # inches: print that stands nearer at both sides of an upright, a level line runs across it
TOUCHING = 0.015  # inches from the line's own ink
LITTLE, TOUCHED = (
    0.4,
    0.14,
)  # share of its length with ink below which, share of that with print on it from which it is none
DRAWN = 0.45  # share of what the whole line shows from which a step of it is drawn
SEEN, WHOLE = 0.3, 0.9  # share from which there is a line at all; without gaps
GAPS = 0.03  # share of steps with gaps from which a table's lines are worn
MOSTLY = 0.5  # share of its steps in which a line must be drawn to be believed in the others
NEARLY = 0.75  # share of a last row's steps that must be drawn to believe the others
TRACE, REST = 0.1, 0.25  # share of a step that is left of a line worn away, of one under a seal


@dataclass(frozen=True, eq=False)
class Track:
    """What the page shows along a line, pixel by pixel: ink of the line (broken as it is, gaps closed),
    places with print at not both sides, print that touches it, that runs across."""

    line: Ruling
    ink: numpy.ndarray
    drawn: numpy.ndarray
    clear: numpy.ndarray
    touched: numpy.ndarray
    crossed: numpy.ndarray


def track(line: Ruling, thin: numpy.ndarray, dark: numpy.ndarray, dpi: int, across: bool) -> Track:
    """`thin` is ink without the strokes that run the other way, `dark` all ink."""
    thin, dark = (thin, dark) if across else (thin.T, dark.T)
    aside, reach = max(2, round(ASIDE * dpi)), max(5, round(REACH * dpi))
    along = numpy.arange(thin.shape[1])
    middle = numpy.round(line.at(along)).astype(int)[None, :]

    def beside(mask: numpy.ndarray, first: int, last: int) -> numpy.ndarray:
        return (
            mask[
                numpy.clip(middle + numpy.arange(first, last + 1)[:, None], 0, len(mask) - 1),
                along[None, :],
            ]
            > 0
        )

    before, after = beside(dark, -reach, -aside - 1)[::-1], beside(dark, aside + 1, reach)
    near = [numpy.where(side.any(axis=0), side.argmax(axis=0), reach) for side in (before, after)]
    ink = beside(thin, -aside, aside).any(axis=0)
    closed = cv2.morphologyEx(
        ink.astype("uint8")[None, :],
        cv2.MORPH_CLOSE,
        numpy.ones((1, max(3, round(BREAK * dpi))), "uint8"),
    )[0]
    return Track(
        line,
        ink,
        closed > 0,
        (near[0] == reach) | (near[1] == reach),
        numpy.minimum(*near) < TOUCHING * dpi,
        2 * aside + near[0] + near[1] < (LINE_GAP if across else WORD_GAP) * dpi,
    )


def of_letters(seen: Track, first: float, last: float) -> bool:
    """A row of letters' feet: little ink, and print on most of it."""
    part = slice(max(0, round(first)), max(1, round(last)))
    ink = seen.ink[part]
    return ink.mean() < LITTLE and seen.touched[part][ink].mean() > TOUCHED if ink.any() else True


def shares(
    lines: list[Track], others: list[Track], dpi: int
) -> tuple[numpy.ndarray, numpy.ndarray]:
    """(for each step between two of `others` how much of each line is drawn, whether print runs
    across it): matrices of steps × lines."""
    drawn = numpy.zeros((len(others) - 1, len(lines)))
    crossed = numpy.zeros(drawn.shape, bool)
    for j, seen in enumerate(lines):
        ends = [crossing(seen.line, other.line) for other in others]
        for i, (begin, end) in enumerate(zip(ends, ends[1:])):
            inset = min(0.03 * dpi, 0.2 * (end - begin))
            part = slice(
                max(0, round(begin + inset)), max(1, round(begin + inset) + 1, round(end - inset))
            )
            clear = (
                seen.clear[part]
                if seen.clear[part].mean() > 0.2
                else numpy.ones_like(seen.clear[part])
            )
            drawn[i, j] = seen.drawn[part][clear].mean() if clear.any() else 0.0
            crossed[i, j] = seen.crossed[part].sum() >= max(2, 0.015 * dpi)
    return drawn, crossed


def crossing(line: Ruling, other: Ruling) -> float:
    """Where along `line` the other one crosses it."""
    return float(other.at(float(line.at(float(other.at(line.at(0)))))))


def parted(drawn: numpy.ndarray, crossed: numpy.ndarray, worn: bool, short: bool) -> numpy.ndarray:
    """Which steps part cells. A step of a line that is there mostly is believed where some of it is
    left (of a level one in a worn table only); not where print runs across it or its row is a merged one. `short`
    steps (of upright lines) of a worn table are believed too where nothing is left, between others."""
    there = drawn > _needed(drawn)
    believed = there.mean(axis=0) >= MOSTLY
    rows = (there[:, believed].mean(axis=1) if believed.any() else numpy.zeros(len(there)))[:, None]
    after = numpy.logical_or.accumulate(there, axis=0)
    between = after & (numpy.logical_or.accumulate(there[::-1], axis=0)[::-1] | (rows >= NEARLY))
    return there | believed[None, :] & (rows >= MOSTLY) & ~crossed & (
        worn & short & between | (drawn > (TRACE if worn else REST if short else 1))
    )


def _needed(drawn: numpy.ndarray) -> numpy.ndarray:
    """From what share a step of each line counts as drawn: less where the line is worn."""
    usual = numpy.array(
        [
            numpy.median(column[column > SEEN]) if (column > SEEN).any() else 1.0
            for column in drawn.T
        ]
    )
    return numpy.maximum(SEEN, DRAWN * usual)[None, :]


def is_worn(*drawn: numpy.ndarray) -> bool:
    """Are there gaps in the lines that are there?"""
    there = numpy.concatenate([steps[steps > _needed(steps)] for steps in drawn])
    return bool(there.size) and float((there < WHOLE).mean()) > GAPS
