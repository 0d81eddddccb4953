"""One page of an input: text layer or OCR, decided in one place, with the reason kept."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy
import regex

from extractor.errors import InputError
from extractor.imaging import (
    PREVIEW_DPI,
    FlatPage,
    count_frames,
    load_picture,
    save_preview,
    upright_frame,
)
from extractor.model import Doubt, Input, PageReading, ReaderName, Word
from extractor.office_files import PictureFile, office_page, office_pages
from extractor.pdf_pages import (
    LACKING,
    UNREADABLE,
    Layer,
    beside_fields,
    count_pages,
    draw,
    drawable_dpi,
    outside_fields,
    read_layer,
    render,
    scan_alone,
)
from extractor.reading.digital import LOOKED_AT_DPI, PdfPage, completed_page, look_at
from extractor.reading.engines import READERS
from extractor.reading.picture import (
    ReadOnce,
    against_print,
    cautions_of,
    read_again,
    read_once,
    upright_page,
)
from extractor.reading.unclaimed import with_unread
from extractor.rereading import with_covered_gaps
from extractor.witnesses import (
    Words,
    level_rules,
    marked_if_illegible,
    spelled_symbols,
    spelled_units,
    with_glued_doubted,
    with_lost_slashes,
    without_narrow_numerals,
)

LOOKS = (READERS.first.read_page, READERS.judges[0].read_page)  # at what was laid over a scan
LOWEST_DPI, USUAL_DPI, HIGHEST_DPI = 150, 300, 300
LOWEST_DPI_INSIDE, MOST_DPI_INSIDE = 70, 600  # of a picture in an office file
COARSE_DPI = 140  # scans with fewer dots per inch are cautioned against
MOST_UNLIKE = 0.01  # share by which a page's shape may differ from that of its reading
LAYER_BROKEN = Doubt("layer_broken")
FAINTEST = 224  # of white 255: paler print is none that a person reads
FINE_QUALITY = 80  # of JPEG: at 75 and below rings stand around small digits
DIFFERING = 0.2  # share of a page's numerals: a layer with more of them otherwise differs


@dataclass(frozen=True, slots=True)
class Choice:
    """How a page is read, and the key of the sentence that says why."""

    reader: ReaderName
    reason: str


PICTURE_INSIDE = Choice("ocr", "picture_inside")
NOT_AS_PRINTED = Choice("ocr", "layer_not_as_printed")


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The picture of a page in a file of its own, its dots per inch, and what a person should
    know of it."""

    file: Path
    dpi: int
    cautions: tuple[Doubt, ...]


def choose(layer: Layer) -> tuple[ReaderName, str]:
    """Decide how a PDF page is read: (reader, key of the reason).

    A layer over a picture of the whole page was made by a scanner's own OCR or is a signature's
    overlay: neither is believed. A layer in no Vietnamese spelling is broken encoding."""
    if not layer.words and not layer.tables:
        if not layer.has_ink:
            return "none", "page_blank"
        return "ocr", "layer_only_overlay" if layer.overlays else "layer_empty"
    if layer.is_scan:
        return "ocr", "layer_over_picture"
    if layer.covered:
        return "ocr", "layer_covered"
    if layer.syllable_share < 0.75 and layer.word_count > 3:
        return "ocr", "layer_not_vietnamese"
    return "text-layer", "layer_old_font" if layer.old_fonts else "layer_good"


def scan_dpi(layer: Layer) -> int:
    """The scan's own resolution, within what Tesseract reads well; scaling up adds errors."""
    if layer.is_scan and layer.picture_dpi:
        return max(LOWEST_DPI, min(HIGHEST_DPI, layer.picture_dpi))
    return USUAL_DPI


def page_count(source: Input) -> int:
    """Pages of an input. Raises InputError where it cannot be opened."""
    if source.kind == "pdf":
        return count_pages(source.path)
    if source.kind in ("word", "sheet"):
        return office_pages(source)
    if source.kind == "image":
        return count_frames(source.path)
    return 1


def read_page(
    source: Input,
    number: int,
    preview: Path | None = None,
) -> PageReading:
    """The life of a page: page `number` (1…) of a PDF or a picture file, read. A small picture of
    it is left at `preview`. Raises InputError."""
    with tempfile.TemporaryDirectory(prefix="solieu-") as name:
        folder = Path(name)
        if source.kind in ("word", "sheet"):
            return _of_office(source, number, folder, preview)
        layer = _layer(source, number)
        choice = _choice(layer)
        if layer and choice.reader == "none":
            if _is_blank(source, number, folder, preview):
                return _from_layer(number, choice, layer)
            cautions = (*layer.cautions, LAYER_BROKEN)  # its contents were not found
            layer = replace(UNREADABLE, cautions=cautions)
            choice = _choice(layer)
        if layer and choice.reader == "text-layer":
            drawn = PdfPage(source.path, number, folder, layer.turned)
            digital = _of_digital(drawn, choice, layer, preview)
            if digital:
                return digital
            choice = NOT_AS_PRINTED
        picture = _drawn(source, number, layer, folder) if layer else _photo(source, number, folder)
        page = _read_picture(number, choice, picture, folder, preview)
        return beside_fields(_beside_layer(page, layer), layer.fields) if layer else page


def draw_as_read(source: Input, read: PageReading, target: Path) -> bool:
    """Draw a page that was read, for people to look at, as JPEG: as finely as it was read, in
    colour where it is stored so, upright, so that the places of its reading are places on it. False
    where it has no picture, or another one than was read. Raises InputError."""
    if source.kind not in ("pdf", "image"):
        return False
    with tempfile.TemporaryDirectory(prefix="solieu-") as name:
        seen = _as_read(source, read, Path(name))
        high, wide = seen.picture.shape[:2]
        if abs(wide * read.height - high * read.width) > MOST_UNLIKE * high * read.width:
            return False
        save_preview(seen.picture, seen.dpi, target, most_dpi=seen.dpi, quality=FINE_QUALITY)
    return True


def _as_read(source: Input, read: PageReading, folder: Path) -> FlatPage:
    if read.reader != "ocr":
        dpi = drawable_dpi(source.path, read.number, USUAL_DPI)
        page = PdfPage(source.path, read.number, folder, read.turned)
        return FlatPage(page.drawn(dpi, colour=True), dpi)
    layer = _layer(source, read.number)
    picture = (
        _drawn(source, read.number, layer, folder) if layer else _photo(source, read.number, folder)
    )
    return upright_page(picture.file, picture.dpi, read.turned)


def _of_digital(
    page: PdfPage,
    choice: Choice,
    layer: Layer,
    preview: Path | None,
) -> PageReading | None:
    """The page of a text layer that was held against its print; None where it is printed
    otherwise, so that its picture must be read."""
    picture = page.drawn(LOOKED_AT_DPI, colour=preview is not None)
    looked = look_at(page, layer, picture, READERS)
    if not looked.believed:
        return None
    _leave_preview(picture, LOOKED_AT_DPI, preview)
    return completed_page(_from_layer(page.number, choice, looked.layer), page, looked, READERS)


def _of_office(
    source: Input,
    number: int,
    folder: Path,
    preview: Path | None,
) -> PageReading:
    """A page of an office file: its text, or a picture inside, which is read like a scan."""
    found = office_page(source, number, folder)
    if isinstance(found, PageReading):
        return found
    try:
        frame = upright_frame(found.file, 1, folder)
        picture = _inside(found, frame.file, frame.dpi, frame.width)
        page = _read_picture(number, PICTURE_INSIDE, picture, folder, preview)
    except InputError:  # one picture that cannot be read leaves the text around it what it is
        return PageReading(
            number=number,
            width=0,
            height=0,
            reader="none",
            reason=PICTURE_INSIDE.reason,
            cautions=(Doubt.of("drawings_unread", number="1"),),
        )
    return replace(page, place=f"hình, {found.place}" if found.place else "hình")


def _inside(found: PictureFile, file: Path, dpi: int, dots: int) -> PagePicture:
    """The picture with its dots per inch as it is set into the document."""
    if found.width:
        dpi = min(MOST_DPI_INSIDE, max(LOWEST_DPI_INSIDE, round(dots / found.width)))
    return PagePicture(file, dpi, (Doubt("low_resolution"),) if dpi < COARSE_DPI else ())


def _read_picture(
    number: int,
    choice: Choice,
    picture: PagePicture,
    folder: Path,
    preview: Path | None,
) -> PageReading:
    """A picture read once, every numeral again, and held against the print."""
    once = read_once(picture.file, picture.dpi, READERS, folder)
    again = read_again(once, READERS, folder)
    whole = with_lost_slashes(again.words, once.around, once.scale)
    held = without_narrow_numerals(against_print(once, whole))
    words = with_glued_doubted(held, again.words, whole)
    words = spelled_symbols(spelled_units(words))
    cautions = (*picture.cautions, *cautions_of(once, words, again.unread))
    read = _from_picture(number, choice, once, words, cautions)
    page = with_unread(with_covered_gaps(read, once.around, once.scale), once, READERS, folder)
    page = marked_if_illegible(page, guessed=once.guessed)
    _leave_preview(once.upright, once.dpi, preview)
    return page


def _layer(source: Input, number: int) -> Layer | None:
    """The text layer of a PDF page, UNREADABLE where it is damaged; None of a picture file."""
    if source.kind == "image":
        return None
    try:
        return read_layer(source.path, number)
    except (MemoryError, InputError):
        raise
    except Exception:  # pdfminer raises many kinds on damaged files; the picture decides
        return UNREADABLE


def _choice(layer: Layer | None) -> Choice:
    return Choice(*choose(layer)) if layer else Choice("ocr", "picture_file")


def _photo(
    source: Input,
    number: int,
    folder: Path,
) -> PagePicture:
    """A page of a picture file, set upright as its camera noted."""
    frame = upright_frame(source.path, number, folder)
    cautions = []
    if frame.dpi < COARSE_DPI:
        cautions.append(Doubt("low_resolution"))
    if frame.left_out:
        cautions.append(Doubt.of("frames_left_out", count=str(frame.left_out)))
    return PagePicture(frame.file, frame.dpi, tuple(cautions))


def _drawn(
    source: Input,
    number: int,
    layer: Layer,
    folder: Path,
) -> PagePicture:
    """A page of a PDF drawn at the resolution of its scan."""
    cautions = []
    if layer is UNREADABLE:
        cautions.append(LAYER_BROKEN)
    if "JBIG2" in layer.coding:
        cautions.append(Doubt("jbig2"))
    dpi = drawable_dpi(source.path, number, scan_dpi(layer))
    if 0 < layer.picture_dpi < COARSE_DPI or dpi < COARSE_DPI:
        cautions.append(Doubt("low_resolution"))
    alone = scan_alone(source.path, number, folder, LOOKS) if layer.is_scan else None
    file, page = (alone, 1) if alone else (source.path, number)
    drawing = draw(file, page, dpi, folder, colour=not layer.grey)
    if not drawing.is_whole and LACKING not in layer.cautions:
        cautions.append(LACKING)
    return PagePicture(drawing.file, dpi, tuple(cautions))


def _from_layer(
    number: int,
    choice: Choice,
    layer: Layer,
) -> PageReading:
    return PageReading(
        number=number,
        width=layer.width,
        height=layer.height,
        reader=choice.reader,
        reason=choice.reason,
        words=layer.words,
        overlays=layer.overlays,
        tables=layer.tables,
        cautions=layer.cautions,
        turned=layer.turned,
        rules=level_rules(layer.strokes, [table.box for table in layer.tables], layer.width),
    )


def _from_picture(
    number: int,
    choice: Choice,
    once: ReadOnce,
    words: Words,
    cautions: tuple[Doubt, ...],
) -> PageReading:
    """The reading of a page whose picture was read; `words` are those around its tables."""
    width, height = once.size
    return PageReading(
        number=number,
        width=width,
        height=height,
        reader=choice.reader,
        reason=choice.reason,
        words=words,
        cautions=cautions,
        dpi=once.dpi,
        turned=once.turned,
        tables=once.tables,
        slant=once.slant,
        rules=once.rules,
    )


def _beside_layer(page: PageReading, layer: Layer) -> PageReading:
    """The page that was read from its picture, without what its text layer sets apart (the
    visible blocks of signatures), and with a caution where a scanner's own text layer has other
    numerals."""
    drawn = [word for word in page.words if _is_set_apart(word, layer)]
    text = " ".join(word.text for word in drawn)
    cautions = page.cautions
    if _has_other_numerals(page, layer):
        cautions += (Doubt("layer_differs"),)
    return replace(
        page,
        overlays=layer.overlays or ((text,) if drawn else ()),
        cautions=(*cautions, *layer.cautions),
        words=tuple(word for word in page.words if word not in drawn),
    )


def _has_other_numerals(page: PageReading, layer: Layer) -> bool:
    """True where a scanner's own text layer does not say what the picture does; what stands in form
    fields is not the scanner's."""
    if page.reason == NOT_AS_PRINTED.reason:
        return True
    if page.reason != "layer_over_picture":
        return False
    said = outside_fields(layer.words, layer.fields)
    return bool(said) and _differ(said, outside_fields(page.words, layer.fields))


def _differ(layer: Words, read: Words) -> bool:
    """True where a text layer has other numerals than the picture: over a fifth of them."""
    said, seen = _numbers(layer), _numbers(read)
    differing = (said - seen).total() + (seen - said).total()
    return differing > DIFFERING * max(5, said.total() + seen.total())


def _numbers(words: Words) -> Counter[str]:
    """How often each run of digits stands in the words."""
    return Counter(chain.from_iterable(regex.findall(r"\d+", word.text) for word in words))


def _is_set_apart(word: Word, layer: Layer) -> bool:
    """True where the word's middle lies in a signature's visible block, or a point beside it."""
    x, y = word.box.centre
    for box in layer.set_apart:
        across = box.x0 - 1 < x < box.x1 + 1
        if across and box.y0 - 1 < y < box.y1 + 1:
            return True
    return False


def _is_blank(
    source: Input,
    number: int,
    folder: Path,
    preview: Path | None,
) -> bool:
    """True where nothing is drawn on a page whose layer is empty: of damaged contents one program
    finds what another one does not. The drawing is left for people to look at."""
    drawn = load_picture(render(source.path, number, PREVIEW_DPI, folder))
    if int(drawn.min()) < FAINTEST:
        return False
    _leave_preview(drawn, PREVIEW_DPI, preview)
    return True


def _leave_preview(
    seen: numpy.ndarray,
    dpi: int,
    preview: Path | None,
) -> None:
    if preview:
        preview.parent.mkdir(parents=True, exist_ok=True)
        save_preview(seen, dpi, preview)
