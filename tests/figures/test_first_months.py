"""Months told again are the report's period; lengths of time stay lengths."""

import pytest

from extractor.figures import find_numerals
from extractor.layout import from_plain

OPENING = "Kết quả 8 tháng đầu năm 2025 của huyện. "
TWO_YEARS = "Kết quả 8 tháng đầu năm 2025 so với 8 tháng đầu năm 2024. "
REST_OF_YEAR = "Bàn nhiệm vụ 2 tháng cuối năm 2025. "


def months(text: str, year: str = "2025") -> list[tuple[str, str, str]]:
    rows = find_numerals(from_plain(text), [], year)
    return [(row.raw, row.kind, row.iso) for row in rows if row.raw.endswith("tháng")]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        (OPENING + "Trong 8 tháng qua, huyện thu hút 3 dự án.", "2025-01/2025-08"),
        (OPENING + "Chỉ số sản xuất 8 tháng tăng 7,3%.", "2025-01/2025-08"),
        (OPENING + "Lũy kế 8 tháng, thu ngân sách đạt 61% dự toán.", "2025-01/2025-08"),
        (TWO_YEARS + "Thu ngân sách 8 tháng đạt 61% dự toán.", "2025-01/2025-08"),
        (
            REST_OF_YEAR + "Về thương mại, 10 tháng qua huyện đón 12.500 lượt khách.",
            "2025-01/2025-10",
        ),
    ],
)
def test_months_told_again_are_a_period(text: str, iso: str) -> None:
    assert months(text)[-1] == (months(text)[-1][0], "date", iso)


@pytest.mark.parametrize(
    "text",
    [
        OPENING + "Công trình khánh thành sau 8 tháng thi công.",
        OPENING + "Các xã báo cáo định kỳ 8 tháng, hàng năm về Phòng.",
        "Định kỳ 6 tháng, hàng năm hoặc đột xuất, báo cáo Ủy ban nhân dân tỉnh.",
        "Các sở báo cáo định kỳ (6 tháng, năm) gửi Văn phòng.",
        "Kết quả 6 tháng đầu năm 2025 của tỉnh. Cơ quan thuế họp thường kỳ 6 tháng, năm.",
        "Cứ 9 tháng đơn vị bảo dưỡng máy một lần.",
        OPENING + "Hồ sơ được giải quyết trong thời hạn 8 tháng.",
        OPENING + "Lao động làm việc 8 tháng kể từ ngày ký.",
        OPENING + "Bị cáo lĩnh 8 tháng tù.",
        OPENING + "Đi học 7 tháng, sau đó về.",
        OPENING + "Giấy phép có hạn 12 năm 8 tháng.",
        OPENING + "Tước 3 giấy phép 8 tháng, thu 12 xe.",
        OPENING + "Nợ từ 5-8 tháng, có 34 đơn vị.",
        OPENING + "Cấm 2 tàu ra khơi 8 tháng.",
    ],
)
def test_lengths_of_time_stay_lengths(text: str) -> None:
    assert [kind for _, kind, _ in months(text)] == ["measure"]


def test_of_two_years_neither_the_reports_the_year_is_open() -> None:
    text = "So 8 tháng đầu năm 2022 với 8 tháng đầu năm 2021: thu 8 tháng đều tăng."
    [row] = [row for row in find_numerals(from_plain(text), [], "2025") if row.raw == "8 tháng"]
    assert (row.kind, row.iso) == ("date", "")
    assert "year_unknown" in [doubt.key for doubt in row.doubts]


@pytest.mark.parametrize(
    "text",
    [
        "Tính chung 8 tháng, sản xuất tăng 5,1% so với cùng kỳ (8 tháng đầu năm 2024 giảm 2%).",
        "So với 8 tháng đầu năm 2024, thu 8 tháng tăng 3,2%.",
        "Năm trước, 8 tháng đầu năm 2024 giảm 1%; xuất khẩu 8 tháng nay tăng 7%.",
    ],
)
def test_the_year_of_a_comparison_is_not_the_reports(text: str) -> None:
    [row] = [row for row in find_numerals(from_plain(text), [], "2025") if row.raw == "8 tháng"]
    assert (row.kind, row.iso) == ("date", "")
    assert "year_unknown" in [doubt.key for doubt in row.doubts]
