import pytest

from extractor.review.typed import equal


@pytest.mark.parametrize(
    "field, kind, typed, reading, same",
    [
        ("value", "count", "1.291", "1291", True),
        ("value", "count", "05", "5", True),
        ("value", "count", "1.291", "1.221", False),
        ("value", "count", "1,291", "1.291", False),
        ("value", "percentage", "98,8", "98,80%", True),
        ("value", "percentage", "98,8", "98,81%", False),
        ("value", "ratio", "5/12", "05/12", True),
        ("iso", "date", "15/4/2020", "15 tháng 4 năm 2020", True),
        ("iso", "date", "15/4/2020", "16 tháng 4 năm 2020", False),
        ("value", "ratio", "5/12", "5/13", False),
        ("value", "measure", "6,99%o", "6,99%o", True),
        ("iso", "date", "7/11/2016", "ngày 07 tháng 11 năm 2016", True),
        ("iso", "date", "7/11/2016", "17/11/2016", False),
        ("iso", "date", "quý 3/2016", "quý III/2016", True),
        ("number", "document_number", "137/TB–UBND", "137 /TB-UBND", True),
        ("number", "document_number", "137/TB-UBND", "131/TB-UBND", False),
    ],
)
def test_the_same_by_value_not_by_marks(field, kind, typed, reading, same):
    assert equal(field, typed, reading, {"kind": kind}) is same
