"""Numbers that add up to the count before them are its parts, whatever they stand behind."""

import pytest
from figures.test_counted import rows_of


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Kỷ luật 29 người (cấp tỉnh 02, cấp phòng 16, cấp xã 11).", [29, 2, 16, 11]),
        ("Có 467 người, gồm cấp xã 178 và ở thôn, khu phố 289.", [467, 178, 289]),
        ("Giảm 64 đầu mối (phường 09, xã 55).", [64, 9, 55]),
        (
            "Ban hành 161 văn bản; trong đó cấp tỉnh 78, cấp phòng 36, cấp xã 47 (sai 5).",
            [161, 78, 36, 47, 5],
        ),
        ("Tổng số 1.250 hồ sơ: tổ 1.000 (80%), đội 250 (20%).", [1250, 1000, 250]),
        (
            "Tiếp nhận 250 hồ sơ; đã giải quyết 241. Theo cấp: tỉnh 61, huyện 73, xã 116.",
            [250, 241, 61, 73, 116],
        ),
        ("Nhận 412 đơn.\n- Phân theo lĩnh vực: đất đai 390, tư pháp 22.", [412, 390, 22]),
        ("Thu hồi 1.204 thẻ. Trong đó, phường 1.100 và xã 104.", [1204, 1100, 104]),
    ],
)
def test_parts_of_a_sum_are_counts(text: str, counts: list[int]) -> None:
    rows = [row for row in rows_of(text) if row.kind in ("count", "label")]
    assert [row.value for row in rows] == counts
    assert not any(row.doubts for row in rows if row.value != 5)


@pytest.mark.parametrize(
    "text",
    [
        "Giảm 30 đầu mối (tổ 02, đội 16, phòng 11).",  # 29
        "Có 12 tổ chức (tổ 5, đội 7).",  # a small sum
        "Họp tại 7 nơi (phường 3, phường 4).",
        "Nhận 412 đơn. Phân theo lĩnh vực: tổ 390, đội 23.",  # 413
        "Có 12 thôn. Trong đó, tổ 5, đội 7.",
    ],
)
def test_a_sum_that_does_not_hold_or_is_small_proves_nothing(text: str) -> None:
    behind = [row for row in rows_of(text) if row.kind == "label"]
    assert behind
    assert all(row.value is None for row in behind)
