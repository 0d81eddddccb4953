"""A page's picture read: cleaned, turned where it lies, every numeral read again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy
import regex
from PIL import ImageOps

from extractor.errors import InputError
from extractor.imaging import (
    against_ink,
    clean_picture,
    cut_strips,
    find_grids,
    find_strips,
    grey_of,
    has_ink,
    lies,
    load_picture,
    open_picture,
    picture_dpi,
    save_preview,
    turn,
    uncovered,
    without_grids,
    without_repeats,
)
from extractor.model import Box, Doubt, Input, PageReading, Table, Word
from extractor.reading import tesseract
from extractor.reading.print_width import against_width, fitting
from extractor.reading.table_cells import read_grids
from extractor.reading.voting import settle, undecided

EDGE = 3  # points from the page's edge at which print may be cut off
DOUBTFUL = 0.55  # mean confidence below which a page may be lying on its side


def read_photo(source: Input, number: int, folder: Path, preview: Path | None) -> PageReading:
    with open_picture(source.path) as picture:
        picture.seek(number - 1)
        dpi = picture_dpi(picture)
        path = source.path
        try:
            upright = ImageOps.exif_transpose(picture)
            upright.load()
        except (OSError, ValueError, SyntaxError):  # cut off in the middle
            raise InputError("file_broken") from None
        if getattr(picture, "n_frames", 1) > 1 or upright is not picture:
            path = folder / "frame.png"
            upright.save(path)
    cautions = (Doubt("low_resolution"),) if dpi < 140 else ()
    return recognise(path, dpi, number, "picture_file", cautions, folder, preview)


def recognise(
    file: Path,
    dpi: int,
    number: int,
    reason: str,
    cautions: tuple[Doubt, ...],
    folder: Path,
    preview: Path | None,
) -> PageReading:
    """Cleaned, read, turned where it lies, every numeral read again."""
    scale = 72 / dpi
    seen = load_picture(file)
    if preview:
        preview.parent.mkdir(parents=True, exist_ok=True)
    turned = tesseract.orientation(file) if lies(grey_of(seen)) else 0
    first = _first(seen, turned, dpi, folder)
    if not turned and (_sure(first.all_words) < DOUBTFUL or _standing(first.all_words)):
        turned = tesseract.orientation(file)
        if turned:
            first = _first(seen, turned, dpi, folder)
    if turned:
        cautions += (Doubt("page_turned"),)
    words, unread = _read_again(first.around, dpi, first.words, folder)
    words = against_width(against_ink(first.around, words, scale, fitting(words)))
    cautions += tuple(
        Doubt.of("unread_numeral", text=regex.sub("[|=]", " ", text)) for text in unread
    )
    if first.blank:
        cautions += (
            Doubt.of(
                "cells_unread",
                cells="; ".join(first.blank[:8]) + (" …" if len(first.blank) > 8 else ""),
            ),
        )
    if not first.all_words and has_ink(first.around):
        cautions += (Doubt("ink_without_words"),)
    upright = turn(seen, turned)
    if _cut(words, upright.shape[1] * scale):
        cautions += (Doubt("edge_cut"),)
    if preview:
        save_preview(upright, dpi, preview)
    high, wide = upright.shape[:2]
    return PageReading(
        number,
        wide * scale,
        high * scale,
        "ocr",
        reason,
        words,
        (),
        cautions,
        dpi,
        turned,
        first.tables,
        first.slant,
    )


def _cut(words: tuple[Word, ...], width: float) -> bool:
    """Do several lines begin or end at the very edge of the page?"""
    return (
        sum(w.box.x0 < EDGE for w in words) > 3 or sum(w.box.x1 > width - EDGE for w in words) > 3
    )


@dataclass(frozen=True, eq=False)
class First:
    """A cleaned page read once: what stands around its tables, the tables, and where in them is
    ink that could not be read. `around` is the grey picture without the tables."""

    around: numpy.ndarray
    slant: float
    words: tuple[Word, ...]
    tables: tuple[Table, ...]
    blank: tuple[str, ...]

    @property
    def all_words(self) -> tuple[Word, ...]:
        return self.words + tuple(w for t in self.tables for c in t.cells for w in c.words)


def _first(seen: numpy.ndarray, turned: int, dpi: int, folder: Path) -> First:
    picture = clean_picture(turn(seen, turned), dpi)
    ruled = find_grids(picture.grey, dpi)
    tables, blank = read_grids(ruled.grids, ruled.without_lines, dpi, folder)
    tables = tuple(
        replace(
            t,
            cells=tuple(
                replace(c, words=against_ink(ruled.without_lines, c.words, 72 / dpi))
                for c in t.cells
            ),
        )
        for t in tables
    )
    around = without_grids(picture.grey, ruled.grids, dpi)
    file = folder / "clean.pgm"
    cv2.imwrite(str(file), around)
    return First(
        around, picture.slant, tesseract.read_picture(file, dpi, 72 / dpi), tables, tuple(blank)
    )


def _read_again(
    grey: numpy.ndarray, dpi: int, words: tuple[Word, ...], folder: Path
) -> tuple[tuple[Word, ...], list[str]]:
    """Every numeral by a second model, those that differ by a third; ink without words by both."""
    scale = 72 / dpi
    strips = find_strips(words, uncovered(grey, words, scale))
    cut = cut_strips(grey, strips, scale, folder)
    files, corners = [part.file for part in cut], [(part.x, part.y) for part in cut]
    second = _placed(
        tesseract.read_strips(files, dpi, scale, tesseract.second_model(), folder), corners
    )
    firsts = [tuple(words[k] for k in strip.words) for strip in strips]
    open_ones = [n for n in range(len(strips)) if undecided(firsts[n], second[n])]
    third = dict(
        zip(
            open_ones,
            _placed(
                tesseract.read_strips(
                    [files[n] for n in open_ones], dpi, scale, tesseract.THIRD, folder
                ),
                [corners[n] for n in open_ones],
            ),
        )
    )
    made, unread, at = [], [], 0
    for n, strip in enumerate(strips):
        settled, lost = settle(firsts[n], second[n], third.get(n))
        unread += lost
        made += words[at : strip.words[0]] if strip.words else ()
        made += settled
        at = strip.words[-1] + 1 if strip.words else at
        if n + 1 == len(strips) or not strips[n + 1].words:
            made += words[at:]
            at = len(words)
    return without_repeats(made) if strips else words, unread


def _placed(
    readings: list[tuple[Word, ...]], corners: list[tuple[float, float]]
) -> list[tuple[Word, ...]]:
    """Words of the strips with their boxes on the page."""
    return [
        tuple(
            replace(
                w,
                box=Box(
                    max(0.0, w.box.x0 + x),
                    max(0.0, w.box.y0 + y),
                    max(0.0, w.box.x1 + x),
                    max(0.0, w.box.y1 + y),
                ),
            )
            for w in words
        )
        for words, (x, y) in zip(readings, corners)
    ]


def _sure(words: tuple[Word, ...]) -> float:
    return sum(w.confidence for w in words) / len(words) if len(words) > 4 else 0.0


def _standing(words: tuple[Word, ...]) -> bool:
    """Do most words run up or down? Tesseract reads some pages lying, with boxes to match."""
    long = [w.box for w in words if len(w.text) > 3]
    return len(long) > 4 and sum(b.height > 1.2 * b.width for b in long) > 0.5 * len(long)
