"""What a page lacks because its file breaks off is said; a shorter page is no shorter report."""

import io
import zlib

import pytest
from pdf_bytes import pdf, stream
from PIL import Image, ImageDraw

from extractor.document import read_report
from extractor.model import Doubt
from extractor.pdf_pages.drawing import draw
from extractor.pdf_pages.text_layer import TOO_MUCH, read_layer

ROWS = [f"Xa An {at}: da giai quyet {1000 + at * 7} ho so, con lai {at} ho so." for at in range(36)]
SHOWN = "BT /F 12 Tf 60 800 Td " + " 0 -20 Td ".join(f"({row}) Tj" for row in ROWS) + " ET"
LACKING = Doubt("page_lacking", (("page", "1"),))


def packed(content, entries="/Filter /FlateDecode"):
    return f"<< {entries} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def page(content, *more, contents="4 0 R"):
    """A page whose content is this stream; further objects are those from 6 on."""
    return pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {contents}"
            " /Resources << /Font << /F 5 0 R >> /XObject << /A 6 0 R /B#20C 7 0 R >> >> >>",
            content,
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *more,
        ]
    )


WHOLE = zlib.compress(SHOWN.encode())
HALF = WHOLE[: len(WHOLE) // 2]
OTHER = WHOLE[: len(WHOLE) // 2] + b"\xff\x00\xff\x01" + WHOLE[len(WHOLE) // 2 + 4 :]
DRAWING = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Filter /FlateDecode"
PICTURE = "/Type /XObject /Subtype /Image /Width 300 /Height 120 /ColorSpace /DeviceGray"
PLACED = stream("", "q 500 0 0 200 50 500 cm /A Do Q")


def picture(kind, **options):
    """A small picture with a line of print in it."""
    written = io.BytesIO()
    seen = Image.new("L", (300, 120), 255)
    ImageDraw.Draw(seen).text((20, 40), "Tiep nhan 1234 ho so", fill=0)
    seen.save(written, kind, **options)
    return written.getvalue()


@pytest.mark.parametrize(
    "file",
    [
        page(packed(HALF)),
        page(packed(OTHER)),
        page(packed(b"")),
        page("null"),
        page(packed(WHOLE), contents="[4 0 R 99 0 R]"),
        page(stream("", "/A Do"), packed(HALF, DRAWING)),
        page(stream("", SHOWN + " /B#20C Do"), "null", packed(OTHER, DRAWING)),
        page(stream("", SHOWN + " /Gone Do")),
    ],
    ids=["half", "other", "empty", "null", "part", "drawing", "blank in name", "gone"],
)
def test_a_page_that_breaks_off_is_said(tmp_path, file):
    (tmp_path / "a.pdf").write_bytes(file)
    assert LACKING in read_report(tmp_path / "a.pdf").doubts


@pytest.mark.parametrize(
    "file",
    [
        page(packed(WHOLE)),
        page(packed(WHOLE[:-4])),
        page(packed(WHOLE + b"\r\n")),
        page(stream("", "/A Do"), packed(WHOLE, DRAWING)),
        page(stream("", SHOWN + " q 20 0 0 9 9 9 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q")),
    ],
    ids=["whole", "no sum", "more behind", "drawing", "picture in line"],
)
def test_a_whole_page_is_not_doubted(tmp_path, file):
    (tmp_path / "a.pdf").write_bytes(file)
    report = read_report(tmp_path / "a.pdf")
    assert len(report.numerals) > 2 * len(ROWS)
    assert LACKING not in report.doubts


@pytest.mark.parametrize("kept, lacks", [(1.0, False), (0.6, True), (0.3, True)])
@pytest.mark.parametrize("ending", [b"", b"\0\0\0\r\n"])
def test_a_photograph_that_breaks_off_is_said(tmp_path, kept, lacks, ending):
    seen = picture("JPEG")
    coded = PICTURE + " /BitsPerComponent 8 /Filter /DCTDecode"
    part = packed(seen[: int(len(seen) * kept)] + ending, coded)
    (tmp_path / "a.pdf").write_bytes(page(PLACED, part))
    assert (LACKING in read_report(tmp_path / "a.pdf").doubts) is lacks


@pytest.mark.parametrize("kept, lacks", [(1.0, False), (0.5, True), (0.02, True)])
def test_who_draws_a_fax_tells_that_it_breaks_off(tmp_path, kept, lacks):
    seen = picture("JPEG2000")
    coded = PICTURE + " /BitsPerComponent 8 /Filter /JPXDecode"
    part = packed(seen[: int(len(seen) * kept)], coded)
    (tmp_path / "a.pdf").write_bytes(page(PLACED, part))
    assert draw(tmp_path / "a.pdf", 1, 72, tmp_path).is_whole is not lacks
    assert (LACKING in read_report(tmp_path / "a.pdf").doubts) is lacks


def _forms(times):
    """A drawing that is called `times` times, in each of which another one is."""
    calls = b"/A Do " * times
    box = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
    own = "/Resources << /XObject << /A 7 0 R >> >>"
    inner = packed(zlib.compress(b"0 0 m 9 9 l S " * times), f"{box} /Filter /FlateDecode")
    outer = packed(zlib.compress(calls), f"{box} {own} /Filter /FlateDecode")
    return page(packed(zlib.compress(SHOWN.encode() + calls)), outer, inner)


def _twice(content):
    return page(packed(zlib.compress(zlib.compress(content)), "/Filter [/FlateDecode /Fl]"))


@pytest.mark.parametrize(
    ("file", "too_much"),
    [
        (page(packed(WHOLE)), False),
        (page(stream("", SHOWN)), False),
        (page(packed(HALF)), False),
        (_forms(9), False),
        (_forms(60), True),
        (page(packed(zlib.compress(b"0 0 9 9 re f " * 250_000))), True),
        (page(packed(zlib.compress(b"1 2 " * 5_000_000))), True),
        (_twice(b"\0" * (17 << 20)), True),
        (_twice(SHOWN.encode()), False),
        (page(stream("", "0 0 m 9 9 l S " * 140_000)), True),
        (page(packed(WHOLE), contents="[" + "4 0 R " * 200 + "]"), False),
        (page(packed(WHOLE), contents="[" + "4 0 R " * 3000 + "]"), True),
    ],
)
def test_a_page_of_too_many_strokes_is_not_gone_through(tmp_path, file, too_much):
    path = tmp_path / "a.pdf"
    path.write_bytes(file)
    assert (read_layer(path, 1) is TOO_MUCH) == too_much
