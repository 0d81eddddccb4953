"""What cells of forms are taken for, by their heads alone."""

import pytest
from made_forms import LINES, periods_form, table, units_form
from openpyxl import Workbook

from extractor.comparison import Reporter
from extractor.forms.marks import written
from extractor.forms.proposals import Known, propose
from extractor.forms.units import UnitNames
from extractor.forms.workbook import Form
from extractor.tables import load_annex

DISTRICTS = [
    Reporter("huyện", f"huyện {n}", "", "Sóc Trăng", "Cần Thơ") for n in ("Kế Sách", "Mỹ Xuyên")
]
PROVINCE = Reporter("tỉnh", "tỉnh Sóc Trăng", "", "Sóc Trăng", "Cần Thơ")


def proposed(path, units=(PROVINCE,), period="2024"):
    known = Known(UnitNames(units), frozenset(), period)
    return propose(Form(path), known)


def by_cell(path, **more):
    made = proposed(path, **more)
    return {one.place: (written(one.mark) if one.mark else "", one.why) for one in made}


def form(path, rows, merged=(), title="", name="Biểu"):
    book = Workbook()
    book.active.title = name
    book.active["A1"] = title
    table(book.active, 3, rows, merged)
    book.save(path)
    return path


def test_every_row_of_the_ministrys_annex(tmp_path):
    """All rows that the annex gives a code get it; no other row is sure."""
    book = Workbook()
    book.remove(book.active)
    codes = {}
    for number, annex in enumerate(load_annex().forms, 1):
        sheet = book.create_sheet(f"Biểu {number}")
        sheet["A1"] = f"Biểu {number}: {annex.name}"
        head = ["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú"]
        rows = [[row.number, row.words, row.unit, None, None] for row in annex.rows]
        table(sheet, 3, [head, *rows])
        for at, row in enumerate(annex.rows, 4):
            if row.code:
                codes[sheet.title, (at, 4)] = row.code
    book.save(tmp_path / "phu-luc.xlsx")
    made = proposed(tmp_path / "phu-luc.xlsx")
    wrong = [one for one in made if one.sure and codes.get((one.sheet, one.place)) != one.mark.code]
    assert [
        (one.row_words, one.mark.code) for one in wrong if (one.sheet, one.place) in codes
    ] == []
    sure = {(one.sheet, one.place) for one in made if one.sure}
    assert codes.keys() - sure == set()


def test_fields_of_the_reception_form_are_no_units(tmp_path):
    """One unit's form 07a: a row for each field; only the total is the unit's own number."""
    heads = ["STT", "Lĩnh vực", "Số hồ sơ tiếp nhận: Tổng số", "Số hồ sơ đã giải quyết: Tổng số"]
    rows = [[1, "Đất đai", None, None], [2, "Hộ tịch", None, None], ["", "Tổng cộng", None, None]]
    made = by_cell(form(tmp_path / "07a.xlsx", [heads, *rows]))
    assert not any(why == "" for place, (_, why) in made.items() if place[0] < 6)


@pytest.mark.parametrize(
    "head, mark, why",
    [
        ("Thực hiện", None, "propose_no_code"),  # two columns that say the same
        ("Năm 2023", "{{ho_so_tthc.tiep_nhan; đơn vị=tỉnh Sóc Trăng; kỳ=cùng kỳ}}", ""),
        ("Cùng kỳ năm trước", "{{ho_so_tthc.tiep_nhan; đơn vị=tỉnh Sóc Trăng; kỳ=cùng kỳ}}", ""),
        (
            "Kế hoạch năm",
            "{{ho_so_tthc.tiep_nhan; đơn vị=tỉnh Sóc Trăng; tình trạng=được giao}}",
            "",
        ),
        (
            "Tăng, giảm (%)",
            "{{ho_so_tthc.tiep_nhan; đơn vị=tỉnh Sóc Trăng; so sánh=cùng kỳ %}}",
            "",
        ),
        ("So với cùng kỳ (%)", None, "propose_change"),
        ("Kỳ trước", None, "propose_period"),
        ("Lũy kế từ đầu năm", None, "propose_period"),
    ],
)
def test_columns_beside_this_period(tmp_path, head, mark, why):
    rows = [["TT", "Chỉ tiêu", "Kết quả", head], [1, "Số hồ sơ TTHC tiếp nhận", None, None]]
    title = "SỐ LIỆU CẢI CÁCH HÀNH CHÍNH NĂM 2024"
    made = by_cell(form(tmp_path / "cot.xlsx", rows, title=title))
    found = made[4, 4]
    assert found[1] == why
    assert mark in (None, found[0])
    if why in ("propose_change", "propose_period"):
        assert found[0].startswith("{{? ho_so_tthc.tiep_nhan;")


def test_units_in_columns(tmp_path):
    heads = ["TT", "Chỉ tiêu", "Kế Sách", "Mỹ Xuyên"]
    rows = [[1, "Số hồ sơ TTHC tiếp nhận", None, None], [2, "Số văn bản QPPL ban hành", None, None]]
    made = by_cell(form(tmp_path / "ngang.xlsx", [heads, *rows]), units=DISTRICTS)
    assert made == {
        (4, 3): ("{{ho_so_tthc.tiep_nhan; đơn vị=huyện Kế Sách}}", ""),
        (4, 4): ("{{ho_so_tthc.tiep_nhan; đơn vị=huyện Mỹ Xuyên}}", ""),
        (5, 3): ("{{the_che.ban_hanh.tong_so; đơn vị=huyện Kế Sách}}", ""),
        (5, 4): ("{{the_che.ban_hanh.tong_so; đơn vị=huyện Mỹ Xuyên}}", ""),
    }


def test_money_without_its_measure_is_not_sure(tmp_path):
    rows = [["TT", "Chỉ tiêu", "Kết quả"], [1, "Thu ngân sách nhà nước trên địa bàn", None]]
    assert by_cell(form(tmp_path / "tien.xlsx", rows))[4, 3][1] != ""
    rows[0][2] = "Kết quả (tỷ đồng)"
    made = by_cell(form(tmp_path / "tien.xlsx", rows))[4, 3]
    assert made[1] == ""
    assert "đơn vị tính=tỷ đồng" in made[0]


def test_totals_that_a_form_works_out_are_the_provinces(tmp_path):
    made = proposed(units_form(tmp_path / "bieu.xlsx"), units=[*DISTRICTS, PROVINCE])
    totals = {one.place: one for one in made if one.worked and one.place[0] == 9}
    assert totals[9, 3].sure
    assert totals[9, 3].mark.unit == "tỉnh Sóc Trăng"
    assert totals[9, 3].mark.code == "ho_so_tthc.tiep_nhan"


def test_of_a_form_that_names_no_unit_nothing_is_sure_but_with_one_unit(tmp_path):
    path = periods_form(tmp_path / "mau.xlsx", unit="…")
    assert not any(one.sure for one in proposed(path, units=DISTRICTS))
    assert all(one.sure for one in proposed(path, units=DISTRICTS[:1]))


def test_words_that_name_no_indicator_give_a_choice(tmp_path):
    rows = [["TT", "Chỉ tiêu", "Kết quả"], [1, "Số bàn ghế mua mới cho cán bộ", None]]
    made = proposed(form(tmp_path / "la.xlsx", rows))
    assert [one.why for one in made] == ["propose_no_code"]
    assert 1 <= len(made[0].options) <= 6
    assert not made[0].mark.sure


def test_empty_forms(tmp_path):
    book = Workbook()
    book.active["A1"] = "Không có bảng"
    book.active["B3"].border = LINES
    book.save(tmp_path / "rong.xlsx")
    assert proposed(tmp_path / "rong.xlsx") == []


@pytest.mark.parametrize(
    "name, title",
    [("Cù Lao Dung", ""), ("Biểu", "Đơn vị báo cáo: huyện Trần Đề"), ("Biểu", "UBND HUYỆN MỸ TÚ")],
)
def test_a_form_of_a_unit_that_has_not_reported_gets_no_others_numbers(tmp_path, name, title):
    """The only unit that has reported is another one."""
    rows = [["TT", "Chỉ tiêu", "Kết quả"], [1, "Số hồ sơ TTHC tiếp nhận", None]]
    made = proposed(form(tmp_path / "mau.xlsx", rows, title=title, name=name), units=DISTRICTS[:1])
    assert not any(one.sure and one.mark.unit == "huyện Kế Sách" for one in made)


def test_rows_of_units_that_have_not_reported_are_asked_for_them(tmp_path):
    heads = ["TT", "Đơn vị", "Số văn bản QPPL ban hành"]
    rows = [[1, "Kế Sách", None], [2, "Cù Lao Dung", None], [3, "Trần Đề", None]]
    made = proposed(form(tmp_path / "mau.xlsx", [heads, *rows]), units=DISTRICTS[:1])
    assert [(one.mark.unit, one.why) for one in made] == [
        ("huyện Kế Sách", ""),
        ("Cù Lao Dung", ""),
        ("Trần Đề", ""),
    ]
