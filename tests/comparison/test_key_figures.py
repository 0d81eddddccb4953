"""What the values of units come to on the first sheet, and when that must be looked at."""

import pytest
from conftest import solieu
from made_datasets import COUNT, report
from openpyxl import load_workbook

from extractor.output.database import Dataset

SETTLED = ("ho_so_tthc.da_giai_quyet", "Tổng số hồ sơ đã giải quyết", "hồ sơ")
IN_TIME = ("ho_so_tthc.giai_quyet_truoc_va_dung_han", "Giải quyết trước và đúng hạn", "hồ sơ")
SHARE = ("ho_so_tthc.giai_quyet_truoc_va_dung_han_ty_le", "Tỷ lệ hồ sơ giải quyết đúng hạn", "%")
PLACE = {"total": 3, "before": 4, "change": 5}


@pytest.fixture
def total_row(tmp_path):
    """What the first sheet says of an indicator over all units; `now` and `before` are the values
    of each unit's report: (indicator, text, status, review)."""

    def shown(indicator, now, before=()):
        with Dataset(tmp_path) as data:
            for number, values in enumerate(now):
                report(data, f"huyện Số {number}", values=values)
            for number, values in enumerate(before):
                report(data, f"huyện Số {number}", "2015", "2015-11-12", values=values)
        done = solieu("compare", tmp_path, "--out", tmp_path / "a.xlsx")
        assert done.returncode == 0, done.stderr
        rows = load_workbook(tmp_path / "a.xlsx")["Tổng hợp"].iter_rows()
        [row] = [row for row in rows if str(row[0].value).startswith(indicator[1])][:1]
        return {name: row[place] for name, place in PLACE.items()}

    return shown


def is_marked(cell):
    signed = " ?" in cell.number_format and cell.border.left.style == "mediumDashed"
    assert signed == (cell.comment is not None)
    return signed


@pytest.mark.parametrize(
    "values, added, marked",
    [
        ([[(COUNT, "100")], [(COUNT, "200")]], 300, False),
        ([[(COUNT, "100", "actual", "yes")], [(COUNT, "200")]], 300, True),
        ([[(COUNT, "100", "actual", "yes")]], 100, True),
        ([[], [(COUNT, "7")]], 7, False),
    ],
)
def test_a_sum_is_marked_where_a_value_in_it_is(total_row, values, added, marked):
    cell = total_row(COUNT, values)["total"]
    assert (cell.value, is_marked(cell)) == (added, marked)


@pytest.mark.parametrize(
    "values, marked",
    [
        ([[(SETTLED, "44500"), (IN_TIME, "44410"), (SHARE, "99.8")]], False),
        ([[(SETTLED, "44500"), (IN_TIME, "44410"), (SHARE, "99.79")]], False),  # cut off
        ([[(SETTLED, "44500"), (IN_TIME, "44410"), (SHARE, "98.2")]], True),
        (
            [[(SETTLED, "3"), (IN_TIME, "2"), (SHARE, "67")], [(SETTLED, "3"), (IN_TIME, "3")]],
            False,
        ),
        ([[(SETTLED, "3"), (IN_TIME, "2"), (SHARE, "60")], [(SETTLED, "3"), (IN_TIME, "3")]], True),
        ([[(SETTLED, "44500", "actual", "yes"), (IN_TIME, "44410")]], True),
    ],
)
def test_a_share_of_all_is_marked_where_a_unit_says_another_of_its_own(total_row, values, marked):
    assert is_marked(total_row(SHARE, values)["total"]) == marked


def test_a_change_is_marked_with_what_it_is_made_of(total_row):
    found = total_row(COUNT, [[(COUNT, "110")]], [[(COUNT, "100", "actual", "yes")]])
    assert not is_marked(found["total"]) and is_marked(found["before"])
    assert found["change"].value == pytest.approx(0.1) and " ?" in found["change"].number_format
