"""`solieu compare`: result folders → so-sanh.xlsx and one CSV file for each of its sheets."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from fractions import Fraction
from pathlib import Path

import regex

from extractor import comparison_book as book
from extractor import comparison_lists as lists
from extractor import comparison_opening as opening
from extractor import comparison_sheets as sheets
from extractor import periods, units
from extractor.collected import Collection, Reporter, collect, reviewed, values_of
from extractor.comparison import Compared, FieldTable, field_tables, in_order
from extractor.comparison_opening import Asked, Comparison
from extractor.dataset import harmless, put
from extractor.errors import WrongUsage
from extractor.readings import read, wording
from extractor.repeated import find_repeats, replaced

CHART_UNITS = 40
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the closing lines say."""

    written: Path
    period: str
    units: int
    indicators: int
    review: int
    missing: int
    repeats: int
    others: tuple[str, ...]


def compare(asked: Asked) -> Outcome:
    """Read the folders, write workbook and CSV files. Raises WrongUsage."""
    gc.disable()  # a million small records that hold no cycles: searching them costs a fifth of the time
    try:
        return _write(_prepare(asked))
    finally:
        gc.enable()


def _prepare(asked: Asked) -> Comparison:
    known = units.load(asked.expected)
    collection = collect(list(asked.folders), known)
    if not collection.filed:
        raise WrongUsage("nothing_to_compare", path=", ".join(map(str, asked.folders)))
    listed = collection.periods()
    period = _period(asked, listed)
    before = periods.previous(period)
    today = (
        asked.provinces == "34"
        or asked.provinces != "63"
        and _straddles(period, before if before in listed else "")
    )
    _check_province(asked, collection)
    repeats = find_repeats(collection.filed.values())
    readings, indicators = read(collection, [p for p in (period, before) if p], replaced(repeats))
    mine = {r.reporter for r in collection.filed.values() if r.period == period} | {
        r for r, _, _ in readings[period]
    }
    chosen = in_order((r for r in mine if _wanted(asked, r)), today)
    if not chosen:
        raise WrongUsage("nothing_to_compare", path=", ".join(map(str, asked.folders)))
    now = {key: v for key, v in readings[period].items() if _wanted(asked, key[0])}
    compared = Compared(chosen, now, readings.get(before, {}), indicators, today)
    unknown = [code for code in asked.charts if not any(c == code for _, c, _ in now)]
    if unknown:
        raise WrongUsage("chart_unknown", chart=", ".join(unknown))
    return Comparison(
        asked, known, collection, period, before, listed, repeats, compared, field_tables(compared)
    )


def _period(asked: Asked, listed: dict[str, int]) -> str:
    if asked.period and asked.period not in listed:
        raise WrongUsage("period_unknown", period=asked.period, periods=", ".join(listed) or "–")
    if not listed:
        raise WrongUsage("nothing_to_compare", path=", ".join(map(str, asked.folders)))
    return asked.period or next(iter(listed))


def _straddles(period: str, before: str) -> bool:
    """Does what is compared lie on both sides of 1 July 2025?"""
    return periods.span(before or period)[0] <= units.DISTRICTS_END < periods.span(period)[1]


def _check_province(asked: Asked, collection: Collection) -> None:
    names = {r.reporter.province for r in collection.filed.values()} | {
        r.reporter.today for r in collection.filed.values()
    }
    if asked.province and not any(_same_province(asked.province, name) for name in names):
        raise WrongUsage(
            "province_unknown", name=asked.province, names=", ".join(sorted(filter(None, names)))
        )


@lru_cache(maxsize=1024)
def _same_province(asked: str, name: str) -> bool:
    return bool(name) and (
        units.same(units.bare(asked), name) or units.lost_marks(units.bare(asked), name)
    )


def _wanted(asked: Asked, unit: Reporter) -> bool:
    return (not asked.level or unit.level == asked.level) and (
        not asked.province
        or _same_province(asked.province, unit.province)
        or _same_province(asked.province, unit.today)
    )


def _write(done: Comparison) -> Outcome:
    beside = done.asked.out.with_name(f".{done.asked.out.name}.part")
    try:
        return _fill(done, beside)
    finally:
        beside.unlink(missing_ok=True)  # of a run that was stopped


def _fill(done: Comparison, beside: Path) -> Outcome:
    """The sheets in their order; the opening one is filled last, when it is known what fitted."""
    out, of_period = done.asked.out, periods.in_words(done.period)
    stems = _CsvFiles(out)
    keys = {
        (s[0], s[1], s[3])
        for t in done.tables
        for line in t.lines
        for c in line.cells
        if c is not None and c.review and (s := c.source)
    }
    reasons = reviewed(done.collection, keys)
    with book.Book(beside, book.Sources(done.collection, out.parent, reasons)) as written:
        first = written.add(
            "Giới thiệu",
            f"So sánh báo cáo, {of_period}",
            f"Lập từ {len(done.asked.folders)} thư mục kết quả.",
        )
        book.write_fields(written, done.tables, of_period, done.compared.today)
        fields = dict(zip((t.key for t in done.tables), written.sheets[1:]))
        for table in done.tables:
            stems.table(table, done.compared.today)
        _write_charts(done, written, stems, of_period)
        counts = _write_lists(done, written, stems, of_period, reasons)
        long = _write_long(done, written, stems)
        sheets.write_opening(
            written,
            first,
            opening.blocks(done, written, counts, fields, long),
            {s: s for s in written.sheets},
        )
    target = put(beside, out)
    stems.tidy(
        [
            *wording()["fields"],
            *(stem for stem, _, _ in lists.LISTS.values()),
            "bieu-do",
            "du-lieu-dai",
        ]
    )
    return Outcome(
        target,
        done.period,
        len(done.compared.reporters),
        len({c for _, c, _ in done.compared.now}),
        counts["review"],
        counts["missing"],
        len(done.repeats),
        tuple(p for p in done.periods if p != done.period),
    )


def _write_charts(done: Comparison, written: book.Book, stems: _CsvFiles, of_period: str) -> None:
    codes = done.asked.charts or lists.chart_codes(done.compared.now, done.compared.indicators)
    charts = [
        (done.compared.indicators[code], rows)
        for code in codes
        if (rows := list(lists.chart_rows(done.compared, code, CHART_UNITS)))
    ]
    if charts:
        sheets.write_charts(written, charts, of_period, CHART_UNITS)
        stems.rows(
            "bieu-do",
            ["indicator", "name_vi", "unit", "actual", "planned"],
            (
                (i.code, i.name, r[0], _exact(r[1], i.kind), _exact(r[2], i.kind))
                for i, rows in charts
                for r in rows
            ),
        )


def _write_lists(
    done: Comparison, written: book.Book, stems: _CsvFiles, of_period: str, reasons: dict
) -> dict[str, int]:
    def wanted(unit: Reporter) -> bool:
        return _wanted(done.asked, unit)

    repeats = [r for r in done.repeats if wanted(r.kept.reporter)]
    reports = {(r.folder, r.file) for repeat in repeats for r in (repeat.kept, repeat.other)}
    review = [
        {**row, "_link": written.sources.link(source)}
        for row, source in lists.review_rows(done.tables, reasons)
    ]
    rows = {
        "missing": list(lists.missing(done.collection, done.period, done.known, wanted)),
        "repeats": list(
            lists.repeat_rows(
                repeats, values_of(done.collection, reports), done.compared.indicators
            )
        ),
        "answers": list(lists.answer_rows(done.collection, done.period, done.known, wanted)),
        "review": review,
    }
    for key, (stem, name, columns) in lists.LISTS.items():
        sheets.write_list(
            written,
            name,
            f"{name}, {of_period}" if key in ("missing", "review") else name,
            lists.REMARKS[key],
            columns,
            rows[key],
            link="value",
        )
        names = [*dict.fromkeys([c for _, _, c in columns] + lists.CSV_KEYS.get(key, []))]
        stems.rows(stem, names, ([row.get(c, "") for c in names] for row in rows[key]))
    return {key: len(found) for key, found in rows.items()}


def _write_long(done: Comparison, written: book.Book, stems: _CsvFiles) -> str:
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
    return _Cells(cells, ",".join(map(_as_csv, cells)))


@lru_cache(maxsize=65536)
def _as_csv(value: object) -> str:
    """One cell of a CSV file, quoted where it must be, and no formula."""
    text = str(harmless(str(value), "value"))
    return '"' + text.replace('"', '""') + '"' if regex.search('[",\r\n]', text) else text


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
                if _wanted(done.asked, r)
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
            tail = ",".join(map(_as_csv, (status, value, top, bottom, page, review)))
        yield f"{head.csv},{_as_csv(of)},{what.csv},{tail}\r\n"


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


class _CsvFiles:
    """CSV files beside the workbook: `so-sanh.xlsx` → `so-sanh.chua-bao-cao.csv`."""

    def __init__(self, out: Path):
        self.out, self.written = out, set()

    def name(self, stem: str) -> str:
        return f"{self.out.stem}.{stem}.csv"

    def rows(self, stem: str, columns: list[str], rows: Iterable) -> Path:
        return self.lines(
            stem,
            columns,
            (",".join("" if v is None else _as_csv(v) for v in row) + "\r\n" for row in rows),
        )

    def lines(self, stem: str, columns: list[str], lines: Iterable[str]) -> Path:
        """A file of lines that are CSV already."""
        target = self.out.with_name(self.name(stem))
        self.written.add(stem)
        beside = target.with_name(target.name + ".part")
        with open(beside, "w", encoding="utf-8-sig", newline="") as handle:
            handle.write(",".join(columns) + "\r\n")
            handle.writelines(lines)
        return put(beside, target)

    def tidy(self, stems: list[str]) -> None:
        """Files of an earlier comparison that this one has no table for go."""
        for stem in set(stems) - self.written:
            self.out.with_name(self.name(stem)).unlink(missing_ok=True)

    def table(self, table: FieldTable, today: bool) -> None:
        """A field's table: codes as headings, exact values; shares and changes to four decimals."""
        columns = [
            "what",
            "level",
            "unit",
            "province",
            *(["province_before"] if today else []),
            *(c.key for c in table.columns),
            "review",
        ]
        self.rows(
            table.key,
            columns,
            (
                [
                    line.what,
                    line.level,
                    line.label,
                    line.province,
                    *([line.before] if today else []),
                    *(
                        None
                        if c is None
                        else _exact(
                            c.value, column.indicator.kind if column.part == "share" else ""
                        )
                        for column, c in zip(table.columns, line.cells)
                    ),
                    " ".join(
                        column.key
                        for column, c in zip(table.columns, line.cells)
                        if c is not None and c.review
                    ),
                ]
                for line in table.lines
            ),
        )


def _exact(value: object, kind: str) -> object:
    """A share as a percentage; other fractions to four decimals; all else as it is."""
    if isinstance(value, Fraction):
        return f"{float(value * (100 if kind == 'ratio' else 1)):.4f}".rstrip("0").rstrip(".")
    return str(value) if value is not None else None
