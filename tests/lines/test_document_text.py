"""Lines of a page: which go on with the paragraph above, which begin one."""

import pytest

from extractor.figures.find import find_numerals
from extractor.lines.document_text import build_text
from extractor.model import Box, PageReading, Word

WIDE = 450.0  # points that a full line takes


def page_of(lines):
    """A page of full lines, as read from its picture; all words are equally wide."""
    words = []
    for row, line in enumerate(lines):
        texts = line.split()
        each = WIDE / len(texts)
        for k, text in enumerate(texts):
            box = Box(80 + k * each, 100 + 18 * row, 80 + (k + 1) * each - 4, 112 + 18 * row)
            words.append(Word(text, box, 0.95, evidence="agreed", others=(text,)))
    return PageReading(1, 595, 842, "ocr", "layer_empty", tuple(words))


@pytest.mark.parametrize(
    "above, line, raw",
    [
        (
            "Sở Công Thương có tổng số điểm đạt được",
            "92.83 điểm, đứng vị trí thứ nhất",
            "92.83 điểm",
        ),
        ("trong kỳ tổng diện tích gieo trồng được là", "12.5 ha, tăng so với năm trước", "12.5 ha"),
        (
            "mức thu nhập bình quân của mỗi hộ là gần",
            "41.2 triệu đồng, tăng so với kỳ trước",
            "41.2 triệu đồng",
        ),
    ],
)
def test_a_decimal_that_opens_a_line_is_no_heading(above, line, raw):
    document = build_text([page_of([above, line])])
    assert f"{above}\n{line}" in document.text
    row = next(row for row in find_numerals(document, [], "2023") if row.raw.startswith(raw[:4]))
    assert row.raw == raw and row.kind != "label"


@pytest.mark.parametrize(
    "line", ["2.1 Về công tác cải cách hành chính", "2.1. Về công tác", "3.2.1 Kết quả"]
)
def test_a_number_before_a_capital_opens_a_paragraph(line):
    document = build_text([page_of(["trong kỳ tổng số hồ sơ đã giải quyết được", line])])
    assert f"\n\n{line}" in document.text
