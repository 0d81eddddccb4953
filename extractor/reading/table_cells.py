"""The cells of a ruled table read one by one from the picture without its lines.

A page that is read whole takes a table's lines for 1 and |, loses commas and skips narrow cells. Each
inked cell is a small picture of its own; every numeral in it is read by a second model, by a third
where those differ. Pictures are grey arrays, boxes points.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy
import regex

from extractor.imaging import (
    READ_AT,
    Area,
    CellShot,
    Grid,
    cell_fault,
    ink_of,
    ink_threshold,
    shot_of,
)
from extractor.language.lookalikes import looks_numeral
from extractor.model import UNREAD, Box, Cell, Table, Word
from extractor.reading import tesseract
from extractor.reading.cell_voting import around, essence_of, joined, vote
from extractor.reading.voting import settle, undecided

DIGIT = 0.06  # inches: the smallest digit
VALUE = regex.compile(r"\W*[\dIlO|!$S§?][\dIlO|!$S§?.,/:;'’]*%?\W*")


def read_grids(
    grids: list[Grid], erased: numpy.ndarray, dpi: int, folder: Path
) -> tuple[tuple[Table, ...], list[str]]:
    """(the tables with their words, places of cells with ink in which nothing could be read).
    `erased` is the page without the tables' lines."""
    dark = ink_of(erased)
    shots = [
        shot for grid in grids for area in grid.areas if (shot := shot_of(area, erased, dark, dpi))
    ]
    read = _read(shots, (erased <= ink_threshold(erased)).astype("uint8"), dpi, folder)
    read = [words or _unread(shot, dpi) for shot, words in zip(shots, read)]
    found = {id(shot.area): words for shot, words in zip(shots, read)}
    scale = 72 / dpi
    tables = tuple(
        Table(g.rows, g.columns, tuple(_cell(a, found.get(id(a), ()), scale) for a in g.areas))
        for g in grids
    )
    blank = [
        f"{shot.area.row},{shot.area.column}"
        for shot, words in zip(shots, read)
        if not words or words[0].text == UNREAD
    ]
    return tables, blank


def _cell(area: Area, words: tuple[Word, ...], scale: float) -> Cell:
    box = Box(area.left * scale, area.top * scale, area.right * scale, area.foot * scale)
    return Cell(area.row, area.column, area.rows, area.columns, box, words)


def _read(
    shots: list[CellShot], dark: numpy.ndarray, dpi: int, folder: Path
) -> list[tuple[Word, ...]]:
    """The words of each cell in page coordinates, numerals with their evidence."""
    files = []
    for n, shot in enumerate(shots):
        file = folder / f"cell-{n:04}.png"
        cv2.imwrite(str(file), shot.part, [cv2.IMWRITE_PNG_COMPRESSION, 1])
        files.append(file)
    first = _with(shots, files, range(len(shots)), dpi, tesseract.LANGUAGE, folder)
    latin = _with(
        shots,
        files,
        [n for n, shot in enumerate(shots) if shot.short],
        dpi,
        tesseract.THIRD,
        folder,
    )
    alone = [n for n in latin if _numeral(first[n]) or _numeral(latin[n])]
    mixed = [n for n in first if n not in alone and any(looks_numeral(w.text) for w in first[n])]
    open_ones = [n for n in alone if essence_of(joined(first[n])) != essence_of(joined(latin[n]))]
    second = _with(shots, files, [*open_ones, *mixed], dpi, tesseract.second_model(), folder)
    third = _with(
        shots,
        files,
        [n for n in mixed if n not in latin and undecided(first[n], second[n])],
        dpi,
        tesseract.THIRD,
        folder,
    )
    made = []
    for n, shot in enumerate(shots):
        if n in alone:
            made.append(_held(dark, shot, vote(latin[n], first[n], second.get(n)), 72 / dpi))
        elif (
            shot.short
            and shot.area.column > 1
            and all(
                regex.fullmatch(r"[\dIlO|!$S§]{1,7}[.,]?", joined(r)) for r in (first[n], latin[n])
            )
        ):
            made.append(
                (
                    Word(
                        essence_of(joined(latin[n])),
                        around(latin[n]),
                        0.0,
                        "",
                        False,
                        "split",
                        (joined(first[n]),),
                    ),
                )
            )
        elif shot.stroke and not regex.fullmatch("[IVX]+", joined(first[n])):
            made.append(
                tuple(
                    replace(w, text="1", evidence="split", others=(w.text,))
                    for w in (first[n] or latin.get(n, ()))[:1]
                )
            )
        else:
            made.append(
                _in_cell(
                    dark, shot, settle(first[n], second[n], third.get(n, latin.get(n)))[0], 72 / dpi
                )
                if n in mixed
                else first[n] or latin.get(n, ())
            )
    return made


def _with(
    shots: list[CellShot], files: list[Path], which, dpi: int, language: str, folder: Path
) -> dict[int, tuple[Word, ...]]:
    """The cells `which` read by one model: one line as such, several as a block, then what gave
    nothing as a single sign."""
    found: dict[int, tuple[Word, ...]] = {}
    scale, seen = 72 / dpi, READ_AT if dpi < 0.8 * READ_AT else dpi
    for mode in (7, 6, 10):
        chosen = [
            n
            for n in which
            if (not found[n] if mode == 10 else (mode == 6) == (shots[n].lines > 1))
        ]
        for n, words in zip(
            chosen,
            tesseract.read_strips(
                [files[n] for n in chosen], seen, 72 / seen, language, folder, mode
            ),
        ):
            found[n] = tuple(
                replace(w, box=_moved(w.box, shots[n].left * scale, shots[n].top * scale))
                for w in words
            )
    return found


def _moved(box: Box, x: float, y: float) -> Box:
    return Box(
        max(0.0, box.x0 + x), max(0.0, box.y0 + y), max(0.0, box.x1 + x), max(0.0, box.y1 + y)
    )


def _held(
    dark: numpy.ndarray, shot: CellShot, words: tuple[Word, ...], scale: float
) -> tuple[Word, ...]:
    """A numeral held against the print of its cell: print beside it that every reading left out (`44`
    where 544 stands), more digits, more commas than were read."""
    if len(words) != 1 or not words[0].evidence or words[0].evidence == "split":
        return words
    box, beside = words[0].box, 0.25 * shot.ink.height
    left_out = box.x0 - shot.ink.x0 > beside or shot.ink.x1 - box.x1 > beside
    fault = "strokes" if left_out else cell_fault(dark, words[0].text, shot.ink, scale)
    return (replace(words[0], evidence=fault),) if fault else words


def _in_cell(
    dark: numpy.ndarray, shot: CellShot, words: tuple[Word, ...], scale: float
) -> tuple[Word, ...]:
    """A numeral with other signs in a small cell: two models against one are as sure as in a cell."""
    if not shot.short:
        return words
    return _held(
        dark,
        shot,
        tuple(
            replace(w, evidence="cell_outvoted") if w.evidence == "outvoted" else w for w in words
        ),
        scale,
    )


def _unread(shot: CellShot, dpi: int) -> tuple[Word, ...]:
    """Print of a digit's size in which no model saw anything keeps its place, for a person to look."""
    box = shot.ink
    return (Word(UNREAD, box, 0.0, evidence="split"),) if box.height > DIGIT * 72 else ()


def _numeral(words: tuple[Word, ...]) -> bool:
    text = joined(words)
    return bool(VALUE.fullmatch(text) and regex.search(r"\d", text))
