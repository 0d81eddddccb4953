"""The period that a figure is for, from sentences, headings and tables as reports have them."""

from pathlib import Path

import pytest

from extractor.document import interpret, read_text
from extractor.intake import open_input
from extractor.model import FIGURE_KINDS, Input, PageReading, TextBlock, TextCell, TextTable

HEAD = """UBND HUYỆN MỸ XUYÊN
Số: 12/BC-UBND

Mỹ Xuyên, ngày 05 tháng 12 năm 2024

BÁO CÁO
Kết quả công tác cải cách hành chính {period}

"""


@pytest.fixture
def figures(tmp_path):
    def read(body, period="năm 2024"):
        path = tmp_path / "a.txt"
        path.write_text(HEAD.format(period=period) + body, "utf-8")
        source = open_input(path, "a.txt")
        report = interpret(source, read_text(source))
        return [row for row in report.numerals if row.kind in FIGURE_KINDS]

    return read


@pytest.mark.parametrize(
    "sentence, periods",
    [
        ("Tiếp nhận 1.000 hồ sơ.", ["2024"]),
        ("Phấn đấu năm 2025 tỷ lệ hồ sơ trực tuyến đạt 85%.", ["2025"]),
        ("Đến năm 2025 phấn đấu 100% hồ sơ được số hóa.", ["2025"]),
        ("Kế hoạch năm 2025: 85%.", ["2025"]),
        ("Sẽ kiểm tra đột xuất 12 cơ quan, đơn vị trực thuộc trong năm 2025.", ["2025"]),
        ("Chỉ số CCHC năm 2023 đạt 84,5%.", ["2023"]),
        ("Tổng số hồ sơ năm 2023 là 1.200 hồ sơ.", ["2023"]),
        ("Năm 2023, huyện tiếp nhận 1.234 hồ sơ, giải quyết 1.200 hồ sơ.", ["2023", "2023"]),
        ("Năm 2022: 12 người, năm 2023: 15 người, năm 2024: 18 người.", ["2022", "2023", "2024"]),
        ("Nâng tỷ lệ từ 80% năm 2023 lên 85% năm 2024.", ["2023", "2024"]),
        ("Tỷ lệ tăng từ 65% (năm 2020) lên 78%.", ["2020", "2024"]),
        ("Giảm từ 12,5% năm 2021 xuống còn 7% năm 2024.", ["2021", "2024"]),
        ("Tăng từ 1.200 (năm 2022) lên 1.500 hồ sơ.", ["2022", "2024"]),
        ("Đạt 91,2% (năm 2023: 88,1%).", ["2024", "2023"]),
        ("Tiếp nhận 1.300 hồ sơ, so với cùng kỳ năm trước (1.234 hồ sơ).", ["2024", "2023"]),
        ("Có 12 người, giảm 3 người so với năm 2023 (15 người).", ["2024", "2024", "2023"]),
        ("Cùng kỳ năm 2023 là 1.100 hồ sơ.", ["2023"]),
        ("Từ năm 2021 đến nay đã tinh giản 45 biên chế.", ["2021/2024"]),
        ("Giai đoạn 2021-2025 đã tinh giản 45 biên chế.", ["2021/2025"]),
        ("Trong 6 tháng đầu năm 2024 tiếp 866 lượt người.", ["2024-01/2024-06"]),
        # the report's own period
        ("Có 03 xã còn lại sẽ triển khai trong năm 2025.", ["2024"]),
        ("Kỳ trước chuyển qua 120 hồ sơ.", ["2024"]),
        ("Án năm 2023 chuyển sang 39 vụ, thụ lý mới 40 vụ.", ["2024", "2024"]),
        ("Giảm 12 biên chế so với năm 2015.", ["2024"]),
        ("Thực hiện Kế hoạch CCHC năm 2023, đã ban hành 12 văn bản.", ["2024"]),
        ("Mở 02 lớp bồi dưỡng năm học 2023-2024 cho 120 người.", ["2024", "2024"]),
    ],
)
def test_sentence(figures, sentence, periods):
    assert [row.for_period for row in figures(f"I. KẾT QUẢ\n\n{sentence}\n")] == periods


@pytest.mark.parametrize(
    "sentence, periods",
    [
        ("Năm 2024 huyện được giao 91 biên chế công chức.", ["2024"]),
        ("Thực hiện nhiệm vụ năm 2024, đã hoàn thành 23/39 nhiệm vụ.", ["2024-Q3"]),
        ("Lũy kế từ đầu năm tiếp nhận 3.000 hồ sơ.", ["2024-01/2024-09"]),
        ("Quý II năm 2024 tiếp nhận 500 hồ sơ, quý III 600 hồ sơ.", ["2024-Q2", "2024-Q3"]),
        ("Tiếp nhận 500 hồ sơ (quý trước: 450 hồ sơ).", ["2024-Q3", "2024-Q2"]),
        ("Đến hết tháng 9/2024 đã giảm 934 hộ nghèo.", ["2024-Q3"]),
    ],
)
def test_sentence_in_a_report_of_a_quarter(figures, sentence, periods):
    rows = figures(f"I. KẾT QUẢ\n\n{sentence}\n", "quý III năm 2024")
    assert [row.for_period for row in rows] == periods


@pytest.mark.parametrize(
    "sentence, periods",
    [
        # words for now, behind a year that is over
        ("Năm 2021 có 34 vụ, đến nay đã giải quyết 31 vụ, còn 3 vụ.", ["2021", "2024", "2024"]),
        (
            "Năm 2015 có 54 trường; hiện nay có 39 trường với 1.602 viên chức.",
            ["2015", "2024", "2024"],
        ),
        ("Năm 2019: 890 vụ, nay 567 vụ.", ["2019", "2024"]),
        ("Tại thời điểm năm 2020, số vụ khiếu nại là 15; hiện tại là 4.", ["2020", "2024"]),
        ("Năm 2019 có 12 đơn vị (nay còn 9), 5 xã.", ["2019", "2024", "2019"]),
        ("Từ 12 đơn vị năm 2019 đến nay còn 9 đơn vị.", ["2019", "2024"]),
        # no now of its own
        ("Lũy kế từ 2015 đến nay đã tinh giản 45 biên chế.", ["2015/2024"]),
        ("Năm 2019, xã Hòa An (nay là phường Hòa An) có 12 vụ.", ["2019"]),
        ("Trong năm 2023 tồn 23 đơn, thời gian này giải quyết 5 đơn.", ["2023", "2023"]),
        # what the same time of the year before had
        ("Có 05 đoàn/75 người (cùng kỳ 12 đoàn/241 người).", ["2024", "2024", "2023", "2023"]),
        ("Đạt 86,2% (CK: 84,1%); cùng kỳ năm 2022 đạt 65,4%.", ["2024", "2023", "2022"]),
        ("Nhận 45 đơn (cùng kỳ: 30 đơn; tăng 50%).", ["2024", "2023", "2024"]),
        ("Bằng 105% cùng kỳ năm 2023; đạt 65% kế hoạch.", ["2024", "2024"]),
        ("Giải ngân 12 tỷ đồng, cùng kỳ tăng 5%.", ["2024", "2024"]),
        # a year that only measures or begins
        ("Thu 120 tỷ đồng, bằng 95% năm 2023.", ["2024", "2024"]),
        ("Thu nhập gấp 1,2 lần năm 2020 (47,2 triệu đồng).", ["2024", "2020"]),
        ("Cầu khởi công tháng 3/2023, tiến độ 65%.", ["2024"]),
        ("Trung tâm được thành lập năm 2019, có 12 biên chế.", ["2024"]),
        ("Trong năm 2019, có 12 biên chế.", ["2019"]),
        # years in turn and together
        ("Các năm 2021, 2022 lần lượt là 120, 135 tỷ đồng.", ["2021", "2022"]),
        (
            "Số vụ lần lượt là 12, 15 và 18 vụ trong các năm 2021, 2022 và 2023.",
            ["2021", "2022", "2023"],
        ),
        ("Trong hai năm 2022 và 2023 có 15 vụ.", ["2022/2023"]),
        ("Năm 2021 và 2023 có 15 vụ.", ["2023"]),
        ("Trước đây (năm 2018) huyện có 45 vụ.", ["2018"]),
        ("5 năm (2020 - 2024) thi hành xong 34.567 việc.", ["2020/2024", "2020/2024"]),
        ("Năm 2019 có 12 đơn vị. Trong đó, có 5 đơn vị tự chủ.", ["2019", "2019"]),
        ("Năm 2019 có 12 đơn vị. Có 5 đơn vị tự chủ.", ["2019", "2024"]),
        ("Kế hoạch năm 2025: 60 tỷ đồng (tỉnh 25 tỷ đồng).", ["2025", "2025"]),
        ("So với năm 2023: số cuộc tăng 05 cuộc.", ["2024"]),
        ("Từ năm 2020 đến hết năm 2023, giải quyết 1.234 vụ.", ["2020/2023"]),
        ("Tháng 9/2024 nhận 5 đơn, trong kỳ giải quyết 3 đơn.", ["2024-09", "2024-09"]),
        ("Số thu gấp đôi năm 2019; có 12 vụ.", ["2024"]),
        ("Bị cáo A (SN 1985) gây ra 12 vụ.", ["2024"]),
    ],
)
def test_other_years_told_in_the_sentence(figures, sentence, periods):
    assert [row.for_period for row in figures(f"I. KẾT QUẢ\n\n{sentence}\n")] == periods


def test_a_heading_of_plans_sets_the_period_of_what_is_not_done_yet(figures):
    rows = figures(
        "I. KẾT QUẢ NĂM 2024\n\nĐã ban hành 12 văn bản.\n\n"
        "II. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2025\n\n1. Chỉ tiêu\n\n"
        "- 100% hồ sơ được giải quyết đúng hạn.\n\n- Đến nay đã có 18 xã hoàn thành.\n"
    )
    assert [(row.for_period, row.status) for row in rows] == [
        ("2024", "actual"),
        ("2025", "planned"),
        ("2024", "actual"),
    ]


def test_an_unsure_span_is_a_doubt_on_a_named_figure_only(figures):
    term = "I. KẾT QUẢ\n\nLũy kế từ đầu nhiệm kỳ đã {}.\n"
    (named,) = figures(term.format("tiếp 120 lượt công dân"))
    (other,) = figures(term.format("trồng 120 cây xanh"))
    assert named.indicator and [doubt.key for doubt in named.doubts] == ["period_unsure"]
    assert not other.indicator and not other.doubts
    assert named.for_period == other.for_period == "2024"


def test_nothing_is_guessed_where_the_report_has_no_period(figures):
    rows = figures("I. KẾT QUẢ\n\nNăm 2023 có 12 xã. Có 15 hồ sơ.\n", "")
    assert [row.for_period for row in rows] == ["2023", ""]


def periods_in_table(rows):
    """The period of each figure, as printed, of a table in a report on 2024."""
    cells = [
        TextCell(row, column, 1, 1, text, f"ô {row}.{column}")
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
    ]
    text = HEAD.format(period="năm 2024") + "I. KẾT QUẢ"
    blocks = [TextBlock(part, f"đoạn {number}") for number, part in enumerate(text.split("\n\n"))]
    blocks.append(TextTable(len(rows), len(rows[0]), tuple(cells), "bảng 1"))
    page = PageReading(1, 0, 0, "office", "plain_text", blocks=tuple(blocks))
    source = Input(Path("a.docx"), "a.docx", "word", "0" * 64, 1)
    numerals = interpret(source, (page,)).numerals
    return {row.raw: row.for_period for row in numerals if row.kind in FIGURE_KINDS}


@pytest.mark.parametrize(
    "heads, periods",
    [
        (["Thực hiện năm 2023", "Kế hoạch năm 2024", "Năm 2025"], ["2023", "2024", "2025"]),
        (["2022", "2023", "2024"], ["2022", "2023", "2024"]),
        (["Cùng kỳ năm trước", "Thực hiện", "Tăng/giảm so với năm 2023"], ["2023", "2024", "2024"]),
        (["Cùng kỳ", "9 tháng năm 2024", "Ước cả năm"], ["2023", "2024-01/2024-09", "2024"]),
        (["Số hồ sơ năm 2023", "Tỷ lệ % năm 2023", "Ghi chú"], ["2023", "2023", "2024"]),
    ],
)
def test_columns_of_a_table(heads, periods):
    rows = [
        ["STT", "Chỉ tiêu", *heads],
        ["1", "Hồ sơ tiếp nhận", "120", "130", "140"],
        ["2", "Hồ sơ giải quyết", "110", "125", "135"],
        ["3", "Văn bản ban hành", "11", "12", "13"],
    ]
    found = periods_in_table(rows)
    assert [found[value] for value in ("120", "130", "140")] == periods
    assert [found[value] for value in ("11", "12", "13")] == periods


def test_shares_in_a_table_are_of_the_year_in_their_heads():
    rows = [
        [
            "STT",
            "Chỉ tiêu",
            "Năm 2023 (%)",
            "Năm 2024 (%)",
            "Tỷ lệ năm 2022",
            "Tăng so năm 2023 (%)",
        ],
        ["1", "Hồ sơ giải quyết đúng hạn", "97,3", "99,8", "95,1", "2,5"],
        ["2", "Hồ sơ tiếp nhận trực tuyến", "55,1", "65,9", "40,2", "10,8"],
    ]
    assert periods_in_table(rows) == {
        **dict.fromkeys(("97,3", "55,1"), "2023"),
        **dict.fromkeys(("99,8", "65,9", "2,5", "10,8"), "2024"),
        **dict.fromkeys(("95,1", "40,2"), "2022"),
    }
