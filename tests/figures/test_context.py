"""What the words around a figure make of it: a ratio or a day, a count or money, a name's number
or a count."""

import pytest
from figures.test_counted import rows_of


def doubted(text: str) -> list[tuple[str, str]]:
    return [(row.raw, doubt.key) for row in rows_of(text) for doubt in row.doubts]


@pytest.mark.parametrize(
    "text",
    [
        "Tin đã đưa: Xếp hàng từ sáng sớm, chuyện đã cũ (03/11).",
        "Họp Hội đồng nghĩa vụ quân sự 09/10.",
        "Giao ban tuần sau: 06/11.",
        "Sơ kết tuyển quân 05/08; tổng kết sau.",
    ],
)
def test_a_ratio_that_may_be_a_day_is_for_a_person(text: str) -> None:
    rows = [row for row in rows_of(text) if row.kind == "ratio"]
    assert [doubt.key for row in rows for doubt in row.doubts] == ["ratio_or_date"]


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành 03/11 nhiệm vụ.",
        "Số xã đạt chuẩn: 09/10 (90%).",
        "Đã kiểm tra 05/12 xã, đạt 41,7%.",
        "Trường đạt chuẩn quốc gia 27/31.",
    ],
)
def test_a_ratio_of_what_is_counted_is_sure(text: str) -> None:
    assert ("ratio_or_date") not in [key for _, key in doubted(text)]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Dự phòng: 2.707.000.000.", "2.707.000.000"),
        ("Các khoản còn lại 26.000.000.000; giảm so với năm trước.", "26.000.000.000"),
        ("Thu từ DNNN: 950.150.000.", "950.150.000"),
    ],
)
def test_a_count_as_large_as_money_is_for_a_person(text: str, raw: str) -> None:
    assert (raw, "count_of_what") in doubted(text)


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        (
            "Chỉ tiêu giao: bản Ten Cá 14; bản Nà Chua 11; bản Xôm Đin 12.",
            ["14", "11", "12"],
        ),
        ("Giao các thôn: thôn Khe Mo 15; thôn Tân Lập 6.", ["15", "6"]),
    ],
)
def test_numbers_of_many_names_parted_by_semicolons_are_for_a_person(
    text: str, raws: list[str]
) -> None:
    told = [raw for raw, key in doubted(text) if key == "count_of_what"]
    assert told == raws


@pytest.mark.parametrize(
    "text",
    [
        "Sáp nhập các thôn: thôn Hồng Sơn 1; thôn Hồng Sơn 2; thôn Hồng Sơn 3.",
        "Tại thôn Khe Mo 2; xã đã sửa đường.",
    ],
)
def test_numbers_of_one_name_are_of_the_name(text: str) -> None:
    assert all(row.kind == "label" and not row.doubts for row in rows_of(text))
