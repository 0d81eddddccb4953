"""Who has reported, who has a file that is in no table, of whom nothing is seen."""

import pytest
from conftest import solieu
from made_reports import COUNT, MadeFolder, csv_rows, listed_in, opening_lines

from extractor.administration import Gazetteer, Unit
from extractor.comparison.standing import expected_units

SIX = (
    "huyện Mỹ Xuyên",
    "huyện Mỹ Tú",
    "thị xã Ngã Năm",
    "thị xã Vĩnh Châu",
    "huyện Trần Đề",
    "huyện Long Phú",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Six units, two years, as a reform desk has them: of 2024 two reports are whole (one of a town
    filed as a commune by an older run), three files are there and say no period, no unit, or
    nothing at all, one unit has a stray monthly paper; one report is gone, one was renamed."""
    base = tmp_path_factory.mktemp("desk")
    made = MadeFolder(base / "results")
    for unit in SIX:
        made.put(f"2023/{unit}.pdf", f"UBND {unit}", "2023", [("100", "actual", "")])
    made.put("2024/my xuyen.pdf", "UBND huyện Mỹ Xuyên", values=[("120", "actual", "")])
    made.put(
        "2024/TX Ngã Năm.pdf",
        "UBND thị xã Ngã Năm",
        values=[("130", "actual", "")],
        issuer_level="xã",
    )
    made.put("2024/ke hoach Vĩnh Châu.pdf", "UBND Tx. Vĩnh Châu", "", doc_date="2024-12-03")
    made.put("2024/Báo cáo huyện Mỹ Tú.pdf", "", values=[("140", "actual", "")])
    made.fail("2024/Tran De/scan001.zip!/bc.pdf", "tệp hỏng")
    made.fail("2023/Long Phú cũ.pdf")
    made.put("2024/thang12 Long Phú.pdf", "UBND huyện Long Phú", "2024-12")
    made.put("2024/Long Phu ban cu.pdf", "UBND huyện Long Phú", counted="no")
    made.put(
        "2024/ten cu My Xuyen.pdf",
        "UBND huyện Mỹ Xuyên",
        values=[("120", "actual", "")],
        sha256="content of 2024/my xuyen.pdf",
        number="",
        doc_date="",
    )
    folder = made.write()
    out = base / "so-sanh.xlsx"
    units = listed_in(base / "units.csv", *SIX)
    done = solieu("compare", folder, "--out", out, "--expected", units, "--period", "năm 2024")
    assert done.returncode == 0, done.stderr
    return out, done.stderr


def test_nobody_is_missed_of_whom_a_file_is_there(desk):
    [only] = csv_rows(desk[0], "chua-bao-cao")
    assert only["unit"] == "huyện Long Phú"
    assert "2024/thang12 Long Phú.pdf" in only["remark"]  # another period of the year
    assert "2024/Long Phu ban cu.pdf" in only["remark"]  # gone, so it does not count


def test_files_in_no_table_are_listed_with_the_unit_they_may_be_of(desk):
    waiting = {row["file"]: row for row in csv_rows(desk[0], "co-tep-chua-tinh")}
    assert {file: row["unit"] for file, row in waiting.items()} == {
        "2024/Tran De/scan001.zip!/bc.pdf": "huyện Trần Đề",
        "2024/ke hoach Vĩnh Châu.pdf": "thị xã Vĩnh Châu",
        "2024/Báo cáo huyện Mỹ Tú.pdf": "huyện Mỹ Tú",
        "2024/Long Phu ban cu.pdf": "huyện Long Phú",
    }  # and not the unread file of 2023
    assert "tệp hỏng" in waiting["2024/Tran De/scan001.zip!/bc.pdf"]["why"]
    assert waiting["2024/Tran De/scan001.zip!/bc.pdf"]["basis"].startswith("đoán")
    assert waiting["2024/ke hoach Vĩnh Châu.pdf"]["basis"] == "theo báo cáo"


def test_the_first_lines_say_who_stands_where_and_which_period(desk):
    first, second, third, *_ = desk[1].splitlines()
    assert "6 đơn vị phải báo cáo: 2 đã báo cáo; 3 có tệp" in first and "1 chưa thấy" in first
    assert second.startswith("Kỳ so sánh: năm 2024 (kỳ đã chọn)")
    assert "2023 (6)" in third and "tháng 12 năm 2024 (1)" in third


def test_towns_stand_among_the_districts(desk):
    units = {row["unit"]: row for row in csv_rows(desk[0], "ho_so_tthc") if row["what"] == "unit"}
    assert units["thị xã Ngã Năm"]["level"] == "huyện"
    assert units["thị xã Ngã Năm"][COUNT[0]] == "130"
    assert units["thị xã Ngã Năm"][COUNT[0] + ":previous"] == "100"


def test_the_opening_names_what_does_not_count(desk):
    said = opening_lines(desk[0])
    assert "3 có tệp" in said["Trong danh sách phải báo cáo"]
    assert "2024/Long Phu ban cu.pdf" in said["Văn bản không được tính"]
    assert "2024/ke hoach Vĩnh Châu.pdf" in said["Văn bản không rõ kỳ"]
    assert "scan001" in said["Tệp không đọc được"]


def test_a_renamed_copy_counts_once(desk):
    [repeat] = csv_rows(desk[0], "bao-cao-trung")
    assert {repeat["counts"], repeat["replaced"]} == {
        "2024/my xuyen.pdf",
        "2024/ten cu My Xuyen.pdf",
    }
    assert "cùng nội dung" in repeat["why"]


@pytest.mark.parametrize("without", [(), ("counted",), ("counted", "answers", "reader")])
def test_older_results_compare_without_the_columns(tmp_path, without):
    made = MadeFolder(tmp_path / "results")
    made.put("a.pdf", "UBND huyện Mỹ Xuyên", values=[("5", "actual", "2024")])
    made.put("b.pdf", "UBND huyện Mỹ Tú", values=[("7", "actual", "")], counted="no")
    out = tmp_path / "so-sanh.xlsx"
    done = solieu("compare", made.write((*without, "for_period")), "--out", out)
    assert done.returncode == 0, done.stderr
    units = [row["unit"] for row in csv_rows(out, "ho_so_tthc") if row["what"] == "unit"]
    assert units == (["huyện Mỹ Tú", "huyện Mỹ Xuyên"] if without else ["huyện Mỹ Xuyên"])
    assert csv_rows(out, "chua-bao-cao") == [] and "Không có danh sách" in done.stderr


@pytest.mark.parametrize(
    "issuer, fields, listed",
    [
        ("UBND thị xã Vĩnh Châu", {"issuer_level": "xã"}, "Thị xã Vĩnh Châu"),
        ("UBND TX. Vĩnh Châu", {"province": "tỉnh Sóc Trăng"}, "thị xã Vĩnh Châu"),
        ("UBND THỊ XÃ VĨNH CHÂU", {"province": ""}, "TX Vĩnh Châu"),
        ("UBND thị xã Vinh Chau", {"doc_date": "2025-08-02"}, "thị xã Vĩnh Châu"),
        ("Ủy ban nhân dân quận Ninh Kiều", {"issuer_level": ""}, "Q. Ninh Kiều"),
        ("UBND huyện Hoà Bình", {}, "huyện Hòa Bình"),
    ],
)
def test_units_are_matched_by_what_they_are(tmp_path, issuer, fields, listed):
    made = MadeFolder(tmp_path / "results")
    made.put("a.pdf", issuer, values=[("5", "actual", "")], **fields)
    out, units = tmp_path / "so-sanh.xlsx", listed_in(tmp_path / "units.csv", listed)
    done = solieu("compare", made.write(), "--out", out, "--expected", units)
    assert "1 đơn vị phải báo cáo: 1 đã báo cáo" in done.stderr
    assert csv_rows(out, "chua-bao-cao") == csv_rows(out, "co-tep-chua-tinh") == []


def test_a_commune_is_matched_though_the_list_does_not_name_its_district(tmp_path):
    made = MadeFolder(tmp_path / "results")
    commune = {"issuer_level": "xã", "district": "huyện Mỹ Xuyên"}
    made.put("a.pdf", "UBND xã Tham Đôn", values=[("5", "actual", "")], **commune)
    out = tmp_path / "so-sanh.xlsx"
    units = listed_in(tmp_path / "units.csv", "xã Tham Đôn", "xã Đại Tâm", level="xã")
    done = solieu("compare", made.write(), "--out", out, "--expected", units)
    assert "2 đơn vị phải báo cáo: 1 đã báo cáo; 0 có tệp" in done.stderr
    assert [row["unit"] for row in csv_rows(out, "chua-bao-cao")] == ["xã Đại Tâm"]


def test_a_unit_read_wrongly_is_looked_for_in_the_name_of_its_file(tmp_path):
    made = MadeFolder(tmp_path / "results")
    made.put("a/Trần Đề.pdf", "UBND huyện Tràn Đềể", values=[("5", "actual", "")])
    made.put("b/bc.pdf", "UBND huyện Mỹ Xuyên", values=[("5", "actual", "")])
    out = tmp_path / "so-sanh.xlsx"
    units = listed_in(tmp_path / "units.csv", "huyện Trần Đề", "huyện Mỹ Xuyên")
    done = solieu("compare", made.write(), "--out", out, "--expected", units)
    assert "1 đã báo cáo; 1 có tệp" in done.stderr and csv_rows(out, "chua-bao-cao") == []
    [waiting] = csv_rows(out, "co-tep-chua-tinh")
    assert (waiting["unit"], waiting["file"]) == ("huyện Trần Đề", "a/Trần Đề.pdf")
    assert "Tràn Đềể" in waiting["why"]
    assert "huyện Tràn Đềể" in opening_lines(out)["Đơn vị ngoài danh sách"]


def test_districts_owe_nothing_for_a_period_after_their_end(tmp_path):
    made = MadeFolder(tmp_path / "results")
    made.put("a.pdf", "UBND xã Mỹ Xuyên", "2025-Q3", [("5", "actual", "")], issuer_level="xã")
    out = tmp_path / "so-sanh.xlsx"
    units = listed_in(tmp_path / "units.csv", "huyện Mỹ Xuyên")
    assert solieu("compare", made.write(), "--out", out, "--expected", units).returncode == 0
    assert csv_rows(out, "chua-bao-cao") == []


@pytest.mark.parametrize(
    "period, missing",
    [  # the list has no days; the national list knows when these were there
        ("2024-Q3", {"thị trấn Ba Tri", "xã An Đức"}),
        ("2025-01/2025-06", {"thị trấn Ba Tri", "xã An Đức"}),
        ("2025-Q3", {"xã Ba Tri", "phường Sơn Đông"}),
    ],
)
def test_units_of_other_days_owe_nothing(tmp_path, period, missing):
    made = MadeFolder(tmp_path / "results")
    fields = {"issuer_level": "xã", "province": "Bến Tre" if period < "2025-Q" else "Vĩnh Long"}
    made.put("a.pdf", "UBND xã Giồng Trôm", period, [("5", "actual", "")], **fields)
    units = tmp_path / "units.csv"
    lines = ["Cấp,Tên đơn vị,Tỉnh"]
    lines += [f"xã,{name},Bến Tre" for name in ("thị trấn Ba Tri", "xã An Đức")]
    lines += [f"xã,{name},Vĩnh Long" for name in ("xã Ba Tri", "phường Sơn Đông")]
    units.write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "so-sanh.xlsx"
    done = solieu("compare", made.write(), "--out", out, "--expected", units, "--period", period)
    assert done.returncode == 0, done.stderr
    assert {row["unit"] for row in csv_rows(out, "chua-bao-cao")} == missing


def _of(level, name, province, valid_to=""):
    return Unit(level, name, province, valid_to=valid_to)


@pytest.mark.parametrize(
    "unit, period, owes",
    [
        (_of("sở", "Sở Y tế", "Bến Tre"), "2024", True),
        (_of("sở", "Sở Y tế", "Bến Tre"), "2025-Q4", False),  # the list has its heir's province
        (_of("sở", "Sở Y tế", "Hậu Giang"), "2025-Q4", True),  # … and not the heir of this one
        (_of("xã", "xã Tên Không Có", "Bến Tre"), "2025-Q4", True),  # no list knows it
        (_of("xã", "xã An Đức", "Bến Tre", "2026-12-31"), "2025-Q4", True),  # the user's day
        (_of("xã", "xã An Đức", ""), "2025-Q4", True),  # of which province is not said
    ],
)
def test_who_owes_a_report(unit, period, owes):
    known = Gazetteer((unit, Unit("sở", "Sở Tư pháp", "Vĩnh Long")))
    names = {one.name for one in expected_units(known, period, lambda _: True)}
    assert (unit.name in names) == owes


@pytest.mark.parametrize(
    "doc_type, values, reported",
    [
        ("Báo cáo", [], True),  # whatever it says
        ("", [], True),  # a photographed page
        ("Công văn", [("5", "actual", "")], True),  # a report in the form of a letter
        ("Công văn", [], False),
        ("Thông báo", [], False),
        ("Kế hoạch", [], False),
    ],
)
def test_nobody_has_reported_by_a_letter(tmp_path, doc_type, values, reported):
    made = MadeFolder(tmp_path / "results")
    made.put("a.pdf", "UBND huyện Mỹ Xuyên", values=[("5", "actual", "")])
    made.put("b.pdf", "UBND huyện Trần Đề", values=values, doc_type=doc_type)
    out = tmp_path / "so-sanh.xlsx"
    units = listed_in(tmp_path / "units.csv", "huyện Mỹ Xuyên", "huyện Trần Đề")
    done = solieu("compare", made.write(), "--out", out, "--expected", units)
    assert f"2 đơn vị phải báo cáo: {1 + reported} đã báo cáo; 0 có tệp" in done.stderr
    assert f"{1 + reported} đơn vị, 1 chỉ tiêu" in done.stderr
    missing = csv_rows(out, "chua-bao-cao")
    told = "có văn bản khác, không có số liệu: b.pdf"
    assert [row["remark"] for row in missing] == ([] if reported else [told])


@pytest.mark.parametrize(
    "name, body, waits",
    [
        ("Biểu mẫu.txt", "BIỂU TỔNG HỢP NĂM 2024\n\nHồ sơ tiếp nhận: ......\n", True),
        ("UBND xã An Mỹ.txt", "UBND xã An Mỹ\n\nSố hồ sơ tiếp nhận năm 2024: …… hồ sơ\n", True),
        ("Biểu đã điền.txt", "BIỂU TỔNG HỢP NĂM 2024\n\nHồ sơ tiếp nhận: 45 hồ sơ\n", False),
    ],
)
def test_a_form_that_nobody_filled_in_is_no_report(tmp_path, name, body, waits):
    given = tmp_path / "in"
    given.mkdir()
    (given / name).write_text(body, "utf-8")
    (given / "bc.txt").write_text(
        "UBND HUYỆN MỸ TÚ\nSố: 5/BC-UBND\n\nMỹ Tú, ngày 05 tháng 12 năm 2024\n\nBÁO CÁO\n"
        "Kết quả cải cách hành chính năm 2024\n\nĐã tiếp nhận 120 hồ sơ.\n",
        "utf-8",
    )
    assert solieu("run", given, "--out", tmp_path / "kq").returncode == 0
    out = tmp_path / "so-sanh.xlsx"
    done = solieu("compare", tmp_path / "kq", "--out", out, "--period", "năm 2024")
    assert done.returncode == 0, done.stderr
    found = [row for row in csv_rows(out, "co-tep-chua-tinh") if row["file"] == name]
    assert any("mẫu chưa điền" in row["why"] for row in found) == waits
