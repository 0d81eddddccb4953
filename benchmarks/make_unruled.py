"""Tables that are partly ruled or not ruled at all, for tables.py `--unruled`; drawn by make_tables.py.

Eight layouts with prose around them: no lines in the midst of a report, lines above and below only, an
outer frame, a line under each row over two pages, outer edges missing, columns ruled but not rows,
a single column of figures, years side by side. Units and figures are invented.
"""

import make_tables
from make_tables import FIELDS, SPENDING, vn

COMMUNES = [
    "An Bình",
    "Bình Phú",
    "Hòa Lợi",
    "Long Thạnh",
    "Mỹ Đức",
    "Phú Hữu",
    "Tân Hưng",
    "Thạnh Xuân",
    "Vĩnh Trung",
    "Xuân Lộc",
]
TASKS = [
    "Số văn bản quy phạm pháp luật được ban hành trong kỳ",
    "Số thủ tục hành chính được chuẩn hóa, công khai tại Bộ phận Một cửa",
    "Hồ sơ tiếp nhận",
    "Hồ sơ giải quyết trước hạn và đúng hạn theo quy định",
    "Biên chế công chức có mặt",
    "Số đơn vị sự nghiệp công lập tự bảo đảm một phần chi thường xuyên",
    "Lượt cán bộ, công chức được bồi dưỡng",
    "Cuộc kiểm tra công vụ đột xuất tại các xã, thị trấn",
]
OPENING = [
    "*II. KẾT QUẢ THỰC HIỆN",
    "1. Trong năm, Ủy ban nhân dân huyện đã ban hành 27 văn bản chỉ đạo, tổ chức 14 hội nghị với 1.206 lượt người dự; "
    "phân công 05 phòng chuyên môn theo dõi, đôn đốc 19 xã, thị trấn thực hiện 38 nhiệm vụ, trong đó đã hoàn thành 35 nhiệm vụ. Số liệu cụ thể như sau:",
]
CLOSING = [
    "2. So với năm trước, số hồ sơ trực tuyến tăng 312 hồ sơ, số hồ sơ quá hạn giảm 08 hồ sơ; 03 xã chưa báo cáo đúng thời hạn "
    "được giao tại Kế hoạch số 45/KH-UBND ngày 12/01/2023.",
    "3. Trong thời gian tới, huyện tiếp tục kiểm tra 06 đơn vị và bồi dưỡng 120 công chức.",
]


def _annex(heads, rows, **more):
    return {
        "title": "",
        "unit": "",
        "top": [heads],
        "spans": [],
        "heads": heads,
        "pages": [rows],
        "wide": False,
        "again": False,
        "size": 12,
        "before": OPENING,
        "after": CLOSING,
        **more,
    }


def bare(draw):
    """No lines; nested heads, totals, dashes, the unit in the caption."""
    rows, sums = [], [0, 0, 0, 0]
    for n, field in enumerate(draw.sample(FIELDS, 8), 1):
        values = [
            0,
            draw.randint(20, 2400),
            draw.randint(0, 900),
            draw.choice([0, 0, draw.randint(1, 30)]),
        ]
        values[0] = values[1] + values[2]
        sums = [a + b for a, b in zip(sums, values, strict=False)]
        rows.append([str(n), field, *(vn(v) if v else "-" for v in values)])
    rows.append(["", "Tổng cộng", *map(vn, sums)])
    top = [
        ["STT", "Lĩnh vực", "Tổng số", "Trong đó", "", "Quá hạn"],
        ["", "", "", "Trực tuyến", "Trực tiếp", ""],
    ]
    heads = [
        "STT",
        "Lĩnh vực",
        "Tổng số",
        "Trong đó / Trực tuyến",
        "Trong đó / Trực tiếp",
        "Quá hạn",
    ]
    return _annex(
        heads,
        rows,
        top=top,
        spans=[(0, 0, 0, 1), (1, 0, 1, 1), (2, 0, 2, 1), (3, 0, 4, 0), (5, 0, 5, 1)],
        rules="none",
        widths=[12, 52, 24, 26, 26, 22],
        before=[*OPENING, "*Kết quả giải quyết hồ sơ năm 2023", ">Đơn vị tính: hồ sơ"],
    )


def booktabs(draw):
    """A line above, one under the heading, one below; no column of numbers."""
    rows = []
    for name in SPENDING:
        plan = round(draw.uniform(20, draw.choice([90, 900, 9000])), 1)
        paid = round(plan * draw.uniform(0.2, 1), 1)
        rows.append([name, vn(plan, 1), vn(paid, 1), vn(100 * paid / plan, 1)])
    return _annex(
        ["Nội dung chi", "Dự toán giao", "Đã giải ngân", "Tỷ lệ giải ngân (%)"],
        rows,
        rules="booktabs",
        widths=[74, 30, 30, 30],
        align=[0, 2, 2, 2],
        size=12.5,
        before=[*OPENING, "*Kinh phí thực hiện năm 2023", ">Đơn vị tính: triệu đồng"],
    )


def framed(draw):
    """An outer frame and a line under the heading; names over two lines, figures centred beside them."""
    rows = []
    for n, name in enumerate(TASKS, 1):
        plan = draw.randint(3, draw.choice([40, 900, 12000]))
        done = round(plan * draw.uniform(0.6, 1.1))
        rows.append([str(n), name, vn(plan), vn(done), vn(100 * done / plan, 1) + "%"])
    return _annex(
        ["TT", "Nội dung", "Kế hoạch năm 2023", "Kết quả thực hiện", "Đạt tỷ lệ so với kế hoạch"],
        rows,
        rules="frame",
        widths=[12, 72, 26, 26, 30],
        align=[1, 0, 1, 1, 1],
        pad=3,
    )


def levels(draw):
    """Landscape, two pages, a line under each row, no uprights; the heading not printed again."""
    rows = []
    for n, field in enumerate(FIELDS, 1):
        got, before = draw.randint(30, 4800), draw.choice([0, draw.randint(1, 90)])
        waiting = draw.randint(0, got // 9)
        late = draw.choice([0, 0, draw.randint(1, 20)])
        done = got + before - waiting
        rows.append(
            [
                str(n),
                field,
                vn(got + before),
                vn(got),
                vn(before),
                vn(done),
                vn(done - late),
                vn(late),
                vn(waiting),
                vn(100 * (done - late) / done, 2),
            ]
        )
    heads = [
        "STT",
        "Lĩnh vực",
        "Tổng số hồ sơ",
        "Tiếp nhận trong kỳ",
        "Kỳ trước chuyển qua",
        "Đã giải quyết",
        "Đúng hạn",
        "Quá hạn",
        "Đang giải quyết",
        "Tỷ lệ đúng hạn (%)",
    ]
    return {
        "title": "TÌNH HÌNH GIẢI QUYẾT HỒ SƠ NĂM 2023",
        "unit": "Đơn vị tính: hồ sơ",
        "top": [heads],
        "spans": [],
        "heads": heads,
        "pages": [rows[:17], rows[17:]],
        "wide": True,
        "again": False,
        "widths": [14, 54, 24, 24, 26, 24, 24, 20, 24, 26],
        "size": 12,
        "rules": "levels",
        "pad": 3,
        "after": CLOSING[1:],
    }


def edgeless(draw):
    """Ruled but for the outer edges."""
    rows = []
    for n, name in enumerate(COMMUNES, 1):
        staff = draw.randint(15, 25)
        rows.append(
            [
                str(n),
                "Xã " + name,
                vn(staff),
                vn(draw.randint(3, staff)),
                vn(draw.randint(40, 2600)),
                vn(draw.uniform(70, 100), 1),
            ]
        )
    return _annex(
        [
            "STT",
            "Tên đơn vị",
            "Số công chức",
            "Số công chức được bồi dưỡng",
            "Số hồ sơ tiếp nhận",
            "Tỷ lệ hài lòng (%)",
        ],
        rows,
        rules="no-edges",
        widths=[12, 44, 26, 32, 28, 26],
    )


def uprights(draw):
    """Columns ruled, rows not."""
    rows = []
    for n, name in enumerate(COMMUNES[:8], 1):
        values = [draw.randint(2, 60), draw.randint(100, 9000), draw.randint(0, 90)]
        rows.append([str(n), "Xã " + name, *(vn(v) if v > 8 else "-" for v in values)])
    return _annex(
        ["STT", "Đơn vị", "Văn bản ban hành", "Hồ sơ tiếp nhận", "Hồ sơ trễ hạn"],
        rows,
        rules="uprights",
        widths=[14, 56, 30, 32, 30],
        pad=2,
    )


def single(draw):
    """One column of figures and their unit, no lines."""
    rows = [
        [name, unit, vn(draw.randint(3, top))]
        for name, unit, top in (
            ("Văn bản chỉ đạo, điều hành", "Văn bản", 90),
            ("Hội nghị quán triệt, tập huấn", "Hội nghị", 30),
            ("Lượt công chức dự tập huấn", "Lượt", 3000),
            ("Thủ tục hành chính công khai", "Thủ tục", 400),
            ("Hồ sơ trực tuyến", "Hồ sơ", 20000),
            ("Phiếu khảo sát thu về", "Phiếu", 900),
        )
    ]
    return _annex(
        ["Nội dung", "Đơn vị tính", "Số lượng"],
        rows,
        rules="head",
        widths=[76, 34, 30],
        align=[0, 1, 2],
    )


def years(draw):
    """Years side by side, groups, names over two lines beginning beside their figures; no lines."""
    rows = []
    for group, names in (("A. Cấp huyện", TASKS[:4]), ("B. Cấp xã", TASKS[3:7])):
        rows.append([group, "", "", "", ""])
        for name in names:
            first = draw.randint(5, draw.choice([60, 3000]))
            after = [round(first * draw.uniform(0.7, 1.5)) for _ in range(2)]
            rows.append(
                [
                    "- " + name,
                    vn(first),
                    *map(vn, after),
                    ("+" if after[1] >= after[0] else "-")
                    + vn(abs(100 * after[1] / after[0] - 100), 1),
                ]
            )
    return _annex(
        ["Chỉ tiêu", "Năm 2021", "Năm 2022", "Năm 2023", "Tăng, giảm so với năm trước (%)"],
        rows,
        rules="none",
        valign="TOP",
        widths=[74, 22, 22, 22, 30],
        align=[0, 2, 2, 2, 2],
    )


LAYOUTS = {
    "khong-ke": bare,
    "ke-ngang-tren-duoi": booktabs,
    "khung-ngoai": framed,
    "ke-tung-dong": levels,
    "thieu-mep": edgeless,
    "chi-ke-cot": uprights,
    "mot-cot": single,
    "cac-nam": years,
}


def draw(folder, seed, family, spoil=None, dpi=200, jpeg=60):
    """Every layout with figures of its own; yields (path of the PDF, path of the gold)."""
    return make_tables.draw(folder, seed, family, spoil, dpi, jpeg, LAYOUTS)
