"""Type and title of a document, read end to end from its text."""

import pytest

from extractor.document import read_report
from extractor.letterhead.title import find_type_line

HEAD = "UBND TỈNH AN PHÚ\nSỞ NỘI VỤ\nSố: {number}\n{about}\nAn Phú, ngày 12 tháng 3 năm 2024\n\n"
LETTER = HEAD.format(number="1204/SNV-CCHC", about="V/v kiểm tra cải cách hành chính năm 2024\n")
REPORT = HEAD.format(number="88/BC-SNV", about="")
TO = "Kính gửi: UBND các huyện, thành phố\n\nSở Nội vụ gửi nội dung như sau.\n\n"


def named(folder, text):
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    fields = read_report(path).fields
    return fields["doc_type"], fields["title"]


@pytest.mark.parametrize(
    "below",
    [
        "KẾ HOẠCH KIỂM TRA\n\nKiểm tra 05 sở, 4 huyện và 12 xã trong quý II năm 2024.",
        "BÁO CÁO\n\nĐã kiểm tra 05 sở.",
        "DANH SÁCH VÀ CHƯƠNG TRÌNH\n\n1. Ngày 12/3: Sở Tài chính.",
        "Đã kiểm tra 05 sở.",
    ],
)
def test_a_letter_keeps_its_type_and_title_whatever_it_encloses(tmp_path, below):
    wanted = ("Công văn", "kiểm tra cải cách hành chính năm 2024")
    assert named(tmp_path, LETTER + TO + below) == wanted


@pytest.mark.parametrize(
    "below",
    [
        "Biểu 1. Một số chỉ tiêu\nTT\nChỉ tiêu\nNăm 2023 (%)\nNăm 2024 (%)\n1\nTỷ lệ đúng hạn\n97,3",
        "Bảng 2: Kết quả theo đơn vị\n1\nHuyện An Lạc",
        "STT\nĐơn vị\nSố hồ sơ\n1\nHuyện An Lạc\n120",
        "I. KẾT QUẢ\n\nĐã kiểm tra 05 sở.",
    ],
)
def test_a_title_ends_where_a_table_begins(tmp_path, below):
    text = REPORT + "BÁO CÁO\nKết quả cải cách hành chính năm 2024\n" + below
    assert named(tmp_path, text) == ("Báo cáo", "Kết quả cải cách hành chính năm 2024")


def test_a_title_does_not_swallow_the_text(tmp_path):
    body = "\n".join(f"các đơn vị thuộc huyện An Lạc số {number} gồm" for number in range(30))
    text = REPORT + "BÁO CÁO\nKết quả cải cách hành chính năm 2024\n" + body
    assert len(named(tmp_path, text)[1]) <= 300


LETTER_OF = (
    "{council}\n{unit}\nSố: 212/UBND-VHXH\nV/v gửi báo cáo quý IV\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "An Hội, ngày 11 tháng 12 năm 2025\n\nKính gửi: Sở Nội vụ.\n"
)


@pytest.mark.parametrize(
    "council, unit",
    [  # letters without marks are those of `PHƯƠNG ÁN`
        ("ỦY BAN NHÂN DÂN", "PHƯỜNG AN HỘI"),
        ("HỘI ĐỒNG NHÂN DÂN", "PHƯỜNG AN LẠC"),
        ("ỦY BAN NHÂN DÂN", "PHUONG AN KHANH"),  # tones lost in reading
        ("ĐẢNG BỘ THÀNH PHỐ", "PHƯỜNG AN CỰU"),
    ],
)
def test_a_ward_is_no_type_of_documents(council, unit):
    assert find_type_line(LETTER_OF.format(council=council, unit=unit)) is None


@pytest.mark.parametrize(
    "line, doc_type",
    [
        ("PHƯƠNG ÁN SẮP XẾP CÁC PHÒNG", "Phương án"),
        ("KẾ HOẠCH PHƯỜNG AN HỘI", "Kế hoạch"),
        ("PHƯƠNG ÁN", "Phương án"),
    ],
)
def test_a_type_that_opens_its_line_stays_one(line, doc_type):
    found = find_type_line(f"ỦY BAN NHÂN DÂN\nPHƯỜNG AN HỘI\nSố: 12/PA-UBND\n\n{line}\n")
    assert found is not None and found.doc_type == doc_type


@pytest.mark.parametrize(
    "head, title",
    [
        ("KẾT LUẬN THANH TRA\nVề việc quản lý thu, chi\n", "Về việc quản lý thu, chi"),
        ("BÁO CÁO NHANH\nTình hình dịch bệnh\n- Trong ngày: 41 hộ.\n", "Tình hình dịch bệnh"),
        ("BÁO CÁO\nKết quả thu ngân sách\nĐVT: tỷ đồng\nTổng thu 512\n", "Kết quả thu ngân sách"),
        ("BÁO CÁO\nKết quả năm 2024\n(Số liệu đến 14/6/2024)\n1. Hình sự\n", "Kết quả năm 2024"),
        ("BÁO CÁO\nTiến độ dự án\nTên\tGói thầu\nĐường\t01\n", "Tiến độ dự án"),
        (
            "QUYẾT ĐỊNH V/v tặng Giấy khen\nCHỦ TỊCH\nQUYẾT ĐỊNH:\nĐiều 1. Tặng.",
            "V/v tặng Giấy khen",
        ),
    ],
)
def test_a_title_is_its_own_lines_only(tmp_path, head, title):
    assert named(tmp_path, REPORT + head)[1] == title
