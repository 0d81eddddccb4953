"""Pages drawn anew from the files that they were read from."""

import hashlib
import shutil
import zipfile

import pytest
from conftest import SAMPLES
from made_results import row_of
from PIL import Image

from extractor.intake import origin_of
from extractor.model import PageReading
from extractor.output import Dataset
from extractor.reading import Cache
from extractor.review import originals
from extractor.review.originals import Originals
from extractor.review.results import Results

PDF = SAMPLES / "bao-cao-xa-tan-loc-2022.pdf"
SCAN = SAMPLES / "cong-van-phong-noi-vu-2021.png"
SETTINGS = "reading 1, made"


def read(out, path, origin=None, **how):
    """A folder in which page 1 of a file was read; its document."""
    out.mkdir(exist_ok=True)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    known = {"file": path.name, "sha256": sha256, "settings": f"{SETTINGS}; rules"}
    with Dataset(out) as data, data.connection:
        data.add("inputs", [row_of("inputs", **known, origin=origin or origin_of(path))])
    page = {"number": 1, "width": 595.2, "height": 841.9, "reason": "x", **how}
    Cache(out, SETTINGS).keep(sha256, PageReading(**page))
    return {"file": path.name, "sha256": sha256}


def drawn(out, document, page=1):
    path = Originals(Results(out)).page(document, page)
    return path and Image.open(path).size


def test_a_page_of_print_is_drawn_as_finely_as_a_scan(tmp_path):
    document = read(tmp_path, PDF, reader="text-layer")
    pages = Originals(Results(tmp_path))
    with Image.open(pages.page(document, 1)) as picture:
        assert picture.size == (2481, 3508) and picture.mode == "RGB"


@pytest.mark.parametrize("turned, upright", [(0, True), (90, False), (180, True), (270, False)])
def test_a_scan_is_turned_as_it_was_read(tmp_path, turned, upright):
    with Image.open(SCAN) as picture:
        wide, high = picture.size
        dpi = 72 * wide / 595.2
    size = (wide, high) if upright else (high, wide)
    points = {"width": size[0] * 72 / dpi, "height": size[1] * 72 / dpi}
    document = read(tmp_path, SCAN, reader="ocr", turned=turned, **points)
    pages = Originals(Results(tmp_path))
    with Image.open(pages.page(document, 1)) as picture:
        assert (picture.width > picture.height) == (not upright)
        assert max(picture.size) >= max(size)


def test_a_page_of_another_shape_than_was_read_is_not_shown(tmp_path):
    document = read(tmp_path, PDF, reader="text-layer", width=595.2, height=700.0)
    assert drawn(tmp_path, document) is None


def test_a_file_in_a_package_is_drawn_out_of_it(tmp_path):
    package = tmp_path / "gửi.zip"
    with zipfile.ZipFile(package, "w") as made:
        made.write(PDF, f"xã/{PDF.name}")
    place = f"{origin_of(package)}!/xã/{PDF.name}"
    document = read(tmp_path / "out", PDF, place, reader="text-layer")
    pages = Originals(Results(tmp_path / "out"))
    assert pages.page(document, 1).is_file()


@pytest.mark.parametrize("change", ["gone", "other", "folder", "no reading", "no page", "text"])
def test_without_the_file_as_it_was_read_the_small_picture_must_do(tmp_path, change):
    path = tmp_path / ("a.txt" if change == "text" else "a.pdf")
    shutil.copy(PDF, path)
    if change == "text":
        path.write_text("Có 12 hồ sơ.", "utf-8")
    document = read(tmp_path / "out", path, reader="text-layer")
    if change == "gone":
        path.unlink()
    elif change == "other":
        path.write_bytes(path.read_bytes() + b"\n")
    elif change == "folder":
        path.unlink()
        path.mkdir()
    elif change == "no reading":
        shutil.rmtree(tmp_path / "out" / ".solieu" / "readings")
    assert drawn(tmp_path / "out", document, 2 if change == "no page" else 1) is None


def test_some_pages_are_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(originals, "MOST_KEPT", 1)
    first = read(tmp_path, PDF, reader="text-layer")
    pages = Originals(Results(tmp_path))
    path = pages.page(first, 1)
    assert pages.page(first, 1) == path and path.is_file()
    assert pages.page({"sha256": "ab" * 32}, 1) is None
    assert not path.exists()


def test_who_asks_while_many_wait_is_told_at_once(tmp_path):
    document = read(tmp_path, PDF, reader="text-layer")
    pages = Originals(Results(tmp_path))
    for _ in range(originals.MOST_WAITING):
        pages._places.acquire()
    assert pages.page(document, 1) is None
    pages._places.release()
    assert pages.page(document, 1) is not None
