"""Type, number and date of the letterhead, why one is empty, what bars a report from comparison."""

from dataclasses import replace

import pytest

from extractor import messages
from extractor.layout import from_plain
from extractor.letterhead import read_letterhead
from extractor.letterhead.number_and_date import DIGITS_OF_NUMBER
from extractor.letterhead.unread import why_unread
from extractor.model import Box, DocumentText, Word

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN MỸ XUYÊN

Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Mỹ Xuyên, {date}

{kind}
{title}

I. KẾT QUẢ

Huyện Mỹ Xuyên, tỉnh Sóc Trăng đã hoàn thành 23/28 nhiệm vụ.
"""


def read(
    number="12/BC-UBND",
    date="ngày 05 tháng 10 năm 2024",
    kind="BÁO CÁO",
    title="Công tác cải cách hành chính quý III",
    name="a.txt",
):
    text = HEAD.format(number=number, date=date, kind=kind, title=title)
    return read_letterhead(from_plain(text), name=name)


def keys(head):
    return [doubt.key for doubt in head.doubts]


@pytest.mark.parametrize(
    "number, read_as, doubt",
    [
        ("12/BC-UBND", "12/BC-UBND", None),
        ("12 /BC-UBND", "12/BC-UBND", None),
        ("/BC-UBND", "", "number_blank"),
        ("        /BC-UBND", "", "number_blank"),
        ("……/BC-UBND", "", "number_blank"),
        (".................../BC-UBND", "", "number_blank"),
        ("_____/BC-UBND", "", "number_blank"),
        ("l2/BC-UBND", "", "number_unread"),
    ],
)
def test_number(number, read_as, doubt):
    head = read(number=number)
    assert (head.fields.number, head.fields.symbol) == (read_as, "BC-UBND")
    assert [key for key in keys(head) if key.startswith("number_")] == ([doubt] if doubt else [])


@pytest.mark.parametrize(
    "date, day, doubt",
    [
        ("ngày 05 tháng 10 năm 2024", "2024-10-05", None),
        ("ngày 5 tháng 10 năm 24", "2024-10-05", None),
        ("ngày     tháng 10 năm 2024", "", "date_blank"),
        ("ngày … tháng … năm 2024", "", "date_blank"),
        ("ngày .... tháng .... năm ......", "", "date_blank"),
        ("ngày     tháng     năm     ", "", "date_blank"),
        ("ngày 31 tháng 9 năm 2024", "", "date_unread"),
        ("ngày O5 tháng 10 năm 2024", "", "date_unread"),
        ("", "", "date_missing"),
    ],
)
def test_date(date, day, doubt):
    head = read(date=date)
    assert head.fields.doc_date == day
    assert [key for key in keys(head) if key.startswith("date_")] == ([doubt] if doubt else [])


@pytest.mark.parametrize(
    "opening",
    [
        "Quốc hội thông qua nghị quyết chiều 9/12. Nghị quyết có hiệu lực từ 1/1/2021.",
        "Mức thu mới áp dụng từ ngày 01/01/2021, được thông qua ngày 9/12.",
        "Kể từ ngày 1.1.2021 thôi hưởng; họp ngày 9/12.",
    ],
)
def test_the_day_from_which_something_holds_tells_no_year(opening):
    assert read_letterhead(from_plain(opening)).year == ""


def test_a_month_without_its_day_still_tells_the_year():
    assert read(date="ngày     tháng 10 năm 2024").fields.period == "2024-Q3"
    head = read(date="ngày 06 tháng 01 năm 2025", title="Công tác CCHC quý IV")
    assert (head.fields.period, head.year) == ("2024-Q4", "2024")


@pytest.mark.parametrize(
    "kind, doc_type",
    [
        ("BÁO CÁO", "Báo cáo"),
        ("BẢO CÁO", "Báo cáo"),
        ("BAO CAO", "Báo cáo"),
        ("BÁO CẢO", "Báo cáo"),
        ("B Á O  C Á O", "Báo cáo"),
        ("Báo cáo", "Báo cáo"),
        ("BÁO CÁO TÓM TẮT", "Báo cáo"),
        ("ĐỀ CƯƠNG BÁO CÁO", "Báo cáo"),
        ("TỜ TRỈNH", "Tờ trình"),
        ("KÉ HOẠCH", "Kế hoạch"),
        ("QUYẾT ĐỊNH", "Quyết định"),
        ("DANH SÁCH", "Danh sách"),
        ("DANH SACH", "Danh sách"),
    ],
)
def test_type_line_whatever_became_of_its_tones(kind, doc_type):
    fields = read(kind=kind).fields
    assert fields.doc_type == doc_type
    assert fields.title.endswith("Công tác cải cách hành chính quý III")
    assert fields.period == "2024-Q3"


@pytest.mark.parametrize("below", ["MỤC LỤC", "Mục lục", "MỤC LỤC BÁO CÁO"])
def test_contents_below_the_title_are_no_part_of_it(below):
    fields = read(title=f"Công tác cải cách hành chính quý III\n\n{below}").fields
    assert fields.title == "Công tác cải cách hành chính quý III"


def test_a_title_on_the_line_of_the_type():
    fields = read(kind="BÁO CÁO CÔNG TÁC CCHC QUÝ II NĂM 2024", title="").fields
    assert (fields.doc_type, fields.period, fields.period_from) == ("Báo cáo", "2024-Q2", "title")


def test_what_takes_a_report_out_of_comparison_comes_first():
    head = read(number="……/BC-UBND", title="Công tác cải cách hành chính")
    assert keys(head)[0] == "period_missing"
    assert "so sánh" in messages.REASONS["period_missing"][0]
    nobody = read_letterhead(from_plain("BÁO CÁO\nCông tác tháng 9\n\nĐã có 12 văn bản."))
    assert keys(nobody)[:2] == ["issuer_missing", "period_missing"]


def test_a_decision_needs_no_period():
    assert "period_missing" not in keys(read(kind="QUYẾT ĐỊNH", title="Về việc khen thưởng"))


def test_the_file_tells_what_the_report_does_not():
    head = read(title="Công tác cải cách hành chính", name="Quý 3 năm 2024/a.txt")
    assert (head.fields.period, head.fields.period_from) == ("2024-Q3", "folder")
    assert "period_from_folder" in keys(head)


def scanned(number, others, *, height=10, foot=0, stamp=False):
    """A line `Số: … /BC-UBND` as a scan's words, with what other readers have for the number."""
    words = [
        Word("Số:", Box(100, 100, 115, 110), 0.9, evidence="agreed"),
        Word(
            number,
            Box(120, 110 + foot - height, 140, 110 + foot),
            0.9,
            evidence="differ" if others else "agreed",
            others=others,
        ),
        Word("/BC-UBND", Box(142, 100, 190, 110), 0.9, evidence="agreed"),
        Word("ĐẾN", Box(118, 98, 150, 112), 0.9),
    ]
    text, pieces = "", []
    for word in words:
        pieces.append((len(text), len(text) + len(word.text), 1, word))
        text += word.text + " "
    last = pieces[-1]
    return DocumentText(
        text=text,
        pieces=tuple(pieces),
        lines=(),
        pages=((1, 0),),
        furniture=((last[0], last[1], "stamp"),) if stamp else (),
    )


@pytest.mark.parametrize(
    "document, why",
    [
        (scanned("187", ()), ""),
        (scanned("187", ("137",)), "unread"),  # print that readers differ on by one digit
        (scanned("l87", ("187",)), "unread"),
        (scanned("187", ("4/",)), "by_hand"),
        (scanned("#6", ("46",)), "by_hand"),
        (scanned("23", ("28",)), "by_hand"),  # too short to tell
        (scanned("187", (), height=18), "by_hand"),
        (scanned("187", (), foot=6), "by_hand"),
        (scanned("187", ("4/",), stamp=True), "stamped"),
        (scanned("……", ()), "not_seen"),
    ],
)
def test_why_a_number_on_a_scan_is_not_read(document, why):
    number, symbol = document.pieces[1], document.pieces[2]
    found = why_unread(document, number[:2], symbol[:2], DIGITS_OF_NUMBER)
    assert found == why


@pytest.mark.parametrize(
    "read, other, why",
    [
        ("1107/BC-TTYT", "1107/BC-TTYT", ""),  # print that the first reader is not sure of
        ("539/BC-PGDĐT", "539/BC-PGDDT", ""),  # the second has no Đ
        ("2691/SNV-CCHC", "2691/SNV-CCHC", ""),
        ("46/BC-UBND", "46/BC-UBND", "by_hand"),  # so few digits may be alike by chance
        ("1107/BC-TTYT", "1101/BC-TTYT", "by_hand"),
        ("1107/BC-TTYT", "1107/BC-TT", "by_hand"),
    ],
)
def test_a_number_that_is_one_word_with_its_codes_is_print(read, other, why):
    word = Word(read, Box(120, 100, 190, 110), 0.36, evidence="agreed", others=(other,))
    end = len(read)
    document = DocumentText(
        text=read, pieces=((0, end, 1, word),), lines=(), pages=((1, 0),), furniture=()
    )
    seam = read.index("/")
    assert why_unread(document, (0, seam), (seam, end), DIGITS_OF_NUMBER) == why


@pytest.mark.parametrize("degrees", [-3.5, -1.5, 2.0, 4.0])
@pytest.mark.parametrize("foot, why", [(0, ""), (6, "by_hand")])
def test_print_on_a_slanting_page_is_print(degrees, foot, why):
    document = scanned("187", (), foot=foot)
    document = replace(document, slants=((1, degrees, 595.0, 842.0),))
    number, symbol = document.pieces[1], document.pieces[2]
    assert why_unread(document, number[:2], symbol[:2], DIGITS_OF_NUMBER) == why


def test_every_reason_has_its_own_sentence():
    for field in ("number", "date"):
        states = ("blank", "not_seen", "by_hand", "stamped", "unread", "missing")
        sentences = {messages.REASONS[f"{field}_{state}"][0] for state in states}
        assert len(sentences) == len(states)


def test_a_sentence_after_a_blank_line_is_no_part_of_the_title():
    head = (
        "UBND HUYỆN MỸ XUYÊN\nSố: 12/BC-UBND\n\nBÁO CÁO\nKết quả cải cách hành chính năm 2024\n\n"
    )
    for text in ("Đã tiếp nhận 1.204 hồ sơ.\n", "Toàn huyện có 11 xã, thị trấn; cụ thể như sau:\n"):
        title = read_letterhead(from_plain(head + text)).fields.title
        assert title == "Kết quả cải cách hành chính năm 2024"
    goes_on = head + "và nhiệm vụ trọng tâm năm 2025\n\nĐã tiếp nhận 1.204 hồ sơ.\n"
    assert read_letterhead(from_plain(goes_on)).fields.title.endswith("trọng tâm năm 2025")


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("ngày 05/7/2023", "2023-07-05"),
        ("3/12/2024", "2024-12-03"),
        ("ngày 09.04.2025.", "2025-04-09"),
        ("ngày 9 - 4 - 2025", "2025-04-09"),
    ],
)
def test_the_day_may_be_printed_in_digits(date, iso):
    head = read(date=date)
    assert head.fields.doc_date == iso
    assert [row.raw for row in head.numerals if row.rule == "letterhead.date"] == [
        date.removeprefix("ngày ").rstrip(".")
    ]


@pytest.mark.parametrize(
    "date", ["(Kèm theo Quyết định số 14, ngày 05/7/2023)", "theo Kế hoạch 12, ngày 05/7/2023 và"]
)
def test_a_day_within_a_sentence_is_not_the_papers_own(date):
    assert read(date=date).fields.doc_date == ""


TWO_COLUMNS = """UBND TỈNH SÓC TRĂNG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ | Độc lập - Tự do - Hạnh phúc
Số:
14/2024/BC-SNV | Sóc Trăng, ngày 05 tháng 10 năm 2024

               BÁO CÁO
   Kết quả tuyển dụng viên chức quý III

   Thực hiện kế hoạch năm, Sở Nội vụ đã tuyển 23 người.

Nơi nhận:\t\t\tKT. GIÁM ĐỐC
- UBND tỉnh;\t\t\tPHÓ GIÁM ĐỐC
- Lưu: VT.
\t\t\tThạch A Hưng
"""


def test_columns_of_one_line_are_parted():
    fields = read_letterhead(from_plain(TWO_COLUMNS)).fields
    assert (fields.number, fields.doc_date) == ("14/2024/BC-SNV", "2024-10-05")
    assert fields.issuer == "Sở Nội vụ tỉnh Sóc Trăng"
    assert fields.title == "Kết quả tuyển dụng viên chức quý III"
    assert (fields.signer_capacity, fields.signer) == (
        "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC",
        "Thạch A Hưng",
    )
    assert fields.recipients == "UBND tỉnh; Lưu: VT"


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        (
            "BAN HÀNH QUY CHẾ LÀM VIỆC\nỦY BAN NHÂN DÂN HUYỆN MỸ XUYÊN\n\nCăn cứ Luật 77/2015;",
            "BAN HÀNH QUY CHẾ LÀM VIỆC",
        ),
        (
            "CHƯƠNG TRÌNH LÀM VIỆC CỦA\nỦY BAN NHÂN DÂN HUYỆN MỸ XUYÊN",
            "CHƯƠNG TRÌNH LÀM VIỆC CỦA ỦY BAN NHÂN DÂN HUYỆN MỸ XUYÊN",
        ),
        (
            "THEO DÕI CHƯƠNG TRÌNH GIẢM NGHÈO NĂM 2024\n"
            "Để nắm tiến độ của từng dự án thuộc Chương trình, huyện lập kế hoạch theo dõi như sau:",
            "THEO DÕI CHƯƠNG TRÌNH GIẢM NGHÈO NĂM 2024",
        ),
        (
            "KẾT QUẢ CẢI CÁCH HÀNH CHÍNH\nQuý III năm 2024",
            "KẾT QUẢ CẢI CÁCH HÀNH CHÍNH Quý III năm 2024",
        ),
    ],
)
def test_a_title_ends_before_who_decides_and_before_the_text(title, read_as):
    assert read(kind="QUYẾT ĐỊNH", title=title).fields.title == read_as


def test_without_period_and_date_full_days_of_one_year_tell_it():
    """Another year that is spoken of counts less than they do; days of two years tell none."""
    telegram = "CÔNG ĐIỆN\nVề ứng phó lũ\n\nĐến ngày 21/11/2025 lũ vượt đỉnh năm 1993.\n"
    assert read_letterhead(from_plain(telegram)).year == "2025"
    assert read_letterhead(from_plain(telegram + "Đợt trước từ 3/9/2024.\n")).year == ""
