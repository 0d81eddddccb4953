"""Which period is compared, and how a person may ask for one."""

import pytest
from conftest import solieu
from made_reports import MadeFolder, csv_rows, listed_in

from extractor.comparison import chosen_period
from extractor.comparison.chosen_period import Chosen, PeriodCount, asked_period, choose_period
from extractor.comparison.reporters import ListedUnit, Reporter
from extractor.comparison.result_folders import Collection, Filed, ReportKey
from extractor.errors import WrongUsage

YEAR = dict.fromkeys("abcdef", "2023")
SIX = {ListedUnit("huyện", name, "P", "") for name in "abcdef"}


def collection(*said):
    """Reports as (unit, period), "" for a unit that was not read, "(k)" for one on no list."""
    filed = {}
    for read, (name, period) in enumerate(said):
        unit = Reporter("huyện" if name else "", name or f"tệp {read}", "", "P", "P")
        entry = ListedUnit("huyện", name, "P", "")
        report = Filed(
            *(0, f"{read}.pdf", "", "", "", "", name, "", period, "", unit, read),
            listed=entry if entry in SIX else None,
        )
        filed[ReportKey(0, report.file)] = report
    return Collection((), filed)


@pytest.mark.parametrize(
    "later, chosen, reason",
    [
        ([], "2023", "most_listed"),
        ([("a", "2024-12")], "2023", "most_listed"),  # one stray monthly paper
        ([("", "2024"), ("", "2024"), ("", "2024"), ("", "2024")], "2023", "most_listed"),
        ([("(k)", "2024"), ("(l)", "2024"), ("(m)", "2024"), ("a", "2024")], "2023", "most_listed"),
        ([(unit, "2024") for unit in "abcd"], "2024", "most_listed"),
        ([*((unit, "2024") for unit in "abcd"), ("a", "2024-12")], "2024", "most_listed"),
        ([("a", "2024")] * 5, "2023", "most_listed"),  # five papers of one unit
    ],
)
@pytest.mark.parametrize("has_list", [True, False])
def test_the_latest_period_that_most_units_report_on(later, chosen, reason, has_list):
    found = choose_period(
        collection(*YEAR.items(), *later),
        asked="",
        wanted=lambda unit: unit.name not in ("(k)", "(l)", "(m)") or has_list,
        expected=lambda period: SIX if has_list else set(),
    )
    assert (found.period, found.reason) == (chosen, reason if has_list else "most_units")


def test_where_no_period_has_most_the_largest_is_taken():
    reports = collection(
        ("a", "2022"), ("b", "2022"), ("a", "2023"), ("b", "2023"), ("(k)", "2024")
    )
    found = choose_period(reports, "", lambda unit: True, lambda period: SIX)
    assert (found.period, found.reason) == ("2023", "largest")
    assert [(other.period, other.units) for other in found.others] == [("2024", 1), ("2022", 2)]


@pytest.mark.parametrize(
    "said, period",
    [
        ("quý III/2024", "2024-Q3"),
        ("Quý 4 năm 2023", "2023-Q4"),
        ("quy IV-2024", "2024-Q4"),
        ("6 tháng đầu năm 2024", "2024-01/2024-06"),
        ("9 tháng năm 2024", "2024-01/2024-09"),
        ("06 THÁNG ĐẦU NĂM 2024", "2024-01/2024-06"),
        ("năm 2024", "2024"),
        ("nam 2024", "2024"),
        ("tháng 9/2024", "2024-09"),
        ("2024-q3", "2024-Q3"),
        ("2024-01/2024-06", "2024-01/2024-06"),
        ("2021/2025", "2021/2025"),
        ("", ""),
    ],
)
@pytest.mark.parametrize("parse", ["own", "language"])
def test_a_period_asked_for_in_words(said, period, parse, monkeypatch):
    if parse == "own":
        monkeypatch.delattr(chosen_period.periods, "parse_period", raising=False)
    assert asked_period(said) == period


@pytest.mark.parametrize("said", ["quý V/2024", "tháng 13/2024", "kỳ này", "2024 2023", "x"])
def test_what_is_no_period_is_refused(said):
    with pytest.raises(WrongUsage):
        asked_period(said)


def test_a_stray_monthly_paper_is_named_and_not_compared(tmp_path):
    made = MadeFolder(tmp_path / "results")
    for unit in ("Mỹ Xuyên", "Mỹ Tú", "Trần Đề"):
        made.put(f"{unit}.pdf", f"UBND huyện {unit}", values=[("5", "actual", "")])
    made.put("thang.pdf", "UBND huyện Mỹ Tú", "2024-12", [("1", "actual", "")])
    out, units = tmp_path / "a.xlsx", listed_in(tmp_path / "u.csv", "huyện Mỹ Tú", "huyện Trần Đề")
    for more in ((), ("--expected", units)):
        done = solieu("compare", made.write(), "--out", out, *more)
        assert "Kỳ so sánh: năm 2024 (" in done.stderr
        assert "tháng 12 năm 2024 (1)" in done.stderr
        assert len([row for row in csv_rows(out, "ho_so_tthc") if row["what"] == "unit"]) == 3
    done = solieu("compare", made.path, "--out", out, "--period", "quý mười")
    assert done.returncode == 2 and "quý III/2024" in done.stderr


def test_a_period_of_nobody_is_no_choice():
    counts = (
        PeriodCount("2024", 2, 2, 3),
        PeriodCount("2023", 0, 0, 3),
        PeriodCount("2022", 1, 1, 3),
    )
    assert [one.period for one in Chosen("2024", "most_listed", counts).others] == ["2022"]
