"""so-lieu.xlsx: the dataset as staff read it, in Vietnamese, made from the database."""

from __future__ import annotations

import math
from datetime import date
from itertools import groupby
from pathlib import Path

import regex
import xlsxwriter

from extractor.checklist import load as checklist
from extractor.dataset import Dataset, put
from extractor.indicators import load as indicators
from extractor.pictures import page_link
from extractor.table_sheets import cell_formats, write_tables

LINKED = 6  # figures of a relation that are linked to
MOST_ROWS = 1_048_575  # of a sheet, less its header
WRAPPED = 28  # columns at least this wide break their text over lines
LONGEST = 32_000  # characters of a cell
KINDS = {
    "ratio": "tỷ số",
    "percentage": "tỷ lệ %",
    "count": "số lượng",
    "measure": "đo lường",
    "money": "tiền",
}
STATUS = {"actual": "thực hiện", "planned": "dự kiến", "assigned": "giao"}
VERDICTS = {
    "holds": "khớp",
    "rounded": "khớp (làm tròn)",
    "truncated": "khớp (cắt bớt)",
    "fails": "KHÔNG KHỚP",
    "suspect": "nghi sai",
}
ROLES = {
    "document": "ngày văn bản",
    "received": "ngày đến",
    "period": "kỳ, giai đoạn",
    "event": "sự kiện",
}
OF_TABLES = {"table_formula": "công thức của cột trong bảng", "table_total": "dòng tổng của bảng"}
TABLE_NAMES = {
    "figures": "Số liệu",
    "references": "Viện dẫn",
    "dates": "Ngày tháng",
    "labels": "Nhãn",
}

# Sheet: (name, table, columns); a column is (heading, width, field or function of the row).
TAIL = [
    ("Cần xem lại", 11, lambda r: "x" if r["review"] == "yes" else ""),
    ("Lý do", 40, "review_reason"),
    ("Câu trong báo cáo", 70, "sentence"),
    ("Độ tin cậy", 10, "confidence"),
]
HEAD = [("Tệp", 28, "file"), ("Trang", 7, "page"), ("Mục", 13, "section")]
SHEETS = [
    (
        "Văn bản",
        "documents",
        [
            ("Tệp", 30, "file"),
            ("Số trang", 9, "pages"),
            ("Loại văn bản", 14, "doc_type"),
            ("Số, ký hiệu", 18, "number"),
            ("Ngày ban hành", 13, "doc_date"),
            ("Cơ quan ban hành", 30, "issuer"),
            ("Cấp", 8, "issuer_level"),
            ("Tỉnh, thành phố", 16, "province"),
            ("Huyện, quận", 16, "district"),
            ("Trích yếu", 60, "title"),
            ("Kỳ báo cáo", 16, "period"),
            ("Người ký", 20, "signer"),
            ("Chức vụ", 34, "signer_capacity"),
            ("Nơi nhận", 40, "recipients"),
            ("Trả lời công văn", 28, "answers"),
            ("Cách đọc", 14, "reader"),
            ("Cần xem lại", 11, lambda r: "x" if r["review"] == "yes" else ""),
            ("Lý do", 50, "review_reason"),
            ("Số được chứng minh", 13, "proven"),
            ("Quan hệ khớp", 10, "holding"),
            ("Quan hệ không khớp", 12, "failing"),
            ("Không khớp", 60, "letter"),
        ],
    ),
    (
        "Số liệu",
        "figures",
        [
            *HEAD,
            ("Như in", 16, "raw"),
            ("Loại", 11, lambda r: KINDS[r["kind"]]),
            ("Giá trị", 16, "value"),
            ("Tử số", 10, "numerator"),
            ("Mẫu số", 10, "denominator"),
            ("Đơn vị tính", 20, "unit"),
            ("Nội dung", 50, "subject"),
            ("Tình trạng", 11, lambda r: STATUS[r["status"]]),
            ("Chỉ tiêu", 30, "indicator"),
            ("Tên chỉ tiêu", 44, lambda r: indicators().names.get(r["indicator"], "")),
            *TAIL,
            ("Được chứng minh bởi", 36, "proven"),
        ],
    ),
    (
        "Viện dẫn",
        "references",
        [
            *HEAD,
            ("Như in", 20, "raw"),
            ("Số, ký hiệu", 20, "number"),
            ("Loại văn bản", 18, "doc_type"),
            ("Ngày ban hành", 13, "doc_date"),
            ("Cơ quan ban hành", 34, "issuer"),
            *TAIL,
        ],
    ),
    (
        "Ngày tháng",
        "dates",
        [
            *HEAD,
            ("Như in", 22, "raw"),
            ("Ngày, kỳ", 18, "iso"),
            ("Vai trò", 15, lambda r: ROLES.get(r["role"], "")),
            *TAIL,
        ],
    ),
    (
        "Đối chiếu",
        "checks",
        [
            ("Tệp", 28, "file"),
            ("Trang", 7, "page"),
            ("Mục", 11, "section"),
            ("Phép đối chiếu", 26, lambda r: _check_name(r["check"])),
            ("Quan hệ", 50, "statement"),
            ("Kết quả", 16, lambda r: VERDICTS[r["verdict"]]),
            ("Chênh lệch", 12, "difference"),
            ("Gợi ý", 20, "suggested"),
            ("Nội dung cần trao đổi", 50, "message"),
            ("Sức nặng", 10, "weight"),
            *[(f"Số {n}", 9, f"figure{n}") for n in range(1, LINKED + 1)],
        ],
    ),
]


def write_workbook(data: Dataset, name: str = "so-lieu.xlsx") -> Path:
    """Write the workbook; where it is open in another program, a new one beside it."""
    beside = data.out / f".{name}.part"
    with xlsxwriter.Workbook(
        beside,
        {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "constant_memory": False,
        },
    ) as book:
        _fill(book, data)
    return put(beside, data.out / name)


def _check_name(check: str) -> str:
    return OF_TABLES.get(check) or checklist().content.checks[check].name


def _fill(book: xlsxwriter.Workbook, data: Dataset) -> None:
    formats = _formats(book)
    shas = {row["file"]: row["sha256"] for row in data.rows("documents")}
    shown = {"checks": lambda: _with_figures(data), "documents": lambda: _summed_up(data)}
    for name, table, columns in SHEETS:
        _sheet(
            book, formats, name, columns, shown.get(table, lambda: data.rows(table))(), table, shas
        )
    _sheet(
        book,
        formats,
        "Cần xem lại",
        [
            ("Loại dòng", 12, "what"),
            *HEAD,
            ("Như in", 20, "raw"),
            ("Lý do", 50, "review_reason"),
            ("Câu trong báo cáo", 80, "sentence"),
        ],
        _to_review(data),
        "review",
        shas,
    )
    _sheet(book, formats, "Sổ văn bản đến", REGISTER, data.rows("documents"), "register", shas)
    _sheet(
        book,
        formats,
        "Nhãn",
        [*HEAD, ("Như in", 18, "raw"), ("Là", 30, "of"), *TAIL],
        data.rows("labels"),
        "labels",
        shas,
    )
    _sheet(
        book,
        formats,
        "Tệp lỗi",
        [("Tệp", 40, "file"), ("Lỗi", 60, "error"), ("Cách xử lý", 60, "next_step")],
        data.rows("failures"),
        "failures",
        shas,
    )
    write_tables(book, formats, data)


# Column order of the sổ đăng ký văn bản đến (Nghị định 30/2020/NĐ-CP, Phụ lục IV).
REGISTER = [
    ("Ngày đến", 13, "received_date"),
    ("Số đến", 10, "received_number"),
    ("Tác giả", 34, "issuer"),
    ("Số, ký hiệu", 18, "number"),
    ("Ngày tháng", 13, "doc_date"),
    (
        "Tên loại và trích yếu nội dung",
        70,
        lambda r: " ".join(p for p in (r["doc_type"], r["title"]) if p),
    ),
    ("Đơn vị hoặc người nhận", 24, "forwarded_to"),
    ("Ngày chuyển", 12, lambda r: ""),
    ("Ký nhận", 12, lambda r: ""),
    ("Ghi chú", 40, "file"),
]


def _with_figures(data: Dataset):
    """The relations, each with the place of its figures, those that do not hold first in each document."""
    bad = ("fails", "suspect")
    places: dict[str, dict[str, tuple]] = {}
    for table, sheet in TABLE_NAMES.items():
        for line, row in enumerate(data.rows(table), 2):
            places.setdefault(row["file"], {})[str(row["start"])] = (
                str(row["raw"]),
                row["page"],
                row["x0"],
                f"internal:'{sheet}'!D{line}",
            )
    for file, rows in groupby(data.rows("checks"), key=lambda r: r["file"]):
        for row in sorted(rows, key=lambda r: r["verdict"] not in bad):
            starts = row["figures"].split()[:LINKED]
            yield {
                **row,
                "places": places.get(file, {}),
                **{f"figure{n}": start for n, start in enumerate(starts, 1)},
            }


def _summed_up(data: Dataset):
    """The documents, each with how many figures are proven and what does not agree."""
    found = data.check_summary()
    for row in data.rows("documents"):
        yield {**row, **found.get(row["file"], {})}


def _to_review(data: Dataset):
    for row in data.rows("documents"):
        if row["review"] == "yes":
            yield {
                "what": "Văn bản",
                "file": row["file"],
                "page": 1,
                "section": "",
                "raw": row["number"],
                "review_reason": row["review_reason"],
                "sentence": row["title"],
                "review": "yes",
            }
    for table, name in TABLE_NAMES.items():
        for row in data.rows(table):
            if row["review"] == "yes":
                yield {**row, "what": name}


def _formats(book) -> dict:
    base = {"valign": "top", "font_name": "Times New Roman", "font_size": 11}
    kinds = {
        "text": {},
        "wrap": {"text_wrap": True},
        "whole": {"num_format": "#,##0"},
        "real": {"num_format": "#,##0.##########"},
        "share": {"num_format": "0.00##%"},
        "date": {"num_format": "dd/mm/yyyy", "align": "left"},
        "link": {"font_color": "#0563C1", "underline": 1},
    }
    made = {
        (kind, marked): book.add_format(
            {**base, **extra, **({"bg_color": "#FFF2CC"} if marked else {})}
        )
        for kind, extra in kinds.items()
        for marked in (False, True)
    }
    made.update(cell_formats(book, base))
    made["head"] = book.add_format(
        {
            **base,
            "bold": True,
            "text_wrap": True,
            "bg_color": "#1F4E78",
            "font_color": "#FFFFFF",
            "border": 1,
            "valign": "vcenter",
            "align": "center",
        }
    )
    return made


def _sheet(book, formats, name, columns, rows, table, shas) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, 32)
    for at, (heading, width, _) in enumerate(columns):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, heading, formats["head"])
    count = 0
    for row in rows:
        if count == MOST_ROWS:
            break
        count += 1
        lines = 1
        for at, (_, width, field) in enumerate(columns):
            value = field(row) if callable(field) else row.get(field, "")
            _cell(sheet, formats, count, at, value, field, row, width, shas)
            if width >= WRAPPED:
                lines = max(lines, math.ceil(len(str(value or "")) / (width * 1.1)))
        sheet.set_row(count, 15 * min(lines, 8))
    sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _cell(sheet, formats, line, at, value, field, row, width, shas) -> None:
    marked = row.get("review") == "yes" or row.get("verdict") in ("fails", "suspect")
    if value in ("", None):
        return sheet.write_blank(line, at, None, formats["text", marked])
    if str(field).startswith("figure") and (target := row["places"].get(value)):
        raw, page, x0, cell = target
        link = (
            cell
            if x0 in ("", None)
            else "external:" + page_link(shas.get(row["file"], ""), page, int(value))
        )
        return sheet.write_url(line, at, link, formats["link", marked], raw)
    if field == "raw" and row.get("x0") not in ("", None):
        link = "external:" + page_link(shas.get(row["file"], ""), row["page"], row["start"])
        return sheet.write_url(line, at, link, formats["link", marked], str(value))
    if field in ("value", "numerator", "denominator", "difference") and regex.fullmatch(
        r"-?\d{1,15}(?:\.\d{1,10})?", str(value)
    ):
        if row.get("kind") == "percentage":
            return sheet.write_number(line, at, float(value) / 100, formats["share", marked])
        return sheet.write_number(
            line, at, float(value), formats["real" if "." in str(value) else "whole", marked]
        )
    if (
        field in ("page", "pages", "confidence", "weight", "holding", "failing")
        or field == "proven"
        and isinstance(value, int)
    ):
        return sheet.write_number(line, at, float(value), formats["text", marked])
    if field in ("doc_date", "received_date", "iso") and regex.fullmatch(
        r"\d{4}-\d\d-\d\d", str(value)
    ):
        return sheet.write_datetime(line, at, date.fromisoformat(value), formats["date", marked])
    return sheet.write_string(
        line, at, str(value)[:LONGEST], formats["wrap" if width >= WRAPPED else "text", marked]
    )
