"""Forms of different shapes filled from results: every number, and every byte that is not one."""

import csv
import sqlite3
from decimal import Decimal

import pytest
from conftest import solieu
from lxml import etree
from made_forms import (
    LINES,
    UNITS,
    added,
    annex_form,
    figures,
    parts_of,
    periods_form,
    reception_form,
    rewritten,
    units_form,
)
from openpyxl import Workbook, load_workbook

from extractor.errors import InputError, WrongUsage
from extractor.forms import Asked, fill

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ADDED = {"xl/worksheets/solieu1.xml", "xl/worksheets/_rels/solieu1.xml.rels"}
LISTED_PARTS = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}


def filled(form, results, period="năm 2024", **more):
    out = form.with_name(f"{form.stem} đã điền.xlsx")
    return fill(Asked(form, (results,), out, period, **more)), out


def twice(form, results, **more):
    """Filled as proposed: the second time, the copy that nobody has opened being accepted."""
    filled(form, results, **more)
    return filled(form, results, accept=True, **more)


def rows_of(path, sheet="Nguồn"):
    return [[cell or "" for cell in row] for row in load_workbook(path)[sheet].values]


def sources(path):
    """The rows of the sheet of sources by sheet and cell."""
    rows = rows_of(path)
    at = next(number for number, row in enumerate(rows) if row[0] == "Trang tính")
    return {(row[0], row[1]): dict(zip(rows[at], row, strict=True)) for row in rows[at + 1 :]}


def test_units_by_indicators(tmp_path, results):
    form = units_form(tmp_path / "bieu.xlsx")
    done, out = twice(form, results)
    sheet = load_workbook(out)["Biểu 1"]
    for at, _ in enumerate(UNITS):
        said = figures(at, 2024)
        row = [sheet.cell(6 + at, column).value for column in range(3, 7)]
        assert row == [said["received"], said["online"], said["done"], said["late"]]
    assert sheet["C9"].value == "=SUM(C6:C8)"
    assert sheet["D9"].value == "=SUM(D6:D8)"
    assert done.counts["filled"] == 12
    assert done.listed == ()


def test_one_sheet_for_each_unit(tmp_path, results):
    _, out = twice(annex_form(tmp_path / "phu-luc.xlsx"), results)
    book = load_workbook(out)
    for at, unit in enumerate(UNITS[:2]):
        said = figures(at, 2024)
        column = [book[unit].cell(row, 4).value for row in range(4, 11)]
        names = ("received", "online", "done", "in_time", "late", "texts", "money")
        assert column == [said[name] for name in names]  # money in the form's own triệu đồng
        assert book[unit]["D4"].comment is not None or unit != "Kế Sách"


def test_columns_of_periods_and_changes(tmp_path, results):
    done, out = twice(periods_form(tmp_path / "so-sanh.xlsx"), results)
    sheet = load_workbook(out)["So sánh"]
    now, before = figures(0, 2024), figures(0, 2023)
    for row, name in enumerate(("received", "done", "texts"), 5):
        assert sheet.cell(row, 4).value == before[name]
        assert sheet.cell(row, 5).value == now[name]
        change = (now[name] - before[name]) * 100 / before[name]
        assert sheet.cell(row, 6).value == pytest.approx(change, abs=0.005)
    assert done.counts["sum_holds"] == 3  # the changes that the form itself works out


def test_the_reception_form_of_a_province(tmp_path, results):
    form = reception_form(tmp_path / "06a.xlsx")
    done, out = twice(form, results)
    sheet = load_workbook(out)["06a"]
    assert [sheet.cell(8, column).value for column in (3, 4, 7, 10)] == [30648, 5527, 30528, 15]
    # No report says what was carried over, and no wording is known for `Trực tiếp`.
    assert [sheet.cell(8, column).value for column in (5, 6)] == [None, None]
    assert done.counts["missing"] + done.counts["unconfirmed"] + done.counts["filled"] == 33


@pytest.mark.parametrize("make", [units_form, annex_form, periods_form, reception_form])
def test_only_the_sheets_own_part_differs(tmp_path, results, make):
    form = make(tmp_path / "mau.xlsx")
    _, out = twice(form, results)
    before, after = parts_of(form), parts_of(out)
    assert after.keys() - before.keys() <= ADDED
    assert before.keys() - after.keys() == set()
    changed = {name for name in before if before[name] != after[name]}
    sheets = {name for name in before if name.startswith("xl/worksheets/sheet")}
    assert changed <= LISTED_PARTS | sheets
    for name in changed & sheets:
        assert_only_cells_differ(before[name], after[name])


def assert_only_cells_differ(before, after):
    """Of a sheet only values, notes and results of formulas that hang on them may differ."""
    trees = [etree.fromstring(content) for content in (before, after)]
    formulas = []
    for tree in trees:
        for held in tree.findall(f"{MAIN}dataValidations"):
            tree.remove(held)
        formulas.append([(f.getparent().get("r"), f.text) for f in tree.iter(f"{MAIN}f")])
        for cell in tree.iter(f"{MAIN}c"):
            cell.attrib.pop("t", None)
            for child in list(cell):
                cell.remove(child)
    assert etree.tostring(trees[0], method="c14n") == etree.tostring(trees[1], method="c14n")
    assert formulas[0] == formulas[1]


def test_results_that_hang_on_filled_cells_are_dropped_and_no_others(tmp_path, results):
    form = units_form(tmp_path / "bieu.xlsx")
    done, out = twice(form, results)
    kept = {}
    for number in (1, 2):
        tree = etree.fromstring(parts_of(out)[f"xl/worksheets/sheet{number}.xml"])
        for formula in tree.iter(f"{MAIN}f"):
            cell = formula.getparent()
            kept[number, cell.get("r")] = cell.findtext(f"{MAIN}v")
    assert kept.pop((2, "B2")) == "77"  # =1+1
    assert set(kept.values()) == {None}
    assert len(kept) == done.dropped == 10
    book = etree.fromstring(parts_of(out)["xl/workbook.xml"])
    assert book.find(f"{MAIN}calcPr").get("fullCalcOnLoad") == "1"


def test_every_filled_cell_equals_the_dataset(tmp_path, results):
    _, out = twice(annex_form(tmp_path / "phu-luc.xlsx"), results)
    with sqlite3.connect(results / "dataset.sqlite") as data:
        stored = {
            (file, code): Decimal(str(value))
            for file, code, value in data.execute("select file, indicator, value from indicators")
        }
    for (sheet, cell), row in sources(out).items():
        value = Decimal(str(load_workbook(out)[sheet][cell].value))
        scale = 10**6 if row["Mã"].startswith("tai_chinh") else 1
        assert value * scale == stored[row["Tệp"], row["Mã"]]
        assert row["Như in trong báo cáo"] in row["Câu, ô có số đó"]
        assert row["Giá trị"] == str(value)


def test_the_first_time_nothing_is_filled(tmp_path, results):
    form = units_form(tmp_path / "bieu.xlsx")
    before = form.read_bytes()
    done, out = filled(form, results)
    assert not out.exists()
    assert form.read_bytes() == before
    assert (done.proposed, done.sure) == (12, 12)
    copy = load_workbook(done.written)
    cell = copy["Biểu 1"]["C6"]
    assert cell.value.startswith("{{ho_so_tthc.tiep_nhan; đơn vị=huyện Kế Sách}}")
    assert cell.fill.fgColor.rgb == "FFC6EFCE"
    assert cell.number_format == "#,##0"
    lists = {str(one.sqref): one.formula1 for one in copy["Biểu 1"].data_validations.dataValidation}
    assert lists["C6"].startswith("'Solieu'!$G$")


def test_a_copy_that_nobody_has_saved_confirms_nothing(tmp_path, results):
    form = units_form(tmp_path / "bieu.xlsx")
    filled(form, results)
    done, out = filled(form, results)
    assert done.waiting
    assert not out.exists()


def test_what_a_person_makes_of_the_copy_holds_for_every_period(tmp_path, results):
    form = periods_form(tmp_path / "so-sanh.xlsx")
    done, _ = filled(form, results)
    copy = load_workbook(done.written)
    copy["So sánh"]["E6"] = "{{bỏ qua}}"
    copy["So sánh"]["E7"] = "{{ho_so_tthc.giai_quyet_qua_han; đơn vị=Mỹ Xuyên}}"
    copy.properties.lastModifiedBy = "Nguyễn Thị Hạnh"
    copy.save(done.written)
    _, out = filled(form, results)
    sheet = load_workbook(out)["So sánh"]
    assert (sheet["E5"].value, sheet["E6"].value, sheet["E7"].value) == (30648, None, 16)
    assert any("Nguyễn Thị Hạnh" in str(row[0]) for row in rows_of(out))
    kept = form.with_name("so-sanh.solieu.csv")
    with open(kept, encoding="utf-8-sig", newline="") as handle:
        marks = {row["ô"]: row["dấu"] for row in csv.DictReader(handle)}
    assert marks["E7"] == "{{ho_so_tthc.giai_quyet_qua_han; đơn vị=Mỹ Xuyên}}"
    done.written.unlink()
    done, out = filled(form, results)
    assert done.counts["filled"] == 8


def test_a_form_that_has_changed_since_is_refused_with_its_cells(tmp_path, results):
    form = annex_form(tmp_path / "phu-luc.xlsx")
    twice(form, results)
    book = load_workbook(form)
    book["Kế Sách"].insert_rows(6)
    book.save(form)
    with pytest.raises(InputError) as refused:
        filled(form, results)
    assert refused.value.code == "form_marks_wrong"
    assert "Kế Sách!D6" in refused.value.values["cells"]


def test_a_form_of_another_year_is_not_filled_under_old_heads(tmp_path, results):
    """The columns print 2023 and 2024, and the form is filled for 2023."""
    form = periods_form(tmp_path / "so-sanh.xlsx")
    twice(form, results)
    done, out = filled(form, results, period="2023")
    sheet = load_workbook(out)["So sánh"]
    assert sheet["E5"].value is None  # `Năm 2024` gets no number of 2023
    assert done.counts["filled"] == 0
    assert done.cautions  # the title says 2024


def typed(path, cells, lines=()):
    book = Workbook()
    sheet = book.active
    sheet.title = "Tờ"
    for place, words in cells.items():
        sheet[place] = words
    for place in lines:
        sheet[place].border = LINES
    book.save(path)
    return path


def test_marks_typed_into_cells(tmp_path, results):
    form = typed(
        tmp_path / "go.xlsx",
        {
            "A1": "Báo cáo {{kỳ}} của {{trang; đơn vị=Kế Sách}}",
            "A2": "{{ho_so_tthc.tiep_nhan}}",
            "A3": "{{ho_so_tthc.tiep_nhan; kỳ=cùng kỳ}}",
            "A4": "{{ho_so_tthc.tiep_nhan; đơn vị=huyện Mỹ Xuyên; kỳ=2023}}",
            "A5": "{{ho_so_tthc.tiep_nhan; so sánh=cùng kỳ}}",
            "A6": "{{ho_so_tthc.tiep_nhan; so sánh=cùng kỳ bằng %}}",
            "A7": "{{tai_chinh.ngan_sach.thu; đơn vị tính=tỷ đồng}}",
            "A8": "Đã nhận {{ho_so_tthc.tiep_nhan}} hồ sơ, trễ {{ho_so_tthc.giai_quyet_qua_han}}.",
            "B9": "{{đơn vị=Long Phú}}",
            "C9": "{{ho_so_tthc.tiep_nhan}}",
        },
    )
    _, out = filled(form, results)
    sheet = load_workbook(out)["Tờ"]
    assert sheet["A1"].value == "Báo cáo năm 2024 của Kế Sách"
    column = [sheet.cell(row, 1).value for row in range(2, 8)]
    assert column == [30648, 29648, 17250, 1000, 103.37, 125.3]
    assert sheet["A8"].value == "Đã nhận 30.648 hồ sơ, trễ 15."
    assert (sheet["B9"].value, sheet["C9"].value) == ("Long Phú", 9120)


def test_a_row_for_each_unit(tmp_path, results):
    cells = {"A1": "Đơn vị", "B1": "Tiếp nhận", "A2": "{{mỗi đơn vị; cấp=huyện}}"}
    cells |= {"B2": "{{ho_so_tthc.tiep_nhan}}", "C2": "{{ho_so_tthc.tiep_nhan; kỳ=cùng kỳ}}"}
    lines = [f"{column}{row}" for column in "ABC" for row in range(2, 7)]
    _, out = filled(typed(tmp_path / "moi.xlsx", cells, lines), results)
    sheet = load_workbook(out)["Tờ"]
    rows = [tuple(sheet.cell(row, column).value for column in (1, 2, 3)) for row in range(2, 6)]
    assert rows == [
        ("Huyện Kế Sách", 30648, 29648),
        ("Huyện Long Phú", 9120, None),
        ("Huyện Mỹ Xuyên", 18250, 17250),
        (None, None, None),
    ]


def test_too_few_rows_for_the_units_are_a_fault(tmp_path, results):
    cells = {"A2": "{{mỗi đơn vị}}", "B2": "{{ho_so_tthc.tiep_nhan}}", "A4": "Tổng cộng"}
    form = typed(tmp_path / "moi.xlsx", cells, ["A2", "A3", "B2", "B3"])
    with pytest.raises(InputError) as refused:
        filled(form, results)
    assert "Tờ!A2" in refused.value.values["cells"]


@pytest.mark.parametrize(
    "mark, told",
    [
        ("{{ho_so_tthc.tiep_nhann; đơn vị=Kế Sách}}", "ho_so_tthc.tiep_nhan"),
        ("{{ho_so_tthc.tiep_nhan; đơn vị=Kế Sách", "{{"),
        ("{{ho_so_tthc.tiep_nhan; kỳ=hôm qua}}", "hôm qua"),
        ("{{ho_so_tthc.tiep_nhan; màu=đỏ}}", "màu"),
        ("{{tiếp nhận}}", "tiếp nhận"),
        ("{{ho_so_tthc.tiep_nhan}}", "đơn vị"),  # three units have reported
    ],
)
def test_a_wrong_mark_refuses_the_form_with_its_cell(tmp_path, results, mark, told):
    form = typed(
        tmp_path / "sai.xlsx", {"B2": "{{the_che.ban_hanh.tong_so; đơn vị=Kế Sách}}", "C7": mark}
    )
    with pytest.raises(InputError) as refused:
        filled(form, results)
    assert refused.value.code == "form_marks_wrong"
    assert "Tờ!C7" in refused.value.values["cells"]
    assert told in refused.value.values["cells"]
    assert not list(tmp_path.glob("*điền*"))


@pytest.fixture
def doubted(tmp_path, results):
    """The results with one value to review and one that two places give differently."""
    folder = tmp_path / "ket-qua"
    folder.mkdir()
    (folder / "dataset.sqlite").write_bytes((results / "dataset.sqlite").read_bytes())
    with sqlite3.connect(folder / "dataset.sqlite") as data:
        data.execute(
            "update indicators set review = 'yes' where file = 'Kế Sách 2024.txt' "
            "and indicator = 'ho_so_tthc.tiep_nhan'"
        )
        data.execute(
            "insert into indicators select * from indicators where file = 'Mỹ Xuyên 2024.txt' "
            "and indicator = 'ho_so_tthc.tiep_nhan'"
        )
        data.execute(
            "update indicators set value = '999', start = '1' where rowid = last_insert_rowid()"
        )
    return folder


def test_doubtful_cells_stay_empty_with_a_note_and_are_listed(tmp_path, doubted):
    done, out = twice(units_form(tmp_path / "bieu.xlsx"), doubted)
    sheet = load_workbook(out)["Biểu 1"]
    assert sheet["C6"].value is None
    assert sheet["C7"].value is None
    assert sheet["C8"].value == 9120
    notes = {str(one.sqref): one.prompt for one in sheet.data_validations.dataValidation}
    assert notes.keys() == {"C6", "C7", "C9"}  # C9 adds them
    assert "999" in notes["C7"]
    assert [line.partition(":")[0] for line in done.listed] == ["Biểu 1!C6", "Biểu 1!C7"]
    assert sources(out)["Biểu 1", "C6"]["Giá trị"] == ""


@pytest.mark.parametrize(
    ("formula", "unfinished"),
    [
        ("=C6+C8", True),
        ("=SUM(C6:C8)", True),
        ("=IF(C7=0,0,D7/C7)", True),
        ("=D9/D6", False),
        ("=SUM(D6:D8)", False),
    ],
)
def test_formulas_over_cells_left_empty_are_told(tmp_path, doubted, formula, unfinished):
    """They show a number that looks like a result."""
    form = units_form(tmp_path / "bieu.xlsx")
    book = load_workbook(form)
    book["Biểu 1"]["G7"] = formula
    book.save(form)
    done, out = twice(form, doubted)
    (told,) = [line for line in done.cautions if line.startswith("Trang “Biểu 1”")]
    assert "C9" in told and "E9" not in told
    assert ("G7" in told) == unfinished
    sheet = load_workbook(out)["Biểu 1"]
    notes = {str(one.sqref): one.prompt for one in sheet.data_validations.dataValidation}
    assert ("G7" in notes) == unfinished
    assert sheet["G7"].value == formula
    (summary,) = [line for line in done.cautions if line.startswith("Trang “Tóm tắt”")]
    assert "B1, B3" in summary  # through C9, one of them by a name


def test_a_form_filled_whole_tells_of_no_formula(tmp_path, results):
    done, _ = twice(units_form(tmp_path / "bieu.xlsx"), results)
    assert not done.cautions


def test_a_draft_has_them_in_colour(tmp_path, doubted):
    form = units_form(tmp_path / "bieu.xlsx")
    twice(form, doubted)
    done, out = filled(form, doubted, draft=True)
    sheet = load_workbook(out)["Biểu 1"]
    assert sheet["C6"].value == 30648
    assert sheet["C6"].fill.fgColor.rgb == "FFFFEB9C"
    assert sheet["C6"].number_format == "#,##0"
    assert sheet["C8"].fill.fgColor.rgb != "FFFFEB9C"
    assert done.counts["draft"] == 2
    assert sources(out)["Biểu 1", "C6"]["Kết quả"] == "đã điền, PHẢI XEM"


def test_numbers_of_last_time_do_not_stay_where_there_is_none_now(tmp_path, doubted):
    form = units_form(tmp_path / "bieu.xlsx")
    twice(form, doubted)
    book = load_workbook(form)
    book["Biểu 1"]["C6"], book["Biểu 1"]["D6"] = 111, 222
    book.save(form)
    _, out = filled(form, doubted)
    sheet = load_workbook(out)["Biểu 1"]
    assert (sheet["C6"].value, sheet["D6"].value) == (None, 5527)


def test_missing_values_are_listed_with_the_reason(tmp_path, results):
    form = typed(
        tmp_path / "thieu.xlsx",
        {
            "A1": "{{ho_so_tthc.tiep_nhan; đơn vị=Long Phú; kỳ=2023}}",
            "A2": "{{tthc.cong_bo; đơn vị=Kế Sách}}".replace("tthc.cong_bo", "tthc.moi_ban_hanh"),
            "A3": "{{ho_so_tthc.tiep_nhan; đơn vị=Kế Sáhc}}",
        },
    )
    done, out = filled(form, results)
    assert done.counts["missing"] == 3
    assert "chưa có báo cáo năm 2023" in done.listed[0]
    assert "không có số này" in done.listed[1]
    assert "gần nhất: huyện Kế Sách" in done.listed[2]
    assert [load_workbook(out)["Tờ"].cell(row, 1).value for row in (1, 2, 3)] == [None] * 3


def test_a_total_that_reports_contradict_is_told(tmp_path, results):
    form = periods_form(tmp_path / "so-sanh.xlsx")
    rewritten(
        form, "xl/worksheets/sheet1.xml", lambda old: old.replace(b"<f>E5-D5</f>", b"<f>E5-D6</f>")
    )
    done, out = twice(form, results)
    assert done.counts["sum_fails"] == 1
    assert sources(out)["So sánh", "G5"]["Kết quả"] == "công thức KHÔNG KHỚP báo cáo"


def test_the_unit_of_a_form_that_names_none(tmp_path, results):
    form = periods_form(tmp_path / "so-sanh.xlsx", unit="…")
    done, _ = filled(form, results)
    assert done.sure == 0
    form = periods_form(tmp_path / "khac.xlsx", unit="…")
    _, out = twice(form, results, unit="Mỹ Xuyên")
    assert load_workbook(out)["So sánh"]["E5"].value == 18250
    with pytest.raises(WrongUsage):
        filled(form, results, unit="Mỹ Tú")


def test_the_form_itself_is_never_written(tmp_path, results):
    form = units_form(tmp_path / "bieu.xlsx")
    with pytest.raises(WrongUsage):
        fill(Asked(form, (results,), form))
    done, out = filled(form, results)
    with pytest.raises(WrongUsage):
        fill(Asked(done.written, (results,), out))


def test_the_command(tmp_path, results):
    form = units_form(tmp_path / "bieu.xlsx")
    out = tmp_path / "x.xlsx"
    done = solieu("fill", form, results, "--period", "năm 2024", "--out", out)
    assert done.returncode == 0, done.stderr
    assert "bieu.de-xuat.xlsx" in done.stderr
    done = solieu("fill", form, results, "--period", "năm 2024", "--out", out, "--accept")
    assert done.returncode == 0, done.stderr
    assert "12 ô đã điền" in done.stderr
    checked = solieu("fill", "--check", form)
    assert checked.returncode == 0, checked.stderr
    assert "xl/drawings/drawing1.xml" in checked.stdout
    trap = added(units_form(tmp_path / "bay.xlsx"), "xl/a.xml", b"<!DOCTYPE a><a/>")
    refused = solieu("fill", trap, results, "--out", out)
    assert refused.returncode == 1
    assert "→" in refused.stderr


def test_a_draft_of_a_form_that_nobody_has_confirmed_is_all_in_colour(tmp_path, results):
    form = units_form(tmp_path / "bieu.xlsx")
    done, out = filled(form, results, draft=True)
    sheet = load_workbook(out)["Biểu 1"]
    assert sheet["C6"].value == 30648
    assert {sheet.cell(6, column).fill.fgColor.rgb for column in range(3, 7)} == {"FFFFEB9C"}
    assert (done.counts["draft"], done.counts["filled"]) == (12, 0)


def test_who_has_corrected_a_value_is_told(tmp_path, doubted):
    with sqlite3.connect(doubted / "dataset.sqlite") as data:
        data.execute("update indicators set review = 'no', value = '30649' where value = '30648'")
        data.execute("update figures set corrected = 'Hạnh, 2025-01-06' where raw = '30.648'")
    _, out = twice(units_form(tmp_path / "bieu.xlsx"), doubted)
    row = sources(out)["Biểu 1", "C6"]
    assert load_workbook(out)["Biểu 1"]["C6"].value == 30649
    assert (row["Người xác nhận số"], row["Như in trong báo cáo"]) == ("Hạnh, 2025-01-06", "30.648")


def test_a_form_in_which_nothing_waits_is_refused_and_no_copy_is_written(tmp_path, results):
    book = Workbook()
    book.active.append(["Đơn vị", "Số hồ sơ tiếp nhận"])
    for unit in UNITS:
        book.active.append([f"Huyện {unit}"])
    form = tmp_path / "không kẻ.xlsx"
    book.save(form)
    with pytest.raises(InputError) as refused:
        filled(form, results)
    assert refused.value.code == "form_nothing_asked"
    assert [path.name for path in tmp_path.glob("*.xlsx")] == ["không kẻ.xlsx"]
