"""The cells of a ruled table read one by one from the picture without its lines.

A page that is read whole takes a table's lines for 1 and |, loses commas and skips narrow cells. Each
inked cell is a small picture of its own; every numeral in it is read by a second model, by a third
where those differ. Pictures are grey arrays, boxes points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy
import regex

from extractor import ink, ocr
from extractor.grids import Area, Grid
from extractor.model import UNREAD, Box, Cell, Table, Word
from extractor.rulings import ink_of
from extractor.second import fold_all, looks_numeral, settle, undecided

MARGIN = 12  # white pixels around a cell's ink
READ_AT = 240  # dpi to which coarse scans' cells are enlarged: the models miss small digits
SIGN, DASH = 0.045, 0.035  # inches: least height of a digit, least width of a dash
EDGE = 0.03  # inches from a line within which thin ink is a piece of it
ONE_LINE = 0.3  # inches: higher ink has several lines
DIGIT = 0.06  # inches: the smallest digit

SHORT = 1.2  # inches: a numeral alone is no wider
VALUE = regex.compile(r"\W*[\dIlO|!$S§?][\dIlO|!$S§?.,/:;'’]*%?\W*")

PLAIN = regex.compile(r"[\s'‘’`\"“”|(\[+–-]*\d[\d.,/]*\s?%?[^\w$§?]*")


@dataclass(frozen=True, eq=False)
class Shot:
    """A cell's picture, where its left top corner lies on the page (pixels), how many lines it has,
    whether it may hold a numeral alone, whether it is a single upright stroke."""

    area: Area
    part: numpy.ndarray
    left: int
    top: int
    lines: int
    short: bool
    stroke: bool
    ink: Box  # of the print, in points on the page


def read_grids(
    grids: list[Grid], erased: numpy.ndarray, dpi: int, folder: Path
) -> tuple[tuple[Table, ...], list[str]]:
    """(the tables with their words, places of cells with ink in which nothing could be read).
    `erased` is the page without the tables' lines."""
    dark = ink_of(erased)
    shots = [
        shot for grid in grids for area in grid.areas if (shot := _shot(area, erased, dark, dpi))
    ]
    read = _read(shots, (erased <= ink.threshold(erased)).astype("uint8"), dpi, folder)
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


def _shot(area: Area, erased: numpy.ndarray, dark: numpy.ndarray, dpi: int) -> Shot | None:
    """A picture of the cell's print; None where it has none (specks and rests of lines do not count)."""
    inside = dark[area.top : area.foot, area.left : area.right]
    if not inside.any():
        return None
    box, rests = _print(inside, dpi)
    if box is None:
        return None
    aside = round(0.03 * dpi)
    x0, y0 = max(0, box[0] - aside) + area.left, max(0, box[1] - aside) + area.top
    x1, y1 = min(area.right, box[2] + aside + area.left), min(area.foot, box[3] + aside + area.top)
    print_ = inside[box[1] : box[3], box[0] : box[2]]
    lines, wide, high = _lines(print_, dpi), box[2] - box[0], box[3] - box[1]
    short = lines == 1 and wide < SHORT * dpi
    seen = erased[area.top : area.foot, area.left : area.right]
    if rests is not None and short:
        seen = numpy.where(rests, 255, seen).astype("uint8")
    part = cv2.copyMakeBorder(
        _softened(seen[y0 - area.top : y1 - area.top, x0 - area.left : x1 - area.left]),
        MARGIN,
        MARGIN,
        MARGIN,
        MARGIN,
        cv2.BORDER_CONSTANT,
        value=255,
    )
    if dpi < 0.8 * READ_AT:
        part = cv2.resize(
            part, None, fx=READ_AT / dpi, fy=READ_AT / dpi, interpolation=cv2.INTER_CUBIC
        )
    scale = 72 / dpi
    place = Box(
        (area.left + box[0]) * scale,
        (area.top + box[1]) * scale,
        (area.left + box[2]) * scale,
        (area.top + box[3]) * scale,
    )
    return Shot(
        area,
        part,
        x0 - MARGIN,
        y0 - MARGIN,
        lines,
        short,
        wide < 0.45 * high and high < ONE_LINE * dpi,
        place,
    )


def _softened(part: numpy.ndarray) -> numpy.ndarray:
    """Grey paper made white (its edge would be read as a frame); print of two shades alone (fax,
    copier) given soft edges, as the models were trained on."""
    paper = float(numpy.percentile(part, 90))
    if 60 < paper < 253:
        part = numpy.clip(part.astype("float32") * (262 / paper), 0, 255).astype("uint8")
    between = float(((part > 40) & (part < 215)).sum())
    return cv2.GaussianBlur(part, (3, 3), 0.8) if between < 0.05 * (part < 128).sum() else part


def _print(
    inside: numpy.ndarray, dpi: int
) -> tuple[tuple[int, int, int, int] | None, numpy.ndarray | None]:
    """(the box around digits, letters and dashes: left, top, right, foot; a mask of the rests of lines
    at the cell's sides)."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    high, wide = inside.shape
    edge = EDGE * dpi
    boxes, rests = [], []
    for k, (x, y, w, h, _) in enumerate(stats):
        aside = (
            x + w <= edge
            and w < 0.5 * edge
            or x >= wide - edge
            and w < 0.5 * edge
            and h < 0.07 * dpi
        )
        if k and aside:
            rests.append(k)
        elif (
            k
            and (h >= SIGN * dpi or w >= DASH * dpi and h >= 2)
            and y + h > edge
            and y < high - edge
        ):
            boxes.append((x, y, x + w, y + h))
    mask = (
        cv2.dilate(numpy.isin(labels, rests).astype("uint8"), numpy.ones((3, 3), "uint8"))
        if rests
        else None
    )
    if not boxes:
        return None, mask
    a = numpy.array(boxes)
    return (int(a[:, 0].min()), int(a[:, 1].min()), int(a[:, 2].max()), int(a[:, 3].max())), mask


def _lines(ink: numpy.ndarray, dpi: int) -> int:
    """Bands of ink, one below the other; marks above letters are none of their own."""
    filled = numpy.concatenate(([0], ink.any(axis=1).astype(int), [0]))
    begin, end = numpy.nonzero(numpy.diff(filled) > 0)[0], numpy.nonzero(numpy.diff(filled) < 0)[0]
    bands = int(((end - begin) > 0.055 * dpi).sum())
    return max(bands, 2 if len(ink) > ONE_LINE * dpi else 1)


def _read(shots: list[Shot], dark: numpy.ndarray, dpi: int, folder: Path) -> list[tuple[Word, ...]]:
    """The words of each cell in page coordinates, numerals with their evidence."""
    files = []
    for n, shot in enumerate(shots):
        file = folder / f"cell-{n:04}.png"
        cv2.imwrite(str(file), shot.part, [cv2.IMWRITE_PNG_COMPRESSION, 1])
        files.append(file)
    first = _with(shots, files, range(len(shots)), dpi, ocr.LANGUAGE, folder)
    latin = _with(
        shots, files, [n for n, shot in enumerate(shots) if shot.short], dpi, ocr.THIRD, folder
    )
    alone = [n for n in latin if _numeral(first[n]) or _numeral(latin[n])]
    mixed = [n for n in first if n not in alone and any(looks_numeral(w.text) for w in first[n])]
    open_ones = [n for n in alone if essence_of(_joined(first[n])) != essence_of(_joined(latin[n]))]
    second = _with(shots, files, [*open_ones, *mixed], dpi, ocr.second_model(), folder)
    third = _with(
        shots,
        files,
        [n for n in mixed if n not in latin and undecided(first[n], second[n])],
        dpi,
        ocr.THIRD,
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
                regex.fullmatch(r"[\dIlO|!$S§]{1,7}[.,]?", _joined(r)) for r in (first[n], latin[n])
            )
        ):
            made.append(
                (
                    Word(
                        essence_of(_joined(latin[n])),
                        _around(latin[n]),
                        0.0,
                        "",
                        False,
                        "split",
                        (_joined(first[n]),),
                    ),
                )
            )
        elif shot.stroke and not regex.fullmatch("[IVX]+", _joined(first[n])):
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
    shots: list[Shot], files: list[Path], which, dpi: int, language: str, folder: Path
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
            ocr.read_strips([files[n] for n in chosen], seen, 72 / seen, language, folder, mode),
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
    dark: numpy.ndarray, shot: Shot, words: tuple[Word, ...], scale: float
) -> tuple[Word, ...]:
    """A numeral held against the print of its cell: print beside it that every reading left out (`44`
    where 544 stands), more digits, more commas than were read."""
    if len(words) != 1 or not words[0].evidence or words[0].evidence == "split":
        return words
    box, beside = words[0].box, 0.25 * shot.ink.height
    left_out = box.x0 - shot.ink.x0 > beside or shot.ink.x1 - box.x1 > beside
    fault = "strokes" if left_out else ink.cell_fault(dark, words[0].text, shot.ink, scale)
    return (replace(words[0], evidence=fault),) if fault else words


def _in_cell(
    dark: numpy.ndarray, shot: Shot, words: tuple[Word, ...], scale: float
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


def _unread(shot: Shot, dpi: int) -> tuple[Word, ...]:
    """Print of a digit's size in which no model saw anything keeps its place, for a person to look."""
    box = shot.ink
    return (Word(UNREAD, box, 0.0, evidence="split"),) if box.height > DIGIT * 72 else ()


def _numeral(words: tuple[Word, ...]) -> bool:
    text = _joined(words)
    return bool(VALUE.fullmatch(text) and regex.search(r"\d", text))


def _joined(words: tuple[Word, ...]) -> str:
    return "".join(w.text for w in words)


def vote(
    latin: tuple[Word, ...], first: tuple[Word, ...], second: tuple[Word, ...] | None = None
) -> tuple[Word, ...]:
    """A numeral alone in its cell as one word, with how its readings stand to each other. The model
    for Latin print in general is the surest with digits; `second` was asked where `first` differs.

    >>> place = Box(0, 0, 1, 1)
    >>> vote((Word("0,2", place, 1),), (Word("02", place, 1),), (Word("0,2", place, 1),))[0].evidence
    'cell_voted'
    """
    readings = [words for words in (latin, first, second) if words]
    texts = [_joined(words) for words in readings]
    holding = [k for k, text in enumerate(texts) if regex.search(r"\d", text)]
    if len(holding) == 1 < len(readings) and readings[holding[0]] is not latin:
        return next(
            words for k, words in enumerate(readings) if k not in holding
        )  # `1%` beside `%` twice
    folded = [essence_of(text) for text in texts]
    best = max(
        range(len(texts)),
        key=lambda k: (folded.count(folded[k]), bool(PLAIN.fullmatch(texts[k])), -k),
    )
    alike = [k for k in range(len(texts)) if folded[k] == folded[best]]
    plain = [k for k in alike if PLAIN.fullmatch(texts[k])]
    evidence = (
        "split"
        if len(alike) < 2 or not plain or any(map(_apart, readings))
        else "cell_outvoted"
        if not latin or 0 not in alike
        else "cell_voted"
        if second and len(plain) > 1
        else "cell"
        if len(plain) > 1
        else "cell_alike"
        if len(alike) == len(texts)
        else "split"
    )
    best = plain[0] if plain else best
    others = tuple(text for k, text in enumerate(texts) if k != best)
    fitting = next(
        (
            k
            for k in range(len(texts))
            if _printed(texts[k]) and _digits(folded[k]) == _digits(folded[best])
        ),
        best,
    )
    if fitting != best and not _printed(texts[best]):  # `99.64` twice beside `99,64`
        best, evidence = fitting, "cell_outvoted"
    text = regex.sub(r"(?<=\d)[^\d%]+$", "", texts[best]) if plain else folded[best]
    return (
        Word(
            text,
            _around(readings[best]),
            min(w.confidence for w in readings[best]),
            "",
            False,
            evidence,
            others,
        ),
    )


def _printed(text: str) -> bool:
    """As numbers are printed: dots before three digits, one comma."""
    return bool(
        regex.fullmatch(
            r"[\s'‘’`\"“”|(\[+–-]*\d{1,3}(?:(?:\.\d{3})+|\d*)(?:,\d+)?\s?%?[^\w$§?]*", text
        )
    )


def _digits(text: str) -> str:
    return regex.sub(r"\D", "", text)


def _apart(words: tuple[Word, ...]) -> bool:
    """Two numerals in one cell: the line between two cells was not seen."""
    return any(
        b.box.x0 - a.box.x1 > 0.9 * max(a.box.height, b.box.height)
        for a, b in zip(words, words[1:])
    )


def _around(words: tuple[Word, ...]) -> Box:
    box = words[0].box
    for word in words:
        box = box.union(word.box)
    return box


def essence_of(text: str) -> str:
    """Digits with the signs between them, look-alikes folded, a minus kept.

    >>> essence_of("–0,59."), essence_of("S.452")
    ('-0,59', '5.452')
    """
    return regex.sub(r"^[^\d-]+|[^\d%]+$", "", fold_all(text))
