"""Pages drawn for tests of pictures: lines of words and numerals in a typeface that Pillow brings."""

import cv2
import numpy
from PIL import Image, ImageDraw, ImageFont

PAPER, INK = 248, 25


def text_page(dpi=120, lines=34):
    """A grey A4 page with lines of Vietnamese words and numerals."""
    wide, high = round(8.27 * dpi), round(11.69 * dpi)
    image = Image.new("L", (wide, high), PAPER)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=round(12 * dpi / 72))
    for row in range(lines):
        words = f"Trong ky da tiep nhan {row * 37 + 12} ho so, giai quyet {row * 91 + 7} ho so dung"
        draw.text((dpi, dpi * 0.8 + row * dpi * 0.28), words, font=font, fill=INK)
    return numpy.array(image)


def word(text, dpi=200, size=13, mark="", through=None, under=False):
    """A small grey picture of one word and the word's box in pixels: left, top, right, foot.

    `mark` is set small and raised behind it; `through` is how far a stroke through it rises, in
    heights of the word; `under` draws a line below it.
    """
    image = Image.new("L", (1000, 200), PAPER)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=round(size * dpi / 72))
    left, top, right, foot = draw.textbbox((80, 60), text, font=font)
    draw.text((80, 60), text, font=font, fill=INK)
    high, thick = foot - top, max(2, dpi // 90)
    if mark:
        small = ImageFont.load_default(size=round(0.62 * size * dpi / 72))
        place = (right + 2, 60 - high * 0.05)
        draw.text(place, mark, font=small, fill=INK)
        _, higher, right, _ = draw.textbbox(place, mark, font=small)
        top = min(top, higher)
    if through is not None:
        middle, rise = (top + foot) / 2, through * high / 2
        ends = (left - 5, middle + rise, right + 5, middle - rise)
        draw.line(ends, fill=INK, width=thick)
        left, right = left - 5, right + 5
    if under:
        draw.line((left, foot + 3, right, foot + 3), fill=INK, width=thick)
        foot += 5
    return numpy.array(image), (left, top, right, foot)


def on_table(page, corners, size, ground=(50, 80, 120)):
    """The page in colour as a photograph shows it: its corners (from the upper left, clockwise) at
    places of a picture of some size."""
    high, wide = page.shape
    edges = numpy.array([[0, 0], [wide, 0], [wide, high], [0, high]], "float32")
    matrix = cv2.getPerspectiveTransform(edges, numpy.array(corners, "float32"))
    colour = cv2.cvtColor(page, cv2.COLOR_GRAY2BGR)
    table = numpy.empty((size[1], size[0], 3), "uint8")
    table[:] = ground
    grain = numpy.random.default_rng(3).normal(0, 12, (size[1], 1, 1))
    table = numpy.clip(table + grain, 0, 255).astype("uint8")
    seen = cv2.warpPerspective(colour, matrix, size, flags=cv2.INTER_AREA)
    where = cv2.warpPerspective(numpy.full_like(page, 255), matrix, size)
    return numpy.where(where[:, :, None] > 127, seen, table)


def curled(page, amount):
    """The page bent about an upright axis, as by the spine of a book; `amount` in page heights."""
    high, wide = page.shape
    bow = amount * high * numpy.sin(numpy.linspace(0, numpy.pi * 1.1, wide))
    rows, columns = numpy.mgrid[0:high, 0:wide].astype("float32")
    down = rows - bow[None, :] * numpy.linspace(1, 0.5, high)[:, None]
    return cv2.remap(page, columns, down.astype("float32"), cv2.INTER_LINEAR, borderValue=PAPER)
