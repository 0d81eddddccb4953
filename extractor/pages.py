"""One page of an input: text layer or OCR, decided in one place, with the reason kept."""
from __future__ import annotations

import tempfile
from pathlib import Path

import regex
from PIL import Image, ImageOps, UnidentifiedImageError

from extractor import ocr, pdftext, render
from extractor.errors import InputError
from extractor.model import Input, PageReading, Word
from extractor.pdftext import Layer
from extractor.second import hold_against

READING = "10"              # raise it when a change makes pages read otherwise
LARGEST_PICTURE = 120_000_000   # pixels: an A3 page at 600 dpi has 70 million
Image.MAX_IMAGE_PIXELS = LARGEST_PICTURE
A4_WIDTH = 8.27            # inches
LOWEST_DPI, USUAL_DPI, HIGHEST_DPI = 150, 300, 300
PREVIEW_DPI = 100
DOUBTFUL = 0.55            # mean confidence below which a page may be lying on its side


def choose(layer: Layer) -> tuple[str, str]:
    """Decide how a PDF page is read: (reader, key of the reason).

    A layer over a picture of the whole page was made by a scanner's own OCR or is a signature's
    overlay: neither is believed. A layer in no Vietnamese spelling is broken encoding."""
    if not layer.words:
        if not layer.has_ink:
            return "none", "page_blank"
        return "ocr", "layer_only_overlay" if layer.overlays else "layer_empty"
    if layer.picture_share > 0.7:
        return "ocr", "layer_over_picture"
    if layer.syllable_share < 0.75 and len(layer.words) > 3:
        return "ocr", "layer_not_vietnamese"
    return "text-layer", "layer_old_font" if layer.old_fonts else "layer_good"


def settings() -> str:
    """What a kept reading depends on besides the file's content."""
    return f"reading {READING}, {ocr.engine()}, {ocr.LANGUAGE}, {ocr.SECOND}"


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
            _shrink(render.render(source.path, number, PREVIEW_DPI, folder), PREVIEW_DPI, preview)
        return PageReading(number, layer.width, layer.height, reader, reason,
                           layer.words, layer.overlays)
    if "JBIG2" in layer.coding:
        cautions += ("jbig2",)
    if 0 < layer.picture_dpi < 140:
        cautions += ("low_resolution",)
    dpi = scan_dpi(layer)
    picture = render.render(source.path, number, dpi, folder)
    return _recognise(picture, dpi, number, reason, cautions, folder, preview, layer.overlays)


def _layer(path: Path, number: int) -> tuple[Layer, tuple[str, ...]]:
    """The text layer; where it cannot be read at all, an empty one and a caution."""
    try:
        return pdftext.read_layer(path, number), ()
    except Exception as error:  # pdfminer raises many kinds on damaged files; the picture decides
        if isinstance(error, MemoryError):
            raise
        return Layer(0, 0, (), (), 1.0, 0, 0.0, False, True), ("layer_broken",)


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
        except (OSError, ValueError, SyntaxError):        # cut off in the middle
            raise InputError("file_broken") from None
        if getattr(picture, "n_frames", 1) > 1 or upright.size != picture.size:
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


def _recognise(picture: Path, dpi: int, number: int, reason: str, cautions: tuple[str, ...],
               folder: Path, preview: Path | None, overlays: tuple[str, ...] = ()) -> PageReading:
    scale, turned = 72 / dpi, 0
    words = ocr.read_picture(picture, dpi, scale)
    if _sure(words) < DOUBTFUL or _standing(words):
        turned = ocr.orientation(picture)
        if turned:
            picture = _turn(picture, turned, folder)
            words = ocr.read_picture(picture, dpi, scale)
            cautions += ("page_turned",)
    words, unread = hold_against(words, ocr.read_picture(picture, dpi, scale, ocr.second_model()))
    cautions += tuple(f"unread_numeral|text={regex.sub('[|=]', ' ', text)}" for text in unread)
    if preview:
        _shrink(picture, dpi, preview)
    with Image.open(picture) as drawn:
        width, height = drawn.size
        if not words and _has_ink(drawn):
            cautions += ("ink_without_words",)
    return PageReading(number, width * scale, height * scale, "ocr", reason, words, overlays,
                       cautions, dpi, turned)


def _shrink(picture: Path, dpi: int, target: Path) -> None:
    """A small copy for people to look at."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(picture) as drawn:
        factor = min(1.0, PREVIEW_DPI / dpi)
        size = max(1, round(drawn.width * factor)), max(1, round(drawn.height * factor))
        drawn.convert("RGB" if drawn.mode not in ("L", "1") else "L").resize(size).save(target, quality=60)


def _sure(words: tuple[Word, ...]) -> float:
    return sum(w.confidence for w in words) / len(words) if len(words) > 4 else 0.0


def _standing(words: tuple[Word, ...]) -> bool:
    """Do most words run up or down? Tesseract reads some pages lying, with boxes to match."""
    long = [w.box for w in words if len(w.text) > 3]
    return len(long) > 4 and sum(b.height > 1.2 * b.width for b in long) > 0.5 * len(long)


def _turn(picture: Path, degrees: int, folder: Path) -> Path:
    target = folder / "turned.png"
    with Image.open(picture) as lying:
        lying.rotate(-degrees, expand=True).save(target, compress_level=1)
    return target


def _has_ink(picture: Image.Image) -> bool:
    """More than one dark pixel in a thousand, so that specks do not count."""
    histogram = picture.convert("L").resize((400, 560)).histogram()
    return sum(histogram[:110]) > 0.001 * 400 * 560
