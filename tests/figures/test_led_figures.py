"""Figures to which dots lead from what they count."""

import pytest

from extractor.document import read_report


def figures(folder, *lines):
    file = folder / "bao-cao.txt"
    file.write_text("BÁO CÁO\nKết quả năm 2024\n\n" + "\n\n".join(lines) + "\n", "utf-8")
    return [row for row in read_report(file).numerals if row.kind not in ("label", "date")]


@pytest.mark.parametrize("dots", ["....", "." * 120, "…" * 40, ". . . . . . ."])
@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("1. Tổng số cơ quan chuyên môn", "Tổng số cơ quan chuyên môn"),
        ("- Công chức trong biên chế", "Công chức trong biên chế"),
        ("Số thủ tục cấp xã", "Số thủ tục cấp xã"),
    ],
)
def test_dots_lead_from_what_is_counted_to_the_figure(tmp_path, dots, name, subject):
    first, second = figures(tmp_path, f"{name} {dots} 3.051", f"2. Lao động hợp đồng {dots} 248")
    assert [first.raw, second.raw] == ["3.051", "248"]
    assert first.subject.lstrip("- ") == subject
    assert first.sentence.endswith("3.051") and not first.doubts


@pytest.mark.parametrize(
    "line",
    [
        "Họ và tên: ........ Chức vụ: ........",
        "Kính gửi ……. Số: ….",
        "Ngày .... tháng .... năm .....",
    ],
)
def test_dots_that_are_to_be_written_on_lead_to_no_figure(tmp_path, line):
    assert figures(tmp_path, line) == []
