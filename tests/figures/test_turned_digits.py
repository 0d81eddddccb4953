"""Digits that a hidden sign turns round are seen as another number than the file holds."""

import pytest

from extractor.document import read_report


@pytest.mark.parametrize(
    "text, doubted",
    [
        ("Đã giải quyết \u202e4321\u202c hồ sơ, còn 17 hồ sơ.", ["4321"]),
        ("Đã giải quyết 1.\u202e432\u202c hồ sơ, còn 17 hồ sơ.", ["1.\u202e432"]),
        ("\u202eCó 12 vụ, 34 đơn\nCòn 56 hồ sơ.", ["12", "34"]),
        ("Đã giải quyết \u202e4\u202c hồ sơ, còn \u200f17\u200f hồ sơ.", []),
        ("Có \u202b12 vụ\u202c và \u206734 đơn\u2069.", []),
    ],
)
def test_turned_digits_are_for_a_person(tmp_path, text, doubted):
    file = tmp_path / "a.txt"
    file.write_text(text, "utf-8")
    rows = read_report(file).numerals
    found = [row for row in rows if any(doubt.key == "turned_digits" for doubt in row.doubts)]
    assert [row.raw.strip("\u202c") for row in found] == doubted
