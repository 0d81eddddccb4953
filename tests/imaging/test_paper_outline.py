"""A photograph keeps the page alone: what lies around it goes, whatever its edges look like."""

import cv2
import numpy
import pytest

from extractor.imaging import grey_of, page_alone
from extractor.imaging.line_places import runs_of_print
from extractor.intake.inputs import open_input
from extractor.reading.page import read_page
from tests.imaging.drawn import on_table, text_page

SIZE = (1100, 1500)
CUT_ABOVE = [[120, -60], [960, -40], [1010, 1400], [70, 1380]]
CUT_BESIDE = [[-40, 90], [850, 110], [880, 1420], [-60, 1440]]
WIDE = [[60, 90], [900, 60], [950, 1430], [30, 1400]]
DARK = 90  # shades: print, and what is no paper


def photographed(corners, ground=(50, 80, 120)):
    """A page on a table whose paper is rolled a little, lit from one side."""
    seen = on_table(text_page(), corners, SIZE, ground)
    rows, columns = numpy.mgrid[0 : SIZE[1], 0 : SIZE[0]].astype("float32")
    rows += 14 * numpy.sin(columns * numpy.pi / SIZE[0])
    columns += 22 * numpy.sin(rows * numpy.pi / SIZE[1])
    return cv2.remap(seen, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def lit(seen):
    light = numpy.linspace(0.98, 0.7, SIZE[0])
    return (seen * light[None, :, None]).astype("uint8")


def with_sheet_beside(seen):
    """Another sheet half out of sight at the right, printed, below the page."""
    other = cv2.cvtColor(numpy.ascontiguousarray(text_page()[::-1, ::-1]), cv2.COLOR_GRAY2BGR)
    made = seen.copy()
    beside = (seen[:, :, 0] < 90) & (numpy.arange(SIZE[0]) > 1030)[None, :]
    part = numpy.full_like(seen, 200)
    part[100:1460, 1030:] = other[:1360, 130:200] // 5 * 4
    made[beside] = part[beside]
    return made


def with_finger(seen):
    made = seen.copy()
    cv2.ellipse(made, (0, 800), (120, 45), 15, 0, 360, (80, 110, 190), -1)
    return made


@pytest.mark.parametrize("corners", [CUT_ABOVE, CUT_BESIDE, WIDE])
@pytest.mark.parametrize("around", [lambda seen: seen, with_sheet_beside, with_finger])
def test_what_lies_around_bent_paper_is_painted_as_paper(corners, around):
    seen = lit(around(photographed(corners)))
    alone = page_alone(seen, 133)
    assert alone.changed
    share = float((grey_of(alone.picture) < DARK).mean())
    printed = float((grey_of(text_page()) < DARK).mean())
    assert share < 1.3 * printed  # the page's own ink and hardly anything else
    assert share > 0.6 * printed


@pytest.mark.parametrize("from_above", [0.5, 0.65, 0.8])
def test_a_crease_across_the_page_takes_no_print_with_it(from_above):
    seen = lit(photographed(CUT_ABOVE))
    crease = round(from_above * 1400)
    seen[crease:] = seen[crease:] // 2
    assert page_alone(seen, 150).picture is seen


@pytest.mark.parametrize("band", [(0, 90), (1300, 1500), (640, 720)])
def test_white_print_on_a_dark_band_of_a_scan_stays(band):
    page = cv2.cvtColor(text_page(), cv2.COLOR_GRAY2BGR)
    top, foot = band
    page[top:foot] = 255 - page[top:foot] // 5 * 4
    assert page_alone(page, 150).picture is page


def printed_length(picture):
    """How long the rows of print on a page are together, in its widths."""
    runs = runs_of_print(grey_of(picture))
    return float((runs.ends - runs.begins)[:, 0].sum()) / picture.shape[1]


HANDS = {  # where a hand's shade lies, by the share of the way across and down
    "right": lambda x, y: x + 0.5 * y > 0.95,
    "left": lambda x, y: x - 0.3 * y < 0.2,
    "corner": lambda x, y: (x - 1) ** 2 + (y - 0.6) ** 2 < 0.3,
}


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("sheet", ["flat", "bent"])
def test_a_hands_shadow_over_the_print_is_no_edge_of_the_paper(hand, sheet):
    seen = photographed(WIDE) if sheet == "bent" else on_table(text_page(), WIDE, SIZE)
    down, across = numpy.mgrid[0 : SIZE[1], 0 : SIZE[0]].astype("float32")
    shade = HANDS[hand](across / SIZE[0], down / SIZE[1]).astype("float32")
    light = 1 - 0.42 * cv2.GaussianBlur(shade, (0, 0), 12)
    dim = (seen * light[:, :, None]).astype("uint8")
    alone = page_alone(dim, 133).picture
    assert printed_length(alone) > 0.9 * printed_length(text_page()) * 850 / 1000


NARROW = [[300, 120], [900, 90], [940, 1300], [270, 1330]]


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("shade", [200, 225, 170])
def test_a_sheet_whose_rows_go_on_beyond_the_picture_is_not_the_page(side, shade):
    page, sheet = on_table(text_page(), NARROW, SIZE), cv2.resize(text_page(), (900, 1273))
    if side == "right":
        page = numpy.ascontiguousarray(page[:, ::-1])
    seen = numpy.full_like(page, 60)
    beside = cv2.cvtColor(sheet, cv2.COLOR_GRAY2BGR)[:, 330:860] // 5 * 4
    seen[150:1423, :530] = numpy.minimum(beside, shade)
    whole = on_table(numpy.full_like(text_page(), 255), NARROW, SIZE, (0, 0, 0))
    if side == "right":
        whole = numpy.ascontiguousarray(whole[:, ::-1])
    seen = numpy.where(whole > 127, page, seen)
    seen = numpy.ascontiguousarray(seen[:, ::-1]) if side == "right" else seen
    light = numpy.linspace(0.98, 0.7, SIZE[1])
    alone = page_alone((seen * light[:, None, None]).astype("uint8"), 110).picture
    rows = len(runs_of_print(grey_of(alone)).begins)
    assert 0.9 * len(runs_of_print(text_page()).begins) <= rows
    assert rows <= 1.05 * len(runs_of_print(text_page()).begins)


def test_both_pages_of_an_open_book_stay():
    half = cv2.cvtColor(cv2.resize(text_page(), (720, 1020)), cv2.COLOR_GRAY2BGR)
    gutter = 1 - 0.5 * numpy.exp(-((numpy.linspace(-1, 1, 1440) / 0.06) ** 2))
    seen = numpy.full((1180, 1640, 3), 60, "uint8")
    seen[80:1100, 100:1540] = numpy.hstack([half, half]) * gutter[None, :, None]
    alone = page_alone(seen, 110).picture
    rows = len(runs_of_print(grey_of(seen)).begins)
    assert len(runs_of_print(grey_of(alone)).begins) >= 0.95 * rows


@pytest.mark.parametrize("corners", [CUT_ABOVE, CUT_BESIDE, WIDE])
def test_numerals_of_a_sheet_beside_are_none_of_the_pages(tmp_path, corners):
    file = tmp_path / "trang.jpg"
    cv2.imwrite(str(file), lit(with_sheet_beside(photographed(corners))))
    page = read_page(open_input(file, file.name), 1)
    read = {word.text.strip(".,;") for word in page.words if word.text.strip(".,;").isdigit()}
    printed = {str(number) for row in range(34) for number in (row * 37 + 12, row * 91 + 7)}
    assert len(read & printed) > 40
    assert len(read - printed) < 4
