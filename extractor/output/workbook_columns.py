"""The sheets of so-lieu.xlsx and their columns, in Vietnamese."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from extractor.decisions import MAIN_FIELD, told_by
from extractor.indicators import load_indicators
from extractor.kinds import KINDS
from extractor.output.names import (
    DOCUMENT_NAME,
    FIELD_NAMES,
    OUTCOME_NAMES,
    READER_NAMES,
    READERS_JOINED_BY,
    ROLE_NAMES,
    STATE_NAMES,
    STATUS_NAMES,
    TABLE_NAMES,
    VERDICT_NAMES,
    check_name,
    value_in_words,
    with_indicator_names,
)
from extractor.output.review_keys import KEY, NOTE, RAW, RIGHT, SEEN, SHEET
from extractor.output.schema import Row

LINKED = 6  # figures of a relation that are linked to
LONGEST = 32_000  # characters of a cell

# How a cell is written: `value` as a number where it is one, `number` always as a number, `day` as
# a date, a longer period in words, `raw` with a link to its place on the page, `figure` as a link
# to a figure of a relation. `typed` is left for people to type into; `hidden` is not shown.
Writing = Literal["text", "value", "number", "day", "raw", "figure", "typed", "hidden"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its heading, its width in letters, and the field of a row that it shows,
    or what it says of a row."""

    heading: str
    width: int
    field: str = ""
    writing: Writing = "text"
    said: Callable[[Row], object] | None = None

    def of(self, row: Row) -> object:
        """What its cell of a row holds; "" where it stays empty."""
        return self.said(row) if self.said else row.get(self.field, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, the rows that it shows (a table, or one of the lists of workbook.py), its
    columns. `whole`: all of them print, not only those that fit on a page across."""

    name: str
    rows: str
    columns: tuple[Column, ...]
    whole: bool = False


def _decided_by(row: Row) -> str:
    """Which person decided on a row, and when."""
    return told_by(str(row.get("corrected") or ""))


def _review_mark(row: Row) -> str:
    return "x" if row["review"] == "yes" else ""


def _reason(row: Row) -> str:
    return with_indicator_names(str(row["review_reason"] or ""))


def _kind(row: Row) -> str:
    return KINDS[row["kind"]].name


def _status(row: Row) -> str:
    return STATUS_NAMES[row["status"]]


def _indicator(row: Row) -> str:
    return str(load_indicators().names.get(row["indicator"], ""))


def _role(row: Row) -> str:
    return ROLE_NAMES.get(row["role"], "")


def _check(row: Row) -> str:
    return check_name(row["check"])


def _verdict(row: Row) -> str:
    return VERDICT_NAMES[row["verdict"]]


def _decision_state(row: Row) -> str:
    return STATE_NAMES[row["state"]]


def _outcome(row: Row) -> str:
    return OUTCOME_NAMES[row["outcome"]]


def _way_of_reading(row: Row) -> str:
    readers = str(row["reader"] or "").split(READERS_JOINED_BY)
    return ", ".join(READER_NAMES.get(reader, reader) for reader in readers)


_FIELDS_BY_SHEET: dict[str, str] = {name: MAIN_FIELD[table] for table, name in TABLE_NAMES.items()}


def _read(row: Row) -> str:
    """What the program took a numeral for."""
    return value_in_words(_FIELDS_BY_SHEET.get(row["what"], ""), str(row.get("read") or ""))


def _decided_field(row: Row) -> str:
    return FIELD_NAMES.get(str(row["field"]), str(row["field"]))


def _of_decided_field(name: str) -> Callable[[Row], str]:
    """What a column of a decision holds, in the words of the field that was decided."""
    return lambda row: value_in_words(row["field"], str(row.get(name) or ""))


def _decided_page(row: Row) -> object:
    """The page of a decision; none of one about the document itself."""
    return row["page"] or ""


def _type_and_title(row: Row) -> str:
    return " ".join(part for part in (row["doc_type"], row["title"]) if part)


def _where(row: Row) -> object:
    """The page; in a file without pages the place that a person finds there."""
    return row.get("place") or row.get("page", "")


_HEAD = (
    Column("Tệp", 28, "file"),
    Column("Trang", 9, writing="number", said=_where),
    Column("Mục", 13, "section"),
)
_TAIL = (
    Column("Cần xem lại", 11, said=_review_mark),
    Column("Lý do", 40, "review_reason", said=_reason),
    Column("Câu trong báo cáo", 70, "sentence"),
    Column("Độ tin cậy", 10, "confidence", "number"),
)
_DOCUMENTS = (
    Column("Tệp", 30, "file"),
    Column("Số trang", 9, "pages", "number"),
    Column("Loại văn bản", 14, "doc_type"),
    Column("Số, ký hiệu", 18, "number"),
    Column("Ngày ban hành", 13, "doc_date", "day"),
    Column("Cơ quan ban hành", 30, "issuer"),
    Column("Cấp", 8, "issuer_level"),
    Column("Tỉnh, thành phố", 16, "province"),
    Column("Huyện, quận", 16, "district"),
    Column("Trích yếu", 60, "title"),
    Column("Kỳ báo cáo", 16, "period", "day"),
    Column("Người ký", 20, "signer"),
    Column("Chức vụ", 34, "signer_capacity"),
    Column("Nơi nhận", 40, "recipients"),
    Column("Trả lời công văn", 28, "answers"),
    Column("Cách đọc", 14, "reader", said=_way_of_reading),
    Column("Tệp trùng nội dung", 24, "copies"),
    Column("Cần xem lại", 11, said=_review_mark),
    Column("Lý do", 50, "review_reason", said=_reason),
    Column("Số được chứng minh", 13, "proven", "number"),
    Column("Quan hệ khớp", 10, "holding", "number"),
    Column("Quan hệ không khớp", 12, "failing", "number"),
    Column("Không khớp", 60, "letter"),
    Column("Người sửa", 24, "corrected", said=_decided_by),
)
_FIGURES = (
    *_HEAD,
    Column("Như in", 16, "raw", "raw"),
    Column("Loại", 11, said=_kind),
    Column("Giá trị", 14, "value", "value"),
    Column("Tử số", 10, "numerator", "value"),
    Column("Mẫu số", 10, "denominator", "value"),
    Column("Đơn vị tính", 20, "unit"),
    Column("Nội dung", 37, "subject"),
    Column("Tình trạng", 11, said=_status),
    Column("Chỉ tiêu", 30, "indicator"),
    Column("Tên chỉ tiêu", 44, said=_indicator),
    *_TAIL,
    Column("Được chứng minh bởi", 36, "proven"),
    Column("Người sửa", 24, "corrected", said=_decided_by),
)
_REFERENCES = (
    *_HEAD,
    Column("Như in", 20, "raw", "raw"),
    Column("Số, ký hiệu", 20, "number"),
    Column("Loại văn bản", 18, "doc_type"),
    Column("Ngày ban hành", 13, "doc_date", "day"),
    Column("Cơ quan ban hành", 34, "issuer"),
    *_TAIL,
    Column("Người sửa", 24, "corrected", said=_decided_by),
)
_DATES = (
    *_HEAD,
    Column("Như in", 22, "raw", "raw"),
    Column("Ngày, kỳ", 18, "iso", "day"),
    Column("Vai trò", 15, said=_role),
    *_TAIL,
    Column("Người sửa", 24, "corrected", said=_decided_by),
)
_CHECKS = (
    Column("Tệp", 28, "file"),
    Column("Trang", 7, "page", "number"),
    Column("Mục", 11, "section"),
    Column("Phép đối chiếu", 32, said=_check),
    Column("Quan hệ", 50, "statement"),
    Column("Kết quả", 16, said=_verdict),
    Column("Chênh lệch", 12, "difference", "value"),
    Column("Gợi ý", 20, "suggested"),
    Column("Nội dung cần trao đổi", 50, "message"),
    *(Column(f"Số {n}", 14, f"figure{n}", "figure") for n in range(1, LINKED + 1)),
)
_REVIEW = (
    Column("Loại dòng", 12, "what"),
    *_HEAD,
    Column(RAW, 20, "raw", "raw"),
    Column("Máy đọc", 16, "read", said=_read),
    Column(RIGHT, 18, writing="typed"),
    Column(SEEN, 16, writing="typed"),
    Column(NOTE, 24, writing="typed"),
    Column("Lý do", 50, "review_reason", said=_reason),
    Column("Câu trong báo cáo", 80, "sentence"),
    Column(KEY, 4, "key", "hidden"),
)
# What persons decided, and what became of it.
_DECIDED = (
    Column("Tệp", 28, "file"),
    Column("Trang", 7, "page", "number", said=_decided_page),
    Column(RAW, 20, "raw", "raw"),
    Column("Mục đã sửa", 16, "field", said=_decided_field),
    Column("Máy đọc khi đó", 18, "old", said=_of_decided_field("old")),
    Column("Máy đọc bây giờ", 18, "now", said=_of_decided_field("now")),
    Column("Đã chốt", 20, "new", said=_of_decided_field("new")),
    Column("Quyết định", 18, said=_decision_state),
    Column("Kết quả", 44, said=_outcome),
    Column("Người", 18, "person"),
    Column("Lúc", 17, "time", said=lambda row: told_by(str(row["time"]))),
    Column(NOTE, 40, "note"),
)
# The order of columns in a sổ đăng ký văn bản đến (Nghị định 30/2020/NĐ-CP, Phụ lục IV). Staff
# fill in by hand when a document was handed on and who signed for it; all of it fits on a page.
_REGISTER = (
    Column("Ngày đến", 11, "received_date", "day"),
    Column("Số đến", 8, "received_number"),
    Column("Tác giả", 26, "issuer"),
    Column("Số, ký hiệu", 17, "number"),
    Column("Ngày tháng", 11, "doc_date", "day"),
    Column("Tên loại và trích yếu nội dung", 40, said=_type_and_title),
    Column("Đơn vị hoặc người nhận", 14, "forwarded_to"),
    Column("Ngày chuyển", 10),
    Column("Ký nhận", 8),
    Column("Ghi chú", 22, "file"),
)
_LABELS = (*_HEAD, Column("Như in", 18, "raw", "raw"), Column("Là", 30, "of"), *_TAIL)
_FAILURES = (
    Column("Tệp", 40, "file"),
    Column("Lỗi", 60, "error"),
    Column("Cách xử lý", 60, "next_step"),
)
SHEETS = (
    Sheet(DOCUMENT_NAME, "documents", _DOCUMENTS),
    Sheet(TABLE_NAMES["figures"], "figures", _FIGURES),
    Sheet(TABLE_NAMES["references"], "references", _REFERENCES),
    Sheet(TABLE_NAMES["dates"], "dates", _DATES),
    Sheet("Đối chiếu", "checks", _CHECKS, whole=True),
    Sheet(SHEET, "review", _REVIEW, whole=True),
    Sheet("Sổ văn bản đến", "register", _REGISTER),
    Sheet(TABLE_NAMES["labels"], "labels", _LABELS),
    Sheet("Tệp lỗi", "failures", _FAILURES),
    Sheet("Đã sửa", "followed", _DECIDED),
)
