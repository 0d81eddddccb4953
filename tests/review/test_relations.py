import pytest
from made_results import Numeral, make_results, row_of

from extractor.decisions import about_row
from extractor.output import Dataset
from extractor.review.record import Record
from extractor.review.relations import (
    contradicts,
    figures_in,
    holds,
    numerals_now,
    restated,
    shown,
    standing,
)
from extractor.review.results import Results
from extractor.review.tasks import Desks


@pytest.mark.parametrize(
    "statement, expected",
    [
        ("17 = 02 + 04 + 11", True),
        ("643.272 = 635.593 + 7.677", False),
        ("90,12% = 66,26% + 0,82% + 23,04%", True),
        ("97,11% = 12,35% + 66,67% + 18,11%", True),
        ("48,2% + 51,2% + 0,6% = 100%", True),
        ("97,11% = 12,35% + 66,67% + 19,11%", False),
        ("14/201 = 6,96%", True),
        ("106.018/206.885 = 51,2%", True),
        ("106.018/206.885 = 52,2%", False),
        ("5.484 ≤ 5.484", True),
        ("4.656 ≤ 70.798", True),
        ("23 ≤ 28 (23/28 nhiệm vụ)", True),
        ("29 ≤ 28", False),
        ("7 xã, thị trấn = 7 tên kể ra", None),
        ("5/0 = 3%", None),
        ("<script> = 1", None),
        ("", None),
    ],
)
def test_computed_or_left_alone(statement, expected):
    assert holds(statement) is expected


@pytest.mark.parametrize(
    "typed, now, expected",
    [
        ({"19": "17"}, "17 = 6 + 11", True),
        ({"6": "8"}, "19 = 8 + 11", True),
        ({"6": "7"}, "19 = 7 + 11", False),
        ({}, "19 = 6 + 11", False),
    ],
)
def test_with_what_was_typed(typed, now, expected):
    found = restated("19 = 6 + 11", typed)
    assert (found.statement, found.holds) == (now, expected)


FILE = "báo cáo.pdf"


class Report:
    """A report with one relation between its figures."""

    def __init__(self, folder, numerals, computed, statement, verdict="suspect"):
        starts = make_results(folder, numerals)
        for at, start in enumerate(starts):
            computed = computed.replace(f"#{at}", str(start))
        check = {"file": FILE, "page": 1, "check": "x", "statement": statement}
        check |= {"verdict": verdict, "figures": str(starts[0]), "computed": computed}
        with Dataset(folder) as data, data.connection:
            data.add("checks", [row_of("checks", **check)])
        self.starts = starts
        self.desks = Desks(Results(folder), Record(folder), frozenset())
        [self.document] = self.desks.results.documents()
        [self.check] = self.desks.results.checks(FILE)

    def type(self, at, new, state="corrected"):
        row = self.desks.results.numeral(FILE, "figures", self.starts[at])
        made = about_row(row, self.document, "value", new=new, state=state, person="An")
        self.desks.record.save([made])

    @property
    def figures(self):
        return numerals_now(self.desks, self.document, figures_in(self.check))


def sure(raw, value, kind="count"):
    return Numeral(raw, raw, value, kind, reason="")


@pytest.mark.parametrize(
    "numerals, computed, statement, at, right, wrong",
    [
        (
            [sure("19", "19"), sure("6", "6"), sure("11", "11")],
            "sum #0 = #1 + #2",
            "19 = 6 + 11",
            0,
            "17",
            "18",
        ),
        (  # one print twice: only the one that was typed changes
            [sure("12", "12"), sure("6", "6"), sure("6", "6")],
            "sum #0 = #1 + #2",
            "12 = 6 + 6",
            2,
            "6",
            "8",
        ),
        (
            [sure("5,65 ngàn", "5650"), sure("4,2 ngàn", "4200"), sure("1.450", "1450")],
            "sum #0^1 = #1^2 + #2",
            "5,65 ngàn = 4,2 ngàn + 1.450",
            2,
            "1447",
            "1900",
        ),
        (
            [sure("14", "14"), sure("201", "201"), sure("6,96%", "6.96", "percentage")],
            "share #0 = #1 = #2",
            "14/201 = 6,96%",
            2,
            "6.97",
            "9.96",
        ),
        (
            [sure("23/28", "23/28", "ratio"), sure("26/28", "26/28", "ratio")],
            "most #0:numerator = #1:numerator",
            "23/28 ≤ 26/28",
            0,
            "25/28",
            "28/28",
        ),
        (
            [sure("288", "288"), sure("196/288", "196/288", "ratio")],
            "same #0 = #1:denominator",
            "288 thủ tục hành chính = mẫu số của 196/288",
            1,
            "196/288",
            "196/268",
        ),
        (
            [
                sure("102,6", "102.6", "percentage"),
                sure("6,62", "6.62", "measure"),
                sure("6,45", "6.45", "measure"),
            ],
            "percent #0 = #1 / #2",
            "102,6 = 6,62 / 6,45 (So với kế hoạch (%) = Ước thực hiện / Kế hoạch)",
            0,
            "102.6",
            "120.6",
        ),
        (
            [sure("9", "9"), sure("6", "6"), sure("3", "3")],
            "sum #0 = #1 + #2",
            "Tổng cộng (Số hồ sơ): 9",  # the statement has no parts: only values tell
            1,
            "6",
            "8",
        ),
    ],
)
def test_computed_by_what_stands(tmp_path, numerals, computed, statement, at, right, wrong):
    report = Report(tmp_path, numerals, computed, statement, "holds")
    for new, expected in ((wrong, False), (right, True)):
        report.type(at, new)
        assert standing(report.check, report.figures).holds is expected
        assert contradicts(report.check, report.figures) is not expected


def test_what_is_no_figure_leaves_a_relation_open(tmp_path):
    report = Report(
        tmp_path, [sure("19", "19"), sure("6", "6")], "sum #0 = #1", "19 = 6", "suspect"
    )
    report.type(1, "", "not_a_figure")
    assert standing(report.check, report.figures).holds is None


def test_a_figure_still_to_be_typed_keeps_a_relation_open(tmp_path):
    numerals = [sure("19", "19"), Numeral("8", "6", "6"), sure("11", "11")]
    report = Report(tmp_path, numerals, "sum #0 = #1 + #2", "19 = 6 + 11")
    now = shown(report.check, report.figures)
    assert (now.statement, now.holds) == ("19 = ▒ + 11", None)
    assert not contradicts(report.check, report.figures)
    report.type(1, "8")
    assert shown(report.check, report.figures).holds is True
    report.type(1, "7")
    assert shown(report.check, report.figures).holds is False
    assert contradicts(report.check, report.figures)


def test_a_folder_of_an_earlier_version_goes_by_the_statement(tmp_path):
    report = Report(tmp_path, [sure("19", "19"), sure("6", "6")], "", "19 = 6 + 11")
    assert standing(report.check, report.figures).holds is False
    report.type(0, "17")
    assert standing(report.check, report.figures).holds is True


def test_what_may_be_a_misread_day_is_not_held_against_the_unit(tmp_path):
    day = Numeral("16/10/2017", "46/10/2017", "", table="dates")
    report = Report(tmp_path, [day], "", "46/10/2017: không có ngày này trong lịch")
    assert not contradicts(report.check, report.figures)
    row = report.desks.results.numeral(FILE, "dates", report.starts[0])
    said = about_row(row, report.document, "iso", new="", state="as_printed", person="An")
    report.desks.record.save([said])
    assert contradicts(report.check, report.figures)
