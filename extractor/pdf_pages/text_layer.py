"""The text layer of a PDF page: its words with their places, and what speaks for or against it.

The only module that imports pdfplumber.
"""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice, product
from pathlib import Path
from typing import Any

import pdfplumber
import regex
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import LIT
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from extractor.errors import InputError
from extractor.language.old_fonts import old_encoding, to_unicode
from extractor.language.syllables import syllable_share
from extractor.model import Box, Doubt, Table, Word
from extractor.pdf_pages.broken_streams import draws_too_much, is_whole
from extractor.pdf_pages.cut_print import without_cut_numbers
from extractor.pdf_pages.drawing import count_pages
from extractor.pdf_pages.field_check import FieldText, digits_of, quoted, same_digits
from extractor.pdf_pages.form_text import set_letters, set_words
from extractor.pdf_pages.page_notes import Note, notes_of, struck_places
from extractor.pdf_pages.pdf_references import follow_references
from extractor.pdf_pages.shadow_print import without_shadows
from extractor.pdf_pages.signature_blocks import is_overlay_alone
from extractor.pdf_pages.slanted_print import without_watermark
from extractor.pdf_pages.text_layer_cells import parted_at_lines
from extractor.pdf_pages.text_layer_tables import (
    RuledTables,
    Standing,
    is_graph_paper,
    ruled_tables,
)
from extractor.pdf_pages.word_parts import glued
from extractor.witnesses import Words

LENGTH = regex.compile(r"(?:^|\d)(?:m|km|dm|cm)$")  # a unit that a raised 2 or 3 belongs to
SPACE = 0.18  # of a letter's size: letters set further apart belong to two words
LINE, TABLE_LINE = 3, 1  # points by which letters of one line may stand higher, lower
PICTURED = 0.7  # share of a page that the picture of a whole page covers
PARTLY_PICTURED = 0.3  # share of a page that a picture with print of its own may cover
LYING = 0.8  # share of the letters of a page that lies on its side; heads may stand upright too
SIDES = ("x0", "top", "x1", "bottom")
COVERING = 0.3  # of a note's letters: fewer only touch the words beside them
LEADER = regex.compile(r"[.…‥·_\-–—]+")  # what people write on
LACKING = Doubt("page_lacking")
CUT = Doubt("numbers_cut")
MOST_COUNTED = 10_000  # pages of a file, so that counting ends
LETTER_PAGE = (0.0, 0.0, 612.0, 792.0)  # of pages that say no size, as Poppler draws them
UNMAPPED = regex.compile(
    r"\(cid:\d+\)|[\p{Co}\p{Cn}\p{Cc}\uFFFD]"
)  # letters of a font without a way to Unicode
DYNAMIC_FORM = regex.compile(
    r"(?i)please wait|your pdf viewer|adobe (?:acrobat )?reader|vui lòng (?:đợi|chờ)"
)
PLACES = 40  # across and down a page, at which is asked whether a picture covers them
MOST_PICTURES = 2000  # of one page that are looked at
THICKEST_STROKE, THICKEST_BAR = 12.0, 2.5  # points from top to foot, lines slanting ones too
TINY = 3.0  # points: letters that nobody reads
FLAT = 1.5  # times as wide as high: a stroke through print
DIGIT = regex.compile(r"[0-9]")
RAISED = 0.8  # of the size before it: marks set no larger than that are raised

_SAME = (1, 0, 0, 1, 0, 0)  # the matrix that changes nothing
Letter = dict[str, Any]  # a letter as pdfplumber has it: text, x0, top, x1, bottom, fontname, size
Part = dict[str, Any]  # letters of one font as pdfplumber has them: text, x0, top, fontname, size
Picture = dict[str, Any]  # a picture as pdfplumber has it: width and height in points, stream, …


@dataclass(frozen=True, slots=True)
class Glyph:
    """A sign of the layer with a digit: where the file says that it is drawn, in which font and
    size (points); `standing` where its line does not run level."""

    text: str
    box: Box
    font: str
    size: float
    standing: bool = False

    @property
    def is_tiny(self) -> bool:
        """True where nobody can read it."""
        return max(self.size, self.box.height, self.box.width) < TINY


@dataclass(frozen=True, slots=True)
class Layer:
    """What the page's text layer holds. Lengths are points, shares run from 0 to 1."""

    width: float
    height: float
    words: Words
    overlays: tuple[str, ...]
    set_apart: tuple[Box, ...]  # where overlays and signature fields stand
    picture_share: float  # of the page, covered by its pictures
    picture_dpi: int  # of the largest picture as placed; 0 without one
    syllable_share: float  # of the words of letters, built like Vietnamese syllables
    old_fonts: bool
    has_ink: bool  # anything drawn at all
    coding: str = ""  # how the picture is coded: JBIG2Decode, CCITTFaxDecode, …
    grey: bool = False  # the picture is known to hold no colour
    tables: tuple[Table, ...] = ()  # ruled; their words stand in their cells only
    fields: tuple[FieldText, ...] = ()  # their words stand among the words and cells as well
    cautions: tuple[Doubt, ...] = ()  # what a person should know of fields and comment boxes
    covered: bool = False  # a field or comment box lies over other text: only drawn is it legible
    glyphs: tuple[Glyph, ...] = ()  # those of digits
    strokes: tuple[Box, ...] = ()  # flat lines and marks that may strike print out
    pictures: tuple[Box, ...] = ()
    turned: int = 0  # degrees clockwise by which the page was turned to be read

    @property
    def is_scan(self) -> bool:
        """True where a picture of the whole page lies below the text."""
        return self.picture_share > PICTURED

    @property
    def all_words(self) -> Words:
        """The words of the page, those in its tables among them."""
        cells = chain.from_iterable(table.cells for table in self.tables)
        return (*self.words, *chain.from_iterable(cell.words for cell in cells))

    @property
    def word_count(self) -> int:
        """How many words there are, those of tables among them."""
        return len(self.all_words)


@dataclass(frozen=True, slots=True)
class PagePictures:
    """The pictures of a page: the share of the page that all of them cover, and of the largest its
    dots per inch as placed, its coding; `grey` where it is known to hold no colour."""

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
TOO_MUCH = replace(UNREADABLE, cautions=(Doubt("layer_too_much"),))  # so does it there


def read_layer(path: Path, page_number: int) -> Layer:
    """The text layer of page `page_number` (1…) of a PDF, with the text of its form fields and
    comment boxes. Words carry confidence 1. Raises InputError for a form that only Adobe Reader
    shows; damaged files raise errors of many kinds."""
    follow_references()
    with path.open("rb") as stream:  # closing it as a PDF would go through all pages
        pdf = pdfplumber.open(stream)
        form = _form(pdf)
        page = _page(pdf, page_number)
        if draws_too_much(page.page_obj):
            return TOO_MUCH
        lacking = () if is_whole(page.page_obj) else (LACKING,)
        turned = _turned_by(page)
        if turned:
            page = _page(pdf, page_number, turned)
        notes = notes_of(page.page_obj.annots, form)
        on_page, watermark = without_watermark(_letters_on(page))
        uncut = without_cut_numbers(on_page, _letters_beyond(page))
        page.objects["char"] = without_shadows(uncut)
        _refuse_dynamic(pdf, form, page)
        added = _with_notes(page, notes, form)
        drawn = _drawn_tables(page)
        runs = glued(chain.from_iterable(_parts(page, drawn)))
        words = _words(runs)
        pictures = _page_pictures(page)
        is_overlay = is_overlay_alone(words, pictured=pictures.share > PARTLY_PICTURED)
        body = [] if is_overlay else words
        ruled = _ruled_tables(drawn, body, _standing(page, runs))
        return Layer(
            width=float(page.width),
            height=float(page.height),
            words=ruled.outside,
            overlays=(_text(words),) if is_overlay else (),
            set_apart=(*(word.box for word in words if is_overlay), *_set_apart(page, notes)),
            picture_share=pictures.share,
            picture_dpi=pictures.dpi,
            syllable_share=syllable_share([word.text for word in body]),
            old_fonts=_has_old_fonts(page),
            has_ink=bool(words) or _has_drawings(page),
            coding=pictures.coding,
            grey=pictures.grey,
            tables=ruled.tables,
            fields=added.fields,
            covered=added.covers,
            cautions=(
                *_lost_pages(path, pdf, page_number),
                *lacking,
                *[CUT][: len(on_page) - len(uncut)],
                *_said_of(watermark),
                *added.cautions,
            ),
            glyphs=tuple(_glyphs(page)),
            strokes=(*_drawn_strokes(page), *_struck(page)),
            pictures=tuple(_picture_boxes(page)),
            turned=turned,
        )


def _drawn_tables(page: Page) -> list[Any]:
    """The tables that the page's lines make, as the library finds them; none on graph paper, with
    which it would be busy for minutes."""
    upright = (edge["x0"] for edge in page.edges if edge["orientation"] == "v")
    level = (edge["top"] for edge in page.edges if edge["orientation"] == "h")
    return [] if is_graph_paper(upright, level) else list(page.find_tables())


def _page(pdf: PDF, number: int, turned: int = 0) -> Page:
    """Page `number` (1…), as large as it is printed: what lies outside its crop box is not. It is
    shown `turned` by so many degrees clockwise."""
    stored = next(islice(PDFPage.create_pages(pdf.doc), number - 1, None), None)
    if stored is None:
        raise ValueError(f"no page {number}")
    box = _printed_box(stored)
    stored.mediabox = box
    from_origin = [0, 0, box[2] - box[0], box[3] - box[1]]  # else pdfplumber counts from elsewhere
    stored.rotate = (stored.rotate // 90 * 90 + turned) % 360
    boxes = {"MediaBox": from_origin, "CropBox": from_origin}
    stored.attrs = {**stored.attrs, **boxes, "Rotate": stored.rotate}
    return Page(pdf, stored, number)


def _turned_by(page: Page) -> int:
    """By how many degrees clockwise a page is to be turned whose print lies on its side: a wide
    table set along an upright sheet. 0 where most of it stands upright, and for a picture of a
    page, beside which nothing but a signature may stand."""
    letters = [letter for letter in page.chars if letter["text"].strip()]
    lying = sum(not letter["upright"] for letter in letters)
    if not lying or lying < LYING * len(letters) or _page_pictures(page).share > PICTURED:
        return 0
    return 90 if _direction(page) == "btt" else 270


def _lost_pages(path: Path, pdf: PDF, page_number: int) -> Iterator[Doubt]:
    """On the first page, a doubt where the file holds more pages than it says that it has: no
    viewer shows those, and they are not read."""
    if page_number > 1:
        return
    told = count_pages(path)
    held = sum(1 for _ in islice(PDFPage.create_pages(pdf.doc), MOST_COUNTED))
    if held > told:
        yield Doubt.of("pages_not_told", told=str(told), held=str(held))


def _printed_box(stored: PDFPage) -> tuple[float, float, float, float]:
    """What the media box and the crop box share, as corners in the PDF's own coordinates."""
    media, crop = (_ordered(box) for box in (stored.mediabox, stored.cropbox))
    if not _has_size(media):
        return LETTER_PAGE
    left, foot = max(media[0], crop[0]), max(media[1], crop[1])
    shared = (left, foot, min(media[2], crop[2]), min(media[3], crop[3]))
    return shared if _has_size(shared) else media


def _ordered(box: Any) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(edge) for edge in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _has_size(box: tuple[float, float, float, float]) -> bool:
    return box[2] - box[0] >= 1 and box[3] - box[1] >= 1


def _letters_on(page: Page) -> list[Letter]:
    """The letters of the page; those that stand upright have their height for their size, not how
    wide each of them is."""
    letters = [letter for letter in page.chars if _is_on(page, letter)]
    for letter in letters:
        if not letter["upright"]:
            letter["size"] = letter["width"]
    return letters


def _said_of(watermark: list[Letter]) -> Iterator[Doubt]:
    """A doubt for a watermark with digits, which are read as no numeral."""
    text = "".join(letter["text"] for letter in watermark)
    if DIGIT.search(text):
        yield Doubt.of("watermark_numeral", text=quoted(text))


def _letters_beyond(page: Page) -> list[Letter]:
    return [letter for letter in page.chars if not _is_on(page, letter)]


def _is_on(page: Page, letter: Letter) -> bool:
    """True where the letter's middle lies on the page."""
    x, y = _middle(letter)
    return 0 <= x <= page.width and 0 <= y <= page.height


def _form(pdf: PDF) -> dict[str, Any]:
    """The document's form; empty without one."""
    form = resolve1(pdf.doc.catalog.get("AcroForm"))
    return form if isinstance(form, dict) else {}


def _refuse_dynamic(pdf: PDF, form: dict[str, Any], page: Page) -> None:
    """Raises InputError for a form whose pages only Adobe Reader makes (dynamic XFA); what stands
    on its page is a request to wait."""
    if "XFA" not in form:
        return
    said = "".join(letter["text"] for letter in page.chars[:1000])
    asks = len(page.chars) < 1000 and DYNAMIC_FORM.search(said) is not None
    if resolve1(pdf.doc.catalog.get("NeedsRendering")) is True or asks:
        raise InputError("pdf_xfa")


@dataclass(frozen=True, slots=True)
class AddedText:
    """The letters of fields, comment boxes and stamps; the form fields; what a person should know
    of them."""

    letters: tuple[Letter, ...] = ()
    fields: tuple[FieldText, ...] = ()
    cautions: tuple[Doubt, ...] = ()
    covers: bool = False  # other text


def _with_notes(page: Page, notes: list[Note], form: dict[str, Any]) -> AddedText:
    """Puts the letters of the fields, comment boxes and stamps that are printed among the page's
    own. Dots and strokes that lead through a field give way to what is filled in."""
    own = _without_leaders(page, notes)
    parts = [_of_note(page, note, form, own) for note in notes if note.kind != "signature"]
    letters = tuple(chain.from_iterable(part.letters for part in parts))
    page.objects["char"] = own + [letter for letter in letters if _is_on(page, letter)]
    return AddedText(
        letters=letters,
        fields=tuple(chain.from_iterable(part.fields for part in parts)),
        cautions=tuple(chain.from_iterable(part.cautions for part in parts)),
        covers=any(part.covers for part in parts),
    )


def _without_leaders(page: Page, notes: list[Note]) -> list[Letter]:
    """The page's own letters but for dots and strokes that lead through its fields."""
    filled = [_box_on(page, note.rectangle) for note in notes if note.kind in ("field", "box")]
    return [letter for letter in page.chars if not _is_leader(letter, filled)]


def _is_leader(letter: Letter, boxes: list[Box]) -> bool:
    """True of dots and strokes to write on inside one of the boxes."""
    if not LEADER.fullmatch(letter["text"]):
        return False
    return any(_lies_in(box, *_middle(letter)) for box in boxes)


def _lies_over(letters: Iterable[Letter], own: list[Letter]) -> bool:
    """True where letters of a note are printed over letters and digits of the page."""
    boxes = [Box(*(float(letter[side]) for side in SIDES)) for letter in letters]
    if not boxes:
        return False
    around = Box.around(boxes)
    near = [
        _middle(letter)
        for letter in own
        if letter["text"].isalnum() and _lies_in(around, *_middle(letter))
    ]
    hit = [box for box in boxes if any(_lies_in(box, x, y) for x, y in near)]
    return len(hit) > COVERING * len(boxes)


def _of_note(
    page: Page,
    note: Note,
    form: dict[str, Any],
    own: list[Letter],
) -> AddedText:
    """What one note adds to its page, whose own letters are `own`. A stamp over text adds
    nothing."""
    if not note.printed:
        return AddedText(cautions=tuple(_unprinted(note)))
    box = _box_on(page, note.rectangle)
    drawn = _drawn_letters(page, note, box, form)
    shown = "".join(letter["text"] for letter in drawn)
    is_drawn = _is_legible(note, shown, form)
    letters = tuple(drawn if is_drawn else _set(page, note, box))
    over = _lies_over(letters, own)
    if (over and note.kind == "stamp") or (not letters and shown.strip()):
        return AddedText(cautions=(Doubt("note_unread"),))
    return AddedText(
        letters=letters,
        fields=tuple(_fields(note, box)),
        cautions=tuple(_differing(note, shown)) if is_drawn else (),
        covers=over,
    )


def _fields(note: Note, box: Box) -> Iterator[FieldText]:
    """The form field that a note is, if it holds anything."""
    if note.kind == "field" and note.text:
        words = set_words(note.text, box, note.look)
        yield FieldText(box=box, text=note.text, words=words)


def _unprinted(note: Note) -> Iterator[Doubt]:
    """A doubt for numerals in a box that is shown on the screen only."""
    if regex.search(r"\d", note.text):
        yield Doubt.of("note_not_printed", text=quoted(note.text))


def _is_legible(note: Note, shown: str, form: dict[str, Any]) -> bool:
    """True where the text of a note is to be taken from its drawing, which is what is printed."""
    if note.whole or not shown.strip() or UNMAPPED.search(shown):
        return False
    is_old = resolve1(form.get("NeedAppearances")) is True and note.kind == "field"
    return not (is_old and note.text and digits_of(note.text) != digits_of(shown))


def _differing(note: Note, shown: str) -> Iterator[Doubt]:
    """A doubt where a field holds other digits than are printed."""
    if note.kind == "field" and note.text and not same_digits(note.text, shown):
        yield Doubt.of("field_differs", held=quoted(note.text), shown=quoted(shown))


def _drawn_letters(page: Page, note: Note, box: Box, form: dict[str, Any]) -> list[Letter]:
    """The letters of a note's drawing where they stand on the page; none that its box cuts off. A
    damaged drawing has none where the note's text is known without it."""
    if note.appearance is None or note.whole:
        return []
    try:
        letters = _letters_of(page, note.appearance, note.rectangle, form)
    except MemoryError:
        raise
    except Exception:  # pdfminer raises many kinds on damaged files
        if note.text:
            return []
        raise
    return [letter for letter in letters if _lies_in(box, *_middle(letter))]


def _letters_of(
    page: Page,
    appearance: PDFStream,
    rectangle: tuple[float, float, float, float],
    form: dict[str, Any],
) -> list[Letter]:
    """All letters of a drawing that is set into a rectangle of the page."""
    drawing = _as_form(appearance, form)
    content = PDFStream({}, _placing(drawing, rectangle) + b" /Drawing Do\n")
    content.set_objid(-1, 0)  # a number that no stream of the file has: pdfminer asks for one
    alone = copy.copy(page.page_obj)
    alone.resources = {"XObject": {"Drawing": drawing}}
    alone.contents = [content]
    letters: list[Letter] = Page(page.pdf, alone, page.page_number).chars
    return letters


def _as_form(appearance: PDFStream, form: dict[str, Any]) -> PDFStream:
    """The drawing with the entries that a damaged one may lack: it is a form, it has fonts."""
    drawing = copy.copy(appearance)
    resources = resolve1(appearance.get("Resources")) or resolve1(form.get("DR")) or {}
    drawing.attrs = {**appearance.attrs, "Subtype": LIT("Form"), "Resources": resources}
    drawing.attrs.setdefault("BBox", [0, 0, 1, 1])
    return drawing


def _placing(drawing: PDFStream, rectangle: tuple[float, float, float, float]) -> bytes:
    """The operator that moves and stretches a drawing into its rectangle (ISO 32000-1, 12.5.5)."""
    a, b, c, d, e, f = (float(resolve1(n)) for n in resolve1(drawing.get("Matrix", _SAME)))
    x0, y0, x1, y1 = (float(resolve1(n)) for n in resolve1(drawing["BBox"]))
    corners = [(x, y) for x in (x0, x1) for y in (y0, y1)]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    wide = (rectangle[2] - rectangle[0]) / ((max(across) - min(across)) or 1)
    high = (rectangle[3] - rectangle[1]) / ((max(up) - min(up)) or 1)
    right = rectangle[0] - min(across) * wide
    rise = rectangle[1] - min(up) * high
    return f"{wide:f} 0 0 {high:f} {right:f} {rise:f} cm".encode()


def _middle(letter: Letter) -> tuple[float, float]:
    return (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2


def _set(page: Page, note: Note, box: Box) -> list[Letter]:
    """The letters of a note's text, set into its box."""
    placed = set_letters(note.text, box, note.look)
    return [
        {
            "object_type": "char",
            "page_number": page.page_number,
            "text": letter.text,
            "fontname": "",
            "size": letter.size,
            "upright": True,
            "x0": letter.box.x0,
            "x1": letter.box.x1,
            "top": letter.box.y0,
            "bottom": letter.box.y1,
            "doctop": letter.box.y0,
            "y0": float(page.height) - letter.box.y1,
            "y1": float(page.height) - letter.box.y0,
            "width": letter.box.width,
            "height": letter.box.height,
            "adv": letter.box.width,
            "matrix": (1, 0, 0, 1, letter.box.x0, float(page.height) - letter.box.y1),
            "ncs": "DeviceGray",
            "non_stroking_color": (0,),
            "stroking_color": (0,),
        }
        for letter in placed
    ]


def _set_apart(page: Page, notes: list[Note]) -> Iterator[Box]:
    """Where digital signatures and boxes that are not printed are drawn over the page."""
    for note in notes:
        if note.kind == "signature" or not note.printed:
            yield _box_on(page, note.rectangle)


def _box_on(page: Page, rectangle: tuple[float, float, float, float]) -> Box:
    """The box on the page as it is shown, for a rectangle in the PDF's own coordinates."""
    left, foot, right, top = page.page_obj.mediabox
    x0, y0, x1, y1 = rectangle
    turned = page.page_obj.rotate % 360
    if turned == 90:
        return Box(y0 - foot, x0 - left, y1 - foot, x1 - left)
    if turned == 180:
        return Box(right - x1, y0 - foot, right - x0, y1 - foot)
    if turned == 270:
        return Box(top - y1, right - x1, top - y0, right - x0)
    return Box(x0 - left, top - y1, x1 - left, top - y0)


def _glyphs(page: Page) -> Iterator[Glyph]:
    """The signs of the page with a digit in them, but for those that were set here."""
    for letter in page.chars:
        if letter["fontname"] and DIGIT.search(letter["text"]):
            yield Glyph(
                text=letter["text"],
                box=Box(*(float(letter[side]) for side in SIDES)),
                font=letter["fontname"],
                size=float(letter["size"]),
                standing=not letter["upright"],
            )


def _drawn_strokes(page: Page) -> Iterator[Box]:
    """Lines, narrow rectangles and curves that are much wider than high."""
    for drawn in chain(page.lines, page.rects, page.curves):
        wide, high = drawn["x1"] - drawn["x0"], drawn["bottom"] - drawn["top"]
        thickest = THICKEST_BAR if drawn["object_type"] == "rect" else THICKEST_STROKE
        if 0 <= high <= thickest and wide > FLAT * high:
            yield Box(*(float(drawn[side]) for side in SIDES))


def _struck(page: Page) -> Iterator[Box]:
    """The middles of places that a person marked as struck out."""
    for rectangle in struck_places(page.page_obj.annots):
        box = _box_on(page, rectangle)
        middle = box.centre[1]
        yield replace(box, y0=middle, y1=middle)


def _has_old_fonts(page: Page) -> bool:
    fonts = {letter["fontname"] for letter in page.chars}
    return any(old_encoding(font) for font in fonts)


def _has_drawings(page: Page) -> bool:
    return bool(page.images or page.curves or page.lines or page.rects)


def _ruled_tables(drawn: list[Any], words: list[Word], standing: Standing) -> RuledTables:
    cells = [table.cells for table in drawn]
    return ruled_tables(cells, words, standing) if words else RuledTables((), ())


def _standing(page: Page, runs: list[list[Part]]) -> Standing:
    """Where the words of the page stand that run up or down it."""
    words = _words(run for run in runs if not run[0]["upright"])
    return Standing(frozenset(word.box for word in words), rises=_direction(page) == "btt")


def _text(words: Iterable[Word]) -> str:
    return " ".join(word.text for word in words)


def _words(runs: Iterable[list[Part]]) -> list[Word]:
    """The words that the parts of each make, in order."""
    words = chain.from_iterable(map(_with_mark, runs))
    return [word for word in words if word.text.strip()]


def _parts(page: Page, drawn: list[Any]) -> list[list[Part]]:
    """The page's letters in runs without a gap: those outside drawn tables, then those inside. In
    tables, letters of one line stand within a point, else lines of one cell run into those of the
    next: cells beside each other are set off by parts of a line."""
    tables = [Box(*map(float, table.bbox)) for table in drawn]
    if not tables:
        return [_runs(page, LINE)]

    def in_table(letter: Part) -> bool:
        x = (letter["x0"] + letter["x1"]) / 2
        y = (letter["top"] + letter["bottom"]) / 2
        return any(_lies_in(box, x, y) for box in tables)

    def outside(letter: Part) -> bool:
        return not in_table(letter)

    return [
        _runs(page.filter(outside), LINE),
        parted_at_lines(
            _runs(page.filter(in_table), TABLE_LINE),
            [Box(*map(float, cell)) for table in drawn for cell in table.cells],
        ),
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
        char_dir_rotated=_direction(page),
    )


def _direction(page: Page) -> str:
    """How letters follow each other that do not stand upright: up the page (`btt`) or down."""
    turned = [letter["matrix"][1] for letter in page.chars if not letter["upright"]]
    return "btt" if sum(rise > 0 for rise in turned) > len(turned) / 2 else "ttb"


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


def _page_pictures(page: Page) -> PagePictures:
    def area(picture: Picture) -> float:
        return _visible_area(page, picture)

    largest = max(page.images, key=area, default=None)
    if not largest:
        return PagePictures()
    return PagePictures(
        share=_covered_share(page, list(_picture_boxes(page))),
        dpi=_dpi(largest),
        coding=_coding(largest),
        grey=all("DeviceGray" in str(picture.get("colorspace")) for picture in page.images),
    )


def _covered_share(page: Page, boxes: list[Box]) -> float:
    """The share of the page that boxes cover together: scans may be stored in many strips. It is
    counted at places that lie evenly on the page."""
    if not boxes:
        return 0.0
    wide, high = float(page.width), float(page.height)
    across = [(k + 0.5) * wide / PLACES for k in range(PLACES)]
    down = [(k + 0.5) * high / PLACES for k in range(PLACES)]
    covered = sum(_is_in_one(boxes, x, y) for x, y in product(across, down))
    return covered / PLACES**2


def _is_in_one(boxes: list[Box], x: float, y: float) -> bool:
    return any(_lies_in(box, x, y) for box in boxes)


def _picture_boxes(page: Page) -> Iterator[Box]:
    """Where the page's pictures can be seen."""
    for picture in page.images[:MOST_PICTURES]:
        if _visible_area(page, picture) > 0:
            yield Box(
                x0=max(0.0, float(picture["x0"])),
                y0=max(0.0, float(picture["top"])),
                x1=min(float(page.width), float(picture["x1"])),
                y1=min(float(page.height), float(picture["bottom"])),
            )


def _visible_area(page: Page, picture: Picture) -> float:
    """The square points that a picture covers of its page."""
    wide = min(page.width, picture["x1"]) - max(0, picture["x0"])
    high = min(page.height, picture["bottom"]) - max(0, picture["top"])
    return float(max(0, wide) * max(0, high))


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
