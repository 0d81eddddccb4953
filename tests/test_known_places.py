"""Programs that an installer left off the path are found where it puts them."""

import os
import shutil

import pytest

from extractor.known_places import add_known_places

WINGET = "Microsoft/WinGet/Packages/oschwartz10612.Poppler_Microsoft.Winget.Source_8wekyb3d8bbwe"


def program(folder, name):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text("#!/bin/sh\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def windows(tmp_path, monkeypatch):
    """The folders of a Windows user, and nothing on the path."""
    for name in ("LOCALAPPDATA", "ProgramFiles", "ProgramFiles(x86)", "PUBLIC"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setenv("TESSDATA_PREFIX", "what is set here is put back afterwards")
    monkeypatch.delenv("TESSDATA_PREFIX")
    return tmp_path


@pytest.mark.parametrize(
    ("variable", "below", "name"),
    [
        ("LOCALAPPDATA", "Solieu/may/Library/bin", "tesseract"),
        ("PUBLIC", "Solieu/may/Library/bin", "pdftoppm"),
        ("LOCALAPPDATA", "Programs/Tesseract-OCR", "tesseract"),
        ("ProgramFiles", "Tesseract-OCR", "tesseract"),
        ("ProgramFiles(x86)", "Tesseract-OCR", "tesseract"),
        ("LOCALAPPDATA", f"{WINGET}/poppler-24.08.0/Library/bin", "pdftoppm"),
        ("ProgramFiles", "poppler-25.07.0/Library/bin", "pdfinfo"),
    ],
)
def test_a_program_is_found_where_its_installer_puts_it(windows, variable, below, name):
    path = program(windows / variable / below, name)
    assert shutil.which(name) is None
    add_known_places()
    assert shutil.which(name) == str(path)


def test_of_several_versions_the_newest_is_taken(windows):
    for version in ("23.01.0", "24.08.0", "24.02.0"):
        program(windows / "ProgramFiles" / f"poppler-{version}/Library/bin", "pdftoppm")
    add_known_places()
    assert "poppler-24.08.0" in shutil.which("pdftoppm")


def test_what_the_user_has_on_the_path_comes_first(windows, monkeypatch):
    own = program(windows / "own", "tesseract")
    program(windows / "ProgramFiles/Tesseract-OCR", "tesseract")
    monkeypatch.setenv("PATH", str(windows / "own"))
    add_known_places()
    assert shutil.which("tesseract") == str(own)


def test_the_installed_engine_takes_the_models_installed_with_it(windows):
    program(windows / "LOCALAPPDATA/Solieu/may/Library/bin", "tesseract")
    models = windows / "LOCALAPPDATA/Solieu/tessdata"
    models.mkdir()
    add_known_places()
    assert os.environ["TESSDATA_PREFIX"] == str(models)


def test_another_engine_keeps_its_own_models(windows):
    program(windows / "ProgramFiles/Tesseract-OCR", "tesseract")
    (windows / "LOCALAPPDATA/Solieu/tessdata").mkdir(parents=True)
    add_known_places()
    assert "TESSDATA_PREFIX" not in os.environ


def test_where_there_are_no_such_folders_nothing_changes(monkeypatch):
    for name in ("LOCALAPPDATA", "ProgramFiles", "PUBLIC"):
        monkeypatch.delenv(name, raising=False)
    before = os.environ["PATH"]
    add_known_places()
    assert os.environ["PATH"] == before
