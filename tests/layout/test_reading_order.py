"""Tests of reading order."""

from extractor.layout.reading_order import reading_order
from extractor.model import Box, PageReading, Word


def words(x, y, text, size=11.0):
    made = []
    for part in text.split():
        made.append(Word(part, Box(x, y, x + 5.2 * len(part), y + size), 0.95, evidence="agreed"))
        x += 5.2 * len(part) + 4
    return made


def test_a_line_spread_to_both_margins_stays_prose():
    full = "đề nghị của Sở Lao động và Xã hội, UBND tỉnh đã ban hành các loại Kế hoạch"
    line = words(90, 300, full)
    right = line[-1].box.x1
    spread = (
        words(90, 316, "hoạch")
        + words(right - 5.2 * 2 - 110, 316, "số")
        + words(right - 5.2 * 7, 316, "661/KH-")
    )
    gap = (right - 90 - 5.2 * 14) / 2
    spread = [
        Word("hoạch", Box(90, 316, 116, 327), 0.9),
        Word("số", Box(116 + gap, 316, 126.4 + gap, 327), 0.9),
        Word("661/KH-", Box(right - 36.4, 316, right, 327), 0.9),
    ]
    lines = reading_order(PageReading(2, 595, 842, "ocr", "layer_empty", tuple(line + spread)))
    assert [(line.kind, line.text) for line in lines][1] == ("body", "hoạch số 661/KH-")
    cells = [
        Word("hoạch", Box(90, 316, 116, 327), 0.9),
        Word("12", Box(200, 316, 210, 327), 0.9),
        Word("661", Box(300, 316, 318, 327), 0.9),
    ]
    lines = reading_order(PageReading(2, 595, 842, "ocr", "layer_empty", tuple(line + cells)))
    assert lines[1].kind == "row"


def test_the_number_of_a_photographed_page_stands_further_inside():
    def kinds(x, y):
        body = [
            word for k in range(6) for word in words(120, 160 + 16 * k, "kết quả cải cách " * 5)
        ]
        page = PageReading(1, 595, 842, "ocr", "layer_empty", tuple(words(x, y, "7") + body))
        return [line.kind for line in reading_order(page) if line.text.strip() == "7"]

    assert kinds(325, 110) == ["page-number"]
    assert kinds(130, 110) == ["body"]  # at the side
    assert kinds(325, 146) == ["body"]  # too far inside
