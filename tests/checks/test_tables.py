"""Tests of tables."""

from dataclasses import replace

import pytest
from made_tables import page, read

from extractor.checks.marking import mark
from extractor.checks.tables import check_tables
from extractor.model import Doubt


def test_a_total_and_a_share_that_fail_point_at_their_cells():
    rows = [
        ["STT", "Đơn vị", "Kế hoạch", "Thực hiện", "So với kế hoạch (%)"],
        ["1", "Xã A", "10", "5", "50"],
        ["2", "Xã B", "20", "10", "50"],
        ["3", "Xã C", "40", "10", "26"],
        ["4", "Xã D", "30", "30", "100"],
        ["", "Tổng cộng", "100", "56", "55"],
    ]
    found, numerals = read(page(rows))
    failing = [c for c in check_tables(found, numerals) if c.verdict == "suspect"]
    at = {n.start: n.raw for n in numerals}
    assert sorted(at[s] for c in failing for s in c.figures) == ["26", "55", "56"]


def test_a_share_that_holds_does_not_settle_what_it_is_made_of():
    """229 of 424 is 54 %, and so is 22,9 of 42,4."""
    found, numerals = read(
        page(
            [
                ["STT", "Đơn vị", "Kế hoạch", "Thực hiện", "So với kế hoạch (%)"],
                *([str(k), f"Xã {chr(64 + k)}", "424", "229", "54,0"] for k in range(1, 5)),
            ]
        )
    )
    doubted = tuple(
        replace(n, doubts=(Doubt.of("second_reading", other="x"),)) if n.kind != "label" else n
        for n in numerals
    )
    left = mark(doubted, (), check_tables(found, doubted), {})
    assert {(n.raw, bool(n.doubts)) for n in left if n.kind != "label"} == {
        ("424", True),
        ("229", True),
        ("54,0", False),
    }


def suspects(rows, **more):
    """(raw of the accused cell, statement) of every sum that fails."""
    found, numerals = read(page(rows, **more))
    at = {n.start: n.raw for n in numerals}
    checks = [c for c in check_tables(found, numerals) if c.verdict == "suspect"]
    return [at[c.accused[0]] for c in checks]


GROUPED = [
    ["STT", "Đơn vị", "Tổng số", "Nam", "Nữ"],
    ["I", "Khối Sở", "60", "30", "30"],
    ["1", "Sở A", "40", "20", "20"],
    ["2", "Sở B", "20", "10", "10"],
    ["II", "Khối huyện", "85,7", "40", "45,7"],
    ["1", "Huyện C", "35,7", "20", "15,7"],
    ["2", "Huyện D", "50", "20", "30"],
    ["", "Tổng cộng", "145,7", "70", "75,7"],
]


def test_totals_of_rows_columns_and_groups_that_hold_accuse_nothing():
    assert suspects(GROUPED) == []


@pytest.mark.parametrize(
    "row, column, wrong", [(5, 2, "85,7"), (6, 3, "2"), (3, 4, "70"), (7, 3, "10")]
)
def test_a_misread_cell_is_named_by_its_row_and_its_column(row, column, wrong):
    rows = [[*line] for line in GROUPED]
    rows[row][column] = wrong
    accused = suspects(rows)
    assert accused and set(accused) == {wrong}


def test_a_total_that_is_the_sum_of_nothing_proves_nothing():
    rows = [["STT", "Đơn vị", "Điểm"], ["1", "Sở A", "80"], ["2", "Sở B", "90"], ["", "Tổng", "85"]]
    assert suspects(rows) == []


def test_a_last_row_that_begins_as_a_total_proves_its_figures():
    rows = [
        ["TT", "Trình tự", "Thời gian"],
        ["1", "Tiếp nhận", "1/2 ngày"],
        ["2", "Thẩm định", "4 ngày"],
        ["3", "Trả kết quả", "1/2 ngày"],
        ["", "Tổng thời gian thực hiện", "5 ngày"],
    ]
    found, numerals = read(page(rows))
    (check,) = check_tables(found, numerals)
    assert (check.verdict, len(check.figures)) == ("holds", 4)
    assert found[0].rows[-1].names == ("Tổng thời gian thực hiện",)


SUMMED = [
    ["STT", "Đơn vị", "Tổng số", "Nam", "Nữ"],
    ["1", "Xã A", "9", "4", "5"],
    ["2", "Xã B", "15", "7", "8"],
    ["3", "Xã C", "23", "12", "11"],
    ["", "Tổng cộng", "47", "23", "24"],
]


def left_in_doubt(rows, *doubted):
    """What of these figures of a table is still in doubt when its sums were tried."""
    found, numerals = read(page(rows))
    unsure = tuple(
        replace(n, doubts=(Doubt.of("second_reading", other="1"),))
        if n.raw in doubted and n.kind != "label"
        else n
        for n in numerals
    )
    return [n.raw for n in mark(unsure, (), check_tables(found, unsure), {}) if n.doubts]


@pytest.mark.parametrize("doubted", ["4", "8", "47", "12", "24"])
def test_a_sum_proves_the_one_figure_that_is_in_doubt(doubted):
    assert left_in_doubt(SUMMED, doubted) == []


def test_two_figures_of_a_sum_may_err_together():
    rows = [row[:3] for row in SUMMED]
    assert left_in_doubt(rows, "9", "15") == ["9", "15"]


def test_a_single_sum_proves_no_short_figure():
    rows = [row[:3] for row in SUMMED]
    assert left_in_doubt(rows, "9") == ["9"]


def test_a_figure_that_breaks_its_sums_stays_in_doubt():
    broken = [list(row) for row in SUMMED]
    broken[2][3] = "6"
    assert "6" in left_in_doubt(broken, "6")


def votes(*wrong):
    """Rows of which the fifth column is the share of the fourth in the third; `wrong`: (row, column,
    what is read there)."""
    rows = [
        ["STT", "Tên đơn vị", "Cử tri", "Đã bỏ phiếu", "Tỷ lệ (%)"],
        ["1", "Xã A", "1.338", "1.320", "98,65"],
        ["2", "Xã B", "2.921", "2.892", "99,01"],
        ["3", "Xã C", "748", "742", "99,20"],
        ["4", "Xã D", "6.677", "6.649", "99,58"],
        ["5", "Xã E", "5.581", "5.569", "99,78"],
        ["6", "Xã G", "420", "399", "95,00"],
    ]
    for row, column, read_there in wrong:
        rows[row][column - 1] = read_there
    return rows


@pytest.mark.parametrize(
    "wrong", [(1, 4, "1.329"), (3, 3, "143"), (5, 5, "99,18"), (6, 5, "95,09")]
)
def test_a_share_that_is_seen_in_nearly_all_rows_doubts_all_figures_of_another(wrong):
    found, numerals = read(page(votes(wrong)))
    at = {n.start: n.raw for n in numerals}
    [failing] = [c for c in check_tables(found, numerals) if c.verdict == "suspect"]
    assert wrong[2] in [at[start] for start in failing.accused]
    assert len(failing.accused) == 3


def test_shares_of_other_things_and_of_one_value_are_not_seen():
    of_another = [(row, 5, f"{40 + 3 * row},5") for row in range(1, 7)]
    whole = [(row, column, "742") for row in range(1, 7) for column in (3, 4)]
    always = [(row, 5, "100") for row in range(1, 7)]
    for wrong in (of_another, whole + always):
        assert not check_tables(*read(page(votes(*wrong))))


@pytest.mark.parametrize(
    "rows",
    [
        [("3.423", "3.418", "5", "0,15"), ("1.748", "1.712", "36", "2,06"), ("4.320", "4.308", "12", "0,28"),
         ("1.443", "1.433", "10", "0,69"), ("6.167", "6.138", "29", "0,47"), ("2.900", "2.895", "5", "0,17")],
        [("900", "860", "40", "4,44"), ("2.000", "1.996", "4", "0,20"), ("3.100", "3.093", "7", "0,23"),
         ("5.000", "4.990", "10", "0,20"), ("750", "748", "2", "0,27"), ("8.000", "7.988", "12", "0,15")],
        [("5.200", "5.179", "21", "0,40"), ("640", "637", "3", "0,47"), ("1.000", "950", "50", "5,00"),
         ("2.500", "2.494", "6", "0,24"), ("4.100", "4.092", "8", "0,20"), ("900", "896", "4", "0,44")],
    ],
)  # fmt: skip
def test_of_two_shares_that_are_nearly_alike_the_one_that_always_holds_is_meant(rows):
    heads = ["STT", "Tên gói thầu", "Giá gói thầu", "Giá trúng thầu", "Chênh lệch", "Tỷ lệ (%)"]
    body = [[str(k), f"Gói {k}A", *row] for k, row in enumerate(rows, 1)]
    checks = check_tables(*read(page([heads, *body])))
    assert {check.verdict for check in checks} <= {"holds", "rounded"}
    assert len(checks) == len(rows)
