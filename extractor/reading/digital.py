"""A digital page as a person sees it: drawn once, its text layer held against the drawing, print
that the layer does not hold read from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy

from extractor.imaging import grey_of, load_picture, turn, write_crop
from extractor.model import Box, Doubt, PageReading
from extractor.pdf_pages import DrawnPage, Layer, drawable_dpi, held_against_print, render
from extractor.reading.unclaimed import (
    FinePicture,
    SeenPrint,
    is_of_unmapped,
    unclaimed_numerals,
    with_unclaimed,
)
from extractor.witnesses import Readers, pp_ocr

LOOKED_AT_DPI = 150  # at which print of 9 points is read surely
READ_AT_DPI = 300  # at which what is not clear is read again
MARGIN = 2.0  # points around a word that is read alone


@dataclass(frozen=True, slots=True)
class PdfPage:
    """Page `number` (1…) of a PDF, a folder for pictures that are made on the way, and by how many
    degrees clockwise the page is turned to be read."""

    path: Path
    number: int
    folder: Path
    turned: int = 0

    def drawn(self, dpi: int, colour: bool = False) -> numpy.ndarray:
        """The page's picture, upright. Raises InputError."""
        file = render(self.path, self.number, dpi, self.folder, colour=colour)
        return turn(load_picture(file), self.turned)


@dataclass(frozen=True, slots=True, eq=False)
class LookedAt:
    """A text layer that was held against its page: its words with what was seen of them, the
    numerals that no word claims; `believed` is False where the page is to be read from its
    picture. `cautions` say what was not done."""

    layer: Layer
    seen: tuple[SeenPrint, ...] = ()
    believed: bool = True
    cautions: tuple[Doubt, ...] = ()


def look_at(
    page: PdfPage,
    layer: Layer,
    picture: numpy.ndarray,
    readers: Readers,
) -> LookedAt:
    """The layer held against the picture of its page, drawn at LOOKED_AT_DPI."""
    if not pp_ocr.is_there():
        return LookedAt(layer, cautions=(Doubt("print_not_seen"),))
    grey = grey_of(picture)
    drawn = DrawnPage(grey, layer.width / grey.shape[1])

    def second(boxes: Sequence[Box]) -> list[str]:
        return _read_alone(page, layer, boxes, readers)

    witnessed = held_against_print(layer, drawn, second)
    if not witnessed.believed:
        return LookedAt(layer, believed=False)
    seen = tuple(unclaimed_numerals(layer, drawn))
    return LookedAt(witnessed.layer, seen, believed=not is_of_unmapped(layer, seen))


def _read_alone(
    page: PdfPage,
    layer: Layer,
    boxes: Sequence[Box],
    readers: Readers,
) -> list[str]:
    """What the page's first reader sees in each of several boxes, drawn anew for it."""
    grey = grey_of(page.drawn(READ_AT_DPI))
    drawn = DrawnPage(grey, layer.width / grey.shape[1])
    files = [page.folder / f"alone-{number:04}.png" for number in range(len(boxes))]
    for box, file in zip(boxes, files, strict=True):
        write_crop(drawn.framed(box, MARGIN), file)
    found = readers.first.read_strips(files, READ_AT_DPI, "one line")
    return [" ".join(word.text for word in words) for words in found]


def completed_page(
    reading: PageReading,
    page: PdfPage,
    looked: LookedAt,
    readers: Readers,
) -> PageReading:
    """The page with the numerals that stand on it outside its text layer."""
    reading = replace(reading, cautions=(*reading.cautions, *looked.cautions))
    if not looked.seen:
        return reading
    dpi = drawable_dpi(page.path, page.number, READ_AT_DPI)
    picture = FinePicture(grey_of(page.drawn(dpi)), dpi, page.folder)
    return with_unclaimed(reading, looked.layer, looked.seen, picture, readers)
