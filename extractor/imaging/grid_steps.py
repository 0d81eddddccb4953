"""Which steps of a grid's lines part two cells: what is drawn, and what of it is only worn away.

A step is the piece of a line between two neighbouring lines that cross it. Its share is how much
of it is drawn, counted where print does not stand at both sides: strokes of letters that cross a
merged cell look like dashes. Pictures are masks (1 ink), lengths pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy

from extractor.imaging.pixels import Mask, as_mask, closed
from extractor.imaging.ruled_lines import (
    BREAK,
    SHORTEST_LEVEL,
    SHORTEST_UPRIGHT,
    Ruling,
    as_level,
    bar,
)

ASIDE = 0.015  # inches beside a line's middle; nearer ink is the line's own
REACH = 0.07  # inches beside a line's middle; ink further away is not looked at
# Inches from the print at one side of a line to that at the other: where they are nearer to each
# other, print runs across the line. Upright lines, then level ones.
WORD_GAP, LINE_GAP = 0.06, 0.08
TOUCHING = 0.015  # inches; print nearer than that to a line's own ink touches it
NEARLY_ALL = 0.8  # lines with ink on more of the steps they are drawn in are not made of letters
# A line with ink on such a share of so many steps, but for what lies beside crossings, is drawn.
UNBROKEN, LEAST_UNBROKEN = 0.97, 2
# Print touches letters' strokes at more than this share of their ink, for each share of those steps
# that has ink: rows of feet are sparse, stacks of digits are not.
TOUCHED = 0.35
# A line with ink on a share of its length between these two, of which print touches less than the
# third, is a line of dashes. Its breaks are so many inches long at most: less than a merged cell is
# high, less than one is wide.
SPARSE, DASHED, CLEAN = 0.15, 0.55, 0.06
BREAK_UPRIGHT, BREAK_LEVEL = 0.12, 0.2
END_ZONE = 0.045  # inches of a step beside either crossing, no more than 0.15 of the step
CLEAR_OF = 0.02  # inches at a crossing that belong to the line across, no more than a tenth
BETWEEN_PRINT = 0.4  # a line has at least this share of the ink of its steps' middles at their ends
SEVERAL = 3  # steps whose upper and lower ends are looked at one by one
IN_THE_MIDDLE = 0.2  # steps with less ink in their middle than this share tell nothing of that
DRAWN = 0.45  # steps with less than this share of what the line usually shows are not drawn
SEEN = 0.3  # steps with less than this share are not drawn in any line
WHOLE = 0.9  # steps with less than this share have gaps
GAPS = 0.03  # a table's lines are worn where more than this share of drawn steps has gaps
MOSTLY = 0.5  # a line drawn in at least this share of its steps is believed in the others
NEARLY = 0.75  # a last row drawn in at least this share of its steps is believed in the others
TRACE = 0.1  # steps of a worn table with more than this share are what is left of a line
# A step of a line that is whole elsewhere has a letter alone where less than this share of it has
# ink and print touches more than that share of the ink.
IN_PIECES, OF_PRINT = 0.75, 0.6
# Where print runs across the step as well and the line comes to its ends no more than this, letters
# below each other (the stems of `Thời` and `BHXH`) have less of it touched.
NOT_AT_ENDS, OF_STEMS = 0.7, 0.25
HALF = 0.5  # with less ink than this share such a step of a line that is whole elsewhere is print
ACROSS = 0.015  # inches of a step with print across it
LETTER = 0.3  # inches; steps that are longer are longer than letters are high
REST = 0.25  # upright steps with more than this share are what is left of a line under a seal
EVEN = 0.2  # where print leaves less than this share of a step free, all of the step is counted
INSET = 0.03  # inches at both ends of a step that are not counted: there the other lines cross


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """What the page shows along a line: for each pixel of the page's width (or height) whether…

    - `inked`: the line has ink there;
    - `drawn`: the line has ink there, or a short break in its ink;
    - `free`: print stands at one side of the line at most;
    - `touched`: print of its own stands so near that it touches the line's ink;
    - `crossed`: print stands so near at both sides that it runs across the line.

    `across`: the line runs level. `dashed`: it is worn to dashes, or drawn with dots.
    """

    line: Ruling
    across: bool
    inked: numpy.ndarray
    drawn: numpy.ndarray
    free: numpy.ndarray
    touched: numpy.ndarray
    crossed: numpy.ndarray
    dashed: bool


def track(
    line: Ruling,
    thin: Mask,
    plain: Mask,
    dark: Mask,
    dpi: int,
    *,
    across: bool,
) -> Track:
    """What the page shows along a line.

    `thin` is ink without the strokes that run the other way, `plain` what of it is ink pixel by
    pixel, `dark` all ink.
    """
    aside = max(2, round(ASIDE * dpi))
    reach = max(5, round(REACH * dpi))
    line_ink = as_level(thin, across)
    print_ink = as_level(dark, across)
    away = range(aside + 1, reach + 1)
    before = _beside(line, print_ink, [-offset for offset in away])
    after = _beside(line, print_ink, away)
    near_before = _nearest(before, reach)
    near_after = _nearest(after, reach)
    own = _beside(line, line_ink, range(-aside, aside + 1))
    inked: numpy.ndarray = numpy.any(own, axis=0)
    gap = (LINE_GAP if across else WORD_GAP) * dpi
    touched = numpy.minimum(near_before, near_after) < TOUCHING * dpi
    longest_break = BREAK
    near = _beside(line, as_level(plain, across), range(-aside, aside + 1))
    alone: numpy.ndarray = numpy.any(near, axis=0)
    dashed = _is_dashed(line, inked, alone, touched)
    if dashed:
        longest_break = BREAK_LEVEL if across else BREAK_UPRIGHT
    return Track(
        line=line,
        across=across,
        inked=inked,
        drawn=_closed(inked, max(3, round(longest_break * dpi))),
        free=(near_before == reach) | (near_after == reach),
        touched=touched,
        crossed=2 * aside + near_before + near_after < gap,
        dashed=dashed,
    )


def _is_dashed(
    line: Ruling,
    inked: numpy.ndarray,
    alone: numpy.ndarray,
    touched: numpy.ndarray,
) -> bool:
    """True where a line is worn to few dashes that no print touches, or is so pale that few of its
    pixels are ink `alone`."""
    first, last = _with_dashes_before(alone, line.first), _with_dashes_after(alone, line.last)
    ink = _between_places(alone, first, last)
    if ink.mean() < SPARSE:
        ink = _between_places(inked, first, last)
    elif ink.mean() >= DASHED:
        return False
    if ink.mean() < SPARSE:
        return False
    beside = _between_places(touched, first, last)[ink]
    return bool(beside.mean() < CLEAN)


def _with_dashes_before(ink: numpy.ndarray, first: int) -> int:
    """Where a line begins that goes on in dashes before the place where it was found to begin."""
    before = numpy.flatnonzero(ink[:first])
    return int(before[0]) if before.size and ink[before[0] : first].mean() >= SPARSE else first


def _with_dashes_after(ink: numpy.ndarray, last: int) -> int:
    return len(ink) - _with_dashes_before(ink[::-1], len(ink) - last)


def _beside(
    line: Ruling,
    mask: Mask,
    offsets: Sequence[int],
) -> numpy.ndarray:
    """True where the mask has ink so many pixels below the line, a row for each offset; negative
    offsets lie above it."""
    along = numpy.arange(mask.shape[1])
    middle = line.at_all(along)
    below = numpy.array(offsets)
    rows = middle[None, :] + below[:, None]
    rows = numpy.clip(rows, 0, len(mask) - 1)
    return mask[rows, along[None, :]] > 0


def _nearest(side: numpy.ndarray, reach: int) -> numpy.ndarray:
    """How many rows of a side, from the line on, are without print; `reach` where all are."""
    some = side.any(axis=0)
    return numpy.where(some, side.argmax(axis=0), reach)


def _closed(inked: numpy.ndarray, gap: int) -> numpy.ndarray:
    """The ink along a line with breaks shorter than `gap` closed."""
    row = as_mask(inked)[None, :]
    unbroken = closed(row, bar(gap, across=True))
    return unbroken[0] > 0


def of_letters(seen: Track, crossings: Sequence[float]) -> bool:
    """True where a line is made of print: a row of letters' feet, the stems of digits that stand
    below each other. `crossings` are the places of the lines across it, in order.

    Print of its own touches much of such a line's ink, and there are gaps between the letters. A
    line without ink is none either; one that is drawn in a few steps is whole in those, whatever
    letters stand where it is not drawn.
    """
    whole = _between_places(seen.inked, crossings[0], crossings[-1])
    if not whole.any():
        return True
    touched = _between_places(seen.touched, crossings[0], crossings[-1])[whole]
    steps = [_between_places(seen.inked, *ends) for ends in pairwise(crossings)]
    inner = (step[len(step) // 8 : max(1, len(step) - len(step) // 8)] for step in steps)
    if sum(step.mean() >= UNBROKEN for step in inner) >= LEAST_UNBROKEN:
        return False
    there = [step for step in steps if step.mean() > IN_THE_MIDDLE]
    share = numpy.concatenate(there or [whole]).mean()
    return bool(share < NEARLY_ALL and touched.mean() > TOUCHED * share)


def _between_places(
    along: numpy.ndarray,
    begin: float,
    end: float,
) -> numpy.ndarray:
    """What is known of a line from one place to another, of one pixel at least."""
    first = min(max(0, round(begin)), len(along) - 1)
    return along[first : max(first + 1, round(end))]


def stops_short(seen: Track, others: Sequence[Track], dpi: int) -> bool:
    """True where an upright line has ink in the middle of its steps only and none where it comes to
    those that cross it (`others`, in order), or to the upper ones or the lower ones of them: print
    stands there between rules, row by row (`ị` of `Đơn vị` comes near the lower ones alone). What
    is left of a worn line is left at both its crossings as well."""
    ends = [crossing(seen.line, other.line) for other in others]
    steps = [_ends_and_middle(seen, begin, end, dpi) for begin, end in pairwise(ends)]
    telling = [step for step in steps if step.middle > IN_THE_MIDDLE]
    if len(telling) < 2:
        return False
    upper = sum(step.at_begin for step in telling)
    lower = sum(step.at_end for step in telling)
    middles = sum(step.middle for step in telling)
    at_ends = min(upper, lower) if len(telling) >= SEVERAL else (upper + lower) / 2
    return at_ends < BETWEEN_PRINT * middles


@dataclass(frozen=True, slots=True)
class StepInk:
    """The shares of a step with ink: of the zones beside its two crossings, of what lies between
    them."""

    at_begin: float
    at_end: float
    middle: float

    @property
    def at_ends(self) -> float:
        """The share of both zones, which are as wide."""
        return (self.at_begin + self.at_end) / 2


def _ends_and_middle(
    seen: Track,
    begin: float,
    end: float,
    dpi: int,
) -> StepInk:
    long = end - begin
    inset = min(CLEAR_OF * dpi, 0.1 * long)
    zone = min(END_ZONE * dpi, 0.15 * long)
    first = max(0, round(begin + inset))
    last = max(first + 3, round(end - inset))
    wide = max(1, round(zone))
    inked = seen.inked[first:last]
    return StepInk(
        at_begin=_share(inked[:wide]),
        at_end=_share(inked[-wide:]),
        middle=_share(inked[wide:-wide]),
    )


def _share(inked: numpy.ndarray) -> float:
    """The share of true values; 0.0 of none."""
    return int(numpy.count_nonzero(inked)) / inked.size if inked.size else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """For each step (rows) of each line (columns): the share of it that is drawn (none of what is
    print alone), and whether print runs across it; for each line, whether it is one of dashes."""

    drawn: numpy.ndarray
    crossed: numpy.ndarray
    dashed: numpy.ndarray


def steps_of(
    lines: list[Track],
    others: list[Track],
    dpi: int,
) -> Steps:
    """The steps of some lines between those that cross them (`others`, in order)."""
    size = len(others) - 1, len(lines)
    drawn = numpy.zeros(size)
    crossed: numpy.ndarray = numpy.zeros(size, bool)
    least = max(2, ACROSS * dpi)
    for j, seen in enumerate(lines):
        steps = list(pairwise(crossing(seen.line, other.line) for other in others))
        parts = [_counted(begin, end, dpi) for begin, end in steps]
        shares = numpy.array([_drawn_share(seen, part) for part in parts])
        ink = numpy.array([_share(seen.inked[part]) for part in parts])
        whole = _usual(ink) >= WHOLE
        print_alone = [_is_print(seen, begin, end, dpi, whole) for begin, end in steps]
        drawn[:, j] = numpy.where(print_alone, 0.0, shares)
        crossed[:, j] = [seen.crossed[part].sum() >= least for part in parts]
    return Steps(drawn, crossed, numpy.array([seen.dashed for seen in lines], bool))


def _is_print(
    seen: Track,
    begin: float,
    end: float,
    dpi: int,
    whole: bool,
) -> bool:
    """True where all that a line shows in a step is a letter of a merged cell.

    It does not come to the lines across and, where the line is not `whole` elsewhere, touches
    further print. Letters with a mark above and one below come near both: of a line that is whole
    elsewhere they show little, and print touches most of that. No letter comes to both crossings of
    a longer step, nor runs straight as far as lines do.
    """
    step = _ends_and_middle(seen, begin, end, dpi)
    if step.at_ends >= UNBROKEN and end - begin > LETTER * dpi:
        return False
    inked = _between_places(seen.inked, begin, end)
    shortest = SHORTEST_LEVEL if seen.across else SHORTEST_UPRIGHT
    if _longest_run(inked) >= shortest * dpi:
        return False
    touched = _between_places(seen.touched, begin, end)[inked]
    if step.at_ends < BETWEEN_PRINT * step.middle:
        return whole or _share(touched) > TOUCHED * _share(inked)
    across = _between_places(seen.crossed, begin, end).sum() >= max(2, ACROSS * dpi)
    return whole and _is_letter(step, _share(inked), _share(touched), across=bool(across))


def _is_letter(step: StepInk, inked: float, touched: float, *, across: bool) -> bool:
    """True where what a line that is whole elsewhere shows in a step is letters'. `inked` is the
    share of the step with ink, `touched` that of the ink which print touches; `across`: print runs
    across the step."""
    if not 0 < inked < IN_PIECES:
        return False
    if across and inked < HALF:
        return True
    stems = across and step.at_ends < NOT_AT_ENDS
    return touched > (OF_STEMS if stems else OF_PRINT)


def _longest_run(inked: numpy.ndarray) -> int:
    """The most pixels of ink in a row."""
    ends = numpy.flatnonzero(numpy.diff(inked.astype(int), prepend=0, append=0))
    return int((ends[1::2] - ends[::2]).max(initial=0))


def _counted(
    begin: float,
    end: float,
    dpi: int,
) -> slice:
    """The pixels of a step between two crossings, without those beside the crossings."""
    inset = min(INSET * dpi, 0.2 * (end - begin))
    first = round(begin + inset)
    after = max(first + 1, round(end - inset))
    return slice(max(0, first), max(1, after))


def _drawn_share(seen: Track, part: slice) -> float:
    """The share of a step that is drawn, counted where print is not at both sides of it."""
    drawn, free = seen.drawn[part], seen.free[part]
    if _share(free) > EVEN:
        drawn = drawn[free]
    return _share(drawn)


def crossing(line: Ruling, other: Ruling) -> float:
    """How far along `line` the other one crosses it, found by two steps of approximation."""
    guess = other.at(line.at(0))
    return other.at(line.at(guess))


def parted(
    steps: Steps,
    worn: bool,
    short: bool,
) -> numpy.ndarray:
    """True for the steps (rows) of lines (columns) that part cells: those that are drawn, and some
    of the others.

    Of these a step is believed where its line is drawn mostly and so is the row of steps that it
    stands in, where no print runs across it and something of it is left. In a `worn` table a trace
    is enough; upright steps, which are `short`, need nothing where the line is drawn before and
    after them, nor do those of level lines of dashes in a column that is parted nearly everywhere.
    Of other tables only upright steps are believed, of which a seal hides the rest.
    """
    drawn, crossed = steps.drawn, steps.crossed
    there = drawn > _needed(drawn)
    believed = there.mean(axis=0) >= MOSTLY
    rows = _rows_drawn(there[:, believed])[:, None]
    left = drawn > _least_left(worn, short)
    nearly = rows >= NEARLY
    gone = _between(there, nearly) & ~_under_print(drawn, crossed)
    if not short:
        left |= gone & nearly & steps.dashed[None, :]
    elif worn:
        left |= gone
    trusted = believed[None, :] & (rows >= MOSTLY)
    return there | (trusted & left & ~crossed)


def _under_print(drawn: numpy.ndarray, crossed: numpy.ndarray) -> numpy.ndarray:
    """True for steps of which no trace is left, in a run of such steps from line to line that print
    runs across somewhere: there a merged cell goes on, and no worn line is missing."""
    blank = drawn <= TRACE
    made = numpy.zeros_like(blank)
    for row in range(len(blank)):
        ends = numpy.flatnonzero(numpy.diff(blank[row].astype(int), prepend=0, append=0))
        for first, after in zip(ends[::2], ends[1::2], strict=True):
            made[row, first:after] = crossed[row, first:after].any()
    return made


def _rows_drawn(there: numpy.ndarray) -> numpy.ndarray:
    """For each row of steps the share that is drawn; 0 where there are no lines to count."""
    rows, lines = there.shape
    return there.mean(axis=1) if lines else numpy.zeros(rows)


def _least_left(worn: bool, short: bool) -> float:
    """The share above which a step is what is left of a line; no step has more than 1."""
    if worn:
        return TRACE
    return REST if short else 1.0


def _between(
    there: numpy.ndarray,
    nearly: numpy.ndarray,
) -> numpy.ndarray:
    """True for steps with a drawn one of their line before and one after them; in rows that are
    drawn `nearly` everywhere, one before them is enough."""
    before = numpy.logical_or.accumulate(there, axis=0)
    backwards = numpy.logical_or.accumulate(there[::-1], axis=0)
    return before & (backwards[::-1] | nearly)


def _needed(drawn: numpy.ndarray) -> numpy.ndarray:
    """For each line the share from which its steps count as drawn: less where the line is worn."""
    usual = numpy.array([_usual(shares) for shares in drawn.T])
    needed = numpy.maximum(SEEN, DRAWN * usual)
    return needed[None, :]


def _usual(shares: numpy.ndarray) -> float:
    """The share that the steps of a line usually have, of those that can be seen at all."""
    seen = shares[shares > SEEN]
    return float(numpy.median(seen)) if seen.size else 1.0


def is_worn(*drawn: numpy.ndarray) -> bool:
    """True where the lines that are there have gaps, given the drawn shares of their steps."""
    seen = [shares[shares > _needed(shares)] for shares in drawn]
    there = numpy.concatenate(seen)
    if not there.size:
        return False
    with_gaps = there < WHOLE
    return float(with_gaps.mean()) > GAPS
