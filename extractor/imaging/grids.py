"""Ruled tables in a page's picture: long lines → a grid → cells, merged ones included.

Pictures are grey arrays (0 black) or masks (1 ink), lengths pixels; `dpi` gives them their size on
paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy

from extractor.imaging.dotted_lines import level_runs, upright_runs
from extractor.imaging.grid_steps import (
    Track,
    crossing,
    is_worn,
    of_letters,
    parted,
    steps_of,
    stops_short,
    track,
)
from extractor.imaging.pixels import Grey, Mask, PixelBox, boxes_apart, pieces_of, widened
from extractor.imaging.ruled_lines import (
    Ruling,
    as_level,
    faint,
    ink_of,
    lines_only,
    rulings_of,
    straight,
    thin_of,
    with_edges,
    with_worn,
)
from extractor.imaging.touching_grids import line_between, parts_at

LEAST_ROW, LEAST_COLUMN = 0.08, 0.10  # inches; two lines that are nearer to each other are one
CRISP = 0.8  # steps with less than this share drawn do not count as parting two cells
WORN = 0.5  # the same in worn print
PRINT = 0.13  # inches; where the rows of a narrow grid are lower, letters made its lines
NARROW = 2.8  # inches; grids of a few cells that are no wider are a stamp or a frame
FEW = 9  # narrow grids need so many cells to be a table
INSIDE = 0.03  # inches from a merged cell's lines; nearer ink is theirs
ON_LINE = 0.018  # inches from a line's middle in which straight ink is its own…
BENT = 0.07  # …and in which it is where it goes on from that
DASH_HIGH = 0.06  # inches that a dash of a level line is high
BROKEN_OFF = 0.4  # inches that may be missing of worn lines at one place across a table
CLOSED = 0.8  # share of its height that a table's side is drawn
LEANING = 60  # times as high as it leans sideways on a page that is not quite level
DOTTED = 0.75  # share of upright lines with ink; lines with less may be dots
FEWEST_DASHES = 3  # beside a table, which show that it goes on there
LEAST_LINES = 3  # each way: two columns, two rows
LEAST_INK_UPRIGHT, LEAST_INK_LEVEL = 0.12, 0.06  # lines with less of the longest's ink are dropped


@dataclass(frozen=True)
class Area:
    """A cell: its row and column in the grid (from 1), how many of them it takes, and its place in
    the picture."""

    row: int
    column: int
    rows: int
    columns: int
    left: int
    top: int
    right: int
    foot: int

    @property
    def last_row(self) -> int:
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        return self.column + self.columns - 1

    @property
    def box(self) -> PixelBox:
        return PixelBox(
            left=self.left,
            top=self.top,
            right=self.right,
            foot=self.foot,
        )


@dataclass(frozen=True)
class Grid:
    """A ruled table: how many rows and columns it has, and its cells in reading order."""

    rows: int
    columns: int
    areas: tuple[Area, ...]

    @property
    def box(self) -> PixelBox:
        """The smallest rectangle around its cells."""
        return PixelBox(
            left=min(area.left for area in self.areas),
            top=min(area.top for area in self.areas),
            right=max(area.right for area in self.areas),
            foot=max(area.foot for area in self.areas),
        )


@dataclass(frozen=True, slots=True, eq=False)
class RuledPage:
    """The ruled tables of a page from top to foot, and the page without their lines."""

    grids: list[Grid]
    without_lines: Grey


@dataclass(frozen=True, slots=True, eq=False)
class LineInk:
    """The ink of a page (or a part of it) in which lines are looked for: what runs straight level
    and upright; what is thin in either direction; the same without level runs that are no ink pixel
    by pixel; all ink."""

    level: Mask
    upright: Mask
    thin_level: Mask
    thin_upright: Mask
    plain_level: Mask
    dark: Mask

    def part(self, box: PixelBox) -> LineInk:
        return LineInk(
            level=self.level[box.part],
            upright=self.upright[box.part],
            thin_level=self.thin_level[box.part],
            thin_upright=self.thin_upright[box.part],
            plain_level=self.plain_level[box.part],
            dark=self.dark[box.part],
        )


@dataclass(frozen=True, slots=True, eq=False)
class FoundGrid:
    """A ruled table, the part of the page that it was looked for in, the ink of its lines there."""

    grid: Grid
    region: PixelBox
    ink: Mask


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """The lines of a table with what the page shows along them: level ones from the top, upright
    ones from the left."""

    level: list[Track]
    upright: list[Track]

    @property
    def rows(self) -> list[Ruling]:
        return _lines_of(self.level)

    @property
    def columns(self) -> list[Ruling]:
        return _lines_of(self.upright)


@dataclass(frozen=True, slots=True, eq=False)
class Parting:
    """Which steps of the lines part cells.

    For the place in row i and column j of the grid, `beside[i, j]` tells of the line at its left
    and `above[i, j]` of the line over it.
    """

    beside: numpy.ndarray
    above: numpy.ndarray


@dataclass(frozen=True, slots=True, order=True)
class Merged:
    """Places of the grid that are one cell: its first row and column, and those after its last."""

    row: int
    column: int
    row_after: int
    column_after: int


Step = tuple[int, int]  # row and column of a place between two neighbouring lines each way


def find_grids(grey: Grey, dpi: int) -> RuledPage:
    """The ruled tables of a page. Where there are none, the picture is given back as it is."""
    dark = ink_of(grey)
    ink_upright = dark | faint(grey, dpi, across=False)
    upright = straight(ink_upright, dpi, across=False)
    may_be_dotted = _are_few(upright) or _is_sparse(ink_upright, upright)
    if may_be_dotted and (dotted := upright_runs(grey, dark, dpi)) is not None:
        ink_upright |= dotted
        upright = straight(ink_upright, dpi, across=False)
    if _are_few(upright):
        return RuledPage([], grey)  # most pages: told at once
    plain_level = dark | faint(grey, dpi, across=True)
    ink_level = plain_level | level_runs(grey, dark, dpi)
    level = straight(ink_level, dpi, across=True)
    near = _near_each_other(level, upright, dpi)
    page = LineInk(
        level=lines_only(level & near, dark, dpi, across=True),
        upright=lines_only(upright & near, dark, dpi, across=False),
        thin_level=thin_of(ink_level, dpi, across=True),
        thin_upright=thin_of(ink_upright, dpi, across=False),
        plain_level=thin_of(plain_level, dpi, across=True),
        dark=dark,
    )
    grids, erased = [], grey
    for region in _regions(page.level, page.upright, dpi):
        for found in _grids_of(page, region, dpi):
            grids.append(found.grid)
            erased = _erased(erased, found.region, found.ink)
    grids.sort(key=_reading_place)
    return RuledPage(grids, erased)


def _are_few(lines: Mask) -> bool:
    return cv2.connectedComponents(lines)[0] <= LEAST_LINES


def _is_sparse(ink: Mask, lines: Mask) -> bool:
    """True where little of some lines is ink: dots so close that they were closed to lines."""
    return cv2.countNonZero(ink & lines) < DOTTED * cv2.countNonZero(lines)


def _reading_place(grid: Grid) -> tuple[int, int]:
    """By which tables are put in order: their tops, then their left sides."""
    return grid.box.top, grid.box.left


def _erased(
    grey: Grey,
    region: PixelBox,
    ink: Mask,
) -> Grey:
    """The picture with some ink of a region, and what is right beside it, painted white."""
    made = grey.copy()
    made[region.part][widened(ink, 3) > 0] = 255
    return made


def _near_each_other(
    level: Mask,
    upright: Mask,
    dpi: int,
) -> Mask:
    """1 where lines may make a grid; strokes of print elsewhere are not looked at one by one."""
    inside = numpy.zeros_like(level)
    for region in _regions(level, upright, dpi):
        inside[region.part] = 1
    return inside


def _regions(
    level: Mask,
    upright: Mask,
    dpi: int,
) -> list[PixelBox]:
    """The places of lines that hang together, the largest first; places inside or across each other
    are one."""
    reach = max(3, round(0.04 * dpi))
    lines = cv2.bitwise_or(level, upright)
    pieces = pieces_of(widened(lines, reach))
    wide = pieces.widths > 0.5 * dpi
    high = pieces.heights > 0.25 * dpi
    boxes = [pieces.box(number) for number in pieces.numbers(wide & high)]
    boxes.sort(key=_size_of_box, reverse=True)
    low = pieces.heights <= DASH_HIGH * dpi + 2 * reach
    dashes = [pieces.box(number) for number in pieces.numbers(low)]
    closed = [box for box in boxes if _is_closed(upright, box, reach)]
    whole = [_with_dashes_beside(box, _free(dashes, box, closed), dpi) for box in boxes]
    return boxes_apart(whole)


def _free(dashes: list[PixelBox], box: PixelBox, closed: list[PixelBox]) -> list[PixelBox]:
    """The dashes that may be of the table at a place: where it is `closed`, those in no other such
    place, which is a table of its own."""
    others = [other for other in closed if other is not box] if box in closed else []
    return [dash for dash in dashes if not any(map(dash.meets, others))]


def _is_closed(upright: Mask, box: PixelBox, reach: int) -> bool:
    """True for a place whose sides are drawn: it is a table of its own, and strokes of the one
    beside it are none of its dashes."""
    inside = upright[box.part]
    wide = 3 * reach + box.height // LEANING
    sides = (inside[:, :wide], inside[:, -wide:])
    return all(side.any(axis=1).mean() >= CLOSED for side in sides)


def _with_dashes_beside(box: PixelBox, dashes: list[PixelBox], dpi: int) -> PixelBox:
    """The place of a table as wide as its worn level lines go on beside it, in dashes that hang
    together with nothing: its side is not where they break."""
    beside = [dash for dash in dashes if box.top <= dash.top and dash.foot <= box.foot]
    whole = box
    while more := [*_dashes_left_of(whole, beside, dpi), *_dashes_right_of(whole, beside, dpi)]:
        for dash in more:
            whole = whole.union(dash)
    return whole


def _dashes_left_of(box: PixelBox, dashes: list[PixelBox], dpi: int) -> list[PixelBox]:
    """The dashes near the left side, as many as show that a table goes on there; else none."""
    begin = box.left - BROKEN_OFF * dpi
    found = [dash for dash in dashes if dash.left < box.left and dash.right > begin]
    return found if len(found) >= FEWEST_DASHES else []


def _dashes_right_of(box: PixelBox, dashes: list[PixelBox], dpi: int) -> list[PixelBox]:
    end = box.right + BROKEN_OFF * dpi
    found = [dash for dash in dashes if dash.right > box.right and dash.left < end]
    return found if len(found) >= FEWEST_DASHES else []


def _size_of_box(box: PixelBox) -> int:
    return box.width * box.height


def _grids_of(page: LineInk, region: PixelBox, dpi: int) -> list[FoundGrid]:
    """The grids of a region from the top: several where tables touch."""
    seen = _lattice(page.part(region), dpi)
    if len(seen.level) < LEAST_LINES or len(seen.upright) < LEAST_LINES:
        return []
    line = line_between(steps_of(seen.upright, seen.level, dpi).drawn)
    if line is not None:
        above, below = parts_at(seen.level[line].line, region, round(INSIDE * dpi))
        first, others = _grids_of(page, above, dpi), _grids_of(page, below, dpi)
        if first and others:
            return first + others
    found = _grid(page.part(region), seen, dpi, region)
    return [] if found is None else [found]


def _grid(
    ink: LineInk,
    seen: Lattice,
    dpi: int,
    region: PixelBox,
) -> FoundGrid | None:
    """The grid of one region and the ink of its lines; None for a frame or a few strokes."""
    beside = steps_of(seen.upright, seen.level, dpi).drawn
    above = steps_of(seen.level, seen.upright, dpi).drawn
    worn = is_worn(beside, above)
    least_above = min(2, len(seen.upright) - 1)
    least_beside = min(2, len(seen.level) - 1)
    lattice = Lattice(
        level=_parting(seen.level, above, least_above, worn),
        upright=_parting(seen.upright, beside, least_beside, worn),
    )
    cells = _merged(_partings(lattice, dpi, worn))
    areas = _areas(cells, lattice, region)
    grid = Grid(
        rows=max((area.last_row for area in areas), default=0),
        columns=max((area.last_column for area in areas), default=0),
        areas=areas,
    )
    if not _is_table(grid, lattice.columns, dpi):
        return None
    found = _ink_of_grid(ink, lattice, dpi, worn)
    without = found if worn else _around_merged(found, grid, region, dpi)
    return FoundGrid(grid, region, without)


def _is_table(
    grid: Grid,
    columns: list[Ruling],
    dpi: int,
) -> bool:
    """False for a frame, for the boxes of a stamp and for lines of letters set in bold."""
    cells = len(grid.areas)
    if grid.rows < 2 or grid.columns < 2 or cells < 4:
        return False
    left, right = columns[0], columns[-1]
    width = right.at(0) - left.at(0)
    if width >= NARROW * dpi:
        return True
    high = max(area.foot for area in grid.areas) - min(area.top for area in grid.areas)
    return cells >= FEW and high >= PRINT * dpi * grid.rows


def _ink_of_grid(
    ink: LineInk,
    lattice: Lattice,
    dpi: int,
    worn: bool,
) -> Mask:
    """The ink of a table's lines."""
    found = _ink_of_lines(ink.level, lattice.rows, dpi, across=True)
    found |= _ink_of_lines(ink.upright, lattice.columns, dpi, across=False)
    if worn:  # dashes too: no print runs across a table's sides
        sides = [lattice.columns[0], lattice.columns[-1]]
        found |= _ink_of_lines(ink.thin_upright, sides, dpi, across=False)
    return found


def _around_merged(
    found: Mask,
    grid: Grid,
    region: PixelBox,
    dpi: int,
) -> Mask:
    """The ink of lines without what lies inside merged cells: no line runs there, letters do."""
    inset = round(INSIDE * dpi)
    for area in grid.areas:
        if area.rows == area.columns == 1:
            continue
        inside = PixelBox(
            left=area.left - region.left + inset,
            top=area.top - region.top + inset,
            right=area.right - region.left - inset,
            foot=area.foot - region.top - inset,
        )
        if inside.width > 0 and inside.height > 0:
            found[inside.part] = 0
    return found


def _lattice(ink: LineInk, dpi: int) -> Lattice:
    """The lines of a region, worn ones and open sides included; none where they are too few."""
    least_row = LEAST_ROW * dpi
    least_column = LEAST_COLUMN * dpi
    rows = rulings_of(ink.level, least_row, dpi, across=True)
    rows = _inked(rows, LEAST_INK_LEVEL)
    columns = rulings_of(ink.upright, least_column, dpi, across=False)
    columns = _inked(columns, LEAST_INK_UPRIGHT)
    if len(rows) < LEAST_LINES or len(columns) < LEAST_LINES:
        return Lattice([], [])
    high, wide = ink.level.shape
    all_rows = with_edges(rows, columns, least_row, wide)
    all_columns = with_edges(columns, rows, least_column, high)
    all_rows, all_columns = (  # a row of letters beside a worn line would keep it from being seen
        _lines_of(_tracks(all_rows, all_columns, ink, dpi, across=True)),
        _lines_of(_tracks(all_columns, all_rows, ink, dpi, across=False)),
    )
    all_rows = with_worn(all_rows, columns, ink.thin_level, least_row)
    all_columns = with_worn(all_columns, rows, ink.thin_upright.T, least_column)
    level = _tracks(all_rows, all_columns, ink, dpi, across=True)
    upright = _tracks(all_columns, all_rows, ink, dpi, across=False)
    return Lattice(level, _reaching(upright, level, dpi))


def _lines_of(tracks: list[Track]) -> list[Ruling]:
    return [seen.line for seen in tracks]


def _inked(lines: list[Ruling], least: float) -> list[Ruling]:
    """The lines with more than a share of the ink that the longest one has."""
    most = max((line.ink for line in lines), default=0)
    return [line for line in lines if line.ink > least * most]


def _tracks(
    lines: list[Ruling],
    others: list[Ruling],
    ink: LineInk,
    dpi: int,
    across: bool,
) -> list[Track]:
    """The lines with what the page shows along them, without those that letters make.

    `others` are the lines that cross them. The outermost lines always stay.
    """
    thin = ink.thin_level if across else ink.thin_upright
    plain = ink.plain_level if across else ink.thin_upright
    seen = [track(line, thin, plain, ink.dark, dpi, across=across) for line in lines]
    inner = [one for one in seen[1:-1] if not _of_letters(one, others)]
    return [seen[0], *inner, seen[-1]]


def _reaching(
    upright: list[Track],
    level: list[Track],
    dpi: int,
) -> list[Track]:
    """The upright lines that come to the level ones, and the outermost ones."""
    inner = [seen for seen in upright[1:-1] if not stops_short(seen, level, dpi)]
    return [upright[0], *inner, upright[-1]]


def _of_letters(seen: Track, others: list[Ruling]) -> bool:
    """True where a line, from the first to the last that crosses it, is made of letters."""
    return of_letters(seen, [crossing(seen.line, other) for other in others])


def _partings(
    lattice: Lattice,
    dpi: int,
    worn: bool,
) -> list[Parting]:
    """Which steps part cells, in three readings from the most careful on.

    The first is what the page shows. Where that makes no cells, the second takes every upright step
    that no print runs across, the third every level one too.
    """
    upright = steps_of(lattice.upright, lattice.level, dpi)
    level = steps_of(lattice.level, lattice.upright, dpi)
    beside = parted(upright, worn, short=True)
    above = parted(level, worn, short=False)
    every_beside = beside | ~upright.crossed
    return [
        Parting(beside, above.T),
        Parting(every_beside, above.T),
        Parting(every_beside, (above | ~level.crossed).T),
    ]


def _ink_of_lines(
    mask: Mask,
    lines: list[Ruling],
    dpi: int,
    across: bool,
) -> Mask:
    """The straight ink that lies on one of the lines, and what goes on from it: a line of bent
    paper leaves its place by more than its own breadth."""
    on = _near_lines(mask, lines, max(2, round(ON_LINE * dpi)), across) & mask
    bent = _near_lines(mask, lines, max(2, round(BENT * dpi)), across) & mask
    if (bent == on).all():
        return on
    pieces = pieces_of(bent)
    goes_on = numpy.zeros(len(pieces.heights), bool)
    goes_on[numpy.unique(pieces.labels[on > 0])] = True
    return pieces.mask(goes_on)


def _near_lines(mask: Mask, lines: list[Ruling], reach: int, across: bool) -> Mask:
    """1 up to so many pixels beside the lines."""
    near = numpy.zeros_like(mask)
    rows = as_level(near, across)
    along = numpy.arange(rows.shape[1])
    for line in lines:
        middle = line.at_all(along)
        for off in range(-reach, reach + 1):
            beside = numpy.clip(middle + off, 0, len(rows) - 1)
            rows[beside, along] = 1
    return near


def _parting(
    lines: list[Track],
    drawn: numpy.ndarray,
    least: int,
    worn: bool,
) -> list[Track]:
    """The lines that part at least so many cells, and the outermost ones: a stroke under a word
    crosses one cell. `drawn` has the share drawn of each step (row) of each line (column)."""
    enough = drawn > (WORN if worn else CRISP)
    counted = enough.sum(axis=0)
    between = range(1, len(lines) - 1)
    inner = [lines[k] for k in between if counted[k] >= least]
    return [lines[0], *inner, lines[-1]]


def _merged(partings: list[Parting]) -> list[Merged]:
    """The cells: grid steps with no line between them are one.

    Where steps make no rectangle by the first reading, the next one is taken, at last every line.
    """
    first = partings[0]
    every_line = Parting(
        beside=numpy.ones_like(first.beside),
        above=numpy.ones_like(first.above),
    )
    rows, _ = first.beside.shape
    _, columns = first.above.shape
    left: list[Step] = list(numpy.ndindex(rows, columns))
    cells = []
    for parting in [*partings, every_line]:
        odd: list[Step] = []
        for steps in _joined(left, parting):
            cell = _cell_around(steps)
            if len(steps) == _size(cell):
                cells.append(cell)
            else:
                odd += steps
        left = odd
    return cells


def _cell_around(steps: list[Step]) -> Merged:
    """The smallest cell that holds some steps."""
    rows = [row for row, _ in steps]
    columns = [column for _, column in steps]
    return Merged(
        row=min(rows),
        column=min(columns),
        row_after=max(rows) + 1,
        column_after=max(columns) + 1,
    )


def _size(cell: Merged) -> int:
    """How many grid steps a cell takes."""
    rows = cell.row_after - cell.row
    columns = cell.column_after - cell.column
    return rows * columns


def _joined(
    steps: list[Step],
    parting: Parting,
) -> list[list[Step]]:
    """The steps in groups with no line between."""
    free, groups = set(steps), []
    for step in steps:
        if step in free:
            group = _group(step, free, parting)
            free -= set(group)
            groups.append(group)
    return groups


def _group(
    start: Step,
    free: set[Step],
    parting: Parting,
) -> list[Step]:
    """The free steps that hang together with one, that one first."""
    group = []
    todo = [start]
    seen = {start}
    while todo:
        step = todo.pop()
        group.append(step)
        for near in _not_parted(step, parting):
            if near in free and near not in seen:
                seen.add(near)
                todo.append(near)
    return group


def _not_parted(step: Step, parting: Parting) -> Iterator[Step]:
    """The steps beside one with no line between, those outside the grid too."""
    row, column = step
    if not parting.beside[row, column + 1]:
        yield row, column + 1
    if not parting.beside[row, column]:
        yield row, column - 1
    if not parting.above[row + 1, column]:
        yield row + 1, column
    if not parting.above[row, column]:
        yield row - 1, column


def _areas(
    cells: list[Merged],
    lattice: Lattice,
    region: PixelBox,
) -> tuple[Area, ...]:
    """The cells with their places in the picture, numbered by the lines that part any of them.

    Cells under three pixels wide or high are dropped.
    """
    rows = sorted({cell.row for cell in cells} | {cell.row_after for cell in cells})
    columns = sorted({cell.column for cell in cells} | {cell.column_after for cell in cells})
    made = []
    for cell in sorted(cells):
        place = _place(cell, lattice)
        if place is None:
            continue
        row = rows.index(cell.row)
        column = columns.index(cell.column)
        area = Area(
            row=row + 1,
            column=column + 1,
            rows=rows.index(cell.row_after) - row,
            columns=columns.index(cell.column_after) - column,
            left=place.left + region.left,
            top=place.top + region.top,
            right=place.right + region.left,
            foot=place.foot + region.top,
        )
        made.append(area)
    return tuple(made)


def _place(cell: Merged, lattice: Lattice) -> PixelBox | None:
    """Where a cell lies in its region; None where its lines are nearer than three pixels."""
    rows, columns = lattice.rows, lattice.columns
    upper, lower = rows[cell.row], rows[cell.row_after]
    left, right = columns[cell.column], columns[cell.column_after]
    level = upper.at(left.at(0))
    x0, x1 = left.at(level), right.at(level)
    middle = (x0 + x1) / 2
    y0, y1 = upper.at(middle), lower.at(middle)
    if x1 - x0 < 3 or y1 - y0 < 3:
        return None
    return PixelBox(
        left=round(x0),
        top=round(y0),
        right=round(x1),
        foot=round(y1),
    )


def without_grids(
    grey: Grey,
    grids: list[Grid],
    dpi: int,
) -> Grey:
    """The page with its tables painted over, lines and all."""
    if not grids:
        return grey
    made = grey.copy()
    edge = round(0.03 * dpi)
    for grid in grids:
        box = grid.box
        around = PixelBox(
            left=max(0, box.left - edge),
            top=max(0, box.top - edge),
            right=box.right + edge,
            foot=box.foot + edge,
        )
        made[around.part] = 255
    return made
