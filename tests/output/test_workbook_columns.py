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


READ = [  # kind, as printed, what the files hold, what staff read
    ("percentage", "98,8%", "98.8", "98,8"),
    ("count", "17.651", "17651", "17.651"),
    ("measure", "-0,5", "-0.5", "-0,5"),
    ("ratio", "1.221/24.420", "", "1.221/24.420"),
]


@pytest.mark.parametrize("kind, raw, value, shown", READ)
def test_what_the_machine_read_is_written_as_reports_write(tmp_path, kind, raw, value, shown):
    parts = {"numerator": "1221", "denominator": "24420"} if kind == "ratio" else {}
    seen = {"kind": kind, "raw": raw, "value": value, "review": "yes", "status": "actual", **parts}
    found = _of_tables(tmp_path, figures=[{"start": 1, "page": 1, **seen}])
    assert found["Cần xem lại"][0]["Máy đọc"] == shown


DECIDED = [  # field, what was decided, both in words
    ("value", "98.8", "giá trị", "98,8"),
    ("issuer", "UBND tỉnh Đắk Nông", "cơ quan ban hành", "UBND tỉnh Đắk Nông"),
    ("period", "2021-01/2021-06", "kỳ báo cáo", "6 tháng đầu năm 2021"),
    ("doc_date", "2016-11-18", "ngày ban hành", "18/11/2016"),
    ("status", "planned", "tình trạng", "dự kiến"),
    ("kind", "count", "loại", "số lượng"),
    ("counted", "no", "tính vào so sánh", "không"),
    ("parts", "apart", "tách, ghép tệp", "văn bản riêng, không ghép"),
]


@pytest.mark.parametrize("field, new, name, shown", DECIDED)
def test_a_decision_is_told_in_words(tmp_path, field, new, name, shown):
    made = {"page": 0, "field": field, "new": new, "state": "corrected", "outcome": "holds"}
    [told] = _of_tables(tmp_path, followed=[made])["Đã sửa"]
    assert (told["Mục đã sửa"], told["Đã chốt"], told["Trang"]) == (name, shown, None)


def test_percentages_stay_exact(tmp_path):
    """99,4 % by a float's division is 0.9940000000000001."""
    values = ["99.4", "58.3", "16.7", "0.07", "100", "-3.9"]
    common = {"kind": "percentage", "status": "actual", "review": "no", "page": 1}
    rows = [{"start": at, "raw": one, "value": one, **common} for at, one in enumerate(values)]
    found = _of_tables(tmp_path, figures=rows)["Số liệu"]
    assert [str(row["Giá trị"]) for row in found] == [
        "0.994",
        "0.583",
        "0.167",
        "0.0007",
        "1",
        "-0.039",
    ]


def test_reasons_call_indicators_by_their_names(tmp_path):
    codes = "ho_so_tthc.da_giai_quyet, ho_so_tthc.giai_quyet_qua_han"
    reason = f"hai chỉ tiêu cùng nhận số này, xem giúp là chỉ tiêu nào: {codes}"
    row = {"kind": "count", "status": "actual", "page": 1, "raw": "7", "value": "7", "start": 1}
    found = _of_tables(tmp_path, figures=[{**row, "review": "yes", "review_reason": reason}])
    for sheet in ("Số liệu", "Cần xem lại"):
        told = found[sheet][0]["Lý do"]
        assert told.endswith("nào: “Tổng số hồ sơ đã giải quyết”, “Hồ sơ giải quyết quá hạn”")


def test_files_of_the_same_content_are_named(sheets):
    found = sheets(copies="b.pdf | c.pdf")
    assert found["Văn bản"][0]["Tệp trùng nội dung"] == "b.pdf | c.pdf"
    [told] = [row for row in found["Tóm tắt"] if "Đã đọc" in row.values()]
    assert "2 tệp trùng nội dung, chỉ tính một lần: b.pdf; c.pdf" in " ".join(
        map(str, told.values())
    )


def _of_tables(tmp_path, **tables):
    """The workbook of one document with these rows of tables."""
    with Dataset(tmp_path) as data:
        known = {"file": "a.pdf", "sha256": "0" * 64, "review": "no", "counted": "yes"}
        put(data, "documents", **known)
        for table, rows in tables.items():
            for row in rows:
                put(data, table, file="a.pdf", **row)
        write_workbook(data, tmp_path / "so-lieu.xlsx")
    book = openpyxl.load_workbook(tmp_path / "so-lieu.xlsx")
    return {sheet.title: list(_rows(sheet)) for sheet in book}


def test_no_text_is_cut_by_the_cell_beside_it(tmp_path):
    """What is longer than its column is broken over lines, in a row of as many."""
    number = "0512/2024/BC-SLĐTBXH-VPĐKĐĐ"
    with Dataset(tmp_path) as data:
        known = {"file": "a.pdf", "sha256": "0" * 64, "review": "no", "counted": "yes"}
        put(data, "documents", number=number, doc_date="2024-10-04", **known)
        write_workbook(data, tmp_path / "so-lieu.xlsx")
    book = openpyxl.load_workbook(tmp_path / "so-lieu.xlsx")
    for name in ("Văn bản", "Sổ văn bản đến"):
        [cell] = [cell for cell in book[name][2] if cell.value == number]
        assert cell.alignment.wrap_text
        assert book[name].row_dimensions[2].height >= 30


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
