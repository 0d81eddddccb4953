"""What a report states more than once, as reports word it."""

import pytest
from made_checks import said


@pytest.mark.parametrize(
    "plain, told",
    [
        (
            "Toàn huyện có 11/11 xã, thị trấn bố trí máy tính. Đến nay 11/11 xã, thị trấn kết nối "
            "mạng.",
            "same_base: xã thị trấn: 11 = 11: holds",
        ),
        (
            "Năm 2016 được giao 91 biên chế công chức; hiện có mặt 81/91 biên chế công chức.",
            "restated: 91 biên chế = mẫu số của 81/91: holds",
        ),
        (
            "Đã hoàn thành 23/28 nhiệm vụ. Dự kiến đến cuối năm sẽ hoàn thành 26/28 nhiệm vụ.",
            "plan: 23/28 ≤ 26/28: holds",
        ),
        (
            "Toàn tỉnh có 06 đơn vị sự nghiệp và 57 trường học; 63/63 trường học tự chủ một phần.",
            "total_parts: 63 = 06 + 57: holds",
        ),
        (
            "Tổng số cán bộ, công chức là 234 người; 115/119 cán bộ có bằng đại học, 113/115 công "
            "chức có chứng chỉ tin học.",
            "total_parts: 234 = 119 + 115: holds",
        ),
        (
            "Cán bộ 115 người, công chức 119 người. Có bằng đại học: 110/119 cán bộ, 111/115 công "
            "chức.",
            "exchanged: 110/119 cán bộ; 111/115 công chức ≠ 115 cán bộ, 119 công chức: fails",
        ),
        (
            "I. KẾT QUẢ\n1. Đã mở 125 lớp tập huấn cho cán bộ cấp xã toàn tỉnh.\nII. ĐÁNH GIÁ\n"
            "1. Trong năm mở 125 lớp tập huấn cho cán bộ cấp xã toàn tỉnh.",
            "repeated: 125 lớp: nêu 2 lần: holds",
        ),
    ],
)
def test_what_is_stated_twice_is_held_together(plain, told):
    assert told in said(plain)


@pytest.mark.parametrize(
    "plain",
    [
        "Đạt 92/100 điểm, xếp 3/14 huyện; đạt 90/100 điểm về thể chế.",  # marks and ranks
        "Được giao 91 biên chế. Bố trí 81/95 máy tính.",  # other numbers
        "Đã hoàn thành 26/28 nhiệm vụ. Sẽ hoàn thành 3/12 chỉ tiêu.",  # other things
        "I. KẾT QUẢ\n1. Mở 125 lớp tập huấn.\nII. ĐÁNH GIÁ\n1. Mở 125 lớp học nghề.",
    ],
)
def test_numbers_alike_by_chance_are_not(plain):
    assert [one for one in said(plain) if "part_whole" not in one] == []
