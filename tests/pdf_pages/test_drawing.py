"""Pages are drawn as they are printed, within limits."""

import errno
import subprocess

import pytest
from pdf_bytes import page_with
from PIL import Image

from extractor.errors import InputError, MissingProgram
from extractor.pdf_pages.drawing import (
    MOST_PIXELS,
    count_pages,
    drawable_dpi,
    fitting_dpi,
    page_size,
    render,
)
from extractor.witnesses import tesseract


def written(tmp_path, **options):
    path = tmp_path / "a.pdf"
    path.write_bytes(page_with(**options))
    return path


@pytest.mark.parametrize(
    "page, size",
    [
        ("/MediaBox [0 0 595 842]", (595, 842)),
        ("/MediaBox [0 0 595 842] /CropBox [40 600 400 800]", (360, 200)),
        ("/MediaBox [0 0 595 842] /CropBox [900 900 1400 1800]", (595, 842)),
        ("/MediaBox [0 0 0 0]", (612, 792)),
        ("/MediaBox [100 100 695 942]", (595, 842)),
    ],
)
def test_a_page_is_drawn_as_large_as_its_layer(tmp_path, page, size):
    path = written(tmp_path, page=page)
    drawn = render(path, 1, drawable_dpi(path, 1, 72), tmp_path)
    with Image.open(drawn) as picture:
        assert picture.size == size


def test_a_very_large_page_is_drawn_coarser(tmp_path):
    path = written(tmp_path, page="/MediaBox [0 0 14400 14400]")
    dpi = drawable_dpi(path, 1, 300)
    assert 25 <= dpi < 40
    with Image.open(render(path, 1, 300, tmp_path)) as picture:
        assert MOST_PIXELS * 0.9 < picture.width * picture.height <= MOST_PIXELS


@pytest.mark.parametrize("wide, high", [(595, 842), (842, 1191), (1191, 1684)])
def test_pages_that_offices_use_are_drawn_as_asked(tmp_path, wide, high):
    path = written(tmp_path, page=f"/MediaBox [0 0 {wide} {high}]")
    assert fitting_dpi(page_size(path, 1), 300) == 300


@pytest.mark.parametrize("box", ["0 0 1 14400", "0 0 3 3", "0 0 6100 300", "0 0 9 100"])
def test_a_speck_or_a_thread_is_no_page(tmp_path, box):
    path = written(tmp_path, page=f"/MediaBox [{box}]")
    with pytest.raises(InputError, match="page_not_drawn"):
        drawable_dpi(path, 1, 300)


@pytest.mark.parametrize(
    "note, is_drawn",
    [
        ("/Subtype /Widget /FT /Tx /T (a) /V (888888) /F 4", True),
        ("/Subtype /FreeText /Contents (888888) /F 4", True),
        ("/Subtype /FreeText /Contents (888888) /F 2", False),
    ],
)
def test_fields_and_boxes_without_drawing_are_drawn(tmp_path, note, is_drawn):
    look = "/Rect [200 590 300 610] /DA (/Helv 12 Tf 0 g)"
    path = written(tmp_path, notes=[f"<< /Type /Annot {note} {look} >>"], content="")
    with Image.open(render(path, 1, 72, tmp_path)) as picture:
        inside = picture.convert("L").crop((205, 236, 290, 248)).tobytes()
    assert (min(inside) < 128) == is_drawn


def test_a_file_that_vanished_is_not_called_broken(tmp_path):
    with pytest.raises(InputError, match="file_unreadable"):
        count_pages(tmp_path / "a.pdf")


@pytest.mark.parametrize("number", [errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN])
def test_a_program_that_the_system_does_not_begin_is_not_called_missing(
    tmp_path, monkeypatch, number
):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4")

    def refused(*_, **__):
        raise OSError(number, "x")

    monkeypatch.setattr(subprocess, "Popen", refused)
    monkeypatch.setattr("pdf2image.pdf2image.Popen", refused)
    for ask in (count_pages, page_size_of_first, lambda _: tesseract._said("--version")):
        with pytest.raises(OSError) as found:
            ask(path)
        assert found.value.errno == number


def page_size_of_first(path):
    return page_size(path, 1)


def test_a_program_that_is_not_there_is_called_missing(tmp_path, monkeypatch):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4")
    monkeypatch.setenv("PATH", str(tmp_path))
    for ask in (count_pages, page_size_of_first, lambda _: tesseract._said("--version")):
        with pytest.raises(MissingProgram):
            ask(path)


@pytest.mark.parametrize(
    "lock",
    [
        "/Filter /Foo.Bar /V 1 /R 2",
        "/Filter /Adobe.PubSec /V 4 /R 4 /SubFilter /adbe.pkcs7.s5",
        "/Filter /Standard /V 99 /R 2",
    ],
)
def test_a_pdf_locked_in_an_unknown_way_is_not_called_broken(tmp_path, lock):
    path = tmp_path / "a.pdf"
    key = "41" * 32
    entry = f"/Encrypt << {lock} /O <{key}> /U <{key}> /P -44 >> /ID [<{key}> <{key}>]"
    locked = page_with(content="(\x8f} >" + "\x16" * 90)
    path.write_bytes(locked.replace(b"/Root 1 0 R", b"/Root 1 0 R " + entry.encode()))
    with pytest.raises(InputError) as stopped:
        render(path, count_pages(path), 72, tmp_path)
    assert stopped.value.code == "file_locked_otherwise"
