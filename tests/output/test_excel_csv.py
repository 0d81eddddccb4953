"""CSV files for Vietnamese Excel: what it would change stands between « », ratios in two columns."""

import csv

import pytest
from made_datasets import COUNT, RATIO, SHARE, report
from made_drafts import put_contradiction
from open_files import hold_open

from extractor.cli import main
from extractor.output.database import Dataset
from extractor.output.excel_cells import excel_day, excel_number, excel_text
from extractor.output.excel_csv import (
    EXCEL_FOLDER,
    NAMES,
    write_excel_files,
)
from extractor.output.outputs import keeps_excel, write_folder


@pytest.mark.parametrize(
    "text",
    [
        *("11/11", "1-2", "12/2024", "01", "3.500", "1,5", "10:30", "(5)", "1E5", "5%", "12-DEC"),
        *("Mar 5", "TRUE", "+84 123", "=1+1", "@a", "- Cán bộ", "5 đ", "₫5", "2-3-2024", " 7 "),
    ],
)
def test_what_excel_would_change_is_kept(text):
    assert excel_text(text) == f"«{text}»"


@pytest.mark.parametrize(
    "text", ["", "137/TB-UBND", "II.2.e", "năm 2024", "23 trên 28", "Marine 5 cái", "9 | 11 | x"]
)
def test_words_stay_words(text):
    assert excel_text(text) == text


@pytest.mark.parametrize(
    "text, cell",
    [
        ("8720.6", "8720,6"),
        ("-5", "-5"),
        ("61723000000", "61723000000"),
        ("12345678901234567", "«12345678901234567»"),
        ("0.5", "0,5"),
        ("", ""),
    ],
)
def test_numbers_have_a_decimal_comma(text, cell):
    assert excel_number(text) == cell


@pytest.mark.parametrize(
    "iso, cell",
    [("2024-09-05", "05/09/2024"), ("2024", "năm 2024"), ("2024-09", "tháng 09 năm 2024")],
)
def test_days_are_as_people_write_them(iso, cell):
    assert excel_day(iso) == cell


def read(path):
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";"))


def test_a_result_folder_has_a_file_for_each_sheet(tmp_path):
    with Dataset(tmp_path) as data, data.connection:
        report(data, "huyện Mỹ Tú", "2024", "2024-11-05")
        put_contradiction(data, "huyện Mỹ Tú 2024.pdf")
        data.connection.execute(
            "update figures set kind = 'ratio', raw = '11/11', numerator = '11', "
            "denominator = '11', status = 'actual' where start = 100"
        )
        data.connection.execute(
            "update figures set kind = 'percentage', value = '58.3', "
            "status = 'actual' where start = 140"
        )
        write_excel_files(data)
        head, first, second = read(tmp_path / EXCEL_FOLDER / "so-lieu.csv")
        rows = [dict(zip(head, row, strict=True)) for row in (first, second)]
        assert [row["Như in"] for row in rows] == ["«11/11»", "«219»"]
        assert (rows[0]["Tử số"], rows[0]["Mẫu số"], rows[1]["Giá trị"]) == ("11", "11", "58,3")
        head, first = read(tmp_path / EXCEL_FOLDER / "van-ban.csv")
        row = dict(zip(head, first, strict=True))
        assert (row["Ngày ban hành"], row["Kỳ báo cáo"]) == ("05/11/2024", "năm 2024")
        names = read(tmp_path / EXCEL_FOLDER / NAMES)
        assert ["so-lieu.csv", "Như in", "figures.csv: raw"] in names
        assert {row[0] for row in names[1:]} == {
            path.name for path in (tmp_path / EXCEL_FOLDER).glob("*.csv") if path.name != NAMES
        }


def test_files_once_asked_for_are_renewed_with_the_rest(tmp_path):
    with Dataset(tmp_path) as data, data.connection:
        report(data, "huyện Mỹ Tú", "2024", "2024-11-05")
        assert not keeps_excel(tmp_path)
        write_excel_files(data)
        report(data, "huyện Kế Sách", "2024", "2024-11-06")
        write_folder(data)
    assert len(read(tmp_path / EXCEL_FOLDER / "van-ban.csv")) == 3


def test_a_comparison_has_them_too(tmp_path):
    with Dataset(tmp_path) as data, data.connection:
        values = [(COUNT, "30648"), (RATIO, "11/11"), (SHARE, "58.3")]
        report(data, "huyện Mỹ Xuyên", "2024", "2024-11-12", values=values)
        report(data, "huyện =1+1", "2024", "2024-11-13", values=[(COUNT, "9"), (COUNT, "11")])
    out = tmp_path / "bảng" / "so-sanh.xlsx"
    assert main(["compare", str(tmp_path), "--out", str(out), "--csv", "vn"]) == 0
    folder = out.with_name("so-sanh.csv-excel")
    head, *rows = read(folder / "chi_dao.csv")
    [row] = [dict(zip(head, row, strict=True)) for row in rows if "Mỹ Xuyên" in row[2]]
    parts = {name: value for name, value in row.items() if name.endswith(("tử số", "mẫu số"))}
    assert set(parts.values()) == {"11"} and len(parts) == 2
    assert row["Tỷ lệ cơ quan được kiểm tra (%)"] == "58,3"
    cells = [cell for path in folder.glob("*.csv") for line in read(path) for cell in line]
    assert "11/11" not in cells and not any(cell.startswith("=") for cell in cells)
    assert (out.with_name("so-sanh.chi_dao.csv")).exists()  # those for machines stay as they are
    named = {(row[0], row[1]) for row in read(folder / NAMES)[1:]}
    for path in folder.glob("*.csv"):
        if path.name != NAMES:
            assert {(path.name, heading) for heading in read(path)[0]} <= named


def test_what_is_open_in_excel_is_written_beside_and_said(tmp_path, monkeypatch, capsys):
    """On Windows: the files of Vietnamese headings come from the values of now, not from a file that
    could not be written anew, and those who read them are told where they are."""
    with Dataset(tmp_path) as data, data.connection:
        report(data, "huyện Mỹ Xuyên", "2024", "2024-11-12", values=[(COUNT, "30648")])
    out = tmp_path / "bảng" / "so-sanh.xlsx"
    command = ["compare", str(tmp_path), "--out", str(out), "--csv", "vn"]
    assert main(command) == 0
    with Dataset(tmp_path) as data, data.connection:
        data.connection.execute("update indicators set value = '30649'")
    for_people = out.with_name("so-sanh.csv-excel")
    held = [out.with_name("so-sanh.ho_so_tthc.csv"), for_people / "ho_so_tthc.csv"]
    hold_open(monkeypatch, *held)
    capsys.readouterr()
    assert main(command) == 0
    said = capsys.readouterr().err
    for path in held:
        beside = path.with_name(f"{path.stem}-2.csv")
        assert "30649" in beside.read_text("utf-8-sig") and beside.name in said
        assert "30649" not in path.read_text("utf-8-sig")


def test_a_folder_whose_files_are_open_is_due_again(tmp_path, monkeypatch):
    with Dataset(tmp_path) as data, data.connection:
        report(data, "huyện Mỹ Tú", "2024", "2024-11-05")
        (tmp_path / ".solieu").mkdir(exist_ok=True)
        write_excel_files(data)
        hold_open(monkeypatch, tmp_path / EXCEL_FOLDER / "van-ban.csv")
        elsewhere = [file for file in write_folder(data) if file.is_elsewhere]
    assert [file.path.name for file in elsewhere] == ["van-ban-2.csv"]
