"""Tables of units × indicators: their lines, their columns, who stands where."""

from fractions import Fraction

import pytest

from extractor.comparison.reporters import Reporter
from extractor.comparison.result_folders import Fact
from extractor.comparison.table_parts import Compared, in_order
from extractor.comparison.tables import field_tables
from extractor.comparison.values import Indicator, Reading, Source

COUNT = Indicator("ho_so_tthc.tiep_nhan", "Hồ sơ tiếp nhận", "hồ sơ", "count")
LATE = Indicator("ho_so_tthc.qua_han", "Hồ sơ quá hạn", "hồ sơ", "count", better="fewer")
RATIO = Indicator("chi_dao.ke_hoach", "Nhiệm vụ hoàn thành", "nhiệm vụ", "ratio", better="more")
SHARE = Indicator("chi_dao.ty_le", "Tỷ lệ kiểm tra", "%", "percentage")
ODD = Indicator("cay_xanh.trong", "Cây trồng mới", "cây", "count")
SOURCE = Source(0, "bc.pdf", "1", "5")


def unit(name, level="huyện", province="Sóc Trăng"):
    return Reporter(level, f"{level} {name}", "", province, "Cần Thơ")


def table_of(values, before=(), today=False, indicators=(COUNT, LATE, RATIO, SHARE, ODD)):
    """The tables of values: {indicator: {unit: text}}, of the period and of the one before."""
    readings = [
        {
            Fact(indicator.code, status): {
                one: Reading(text, False, SOURCE) for one, text in of_units.items()
            }
            for (indicator, status), of_units in found.items()
        }
        for found in (values, dict(before))
    ]
    units = {one for of_units in values.values() for one in of_units}
    known = {one.code: one for one in indicators}
    return field_tables(Compared(in_order(units, today), *readings, known, today))


def actual(indicator, texts):
    return {(indicator, "actual"): texts}


def labels(table):
    return [line.head.label for line in table.lines]


A, B, C = unit("A"), unit("B"), unit("C")
FAR = unit("D", province="An Giang")
WARD = unit("E", level="xã")


@pytest.mark.parametrize(
    "units, totals",
    [
        ([A], []),  # a total over one unit says nothing
        ([A, B], ["Cộng cấp huyện Sóc Trăng (2 đơn vị)"]),
        ([A, FAR], ["Cộng cấp huyện, mọi tỉnh (2 đơn vị)"]),
        (
            [A, B, FAR],
            ["Cộng cấp huyện Sóc Trăng (2 đơn vị)", "Cộng cấp huyện, mọi tỉnh (3 đơn vị)"],
        ),
        ([A, B, WARD], ["Cộng cấp huyện Sóc Trăng (2 đơn vị)"]),  # levels are not added together
        ([unit("X", level="")] * 1 + [unit("Y", level="")], ["Cộng đơn vị không rõ cấp"]),
    ],
)
def test_units_of_a_level_and_a_province_are_added(units, totals):
    [table] = table_of(actual(COUNT, dict.fromkeys(units, "5")))
    said = [label for label in labels(table) if label.startswith("Cộng")]
    assert len(said) == len(totals)
    assert all(label.startswith(total) for label, total in zip(said, totals, strict=True))
    assert set(labels(table)) >= {one.label for one in units}


def test_the_total_of_a_province_follows_its_units_and_that_of_all_is_last():
    [table] = table_of(actual(COUNT, {A: "1", B: "2", FAR: "4"}))
    kinds = [(line.head.kind, line.cells[0].value) for line in table.lines]
    assert kinds == [("unit", 4), ("unit", 1), ("unit", 2), ("total", 3), ("all", 7)]


def test_fields_stand_in_the_order_of_the_list_and_unknown_ones_last():
    values = actual(ODD, {A: "5"}) | actual(COUNT, {A: "5"}) | actual(RATIO, {A: "5/9"})
    tables = table_of(values)
    assert tables[-1].key == "cay_xanh" and tables[-1].sheet == "Khác - cay_xanh"
    known = [table.key for table in tables[:-1]]
    assert sorted(known) == ["chi_dao", "ho_so_tthc"] and table_of(values)[0].key == known[0]


def test_columns_without_any_value_are_left_out():
    values = actual(COUNT, {A: "5", B: "7"}) | {(COUNT, "planned"): {A: "9"}}
    [table] = table_of(values)
    assert [column.key for column in table.columns] == [COUNT.code, f"{COUNT.code}:planned"]
    [table] = table_of(values, before=actual(COUNT, {A: "4"}))
    assert [column.part for column in table.columns] == ["actual", "planned", "previous", "change"]


def test_a_ratio_has_its_share_beside_it_and_its_total_is_of_parts():
    [table] = table_of(actual(RATIO, {A: "1/2", B: "1/4"}))
    parts = {column.part: at for at, column in enumerate(table.columns)}
    total = table.lines[-1]
    assert total.cells[parts["share"]].value == Fraction(2, 6)  # never the mean of 1/2 and 1/4


@pytest.mark.parametrize(
    "indicator, texts, places",
    [
        (LATE, ("5", "2", "9"), [2, 1, 3]),  # fewer are better
        (LATE, ("5", "5", "9"), [1, 1, 3]),  # equal values share a place
        (RATIO, ("1/2", "9/10", "3/4"), [3, 1, 2]),
        (LATE, ("5", None, "9"), [1, None, 2]),
        (LATE, ("5", "0", "0"), [3, 1, 1]),
    ],
)
def test_places_of_units(indicator, texts, places):
    of_units = {one: text for one, text in zip((A, B, C), texts, strict=True) if text}
    also = actual(COUNT, dict.fromkeys((A, B, C), "1"))  # so that each has a line
    tables = table_of(actual(indicator, of_units) | also)
    [table] = [one for one in tables if indicator in [column.indicator for column in one.columns]]
    at = [column.part for column in table.columns if column.indicator == indicator].index("rank")
    at += [column.indicator for column in table.columns].index(indicator)
    ranks = [line.cells[at] and line.cells[at].value for line in table.lines if line.head.unit]
    assert ranks == places and table.lines[-1].cells[at] is None  # a total has none


@pytest.mark.parametrize("indicator", [COUNT, SHARE])
def test_without_better_and_worse_nobody_has_a_place(indicator):
    text = "5" if indicator is COUNT else "58.3"
    [table] = table_of(actual(indicator, {A: text, B: text}))
    assert "rank" not in [column.part for column in table.columns]


def test_a_unit_alone_in_its_level_has_no_place():
    [table] = table_of(actual(LATE, {A: "5", WARD: "1"}))
    assert "rank" not in [column.part for column in table.columns]


def test_provinces_of_today_bring_those_of_before():
    [table] = table_of(actual(COUNT, {A: "5"}), today=True)
    [line] = table.lines
    assert (line.head.province, line.head.province_before) == ("Cần Thơ", "Sóc Trăng")
