"""One page of an input: text layer or OCR, decided in one place, with the reason kept."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import regex

from extractor.imaging import PREVIEW_DPI, load_picture, open_picture, save_preview
from extractor.model import Box, Doubt, Input, PageReading, Word
from extractor.reading import render, tesseract, text_layer
from extractor.reading.picture import read_photo, recognise
from extractor.reading.text_layer import Layer

READING = "36"  # raise it when a change makes pages read otherwise
LOWEST_DPI, USUAL_DPI, HIGHEST_DPI = 150, 300, 300


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


def reading_settings() -> str:
    """What a kept reading depends on besides the file's content."""
    return f"reading {READING}, {tesseract.ocr_engine()}, {tesseract.LANGUAGE}, {tesseract.SECOND}, {tesseract.THIRD}"


def page_count(source: Input) -> int:
    """Pages of an input. Raises InputError where it cannot be opened."""
    if source.kind == "pdf":
        return render.count_pages(source.path)
    if source.kind == "image":
        with open_picture(source.path) as picture:
            return getattr(picture, "n_frames", 1)
    return 1


def read_page(source: Input, number: int, preview: Path | None = None) -> PageReading:
    """Read page `number` (1…) of a PDF or a picture; leave a small picture of it at `preview`."""
    with tempfile.TemporaryDirectory(prefix="solieu-") as folder:
        if source.kind == "image":
            return read_photo(source, number, Path(folder), preview)
        return _read_pdf(source, number, Path(folder), preview)


def _read_pdf(source: Input, number: int, folder: Path, preview: Path | None) -> PageReading:
    layer, cautions = _layer(source.path, number)
    reader, reason = choose(layer)
    if reader != "ocr":
        if preview:
            preview.parent.mkdir(parents=True, exist_ok=True)
            save_preview(
                load_picture(render.render(source.path, number, PREVIEW_DPI, folder)),
                PREVIEW_DPI,
                preview,
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
        cautions += (Doubt("jbig2"),)
    if 0 < layer.picture_dpi < 140:
        cautions += (Doubt("low_resolution"),)
    dpi = scan_dpi(layer)
    picture = render.render(source.path, number, dpi, folder, colour=not layer.grey)
    page = recognise(picture, dpi, number, reason, cautions, folder, preview)
    cautions = page.cautions + (
        (Doubt("layer_differs"),)
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


def _layer(path: Path, number: int) -> tuple[Layer, tuple[Doubt, ...]]:
    """The text layer; where it cannot be read at all, an empty one and a caution."""
    try:
        return text_layer.read_layer(path, number), ()
    except Exception as error:  # pdfminer raises many kinds on damaged files; the picture decides
        if isinstance(error, MemoryError):
            raise
        return Layer(0, 0, (), (), (), 1.0, 0, 0.0, False, True), (Doubt("layer_broken"),)


def scan_dpi(layer: Layer) -> int:
    """The scan's own resolution, within what Tesseract reads well; scaling up adds errors."""
    if layer.picture_share > 0.7 and layer.picture_dpi:
        return max(LOWEST_DPI, min(HIGHEST_DPI, layer.picture_dpi))
    return USUAL_DPI
