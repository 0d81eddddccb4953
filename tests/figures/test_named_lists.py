"""Numbers that go on with a list of names are names; such as may count something are looked at."""

import pytest
from figures.test_counted import rows_of


def kinds_of(string):
    return [(row.raw, row.kind, bool(row.doubts)) for row in rows_of(string)]


@pytest.mark.parametrize(
    "string, counted",
    [
        ("sáp nhập toàn bộ diện tích quận 2, 9 và Thủ Đức.", []),
        ("các khu phố 1, 2, 3 của phường họp dân", []),
        ("bao gồm các ấp 1, 3, 5 và 10", []),
        ("thành lập thành phố trên cơ sở sắp xếp 3 quận: 2, 9 và Thủ Đức.", ["3"]),
        ("nhập 3 phường: 6, 7 và 8 thành một phường", ["3"]),
        ("05 tiêu chí (2, 3, 6, 17, 18) chưa đạt", ["05"]),
        ("đạt thêm 3 tiêu chí (12;16;18)", ["3"]),
        ("các tổ dân phố gồm: 1, 2, 4, thuộc khu phố cũ", []),
        ("tổ 3, 12 xe cứu hộ", ["12"]),
        ("tại các ấp 1, 2 có 120 hộ", ["120"]),
    ],
)
def test_numbers_of_lists_of_names(string, counted):
    rows = kinds_of(string)
    assert [raw for raw, kind, _ in rows if kind == "count"] == counted
    assert not any(doubted for *_, doubted in rows)


@pytest.mark.parametrize(
    "string, doubted",
    [
        ("xã có các ấp 1, 2 và 3 hộ nghèo", ["2"]),
        ("Tổ 1 và 2 giải quyết 12 hồ sơ", ["2"]),
        ("theo Nghị định 16, 17 công chức", []),
    ],
)
def test_numbers_that_may_count_what_stands_behind_the_list(string, doubted):
    assert [raw for raw, _, is_doubted in kinds_of(string) if is_doubted] == doubted


def test_documents_called_by_numbers_alone():
    rows = rows_of("theo Nghị quyết số 18, 19 của Trung ương và Kết luận 62, 64 của Bộ Chính trị")
    assert [row.kind for row in rows] == ["document_number"] * 4
    assert [row.number for row in rows] == ["18", "19", "62", "64"]
    assert [row.doc_type for row in rows[:2]] == [rows[0].doc_type] * 2 != ["", ""]


@pytest.mark.parametrize(
    "string",
    [
        "tại 3 phường: 12, 14 và 15 hồ sơ",  # a noun behind the last one
        "tại 4 phường: 12, 14 và 15",  # three for four
        "cấp cho 3 đội: 12, 10, 13",  # they do not rise
    ],
)
def test_counts_behind_things_called_by_numbers_stay_counts(string):
    assert {kind for _, kind, _ in kinds_of(string)} == {"count"}
