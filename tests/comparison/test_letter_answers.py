"""Who answered a letter, and what is said of those of whom no answer is seen."""

import pytest
from conftest import solieu
from made_reports import MadeFolder, csv_rows, listed_in
from openpyxl import load_workbook

DISTRICTS = (
    "huyện Mỹ Xuyên",
    "huyện Mỹ Tú",
    "thị xã Ngã Năm",
    "huyện Trần Đề",
    "huyện Long Phú",
)


@pytest.fixture
def asked(tmp_path):
    """Two of five districts name a letter: of the others one has
    reported, one has a file that cannot be read, of one nothing is seen; a commune has reported."""
    made = MadeFolder(tmp_path / "results")
    for unit in ("huyện Mỹ Xuyên", "huyện Mỹ Tú"):
        values = [("5", "actual", "")]
        made.put(f"{unit}.pdf", f"UBND {unit}", values=values, answers="12/SNV (2024-11-07)")
    made.put("c.pdf", "UBND thị xã Ngã Năm", values=[("7", "actual", "")])
    made.fail("2024/Trần Đề.pdf")
    units = listed_in(tmp_path / "units.csv", *DISTRICTS)
    with open(units, "a", encoding="utf-8") as handle:
        handle.write("\nxã,xã Tân Lộc,Sóc Trăng")
    out = tmp_path / "so-sanh.xlsx"
    done = solieu("compare", made.write(), "--out", out, "--expected", units)
    assert done.returncode == 0, done.stderr
    return out


def test_who_has_reported_is_not_said_to_owe_an_answer(asked):
    states = {row["unit"]: row["state"] for row in csv_rows(asked, "tra-loi-cong-van")}
    assert states == {
        "huyện Mỹ Xuyên": "đã trả lời",
        "huyện Mỹ Tú": "đã trả lời",
        "thị xã Ngã Năm": "có báo cáo, không nêu công văn",
        "huyện Trần Đề": "có tệp chưa tính",
        "huyện Long Phú": "CHƯA trả lời",
    }  # and no commune, as none answered


def test_on_what_a_unit_is_taken_to_be_asked_is_told(asked):
    bases = {row["unit"]: row["basis"] for row in csv_rows(asked, "tra-loi-cong-van")}
    assert bases["huyện Mỹ Tú"] == ""
    assert bases["huyện Long Phú"] == "suy từ 2/5 đơn vị cùng cấp, cùng tỉnh đã trả lời"


def test_the_sheet_of_letters_writes_days_as_clerks_do(asked):
    sheet = load_workbook(asked)["Trả lời công văn"]
    assert sheet["A5"].value == "12/SNV ngày 07/11/2024"


def test_a_letter_answers_a_letter_though_it_is_no_report(tmp_path):
    made = MadeFolder(tmp_path / "results")
    made.put("a.pdf", "UBND huyện Mỹ Xuyên", values=[("5", "actual", "")])
    made.put("b.pdf", "UBND huyện Trần Đề", doc_type="Công văn", answers="12/SNV-CCHC")
    out = tmp_path / "so-sanh.xlsx"
    assert solieu("compare", made.write(), "--out", out).returncode == 0
    [row] = csv_rows(out, "tra-loi-cong-van")
    assert (row["letter"], row["state"]) == ("12/SNV-CCHC", "đã trả lời")
