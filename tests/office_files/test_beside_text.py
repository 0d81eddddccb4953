"""Comments with figures on office files are said; those without, and files without any, are not."""

import sys
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from office_files import paragraph, part, run, write_docx

from extractor.model import Doubt, Input
from extractor.office_files.docx_text import read_docx
from extractor.office_files.office import office_page

BODY = paragraph(run("Đã tiếp nhận 120 hồ sơ."))


def comments(*words):
    made = "".join(
        f'<w:comment w:id="{at}">{paragraph(run(said))}</w:comment>'
        for at, said in enumerate(words)
    )
    return part("comments", made)


@pytest.mark.parametrize(
    "words, number",
    [
        (("sửa thành 125 hồ sơ",), "1"),
        (("đúng chưa?", "số cũ là 118", "xem lại 2 chỗ"), "2"),
        (("đúng chưa?",), ""),
    ],
)
def test_comments_of_a_word_document_that_hold_figures_are_said(tmp_path, words, number):
    path = write_docx(tmp_path / "a.docx", BODY, comments=comments(*words))
    expected = (Doubt.of("comments_unread", number=number),) if number else ()
    assert read_docx(path).cautions == expected


def test_a_broken_part_of_comments_is_no_reason_to_lose_the_text(tmp_path):
    read = read_docx(write_docx(tmp_path / "a.docx", BODY, comments="<w:comments"))
    assert [block.text for block in read.blocks] == ["Đã tiếp nhận 120 hồ sơ."]
    assert read.cautions == (Doubt.of("comments_unread", number="?"),)


@pytest.mark.parametrize("words, is_said", [("kiểm tra lại: 118", True), ("đã kiểm tra", False)])
def test_comments_on_a_sheet_that_hold_figures_are_said(tmp_path, words, is_said):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"] = "Tiếp nhận", 120
    book.active["B1"].comment = Comment(words, "Phòng Nội vụ")
    path = tmp_path / "a.xlsx"
    book.save(path)
    page = office_page(Input(path, "a.xlsx", "sheet", "", path.stat().st_size), 1, tmp_path)
    assert (Doubt.of("comments_unread", number="1") in page.cautions) == is_said
