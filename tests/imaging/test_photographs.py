"""Photographs become like scans, and scans stay what they are."""

import cv2
import numpy
import pytest

from extractor.imaging import clean_picture, find_grids, grey_of, is_blurred, levelled, page_alone
from extractor.imaging.page_edges import cut_page
from tests.imaging.drawn import on_table, text_page

SIZE = (1100, 1500)
ASLANT = [[140, 110], [960, 150], [1060, 1420], [40, 1380]]
TILTED = [[200, 60], [1050, 220], [860, 1450], [30, 1270]]
KEYSTONE = [[260, 90], [840, 100], [1060, 1430], [40, 1440]]


def likeness(seen, page):
    """How alike two grey pages are, 1 at most, at a fifth of their size."""
    small = [cv2.resize(side, (200, 283), interpolation=cv2.INTER_AREA) for side in (seen, page)]
    one, other = (cv2.GaussianBlur(side, (0, 0), 1.5).astype(float) for side in small)
    return numpy.corrcoef(one.ravel(), other.ravel())[0, 1]


@pytest.mark.parametrize("corners", [ASLANT, TILTED, KEYSTONE])
@pytest.mark.parametrize("ground", [(50, 80, 120), (30, 30, 30), (190, 195, 200)])
def test_a_page_on_a_table_is_cut_out_as_seen_from_above(corners, ground):
    page = text_page()
    seen = on_table(page, corners, SIZE, ground)
    alone = page_alone(seen, 133)
    assert alone.changed
    assert likeness(grey_of(alone.picture), page) > 0.8
    assert likeness(grey_of(seen), page) < 0
    high, wide = alone.picture.shape[:2]
    assert abs(wide / 8.27 - alone.dpi) < 1.5 and 1.35 < high / wide < 1.48


@pytest.mark.parametrize("corners", [ASLANT, TILTED, KEYSTONE])
@pytest.mark.parametrize("bow", [14, -14, 22])
def test_bent_paper_whose_edges_are_bowed_is_cut_out_too(corners, bow):
    seen = on_table(text_page(), corners, SIZE, (50, 80, 120))
    rows = numpy.arange(SIZE[1])[:, None] + numpy.zeros((1, SIZE[0]))
    columns = numpy.arange(SIZE[0])[None, :] + numpy.zeros((SIZE[1], 1))
    rows = rows + bow * numpy.sin(columns * numpy.pi / SIZE[0])
    bent = cv2.remap(
        seen,
        columns.astype("float32"),
        rows.astype("float32"),
        cv2.INTER_LINEAR,
        borderValue=(50, 80, 120),
    )
    alone = page_alone(bent, 133)
    table = (alone.picture.astype(int) - (50, 80, 120)).max(axis=2) < 60
    assert alone.changed and table.mean() < 0.06  # print among it


def test_an_edge_of_shadow_is_not_the_papers():
    page = text_page()
    seen = on_table(page, ASLANT, SIZE)
    light = 1 / (1 + numpy.exp(-12 * (numpy.linspace(0, 1, SIZE[0]) - 0.4)))
    seen = (seen * (0.35 + 0.65 * light)[None, :, None]).astype("uint8")
    alone = page_alone(seen, 133)
    evened = clean_picture(alone.picture, alone.dpi).grey
    assert likeness(evened, page) > 0.8


def test_print_is_never_cut_away_with_a_hard_shadow():
    shaded = cv2.cvtColor(text_page(), cv2.COLOR_GRAY2BGR)
    lit = numpy.zeros(shaded.shape[:2], bool)
    lit[60:-60, 400:-60] = True
    shaded[~lit] = shaded[~lit] // 4
    assert cut_page(shaded) is not None
    assert page_alone(shaded, 150).picture is shaded


def flat_scans():
    """Scans as they come: clean, turned a little, in colour, with a black edge, with a table, with
    few lines, blank, dim."""
    page = text_page()
    matrix = cv2.getRotationMatrix2D((500, 700), 1.5, 1)
    yield "clean", page
    yield "turned", cv2.warpAffine(page, matrix, page.shape[::-1], borderValue=248)
    yield "in colour", cv2.cvtColor(page, cv2.COLOR_GRAY2BGR)
    edged = page.copy()
    edged[:, :25], edged[:30] = 10, 10
    yield "with an edge", edged
    ruled = page.copy()
    for row in range(100, 1300, 60):
        ruled[row : row + 2, 90:900] = 20
    for column in (90, 300, 500, 898):
        ruled[100:1302, column : column + 2] = 20
    yield "with a table", ruled
    framed = page.copy()
    cv2.rectangle(framed, (60, 60), (930, 1340), 20, 8)
    yield "framed", framed
    yield "few lines", text_page(lines=4)
    yield "blank", numpy.full_like(page, 250)
    yield "dim", page // 2


@pytest.mark.parametrize("name, scan", list(flat_scans()))
def test_a_flat_scan_keeps_its_pixels(name, scan):
    before = scan.copy()
    alone = page_alone(scan, 150)
    assert alone.picture is scan and alone.dpi == 150 and not alone.changed
    assert levelled(alone).picture is scan
    assert (scan == before).all()


@pytest.mark.parametrize("dpi, least", [(72, 200), (100, 200), (30, 119), (139, 200)])
def test_coarse_pictures_are_enlarged(dpi, least):
    alone = page_alone(text_page(dpi=72), dpi)
    assert alone.changed and alone.dpi >= least
    assert alone.picture.shape[1] == pytest.approx(595 * alone.dpi / dpi, abs=8)


@pytest.mark.parametrize("sigma, blurred", [(0, False), (1, False), (1.6, False), (3, True)])
def test_blurred_print_is_told(sigma, blurred):
    page = text_page(dpi=200)
    seen = cv2.GaussianBlur(page, (0, 0), sigma) if sigma else page
    assert is_blurred(seen, 200) == blurred
    assert not is_blurred(numpy.full_like(page, 250), 200)


def test_a_table_seen_aslant_is_found_as_a_table():
    page = text_page(dpi=150, lines=3)
    for row in range(500, 1101, 60):
        page[row : row + 3, 150:1100] = 20
    for column in (150, 400, 700, 1100):
        page[500:1103, column : column + 3] = 20
    seen = on_table(page, [[170, 140], [1440, 230], [1600, 2080], [60, 2000]], (1700, 2200))

    def table(picture, dpi):
        grids = find_grids(clean_picture(picture, dpi).grey, dpi).grids
        return [(grid.rows, grid.columns) for grid in grids]

    alone = page_alone(seen, 205)
    assert table(seen, 205) != [(10, 3)]
    assert table(alone.picture, alone.dpi) == [(10, 3)]
