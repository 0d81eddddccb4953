"""Tests of samples."""

import json

import regex
from conftest import SAMPLES, solieu, table
from openpyxl import load_workbook

from extractor.output.schema import EXPORTED, TABLES


def test_sample_annexes_cell_by_cell(samples_out):
    rows = table(samples_out, "tables")
    golds = sorted(SAMPLES.glob("*.tables.json"))
    assert len(golds) == 4
    for gold in golds:
        name = gold.name.removesuffix(".tables.json") + ".pdf"
        for piece in json.loads(gold.read_text("utf-8")):
            got = [r for r in rows if r["file"] == name and int(r["page"]) == piece["page"]]
            last = max(int(r["row"]) for r in got)
            for n, cells_ in enumerate(reversed(piece["rows"])):
                mine = {int(r["column"]): r for r in got if int(r["row"]) == last - n}
                wanted = {c: t for c, t in enumerate(cells_, 1) if c > 2 and t[:1].isdigit()}
                assert {c: r["raw"] for c, r in mine.items()} == wanted, (name, cells_)
                assert all(
                    r["review"] == "no"
                    and set(piece["columns"][c - 1].split()) <= set(r["column_head"].split())
                    for c, r in mine.items()
                ), (name, cells_)


def test_workbook_has_a_sheet_for_each_table(samples_out):
    book = load_workbook(samples_out / "so-lieu.xlsx")
    listed = list(book["Bảng"].iter_rows(min_row=2, values_only=True))
    assert [row[6] for row in listed] == [f"Bảng {n}" for n in range(1, len(listed) + 1)] and len(
        listed
    ) == 4
    sheet = book[next(row[6] for row in listed if row[0] == "phu-luc-ho-so.pdf")]
    assert sheet.cell(3, 3).value == "Số hồ sơ tiếp nhận" and "C3:F3" in map(
        str, sheet.merged_cells.ranges
    )


NUMERALS = ("figures", "references", "dates", "labels")


def last_line(done):
    return done.stderr.strip().splitlines()[-1]


def test_samples_every_digit_in_one_row(samples_out):
    rows = [r for name in NUMERALS for r in table(samples_out, name)]
    stamps = {
        r["file"]: {r["received_number"], r["forwarded_to"]} - {""}
        for r in table(samples_out, "documents")
    }
    assert rows
    for text_file in (samples_out / "text").rglob("*.txt"):
        text, name = text_file.read_text("utf-8"), text_file.name[:-4]
        mine = [r for r in rows if r["file"] == name]
        assert all(text[int(r["start"]) : int(r["end"])] == r["raw"] for r in mine)
        spans = [(int(r["start"]), int(r["end"])) for r in mine]
        for digits in regex.finditer("[0-9]+", text):
            holders = sum(a <= digits.start() and digits.end() <= b for a, b in spans)
            assert holders == 1 or (holders == 0 and digits[0] in stamps[name]), (
                name,
                digits,
                text[digits.start() - 30 : digits.end() + 10],
            )


def test_samples_boxes_lie_on_the_page(samples_out):
    for name in NUMERALS:
        for row in table(samples_out, name):
            if row["x0"]:
                x0, y0, x1, y1 = (float(row[c]) for c in ("x0", "y0", "x1", "y1"))
                assert 0 <= x0 < x1 <= 1200 and 0 <= y0 < y1 <= 1200
            else:
                assert row["file"].endswith(".txt")


def test_second_run_reads_nothing_and_changes_nothing(samples_out):
    before = {name: (samples_out / f"{name}.csv").read_bytes() for name in EXPORTED}
    done = solieu("run", SAMPLES, "--out", samples_out, "--lang", "en")
    assert done.returncode == 0 and " 0 read" in last_line(done)
    assert {name: (samples_out / f"{name}.csv").read_bytes() for name in EXPORTED} == before


def test_columns_are_those_of_the_contract(samples_out):
    for name in EXPORTED:
        with open(samples_out / f"{name}.csv", encoding="utf-8") as handle:
            head = handle.readline()
        assert head.startswith("\ufeff") and head[1:].strip().split(",") == TABLES[name]


def test_workbook_has_numbers_links_and_no_formulas(samples_out):
    book = load_workbook(samples_out / "so-lieu.xlsx")
    assert {
        "Văn bản",
        "Số liệu",
        "Viện dẫn",
        "Ngày tháng",
        "Cần xem lại",
        "Sổ văn bản đến",
        "Tệp lỗi",
    } <= set(book.sheetnames)
    sheet = book["Số liệu"]
    heads = [c.value for c in sheet[1]]
    assert sheet.freeze_panes and sheet.auto_filter.ref
    values = [r[heads.index("Giá trị")] for r in sheet.iter_rows(min_row=2)]
    assert any(isinstance(c.value, (int, float)) for c in values)
    assert any("%" in c.number_format for c in values if c.value is not None)
    links = [c.hyperlink for r in sheet.iter_rows(min_row=2) for c in r if c.hyperlink]
    assert links and all(
        (samples_out / link.target.split("#")[0].replace("\\", "/")).exists() for link in links
    )
    assert not any(c.data_type == "f" for ws in book for r in ws.iter_rows() for c in r)
