"""What each column of a table is: its heads, role, unit, status and formula."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import regex

from extractor.model import Status, TableColumn
from extractor.tables.grid import YEAR, Heads, HeadsByColumn
from extractor.tables.heading import CALLED, Piece
from extractor.tables.roles import roles_of
from extractor.tables.vocabulary import head_status, load_vocabulary

PERCENT = regex.compile(r"%|(?i:tỷ lệ|tỉ lệ|phần trăm)")
AMOUNT_AND_SHARE = regex.compile(
    r"(?i)(?<!\p{L})số.*[,;/(\-–]\s*(?:và\s*)?(?:tỷ lệ|tỉ lệ|TL)|số.*và (?:tỷ|tỉ) lệ"
)
JOINT = r"[\s\p{Pd}.,'´`]{0,3}"  # with specks
UNIT_WORDS = (  # also as OCR reads them: `dơn vi tinh`, `đơn vị-tính`
    rf"[đdĐ][ơoôởờ]n{JOINT}v[ịiíìỉl](?:{JOINT}t[íiìỉĩ]nh)?"
)
IN_BRACKETS = regex.compile(  # `(ĐVT: hồ sơ)`, `(%)`, `(1.000 đồng)`
    rf"\((?:(?:ĐVT|{UNIT_WORDS})\s*:\s*)?"
    r"(?P<unit>%|‰|[\p{L}](?:[\p{L}\s/.²³]|(?<=m)[23]){0,24}|1\.?000[\p{L}\s]{1,20})\)",
    regex.I,
)
CAPTION_UNIT = regex.compile(
    rf"(?i)(?<!\p{{L}})(?:{UNIT_WORDS}|ĐVT|ĐV tính)\s*:\s*(?P<unit>[^\n\t)\];]{{1,40}})"
)
# In brackets at the end of the line above a table, whatever was read of the words before it.
CAPTION_MONEY = regex.compile(
    r"(?i)[(\[][^()\[\]\d\n]{0,24}?(?<!\p{L})(?P<unit>(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+đồng)\W{0,4}$"
)
MONEY = regex.compile(r"(?i)(?<!hợp\s|cộng\s)đồng(?!\p{L})|(?<!\p{L})(?:VNĐ|VND)(?!\p{L})|₫")


@dataclass(frozen=True, slots=True)
class Called:
    """What the row of column numbers says of a column: its name in formulas (`5`) and its formula
    (`5=4/3`); "" where it says nothing."""

    name: str = ""
    formula: str = ""


def columns_of(
    pieces: list[Piece],
    heads: HeadsByColumn,
    caption: str,
    year: str,
) -> tuple[TableColumn, ...]:
    """The columns of one table. `caption` is the unit named above it, `year` the report's own;
    both "" where unknown."""
    called = _called(pieces)
    columns = []
    for number, role in roles_of(pieces, heads).items():
        named = called.get(number, Called())
        is_value = role == "value"
        columns.append(
            TableColumn(
                number=number,
                role=role,
                heads=(*heads[number], *_given(named.formula)),
                formulas=_given(named.formula),
                called=named.name,
                unit=_unit(heads[number], caption) if is_value else "",
                status=_status(heads[number], year) if is_value else "actual",
            )
        )
    return tuple(_with_compared_status(column, columns) for column in columns)


def _given(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _called(pieces: list[Piece]) -> dict[int, Called]:
    """Column → what the row of column numbers says of it; a name that could not be read follows
    from its neighbours."""
    found: dict[int, Called] = {}
    for piece in pieces:
        for column, called in _called_in(piece).items():
            if not found.get(column, Called()).formula:
                found[column] = called
    step = _step(found)
    if step is None:
        return found
    for column in pieces[0].heads:
        if column + step > 0:
            found.setdefault(column, Called(str(column + step)))
    return found


def _step(found: dict[int, Called]) -> int | None:
    """By how much most columns' names in formulas are more than their numbers."""
    steps: Counter[int] = Counter()
    for column, called in found.items():
        if called.name.isdigit():
            steps[int(called.name) - column] += 1
    return steps.most_common(1)[0][0] if steps else None


def _called_in(piece: Piece) -> dict[int, Called]:
    """What is printed in the row of column numbers of one piece."""
    if not piece.heading.numbered:
        return {}
    called = {}
    for column in piece.heads:
        text = piece.grid.text(piece.heading.numbered, column)
        match = CALLED.fullmatch(text)
        if match:
            called[column] = Called(match["called"], _formula(match))
    return called


def _formula(match: regex.Match[str]) -> str:
    """The formula without brackets and blanks: `(5) = (4)/(3)` is `5=4/3`."""
    if not match["formula"]:
        return ""
    return regex.sub(r"[()\s]", "", f"{match['called']}{match['formula']}")


def _unit(heads: Heads, caption: str) -> str:
    """`%` in a head comes first, then the last unit in brackets, then the caption's, but for money
    where the heads count something else. A column of amounts with their shares has none of its
    own."""
    if any(AMOUNT_AND_SHARE.search(head) for head in heads):
        return ""
    of_caption = "" if MONEY.search(caption) and _counts_things(heads) else caption
    return _unit_of_heads(heads) or of_caption


def _unit_of_heads(heads: Heads) -> str:
    if any("%" in head for head in heads):
        return "%"
    no_units = load_vocabulary().no_units
    for head in reversed(heads):
        if found := [unit for unit in IN_BRACKETS.findall(head) if not no_units.fullmatch(unit)]:
            return found[-1]
    return "%" if any(PERCENT.search(head) for head in heads) else ""


def _counts_things(heads: Heads) -> bool:
    """True below `Số lần`, `Số hộ`: no money is counted there, unless a head further down names an
    amount (`Số hộ / Số tiền`). Below `Hệ số` none is, whatever follows (`Hệ số / Lương`)."""
    words = load_vocabulary()
    if any(words.coefficients.match(head) for head in heads):
        return True
    for head in reversed(heads):
        if words.counted.match(head):
            return True
        if words.amounts.search(head):
            return False
    return False


def _status(heads: Heads, year: str) -> Status:
    """By the words of the heads; a plan of a year after the report's is not assigned yet."""
    status = head_status(*heads)
    years = YEAR.findall(" ".join(heads))
    last_year = max(years, default="")
    if status == "assigned" and year and last_year > year:
        return "planned"
    return status or "actual"


def _with_compared_status(
    column: TableColumn,
    columns: list[TableColumn],
) -> TableColumn:
    """A share or a comparison has the status of the column that it measures: the first one in its
    formula, else the last one before it that is no plan. Any other column stays as it is."""
    compares = bool(column.formulas) or _is_comparison(column)
    if column.role != "value" or not compares:
        return column
    values = [other for other in columns if other.role == "value"]
    measured = _first_of_formula(column, values) or _last_before(column, values)
    return replace(column, status=measured.status) if measured else column


def _is_comparison(column: TableColumn) -> bool:
    pattern = load_vocabulary().comparison
    return any(pattern.search(head) for head in column.heads)


def _first_of_formula(
    column: TableColumn,
    values: list[TableColumn],
) -> TableColumn | None:
    printed = next(iter(column.formulas), "")
    right_side = printed.partition("=")[2]
    for term in regex.findall(r"[A-ZĐ]|\d{1,2}", right_side):
        for other in values:
            if other.called == term:
                return other
    return None


def _last_before(
    column: TableColumn,
    values: list[TableColumn],
) -> TableColumn | None:
    for other in reversed(values):
        planned = other.status == "assigned"
        if other.number < column.number and not planned and not _is_comparison(other):
            return other
    return None
