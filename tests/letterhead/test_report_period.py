"""The period of a report: from titles as provinces word them, openings, letters, names of files."""

import pytest

from extractor.letterhead.report_period import period_said, report_period

TITLE = "Kết quả công tác cải cách hành chính"


@pytest.mark.parametrize(
    "title, day, period",
    [
        ("Kết quả thực hiện công tác cải cách hành chính năm 2016", "", "2016"),
        ("Công tác CCHC năm 2016 và phương hướng, nhiệm vụ năm 2017", "", "2016"),
        ("Kết quả quý III/2024, nhiệm vụ trọng tâm quý IV/2024", "", "2024-Q3"),
        ("Tình hình nhiệm vụ quý I, phương hướng nhiệm vụ quý II năm 2024", "", "2024-Q1"),
        ("Công tác tháng 9 năm 2024, chương trình công tác tháng 10 năm 2024", "", "2024-09"),
        ("Công tác tháng 8 và phương hướng nhiệm vụ tháng 9/2024", "", "2024-08"),
        ("Sơ kết 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2024", "", "2024-01/2024-06"),
        ("9 tháng đầu năm; phương hướng 3 tháng cuối năm 2024", "", "2024-01/2024-09"),
        ("Quý II và nhiệm vụ trọng tâm 6 tháng cuối năm 2018", "", "2018-Q2"),
        ("10 tháng, ước thực hiện cả năm 2017 và đăng ký chỉ tiêu năm 2018", "", "2017-01/2017-10"),
        ("Công tác CCHC quý IV", "2025-01-06", "2024-Q4"),
        ("Công tác CCHC quý IV và nhiệm vụ năm 2025", "2025-01-06", "2024-Q4"),
        ("Công tác CCHC quý IV và nhiệm vụ năm 2025", "", "2024-Q4"),
        ("Thực hiện Kế hoạch cải cách hành chính năm 2024", "", "2024"),
        ("Thực hiện Kế hoạch CCHC giai đoạn 2021-2030 năm 2024", "2024-12-02", "2024"),
        ("Thực hiện Kế hoạch CCHC năm 2024 quý I/2024", "", "2024-Q1"),
        ("Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 trong năm 2023", "", "2023"),
        ("Tổng kết Chương trình CCHC giai đoạn 2011 - 2020", "2020-11-02", "2011/2020"),
        ("Công tác CCHC từ ngày 15/12/2023 đến ngày 14/6/2024", "", "2024-01/2024-06"),
        ("Kết quả công tác, so với cùng kỳ năm 2023", "", ""),
        # aims, not periods
        ("Thực hiện Nghị quyết về hỗ trợ doanh nghiệp đến năm 2020", "2016-07-29", ""),
        ("Sơ kết 3 năm thực hiện Chương trình giai đoạn 2021-2030", "2024-01-03", ""),
        ("Kết quả công tác cải cách hành chính", "2024-10-02", ""),
    ],
)
def test_title(title, day, period):
    assert period_said(title, day).iso == period


@pytest.mark.parametrize(
    "title, period",
    [
        ("Công tác CCHC quý IV và năm 2024", "2024"),
        ("Công tác tháng 9 và quý III/2021", "2021-Q3"),
        ("Công tác tháng 9, quý III và 9 tháng đầu năm 2024", "2024-01/2024-09"),
        ("Nhiệm vụ năm 2024 (báo cáo quý III/2024)", "2024-Q3"),
    ],
)
def test_several_periods_are_decided_and_to_review(title, period):
    found = period_said(title)
    assert found.iso == period
    assert [doubt.key for doubt in found.doubts] == ["period_of_several"]


def test_printed_days_are_kept():
    found = period_said("CCHC 6 tháng đầu năm 2024 (từ ngày 15/12/2023 đến ngày 14/6/2024)")
    assert (found.iso, found.days) == ("2024-01/2024-06", "2023-12-15/2024-06-14")


@pytest.mark.parametrize(
    "text, name, period, source",
    [
        (
            "UBND xã báo cáo kết quả cải cách\nhành chính 9 tháng đầu năm 2024 như sau:\n\nI.",
            "a.pdf",
            "2024-01/2024-09",
            "opening",
        ),
        (
            "Thực hiện Công văn số 123/SNV-CCHC ngày 05/9/2024 của Sở Nội vụ về việc báo cáo"
            " công tác CCHC quý III năm 2024, UBND huyện báo cáo kết quả như sau:",
            "a.pdf",
            "2024-Q3",
            "letter",
        ),
        ("Kỳ báo cáo: Quý III/2024\n\n1. Chỉ đạo", "a.pdf", "2024-Q3", "opening"),
        ("Trong quý III/2024, UBND huyện đã ban hành kế hoạch.", "a.pdf", "2024-Q3", "opening"),
        # a year that is only looked back at is not the report's
        (
            "Phòng Nội vụ lấy phiếu năm 2024 đến hết tháng 10/2024.\n\nNăm 2023, chỉ số đạt 73%.",
            "a.pdf",
            "",
            "",
        ),
        (
            "Hội nghị tổng kết năm 2023, nhiệm vụ năm 2024.\n\nNăm 2023, tỉnh nhận 9 hồ sơ.",
            "a.pdf",
            "2023",
            "opening",
        ),
        # a plan's year is not the report's
        (
            "Căn cứ Kế hoạch số 5/KH-UBND về CCHC năm 2024; UBND xã báo cáo như sau:",
            "bc quý 3-2024.pdf",
            "2024-Q3",
            "file",
        ),
        ("", "bao-cao-cchc-6-thang-dau-nam-2024.pdf", "2024-01/2024-06", "file"),
        ("", "Bao cao 9T.2024.docx", "2024-01/2024-09", "file"),
        ("", "BC_Q3_2024.pdf", "2024-Q3", "file"),
        ("", "Quý III năm 2024/xã Tân Lộc.pdf", "2024-Q3", "folder"),
        ("", "2024/Quy 3/bao cao.pdf", "2024-Q3", "folder"),
        ("", "thang 9-2024.zip!/bao cao.pdf", "2024-09", "folder"),
        ("", "2024/bao cao.pdf", "2024", "folder"),
        ("", "123-BC-UBND-2024.pdf", "", ""),
        ("", "20240915.pdf", "", ""),
    ],
)
def test_where_the_title_says_none(text, name, period, source):
    found = report_period(TITLE, text, name, "")
    assert (found.iso, found.source) == (period, source)
    named_by_file = [d.key for d in found.doubts if d.key.startswith("period_from_")]
    assert named_by_file == ([f"period_from_{source}"] if source in ("file", "folder") else [])


def test_the_title_comes_first():
    found = report_period(f"{TITLE} quý III/2024", "báo cáo năm 2023 như sau:", "Q1-2022.pdf", "")
    assert (found.iso, found.source) == ("2024-Q3", "title")


def test_an_annex_is_named_by_its_first_lines():
    found = report_period("", "PHỤ LỤC\nTỔNG HỢP HỒ SƠ QUÝ III NĂM 2024\n\n1", "a.pdf", "", "")
    assert (found.iso, found.source) == ("2024-Q3", "title")
