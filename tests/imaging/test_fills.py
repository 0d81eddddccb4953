"""Print on filled rows is read like any other, and what is no filled row is left alone."""

from itertools import pairwise

import cv2
import numpy
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractor.imaging import clean_picture, find_grids, grey_of
from extractor.imaging.fills import without_fills
from tests.imaging.drawn import text_page

DPI = 150
WHITE, BLACK = (255, 255, 255), (20, 20, 20)
ROWS = [300 + k * 60 for k in range(7)]
COLUMNS = [150, 400, 700, 1050]


def table(fill, letters, lines=BLACK, ground=(250, 250, 250)):
    """A colour page with a ruled table whose first and last row are filled, and the same page
    without fills, all print black."""
    pages = []
    for filled in (True, False):
        image = Image.new("RGB", (1240, 1754), ground if filled else (250, 250, 250))
        draw = ImageDraw.Draw(image)
        font = ImageFont.load_default(size=26)
        draw.text((150, 150), "Bao cao ket qua cong tac 6 thang", font=font, fill=BLACK)
        for k, (top, foot) in enumerate(pairwise(ROWS)):
            special = filled and k in (0, 5)
            if special:
                draw.rectangle((COLUMNS[0], top, COLUMNS[-1], foot), fill=fill)
            ink = letters if special else BLACK
            for left in COLUMNS[:-1]:
                draw.text((left + 30, top + 14), f"{k * 173 + left}", font=font, fill=ink)
            for column in COLUMNS:
                rule = lines if special else BLACK
                draw.line((column, top, column, foot), fill=rule, width=3)
        for top in ROWS:
            draw.line((COLUMNS[0], top, COLUMNS[-1], top), fill=BLACK, width=3)
        pages.append(numpy.array(image)[:, :, ::-1].copy())
    return pages


def inside(page, row):
    """The parts of a page inside a row's cells."""
    top = ROWS[row]
    spans = pairwise(COLUMNS)
    return numpy.hstack([page[top + 6 : top + 54, left + 8 : right - 8] for left, right in spans])


@pytest.mark.parametrize(
    "fill, letters, lines",
    [
        ((31, 56, 100), WHITE, BLACK),
        ((0, 0, 0), WHITE, BLACK),
        ((237, 125, 49), WHITE, WHITE),
        ((112, 173, 71), WHITE, WHITE),
        ((165, 165, 165), BLACK, BLACK),
        ((255, 217, 102), BLACK, BLACK),
        ((190, 20, 30), WHITE, BLACK),
    ],
)
def test_filled_rows_are_like_the_others(fill, letters, lines):
    filled, plain = table(fill, letters, lines)
    cleaned = clean_picture(filled, DPI)
    assert "fills" in cleaned.steps
    for row in (0, 5):
        made, wanted = inside(cleaned.grey, row) < 128, inside(grey_of(plain), row) < 128
        assert (made != wanted).mean() < 0.3 * wanted.mean()
    grids = find_grids(cleaned.grey, DPI).grids
    assert [(grid.rows, grid.columns) for grid in grids] == [(6, 3)]


def test_a_raster_of_dots_is_smoothed():
    filled, plain = table((150, 150, 150), BLACK)
    dotted = numpy.array(Image.fromarray(grey_of(filled)).convert("1").convert("L"))
    cleaned = clean_picture(dotted, DPI)
    assert "fills" in cleaned.steps
    made, wanted = inside(cleaned.grey, 0) < 128, inside(grey_of(plain), 0) < 128
    assert (made != wanted).mean() < 0.06 < (inside(dotted, 0) < 128).mean()


def grained_table(shade, letters, grain, share):
    """A grey page with a table whose first and last row are filled with a printed grey that has a
    share of brighter or darker dots, and the same page without fills, all print black."""
    filled, plain = (grey_of(page) for page in table((shade,) * 3, letters))
    dots = numpy.random.default_rng(3).random(filled.shape) < share
    filled[dots & (filled == shade)] = grain
    return filled, plain


@pytest.mark.parametrize("enlarged", [1, 2])
@pytest.mark.parametrize(
    "shade, letters, grain, share",
    [
        (206, BLACK, 250, 0.10),
        (206, BLACK, 250, 0.15),
        (200, BLACK, 250, 0.25),
        (180, BLACK, 250, 0.15),
        (150, BLACK, 245, 0.10),
        (165, BLACK, 235, 0.20),
        (85, WHITE, 20, 0.15),
        (90, WHITE, 10, 0.20),
        (130, WHITE, 60, 0.25),
    ],
)
def test_grain_of_a_printed_grey_is_neither_print_nor_bare_paper(
    shade, letters, grain, share, enlarged
):
    filled, plain = grained_table(shade, letters, grain, share)
    scanned = numpy.kron(filled, numpy.ones((enlarged, enlarged), "uint8"))
    cleaned = without_fills(scanned, scanned, enlarged * DPI)
    assert cleaned is not None
    for row in (0, 5):
        made = inside(cleaned[::enlarged, ::enlarged], row) < 128
        wanted = inside(plain, row) < 128
        assert (made != wanted).mean() < 0.3 * wanted.mean()


def pages_without_fills():
    page = text_page(dpi=DPI)
    yield "text", page
    yield "colour", cv2.cvtColor(page, cv2.COLOR_GRAY2BGR)
    bold = cv2.erode(page, numpy.ones((3, 3), "uint8"))
    yield "bold", bold
    shadow = (page * numpy.linspace(1, 0.6, page.shape[1])[None, :]).astype("uint8")
    yield "shadow", shadow
    sealed = page.copy()
    cv2.circle(sealed, (700, 1100), 120, 60, 12)
    cv2.circle(sealed, (700, 1100), 40, 60, -1)
    yield "seal", sealed
    picture = page.copy()
    noise = numpy.random.default_rng(2).integers(0, 255, (300, 400)).astype("uint8")
    picture[900:1200, 300:700] = cv2.GaussianBlur(noise, (0, 0), 9)
    yield "picture", picture
    yield "edge", cv2.copyMakeBorder(page, 0, 0, 90, 0, cv2.BORDER_CONSTANT, value=10)
    yield "plain table", grey_of(table(WHITE, BLACK)[1])


@pytest.mark.parametrize("name, page", list(pages_without_fills()))
def test_what_is_no_filled_row_is_left_alone(name, page):
    assert without_fills(page, grey_of(page), DPI) is None


def dark_heads(lower, upper="Diem thanh phan", line=WHITE, at=720):
    """A page with a dark head, in it one cell over two columns above `lower`, the text of which is
    around the place `at`, where these columns meet; black lines, but for a level one."""
    image = Image.new("RGB", (1240, 1754), (250, 250, 250))
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=28)
    draw.rectangle((150, 300, 1050, 400), fill=(55, 60, 75))
    draw.text((at - draw.textlength(upper, font=font) / 2, 308), upper, font=font, fill=WHITE)
    for text, middle in zip(lower, (560, 885), strict=True):
        half = draw.textlength(text, font=font) / 2
        draw.text((middle - half, 358), text, font=font, fill=WHITE)
    draw.line((400, 350, 1050, 350), fill=line, width=3)
    for top in (460, 520, 580):
        draw.line((150, top, 1050, top), fill=BLACK, width=3)
        for left in (200, 500, 800):
            draw.text((left, top - 45), f"{top + left}", font=font, fill=BLACK)
    for column in (150, 400, 720, 1050):
        draw.line((column, 400, column, 580), fill=BLACK, width=3)
    return numpy.array(image)[:, :, ::-1].copy()


@pytest.mark.parametrize("upper", ["Diem thanh phan", "Nam 2024", "Trong do", "So ho so tiep nhan"])
def test_a_dark_head_over_two_columns_is_one_cell(upper):
    cleaned = clean_picture(dark_heads(("Nam", "Nu"), upper), DPI)
    (grid,) = find_grids(cleaned.grey, DPI).grids
    heads = {(area.row, area.column): area.columns for area in grid.areas if area.row < 3}
    assert heads[1, 2] == 2
    assert heads[2, 2] == heads[2, 3] == 1


def test_dark_heads_beside_each_other_are_parted():
    cleaned = clean_picture(dark_heads(("Mot", "Hai"), ""), DPI)
    (grid,) = find_grids(cleaned.grey, DPI).grids
    below = [area.columns for area in grid.areas if area.row > 1]
    assert below and set(below) == {1}


@pytest.mark.parametrize("shade", [110, 130, 150])
@pytest.mark.parametrize("outer, inner", [(50, 21), (60, 26), (56, 23)])
def test_a_seals_star_is_no_filled_rectangle(outer, inner, shade):
    page = numpy.full((1200, 900), 250, "uint8")
    turns = numpy.radians(numpy.arange(10) * 36 - 90)
    reach = numpy.where(numpy.arange(10) % 2, inner, outer)
    points = numpy.stack([400 + reach * numpy.cos(turns), 402 + reach * numpy.sin(turns)], axis=-1)
    cv2.fillPoly(page, [points.round().astype("int32")], shade)
    style = cv2.FONT_HERSHEY_SIMPLEX, 1, 20, 3, cv2.LINE_AA
    for row in (380, 435):
        cv2.putText(page, "da 4.169 ho so trong ky", (200, row), *style)
    assert without_fills(page, page, 200) is None
