"""A table's cells → rows of the dataset: figures, row numbers, numbers of columns.

Figures are read by the one strict grammar of numbers.py; whether dots part thousands or open
decimals is decided for a whole table from the cells that can be read in one way only.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import regex

from extractor.figures.separators import is_english, loses_marks
from extractor.language import numbers
from extractor.language.numbers import Refused
from extractor.layout import place_of
from extractor.model import (
    FIGURE_KINDS,
    UNREAD,
    DocumentText,
    Doubt,
    Numeral,
    PlacedCell,
    ReadTable,
    TableColumn,
    TableRow,
)
from extractor.tables import CALLED, ORDINAL

TABLE_RULE = "table.cell"
NUMERAL = regex.compile(r"(?P<sign>[-–−+])?\s?(?P<n>\d[\d.,]*(?:\s\d{3})*)(?:\s?(?P<share>[%‰]))?")
RATIO = regex.compile(r"(?P<n>\d[\d.]*)\s?/\s?(?P<d>\d[\d.]*)")
MONEY = regex.compile(
    r"(?i)(?:(?P<scale>nghìn|ngàn|triệu|tr|tỷ|tỉ|1\.?000|1\.?000\.?000)\.?\s*)?(?:đồng|đ|VNĐ|VND)\.?"
)
SCALES = {
    "": 1,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "1000": 10**3,
    "triệu": 10**6,
    "tr": 10**6,
    "1000000": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
EMPTY = regex.compile(r"[-–—−.…_\s]*|[xX]|[\"'“”]+")  # what a cell without a figure holds
HIDDEN = regex.compile(r"[IlLiíìTtOoSsHJj|!\[\]()‹›$§/.,]{1,6}")


def claim_cells(document: DocumentText, tables: tuple[ReadTable, ...]) -> list[Numeral]:
    """Rows for every numeral that stands alone in a cell. What else a table holds is left to the
    rules, and `in_heads` says afterwards what of it are names."""
    english = {
        whole: is_english(document, [t for t in tables if t.whole == whole])
        for whole in {t.whole for t in tables}
    }
    rows: list[Numeral] = []
    for table in tables:
        columns = _of_numerals(document, table)
        for cell in table.placed.cells:
            if regex.search(r"\d", document.text[cell.start : cell.end]):
                rows += _of_cell(document, table, cell, english[table.whole])
            elif _hidden(document, table, cell, columns):
                rows.append(
                    replace(
                        _label(document, cell.start, cell.end, ""),
                        rule="none",
                        doubts=(Doubt("hidden_numeral"),),
                    )
                )
    return rows


def _of_cell(
    document: DocumentText, table: ReadTable, cell: PlacedCell, english: bool | None
) -> list[Numeral]:
    row, column = table.rows[cell.row - 1], table.columns[cell.column - 1]
    raw = document.text[cell.start : cell.end]
    if (
        not row.body
        and CALLED.fullmatch(raw)
        and any(
            CALLED.fullmatch(document.text[c.start : c.end])
            for c in table.placed.cells
            if c.row == cell.row and c is not cell
        )
    ):
        return [
            _label(document, cell.start + m.start(), cell.start + m.end(), "số của cột trong bảng")
            for m in regex.finditer(r"\d+", raw)
        ]
    if column.role == "number" and row.body and ORDINAL.fullmatch(raw):
        return [
            _label(
                document,
                cell.start + m.start(),
                cell.start + m.end(),
                "số thứ tự của dòng trong bảng",
            )
            for m in regex.finditer(r"\d+(?:\.\d+)*", raw)
        ]
    if (
        column.role == "value"
        and row.body
        and (figure := _figure(document, table, row, column, cell, english))
    ):
        return [figure]
    return []


def _of_numerals(document: DocumentText, table: ReadTable) -> set[int]:
    """Columns in which nearly every cell that holds something holds a numeral."""
    held = {
        c.number: [
            t
            for cell in table.placed.cells
            if cell.column == c.number
            and table.rows[cell.row - 1].body
            and regex.search(r"\w", t := document.text[cell.start : cell.end])
        ]
        for c in table.columns
        if c.role == "value"
    }
    return {
        number
        for number, found in held.items()
        if len(found) > 4 and sum(bool(regex.search(r"\d", t)) for t in found) >= 0.8 * len(found)
    }


def _hidden(document: DocumentText, table: ReadTable, cell: PlacedCell, columns: set[int]) -> bool:
    """Strokes alone in a column of figures of a scan (`SII` for 511), a few letters or unsure ones in
    one that has nothing but figures (`n` for 11), print that nobody could read: a numeral that was not read."""
    raw = document.text[cell.start : cell.end]
    letters = (
        cell.column in columns
        and raw
        and not EMPTY.fullmatch(raw)
        and (len(raw) < 4 or place_of(document, cell.start, cell.end).confidence < 0.9)
    )
    return (
        bool(raw == UNREAD or HIDDEN.fullmatch(raw) or letters)
        and table.rows[cell.row - 1].body
        and table.columns[cell.column - 1].role == "value"
        and loses_marks(document, cell.start, cell.end)
    )


def _label(document: DocumentText, start: int, end: int, of: str) -> Numeral:
    return Numeral(
        start,
        end,
        document.text[start:end],
        "label",
        "structure",
        place_of(document, start, end),
        of=of,
    )


def _figure(
    document: DocumentText,
    table: ReadTable,
    row: TableRow,
    column: TableColumn,
    cell: PlacedCell,
    english: bool | None,
) -> Numeral | None:
    """The figure of a cell that holds one numeral and nothing else."""
    raw = document.text[cell.start : cell.end]
    core = regex.fullmatch(r"[\s'‘’`\"“”|(\[]*(?P<core>[+\-–−]?\s?\d[^\p{L}]*?)[^\w%‰]*", raw)
    if not core:
        return None
    start, end = cell.start + core.start("core"), cell.start + core.end("core")
    raw = core["core"]
    unit = _unit_of(raw, row, column)
    if ratio := RATIO.fullmatch(raw):
        fields = _ratio(ratio, unit)
    elif number := NUMERAL.fullmatch(raw):
        fields = _single(number, unit, english)
        if (
            english is False
            and numbers.comma_thousands(number["n"])
            and loses_marks(document, start, end)
        ):
            fields = {
                "kind": fields["kind"],
                "unit": fields["unit"],
                "doubts": (Doubt("comma_unclear"),),
            }  # a dot read as a comma?
    else:
        return None
    if (
        len(regex.sub(r"\W", "", raw)) > 3
        and regex.fullmatch(r"\d{4,}", raw)
        and english is False
        and loses_marks(document, start, end)
    ):
        fields["doubts"] = (*fields.get("doubts", ()), Doubt("no_separator"))
    subject = ": ".join(p for p in (row.head, column.head) if p)
    return Numeral(
        start,
        end,
        raw,
        rule=TABLE_RULE,
        place=place_of(document, start, end),
        status=column.status,
        subject=subject[:300],
        of="",
        **fields,
    )


def _unit_of(raw: str, row: TableRow, column: TableColumn) -> str:
    """A sign in the cell, the per cent of the column's head, the row's unit, the column's; the
    last resort is a `(%)` in the row's name."""
    sign = regex.search("[%‰]", raw)
    if sign:
        return sign[0]
    if column.unit == "%":
        return "%"
    return row.unit or column.unit or ("%" if regex.search(r"\(%\)|%\s*$", row.head) else "")


def _ratio(found, unit: str) -> dict:
    try:
        n, d = numbers.whole(found["n"]), numbers.whole(found["d"])
    except Refused as refusal:
        return {"kind": "ratio", "unit": unit, "doubts": (Doubt(str(refusal)),)}
    return {
        "kind": "ratio",
        "numerator": n,
        "denominator": d,
        "unit": unit,
        "doubts": (Doubt("ratio_above_one"),) if n > d else (),
    }


def _single(found, unit: str, english: bool | None) -> dict:
    money = MONEY.fullmatch(unit)
    kind = (
        "percentage"
        if unit == "%"
        else "money"
        if money
        else "measure"
        if "," in found["n"] or unit == "‰"
        else "count"
    )
    try:
        value = _value(found["n"], english)
    except Refused as refusal:
        return {"kind": kind, "unit": "đồng" if money else unit, "doubts": (Doubt(str(refusal)),)}
    value = -value if found["sign"] and found["sign"] in "-–−" else value
    if money:
        scale = regex.sub(r"\.", "", (money["scale"] or "").lower())
        return {"kind": kind, "value": value * SCALES[scale], "unit": "đồng"}
    if kind in ("count", "measure"):
        kind = (
            "count" if value == value.to_integral_value() and "," not in found["n"] else "measure"
        )
    return {
        "kind": kind,
        "value": int(value) if kind == "count" else value,
        "unit": "" if unit == "%" else unit,
    }


def _value(raw: str, english: bool | None) -> Decimal:
    """`english`: dots open decimals in this table (True), commas do (False), nothing tells (None)."""
    plain = regex.sub(r"\s", "", raw)
    if english:
        plain = plain.translate(str.maketrans(".,", ",."))
    elif english is None:
        numbers.refuse_comma_thousands(plain)
    return numbers.decimal(plain)


def in_heads(rows: tuple[Numeral, ...], tables: tuple[ReadTable, ...]) -> tuple[Numeral, ...]:
    """What the rules took for figures in the heads and names of a table, or in an empty form, are
    parts of names: labels, with nothing to look at."""
    spans = sorted(
        (c.start, c.end)
        for t in tables
        for c in t.placed.cells
        if t.form
        or t.has_values
        and (
            not t.rows[c.row - 1].body or t.columns[c.column - 1].role in ("number", "name", "unit")
        )
    )
    return tuple(_named(row) if any(a <= row.start < b for a, b in spans) else row for row in rows)


def _named(row: Numeral) -> Numeral:
    if row.kind in FIGURE_KINDS or row.kind == "label" and row.doubts:
        return replace(
            row,
            kind="label",
            of=row.of or "số trong tên dòng, tên cột của bảng",
            rule="structure",
            value=None,
            numerator=None,
            denominator=None,
            unit="",
            subject="",
            status="",
            doubts=(),
        )
    return row
