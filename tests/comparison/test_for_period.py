"""Values that a report has for another period than its own."""

import pytest
from conftest import solieu
from made_reports import COUNT, MadeFolder, csv_rows
from openpyxl import load_workbook

CODE = COUNT[0]


def compared(made, tmp_path, *more, without=()):
    out = tmp_path / "so-sanh.xlsx"
    done = solieu("compare", made.write(without), "--out", out, *more)
    assert done.returncode == 0, done.stderr
    units = [row for row in csv_rows(out, "ho_so_tthc") if row["what"] == "unit"]
    return {row["unit"]: row for row in units}, out


@pytest.fixture
def made(tmp_path):
    """A target for 2024 in the report of 2023, the past in the report of 2024."""
    made = MadeFolder(tmp_path / "results")
    made.put(
        "cu.pdf",
        "UBND huyện Mỹ Tú",
        "2023",
        [("100", "actual", ""), ("150", "planned", "2024"), ("90", "actual", "2022")],
    )
    made.put(
        "moi.pdf",
        "UBND huyện Mỹ Tú",
        "2024",
        [("140", "actual", "2024"), ("200", "planned", "2025"), ("70", "actual", "2021")],
    )
    return made


def test_last_years_target_stands_beside_this_years_result(made, tmp_path):
    units, out = compared(made, tmp_path)
    unit = units["huyện Mỹ Tú"]
    assert (unit[CODE], unit[CODE + ":planned"], unit[CODE + ":previous"]) == ("140", "150", "100")
    assert unit["review"] == ""
    notes = [c.comment.text for r in load_workbook(out)["Hồ sơ TTHC"] for c in r if c.comment]
    assert any("báo cáo của kỳ khác" in note and "cu.pdf" in note for note in notes)


def test_the_long_table_says_which_period_a_value_is_for(made, tmp_path):
    _, out = compared(made, tmp_path)
    long = {row["value"]: row["for_period"] for row in csv_rows(out, "du-lieu-dai")}
    expected = {"100": "", "150": "2024", "90": "2022", "140": "", "200": "2025", "70": "2021"}
    assert long == expected


def test_the_past_told_later_fills_a_gap_only(tmp_path):
    made = MadeFolder(tmp_path / "results")
    said = [("10", "actual", ""), ("8", "actual", "2023")]
    made.put("a.pdf", "UBND huyện Mỹ Tú", "2024", said)  # no report of 2023
    made.put("b.pdf", "UBND huyện Trần Đề", "2024", said)
    made.put("c.pdf", "UBND huyện Trần Đề", "2023", [("7", "actual", "")])
    made.put("d.pdf", "UBND huyện Long Phú", "2024", said)
    made.put("e.pdf", "UBND huyện Long Phú", "2023", [("8.0", "actual", "2023")])
    units, _ = compared(made, tmp_path)
    assert {name: row[CODE + ":previous"] for name, row in units.items()} == {
        "huyện Mỹ Tú": "8",
        "huyện Trần Đề": "7",  # its own report stands, and the cell is marked
        "huyện Long Phú": "8.0",
    }
    marked = {name for name, row in units.items() if CODE + ":previous" in row["review"].split()}
    assert marked == {"huyện Trần Đề"}
    units, _ = compared(made, tmp_path, "--period", "2023")
    assert sorted(units) == ["huyện Long Phú", "huyện Trần Đề"]  # only who reported on 2023
    assert units["huyện Trần Đề"][CODE] == "7"


def test_without_the_column_a_value_is_of_its_report(made, tmp_path):
    units, _ = compared(made, tmp_path, without=("for_period",))
    assert units["huyện Mỹ Tú"][CODE] == "140 | 70"
