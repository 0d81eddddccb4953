"""The figure of a table's cell: by its print, the unit of its row or column, its table's marks."""

from decimal import Decimal

import pytest

from extractor.figures.cell_values import cell_value, unit_of_cell
from extractor.model import TableColumn, TableRow


@pytest.mark.parametrize(
    "raw, unit, kind, value",
    [
        ("12", "hồ sơ", "count", 12),
        ("1.250", "hồ sơ", "count", 1250),
        ("1 250 000", "", "count", 1250000),
        ("1,250,000", "", "count", 1250000),  # no decimals have two commas
        ("-12", "người", "count", -12),
        ("– 12", "người", "count", -12),
        ("+12", "người", "count", 12),
        ("12,5", "ha", "measure", Decimal("12.5")),
        ("98,5", "%", "percentage", Decimal("98.5")),
        ("98,5%", "%", "percentage", Decimal("98.5")),
        ("126", "ha", "measure", 126),
        ("7.620", "tấn", "measure", 7620),
        ("97", "m²", "measure", 97),
        ("15", "ngày làm việc", "measure", 15),
        ("12", "nghìn tấn", "measure", 12),
        ("6", "tạ/ha", "measure", 6),
        ("12", "ngày hội", "count", 12),
        ("12", "máy", "count", 12),
        ("83", "điểm", "count", 83),
        ("4,5", "‰", "measure", Decimal("4.5")),
        ("12", "‰", "measure", Decimal(12)),
        ("1.250", "triệu đồng", "money", 1_250_000_000),
        ("1,5", "tỷ đồng", "money", 1_500_000_000),
        ("250", "1.000 đồng", "money", 250_000),
        ("250", "nghìn đồng/người/tháng", "money", 250_000),
        ("12", "đồng/m²", "money", 12),
        ("12", "VNĐ", "money", 12),
    ],
)
def test_kind_and_value_of_a_cell(raw, unit, kind, value):
    found = cell_value(raw, unit, "vietnamese")
    assert (found.kind, found.parsed.value, found.parsed.doubts) == (kind, value, ())


@pytest.mark.parametrize(
    "raw, unit, given",
    [("1.250", "triệu đồng", "đồng"), ("12", "hồ sơ", "hồ sơ"), ("98,5", "%", "")],
)
def test_money_is_in_dong_and_a_percentage_needs_no_unit(raw, unit, given):
    assert cell_value(raw, unit, "vietnamese").parsed.unit == given


def test_a_ratio_has_two_numbers():
    found = cell_value("23 / 28", "hồ sơ", "vietnamese")
    assert (found.kind, found.parsed.numerator, found.parsed.denominator) == ("ratio", 23, 28)
    assert (found.parsed.unit, found.printed) == ("hồ sơ", "")


@pytest.mark.parametrize(
    "raw, separators, value, key",
    [
        ("1,250", "english", 1250, None),
        ("12.5", "english", Decimal("12.5"), None),
        ("1,250", "unclear", None, "comma_unclear"),
        ("1,25", "unclear", Decimal("1.25"), None),  # no thousands
        ("1,250,000", "unclear", 1250000, None),
        ("12.3.4", "vietnamese", None, "not_a_number"),
        (",75", "vietnamese", None, "not_a_number"),  # a nought left out, or a digit lost
        (".8", "english", None, "not_a_number"),
    ],
)
def test_marks_are_those_of_the_table(raw, separators, value, key):
    parsed = cell_value(raw, "", separators).parsed
    assert (parsed.value, [doubt.key for doubt in parsed.doubts]) == (value, [key] if key else [])


@pytest.mark.parametrize("raw", ["", "-", "x", "năm 2024", "12 hồ sơ", "12/11/2024", "A1"])
def test_no_figures(raw):
    assert cell_value(raw, "", "vietnamese") is None


def column(*heads, unit=""):
    return TableColumn(number=2, heads=heads, role="value", unit=unit)


def row(*names, unit=""):
    return TableRow(number=2, names=names, unit=unit, body=True)


@pytest.mark.parametrize(
    "raw, of_row, of_column, unit",
    [
        ("12%", row("Hộ nghèo", unit="hộ"), column("Số hộ", unit="hộ"), "%"),
        ("12", row("Hộ nghèo", unit="hộ"), column("Tỷ lệ (%)", unit="%"), "%"),
        ("12", row("Xi măng", unit="tấn"), column("Số lượng", unit=""), "tấn"),
        # the row's unit is that of what it costs
        ("12", row("Xi măng", unit="tấn"), column("Đơn giá (đồng)", unit="đồng"), "đồng"),
        ("12", row("Xi măng", unit="tấn"), column("Số lượng (kg)", unit="kg"), "tấn"),
        ("12", row("Xi măng"), column("Số lượng (kg)", unit="kg"), "kg"),
        ("12", row("Tổng diện tích (ha)"), column("Năm 2024", unit="hồ sơ"), "ha"),
        ("12", row("Tổng số"), column("Năm 2024", unit="triệu đồng"), "triệu đồng"),
        ("12", row("Tổng số"), column("Năm 2024"), ""),
    ],
)
def test_the_nearest_unit_is_the_cells(raw, of_row, of_column, unit):
    assert unit_of_cell(raw, of_row, of_column) == unit
