"""Documents that a report cites and their days, held against each other and the calendar."""

import pytest
from made_checks import said


def of(name, plain):
    """What the check of this name says of a text."""
    return [one.removeprefix(f"{name}: ") for one in said(plain) if one.startswith(f"{name}: ")]


@pytest.mark.parametrize(
    "cited, expected",
    [
        ("37/2014/NĐ-CP ngày 05/5/2014", ["37/2014/NĐ-CP – 05/05/2014: holds"]),
        ("37/2014/NĐ-CP ngày 05/5/2017", ["37/2014/NĐ-CP – 05/05/2017: fails"]),
        ("37/2014/NĐ-CP ngày 05/01/2015", []),  # numbered in December, signed in January
        ("15/KH-CP ngày 05/5/2014", []),  # no year in the symbol
    ],
)
def test_the_year_in_a_symbol_is_that_of_its_day(cited, expected):
    assert of("symbol_year", f"Thực hiện Nghị định số {cited} của Chính phủ.") == expected


@pytest.mark.parametrize(
    "other, expected",
    [
        ("05/5/2014", ["37/2014/NĐ-CP – 05/05/2014 (2 lần): holds"]),
        ("15/5/2014", ["37/2014/NĐ-CP – 05/05/2014, 15/05/2014: fails"]),
    ],
)
def test_one_document_has_one_day(other, expected):
    plain = (
        "Thực hiện Nghị định số 37/2014/NĐ-CP ngày 05/5/2014 của Chính phủ. Căn cứ Nghị định số "
        f"37/2014/NĐ-CP ngày {other} của Chính phủ."
    )
    assert of("same_document", plain) == expected


def test_plans_of_two_offices_may_have_one_number():
    plain = (
        "Thực hiện Kế hoạch số 15/KH-UBND ngày 05/5/2014 của UBND tỉnh. Căn cứ Kế hoạch số "
        "15/KH-UBND ngày 10/6/2014 của UBND huyện An Phú."
    )
    assert of("same_document", plain) == []


@pytest.mark.parametrize(
    "number, other, expected",
    [
        ("58", "16/6/2014", ["37/2014/NĐ-CP, 58/2014/NĐ-CP: số theo thứ tự ngày (2014): holds"]),
        ("58", "16/1/2014", ["37/2014/NĐ-CP – 05/05/2014; 58/2014/NĐ-CP – 16/01/2014: suspect"]),
        ("58", "16/4/2014", []),  # within a month numbers are given out otherwise
        ("12", "16/1/2014", ["12/2014/NĐ-CP, 37/2014/NĐ-CP: số theo thứ tự ngày (2014): holds"]),
    ],
)
def test_numbers_of_a_series_follow_their_days(number, other, expected):
    plain = (
        "Thực hiện Nghị định số 37/2014/NĐ-CP ngày 05/5/2014 của Chính phủ và Nghị định số "
        f"{number}/2014/NĐ-CP ngày {other} của Chính phủ."
    )
    assert of("series_order", plain) == expected


@pytest.mark.parametrize(
    "day, expected",
    [
        ("30/4/2024", []),
        ("29/02/2024", []),
        ("31/4/2024", ["31/4/2024: không có ngày này trong lịch: fails"]),
        ("29/02/2023", ["29/02/2023: không có ngày này trong lịch: fails"]),
        ("31 tháng 9 năm 2023", ["31 tháng 9 năm 2023: không có ngày này trong lịch: fails"]),
    ],
)
def test_a_day_that_no_calendar_has_fails(day, expected):
    assert of("calendar", f"Ngày {day}, UBND huyện tổ chức hội nghị.") == expected
