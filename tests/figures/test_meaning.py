"""Status of figures: each record of patterns/wording.yaml against its own examples."""

import pytest

from extractor.authoring.examples import unmarked
from extractor.figures.meaning import status_of, unit_of
from extractor.patterns import read_rules

DATA = read_rules("wording.yaml")


CASES = [(r["status"], e, True) for r in DATA["status"] + DATA["after"] for e in r["examples"]] + [
    (r["status"], e, False) for r in DATA["status"] + DATA["after"] for e in r["counter_examples"]
]


@pytest.mark.parametrize("status, example, holds", CASES)
def test_status_of_each_example(status, example, holds):
    found = unmarked(example)
    assert found.marked
    assert all((status_of(found.plain, *span) == status) == holds for span in found.marked)


@pytest.mark.parametrize(
    "sentence, status",
    [  # a line that goes on in small letters opens no clause of a plan; one of a plan goes on
        ("Số nhiệm vụ đã hoàn thành theo\nkế hoạch: «33/36» nhiệm vụ", "actual"),
        ("Đã thực hiện được theo\nkế hoạch «12» lớp", "actual"),
        ("Huyện đã kiểm tra theo\n  kế hoạch năm 2025: «07» xã", "actual"),
        ("Đã đào tạo 98 người.\nKế hoạch đào tạo «120» người", "planned"),
        ("- Đã mở 10 lớp\n- kế hoạch: «12» lớp", "planned"),
        ("Năm 2025, theo kế hoạch bồi dưỡng\nnghiệp vụ «320» lượt người", "planned"),
    ],
)
def test_a_line_of_a_paragraph_is_no_clause(sentence, status):
    found = unmarked(sentence)
    [span] = found.marked
    assert status_of(found.plain, *span) == status


@pytest.mark.parametrize(
    "sentence, status",
    [  # an aim that is reached is no plan of what comes behind it
        ("đã hoàn thành 45/50 việc đề ra (đạt «90%»)", "actual"),
        ("thực hiện xong 12 nội dung đặt ra, chiếm «80%»", "actual"),
        ("Đã đạt mục tiêu đề ra, số hóa được «1.250» hồ sơ", "actual"),
        ("Kế hoạch số 12/KH-UBND đề ra, tỷ lệ số hóa đạt «80%»", "planned"),
        ("Phường phấn đấu vượt mục tiêu đề ra, thu «12 tỷ đồng»", "planned"),
        ("Nghị quyết năm 2025 của huyện đề ra, trồng mới «30» ha", "planned"),
    ],
)
def test_what_came_of_an_aim(sentence, status):
    found = unmarked(sentence)
    [span] = found.marked
    assert status_of(found.plain, *span) == status


@pytest.mark.parametrize(
    "sentence, status",
    [  # `tới` that tells up to when, and what falls due, is no time to come
        ("Từ đầu tháng tới nay tiếp «35» lượt công dân", "actual"),
        ("Từ đầu năm tới cuối quý III trồng «12» ha", "actual"),
        ("Khoản vay tháng tới hạn là «500 triệu đồng»", "actual"),
        ("Năm tới xã trồng «12» ha", "planned"),
        ("Kế hoạch quý tới với 12 cuộc; tháng này kiểm tra «3» cuộc", "actual"),
        ("Thời gian tới: mở 3 lớp; kiểm tra «5» xã", "planned"),
    ],
)
def test_a_time_to_come_and_one_up_to_now(sentence, status):
    found = unmarked(sentence)
    [span] = found.marked
    assert status_of(found.plain, *span) == status


@pytest.mark.parametrize(
    "sentence, unit",
    [
        ("đã giải quyết «25.121» hồ sơ, đúng hạn", "hồ sơ"),
        ("Đại học: «161» người, chiếm", "người"),
        ("tổ chức «03» buổi đối thoại với", "buổi đối thoại"),
        ("tổng số hồ sơ là: «56».", "hồ sơ"),
        ("kiểm tra «09» đơn vị xã, thị trấn và", "đơn vị xã, thị trấn"),
        # Who does it is not what is counted.
        ("Xã, phường nhận «39.517», giải quyết xong", ""),
        ("- 15 xã, phường: tiếp nhận «52.418»", ""),
        ("Công chức tiếp «30» lượt", "lượt"),
        ("«13» phường nhận 162.480", "phường"),
        ("Số công chức được cử: «12»", "công chức"),
        # The next line is another statement.
        ("- 10% đến dưới 30%: «12»\nKinh phí: 146 triệu đồng", ""),
        ("có «12»\nhồ sơ trễ hạn", "hồ sơ"),
        ("trường học; 214.900; «80.000» B. DỰ ÁN KHỞI CÔNG MỚI", ""),
        ("nạo vét kênh; «35» C. CÁC CÔNG TRÌNH KHÁC", ""),
        ("trồng mới «30» ô mẫu", "ô mẫu"),
    ],
)
def test_unit_is_the_noun_beside(sentence, unit):
    found = unmarked(sentence)
    [span] = found.marked
    assert unit_of(found.plain, *span) == unit
