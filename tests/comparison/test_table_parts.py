"""Units in order, and what a unit of today was before July 2025."""

import pytest

from extractor.comparison.reporters import Reporter
from extractor.comparison.table_parts import Column, LineHead, in_order, past_of
from extractor.comparison.values import Indicator


def unit(level, name, province="Sóc Trăng", today="Cần Thơ", era="", district=""):
    return Reporter(level, name, district, province, today, era)


def test_units_run_by_level_then_province_then_the_vietnamese_alphabet():
    given = [
        unit("xã", "xã An Mỹ"),
        unit("huyện", "huyện Đông Hải", "Bạc Liêu", "Cà Mau"),
        unit("", "(không rõ đơn vị) a.pdf"),
        unit("huyện", "huyện Mỹ Xuyên"),
        unit("huyện", "huyện Mỹ Tú"),
        unit("huyện", "huyện Mỹ Tú"),
        unit("sở", "Sở Y tế"),
    ]
    assert [one.name for one in in_order(given, today=False)] == [
        "Sở Y tế",
        "huyện Đông Hải",
        "huyện Mỹ Tú",
        "huyện Mỹ Xuyên",
        "xã An Mỹ",
        "(không rõ đơn vị) a.pdf",
    ]


def test_provinces_of_today_put_their_units_together():
    given = [
        unit("sở", "Sở B", "Sóc Trăng", "Cần Thơ"),
        unit("sở", "Sở A", "Vĩnh Long", "Vĩnh Long"),
    ]
    given.append(unit("sở", "Sở C", "Cần Thơ", "Cần Thơ"))
    assert [one.name for one in in_order(given, today=True)] == ["Sở C", "Sở B", "Sở A"]
    assert [one.name for one in in_order(given, today=False)] == ["Sở C", "Sở B", "Sở A"]


def test_a_unit_that_was_there_is_its_own_past():
    one = unit("huyện", "huyện Mỹ Tú")
    past = past_of(one, frozenset([one]), today=True)
    assert (past.members, past.wanted) == ((one,), 1)


def test_a_merged_department_has_the_past_of_all_that_were_merged():
    now = unit("sở", "Sở Y tế", "Cần Thơ", "Cần Thơ", "34")
    before = [
        unit("sở", "Sở Y tế", province, "Cần Thơ", "63")
        for province in ("Cần Thơ", "Hậu Giang", "Sóc Trăng")
    ]
    others = [unit("sở", "Sở Nội vụ", "Hậu Giang", "Cần Thơ", "63")]
    past = past_of(now, frozenset(before + others), today=True)
    assert set(past.members) == set(before) and past.wanted == 3


@pytest.mark.parametrize(
    "level, era, today", [("xã", "34", True), ("sở", "63", True), ("sở", "34", False)]
)
def test_no_other_unit_has_a_past_of_several(level, era, today):
    old = unit(level, "Sở Y tế", "Hậu Giang", "Cần Thơ", "63")
    past = past_of(unit(level, "Sở Y tế", "Cần Thơ", "Cần Thơ", era), frozenset([old]), today)
    assert past.members == () and past.wanted == 0


def test_headings_in_csv_files_and_the_one_unit_of_a_line():
    indicator = Indicator("ho_so.tiep_nhan", "Hồ sơ", "hồ sơ", "count")
    assert Column(indicator, "actual").key == "ho_so.tiep_nhan"
    assert Column(indicator, "previous").key == "ho_so.tiep_nhan:previous"
    one = unit("huyện", "huyện Mỹ Tú")
    assert LineHead("unit", "huyện", "", "", "", (one,)).unit == one
    assert LineHead("total", "huyện", "", "", "", (one,)).unit is None
