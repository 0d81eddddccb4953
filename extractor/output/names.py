"""What staff read for the words of the dataset: statuses, verdicts, roles, checks, tables.

The names of kinds stand in `extractor/kinds.py`.
"""

from __future__ import annotations

from extractor.checks import load_checks
from extractor.model import DateRole, Status, Verdict

STATUS_NAMES: dict[Status, str] = {
    "actual": "thực hiện",
    "planned": "dự kiến",
    "assigned": "giao",
}
VERDICT_NAMES: dict[Verdict, str] = {
    "holds": "khớp",
    "rounded": "khớp (làm tròn)",
    "truncated": "khớp (cắt bớt)",
    "fails": "KHÔNG KHỚP",
    "suspect": "nghi sai",
}
ROLE_NAMES: dict[DateRole, str] = {
    "document": "ngày văn bản",
    "received": "ngày đến",
    "period": "kỳ, giai đoạn",
    "event": "sự kiện",
}
# The sheets of numerals, by table.
TABLE_NAMES = {
    "figures": "Số liệu",
    "references": "Viện dẫn",
    "dates": "Ngày tháng",
    "labels": "Nhãn",
}
DOCUMENT_NAME = "Văn bản"
_OF_TABLES = {"table_formula": "công thức của cột trong bảng", "table_total": "dòng tổng của bảng"}


def check_name(check: str) -> str:
    """The name of a check: of tables as above, of texts as `patterns/checks.yaml` has it."""
    return _OF_TABLES.get(check) or str(load_checks().content.checks[check].name)
