"""A report's records → rows of the dataset's tables, each with all columns of its table."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from extractor import figures, indicators, messages
from extractor.language.numbers import exact
from extractor.model import FIGURE_KINDS, Check, Doubt, Numeral, PlacedCell, ReadTable, Report
from extractor.output.names import READERS_JOINED_BY
from extractor.output.schema import DOCUMENT, FILES_JOINED_BY, NUMERALS, REPORTER, Row
from extractor.patterns import office_folder


def report_rows(report: Report) -> dict[str, list[Row]]:
    """All rows of a report, by table."""
    return {
        "documents": [document_row(report)],
        **numeral_rows(report),
        "checks": [_check_row(report, check) for check in report.checks],
        "tables": table_rows(report),
        "cells": cell_rows(report),
        "indicators": indicator_rows(report),
    }


def document_row(report: Report) -> Row:
    """The row of the document itself; fields that were not found are empty."""
    readers = sorted({page.reader for page in report.pages})
    return {
        "file": report.input.name,
        "sha256": report.input.sha256,
        "pages": len(report.pages),
        **{name: report.fields.get(name, "") for name in DOCUMENT},
        "reader": READERS_JOINED_BY.join(readers),
        "review": _yes_or_no(bool(report.doubts)),
        "review_reason": reasons(report.doubts),
        "answers": report.fields.get("answers", ""),
        "period_from": report.fields.get("period_from", ""),
        "period_days": report.fields.get("period_days", ""),
        "counted": "yes",
        "copies": "",
        "files": FILES_JOINED_BY.join(report.files),
        "page_from": min((page.number for page in report.pages), default=""),
        "page_to": max((page.number for page in report.pages), default=""),
        "corrected": "",
    }


def _place_row(report: Report, row: Numeral) -> Row:
    """The columns that every row of a numeral has."""
    return {
        "file": report.input.name,
        "page": row.place.page,
        "start": row.start,
        "end": row.end,
        "raw": row.raw,
        "section": row.section,
        "sentence": row.sentence,
        "confidence": round(row.confidence, 4),
        "review": _yes_or_no(bool(row.doubts)),
        "review_reason": reasons(row.doubts),
        **_corners(row),
        "place": row.place.label,
        "corrected": "",
    }


def _corners(row: Numeral) -> Row:
    """The corners of a numeral's box in points to one decimal; "" where it has no box."""
    box = row.place.box
    if box is None:
        return dict.fromkeys(("x0", "y0", "x1", "y1"), "")
    return {
        "x0": round(box.x0, 1),
        "y0": round(box.y0, 1),
        "x1": round(box.x1, 1),
        "y1": round(box.y1, 1),
    }


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


def reasons(doubts: tuple[Doubt, ...]) -> str:
    """The sentences of doubts in one cell, parted by "; "."""
    return "; ".join(messages.reason(doubt) for doubt in doubts)


def numeral_rows(report: Report) -> dict[str, list[Row]]:
    """The rows of numerals by table; those of the incoming stamp stand in the document's row."""
    tables: dict[str, list[Row]] = {table: [] for table in NUMERALS}
    for row in report.numerals:
        place = _place_row(report, row)
        if row.kind in FIGURE_KINDS:
            tables["figures"].append(place | _figure_fields(row))
        elif row.kind == "document_number":
            tables["references"].append(place | _reference_fields(row))
        elif row.kind == "date":
            tables["dates"].append(place | {"iso": row.iso, "role": row.role})
        elif row.kind == "label":
            tables["labels"].append(place | {"of": row.of})
    return tables


def _figure_fields(row: Numeral) -> Row:
    return {
        "kind": row.kind,
        "value": exact(row.value),
        "numerator": exact(row.numerator),
        "denominator": exact(row.denominator),
        "unit": row.unit,
        "subject": row.subject,
        "status": row.status,
        "indicator": row.indicator,
        "rule": _rule(row),
        "proven": row.proven,
        "for_period": row.for_period,
    }


def _rule(row: Numeral) -> str:
    """The rule that took the numeral, and the record that named it where that is the office's:
    `figure.count; quy-tac-so:mot_cua.may_lay_so`. What is the office's own is written behind the
    name of its folder."""
    folders = _office_rules()
    taken_by = f"{folders[row.rule]}:{row.rule}" if row.rule in folders else row.rule
    code, _ = indicators.base_of(row.indicator)
    return f"{taken_by}; {folders[code]}:{code}" if code in folders else taken_by


@lru_cache(maxsize=1)
def _office_rules() -> dict[str, str]:
    """The ids and codes of the office's own records, each with the name of its folder."""
    if office_folder() is None:
        return {}
    rules = {rule.record.id: rule.folder for rule in figures.load_numeral_rules() if rule.folder}
    for known in indicators.load_indicators().rules:
        if known.written.folder:
            rules[known.record.code] = known.written.folder
    return rules


def _reference_fields(row: Numeral) -> Row:
    return {
        "number": row.number,
        "doc_type": row.doc_type,
        "doc_date": row.doc_date,
        "issuer": row.issuer,
    }


def table_rows(report: Report) -> list[Row]:
    """One row for each figure in a cell of values, with the heads of its row and its column."""
    figures = [row for row in report.numerals if row.kind in FIGURE_KINDS]
    starts = [row.start for row in figures]
    made = []
    for table in report.tables:
        for cell in filter(table.holds_value, table.placed.cells):
            inside = figures[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
            made += [_table_row(report, table, cell, row) for row in inside]
    return made


def _table_row(report: Report, table: ReadTable, cell: PlacedCell, row: Numeral) -> Row:
    return {
        **_place_row(report, row),
        "table": table.placed.number,
        "row": cell.row,
        "column": cell.column,
        "row_head": table.row_of(cell).head,
        "column_head": table.column_of(cell).head,
        "value": exact(row.value),
    }


def cell_rows(report: Report) -> list[Row]:
    """One row for each cell of each table, empty cells too."""
    made = []
    for table in report.tables:
        made += [_cell_row(report, table, cell) for cell in table.placed.cells]
    return made


def _cell_row(report: Report, table: ReadTable, cell: PlacedCell) -> Row:
    return {
        "file": report.input.name,
        "page": table.placed.page,
        "table": table.placed.number,
        "whole": table.whole,
        "title": table.title,
        "row": cell.row,
        "column": cell.column,
        "rows": cell.rows,
        "columns": cell.columns,
        "body": int(table.row_of(cell).body),
        "start": cell.start,
        "text": report.text.text[cell.start : cell.end],
    }


def indicator_rows(report: Report) -> list[Row]:
    """One row for each figure that has the code of an indicator."""
    reporter = {name: report.fields.get(name, "") for name in REPORTER}
    return [
        {"file": report.input.name, **reporter, **_indicator_fields(row)}
        for row in report.numerals
        if row.indicator
    ]


def _indicator_fields(row: Numeral) -> Row:
    known = indicators.load_indicators()
    return {
        "indicator": row.indicator,
        "name_vi": known.names[row.indicator],
        "unit": known.by_code[indicators.base_of(row.indicator)[0]].record.unit,
        "status": row.status,
        "value": exact(row.value),
        "numerator": exact(row.numerator),
        "denominator": exact(row.denominator),
        "page": row.place.page,
        "start": row.start,
        "review": _yes_or_no(bool(row.doubts)),
        "for_period": row.for_period,
        "corrected": "",
    }


def _check_row(report: Report, check: Check) -> Row:
    return {
        "file": report.input.name,
        "page": check.page,
        "section": check.section,
        "check": check.check,
        "statement": check.statement,
        "verdict": check.verdict,
        "difference": check.difference,
        "figures": " ".join(map(str, check.figures)),
        "weight": exact(check.weight),
        "suggested": check.suggested,
        "message": check.message,
        "computed": check.computed,
    }
