"""Heads that run up or down the page, as narrow columns have them."""

import subprocess

import cv2
import numpy
import pytest
from made_readers import reader_of_ink
from PIL import Image, ImageDraw, ImageFont

from extractor.document import read_report
from extractor.imaging import find_grids
from extractor.reading.table_cells import read_grids
from extractor.witnesses.readers import Readers

DPI = 200
COLUMNS, ROWS = (100, 400, 500, 600, 700), (100, 340, 420, 500, 580)


def lined():
    grey = numpy.full((2338, 1654), 255, "uint8")  # A4
    for x in COLUMNS:
        cv2.line(grey, (x, ROWS[0]), (x, ROWS[-1]), 0, 3)
    for y in ROWS:
        cv2.line(grey, (COLUMNS[0], y), (COLUMNS[-1], y), 0, 3)
    return grey


def picture(heads, degrees, family="Liberation Serif"):
    """A page with a table, its heads but the first turned anticlockwise by so many degrees."""
    file = subprocess.run(
        ["fc-match", "-f", "%{file}", family], capture_output=True, text=True, timeout=30
    ).stdout
    font = ImageFont.truetype(file, 34)
    page = Image.fromarray(lined())
    pen = ImageDraw.Draw(page)
    pen.text((140, 200), "Tên đơn vị", 0, font)
    for k, head in enumerate(heads, 1):
        wide, high = (round(side) for side in font.getbbox(head)[2:])
        part = Image.new("L", (wide, high), 255)
        ImageDraw.Draw(part).text((0, 0), head, 0, font)
        turned = part.rotate(degrees, expand=True)
        place = COLUMNS[k] + (100 - turned.width) // 2, ROWS[0] + (240 - turned.height) // 2
        page.paste(turned, place)
    for row, name in enumerate(("Xã Tân Phú", "Xã Long Mỹ", "Xã An Khê"), 1):
        pen.text((120, ROWS[row] + 20), name, 0, font)
        for k in range(1, 4):
            pen.text((COLUMNS[k] + 30, ROWS[row] + 20), f"{row}{(7, 2, 9)[k - 1]}", 0, font)
    for line in range(5):
        pen.text((120, 700 + 60 * line), "Các đơn vị rà soát, báo cáo kết quả đúng hạn", 0, font)
    return page


@pytest.mark.parametrize(
    ("heads", "degrees"),
    [
        (("Công chức", "Viên chức", "Hợp đồng"), 90),
        (("Đúng hạn", "Quá hạn", "Tổng số"), 90),
        (("Số lượt", "Số người", "Đơn thư"), 270),
        (("Tổng số", "Lượt", "Trẻ em"), 90),  # one of them short
        (("Cũ", "Tồn đọng", "Mới"), 90),
        (("Số lượt", "Đơn", "Vụ"), 270),
    ],
)
def test_heads_that_stand_name_their_columns(tmp_path, heads, degrees):
    picture(heads, degrees).save(tmp_path / "trang.pdf", resolution=DPI)
    (table,) = read_report(tmp_path / "trang.pdf").tables
    assert [column.heads for column in table.columns][1:] == [(head,) for head in heads]
    assert next(row.names for row in table.rows if row.body) == ("Xã Tân Phú",)


def reader(upright, lying):
    """Whoever reads pictures higher than wide as one text, and others as another."""
    return reader_of_ink(lambda wide, high, _: upright if high > wide else lying)


def words_of(read_by, tmp_path):
    """The words of a cell whose print is 40 pixels wide and 150 high."""
    grey = lined()
    for y in range(150, 300, 30):
        cv2.rectangle(grey, (430, y), (470, y + 20), 0, -1)
    page = find_grids(grey, DPI)
    read = read_grids(page.grids, page.without_lines, DPI, Readers(read_by, (read_by,)), tmp_path)
    (words,) = [cell.words for cell in read.tables[0].cells if cell.words]
    return words


@pytest.mark.parametrize(
    ("upright", "lying", "text"),
    [
        ("= s c", "nghiệp", "nghiệp"),
        ("", "Tổng", "Tổng"),
        ("nghiệp", "]Œ", "nghiệp"),
        ("60", "ao", "60"),
        ("85%", "ăn", "85%"),
    ],
)
def test_what_makes_sense_is_taken(tmp_path, upright, lying, text):
    (word,) = words_of(reader(upright, lying), tmp_path)
    assert word.text == text
    scale = 72 / DPI
    assert abs(word.box.x0 - 430 * scale) < 2 and abs(word.box.x1 - 470 * scale) < 2
    assert abs(word.box.y0 - 150 * scale) < 2 and abs(word.box.y1 - 290 * scale) < 2
