"""What heads of columns say of time, status and change."""

import pytest

from extractor.forms.head_periods import (
    comparison_of,
    fits,
    names_no_quantity,
    printed_periods,
    relative_period,
)
from extractor.forms.marks import PREVIOUS, THIS, YEAR_AFTER, YEAR_BEFORE


@pytest.mark.parametrize(
    "heads, read, base, code, period",
    [
        (("Kết quả",), "2024", "2024", "x.y", THIS),
        (("Năm 2023",), "2023", "2024", "", YEAR_BEFORE),
        (("Cùng kỳ năm trước",), "2023-01/2023-06", "2024-01/2024-06", "", YEAR_BEFORE),
        (("Quý II",), "2024-Q2", "2024-Q3", "", PREVIOUS),
        (("Cùng kỳ",), "2023-Q3", "2024-Q3", "", YEAR_BEFORE),
        (("Kỳ trước",), "", "2024-Q3", "", PREVIOUS),
        (("Kế hoạch năm 2025",), "2025", "2024", "", YEAR_AFTER),
        (("Tiếp nhận", "Từ kỳ trước"), "2024", "2024", "ho_so_tthc.tiep_nhan_ky_truoc", THIS),
        (("Tiếp nhận", "Kỳ trước"), "2024", "2024", "ho_so_tthc.tiep_nhan", ""),
        (("Lũy kế từ đầu năm",), "2024-Q3", "2024-Q3", "", ""),
        (("Năm 2021",), "2021", "2024", "", "2021"),
    ],
)
def test_the_period_of_a_column(heads, read, base, code, period):
    assert relative_period(heads, read, base, code) == period


@pytest.mark.parametrize(
    "head, change, sure",
    [
        ("Tăng, giảm (%)", "percent", True),
        ("Tăng/giảm so với cùng kỳ", "difference", True),
        ("Chênh lệch", "difference", True),
        ("So với cùng kỳ (%)", "percent", False),
        ("So sánh", "difference", True),
        ("Số đơn vị giảm", None, None),  # names what is counted
        ("Kết quả", None, None),
    ],
)
def test_columns_of_changes(head, change, sure):
    found = comparison_of((head,))
    assert (found.change if found else None, found.sure if found else None) == (change, sure)


@pytest.mark.parametrize(
    "head, none",
    [
        ("Năm 2024", True),
        ("Quý III/2024", True),
        ("Thực hiện 6 tháng", True),
        ("Tổng số", False),
        ("Hồ sơ tiếp nhận", False),
        ("Trực tuyến", False),
    ],
)
def test_heads_that_name_no_quantity(head, none):
    assert names_no_quantity(head) is none


@pytest.mark.parametrize(
    "words, wanted, within, holds",
    [
        ("Kết quả", "2024", False, True),
        ("Năm 2024", "2024", False, True),
        ("Năm 2023", "2024", False, False),
        ("Năm 2024", "2024-Q3", False, False),
        ("Kế hoạch năm 2024", "2024-Q3", True, True),
        ("Giai đoạn 2021-2025 / Năm 2024", "2024", False, True),
        ("Thực hiện Nghị quyết 18-NQ/TW năm 2017", "2024", False, True),
        ("6 tháng đầu năm 2024", "2024-01/2024-06", False, True),
    ],
)
def test_a_number_under_heads_that_print_a_period(words, wanted, within, holds):
    assert fits(printed_periods(words), wanted, within) is holds
