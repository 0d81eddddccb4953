"""Tests of workbook opening: the first two sheets of so-lieu.xlsx."""

import pytest
from openpyxl import load_workbook

from extractor.output.database import Dataset
from extractor.output.schema import TABLES
from extractor.output.workbook import write_workbook


def put(data, table, **fields):
    data.add(table, [dict.fromkeys(TABLES[table], "") | fields])


def figure(data, file, start, code, value, **fields):
    known = {"kind": "count", "status": "actual", "review": "no", "page": 1, "raw": value, "x0": 9}
    put(data, "figures", file=file, start=start, indicator=code, value=value, **{**known, **fields})


@pytest.fixture
def book(tmp_path):
    with Dataset(tmp_path) as data:
        for name, period in (("a.pdf", "2016"), ("b.pdf", "")):
            put(
                data,
                "documents",
                file=name,
                sha256="0" * 64,
                issuer="UBND huyện Kế Sách" if period else "",
                period=period,
                review="no" if period else "yes",
                counted="yes",
            )
        figure(data, "a.pdf", 5, "ho_so_tthc.tiep_nhan", "30648")
        figure(data, "a.pdf", 50, "ho_so_tthc.tiep_nhan", "40000", status="planned")
        figure(data, "a.pdf", 60, "ho_so_tthc.tiep_nhan", "29000", for_period="2015")
        figure(data, "a.pdf", 70, "ket_qua.sipas.ty_le", "91.5", kind="percentage", review="yes")
        figure(data, "b.pdf", 5, "ho_so_tthc.giai_quyet_qua_han", "3")
        figure(data, "b.pdf", 9, "ho_so_tthc.giai_quyet_qua_han", "5")
        figure(data, "b.pdf", 15, "", "7", corrected="Lan, 2016-11-20T08:05:12.123+07:00")
        put(data, "failures", file="hong.pdf", error="không mở được", next_step="Xin lại tệp.")
        write_workbook(data, tmp_path / "so-lieu.xlsx")
    return load_workbook(tmp_path / "so-lieu.xlsx")


def test_the_first_sheet_says_what_was_read_and_what_to_do(book):
    assert book.sheetnames[:2] == ["Tóm tắt", "Chỉ tiêu"]
    said = {row[0].value: row for row in book["Tóm tắt"].iter_rows(min_row=2)}
    assert said["Đã đọc"][1].value.startswith("2 văn bản của 1 cơ quan")
    assert "1 văn bản chưa rõ cơ quan" in said["Đã đọc"][1].value
    assert said["Kỳ báo cáo"][1].value == "năm 2016 (1); không rõ kỳ (1)"
    assert said["Không đọc được"][1].value == "1 tệp: hong.pdf"
    assert said["Không đọc được"][0].hyperlink.location == "'Tệp lỗi'!A1"
    assert said["Cần xem lại"][1].value == "2 dòng, nhiều nhất ở: b.pdf (1); a.pdf (1)"
    assert said["Người đã xem"][1].value == "1 dòng đã sửa hoặc xác nhận"
    assert said["Người đã xem"][0].hyperlink.location == "'Đã sửa'!A1"
    steps = " ".join(said[f"Việc tiếp theo {n}"][1].value for n in (1, 2, 3))
    assert all(f'solieu {command} "' in steps for command in ("review", "compare"))
    decided = {row[-1].value for row in book["Số liệu"].iter_rows(min_row=2)}
    assert "Lan, 20/11/2016 08:05" in decided
    assert [key for key in said if key.startswith("Việc")] == [
        f"Việc tiếp theo {n}" for n in (1, 2, 3)
    ]


def test_reports_stand_beside_their_key_indicators(book):
    heads, first, second = book["Chỉ tiêu"].iter_rows(max_row=3)
    at = {cell.value: place for place, cell in enumerate(heads)}
    received = first[at["Tổng số hồ sơ TTHC tiếp nhận (gồm kỳ trước chuyển sang)"]]
    assert received.value == 30648  # neither the plan nor the year before
    assert received.hyperlink is not None
    satisfied = first[at["Chỉ số hài lòng (SIPAS)"]]
    assert satisfied.value == 0.915 and satisfied.number_format.endswith("%")
    assert satisfied.fill.start_color.rgb == "FFFFF2CC"
    late = second[at["Hồ sơ giải quyết quá hạn"]]
    assert late.value == "3 | 5" and late.fill.start_color.rgb == "FFFFF2CC"
    assert late.alignment.horizontal == "right"  # as numbers stand
    assert len(heads) == 4 + 3


def test_documents_without_a_period_are_counted_behind_many_periods(tmp_path):
    with Dataset(tmp_path) as data:
        for at, period in enumerate(["", *map(str, range(2010, 2020))]):
            known = {"file": f"{at}.pdf", "sha256": f"{at:064}", "review": "no", "counted": "yes"}
            put(data, "documents", period=period, **known)
        write_workbook(data, tmp_path / "so-lieu.xlsx")
    lines = load_workbook(tmp_path / "so-lieu.xlsx")["Tóm tắt"].iter_rows(values_only=True)
    told = dict(lines)["Kỳ báo cáo"]
    assert told.endswith("và 2 kỳ nữa; không rõ kỳ (1)")


def test_reports_of_a_unit_stand_as_their_periods_end_and_can_be_filtered(tmp_path):
    ends = ["2024-Q1", "2024-Q2", "2024-01/2024-06", "2024-01/2024-09", "2024-Q4", "2024", ""]
    with Dataset(tmp_path) as data:
        for at, period in enumerate(reversed(ends)):
            known = {"file": f"{at}.pdf", "sha256": f"{at:064}", "review": "no", "counted": "yes"}
            put(data, "documents", period=period, issuer="UBND xã A", number=period, **known)
            figure(data, f"{at}.pdf", 5, "ho_so_tthc.tiep_nhan", "30648")
        write_workbook(data, tmp_path / "so-lieu.xlsx")
    sheet = load_workbook(tmp_path / "so-lieu.xlsx")["Chỉ tiêu"]
    numbers = [row[2] or "" for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert numbers == ["", *ends[:-1]]  # of which period nobody knows comes first
    assert sheet.auto_filter.ref == "A1:E8"
