"""What damaged and hostile files do to a run: files of samples/ changed at random, and bombs.

    python -m benchmarks.fuzz --count 200 --seed 1 [--kinds pdf,picture,text,docx,xlsx] [--keep FOLDER]
    python -m benchmarks.fuzz --bombs [--only NAME]

The same seed makes the same files, each of a page. They are read in runs of a hundred with one
worker, children of one process that has read the rules. Told are: runs that ended otherwise than
with 0 or 1 or showed a traceback, files that are in no state, failures by their sentence, faults
that have no name ("Lỗi ngoài dự kiến"), the largest memory of all processes together (sum of PSS,
this one too) and seconds a file, by the clock and of processor time.
"""

from __future__ import annotations

import argparse
import base64
import csv
import datetime
import io
import os
import random
import re
import signal
import tempfile
import threading
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import docx
import openpyxl
import psutil
from PIL import Image, ImageDraw

from benchmarks.children import SAMPLES, begin, ended, warm

BATCH = 100
LONGEST = 60 * BATCH  # seconds of one run
MEGABYTE = 1 << 20
UNNAMED = "ngoài dự kiến"
WORDS = (
    *("Tổng số", "trong đó", "gồm:", "(", ")", "%", "/", "-", "ngày 31 tháng 2", "Nơi nhận:"),
    *("1.234.567", "12,5", "0", "\n\n", "\t", "II.", "Số: 12/BC-UBND", "\u200b", "\ufeff", "é"),
)
PARTS = (
    *("document.xml", "numbering.xml", "styles.xml", ".rels"),
    *("workbook.xml", "sheet1.xml", "sharedStrings.xml"),
)
TOKENS = (
    b"/MediaBox",
    b"/Count",
    b"/Length",
    b"/Filter",
    b"/Kids",
    b"/Width",
    b"/BitsPerComponent",
)


STREAM = re.compile(rb"<<([^>]*)>>\s*stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)


NAMED_VALUE = re.compile(rb'( (?:w:)?(?:val|ref|type|r|s|t)=)"[^"]*"')
VALUES = (b'"0"', b'"1"', b'"2"', b'"7"', b'"40"', b'"A1"', b'"C3"', b'"XFD9"', b'"B2:D3"', b'"n"')
HOSTILE_VALUES = (b'"-1"', b'"99999999999"', b'"x"', b'""', b'"A1048577"', b'"1e9"', b'"inlineStr"')


@dataclass
class Told:
    """What runs did, added up."""

    files: int = 0
    seconds: float = 0  # by the clock
    processor: float = 0
    megabytes: float = 0
    broken_runs: list[str] = field(default_factory=list)
    missing: int = 0
    failures: Counter[str] = field(default_factory=Counter)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Bytes with some of them changed, taken out, doubled or cut off."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 100))):
        at = chance.randrange(len(changed) or 1)
        length = chance.choice((1, 1, 4, 64, 1000))
        how = chance.randrange(6)
        if how == 0:
            changed[at : at + length] = chance.randbytes(length)
        elif how == 1:
            del changed[at : at + length]
        elif how == 2:
            changed[at:at] = changed[at : at + length] * chance.choice((1, 2, 50))
        elif how == 3:
            changed[at : at + 1] = (
                bytes([changed[at] ^ 1 << chance.randrange(8)]) if changed else b""
            )
        elif how == 4:
            _other_number(changed, at, chance)
        elif chance.random() < 0.1:
            del changed[at:]
    return bytes(changed)


def _other_number(changed: bytearray, at: int, chance: random.Random) -> None:
    """Another number in the place of the one that stands next, behind one of the words that say
    how much there is."""
    at = changed.find(chance.choice(TOKENS), at)
    found = re.compile(rb"-?\d+").search(changed, at) if at >= 0 else None
    if found:
        other = chance.choice((b"0", b"-1", b"1", b"65536", b"99999999999", b"0.0001", b"null"))
        changed[found.start() : found.end()] = other


def mutated_text(chance: random.Random) -> bytes:
    text = chance.choice(sorted(SAMPLES.glob("*.txt"))).read_text("utf-8")
    start = chance.randrange(len(text) // 2)
    text = text[start : start + chance.choice((200, 1000, 4000))]
    for _ in range(chance.choice((1, 5, 40))):
        at = chance.randrange(len(text) + 1)
        part = text[at : at + chance.choice((1, 10, 200))]
        put = chance.choice((chance.choice(WORDS), part, chance.choice(WORDS) * 30, part * 5, ""))
        text = text[:at] + put + text[at + chance.choice((0, 0, len(part))) :]
    data = text.encode("utf-8", "replace")
    return damaged(data, chance) if chance.random() < 0.2 else data


def mutated_pdf(chance: random.Random) -> bytes:
    """A digital page or a scanned one; now and then a sample of several pages. Half of them are
    damaged in what they draw, or the fonts they draw with, and whole outside."""
    names = ["phu-luc-kinh-phi.pdf"] * 6 + ["phu-luc-kinh-phi-quet.pdf"] * 3
    names += ["phu-luc-ho-so.pdf"]
    data = (SAMPLES / chance.choice(names)).read_bytes()
    return _damaged_inside(data, chance) if chance.random() < 0.5 else damaged(data, chance)


def _damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """A PDF, one of its packed streams taken out, changed and packed again."""
    streams = [(found, _unpacked(found)) for found in STREAM.finditer(data)]
    packed = [(found, content) for found, content in streams if content is not None]
    if not packed:
        return damaged(data, chance)
    found, content = chance.choice(packed)
    change = _other_drawing if b" Tm " in content or b" re" in content else damaged
    stream = zlib.compress(change(content, chance))
    filtered = re.sub(rb"/ASCII85Decode", b"", found[1])
    words = re.sub(rb"/Length \d+", b"/Length %d" % len(stream), filtered)
    whole = b"<<" + words + b">>\nstream\n" + stream + b"\nendstream"
    return data[: found.start()] + whole + data[found.end() :]


def _unpacked(found: re.Match[bytes]) -> bytes | None:
    """What a stream of a PDF holds; None where it is not packed."""
    try:
        packed = found[2]
        if b"ASCII85" in found[1]:
            packed = base64.a85decode(packed.strip().removesuffix(b"~>"))
        return zlib.decompress(packed)
    except (ValueError, zlib.error):
        return None


def _other_drawing(content: bytes, chance: random.Random) -> bytes:
    """What a page draws with other numbers, lines of it doubled, left out or set elsewhere."""
    lines = content.split(b"\n")
    for _ in range(chance.choice((1, 5, 40))):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        number = chance.choice(
            (b"0", b"-1", b"1e9", b"99999", b"0.0001", b"-32768", b"null", b"()", b"<8A>")
        )
        lines[at] = chance.choice(
            (
                re.sub(rb"-?[\d.]+", number, lines[at], count=chance.choice((0, 1, 2))),
                lines[other],
                b" ".join([lines[at]] * chance.choice((2, 30))),
                lines[at] + b" " + chance.choice((b"q", b"Q", b"BT", b"ET", b"W n", b"f", b"3 Tr")),
                b"",
            )
        )
    return b"\n".join(lines)


def mutated_picture(chance: random.Random) -> bytes:
    """A small piece of a page in one of many kinds of picture files, damaged."""
    [page] = sorted(SAMPLES.glob("*.png"))[:1]
    with Image.open(page) as whole:
        left, top = chance.randrange(whole.width // 2), chance.randrange(whole.height // 2)
        wide, high = chance.choice((30, 300, 300, 700)), chance.choice((12, 90, 160, 300))
        piece = whole.convert("RGB").crop((left, top, left + wide, top + high))
    mode, kind = chance.choice(
        (
            *(("RGB", "PNG"), ("L", "PNG"), ("1", "PNG"), ("P", "GIF"), ("RGBA", "PNG")),
            *(("CMYK", "JPEG"), ("L", "JPEG"), ("RGB", "JPEG"), ("CMYK", "TIFF"), ("1", "TIFF")),
            *(("I", "TIFF"), ("F", "TIFF"), ("RGB", "WEBP"), ("RGB", "BMP"), ("LA", "PNG")),
        )
    )
    written = io.BytesIO()
    piece.convert(mode).save(written, kind)
    data = written.getvalue()
    if chance.random() < 0.2:
        return data
    changed = damaged(data, chance)
    return _sums_set_right(changed) if kind == "PNG" and chance.random() < 0.7 else changed


def _sums_set_right(data: bytes) -> bytes:
    """A PNG whose parts have the sums of what they hold now, so that readers go on to what the parts
    say."""
    whole, at = bytearray(data), 8
    while at + 12 <= len(whole):
        end = at + 8 + int.from_bytes(whole[at : at + 4], "big")
        if end + 4 > len(whole):
            break
        whole[end : end + 4] = zlib.crc32(whole[at + 4 : end]).to_bytes(4, "big")
        at = end + 4
    return bytes(whole)


@lru_cache(maxsize=1)
def _word_file() -> bytes:
    """A sample's text as a Word file, with a table and a numbered list."""
    lines = min(SAMPLES.glob("*.txt")).read_text("utf-8").split("\n")[:60]
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line, "List Number" if line.startswith("-") else None)
    table = document.add_table(rows=6, cols=4)
    for row in range(6):
        for column in range(4):
            table.cell(row, column).text = str(row * 17 + column * 5) if row else f"Cột {column}"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


@lru_cache(maxsize=1)
def _sheet_file() -> bytes:
    """A table as an Excel file: numbers, a formula, a date, a merged head."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["TT", "Đơn vị", "Tiếp nhận", "Giải quyết", "Tỷ lệ"])
    for row in range(1, 15):
        sheet.append([row, f"Xã số {row}", row * 117, row * 93, f"=D{row + 1}/C{row + 1}"])
        sheet.cell(row + 1, 5).number_format = "0.0%"
    sheet.append(["", "Ngày lập", datetime.date(2024, 12, 15)])
    sheet.merge_cells("A17:B17")
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def mutated_xlsx(chance: random.Random) -> bytes:
    return _mutated_package(_sheet_file(), chance)


def mutated_docx(chance: random.Random) -> bytes:
    return _mutated_package(_word_file(), chance)


def _mutated_package(data: bytes, chance: random.Random) -> bytes:
    """An Office file, parts of it changed inside the package, most often one, or the package itself
    damaged."""
    if chance.random() < 0.2:
        return damaged(data, chance)
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as other,
    ):
        parts = [name for name in package.namelist() if name.endswith(PARTS)]
        hit = parts if chance.random() < 0.1 else chance.choices(parts, map(_weight, parts))
        for name in package.namelist():
            part = package.read(name)
            other.writestr(name, _other_xml(part, chance) if name in hit else part)
    return written.getvalue()


def _weight(part: str) -> int:
    """How often a part is changed: what a person reads most often."""
    return 6 if part.endswith(("document.xml", "sheet1.xml", "sharedStrings.xml")) else 1


def _other_xml(part: bytes, chance: random.Random) -> bytes:
    """XML, most often still well formed: texts, numbers and whole elements are others."""
    pieces = re.split(rb"(<[^>]*>)", part)
    first = 5 if pieces[1].startswith(b"<?") else 3  # behind the element that holds all others
    for _ in range(chance.choice((1, 10, 50)) if len(pieces) > first + 3 else 0):
        at = chance.randrange(first, len(pieces) - 3)
        if pieces[at].endswith(b"/>") and chance.random() < 0.5:
            repeated = pieces[at] * chance.choice((0, 2, 50))
            pieces[at] = repeated[:MEGABYTE]  # a small part is hit by all fifty changes
        elif pieces[at].startswith(b"<"):
            value = chance.choice(VALUES if chance.random() < 0.8 else HOSTILE_VALUES)
            pieces[at] = NAMED_VALUE.sub(rb"\1" + value, pieces[at], count=chance.choice((0, 1)))
        elif pieces[at].strip() or pieces[at - 1].startswith((b"<w:t", b"<v", b"<t", b"<f")):
            pieces[at] = chance.choice(WORDS).encode().replace(b"<", b"") * chance.choice((1, 9))
        if chance.random() < 0.2:
            _element_elsewhere(pieces, first, chance)
    return b"".join(pieces)


def _element_elsewhere(pieces: list[bytes], first: int, chance: random.Random) -> None:
    """Sets a whole element once more, or three times, before itself."""
    opened = re.compile(rb"<([\w:]+)[^>]*(?<!/)>$")
    starts = [at for at, piece in enumerate(pieces) if at >= first and opened.match(piece)]
    start = chance.choice(starts) if starts else -1
    name = opened.match(pieces[start])
    closing = b"</" + name[1] + b">" if name else b""
    if closing in pieces[start:]:
        element = b"".join(pieces[start : pieces.index(closing, start) + 1])
        if len(element) < 20_000:
            pieces[start - 1] += element * chance.choice((1, 3))


KINDS: dict[str, tuple[str, Callable[[random.Random], bytes]]] = {
    "text": (".txt", mutated_text),
    "pdf": (".pdf", mutated_pdf),
    "picture": (".png", mutated_picture),
    "docx": (".docx", mutated_docx),
    "xlsx": (".xlsx", mutated_xlsx),
}


def _pdf(
    size: str,
    content: bytes,
    length: int = 0,
    resources: bytes = b"",
    others: Sequence[bytes] = (),
) -> bytes:
    """A PDF of one page with this content; `others` are objects from number 5 on."""
    numbered = [f"{at} 0 obj".encode() + other + b"endobj\n" for at, other in enumerate(others, 5)]
    return b"".join(
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
            f"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size}]/Contents 4 0 R".encode(),
            b"/Resources<<" + resources + b">>>>endobj\n",
            f"4 0 obj<</Length {length or len(content)}".encode(),
            b"/Filter[/FlateDecode/FlateDecode]" if content[:1] == b"x" else b"",
            b">>stream\n" + content + b"\nendstream endobj\n",
            *numbered,
            b"trailer<</Root 1 0 R>>\n",
        )
    )


def _picture(mode: str, side: int, kind: str) -> bytes:
    written = io.BytesIO()
    Image.new(mode, (side, side)).save(written, kind)
    return written.getvalue()


def _packed_zeros(count: int) -> bytes:
    packer = zlib.compressobj(9)
    parts = [packer.compress(bytes(1 << 20)) for _ in range(count >> 20)]
    return zlib.compress(b"".join([*parts, packer.flush()]), 9)


def _stream(content: bytes, words: bytes) -> bytes:
    return b"<<%b/Length %d>>stream\n" % (words, len(content)) + content + b"\nendstream "


def _forms_in_forms() -> bytes:
    """A page that calls a drawing ten times, which calls another ten times, eight deep."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 500 500]/Resources<</XObject<</A %d 0 R>>>>"
    forms = [_stream(b"/A Do " * 10, form % at) for at in range(6, 14)]
    last = _stream(b"0 0 m 9 9 l S", b"/Type/XObject/Subtype/Form/BBox[0 0 500 500]")
    return _pdf("595 842", b"/A Do", 0, b"/XObject<</A 5 0 R>>", [*forms, last])


def _tiles() -> bytes:
    """A page filled with tiles of a hundredth of a point."""
    tile = b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 .01 .01]/XStep .01/YStep .01/Resources<<>>"
    fill = b"/Pattern cs /P scn 0 0 595 842 re f"
    return _pdf("595 842", fill, 0, b"/Pattern<</P 5 0 R>>", [_stream(b"0 0 m 1 1 l S", tile)])


def _numerals_everywhere(count: int) -> bytes:
    """A page of so many numerals, five points high."""
    places = [(5 + at % 100 * 5.8, 835 - at // 100 * 8) for at in range(count)]
    shown = [f"1 0 0 1 {x:.1f} {y} Tm ({at}) Tj" for at, (x, y) in enumerate(places)]
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    content = f"BT /F 5 Tf {' '.join(shown)} ET".encode()
    return _pdf("595 842", content, 0, b"/Font<</F 5 0 R>>", [font])


def _frames(count: int) -> bytes:
    """A telefax of so many pages, each with a line of print."""
    pages = []
    for number in range(count):
        page = Image.new("1", (600, 120), 1)
        ImageDraw.Draw(page).text((30, 40), f"Trang {number}: {number + 11} xa", fill=0)
        pages.append(page)
    written = io.BytesIO()
    pages[0].save(written, "TIFF", save_all=True, append_images=pages[1:], compression="group4")
    return written.getvalue()


def _noted_picture() -> bytes:
    """A picture with a note that unpacks to 200 MB."""
    written = io.BytesIO()
    Image.new("L", (800, 600), 255).save(written, "PNG")
    note = b"zTXtk\0\0" + zlib.compress(bytes(200_000_000), 9)
    chunk = (len(note) - 4).to_bytes(4, "big") + note + zlib.crc32(note).to_bytes(4, "big")
    return written.getvalue()[:33] + chunk + written.getvalue()[33:]


def _with_part(package: bytes, part: str, content: bytes) -> bytes:
    """An Office file, one part of it another one."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as before,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(name, content if name == part else before.read(name))
    return written.getvalue()


def _word(body: bytes, head: bytes = b"") -> bytes:
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    whole = head + b"<w:document " + space + b"><w:body>" + body + b"</w:body></w:document>"
    return _with_part(_word_file(), "word/document.xml", whole)


def _laughs() -> bytes:
    """A Word file whose one word is made of others, ten times ten times …"""
    names = "abcdefghij"
    made = [f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names)]
    head = f'<!DOCTYPE w [<!ENTITY a "5 ho so">{"".join(made)}]>'.encode()
    return _word(b"<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", head)


def _tables_in_tables(depth: int) -> bytes:
    opened, closed = b"<w:tbl><w:tr><w:tc>" * depth, b"</w:tc></w:tr></w:tbl>" * depth
    return _word(opened + b"<w:p><w:r><w:t>Co 5 ho so</w:t></w:r></w:p>" + closed)


def _far_cell() -> bytes:
    """A workbook whose last cell is the last that there can be, all of it merged."""
    rows = b'<row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"><c r="XFD1048576"><v>8</v></c></row>'
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    merged = b'<mergeCells><mergeCell ref="B2:XFD1048575"/></mergeCells>'
    sheet = (
        b"<worksheet " + space + b"><sheetData>" + rows + b"</sheetData>" + merged + b"</worksheet>"
    )
    return _with_part(_sheet_file(), "xl/worksheets/sheet1.xml", sheet)


def _lined_sheet(rows: int) -> bytes:
    """A workbook of a few rows, lined down to one far below."""
    letters = [openpyxl.utils.get_column_letter(column) for column in range(1, 101)]
    lined = (
        f'<row r="{row}">'
        + "".join(f'<c r="{letter}{row}" s="1"/>' for letter in letters)
        + "</row>"
        for row in range(30, rows)
    )
    part, end = "xl/worksheets/sheet1.xml", b"</sheetData>"
    with zipfile.ZipFile(io.BytesIO(_sheet_file())) as package:
        sheet = package.read(part)
    return _with_part(_sheet_file(), part, sheet.replace(end, "".join(lined).encode() + end))


def _mails_in_mails(depth: int) -> bytes:
    """A mail in a mail, and so on."""
    mail = "From: a@b.vn\n\nCo 5 ho so."
    for number in range(depth):
        kind = f"multipart/mixed; boundary=b{number}"
        held = f"--b{number}\nContent-Type: message/rfc822\n\n{mail}\n--b{number}--\n"
        mail = f"From: a@b.vn\nMIME-Version: 1.0\nContent-Type: {kind}\n\n{held}"
    return mail.encode()


BOMBS: dict[str, Callable[[], bytes]] = {
    "strip.pdf": lambda: _pdf("1 14400", b"0 0 m 1 9 l S"),
    "huge.pdf": lambda: _pdf("14400 14400", b"0 0 m 9 9 l S"),
    "speck.pdf": lambda: _pdf("0.1 0.1", b"0 0 m 9 9 l S"),
    "nothing.pdf": lambda: _pdf("0 0", b"0 0 m 9 9 l S"),
    "saved.pdf": lambda: _pdf("595 842", b"q " * 500_000),
    "lines.pdf": lambda: _pdf("595 842", b"0 0 m 9 9 l S " * 200_000),
    "curves.pdf": lambda: _pdf("595 842", b"0 0 m 1 2 3 400 500 6 c S " * 700_000),
    "pictures.pdf": lambda: _pdf("595 842", b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI " * 300_000),
    "zeros.pdf": lambda: _pdf("595 842", _packed_zeros(1 << 30)),
    "deep.png": lambda: _picture("I;16", 10_900, "PNG"),
    "wide.png": lambda: _picture("1", 15_000, "PNG"),
    "colour.png": lambda: _picture("RGB", 10_900, "PNG"),
    "clear.png": lambda: _picture("RGBA", 10_900, "PNG"),
    "floating.tif": lambda: _picture("F", 6_000, "TIFF"),
    "metres.pdf": lambda: _pdf("28346 28346", b"0 0 m 9 9 l S"),
    "numerals.pdf": lambda: _numerals_everywhere(10_000),
    "forms.pdf": _forms_in_forms,
    "tiles.pdf": _tiles,
    "frames.tif": lambda: _frames(200),
    "noted.png": _noted_picture,
    "laughs.docx": _laughs,
    "tables.docx": lambda: _tables_in_tables(60),
    "deep.docx": lambda: _tables_in_tables(5000),
    "paragraphs.docx": lambda: _word(b"<w:p><w:r><w:t>a 5</w:t></w:r></w:p>" * 100_000),
    "far.xlsx": _far_cell,
    "lined.xlsx": lambda: _lined_sheet(30_000),
    "mails.eml": lambda: _mails_in_mails(200),
    "digits.txt": lambda: f"Có {'9' * 31}/120 hồ sơ, đạt {'9' * 30},5%.\n".encode() * 3000,
    "line.txt": lambda: "Có 5 hồ sơ và 7 hồ sơ. ".encode() * 300_000,
    "dot.png": lambda: _picture("L", 3, "PNG"),
}


def tell(files: dict[str, bytes], told: Told) -> None:
    """Reads the files in one run and adds what it did."""
    with tempfile.TemporaryDirectory(prefix="solieu-fuzz-") as name:
        folder = Path(name)
        (folder / "in").mkdir()
        for file, data in files.items():
            (folder / "in" / file).write_bytes(data)
        words = ["run", str(folder / "in"), "--out", str(folder / "out"), "--jobs", "1"]
        begun, spent = time.monotonic(), _spent()
        child = begin(words, folder / "said.txt")
        code = _watched(child, told)
        told.files += len(files)
        told.seconds += time.monotonic() - begun
        told.processor += _spent() - spent
        said = (folder / "said.txt").read_text("utf-8", "replace")
        if code not in (0, 1) or "Traceback" in said:
            told.broken_runs.append(f"exit {code}: {said[-300:]}")
            return
        _count(folder / "out", _without_copies(files), told)


def _spent() -> float:
    """Seconds of processor time of all runs that have ended, and of what they began."""
    times = os.times()
    return times.children_user + times.children_system


def _watched(child: int, told: Told) -> int:
    """How a run ends, within the time that it may take; its memory is noted."""
    late = threading.Timer(LONGEST, os.killpg, (child, signal.SIGKILL))
    over = threading.Event()
    watch = threading.Thread(target=_watch, args=(child, told, over))
    late.start()
    watch.start()
    try:
        return ended(child)
    finally:
        late.cancel()
        over.set()
        watch.join()


def _without_copies(files: dict[str, bytes]) -> set[str]:
    """The names of the files, of those with one content the first alone: others are its copies."""
    return set({content: name for name, content in sorted(files.items(), reverse=True)}.values())


def _count(out: Path, files: set[str], told: Told) -> None:
    failed = set()
    for row in _rows(out / "failures.csv"):
        failed.add(row["file"])
        told.failures[re.sub(r"\d+", "0", row["error"])] += 1
        if UNNAMED in row["error"]:
            print("  without a name:", row["file"], row["error"])
    read = {row["file"].split("#")[0] for row in _rows(out / "documents.csv")}
    told.missing += len(files - failed - read)
    for name in sorted(files - failed - read):
        print("  in no state:", name)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def _watch(root: int, told: Told, over: threading.Event) -> None:
    """Notes the largest memory of a run with all that it began and with this process, of which it is
    a child."""
    this = psutil.Process()
    while not over.wait(0.2):
        try:
            own = psutil.Process(root)
            processes = [this, own, *own.children(recursive=True)]
        except psutil.Error:
            continue
        if sum(map(_at_most, processes)) > told.megabytes * MEGABYTE:  # the exact measure is dear
            used = sum(map(_shared_out, processes)) / MEGABYTE
            told.megabytes = max(told.megabytes, used)


def _at_most(process: psutil.Process) -> int:
    """Bytes that a process uses, what it shares counted whole."""
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def _shared_out(process: psutil.Process) -> int:
    """Bytes that a process uses, what it shares counted in parts."""
    try:
        memory = process.memory_full_info()
    except psutil.Error:
        return 0
    return int(getattr(memory, "pss", memory.uss))


def _show(told: Told) -> None:
    unnamed = sum(count for said, count in told.failures.items() if UNNAMED in said)
    print(
        f"{told.files} files: {len(told.broken_runs)} broken runs, {told.missing} in no state, "
        f"{sum(told.failures.values())} failed, {unnamed} of them without a name; "
        f"{told.seconds / max(1, told.files):.1f} s a file, {told.processor / max(1, told.files):.1f} of "
        f"the processor, peak {told.megabytes:.0f} MB"
    )
    for said, count in told.failures.most_common():
        print(f"  {count:5} {said[:110]}")
    for said in told.broken_runs:
        print("  BROKEN", said, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--bombs", action="store_true", help="each bomb in a run of its own")
    parser.add_argument("--only", default="", help="bombs whose name holds this")
    parser.add_argument("--keep", type=Path, help="only make the files, into this folder")
    asked = parser.parse_args()
    if not asked.keep:
        warm()
    if asked.bombs:
        for name, made in BOMBS.items():
            if asked.only in name:
                told = Told()
                tell({name: made()}, told)
                print(name, end=": ", flush=True)
                _show(told)
        return
    told = Told()
    kinds = asked.kinds.split(",")
    for start in range(0, asked.count, BATCH):
        files = {}
        for at in range(start, min(asked.count, start + BATCH)):
            ending, make = KINDS[kinds[at % len(kinds)]]
            files[f"{at:05}{ending}"] = make(random.Random(asked.seed * 1_000_003 + at))
        if asked.keep:
            asked.keep.mkdir(parents=True, exist_ok=True)
            for name, data in files.items():
                (asked.keep / name).write_bytes(data)
            continue
        tell(files, told)
        _show(told)


if __name__ == "__main__":
    main()
