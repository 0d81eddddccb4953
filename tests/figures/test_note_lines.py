"""Lines that go on counting from each other open with the marks of notes."""

import pytest
from figures.test_counted import rows_of

NOTES = [
    "{} Công ty cổ phần xây lắp đã được điều chuyển bớt một phần khối lượng sang nhà thầu khác.",
    "{} Quyết định phê duyệt chủ trương đầu tư của Chủ tịch Ủy ban nhân dân thành phố.",
    "{} Báo cáo của Ban Quản lý dự án về tiến độ bàn giao mặt bằng cho nhà thầu thi công.",
]


def kinds_of_marks(numbers):
    """What each line's first numeral is taken for."""
    lines = [note.format(number) for note, number in zip(NOTES, numbers, strict=False)]
    text = "Kết quả thực hiện trong kỳ.\n" + "\n".join(lines)
    starts = [text.index(line) for line in lines]
    return [row.kind for row in rows_of(text) if row.start in starts]


@pytest.mark.parametrize("numbers", [(36, 37), (1, 2, 3), (99, 100)])
def test_marks_of_notes_are_no_counts(numbers):
    assert kinds_of_marks(numbers) == ["label"] * len(numbers)


@pytest.mark.parametrize("numbers", [(36, 12), (37, 36), (5,)])
def test_numbers_that_do_not_go_on_stay_counts(numbers):
    assert kinds_of_marks(numbers) == ["count"] * len(numbers)


def test_short_lines_below_each_other_stay_counts():
    text = "Đã ban hành:\n5 Nghị quyết của HĐND\n6 Quyết định của UBND\n"
    assert [row.kind for row in rows_of(text)] == ["count", "count"]
