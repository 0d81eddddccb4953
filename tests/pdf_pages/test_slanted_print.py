"""Tests of watermarks that run slantwise over a page."""

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from extractor.pdf_pages.text_layer import read_layer

LINES = ["Da tiep nhan 1.284 ho so", "giai quyet 1.266 ho so", "con 18 ho so", "thu 415 trieu dong"]


def page(path, marks, lines=LINES):
    """A page of lines with words set (degrees, size, x, y, words) over them."""
    drawn = canvas.Canvas(str(path), pagesize=A4)
    for turned, size, x, y, words in marks:
        drawn.saveState()
        drawn.translate(x, y)
        drawn.rotate(turned)
        drawn.setFillGray(0.8)
        drawn.setFont("Helvetica-Bold", size)
        drawn.drawString(0, 0, words)
        drawn.restoreState()
    drawn.setFont("Helvetica", 12)
    for k, line in enumerate(lines):
        drawn.drawString(80, 600 - 20 * k, line)
    drawn.save()
    return read_layer(path, 1)


@pytest.mark.parametrize(
    "marks, said",
    [
        ([(40, 60, 60, 420, "DU THAO LAN 3")], ["watermark_numeral"]),
        ([(-35, 48, 60, 700, "BAN SAO 2023")], ["watermark_numeral"]),
        ([(25, 26, 40 + 130 * k, 530 + 15 * k, "NOI BO") for k in range(4)], []),
    ],
)
def test_a_watermark_tears_no_lines(tmp_path, marks, said):
    layer = page(tmp_path / "a.pdf", marks)
    assert " ".join(word.text for word in layer.words) == " ".join(LINES)
    assert [doubt.key for doubt in layer.cautions] == said


@pytest.mark.parametrize(
    "mark",
    [
        (45, 11, 300, 700, "2021"),  # a head set aslant
        (90, 40, 40, 300, "MAT"),  # up the page
        (3, 40, 80, 700, "BAO CAO 5"),  # a title a little askew
    ],
)
def test_other_print_stays(tmp_path, mark):
    words = mark[-1]
    layer = page(tmp_path / "b.pdf", [mark])
    found = "".join(word.text for word in layer.words)
    kept = "".join(LINES).replace(" ", "") + words.replace(" ", "")
    assert sorted(found) == sorted(kept)
    assert not layer.cautions


def test_a_page_of_slanting_print_alone_is_read(tmp_path):
    layer = page(tmp_path / "c.pdf", [(20, 40, 60, 420, "DU THAO")], lines=[])
    assert "".join(sorted("".join(word.text for word in layer.words))) == "ADHOTU"
