"""A document as the decree on clerical work has it: paper, margins, letters, head and close."""

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from extractor.drafting import paper
from extractor.drafting.content import Office


def office(**said):
    usual = {"parent": "", "name": "", "symbol": "", "place": "", "signer": "", "font_size": 14}
    return Office(**(usual | said))


def saved(document, tmp_path):
    document.save(tmp_path / "a.docx")
    return docx.Document(tmp_path / "a.docx")


def words(cell):
    return [paragraph.text for paragraph in cell.paragraphs if paragraph.text]


@pytest.mark.parametrize("size", [13, 14])
def test_paper_margins_and_letters_are_those_of_the_decree(tmp_path, size):
    document = saved(paper.new_document(size), tmp_path)
    [section] = document.sections
    millimetres = [
        round(length.mm)
        for length in (
            *(section.page_width, section.page_height, section.top_margin),
            *(section.bottom_margin, section.left_margin, section.right_margin),
        )
    ]
    assert millimetres == [210, 297, 20, 20, 30, 15]
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        font = document.styles[name].font
        assert (font.name, font.size) == ("Times New Roman", Pt(size))
    # letters with marks are of the same font in every program
    fonts = document.styles["Heading 1"].element.rPr.rFonts
    assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "Times New Roman"
    }


def test_pages_are_numbered_but_for_the_first(tmp_path):
    [section] = saved(paper.new_document(14), tmp_path).sections
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_nobody_is_named_as_the_author(tmp_path):
    properties = saved(paper.new_document(14), tmp_path).core_properties
    assert (properties.author, properties.last_modified_by, properties.language) == (
        "",
        "",
        "vi-VN",
    )


@pytest.mark.parametrize(
    "said, left, right",
    [
        (
            {"parent": "Ủy ban nhân dân tỉnh", "name": "Sở Nội vụ", "place": "Sóc Trăng"},
            ["ỦY BAN NHÂN DÂN TỈNH", "SỞ NỘI VỤ"],
            "Sóc Trăng, ngày",
        ),
        ({"name": "Ủy ban nhân dân huyện Kế Sách"}, ["ỦY BAN NHÂN DÂN HUYỆN KẾ SÁCH"], "……"),
        ({}, ["TÊN CƠ QUAN"], "……"),  # for a person to write
    ],
)
def test_the_head_has_who_writes_and_where(tmp_path, said, left, right):
    document = paper.new_document(14)
    paper.add_head(document, office(**said), "BC-SNV")
    [table] = saved(document, tmp_path).tables
    first, second = table.rows
    assert words(first.cells[0]) == left
    assert words(first.cells[1]) == [paper.COUNTRY, paper.MOTTO]
    assert words(second.cells[0]) == ["Số:        /BC-SNV"]
    assert right in words(second.cells[1])[0]
    widths = [cell.width for cell in first.cells]
    assert sum(widths) == pytest.approx(Mm(165), rel=0.001)  # the text: 210 less the margins


def test_a_letter_says_below_its_number_what_it_is_about(tmp_path):
    document = paper.new_document(14)
    paper.add_head(document, office(), "SNV-CCHC", "V/v gửi\nbáo cáo")
    [table] = saved(document, tmp_path).tables
    assert words(table.rows[1].cells[0])[1] == "V/v gửi báo cáo"


@pytest.mark.parametrize("recipients", [("Như trên",), ("Như trên", "Lưu: VT"), ()])
def test_the_close_lists_who_gets_it_and_leaves_the_name_open(tmp_path, recipients):
    document = paper.new_document(14)
    paper.add_text(document, "Trân trọng.")
    paper.add_close(document, office(signer="Giám đốc"), recipients)
    document = saved(document, tmp_path)
    left, right = document.tables[0].rows[0].cells
    listed = [f"- {name}{'.' if name == recipients[-1] else ';'}" for name in recipients]
    assert words(left) == ["Nơi nhận:", *listed]
    assert words(right) == ["GIÁM ĐỐC"]
    assert document.paragraphs[0].paragraph_format.keep_with_next  # nobody signs an empty page


@pytest.mark.parametrize("text", ["a\x07b", "a < b & c", "một\u202ehai"])
def test_whatever_a_report_prints_the_file_is_whole(tmp_path, text):
    document = paper.new_document(14)
    paper.add_title(document, "BÁO CÁO", text)
    paper.add_heading(document, text, 2)
    paper.mark(paper.add_text(document, text), text)
    table = paper.add_grid(document, ["A", text], [2.0, 1.0], 11)
    for cell in paper.add_cells(table, 2):
        paper.put_in(cell, text, 11)
    document = saved(document, tmp_path)
    assert len(document.tables[0].rows) == 2
    said = "".join(paragraph.text for paragraph in document.paragraphs)
    assert "\x07" not in said and "\u202e" not in said


def test_a_grid_repeats_its_head_and_keeps_its_rows_whole(tmp_path):
    document = paper.new_document(14)
    table = paper.add_grid(document, ["Đơn vị", "Số"], [2.0, 1.0], 11)
    paper.add_cells(table, 2)
    [table] = saved(document, tmp_path).tables
    head, row = (line._tr.xml for line in table.rows)
    assert "tblHeader" in head and "tblHeader" not in row and "cantSplit" in row
    first, second = (column.width for column in table.columns)
    assert first == pytest.approx(2 * second, rel=0.01)
