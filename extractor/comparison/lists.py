"""Lists beside the tables: who has not reported, reports sent twice, letters and who answered
them, what is to be reviewed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from extractor.administration import DISTRICTS_END, Gazetteer, Unit
from extractor.comparison.repeats import Repeat, Why
from extractor.comparison.reporters import Reporter, reporter_of
from extractor.comparison.result_folders import (
    NO_MARK,
    Collection,
    Fact,
    FigureKey,
    Filed,
    Mark,
    ReportKey,
)
from extractor.comparison.styles import SheetColumn
from extractor.comparison.table_parts import STATUSES, Cell, Column, FieldTable, LineHead, in_order
from extractor.comparison.values import Indicator, Source
from extractor.language import periods

ListName = Literal["missing", "repeats", "answers", "review"]
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
    `undecided`: a person must decide or act."""

    texts: dict[str, str]
    source: Source | None = None
    undecided: bool = False


FORMS: dict[ListName, ListForm] = {
    "missing": ListForm(
        stem="chua-bao-cao",
        sheet="Chưa báo cáo",
        remark="Đơn vị phải báo cáo mà chưa có báo cáo của kỳ này trong các thư mục đã chọn.",
        of_period=True,
        columns=(
            SheetColumn("Cấp", 9, "level"),
            SheetColumn("Đơn vị", 34, "unit"),
            SheetColumn("Tỉnh, thành phố", 20, "province"),
            SheetColumn("Ghi chú", 70, "remark"),
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
            SheetColumn("Kỳ", 11, "period"),
            SheetColumn("Báo cáo được tính", 24, "counts"),
            SheetColumn("Ngày", 11, "counts_date"),
            SheetColumn("Báo cáo trùng", 24, "replaced"),
            SheetColumn("Ngày", 11, "replaced_date"),
            SheetColumn("Vì sao", 26, "why"),
            SheetColumn("Chỉ tiêu khác nhau", 36, "name"),
            SheetColumn("Giá trị được tính", 13, "value"),
            SheetColumn("Giá trị ở báo cáo trùng", 13, "replaced_value"),
        ),
        csv_only=("indicator",),
    ),
    "answers": ListForm(
        stem="tra-loi-cong-van",
        sheet="Trả lời công văn",
        remark="Theo câu mở đầu của báo cáo (“Thực hiện Công văn số …”).",
        of_period=False,
        columns=(
            SheetColumn("Công văn", 30, "letter"),
            SheetColumn("Tình trạng", 14, "state"),
            SheetColumn("Cấp", 8, "level"),
            SheetColumn("Đơn vị", 30, "unit"),
            SheetColumn("Tỉnh, thành phố", 16, "province"),
            SheetColumn("Số báo cáo", 16, "number"),
            SheetColumn("Ngày báo cáo", 13, "doc_date"),
            SheetColumn("Kỳ", 16, "period"),
            SheetColumn("Tệp", 34, "file"),
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
            SheetColumn("Giá trị", 16, "value"),
            SheetColumn("Tệp", 30, "file"),
            SheetColumn("Trang", 7, "page"),
            SheetColumn("Vì sao", 60, "why"),
        ),
        csv_only=("indicator",),
    ),
}
STATUS_SUFFIXES = {"planned": " (dự kiến)", "assigned": " (được giao)"}
UNDECIDED = "CHƯA QUYẾT"
WHY: dict[Why, str] = {
    "later_date": "ngày ban hành muộn hơn",
    "read_later": "cùng ngày ban hành, tệp được đọc sau",
    "other_period": (
        f"{UNDECIDED}: cùng số, ngày nhưng khác kỳ, có thể đọc sai; cả hai đang được tính; cần xem"
    ),
    "no_date": f"{UNDECIDED}: không rõ ngày ban hành, cả hai đang được tính; cần xem",
}


def expected_reporters(known: Gazetteer, period: str) -> list[Reporter]:
    """The units of the user's list that were there at the period's end."""
    day = periods.span(period)[1]
    return [_as_reporter(unit, day) for unit in known.units if unit.valid(day)]


def _as_reporter(unit: Unit, day: str) -> Reporter:
    """A unit of the list as a report of that day would name it."""
    return reporter_of(
        issuer=unit.name,
        level=unit.level,
        province=unit.province,
        district=unit.district,
        day=day,
        known=Gazetteer((unit,)),
    )


def missing_rows(
    collection: Collection, period: str, known: Gazetteer, wanted: Wanted
) -> Iterator[ListRow]:
    """One row for each unit that should have reported on the period and has not: of the user's
    list; without a list, of the units that reported on another period."""
    by_unit: dict[Reporter, list[Filed]] = {}
    for report in collection.filed.values():
        by_unit.setdefault(report.reporter, []).append(report)
    there = {report.reporter for report in collection.filed.values() if report.period == period}
    expected = [unit for unit in by_unit if unit.level]
    if known.units:
        expected = expected_reporters(known, period)
    end = periods.span(period)[1]
    absent = [unit for unit in expected if wanted(unit) and unit not in there]
    for unit in in_order((unit for unit in absent if not _ended(unit, end)), today=False):
        yield ListRow(
            {
                "level": unit.level,
                "unit": unit.label,
                "province": unit.province,
                "remark": _remark(by_unit.get(unit, []), period),
            }
        )


def _ended(unit: Reporter, end: str) -> bool:
    """True for units of before July 2025, of a period that ends later: they owe nothing for it."""
    return end > DISTRICTS_END and (unit.level == "huyện" or unit.era == "63")


def _remark(filed: list[Filed], period: str) -> str:
    """What there is of a unit that has not reported: reports without a period, and those on other
    periods of the year."""
    unclear = [report.file for report in filed if not report.period]
    of_year = [
        f"{periods.in_words(report.period)} ({report.file})"
        for report in filed
        if report.period[:4] == period[:4] and report.period != period
    ]
    parts = []
    if unclear:
        parts.append("có văn bản không rõ kỳ: " + "; ".join(unclear))
    if of_year:
        parts.append("đã báo cáo kỳ khác: " + "; ".join(of_year))
    return ". ".join(parts)


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
    collection: Collection, period: str, known: Gazetteer, wanted: Wanted
) -> Iterator[ListRow]:
    """For each letter one row for each report that answers it; then, where the answers are of the
    period compared, one for each unit of the user's list that has not answered."""
    expected = [unit for unit in expected_reporters(known, period) if wanted(unit)]
    for letter, reports in sorted(_answered(collection, wanted).items()):
        in_turn = sorted(reports, key=lambda report: (report.reporter.label, report.file))
        for report in in_turn:
            yield _answer_row(letter, report)
        if any(report.period == period for report in reports):
            answered = {report.reporter for report in reports}
            silent = [unit for unit in expected if unit not in answered]
            asked = (unit for unit in silent if _is_asked(unit, reports))
            for unit in in_order(asked, today=False):
                yield _silent_row(letter, unit, period)


def _answered(collection: Collection, wanted: Wanted) -> dict[str, list[Filed]]:
    """The letters, each with the reports of wanted units that answer it."""
    letters: dict[str, list[Filed]] = {}
    for report in collection.filed.values():
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


def _silent_row(letter: str, unit: Reporter, period: str) -> ListRow:
    texts = {
        "letter": letter,
        "state": "CHƯA trả lời",
        "level": unit.level,
        "unit": unit.label,
        "province": unit.province,
        "period": period,
    }
    return ListRow(texts, undecided=True)


def _is_asked(unit: Reporter, reports: list[Filed]) -> bool:
    """True where a letter is taken to ask a unit: it asks the units of the levels and provinces
    that answered it."""
    asked = {(report.reporter.level, report.reporter.province) for report in reports}
    return (unit.level, unit.province) in asked


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
    table: FieldTable,
    head: LineHead,
    column: Column,
    cell: Cell,
    marks: dict[FigureKey, Mark],
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


def figures_to_review(tables: Iterable[FieldTable]) -> set[FigureKey]:
    """The figures that marked cells of the tables were taken from."""
    found = set()
    for table in tables:
        for line in table.lines:
            for cell in line.cells:
                if cell is not None and cell.review and cell.source:
                    found.add(cell.source.figure)
    return found
