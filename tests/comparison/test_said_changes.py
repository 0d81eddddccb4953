"""Tests of said changes: what a report says of a change, as reports word it."""

from decimal import Decimal
from fractions import Fraction

import pytest

from extractor.comparison.said_changes import changes_behind, said_change, verdict
from extractor.comparison.stored_results import SentenceFigure


def figure(raw, value, subject, sentence="", kind="count", indicator=""):
    return SentenceFigure("a.pdf", "5", raw, kind, value, indicator, subject, sentence or subject)


@pytest.mark.parametrize(
    ("raw", "value", "kind", "subject", "amount", "year"),
    [
        ("19.060", "19060", "count", "giảm hồ sơ so với cùng kỳ", "-19060", ""),
        ("131", "131", "count", "so với cùng kỳ năm trước tăng đơn", "131", ""),
        ("48,64%", "48.64", "percentage", "tăng so với cùng kỳ", "48.64", ""),
        ("346", "346", "count", "giảm người so với năm 2016", "-346", "2016"),
        ("9,6 ngàn", "9600", "count", "tăng HS so với cùng kỳ năm 2019", "9600", "2019"),
    ],
)
def test_a_change_is_read_with_its_direction(raw, value, kind, subject, amount, year):
    said = said_change(figure(raw, value, subject, kind=kind))
    assert (said.amount, said.year) == (Decimal(amount), year)
    assert said.per_cent == (kind == "percentage")


@pytest.mark.parametrize(
    "subject",
    ["đạt kế hoạch", "tăng cường kiểm tra tại xã", "so với kế hoạch giảm hồ sơ", "tiếp nhận hồ sơ"],
)
def test_other_figures_are_no_change(subject):
    assert said_change(figure("20", "20", subject)) is None


def test_the_change_belongs_to_the_figure_before_it():
    sentence = "Tiếp nhận 24.643 hồ sơ, tăng 1.060 hồ sơ so với cùng kỳ năm 2023; đã giải quyết 20."
    rows = [
        figure("24.643", "24643", "Tiếp nhận hồ sơ", sentence, indicator="ho_so_tthc.tiep_nhan"),
        figure("1.060", "1060", "tăng hồ sơ so với cùng kỳ năm 2023", sentence),
        figure("20", "20", "đã giải quyết", sentence, indicator="ho_so_tthc.da_giai_quyet"),
    ]
    [(row, said)] = changes_behind(rows)
    assert row.indicator == "ho_so_tthc.tiep_nhan"
    assert said.words == "tăng 1.060 hồ sơ so với cùng kỳ năm 2023"


@pytest.mark.parametrize(
    ("raw", "value", "kind", "of", "now", "before", "says"),
    [
        ("1.060", "1060", "count", "count", 24643, 23583, "agrees"),
        ("1.060", "1060", "count", "count", 24643, 23582, "differs"),
        ("4,5%", "4.5", "percentage", "count", 24643, 23583, "agrees"),
        ("9,6 ngàn", "9600", "count", "count", 25240, 15620, "agrees"),
        ("9,6 ngàn", "9600", "count", "count", 25240, 15500, "differs"),
        ("5%", "5", "percentage", "ratio", Fraction(9, 10), Fraction(17, 20), "agrees"),
    ],
)
def test_a_change_is_held_against_both_values(raw, value, kind, of, now, before, says):
    said = said_change(figure(raw, value, "tăng so với cùng kỳ", kind=kind))
    assert verdict(said, of, now, before, "2023") == says


def test_a_change_against_another_year_is_not_judged():
    said = said_change(figure("346", "346", "giảm người so với năm 2016"))
    assert verdict(said, "count", 100, 446, "2016") == "agrees"
    assert verdict(said, "count", 100, 446, "2017") is None
