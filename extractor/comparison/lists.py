"""The rows of lists beside the tables: who has not reported, files that are in no table, reports
sent twice, what is to be reviewed. The other lists are made where their subject is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from extractor.comparison.list_forms import ListRow, unit_texts
from extractor.comparison.repeats import Repeat, Why
from extractor.comparison.result_folders import (
    NO_MARK,
    Collection,
    Fact,
    FigureKey,
    Filed,
    Mark,
    ReportKey,
)
from extractor.comparison.standing import Standing, Waiting, WhyWaiting, other_reports
from extractor.comparison.table_parts import STATUSES, Cell, Column, FieldTable, LineHead
from extractor.comparison.values import Indicator
from extractor.language import periods

STATUS_SUFFIXES = {"planned": " (dự kiến)", "assigned": " (được giao)"}
UNDECIDED = "CHƯA QUYẾT"
NO_LIST = (
    "Không có danh sách đơn vị phải báo cáo nên không biết đơn vị nào chưa báo cáo. Cho danh sách: "
    "solieu compare … --expected DANH-SÁCH (mỗi dòng một đơn vị: cấp, tên đơn vị, tỉnh)."
)
NOT_COUNTED = "có báo cáo không được tính (không còn trong thư mục hoặc đã bỏ ra)"
GUESSED = "đoán theo tên tệp, tên thư mục"
WHERE_TO_WRITE = "solieu review, hoặc trang “Cần xem lại” của so-lieu.xlsx"
WAITING: dict[WhyWaiting, str] = {
    "unread": "không đọc được",
    "no_period": "không rõ kỳ báo cáo",
    "no_unit": "không rõ đơn vị báo cáo",
    "not_listed": "đơn vị đọc được không có trong danh sách",
    "not_counted": "không được tính: không còn trong thư mục hoặc đã bỏ ra",
    "blank": "không có số liệu nào: có thể là mẫu chưa điền",
}
WAITING_TODO: dict[WhyWaiting, str] = {
    "unread": "Mở tệp xem; xin bản khác nếu hỏng.",
    "no_period": f"Xem tệp, ghi kỳ báo cáo ({WHERE_TO_WRITE}) rồi so sánh lại.",
    "no_unit": f"Xem tệp, ghi đơn vị báo cáo ({WHERE_TO_WRITE}) rồi so sánh lại.",
    "not_listed": "Xem tệp, sửa tên đơn vị hoặc thêm vào danh sách rồi so sánh lại.",
    "not_counted": "Nếu báo cáo vẫn có hiệu lực thì đưa tệp lại vào thư mục rồi chạy lại.",
    "blank": "Mở tệp xem. Mẫu trống thì bỏ ra; có số mà máy không thấy thì xin bản khác.",
}
WHY: dict[Why, str] = {
    "same_content": "cùng nội dung: một tệp ở hai nơi hoặc đã đổi tên",
    "later_date": "ngày ban hành muộn hơn",
    "read_later": "cùng ngày ban hành, tệp được đọc sau",
    "other_period": (
        f"{UNDECIDED}: cùng số, ngày nhưng khác kỳ, có thể đọc sai; cả hai đang được tính; cần xem"
    ),
    "no_date": f"{UNDECIDED}: không rõ ngày ban hành, cả hai đang được tính; cần xem",
}


def missing_rows(standing: Standing, collection: Collection, period: str) -> Iterator[ListRow]:
    """One row for each expected unit of which nothing is seen for the period."""
    entries = {unit: entry for entry, unit in standing.expected.items()}
    for unit in standing.unseen:
        others = other_reports(collection, entries[unit], period)
        yield ListRow(unit_texts(unit) | {"remark": _remark(others)})


def _remark(others: list[Filed]) -> str:
    """What there is of a unit that has not reported: reports on other periods of the year, other
    documents, and those that do not count."""
    counting, dropped = _parted(others, lambda report: report.counted)
    reports, letters = _parted(counting, lambda report: report.is_report)
    told = {
        "đã báo cáo kỳ khác": [f"{periods.in_words(one.period)} ({one.file})" for one in reports],
        "có văn bản khác, không có số liệu": [report.file for report in letters],
        NOT_COUNTED: [report.file for report in dropped],
    }
    parts = [f"{what}: {'; '.join(named)}" for what, named in told.items() if named]
    return ". ".join(parts)


def _parted(
    reports: list[Filed], of_first: Callable[[Filed], bool]
) -> tuple[list[Filed], list[Filed]]:
    """Those of the first kind, and the others."""
    parted: tuple[list[Filed], list[Filed]] = ([], [])
    for report in reports:
        parted[not of_first(report)].append(report)
    return parted


def waiting_rows(standing: Standing) -> Iterator[ListRow]:
    """One row for each file that is in no table of the period and each unit that it may be of;
    one without a unit for a file that tells of none."""
    silent = {*standing.there, *standing.unseen}
    for waiting in standing.waiting:
        texts = {
            "file": waiting.file,
            "why": _why_waiting(waiting),
            "todo": waiting.next_step or WAITING_TODO[waiting.why],
        }
        for unit in waiting.units:
            basis = GUESSED if waiting.guessed else "theo báo cáo"
            if standing.has_list and unit not in silent:
                basis += "; đơn vị đã có báo cáo khác của kỳ này"
            yield ListRow(unit_texts(unit) | {"basis": basis} | texts, undecided=True)
        if not waiting.units:
            basis = "tên thư mục, tên tệp không cho biết đơn vị"
            yield ListRow({"basis": basis} | texts, undecided=True)


def _why_waiting(waiting: Waiting) -> str:
    if waiting.why == "unread":
        return f"{WAITING[waiting.why]}: {waiting.error}" if waiting.error else WAITING["unread"]
    if waiting.why == "not_listed":
        return f"{WAITING[waiting.why]}: {waiting.read_as}"
    return WAITING[waiting.why]


def repeat_rows(
    repeats: list[Repeat],
    by_report: dict[ReportKey, dict[Fact, str]],
    indicators: dict[str, Indicator],
) -> Iterator[ListRow]:
    """One row for each indicator in which two versions differ; one that says so where none does.
    `by_report`: what each report says of its indicators."""
    for repeat in repeats:
        kept = by_report.get(repeat.kept.key, {})
        other = by_report.get(repeat.other.key, {})
        differing = [fact for fact in sorted({*kept, *other}) if kept.get(fact) != other.get(fact)]
        for fact in differing:
            texts = {
                "indicator": fact.code,
                "name": _name_of(fact, indicators),
                "value": kept.get(fact, "(không có)"),
                "replaced_value": other.get(fact, "(không có)"),
            }
            yield _repeat_row(repeat, texts)
        if not differing:
            yield _repeat_row(repeat, {"name": "không có chỉ tiêu nào khác nhau"})


def _name_of(fact: Fact, indicators: dict[str, Indicator]) -> str:
    known = indicators.get(fact.code)
    name = known.name if known else fact.code
    return name + STATUS_SUFFIXES.get(fact.status, "")


def _repeat_row(repeat: Repeat, texts: dict[str, str]) -> ListRow:
    why = WHY[repeat.why]
    head = {
        "unit": repeat.kept.reporter.label,
        "period": repeat.kept.period,
        "counts": repeat.kept.file,
        "counts_date": repeat.kept.doc_date,
        "replaced": repeat.other.file,
        "replaced_date": repeat.other.doc_date,
        "why": why,
    }
    return ListRow(head | texts, undecided=why.startswith(UNDECIDED))


def review_rows(tables: list[FieldTable], marks: dict[FigureKey, Mark]) -> Iterator[ListRow]:
    """One row for each marked cell of a unit, but for those that follow from others (shares,
    changes, ranks)."""
    for table in tables:
        for line in table.lines:
            if line.head.kind != "unit":
                continue
            for column, cell in zip(table.columns, line.cells, strict=True):
                if cell is not None and cell.review and column.part in STATUSES:
                    yield _review_row(table, line.head, column, cell, marks)


def _review_row(
    table: FieldTable, head: LineHead, column: Column, cell: Cell, marks: dict[FigureKey, Mark]
) -> ListRow:
    """The row of a marked cell, with every reason to look at it."""
    source = cell.source
    reasons: list[str] = [cell.note]
    place: dict[str, str] = {}
    if source:
        reasons.append(marks.get(source.figure, NO_MARK).reason)
        place = {"file": source.file, "page": source.page}
    why = " ".join(filter(None, reasons)) or "đánh dấu cần xem lại khi đọc báo cáo"
    texts = {
        "sheet": table.sheet,
        "unit": head.label,
        "province": head.province,
        "indicator": column.indicator.code,
        "name": column.indicator.name,
        "value": str(cell.value),
        "why": why,
    }
    return ListRow(texts | place, source=source)


def figures_shown(tables: Iterable[FieldTable]) -> set[FigureKey]:
    """The figures that cells of the tables were taken from."""
    found = set()
    for table in tables:
        for line in table.lines:
            for cell in line.cells:
                if cell is not None and cell.source:
                    found.add(cell.source.figure)
    return found
