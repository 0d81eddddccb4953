"""What a date is in its report: a document's day, a time reported on, the day of some event."""

from dataclasses import replace

import pytest

from extractor.figures.roles import role_of
from extractor.layout import from_plain
from extractor.lines import numeral_at


def role(text, printed, iso, symbol=None, year="2024"):
    """The role of the date printed so, beside the symbol that stands nearest."""
    document = from_plain(text)

    def found(what, kind):
        at = text.index(what)
        return numeral_at(document, at, at + len(what), kind, "")

    row = replace(found(printed, "date"), iso=iso)
    number = found(symbol, "document_number") if symbol else None
    before = number if number and number.end <= row.start else None
    after = number if number and number.start >= row.end else None
    return role_of(row, before, after, text, year)


@pytest.mark.parametrize(
    "text, day, iso, symbol",
    [
        ("số 215/BC-UBND ngày 12/11/2016", "12/11/2016", "2016-11-12", "215/BC-UBND"),
        ("số 215/BC-UBND, ký ngày 12/11/2016", "12/11/2016", "2016-11-12", "215/BC-UBND"),
        ("215/BC-UBND (ban hành ngày 12/11/2016)", "12/11/2016", "2016-11-12", "215/BC-UBND"),
        (
            "Ngày 16/3/2016, UBND tỉnh ban hành Kế hoạch số 15/KH-UBND",
            "16/3/2016",
            "2016-03-16",
            "15/KH-UBND",
        ),
    ],
)
def test_a_day_beside_a_symbol_is_its_documents(text, day, iso, symbol):
    assert role(text, day, iso, symbol) == "document"


@pytest.mark.parametrize(
    "text, printed, iso, expected",
    [
        ("tính từ ngày 15/12/2023 trở đi", "15/12/2023", "2023-12-15", "period"),
        ("số liệu đến ngày 15/12/2023", "15/12/2023", "2023-12-15", "period"),
        ("ngày 15/12/2023 xảy ra 1 vụ cháy", "15/12/2023", "2023-12-15", "event"),
        ("Năm 2023 toàn tỉnh có 12 xã", "2023", "2023", "period"),
        ("triển khai từ năm 2019", "2019", "2019", "event"),
        ("mục tiêu năm 2030", "2030", "2030", "event"),  # later than the report
        ("Kết quả tháng 11/2024", "11/2024", "2024-11", "period"),
        ("sẽ hoàn thành trong tháng 12/2024", "12/2024", "2024-12", "event"),
        ("báo cáo kết quả thực hiện trong tháng 12/2024", "12/2024", "2024-12", "period"),
        ("ngày 15/12/2023 đến nay có 1 vụ", "15/12/2023", "2023-12-15", "period"),
    ],
)
def test_other_dates_are_of_a_period_or_an_event(text, printed, iso, expected):
    assert role(text, printed, iso) == expected


@pytest.mark.parametrize("year, expected", [("2029", "event"), ("2030", "period"), ("", "period")])
def test_a_year_is_told_by_the_reports_own(year, expected):
    assert role("mục tiêu năm 2030", "2030", "2030", year=year) == expected


def test_a_symbol_far_away_has_another_day():
    text = "số 215/BC-UBND của UBND huyện. Đến nay, họp ngày 12/11/2016"
    assert role(text, "12/11/2016", "2016-11-12", "215/BC-UBND") != "document"
