"""One page of an input: text layer or OCR, decided in one place, with the reason kept."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy
import regex
from PIL import Image, ImageOps, UnidentifiedImageError

from extractor import cellreading, grids, ocr, pdftext, render
from extractor.clean import clean, grey_of, lies, turn
from extractor.errors import InputError
from extractor.ink import against_ink, uncovered
from extractor.model import Box, Input, PageReading, Table, Word
from extractor.pdftext import Layer
from extractor.second import settle, undecided
from extractor.strips import cut, find_strips, once
from extractor.widths import against_width, fitting

READING = "36"  # raise it when a change makes pages read otherwise
LARGEST_PICTURE = 120_000_000  # pixels: an A3 page at 600 dpi has 70 million
Image.MAX_IMAGE_PIXELS = LARGEST_PICTURE
A4_WIDTH = 8.27  # inches
LOWEST_DPI, USUAL_DPI, HIGHEST_DPI = 150, 300, 300
PREVIEW_DPI = 100
EDGE = 3  # points from the page's edge at which print may be cut off
DOUBTFUL = 0.55  # mean confidence below which a page may be lying on its side


def choose(layer: Layer) -> tuple[str, str]:
    """Decide how a PDF page is read: (reader, key of the reason).

    A layer over a picture of the whole page was made by a scanner's own OCR or is a signature's
    overlay: neither is believed. A layer in no Vietnamese spelling is broken encoding."""
    if not layer.words and not layer.tables:
        if not layer.has_ink:
            return "none", "page_blank"
        return "ocr", "layer_only_overlay" if layer.overlays else "layer_empty"
    if layer.picture_share > 0.7:
        return "ocr", "layer_over_picture"
    if (
        layer.syllable_share < 0.75
        and len(layer.words) + sum(len(c.words) for t in layer.tables for c in t.cells) > 3
    ):
        return "ocr", "layer_not_vietnamese"
    return "text-layer", "layer_old_font" if layer.old_fonts else "layer_good"


def settings() -> str:
    """What a kept reading depends on besides the file's content."""
    return f"reading {READING}, {ocr.engine()}, {ocr.LANGUAGE}, {ocr.SECOND}, {ocr.THIRD}"


def count(source: Input) -> int:
    """Pages of an input. Raises InputError where it cannot be opened."""
    if source.kind == "pdf":
        return render.count_pages(source.path)
    if source.kind == "image":
        with _open_picture(source.path) as picture:
            return getattr(picture, "n_frames", 1)
    return 1


def read_page(source: Input, number: int, preview: Path | None = None) -> PageReading:
    """Read page `number` (1…) of a PDF or a picture; leave a small picture of it at `preview`."""
    with tempfile.TemporaryDirectory(prefix="solieu-") as folder:
        if source.kind == "image":
            return _read_photo(source, number, Path(folder), preview)
        return _read_pdf(source, number, Path(folder), preview)


def _read_pdf(source: Input, number: int, folder: Path, preview: Path | None) -> PageReading:
    layer, cautions = _layer(source.path, number)
    reader, reason = choose(layer)
    if reader != "ocr":
        if preview:
            preview.parent.mkdir(parents=True, exist_ok=True)
            _shrink(
                _load(render.render(source.path, number, PREVIEW_DPI, folder)), PREVIEW_DPI, preview
            )
        return PageReading(
            number,
            layer.width,
            layer.height,
            reader,
            reason,
            layer.words,
            layer.overlays,
            tables=layer.tables,
        )
    if "JBIG2" in layer.coding:
        cautions += ("jbig2",)
    if 0 < layer.picture_dpi < 140:
        cautions += ("low_resolution",)
    dpi = scan_dpi(layer)
    picture = render.render(source.path, number, dpi, folder, colour=not layer.grey)
    page = _recognise(picture, dpi, number, reason, cautions, folder, preview)
    cautions = page.cautions + (
        ("layer_differs",)
        if reason == "layer_over_picture" and _differ(layer.words, page.words)
        else ()
    )
    drawn = [w for w in page.words if any(_covers(box, w.box) for box in layer.set_apart)]
    overlays = layer.overlays or ((" ".join(w.text for w in drawn),) if drawn else ())
    return replace(
        page,
        overlays=overlays,
        cautions=cautions,
        words=tuple(w for w in page.words if w not in drawn),
    )


def _differ(layer: tuple[Word, ...], read: tuple[Word, ...]) -> bool:
    """Does a text layer have other numerals than the picture: over a fifth of them?"""
    said, seen = (
        Counter(n for w in words for n in regex.findall(r"\d+", w.text)) for words in (layer, read)
    )
    return (said - seen).total() + (seen - said).total() > 0.2 * max(5, said.total() + seen.total())


def _covers(overlay: Box, word: Box) -> bool:
    """Is this word a signature's visible block, drawn on the scan and set apart already?"""
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return overlay.x0 - 1 < x < overlay.x1 + 1 and overlay.y0 - 1 < y < overlay.y1 + 1


def _layer(path: Path, number: int) -> tuple[Layer, tuple[str, ...]]:
    """The text layer; where it cannot be read at all, an empty one and a caution."""
    try:
        return pdftext.read_layer(path, number), ()
    except Exception as error:  # pdfminer raises many kinds on damaged files; the picture decides
        if isinstance(error, MemoryError):
            raise
        return Layer(0, 0, (), (), (), 1.0, 0, 0.0, False, True), ("layer_broken",)


def scan_dpi(layer: Layer) -> int:
    """The scan's own resolution, within what Tesseract reads well; scaling up adds errors."""
    if layer.picture_share > 0.7 and layer.picture_dpi:
        return max(LOWEST_DPI, min(HIGHEST_DPI, layer.picture_dpi))
    return USUAL_DPI


def _read_photo(source: Input, number: int, folder: Path, preview: Path | None) -> PageReading:
    with _open_picture(source.path) as picture:
        picture.seek(number - 1)
        dpi = _picture_dpi(picture)
        path = source.path
        try:
            upright = ImageOps.exif_transpose(picture)
            upright.load()
        except (OSError, ValueError, SyntaxError):  # cut off in the middle
            raise InputError("file_broken") from None
        if getattr(picture, "n_frames", 1) > 1 or upright is not picture:
            path = folder / "frame.png"
            upright.save(path)
    cautions = ("low_resolution",) if dpi < 140 else ()
    return _recognise(path, dpi, number, "picture_file", cautions, folder, preview)


def _open_picture(path: Path) -> Image.Image:
    try:
        return Image.open(path)
    except Image.DecompressionBombError:
        raise InputError("picture_too_large") from None
    except (UnidentifiedImageError, OSError, ValueError):
        raise InputError("file_broken") from None


def _picture_dpi(picture: Image.Image) -> int:
    """As stored, where that makes sense for a page; else as if the page were A4."""
    stored = float(picture.info.get("dpi", (0, 0))[0] or 0)
    if 90 <= stored <= 1200 and 5 <= min(picture.size) / stored <= 17:
        return round(stored)
    return max(70, round(min(picture.size) / A4_WIDTH))


def _recognise(
    file: Path,
    dpi: int,
    number: int,
    reason: str,
    cautions: tuple[str, ...],
    folder: Path,
    preview: Path | None,
) -> PageReading:
    """Cleaned, read, turned where it lies, every numeral read again."""
    scale = 72 / dpi
    seen = _load(file)
    if preview:
        preview.parent.mkdir(parents=True, exist_ok=True)
    turned = ocr.orientation(file) if lies(grey_of(seen)) else 0
    first = _first(seen, turned, dpi, folder)
    if not turned and (_sure(first.all_words) < DOUBTFUL or _standing(first.all_words)):
        turned = ocr.orientation(file)
        if turned:
            first = _first(seen, turned, dpi, folder)
    if turned:
        cautions += ("page_turned",)
    words, unread = _read_again(first.around, dpi, first.words, folder)
    words = against_width(against_ink(first.around, words, scale, fitting(words)))
    cautions += tuple(f"unread_numeral|text={regex.sub('[|=]', ' ', text)}" for text in unread)
    if first.blank:
        cautions += (
            f"cells_unread|cells={'; '.join(first.blank[:8])}{' …' if len(first.blank) > 8 else ''}",
        )
    if not first.all_words and _has_ink(first.around):
        cautions += ("ink_without_words",)
    upright = turn(seen, turned)
    if _cut(words, upright.shape[1] * scale):
        cautions += ("edge_cut",)
    if preview:
        _shrink(upright, dpi, preview)
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


def _load(file: Path) -> numpy.ndarray:
    """A picture file as an array: grey, or blue-green-red."""
    seen = cv2.imread(str(file), cv2.IMREAD_UNCHANGED | cv2.IMREAD_IGNORE_ORIENTATION)
    if seen is None:  # a kind of TIFF or PNG that OpenCV lacks
        with _open_picture(file) as other:
            seen = numpy.asarray(other.convert("RGB"))[:, :, ::-1].copy()
    if seen.dtype != numpy.uint8:
        seen = (seen / 257).astype("uint8")
    if seen.ndim == 3 and seen.shape[2] == 4:
        share = seen[:, :, 3:].astype("float32") / 255  # what is clear is paper
        seen = (seen[:, :, :3] * share + 255 * (1 - share)).astype("uint8")
    return seen


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
    picture = clean(turn(seen, turned), dpi)
    found, erased = grids.find_grids(picture.grey, dpi)
    tables, blank = cellreading.read_grids(found, erased, dpi, folder)
    tables = tuple(
        replace(
            t,
            cells=tuple(replace(c, words=against_ink(erased, c.words, 72 / dpi)) for c in t.cells),
        )
        for t in tables
    )
    around = grids.without(picture.grey, found, dpi)
    file = folder / "clean.pgm"
    cv2.imwrite(str(file), around)
    return First(around, picture.slant, ocr.read_picture(file, dpi, 72 / dpi), tables, tuple(blank))


def _read_again(
    grey: numpy.ndarray, dpi: int, words: tuple[Word, ...], folder: Path
) -> tuple[tuple[Word, ...], list[str]]:
    """Every numeral by a second model, those that differ by a third; ink without words by both."""
    scale = 72 / dpi
    strips = find_strips(words, uncovered(grey, words, scale))
    files, corners = cut(grey, strips, scale, folder)
    second = _placed(ocr.read_strips(files, dpi, scale, ocr.second_model(), folder), corners)
    firsts = [tuple(words[k] for k in strip.words) for strip in strips]
    open_ones = [n for n in range(len(strips)) if undecided(firsts[n], second[n])]
    third = dict(
        zip(
            open_ones,
            _placed(
                ocr.read_strips([files[n] for n in open_ones], dpi, scale, ocr.THIRD, folder),
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
    return once(made) if strips else words, unread


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


def _shrink(seen: numpy.ndarray, dpi: int, target: Path) -> None:
    """A small copy for people to look at."""
    factor = min(1.0, PREVIEW_DPI / dpi)
    size = max(1, round(seen.shape[1] * factor)), max(1, round(seen.shape[0] * factor))
    cv2.imwrite(
        str(target),
        cv2.resize(seen, size, interpolation=cv2.INTER_AREA),
        [cv2.IMWRITE_JPEG_QUALITY, 60],
    )


def _sure(words: tuple[Word, ...]) -> float:
    return sum(w.confidence for w in words) / len(words) if len(words) > 4 else 0.0


def _standing(words: tuple[Word, ...]) -> bool:
    """Do most words run up or down? Tesseract reads some pages lying, with boxes to match."""
    long = [w.box for w in words if len(w.text) > 3]
    return len(long) > 4 and sum(b.height > 1.2 * b.width for b in long) > 0.5 * len(long)


def _has_ink(grey: numpy.ndarray) -> bool:
    """More than one dark pixel in a thousand, so that specks do not count."""
    return float((cv2.resize(grey, (400, 560), interpolation=cv2.INTER_AREA) < 110).mean()) > 0.001
