"""How a Word document's runs look: old fonts named anywhere, white print on paper and on colour."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from office_files import cell, paragraph, part, run, table, write_docx

from extractor.model import TextTable
from extractor.reading.docx_text import read_docx


def words(tmp_path, body, styles):
    """What is read, a table's cells with bars between them; and what is said of it."""
    found = read_docx(write_docx(tmp_path / "a.docx", body, styles=part("w:styles", styles)))
    (block,) = found.blocks
    is_table = isinstance(block, TextTable)
    text = "|".join(cell.text for cell in block.cells) if is_table else block.text
    return text, [doubt.key for doubt in found.cautions]


def fonts(name):
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def style(name, properties, more="", kind="paragraph"):
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}" {more}><w:rPr>{properties}</w:rPr></w:style>'
    )


OLD = "Chi 12,5 tû ®ång"
READ = "Chi 12,5 tỷ đồng"


@pytest.mark.parametrize(
    "body, styles, expected",
    [
        (paragraph(run(OLD, fonts(".VnTime"))), "", READ),
        (paragraph(run("chi 12 tû", fonts(".VnTimeH"))), "", "CHI 12 TỶ"),
        (paragraph(run("12,5 tyû ñoàng", fonts("VNI-Times"))), "", "12,5 tỷ đồng"),
        (  # the vowel in one run, its mark in the next
            paragraph(run("5 ño", fonts("VNI-Times")) + run("àng", fonts("VNI-Times"))),
            "",
            "5 đồng",
        ),
        (
            paragraph(run(OLD), properties='<w:pStyle w:val="Than"/>'),
            style("Than", fonts(".VnTime")),
            READ,
        ),
        (
            paragraph(run(OLD), properties='<w:pStyle w:val="Con"/>'),
            style("Me", fonts(".VnTime"))
            + '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Me"/></w:style>',
            READ,
        ),
        (paragraph(run(OLD)), style("Thuong", fonts(".VnArial"), 'w:default="1"'), READ),
        (
            paragraph(run(OLD)),
            f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts('.VnTime')}</w:rPr></w:rPrDefault>"
            "</w:docDefaults>",
            READ,
        ),
        (
            paragraph(run(OLD, '<w:rStyle w:val="So"/>')),
            style("So", fonts(".VnTime"), kind="character"),
            READ,
        ),
        (  # typed in Unicode, the name of the font left as it was
            paragraph(run("Có 5 tổ và 3 ô tô", fonts(".VnTime"))),
            "",
            "Có 5 tổ và 3 ô tô",
        ),
        (
            paragraph(
                run("Cã 35", fonts(".VnTime")) + run("1", '<w:vertAlign w:val="superscript"/>')
            ),
            "",
            "Có 35¹",
        ),
    ],
)
def test_fonts_of_before_unicode_are_read_as_they_show(tmp_path, body, styles, expected):
    assert words(tmp_path, body, styles) == (expected, [])


WHITE = '<w:color w:val="FFFFFF"/>'
BLUE = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'


@pytest.mark.parametrize(
    "body, styles, expected, said",
    [
        (paragraph(run("Có 5 đơn") + run(", nháp 9", WHITE)), "", "Có 5 đơn", ["white_print"]),
        (paragraph(run("Có 5 đơn") + run(", nháp", WHITE)), "", "Có 5 đơn", []),
        (paragraph(run("Có 9 đơn", WHITE + BLUE)), "", "Có 9 đơn", []),
        (paragraph(run("Có 9 đơn", WHITE), properties=BLUE), "", "Có 9 đơn", []),
        (
            paragraph(run("Có 9 đơn", WHITE), properties='<w:pStyle w:val="Dai"/>'),
            f'<w:style w:type="paragraph" w:styleId="Dai"><w:pPr>{BLUE}</w:pPr></w:style>',
            "Có 9 đơn",
            [],
        ),
        (
            paragraph(run("Có 5") + run(" 9", WHITE), properties=BLUE.replace("1F3864", "FFFFFF")),
            "",
            "Có 5",
            ["white_print"],
        ),
        (table([[cell(paragraph(run("9", WHITE)), BLUE), "b"]]), "", "9|b", []),
        (
            table([[cell(paragraph(run("9", WHITE))), "b"]]),
            "",
            "|b",
            ["white_print"],
        ),
    ],
)
def test_white_print_is_read_where_the_paper_has_a_colour(tmp_path, body, styles, expected, said):
    assert words(tmp_path, body, styles) == (expected, said)
