"""What the sheets of so-lieu.xlsx say: the words of those who write reports, no codes."""

import openpyxl
import pytest

from extractor.cli import main
from extractor.output.database import Dataset
from extractor.output.schema import TABLES
from extractor.output.workbook import write_workbook


def put(data, table, **fields):
    data.add(table, [dict.fromkeys(TABLES[table], "") | fields])


@pytest.fixture
def sheets(tmp_path):
    """The workbook of one document with these fields and these dates: for each sheet its rows, as
    heading and what is shown."""

    def made(dates=(), **fields):
        with Dataset(tmp_path) as data:
            known = {"file": "a.pdf", "sha256": "0" * 64, "review": "no", "counted": "yes"}
            put(data, "documents", **{**known, **fields})
            for start, iso in enumerate(dates):
                seen = {"file": "a.pdf", "page": 1, "raw": "III", "review": "yes", "x0": 9}
                put(data, "dates", start=start, iso=iso, role="period", **seen)
            write_workbook(data, tmp_path / "so-lieu.xlsx")
        book = openpyxl.load_workbook(tmp_path / "so-lieu.xlsx")
        return {sheet.title: list(_rows(sheet)) for sheet in book}

    return made


def _rows(sheet):
    heads, *rows = sheet.iter_rows(values_only=True)
    for row in rows:
        yield dict(zip(heads, row, strict=True))


@pytest.mark.parametrize(
    "period, shown",
    [
        ("2024-Q3", "quý III năm 2024"),
        ("2024-01/2024-06", "6 tháng đầu năm 2024"),
        ("2024-09", "tháng 09 năm 2024"),
        ("2021/2025", "giai đoạn 2021–2025"),
        ("", None),
    ],
)
def test_periods_are_named_as_reports_name_them(sheets, period, shown):
    found = sheets(period=period, dates=[period] if period else [])
    assert found["Văn bản"][0]["Kỳ báo cáo"] == shown
    if period:
        assert found["Ngày tháng"][0]["Ngày, kỳ"] == shown
        assert found["Cần xem lại"][0]["Máy đọc"] == shown


@pytest.mark.parametrize(
    "reader, shown",
    [
        ("ocr", "nhận dạng từ ảnh"),
        ("plain-text", "tệp văn bản"),
        ("office", "tệp Word, Excel"),
        ("none+ocr+text-layer", "trang trống, nhận dạng từ ảnh, lớp chữ của PDF"),
        ("", None),
    ],
)
def test_how_a_document_was_read_is_said_in_words(sheets, reader, shown):
    assert sheets(reader=reader)["Văn bản"][0]["Cách đọc"] == shown


REPORT = """UBND HUYỆN {name}
Số: 12/BC-UBND
{name}, ngày 05 tháng 10 năm 2024
BÁO CÁO
Kết quả cải cách hành chính {period} năm 2024
1. Tiếp nhận 1.234 hồ sơ.
"""


def test_commands_name_periods_in_the_users_language(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    for name, period in (("Kế Sách", "quý III"), ("Mỹ Tú", "quý III"), ("Long Phú", "quý II")):
        text = REPORT.format(name=name, period=period)
        (tmp_path / "in" / f"{name}.txt").write_text(text, "utf-8")
    assert main(["run", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    compare = ["compare", str(tmp_path / "out"), "--out", str(tmp_path / "a.xlsx")]
    assert main(compare) == 0
    said = capsys.readouterr().err
    assert "Kỳ so sánh: quý III năm 2024" in said and "quý II năm 2024 (1)" in said
    assert "2024-Q" not in said
    assert main([*compare, "--period", "quý I/2024"]) == 2
    said = capsys.readouterr().err
    assert "kỳ quý I năm 2024" in said and "quý III năm 2024" in said
