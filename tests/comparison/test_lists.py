"""Rows of the lists beside the tables: what is said of units and files, and what must be done."""

import dataclasses

import pytest

from extractor.comparison.lists import (
    UNDECIDED,
    WAITING,
    WAITING_TODO,
    missing_rows,
    repeat_rows,
    review_rows,
    waiting_rows,
)
from extractor.comparison.repeats import Repeat
from extractor.comparison.reporters import ListedUnit, Reporter
from extractor.comparison.result_folders import Collection, Fact, FigureKey, Filed, Mark
from extractor.comparison.standing import Standing, Waiting
from extractor.comparison.table_parts import Cell, Column, FieldTable, Line, LineHead
from extractor.comparison.values import Indicator, Source

DISTRICT = Reporter("huyện", "huyện Mỹ Tú", "", "Sóc Trăng", "Cần Thơ")
ENTRY = ListedUnit("huyện", "huyện Mỹ Tú", "Sóc Trăng", "")
COUNT = Indicator("ho_so.tiep_nhan", "Hồ sơ tiếp nhận", "hồ sơ", "count")
REPORT = Filed(
    folder=0,
    file="a.pdf",
    sha256="",
    number="5/BC",
    doc_date="2024-06-09",
    doc_type="Báo cáo",
    issuer="UBND huyện Mỹ Tú",
    title="",
    period="2024",
    answers="",
    reporter=DISTRICT,
    read=1,
    listed=ENTRY,
)


def standing(*waiting, reported=(), has_list=True):
    return Standing(has_list, {ENTRY: DISTRICT}, frozenset(reported), waiting, ())


def filed(*reports):
    return Collection((), {report.key: report for report in reports})


def test_every_reason_to_wait_has_a_sentence_and_a_next_step():
    assert WAITING.keys() == WAITING_TODO.keys()
    assert all(step.endswith(".") for step in WAITING_TODO.values())


@pytest.mark.parametrize(
    "change, told",
    [
        ({"period": "2024-Q1"}, "đã báo cáo kỳ khác: quý I năm 2024 (a.pdf)"),
        ({"counted": False}, "có báo cáo không được tính (không còn trong thư mục hoặc đã bỏ ra)"),
        ({"is_report": False, "period": ""}, "có văn bản khác, không có số liệu: a.pdf"),
        ({"period": "2022", "doc_date": "2022-12-01"}, ""),
    ],
)
def test_what_there_is_of_a_unit_that_has_not_reported(change, told):
    report = dataclasses.replace(REPORT, **change)
    [row] = missing_rows(standing(), filed(report), "2024")
    assert row.texts["unit"] == "huyện Mỹ Tú"
    assert row.texts["remark"].startswith(told) and bool(row.texts["remark"]) == bool(told)


def test_a_file_of_nobody_has_one_row_and_a_file_of_two_has_two():
    nobody = Waiting("x.pdf", "no_unit", (), guessed=True)
    other = DISTRICT._replace(name="huyện Kế Sách")
    two = Waiting("y.pdf", "unread", (DISTRICT, other), True, error="hỏng", next_step="Xin lại.")
    first, *rest = waiting_rows(standing(nobody, two))
    assert "unit" not in first.texts and "solieu review" in first.texts["todo"]
    assert [row.texts["unit"] for row in rest] == ["huyện Mỹ Tú", "huyện Kế Sách"]
    assert {row.texts["why"] for row in rest} == {"không đọc được: hỏng"}
    assert {row.texts["todo"] for row in rest} == {"Xin lại."}
    assert all(row.undecided for row in (first, *rest))


@pytest.mark.parametrize("reported, told", [((), False), ((ENTRY,), True)])
def test_that_a_unit_has_another_report_is_told(reported, told):
    waiting = Waiting("x.pdf", "no_period", (DISTRICT,), guessed=False)
    [row] = waiting_rows(standing(waiting, reported=reported))
    assert row.texts["basis"].startswith("theo báo cáo")
    assert ("đã có báo cáo khác" in row.texts["basis"]) is told


def test_versions_that_differ_have_a_row_for_each_value_and_alike_ones_say_so():
    kept, other = REPORT, dataclasses.replace(REPORT, file="cũ.pdf", doc_date="2024-06-01")
    repeat = Repeat(kept, other, "later_date")
    values = {
        kept.key: {Fact(COUNT.code, "actual"): "7", Fact("x.y", "planned"): "3"},
        other.key: {Fact(COUNT.code, "actual"): "5", Fact("x.y", "planned"): "3"},
    }
    [row] = repeat_rows([repeat], values, {COUNT.code: COUNT})
    assert (row.texts["name"], row.texts["value"]) == ("Hồ sơ tiếp nhận", "7")
    assert row.texts["replaced_value"] == "5" and not row.undecided
    [alike] = repeat_rows([repeat], {}, {})
    assert alike.texts["name"] == "không có chỉ tiêu nào khác nhau"


@pytest.mark.parametrize("why, decided", [("same_content", True), ("no_date", False)])
def test_a_repeat_that_nobody_can_decide_is_marked(why, decided):
    [row] = repeat_rows([Repeat(REPORT, REPORT, why, decided)], {}, {})
    assert row.undecided is not decided
    assert row.texts["why"].startswith(UNDECIDED) is not decided


def test_planned_values_are_named_so():
    values = {REPORT.key: {Fact(COUNT.code, "planned"): "7"}}
    other = dataclasses.replace(REPORT, file="cũ.pdf")
    [row] = repeat_rows([Repeat(REPORT, other, "later_date")], values, {COUNT.code: COUNT})
    assert row.texts["name"] == "Hồ sơ tiếp nhận (dự kiến)"
    assert row.texts["replaced_value"] == "(không có)"


def test_marked_cells_of_units_are_listed_once_with_their_reason():
    source = Source(0, "a.pdf", "2", "57")
    cells = (Cell(7, True, "", source), Cell(5, True, "", source), Cell(9, False, "", source))
    columns = (Column(COUNT, "actual"), Column(COUNT, "previous"), Column(COUNT, "planned"))
    heads = [
        LineHead(kind, "huyện", kind, "Sóc Trăng", "", (DISTRICT,)) for kind in ("unit", "total")
    ]
    table = FieldTable("a", "Hồ sơ", "A", columns, tuple(Line(head, cells) for head in heads))
    marks = {FigureKey(0, "a.pdf", "57"): Mark("OCR không chắc", True)}
    [row] = review_rows([table], marks)  # not the total, nor what follows from other periods
    assert (row.texts["unit"], row.texts["page"], row.texts["value"]) == ("unit", "2", "7")
    assert row.texts["why"] == "OCR không chắc" and row.source == source
    [unknown] = review_rows([table], {})
    assert unknown.texts["why"] == "đánh dấu cần xem lại khi đọc báo cáo"
