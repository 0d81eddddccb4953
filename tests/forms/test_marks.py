"""Marks as clerks type them."""

import pytest

from extractor.forms.marks import (
    PREVIOUS,
    YEAR_AFTER,
    YEAR_BEFORE,
    Mark,
    MarkFault,
    find_marks,
    parse_mark,
    written,
)

CODE = "ho_so_tthc.tiep_nhan"


@pytest.mark.parametrize(
    "said, mark",
    [
        (CODE, Mark("value", CODE)),
        (f" {CODE} ; đơn vị = Kế Sách ", Mark("value", CODE, unit="Kế Sách")),
        (f"{CODE}; don vi=Ke Sach; ky=cung ky", Mark("value", CODE, "Ke Sach", YEAR_BEFORE)),
        (f"{CODE}; Kỳ=KỲ TRƯỚC", Mark("value", CODE, period=PREVIOUS)),
        (f"{CODE}; kỳ=năm sau", Mark("value", CODE, period=YEAR_AFTER)),
        (f"{CODE}; kỳ=quý III/2024", Mark("value", CODE, period="2024-Q3")),
        (f"{CODE}; kỳ=6 tháng đầu năm 2024", Mark("value", CODE, period="2024-01/2024-06")),
        (f"{CODE}; tình trạng=được giao", Mark("value", CODE, status="assigned")),
        (f"{CODE}; phần=mẫu số", Mark("value", CODE, part="denominator")),
        (f"{CODE}; so sánh=cùng kỳ", Mark("value", CODE, change="difference")),
        (f"{CODE}; so sánh=cùng kỳ %", Mark("value", CODE, change="percent")),
        (f"{CODE}; so sánh=cùng kỳ bằng %", Mark("value", CODE, change="ratio")),
        (f"{CODE}; so sánh=kỳ trước%", Mark("value", CODE, change="percent", against=PREVIOUS)),
        (f"? {CODE}", Mark("value", CODE, sure=False)),
        ("đơn vị=An Lạc; cấp=xã", Mark("unit", unit="An Lạc", level="xã")),
        ("mỗi đơn vị; cấp=huyện", Mark("each_unit", level="huyện")),
        ("trang; đơn vị=Kế Sách", Mark("sheet", unit="Kế Sách")),
        ("kỳ", Mark("period")),
        ("bỏ qua", Mark("skip")),
    ],
)
def test_a_mark(said, mark):
    assert parse_mark(said) == mark
    assert parse_mark(written(mark).strip("{}")) == mark


@pytest.mark.parametrize(
    "said, key",
    [
        ("tiếp nhận", "mark_unknown_word"),
        ("Ho_so.tiep_nhan", "mark_unknown_word"),
        (f"{CODE}; màu=đỏ", "mark_unknown_key"),
        (f"{CODE}; Kế Sách", "mark_unknown_key"),
        (f"{CODE}; đơn vị=", "mark_no_value"),
        (f"{CODE}; kỳ=tháng 13/2024", "mark_unknown_period"),
        (f"{CODE}; kỳ=hôm qua", "mark_unknown_period"),
        (f"{CODE}; tình trạng=tốt", "mark_unknown_value"),
        (f"{CODE}; so sánh=kỳ này", "mark_unknown_value"),
        ("mỗi đơn vị; kỳ=2024", "mark_unknown_key"),
        ("bỏ qua; đơn vị=a", "mark_unknown_key"),
    ],
)
def test_what_is_no_mark(said, key):
    with pytest.raises(MarkFault) as fault:
        parse_mark(said)
    assert fault.value.key == key


@pytest.mark.parametrize(
    "text, found",
    [
        ("không có dấu", []),
        (f"{{{{{CODE}}}}} và {{{{kỳ}}}}", ["value", "period"]),
        ("{{kỳ}} {{", ["period", "mark_broken"]),
        ("}} {{kỳ}}", ["mark_broken"]),
        ("{{kỳ", ["mark_broken"]),
        ("{một ngoặc}", []),
    ],
)
def test_marks_of_a_text(text, found):
    said = [one.mark.kind if one.mark else one.fault.key for one in find_marks(text)]
    assert said == found
