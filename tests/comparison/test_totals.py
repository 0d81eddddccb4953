"""Tests of totals over units and of what their notes say."""

from extractor.comparison.reporters import Reporter
from extractor.comparison.result_folders import Fact
from extractor.comparison.table_parts import Compared, in_order
from extractor.comparison.tables import field_tables
from extractor.comparison.values import Indicator, Reading, Source

CODE = "ho_so_tthc.tiep_nhan"
UNITS = [Reporter("huyện", f"huyện {n}", "", "Sóc Trăng", "Cần Thơ") for n in "ABC"]


def reading(text, review=False):
    return Reading(text, review, Source(0, "bc.pdf", "1", "5"))


def total_cells(now, before):
    """The cells of the line of the total, by the parts of the indicator."""
    fact = Fact(CODE, "actual")
    indicators = {CODE: Indicator(CODE, "Hồ sơ tiếp nhận", "hồ sơ", "count")}
    readings = [{fact: dict(zip(UNITS, values, strict=False))} for values in (now, before)]
    units = in_order(UNITS, today=False)
    (table,) = field_tables(Compared(units, *readings, indicators, today=False))
    (line,) = [line for line in table.lines if line.head.kind == "total"]
    return {
        column.part: cell for column, cell in zip(table.columns, line.cells, strict=True) if cell
    }


def test_a_total_over_all_units_has_no_note():
    all_three = [reading("5"), reading("7"), reading("9")]
    cells = total_cells(all_three, [reading("1")] * 3)
    assert {part: cell.value for part, cell in cells.items()} == {
        "actual": 21,
        "previous": 3,
        "change": 18,
    }
    assert {cell.note for cell in cells.values()} == {""}
    assert not any(cell.review for cell in cells.values())


def test_a_total_without_a_unit_says_over_how_many_it_goes():
    cells = total_cells([reading("5"), reading("7")], [reading("1")] * 3)
    assert cells["actual"].note == "Cộng từ 2/3 đơn vị."
    assert cells["change"].note == "Tính trên 2/3 đơn vị có số ở cả hai kỳ."
    assert not cells["previous"].note


def test_a_total_with_a_doubtful_value_says_so():
    now = [reading("5"), reading("7", review=True), reading("9")]
    cells = total_cells(now, [reading("1")] * 3)
    assert cells["actual"].review and "1 giá trị cần xem lại." in cells["actual"].note
    assert cells["change"].review and cells["change"].note.startswith("Tính trên 3/3 đơn vị")


def test_a_total_without_a_value_of_another_unit_of_measure_says_so():
    odd = reading("7")._replace(odd_unit="nghìn hồ sơ")
    cells = total_cells([reading("5"), odd, reading("9")], [reading("1")] * 3)
    assert cells["actual"].value == 14 and cells["actual"].review
    assert cells["actual"].note.startswith("Cộng từ 2/3 đơn vị. 1 đơn vị không cộng được")
