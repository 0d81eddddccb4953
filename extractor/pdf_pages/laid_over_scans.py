"""Scans without what was laid over them later: the logo of a website across their print.

The file draws such a mark by itself, over a picture in which the print is still whole. It is left
out where it is small and holds words of letters alone. What holds a digit or no word may be the
report's own (a number typed into a scan, a line through print) and stays; so do pictures.

The only module that imports pypdfium2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import regex

from extractor.administration import faults_between
from extractor.language.marks import without_marks
from extractor.pdf_pages.drawing import render
from extractor.witnesses import Words

COVERING = 0.7  # share of the page that the scan below covers
SMALL = 0.05  # share of the page that a mark has at most
MOST = 20  # marks of a page
DPI = 300  # at which a mark is read
FAULTS = 4  # letters of which one may be read otherwise: a logo's are of many shapes and colours
OF_LETTERS = regex.compile(r"[^\p{N}]*\p{L}{4}[^\p{N}]*")
DRAWN = frozenset({pypdfium2.raw.FPDF_PAGEOBJ_PATH, pypdfium2.raw.FPDF_PAGEOBJ_SHADING})
PICTURE = frozenset({pypdfium2.raw.FPDF_PAGEOBJ_IMAGE})
FORM = pypdfium2.raw.FPDF_PAGEOBJ_FORM

Look = Callable[[Path, int], Words]  # the words of a page's picture with so many dots per inch


@dataclass(frozen=True, slots=True)
class Drawn:
    """One thing that a page draws: its number on the page, what it is made of, and the share of the
    page that it may cover."""

    number: int
    kinds: frozenset[int]
    share: float

    @property
    def is_scan(self) -> bool:
        """True for a picture of the whole page."""
        return self.kinds == PICTURE and self.share >= COVERING

    @property
    def is_drawing(self) -> bool:
        """True for lines and fills without a picture and without letters of a font."""
        return bool(self.kinds) and self.kinds <= DRAWN


def scan_alone(path: Path, page: int, folder: Path, looks: Iterable[Look]) -> Path | None:
    """A file below `folder` whose one page is page `page` (1…) without the marks that were laid
    over its scan; None where it has none that may be left out. `looks`: the readers that say so."""
    try:
        with pypdfium2.PdfDocument(path) as document:
            things = _things(document[page - 1])
            marks = _marks(things)
            if not marks:
                return None
            laid_over = _only(document, page, marks, folder / "laid-over.pdf")
            picture = render(laid_over, 1, DPI, folder)
            if not _are_the_same_letters([look(picture, DPI) for look in looks]):
                return None
            rest = [thing.number for thing in things if thing.number not in marks]
            return _only(document, page, rest, folder / "scan-alone.pdf")
    except pypdfium2.PdfiumError:
        return None


def _things(page: pypdfium2.PdfPage) -> list[Drawn]:
    """What a page draws, in its order."""
    wide, high = page.get_size()
    found = []
    for number, one in enumerate(page.get_objects(max_depth=1)):
        left, foot, right, top = one.get_bounds()
        kinds = {one.type}
        if one.type == FORM:
            inside = page.get_objects(form=one.raw, max_depth=10)
            kinds = {part.type for part in inside if part.type != FORM}
        share = (right - left) * (top - foot) / max(1.0, wide * high)
        found.append(Drawn(number, frozenset(kinds), share))
    return found


def _marks(things: list[Drawn]) -> list[int]:
    """The numbers of what was laid over a scan that a page begins with; none where more was than a
    few small drawings."""
    if not things or not things[0].is_scan:
        return []
    marks = [one for one in things[1:] if one.is_drawing]
    small = all(one.share <= SMALL for one in marks)
    return [one.number for one in marks] if small and len(marks) <= MOST else []


def _only(document: pypdfium2.PdfDocument, page: int, numbers: list[int], file: Path) -> Path:
    """The file that was made of one page with only those of its things."""
    with pypdfium2.PdfDocument.new() as made:
        made.import_pages(document, [page - 1])
        copied = made[0]
        for number, one in enumerate(list(copied.get_objects(max_depth=1))):
            if number not in numbers:
                copied.remove_obj(one)
        copied.gen_content()
        made.save(file)
    return file


def _are_the_same_letters(readings: list[Words]) -> bool:
    """True where all readers have words of letters alone, and nearly the same."""
    first, *others = (without_marks(" ".join(word.text for word in read)) for read in readings)
    if not all(map(OF_LETTERS.fullmatch, (first, *others))):
        return False
    most = len(first) // FAULTS
    return all(faults_between(first, other, most + 1) <= most for other in others)
