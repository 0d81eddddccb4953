"""The text layer of a PDF page: its words with their places, and what speaks for or against it.

The only module that imports pdfplumber.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

import pdfplumber
import regex
from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page

from extractor.language.old_fonts import old_encoding, to_unicode
from extractor.language.syllables import syllable_share
from extractor.model import Box, Table, Word
from extractor.reading.readers import Words
from extractor.reading.text_layer_tables import RuledTables, ruled_tables

# A signature's visible block, and the stamps that intake systems add: not the report's text.
OVERLAY = regex.compile(
    r"(?i)thời gian ký|người ký|ký bởi|được ký|ngày ký|signature|email\s*:|cơ quan\s*:|"
    r"\d\d:\d\d:\d\d|văn bản đến|trung tâm công báo|ttvp|ký số"
)
OVERLAY_WORDS = 80  # a page with so many words is no overlay alone, whatever it says
LENGTH = regex.compile(r"(?:^|\d)(?:m|km|dm|cm)$")  # a unit that a raised 2 or 3 belongs to
SPACE = 0.18  # of a letter's size: letters set further apart belong to two words
LINE, TABLE_LINE = 3, 1  # points by which letters of one line may stand higher, lower
OVERLAP = -0.5  # points: parts of one word overlap no further
GAP = 0.12  # of a letter's size: parts with a wider gap belong to two words
SMALL_PRINT = 6  # points: smaller letters may stand as far apart as these
RAISED = 0.8  # of the size before it: marks set no larger than that are raised

Part = dict[str, Any]  # letters of one font as pdfplumber has them: text, x0, top, fontname, size
Picture = dict[str, Any]  # a picture as pdfplumber has it: width and height in points, stream, …


@dataclass(frozen=True, slots=True)
class Layer:
    """What the page's text layer holds. Lengths are points, shares run from 0 to 1."""

    width: float
    height: float
    words: Words
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

    @property
    def word_count(self) -> int:
        """How many words there are, those of tables among them."""
        cells = chain.from_iterable(table.cells for table in self.tables)
        return len(self.words) + sum(len(cell.words) for cell in cells)


@dataclass(frozen=True, slots=True)
class LargestPicture:
    """The largest picture of a page: the share of the page that it covers, its dots per inch as
    placed, its coding; `grey` where it is known to hold no colour."""

    share: float = 0.0
    dpi: int = 0
    coding: str = ""
    grey: bool = False


UNREADABLE = Layer(
    width=0,
    height=0,
    words=(),
    overlays=(),
    set_apart=(),
    picture_share=1.0,
    picture_dpi=0,
    syllable_share=0.0,
    old_fonts=False,
    has_ink=True,
)  # stands for a text layer that is too damaged to be read: the page's picture decides


def read_layer(path: Path, page_number: int) -> Layer:
    """The text layer of page `page_number` (1…) of a PDF. Words carry confidence 1. Damaged
    files raise errors of many kinds."""
    with pdfplumber.open(path, pages=[page_number]) as pdf:
        page = pdf.pages[0]
        words = _words(page)
        picture = _largest_picture(page)
        is_overlay = _is_overlay(words)
        body = [] if is_overlay else words
        ruled = _ruled_tables(page, body) if body else RuledTables((), ())
        return Layer(
            width=float(page.width),
            height=float(page.height),
            words=ruled.outside,
            overlays=(_text(words),) if is_overlay else (),
            set_apart=(*(word.box for word in words if is_overlay), *_signatures(page)),
            picture_share=picture.share,
            picture_dpi=picture.dpi,
            syllable_share=syllable_share([word.text for word in body]),
            old_fonts=_has_old_fonts(page),
            has_ink=bool(words) or _has_drawings(page),
            coding=picture.coding,
            grey=picture.grey,
            tables=ruled.tables,
        )


def _has_old_fonts(page: Page) -> bool:
    return any(old_encoding(letter["fontname"]) for letter in page.chars)


def _has_drawings(page: Page) -> bool:
    return bool(page.images or page.curves or page.lines or page.rects)


def _ruled_tables(page: Page, words: list[Word]) -> RuledTables:
    return ruled_tables([table.cells for table in page.find_tables()], words)


def _text(words: Iterable[Word]) -> str:
    return " ".join(word.text for word in words)


def _words(page: Page) -> list[Word]:
    """The page's words in order. In tables, letters of one line stand within a point, else lines
    of one cell run into those of the next: cells beside each other are set off by parts of a
    line."""
    parts = chain.from_iterable(_parts(page))
    words = chain.from_iterable(_with_mark(parts) for parts in _glued(parts))
    return [word for word in words if word.text.strip()]


def _parts(page: Page) -> list[list[Part]]:
    """The page's letters in runs without a gap: those outside tables, then those inside."""
    tables = [Box(*map(float, table.bbox)) for table in page.find_tables()]
    letters = page.dedupe_chars()
    if not tables:
        return [_runs(letters, LINE)]

    def in_table(letter: Part) -> bool:
        x = (letter["x0"] + letter["x1"]) / 2
        y = (letter["top"] + letter["bottom"]) / 2
        return any(_lies_in(box, x, y) for box in tables)

    def outside(letter: Part) -> bool:
        return not in_table(letter)

    return [
        _runs(letters.filter(outside), LINE),
        _runs(letters.filter(in_table), TABLE_LINE),
    ]


def _lies_in(
    box: Box,
    x: float,
    y: float,
) -> bool:
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def _runs(page: Page, apart: float) -> list[Part]:
    """Runs of letters of one font and size; those of one line stand no more than `apart` points
    higher or lower than the first."""
    return page.extract_words(
        x_tolerance_ratio=SPACE,
        y_tolerance=apart,
        keep_blank_chars=False,
        extra_attrs=["fontname", "size"],
        return_chars=True,
    )


def _glued(found: Iterable[Part]) -> list[list[Part]]:
    """Parts of one word set in several fonts or sizes (`97m²`), put together again."""
    words: list[list[Part]] = []
    for part in found:
        if words and _touch(words[-1][-1], part):
            words[-1].append(part)
        else:
            words.append([part])
    return words


def _touch(left: Part, right: Part) -> bool:
    """True where the second part follows on the first without a gap, on the same line."""
    gap = right["x0"] - left["x1"]
    if not OVERLAP <= gap < GAP * max(left["size"], SMALL_PRINT):
        return False
    return right["top"] < left["bottom"] and left["top"] < right["bottom"]


def _with_mark(parts: list[Part]) -> list[Word]:
    """The word of these parts; a footnote's mark raised behind it (`kỳ¹` set as a small 1) is a
    word of its own."""
    if _ends_in_mark(parts):
        mark = replace(_word(parts[-1:]), superscript=True)
        return [_word(parts[:-1]), mark]
    return [_word(parts)]


def _ends_in_mark(parts: list[Part]) -> bool:
    if len(parts) < 2 or not regex.fullmatch(r"\d{1,2}", parts[-1]["text"]):
        return False
    before = "".join(part["text"] for part in parts[:-1])
    return _raised(parts[-2], parts[-1]) and not LENGTH.search(before)


def _word(parts: list[Part]) -> Word:
    """One word of these parts, in Unicode; its `printed` is what the layer has, where that
    differs."""
    printed = "".join(part["text"] for part in parts)
    if _is_power(parts):
        power = "²³"[int(parts[1]["text"]) - 2]
        text = _decoded(parts[0]) + power
    else:
        text = "".join(_decoded(part) for part in parts)
    text = unicodedata.normalize("NFC", text)
    box = Box(
        min(part["x0"] for part in parts),
        min(part["top"] for part in parts),
        max(part["x1"] for part in parts),
        max(part["bottom"] for part in parts),
    )
    return Word(
        text=text,
        box=box,
        confidence=1.0,
        printed=printed if printed != text else "",
    )


def _decoded(part: Part) -> str:
    """The part's letters in Unicode, whatever encoding its font has."""
    return to_unicode(part["text"], part["fontname"])


def _is_power(parts: list[Part]) -> bool:
    """True of a unit of length with a raised 2 or 3: square metres, cubic metres."""
    if len(parts) != 2 or parts[1]["text"] not in "23":
        return False
    return _raised(parts[0], parts[1]) and LENGTH.search(parts[0]["text"]) is not None


def _raised(before: Part, mark: Part) -> bool:
    return mark["size"] < RAISED * before["size"] and mark["bottom"] < before["bottom"]


def _is_overlay(words: list[Word]) -> bool:
    """True where a page holds a signature's visible block or a stamp, and hardly anything
    else."""
    few = 0 < len(words) < OVERLAY_WORDS
    return few and OVERLAY.search(_text(words)) is not None


def _signatures(page: Page) -> list[Box]:
    """The fields of digital signatures, whose visible blocks are drawn over the page. pdfminer is
    asked for them one by one: damaged fields of one file must not hide the others."""
    found = []
    for reference in resolve1(page.page_obj.annots) or []:
        field = resolve1(reference)
        kind = str(resolve1(field.get("FT")) or "") if isinstance(field, dict) else ""
        if "Sig" in kind and field.get("Rect"):
            found.append(_rectangle(field["Rect"], float(page.height)))
    return found


def _rectangle(stored: Any, page_height: float) -> Box:
    """The box of a rectangle that a PDF stores as two corners, whose y counts from the foot of
    the page."""
    x0, y0, x1, y1 = (float(resolve1(edge)) for edge in resolve1(stored))
    return Box(
        x0=min(x0, x1),
        y0=page_height - max(y0, y1),
        x1=max(x0, x1),
        y1=page_height - min(y0, y1),
    )


def _largest_picture(page: Page) -> LargestPicture:
    largest = max(page.images, key=_area, default=None)
    if not largest:
        return LargestPicture()
    page_area = float(page.width * page.height)
    return LargestPicture(
        share=min(1.0, abs(_area(largest)) / page_area),
        dpi=_dpi(largest),
        coding=_coding(largest),
        grey="DeviceGray" in str(largest.get("colorspace")),
    )


def _area(picture: Picture) -> float:
    return picture["width"] * picture["height"]


def _dpi(picture: Picture) -> int:
    """Dots per inch of a picture as it is placed; 0 where it has no width."""
    if not picture["width"]:
        return 0
    pixels = max(picture["srcsize"])
    points = max(picture["width"], picture["height"])
    return round(72 * pixels / points)


def _coding(picture: Picture) -> str:
    """The names of the picture's filters, joined by `+`."""
    coded = picture["stream"].attrs.get("Filter")
    names = coded if isinstance(coded, list) else [coded]
    return "+".join(getattr(name, "name", str(name)) for name in names if name)
