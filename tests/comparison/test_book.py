"""Tests of book."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from extractor.comparison.book import Book, Sources, write_note
from extractor.comparison.result_folders import Collection, FigureKey, Mark, ReportKey
from extractor.comparison.values import Source

SHA = "0123456789abcdef0123"


def sources_of(folder, beside, starts):
    """Sources of a report in a result folder whose pages have pictures."""
    report = SimpleNamespace(sha256=SHA, counted=True)
    marks = {FigureKey(0, "bc.pdf", start): Mark("", pictured=True) for start in starts}
    collection = Collection((folder,), {ReportKey(0, "bc.pdf"): report})
    return Sources(collection, beside, marks)


def test_names_of_sheets_are_ones_that_excel_takes(tmp_path):
    with Book(tmp_path / "a.xlsx", None) as book:
        for name in (
            "Một lĩnh vực có tên dài hơn ba mươi mốt chữ",
            "Một lĩnh vực có tên dài hơn ba mươi hai chữ",
            "ISO 9001:2008 [mới]",
        ):
            book.add(name, "")
    names = load_workbook(tmp_path / "a.xlsx").sheetnames
    assert len({n.lower() for n in names}) == 3 and all(
        len(n) <= 31 and not set(n) & set("[]:*?/\\") for n in names
    )


@pytest.mark.parametrize(
    ("folder", "way"),
    [
        ("ket qua", "ket%20qua"),
        ("năm 2024/ket-qua", "năm%202024/ket-qua"),
        ("../cho khac", "../cho%20khac"),
        ("quý #3", "quý%20%233"),  # what stands behind # would be a place in the file
        ("đạt 100%", "đạt%20100%25"),
        ("a%20b", "a%2520b"),  # a folder that is called so
        ("[mới] {a}", "%5bmới%5d%20%7ba%7d"),
    ],
)
def test_a_cell_leads_to_its_page_seen_from_the_workbook(tmp_path, folder, way):
    beside = tmp_path / "bang"
    (beside / folder).mkdir(parents=True)
    sources = sources_of(beside / folder, beside, ["57"])
    link = sources.link(Source(0, "bc.pdf", "2", "57"))
    assert written_link(tmp_path / "a.xlsx", link) == (
        f"{way}/pages/0123456789abcdef/2.html".replace("/", "\\"),
        "f57",
    )
    assert sources.link(Source(0, "bc.pdf", "2", "99")) == ""  # no picture shows it


def written_link(path, link):
    """Where a link leads in the workbook that is written: the file and the place in it."""
    with Book(path, None) as book:
        book.add("Một", "").write_url(9, 0, link, None, "x")
    [found] = [row[0].hyperlink for row in load_workbook(path).active.rows if row[0].hyperlink]
    return found.target, found.location


def test_the_way_to_a_folder_is_asked_for_once(tmp_path, monkeypatch):
    asked = []
    resolve = Path.resolve

    def counted(path, strict=False):
        asked.append(path)
        return resolve(path, strict)

    starts = [str(start) for start in range(50)]
    sources = sources_of(tmp_path / "ket-qua", tmp_path, starts)
    monkeypatch.setattr(Path, "resolve", counted)
    links = {sources.link(Source(0, "bc.pdf", "1", start)) for start in starts}
    assert len(links) == 50
    assert len(asked) == 2  # the folder's, and that of the workbook


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("", "Cần xem lại."),
        ("hai lần đọc khác nhau: 5, 6", "Cần xem lại: hai lần đọc khác nhau: 5, 6."),
        ("không khớp: 17 = 2 + 4", "Cần xem lại: không khớp: 17 = 2 + 4."),
    ],
)
def test_a_note_says_why_a_person_must_look(tmp_path, reason, said):
    marks = {FigureKey(0, "bc.pdf", "57"): Mark(reason, pictured=False)}
    sources = Sources(Collection((tmp_path,), {}), tmp_path, marks)
    assert sources.why(Source(0, "bc.pdf", "2", "57")) == said


@pytest.mark.parametrize(("letters", "taller"), [(20, False), (400, True), (2000, True)])
def test_a_note_is_as_high_as_its_text_needs(tmp_path, letters, taller):
    with Book(tmp_path / "a.xlsx", None) as book:
        sheet = book.add("Một", "")
        write_note(sheet, 5, 1, "x" * letters)
        (note,) = sheet.comments[5].values()
        assert (note.height > 4 * 16) == taller
        assert note.height >= letters / 36 * 16
