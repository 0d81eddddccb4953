"""What fields hold, as people write it."""

import pytest

from extractor.decisions import worth_in_words

WORTHS = [  # field, as the files hold it, as people write it
    ("value", "1471.6", "1.471,6"),
    ("value", "-0.5", "-0,5"),
    ("value", "23/28", "23/28"),
    ("value", "", ""),
    ("iso", "2024-09-02/2024-09-06", "02/09/2024 đến 06/09/2024"),
    ("period", "2024-01/2024-09", "9 tháng đầu năm 2024"),
    ("for_period", "2025", "năm 2025"),
    ("received_number", "10043", "10043"),
    ("number", "2016", "2016"),
    ("document", " |  |  |  |  |  | ", ""),
]


@pytest.mark.parametrize("field, value, written", WORTHS)
def test_worths_in_words(field, value, written):
    assert worth_in_words(field, value) == written
