"""Relations between figures: what is found, what it proves, what it accuses, and what is left unsaid."""

import pytest
from made_checks import examined, said

from extractor.checks import totals
from extractor.checks.all_checks import check
from extractor.checks.passages import Figure, Passages
from extractor.figures.find import find_numerals
from extractor.layout import from_plain

FIRST_NAMES = ("An", "Bình", "Châu", "Đông", "Hòa", "Long", "Mỹ", "Phú", "Tân", "Thạnh", "Vĩnh")
LAST_NAMES = ("Hải", "Hưng", "Khánh", "Lợi", "Lộc", "Nghĩa", "Phong", "Phước", "Quới", "Sơn")


def checked(document, rows):
    """(the checks, the marked rows)"""
    found = check(document, rows)
    return found.checks, found.numerals


@pytest.mark.parametrize(
    "plain, wanted",
    [
        (
            "Tiếp 221 đơn, đã giải quyết 176 đơn (160 khiếu nại, 16 tố cáo), đạt 79,6%, còn 45 đơn.",
            {
                "total_parts: 176 = 160 + 16: holds",
                "remainder: 221 = 176 + 45: holds",
                "count_share: 176/221 = 79,6%: rounded",
            },
        ),
        (
            "Tổng số tiếp nhận là 28.817 hồ sơ (kỳ trước chuyển qua 1.207 hồ sơ, tiếp nhận mới 27.610 hồ sơ). Trong đó: trước hạn 22.357 hồ sơ; "
            "đúng hạn 3.523 hồ sơ; quá hạn 267 hồ sơ; đang giải quyết 2.670 hồ sơ.",
            {
                "total_parts: 28.817 = 1.207 + 27.610: holds",
                "total_parts: 28.817 = 22.357 + 3.523 + 267 + 2.670: holds",
            },
        ),
        (
            "Tổng số hồ sơ tiếp nhận là 45.678 hồ sơ, trong đó: trực tuyến 30.112 hồ sơ, trực tiếp 14.566 hồ sơ, kỳ trước chuyển sang 900 hồ sơ. "
            "Đã giải quyết 44.500 hồ sơ. Đang giải quyết 1.178 hồ sơ.",
            {
                "coded: 45.678 = 44.500 + 1.178: holds",
                "total_parts: 45.678 = 30.112 + 14.566 + 900: suspect",
            },
        ),
        ("Tỷ lệ hài lòng đạt 96,5% (193/200 phiếu).", {"ratio_share: 193/200 = 96,5%: holds"}),
        ("Tỷ lệ hài lòng đạt 96,5% (139/200 phiếu).", {"ratio_share: 139/200 = 96,5%: fails"}),
        (
            "Diện tích 1.520 ha, trong đó: lúa 1.210 ha, rau màu 180 ha, cây ăn trái 130 ha.",
            {"total_parts: 1.520 ha = 1.210 ha + 180 ha + 130 ha: holds"},
        ),
        (
            "Giao 1.200 hộ nghèo. Đến nay đã giảm 934 hộ nghèo, đạt 77,8% chỉ tiêu.",
            {"count_share: 934/1.200 = 77,8%: rounded"},
        ),
    ],
)
def test_found_in_other_wordings(plain, wanted):
    assert wanted <= set(said(plain))


@pytest.mark.parametrize(
    "plain",
    [
        "Giao 2.150 biên chế, hiện có mặt 2.013 người; trong đó: nữ 902 người, dân tộc thiểu số 120 người, đảng viên 1.788 người.",
        "Trang bị 25 bộ máy tính, gồm 25 màn hình, 25 thân máy và 12 máy in.",
        "Thu ngân sách đạt 1.471,6 tỷ đồng, bằng 60% dự toán tỉnh giao, bằng 58% dự toán huyện giao, tăng 12,5% so với cùng kỳ.",
        "Đã tiếp nhận 1.250 hồ sơ trực tuyến, trả 900 hồ sơ, trong đó 1.200 hồ sơ toàn trình.",
        "Tiếp nhận mới 158 hồ sơ, đã giải quyết 161 hồ sơ, đang giải quyết 12 hồ sơ.",
        "Kế hoạch số 35/KH-UBND ngày 03/3/2023 của UBND tỉnh, Kế hoạch số 40/KH-UBND ngày 15/01/2023 của UBND huyện Tân Phú.",
        "Giảm từ 23 phòng xuống còn 17 phòng, giảm 05 phòng.",
        "Khám 45.000 lượt, đạt 90% kế hoạch năm, tăng 5% so với cùng kỳ (44.000 lượt).",
    ],
)
def test_nobody_is_accused_without_ground(plain):
    assert not [s for s in said(plain) if s.endswith(("fails", "suspect"))]


SENTENCE = "Tổng số hồ sơ là 9.846 hồ sơ, gồm cấp huyện 2.318 hồ sơ và cấp xã 7.528 hồ sơ."


def test_certain_readings_accuse_the_report_in_words_for_a_letter():
    checks, rows = checked(*examined(SENTENCE.replace("7.528", "7.582")))
    found = next(c for c in checks if c.verdict == "fails")
    assert found.message == "Tổng số 9.846 không khớp: 2.318 + 7.582 = 9.900"
    assert found.difference == "54" and [r.raw for r in rows if r.doubts] == [
        "9.846",
        "2.318",
        "7.582",
    ]


def test_one_cause_is_one_message():
    plain = (
        "Tổng số cán bộ là 362 người. Về trình độ: thạc sĩ 41 người, chiếm 11,36%; đại học 287 người, chiếm 79,5%; "
        "cao đẳng 12 người, chiếm 3,32%; trung cấp 21 người, chiếm 5,82%."
    )
    checks, rows = checked(*examined(plain))
    assert [(c.check, c.message) for c in checks if c.verdict == "fails"] == [
        ("common_base", "Tổng số 362 không khớp: các tỷ lệ đều tính trên 361")
    ]
    assert [r.raw for r in rows if r.doubts] == ["362"]


@pytest.mark.parametrize("opening", ["trong đó:", "gồm", "bao gồm:", "cụ thể:"])
def test_steps_grow_with_the_openings_of_a_paragraph(opening, monkeypatch):
    counted = []
    alike = Figure.alike

    def counting(figure, other):
        counted.append(1)
        return alike(figure, other)

    monkeypatch.setattr(Figure, "alike", counting)
    monkeypatch.setattr(totals, "MOST_PARTS", 30)
    steps = []
    for openings in (100, 200):
        parts = " ".join(f"{opening} {at % 97} hồ sơ," for at in range(openings))
        document = from_plain(f"Tiếp nhận 900 hồ sơ {parts} đã xong.")
        counted.clear()
        check(document, find_numerals(document, [], "2016"))
        steps.append(len(counted))
    assert 0 < steps[1] < 2.5 * steps[0]


@pytest.mark.parametrize("communes", [3, 40, 110])
def test_a_total_holds_with_all_its_parts_however_many(communes):
    names = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES]
    parts = ", ".join(f"xã {names[at]} {at + 5} hồ sơ" for at in range(communes))
    total = sum(at + 5 for at in range(communes))
    found = check(*examined(f"Đã tiếp nhận {total} hồ sơ, trong đó: {parts}."))
    held = [one for one in found.checks if one.check == "total_parts"]
    assert [(one.verdict, len(one.figures)) for one in held] == [("holds", communes + 1)]


@pytest.mark.parametrize("left", ["còn", "còn lại", "hiện còn", "đang còn"])
def test_steps_grow_with_the_remainders_of_a_paragraph(left, monkeypatch):
    counted = []
    countable = Passages.countable

    def counting(passages, figure):
        counted.append(1)
        return countable(passages, figure)

    monkeypatch.setattr(Passages, "countable", counting)
    steps = []
    for times in (50, 100):
        said = " ".join(f"giải quyết {at % 7} hồ sơ, {left} 5 hồ sơ," for at in range(times))
        document = from_plain(f"Tiếp nhận 12 hồ sơ, {said} đã xong.")
        counted.clear()
        check(document, find_numerals(document, [], "2016"))
        steps.append(len(counted))
    assert 0 < steps[1] < 2.5 * steps[0]
