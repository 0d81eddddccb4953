"""Days without a year: the report's year, doubted where another one may be meant."""

import pytest

from extractor.figures import find_figures
from extractor.layout import from_plain
from extractor.letterhead import Letterhead
from extractor.letterhead.letterhead import DocumentFields
from extractor.model import Numeral

YEARLY = DocumentFields(period="2022")
HALF_YEAR = DocumentFields(period="2022-01/2022-06")
WRITTEN_LATER = DocumentFields(period="2022", doc_date="2023-01-20")
NEW_YEAR = DocumentFields(period="2022-01", doc_date="2022-01-25")
LAST_MONTH = DocumentFields(period="2022-12", doc_date="2023-01-05")
SCHOOL_YEAR = DocumentFields(period="2022/2023", doc_date="2023-07-12")
FIVE_YEARS = DocumentFields(period="2022/2026", doc_date="2026-10-12")
PLAN = DocumentFields(period="2022", doc_date="2022-01-15", doc_type="Kế hoạch")
WRITTEN_THEN = DocumentFields(period="2022", doc_date="2022-12-10")


def found_in(text: str, fields: DocumentFields) -> list[Numeral]:
    head = Letterhead(fields=fields, numerals=(), doubts=(), year="2022")
    rows = find_figures(from_plain(text), (), head, ())
    return [row for row in rows if row.kind == "date"]


def doubts(text: str, fields: DocumentFields) -> list[tuple[str, list[str]]]:
    rows = found_in(text, fields)
    return [(row.raw, [doubt.key for doubt in row.doubts]) for row in rows]


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        ("Sáng 29.1, Sở tổ chức hội nghị tổng kết.", YEARLY, ["year_turned"]),
        ("Ngày 21/3, UBND huyện họp.", YEARLY, ["year_turned"]),
        ("Ngày 21/9, UBND huyện họp.", YEARLY, []),
        ("Ngày 21/3, UBND huyện họp.", HALF_YEAR, []),
        ("Ngày 12/01, Sở ban hành kế hoạch.", WRITTEN_LATER, ["year_turned"]),
        ("Ngày 21/3, UBND huyện họp.", WRITTEN_LATER, []),
        ("Ngày 12/01, Sở ban hành kế hoạch.", WRITTEN_THEN, []),
        ("Sáng 02/4, tại Hà Nội, công bố PAPI.", DocumentFields(), ["year_turned"]),
        (
            "Tối 7/12, Trung tâm nhận thông tin. Năm 2022 có 5 ca.",
            DocumentFields(),
            ["year_turned"],
        ),
        ("Xã vận hành từ ngày 01/7. Chỉ số năm 2022 tăng.", DocumentFields(), ["year_turned"]),
        ("Từ ngày 01/9, xã vận hành.", YEARLY, []),
        ("Sáng 25/5 tại Hà Nội.\n\nNăm 2022, chỉ số tăng.", YEARLY, ["year_turned"]),
        # The year that its sentence sums up is not the day's; that of its list or span is.
        ("Sáng 5/1, UBND tỉnh tổng kết công tác năm 2022.", YEARLY, ["year_turned"]),
        ("Ngày 9/1, Sở công bố chỉ số năm 2022 của các huyện.", YEARLY, ["year_turned"]),
        ("Từ ngày 03/01 đến ngày 06/01/2022, huyện tập huấn.", YEARLY, []),
        ("Trong hai ngày 3/1 và 4/1 năm 2022, xã họp.", YEARLY, []),
        # A report of January tells of December, one on December of January.
        ("Ngày 25/12, Sở tổ chức hội nghị tổng kết.", NEW_YEAR, ["year_turned"]),
        ("Ngày 15/01, Sở tổ chức hội nghị.", NEW_YEAR, []),
        ("Trước ngày 30/6, các xã hoàn thành.", NEW_YEAR, []),
        ("Ngày 15/01, UBND huyện họp.", LAST_MONTH, ["year_turned"]),
        ("Ngày 15/12, UBND huyện họp.", LAST_MONTH, []),
        ("Tổng kết trước ngày 15/12.", PLAN, []),
        # Of a report on several years no day without a year is sure.
        ("Tựu trường ngày 29/8.", SCHOOL_YEAR, ["year_turned"]),
        ("Khai giảng 5/9, học từ 6/9.", SCHOOL_YEAR, ["year_turned"]),
        ("Tính đến ngày 30/6, toàn tỉnh có 12 xã.", FIVE_YEARS, ["year_turned"]),
        ("Tính đến ngày 30/6/2026, toàn tỉnh có 12 xã.", FIVE_YEARS, []),
        # The words behind a day say that it is of another year, or of every one.
        ("Số liệu từ ngày 15/12 năm trước.", WRITTEN_THEN, ["year_turned"]),
        ("Báo cáo gửi trước ngày 25/11 hằng năm.", WRITTEN_THEN, ["year_turned"]),
        ("Từ ngày 15/7 đến 30/9 hằng năm, xã rà soát.", WRITTEN_THEN, ["year_turned"]),
        ("Từ ngày 15/7 đến 30/9 năm nay, xã rà soát.", WRITTEN_THEN, []),
    ],
)
def test_first_weeks_of_the_next_year(
    text: str,
    fields: DocumentFields,
    expected: list[str],
) -> None:
    assert doubts(text, fields)[0][1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vụ Xuân năm 2023, huyện gieo cấy từ ngày 04/9.", ["year_elsewhere"]),
        (
            "Rét tập trung vào tháng 12/2022 và tháng 1/2023, đến tháng 8 thì hết.",
            ["year_elsewhere"],
        ),
        ("So với năm 2021, từ ngày 14/10 số vụ giảm.", []),
        ("Nhiệm vụ năm 2022 được giao ngày 14/10.", []),
        ("Năm 2023 có nhiều việc. Ngày 14/10, Sở họp.", []),
        ("Công bố sáng 25/9 tại Hà Nội.\n\nNăm 2022, chỉ số tăng; ngày 14/10 họp.", []),
        ("Họp ngày 14/10.\n\n10/12/2021 07:20", []),
        ("10/12/2021 07:20\n\nHĐND tỉnh họp sáng 9/12.", ["year_elsewhere"]),
        ("Thứ sáu, 10/12/2021 - 07:20 GMT+7\n\nHĐND họp sáng 9/12.", ["year_elsewhere"]),
        ("10.12.2022, 07:20\n\nHĐND tỉnh họp sáng 9/12.", []),
    ],
)
def test_a_sentence_that_speaks_of_another_year(text: str, expected: list[str]) -> None:
    [*_, (_, found)] = doubts(text, HALF_YEAR)
    assert found == expected


@pytest.mark.parametrize(
    ("heading", "day", "iso"),
    [
        ("B. NHIỆM VỤ 2023", "trước ngày 31/3", "2023-03-31"),
        ("III. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2023", "trong quý 2", "2023-Q2"),
        ("2. Kế hoạch năm 2023:", "từ ngày 20/4", "2023-04-20"),
        ("II. KẾT QUẢ NĂM 2022", "trước ngày 31/8", "2022-08-31"),
        ("III. NHIỆM VỤ NĂM 2023\n...\nIV. KIẾN NGHỊ", "trước ngày 31/8", "2022-08-31"),
    ],
)
def test_days_below_the_heading_of_a_plan_are_of_its_year(heading: str, day: str, iso: str) -> None:
    rows = found_in(f"I. TÌNH HÌNH\nTốt.\n{heading}\nXong {day}.\n", HALF_YEAR)
    assert rows[-1].iso == iso
    assert bool(rows[-1].doubts) is (iso[:4] == "2023")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Từ 09 đến 13/3/2022.\n\nI. Ngày 09/3\n- 7h00: Giải chạy", []),
        ("Cà Mau, 22/10/2022.\n\nÔng Út thả giống hồi giữa tháng 7, thu 4,6 tấn.", []),
        ("Từ 30/8 đến 2/9/2022 đón khách, riêng ngày 31/8 kín phòng.", []),
        ("Cà Mau, 22/10/2022.\n\nÔng Út thả giống ngày 12/2.", ["year_turned"]),
        ("Ngày 15/12/2022 họp. Từ 3/1/2023 thi công. Trước ngày 20/12 nộp.", ["year_turned"]),
    ],
)
def test_a_day_near_full_days_of_one_year_has_theirs(text, expected):
    """Not where full days of the year before or behind stand in the text too."""
    rows = found_in(text, DocumentFields())
    assert [doubt.key for row in rows for doubt in row.doubts] == expected


def test_in_a_report_on_a_year_full_days_tell_nothing():
    text = "Ngày 10/3/2022, Sở kiểm tra. Ngày 21/1, Sở tổng kết."
    assert doubts(text, YEARLY)[-1] == ("21/1", ["year_turned"])
