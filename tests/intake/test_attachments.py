"""Files inside a PDF, as Poppler's programs tell of them on each system."""

import subprocess

import pytest
from folder import pdf, pdf_with_file

from extractor.errors import InputError, MissingProgram
from extractor.intake import attachments as module
from extractor.intake.attachments import attachments, is_cover
from extractor.intake.packages import MOST_FILES


class Poppler:
    """Stands for the programs: prints what a test says, and writes the files asked for."""

    def __init__(self, *listed, text="", ends="\n", saves=b"x"):
        self.printed = {
            "pdfdetach": ends.join([f"{len(listed)} embedded files", *listed, ""]),
            "pdftotext": text.replace("\n", ends),
            "pdfimages": ends.join(["page num type width height", "-" * 20, ""]),
        }
        self.saves = saves

    def __call__(self, words, **how):
        if "-save" in words and self.saves is not None:
            with open(words[words.index("-o") + 1], "wb") as saved:
                saved.write(self.saves)
        return subprocess.CompletedProcess(words, 0, self.printed[words[0]].encode(), b"")


@pytest.fixture
def poppler(monkeypatch):
    def put(*listed, **how):
        monkeypatch.setattr(module.subprocess, "run", Poppler(*listed, **how))

    return put


def names(tmp_path):
    return [packed.name for packed in attachments(tmp_path / "a.pdf", tmp_path)]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_names_are_whole_whatever_lines_end_by(poppler, tmp_path, ends):
    poppler("1: Báo cáo quý I.pdf", "2: Phụ lục 2: biểu.xlsx", ends=ends)
    found = names(tmp_path)
    assert found[0] == "Báo cáo quý I.pdf" and found[1].endswith("biểu.xlsx")
    assert not any("\r" in name for name in found)


def test_a_file_that_poppler_does_not_give_is_named_as_broken(poppler, tmp_path):
    poppler("1: a.pdf", saves=None)
    [packed] = attachments(tmp_path / "a.pdf", tmp_path)
    assert (packed.name, packed.path, packed.fault) == ("a.pdf", None, "file_broken")


def test_beyond_the_most_files_each_is_named(poppler, tmp_path):
    poppler(*(f"{number}: {number}.pdf" for number in range(1, MOST_FILES + 3)))
    found = list(attachments(tmp_path / "a.pdf", tmp_path))
    assert len(found) == MOST_FILES + 2
    assert [one.fault for one in found[MOST_FILES:]] == ["package_too_large"] * 2


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "text, cover",
    [
        ("\f", True),
        ("Mở bằng Adobe Reader XI 11.0 trở lên\f", True),
        ("Kính gửi Sở Nội vụ, có 12 hồ sơ\f", False),
        ("Trang một\fTrang hai\fTrang ba\f", False),
        ("chữ " * 130 + "\f", False),
    ],
)
def test_a_cover_says_nothing_of_its_own(poppler, tmp_path, text, cover, ends):
    poppler(text=text, ends=ends)
    assert is_cover(tmp_path / "a.pdf") == cover


def test_without_poppler_nothing_is_left_out_unsaid(monkeypatch, tmp_path):
    def missing(*words, **how):
        raise FileNotFoundError

    def late(words, timeout, **how):
        raise subprocess.TimeoutExpired(words, timeout)

    monkeypatch.setattr(module.subprocess, "run", missing)
    with pytest.raises(MissingProgram):
        names(tmp_path)
    monkeypatch.setattr(module.subprocess, "run", late)
    with pytest.raises(InputError) as stopped:
        names(tmp_path)
    assert stopped.value.code == "file_too_slow"


def test_a_real_file_comes_out_as_it_went_in(tmp_path):
    inside = pdf([["Báo cáo có 12 hồ sơ"]])
    (tmp_path / "bộ.pdf").write_bytes(pdf_with_file(["Xin gui kem"], "báo cáo.pdf", inside))
    [packed] = attachments(tmp_path / "bộ.pdf", tmp_path)
    assert packed.name == "báo cáo.pdf" and packed.path.read_bytes() == inside
    assert is_cover(tmp_path / "bộ.pdf")
