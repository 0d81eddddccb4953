"""The comparison's long table: one line for each value, in the workbook and as CSV."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.comparison import sheets
from extractor.comparison.book import Book
from extractor.comparison.csv_files import CsvFiles, as_csv
from extractor.comparison.repeats import replaced
from extractor.comparison.request import Comparison, is_wanted
from extractor.comparison.values import wording

LONG_CELLS = 900_000  # of the sheet Dữ liệu dài; more takes too long to write and to open
LONG = [
    ("Thư mục", 14),
    ("Tệp", 26),
    ("Cấp", 8),
    ("Đơn vị", 26),
    ("Tỉnh, thành phố", 16),
    ("Tỉnh từ 7/2025", 16),
    ("Được tính", 9),
    ("Kỳ", 12),
    ("Lĩnh vực", 20),
    ("Mã chỉ tiêu", 34),
    ("Chỉ tiêu", 44),
    ("Đơn vị tính", 12),
    ("Tình trạng", 11),
    ("Giá trị", 12),
    ("Tử số", 9),
    ("Mẫu số", 9),
    ("Trang", 7),
    ("Cần xem lại", 9),
]
LONG_CSV = (
    "folder file level unit province province_today counts period field indicator name_vi unit_of_measure status value "
    "numerator denominator page review"
).split()
PLAIN = re.compile(
    r"[a-z]*,[\d.-]*,[\d.-]*,[\d.-]*,\d*,[a-z]*\Z"
)  # status, figures, page, review that need no quotes
STATUS = {"actual": "thực hiện", "planned": "dự kiến", "assigned": "được giao"}


def write_long_table(done: Comparison, written: Book, stems: CsvFiles) -> str:
    """All rows of all periods as CSV. The sheet takes all, else those of the compared period, else
    none: half a table would make a wrong pivot. The sentence that says what the sheet holds."""
    counts: dict[str, int] = {}
    stems.lines("du-lieu-dai", LONG_CSV, _long_lines(done, counts))
    most, total, mine = LONG_CELLS // len(LONG), sum(counts.values()), counts.get(done.period, 0)
    if total <= most:
        sheets.write_long(written, LONG, _long_cells(done, ""), "")
        return f"Đủ {total} dòng."
    fits = mine <= most
    said = (
        f"{f'Chỉ kỳ so sánh: {mine}' if fits else '0'} trong {total} dòng; nhiều hơn {most} dòng thì Excel mở rất chậm. "
        f"Đủ dòng ở tệp {stems.name('du-lieu-dai')}."
    )
    written.limits.say(f"Trang “Dữ liệu dài”: {said}")
    sheets.write_long(written, LONG, _long_cells(done, done.period) if fits else (), said)
    return said


@dataclass(frozen=True, slots=True)
class _Cells:
    """Some cells of a row that many rows share, and the same as CSV has them."""

    cells: tuple[str, ...]
    csv: str


def _shared(*cells: str) -> _Cells:
    return _Cells(cells, ",".join(map(as_csv, cells)))


def _long(done: Comparison, period: str) -> Iterator[tuple]:
    """(cells of the report, period, cells of the indicator, status, value, numerator, denominator,
    page, review) of every row, or of one period's; units that were not asked for left out."""
    lost, fields = replaced(done.repeats), {k: v["sheet"] for k, v in wording()["fields"].items()}
    heads: dict[tuple[int, str], _Cells | None] = {}
    named: dict[tuple[str, str, str], _Cells] = {}
    for (
        at,
        file,
        of,
        code,
        name,
        unit,
        status,
        value,
        top,
        bottom,
        page,
        _,
        review,
    ) in done.collection.every_row(period):
        key, what = (at, file), (code, name, unit)
        if key not in heads:
            r = done.collection.filed[key].reporter
            heads[key] = (
                _shared(
                    done.collection.folders[at].name,
                    file,
                    r.level,
                    r.label,
                    r.province,
                    r.today,
                    "no" if key in lost else "yes",
                )
                if is_wanted(done.asked, r)
                else None
            )
        if what not in named:
            named[what] = _shared(fields.get(code.partition(".")[0], "Khác"), *what)
        if heads[key]:
            yield heads[key], of, named[what], status, value, top, bottom, page, review


def _long_lines(done: Comparison, counts: dict[str, int]) -> Iterator[str]:
    """Lines of the CSV file; put together here, as the csv module takes longer than all else.
    `counts` rises by period."""
    for head, of, what, status, value, top, bottom, page, review in _long(done, ""):
        counts[of] = counts.get(of, 0) + 1
        tail = f"{status},{value},{top},{bottom},{page},{review}"
        if not PLAIN.match(tail):
            tail = ",".join(map(as_csv, (status, value, top, bottom, page, review)))
        yield f"{head.csv},{as_csv(of)},{what.csv},{tail}\r\n"


def _long_cells(done: Comparison, period: str) -> Iterator[tuple]:
    """Rows as the sheet shows them: numbers as numbers, words in Vietnamese."""
    for head, of, what, status, *figures, review in _long(done, period):
        yield (
            *head.cells[:6],
            "x" if head.cells[6] == "yes" else "không",
            of,
            *what.cells,
            STATUS.get(status, status),
            *map(_number, figures),
            "x" if review == "yes" else "",
        )


def _number(text: object) -> object:
    """A number that Excel keeps whole; else the text."""
    try:
        return float(text) if text != "" and len(str(text)) < 16 else text
    except ValueError:
        return text
