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

from extractor.model import Box, Cell, Table, Word
from extractor.oldfonts import old_encoding, to_unicode

# A signature's visible block, and the stamps that intake systems add: not the report's text.
OVERLAY = regex.compile(
    r"(?i)thời gian ký|người ký|ký bởi|được ký|ngày ký|signature|email\s*:|cơ quan\s*:|"
    r"\d\d:\d\d:\d\d|văn bản đến|trung tâm công báo|ttvp|ký số"
)
SYLLABLE = regex.compile(  # the build of a Vietnamese syllable, marks removed
    r"(?:ngh|ng|nh|ch|tr|th|ph|kh|gh|gi|qu|[bcdđghklmnprstvx])?"
    r"[aăâeêioôơuưy]{1,3}(?:ng|nh|ch|[cmnpt])?",
    regex.I,
)
TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


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
        tables, body = _tables(page, body) if body else ((), body)
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


def _tables(page, words: list[Word]) -> tuple[tuple[Table, ...], list[Word]]:
    """(ruled tables of two rows and columns or more, the words outside their cells)."""
    made, taken = [], set()
    for found in page.find_tables():
        boxes = [
            Box(*(float(v) for v in cell))
            for cell in found.cells
            if cell[2] - cell[0] > 3 and cell[3] - cell[1] > 3
        ]
        xs, ys = (
            _steps([v for b in boxes for v in (b.x0, b.x1)]),
            _steps([v for b in boxes for v in (b.y0, b.y1)]),
        )
        if len(xs) < 3 or len(ys) < 3:
            continue
        cells = []
        for box in sorted(boxes, key=lambda b: (_at(ys, b.y0), _at(xs, b.x0))):
            inside = [k for k, w in enumerate(words) if k not in taken and _in(box, w.box)]
            taken.update(inside)
            row, column = _at(ys, box.y0), _at(xs, box.x0)
            cells.append(
                Cell(
                    row + 1,
                    column + 1,
                    _at(ys, box.y1) - row,
                    _at(xs, box.x1) - column,
                    box,
                    _by_lines([words[k] for k in inside]),
                )
            )
        made.append(Table(len(ys) - 1, len(xs) - 1, tuple(cells)))
    return tuple(made), [w for k, w in enumerate(words) if k not in taken]


def _steps(edges: list[float]) -> list[float]:
    """Edges nearer than three points are one line."""
    steps: list[float] = []
    for edge in sorted(edges):
        if not steps or edge - steps[-1] > 3:
            steps.append(edge)
    return steps


def _at(steps: list[float], edge: float) -> int:
    return min(range(len(steps)), key=lambda k: abs(steps[k] - edge))


def _in(box: Box, word: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return box.x0 <= x < box.x1 and box.y0 <= y < box.y1


def _by_lines(words: list[Word]) -> tuple[Word, ...]:
    """A cell's words line by line, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.box.y0 + w.box.y1) / 2):
        middle = (word.box.y0 + word.box.y1) / 2
        if lines and middle < lines[-1][0].box.y1 and middle > lines[-1][0].box.y0:
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(w for line in lines for w in sorted(line, key=lambda w: w.box.x0))


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


def syllable_share(words: list[str]) -> float:
    """How many of the words of letters are built like Vietnamese syllables.

    >>> syllable_share(["Ủy", "ban", "nhân", "dân"])
    1.0
    >>> syllable_share(["QUYtT", "DJNH", "th4nh", "lbp"])
    0.0
    """
    letters = [regex.sub(r"^\P{L}+|\P{L}+$", "", w) for w in words]
    letters = [
        w
        for w in letters
        if len(w) > 1
        and not regex.fullmatch(r"[\p{Lu}\-&./\d]+", w)
        or regex.fullmatch(r"\p{Lu}{2,7}", w)
    ]
    if not letters:
        return 0.0
    return sum(bool(SYLLABLE.fullmatch(_toneless(w))) for w in letters) / len(letters)


def _toneless(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.lower()).translate(TONES)
    return unicodedata.normalize("NFC", plain)
