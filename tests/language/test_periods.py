"""Periods by the words of reports, of file names and of people who ask."""

import pytest

from extractor.language.numbers import Refused
from extractor.language.periods import (
    anchored,
    find_periods,
    in_words,
    parse_period,
    previous,
    span,
    standard_period,
    year_before,
)


@pytest.mark.parametrize(
    "text, periods",
    [
        ("Kết quả công tác tháng 9 năm 2024", ["2024-09"]),
        ("công tác y tế tháng 12-2017, chương trình tháng 1-2018", ["2017-12", "2018-01"]),
        ("quý III/2024; Quý 3 năm 2024; QUÝ III-2024", ["2024-Q3"] * 3),
        ("quý 111/2024, quý IIl/2024, quý lV/2024", ["2024-Q3", "2024-Q3", "2024-Q4"]),
        ("qúy II năm 2023, quy II nam 2023", ["2023-Q2"] * 2),
        ("6 tháng đầu năm 2024 và 06 tháng cuối năm 2024", ["2024-01/2024-06", "2024-07/2024-12"]),
        ("sáu tháng đầu năm 2024; nửa đầu năm 2023", ["2024-01/2024-06", "2023-01/2023-06"]),
        ("9 tháng năm 2024, 10 tháng 2024", ["2024-01/2024-09", "2024-01/2024-10"]),
        ("từ tháng 1 đến tháng 6/2024", ["2024-01/2024-06"]),
        ("tuần 36 năm 2024", ["2024-W36"]),
        ("giai đoạn 2021 - 2025, từ năm 2011 đến năm 2020", ["2021/2025", "2011/2020"]),
        ("năm học 2023-2024", ["2023/2024"]),
        ("từ ngày 15/12/2023 đến ngày 14/6/2024", ["2023-12-15/2024-06-14"]),
        ("từ 15/12 đến 14/6/2024", ["2023-12-15/2024-06-14"]),
        (
            "từ ngày 15 tháng 12 năm 2023 đến hết ngày 14 tháng 6 năm 2024",
            ["2023-12-15/2024-06-14"],
        ),
        ("kỳ báo cáo: 09/2024", ["2024-09"]),
        ("BC_CCHC_quy_3_2024", ["2024-Q3"]),
        ("Q3-2024, 2024-Q4, 6T2024, T9.2024", ["2024-Q3", "2024-Q4", "2024-01/2024-06", "2024-09"]),
        # none of these is a period
        ("Nghị định số 61/2018/NĐ-CP ngày 23/4/2018", []),
        ("ngày 05 tháng 9 năm 2024", []),
        ("trong 6 tháng qua, trẻ 6 tháng tuổi", []),
        ("có 2024 hồ sơ, 2.024 người", []),
        ("Việt Nam 2024", []),
        ("từ năm 2025 đến năm 2021", []),
    ],
)
def test_periods_are_found_in_texts(text, periods):
    assert [named.iso() for named in find_periods(text)] == periods


@pytest.mark.parametrize(
    "text, day, period",
    [
        ("quý IV", "2025-01-06", "2024-Q4"),
        ("quý IV", "2024-12-02", "2024-Q4"),
        ("quý I", "2024-03-04", "2024-Q1"),
        ("6 tháng đầu năm", "2024-06-03", "2024-01/2024-06"),
        ("6 tháng đầu năm", "2025-01-06", "2024-01/2024-06"),
        ("tháng 12", "2025-01-03", "2024-12"),
        ("tháng 01", "2025-01-20", "2025-01"),
    ],
)
def test_a_year_left_out_is_told_by_the_day_of_the_report(text, day, period):
    assert anchored(find_periods(text)[0], day) == period


@pytest.mark.parametrize(
    "days, period",
    [
        ("2023-12-15/2024-06-14", "2024-01/2024-06"),
        ("2024-06-15/2024-09-14", "2024-Q3"),
        ("2023-12-15/2024-09-14", "2024-01/2024-09"),
        ("2023-12-01/2024-11-30", "2024"),
        ("2024-05-15/2024-06-14", "2024-06"),
        ("2024-01-01/2024-06-30", "2024-01/2024-06"),
        ("2024-01-01/2024-06-14", "2024-01/2024-06"),
        ("2024-09-02/2024-09-06", "2024-09-02/2024-09-06"),  # a week stays its days
        ("2024-01-01/2024-05-17", "2024-01-01/2024-05-17"),
    ],
)
def test_working_periods_stand_for_those_of_the_calendar(days, period):
    assert standard_period(days) == period


@pytest.mark.parametrize(
    "asked, period",
    [
        ("quý III/2024", "2024-Q3"),
        ("Quý 3 2024", "2024-Q3"),
        ("quý ba năm 2024", "2024-Q3"),
        ("III/2024", "2024-Q3"),
        ("Q3 2024", "2024-Q3"),
        ("q3/2024", "2024-Q3"),
        ("6 tháng đầu năm 2024", "2024-01/2024-06"),
        ("6 thang dau nam 2024", "2024-01/2024-06"),
        ("9 tháng 2024", "2024-01/2024-09"),
        ("6 tháng cuối năm 2024", "2024-07/2024-12"),
        ("năm 2024", "2024"),
        (" 2024 ", "2024"),
        ("kỳ 2024", "2024"),
        ("tháng 9/2024", "2024-09"),
        ("09/2024", "2024-09"),
        ("giai đoạn 2021-2025", "2021/2025"),
        ("từ 15/12/2023 đến 14/6/2024", "2024-01/2024-06"),
        ("2024-Q3", "2024-Q3"),
        ("2024-q3", "2024-Q3"),
        ("2024-09", "2024-09"),
        ("2024-W36", "2024-W36"),
        ("2024-01/2024-06", "2024-01/2024-06"),
        ("2021/2025", "2021/2025"),
    ],
)
def test_a_period_is_asked_for_in_words_or_iso(asked, period):
    assert parse_period(asked) == period


@pytest.mark.parametrize(
    "asked",
    ["", "quý III", "năm nay", "quý 5/2024", "tháng 13/2024", "hồ sơ", "quý III và IV/2024"],
)
def test_what_names_no_single_period_is_refused(asked):
    with pytest.raises(Refused):
        parse_period(asked)


def test_weeks_and_days_are_periods_too():
    assert span("2024-W36") == ("2024-09-02", "2024-09-08")
    assert previous("2025-W01") == "2024-W52"
    assert in_words("2024-W06") == "tuần 6 năm 2024"
    assert in_words("2024-09-02/2024-09-06") == "02/09/2024 đến 06/09/2024"
    assert span("09/2024") == ("", "")
    assert year_before("2024-01/2024-09") == "2023-01/2023-09" and year_before("2021/2025") == ""
