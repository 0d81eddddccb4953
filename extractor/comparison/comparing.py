"""`solieu compare`: result folders → so-sanh.xlsx and one CSV file for each of its sheets."""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.administration import DISTRICTS_END, load_units
from extractor.comparison import lists, opening, sheets, summary_sheet
from extractor.comparison.book import Book, Sources
from extractor.comparison.chart_sheet import write_charts
from extractor.comparison.charts import Chart, charts_of
from extractor.comparison.chosen_period import Chosen, asked_period, choose_period
from extractor.comparison.csv_files import CsvFiles, exact_text
from extractor.comparison.excel_files import excel_folder, write_excel_files
from extractor.comparison.field_sheets import write_fields
from extractor.comparison.key_figures import key_lines
from extractor.comparison.letter_answers import answer_rows
from extractor.comparison.list_forms import FORMS, ListName, ListRow
from extractor.comparison.lists import NO_LIST
from extractor.comparison.long_table import STEM as LONG_STEM
from extractor.comparison.long_table import Counting, begun_csv, write_long_table
from extractor.comparison.notable import Change, change_rows, changes_of
from extractor.comparison.repeats import find_repeats, replaced
from extractor.comparison.reporters import Reporter
from extractor.comparison.request import Asked, Comparison, same_province
from extractor.comparison.result_folders import (
    Collection,
    FigureKey,
    Mark,
    collect,
    marks_of,
    values_of,
)
from extractor.comparison.said_changes import said_changes
from extractor.comparison.standing import Standing, expected_units, standing_of
from extractor.comparison.table_parts import Compared, in_order
from extractor.comparison.tables import field_tables
from extractor.comparison.values import Readings, read_values, wording
from extractor.errors import WrongUsage
from extractor.language import periods
from extractor.output import WrittenFile, put_file

CHART_STEM = "bieu-do"
CHART_COLUMNS = ["indicator", "name_vi", "unit", "actual", "planned"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the closing lines say: where the workbook is, the period compared and why, how many
    units, indicators, values to review and repeated reports there are, who has not reported,
    where CSV files for Excel are, None for none; `elsewhere`: CSV files that stand under
    another name, as the old ones were open in another program."""

    written: Path
    chosen: Chosen
    standing: Standing
    units: int
    indicators: int
    review: int
    repeats: int
    for_excel: Path | None = None
    elsewhere: tuple[WrittenFile, ...] = ()

    @property
    def period(self) -> str:
        return self.chosen.period


def compare(asked: Asked) -> Outcome:
    """Read the result folders, write the workbook and its CSV files.

    Raises WrongUsage for a folder without results, and for a period, a province or a chart that
    the results do not have.
    """
    # Millions of small records that hold no cycles: to search them takes a fifth of the time. What
    # is left of the workbook does, but the command ends here: it is not searched for either.
    gc.disable()
    try:
        return _write(_made(asked))
    finally:
        gc.freeze()
        gc.enable()


def _made(asked: Asked) -> Comparison:
    """The comparison that was asked for, before anything is written."""
    known = load_units(asked.expected)
    collection = collect(list(asked.folders), known)
    if not collection.filed:
        raise _nothing_to_compare(asked)
    _check_province(asked, collection)
    chosen = choose_period(
        collection,
        asked_period(asked.period),
        asked.wants,
        lambda period: set(expected_units(known, period, asked.wants)),
    )
    if chosen is None:
        raise _nothing_to_compare(asked)
    period = chosen.period
    before = periods.previous(period)
    repeats = find_repeats(collection.counting)
    known_periods = collection.by_period()
    held_against = periods.year_before(period)
    if held_against not in known_periods:
        held_against = before
    wanted = list(dict.fromkeys(filter(None, (period, before, held_against))))
    without = replaced(repeats) | collection.not_counting
    values = read_values(collection, wanted, without)
    today = _shows_today(asked, period, before if before in known_periods else "")
    reporters = _compared_units(asked, collection, period, today)
    compared = Compared(
        reporters=reporters,
        now=_of_compared(values.readings[period], reporters),
        before=values.readings.get(before, {}),
        indicators=values.indicators,
        today=today,
    )
    _check_charts(asked, compared)
    then = replace(compared, before=values.readings.get(held_against, {}))
    return Comparison(
        asked=asked,
        known=known,
        collection=collection,
        period=period,
        before=before,
        held_against=held_against,
        chosen=chosen,
        standing=standing_of(collection, period, known, asked.wants),
        repeats=repeats,
        compared=compared,
        tables=field_tables(compared),
        key_lines=key_lines(compared, then),
    )


def _nothing_to_compare(asked: Asked) -> WrongUsage:
    return WrongUsage("nothing_to_compare", path=", ".join(map(str, asked.folders)))


def _compared_units(
    asked: Asked, collection: Collection, period: str, today: bool
) -> tuple[Reporter, ...]:
    """The units asked for that have a report of the period, in order. What reports of other periods
    say of this one stands beside these reports, not in the place of one that is missing."""
    of_period = {report.reporter for report in collection.counting if report.period == period}
    return in_order((unit for unit in of_period if asked.wants(unit)), today)


def _of_compared(readings: Readings, reporters: tuple[Reporter, ...]) -> Readings:
    """The readings of the units compared, in their order."""
    found = {
        fact: {unit: of_units[unit] for unit in reporters if unit in of_units}
        for fact, of_units in readings.items()
    }
    return {fact: of_units for fact, of_units in found.items() if of_units}


def _shows_today(asked: Asked, period: str, before: str) -> bool:
    """True where provinces are shown as since 1 July 2025: the user asked for the 34, or for none
    of the two sets while the periods compared lie on both sides of that day."""
    if asked.provinces:
        return asked.provinces == "34"
    first = periods.span(before or period)[0]
    return first <= DISTRICTS_END < periods.span(period)[1]


def _check_province(asked: Asked, collection: Collection) -> None:
    reporters = [report.reporter for report in collection.counting]
    names = {unit.province for unit in reporters} | {unit.today for unit in reporters}
    if asked.province and not any(same_province(asked.province, name) for name in names):
        known = ", ".join(sorted(filter(None, names)))
        raise WrongUsage("province_unknown", name=asked.province, names=known)


def _check_charts(asked: Asked, compared: Compared) -> None:
    there = {fact.code for fact in compared.now}
    unknown = [code for code in asked.charts if code not in there]
    if unknown:
        raise WrongUsage("chart_unknown", chart=", ".join(unknown))


def _write(done: Comparison) -> Outcome:
    """Write the workbook beside its place and move it there once it is whole."""
    beside = done.asked.out.with_name(f".{done.asked.out.name}.part")
    files = CsvFiles(done.asked.out)
    try:
        with begun_csv(done, files) as counting:
            counts = _write_sheets(done, beside, files, counting)
        target = put_file(beside, done.asked.out)
    finally:
        beside.unlink(missing_ok=True)  # of a run that was stopped
    files.remove_old(_all_stems())
    excel = excel_folder(done.asked.out)
    more: list[WrittenFile] = []
    if done.asked.for_excel or excel.is_dir():
        more = write_excel_files(files, done.compared.indicators)
    return Outcome(
        written=target,
        chosen=done.chosen,
        standing=done.standing,
        units=len(done.compared.reporters),
        indicators=len({fact.code for fact in done.compared.now}),
        review=counts["review"],
        repeats=len(done.repeats),
        for_excel=excel if excel.is_dir() else None,
        elsewhere=tuple(one for one in (*files.written.values(), *more) if one.is_elsewhere),
    )


def _all_stems() -> list[str]:
    """The stems of all CSV files that a comparison may have."""
    of_lists = [form.stem for form in FORMS.values()]
    return [*wording()["fields"], *of_lists, summary_sheet.STEM, CHART_STEM, LONG_STEM]


def _write_sheets(
    done: Comparison, path: Path, files: CsvFiles, counting: Counting
) -> dict[ListName, int]:
    """Write the sheets in their order, and the CSV files; how many rows each list has. The opening
    sheet is filled last, when it is known what fitted. `counting`: rows of each period."""
    of_period = periods.in_words(done.period)
    keyed = summary_sheet.figures_of(done.key_lines)
    marks = marks_of(done.collection, lists.figures_shown(done.tables) | keyed)
    said = said_changes(done.collection, keyed)
    changes = changes_of(done.key_lines, said, done.year_before)
    with Book(path, Sources(done.collection, done.asked.out.parent, marks)) as book:
        summary_sheet.write_summary(book, done, changes)
        files.write(summary_sheet.STEM, summary_sheet.CSV_COLUMNS, summary_sheet.csv_rows(done))
        first = book.add(
            "Giới thiệu",
            f"So sánh báo cáo, {of_period}",
            f"Lập từ {len(done.asked.folders)} thư mục kết quả.",
            sheets.OPENING_PAGE,
        )
        write_fields(book, done.tables, of_period, done.compared.today)
        keys = [table.key for table in done.tables]
        fields = dict(zip(book.sheets[2:], keys, strict=True))
        for table in done.tables:
            files.write_table(table, done.compared.today)
        charts = charts_of(done.compared, done.asked.charts)
        if charts:
            write_charts(book, charts, of_period)
            files.write(CHART_STEM, CHART_COLUMNS, _chart_rows(charts))
        nothing: dict[ListName, str] = {} if done.known.units else {"missing": NO_LIST}
        counts = _write_lists(_list_rows(done, marks, changes), nothing, book, files, of_period)
        long = write_long_table(done, book, files, counting)
        written = opening.Written(
            sheets=book.sheets,
            fields=fields,
            counts=counts,
            long=long,
            limits=book.limits.said,
        )
        sheets.write_opening(book, first, opening.blocks(done, written))
    return counts


def _chart_rows(charts: list[Chart]) -> list[list[str | None]]:
    """The rows of the CSV file of charts."""
    rows = []
    for chart in charts:
        indicator = chart.indicator
        is_share = indicator.kind == "ratio"
        for row in chart.rows:
            actual, planned = exact_text(row.actual, is_share), exact_text(row.planned, is_share)
            rows.append([indicator.code, indicator.name, row.unit, actual, planned])
    return rows


def _list_rows(
    done: Comparison, marks: dict[FigureKey, Mark], changes: list[Change]
) -> dict[ListName, list[ListRow]]:
    """The rows of each list."""
    wanted = done.asked.wants
    repeats = [repeat for repeat in done.repeats if wanted(repeat.kept.reporter)]
    reports = [repeat.kept.key for repeat in repeats] + [repeat.other.key for repeat in repeats]
    by_report = values_of(done.collection, reports)
    missing = lists.missing_rows(done.standing, done.collection, done.period)
    answers = answer_rows(done.collection, done.period, done.standing, wanted)
    return {
        "changes": list(change_rows(changes)),
        "missing": list(missing),
        "waiting": list(lists.waiting_rows(done.standing)),
        "repeats": list(lists.repeat_rows(repeats, by_report, done.compared.indicators)),
        "answers": list(answers),
        "review": list(lists.review_rows(done.tables, marks)),
    }


def _write_lists(
    rows: dict[ListName, list[ListRow]],
    nothing: dict[ListName, str],
    book: Book,
    files: CsvFiles,
    of_period: str,
) -> dict[ListName, int]:
    """Write each list as a sheet and as CSV; how many rows it has. `nothing`: what stands where
    there are none."""
    for name, form in FORMS.items():
        title = f"{form.sheet}, {of_period}" if form.of_period else form.sheet
        sheets.write_list(book, form, title, rows[name], nothing.get(name, "Không có."))
        keys = form.csv_columns
        texts = ([row.texts.get(key, "") for key in keys] for row in rows[name])
        files.write(form.stem, keys, texts)
    return {name: len(found) for name, found in rows.items()}
