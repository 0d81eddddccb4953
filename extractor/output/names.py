"""What staff read for the words of the dataset: statuses, verdicts, roles, checks, tables.

The names of kinds stand in `extractor/kinds.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from extractor.checks import load_checks
from extractor.decisions import Outcome, State
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
READER_NAMES: Mapping[str, str] = {
    "text-layer": "lớp chữ của PDF",
    "ocr": "nhận dạng từ ảnh",
    "plain-text": "tệp văn bản",
    "office": "tệp Word, Excel",
    "none": "trang trống",
}
READERS_JOINED_BY = "+"  # in the dataset, of a document whose pages were read in several ways
STATE_NAMES: dict[State, str] = {
    "confirmed": "xác nhận",
    "corrected": "sửa",
    "not_a_figure": "không phải số liệu",
    "unreadable": "không đọc được",
    "as_printed": "đúng như in",
    "later": "để sau",
}
OUTCOME_NAMES: dict[Outcome, str] = {
    "holds": "đang dùng",
    "agrees": "đang dùng, máy cũng đọc như vậy",
    "machine_differs": "đang dùng; máy nay đọc khác lúc đó, nên xem lại",
    "taken_over": "đang dùng, lấy từ bản trước của báo cáo",
    "printed_otherwise": "KHÔNG dùng: bản này in khác bản đã sửa",
    "not_found": "KHÔNG dùng: không thấy chỗ này nữa",
    "other_kind": "KHÔNG dùng: máy nay đọc thành loại khác",
    "no_value": "KHÔNG dùng: không phải giá trị hợp lệ",
    "later": "để sau",
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
