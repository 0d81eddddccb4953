#!/usr/bin/env python3
"""Lists and plans as offices annex them, with the gold of every cell: digital PDFs and scans of them.

    .venv/bin/python benchmarks/make_list_tables.py DIR [--seed 1] [--only "bowed 200"] [--shape NAME]

Staff by unit with groups over the whole width; people with days of birth and money; estimates with codes of
items; investment plans with codes and decisions in cells; elections; receptions of citizens in 25 columns;
payrolls with coefficients; procedures with days and fees; points of an index with maxima; emulation.
Made as Word files, set by LibreOffice. Pages are spoiled otherwise than in scans.py: bowed at a book's back,
the back of the sheet showing through, strokes worn thin, grey printed as a screen of dots.
Gold as in make_tables.py: [{page, columns, rows}], one per page piece.
"""

import argparse
import json
import random
import sys
import tempfile
from pathlib import Path

import cv2
import numpy

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
import make_office_tables as office
import make_word_tables as word
import scans
from make_word_tables import COMMUNES, vn

PEOPLE = [
    "Nguyễn Thị Thu Hà", "Trần Quốc Việt", "Lê Thị Ngọc Ánh", "Phạm Văn Đức", "Hoàng Minh Tuấn",
    "Vũ Thị Hồng Nhung", "Đinh Công Thành", "Bùi Xuân Trường", "Đoàn Thị Mỹ Lệ", "Ngô Đình Khoa",
    "Phan Thanh Bình", "Dương Thị Kiều Oanh", "Lý Hải Đăng", "Tạ Thị Phương", "Mai Hữu Phước",
]  # fmt: skip
SERVICES = [
    "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Phòng Nội vụ", "Phòng Tài chính - Kế hoạch",
    "Phòng Lao động - Thương binh và Xã hội", "Phòng Tài nguyên và Môi trường", "Phòng Tư pháp",
    "Thanh tra huyện", "Phòng Kinh tế và Hạ tầng", "Phòng Giáo dục và Đào tạo", "Phòng Dân tộc",
    "Trung tâm Văn hóa - Thông tin và Thể thao", "Ban Quản lý dự án đầu tư xây dựng",
    "Trung tâm Dịch vụ nông nghiệp", "Phòng Y tế",
]  # fmt: skip


def added(sums, values):
    return [a + b for a, b in zip(sums, values, strict=True)]


def staff(draw):
    """Staff by unit: a group's name over the whole width, units below units, long names."""
    heads = [
        ["Số TT", "Tên cơ quan, đơn vị", "Biên chế giao năm 2023", "<", "<", "Biên chế giao năm 2024", "<", "<",
         "Tăng, giảm so với năm 2023", "Ghi chú"],
        ["^", "^", "Tổng cộng", "Công chức", "Hợp đồng theo Nghị định 111", "Tổng cộng", "Công chức",
         "Hợp đồng theo Nghị định 111", "^", "^"],
    ]  # fmt: skip
    rows, whole = [], [0] * 7
    services = draw.sample(SERVICES, 12)
    for mark, group, names in (
        ("A", "KHỐI CƠ QUAN CHUYÊN MÔN", services[:7]),
        ("B", "KHỐI ĐƠN VỊ SỰ NGHIỆP", services[7:]),
    ):
        rows.append([f"{mark}. {group}", *["<"] * 9])
        sums = [0] * 7
        for number, name in enumerate(names, 1):
            before = draw.randint(4, 48), draw.choice([0, 1, 2, 3, 11])
            after = max(3, before[0] + draw.randint(-4, 2)), draw.choice([0, 1, 2, 4])
            values = [sum(before), *before, sum(after), *after, sum(after) - sum(before)]
            sums = added(sums, values)
            note = draw.choice(["", "", "Giảm theo Đề án", "Điều chuyển"])
            rows.append([str(number), name, *map(vn, values), note])
        rows.append(["", f"Cộng khối {mark}", *map(vn, sums), ""])
        whole = added(whole, sums)
    rows.append(["", "TỔNG CỘNG (A+B)", *map(vn, whole), ""])
    return {
        "title": "PHỤ LỤC GIAO BIÊN CHẾ NĂM 2024",
        "heads": heads,
        "columns": ["Số TT", "Tên cơ quan, đơn vị",
                    *(f"Biên chế giao năm {y} {k}" for y in (2023, 2024)
                      for k in ("Tổng cộng", "Công chức", "Hợp đồng theo Nghị định 111")),
                    "Tăng, giảm so với năm 2023", "Ghi chú"],
        "rows": rows,
        "widths": [13, 76, 20, 20, 27, 20, 20, 27, 25, 22],
        "size": 12,
        "lying": True,
    }  # fmt: skip


def rewarded(draw):
    """People with their day of birth in one of two columns, months of service, money."""
    rows, whole = [], 0
    for number, name in enumerate(draw.sample(PEOPLE, 13), 1):
        day = f"{draw.randint(1, 28):02}/{draw.randint(1, 12):02}/{draw.randint(1958, 1979)}"
        months, factor = draw.randint(60, 456), draw.choice(["3,66", "4,06", "4,98", "5,42"])
        money = draw.randint(21_000, 340_000) * 1000
        whole += money
        born = ["", day] if "Thị" in name else [day, ""]
        rows.append([str(number), name, *born, draw.choice(["Giáo viên", "Kế toán", "Chủ tịch Hội Nông dân", "Văn thư"]),
                     str(months // 12), str(months % 12), factor, vn(money)])  # fmt: skip
    rows.append(["", "Tổng số tiền", "", "", "", "", "", "", vn(whole)])
    return {
        "title": "DANH SÁCH HƯỞNG TRỢ CẤP TINH GIẢN BIÊN CHẾ ĐỢT II",
        "heads": [
            ["TT", "Họ và tên", "Ngày, tháng, năm sinh", "<", "Chức danh", "Thời gian đóng BHXH", "<",
             "Hệ số lương", "Số tiền trợ cấp (đồng)"],
            ["^", "^", "Nam", "Nữ", "^", "Năm", "Tháng", "^", "^"],
        ],
        "columns": ["TT", "Họ và tên", "Ngày, tháng, năm sinh Nam", "Ngày, tháng, năm sinh Nữ", "Chức danh",
                    "Thời gian đóng BHXH Năm", "Thời gian đóng BHXH Tháng", "Hệ số lương", "Số tiền trợ cấp (đồng)"],
        "skip": [2, 3],
        "rows": rows,
        "widths": [10, 36, 22, 22, 24, 13, 14, 13, 31],
        "size": 11,
    }  # fmt: skip


def estimates(draw):
    """Codes of items and of their parts, the sums of each item in bold, money in thousands."""
    items = [
        ("6000", "Tiền lương", [("6001", "Lương theo ngạch, bậc"), ("6003", "Lương hợp đồng theo chế độ")]),
        ("6100", "Phụ cấp lương", [("6101", "Phụ cấp chức vụ"), ("6113", "Phụ cấp trách nhiệm theo nghề"), ("6124", "Phụ cấp công vụ")]),
        ("6500", "Thanh toán dịch vụ công cộng", [("6501", "Tiền điện"), ("6502", "Tiền nước"), ("6504", "Vệ sinh, môi trường")]),
        ("6550", "Vật tư văn phòng", [("6551", "Văn phòng phẩm"), ("6552", "Mua sắm công cụ, dụng cụ văn phòng")]),
        ("6700", "Công tác phí", [("6701", "Tiền vé máy bay, tàu, xe"), ("6702", "Phụ cấp công tác phí"), ("6704", "Khoán công tác phí")]),
        ("7000", "Chi phí nghiệp vụ chuyên môn", [("7001", "Chi mua hàng hóa, vật tư"), ("7049", "Chi khác")]),
    ]  # fmt: skip
    rows, whole = [], [0] * 4
    for code, name, parts in items:
        inner, sums = [], [0] * 4
        for part, what in parts:
            given, more = draw.randint(2_000, 980_000), draw.choice([0, 0, draw.randint(500, 9000)])
            spent = draw.randint(1_000, given)
            values = [given, more, spent, given + more - spent]
            sums = added(sums, values)
            inner.append(["", part, what, *(vn(v) if v else "" for v in values)])
        rows += [[code, "", name, *(vn(v) if v else "" for v in sums)], *inner]
        whole = added(whole, sums)
    rows.append(["", "", "Tổng cộng", *(vn(v) if v else "" for v in whole)])
    return {
        "title": "TÌNH HÌNH THỰC HIỆN DỰ TOÁN CHI NGÂN SÁCH NĂM 2024",
        "unit": "Đơn vị tính: nghìn đồng",
        "heads": [["Mục", "Tiểu mục", "Nội dung chi", "Dự toán được giao", "Bổ sung trong năm", "Đã thực hiện", "Còn lại"]],
        "columns": ["Mục", "Tiểu mục", "Nội dung chi", "Dự toán được giao", "Bổ sung trong năm", "Đã thực hiện", "Còn lại"],
        "skip": [1],
        "rows": rows,
        "widths": [14, 16, 60, 25, 22, 25, 24],
        "size": 12,
    }  # fmt: skip


def investments(draw):
    """Projects with their code, the decision with its day in a cell, money in parts, groups I and a."""
    works = [
        "Nâng cấp đường giao thông liên xã", "Trụ sở làm việc Ủy ban nhân dân xã", "Trường mầm non",
        "Kênh tưới tiêu nội đồng", "Hệ thống cấp nước sinh hoạt", "Nhà văn hóa xã", "Cầu dân sinh",
    ]  # fmt: skip
    rows, whole = [], [0] * 5
    for mark, group, count in (
        ("I", "Dự án chuyển tiếp", 5),
        ("II", "Dự án khởi công mới năm 2025", 5),
    ):
        inner, sums = [], [0] * 5
        for number in range(1, count + 1):
            name = f"{draw.choice(works)} {draw.choice(COMMUNES)}"
            central, local = draw.choice([0, draw.randint(900, 48_000)]), draw.randint(300, 21_000)
            paid = draw.randint(0, local) if mark == "I" else 0
            values = [central + local, central, local, paid, draw.randint(100, local)]
            sums = added(sums, values)
            decided = f"{draw.randint(101, 3999)}/QĐ-UBND\nngày {draw.randint(1, 28):02}/{draw.randint(1, 12):02}/202{draw.randint(2, 4)}"
            inner.append([str(number), name, str(draw.randint(7_600_000, 8_099_999)), decided,
                          *(vn(v) if v else "" for v in values)])  # fmt: skip
        rows += [[mark, group, "", "", *(vn(v) if v else "" for v in sums)], *inner]
        whole = added(whole, sums)
    rows.insert(0, ["", "TỔNG SỐ", "", "", *(vn(v) if v else "" for v in whole)])
    return {
        "title": "KẾ HOẠCH VỐN ĐẦU TƯ CÔNG NĂM 2025",
        "unit": "ĐVT: triệu đồng",
        "heads": [
            ["TT", "Danh mục dự án", "Mã dự án", "Quyết định đầu tư", "<", "<", "<",
             "Lũy kế vốn đã bố trí đến hết năm 2024", "Kế hoạch vốn năm 2025"],
            ["^", "^", "^", "Số, ngày, tháng, năm", "Tổng mức đầu tư", "<", "<", "^", "^"],
            ["^", "^", "^", "^", "Tổng số", "Trong đó: NSTW", "Ngân sách tỉnh", "^", "^"],
        ],
        "columns": ["TT", "Danh mục dự án", "Mã dự án", "Quyết định đầu tư Số, ngày, tháng, năm",
                    *(f"Quyết định đầu tư Tổng mức đầu tư {k}" for k in ("Tổng số", "Trong đó: NSTW", "Ngân sách tỉnh")),
                    "Lũy kế vốn đã bố trí đến hết năm 2024", "Kế hoạch vốn năm 2025"],
        "skip": [2, 3],
        "rows": rows,
        "widths": [11, 68, 23, 38, 25, 25, 25, 28, 25],
        "size": 12,
        "lying": True,
    }  # fmt: skip


def elections(draw):
    """Votes by ward: voters, ballots valid and not with shares of two decimals, the total below."""
    rows, whole = [], [0] * 7
    for number in range(1, 15):
        voters = draw.randint(420, 9800)
        came = voters - draw.randint(0, 31)
        given = came
        back = given - draw.choice([0, 0, 1, 2])
        spoilt = draw.randint(1, 66)
        seats = draw.randint(2, 5)
        values = [seats, voters, came, given, back, back - spoilt, spoilt]
        whole = added(whole, values)
        rows.append(_votes(str(number), f"Đơn vị bầu cử số {number}", values))
    rows.append(_votes("", "Toàn huyện", whole))
    return {
        "title": "THỐNG KÊ KẾT QUẢ BẦU CỬ ĐẠI BIỂU HỘI ĐỒNG NHÂN DÂN HUYỆN",
        "heads": [
            ["STT", "Tên đơn vị bầu cử", "Số đại biểu được bầu", "Tổng số cử tri", "Số cử tri đã bỏ phiếu", "<",
             "Số phiếu phát ra", "Số phiếu thu vào", "Phiếu hợp lệ", "<", "Phiếu không hợp lệ", "<"],
            ["^", "^", "^", "^", "Số người", "Tỷ lệ (%)", "^", "^", "Số phiếu", "Tỷ lệ (%)", "Số phiếu", "Tỷ lệ (%)"],
        ],
        "columns": ["STT", "Tên đơn vị bầu cử", "Số đại biểu được bầu", "Tổng số cử tri", "Số cử tri đã bỏ phiếu Số người",
                    "Số cử tri đã bỏ phiếu Tỷ lệ (%)", "Số phiếu phát ra", "Số phiếu thu vào", "Phiếu hợp lệ Số phiếu",
                    "Phiếu hợp lệ Tỷ lệ (%)", "Phiếu không hợp lệ Số phiếu", "Phiếu không hợp lệ Tỷ lệ (%)"],
        "rows": rows,
        "widths": [11, 58, 21, 22, 21, 19, 21, 21, 20, 19, 20, 17],
        "size": 12,
        "lying": True,
    }  # fmt: skip


def _votes(number, name, values):
    seats, voters, came, given, back, valid, spoilt = values
    return [number, name, str(seats), vn(voters), vn(came), vn(100 * came / voters, 2), vn(given), vn(back),
            vn(valid), vn(100 * valid / back, 2), vn(spoilt), vn(100 * spoilt / back, 2)]  # fmt: skip


def receptions(draw):
    """Receptions of citizens: 25 columns of small print on a lying page, heads on three levels."""
    names = draw.sample(COMMUNES, 15)
    rows, whole = [], [0] * 23
    for name in names:
        values = []
        for _ in range(2):  # regular, by the leader
            times, many = draw.randint(3, 480), draw.choice([0, 0, 1, 2, 7])
            values += [times, times + draw.randint(0, 40), draw.randint(1, times), draw.randint(0, 5), many, many * 6,
                       draw.randint(0, 2), draw.randint(0, 1)]  # fmt: skip
        values += [draw.choice([0, draw.randint(1, 88)]) for _ in range(7)]
        whole = added(whole, values)
        rows.append([name, *map(str, values), draw.choice(["", "", "BS"])])
    rows.append(["Tổng", *map(vn, whole), ""])
    kinds = ["Số lượt tiếp", "Số người", "Số vụ việc", "<", "Đoàn đông người", "<", "<", "<"]
    below = ["^", "^", "Tiếp lần đầu", "Tiếp nhiều lần", "Số đoàn", "Số người", "Lần đầu", "Nhiều lần"]  # fmt: skip
    results = ["Khiếu nại", "Tố cáo", "Kiến nghị", "Phản ánh", "Đã trả lời", "Chưa giải quyết", "Đang xử lý"]  # fmt: skip
    named = ["Số lượt tiếp", "Số người", "Số vụ việc Tiếp lần đầu", "Số vụ việc Tiếp nhiều lần",
             *(f"Đoàn đông người {k}" for k in below[4:])]  # fmt: skip
    return {
        "title": "TỔNG HỢP KẾT QUẢ TIẾP CÔNG DÂN NĂM 2024",
        "heads": [
            ["Tên đơn vị", "Tiếp thường xuyên", *["<"] * 7, "Tiếp định kỳ của lãnh đạo", *["<"] * 7, "Nội dung và kết quả", *["<"] * 6, "Ghi chú"],
            ["^", *kinds, *kinds, *results, "^"],
            ["^", *below, *below, *["^"] * 8],
            ["MS", *map(str, range(1, 25))],
        ],
        "columns": ["Tên đơn vị", *(f"Tiếp thường xuyên {k}" for k in named), *(f"Tiếp định kỳ của lãnh đạo {k}" for k in named),
                    *(f"Nội dung và kết quả {k}" for k in results), "Ghi chú"],
        "rows": rows,
        "widths": [25, *[10] * 23, 12],
        "size": 7.5,
        "lying": True,
        "first_is_name": True,
    }  # fmt: skip


def payroll(draw):
    """Coefficients with two decimals, allowances, money, contributions, an empty column to sign in."""
    rows, whole = [], [0.0] * 3 + [0] * 4
    for number, name in enumerate(draw.sample(PEOPLE, 12), 1):
        factor = draw.choice([2.34, 2.67, 3.0, 3.33, 3.66, 3.99, 4.4, 4.74])
        duty = draw.choice([0, 0, 0.15, 0.3, 0.5])
        wage = round((factor + duty) * 2_340_000)
        duties = round(wage * 0.25)
        held = round(wage * 0.105)
        values = [factor, duty, factor + duty, wage, duties, held, wage + duties - held]
        whole = added(whole, values)
        rows.append([str(number), name, *_paid(values), ""])
    rows.append(["", "Cộng", *_paid(whole), ""])
    return {
        "title": "BẢNG THANH TOÁN TIỀN LƯƠNG THÁNG 11 NĂM 2024",
        "unit": "Đơn vị tính: đồng",
        "heads": [
            ["STT", "Họ và tên", "Hệ số", "<", "<", "Tiền lương tháng", "Phụ cấp công vụ 25%",
             "Các khoản trừ vào lương (BHXH, BHYT, BHTN)", "Thực lĩnh", "Ký nhận"],
            ["^", "^", "Lương", "Phụ cấp chức vụ", "Cộng hệ số", "^", "^", "^", "^", "^"],
        ],
        "columns": ["STT", "Họ và tên", "Hệ số Lương", "Hệ số Phụ cấp chức vụ", "Hệ số Cộng hệ số", "Tiền lương tháng",
                    "Phụ cấp công vụ 25%", "Các khoản trừ vào lương (BHXH, BHYT, BHTN)", "Thực lĩnh", "Ký nhận"],
        "rows": rows,
        "widths": [12, 55, 19, 19, 19, 32, 30, 32, 32, 20],
        "size": 12,
        "lying": True,
    }  # fmt: skip


def _paid(values):
    factors, money = values[:3], values[3:]
    return [*(vn(v, 2) if v else "" for v in factors), *map(vn, money)]


def procedures(draw):
    """Procedures by field: the field's name over the whole width, days and fees with their unit or a word."""
    fields = {
        "Lĩnh vực Hộ tịch": ["Đăng ký khai sinh có yếu tố nước ngoài", "Đăng ký kết hôn có yếu tố nước ngoài", "Thay đổi, cải chính hộ tịch"],
        "Lĩnh vực Đất đai": ["Cấp đổi Giấy chứng nhận quyền sử dụng đất", "Chuyển mục đích sử dụng đất", "Tách thửa hoặc hợp thửa đất"],
        "Lĩnh vực Thành lập hộ kinh doanh": ["Đăng ký thành lập hộ kinh doanh", "Chấm dứt hoạt động hộ kinh doanh"],
        "Lĩnh vực Văn hóa": ["Cấp giấy phép kinh doanh karaoke", "Công nhận xã đạt chuẩn văn hóa"],
    }  # fmt: skip
    rows, number = [], 0
    for mark, (field, names) in zip(("I", "II", "III", "IV"), fields.items(), strict=True):
        rows.append([mark, field, "<", "<", "<", "<"])
        for name in names:
            number += 1
            days = draw.randint(3, 45)
            fee = draw.choice(["Không", f"{draw.randint(1, 30) * 5}.000 đồng"])
            rows.append([str(number), name, f"{days} ngày", f"{draw.randint(1, days):02} ngày", fee, draw.choice(["x", ""])])  # fmt: skip
    return {
        "title": "DANH MỤC THỦ TỤC HÀNH CHÍNH RÚT NGẮN THỜI GIAN GIẢI QUYẾT",
        "heads": [["STT", "Tên thủ tục hành chính", "Thời hạn theo quy định", "Thời hạn sau khi rút ngắn", "Phí, lệ phí", "Dịch vụ công toàn trình"]],
        "columns": ["STT", "Tên thủ tục hành chính", "Thời hạn theo quy định", "Thời hạn sau khi rút ngắn", "Phí, lệ phí", "Dịch vụ công toàn trình"],
        "rows": rows,
        "widths": [12, 70, 24, 26, 28, 24],
        "size": 13,
    }  # fmt: skip


def points(draw):
    """Points of an index: numbers on three levels, maxima, own points, points given, what proves them."""
    parts = [
        ("1", "CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH", [("Kế hoạch cải cách hành chính", 3), ("Công tác tuyên truyền", 2)]),
        ("2", "CẢI CÁCH THỂ CHẾ", [("Rà soát văn bản quy phạm pháp luật", 2), ("Xử lý văn bản trái pháp luật", 2)]),
        ("3", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", [("Công khai thủ tục hành chính", 3), ("Giải quyết hồ sơ đúng hạn", 3)]),
    ]  # fmt: skip
    below = [
        "Ban hành kịp thời trong quý I", "Mức độ hoàn thành kế hoạch", "Chế độ thông tin, báo cáo",
        "Đăng tải đầy đủ trên trang thông tin", "Tỷ lệ đạt từ 95% trở lên", "Có sáng kiến được áp dụng",
    ]  # fmt: skip
    rows, whole = [], [0.0] * 3
    for number, part, criteria in parts:
        inner, sums = [], [0.0] * 3
        for k, (criterion, count) in enumerate(criteria, 1):
            leaves, mid = [], [0.0] * 3
            for j, name in enumerate(draw.sample(below, count), 1):
                most = draw.choice([0.5, 1, 1.5, 2])
                own = most if draw.random() < 0.6 else most / 2
                values = [most, own, own if draw.random() < 0.7 else own / 2]
                mid = added(mid, values)
                leaves.append([f"{number}.{k}.{j}", name, *map(_point, values), draw.choice(["", f"BC số {draw.randint(12, 300)}/BC-UBND"])])  # fmt: skip
            inner += [[f"{number}.{k}", criterion, *map(_point, mid), ""], *leaves]
            sums = added(sums, mid)
        rows += [[number, part, *map(_point, sums), ""], *inner]
        whole = added(whole, sums)
    rows.append(["", "Tổng điểm", *map(_point, whole), ""])
    return {
        "title": "BẢNG TỰ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2024",
        "heads": [
            ["TT", "Lĩnh vực, tiêu chí, tiêu chí thành phần", "Điểm tối đa", "Điểm đánh giá", "<", "Tài liệu kiểm chứng"],
            ["^", "^", "^", "Tự chấm", "Thẩm định", "^"],
        ],
        "columns": ["TT", "Lĩnh vực, tiêu chí, tiêu chí thành phần", "Điểm tối đa", "Điểm đánh giá Tự chấm",
                    "Điểm đánh giá Thẩm định", "Tài liệu kiểm chứng"],
        "rows": rows,
        "widths": [15, 76, 18, 20, 20, 37],
        "size": 12,
    }  # fmt: skip


def _point(value):
    return vn(value, 2).rstrip("0").rstrip(",")


def emulation(draw):
    """Rewards by unit and kind, thin lines, no number for a unit of the same group, totals on the right."""
    kinds = ["Tập thể lao động xuất sắc", "Chiến sĩ thi đua cơ sở", "Bằng khen", "Giấy khen"]
    rows, whole = [], [0] * 9
    for number, name in enumerate(draw.sample(COMMUNES, 16), 1):
        pairs = [(draw.randint(1, 30), draw.randint(0, 12)) for _ in kinds]
        values = [n for asked, got in pairs for n in (asked, min(asked, got))]
        values.append(sum(values[1::2]))
        whole = added(whole, values)
        rows.append(
            [f"{number:02}", f"Xã {name}", *(f"{v:02}" if v < 10 else str(v) for v in values)]
        )
    rows.append(["", "Cộng", *map(vn, whole)])
    return {
        "title": "TỔNG HỢP ĐỀ NGHỊ VÀ KẾT QUẢ KHEN THƯỞNG",
        "heads": [
            ["TT", "Tên đơn vị", *(part for kind in kinds for part in (kind, "<")), "Tổng số được khen"],
            ["^", "^", *["Đề nghị", "Được công nhận"] * 4, "^"],
        ],
        "columns": ["TT", "Tên đơn vị", *(f"{k} {p}" for k in kinds for p in ("Đề nghị", "Được công nhận")), "Tổng số được khen"],
        "rows": rows,
        "widths": [11, 36, *[16, 19] * 4, 18],
        "size": 11,
        "closing": "Danh sách này có 16 đơn vị./.",
    }  # fmt: skip


SHAPES = {
    "bien-che": staff, "tro-cap": rewarded, "du-toan": estimates, "von": investments, "bau-cu": elections,
    "tiep-dan": receptions, "luong": payroll, "thu-tuc": procedures, "cham-diem": points, "thi-dua": emulation,
}  # fmt: skip


# ---- what else happens to pages (colour arrays, 0 black) --------------------------------------


def bowed(page, seed):
    """Scanned from a bound volume: lines sink towards the back, where it is dark and soft."""
    high, wide = page.shape[:2]
    x, y = numpy.meshgrid(numpy.arange(wide, dtype="float32"), numpy.arange(high, dtype="float32"))
    near = numpy.exp(-x / (wide * 0.09))
    made = cv2.remap(page, x, y + 14 * near, cv2.INTER_CUBIC, borderValue=(255,) * 3)
    made = cv2.GaussianBlur(scans.turn(made, -0.25), (0, 0), 0.75)
    return scans.noise(made * (1 - 0.5 * numpy.exp(-x / (wide * 0.025)))[..., None], seed, 5, -4)


def shining(page, seed):
    """Thin paper: what is printed on the back shows through, mirrored."""
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY).astype(float)
    back = cv2.GaussianBlur(numpy.roll(grey[:, ::-1], (37, -23), (0, 1)), (0, 0), 2.2)
    made = numpy.minimum(grey, 255 - (255 - back) * 0.22).astype("uint8")
    return scans.noise(cv2.GaussianBlur(scans.turn(made, 0.6), (0, 0), 0.8), seed, 7, -8)


def thin(page, seed):
    """A machine set too light: strokes lose their edge, hairlines break."""
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)
    light = cv2.addWeighted(cv2.dilate(grey, numpy.ones((2, 2))), 0.55, grey, 0.45, 25)
    worn = numpy.random.default_rng(seed).random((grey.shape[0] // 3 + 1, grey.shape[1] // 3 + 1))
    holes = cv2.resize((worn < 0.03).astype("uint8"), grey.shape[::-1], interpolation=0) > 0
    light[holes] = 255
    return scans.noise(cv2.GaussianBlur(scans.turn(light, -0.5), (0, 0), 0.6), seed, 8)


def screened(page, seed):
    """Two levels, what is grey as a screen of dots (a copier's photo mode)."""
    grey = cv2.GaussianBlur(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), (0, 0), 0.7)
    grey = scans.noise(scans.turn(grey, 0.3) * 0.93, seed, 10).astype(float)
    tile = numpy.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) * 16.0 + 8
    high, wide = grey.shape
    level = numpy.tile(tile, (high // 4 + 1, wide // 4 + 1))[:high, :wide]
    return numpy.where(grey * 0.75 + 40 > level * 0.75 + 30, 255, 0).astype("uint8")


QUALITIES = {  # as scans.QUALITIES
    "digital": (None, 0, 0),
    "bowed 200": (bowed, 200, 60),
    "shining 200": (shining, 200, 50),
    "thin 200": (thin, 200, 65),
    "screened 200": (screened, 200, 0),
}


def draw(folder, seed, family="", spoil=None, dpi=200, jpeg=60, shapes=tuple(SHAPES)):
    """The shapes with figures of their own; (PDF, gold) of each."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        for name in shapes:
            spec = SHAPES[name](random.Random(f"{seed} {name}"))
            made = Path(work) / f"{name}.docx"
            office.write_word(spec, made, Path(work))
            digital = word.set_pages(made, Path(work))
            pdf, gold = folder / f"{name}.pdf", folder / f"{name}.tables.json"
            gold.write_text(json.dumps(gold_of(spec, digital), ensure_ascii=False), "utf-8")
            if spoil is None:
                pdf.write_bytes(digital.read_bytes())
            else:
                word.spoiled(digital, spoil, dpi, jpeg, seed, pdf)
            yield pdf, gold


def gold_of(spec, pdf):
    """Of a table whose first column is the name, a column without numbers is put before it."""
    pieces = word.gold_of(spec, pdf)
    if spec.get("first_is_name"):
        for piece in pieces:
            piece["columns"] = ["", *piece["columns"]]
            piece["rows"] = [["", *row] for row in piece["rows"]]
    return pieces


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append")
    parser.add_argument("--shape", action="append", choices=SHAPES)
    args = parser.parse_args()
    shapes = args.shape or tuple(SHAPES)
    for number, (quality, (spoil, dpi, jpeg)) in enumerate(QUALITIES.items()):
        if not args.only or quality in args.only:
            target = args.folder / quality.replace(" ", "-")
            for pdf, _ in draw(target, args.seed * 10 + number, "", spoil, dpi, jpeg, shapes):
                print(pdf)


if __name__ == "__main__":
    main()
