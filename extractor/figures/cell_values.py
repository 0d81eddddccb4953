"""The figure that a table's cell holds: its value by the strict grammar of language/numbers.py."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from extractor.figures.separators import Separators
from extractor.figures.values import Parsed, parse
from extractor.language import numbers
from extractor.language.numbers import Refused
from extractor.model import Doubt, FigureKind, TableColumn, TableRow
from extractor.tables import load_vocabulary, unit_in_names

NUMERAL = regex.compile(
    r"(?P<sign>[-–−—‐‑+])?\s?"
    r"(?P<n>[.,]?\d[\d.,]*(?:\s\d{3})*)"  # with its mark where a nought is left out: `,75`
    r"(?:\s?(?P<share>[%‰]))?"
)
RATIO = regex.compile(r"(?P<n>\d[\d.]*)\s?/\s?(?P<d>\d[\d.]*)")
MONEY = regex.compile(
    r"(?i)(?:(?P<scale>nghìn|ngàn|triệu|tr|tỷ|tỉ|1\.?000|1\.?000\.?000)\.?\s*)?"
    r"(?:đồng|đ|VNĐ|VND|₫)\.?"
    # for what it is paid: `đồng/hồ sơ`, `đồng/người/tháng`, `đồng/m²`
    r"(?:\s?/\s?\p{L}[\p{L}\d²³ ]{0,20}){0,2}"
)
OF_MEASURES = regex.compile(  # what is weighed, measured or takes time, not counted
    r"(?i)(?:(?:nghìn|ngàn|triệu|tỷ|1\.?000)\s+)?"
    r"(?:[kcdm]?m[23²³]?|ha|hecta|héc[\s-]?ta|mét(?: vuông| khối)?|hải lý"
    r"|kg|g|mg|gam|gram|tấn|tạ|yến|lít|ml|[km]wh?|k?va|mva|kv|[°º]\s?c"
    r"|(?:tấn|tạ|kg|lít|m[3³])\s?/\s?\p{L}[\p{L}\d²³ /]{0,20}"
    r"|ngày(?: làm việc| công)?|giờ(?: làm việc)?|phút|giây|tuần|tháng|năm)"
)
SCALE_WORD = regex.compile(r"(?i)(?:nghìn|ngàn|triệu|tr|tỷ|tỉ)(?!\p{L})")
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
MINUS = "-–−—‐‑"
THOUSANDS = regex.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}")  # no decimals have two commas
SWAPPED = str.maketrans(".,", ",.")  # English marks as Vietnamese ones


@dataclass(frozen=True, slots=True)
class CellValue:
    """The kind of a cell's figure, what it stands for, and its digits and marks as printed, without
    sign and unit ("" for a ratio)."""

    kind: FigureKind
    parsed: Parsed
    printed: str = ""


def cell_value(raw: str, unit: str, separators: Separators) -> CellValue | None:
    """What a cell's print stands for, in the unit of its row or column; None where it is no
    numeral. A value that the grammar refuses is a doubt.

    >>> cell_value("1.250", "triệu đồng", "vietnamese").parsed.value
    Decimal('1250000000')
    """
    if ratio := RATIO.fullmatch(raw):
        return CellValue("ratio", _ratio(ratio, unit))
    number = NUMERAL.fullmatch(raw)
    return _number(number, unit, separators) if number else None


def unit_of_cell(raw: str, row: TableRow, column: TableColumn) -> str:
    """A sign in the cell, the per cent of the column's head, the money of prices, the row's unit,
    the one in the column's heads, the one in the row's names, the one named above the table."""
    sign = regex.search("[%‰]", raw)
    if sign:
        return sign[0]
    if column.unit == "%" or (MONEY.fullmatch(column.unit) and _is_priced(column)):
        return column.unit
    in_heads = column.unit if any(column.unit in head for head in column.heads) else ""
    return row.unit or in_heads or unit_in_names(row.names) or column.unit


def _is_priced(column: TableColumn) -> bool:
    """True below `Đơn giá`, `Thành tiền`: the unit of the row is that of what it costs."""
    return any(map(load_vocabulary().priced.search, column.heads))


def _ratio(found: regex.Match[str], unit: str) -> Parsed:
    try:
        return replace(parse("ratio", found.groupdict()), unit=unit)
    except Refused as refusal:
        return Parsed(unit=unit, doubts=(Doubt(str(refusal)),))


def _number(found: regex.Match[str], unit: str, separators: Separators) -> CellValue:
    money = MONEY.fullmatch(unit)
    if money:
        unit = "đồng"
    printed = found["n"]
    marked = _with_our_marks(printed, separators)
    kind = _kind(marked, unit)
    try:
        value = _signed_value(found, marked, separators)
    except Refused as refusal:
        refused = Parsed(unit=unit, doubts=(Doubt(str(refusal)),))
        return CellValue(kind, refused, printed)
    if money:
        return CellValue(kind, Parsed(value=value * _scale(money), unit=unit), printed)
    if kind == "percentage":
        return CellValue(kind, Parsed(value=value), printed)
    if kind == "count" and value == value.to_integral_value():
        return CellValue("count", Parsed(value=int(value), unit=unit), printed)
    return CellValue("measure", Parsed(value=value, unit=unit), printed)


def _kind(number: str, unit: str) -> FigureKind:
    """The kind by unit and print, before the value is known."""
    if unit == "%":
        return "percentage"
    if unit == "đồng":
        return "money"
    is_measured = unit == "‰" or OF_MEASURES.fullmatch(unit)
    return "measure" if "," in number or is_measured else "count"


def _scale(money: regex.Match[str]) -> int:
    return SCALES[(money["scale"] or "").lower().replace(".", "")]


def _with_our_marks(printed: str, separators: Separators) -> str:
    """The number without blanks, its thousands parted by dots and its decimals by a comma."""
    plain = regex.sub(r"\s", "", printed)
    if separators == "english" or THOUSANDS.fullmatch(plain):
        return plain.translate(SWAPPED)
    return plain


def _signed_value(found: regex.Match[str], marked: str, separators: Separators) -> Decimal:
    """The value with the sign before it. Raises Refused."""
    if separators == "unclear" and not THOUSANDS.fullmatch(regex.sub(r"\s", "", found["n"])):
        numbers.refuse_comma_thousands(marked)
    value = numbers.decimal(marked)
    return -value if found["sign"] and found["sign"] in MINUS else value
