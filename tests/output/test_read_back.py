"""What people type into *Cần xem lại* is taken or refused, each row with its reason."""

import csv
from datetime import datetime

import openpyxl
import pytest
from made_decisions import DOCUMENT, decision, figure

from extractor.decisions import append, load
from extractor.output.read_back import REPORT, take_back
from extractor.output.review_keys import (
    FILE,
    KEY,
    NOTE,
    RAW,
    RIGHT,
    SEEN,
    SHEET,
    key_of_document,
    key_of_numeral,
    read_key,
)

HEADINGS = ["Loại dòng", FILE, RAW, "Máy đọc", RIGHT, SEEN, NOTE, "Lý do", KEY]
OTHER = figure(start=90, raw="47", box=(100, 300, 112, 312))


def sheet_row(row=None, right=None, seen=None, note=None, known=0, **more):
    row = row or figure()
    key = key_of_numeral(row, DOCUMENT, "figures", known)
    cells = ["Số liệu", row["file"], row["raw"], row["value"], right, seen, note, "", key]
    return [more.get(heading, cell) for heading, cell in zip(HEADINGS, cells, strict=True)]


def workbook(out, rows, headings=HEADINGS, above=0, by="Trần Văn Hòa"):
    book = openpyxl.Workbook()
    book.active.title = SHEET
    for _ in range(above):
        book.active.append(["Danh sách cần xem lại"])
    for row in [headings, *rows]:
        book.active.append(row)
    book.properties.lastModifiedBy = by
    book.save(out / "so-lieu.xlsx")


@pytest.fixture
def back(tmp_path):
    """What becomes of one row, and the decision made of it (None for none)."""

    def read(row, **more):
        workbook(tmp_path, [row], **more)
        made = take_back(tmp_path)
        decisions = load(tmp_path).decisions
        return made, decisions[-1] if decisions else None

    return read


@pytest.mark.parametrize(
    "right, seen, new, state",
    [
        ("1.250", None, "1250", "corrected"),
        ("1.280", None, "1280", "confirmed"),
        ("1.250", "x", "1250", "corrected"),
        (1250, None, "1250", "corrected"),
        (None, "x", "1280", "confirmed"),
        (None, "Đã xem", "1280", "confirmed"),
        (None, "không phải số liệu", "", "not_a_figure"),
        (None, "KHÔNG ĐỌC ĐƯỢC", "", "unreadable"),
        (None, "đúng như in", "1280", "as_printed"),
        (None, "để sau", "", "later"),
    ],
)
def test_taken(back, right, seen, new, state):
    [told], made = back(sheet_row(right=right, seen=seen, note="gọi hỏi"))
    assert told.taken and (made.new, made.state, made.note) == (new, state, "gọi hỏi")
    assert (made.person, made.raw, made.page, made.old) == ("Trần Văn Hòa", "1.280", 2, "1280")
    assert made.box.x0 == 100


@pytest.mark.parametrize(
    "cells",
    [
        {RIGHT: "=1200+50"},
        {RIGHT: "1,250"},  # thousands or decimals
        {RIGHT: "12,5"},  # no count
        {RIGHT: 1.25},  # typed as 1.250 where dots open decimals
        {RIGHT: 30},
        {RIGHT: datetime(2024, 7, 11)},
        {RIGHT: True},
        {RIGHT: "một nghìn"},
        {RIGHT: "1.250", SEEN: "không đọc được"},
        {SEEN: "chắc là đúng thôi"},
        {RIGHT: "1.250", KEY: None},
        {RIGHT: "1.250", KEY: "{}"},
        {RIGHT: "1.250", KEY: "[1, 2"},
        {RIGHT: "1.250", RAW: "47"},
        {RIGHT: "1.250", FILE: "khác.pdf"},
        {NOTE: "=A1"},
    ],
)
def test_refused_with_a_reason(back, cells):
    [told], made = back(sheet_row(**cells))
    assert told.taken is False and told.why and made is None


def test_a_number_of_thousands_that_excel_took_for_thirty(back):
    row = figure(raw="30.648", value="30648")
    [told], made = back(sheet_row(row, right=30.648))
    assert not told.taken and made is None
    row = figure(raw="30.000", value="30000")
    [told], made = back(sheet_row(row, right=30))
    assert not told.taken and made is None


def test_rows_without_anything_typed_are_left(back):
    assert back(sheet_row()) == ([], None)


def test_a_note_alone_is_kept_for_later(back):
    _, made = back(sheet_row(note="hỏi lại huyện"))
    assert (made.state, made.note) == ("later", "hỏi lại huyện")


def test_a_label_that_was_seen_is_no_figure(back):
    label = figure(raw="3") | {"kind": "", "value": ""}
    key = key_of_numeral(label, DOCUMENT, "labels", 0)
    _, made = back(sheet_row(label, seen="x", **{KEY: key}))
    assert made.state == "not_a_figure"


def test_a_document(back):
    key = key_of_document(DOCUMENT, 0)
    row = sheet_row(seen="x", **{KEY: key, RAW: DOCUMENT["number"]})
    _, made = back(row)
    assert (made.page, made.field, made.state) == (0, "document", "confirmed")
    row = sheet_row(right="Kỳ báo cáo: quý IV/2024", **{KEY: key, RAW: DOCUMENT["number"]})
    _, made = back(row)
    assert (made.page, made.field, made.new) == (0, "period", "2024-Q4")
    row = sheet_row(right="năm 2024", **{KEY: key, RAW: DOCUMENT["number"]})
    assert not back(row)[0][0].taken


@pytest.mark.parametrize(
    "typed, fields",
    [
        (
            "số, ký hiệu: 377/BC-UBND; ngày ban hành: 12/9/2024",
            {"number": "377/BC-UBND", "doc_date": "2024-09-12"},
        ),
        ("Kỳ: quý III/2024, cấp: xã", {"period": "2024-Q3", "issuer_level": "xã"}),
        ("cơ quan: UBND xã A\nngày: 12/9/2024;", {"issuer": "UBND xã A", "doc_date": "2024-09-12"}),
        ("trích yếu: Kết quả; kèm phụ lục: 2", {"title": "Kết quả; kèm phụ lục: 2"}),
    ],
)
def test_several_fields_of_a_document(tmp_path, typed, fields):
    key = key_of_document(DOCUMENT, 0)
    workbook(tmp_path, [sheet_row(right=typed, **{KEY: key, RAW: DOCUMENT["number"]})])
    assert all(told.taken for told in take_back(tmp_path))
    assert {made.field: made.new for made in load(tmp_path).decisions} == fields


def test_of_several_fields_the_one_that_is_not_understood_is_told(tmp_path):
    key = key_of_document(DOCUMENT, 0)
    typed = "số: 377/BC-UBND; ngày: hôm qua"
    workbook(tmp_path, [sheet_row(right=typed, **{KEY: key, RAW: DOCUMENT["number"]})])
    assert [told.taken for told in take_back(tmp_path)] == [True, False]


def test_a_sheet_sorted_filtered_and_with_a_title_and_columns_moved(tmp_path):
    rows = [sheet_row(OTHER, right="48"), sheet_row(right="1.250")]
    order = [8, 4, 2, 1, 5, 6, 0, 3, 7]
    moved = [[row[at] for at in order] for row in rows]
    workbook(tmp_path, moved, [HEADINGS[at] for at in order], above=2)
    assert [told.taken for told in take_back(tmp_path)] == [True, True]
    assert [(one.raw, one.new) for one in load(tmp_path).decisions] == [
        ("47", "48"),
        ("1.280", "1250"),
    ]


def test_one_column_sorted_without_the_rest_is_refused(tmp_path):
    rows = [sheet_row(right="1.250"), sheet_row(OTHER, right="48")]
    rows[0][8], rows[1][8] = rows[1][8], rows[0][8]
    workbook(tmp_path, rows)
    assert [told.taken for told in take_back(tmp_path)] == [False, False]
    assert load(tmp_path).decisions == ()


def test_what_was_taken_is_not_taken_twice(tmp_path):
    workbook(tmp_path, [sheet_row(right="1.250", note="a")])
    assert [told.taken for told in take_back(tmp_path)] == [True]
    assert take_back(tmp_path) == []
    assert len(load(tmp_path).decisions) == 1


@pytest.mark.parametrize("year", [2001, 2024, 2099])  # clocks of other machines go wrong
def test_a_later_decision_is_not_undone_by_an_old_workbook(tmp_path, year):
    append(tmp_path, [decision(new="1270", time="2024-01-01T00:00:00+07:00")])
    workbook(tmp_path, [sheet_row(right="1.250", known=1)])
    append(tmp_path, [decision(new="1290", time=f"{year}-01-01T00:00:00+07:00")])
    [told] = take_back(tmp_path)
    assert told.taken is False and "1290" in told.why
    assert load(tmp_path).decisions[-1].new == "1290"


@pytest.mark.parametrize("year", [2001, 2099])
def test_a_decision_that_the_workbook_shows_gives_way(tmp_path, year):
    append(tmp_path, [decision(new="1290", time=f"{year}-01-01T00:00:00+07:00")])
    workbook(tmp_path, [sheet_row(right="1.250", known=1)])
    assert [told.taken for told in take_back(tmp_path)] == [True]
    assert load(tmp_path).decisions[-1].new == "1250"
    assert take_back(tmp_path) == []  # where the workbook could not be written anew


def test_the_same_results_make_the_same_keys():
    keys = {key_of_numeral(figure(), DOCUMENT, "figures", 3) for _ in range(3)}
    assert len(keys) == 1 and read_key(keys.pop()).known == 3


def test_what_became_of_each_row_is_written(tmp_path):
    workbook(tmp_path, [sheet_row(right="1.250"), sheet_row(OTHER, right="=1+1")])
    take_back(tmp_path)
    with open(tmp_path / REPORT, encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter=";"))
    told = [(row["Kết quả"], row["Đã gõ"]) for row in rows]
    assert told == [("nhận", "«1.250»"), ("KHÔNG nhận", "«=1+1»")]


def test_a_broken_workbook_is_told(tmp_path):
    (tmp_path / "so-lieu.xlsx").write_bytes(b"PK\x03\x04 broken")
    [told] = take_back(tmp_path)
    assert told.taken is False and told.why


def test_a_workbook_without_the_columns_says_nothing(tmp_path):
    workbook(tmp_path, [["a", "b"]], ["Tệp", "Như in"])
    assert take_back(tmp_path) == []
