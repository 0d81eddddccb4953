"""Amounts, dates, labels and counts as reports of many provinces print them."""

import pytest

from extractor.figures.find import find_numerals
from extractor.language.numbers import exact
from extractor.layout import from_plain


def rows_of(string, year="2024"):
    return find_numerals(from_plain(string), [], year)


def value_of(row):
    if row.kind == "ratio":
        return f"{row.numerator}/{row.denominator}"
    return row.iso or exact(row.value)


SURE = [
    ("kinh phí 5.000.000.000 đồng", "money", "5.000.000.000 đồng", "5000000000"),
    ("thu 12.072.344.629 đồng", "money", "12.072.344.629 đồng", "12072344629"),
    ("nộp 45.000.000.000đ", "money", "45.000.000.000đ", "45000000000"),
    ("hỗ trợ 5 Triệu đồng", "money", "5 Triệu đồng", "5000000"),
    ("vốn 1 tỷ 250 triệu đồng", "money", "1 tỷ 250 triệu đồng", "1250000000"),
    ("hỗ trợ 12 triệu rưỡi đồng", "money", "12 triệu rưỡi đồng", "12500000"),
    ("mức vay 15 triệu.", "money", "15 triệu", "15000000"),
    ("vốn 1,5 nghìn tỷ đồng", "money", "1,5 nghìn tỷ đồng", "1500000000000"),
    ("vốn 3 trăm triệu đồng", "money", "3 trăm triệu đồng", "300000000"),
    ("vốn 12 x 10⁶ đồng", "money", "12 x 10⁶ đồng", "12000000"),
    ("thu nhập 125-135 triệu đồng", "money", "125", "125000000"),
    ("hỗ trợ từ 5 đến 7 triệu đồng", "money", "5", "5000000"),
    ("lần lượt 3,5 và 4,2 tỷ đồng", "money", "3,5", "3500000000"),
    ("vốn 12,5 triệu USD", "money", "12,5 triệu USD", "12500000"),
    ("sàn 1,5 triệu m²", "measure", "1,5 triệu m²", "1500000"),
    ("sản lượng 39 vạn tấn", "measure", "39 vạn tấn", "390000"),
    ("trồng 2½ ha", "measure", "2½ ha", "2.5"),
    ("sau 2 năm rưỡi", "measure", "2 năm rưỡi", "2.5"),
    ("mất 1 giờ rưỡi mỗi hồ sơ", "measure", "1 giờ rưỡi", "1.5"),
    ("thu hoạch 3 tạ rưỡi", "measure", "3 tạ rưỡi", "3.5"),
    ("số liệu đến ngày 30062024, đã", "date", "30062024", "2024-06-30"),
    ("từ ngày 01012023 đến 31122023", "date", "31122023", "2023-12-31"),
    ("kết xuất ngày 20230822.", "date", "20230822", "2023-08-22"),
    ("Số điểm cầu là 83 điểm", "count", "83", "83"),
    ("Toàn huyện có số điểm trường lẻ: 112 điểm", "count", "112", "112"),
    ("điểm bán hàng bình ổn có 61 điểm;", "count", "61", "61"),
    ("điểm chỉ số đạt 83 điểm", "measure", "83 điểm", "83"),
    ("giảm từ 2-3 ngày", "measure", "2", "2"),
    # A dash that opens an item of a list makes no range; one that a line breaks before does.
    ("- từ 70% trở lên: 17 đơn vị\n- 30% đến dưới 70%: 14", "count", "17", "17"),
    ("Số xã thực hiện: 12\n- 15 ngày: 3 xã", "count", "12", "12"),
    ("Số hộ vay: 9\n– 20 triệu đồng: 4 hộ", "count", "9", "9"),
    ("tăng từ 45\n- 55% số hộ", "percentage", "45", "45"),
    # What was spent, of what was planned.
    ("giải ngân 164,1/398,6 tỷ đồng, đạt 41,2%", "money", "164,1", "164100000000"),
    ("giải ngân 164,1/398,6 tỷ đồng, đạt 41,2%", "money", "398,6 tỷ đồng", "398600000000"),
    ("thu phí 12,5/30 triệu đồng", "money", "30 triệu đồng", "30000000"),
    ("Thông tư số 08.a/2010/TT-BTP ngày 25/3/2010", "document_number", "08.a/2010/TT-BTP", ""),
    ("Quyết định số 12.b/QĐ-UBND", "document_number", "12.b/QĐ-UBND", ""),
    ("thi công dự án thành phần 2 đường liên tỉnh", "label", "2", ""),
    # Letters run into each other.
    ("vốn điều lệ 300 tỉđồng", "money", "300 tỉđồng", "300000000000"),
    ("thu 45triệuđồng phí", "money", "45triệuđồng", "45000000"),
    ("vé từ 1,26-2,9 triệu đồng", "money", "1,26", "1260000"),
    # A day of guests or of beds is counted.
    ("phục vụ 161.000 ngày khách", "count", "161.000", "161000"),
    ("đạt 2.300 ngày giường", "count", "2.300", "2300"),
    ("mất 8 tiếng đồng hồ một chuyến", "measure", "8 tiếng đồng hồ", "8"),
    ("gió giật 120 km/giờ", "measure", "120 km/giờ", "120"),
    ("gió 120 km/giờ (cấp 11)", "label", "11", ""),
    ("theo Mẫu số 09/ĐK ban hành", "label", "09/ĐK", ""),
    ("lập theo biểu 02a/BNV-TĐKT", "label", "02a/BNV-TĐKT", ""),
    ("thăm 12 thương binh 1/4", "label", "1/4", ""),
    ("05-06-24 16:45", "date", "05-06-24", "2024-06-05"),
    # Money goes on in short.
    (
        "bố trí 146 triệu đồng cho cải cách, tăng 21 triệu so năm 2013",
        "money",
        "21 triệu",
        "21000000",
    ),
    ("Tổng chi 5 tỷ đồng, trong đó huyện hỗ trợ 800 triệu.", "money", "800 triệu", "800000000"),
    ("Đã giải ngân 90 triệu đồng, còn 30 triệu với 2 hộ", "money", "30 triệu", "30000000"),
    ("giảm 1,6% (-673 ha)", "measure", "-673 ha", "-673"),
    ("giai đoạn 5 năm", "measure", "5 năm", "5"),
    ("Chỉ số PAPI của tỉnh đạt 42.394 điểm", "measure", "42.394 điểm", "42.394"),
    ("PAR INDEX: sở đạt 86.125 điểm", "measure", "86.125 điểm", "86.125"),
    ("Chỉ số hài lòng được 85.250 điểm", "measure", "85.250 điểm", "85.25"),
    (
        "Chỉ số PAPI đạt 42,39 điểm. Cả tỉnh có 15.120 điểm phát sóng",
        "measure",
        "42,39 điểm",
        "42.39",
    ),
    ("Chỉ số PAPI đạt khá. Đã xây 25.300 điểm đấu nối", "measure", "25.300 điểm", "25300"),
    ("Phong trào thi đua đạt 1.250 điểm", "measure", "1.250 điểm", "1250"),
    ("tồn đầu kỳ 40 đơn, mới nhận", "count", "40", "40"),
    ("dư cuối kỳ 12 hồ sơ", "count", "12", "12"),
    ("ở 3 cấp chính quyền", "count", "3", "3"),
    ("danh mục 415 TTHC", "count", "415", "415"),
    ("định kỳ 01 quý", "count", "01", "1"),
    ("trong kỳ 291 vụ", "count", "291", "291"),
    ("xuất bản 06 bài", "count", "06", "6"),
    ("5/9 huyện đạt", "ratio", "5/9", "5/9"),
    ("tập huấn ngày 10, 11/5/2023", "date", "10", "2023-05-10"),
    ("ngày 16, 17/12/2010", "date", "16", "2010-12-16"),
    ("từ ngày 03 đến ngày 05/4/2023", "date", "03", "2023-04-03"),
    ("khảo sát từ 21-22/7/2023", "date", "22/7/2023", "2023-07-22"),
    ("các ngày 3, 5 và 7 tháng 4", "date", "5", "2024-04-05"),
    ("Hội thao diễn ra 26-27/12.", "date", "26", "2024-12-26"),
    ("ngày 19 – 4, tại", "date", "19 – 4", "2024-04-19"),
    ("từ ngày 20/12 đến ngày 14/01/2025", "date", "20/12", "2024-12-20"),
    ("cập nhật 2024-05-06", "date", "2024-05-06", "2024-05-06"),
    ("ngày 15/6-2024", "date", "15/6-2024", "2024-06-15"),
    ("đợt 1/2019", "date", "2019", "2019"),
    ("trong đêm 29 tháng 6", "date", "29 tháng 6", "2024-06-29"),
    ("lúc 7h30", "label", "7h30", ""),
    ("từ 14 giờ 30", "label", "14 giờ 30", ""),
    ("kết thúc 17:45", "label", "17:45", ""),
    ("bản đồ tỷ lệ 1/500", "label", "1/500", ""),
    ("số nhà 940", "label", "940", ""),
    ("số 12 đường Hùng Vương", "label", "12", ""),
    ("tại Q.1", "label", "1", ""),
    ("đạt Mức 3", "label", "3", ""),
    ("đạt tiêu chí 7", "label", "7", ""),
    ("điểm 1 Công văn số 12/UBND", "label", "1", ""),
    ("kỳ họp thứ 5", "label", "5", ""),
    ("số tài khoản 1234567890", "label", "1234567890", ""),
    ("tờ bản đồ số 15", "label", "15", ""),
    ("dung tích 4,8 x 10^6 m3 nước", "measure", "4,8 x 10^6 m3", "4800000"),
    ("mật độ 2×10^4 con giống", "count", "2×10^4", "20000"),
    ("thả 1,2 * 10^5 con", "count", "1,2 * 10^5", "120000"),
    ("tổng dư nợ 7.25E+08 đồng", "money", "7.25E+08 đồng", "725000000"),
    ("sản lượng 3E+04 tấn", "measure", "3E+04 tấn", "30000"),
    ("thưởng mỗi em 2tr5.", "money", "2tr5", "2500000"),
    ("lương 7tr250 một tháng", "money", "7tr250", "7250000"),
    ("tiền thuê 4,5tr/tháng", "money", "4,5tr", "4500000"),
    ("hỗ trợ 15 trđ cho", "money", "15 trđ", "15000000"),
    ("nhiệt độ từ -4 đến 6 độ", "measure", "-4", "-4"),
    ("tăng từ -2,5 đến 3,1%", "percentage", "-2,5", "-2.5"),
    ("biến động từ –1 đến 2%", "percentage", "–1", "-1"),
    ("tỷ lệ lần lượt là 91,5; 93 và 95,2%", "percentage", "93", "93"),
    ("tương ứng 12, 15, 18%", "percentage", "12", "12"),
    ("diện tích lần lượt: 120; 85,5; 40 ha", "measure", "85,5", "85.5"),
    ("tương ứng với 12, 15 và 20 km", "measure", "15", "15"),
    ("lần lượt 25; 30; 45 triệu đồng", "money", "25", "25000000"),
    ("giỗ Tổ 10/3 âm lịch", "label", "10/3", ""),
    ("từ 12/7 đến 15/7 ÂL", "label", "15/7", ""),
    ("ngày 8 tháng 4 (âm lịch)", "label", "8 tháng 4", ""),
    ("âm lịch ngày 16/8", "label", "16/8", ""),
    ("vào rằm tháng 8", "label", "8", ""),
    ("chi 3.450.000.- đồng cho", "money", "3.450.000.- đồng", "3450000"),
    ("lệ phí 15.000,- đồng", "money", "15.000,- đồng", "15000"),
    ("hỗ trợ 2.000.000.– đ", "money", "2.000.000.– đ", "2000000"),
    ("khoảng 4 chục hộ dân", "count", "4 chục", "40"),
    ("hơn 12,5 chục lượt", "count", "12,5 chục", "125"),
    ("chạy 80km/h qua", "measure", "80km/h", "80"),
    ("mặn 4,5 g/l tại", "measure", "4,5 g/l", "4.5"),
    ("tăng từ 7,5 lên 9,1%", "percentage", "7,5", "7.5"),
    ("giảm từ 20 xuống 15%", "percentage", "20", "20"),
    ("nâng từ 1,2 tới 1,8 tỷ đồng", "money", "1,2", "1200000000"),
    ("rút từ 30 xuống còn 20 ngày", "measure", "30", "30"),
    ("nông nghiệp (-) 2,4%", "percentage", "(-) 2,4%", "-2.4"),
    ("biên chế (–) 12 người", "count", "(–) 12", "-12"),
    ("chênh lệch (-) 3,5 tỷ đồng", "money", "(-) 3,5 tỷ đồng", "-3500000000"),
    ("Q3/2023 đạt khá", "date", "3/2023", "2023-Q3"),
    ("hạn 05-Aug-2024 nộp", "date", "05-Aug-2024", "2024-08-05"),
    ("on 7 March 2024 in", "date", "7 March 2024", "2024-03-07"),
    ("Sept 9, 2023 đăng", "date", "Sept 9, 2023", "2023-09-09"),
    ("tại Điều 8, 9 và 12 Nghị định này", "label", "12", ""),
    ("tăng trưởng âm 4,1% so", "percentage", "âm 4,1%", "-4.1"),
    ("chênh lệch là âm 35 triệu đồng", "money", "âm 35 triệu đồng", "-35000000"),
    ("nhiệt độ xuống âm 3 độ", "measure", "âm 3 độ", "-3"),
    ("đã siêu âm 120 lượt", "count", "120", "120"),
    ("thu âm 12 bài hát", "count", "12", "12"),
    ("mức 600 nghìn đến 1,5 triệu đồng", "money", "600 nghìn", "600000"),
    ("tăng từ 900 triệu lên 1,1 tỷ đồng", "money", "900 triệu", "900000000"),
    ("ngày 10/3 dương lịch", "date", "10/3", "2024-03-10"),
]
UNSURE = [  # a value, and a person looks
    ("hơn 37, 38 tỷ đồng", "37, 38 tỷ đồng"),
    ("đạt 98, 5% kế hoạch", "98, 5%"),
    ("tiếp nhận 1 .345 hồ sơ", "1 .345"),
    ("tiếp nhận 1. 234 hồ sơ", "1. 234"),
    ("thu 61 723 triệu đồng", "61 723 triệu đồng"),
    ("vốn 61 tỷ 723 đồng", "61 tỷ 723 đồng"),
    ("còn lại 19.", "19"),
    ("xem 1719 của tỉnh", "1719"),
    ("dân số 1,5 triệu.", "1,5 triệu"),
    ("tổng vốn 1 tỷ 2.", "1 tỷ 2"),
    ("dự toán 3 tỷ 45, đã chi", "3 tỷ 45"),
    ("giải quyết l.034 hồ sơ", "l.034"),
    ("có 4O8 hộ nghèo", "4O8"),
    ("tăng B5% so với", "B5"),
    ("gồm I4 xã, thị trấn", "I4"),
    ("chi 1.2S0 triệu đồng", "1.2S0"),
    ("kết quả đo 4.5E+03", "4.5E+03"),
    ("quý 6/2024 đạt", "6/2024"),
    ("lỗ (2,4) tỷ đồng", "(2,4) tỷ đồng"),
    ("tăng trưởng (1,8)% so", "(1,8)%"),
    ("tiếp nhận 2..150 hồ sơ", "150"),
    ("chi 2.450.\n000 đồng cho", "2.450"),
    ("đạt 98,\n5% kế hoạch", "5%"),
    ("trồng 1.250,\n75 ha rừng", "75 ha"),
    ("đất 12.3\n45 m2 của", "45 m2"),
    ("được 7ến hành ở", "7"),
    ("thay đổi: - 15 hộ", "- 15"),
]
COUNTED = [
    "gồm 12, 15,\n20 hồ sơ",
    "gồm 12, 15 và 20 hồ sơ",
    "có 12 công chức (5 nữ)",
    "Tổng số: 15",
    "số hồ sơ là 56.",
]


@pytest.mark.parametrize("string, kind, raw, value", SURE)
def test_numerals_are_what_they_are_called(string, kind, raw, value):
    found = [row for row in rows_of(string) if row.raw == raw]
    assert [(row.kind, value_of(row), row.doubts) for row in found] == [(kind, value, ())]


@pytest.mark.parametrize("string, raw", UNSURE)
def test_what_may_be_two_things_is_for_a_person(string, raw):
    assert [bool(row.doubts) for row in rows_of(string) if row.raw == raw] == [True]


@pytest.mark.parametrize("string", COUNTED)
def test_a_count_is_trusted_where_something_is_counted(string):
    rows = rows_of(string)
    assert rows and all(row.kind == "count" and not row.doubts for row in rows)


@pytest.mark.parametrize(
    "string, kind, raw",
    [
        ("tỷ lệ thất nghiệp còn .9% lao động", "percentage", ".9%"),
        ("mất rừng ,25 ha so với", "measure", ",25 ha"),
        ("hỗ trợ thêm .5 triệu đồng/hộ", "money", ".5 triệu đồng"),
    ],
)
def test_a_number_that_begins_with_its_mark_is_for_a_person(string, kind, raw):
    [row] = rows_of(string)
    assert (row.kind, row.raw, bool(row.doubts)) == (kind, raw, True)


def test_a_text_with_english_marks_is_read_so():
    text = "chi 1,234,567 đồng, thu 1,500 triệu đồng, đạt 98.5% và 2.5%"
    assert {exact(row.value) for row in rows_of(text)} == {"1234567", "1500000000", "98.5", "2.5"}


def test_every_digit_of_every_script_lies_in_a_row():
    text = "có ① và đồng/m² và x³ và 12"
    held = {at for row in rows_of(text) for at in range(row.start, row.end)}
    assert {at for at, letter in enumerate(text) if letter.isdigit()} <= held


def test_endless_digits_are_for_a_person():
    rows = rows_of("1" * 5000)
    assert rows and all(row.doubts for row in rows)
