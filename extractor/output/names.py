"""What staff read for the words of the dataset: statuses, verdicts, roles, checks, tables.

The names of kinds stand in `extractor/kinds.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

import regex

from extractor import checks, indicators
from extractor.decisions import Outcome, State, worth_in_words
from extractor.kinds import KINDS
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
# The fields that persons decide.
FIELD_NAMES = {
    "value": "giá trị",
    "kind": "loại",
    "unit": "đơn vị tính",
    "status": "tình trạng",
    "indicator": "chỉ tiêu",
    "for_period": "của kỳ",
    "iso": "ngày, kỳ",
    "number": "số, ký hiệu",
    "doc_date": "ngày ban hành",
    "doc_type": "loại văn bản",
    "issuer": "cơ quan ban hành",
    "issuer_level": "cấp",
    "province": "tỉnh, thành phố",
    "district": "huyện, quận",
    "title": "trích yếu",
    "period": "kỳ báo cáo",
    "received_number": "số đến",
    "received_date": "ngày đến",
    "counted": "tính vào so sánh",
    "document": "cả đầu văn bản",
    "parts": "tách, ghép tệp",
}
_VALUE_NAMES: Mapping[str, Mapping[str, str]] = {
    "status": {str(status): name for status, name in STATUS_NAMES.items()},
    "kind": {kind: known.name for kind, known in KINDS.items()},
    "counted": {"yes": "có", "no": "không"},
    "parts": {"whole": "một văn bản, không tách", "apart": "văn bản riêng, không ghép"},
}
_CODE = regex.compile(r"\b[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")  # of an indicator, or a file's name
_OF_TABLES = {"table_formula": "công thức của cột trong bảng", "table_total": "dòng tổng của bảng"}


def value_in_words(field: str, value: str) -> str:
    """The value of a field as staff read it, by its name where it has one.

    >>> value_in_words("value", "98.8"), value_in_words("counted", "no")
    ('98,8', 'không')
    """
    return _VALUE_NAMES.get(field, {}).get(value) or worth_in_words(field, value)


def with_indicator_names(sentence: str) -> str:
    """A sentence in which indicators are called by their names, not by their codes.

    >>> with_indicator_names("là chỉ tiêu nào: ho_so_tthc.da_giai_quyet, a.pdf")
    'là chỉ tiêu nào: “Tổng số hồ sơ đã giải quyết”, a.pdf'
    """
    return str(_CODE.sub(_quoted_name, sentence))


def _quoted_name(code: regex.Match[str]) -> str:
    name = indicators.load_indicators().names.get(code[0])
    return f"“{name}”" if name else code[0]


def check_name(check: str) -> str:
    """The name of a check: of tables as above, of texts as `patterns/checks.yaml` has it."""
    return _OF_TABLES.get(check) or str(checks.load_checks().content.checks[check].name)
