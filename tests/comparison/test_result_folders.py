"""Result folders brought together: what is a report, what is blank, what counts."""

import pytest
from made_datasets import COUNT as CODED
from made_datasets import report
from made_reports import MadeFolder

from extractor.comparison.result_folders import Fact, ReportKey, collect, values_of
from extractor.errors import WrongUsage
from extractor.output.database import Dataset


def filed(folder, file):
    return collect([folder]).filed[ReportKey(0, file)]


@pytest.mark.parametrize("kind, is_report", [("Báo cáo", True), ("", True), ("Thông báo", False)])
def test_what_says_nothing_of_an_indicator_reports_only_by_its_kind(tmp_path, kind, is_report):
    made = MadeFolder(tmp_path / "kq")
    made.put("a.pdf", "UBND huyện Mỹ Tú", doc_type=kind)
    assert filed(made.write(), "a.pdf").is_report is is_report


def test_a_notice_with_an_indicator_is_a_report(tmp_path):
    made = MadeFolder(tmp_path / "kq")
    made.put("a.pdf", "UBND huyện Mỹ Tú", doc_type="Thông báo", values=[("5", "actual", "")])
    assert filed(made.write(), "a.pdf").is_report


@pytest.mark.parametrize(
    "kind, values, is_blank",
    [("", [], True), ("", [(CODED, "7")], False), ("Báo cáo", [], False)],
)
def test_only_a_file_of_no_kind_and_no_figure_is_blank(tmp_path, kind, values, is_blank):
    with Dataset(tmp_path) as data, data.connection:
        report(data, "huyện Kế Sách", "2024", values=[(CODED, "5")], file="khác.pdf")
        report(data, "huyện Mỹ Tú", "2024", values=values, file="a.xlsx")
        data.connection.execute("update documents set doc_type = ? where file = 'a.xlsx'", (kind,))
        put_figures(data, "khác.pdf", *(["a.xlsx"] if values else []))
    assert filed(tmp_path, "a.xlsx").is_blank is is_blank
    assert filed(tmp_path, "a.xlsx").is_report is not is_blank


def put_figures(data, *files):
    """A figure of each file, where the dataset has none of it yet."""
    for file in files:
        told = (file, "1", "3", "5", "count")
        data.connection.execute(
            "insert into figures (file, page, start, raw, kind) values (?, ?, ?, ?, ?)", told
        )


def test_of_a_folder_with_indicators_alone_nothing_is_called_blank(tmp_path):
    made = MadeFolder(tmp_path / "kq")
    made.put("a.xlsx", "UBND huyện Mỹ Tú", doc_type="")
    assert not filed(made.write(), "a.xlsx").is_blank


def test_periods_run_from_the_latest_and_documents_without_one_are_in_none(tmp_path):
    made = MadeFolder(tmp_path / "kq")
    for file, period in (("a", "2023"), ("b", "2024-Q3"), ("c", "2024"), ("d", "")):
        made.put(file, "UBND huyện Mỹ Tú", period)
    assert list(collect([made.write()]).by_period()) == ["2024", "2024-Q3", "2023"]


def test_a_file_that_failed_keeps_the_report_of_an_earlier_run(tmp_path):
    made = MadeFolder(tmp_path / "kq")
    made.put("a.pdf", "UBND huyện Mỹ Tú")
    made.put("b.pdf", "UBND huyện Kế Sách", counted="no")
    for file in ("a.pdf", "b.pdf", "c.pdf"):
        made.fail(file)
    assert [one.file for one in collect([made.write()]).failures] == ["b.pdf", "c.pdf"]


def test_values_that_differ_are_parted_and_equal_ones_are_one(tmp_path):
    made = MadeFolder(tmp_path / "kq")
    values = [("5", "actual", ""), ("7", "actual", ""), ("5", "actual", ""), ("9", "planned", "")]
    made.put("a.pdf", "UBND huyện Mỹ Tú", values=values)
    folder = made.write()
    key = ReportKey(0, "a.pdf")
    said = values_of(collect([folder]), [key])[key]
    code = "ho_so_tthc.tiep_nhan"
    assert said == {Fact(code, "actual"): "5 | 7", Fact(code, "planned"): "9"}


def test_a_folder_without_results_is_named(tmp_path):
    with pytest.raises(WrongUsage):
        collect([tmp_path / "không có"])
