"""The field of a letterhead that needs the numerals of the whole text."""

import pytest

from extractor.document import read_report

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN AN PHÚ
Số: 215/BC-UBND

An Phú, ngày 12 tháng 12 năm 2024

BÁO CÁO
Kết quả công tác cải cách hành chính năm 2024

{opening}

Trong năm, huyện tiếp nhận 1.250 hồ sơ.
"""


@pytest.mark.parametrize(
    "opening, answers",
    [
        (
            "Thực hiện Công văn số 1830/SNV-CCHC ngày 05/11/2024 của Sở Nội vụ về việc báo cáo, "
            "UBND huyện báo cáo như sau:",
            ["1830/SNV-CCHC"],
        ),
        (
            "Căn cứ Công văn số 12/SNV-CCHC ngày 5/11/2024 và Công văn số 96/SNV-CCHC ngày "
            "1/12/2024 của Sở Nội vụ, UBND huyện báo cáo kết quả như sau:",
            ["12/SNV-CCHC", "96/SNV-CCHC"],
        ),
        ("UBND huyện báo cáo kết quả như sau:", []),
        (
            "Thực hiện Kế hoạch số 15/KH-UBND ngày 05/01/2024 của UBND huyện, kết quả như sau:",
            [],  # a plan is no letter
        ),
    ],
)
def test_the_letters_that_a_report_answers(tmp_path, opening, answers):
    path = tmp_path / "báo cáo.txt"
    path.write_text(HEAD.format(opening=opening), "utf-8")
    report = read_report(path)
    assert [number for number in answers if number not in report.fields["answers"]] == []
    assert bool(report.fields["answers"]) == bool(answers)
    assert report.fields["number"] == "215/BC-UBND"  # all else of the head stays
