"""Tests of summary sheet: key indicators of a province's districts over two years."""

import csv
from fractions import Fraction

import pytest
from conftest import solieu
from made_datasets import COUNT, LATE, RATIO, report
from openpyxl import load_workbook

from extractor.comparison.key_figures import key_indicators
from extractor.output.database import Dataset

SETTLED = ("ho_so_tthc.da_giai_quyet", "Tổng số hồ sơ đã giải quyết", "hồ sơ")
IN_TIME = ("ho_so_tthc.giai_quyet_truoc_va_dung_han", "Giải quyết trước và đúng hạn", "hồ sơ")
ONLINE = ("dich_vu_cong.ho_so_truc_tuyen_ty_le", "Tỷ lệ hồ sơ nộp trực tuyến", "%")
NAMES = ("Mỹ Xuyên", "Kế Sách", "Mỹ Tú", "Long Phú", "Trần Đề", "Cù Lao Dung")
BY_LAN = "Lan, 2016-11-20T08:05:12.123+07:00"
DECIDED = (("Kế Sách", COUNT[0]), ("Long Phú", IN_TIME[0]))  # what a person corrected
LATES = (5, 0, 40, 12, 7, 3)


@pytest.fixture(scope="module")
def two_years(tmp_path_factory):
    base = tmp_path_factory.mktemp("summary")
    with Dataset(base) as data:
        for at, name in enumerate(NAMES):
            unit, settled = f"huyện {name}", 1000 * (at + 1)
            report(
                data,
                unit,
                "2015",
                "2015-11-12",
                values=[(COUNT, str(settled)), (LATE, "5"), (ONLINE, "60", "planned")],
            )
            report(
                data,
                unit,
                values=[
                    (COUNT, str(settled + 100), "actual", "yes" if name == "Mỹ Tú" else "no"),
                    (SETTLED, str(settled)),
                    (IN_TIME, str(settled - LATES[at])),
                    (LATE, str(LATES[at])),
                    (RATIO, f"{10 + at}/20"),
                    (ONLINE, str(50 + 5 * at)),
                    (ONLINE, "55", "planned"),
                ],
            )
        decided = "update indicators set corrected = ? where file like ? and indicator = ?"
        for name, code in DECIDED:
            data.run(decided, BY_LAN, f"%{name} 2016%", code)
    out = base / "so-sanh.xlsx"
    done = solieu("compare", base, "--out", out)
    assert done.returncode == 0, done.stderr
    return out


def lines(out, stem):
    path = out.with_name(f"{out.stem}.{stem}.csv")
    with open(path, encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def of(out, code):
    return {row["unit"]: row for row in lines(out, "tong-hop") if row["indicator"] == code}


def test_every_key_indicator_is_one_of_the_rules():
    codes = [key.code for key in key_indicators()]
    assert len(codes) == len(set(codes)) and all("." in code for code in codes)
    assert all(
        len(key.share) in (0, 2) and bool(key.share) == bool(key.name) for key in key_indicators()
    )


def test_a_share_that_no_report_states_is_computed_from_its_parts(two_years):
    shares = of(two_years, "ho_so_tthc.giai_quyet_truoc_va_dung_han_ty_le")
    assert shares["huyện Mỹ Tú"]["value"] == "2960/3000"
    assert shares["huyện Kế Sách"]["standout"] == "best"  # 2000/2000
    assert shares["huyện Mỹ Tú"]["standout"] == "worst"


def test_fewer_late_ones_are_better_and_more_dossiers_are_neither(two_years):
    late = of(two_years, LATE[0])
    assert [late[f"huyện {name}"]["standout"] for name in NAMES] == [
        "best",
        "best",
        "worst",
        "worst",
        "worst",
        "best",
    ]
    assert {row["standout"] for row in of(two_years, COUNT[0]).values()} == {""}


def test_the_target_is_held_against_the_result(two_years):
    online = of(two_years, ONLINE[0])
    assert online["huyện Mỹ Xuyên"]["reached"] == "no"
    assert online["huyện Cù Lao Dung"]["reached"] == "yes"


def test_changes_are_listed_the_largest_first(two_years):
    changes = lines(two_years, "bien-dong")
    assert changes[0]["unit"] == "huyện Mỹ Tú" and changes[0]["change"].endswith("+35 (+700 %)")
    risen = {row["unit"] for row in changes if row["indicator"] == COUNT[0]}
    assert not risen  # ten per cent at most


def test_the_first_sheet_shows_signs_links_and_totals(two_years):
    book = load_workbook(two_years)
    sheet = book["Tổng hợp"]
    assert book.sheetnames[0] == "Tổng hợp" and sheet.page_setup.scale >= 73
    cells = {(c.row, c.column): c for row in sheet.iter_rows() for c in row if c.value is not None}
    doubtful = [c for c in cells.values() if c.value == 3100]
    assert doubtful and '"' + " ?" in doubtful[0].number_format
    assert doubtful[0].border.left.style == "mediumDashed" and doubtful[0].hyperlink is not None
    assert any("1 trong" in str(c.value) for c in cells.values())
    [total] = [
        row
        for row in sheet.iter_rows()
        if row[0].value == f"{COUNT[1]} (hồ sơ)" or row[0].value == COUNT[1]
    ]
    numbers = [c.value for c in total if isinstance(c.value, (int, float))]
    assert numbers[:2] == [21600, 21000]
    assert abs(numbers[2] - float(Fraction(600, 21000))) < 1e-9


def test_what_a_person_decided_is_counted_and_marked(two_years):
    share = "ho_so_tthc.giai_quyet_truoc_va_dung_han_ty_le"
    decided = [
        (row["unit"], row["indicator"]) for row in lines(two_years, "tong-hop") if row["corrected"]
    ]
    assert ("huyện Kế Sách", COUNT[0]) in decided
    assert ("huyện Long Phú", share) in decided  # computed of a corrected value
    sheet = load_workbook(two_years)["Tổng hợp"]
    facts = {row[0].value: str(row[1].value) for row in sheet.iter_rows(max_row=8)}
    assert f"{len(decided)} giá trị người xem đã sửa hoặc xác nhận" in facts["Cần xem lại"]
    starred = [c for row in sheet.iter_rows() for c in row if '" *' in c.number_format]
    assert len(starred) == len(decided)
    assert all("Lan, 20/11/2016 08:05." in cell.comment.text for cell in starred)


def test_what_a_person_decided_is_marked_on_the_sheet_of_its_field(two_years):
    sheet = load_workbook(two_years)["Hồ sơ TTHC"]
    cells = [cell for row in sheet.iter_rows() for cell in row if '" *' in cell.number_format]
    assert sorted(cell.value for cell in cells) == [2100, 4000 - 12]
    assert all("Người xem đã sửa hoặc xác nhận: Lan" in cell.comment.text for cell in cells)


def test_the_first_sheet_names_who_is_worst_most_often(two_years):
    sheet = load_workbook(two_years)["Tổng hợp"]
    facts = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=3, max_row=9)}
    said = facts["Kém, tốt nhiều nhất"]
    worst = said.partition("kém nhất: ")[2].partition(";")[0]
    assert worst.startswith("Mỹ Tú (") and "Kế Sách" not in worst


def test_numbers_in_notes_have_points_between_thousands(two_years):
    sheet = load_workbook(two_years)["Tổng hợp"]
    notes = [cell.comment.text for row in sheet for cell in row if cell.comment]
    assert any("Tính từ 2.960/3.000." in note for note in notes)


def test_titles_of_field_sheets_print_above_every_page(two_years):
    sheet = load_workbook(two_years)["Hồ sơ TTHC"]
    assert "Hồ sơ TTHC, năm 2016" in sheet.oddHeader.left.text
    printed = sheet.print_area.partition("!")[2].replace("$", "").split(":")
    assert printed == ["A3", sheet.dimensions.split(":")[1]]
