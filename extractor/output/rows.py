"""A report's records → rows of the dataset's tables."""

from __future__ import annotations

from bisect import bisect_left

from extractor import messages
from extractor.indicators import base_of, load_indicators
from extractor.language.numbers import exact
from extractor.model import FIGURE_KINDS, Doubt, Numeral, Report
from extractor.output.schema import DOCUMENT


def place_row(report: Report, row: Numeral) -> list:
    box = row.place.box
    corners = [round(c, 1) for c in (box.x0, box.y0, box.x1, box.y1)] if box else [""] * 4
    return [
        report.input.name,
        row.place.page,
        row.start,
        row.end,
        row.raw,
        row.section,
        row.sentence,
        round(row.confidence, 4),
        "yes" if row.doubts else "no",
        reasons(row.doubts),
        *corners,
    ]


def reasons(doubts: tuple[Doubt, ...]) -> str:
    return "; ".join(messages.reason(doubt) for doubt in doubts)


def numeral_rows(report: Report) -> dict[str, list[list]]:
    """Rows by table; the stamp's numerals stand in the documents table."""
    tables: dict[str, list[list]] = {"figures": [], "references": [], "dates": [], "labels": []}
    for row in report.numerals:
        place = place_row(report, row)
        if row.kind in FIGURE_KINDS:
            tables["figures"].append(
                [
                    *place,
                    row.kind,
                    exact(row.value),
                    exact(row.numerator),
                    exact(row.denominator),
                    row.unit,
                    row.subject,
                    row.status,
                    row.indicator,
                    row.rule,
                    row.proven,
                ]
            )
        elif row.kind == "document_number":
            tables["references"].append(
                [*place, row.number, row.doc_type, row.doc_date, row.issuer]
            )
        elif row.kind == "date":
            tables["dates"].append([*place, row.iso, row.role])
        elif row.kind == "label":
            tables["labels"].append([*place, row.of])
    return tables


def table_rows(report: Report) -> list[list]:
    """One row for each figure in a table, with the heads of its cell."""
    figures = [row for row in report.numerals if row.kind in FIGURE_KINDS]
    starts = [row.start for row in figures]
    made = []
    for table in report.tables:
        for cell in table.placed.cells:
            for row in figures[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]:
                line, column = table.rows[cell.row - 1], table.columns[cell.column - 1]
                if line.body and column.role == "value":
                    made.append(
                        [
                            *place_row(report, row),
                            table.placed.number,
                            cell.row,
                            cell.column,
                            line.head,
                            column.head,
                            exact(row.value),
                        ]
                    )
    return made


def cell_rows(report: Report) -> list[list]:
    return [
        [
            report.input.name,
            table.placed.page,
            table.placed.number,
            table.whole,
            table.title,
            cell.row,
            cell.column,
            cell.rows,
            cell.columns,
            int(table.rows[cell.row - 1].body),
            cell.start,
            report.text.text[cell.start : cell.end],
        ]
        for table in report.tables
        for cell in table.placed.cells
    ]


def indicator_rows(report: Report) -> list[list]:
    """One row for each figure that has a code."""
    names, fields = load_indicators().names, report.fields
    unit_of = {code: rule.record.unit for code, rule in load_indicators().by_code.items()}
    return [
        [
            report.input.name,
            *(
                fields.get(f, "")
                for f in ("province", "district", "issuer", "issuer_level", "period")
            ),
            row.indicator,
            names[row.indicator],
            unit_of[base_of(row.indicator)[0]],
            row.status,
            exact(row.value),
            exact(row.numerator),
            exact(row.denominator),
            row.place.page,
            row.start,
            "yes" if row.doubts else "no",
        ]
        for row in report.numerals
        if row.indicator
    ]


def document_row(report: Report) -> list:
    readers = sorted({page.reader for page in report.pages})
    return [
        report.input.name,
        report.input.sha256,
        len(report.pages),
        *(report.fields.get(name, "") for name in DOCUMENT),
        "+".join(readers),
        "yes" if report.doubts else "no",
        reasons(report.doubts),
        report.fields.get("answers", ""),
    ]


def check_rows(report: Report) -> list[tuple]:
    return [
        (
            report.input.name,
            c.page,
            c.section,
            c.check,
            c.statement,
            c.verdict,
            c.difference,
            " ".join(map(str, c.figures)),
            exact(c.weight),
            c.suggested,
            c.message,
        )
        for c in report.checks
    ]
