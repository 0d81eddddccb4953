#!/usr/bin/env python3
"""Tables laid out as offices do where a page is short of room, with the gold of every cell.

    .venv/bin/python benchmarks/make_office_tables.py DIR [--seed 1] [--only "office 200"] [--shape NAME]

Two tables beside each other; groups I, 1 with their sums, the total on top, units in brackets of
heads, a name over the page's end, notes below; no lines at all; a table pasted as a picture; a
table that lies on its side between prose; one that goes on to the right on the facing page; columns
that are empty; a total column in front with parts in two levels. Made as Word files, set by LibreOffice.
Gold as in make_tables.py: [{page, columns, rows}], one per page piece and table.
"""

import argparse
import itertools
import json
import random
import sys
import tempfile
from pathlib import Path

import docx
import pdfplumber
import pypdfium2
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
import make_word_tables as word
import scans
from make_word_tables import COMMUNES, vn

OPENING = (
    "Thực hiện Kế hoạch số 118/KH-UBND ngày 14/02/2024, trong năm 2024 đơn vị đã tổ chức 16 cuộc kiểm tra, "
    "ban hành 43 văn bản chỉ đạo; có 27 đơn vị gửi báo cáo đúng hạn, 04 đơn vị gửi chậm. Kết quả cụ thể như sau:"
)
CLOSING = "Trong thời gian tới, đơn vị tiếp tục bồi dưỡng 215 công chức và kiểm tra 12 đơn vị còn lại trước ngày 30/6/2025."


def _heads(*rows):
    return [list(row) for row in rows]


def beside(draw):
    """Two tables of four columns with an empty strip between them."""
    names = draw.sample(COMMUNES, 18)
    rows, at = [], iter(range(1, 19))
    cells = []
    for name in names:
        given = draw.randint(40, 4200)
        cells.append(
            [str(next(at)), f"Xã {name}", vn(given), vn(round(draw.uniform(70, 100), 1), 1)]
        )
    for left, right in zip(cells[:9], cells[9:], strict=True):
        rows.append([*left, None, *right])
    columns = ["STT", "Tên xã", "Hồ sơ tiếp nhận", "Tỷ lệ đúng hạn (%)"]
    return {
        "title": "KẾT QUẢ GIẢI QUYẾT HỒ SƠ CỦA CÁC XÃ",
        "heads": [[*columns, None, *columns]],
        "rows": rows,
        "pieces": [(range(0, 4), columns), (range(5, 9), columns)],
        "widths": [11, 30, 22, 20, 6, 11, 30, 22, 20],
        "size": 11,
        "before": OPENING,
    }


def grouped(draw):
    """Total on top, groups with sums, three levels of heads, units in brackets, notes below."""
    heads = _heads(
        [
            "TT",
            "Đơn vị",
            "Tổng số lao động (người)",
            "Trong đó",
            "<",
            "<",
            "<",
            "Quỹ lương (triệu đồng)",
        ],
        ["^", "^", "^", "Theo giới", "<", "Theo trình độ", "<", "^"],
        ["^", "^", "^", "Nam", "Nữ", "Đại học trở lên", "Còn lại", "^"],
    )
    groups = [
        ("I", "Khối hành chính", 9),
        ("II", "Khối sự nghiệp", 14),
        ("III", "Khối doanh nghiệp", 8),
    ]
    body, whole = [], [0] * 6
    names = itertools.cycle(draw.sample(COMMUNES, 20))
    for label, title, size in groups:
        rows, sums = [], [0] * 6
        for number in range(1, size + 1):
            men, women = draw.randint(3, 900), draw.randint(2, 700)
            high = draw.randint(1, men + women - 1)
            values = [men + women, men, women, high, men + women - high, draw.randint(90, 64_000)]
            sums = [a + b for a, b in zip(sums, values, strict=True)]
            kind = draw.choice(["Phòng", "Ban", "Trung tâm", "Trạm"])
            rows.append([str(number), f"{kind} {next(names)}", *map(vn, values)])
        body += [[label, title, *map(vn, sums)], *rows]
        whole = [a + b for a, b in zip(whole, sums, strict=True)]
    return {
        "title": "TÌNH HÌNH LAO ĐỘNG VÀ QUỸ LƯƠNG NĂM 2024",
        "heads": heads,
        "columns": ["TT", "Đơn vị", "Tổng số lao động (người)", "Trong đó Theo giới Nam", "Trong đó Theo giới Nữ",
                    "Trong đó Theo trình độ Đại học trở lên", "Trong đó Theo trình độ Còn lại", "Quỹ lương (triệu đồng)"],
        "rows": [["", "Tổng số", *map(vn, whole)], *body],
        "widths": [12, 46, 22, 18, 18, 22, 18, 26],
        "size": 12,
        "after": "Ghi chú: (1) Số liệu đến ngày 31/12/2024; (2) quỹ lương chưa gồm 12 tháng phụ cấp; (3) 05 đơn vị chưa báo cáo.",
    }  # fmt: skip


def unruled(draw):
    """No lines, heads on two levels, a total below, the unit in the line above."""
    rows, sums = [], [0] * 4
    for number, field in enumerate(
        draw.sample(["Đất đai", "Hộ tịch", "Chứng thực", "Xây dựng", "Giáo dục", "Y tế", "Lao động",
                     "Tư pháp", "Nông nghiệp", "Giao thông vận tải"], 9), 1):  # fmt: skip
        values = [
            draw.randint(10, 5200),
            draw.randint(1, 900),
            draw.randint(5, 3100),
            draw.choice([0, draw.randint(1, 77)]),
        ]
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        rows.append([str(number), field, *(vn(v) if v else "-" for v in values)])
    rows.append(["", "Tổng cộng", *map(vn, sums)])
    return {
        "title": "SỐ HỒ SƠ TIẾP NHẬN VÀ GIẢI QUYẾT",
        "unit": "Đơn vị tính: hồ sơ",
        "heads": _heads(["STT", "Lĩnh vực", "Tiếp nhận", "<", "Giải quyết", "<"], ["^", "^", "Trực tiếp", "Trực tuyến", "Đúng hạn", "Quá hạn"]),
        "columns": ["STT", "Lĩnh vực", "Tiếp nhận Trực tiếp", "Tiếp nhận Trực tuyến", "Giải quyết Đúng hạn", "Giải quyết Quá hạn"],
        "rows": rows,
        "widths": [14, 52, 27, 27, 27, 27],
        "size": 13,
        "style": None,
        "before": OPENING,
        "closing": CLOSING,
    }  # fmt: skip


def pasted(draw):
    """A table pasted as a picture into a typed page."""
    rows, sums = [], [0] * 4
    for number, name in enumerate(draw.sample(COMMUNES, 8), 1):
        values = [
            draw.randint(100, 9800),
            draw.randint(90, 5000),
            draw.randint(0, 48),
            draw.randint(1, 365),
        ]
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        rows.append([str(number), f"Phường {name}", *map(vn, values)])
    rows.append(["", "Cộng", *map(vn, sums)])
    return {
        "title": "KẾT QUẢ CẤP CĂN CƯỚC VÀ ĐỊNH DANH ĐIỆN TỬ",
        "heads": _heads(
            [
                "STT",
                "Tên phường",
                "Căn cước đã cấp",
                "Định danh mức 2",
                "Hồ sơ lỗi",
                "Chưa kích hoạt",
            ]
        ),
        "columns": [
            "STT",
            "Tên phường",
            "Căn cước đã cấp",
            "Định danh mức 2",
            "Hồ sơ lỗi",
            "Chưa kích hoạt",
        ],
        "rows": rows,
        "widths": [13, 50, 29, 29, 24, 29],
        "size": 13,
        "before": OPENING,
        "closing": CLOSING,
        "picture": True,
    }


def on_side(draw):
    """A page of prose, then a wide table that lies on its side."""
    rows, sums = [], [0] * 9
    for number, name in enumerate(draw.sample(COMMUNES, 11), 1):
        values = [
            draw.choice([0, draw.randint(1, 9), draw.randint(10, 980), draw.randint(1000, 45_000)])
            for _ in range(9)
        ]
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        rows.append([str(number), f"Huyện {name}", *(vn(v) for v in values)])
    rows.append(["", "Tổng cộng", *map(vn, sums)])
    years = ["Năm 2022", "Năm 2023", "Năm 2024"]
    kinds = ["Số vụ", "Số người", "Tiền phạt (nghìn đồng)"]
    return {
        "title": "PHỤ LỤC XỬ LÝ VI PHẠM HÀNH CHÍNH",
        "heads": _heads(["STT", "Tên huyện", years[0], "<", "<", years[1], "<", "<", years[2], "<", "<"], ["^", "^", *kinds * 3]),
        "columns": ["STT", "Tên huyện", *(f"{y} {k}" for y in years for k in kinds)],
        "rows": rows,
        "widths": [12, 42, *[22, 22, 26] * 3],
        "size": 11,
        "lying": True,
        "prose": [OPENING, CLOSING],
        "turned": True,
    }  # fmt: skip


def facing(draw):
    """A table too wide for a page goes on to the right on the next one, its names printed once."""
    names = draw.sample(COMMUNES, 14)
    left, right, all_left = [], [], [0] * 5
    for number, name in enumerate(names, 1):
        values = [draw.randint(5, 5200) for _ in range(4)]
        values.insert(0, sum(values))
        all_left = [a + b for a, b in zip(all_left, values, strict=True)]
        left.append([str(number), f"Xã {name}", *map(vn, values)])
        right.append(
            [
                str(number),
                *(vn(round(draw.uniform(1, 99), 1), 1) for _ in range(3)),
                vn(draw.randint(10, 70_000)),
                "",
            ]
        )
    left.append(["", "Tổng cộng", *map(vn, all_left)])
    right.append(
        [
            "",
            *(vn(round(draw.uniform(1, 99), 1), 1) for _ in range(3)),
            vn(draw.randint(90_000, 700_000)),
            "",
        ]
    )
    return {
        "title": "TỔNG HỢP DÂN SỐ, DIỆN TÍCH CÁC XÃ",
        "heads": _heads(["STT", "Tên xã", "Số hộ", "Trong đó", "<", "<", "<"],
                        ["^", "^", "^", "Hộ nghèo", "Hộ cận nghèo", "Hộ chính sách", "Hộ khác"]),
        "columns": ["STT", "Tên xã", "Số hộ", "Trong đó Hộ nghèo", "Trong đó Hộ cận nghèo", "Trong đó Hộ chính sách", "Trong đó Hộ khác"],
        "rows": left,
        "widths": [12, 48, 25, 25, 25, 25, 22],
        "size": 12,
        "facing": {
            "heads": _heads(["STT", "Tỷ lệ (%)", "<", "<", "Diện tích (ha)", "Ghi chú"],
                            ["^", "Hộ nghèo", "Hộ cận nghèo", "Hộ chính sách", "^", "^"]),
            "columns": ["STT", "Tên xã", "Tỷ lệ (%) Hộ nghèo", "Tỷ lệ (%) Hộ cận nghèo", "Tỷ lệ (%) Hộ chính sách", "Diện tích (ha)", "Ghi chú"],
            "rows": right,
            "widths": [12, 32, 32, 32, 40, 34],
            "size": 12,
            "title": "",
        },
    }  # fmt: skip


def sparse(draw):
    """Many columns of which some are empty; the total first; dashes, crosses and nothing for none."""
    names = draw.sample(COMMUNES, 16)
    empty = draw.sample(range(1, 9), 3)
    rows, sums = [], [0] * 9
    for number, name in enumerate(names, 1):
        parts = [
            0 if k in empty else draw.choice([0, 0, draw.randint(1, 9), draw.randint(10, 340)])
            for k in range(1, 9)
        ]
        values = [sum(parts), *parts]
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        none = draw.choice(["", "-", "", "0"])
        rows.append([str(number), name, *(vn(v) if v else none for v in values)])
    total = ["", "TỔNG SỐ", *(vn(v) if v else "" for v in sums)]
    kinds = [
        "Khiển trách",
        "Cảnh cáo",
        "Hạ bậc lương",
        "Giáng chức",
        "Cách chức",
        "Buộc thôi việc",
        "Kiểm điểm",
        "Hình thức khác",
    ]
    return {
        "title": "KẾT QUẢ XỬ LÝ KỶ LUẬT CÔNG CHỨC NĂM 2024",
        "heads": _heads(
            ["STT", "Tên đơn vị", "Tổng số (người)", "Hình thức kỷ luật", *["<"] * 7],
            ["^", "^", "^", *kinds],
        ),
        "columns": [
            "STT",
            "Tên đơn vị",
            "Tổng số (người)",
            *(f"Hình thức kỷ luật {k}" for k in kinds),
        ],
        "rows": [total, *rows],
        "widths": [11, 34, 18, *[15] * 8],
        "size": 11,
    }


def torn(draw):
    """Names merged over rows and over the page's end, values of three years, an average."""
    rows = []
    for number, name in enumerate(draw.sample(COMMUNES, 9), 1):
        for index, field in enumerate(("Lúa", "Ngô", "Rau, đậu các loại", "Cây ăn quả")):
            first = [str(number), f"Huyện {name}"] if index == 0 else ["^", "^"]
            values = [round(draw.uniform(2, 9000), 1) for _ in range(3)]
            rows.append([*first, field, *(vn(v, 1) for v in values), vn(sum(values) / 3, 2)])
    return {
        "title": "DIỆN TÍCH GIEO TRỒNG MỘT SỐ CÂY CHỦ YẾU",
        "unit": "ĐVT: ha",
        "heads": _heads(["TT", "Tên huyện", "Loại cây", "Diện tích qua các năm", "<", "<", "Bình quân 3 năm"], ["^", "^", "^", "2022", "2023", "2024", "^"]),
        "columns": ["TT", "Tên huyện", "Loại cây", "Diện tích qua các năm 2022", "Diện tích qua các năm 2023", "Diện tích qua các năm 2024", "Bình quân 3 năm"],
        "rows": rows,
        "widths": [12, 40, 38, 23, 23, 23, 23],
        "size": 13,
    }  # fmt: skip


SHAPES = {
    "hai-bang": beside, "nhom": grouped, "khong-ke": unruled, "dan-anh": pasted, "nam-ngang": on_side,
    "doi-trang": facing, "cot-trong": sparse, "gop-qua-trang": torn,
}  # fmt: skip


ONE_A_PAGE = ("nhom", "khong-ke", "dan-anh", "nam-ngang", "cot-trong", "gop-qua-trang")


def write_word(spec, path, work):
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.paragraph_format.space_after = Pt(3)
    _set_page(document.sections[0], spec.get("lying") and "prose" not in spec)
    word._paragraph(document, "ỦY BAN NHÂN DÂN TỈNH AN GIANG", ALIGN.CENTER, bold=True)
    for text in spec.get("prose", ()):
        word._paragraph(document, text, ALIGN.JUSTIFY)
    if "prose" in spec:
        _set_page(document.add_section(WD_SECTION.NEW_PAGE), spec.get("lying"))
    word._paragraph(document, spec["title"], ALIGN.CENTER, bold=True)
    if "before" in spec:
        word._paragraph(document, spec["before"], ALIGN.JUSTIFY)
    if "unit" in spec:
        word._paragraph(document, spec["unit"], ALIGN.RIGHT)
    if "picture" in spec:
        document.add_picture(str(_picture_of(spec, work)), width=Mm(180))
    else:
        table(document, spec)
    if "facing" in spec:
        if spec["facing"].get("page_break", True):
            document.add_page_break()
        else:
            document.add_section(WD_SECTION.CONTINUOUS)
        table(document, spec["facing"])
    for text in filter(None, (spec.get("after"), spec.get("closing"))):
        word._paragraph(document, text, ALIGN.JUSTIFY)
    document.save(path)


def _set_page(section, lying):
    wide, high = Mm(210), Mm(297)
    if lying:
        section.orientation, wide, high = WD_ORIENT.LANDSCAPE, high, wide
    else:
        section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = wide, high
    section.left_margin = section.right_margin = Mm(14)
    section.top_margin = section.bottom_margin = Mm(18)


def table(document, spec):
    rows = [*spec["heads"], *spec["rows"]]
    made = document.add_table(len(rows), len(rows[0]), style=spec.get("style", "Table Grid"))
    made.autofit = False
    for column, width in zip(made.columns, spec["widths"], strict=True):
        column.width = Mm(width)
    for r, row in enumerate(rows):
        _set_row(made.rows[r], row, spec, r < len(spec["heads"]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is not None and text not in word.MERGED:
                word._merge(made, rows, r, c)


def _set_row(made, row, spec, is_head):
    word._print_row(made, ["" if t is None else t for t in row], spec, is_head)
    word._mark(made, "w:cantSplit")
    if is_head:
        word._mark(made, "w:tblHeader")
    for cell, text in zip(made.cells, row, strict=True):
        if text is None:
            _without_lines(cell)


def _without_lines(cell):
    """The strip between two tables: no line above and below it."""
    borders = OxmlElement("w:tcBorders")
    for edge in ("top", "bottom"):
        line = OxmlElement(f"w:{edge}")
        line.set(qn("w:val"), "nil")
        borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)


def _picture_of(spec, work):
    """The table alone, drawn at 150 dpi and cut out."""
    import make_samples
    from PIL import ImageOps

    alone = {k: v for k, v in spec.items() if k in ("heads", "rows", "widths", "size")}
    document = docx.Document()
    _set_page(document.sections[0], False)
    table(document, alone)
    path = work / "picture.docx"
    document.save(path)
    page = make_samples.rasterise(word.set_pages(path, work), 150)[0]
    box = ImageOps.invert(page.convert("L")).getbbox()
    target = work / "picture.png"
    page.crop((box[0] - 4, box[1] - 4, box[2] + 4, box[3] + 4)).save(target)
    return target


def gold_of(spec, pdf):
    if "picture" in spec:
        return [{"page": 1, "columns": spec["columns"], "rows": spec["rows"]}]
    if "pieces" in spec:
        return [
            {
                "page": 1,
                "columns": columns,
                "rows": [[row[k] for k in places] for row in spec["rows"]],
            }
            for places, columns in spec["pieces"]
        ]
    with pdfplumber.open(pdf) as opened:
        last = len(opened.pages)
    pieces = word.gold_of(spec, pdf)
    if "facing" in spec:
        beyond = spec["facing"]
        names = [row[1] for row in spec["rows"]]
        rows = [[row[0], name, *row[1:]] for row, name in zip(beyond["rows"], names, strict=True)]
        pieces.append({"page": last, "columns": beyond["columns"], "rows": rows})
    return pieces


def turned(pdf, target):
    """The second page drawn on an upright page on its side, as some programs print it."""
    made, printed = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(pdf)
    made.import_pages(printed, [0])
    for number in range(1, len(printed)):
        wide, high = printed[number].get_size()
        laid = printed.page_as_xobject(number, made).as_pageobject()
        laid.set_matrix(pypdfium2.PdfMatrix().rotate(90, ccw=True).translate(high, 0))
        page = made.new_page(high, wide)
        page.insert_obj(laid)
        page.gen_content()
    made.save(target)
    return target


def draw(folder, seed, family="", spoil=None, dpi=200, jpeg=60, shapes=ONE_A_PAGE):
    """The shapes with figures of their own; (PDF, gold) of each."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        for name in shapes:
            spec = SHAPES[name](random.Random(f"{seed} {name}"))
            made = Path(work) / f"{name}.docx"
            write_word(spec, made, Path(work))
            digital = word.set_pages(made, Path(work))
            pdf, gold = folder / f"{name}.pdf", folder / f"{name}.tables.json"
            gold.write_text(json.dumps(gold_of(spec, digital), ensure_ascii=False), "utf-8")
            if "turned" in spec:
                digital = turned(digital, Path(work) / f"{name}-turned.pdf")
            if spoil is None:
                pdf.write_bytes(digital.read_bytes())
            else:
                word.spoiled(digital, spoil, dpi, jpeg, seed, pdf)
            yield pdf, gold


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append")
    parser.add_argument("--shape", action="append")
    args = parser.parse_args()
    for number, (quality, (spoil, dpi, jpeg)) in enumerate(scans.QUALITIES.items()):
        if not args.only or quality in args.only:
            target = args.folder / quality.replace(" ", "-")
            shapes = tuple(args.shape or SHAPES)
            for pdf, _ in draw(target, args.seed * 10 + number, "", spoil, dpi, jpeg, shapes):
                print(pdf)


if __name__ == "__main__":
    main()
