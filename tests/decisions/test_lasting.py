"""Decisions outlast everything: the real program, run again and again over texts and a Word file."""

import csv
import shutil
import sqlite3

import docx
import openpyxl
import pytest

from extractor import cli
from extractor.decisions import about_document, about_row, append, load, undone
from extractor.output.review_keys import KEY, NOTE, RAW, RIGHT, SEEN, SHEET

OPENING = """ỦY BAN NHÂN DÂN HUYỆN AN PHÚ
Số: 215/BC-UBND
An Phú, ngày 12 tháng 12 năm 2024

BÁO CÁO
Kết quả công tác cải cách hành chính năm 2024
"""
TEXT = """
Trong năm, UBND huyện đã tiếp nhận 1.250 hồ sơ, trong đó trực tuyến 1.000 hồ sơ, trực tiếp 251 hồ sơ; đã giải quyết 1.240 hồ sơ, đạt 99,2%.

Kinh phí thực hiện là 1 tỷ 25 đồng. Có 1,250 lượt người đến.
"""
WORD = [
    "ỦY BAN NHÂN DÂN HUYỆN BÌNH MINH",
    "Số: 41/BC-UBND",
    "Bình Minh, ngày 10 tháng 12 năm 2024",
    "BÁO CÁO",
    "Kết quả công tác cải cách hành chính năm 2024",
    "Năm 2024 đã tiếp nhận 870 hồ sơ. Huyện có 12 xã, 3 phường.",
]


def word(path, lines):
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    made.save(str(path))


def table(out, name):
    with open(out / f"{name}.csv", encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def one(out, name, raw):
    [row] = [row for row in table(out, name) if row["raw"] == raw]
    return row


def rows(out, name):
    with sqlite3.connect(out / "dataset.sqlite") as base:
        base.row_factory = sqlite3.Row
        return [dict(row) for row in base.execute(f"select * from {name}")]


def find(out, name, raw):
    return next(row for row in rows(out, name) if row["raw"] == raw)


def document(out, file):
    return next(row for row in rows(out, "documents") if row["file"] == file)


def run(folder, out, *more):
    assert cli.main(["run", str(folder), "--out", str(out), "--jobs", "1", *more]) == 0


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A folder and its results after the first run."""
    base = tmp_path_factory.mktemp("first")
    folder = base / "den"
    folder.mkdir()
    (folder / "an phú.txt").write_text(OPENING + TEXT, "utf-8")
    word(folder / "bình minh.docx", WORD)
    run(folder, base / "ra")
    return base


@pytest.fixture
def office(first, tmp_path):
    """The same, to be worked on by one test, with four decisions made."""
    shutil.copytree(first, tmp_path / "o")
    folder, out = tmp_path / "o" / "den", tmp_path / "o" / "ra"
    with sqlite3.connect(out / "dataset.sqlite") as base:  # as if it had been read there
        moved = "update inputs set origin = replace(origin, ?, ?)"
        base.execute(moved, (str(first), str(tmp_path / "o")))
    text, letter = document(out, "an phú.txt"), document(out, "bình minh.docx")
    said = {"state": "corrected", "person": "Lan"}
    append(
        out,
        [
            about_row(find(out, "figures", "251"), text, "value", new="250", **said),
            about_row(find(out, "figures", "870"), letter, "value", new="878", **said),
            about_row(
                find(out, "figures", "12"),
                letter,
                "value",
                new="",
                state="not_a_figure",
                person="Hoa",
            ),
            about_document(letter, "period", new="2024-Q4", **said),
        ],
    )
    return folder, out


def held(out, text="an phú.txt", letter="bình minh.docx"):
    """Check that all four decisions stand in every file that is written."""
    for name in ("figures", "indicators"):
        values = [row["value"] for row in table(out, name) if row["file"] == text]
        assert "250" in values and "251" not in values, name
    assert (one(out, "figures", "251")["review"], one(out, "figures", "251")["value"]) == (
        "no",
        "250",
    )
    assert one(out, "figures", "870")["value"] == "878"
    assert one(out, "figures", "870")["corrected"].startswith("Lan, 20")
    assert one(out, "labels", "12")["of"] == "không phải số liệu"
    [row] = [row for row in table(out, "documents") if row["file"] == letter]
    assert row["period"] == "2024-Q4" and row["corrected"].startswith("Lan, ")
    periods = {row["period"] for row in table(out, "indicators") if row["file"] == letter}
    assert periods == {"2024-Q4"}
    assert len(rows(out, "corrections")) == 4


def test_decisions_outlast_every_kind_of_reading_again(office, monkeypatch):
    folder, out = office
    for _ in range(3):
        run(folder, out)
        held(out)
    run(folder, out, "--force")
    held(out)
    (folder / "an phú.txt").rename(folder / "An Phú 2024.txt")
    run(folder, out)
    held(out, text="An Phú 2024.txt")
    (out / "dataset.sqlite").unlink()
    run(folder, out)
    held(out, text="An Phú 2024.txt")
    monkeypatch.setattr("extractor.settings.INTERPRETATION", "changed")
    run(folder, out)
    held(out, text="An Phú 2024.txt")
    shutil.rmtree(out / ".solieu")
    run(folder, out)
    held(out, text="An Phú 2024.txt")


def test_relations_are_judged_with_the_values_of_persons(office):
    folder, out = office
    assert not [row for row in table(out, "checks") if "1.000 + " in row["statement"]]
    run(folder, out)
    [row] = [row for row in table(out, "checks") if "1.000 + " in row["statement"]]
    assert (row["statement"], row["verdict"]) == ("1.250 = 1.000 + 250", "holds")


def test_undo_gives_back_what_the_machine_read(office):
    folder, out = office
    run(folder, out)
    decisions = load(out).decisions
    append(out, [undone(decisions, decision, "Hoa") for decision in decisions])
    run(folder, out)
    assert one(out, "figures", "251")["value"] == "251"
    assert one(out, "figures", "12")["kind"] == "count"
    assert {row["period"] for row in table(out, "documents")} == {"2024"}
    assert not [row for row in table(out, "figures") if row["corrected"]]


def test_compare_has_decisions_that_no_run_has_seen(office):
    _, out = office
    before = {path: path.read_bytes() for path in out.iterdir() if path.is_file()}
    target = out.parent / "so sánh.xlsx"
    assert cli.main(["compare", str(out), "--out", str(target), "--period", "2024"]) == 0
    written = "".join(path.read_text("utf-8-sig") for path in out.parent.glob("so sánh.*.csv"))
    assert ",1250,1000,250,1240," in written
    assert {path: path.read_bytes() for path in out.iterdir() if path.is_file()} == before


def test_a_corrected_version_takes_over_what_is_printed_alike_and_marks_the_rest(office):
    folder, out = office
    said = {"state": "corrected", "person": "Lan"}
    text = document(out, "an phú.txt")
    money = find(out, "figures", "1 tỷ 25 đồng")
    append(out, [about_row(money, text, "value", new="1025000000", **said)])
    run(folder, out)
    again = (OPENING + TEXT).replace("1 tỷ 25 đồng", "1 tỷ 52 đồng").replace("BÁO CÁO", "BÁO CÁO\n")
    (folder / "an phú.txt").write_text(again, "utf-8")
    run(folder, out)
    assert one(out, "figures", "251")["value"] == "250"
    assert one(out, "figures", "1 tỷ 52 đồng")["value"] == ""
    [row] = [row for row in table(out, "documents") if row["file"] == "an phú.txt"]
    assert row["review"] == "yes" and "1 điều" in row["review_reason"]
    outcomes = {row["raw"]: row["outcome"] for row in table(out, "followed")}
    assert (outcomes["251"], outcomes["1 tỷ 25 đồng"]) == ("taken_over", "printed_otherwise")


def test_what_is_typed_into_the_workbook_is_taken_and_the_workbook_kept(office, capsys):
    folder, out = office
    run(folder, out)
    book = openpyxl.load_workbook(out / "so-lieu.xlsx")
    sheet = book[SHEET]
    at = {cell.value: cell.column for cell in sheet[1]}
    lines = {sheet.cell(line, at[RAW]).value: line for line in range(2, sheet.max_row + 1)}
    assert sheet.column_dimensions[sheet.cell(1, at[KEY]).column_letter].hidden
    assert sheet.cell(2, at[RIGHT]).number_format == "@"
    sheet.cell(lines["1 tỷ 25 đồng"], at[RIGHT]).value = "1 tỷ 25 triệu đồng"
    sheet.cell(lines["1 tỷ 25 đồng"], at[NOTE]).value = "đã hỏi huyện"
    sheet.cell(lines["1,250"], at[RIGHT]).value = "=1200+50"
    sheet.cell(lines["1,250"], at[SEEN]).value = "x"
    book["Số liệu"]["H2"].value = 999
    book.properties.lastModifiedBy = "Hòa"
    book.save(out / "so-lieu.xlsx")
    capsys.readouterr()
    run(folder, out)
    told = capsys.readouterr().err
    assert "Đã nhận 1 dòng" in told and "công thức" in told
    money = one(out, "figures", "1 tỷ 25 đồng")
    assert (money["value"], money["review"]) == ("1025000000", "no")
    assert money["corrected"].startswith("Hòa, ")
    assert one(out, "figures", "1,250")["review"] == "yes"
    [kept] = out.glob("so-lieu (sửa *).xlsx")
    assert openpyxl.load_workbook(kept)["Số liệu"]["H2"].value == 999
    assert openpyxl.load_workbook(out / "so-lieu.xlsx")["Số liệu"]["H2"].value != 999
    run(folder, out)
    assert len(list(out.glob("*(sửa *"))) == 1


def test_a_row_of_the_head_and_its_field_are_one(office):
    """Decided at the row or of the document, both say it through every kind of reading again."""
    folder, out = office
    run(folder, out)
    text, letter = document(out, "an phú.txt"), document(out, "bình minh.docx")
    said = {"state": "corrected", "person": "Lan"}
    day = find(out, "dates", "12 tháng 12 năm 2024")
    append(
        out,
        [
            about_row(day, text, "iso", new="2024-12-13", **said),
            about_document(letter, "number", new="47/BC-UBND", **said),
        ],
    )
    for more in ([], [], ["--force"]):
        run(folder, out, *more)
        assert document(out, "an phú.txt")["doc_date"] == "2024-12-13"
        assert one(out, "references", "215/BC-UBND")["doc_date"] == "2024-12-13"
        assert one(out, "references", "41/BC-UBND")["number"] == "47/BC-UBND"
    (out / "dataset.sqlite").unlink()
    again = (OPENING + TEXT).replace("BÁO CÁO", "BÁO CÁO\n").replace("251", "252")
    (folder / "an phú.txt").write_text(again, "utf-8")
    run(folder, out)
    assert document(out, "an phú.txt")["doc_date"] == "2024-12-13"  # a corrected version
    decisions = load(out).decisions
    append(out, [undone(decisions, decision, "Hoa") for decision in decisions[-2:]])
    run(folder, out)
    assert document(out, "an phú.txt")["doc_date"] == "2024-12-12"
    assert one(out, "references", "41/BC-UBND")["number"] == "41/BC-UBND"
