"""How a Word document's runs look: old fonts named anywhere, white print on paper and on colour."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from office_files import cell, paragraph, part, run, table, write_docx

from extractor.model import TextTable
from extractor.office_files.docx_text import read_docx


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


def named(style_name):
    return f'<w:rStyle w:val="{style_name}"/>'


def letters(name, properties, more=""):
    return style(name, properties, more, kind="character")


HIDDEN, STRUCK = "<w:vanish/>", "<w:strike/>"
RAISED = '<w:vertAlign w:val="superscript"/>'
BASED = '<w:style w:type="character" w:styleId="Con"><w:basedOn w:val="Me"/></w:style>'


@pytest.mark.parametrize(
    "body, styles, expected",
    [
        (
            paragraph(run("Có 5 đơn"), run(", nháp 9", named("An"))),
            letters("An", HIDDEN),
            "Có 5 đơn",
        ),
        (
            paragraph(run("Có 5 đơn"), run(", nháp 9", named("Con"))),
            letters("Me", HIDDEN) + BASED,
            "Có 5 đơn",
        ),
        (  # what the run says itself overrules its style
            paragraph(run("Có 5 đơn", named("An") + '<w:vanish w:val="0"/>')),
            letters("An", HIDDEN),
            "Có 5 đơn",
        ),
        (  # the style of the letters takes back what that of the paragraph sets
            paragraph(run("Có 5 đơn", named("An")), properties='<w:pStyle w:val="Doan"/>'),
            letters("An", HIDDEN) + style("Doan", HIDDEN),
            "Có 5 đơn",
        ),
        (
            paragraph(run("Có "), run("12", named("Bo")), run(" 21 đơn")),
            letters("Bo", STRUCK),
            "Có 1̶2̶ 21 đơn",
        ),
        (
            paragraph(run("Có 40 đơn năm 2024"), run("2", named("Mu"))),
            letters("Mu", RAISED),
            "Có 40 đơn năm 2024²",
        ),
        (
            paragraph(run("sở nội vụ", named("Hoa")), run(" 7 phòng")),
            letters("Hoa", "<w:caps/>"),
            "SỞ NỘI VỤ 7 phòng",
        ),
    ],
)
def test_what_a_style_hides_strikes_or_raises_is_seen_so(tmp_path, body, styles, expected):
    assert words(tmp_path, body, styles) == (expected, [])


def test_a_paragraph_hidden_by_its_style_is_not_read(tmp_path):
    hidden = paragraph("Nháp: 77 đơn", properties='<w:pStyle w:val="Doan"/>')
    found = words(tmp_path, paragraph("Có 5 đơn") + hidden, style("Doan", HIDDEN))
    assert found == ("Có 5 đơn", [])


def test_print_that_a_style_makes_white_is_said(tmp_path):
    body = paragraph(run("Có 5 đơn"), run(", nháp 9", named("Trang")))
    assert words(tmp_path, body, letters("Trang", WHITE)) == ("Có 5 đơn", ["white_print"])


def lifted(text, half_points):
    return run(text, f'<w:position w:val="{half_points}"/>')


@pytest.mark.parametrize(
    "runs, expected",
    [
        ((run("đến năm 2024"), lifted("1", 8)), "đến năm 2024¹"),
        ((run("rộng 450 m"), lifted("2", 6), run(" đất")), "rộng 450 m² đất"),
        ((run("có 12 đơn"), lifted("(3)", 7)), "có 12 đơn⁽³⁾"),
        ((lifted("có ", 6), lifted("15", 6), lifted(" đơn", 6)), "có 15 đơn"),  # the whole line
        ((run("có "), lifted("15", 1), run(" đơn")), "có 15 đơn"),  # by a hair
        ((run("có "), lifted("1.250 đơn", 8)), "có 1.250 đơn"),
    ],
)
def test_digits_lifted_by_hand_are_raised(tmp_path, runs, expected):
    assert words(tmp_path, paragraph(*runs), "") == (expected, [])


@pytest.mark.parametrize(
    "runs, expected",
    [
        ((run("Đạt "), run("4", fonts("Wingdings")), run(" 9 mục")), "Đạt ▪ 9 mục"),
        ((run("Đạt "), run("12", fonts("Webdings")), run(" 9 mục")), "Đạt ▪▪ 9 mục"),
        ((run("Có "), run("\uf031\uf037", fonts("Symbol")), run(" đơn")), "Có 17 đơn"),
        ((run("Có "), run("17", fonts("Arial")), run(" đơn")), "Có 17 đơn"),
    ],
)
def test_digits_are_those_that_the_font_draws(tmp_path, runs, expected):
    assert words(tmp_path, paragraph(*runs), "") == (expected, [])
