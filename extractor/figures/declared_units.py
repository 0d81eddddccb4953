"""Numbers whose unit stands once for all of them: `(ĐVT: triệu đồng) 1. Thu 120 2. Chi 90`, `vùng
1: 60, vùng 2: 45 (nghìn đồng)`.

What is said before holds for its line, or for the items below where the line says nothing else, and
there for numbers that nothing else measures. Said on a line of its own, or by what opens the whole
(`phương án như sau (ĐVT: nghìn đồng):`), it holds to the end, or to the next unit: there for large
numbers behind a colon, and for millions; what else it may measure is for a person. What is said
behind holds for the number before it, and for those of the list that it closes: as far as the list
is told name by name; where that is unsure the number is for a person, as are large ones of items
that a unit on a line of its own closes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

import regex

from extractor.figures.counted import has_own_noun, load_count_words
from extractor.language import numbers
from extractor.language.numbers import Refused
from extractor.language.said import worded
from extractor.model import Doubt, Numeral

RULE = "figure.of_declared_unit"
BARE = ("figure.count", "figure.count_grouped", "figure.decimal", "figure.decimal_of_thousands")
MONEY = (
    r"(?P<thousand>1\.?000\s*)?"
    r"(?P<scale>(?i:nghìn\s+tỷ|ngàn\s+tỷ|trăm\s+triệu|nghìn|ngàn|triệu|tr\.?(?=\s?đ)|t[ỷỉ])\s*)?"
    r"(?P<money>(?i:đồng|VNĐ|VND|đ))(?!\p{L})"
)
MEASURES = r"(?P<unit>ha|km|m2|m²|m3|m³|kg|tấn|tạ|lít|kWh)(?!\p{L})"
DECLARED = regex.compile(
    r"(?i:(?<!\p{L})đvt|đv\s+tính|đơn\s+vị(?:\s+tính)?)\s*:\s*"
    rf"(?:(?:{MONEY}|{MEASURES})\s*[).;,:]*(?=\s|$)"
    r"|(?P<noun>\p{Ll}[\p{Ll} ]{1,20})(?:[).;]|(?=\n|$)))"
)
# In brackets behind a name, before its colon: `Nguồn lực năm 2024 (tr.đồng): tổng 268.413,5`.
NAMED_IN = regex.compile(rf"(?<=\p{{L}}\s?|\d\s)\(\s*{MONEY}\s*\)(?=\s*:\s)")
# What ends a unit that holds to the end; what stands before and behind one on a line of its own.
ENDS_ALL = worded(  # the recipients; a part of the paper that is of no money
    r"\n[^\S\n]*(?:(?i:nơi\s+nhận)(?!\p{L})"
    r"|[IVX]{1,5}\.\s+(?![^\n]*(?i:(?<!\p{L}){of_money}(?!\p{L}))))"
)
ALONE_BEFORE, ALONE_BEHIND = regex.compile(r"\s*\(?"), regex.compile(r"[)\s.]*")
LEADS_ALL = regex.compile(r"[)\s.]*:?\s*")
LARGE = regex.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
DECIMAL = regex.compile(r"\d{1,3}(?:\.\d{3})*,\d+")
TAKEN_OR_SPENT = worded(  # `Tổng thu nội địa tháng 9 ước `, `truy thu + phạt `, right before it
    r"(?i)(?<!\p{L}){taken_or_spent}(?!\p{L}|\s+{no_money_taken})[^.;,:()\n]{0,40}\s$"
)
ITEMS_BELOW = regex.compile(r"(?:\n[^\S\n]*(?:[-–+*•]|\p{L}[.)])\s[^\n]*)+")
BEHIND_A_COLON = regex.compile(r":\s?$")
MILLION = 1_000_000
SMALL_SCALES = ("", "nghìn", "ngàn")
BEHIND = regex.compile(
    rf"\s?\((?:(?i:đvt|đơn\s+vị(?:\s+tính)?)\s*:\s*)?{MONEY}(?:/[\p{{L}} ./]{{1,24}})?\s*\)"
)
# A line below that is a name and its number, where a list goes on.
ITEM_LINE = regex.compile(
    r"\n(?:[^\S\n]*\n)?[^\S\n]*(?:[-–+*•]|\d{1,2}(?:\.\d{1,2})*[.)]|\p{L}[.)]|[IVX]{1,5}\.)?[^\S\n]*"
    r"[^\d\n:;|\t]{2,80}[:\s][^\S\n]*\d[\d.,]*[^\S\n]*[;.,]?[^\S\n]*(?=\n|$)"
)
# What is counted, at the head of the name before a number: no money, whatever unit was told above.
COUNT_NAMED = worded(
    r"(?i)(?:^|[;,.(:\n]|[-–+*•]|\d[.)])\s*(?:trong\s+đó\s*:?\s+)?(?:tổng\s+)?"
    r"(?:số\s+(?:lượng\s+)?)?{named_but_no_money}(?!\p{L})[^;,.:()\n]{0,50}:?\s?$"
)
# A unit on a line of its own that closes the items above it: what is behind it begins anew.
CLOSES = regex.compile(
    r"[)\s.]*?\n\s*(?:Điều\s+\d|[IVX]{1,5}\.\s|(?i:nơi\s+nhận)(?!\p{L}))|[)\s.]*\Z"
)
ITEMS_ABOVE = regex.compile(
    r"(?:\n[^\S\n]*(?:[-–+*•]|\p{L}[.)]|\d{1,2}[.)])\s[^\n]*)+\n[^\S\n]*\(?\Z"
)
LONGEST_LIST = 3000  # characters of the items above a unit
ENDS_ITEM = regex.compile(
    r"\s*(?:[;)(\n]|/\s|/DT\s|[.,](?!\d)|$|\d{1,2}[.)]\s|[-–+]\s)|\s+(?:và|trong|gồm|bằng|đạt|tăng|giảm)\s"
)
OF_NUMBER = worded(  # `2. Số dự án 12`, not `Số thu 120`
    r"(?i)(?<!\p{L})số\s+(?!{amounts_called}|tiền|thu|chi|vốn|nợ|đã|nộp)\p{L}[^;,.()\n]*$"
)
LISTED = regex.compile(
    r"\s*(?:[;,]|,?\s+và)\s*(?P<name>[^.;,:()\d\n]{0,40}?(?:\s?\d{1,2})?)(?P<colon>:)?\s*"
)
NAME_NEAR = 60  # characters before a number in which its name begins
FIRST_WORD = regex.compile(r"(?<!\p{L})(?P<first>\p{Ll}+)\s+(?:\p{L}+|\d{1,2})\s*:?\s*$")
ITEM_MARK = regex.compile(r"\d{1,2}[.)]\s+\p{L}")  # `1. Thu nội địa`, no number of money
LIKE_YEARS = range(1990, 2051)


@dataclass(frozen=True, slots=True)
class _Unit:
    """Where words declare a unit (`start`, `end`), and the slice in which it holds (up to `stop`);
    up to `last` it may hold. `scale` stands behind each number of money; `unit` measures or names
    what is counted."""

    start: int
    end: int
    stop: int
    last: int = 0
    scale: str = ""
    thousand: bool = False
    kind: str = "money"
    unit: str = "đồng"


def with_declared_units(rows: Iterable[Numeral], text: str) -> Iterator[Numeral]:
    """The rows, those that only a unit said once measures with it; such as may have it doubted."""
    every = list(rows)
    found = dict(_ahead(every, text))
    found |= dict(_behind(every, text))
    found |= {start: row for start, row in _closed(every, text) if start not in found}
    yield from (found.get(row.start, row) for row in every)


def _ahead(rows: list[Numeral], text: str) -> Iterator[tuple[int, Numeral]]:
    """(start, the row in its unit) for each bare number behind a unit that holds for it."""
    starts = [row.start for row in rows]
    for unit in _declared(text):
        first = bisect_left(starts, unit.end)
        behind = bisect_left(starts, max(unit.stop, unit.last))
        for row in rows[first:behind]:
            if _is_bare(row, text):
                yield row.start, _measured(row, unit, text)


def _measured(row: Numeral, unit: _Unit, text: str) -> Numeral:
    """A bare number behind a unit: in it where that holds, doubted where it may, else as it is."""
    name = (text, max(unit.end, row.start - NAME_NEAR), row.start)
    is_number = OF_NUMBER.search(*name)
    is_counted = unit.kind == "money" and COUNT_NAMED.search(*name)
    if row.start < unit.stop:
        return _doubted(row) if is_number or is_counted else _in_unit(row, unit)
    return row if is_number or is_counted else _perhaps_measured(row, unit, text)


def _perhaps_measured(row: Numeral, unit: _Unit, text: str) -> Numeral:
    """A bare number that a unit told for the whole may measure: in it where the words before or its
    size say so, else doubted, or as it is."""
    if _is_told_large(row, unit, text):
        return _in_unit(row, unit)
    name = (text, max(unit.end, row.start - NAME_NEAR), row.start)
    if unit.kind == "money" and TAKEN_OR_SPENT.search(*name):
        amount = _in_unit(row, unit)
        return amount if DECIMAL.fullmatch(row.raw) else _doubted(amount)
    return _doubted(row) if _may_be_money(row, text) else row


def _is_told_large(row: Numeral, unit: _Unit, text: str) -> bool:
    """True for a number of thousands behind a colon; and for one of millions where money is told in
    đồng or thousands: nothing else in such papers is as large."""
    is_large = LARGE.fullmatch(row.raw) is not None
    in_small_units = unit.scale.lower() in SMALL_SCALES
    is_of_millions = in_small_units and row.value is not None and row.value >= MILLION
    return is_large and (is_of_millions or _is_behind_a_colon(row, text))


def _may_be_money(row: Numeral, text: str) -> bool:
    """True for a number of thousands or with decimals, and for any behind a colon: `Quỹ vì người
    nghèo tỉnh: 75`."""
    has_form = LARGE.fullmatch(row.raw) or DECIMAL.fullmatch(row.raw)
    return has_form is not None or _is_behind_a_colon(row, text)


def _is_behind_a_colon(row: Numeral, text: str) -> bool:
    return BEHIND_A_COLON.search(text, max(0, row.start - 2), row.start) is not None


def _declared(text: str) -> Iterator[_Unit]:
    """The units that are declared for what stands behind them, in order of place."""
    counted = load_count_words().counted
    found = [*DECLARED.finditer(text), *NAMED_IN.finditer(text)]
    said = sorted(found, key=lambda one: one.start())
    starts = [*(one.start() for one in said), len(text)]
    for one, following in zip(said, starts[1:], strict=True):
        noun = one.groupdict().get("noun")
        if not noun or counted.fullmatch(noun.strip()):
            stop = min(_stop(text, one.end()), following)
            yield _read(one, stop, _last(text, one, following))


def _last(text: str, said: regex.Match[str], following: int) -> int:
    """Up to where a unit may hold that is told for all that follows, at most to the next one; 0 for
    one that is told for its own line only."""
    begin, end = text.rfind("\n", 0, said.start()) + 1, text.find("\n", said.end())
    line_end = len(text) if end < 0 else end
    alone = ALONE_BEFORE.fullmatch(text, begin, said.start())
    rest = ALONE_BEHIND if alone else LEADS_ALL
    leads = text[said.start() : line_end].rstrip().endswith(":")
    if not alone and not leads:
        return 0
    if not rest.fullmatch(text, said.end(), line_end):
        items = ITEMS_BELOW.match(text, line_end) if leads else None
        return min(items.end(), following) if items else 0
    ends = ENDS_ALL.search(text, said.end(), following)
    return ends.start() if ends else following


def _read(found: regex.Match[str], stop: int, last: int = 0) -> _Unit:
    """The unit that a match names."""
    named = found.groupdict()
    if found["money"]:
        scale = (named["scale"] or "").strip().lower().replace("tr.", "triệu")
        scale = "triệu" if scale == "tr" else scale
        return _Unit(*found.span(), stop, last, scale, thousand=bool(named["thousand"]))
    if named.get("unit"):
        return _Unit(*found.span(), stop, kind="measure", unit=named["unit"])
    return _Unit(*found.span(), stop, kind="count", unit=(named.get("noun") or "").strip())


def _stop(text: str, end: int) -> int:
    """Up to where a unit holds that is said before `end`: its line, and the items below."""
    line = text.find("\n", end)
    stop = len(text) if line < 0 else line
    while item := ITEM_LINE.match(text, stop):
        stop = item.end()
    return stop


def _is_bare(row: Numeral, text: str) -> bool:
    """True for a number that nothing beside it measures, and that is no year."""
    if row.rule == "figure.ratio" and not row.unit:
        return ENDS_ITEM.match(text, row.end) is not None
    if row.rule not in BARE or row.value is None or ITEM_MARK.match(text, row.start):
        return False
    line = text.find("\n", row.end)
    if has_own_noun(text[row.end : len(text) if line < 0 else line], 0):
        return False
    is_year = row.raw.isdecimal() and int(row.raw) in LIKE_YEARS
    return not is_year and ENDS_ITEM.match(text, row.end) is not None


def _in_unit(row: Numeral, unit: _Unit) -> Numeral:
    """The row measured in the unit; as it is where its number cannot be read so."""
    if row.kind == "ratio":  # what was done of what was planned, in one unit or none
        return row if unit.kind == "count" else _doubted(row)
    if unit.kind == "count":
        is_whole = row.kind == "count"
        return replace(row, unit=unit.unit, rule=RULE) if is_whole else row
    if unit.kind == "measure":
        return replace(row, kind="measure", unit=unit.unit, rule=RULE)
    with suppress(Refused):
        value = numbers.amount(f"{row.raw} {unit.scale}") * (1000 if unit.thousand else 1)
        doubts = tuple(doubt for doubt in row.doubts if doubt.key != "count_of_what")
        return replace(row, kind="money", value=value, unit="đồng", rule=RULE, doubts=doubts)
    return _doubted(row)


def _doubted(row: Numeral) -> Numeral:
    doubt = Doubt("count_of_what")
    return row if doubt in row.doubts else replace(row, doubts=(*row.doubts, doubt))


def _behind(rows: list[Numeral], text: str) -> Iterator[tuple[int, Numeral]]:
    """(start, the row in its unit) for each bare number, or list of them, before a unit in
    brackets."""
    ends = {row.end: at for at, row in enumerate(rows)}
    for found in BEHIND.finditer(text):
        at = ends.get(found.start())
        if at is None or not _is_bare(rows[at], text):
            continue
        unit = _read(found, found.end())
        yield rows[at].start, _in_unit(rows[at], unit)
        yield from _listed_before(rows, at, text, unit)


def _closed(rows: list[Numeral], text: str) -> Iterator[tuple[int, Numeral]]:
    """(start, the row doubted) for each large bare number of the items that a unit of money on a
    line of its own closes: it may be told in it."""
    starts = [row.start for row in rows]
    for found in DECLARED.finditer(text):
        if not found["money"] or not CLOSES.match(text, found.end()):
            continue
        near = max(0, found.start() - LONGEST_LIST)
        items = ITEMS_ABOVE.search(text[near : found.start()])
        first = bisect_left(starts, near + items.start()) if items else len(rows)
        for row in rows[first : bisect_left(starts, found.start())]:
            if LARGE.fullmatch(row.raw) and _is_bare(row, text):
                yield row.start, _doubted(row)


def _listed_before(
    rows: list[Numeral], at: int, text: str, unit: _Unit
) -> Iterator[tuple[int, Numeral]]:
    """The rows of the list that the row at a place ends, from its end on."""
    behind = rows[at]
    for row in reversed(rows[:at]):
        if row.kind == "label":  # `vùng 2` before its number
            continue
        between = LISTED.fullmatch(text, row.end, behind.start)
        if between is None or not _is_bare(row, text):
            return
        is_number = OF_NUMBER.search(text, max(0, row.start - NAME_NEAR), row.start)
        is_alike = not is_number and _is_alike(row, between, text)
        yield row.start, _in_unit(row, unit) if is_alike else _doubted(row)
        behind = row


def _is_alike(row: Numeral, between: regex.Match[str], text: str) -> bool:
    """True where the number behind is told as this one is: behind a colon, without a name of its
    own, or behind a name that begins alike (`vùng I 4.960; vùng II 4.410`)."""
    before = text[max(0, row.start - NAME_NEAR) : row.start]
    if between["colon"]:
        return before.rstrip().endswith(":")
    if not between["name"]:
        return True
    own = FIRST_WORD.search(before)
    return own is not None and between["name"].startswith(own["first"] + " ")
