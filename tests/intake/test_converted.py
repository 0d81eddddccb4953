"""Old office files by way of LibreOffice, where it is installed."""

import io
import struct
import subprocess
import sys
import time
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from office_files import lists, paragraph, table, write_docx

from extractor.document import read_report
from extractor.errors import InputError
from extractor.intake import converted
from extractor.intake.converted import office_program, prepared
from extractor.model import Input

WRITER = Path(office_program() or "none").resolve().parent / "libswlo.so"  # of its own package
needs_office = pytest.mark.skipif(
    not office_program() or (sys.platform == "linux" and not WRITER.exists()),
    reason="LibreOffice Writer is not installed",
)


def saved_as(path, ending, filter_name=""):
    """The file saved in an old form by LibreOffice itself, as an office would."""
    subprocess.run(
        [
            office_program(),
            f"-env:UserInstallation={(path.parent / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            ending + (f":{filter_name}" if filter_name else ""),
            "--outdir",
            str(path.parent / ending),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return path.parent / ending / f"{path.stem}.{ending}"


def read(path):
    found = read_report(path)
    kept = ("count", "percentage", "measure")
    return [(row.raw, row.value, row.section) for row in found.numerals if row.kind in kept]


@needs_office
@pytest.mark.parametrize("ending", ["doc", "rtf", "odt"])
def test_an_old_word_file_gives_the_figures_of_the_docx(tmp_path, ending):
    body = (
        paragraph("KẾT QUẢ", numbered=(1, 0))
        + paragraph("Hồ sơ", numbered=(1, 1))
        + paragraph("Tiếp nhận 30.648 hồ sơ, đạt 98,7% kế hoạch.")
        + table(
            [["TT", "Lĩnh vực", "Số hồ sơ"], ["1", "Đất đai", "4.385"], ["2", "Hộ tịch", "1.217"]],
            widths=(1000, 3000, 2000),
        )
        + paragraph("Trên đây là báo cáo.")
    )
    numbering = lists(("upperRoman", "%1."), ("decimal", "%2."))
    path = write_docx(tmp_path / "báo cáo.docx", body, numbering=numbering)
    expected = [
        ("30.648", 30648, "I.1"),
        ("98,7%", Decimal("98.7"), "I.1"),
        ("4.385", 4385, "I.1"),
        ("1.217", 1217, "I.1"),
    ]
    assert read(path) == expected
    assert read(saved_as(path, ending)) == expected


@needs_office
@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_an_old_workbook_gives_the_figures_of_the_xlsx(tmp_path, ending):
    book = openpyxl.Workbook()
    for row in (
        ["TT", "Lĩnh vực", "Hồ sơ", "Tỷ lệ"],
        [1, "Đất đai", 4385, 0.9871],
        [2, "Hộ tịch", 7, 1],
    ):
        book.active.append(row)
    for line in (2, 3):
        book.active.cell(line, 3).number_format = "#,##0"
        book.active.cell(line, 4).number_format = "0.0%"
    path = tmp_path / "biểu.xlsx"
    book.save(path)
    expected = read(path)
    assert [raw for raw, *_ in expected] == ["4.385", "98,7%", "7", "100,0%"]
    assert read(saved_as(path, ending)) == expected


def given(path, kind="word"):
    return Input(path, path.name, kind, "0" * 64, path.stat().st_size, 5)


def test_files_of_today_are_taken_as_they_are(tmp_path):
    path = write_docx(tmp_path / "a.docx", paragraph("x"))
    assert prepared(given(path), tmp_path) == given(path)


def test_without_the_program_the_next_step_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(converted, "office_program", lambda: "")
    path = tmp_path / "a.doc"
    path.write_bytes(b"x")
    with pytest.raises(InputError) as error:
        prepared(given(path), tmp_path)
    assert error.value.code == "office_missing"


@needs_office
def test_what_it_cannot_open_is_an_error(tmp_path):
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000)
    with pytest.raises(InputError) as error:
        prepared(given(path), tmp_path)
    assert error.value.code == "office_broken"


@pytest.mark.skipif(sys.platform == "win32", reason="stands in for the program by a shell script")
def test_a_program_that_hangs_is_stopped_with_all_it_began(tmp_path, monkeypatch):
    left = tmp_path / "left"
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n(sleep 3; touch {left}) &\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(converted, "office_program", lambda: str(program))
    monkeypatch.setattr(converted, "SECONDS", 1)
    path = tmp_path / "a.doc"
    path.write_bytes(b"x")
    with pytest.raises(InputError) as error:
        prepared(given(path), tmp_path)
    time.sleep(3)
    assert error.value.code == "file_too_slow"
    assert not left.exists()


def compound(name, content):
    """A compound file of before 2007 with one stream."""
    content = content.ljust(4096, b"\0")
    end, free, fat = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII109I",
        *(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            0x3E,
            3,
            0xFFFE,
            9,
            6,
            0,
            1,
            1,
            0,
            4096,
            end,
            0,
            end,
            0,
        ),
        *(0, *[free] * 108),
    )
    chains = [fat, end, 3, 4, 5, 6, 7, 8, 9, end, *[free] * 118]

    def entry(title, kind, child, start, size):
        raw = (title + "\0").encode("utf-16-le")
        return struct.pack(
            "<64sHBBIII16xI16xIQ", raw, len(raw), kind, 1, free, free, child, 0, start, size
        )

    listed = entry("Root Entry", 5, 1, end, 0) + entry(name, 2, free, 2, 4096)
    return head + struct.pack("<128I", *chains) + listed.ljust(512, b"\0") + content


def locked_text(manifest):
    with zipfile.ZipFile(written := io.BytesIO(), "w") as package:
        package.writestr("META-INF/manifest.xml", manifest)
    return written.getvalue()


BOOK = b"\x09\x08\x04\x00\x00\x06\x05\x00"


@pytest.mark.skipif(sys.platform == "win32", reason="stands in for the program by a shell script")
@pytest.mark.parametrize(
    "name, content, code",
    [
        ("a.doc", compound("WordDocument", b"\xec\xa5" + b"\0" * 9 + b"\x01"), "office_password"),
        ("a.doc", compound("WordDocument", b"\xec\xa5" + b"\0" * 9 + b"\x12"), "office_broken"),
        ("a.xls", compound("Workbook", BOOK + b"\x2f\0\x06\0" + b"1" * 6), "office_password"),
        ("a.xls", compound("Book", BOOK + b"\x86\0\0\0\x2f\0\x04\0abcd"), "office_password"),
        ("a.xls", compound("Workbook", BOOK + b"\xe1\0\x02\0\x2f\0"), "office_broken"),
        ("a.odt", locked_text("<m:encryption-data m:checksum='x'/>"), "office_password"),
        ("a.ods", locked_text("<m:file-entry/>"), "office_broken"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "office_broken"),
        ("a.rtf", b"{\\rtf", "office_broken"),
    ],
)
def test_a_password_is_told_from_a_broken_file(tmp_path, monkeypatch, name, content, code):
    monkeypatch.setattr(converted, "office_program", lambda: "/bin/true")
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as error:
        prepared(given(tmp_path / name), tmp_path)
    assert error.value.code == code
