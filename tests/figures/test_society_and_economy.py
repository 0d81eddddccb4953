"""Figures as reports on the economy and on society print them: kind, print, value or unit."""

import pytest
from figures.test_counted import rows_of

from extractor.language.numbers import exact


def shown(text: str) -> list[tuple[str, str, str]]:
    return [(row.kind, row.raw, row.iso or exact(row.value)) for row in rows_of(text)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # units of two parts
        ("năng suất 6,2 tấn/ha", [("measure", "6,2 tấn/ha", "6.2")]),
        (
            "bón 450 kg/ha, tưới 35 lít/gốc",
            [("measure", "450 kg/ha", "450"), ("measure", "35 lít/gốc", "35")],
        ),
        ("xả 25.000 m3/ngày đêm", [("measure", "25.000 m3/ngày đêm", "25000")]),
        # lists that "lần lượt" or a school year ends
        (
            "tiêu chí số 4, 9 lần lượt 12, 15 xã",
            [("label", "4", ""), ("label", "9", ""), ("count", "12", "12"), ("count", "15", "15")],
        ),
        (
            "học sinh lớp 10, 11 năm học 2022-2023",
            [("label", "10", ""), ("label", "11", ""), ("date", "2022-2023", "2022/2023")],
        ),
        (
            "chọn sách lớp 4, 8, 11 năm học 2023-2024",
            [
                ("label", "4", ""),
                ("label", "8", ""),
                ("label", "11", ""),
                ("date", "2023-2024", "2023/2024"),
            ],
        ),
        # rooms and floors that are none
        (
            "quân dự phòng 180, chính thức 1.200",
            [("count", "180", "180"), ("count", "1.200", "1200")],
        ),
        ("công suất phòng 60-65%", [("percentage", "60", "60"), ("percentage", "65%", "65")]),
        ("trường 3 tầng 12 phòng", [("count", "3", "3"), ("count", "12", "12")]),
        # hours that are no hours and minutes
        (
            "từ 18h 45 vụ, sau 22h 12 vụ",
            [
                ("label", "18h", ""),
                ("count", "45", "45"),
                ("label", "22h", ""),
                ("count", "12", "12"),
            ],
        ),
        (
            "về đích sau 2 giờ 5 phút 30 giây",
            [("measure", "2 giờ", "2"), ("measure", "5 phút", "5"), ("measure", "30 giây", "30")],
        ),
        # months that are no period
        ("tước GPLX 9 tháng: 12 trường hợp", [("measure", "9 tháng", "9"), ("count", "12", "12")]),
        (
            "tước 4-6 tháng: 12 trường hợp",
            [("measure", "4", "4"), ("measure", "6 tháng", "6"), ("count", "12", "12")],
        ),
        # medals, points of places, minus in words
        (
            "12 HCV, 7 bạc và 9 đồng",
            [("count", "12", "12"), ("count", "7", "7"), ("count", "9", "9")],
        ),
        ("có 34 điểm ngập úng", [("count", "34", "34")]),
        ("Mẫu Sơn âm 1,5 độ C", [("measure", "âm 1,5 độ", "-1.5")]),
        # bases of rates
        ("9,2 bác sĩ/1 vạn dân", [("measure", "9,2", "9.2"), ("label", "1", "")]),
        ("mắc lao 54,3/100.000 dân", [("measure", "54,3", "54.3"), ("label", "100.000", "")]),
        # sizes
        ("nhà 5x20 m", [("measure", "5", "5"), ("measure", "20 m", "20")]),
        (
            "bể 8 x 4,5 x 1,5 m",
            [("measure", "8", "8"), ("measure", "4,5", "4.5"), ("measure", "1,5 m", "1.5")],
        ),
        # amounts for each of something
        (
            "hỗ trợ 10-12 triệu/con",
            [("money", "10", "10000000"), ("money", "12 triệu", "12000000")],
        ),
        ("đất 3,5 triệu/m2", [("money", "3,5 triệu", "3500000"), ("label", "2", "")]),
        # what is numbered
        (
            "sức khỏe hạng 1, 210 hạng 2",
            [("label", "1", ""), ("count", "210", "210"), ("label", "2", "")],
        ),
        ("theo Điều 173, 174 BLHS", [("label", "173", ""), ("label", "174", "")]),
        ("cắm biển 102 cấm đi ngược chiều", [("label", "102", "")]),
        (
            "tại khoảnh 2, 7 tiểu khu 98",
            [("label", "2", ""), ("label", "7", ""), ("label", "98", "")],
        ),
        ("đường 3/2 và quảng trường 10/3.", [("label", "3/2", ""), ("label", "10/3", "")]),
        ("tượng đài ở công viên 23/9", [("label", "23/9", "")]),
        (
            "4 sao 12 khách sạn, 5 sao 3 khách sạn",
            [("label", "4", ""), ("count", "12", "12"), ("label", "5", ""), ("count", "3", "3")],
        ),
        (
            "thương binh 1/4: 1.205, 2/4: 310, 4/4: 2.456",
            [
                ("label", "1/4", ""),
                ("count", "1.205", "1205"),
                ("label", "2/4", ""),
                ("count", "310", "310"),
                ("label", "4/4", ""),
                ("count", "2.456", "2456"),
            ],
        ),
        # days
        ("lễ khai giảng 5/9", [("date", "5/9", "2024-09-05")]),
        ("họp thứ Sáu 13/9", [("date", "13/9", "2024-09-13")]),
        ("hội từ 12 - 15/2 âm lịch", [("label", "12", ""), ("label", "15/2", "")]),
        (
            "tiêm 1 mũi 45, 2 mũi 13 trẻ",
            [
                ("count", "1", "1"),
                ("count", "45", "45"),
                ("count", "2", "2"),
                ("count", "13", "13"),
            ],
        ),
        (
            "phạt tù thời gian 3 năm 9 tháng;",
            [("measure", "3 năm", "3"), ("measure", "9 tháng", "9")],
        ),
        (
            "tạm dừng 3 đơn vị 9 tháng, phạt",
            [("count", "3", "3"), ("measure", "9 tháng", "9")],
        ),
        ("tàu ở 9 độ 15 phút Bắc", [("label", "9 độ 15 phút", "")]),
        ("sân 1.200x60 m", [("measure", "1.200", "1200"), ("measure", "60 m", "60")]),
        # classes, rounds, points, money abroad
        ("lớp 10C3, 11A1 nhất", [("label", "10C3", ""), ("label", "11A1", "")]),
        ("lớp 8D 41 em", [("label", "8D", ""), ("count", "41", "41")]),
        (
            "vòng 1 45 em, vòng 2 học sinh lớp 9",
            [("label", "1", ""), ("count", "45", "45"), ("label", "2", ""), ("label", "9", "")],
        ),
        ("điểm trung bình 32/40", [("measure", "32/40", "32")]),
        ("tại 12/15 điểm đo", [("ratio", "12/15", "")]),
        ("giá 480-500 USD/tấn", [("money", "480", "480"), ("money", "500 USD", "500")]),
        ("khoản 3, 4 mục 2", [("label", "3", ""), ("label", "4", ""), ("label", "2", "")]),
        ("gió 15 m/s, đèn 100W", [("measure", "15 m/s", "15"), ("measure", "100W", "100")]),
        (
            "vùng II 4.410.000, vùng III 3.860.000 đồng",
            [("money", "4.410.000", "4410000"), ("money", "3.860.000 đồng", "3860000")],
        ),
        # matches
        ("đội nữ thắng 3-0, đội nam thua 1-2", [("label", "3-0", ""), ("label", "1-2", "")]),
        ("bơi 100m ếch 1'05\"32", [("measure", "100m", "100"), ("label", "1'05\"32", "")]),
    ],
)
def test_figures_as_printed(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert shown(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("kéo dài 12 năm, 3 lần", [("measure", "12 năm", "12"), ("measure", "3 lần", "3")]),
        ("Văn phòng 12 người, phòng 205 nhà A", [("count", "12", "12"), ("label", "205", "")]),
        ("lúc 6 giờ 45 phút", [("label", "6 giờ 45 phút", "")]),
        (
            "6 tháng đạt 345 tỷ đồng",
            [("date", "6 tháng", "2024-01/2024-06"), ("money", "345 tỷ đồng", "345000000000")],
        ),
        ("giá 2 lượng bạc, 87 đồng", [("count", "2", "2"), ("money", "87 đồng", "87")]),
        ("bài thi 34 điểm", [("measure", "34 điểm", "34")]),
        ("siêu âm 120 lượt", [("count", "120", "120")]),
        ("đạt 3/4 xã, 2/4 đường", [("ratio", "3/4", ""), ("ratio", "2/4", "")]),
        (
            "loại 1, 2 đạt 52%",
            [("label", "1", ""), ("label", "2", ""), ("percentage", "52%", "52")],
        ),
        ("khai giảng 5/9 lớp", [("ratio", "5/9", "")]),
        ("lớp 45 em, lớp 9 A Lưới", [("count", "45", "45"), ("label", "9", "")]),
        ("mỗi đợt 2 trẻ", [("count", "2", "2")]),
        ("đạt 32/40 hộ", [("ratio", "32/40", "")]),
        ("15 kg x 9 tháng", [("measure", "15 kg", "15"), ("measure", "9 tháng", "9")]),
    ],
)
def test_figures_that_only_look_like_them(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert shown(text) == rows


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Đường thủy 4 vụ, chết 3, bị thương 2.", ["vụ", "người", "người"]),
        ("Cháy 5 vụ, chết 1.", ["vụ", "người"]),
        ("Xảy ra 23 vụ, chết 5, nặng 12.", ["vụ", "người", "người"]),
        ("Trúng tuyển 80 người: đại học 23, đảng viên 9.", ["người", "đại học", "đảng viên"]),
        ("Nhập viện 34 ca, chết 2.", ["ca", "ca"]),
        ("Học sinh THCS 900 em (lớp 6: 450; lớp 9: 450).", ["em", "", "", "", ""]),
        ("Tổng tỷ suất sinh 2,05 con/phụ nữ.", ["con"]),
        ("Trồng 45 cây x 3 hàng.", ["cây", "hàng"]),
    ],
)
def test_units_of_what_is_counted(text: str, units: list[str]) -> None:
    assert [row.unit for row in rows_of(text)] == units
