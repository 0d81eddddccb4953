"""What in the words as read speaks against a numeral, whatever further readings say.

A digit's look-alikes beside it, one number in two pieces, the rest of a date, an amount or a
document number whose other part was not read as such.
"""

from __future__ import annotations

import regex

from extractor.administration import known_issuer, symbol_codes
from extractor.figures.meaning import load_meaning
from extractor.language.lookalikes import ROMAN_AFTER
from extractor.language.sentences import line_of
from extractor.model import FIGURE_KINDS, DocumentText, Doubt, Numeral

QUARTER = regex.compile(r"(?i)quý\s+(?![IV]+\s)[^\s,]{1,5}\s?$")
TORN = regex.compile(  # one number in two pieces: `90 ,12%`, `2.¡ 82`
    r"\d\s+[,.]\d|\d[,.]\s+\d{1,2}\s?%|\d[.,][^\w\s]\s\d|(?<=\p{Ll},?\s\d{1,3})\.\s\d{2,3}\s\p{L}"
    r"|(?<!\d)(?<=\p{L}[,:]?\s)\d{1,2}\s\d"
)

# A letter or sign that OCR puts in a digit's place, touching a digit; units (m², đ) do not count.
LOOK_ALIKE = regex.compile(
    r"\d[OoIlSŠBZ|!§¡?°*$£€#@&~^_=<>{}\[\]\\]|[OoIlíìjJSŠ|!\[\]§¡?*$£€#@&~^_<>{}\\]\d|\d\p{Lu}(?!\p{L})"
)

# The same a sign or more before the digits: `I.111` for 1.111, `()6` for 06.
TORN_OFF = regex.compile(
    r"(?<!\p{L})(?:[IlO|!ÍÌíìıJŠ§SBZ\]\[1]{0,2}[IlO|!ÍÌíìıJŠ§SBZ\]\[][.,/]|\(\))$"
)

# `900 triệu đồng` of an amount whose billions were not read: `II tỷ 900 triệu đồng`.
AFTER_SCALE = regex.compile(r"(?i)(?<!\p{L})(?:t[ỷỉýìiy]|triệu|nghìn)\s$")
SCALE_ALONE = regex.compile(
    r"\d[\d.,]*\s(?:tỷ|triệu|nghìn)[^\S\n]*(?:\Z|\n(?!\p{Ll}))"
)  # a line's last words, not of what

# A first digit that stands off as a stroke, or the first digits of a number: `I 11.264`, `4.1 16`.
PIECE_BEFORE = regex.compile(
    r"(?<=\p{Ll}[,:]?\s)[IlÍÌíì|!\]\[]{1,3}\s$|(?:\p{L}\s|/)\d{1,3}[.,]\d{1,2}\s$"
)


def odd_reading(row: Numeral, document: DocumentText) -> tuple[Doubt, ...]:
    """Reasons for which a numeral out of a picture is doubted as it stands; none for a text layer."""
    if row.place.box is None or row.place.confidence == 1:
        return ()
    doubts: tuple[Doubt, ...] = ()
    around = document.text[max(0, row.start - 1) : row.end + 1]
    if row.kind == "document_number":  # its letters are none; the number before them counts
        around = regex.split(
            r"[/\s-]|(?<=\d)(?=\p{L})", around[1:] if around[:1].isspace() else around, maxsplit=1
        )[0]
    torn_off = row.kind in (*FIGURE_KINDS, "date") and TORN_OFF.search(
        document.text[max(0, row.start - 4) : row.start]
    )
    if torn_off or LOOK_ALIKE.search(around) and (row.kind != "label" or row.rule == "label.code"):
        doubts += (Doubt("look_alike"),)
    if row.rule == "table.cell":
        return doubts
    after = document.text[row.end : row.end + 30].lstrip()
    if row.rule == "label.footnote_mark" and (
        regex.match("tháng|năm|ngày|quý", after) or load_meaning().units.match(after)
    ):
        doubts += (Doubt("glued"),)  # `Lũy kế9 tháng`
    if row.kind in ("count", "measure", "date") and _in_a_date(document.text, row):
        doubts += (Doubt("date_torn"),)
    if row.rule == "figure.count" and not regex.search(
        r"\p{L}{2}|\t", line_of(document.text, row.start) + row.sentence
    ):
        doubts += (Doubt("alone"),)
    if row.kind == "money" and regex.match(r"\d{1,3}\.\d{3}\s*t[ỷỉ]", row.raw):
        doubts += (Doubt("dot_unclear"),)  # thousands of billions, or a comma that faded into a dot
    if (
        row.kind == "count"
        and regex.fullmatch(r"\d{4,}", row.raw)
        and "\t" in line_of(document.text, row.start)
    ):
        doubts += (Doubt("no_separator"),)
    if row.kind != "document_number" and (
        TORN.search(document.text[max(0, row.start - 4) : row.end + 6])
        or row.kind in FIGURE_KINDS
        and _piece_before(document.text[max(0, row.start - 20) : row.start])
    ):
        doubts += (Doubt("torn"),)
    if (
        row.kind == "money"
        and AFTER_SCALE.search(document.text[max(0, row.start - 8) : row.start])
        or SCALE_ALONE.match(document.text, row.start)
    ):
        doubts += (Doubt("torn"),)
    if (
        row.kind == "date"
        and len(row.iso) == 4
        and QUARTER.search(document.text[max(0, row.start - 12) : row.start])
    ):
        doubts += (Doubt("quarter_unread"),)
    if row.kind == "document_number" and (
        len(symbol_codes(row.number)) == 1
        and "QH" not in row.number
        or regex.match(r"\s?/\W?\p{Lu}", document.text[row.end : row.end + 4])
    ):
        doubts += (Doubt("symbol_short"),)
    if row.kind == "document_number" and not known_issuer(row.number):
        doubts += (Doubt("symbol_unknown"),)
    return doubts


def _piece_before(before: str) -> bool:
    piece = PIECE_BEFORE.search(before)
    return bool(piece) and not ROMAN_AFTER.search(before[: piece.start()])  # `trong quý II 12 cuộc`


def _in_a_date(text: str, row: Numeral) -> bool:
    """`46 tháng 4 năm 2021` of which OCR lost the first words, `ngày 12` whose month stands in
    another line (below the national motto, by itself): no count of anything, no month."""
    before, after = text[max(0, row.start - 24) : row.start], text[row.start : row.end + 14]
    if row.kind == "date":
        return len(row.iso) == 7 and bool(
            regex.search(r"(?i)ph[uú]c\W{0,3}\n\s*th\p{L}{1,2}ng\s+$", before)
        )
    return bool(
        regex.match(
            r"\d{1,2}\s+n[ăâ]m\s+(?:19|20)\d\d(?!\d)|\d{1,2}\s+th\p{L}{1,2}ng\s+\d{1,2}\s+n[ăâ]m",
            after,
        )
        or regex.match(r"\d{1,2}(?:\s+th\p{L}{1,2}ng|[^\S\n]*(?:\n|$))", after)
        and regex.search(r"(?i)ng[àaáâ]y\s+$", before)
    )
