"""Tests of notable: which changes are listed, and in which order."""

from decimal import Decimal
from fractions import Fraction

import pytest

from extractor.comparison.key_figures import KeyCell, KeyLine, KeyValue, change_of
from extractor.comparison.notable import change_rows, changes_of
from extractor.comparison.reporters import Reporter
from extractor.comparison.said_changes import SaidChange
from extractor.comparison.values import Indicator, Source


def value(worth, start):
    return KeyValue(worth, str(worth), review=False, source=Source(0, "a.pdf", "1", start))


def cell(name, now, before, start):
    unit = Reporter(level="huyện", name=name, district="", province="", today="", era="")
    then = value(before, start + "0")
    risen = change_of("count", now, before)
    return KeyCell(unit, value(now, start), then, risen, None, None, "")


@pytest.mark.parametrize(
    "year_before, said_year, told",
    [  # a report speaks of the same part of the year before, and of no other period
        ("", "", "so với năm khác, chưa đối chiếu"),
        ("", "2023", "so với năm khác, chưa đối chiếu"),
        ("2023-Q3", "", "KHÁC số tính được"),
        ("2023-Q3", "2022", "so với năm khác, chưa đối chiếu"),
    ],
)
def test_what_is_said_is_held_against_the_year_before_alone(year_before, said_year, told):
    cells = (cell("huyện A", 105, 100, "1"),)
    received = Indicator("ho_so_tthc.tiep_nhan", "Hồ sơ tiếp nhận", "hồ sơ", "count")
    line = KeyLine(received, "huyện", 1, cells, None, None, None)
    said = SaidChange("tăng 7 so với cùng kỳ", Decimal(7), False, said_year, Fraction(1))
    changes = changes_of([line], {cells[0].now.source.figure: said}, year_before)
    [row] = change_rows(changes)
    assert row.texts["verdict"] == told and row.undecided == told.startswith("KHÁC")


def test_where_a_report_contradicts_itself_comes_first_then_the_largest():
    cells = (
        cell("huyện A", 130, 100, "1"),
        cell("huyện B", 300, 100, "2"),
        cell("huyện C", 105, 100, "3"),
        cell("huyện D", 101, 100, "4"),
    )
    received = Indicator("ho_so_tthc.tiep_nhan", "Hồ sơ tiếp nhận", "hồ sơ", "count")
    line = KeyLine(received, "huyện", 4, cells, None, None, None)
    said = SaidChange("tăng 7 hồ sơ so với cùng kỳ", Decimal(7), False, "", Fraction(1))
    changes = changes_of([line], {cells[2].now.source.figure: said}, "2023")
    assert [one.cell.unit.name for one in changes] == ["huyện C", "huyện B", "huyện A"]
    first, second, _ = change_rows(changes)
    assert first.undecided and first.texts["verdict"] == "KHÁC số tính được"
    assert second.texts["change"] == "+200 (+200 %)" and not second.undecided
