"""Lists beside the tables: who has not reported, files that are in no table, reports sent twice,
letters and who answered them, what is to be reviewed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import regex

from extractor.comparison.repeats import Repeat, Why
from extractor.comparison.reporters import Reporter
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
from extractor.comparison.styles import SheetColumn
from extractor.comparison.table_parts import STATUSES, Cell, Column, FieldTable, LineHead, in_order
from extractor.comparison.values import Indicator, Source
from extractor.language import periods
from extractor.language.numbers import printed_number

ListName = Literal["changes", "missing", "waiting", "repeats", "answers", "review"]
Wanted = Callable[[Reporter], bool]  # is a unit compared at all?


@dataclass(frozen=True, slots=True)
class ListForm:
    """How a list is written. `stem`: of its CSV file, which also has the columns `csv_only`.
    `of_period`: the title names the period."""

    stem: str
    sheet: str
    remark: str
    of_period: bool
    columns: tuple[SheetColumn, ...]
    csv_only: tuple[str, ...] = ()

    @property
    def csv_columns(self) -> list[str]:
        return [*(column.key for column in self.columns), *self.csv_only]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list: its texts by the keys of columns. `source`: where its `value` stands.
    `source_before`: where its value of the period `before` does. `undecided`: a person must
    decide or act."""

    texts: dict[str, str]
    source: Source | None = None
    source_before: Source | None = None
    undecided: bool = False


LETTER_DAY = regex.compile(r"\((\d{4}-\d\d-\d\d)\)")


def _letter_shown(letter: str) -> str:
    """A letter as a clerk writes it.

    >>> _letter_shown("2356/SNV-CCHC (2016-11-07)")
    '2356/SNV-CCHC ngày 07/11/2016'
    """
    return LETTER_DAY.sub(lambda found: f"ngày {periods.in_words(found[1])}", letter)


FORMS: dict[ListName, ListForm] = {
    "changes": ListForm(
        stem="bien-dong",
        sheet="Biến động",
        remark=(
            "Chỉ tiêu chính tăng, giảm nhiều so với kỳ đối chiếu (cùng kỳ năm trước, không có thì "
            "kỳ liền trước), hoặc được báo cáo nói là tăng, giảm. "
            "Dòng tô vàng: số báo cáo nói khác số tính từ hai báo cáo. Bấm vào giá trị để mở trang."
        ),
        of_period=True,
        columns=(
            SheetColumn("Đơn vị", 22, "unit"),
            SheetColumn("Chỉ tiêu", 40, "name"),
            SheetColumn("Kỳ đối chiếu", 13, "before"),
            SheetColumn("Kỳ này", 13, "value"),
            SheetColumn("Tăng, giảm", 24, "change"),
            SheetColumn("Báo cáo nói", 34, "said"),
            SheetColumn("Đối chiếu", 17, "verdict"),
            SheetColumn("Nguồn kỳ này", 26, "file"),
            SheetColumn("Nguồn kỳ đối chiếu", 26, "file_before"),
        ),
        csv_only=("indicator", "level", "province"),
    ),
    "missing": ListForm(
        stem="chua-bao-cao",
        sheet="Chưa báo cáo",
        remark=(
            "Đơn vị trong danh sách mà không thấy báo cáo, cũng không thấy tệp nào của kỳ này. Đơn "
            "vị có tệp chưa đọc được hay chưa rõ kỳ, rõ đơn vị thì ở trang “Có tệp chưa tính”."
        ),
        of_period=True,
        columns=(
            SheetColumn("Cấp", 9, "level"),
            SheetColumn("Đơn vị", 34, "unit"),
            SheetColumn("Tỉnh, thành phố", 20, "province"),
            SheetColumn("Ghi chú", 70, "remark"),
        ),
    ),
    "waiting": ListForm(
        stem="co-tep-chua-tinh",
        sheet="Có tệp chưa tính",
        remark=(
            "Tệp có trong thư mục mà không nằm trong bảng nào của kỳ này. Xem các tệp này trước "
            "khi nhắc đơn vị: có thể đơn vị đã gửi báo cáo."
        ),
        of_period=True,
        columns=(
            SheetColumn("Cấp", 9, "level"),
            SheetColumn("Có thể là đơn vị", 28, "unit"),
            SheetColumn("Tỉnh, thành phố", 18, "province"),
            SheetColumn("Tệp", 40, "file"),
            SheetColumn("Vì sao chưa tính", 36, "why"),
            SheetColumn("Đơn vị theo", 30, "basis"),
            SheetColumn("Việc cần làm", 46, "todo"),
        ),
    ),
    "repeats": ListForm(
        stem="bao-cao-trung",
        sheet="Báo cáo trùng",
        remark=(
            "Báo cáo gửi hai lần hoặc được thay bằng bản sửa. Số của báo cáo trùng không được "
            "tính, trừ dòng ghi CHƯA QUYẾT."
        ),
        of_period=False,
        columns=(
            SheetColumn("Đơn vị", 24, "unit"),
            SheetColumn("Kỳ", 11, "period", periods.in_words),
            SheetColumn("Báo cáo được tính", 24, "counts"),
            SheetColumn("Ngày", 11, "counts_date", periods.in_words),
            SheetColumn("Báo cáo trùng", 24, "replaced"),
            SheetColumn("Ngày", 11, "replaced_date", periods.in_words),
            SheetColumn("Vì sao", 26, "why"),
            SheetColumn("Chỉ tiêu khác nhau", 36, "name"),
            SheetColumn("Giá trị được tính", 13, "value", printed_number),
            SheetColumn("Giá trị ở báo cáo trùng", 13, "replaced_value", printed_number),
        ),
        csv_only=("indicator",),
    ),
    "answers": ListForm(
        stem="tra-loi-cong-van",
        sheet="Trả lời công văn",
        remark=(
            "Theo câu mở đầu của báo cáo (“Thực hiện Công văn số …”). Máy không biết công văn gửi "
            "cho những ai: đơn vị chưa trả lời là suy từ các đơn vị cùng cấp, cùng tỉnh đã trả lời "
            "(cột Căn cứ). Xem lại nơi nhận của công văn trước khi nhắc."
        ),
        of_period=False,
        columns=(
            SheetColumn("Công văn", 30, "letter", _letter_shown),
            SheetColumn("Tình trạng", 22, "state"),
            SheetColumn("Cấp", 8, "level"),
            SheetColumn("Đơn vị", 30, "unit"),
            SheetColumn("Tỉnh, thành phố", 16, "province"),
            SheetColumn("Số báo cáo", 16, "number"),
            SheetColumn("Ngày báo cáo", 13, "doc_date", periods.in_words),
            SheetColumn("Kỳ", 16, "period", periods.in_words),
            SheetColumn("Tệp", 34, "file"),
            SheetColumn("Căn cứ", 40, "basis"),
        ),
    ),
    "review": ListForm(
        stem="can-xem-lai",
        sheet="Cần xem lại",
        remark=(
            "Xem lại những giá trị này trước khi dùng; sửa ở báo cáo gốc hoặc trong thư mục kết "
            "quả rồi chạy lại."
        ),
        of_period=True,
        columns=(
            SheetColumn("Trang tính", 20, "sheet"),
            SheetColumn("Đơn vị", 26, "unit"),
            SheetColumn("Tỉnh, thành phố", 16, "province"),
            SheetColumn("Chỉ tiêu", 44, "name"),
            SheetColumn("Giá trị", 16, "value", printed_number),
            SheetColumn("Tệp", 30, "file"),
            SheetColumn("Trang", 7, "page"),
            SheetColumn("Vì sao", 60, "why"),
        ),
        csv_only=("indicator",),
    ),
}
STATUS_SUFFIXES = {"planned": " (dự kiến)", "assigned": " (được giao)"}
UNDECIDED = "CHƯA QUYẾT"
# What is seen of a unit whose answer to a letter is not.
NOT_ANSWERED = "CHƯA trả lời"
NOT_NAMED = "có báo cáo, không nêu công văn"
NOT_COUNTED_YET = "có tệp chưa tính"
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
        yield ListRow(_unit_texts(unit) | {"remark": _remark(others)})


def _unit_texts(unit: Reporter) -> dict[str, str]:
    return {"level": unit.level, "unit": unit.label, "province": unit.province}


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
            yield ListRow(_unit_texts(unit) | {"basis": basis} | texts, undecided=True)
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


def answer_rows(
    collection: Collection, period: str, standing: Standing, wanted: Wanted
) -> Iterator[ListRow]:
    """For each letter one row for each report that answers it; then, where the answers are of the
    period compared, one for each unit of the user's list that no answer is seen of: with what is
    there of it, and on what it is taken to be asked."""
    for letter, reports in sorted(_answered(collection, wanted).items()):
        in_turn = sorted(reports, key=lambda report: (report.reporter.label, report.file))
        for report in in_turn:
            yield _answer_row(letter, report)
        if any(report.period == period for report in reports):
            yield from _silent_rows(letter, period, standing, reports)


def _silent_rows(
    letter: str, period: str, standing: Standing, reports: list[Filed]
) -> Iterator[ListRow]:
    """One row for each expected unit that a letter is taken to ask and that none of the reports
    is of. A unit that has reported, or of which a file is there, is not to be reminded."""
    answered = {report.listed for report in reports}
    asked = {entry: unit for entry, unit in standing.expected.items() if _is_asked(unit, reports)}
    silent = [unit for entry, unit in asked.items() if entry not in answered]
    reported = {unit for entry, unit in asked.items() if entry in standing.reported}
    for unit in in_order(silent, today=False):
        peers = [entry for entry, one in asked.items() if _group(one) == _group(unit)]
        count = sum(entry in answered for entry in peers)
        texts = {
            "letter": letter,
            "state": NOT_ANSWERED,
            "period": period,
            "basis": f"suy từ {count}/{len(peers)} đơn vị cùng cấp, cùng tỉnh đã trả lời",
        }
        if unit in reported:
            texts["state"] = NOT_NAMED
        elif unit in standing.there:
            texts["state"] = NOT_COUNTED_YET
        yield ListRow(texts | _unit_texts(unit), undecided=texts["state"] == NOT_ANSWERED)


def _answered(collection: Collection, wanted: Wanted) -> dict[str, list[Filed]]:
    """The letters, each with the reports of wanted units that answer it."""
    letters: dict[str, list[Filed]] = {}
    for report in collection.on_file:
        if wanted(report.reporter):
            for letter in filter(None, report.answers.split("; ")):
                letters.setdefault(letter, []).append(report)
    return letters


def _answer_row(letter: str, report: Filed) -> ListRow:
    return ListRow(
        {
            "letter": letter,
            "state": "đã trả lời",
            "level": report.reporter.level,
            "unit": report.reporter.label,
            "province": report.reporter.province,
            "number": report.number,
            "doc_date": report.doc_date,
            "period": report.period,
            "file": report.file,
        }
    )


def _is_asked(unit: Reporter, reports: list[Filed]) -> bool:
    """True where a letter is taken to ask a unit: it asks the units of the levels and provinces
    that answered it."""
    return _group(unit) in {_group(report.reporter) for report in reports}


def _group(unit: Reporter) -> tuple[str, str]:
    """The level and province of a unit: whoever writes to one such unit mostly writes to all."""
    return unit.level, unit.province


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
