"""Footnotes stand in the section of their mark, however OCR reads the mark."""

import pytest
import regex

from extractor.headings.headings import with_headings
from extractor.model import Box, DocumentText, Line, Word

HERE = Box(0, 0, 1, 1)


def page_of(paragraphs, notes, raised=(), after=()):
    """A page of these paragraphs with footnotes at its foot, and what follows on the next page;
    `raised` are words set as marks."""
    text = "\n\n".join([*paragraphs, *notes, *after])
    lines = [
        Line(start=found.start(), end=found.end(), page=1, box=HERE)
        for found in regex.finditer(r"[^\n]+", text)
    ]
    words = [
        (*found.span(), 1, Word(text=found[0], box=HERE, confidence=0.9))
        for found in regex.finditer(r"\S+", text)
    ]
    foot = lines[len(paragraphs) : len(paragraphs) + len(notes)]
    furniture = [(line.start, line.end, "footnote") for line in foot]
    furniture += [
        (start, end, "footnote-mark") for start, end, _, word in words if word.text in raised
    ]
    return DocumentText(
        text=text,
        pieces=tuple(words),
        lines=tuple(lines),
        pages=((0, 1),),
        furniture=tuple(sorted(furniture)),
    )


@pytest.mark.parametrize(
    ("first", "second", "paths"),
    [
        ("tăng so với cùng kỳ)'.", "không có trẻ em”. Tính", ["1", "2"]),
        ("tăng so với cùng kỳ)!.", "động kinh*. Tính", ["1", "2"]),
        ("tăng so với cùng kỳ Ý.", "trên Báo Kiên Giang”. Tính", ["1", "2"]),
        ("tăng so với cùng kỳ).", "trên Báo Kiên Giang”. Tính", ["", ""]),
        ("tăng so với “cùng kỳ”.", "trên Báo Kiên Giang”. Tính", ["", ""]),
    ],
)
def test_marks_as_ocr_reads_them(first, second, paths):
    paragraphs = ["1. Dịch bệnh", first, "2. Trẻ em", second, "3. An toàn", "Cấp 100 giấy."]
    notes = ["? Số ca mắc tháng 9 là 253 ca.", "2 Tổng số đang điều trị là 58 người."]
    document = with_headings(page_of(paragraphs, notes))
    assert [aside.path for aside in document.asides] == paths


def test_marks_of_clear_print_are_known_by_their_numbers():
    paragraphs = ["1. Đất", "Thu hồi 97 m 2 và 5 hộ 8 nữa.", "2. Nhà", "Xây 3 nhà 7 mới."]
    notes = ["7 Theo báo cáo của xã.", "8 Chưa tính đất ở."]
    document = with_headings(page_of(paragraphs, notes, raised=("7", "8")))
    assert [aside.path for aside in document.asides] == ["2", "1"]


def test_a_heading_taken_for_small_print_is_a_heading():
    paragraphs = ["1. Dịch bệnh", "Có 19 ca mắc* mới."]
    notes = ["2. Công tác Dân số", "* Số liệu của 15 huyện."]
    after = ["Tổng số trẻ sinh ra là 2.652 trẻ.", "3. Tiêm chủng", "4. Truyền thông"]
    document = with_headings(page_of(paragraphs, notes, after=after))
    assert [path for _, path in document.sections] == ["1", "2", "3", "4"]
    assert [aside.path for aside in document.asides] == ["1"]
