"""The comparison's long table: one line for each value, in the workbook and as CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, concurrent

from extractor.comparison import sheets
from extractor.comparison.book import Book
from extractor.comparison.csv_cells import as_csv, csv_texts
from extractor.comparison.csv_files import CsvFiles, write_part
from extractor.comparison.repeats import replaced
from extractor.comparison.request import Comparison
from extractor.comparison.result_folders import Filed, ReportKey
from extractor.comparison.stored_results import StoredResults
from extractor.comparison.styles import SheetColumn
from extractor.comparison.values import wording
from extractor.decisions import told_by
from extractor.language.periods import in_words

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
    SheetColumn("Kỳ", 22, "period"),
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
    SheetColumn("Số của kỳ khác", 22, "for_period"),  # where it is not that of the report
    SheetColumn("Người sửa", 20, "corrected"),
)
STATUS_NAMES = {"actual": "thực hiện", "planned": "dự kiến", "assigned": "được giao"}
COUNTS = {"yes": "x", "no": "không"}
MOST_DIGITS = 15  # that Excel keeps of a number
Counting = Callable[[], Counter[str]]  # waits until all rows are written
MANY_REPORTS = 500  # to write whose rows takes longer than to begin a process


@contextmanager
def begun_csv(done: Comparison, files: CsvFiles) -> Iterator[Counting]:
    """What the CSV file of all rows of all periods will come to: how many rows each period has.
    It is written while the workbook is; who leaves early leaves nothing of it."""
    part = files.part(STEM)
    heads = {key: csv_texts(cells) for key, cells in _reports(done).items()}
    write = _write_beside if len(heads) >= MANY_REPORTS else _write_here
    _remove(part)  # the writer of a run that was killed may be at it still
    asked = (part, done.collection.stored(), heads)
    with ExitStack() as at_the_end:
        at_the_end.callback(_remove, part)
        begun = write(*asked)
        at_the_end.callback(begun.cancel)
        yield lambda: _counted(begun, asked)


def _counted(begun: Future[Counter[str]], asked: tuple[Any, ...]) -> Counter[str]:
    """How many rows each period has, once all are written; here, where the process that writes them
    was ended from outside."""
    try:
        return begun.result()
    except ProcessExpired:
        return _write_csv(*asked)


def _remove(part: Path) -> None:
    with suppress(OSError):  # on Windows while it is still written
        part.unlink(missing_ok=True)


@concurrent.process
def _write_beside(*args: Any) -> Counter[str]:
    """How many rows the file has of each period; written in a process of its own, so that a second
    core does it."""
    return _write_csv(*args)


def _write_here(*args: Any) -> Future[Counter[str]]:
    """How many rows the file has of each period; written in this process, which takes less for few
    reports than to begin another one."""
    counting: Future[Counter[str]] = Future()
    counting.set_result(_write_csv(*args))
    return counting


def _write_csv(
    part: Path, results: list[StoredResults], heads: dict[ReportKey, str]
) -> Counter[str]:
    """Write the CSV file; how many rows it has of each period. `heads`: what the lines of a report
    begin with."""
    counted: Counter[str] = Counter()
    write_part(part, [column.key for column in COLUMNS], csv_lines(results, heads, counted))
    return counted


def csv_lines(
    results: list[StoredResults], heads: dict[ReportKey, str], counted: Counter[str]
) -> Iterator[str]:
    """The lines of the CSV file, counted by period."""
    named = lru_cache(maxsize=65536)(lambda *names: csv_texts(_indicator_cells(*names)))
    for stored in results:
        of_folder = {key.file: head for key, head in heads.items() if key.folder == stored.place}
        for file, code, name, unit, period, *values in stored.long_rows():
            if file in of_folder:
                counted[period] += 1
                head = f"{of_folder[file]},{as_csv(period)},{named(code, name, unit)}"
                yield f"{head},{csv_texts(values)}\r\n"


def write_long_table(done: Comparison, book: Book, files: CsvFiles, counting: Counting) -> str:
    """Wait for the CSV file of all rows, and write as many of them as fit into a sheet: all, else
    those of the period compared, else none, as half a table would make a wrong pivot. The sentence
    that says what the sheet holds."""
    counted = counting()
    files.put(STEM)
    most = LONG_CELLS // len(COLUMNS)
    total = counted.total()
    if total <= most:
        sheets.write_long(book, COLUMNS, _sheet_rows(done, period=""), remark="")
        return f"Đủ {total} dòng."
    of_period = counted[done.period]
    fits = of_period <= most
    held = f"Chỉ kỳ so sánh: {of_period}" if fits else "0"
    said = (
        f"{held} trong {total} dòng; nhiều hơn {most} dòng thì Excel mở rất chậm. "
        f"Đủ dòng ở tệp {files.name(STEM)}."
    )
    book.limits.say(f"Trang “Dữ liệu dài”: {said}")
    rows = _sheet_rows(done, done.period) if fits else iter(())
    sheets.write_long(book, COLUMNS, rows, remark=said)
    return said


def _reports(done: Comparison) -> dict[ReportKey, tuple[str, ...]]:
    """The reports of units that were asked for, with their cells."""
    lost = replaced(done.repeats) | done.collection.not_counting
    return {
        key: _report_cells(done, report, counts=key not in lost)
        for key, report in done.collection.filed.items()
        if done.asked.wants(report.reporter)
    }


def _sheet_rows(done: Comparison, period: str) -> Iterator[tuple[str | float, ...]]:
    """The rows as the sheet shows them, of one period or of all: numbers as numbers, words in
    Vietnamese."""
    reports = _reports(done)
    for row in done.collection.every_row(period):
        report = reports.get(ReportKey(row.folder, row.file))
        if report:
            *unit, counts = report
            yield (
                *unit,
                COUNTS[counts],
                in_words(row.period),
                *_indicator_cells(row.indicator, row.name_vi, row.unit),
                STATUS_NAMES.get(row.status, row.status),
                _number(row.value),
                _number(row.numerator),
                _number(row.denominator),
                _number(row.page),
                "x" if row.review == "yes" else "",
                in_words(row.for_period) if row.for_period != row.period else "",
                told_by(row.corrected),
            )


def _report_cells(done: Comparison, report: Filed, counts: bool) -> tuple[str, ...]:
    unit = report.reporter
    return (
        done.collection.folders[report.folder].name,
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


def _number(value: str) -> str | float:
    """A number that Excel keeps whole; else the text."""
    if value == "" or len(value) > MOST_DIGITS:
        return value
    try:
        return float(value)
    except ValueError:
        return value
