"""Scans with something drawn over them: a logo goes, what may be the report's own stays."""

import io
from pathlib import Path

import numpy
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractor.model import Box, Word
from extractor.pdf_pages.laid_over_scans import scan_alone


def scanned(folder, over, scan=(0, 0, 595, 842)):
    """A page that is a grey picture, with rectangles and a picture laid over it."""
    picture = io.BytesIO()
    Image.fromarray(numpy.full((842, 595), 200, "uint8")).save(picture, "PNG")
    file = folder / "scan.pdf"
    canvas = Canvas(str(file), (595, 842))
    canvas.drawImage(ImageReader(picture), *scan)
    for kind, box in over:
        if kind == "drawing":
            canvas.rect(*box, stroke=0, fill=1)
        else:
            canvas.drawImage(ImageReader(picture), *box)
    canvas.save()
    return file


def looks(*texts):
    """Readers that have these words wherever they look."""

    def reader(text):
        words = tuple(Word(part, Box(0, 0, 9, 9), 0.5) for part in text.split())
        return lambda picture, dpi: words

    return [reader(text) for text in texts]


def darkest(file):
    with pypdfium2.PdfDocument(file) as document:
        return int(numpy.asarray(document[0].render(grayscale=True).to_pil()).min())


LOGO = ("drawing", (400, 400, 70, 14))


@pytest.mark.parametrize(
    "said",
    [
        ("LuatVietnam", "LuatVietnam"),
        ("LuafVie†naim", "LuatVietnam"),  # in two colours
        ("Thư viện Pháp luật", "Thu vién Phap luat"),
        ("congbao.example.vn", "congbao.example.vn"),
    ],
)
def test_a_logo_is_left_out(tmp_path: Path, said):
    file = scanned(tmp_path, [LOGO])
    alone = scan_alone(file, 1, tmp_path, looks(*said))
    assert alone and darkest(file) < 50
    assert darkest(alone) > 150


@pytest.mark.parametrize(
    "over, said",
    [
        ([LOGO], ("số 46", "số 46")),  # typed into the scan
        ([LOGO], ("", "")),  # a line through print
        ([LOGO], ("LuatVietnam", "Lua1Vietnam")),  # one has a digit
        ([LOGO], ("bốn mươi sáu", "LuatVietnam")),  # the readers differ
        ([("drawing", (20, 20, 500, 400))], ("LuatVietnam", "LuatVietnam")),  # half of the page
        ([("picture", (400, 400, 70, 14))], ("LuatVietnam", "LuatVietnam")),  # a seal, a signature
        ([], ("LuatVietnam", "LuatVietnam")),
    ],
)
def test_what_else_lies_over_a_scan_stays(tmp_path: Path, over, said):
    assert scan_alone(scanned(tmp_path, over), 1, tmp_path, looks(*said)) is None


def test_a_page_that_is_no_scan_is_left_as_it_is(tmp_path: Path):
    file = scanned(tmp_path, [LOGO], scan=(0, 0, 200, 200))
    assert scan_alone(file, 1, tmp_path, looks("LuatVietnam", "LuatVietnam")) is None


def test_a_file_that_cannot_be_opened_is_drawn_as_before(tmp_path: Path):
    file = tmp_path / "torn.pdf"
    file.write_bytes(b"%PDF-1.4 torn")
    assert scan_alone(file, 1, tmp_path, looks("LuatVietnam")) is None
