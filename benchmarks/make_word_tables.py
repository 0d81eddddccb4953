#!/usr/bin/env python3
"""Tables as offices set them in Word, with the gold of every cell: digital PDFs and scans of them.

    .venv/bin/python benchmarks/make_word_tables.py DIR [--seed 1] [--only "office 200"]

Shapes that the annexes of make_tables.py do not have: heads on three levels with the total on top,
the same heads for two years, codes of lines and notes with negatives in brackets, names merged over
several rows, many narrow columns over pages, differences with signs, cells with their unit, two
tables on a page. Each is made as a Word file and set by LibreOffice, so that widths, breaks and
lines are a real program's. In the specifications `<` goes on with the cell at the left, `^` with
the one above. Gold as in make_tables.py: [{page, columns, rows}], one per page piece.
"""

import argparse
import itertools
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import cv2
import docx
import numpy
import pdfplumber
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from PIL import Image

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
import scans

MERGED = ("<", "^")  # cells that go on with the one at the left, above
WITH_UNIT = re.compile(r"^([\d.,]+) (?:ngày|đồng)$")  # of such a cell the numeral is the gold
COMMUNES = [
    "An Thạnh", "Bình Phú", "Cẩm Sơn", "Đông Hòa", "Giồng Trôm", "Hòa Lộc", "Khánh Bình",
    "Long Điền", "Mỹ Đức", "Nhơn Hậu", "Phước Tân", "Quảng Thành", "Sơn Kỳ", "Tân Hưng",
    "Vĩnh Thuận", "Xuân Lâm", "Yên Bắc", "Ba Trại", "Cát Tường", "Đại Nghĩa",
]  # fmt: skip


def vn(value, places=0):
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))


def brackets(value):
    return f"({vn(-value)})" if value < 0 else vn(value)


def three_levels(draw):
    """Heads on three levels, the total on top, groups A, I and 1, units under heads, `-`, `x`, `…`."""
    heads = [
        ["STT", "Nội dung", "Tổng số", "Trong đó", "<", "<", "<", "Ghi chú"],
        ["^", "^", "^", "Khối nhà nước", "<", "Đơn vị sự nghiệp", "<", "^"],
        ["^", "^", "^", "Biên chế\n(người)", "Hợp đồng\n(người)", "Biên chế\n(người)", "Kinh phí\n(triệu đồng)", "^"],
        ["A", "B", "1=2+3+4", "2", "3", "4", "5", "6"],
    ]  # fmt: skip
    names = [
        ("A", "KHỐI TỈNH"), ("I", "Sở, ban, ngành"), ("1", "Văn phòng UBND tỉnh"), ("2", "Sở Nội vụ"),
        ("3", "Sở Tài chính"), ("II", "Cơ quan khác"), ("1", "Ban Quản lý khu kinh tế"),
        ("2", "Ban Dân tộc"), ("B", "KHỐI HUYỆN"), ("1", "Huyện An Phú"), ("2", "Huyện Tri Tôn"),
        ("3", "Thị xã Tân Châu"), ("4", "Thành phố Long Xuyên"),
    ]  # fmt: skip
    body, sums = [], [0, 0, 0, 0]
    for label, name in names:
        if name.isupper() or label in ("I", "II"):
            body.append([label, name, "", "", "", "", "", ""])
            continue
        parts = [
            draw.randint(12, 1900),
            draw.choice([0, draw.randint(1, 40)]),
            draw.randint(3, 950),
        ]
        money = round(draw.uniform(3, 9000), 1)
        sums = [a + b for a, b in zip(sums, [*parts, money], strict=True)]
        hired = vn(parts[1]) if parts[1] else draw.choice(["-", "x", "…", "0"])
        note = draw.choice(["", "", "Chưa tuyển đủ", "Theo QĐ 12/QĐ-UBND"])
        body.append(
            [label, name, vn(sum(parts)), vn(parts[0]), hired, vn(parts[2]), vn(money, 1), note]
        )
    total = ["", "TỔNG CỘNG", vn(sum(sums[:3])), *map(vn, sums[:3]), vn(sums[3], 1), ""]
    return {
        "title": "BIỂU TỔNG HỢP BIÊN CHẾ, KINH PHÍ NĂM 2024",
        "heads": heads,
        "columns": ["STT", "Nội dung", "Tổng số", "Trong đó Khối nhà nước Biên chế", "Trong đó Khối nhà nước Hợp đồng",
                    "Trong đó Đơn vị sự nghiệp Biên chế", "Trong đó Đơn vị sự nghiệp Kinh phí", "Ghi chú"],
        "rows": [total, *body],
        "widths": [12, 45, 20, 20, 20, 20, 22, 21],
        "size": 11,
        "after": "Ghi chú: Số liệu tính đến ngày 31/12/2024; dấu (x) là không phát sinh.",
    }  # fmt: skip


def two_years(draw):
    """The same heads below two years, differences with signs, negatives in brackets."""
    heads = [
        ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2023", "<", "Năm 2024", "<", "Tăng (+), giảm (-)"],
        ["^", "^", "^", "Kế hoạch", "Thực hiện", "Kế hoạch", "Thực hiện", "^"],
    ]
    names = [
        ("Thu ngân sách trên địa bàn", "Tỷ đồng", 1), ("Chi đầu tư phát triển", "Tỷ đồng", 1),
        ("Giá trị sản xuất công nghiệp", "Tỷ đồng", 0), ("Diện tích gieo trồng", "Ha", 1),
        ("Sản lượng lương thực", "Tấn", 0), ("Doanh nghiệp thành lập mới", "DN", 0),
        ("Lao động được giải quyết việc làm", "Người", 0), ("Tỷ lệ hộ nghèo", "%", 2),
        ("Tỷ lệ bao phủ bảo hiểm y tế", "%", 2), ("Số giường bệnh trên một vạn dân", "Giường", 1),
        ("Xã đạt chuẩn nông thôn mới", "Xã", 0), ("Tỷ lệ che phủ rừng", "%", 1),
    ]  # fmt: skip
    rows = []
    for number, (name, unit, places) in enumerate(names, 1):
        top = 99 if unit == "%" else draw.choice([40, 700, 9000, 95000])
        values = [round(draw.uniform(0.02 * top + 1, top), places) for _ in range(4)]
        change = round(values[3] - values[1], places)
        sign = f"+{vn(change, places)}" if change > 0 else f"-{vn(-change, places)}"
        rows.append([f"{number:02}" if number < 10 else str(number), name, unit,
                     *(vn(v, places) for v in values), sign])  # fmt: skip
    return {
        "title": "CHỈ TIÊU KINH TẾ - XÃ HỘI CHỦ YẾU",
        "heads": heads,
        "columns": ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2023 Kế hoạch", "Năm 2023 Thực hiện",
                    "Năm 2024 Kế hoạch", "Năm 2024 Thực hiện", "Tăng giảm"],
        "rows": rows,
        "widths": [11, 44, 19, 21, 21, 21, 21, 22],
        "size": 12,
    }  # fmt: skip


def coded(draw):
    """Codes of lines, notes of the accounts, column numbers, negatives in brackets."""
    names = [
        ("I. Lưu chuyển tiền từ hoạt động chính", "", ""), ("1. Các khoản thu", "01", "III.1"),
        ("Tiền ngân sách cấp", "02", ""), ("Tiền thu khác", "03", "III.2"),
        ("2. Các khoản chi", "10", ""), ("Tiền chi lương", "11", "III.4"),
        ("Tiền trả cho người bán", "12", ""), ("Chi phí lãi vay", "13", ""),
        ("II. Lưu chuyển tiền từ hoạt động đầu tư", "20", ""), ("Thanh lý tài sản", "21", "III.7"),
        ("Mua sắm tài sản cố định", "22", ""), ("Lưu chuyển thuần trong năm", "30", ""),
        ("Số dư đầu kỳ", "40", "III.9"), ("Số dư cuối kỳ", "50", ""),
    ]  # fmt: skip
    rows = []
    for number, (name, code, note) in enumerate(names, 1):
        values = [draw.choice([1, 1, -1]) * draw.randint(20_000, 900_000_000) for _ in range(2)]
        rows.append([str(number), name, code, note, *(brackets(v) if code else "" for v in values)])
    return {
        "title": "BÁO CÁO LƯU CHUYỂN TIỀN TỆ",
        "unit": "Đơn vị tính: đồng",
        "heads": [["STT", "Nội dung", "Mã số", "Thuyết minh", "Năm nay", "Năm trước"], ["A", "B", "C", "D", "1", "2"]],
        "columns": ["STT", "Nội dung", "Mã số", "Thuyết minh", "Năm nay", "Năm trước"],
        "rows": rows,
        "skip": [2, 3],
        "widths": [12, 66, 17, 23, 31, 31],
        "size": 12,
    }  # fmt: skip


def merged_names(draw):
    """A name and a number over several rows each, with a sum for each of them."""
    rows = []
    for number, name in enumerate(draw.sample(COMMUNES, 5), 1):
        sums = [0, 0, 0]
        for index, field in enumerate(("Đất đai", "Hộ tịch", "Chứng thực")):
            done, late = draw.randint(3, 2400), draw.choice([0, 0, draw.randint(1, 99)])
            values = [done + late, done, late]
            sums = [a + b for a, b in zip(sums, values, strict=True)]
            first = [str(number), f"Xã {name}"] if index == 0 else ["^", "^"]
            rows.append([*first, field, *map(vn, values), vn(100 * done / (done + late), 1) + "%"])
        rows.append(["^", "^", "Cộng", *map(vn, sums), vn(100 * sums[1] / sums[0], 1) + "%"])
    return {
        "title": "KẾT QUẢ GIẢI QUYẾT HỒ SƠ THEO XÃ",
        "heads": [
            ["STT", "Đơn vị", "Lĩnh vực", "Đã giải quyết", "<", "<", "Tỷ lệ"],
            ["^", "^", "^", "Tổng số", "Đúng hạn", "Quá hạn", "^"],
        ],
        "columns": ["STT", "Đơn vị", "Lĩnh vực", "Đã giải quyết Tổng số", "Đã giải quyết Đúng hạn",
                    "Đã giải quyết Quá hạn", "Tỷ lệ"],
        "rows": rows,
        "widths": [12, 40, 34, 24, 24, 24, 22],
        "size": 12,
        "head_of": 2,
    }  # fmt: skip


def many_columns(draw):
    """Fourteen narrow columns across a lying page, over pages, heads printed again, total at foot."""
    rows, sums = [], [0] * 12
    for number, name in enumerate(
        COMMUNES + [f"{n} {k}" for k in ("A", "B") for n in COMMUNES[:6]], 1
    ):
        months = [
            draw.choice([0, draw.randint(1, 9), draw.randint(10, 99), draw.randint(100, 999)])
            for _ in range(12)
        ]
        sums = [a + b for a, b in zip(sums, months, strict=True)]
        rows.append([str(number), name, *map(vn, months), vn(sum(months))])
    rows.append(["", "Tổng", *map(vn, sums), vn(sum(sums))])
    months = [f"T{n}" for n in range(1, 13)]
    return {
        "title": "SỐ LƯỢT TIẾP CÔNG DÂN THEO THÁNG NĂM 2023",
        "heads": [["STT", "Đơn vị", "Số lượt tiếp trong tháng", *["<"] * 11, "Cả năm"], ["^", "^", *months, "^"]],
        "columns": ["STT", "Đơn vị", *(f"Số lượt tiếp trong tháng {m}" for m in months), "Cả năm"],
        "rows": rows,
        "widths": [12, 40, *[15] * 12, 18],
        "size": 10,
        "lying": True,
    }  # fmt: skip


def differences(draw):
    """No row numbers; assigned, present and the difference with its sign; bold groups."""
    rows = []
    for group in ("Khối Đảng, đoàn thể", "Khối chính quyền", "Sự nghiệp giáo dục"):
        rows.append([group, "", "", "", "", ""])
        for name in draw.sample(COMMUNES, 5):
            given = draw.randint(5, 320)
            here = given + draw.randint(-9, 5)
            change = here - given
            sign = "0" if change == 0 else f"{change:+}"
            rows.append(
                [
                    f"- {name}",
                    vn(given),
                    vn(here),
                    sign,
                    vn(100 * here / given, 2),
                    str(draw.randint(0, 9)),
                ]
            )
    return {
        "title": "TÌNH HÌNH SỬ DỤNG BIÊN CHẾ NĂM 2024",
        "unit": "ĐVT: người",
        "heads": [["Tên đơn vị", "Biên chế được giao", "Biên chế có mặt", "Chênh lệch (+/-)", "Tỷ lệ (%)", "Nghỉ hưu trong năm"]],
        "columns": ["Tên đơn vị", "Biên chế được giao", "Biên chế có mặt", "Chênh lệch", "Tỷ lệ", "Nghỉ hưu trong năm"],
        "rows": rows,
        "widths": [55, 25, 25, 25, 22, 28],
        "size": 13,
    }  # fmt: skip


def with_units(draw):
    """Two tables on a page, one of cells with their units, one of fees."""
    steps = [
        ("Tiếp nhận hồ sơ", "Bộ phận Một cửa"), ("Phân công xử lý", "Lãnh đạo phòng"),
        ("Thẩm định hồ sơ", "Chuyên viên"), ("Ký duyệt kết quả", "Lãnh đạo Sở"),
        ("Trả kết quả", "Bộ phận Một cửa"),
    ]  # fmt: skip
    rows = []
    for number, (name, who) in enumerate(steps, 1):
        days = draw.choice(["0,5", "1", "1,5", "02", "3"])
        rows.append(
            [f"Bước {number}", name, who, f"{days} ngày", f"{draw.randint(1, 20) * 5}.000 đồng"]
        )
    rows.append(["", "Tổng thời gian", "", f"{draw.randint(5, 15)} ngày", ""])
    return {
        "title": "QUY TRÌNH NỘI BỘ",
        "heads": [["Thứ tự", "Nội dung công việc", "Người thực hiện", "Thời gian", "Phí"]],
        "columns": ["Thứ tự", "Nội dung công việc", "Người thực hiện", "Thời gian", "Phí"],
        "rows": rows,
        "widths": [20, 50, 42, 28, 30],
        "size": 13,
    }  # fmt: skip


def people(draw):
    """People with days of birth, coefficients, years: dates, decimals and money side by side."""
    given = ["Nguyễn Văn An", "Trần Thị Bích", "Lê Hoàng Cường", "Phạm Thu Dung", "Huỳnh Văn Em",
             "Võ Thị Gấm", "Đặng Quốc Hùng", "Bùi Thị Kim", "Đỗ Minh Long", "Hồ Thị Mai"]  # fmt: skip
    rows = []
    for number, name in enumerate(given, 1):
        factor = draw.choice(["2,34", "3,33", "4,98", "6,10", "4,40"])
        rows.append([str(number), name, f"{draw.randint(1, 28)}/{draw.randint(1, 12)}/{draw.randint(1965, 1999)}",
                     draw.choice(["Chuyên viên", "Kế toán viên", "Văn thư"]), factor,
                     vn(round(float(factor.replace(",", ".")) * 2_340_000)), str(draw.randint(3, 35)),
                     draw.choice(["0,2", "0,5", "", "-"])])  # fmt: skip
    return {
        "title": "DANH SÁCH NÂNG BẬC LƯƠNG NĂM 2024",
        "heads": [
            ["STT", "Họ và tên", "Ngày sinh", "Ngạch", "Lương hiện hưởng", "<", "Số năm công tác", "Phụ cấp"],
            ["^", "^", "^", "^", "Hệ số", "Tiền lương (đồng)", "^", "^"],
        ],
        "columns": ["STT", "Họ và tên", "Ngày sinh", "Ngạch", "Lương hiện hưởng Hệ số", "Lương hiện hưởng Tiền lương",
                    "Số năm công tác", "Phụ cấp"],
        "skip": [2],
        "rows": rows,
        "widths": [12, 40, 24, 26, 16, 28, 18, 18],
        "size": 12,
    }  # fmt: skip


SHAPES = {
    "ba-cap": three_levels, "hai-nam": two_years, "ma-so": coded, "gop-ten": merged_names,
    "nhieu-cot": many_columns, "chenh-lech": differences, "don-vi": with_units, "danh-sach": people,
}  # fmt: skip


def write_word(spec, path):
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.paragraph_format.space_after = Pt(3)
    section = document.sections[0]
    wide, high = Mm(210), Mm(297)
    if spec.get("lying"):
        section.orientation, wide, high = WD_ORIENT.LANDSCAPE, high, wide
    section.page_width, section.page_height = wide, high
    section.left_margin = section.right_margin = Mm(14)
    section.top_margin = section.bottom_margin = Mm(18)
    _paragraph(document, "ỦY BAN NHÂN DÂN TỈNH AN GIANG", ALIGN.CENTER, bold=True)
    _paragraph(document, spec["title"], ALIGN.CENTER, bold=True)
    _paragraph(
        document, "(Kèm theo Báo cáo số 215/BC-UBND ngày 12 tháng 12 năm 2024)", ALIGN.CENTER
    )
    if "unit" in spec:
        _paragraph(document, spec["unit"], ALIGN.RIGHT)
    _table(document, spec)
    if "after" in spec:
        _paragraph(document, spec["after"], ALIGN.LEFT)
    document.save(path)


def _paragraph(document, text, align, bold=False):
    made = document.add_paragraph()
    made.alignment = align
    made.add_run(text).bold = bold


def _table(document, spec):
    rows = [*spec["heads"], *spec["rows"]]
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, spec["widths"], strict=True):
        column.width = Mm(width)
    for r, row in enumerate(rows):
        is_head = r < len(spec["heads"])
        _print_row(table.rows[r], row, spec, is_head)
        _mark(table.rows[r], "w:cantSplit")
        if is_head:
            _mark(table.rows[r], "w:tblHeader")
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text not in MERGED:
                _merge(table, rows, r, c)


def _print_row(printed, row, spec, is_head):
    is_group = not is_head and sum(bool(text) for text in row) <= 2
    for c, (cell, text) in enumerate(zip(printed.cells, row, strict=True)):
        cell.width = Mm(spec["widths"][c])
        if text in MERGED:
            continue
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(spec["size"]), is_head or is_group
        left = not is_head and any(map(str.isalpha, text)) and c < 4
        paragraph.alignment = ALIGN.LEFT if left else ALIGN.CENTER
        paragraph.paragraph_format.space_after = Pt(0)


def _mark(row, name):
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _merge(table, rows, r, c):
    """Make one cell of this one and those that go on with it."""
    beside = itertools.takewhile(lambda text: text == "<", rows[r][c + 1 :])
    below = itertools.takewhile(lambda row: row[c] == "^", rows[r + 1 :])
    last_row, last_column = r + len(list(below)), c + len(list(beside))
    if (last_row, last_column) != (r, c):
        table.cell(r, c).merge(table.cell(last_row, last_column))


def set_pages(word, folder):
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "pdf",
         "--outdir", str(folder), str(word)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / f"{word.stem}.pdf"


def gold_of(spec, pdf):
    """The gold pieces; on which page a row stands is told by its cells, in order."""
    with pdfplumber.open(pdf) as opened:
        pages = [set((page.extract_text() or "").split()) for page in opened.pages]
    pieces, page = [], 0
    for row in _filled(spec["rows"]):
        wanted = {t for t in " ".join(row[1:]).split() if t[-1].isdigit()}
        while not wanted <= pages[page]:
            page += 1
            assert page < len(pages), (spec["title"], "a numeral is torn over lines", row)
        if not pieces or pieces[-1]["page"] != page + 1:
            pieces.append({"page": page + 1, "columns": spec["columns"], "rows": []})
        pieces[-1]["rows"].append(_counted(row, spec.get("skip", [])))
    return pieces


def _counted(row, skipped):
    """The row without columns of codes and days, without units."""
    return ["" if c in skipped else WITH_UNIT.sub(r"\1", text) for c, text in enumerate(row)]


def _filled(rows):
    """The rows with the text of each merged cell where it begins and in every row it goes on in."""
    above = []
    for row in rows:
        above = [above[c] if t == "^" else t.replace("<", "") for c, t in enumerate(row)]
        yield above


def spoiled(pdf, spoil, dpi, jpeg, seed, target):
    import make_samples

    pages = make_samples.rasterise(pdf, dpi)
    made = [
        spoil(cv2.cvtColor(numpy.asarray(p), cv2.COLOR_RGB2BGR), seed + k)
        for k, p in enumerate(pages)
    ]
    pictures = [
        Image.fromarray(p if p.ndim == 2 else cv2.cvtColor(p, cv2.COLOR_BGR2RGB)) for p in made
    ]
    if not jpeg:
        pictures = [p.convert("1") for p in pictures]
    pictures[0].save(target, save_all=True, append_images=pictures[1:], resolution=dpi,
                     **({"quality": jpeg} if jpeg else {}))  # fmt: skip


def draw(folder, seed, family="", spoil=None, dpi=200, jpeg=60):
    """Every shape with figures of its own; (PDF, gold) of each. The typeface is Word's own."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        for name, shape in SHAPES.items():
            spec = shape(random.Random(f"{seed} {name}"))
            word = Path(work) / f"{name}.docx"
            write_word(spec, word)
            digital = set_pages(word, Path(work))
            pdf, gold = folder / f"{name}.pdf", folder / f"{name}.tables.json"
            gold.write_text(json.dumps(gold_of(spec, digital), ensure_ascii=False), "utf-8")
            if spoil is None:
                pdf.write_bytes(digital.read_bytes())
            else:
                spoiled(digital, spoil, dpi, jpeg, seed, pdf)
            yield pdf, gold


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append")
    args = parser.parse_args()
    for number, (quality, (spoil, dpi, jpeg)) in enumerate(scans.QUALITIES.items()):
        if not args.only or quality in args.only:
            target = args.folder / quality.replace(" ", "-")
            for pdf, _ in draw(target, args.seed * 10 + number, "", spoil, dpi, jpeg):
                print(pdf)


if __name__ == "__main__":
    main()
