"""The text layer of a PDF page: its words with their places, and what speaks for or against it.

The only module that imports pdfplumber.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

import pdfplumber
import regex
from pdfminer.pdftypes import resolve1

from extractor.language.old_fonts import old_encoding, to_unicode
from extractor.language.syllables import syllable_share
from extractor.model import Box, Table, Word
from extractor.reading.text_layer_tables import ruled_tables

# A signature's visible block, and the stamps that intake systems add: not the report's text.
OVERLAY = regex.compile(
    r"(?i)thời gian ký|người ký|ký bởi|được ký|ngày ký|signature|email\s*:|cơ quan\s*:|"
    r"\d\d:\d\d:\d\d|văn bản đến|trung tâm công báo|ttvp|ký số"
)


@dataclass(frozen=True)
class Layer:
    """What the page's text layer holds. Shares run from 0 to 1."""

    width: float
    height: float
    words: tuple[Word, ...]
    overlays: tuple[str, ...]
    set_apart: tuple[Box, ...]  # where overlays and signature fields stand
    picture_share: float  # of the page, covered by its largest picture
    picture_dpi: int  # of that picture as placed; 0 without one
    syllable_share: float  # of the words of letters, built like Vietnamese syllables
    old_fonts: bool
    has_ink: bool  # anything drawn at all
    coding: str = ""  # how the picture is coded: JBIG2Decode, CCITTFaxDecode, …
    grey: bool = False  # the picture is known to hold no colour
    tables: tuple[Table, ...] = ()  # ruled; their words stand in their cells only


def read_layer(path: Path, page_number: int) -> Layer:
    """Read page `page_number` (1…) of a PDF. Words carry confidence 1."""
    with pdfplumber.open(path, pages=[page_number]) as pdf:
        page = pdf.pages[0]
        words = _words(page)
        picture = max(page.images, key=lambda i: i["width"] * i["height"], default=None)
        body, overlays = _split_overlay(words)
        every = body
        tables, body = ruled_tables(page, body) if body else ((), body)
        set_apart = (*(w.box for w in words if overlays), *_signatures(page))
        return Layer(
            float(page.width),
            float(page.height),
            tuple(body),
            tuple(overlays),
            set_apart,
            _share(picture, page),
            _dpi(picture),
            syllable_share([w.text for w in every]),
            any(old_encoding(c["fontname"]) for c in page.chars),
            bool(words or page.images or page.curves or page.lines or page.rects),
            _coding(picture),
            bool(picture) and "DeviceGray" in str(picture.get("colorspace")),
            tables,
        )


def _words(page) -> list[Word]:
    """Cells beside each other are set off by parts of a line: in tables, letters of one line stand
    within a point, else lines of one cell run into those of the next."""
    page, tables = page.dedupe_chars(), [t.bbox for t in page.find_tables()]

    def in_table(thing) -> bool:
        x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
        return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in tables)

    kinds = (
        [(page, 3)]
        if not tables
        else [(page.filter(lambda t: not in_table(t)), 3), (page.filter(in_table), 1)]
    )
    found = [
        word
        for part, apart in kinds
        for word in part.extract_words(
            x_tolerance_ratio=0.18,
            y_tolerance=apart,
            keep_blank_chars=False,
            extra_attrs=["fontname", "size"],
            return_chars=True,
        )
    ]
    return [w for parts in _glue(found) for w in _with_mark(parts) if w.text.strip()]


def _with_mark(parts: list[dict]) -> list[Word]:
    """A word; a footnote's mark raised behind it (`kỳ¹` set as a small 1) is a word of its own."""
    last = parts[-1]
    unit = regex.search(r"(?:^|\d)(?:m|km|dm|cm)$", "".join(p["text"] for p in parts[:-1]))
    if (
        len(parts) > 1
        and regex.fullmatch(r"\d{1,2}", last["text"])
        and _raised(parts[-2:])
        and not unit
    ):
        mark = _word(parts[-1:])
        return [_word(parts[:-1]), replace(mark, superscript=True)]
    return [_word(parts)]


def _glue(found: list[dict]) -> list[list[dict]]:
    """Parts of one word set in several fonts or sizes (`97m²`), put together again."""
    words: list[list[dict]] = []
    for part in found:
        last = words[-1][-1] if words else None
        if (
            last
            and -0.5 <= part["x0"] - last["x1"] < 0.12 * max(last["size"], 6)
            and part["top"] < last["bottom"]
            and last["top"] < part["bottom"]
        ):
            words[-1].append(part)
        else:
            words.append([part])
    return words


def _word(parts: list[dict]) -> Word:
    printed = "".join(p["text"] for p in parts)
    text = "".join(to_unicode(p["text"], p["fontname"]) for p in parts)
    if (
        len(parts) == 2
        and parts[1]["text"] in "23"
        and _raised(parts)
        and regex.search(r"(?:^|\d)(?:m|km|dm|cm)$", parts[0]["text"])
    ):
        text = to_unicode(parts[0]["text"], parts[0]["fontname"]) + "²³"[int(parts[1]["text"]) - 2]
    text = unicodedata.normalize("NFC", text)
    box = Box(
        min(p["x0"] for p in parts),
        min(p["top"] for p in parts),
        max(p["x1"] for p in parts),
        max(p["bottom"] for p in parts),
    )
    return Word(text, box, 1.0, printed if printed != text else "")


def _raised(parts: list[dict]) -> bool:
    return parts[1]["size"] < 0.8 * parts[0]["size"] and parts[1]["bottom"] < parts[0]["bottom"]


def _split_overlay(words: list[Word]) -> tuple[list[Word], list[str]]:
    """Set apart the lines of a signature's visible block, when hardly anything else is there."""
    text = " ".join(w.text for w in words)
    if words and len(words) < 80 and OVERLAY.search(text):
        return [], [text]
    return words, []


def _signatures(page) -> list[Box]:
    """Fields of digital signatures, whose visible blocks are drawn over the page. Asked of
    pdfminer one by one: damaged fields of one file must not hide the others."""
    found = []
    for reference in resolve1(page.page_obj.annots) or []:
        field = resolve1(reference)
        kind = str(resolve1(field.get("FT")) or "") if isinstance(field, dict) else ""
        if "Sig" in kind and field.get("Rect"):
            x0, y0, x1, y1 = (float(resolve1(v)) for v in resolve1(field["Rect"]))
            top = float(page.height)
            found.append(Box(min(x0, x1), top - max(y0, y1), max(x0, x1), top - min(y0, y1)))
    return found


def _share(picture, page) -> float:
    if not picture:
        return 0.0
    return min(1.0, abs(picture["width"] * picture["height"]) / float(page.width * page.height))


def _dpi(picture) -> int:
    if not picture or not picture["width"]:
        return 0
    across, along = picture["srcsize"]
    return round(72 * max(across, along) / max(picture["width"], picture["height"]))


def _coding(picture) -> str:
    if not picture:
        return ""
    coded = picture["stream"].attrs.get("Filter")
    names = coded if isinstance(coded, list) else [coded]
    return "+".join(getattr(n, "name", str(n)) for n in names if n)
