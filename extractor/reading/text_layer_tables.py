"""Ruled tables of a PDF page, from the lines that are drawn on it."""

from __future__ import annotations

from extractor.model import Box, Cell, Table, Word


def ruled_tables(page, words: list[Word]) -> tuple[tuple[Table, ...], list[Word]]:
    """(ruled tables of two rows and columns or more, the words outside their cells)."""
    made, taken = [], set()
    for found in page.find_tables():
        boxes = [
            Box(*(float(v) for v in cell))
            for cell in found.cells
            if cell[2] - cell[0] > 3 and cell[3] - cell[1] > 3
        ]
        xs, ys = (
            _steps([v for b in boxes for v in (b.x0, b.x1)]),
            _steps([v for b in boxes for v in (b.y0, b.y1)]),
        )
        if len(xs) < 3 or len(ys) < 3:
            continue
        cells = []
        for box in sorted(boxes, key=lambda b: (_at(ys, b.y0), _at(xs, b.x0))):
            inside = [k for k, w in enumerate(words) if k not in taken and _in(box, w.box)]
            taken.update(inside)
            row, column = _at(ys, box.y0), _at(xs, box.x0)
            cells.append(
                Cell(
                    row + 1,
                    column + 1,
                    _at(ys, box.y1) - row,
                    _at(xs, box.x1) - column,
                    box,
                    _by_lines([words[k] for k in inside]),
                )
            )
        made.append(Table(len(ys) - 1, len(xs) - 1, tuple(cells)))
    return tuple(made), [w for k, w in enumerate(words) if k not in taken]


def _steps(edges: list[float]) -> list[float]:
    """Edges nearer than three points are one line."""
    steps: list[float] = []
    for edge in sorted(edges):
        if not steps or edge - steps[-1] > 3:
            steps.append(edge)
    return steps


def _at(steps: list[float], edge: float) -> int:
    return min(range(len(steps)), key=lambda k: abs(steps[k] - edge))


def _in(box: Box, word: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return box.x0 <= x < box.x1 and box.y0 <= y < box.y1


def _by_lines(words: list[Word]) -> tuple[Word, ...]:
    """A cell's words line by line, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.box.y0 + w.box.y1) / 2):
        middle = (word.box.y0 + word.box.y1) / 2
        if lines and middle < lines[-1][0].box.y1 and middle > lines[-1][0].box.y0:
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(w for line in lines for w in sorted(line, key=lambda w: w.box.x0))
