"""Tests of reading order."""

import pytest

from extractor.lines.reading_order import reading_order
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


@pytest.mark.parametrize(
    "figures", [("1.291", "12.240"), ("95,5%", "88,1%"), ("(1.204)", "3.750.000")]
)
def test_a_list_with_figures_at_the_right_is_no_letterhead(figures):
    names = ("Tổng số cơ quan chuyên môn", "Viên chức hưởng lương")
    printed = [
        word
        for k, (name, figure) in enumerate(zip(names, figures, strict=True))
        for word in (*words(60, 90 + 20 * k, name), *words(480, 90 + 20 * k, figure))
    ]
    lines = reading_order(PageReading(1, 595, 842, "ocr", "layer_empty", tuple(printed)))
    assert [line.text for line in lines] == [
        f"{name}\t{figure}" for name, figure in zip(names, figures, strict=True)
    ]


@pytest.mark.parametrize("right", ["CỘNG HÒA XÃ HỘI", "Hà Nội, 12/3", "Tập 2"])
def test_two_columns_at_the_top_of_the_first_page_are_a_letterhead(right):
    printed = words(60, 90, "ỦY BAN NHÂN DÂN") + words(380, 90, right)
    printed += words(60, 110, "TỈNH AN GIANG") + words(380, 110, "Độc lập - Tự do")
    lines = reading_order(PageReading(1, 595, 842, "ocr", "layer_empty", tuple(printed)))
    assert {line.kind for line in lines} == {"column"}
