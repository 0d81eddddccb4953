"""Lines of a letterhead that name the issuer, in whatever order readers give them."""

import pytest

from extractor.letterhead.issuer_lines import MOST_LINES, bodies_of, is_framed, issuer_lines

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
DAY = "Mỹ Xuyên, ngày 05 tháng 10 năm 2024"


@pytest.mark.parametrize(
    "top, lines",
    [
        # the left column before the right one
        (
            f"ỦY BAN NHÂN DÂN\nHUYỆN MỸ XUYÊN\nSố: 12/BC-UBND\n{MOTTO}\n{DAY}",
            ("ỦY BAN NHÂN DÂN", "HUYỆN MỸ XUYÊN"),
        ),
        # behind it
        (
            f"{MOTTO}\n{DAY}\nUBND HUYỆN MỸ XUYÊN\nPHÒNG NỘI VỤ\nSố: 12/BC-PNV",
            ("UBND HUYỆN MỸ XUYÊN", "PHÒNG NỘI VỤ"),
        ),
        # line by line beside it
        (
            "UBND TỈNH SÓC TRĂNG    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "SỞ NÔNG NGHIỆP\tĐộc lập - Tự do - Hạnh phúc\nVÀ PHÁT TRIỂN NÔNG THÔN\nSố: 5/BC",
            ("UBND TỈNH SÓC TRĂNG", "SỞ NÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN"),
        ),
        # on one line with it, parted by one blank only
        (
            "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ TÂN LỘC\nSố: 3/BC",
            ("ỦY BAN NHÂN DÂN", "XÃ TÂN LỘC"),
        ),
        # what stands aside between the names is passed over
        ("SỞ Y TẾ\n---\nKHẨN\nCHI CỤC DÂN SỐ\nSố: 3/BC", ("SỞ Y TẾ", "CHI CỤC DÂN SỐ")),
        # marks around a line are none of the name
        ("* SỞ Y TẾ *\n_____\nSố: 3/BC", ("SỞ Y TẾ",)),
        # a name that stands alone need not be in capitals
        ("Sở Y tế tỉnh Sóc Trăng\nSố: 3/BC", ("Sở Y tế tỉnh Sóc Trăng",)),
        # nor need those of the body above and of the one below, as in a form
        ("UBND huyện Kế Sách\nUBND xã An Mỹ", ("UBND huyện Kế Sách", "UBND xã An Mỹ")),
        ("UBND tỉnh Sóc Trăng\nSở Nội vụ", ("UBND tỉnh Sóc Trăng", "Sở Nội vụ")),
        (
            "UBND TỈNH SÓC TRĂNG\nUBND thị xã Ngã Năm",
            ("UBND TỈNH SÓC TRĂNG", "UBND thị xã Ngã Năm"),
        ),
        ("UBND huyện A Lưới\nPhòng Nội vụ", ("UBND huyện A Lưới", "Phòng Nội vụ")),
        # a form of the department that a ward fills in
        (
            "Sở Nội vụ tỉnh Sóc Trăng\nUBND phường 7",
            ("Sở Nội vụ tỉnh Sóc Trăng", "UBND phường 7"),
        ),
        # the title below is none of the name
        (
            "UBND huyện Kế Sách\nUBND xã An Mỹ\nBIỂU TỔNG HỢP SỐ LIỆU",
            ("UBND huyện Kế Sách", "UBND xã An Mỹ"),
        ),
        ("UBND xã An Mỹ\nPHIẾU THU THẬP THÔNG TIN NĂM 2024", ("UBND xã An Mỹ",)),
        ("Sở Y tế tỉnh Sóc Trăng\nSỐ LIỆU QUÝ III", ("Sở Y tế tỉnh Sóc Trăng",)),
        # a list of units goes on with none that is as high, nor with what is no name
        ("UBND xã An Mỹ\nUBND xã Nhơn Mỹ", ("UBND xã An Mỹ",)),
        ("UBND huyện Kế Sách\nBiểu số 2 của UBND xã An Mỹ", ("UBND huyện Kế Sách",)),
    ],
)
def test_the_lines_of_the_names(top, lines):
    assert issuer_lines(top, "") == lines


@pytest.mark.parametrize(
    "top",
    [
        "",
        f"{MOTTO}\n{DAY}",
        "BÁO CÁO\nKẾT QUẢ CỦA SỞ Y TẾ",  # the document's type stands above any body
        "Sở Y tế đã tiếp nhận 12 hồ sơ, giải quyết 10 hồ sơ.",  # a sentence
    ],
)
def test_no_lines_where_no_body_is_named(top):
    assert issuer_lines(top, "") == ()


@pytest.mark.parametrize(
    "end", ["Số: 12/BC-SYT", "12 /BC-SYT", "V/v báo cáo", "BÁO CÁO", "Kính gửi: UBND tỉnh"]
)
def test_the_names_end_where_number_or_type_stand(end):
    assert issuer_lines(f"SỞ Y TẾ\n{end}\nCHI CỤC DÂN SỐ", "") == ("SỞ Y TẾ",)


def test_a_body_of_the_incoming_stamp_is_no_issuer():
    top = "SỞ NỘI VỤ\nUBND HUYỆN MỸ XUYÊN\nSố: 3/BC"
    assert issuer_lines(top, "Sở Nội vụ") == ("UBND HUYỆN MỸ XUYÊN",)
    assert issuer_lines(top, "") == ("SỞ NỘI VỤ", "UBND HUYỆN MỸ XUYÊN")


def test_no_head_has_more_lines_than_names_fill():
    assert len(issuer_lines("\n".join(["SỞ Y TẾ"] * 9), "")) == MOST_LINES


@pytest.mark.parametrize(
    "lines, bodies",
    [
        (
            ("UBND TỈNH X", "SỞ NÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN"),
            ("UBND TỈNH X", "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN"),
        ),
        (("ỦY BAN NHÂN DÂN", "HUYỆN MỸ XUYÊN"), ("ỦY BAN NHÂN DÂN HUYỆN MỸ XUYÊN",)),
        (("SỞ Y TẾ", "CHI CỤC DÂN SỐ"), ("SỞ Y TẾ", "CHI CỤC DÂN SỐ")),
        # a ward's name alone below the committee of its district
        (("UBND QUẬN 3", "PHƯỜNG 7"), ("UBND QUẬN 3", "UBND PHƯỜNG 7")),
        (("UBND HUYỆN BA TRI", "XÃ TÂN XUÂN"), ("UBND HUYỆN BA TRI", "UBND XÃ TÂN XUÂN")),
        (
            ("ỦY BAN NHÂN DÂN", "HUYỆN CẦU KÈ", "THỊ TRẤN CẦU KÈ"),
            ("ỦY BAN NHÂN DÂN HUYỆN CẦU KÈ", "UBND THỊ TRẤN CẦU KÈ"),
        ),
        (("BAN CHỈ ĐẠO", "ỦY BAN NHÂN DÂN"), ("BAN CHỈ ĐẠO ỦY BAN NHÂN DÂN",)),
        ((), ()),
    ],
)
def test_lines_make_bodies_the_parent_first(lines, bodies):
    assert bodies_of(lines) == bodies


@pytest.mark.parametrize(
    "top, framed",
    [
        ("SỞ Y TẾ\nSố: 12/BC-SYT", True),
        (f"SỞ Y TẾ\n{MOTTO}", True),
        ("Độc lập - Tự do - Hạnh phúc", True),
        ("SỞ Y TẾ\nBÁO CÁO", False),
        ("SỞ. NỘI VỤ", False),  # a speck behind a word that is no number's
    ],
)
def test_a_head_has_a_motto_or_a_number(top, framed):
    assert is_framed(top) == framed


@pytest.mark.parametrize(
    "top, bodies",
    [
        # a number written by hand over its slash is no name
        ("UBND TỈNH HÀ NAM\nSỞ TƯ PHÁP\nSố: ƒ@ZBC-STP", ("UBND TỈNH HÀ NAM", "SỞ TƯ PHÁP")),
        ("UBND THỊ XÃ HỒNG LĨNH\nSố: #ØØBC-UBND", ("UBND THỊ XÃ HỒNG LĨNH",)),
        ("UBND HUYỆN X\nPHÒNG Y TẾ\nSố: ýØ@§C-PYT", ("UBND HUYỆN X", "PHÒNG Y TẾ")),
        # nor are specks behind one
        ("UBND TỈNH HÀ NAM có,\n,SỞ TƯ PHÁP\nSố: 209/BC-STP", ("UBND TỈNH HÀ NAM", "SỞ TƯ PHÁP")),
        ("SỞ NỘI VỤ `.\nSố: 209/BC-SNV", ("SỞ NỘI VỤ",)),
        ("UBND HUYỆN X :;\nPHÒNG Y TẾ a\nSố: 1/BC", ("UBND HUYỆN X", "PHÒNG Y TẾ")),
        # words run together, a first word on a line of its own
        ("UBND TỈNH HÀ NAM\nSỚYTE `.\nSố: 12/BC-SYT", ("UBND TỈNH HÀ NAM", "SỚYTE")),
        ("UBND TỈNH HÀ NAM\nSỞNỘI VỤ\nSố: 12/BC-SNV", ("UBND TỈNH HÀ NAM", "SỞNỘI VỤ")),
        ("UBND HUYỆN X\nPHÒNGNỘI VỤ\nSố: 12/BC-PNV", ("UBND HUYỆN X", "PHÒNGNỘI VỤ")),
        ("UBND TỈNH HÀ NAM\nSỞ\n\nY TẾ\nSố: 12/BC-SYT", ("UBND TỈNH HÀ NAM", "SỞ Y TẾ")),
        ("UBND TỈNH X\nSỚ\nNỘI VỤ\nSố: 12/BC-SNV", ("UBND TỈNH X", "SỚ NỘI VỤ")),
        ("UBND TỈNH X\nSỞ\nKHOA HỌC\nVÀ CÔNG NGHỆ", ("UBND TỈNH X", "SỞ KHOA HỌC VÀ CÔNG NGHỆ")),
    ],
)
def test_names_are_told_from_what_a_scan_puts_beside_them(top, bodies):
    assert bodies_of(issuer_lines(top, "")) == bodies
