"""`solieu compare`: result folders → so-sanh.xlsx and one CSV file for each of its sheets."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path

from extractor.administration import DISTRICTS_END, load_units
from extractor.comparison import book, field_sheets, lists, opening, sheets
from extractor.comparison.book import Book
from extractor.comparison.csv_files import CsvFiles, exact_cell
from extractor.comparison.long_table import write_long_table
from extractor.comparison.repeats import find_repeats, replaced
from extractor.comparison.reporters import Reporter
from extractor.comparison.request import Asked, Comparison, is_wanted, same_province
from extractor.comparison.result_folders import Collection, collect, reviewed, values_of
from extractor.comparison.tables import field_tables
from extractor.comparison.totals import Compared, in_order
from extractor.comparison.values import read, wording
from extractor.errors import WrongUsage
from extractor.language import periods
from extractor.output import put_file

CHART_UNITS = 40


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
    known = load_units(asked.expected)
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
    chosen = in_order((r for r in mine if is_wanted(asked, r)), today)
    if not chosen:
        raise WrongUsage("nothing_to_compare", path=", ".join(map(str, asked.folders)))
    now = {key: v for key, v in readings[period].items() if is_wanted(asked, key[0])}
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
    return periods.span(before or period)[0] <= DISTRICTS_END < periods.span(period)[1]


def _check_province(asked: Asked, collection: Collection) -> None:
    names = {r.reporter.province for r in collection.filed.values()} | {
        r.reporter.today for r in collection.filed.values()
    }
    if asked.province and not any(same_province(asked.province, name) for name in names):
        raise WrongUsage(
            "province_unknown", name=asked.province, names=", ".join(sorted(filter(None, names)))
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
    stems = CsvFiles(out)
    keys = {
        (s[0], s[1], s[3])
        for t in done.tables
        for line in t.lines
        for c in line.cells
        if c is not None and c.review and (s := c.source)
    }
    reasons = reviewed(done.collection, keys)
    with Book(beside, book.Sources(done.collection, out.parent, reasons)) as written:
        first = written.add(
            "Giới thiệu",
            f"So sánh báo cáo, {of_period}",
            f"Lập từ {len(done.asked.folders)} thư mục kết quả.",
        )
        field_sheets.write_fields(written, done.tables, of_period, done.compared.today)
        fields = dict(zip((t.key for t in done.tables), written.sheets[1:]))
        for table in done.tables:
            stems.table(table, done.compared.today)
        _write_charts(done, written, stems, of_period)
        counts = _write_lists(done, written, stems, of_period, reasons)
        long = write_long_table(done, written, stems)
        sheets.write_opening(
            written,
            first,
            opening.blocks(done, written, counts, fields, long),
            {s: s for s in written.sheets},
        )
    target = put_file(beside, out)
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


def _write_charts(done: Comparison, written: Book, stems: CsvFiles, of_period: str) -> None:
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
                (i.code, i.name, r[0], exact_cell(r[1], i.kind), exact_cell(r[2], i.kind))
                for i, rows in charts
                for r in rows
            ),
        )


def _write_lists(
    done: Comparison, written: Book, stems: CsvFiles, of_period: str, reasons: dict
) -> dict[str, int]:
    def wanted(unit: Reporter) -> bool:
        return is_wanted(done.asked, unit)

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
