"""The comparison's long table: one line for each value, in the workbook and as CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from extractor.comparison import sheets
from extractor.comparison.book import Book
from extractor.comparison.csv_cells import csv_cells
from extractor.comparison.csv_files import CsvFiles
from extractor.comparison.repeats import replaced
from extractor.comparison.request import Comparison
from extractor.comparison.result_folders import Filed
from extractor.comparison.stored_results import IndicatorRow
from extractor.comparison.styles import SheetColumn
from extractor.comparison.values import wording
from extractor.decisions import told_by

STEM = "du-lieu-dai"
LONG_CELLS = 900_000  # of the sheet; more takes too long to write and to open
COLUMNS = (
    SheetColumn("Thư mục", 14, "folder"),
    SheetColumn("Tệp", 26, "file"),
    SheetColumn("Cấp", 8, "level"),
    SheetColumn("Đơn vị", 26, "unit"),
    SheetColumn("Tỉnh, thành phố", 16, "province"),
    SheetColumn("Tỉnh từ 7/2025", 16, "province_today"),
    SheetColumn("Được tính", 9, "counts"),
    SheetColumn("Kỳ", 12, "period"),
    SheetColumn("Lĩnh vực", 20, "field"),
    SheetColumn("Mã chỉ tiêu", 34, "indicator"),
    SheetColumn("Chỉ tiêu", 44, "name_vi"),
    SheetColumn("Đơn vị tính", 12, "unit_of_measure"),
    SheetColumn("Tình trạng", 11, "status"),
    SheetColumn("Giá trị", 12, "value"),
    SheetColumn("Tử số", 9, "numerator"),
    SheetColumn("Mẫu số", 9, "denominator"),
    SheetColumn("Trang", 7, "page"),
    SheetColumn("Cần xem lại", 9, "review"),
    SheetColumn("Số của kỳ khác", 12, "for_period"),  # where it is not that of the report
    SheetColumn("Người sửa", 20, "corrected"),
)
STATUS_NAMES = {"actual": "thực hiện", "planned": "dự kiến", "assigned": "được giao"}
COUNTS = {"yes": "x", "no": "không"}
MOST_DIGITS = 15  # that Excel keeps of a number


def write_long_table(done: Comparison, book: Book, files: CsvFiles) -> str:
    """Write all rows of all periods as CSV, and as many as fit into a sheet: all, else those of
    the period compared, else none, as half a table would make a wrong pivot. The sentence that
    says what the sheet holds."""
    table = _LongTable(done)
    files.write_lines(STEM, [column.key for column in COLUMNS], table.csv_lines())
    counted = table.counts()
    most = LONG_CELLS // len(COLUMNS)
    total = counted.total()
    if total <= most:
        sheets.write_long(book, COLUMNS, table.sheet_rows(period=""), remark="")
        return f"Đủ {total} dòng."
    of_period = counted[done.period]
    fits = of_period <= most
    held = f"Chỉ kỳ so sánh: {of_period}" if fits else "0"
    said = (
        f"{held} trong {total} dòng; nhiều hơn {most} dòng thì Excel mở rất chậm. "
        f"Đủ dòng ở tệp {files.name(STEM)}."
    )
    book.limits.say(f"Trang “Dữ liệu dài”: {said}")
    rows = table.sheet_rows(done.period) if fits else iter(())
    sheets.write_long(book, COLUMNS, rows, remark=said)
    return said


class _LongTable:
    """The rows of all reports of units that were asked for. There may be a million: they are read
    anew for each pass."""

    def __init__(self, done: Comparison):
        self.collection = done.collection
        lost = replaced(done.repeats) | done.collection.not_counting
        self._reports: dict[tuple[int, str], tuple[str, ...]] = {}
        for key, report in done.collection.filed.items():
            if done.asked.wants(report.reporter):
                folder = done.collection.folders[report.folder].name
                self._reports[key] = _report_cells(folder, report, counts=key not in lost)

    def counts(self) -> Counter[str]:
        """How many rows there are, by period."""
        found: Counter[str] = Counter()
        for stored in self.collection.stored():
            for one in stored.counts():
                if (stored.place, one.file) in self._reports:
                    found[one.period] += one.rows
        return found

    def csv_lines(self) -> Iterator[str]:
        """The lines of the CSV file."""
        for stored in self.collection.stored():
            heads = {
                file: csv_cells(cells)
                for (folder, file), cells in self._reports.items()
                if folder == stored.place
            }
            yield from stored.csv_lines(heads, lambda *names: csv_cells(_indicator_cells(*names)))

    def sheet_rows(self, period: str) -> Iterator[tuple[str | float, ...]]:
        """The rows as the sheet shows them, of one period or of all: numbers as numbers, words in
        Vietnamese."""
        for row in self.collection.every_row(period):
            report = self._reports.get((row.folder, row.file))
            if report:
                *unit, counts = report
                yield (
                    *unit,
                    COUNTS[counts],
                    row.period,
                    *_indicator_cells(row.indicator, row.name_vi, row.unit),
                    STATUS_NAMES.get(row.status, row.status),
                    _number(row.value),
                    _number(row.numerator),
                    _number(row.denominator),
                    _number(row.page),
                    "x" if row.review == "yes" else "",
                    _other_period(row),
                    told_by(row.corrected),
                )


def _report_cells(folder: str, report: Filed, counts: bool) -> tuple[str, ...]:
    unit = report.reporter
    return (
        folder,
        report.file,
        unit.level,
        unit.label,
        unit.province,
        unit.today,
        "yes" if counts else "no",
    )


@lru_cache(maxsize=65536)
def _indicator_cells(code: str, name: str, unit: str) -> tuple[str, ...]:
    known = wording()["fields"].get(code.partition(".")[0])
    return known["sheet"] if known else "Khác", code, name, unit


def _other_period(row: IndicatorRow) -> str:
    """The period that a value is for, where it is not the period of its report."""
    return row.for_period if row.for_period != row.period else ""


def _number(value: str) -> str | float:
    """A number that Excel keeps whole; else the text."""
    if value == "" or len(value) > MOST_DIGITS:
        return value
    try:
        return float(value)
    except ValueError:
        return value
