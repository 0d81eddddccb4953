"""Pages of printed words and ruled tables, as readers give them."""

from extractor.model import Box, Cell, PageReading, Table, Word

LETTER = 6.0  # points that a letter is wide


def words(text, x, y, side="left", confidence=1.0):
    """The words of `text`; `x` is their left end, their right end or their middle."""
    wide = LETTER * len(text)
    at = x - {"left": 0, "right": wide, "middle": wide / 2}[side]
    found = []
    for part in text.split(" "):
        if part:
            found.append(Word(part, Box(at, y, at + LETTER * len(part) - 1, y + 12), confidence))
        at += LETTER * (len(part) + 1) - 2  # a space is 4 points less what letters keep free
    return found


def page(lines, number=1, tables=()):
    """`lines`: (y, [(text, x, side), …])"""
    return PageReading(
        number,
        595,
        842,
        "text-layer",
        "layer_good",
        tuple(
            w for y, parts in lines for part in parts for w in words(part[0], part[1], y, *part[2:])
        ),
        tables=tables,
    )


def grid(table):
    return [
        [
            next((c.text for c in table.cells if (c.row, c.column) == (row, column)), None)
            for column in range(1, table.columns + 1)
        ]
        for row in range(1, table.rows + 1)
    ]


def ruled(rows, xs, top=100, step=20):
    """A Table of these rows, columns between `xs`."""
    return Table(
        len(rows),
        len(rows[0]),
        tuple(
            Cell(
                r,
                c,
                1,
                1,
                Box(xs[c - 1], top + step * (r - 1), xs[c], top + step * r),
                tuple(
                    w
                    for k, line in enumerate(text.split("\n"))
                    for w in words(line, xs[c - 1] + 4, top + step * (r - 1) + 3 + 15 * k)
                ),
            )
            for r, row in enumerate(rows, 1)
            for c, text in enumerate(row, 1)
        ),
    )
