"""The sheets of so-lieu.xlsx and their columns, in Vietnamese."""

from __future__ import annotations

from extractor.checks import load_checks
from extractor.indicators import load_indicators
from extractor.kinds import KINDS

LINKED = 6  # figures of a relation that are linked to
WRAPPED = 28  # columns at least this wide break their text over lines
LONGEST = 32_000  # characters of a cell
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
            ("Loại", 11, lambda r: KINDS[r["kind"]].name),
            ("Giá trị", 16, "value"),
            ("Tử số", 10, "numerator"),
            ("Mẫu số", 10, "denominator"),
            ("Đơn vị tính", 20, "unit"),
            ("Nội dung", 50, "subject"),
            ("Tình trạng", 11, lambda r: STATUS[r["status"]]),
            ("Chỉ tiêu", 30, "indicator"),
            ("Tên chỉ tiêu", 44, lambda r: load_indicators().names.get(r["indicator"], "")),
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
            ("Phép đối chiếu", 26, lambda r: check_name(r["check"])),
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


def check_name(check: str) -> str:
    return OF_TABLES.get(check) or load_checks().content.checks[check].name


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
