"""Tests of tables whose print stands below each other as lines do: none is taken for a line."""

import cv2
import numpy
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractor.imaging.grids import find_grids

DPI = 200
LEFT, TOP, ROW = 120, 120, 46


def table(rows, widths, size=11, align="middle", merged_last=False, row=ROW):
    """A grey page of 200 dpi with a ruled table; the cells of the last row but the last one are
    one, if `merged_last`. Texts stand in the middle of their cells or close at their left."""
    grey = numpy.full((TOP * 2 + row * len(rows), LEFT * 2 + sum(widths)), 255, "uint8")
    xs = numpy.cumsum([LEFT, *widths])
    ys = [TOP + row * k for k in range(len(rows) + 1)]
    for y in ys:
        cv2.line(grey, (int(xs[0]), y), (int(xs[-1]), y), 0, 2)
    for k, x in enumerate(xs):
        inner = 0 < k < len(widths) - 1
        foot = ys[-2] if merged_last and inner else ys[-1]
        cv2.line(grey, (int(x), ys[0]), (int(x), foot), 0, 2)
    image = Image.fromarray(grey)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=round(size * DPI / 72))
    for texts, top in zip(rows, ys, strict=False):
        for text, begin, width in zip(texts, xs, widths, strict=False):
            at = (int(begin) + width / 2, top + row / 2)
            if align == "left":
                at = (int(begin) + 14, top + row / 2)
            draw.text(at, text, font=font, fill=0, anchor="mm" if align == "middle" else "lm")
    return numpy.array(image)


def shape(grey):
    [grid] = find_grids(grey, DPI).grids
    return grid.rows, grid.columns, len(grid.areas)


@pytest.mark.parametrize("sign", ["1", "1.760", "4", "0", "(5)", "10", "171", "II", "]"])
@pytest.mark.parametrize("size", [9, 12])
def test_digits_below_each_other_are_no_line(sign, size):
    rows = [["Don vi", "So luong"], *[[f"Benh vien {k}", sign] for k in range(12)]]
    assert shape(table(rows, (500, 400), size)) == (13, 2, 26)


@pytest.mark.parametrize("name", ["Bao cao dang", "Ha Tien", "Phong Noi vu", "Lap nen nhua"])
def test_names_that_begin_below_each_other_are_no_line(name):
    rows = [["Noi dung", "Gio"], *[[name, str(40 + 7 * k)] for k in range(12)]]
    assert shape(table(rows, (600, 300), align="left")) == (13, 2, 26)


@pytest.mark.parametrize("sign", ["1", "0", "12"])
def test_digits_of_low_rows_are_no_line(sign):
    rows = [["Xa", "Ho"], *[[f"Xa {k}", sign] for k in range(14)]]
    assert shape(table(rows, (400, 300), size=7, row=27)) == (15, 2, 30)


@pytest.mark.parametrize("row, size", [(20, 4.5), (20, 5), (22, 5.5)])
def test_rows_a_tenth_of_an_inch_apart_are_rows(row, size):
    rows = [["Xa", "Ho"], *[[f"Xa {k}", str(31 + k)] for k in range(14)]]
    assert shape(table(rows, (400, 300), size=size, row=row)) == (15, 2, 30)


@pytest.mark.parametrize("total", ["Tong cong", "TONG", "Cong: Tat ca"])
def test_a_letter_in_a_merged_cell_is_no_line(total):
    rows = [[f"{k}", f"Xa {k}", "15"] for k in range(8)]
    rows.append(["", "", "120"])
    grey = table(rows, (200, 200, 300), merged_last=True)
    image = Image.fromarray(grey)
    font = ImageFont.load_default(size=round(12 * DPI / 72))
    for begin in (LEFT + 185, LEFT + 192, LEFT + 196):
        page = image.copy()
        at = (begin, TOP + 8.5 * ROW)
        ImageDraw.Draw(page).text(at, total, font=font, fill=0, anchor="lm")
        assert shape(numpy.array(page)) == (9, 3, 26)


@pytest.mark.parametrize("kept", [0.75, 0.5, 0.4])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_worn_line_still_parts_cells(kept, seed):
    rows = [[f"{k}", f"Chi tieu {k}", "1"] for k in range(10)]
    grey, chance = table(rows, (150, 500, 500)), numpy.random.default_rng(seed)
    for k in (2, 4, 6, 8):  # every second line of a copy is worn to dashes
        y = TOP + k * ROW
        for x in range(LEFT + 6, LEFT + 1144, 8):
            if chance.random() > kept:
                grey[y - 3 : y + 4, x : x + 8] = 255
    assert shape(grey) == (10, 3, 30)
