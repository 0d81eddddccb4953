"""The issuer of a document: its name in full, its level, province and district."""

import pytest

from extractor.administration import load_units, unmarked
from extractor.layout import from_plain
from extractor.letterhead import read_letterhead
from extractor.letterhead.issuer import read_issuer
from extractor.model import Doubt

BEFORE, AFTER = "ngày 15 tháng 11 năm 2023", "ngày 15 tháng 11 năm 2025"


def read(lines, day=BEFORE, body="Thực hiện kế hoạch, đơn vị báo cáo như sau.", units=None):
    text = (
        f"{lines}\nSố: 12/BC\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"Nơi đó, {day}\n\nBÁO CÁO\nKết quả cải cách hành chính\n\n{body}\n"
    )
    return read_letterhead(from_plain(text), load_units(units))


def seat(found):
    fields = found.fields
    return fields.issuer, fields.issuer_level, fields.province, fields.district


def doubts(found):
    return [d for d in found.doubts if d.key.startswith(("issuer_", "unit_", "district_"))]


KINDS = [
    ("ỦY BAN NHÂN DÂN\nTỈNH SÓC TRĂNG", "UBND tỉnh Sóc Trăng", "tỉnh", "Sóc Trăng", ""),
    ("UỶ BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ", "UBND thành phố Cần Thơ", "tỉnh", "Cần Thơ", ""),
    (
        "UBND TP. SÓC TRĂNG",
        "UBND thành phố Sóc Trăng",
        "huyện",
        "Sóc Trăng",
        "Sóc Trăng",
    ),
    (
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ THỦ ĐỨC",
        "UBND thành phố Thủ Đức",
        "huyện",
        "Hồ Chí Minh",
        "Thủ Đức",
    ),
    ("ỦY BAN NHÂN DÂN\nTHỊ XÃ NGÃ NĂM", "UBND thị xã Ngã Năm", "huyện", "Sóc Trăng", "Ngã Năm"),
    ("UBND TX. VĨNH CHÂU", "UBND thị xã Vĩnh Châu", "huyện", "Sóc Trăng", "Vĩnh Châu"),
    ("ỦY BAN NHÂN DÂN\nQUẬN NINH KIỀU", "UBND quận Ninh Kiều", "huyện", "Cần Thơ", "Ninh Kiều"),
    ("UBND H. MỸ XUYÊN", "UBND huyện Mỹ Xuyên", "huyện", "Sóc Trăng", "Mỹ Xuyên"),
    (
        "UBND HUYỆN MỸ XUYÊN\nỦY BAN NHÂN DÂN\nTHỊ TRẤN MỸ XUYÊN",
        "UBND thị trấn Mỹ Xuyên",
        "xã",
        "Sóc Trăng",
        "Mỹ Xuyên",
    ),
    (
        "UBND THÀNH PHỐ SÓC TRĂNG\nỦY BAN NHÂN DÂN\nPHƯỜNG 7",
        "UBND phường 7",
        "xã",
        "Sóc Trăng",
        "Sóc Trăng",
    ),
    (
        "UBND HUYỆN MỸ XUYÊN\nUBND XÃ HÒA TÚ 2",
        "UBND xã Hòa Tú 2",
        "xã",
        "Sóc Trăng",
        "Mỹ Xuyên",
    ),
    ("UBND TỈNH SÓC TRĂNG\nSỞ NỘI VỤ", "Sở Nội vụ tỉnh Sóc Trăng", "sở", "Sóc Trăng", ""),
    (
        "UBND TỈNH SÓC TRĂNG\nSỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI",
        "Sở Lao động - Thương binh và Xã hội tỉnh Sóc Trăng",
        "sở",
        "Sóc Trăng",
        "",
    ),
    (
        "UBND TỈNH SÓC TRĂNG\nSỞ NN&PTNT",
        "Sở Nông nghiệp và Phát triển nông thôn tỉnh Sóc Trăng",
        "sở",
        "Sóc Trăng",
        "",
    ),
    ("UBND TỈNH SÓC TRĂNG\nTHANH TRA TỈNH", "Thanh tra tỉnh Sóc Trăng", "sở", "Sóc Trăng", ""),
    ("UBND TỈNH SÓC TRĂNG\nVĂN PHÒNG", "Văn phòng UBND tỉnh Sóc Trăng", "sở", "Sóc Trăng", ""),
    ("UBND TỈNH SÓC TRĂNG\nBAN DÂN TỘC", "Ban Dân tộc tỉnh Sóc Trăng", "sở", "Sóc Trăng", ""),
    (
        "UBND TỈNH SÓC TRĂNG\nBAN QUẢN LÝ\nCÁC KHU CÔNG NGHIỆP",
        "Ban Quản lý các khu công nghiệp tỉnh Sóc Trăng",
        "sở",
        "Sóc Trăng",
        "",
    ),
    (
        "UBND TỈNH SÓC TRĂNG\nBAN CHỈ ĐẠO CẢI CÁCH\nHÀNH CHÍNH",
        "Ban Chỉ đạo cải cách hành chính tỉnh Sóc Trăng",
        "tỉnh",
        "Sóc Trăng",
        "",
    ),
    (
        "SỞ NÔNG NGHIỆP VÀ PTNT SÓC TRĂNG\nCHI CỤC THỦY LỢI",
        "Chi cục Thủy lợi tỉnh Sóc Trăng",
        "sở",
        "Sóc Trăng",
        "",
    ),
    (
        "UBND HUYỆN MỸ XUYÊN\nPHÒNG NỘI VỤ",
        "Phòng Nội vụ huyện Mỹ Xuyên",
        "huyện",
        "Sóc Trăng",
        "Mỹ Xuyên",
    ),
    (
        "SỞ Y TẾ\nTRUNG TÂM Y TẾ HUYỆN MỸ TÚ",
        "Trung tâm Y tế huyện Mỹ Tú",
        "huyện",
        "Sóc Trăng",
        "Mỹ Tú",
    ),
    (
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH BÌNH DƯƠNG\nĐOÀN GIÁM SÁT",
        "Đoàn giám sát HĐND tỉnh Bình Dương",
        "tỉnh",
        "Bình Dương",
        "",
    ),
    (
        "ĐẢNG BỘ TỈNH SÓC TRĂNG\nHUYỆN ỦY MỸ XUYÊN",
        "Huyện ủy Mỹ Xuyên",
        "huyện",
        "Sóc Trăng",
        "Mỹ Xuyên",
    ),
    (
        "TỈNH ỦY SÓC TRĂNG\nBAN TỔ CHỨC",
        "Ban Tổ chức Tỉnh ủy Sóc Trăng",
        "sở",
        "Sóc Trăng",
        "",
    ),
    ("BỘ NỘI VỤ", "Bộ Nội vụ", "", "", ""),
    (
        "UBND TỈNH AN GIANG\nTRƯỜNG ĐẠI HỌC AN GIANG",
        "Trường Đại học An Giang",
        "sở",
        "An Giang",
        "",
    ),
]
TODAY = [
    ("ỦY BAN NHÂN DÂN\nXÃ HÒA TÚ", "UBND xã Hòa Tú", "xã", "Cần Thơ", ""),
    ("ỦY BAN NHÂN DÂN\nĐẶC KHU PHÚ QUỐC", "UBND đặc khu Phú Quốc", "xã", "An Giang", ""),
    (
        "UBND PHƯỜNG NINH KIỀU\nTRUNG TÂM PHỤC VỤ\nHÀNH CHÍNH CÔNG",
        "Trung tâm Phục vụ hành chính công phường Ninh Kiều",
        "xã",
        "Cần Thơ",
        "",
    ),
    (
        "UBND XÃ TRẦN ĐỀ\nPHÒNG VĂN HÓA - XÃ HỘI",
        "Phòng Văn hóa - Xã hội xã Trần Đề",
        "xã",
        "Cần Thơ",
        "",
    ),
    ("UBND TỈNH LÀO CAI\nUBND XÃ BẢO THẮNG", "UBND xã Bảo Thắng", "xã", "Lào Cai", ""),
]


@pytest.mark.parametrize(
    "row, day",
    [(row, BEFORE) for row in KINDS] + [(row, AFTER) for row in TODAY],
)
def test_each_kind_of_issuer(row, day):
    found = read(row[0], day)
    assert seat(found) == row[1:]
    assert doubts(found) == []


@pytest.mark.parametrize(
    "lines, issuer",
    [
        ("UBND TỈNH KIÊN GIANG\nSỞ Y TẺ", "Sở Y tế tỉnh Kiên Giang"),
        ("UBND TÍNH KIÊN, GIANG", "UBND tỉnh Kiên Giang"),
        ("ỦY BAN NHÂN DÂN\nTINH QUANG NGAI", "UBND tỉnh Quảng Ngãi"),
        ("UBND TỈNH KIÊN GIANG\nSỞ GDĐT } ĐỂ", "Sở Giáo dục và Đào tạo tỉnh Kiên Giang"),
        ("— UBND TỈNH KIÊN GIANG\tCỘNG HÒA XÃ HỘI\nSỞ Y TẾ", "Sở Y tế tỉnh Kiên Giang"),
        ("UBND HUYÊN MỸ XUYEN", "UBND huyện Mỹ Xuyên"),
        ("PHÒNG NỘI VỤ HUYÊN MỸ XUYÊN", "Phòng Nội vụ huyện Mỹ Xuyên"),
        ("SỞ Y TẾ TÍNH KIÊN GIANG", "Sở Y tế tỉnh Kiên Giang"),
        ("UBND TỈNH SÓC TRĂNG\n|\nSỞ TÀI NGUYẾN VÀ MỒI TRƯỜNG", "Sở Tài nguyên và Môi trường"),
    ],
)
def test_what_lost_its_marks_becomes_the_body_it_is(lines, issuer):
    found = read(lines)
    assert found.fields.issuer.startswith(issuer) and doubts(found) == []


@pytest.mark.parametrize(
    "lines, keys",
    [
        ("UBND", ["issuer_missing"]),
        ("ỦY BAN NHÂN DÂN", ["issuer_missing"]),
        ("HỘI ĐỒNG NHÂN DÂN", ["issuer_missing"]),
        ("UBND TỈNH SÓC TRẲMG", ["issuer_corrected"]),
        ("UBND TỈNH SÓC TRĂNG\nUBND HUYỆN MỸ XUVÊN", ["issuer_corrected"]),
        ("UBND TỈNH SÓC TRĂNG\nUBND HUYỆN VÔ DANH", ["unit_unknown"]),
        ("UBND HUYỆN CHÂU THÀNH", ["unit_unknown"]),  # of nine provinces
        ("ỦY BAN NHÂN DÂN\nPHƯỜNG 7", ["unit_unknown"]),
    ],
)
def test_what_is_no_body_known_is_said(lines, keys):
    assert [doubt.key for doubt in doubts(read(lines))] == keys


def test_a_text_that_names_another_province_is_not_passed_over():
    found = read("UBND HUYỆN AN PHÚ", body="Theo chỉ đạo của UBND tỉnh Cửu Long, huyện báo cáo.")
    assert found.fields.province == "Cửu Long"
    assert doubts(found) == [Doubt.of("unit_unknown", name="Cửu Long")]


@pytest.mark.parametrize(
    "lines, symbol, keys",
    [
        ("UBND TỈNH KIÊN GIANG", "BC-SYT", ["issuer_symbol"]),  # the line below was not read
        ("UBND TỈNH KIÊN GIANG\nSỞ NỘI VỤ", "BC-STP", ["issuer_symbol"]),
        ("UBND HUYỆN MỸ XUYÊN", "KH-PNV", ["issuer_symbol"]),
        ("UBND TỈNH KIÊN GIANG\nSỞ NỘI VỤ", "SNV-CCHC", []),
        ("UBND TỈNH KIÊN GIANG", "UBND-KSTTHC", []),
        ("UBND TỈNH KIÊN GIANG", "BC-UBNO", []),
        ("UBND TỈNH KIÊN GIANG\nBAN DÂN TỘC", "BC-BDT", []),
    ],
)
def test_the_symbol_tells_of_a_line_that_was_not_read(lines, symbol, keys):
    text = f"{lines}\nSố: 12/{symbol}\n\nKiên Giang, {BEFORE}\n\nBÁO CÁO\nCải cách hành chính\n"
    assert [doubt.key for doubt in doubts(read_letterhead(from_plain(text)))] == keys


def test_a_district_never_changes_its_number():
    found = read("UBND THÀNH PHỐ HỒ CHÍ MINH\nUBND QUẬN 17")
    assert found.fields.issuer == "UBND quận 17"
    assert [doubt.key for doubt in doubts(found)] == ["unit_unknown"]


def test_the_text_chooses_the_province_of_a_name_that_many_have():
    body = "Theo chỉ đạo của UBND tỉnh Bến Tre; giáp tỉnh Tiền Giang. UBND tỉnh Bến Tre giao."
    found = read("UBND HUYỆN CHÂU THÀNH", body=body)
    assert found.fields.province == "Bến Tre" and doubts(found) == []


def test_a_name_gone_before_the_list_begins_stands_as_printed():
    body = "Theo chỉ đạo của UBND tỉnh Thanh Hóa, UBND huyện Tĩnh Gia báo cáo."
    found = read("UBND HUYỆN TĨNH GIA", "ngày 12 tháng 5 năm 2018", body)
    assert seat(found) == ("UBND huyện Tĩnh Gia", "huyện", "Thanh Hóa", "Tĩnh Gia")
    assert doubts(found) == []


def test_the_own_list_decides_and_what_differs_is_said(tmp_path):
    own = tmp_path / "don-vi.csv"
    own.write_text(
        "Cấp;Tên đơn vị;Tỉnh\nThị xã;Ngã Năm;Sóc Trăng\nsở;Sở Nội vụ;Sóc Trăng\n"
        "huyện;huyện Châu Thành;Sóc Trăng\n",
        "utf-8-sig",
    )
    assert seat(read("UBND THỊ XÃ NGÃ NĂM", units=own))[1:] == ("huyện", "Sóc Trăng", "Ngã Năm")
    assert seat(read("UBND HUYỆN CHÂU THÀNH", units=own))[2] == "Sóc Trăng"
    other = read("UBND TỈNH KIÊN GIANG\nUBND HUYỆN CHÂU THÀNH", units=own)
    assert other.fields.province == "Sóc Trăng"
    assert doubts(other) == [
        Doubt.of("issuer_differs", name="UBND", read="Kiên Giang", listed="Sóc Trăng")
    ]
    assert seat(read("UBND TỈNH KIÊN GIANG\nSỞ NỘI VỤ", units=own))[2] == "Kiên Giang"
    unlisted = read("UBND TỈNH SÓC TRĂNG\nSỞ TƯ PHÁP", units=own)
    assert [doubt.key for doubt in doubts(unlisted)] == ["unit_unknown"]
    misread = read("UBND TỈNH SÓC TRĂNG\nSỞ NỘI VU", units=own)
    assert misread.fields.issuer == "Sở Nội vụ tỉnh Sóc Trăng" and doubts(misread) == []


@pytest.mark.parametrize(
    "title",
    [
        "BÁO CÁO CÔNG TÁC CẢI CÁCH TÀI CHÍNH CÔNG",
        "PHÒNG CHỐNG THAM NHŨNG NĂM 2023",
        "HỘI NÔNG DÂN THI ĐUA SẢN XUẤT",
        "BAN HÀNH KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH",
        "TRƯỜNG HỌC ĐẠT CHUẨN QUỐC GIA",
    ],
)
def test_a_title_without_a_letterhead_is_no_issuer(title):
    found = read_letterhead(from_plain(f"{title}\n\nNăm 2023, đã tiếp nhận 125 hồ sơ.\n"))
    assert found.fields.issuer == "" and Doubt("issuer_missing") in found.doubts


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("BAN CHỈ HUY PCTT&TKCN\nHUYỆN MỸ XUYÊN", "Ban Chỉ huy PCTT&TKCN huyện Mỹ Xuyên"),
        ("BAN CHỈ ĐẠO CÁC CTMTQG\nHUYỆN MỸ XUYÊN", "Ban Chỉ đạo các CTMTQG huyện Mỹ Xuyên"),
        ("ỦY BAN BẦU CỬ HUYỆN MỸ XUYÊN", "Ủy ban bầu cử huyện Mỹ Xuyên"),
        ("HỘI LHPN VIỆT NAM\nHUYỆN MỸ XUYÊN", "Hội LHPN Việt Nam huyện Mỹ Xuyên"),
        ("SỞ NỘI VỤ SÓC TRĂNG - BAN TÔN GIÁO", "Ban Tôn giáo tỉnh Sóc Trăng"),
        ("TỈNH ỦY SÓC TRĂNG\nHUYỆN ỦY MỸ XUYÊN\n*\nSố 318-BC/HU", "Huyện ủy Mỹ Xuyên"),
        ("UBND HUYỆN MỸ XUYÊN\nTHANH TRA HUYỆN", "Thanh tra huyện Mỹ Xuyên"),
        ("UBND HUYỆN MỸ XUYÊN\nTRƯỜNG THCS NGUYỄN DU", "Trường THCS Nguyễn Du"),
        ("SỞ Y TẾ SÓC TRĂNG\nBỆNH VIỆN ĐA KHOA HẬU NGHĨA", "Bệnh viện đa khoa Hậu Nghĩa"),
        ("UBND HUYỆN MỸ XUYÊN\nTRƯỜNG MẦM NON HƯNG DŨNG 1", "Trường Mầm non Hưng Dũng 1"),
        ("UBND HUYỆN Kế Sách", "UBND huyện Kế Sách"),
        ("HĐND huyện Mỹ Xuyên", "HĐND huyện Mỹ Xuyên"),
        ("UBND HUYỆN MỸ XUYÊN PHÒNG NỘI VỤ", "Phòng Nội vụ huyện Mỹ Xuyên"),
        ("ỦY\nBAN NHÂN DÂN\nTỈNH SÓC TRĂNG", "UBND tỉnh Sóc Trăng"),
        ("HĐND TỈNH SÓC TRĂNG\nKHÓA X, KỲ HỌP THỨ BA", "HĐND tỉnh Sóc Trăng"),
    ],
)
def test_names_that_no_list_has_are_spelt_as_their_letters_are(lines, issuer):
    assert read(lines).fields.issuer == issuer


def test_the_number_is_no_issuer():
    assert read("Số: 44/BC-UBBC").fields.issuer == ""


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        (
            "(Kèm theo Báo cáo số 51/BC-UBND ngày 04/9/2023 của UBND huyện Mỹ Xuyên)",
            "UBND huyện Mỹ Xuyên",
        ),
        ("(Kèm theo Công văn số 51/SNV-CCHC ngày 04/9/2023 của Sở Nội vụ tỉnh Sóc Trăng)", ""),
    ],
)
def test_an_annex_is_of_the_body_whose_report_it_goes_with(line, issuer):
    text = f"PHỤ LỤC 02\nKẾT QUẢ GIẢI QUYẾT HỒ SƠ\n{line}\n\nTổng số 12 hồ sơ.\n"
    assert read_letterhead(from_plain(text)).fields.issuer == issuer


@pytest.mark.parametrize(
    "body",
    [
        "Đến dự có Phó Chủ tịch UBND tỉnh Lê Thị Hoa và lãnh đạo các sở.",
        "Sáng nay HĐND tỉnh Khóa X khai mạc; UBND tỉnh đọc tóm tắt báo cáo về ngân sách.",
    ],
)
def test_a_text_without_letterhead_has_no_made_up_province(body):
    fields = read_letterhead(from_plain(f"Tin trong tỉnh\n\n{body}\n")).fields
    assert (fields.issuer, fields.province) == ("", "")


@pytest.mark.parametrize(
    "council, unit, head",
    [  # whose letters without marks are those of a type of documents
        ("ỦY BAN NHÂN DÂN", "PHƯỜNG AN HỘI", "UBND"),
        ("HỘI ĐỒNG NHÂN DÂN", "PHƯỜNG AN LẠC", "HĐND"),
        ("UBND", "PHƯỜNG AN KHÁNH", "UBND"),
    ],
)
def test_the_committee_of_a_ward_that_a_type_of_documents_is_spelt_as(council, unit, head):
    top = f"{council}\n{unit}\nSố: 12/TB-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"
    found = read_issuer(top, top + "THÔNG BÁO\nLịch tiếp công dân.", "")
    assert found.place is not None and found.place.type == "phường"
    assert unmarked(found.place.name) == unmarked(unit.removeprefix("PHƯỜNG "))
    assert found.head in (head, "Hội đồng nhân dân")
