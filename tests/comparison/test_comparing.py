"""`solieu compare` on made datasets: exact totals, what is left out of them, repeated reports."""

import csv
import errno
import sqlite3
from concurrent.futures import Future
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import solieu
from made_datasets import COUNT, LATE, MINUTES, MONEY, RATIO, SHARE, report
from openpyxl import load_workbook
from pebble import ProcessExpired

from extractor.administration.gazetteer import Gazetteer
from extractor.comparison import field_sheets, long_table, sheets
from extractor.comparison.comparing import compare as make_comparison
from extractor.comparison.csv_files import CsvFiles
from extractor.comparison.reporters import reporter_of
from extractor.comparison.request import Asked
from extractor.output.database import Dataset
from extractor.output.files import write_csv
from extractor.output.schema import TABLES


def compare(folders, out, *more):
    return solieu("compare", *folders, "--out", out, *more)


def rows(out, stem):
    with open(out.with_name(f"{out.stem}.{stem}.csv"), encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def line(out, stem, unit):
    return next(r for r in rows(out, stem) if r["unit"].startswith(unit))


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    """Three districts of one province and one of another, two years; compared once."""
    base = tmp_path_factory.mktemp("year")
    with Dataset(base) as data:
        report(
            data,
            "huyện Mỹ Xuyên",
            values=[
                (COUNT, "30648"),
                (RATIO, "23/28"),
                (RATIO, "26/28", "planned"),
                (SHARE, "58.3"),
                (MINUTES, "744"),
                (MONEY, "61723000000"),
                (LATE, "5"),
                (COUNT, "30648"),
            ],
            answers="2356/SNV-CCHC (2016-11-07)",
        )
        report(
            data,
            "huyện Kế Sách",
            values=[
                (COUNT, "1200", "actual", "yes"),
                (RATIO, "10/40"),
                (SHARE, "100"),
                (MONEY, "10000000000"),
                (LATE, "0"),
            ],
        )
        report(data, "huyện Mỹ Tú", values=[(COUNT, "9"), (COUNT, "11"), (RATIO, "1/2")])
        report(data, "huyện Giồng Riềng", province="Kiên Giang", values=[(COUNT, "7")])
        report(
            data,
            "huyện Mỹ Xuyên",
            "2015",
            "2015-11-12",
            values=[(COUNT, "30000"), (RATIO, "14/28")],
        )
        report(data, "huyện Mỹ Tú", "2015", "2015-11-12", values=[(COUNT, "8")])
        report(data, "huyện Long Phú", "2015", "2015-11-12", values=[(COUNT, "4000")])
    out = base / "bang" / "so-sanh.xlsx"
    done = compare([base], out)
    assert done.returncode == 0, done.stderr
    return out, done.stderr


def test_counts_and_money_are_added_ratios_over_their_denominators(year):
    out, _ = year
    total = line(out, "ho_so_tthc", "Cộng cấp huyện Sóc Trăng (3 đơn vị)")
    assert total[COUNT[0]] == "31848" and total["review"].split() == [
        COUNT[0]
    ]  # Mỹ Tú has two values: in no total
    assert line(out, "tai_chinh", "Cộng")[MONEY[0]] == "71723000000"
    ratio = line(out, "chi_dao", "Cộng cấp huyện Sóc Trăng")
    assert (
        ratio[RATIO[0]] == "34/70"
        and ratio[RATIO[0] + ":share"] == f"{float(Fraction(3400, 70)):.4f}"
    )
    assert line(out, "ho_so_tthc", "Cộng cấp huyện, mọi tỉnh (4 đơn vị)")[COUNT[0]] == "31855"


def test_percentages_and_times_have_no_total(year):
    total = line(year[0], "chi_dao", "Cộng cấp huyện Sóc Trăng")
    assert total[SHARE[0]] == total[MINUTES[0]] == "không cộng"


def test_differing_values_are_all_listed_and_none_is_chosen(year):
    out, _ = year
    cell = line(out, "ho_so_tthc", "huyện Mỹ Tú")
    assert (
        cell[COUNT[0]] == "9 | 11"
        and COUNT[0] in cell["review"]
        and COUNT[0] + ":rank" not in cell  # neither more nor fewer dossiers are better
        and not cell[COUNT[0] + ":change"]
    )
    assert (
        line(out, "ho_so_tthc", "huyện Mỹ Xuyên")[COUNT[0]] == "30648"
    )  # printed twice alike: one
    assert any("9 (" in r["why"] and "11 (" in r["why"] for r in rows(out, "can-xem-lai"))


def test_change_plan_and_rank(year):
    out, _ = year
    unit = line(out, "ho_so_tthc", "huyện Mỹ Xuyên")
    assert (unit[COUNT[0] + ":previous"], unit[COUNT[0] + ":change"]) == ("30000", "648")
    assert (
        unit[LATE[0] + ":rank"] == "2"
        and line(out, "ho_so_tthc", "huyện Kế Sách")[LATE[0] + ":rank"] == "1"
    )
    plan = line(out, "chi_dao", "huyện Mỹ Xuyên")
    assert (plan[RATIO[0]], plan[RATIO[0] + ":planned"]) == ("23/28", "26/28")
    assert plan[RATIO[0] + ":rank"] == "1"
    assert plan[RATIO[0] + ":change"] == f"{float(Fraction(900, 28)):.4f}"
    total = line(out, "ho_so_tthc", "Cộng cấp huyện Sóc Trăng")
    assert total[COUNT[0] + ":change"] == "648"  # over units that have both years


def test_indicators_stand_in_the_order_of_the_reports(year):
    columns = [c for c in rows(year[0], "chi_dao")[0] if c in (RATIO[0], SHARE[0], MINUTES[0])]
    assert columns == [RATIO[0], SHARE[0], MINUTES[0]]
    assert [c for c in rows(year[0], "ho_so_tthc")[0] if c in (COUNT[0], LATE[0])] == [
        COUNT[0],
        LATE[0],
    ]


def test_without_a_list_nobody_is_missed_and_the_sheets_say_so(year):
    assert rows(year[0], "chua-bao-cao") == []
    book = load_workbook(year[0])
    assert "--expected" in str(book["Chưa báo cáo"]["A5"].value)
    said = {str(row[0].value): str(row[1].value) for row in book["Giới thiệu"].iter_rows()}
    assert "huyện Long Phú" in said["Chỉ có báo cáo kỳ khác"]  # a fact, and no reproach
    assert "--expected" in year[1] and "2015 (3)" in year[1]  # other periods are named


def test_long_table_has_every_row(year):
    long = rows(year[0], "du-lieu-dai")
    assert len(long) == 21 and {r["counts"] for r in long} == {"yes"}
    assert {"period": "2015", "value": "4000", "indicator": COUNT[0]}.items() <= next(
        r for r in long if r["unit"] == "huyện Long Phú"
    ).items()


def test_workbook_marks_links_and_charts(year):
    book = load_workbook(year[0])
    assert book.sheetnames[:2] == ["Tổng hợp", "Giới thiệu"] and {
        "Chưa báo cáo",
        "Báo cáo trùng",
        "Trả lời công văn",
        "Cần xem lại",
        "Dữ liệu dài",
    } <= set(book.sheetnames)
    assert all(len(name) <= 31 for name in book.sheetnames)
    sheet = book["Hồ sơ TTHC"]
    cells = {str(c.value): c for r in sheet.iter_rows(min_row=5) for c in r if c.value is not None}
    assert (
        cells["1200"].border.left.style == "mediumDashed"
        and cells["1200"].number_format.count('" ?"') == 4
        and "huyện Kế Sách" in cells["1200"].comment.text
    )
    link = cells["1200"].hyperlink
    assert (
        link.target.replace("\\", "/").startswith("../pages/")
        and link.target.endswith("2.html")
        and link.location == "f100"
    )
    assert cells["9 | 11"].border.left.style == "mediumDashed"
    assert (
        sheet.freeze_panes == "B5"
        and sheet.page_setup.orientation == "landscape"
        and sheet.page_setup.paperSize == 9
    )
    assert [
        rule.type for area in sheet.conditional_formatting for rule in area.rules
    ] == []  # three values at least make a scale
    assert len(book["Biểu đồ"]._charts) == 4
    assert not any(
        isinstance(c.value, str) and c.value.startswith("=")
        for s in book
        for r in s.iter_rows()
        for c in r
    )


def test_expected_list_filters_and_letters(year, tmp_path):
    folder, own, out = year[0].parent.parent, tmp_path / "own.csv", tmp_path / "so-sanh.xlsx"
    own.write_text(
        "level;name;province\nhuyện;Huyện Mỹ Xuyên;Sóc Trăng\nhuyện;H. Long Phú;Sóc Trăng\nhuyện;huyện Trần Đề;Sóc Trăng\nxã;xã Tân Lộc;Sóc Trăng\n",
        "utf-8-sig",
    )
    done = compare(
        [folder],
        out,
        "--expected",
        own,
        "--level",
        "huyen",
        "--province",
        "soc trang",
        "--period",
        "2016",
        "--chart",
        COUNT[0],
    )
    assert done.returncode == 0, done.stderr
    assert [r["unit"] for r in rows(out, "chua-bao-cao")] == ["huyện Long Phú", "huyện Trần Đề"]
    assert [(r["unit"], r["state"]) for r in rows(out, "tra-loi-cong-van")] == [
        ("huyện Mỹ Xuyên", "đã trả lời"),
        ("huyện Long Phú", "CHƯA trả lời"),
        ("huyện Trần Đề", "CHƯA trả lời"),
    ]
    assert not any("Giồng Riềng" in r["unit"] for r in rows(out, "ho_so_tthc"))
    assert {r["indicator"] for r in rows(out, "bieu-do")} == {COUNT[0]}
    assert out.with_name("so-sanh.tai_chinh.csv").exists()
    assert (
        compare([folder], out, "--period", "2015").returncode == 0
    )  # no money in 2015: no table of it is left
    assert not out.with_name("so-sanh.tai_chinh.csv").exists() and not list(
        tmp_path.glob(".*.part")
    )


@pytest.mark.parametrize(
    "more, says",
    [
        (["--period", "1999"], "năm 2016, năm 2015"),
        (["--province", "Cà Mau"], "Sóc Trăng"),
        (["--chart", "khong.co"], "khong.co"),
        (["--level", "vùng"], "tỉnh, sở, huyện, xã"),
        (["--expected", "khong-co.csv"], "khong-co.csv"),
    ],
)
def test_wrong_usage_says_what_there_is(year, tmp_path, more, says):
    done = compare([year[0].parent.parent], tmp_path / "a.xlsx", *more)
    assert done.returncode == 2 and says in done.stderr
    assert not (tmp_path / "a.xlsx").exists()


def test_a_folder_without_results_and_a_wrong_name(tmp_path):
    assert compare([tmp_path], tmp_path / "a.xlsx").returncode == 2
    assert compare([tmp_path], tmp_path / "a.csv").returncode == 2


def test_csv_files_do_as_well_as_the_database(year, tmp_path):
    folder, other = year[0].parent.parent, tmp_path / "csv"
    other.mkdir()
    with Dataset(folder) as data:
        for name in ("documents", "indicators"):
            write_csv(other / f"{name}.csv", TABLES[name], data.rows(name))
    assert compare([other], tmp_path / "so-sanh.xlsx").returncode == 0
    assert rows(tmp_path / "so-sanh.xlsx", "ho_so_tthc") == rows(year[0], "ho_so_tthc")


def test_a_corrected_version_counts_and_differences_are_named(tmp_path):
    with Dataset(tmp_path) as data:
        report(data, "huyện Mỹ Xuyên", file="a.pdf", values=[(COUNT, "120"), (RATIO, "1/2")])
        report(
            data,
            "huyện Mỹ Xuyên",
            file="b.pdf",
            date="2016-12-02",
            values=[(COUNT, "125"), (RATIO, "1/2")],
        )
        report(data, "huyện Mỹ Tú", file="c.pdf", values=[(COUNT, "10")])
        report(data, "huyện Mỹ Tú", file="d.pdf", date="", values=[(COUNT, "12")])
    out = tmp_path / "so-sanh.xlsx"
    assert compare([tmp_path], out).returncode == 0
    repeats = {r["replaced"]: r for r in rows(out, "bao-cao-trung")}
    assert repeats["a.pdf"]["counts"] == "b.pdf" and (
        repeats["a.pdf"]["value"],
        repeats["a.pdf"]["replaced_value"],
    ) == ("125", "120")
    assert len(repeats) == 2 and repeats["d.pdf"]["why"].startswith("CHƯA QUYẾT")
    assert line(out, "ho_so_tthc", "huyện Mỹ Xuyên")[COUNT[0]] == "125"
    assert line(out, "ho_so_tthc", "huyện Mỹ Tú")[COUNT[0]] == "10 | 12"  # undecided: both in sight
    assert {r["file"]: r["counts"] for r in rows(out, "du-lieu-dai")} == {
        "a.pdf": "no",
        "b.pdf": "yes",
        "c.pdf": "yes",
        "d.pdf": "yes",
    }


def province(name, day, level="tỉnh"):
    return reporter_of(f"UBND tỉnh {name}", level, name, "", day, known=Gazetteer())


def test_periods_over_july_2025_show_provinces_of_today(tmp_path):
    with Dataset(tmp_path) as data:
        report(
            data, "xã Mường Lai", "2025-Q2", "2025-06-10", "Yên Bái", "xã", values=[(COUNT, "5")]
        )
        report(data, "xã Cốc San", "2025-Q3", "2025-09-10", "Lào Cai", "xã", values=[(COUNT, "7")])
    out = tmp_path / "so-sanh.xlsx"
    assert compare([tmp_path], out).returncode == 0
    [unit] = rows(out, "ho_so_tthc")
    assert (unit["unit"], unit["province"], unit["province_before"]) == (
        "xã Cốc San",
        "Lào Cai",
        "",
    )
    assert compare([tmp_path], out, "--period", "2025-Q2", "--provinces", "34").returncode == 0
    [unit] = rows(out, "ho_so_tthc")
    assert (unit["province"], unit["province_before"]) == ("Lào Cai", "Yên Bái")
    assert compare([tmp_path], out, "--provinces", "63").returncode == 0
    assert "province_before" not in rows(out, "ho_so_tthc")[0]


def test_several_folders_and_older_ones_without_the_column(tmp_path):
    for name, unit in (("a", "huyện Mỹ Xuyên"), ("b", "huyện Mỹ Tú")):
        (tmp_path / name).mkdir()
        with Dataset(tmp_path / name) as data:
            report(data, unit, file="bc.pdf", values=[(COUNT, "5")])
    with sqlite3.connect(tmp_path / "b" / "dataset.sqlite") as old:
        for late in ("answers", "period_from", "period_days"):
            old.execute(f'alter table documents drop column "{late}"')
    before = (tmp_path / "b" / "dataset.sqlite").read_bytes()
    out = tmp_path / "so-sanh.xlsx"
    assert compare([tmp_path / "a", tmp_path / "b"], out).returncode == 0
    assert line(out, "ho_so_tthc", "Cộng")[COUNT[0]] == "10"
    assert (
        tmp_path / "b" / "dataset.sqlite"
    ).read_bytes() == before  # results are read, never altered
    with Dataset(tmp_path / "b") as data:
        report(data, "huyện Kế Sách", file="moi.pdf", answers="1/SNV-CCHC")
        assert [r["answers"] for r in data.rows("documents")] == [None, "1/SNV-CCHC"]


def test_limits_of_excel_are_kept_and_said(year, tmp_path, monkeypatch):
    """With limits made small: less is shown, the opening sheet says so, the CSV files are whole."""
    for module, name, value in (
        (field_sheets, "MOST_COLUMNS", 6),
        (field_sheets, "MOST_ROWS", 8),
        (sheets, "MOST_ROWS", 5),
        (field_sheets, "MOST_LINKS", 1),
        (long_table, "LONG_CELLS", len(long_table.COLUMNS) * 17),
    ):
        monkeypatch.setattr(module, name, value)
    out = tmp_path / "so-sanh.xlsx"
    make_comparison(Asked((year[0].parent.parent,), out))
    book = load_workbook(out)
    said = " ".join(str(c.value) for r in book["Giới thiệu"].iter_rows() for c in r if c.value)
    assert (
        "chỉ ghi 4/" in said
        and "chỉ ghi 4/6 dòng" in said
        and "Excel chỉ chứa 5 dòng" in said
        and "Chỉ kỳ so sánh: 17 trong 21 dòng" in said
    )
    assert "Excel chỉ nhận 1 liên kết; các ô sau không có liên kết, ghi chú." in said
    assert book["Hồ sơ TTHC"].max_column == 6 and book["Dữ liệu dài"].max_row == 18
    assert {r[7].value for r in book["Dữ liệu dài"].iter_rows(min_row=2)} == {"năm 2016"}
    assert len(rows(out, "can-xem-lai")) == 2 and len(rows(out, "du-lieu-dai")) == 21
    monkeypatch.setattr(long_table, "LONG_CELLS", 18)
    make_comparison(Asked((year[0].parent.parent,), out))
    assert [c.value for c in load_workbook(out)["Dữ liệu dài"]["A"]][1].startswith(
        "0 trong 21 dòng"
    )


def test_the_long_table_of_many_reports_is_written_beside(year, tmp_path, monkeypatch):
    here, beside = tmp_path / "here.xlsx", tmp_path / "beside.xlsx"
    make_comparison(Asked((year[0].parent.parent,), here))
    monkeypatch.setattr(long_table, "MANY_REPORTS", 1)
    make_comparison(Asked((year[0].parent.parent,), beside))
    written = [out.with_name(f"{out.stem}.du-lieu-dai.csv") for out in (here, beside)]
    assert len(set(map(Path.read_bytes, written))) == 1


def test_the_long_table_is_written_here_where_its_writer_is_ended(year, tmp_path, monkeypatch):
    def ended(*_):
        writer = Future()
        writer.set_exception(ProcessExpired("killed", -9))
        return writer

    here, alone = tmp_path / "here.xlsx", tmp_path / "alone.xlsx"
    make_comparison(Asked((year[0].parent.parent,), here))
    monkeypatch.setattr(long_table, "MANY_REPORTS", 1)
    monkeypatch.setattr(long_table, "_write_beside", ended)
    make_comparison(Asked((year[0].parent.parent,), alone))
    written = [out.with_name(f"{out.stem}.du-lieu-dai.csv") for out in (here, alone)]
    assert len(set(map(Path.read_bytes, written))) == 1


def test_a_table_that_cannot_be_written_leaves_nothing(tmp_path):
    def rows():
        yield ["one"]
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError):
        CsvFiles(tmp_path / "so-sanh.xlsx").write("bo_may", ["a"], rows())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("many", [1, 500])
def test_a_comparison_that_fails_leaves_nothing_of_the_long_table(
    many, year, tmp_path, monkeypatch
):
    def fail(*_):
        yield "one line\r\n"
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(long_table, "MANY_REPORTS", many)
    monkeypatch.setattr(long_table, "csv_lines", fail)
    with pytest.raises(OSError) as raised:
        make_comparison(Asked((year[0].parent.parent,), tmp_path / "so-sanh.xlsx"))
    assert raised.value.errno == errno.ENOSPC
    assert not list(tmp_path.glob("*du-lieu-dai*"))


def test_nothing_in_a_report_becomes_a_formula(tmp_path):
    with Dataset(tmp_path) as data:
        report(
            data,
            "huyện Mỹ Xuyên",
            title="=cmd()",
            file='=a,"b".pdf',
            values=[(("ho_so_tthc.x", "=1+1", "@đơn vị"), "-5"), (COUNT, "=2+2")],
        )
        report(data, "huyện Mỹ Tú", values=[(("ho_so_tthc.x", "=1+1", "@đơn vị"), "3")])
    out = tmp_path / "so-sanh.xlsx"
    assert compare([tmp_path], out).returncode == 0
    [first, *_] = [r for r in rows(out, "du-lieu-dai") if r["unit"] == "huyện Mỹ Xuyên"]
    assert (
        first["file"] == '\'=a,"b".pdf' and first["name_vi"] == "'=1+1" and first["value"] == "-5"
    )
    assert not [
        v
        for stem in ("du-lieu-dai", "ho_so_tthc", "can-xem-lai")
        for r in rows(out, stem)
        for v in r.values()
        if str(v)[:1] in ("=", "@")
    ]
    assert not any(c.data_type == "f" for s in load_workbook(out) for r in s.iter_rows() for c in r)
