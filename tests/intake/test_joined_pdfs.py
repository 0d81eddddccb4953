"""PDFs put behind each other in one file are each read; what is no second PDF parts nothing."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from pdf_bytes import page_with

from extractor.intake.inputs import Spot, sorted_file
from extractor.intake.joined_pdfs import joined_pdfs


def one(words):
    return page_with(content=f"BT /F 12 Tf 60 700 Td ({words}) Tj ET")


FIRST, SECOND, THIRD = one("Tiep nhan 12 ho so"), one("Giai quyet 9 ho so"), one("Con 3 ho so")


@pytest.mark.parametrize(
    "content, parts",
    [
        (FIRST + SECOND, 2),
        (FIRST + b"\r\n\x00\x00" + SECOND + b"\n" + THIRD, 3),
        (FIRST + FIRST, 2),
        (FIRST, 0),
        (FIRST + b"\nphan du o cuoi tep %PDF-1.4", 0),
        (FIRST + FIRST.partition(b"\n")[2], 0),
    ],
)
def test_pdfs_behind_each_other_are_taken_apart(tmp_path, content, parts):
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    assert len(list(joined_pdfs(path, tmp_path))) == parts


def test_each_of_the_joined_pdfs_is_a_report_with_its_own_content(tmp_path):
    path = tmp_path / "hai.pdf"
    path.write_bytes(FIRST + b"\n" + SECOND)
    found = sorted_file(Spot(path, "hai.pdf", "/vào/hai.pdf"), tmp_path)
    assert [one.name for one in found] == ["hai.pdf!/phần 1.pdf", "hai.pdf!/phần 2.pdf"]
    assert [one.state for one in found] == ["report", "report"]
    assert found[0].path.read_bytes().strip() == FIRST.strip()
    assert found[1].path.read_bytes() == SECOND


def test_a_pdf_alone_keeps_its_name(tmp_path):
    path = tmp_path / "mot.pdf"
    path.write_bytes(FIRST)
    found = sorted_file(Spot(path, "mot.pdf", "/vào/mot.pdf"), tmp_path)
    assert [(one.name, one.path) for one in found] == [("mot.pdf", path)]
