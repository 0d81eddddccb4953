#!/usr/bin/env python3
"""Annexes of tables with the gold of every cell: digital PDFs and scans of them.

    .venv/bin/python benchmarks/make_tables.py [DIR]         (DIR: samples/ by default)

Three annexes of invented units: dossiers by field (landscape, two pages, nested heads, formulas in
the row of column numbers, totals), targets with plan and result (two pages, the heading not printed
again, groups), spending (one page, unit in the caption). `draw(seed)` gives the same annexes with
other figures, in another typeface. Gold: [{page, columns, rows}], one per page piece.
"""

import json
import random
import sys
import tempfile
from pathlib import Path

import cv2
import make_samples as samples
import numpy
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

FIELDS = [
    "Đất đai",
    "Hộ tịch",
    "Chứng thực",
    "Đăng ký kinh doanh",
    "Xây dựng",
    "Bảo trợ xã hội",
    "Người có công",
    "Giáo dục và Đào tạo",
    "Môi trường",
    "Giao thông",
    "Nông nghiệp",
    "Tư pháp",
    "Văn hóa, thể thao",
    "Lao động, tiền lương",
    "Y tế dự phòng",
    "Thi đua, khen thưởng",
    "Tôn giáo, tín ngưỡng",
    "Phòng cháy",
    "Công thương",
    "Tài chính, ngân sách",
    "Tổ chức, biên chế",
    "Cán bộ, công chức",
    "Thanh niên",
    "Khiếu nại, tố cáo",
    "Khoa học, công nghệ",
    "Thủy lợi",
    "Quy hoạch",
    "Nhà ở, công sở",
]
TARGETS = [
    ("I", "Cải cách thể chế", None),
    ("1", "Số văn bản quy phạm pháp luật ban hành", "Văn bản"),
    ("2", "Số văn bản đã rà soát", "Văn bản"),
    ("", "- Kiến nghị sửa đổi, bổ sung", "Văn bản"),
    ("", "- Kiến nghị bãi bỏ", '"'),
    ("3", "Tỷ lệ văn bản ban hành đúng hạn", "%"),
    ("II", "Thủ tục hành chính", None),
    ("1", "Số thủ tục được công bố", "Thủ tục"),
    ("2", "Hồ sơ tiếp nhận trong kỳ", "Hồ sơ"),
    ("2.1", "Tiếp nhận trực tuyến", '"'),
    ("2.2", "Tiếp nhận trực tiếp và qua dịch vụ bưu chính công ích", '"'),
    ("3", "Tỷ lệ giải quyết đúng hạn", "%"),
    ("4", "Thời gian chờ trung bình của một lượt giao dịch", "Phút"),
    ("III", "Tổ chức bộ máy", None),
    ("1", "Biên chế công chức có mặt", "Người"),
    ("2", "Số người làm việc trong đơn vị sự nghiệp công lập", "Người"),
    ("3", "Số đơn vị sự nghiệp tự bảo đảm chi thường xuyên", "Đơn vị"),
    ("", "- Tự bảo đảm toàn bộ", '"'),
    ("", "- Tự bảo đảm một phần", '"'),
    ("IV", "Chế độ công vụ", None),
    ("1", "Lượt cán bộ, công chức được bồi dưỡng", "Lượt"),
    ("2", "Số cuộc kiểm tra công vụ", "Cuộc"),
    ("3", "Tỷ lệ công chức đạt chuẩn", "%"),
    ("V", "Tài chính công", None),
    ("1", "Kinh phí tiết kiệm", "Triệu đồng"),
    ("2", "Thu nhập tăng thêm bình quân", "Triệu đồng"),
    ("VI", "Chính quyền điện tử", None),
    ("1", "Dịch vụ công trực tuyến một phần", "Dịch vụ"),
    ("2", "Dịch vụ công trực tuyến toàn trình", '"'),
    ("3", "Tỷ lệ hồ sơ số hóa", "%"),
    ("4", "Chữ ký số đã cấp", "Chữ ký"),
    ("5", "Máy tính trên một trăm công chức", "Máy"),
]
SPENDING = [
    "Sửa chữa trụ sở Bộ phận Một cửa",
    "Mua sắm thiết bị số hóa hồ sơ",
    "Phần mềm quản lý văn bản và điều hành",
    "Tuyên truyền cải cách hành chính",
    "Bồi dưỡng công chức một cửa",
    "Khảo sát mức độ hài lòng của người dân",
    "Duy trì hệ thống quản lý chất lượng",
    "Kiểm tra công vụ",
    "Hỗ trợ Tổ công nghệ số cộng đồng",
]


def vn(value, places=0):
    """`1.234,50` as reports print it."""
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))


def dossiers(draw):
    """(title, unit line, heading rows with spans, pages of body rows, landscape, heading again)"""
    rows, sums = [], [0] * 8
    for n, field in enumerate(FIELDS, 1):
        online, before, direct = (
            draw.randint(0, 4800),
            draw.choice([0, 0, draw.randint(1, 90)]),
            draw.randint(1, 2900),
        )
        total = online + before + direct
        late = draw.choice([0, 0, draw.randint(1, 30)]) if total > 60 else 0
        waiting = draw.randint(0, total // 9)
        done = total - waiting
        values = [
            total,
            online,
            direct,
            before,
            done,
            done - late if done >= late else done,
            late if done >= late else 0,
            waiting,
        ]
        sums = [a + b for a, b in zip(sums, values, strict=False)]
        rows.append(
            [str(n), field, *map(vn, values), vn(100 * values[5] / done if done else 100, 2)]
        )
    rows.append(["", "Tổng cộng", *map(vn, sums), vn(100 * sums[5] / sums[4], 2)])
    top = [
        [
            "STT",
            "Lĩnh vực",
            "Số hồ sơ tiếp nhận",
            "",
            "",
            "",
            "Số hồ sơ đã giải quyết",
            "",
            "",
            "Đang giải quyết",
            "Tỷ lệ đúng hạn (%)",
        ],
        ["", "", "Tổng số", "Trong đó", "", "", "Tổng số", "Đúng hạn", "Quá hạn", "", ""],
        ["", "", "", "Trực tuyến", "Trực tiếp", "Kỳ trước chuyển qua", "", "", "", "", ""],
        [
            "(1)",
            "(2)",
            "(3)=(4)+(5)+(6)",
            "(4)",
            "(5)",
            "(6)",
            "(7)=(8)+(9)",
            "(8)",
            "(9)",
            "(10)=(3)-(7)",
            "(11)=(8)/(7)",
        ],
    ]
    spans = [
        (0, 0, 0, 2),
        (1, 0, 1, 2),
        (2, 0, 5, 0),
        (2, 1, 2, 2),
        (3, 1, 5, 1),
        (6, 0, 8, 0),
        (6, 1, 6, 2),
        (7, 1, 7, 2),
        (8, 1, 8, 2),
        (9, 0, 9, 2),
        (10, 0, 10, 2),
    ]
    heads = [
        "STT",
        "Lĩnh vực",
        "Số hồ sơ tiếp nhận / Tổng số",
        *(f"Số hồ sơ tiếp nhận / Trong đó / {h}" for h in top[2][3:6]),
        *(f"Số hồ sơ đã giải quyết / {h}" for h in top[1][6:9]),
        "Đang giải quyết",
        "Tỷ lệ đúng hạn (%)",
    ]
    return {
        "title": "TÌNH HÌNH GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH NĂM 2023",
        "unit": "Đơn vị tính: hồ sơ",
        "top": top,
        "spans": spans,
        "heads": heads,
        "pages": [rows[:15], rows[15:]],
        "wide": True,
        "again": True,
        "widths": [12, 48, 26, 22, 22, 24, 24, 22, 20, 24, 24],
        "left": 2,
        "size": 9.5,
    }


def targets(draw):
    rows = []
    for label, name, unit in TARGETS:
        if unit is None:
            rows.append([label, name, "", "", "", "", ""])
            continue
        places = 1 if unit in ("%", "Phút") or "bình quân" in name else 0
        plan = (
            draw.uniform(60, 99)
            if unit == "%"
            else draw.uniform(5, 30)
            if places
            else draw.randint(2, draw.choice([9, 60, 900, 9000, 120000]))
        )
        plan = round(plan, places)
        done = round(plan * draw.uniform(0.55, 1.02), places)
        year = round(max(done, plan * draw.uniform(0.9, 1.12)), places)
        done = draw.choice([vn(done, places)] * 8 + ["-", ""])
        rows.append(
            [label, name, unit, vn(plan, places), done, vn(year, places), vn(100 * year / plan, 1)]
        )
    heads = [
        "TT",
        "Chỉ tiêu",
        "ĐVT",
        "Kế hoạch năm 2023",
        "Thực hiện 9 tháng",
        "Ước thực hiện cả năm",
        "So với kế hoạch (%)",
    ]
    return {
        "title": "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH NĂM 2023",
        "unit": "",
        "top": [heads],
        "spans": [],
        "heads": heads,
        "pages": [rows[:19], rows[19:]],
        "wide": False,
        "again": False,
        "widths": [11, 58, 20, 22, 22, 24, 22],
        "left": 2,
        "size": 12,
    }


def spending(draw):
    rows, sums = [], [0.0, 0.0]
    for n, name in enumerate(SPENDING, 1):
        plan = round(draw.uniform(20, draw.choice([90, 900, 9000])), 1)
        paid = round(plan * draw.uniform(0.2, 1), 1)
        sums = [sums[0] + plan, sums[1] + paid]
        rows.append([str(n), name, vn(plan, 1), vn(paid, 1), vn(100 * paid / plan, 1)])
    rows.append(["", "Cộng", vn(sums[0], 1), vn(sums[1], 1), vn(100 * sums[1] / sums[0], 1)])
    heads = ["Số TT", "Nội dung chi", "Dự toán giao", "Đã giải ngân", "Tỷ lệ giải ngân (%)"]
    return {
        "title": "KINH PHÍ CẢI CÁCH HÀNH CHÍNH NĂM 2023",
        "unit": "Đơn vị tính: triệu đồng",
        "top": [heads],
        "spans": [],
        "heads": heads,
        "pages": [rows],
        "wide": False,
        "again": False,
        "widths": [14, 76, 30, 30, 26],
        "left": 2,
        "size": 13,
    }


ANNEXES = {"phu-luc-ho-so": dossiers, "phu-luc-chi-tieu": targets, "phu-luc-kinh-phi": spending}


def typeset(annex, number, path, words=""):
    """Draw the annex; its gold."""
    size = landscape(A4) if annex["wide"] else A4
    canvas, gold = Canvas(str(path), pagesize=size, invariant=1), []
    for page, rows in enumerate(annex["pages"], 1):
        top = size[1] - 22 * mm
        if page == 1 and "before" in annex:
            top = _prose(canvas, size, top, annex["before"])
        elif page == 1:
            canvas.setFont("Bold", 13)
            canvas.drawCentredString(size[0] / 2, top, f"PHỤ LỤC {number}")
            canvas.drawCentredString(size[0] / 2, top - 18, annex["title"])
            canvas.setFont("Italic", 12)
            canvas.drawCentredString(
                size[0] / 2,
                top - 35,
                "(Kèm theo Báo cáo số 412/BC-UBND ngày 15 tháng 12 năm 2023 của UBND huyện An Phú)",
            )
            canvas.drawRightString(size[0] - 20 * mm, top - 52, annex["unit"])
            top -= 60
        heading = annex["top"] if page == 1 or annex["again"] else []
        table = Table(
            _cells(annex, heading, rows),
            colWidths=[w * mm for w in annex["widths"]],
            style=_style(annex, len(heading), rows),
        )
        _, high = table.wrapOn(canvas, size[0], size[1])
        assert high < top - 15 * mm, (annex["title"], page, high, top)
        table.drawOn(canvas, (size[0] - sum(annex["widths"]) * mm) / 2, top - high)
        if page == len(annex["pages"]):
            _prose(canvas, size, top - high - 20, annex.get("after", []))
        if page > 1:
            canvas.setFont("Regular", 12)
            canvas.drawCentredString(size[0] / 2, size[1] - 12 * mm, str(page))
        canvas.showPage()
        gold.append(
            {"page": page, "title": annex["title"], "columns": annex["heads"], "rows": rows}
        )
    canvas.save()
    return gold


def _prose(canvas, size, top, paragraphs):
    """Paragraphs from `top` down, filled to both margins; a `*` makes one bold and centred, a `>` sets
    it at the right margin. Where they end."""
    left, room = 28 * mm, size[0] - 48 * mm
    for text in paragraphs:
        style = ParagraphStyle(
            "p",
            fontName="Bold" if text[0] == "*" else "Regular",
            fontSize=13,
            leading=16.6,
            alignment={"*": 1, ">": 2}.get(text[0], 4),
            firstLineIndent=0 if text[0] in "*>" else 10 * mm,
        )
        made = Paragraph(text.lstrip("*>"), style)
        _, high = made.wrap(room, size[1])
        made.drawOn(canvas, left, top - high)
        top -= high + 5
    assert top > 12 * mm, paragraphs
    return top - 4


def _cells(annex, heading, rows):
    def set_(text, font, align):
        return Paragraph(
            text.replace("<", "&lt;"),
            ParagraphStyle(
                "c",
                fontName=font,
                fontSize=annex["size"],
                leading=1.18 * annex["size"],
                alignment=align,
            ),
        )

    made = [
        [set_(text, "Regular" if text.startswith("(") else "Bold", 1) for text in row]
        for row in heading
    ]
    for row in rows:
        font = (
            "Bold"
            if row[0].startswith(("I", "V")) or row[1] in ("Tổng cộng", "Cộng")
            else "Regular"
        )
        align = annex.get("align") or [
            1,
            0,
            1 if annex["heads"][2] == "ĐVT" else 2,
            *[2] * len(row),
        ]
        made.append([set_(text, font, align[c]) for c, text in enumerate(row)])
    return made


def _style(annex, heading, rows):
    pad = annex.get("pad", 2)
    return [
        *_rules(annex.get("rules", "grid"), heading),
        ("VALIGN", (0, 0), (-1, heading - 1), "MIDDLE"),
        ("VALIGN", (0, heading), (-1, -1), annex.get("valign", "MIDDLE")),
        ("TOPPADDING", (0, 0), (-1, -1), pad),
        ("BOTTOMPADDING", (0, 0), (-1, -1), pad + 1),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        *(("SPAN", (a, b), (c, d)) for a, b, c, d in (annex["spans"] if heading else [])),
    ]


def _rules(kind, heading):
    """Which lines are drawn: all, none or some."""

    def line(what, begin, end):
        return (what, begin, end, 0.6, colors.black)

    top, foot, below = (
        ("LINEABOVE", (0, 0), (-1, 0)),
        ("LINEBELOW", (0, -1), (-1, -1)),
        ("LINEBELOW", (0, heading - 1), (-1, heading - 1)),
    )
    everywhere = ((0, 0), (-1, -1))
    drawn = {
        "grid": [("GRID", *everywhere)],
        "none": [],
        "levels": [top, ("LINEBELOW", *everywhere)],
        "head": [below] if heading else [],
        "booktabs": [top, foot, *([below] if heading else [])],
        "frame": [("BOX", *everywhere), *([below] if heading else [])],
        "no-edges": [top, ("LINEBELOW", *everywhere), ("LINEAFTER", (0, 0), (-2, -1))],
        "uprights": [
            ("BOX", *everywhere),
            ("LINEAFTER", *everywhere),
            *([below] if heading else []),
        ],
    }[kind]
    return [line(*one) for one in drawn]


def draw(folder, seed, family, spoil=None, dpi=200, jpeg=60, annexes=None):
    """The three annexes with figures of their own below `folder`, spoiled as scans if `spoil` is
    given. Yields (path of the PDF, path of the gold). `annexes`: others than those, by name."""
    folder.mkdir(parents=True, exist_ok=True)
    samples.load_fonts(family)
    for number, (name, make) in enumerate((annexes or ANNEXES).items(), 1):
        pdf, target = folder / f"{name}.pdf", folder / f"{name}.tables.json"
        gold = typeset(make(random.Random(seed * 100 + number)), number, pdf)
        target.write_text(
            "[\n" + ",\n".join(json.dumps(piece, ensure_ascii=False) for piece in gold) + "\n]\n",
            "utf-8",
        )
        if spoil:
            scan(pdf, seed * 10 + number, spoil, dpi, jpeg)
        yield pdf, target


def scan(pdf, seed, spoil, dpi, jpeg):
    """Put a scan of it in the place of a PDF; `jpeg` 0: two levels, as fax and copier write them."""
    pages = samples.rasterise(pdf, dpi)
    spoiled = [
        spoil(cv2.cvtColor(numpy.asarray(page), cv2.COLOR_RGB2BGR), seed + i)
        for i, page in enumerate(pages)
    ]
    pictures = [
        Image.fromarray(p if p.ndim == 2 else cv2.cvtColor(p, cv2.COLOR_BGR2RGB)) for p in spoiled
    ]
    if not jpeg:
        pictures = [p.convert("1", dither=Image.Dither.NONE) for p in pictures]
    pictures[0].save(
        pdf,
        save_all=True,
        append_images=pictures[1:],
        resolution=dpi,
        **({"quality": jpeg} if jpeg else {}),
    )


def main():
    import scans

    out = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent / "samples")
    for pdf, _ in draw(out, 7, "Liberation Serif"):
        print(pdf.name, pdf.stat().st_size // 1024, "KB")
    with tempfile.TemporaryDirectory() as work:
        for pdf, gold in draw(Path(work), 8, "Liberation Serif", scans.office, 200, 0):
            if "kinh-phi" in pdf.name:
                (out / "phu-luc-kinh-phi-quet.pdf").write_bytes(pdf.read_bytes())
                (out / "phu-luc-kinh-phi-quet.tables.json").write_bytes(gold.read_bytes())


if __name__ == "__main__":
    main()
