"""Numbers without a unit that are the parts of an amount, a measure or a share before them.

Of `123,4 tỷ đồng (nông nghiệp 45,6; giao thông 77,8)` the parts are billions too, which only the
whole says. Where they add up to the number that is printed before them, that is no chance: they
have its kind, its unit and its scale. Where they do not, a person must say what they are. So must
one of `xuất khẩu 11 tỷ USD: giày dép 2 tỷ`, where the money left out may be that of the whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

import regex

from extractor.figures.counted import has_own_noun
from extractor.language.said import worded
from extractor.model import Doubt, Numeral

WHOLES = ("money", "measure", "percentage")
BARE_RULES = ("figure.decimal", "figure.part_of_amount", "figure.count", "figure.units_of_list")
MONEY_LEFT_OUT = ("figure.money_billion", "figure.money_million")
DONG = "đồng"
LEAST_PROVEN = Decimal(20)  # smaller numbers without decimals add up by chance
FEWEST, MOST = 2, 20  # parts
REACH = 500  # characters in which they stand
NEAR = 30  # characters before a part in which its name ends
NUMBER = regex.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
# From a whole to its first part: the rest of its unit, a few words, then a bracket or a word for
# parts.
OPENS = worded(
    r"(?:/\p{L}+){0,2}(?:[\p{L}, ]|\s\d{1,3}(?=\s\p{Ll})){0,40}?\s*"
    r"(?:(?P<bracket>\()|[,;:]\s*{parts_begin}\s*:|:)\s*"
)
LIST_OPENS = worded(r"\s*(?:\([^()\n]{1,40}\)\s*)?(?::|,\s+{parts_begin})")
ENDS_CLAUSE = regex.compile(r"[.](?!\d)|\n")
NAME_BEFORE = regex.compile(r"(?:\p{L}[\p{L}.]*[,:]?\s|\s)[+]?\(?$")
PURE_NUMBER = worded(r"(?i)(?<!\p{L}){pure_numbers}[\s:=]*$")  # `hệ số `, `pH `: no unit is missing
COUNTED_PART = worded(
    r"(?i)(?:[(,;:]|(?<!\p{L})và)\s*(?:{named_but_no_money}|nam|nữ|cán\s+bộ|vi\s+phạm)(?!\p{L})"
    r"[^,;:()\d]{0,30}$"
)
NAME_REACH = 45  # characters before a part in which its name begins
ENDS_PART = regex.compile(r"\s*(?:[,;)]|\(\d[\d.,]*\s?%|\.(?!\d)|$|\n|và\s|[-–]\s)")
# A line that ends in words for parts, and an item below it up to its first number.
LIST_BELOW = worded(r"(?i)(?<!\p{L}){parts_begin}[^\S\n]*:?[^\S\n]*(?=\n)")
ITEM = regex.compile(r"\n(?:[^\S\n]*\n)?[^\S\n]*[-–+*•][^\d\n]{2,60}(?=\d)")
# The end of a line that an amount closes; an item below it; where a further part is named in it.
LINE_ENDS = worded(r"(?i)[^\S\n]*[.:;,]?[^\S\n]*(?:{parts_begin}[^\S\n]*:?[^\S\n]*)?(?=\n)")
MARKED_ITEM = regex.compile(
    r"\n(?:[^\S\n]*\n)?[^\S\n]*(?:(?P<sign>[-–+*•])|(?P<letter>\p{Ll})[.)]|(?P<number>\d{1,2})[.)])"
    r"[^\n]*"
)
# `Số hộ` counts something else than the amount, `Số tiền` does not.
NO_COUNT = r"(?!(?i:(?:tổng\s+)?số\s+(?!(?:tiền|thu|chi|vốn|nợ|dư|kinh|ngân|nộp|còn)(?!\p{L}))))"
FIRST_OF_ITEM = regex.compile(rf"\s{NO_COUNT}[^\d;\n]{{2,80}}:\s?")
NEXT_OF_ITEM = regex.compile(rf";\s{NO_COUNT}[^\d:;\n]{{2,60}}:\s?")
LEAST_LISTED, LEAST_SUM = 3, Decimal(1000)  # such a list adds up to no amount by chance
ABOVE = 400  # characters in which the amount stands that a list below is of
DECIMALS = regex.compile(r"\d[\d.]*,\d+")


def with_parts_of_amounts(rows: list[Numeral], text: str) -> Iterator[Numeral]:
    """The rows; those without unit that add up to an amount before them with its kind, unit and
    scale, other decimals among its parts with a doubt."""
    starts = [row.start for row in rows]
    changed = dict[int, Numeral]()
    for whole in rows:
        opens = OPENS.match(text, whole.end) if whole.kind in WHOLES else None
        if opens is not None:
            first = bisect_left(starts, opens.end())
            inside = _inside(rows[first : first + MOST], _closing(text, opens))
            changed |= {row.start: row for row in _changed(whole, inside, text)}
    changed |= {row.start: row for row in _listed_below(rows, starts, text)}
    changed |= {row.start: row for row in _itemised(rows, starts, text)}
    told = (changed.get(row.start, row) for row in rows)
    yield from _with_doubted_money(told, text)


def _listed_below(rows: list[Numeral], starts: list[int], text: str) -> Iterator[Numeral]:
    """The first numbers of the items of a list of parts that add up to an amount of the lines
    above, with what that says of them: `dư nợ 900 triệu đồng. Trong đó: + Hộ nghèo 400 - 12 hộ`."""
    for opens in LIST_BELOW.finditer(text):
        parts = [*_firsts(rows, starts, text, opens.end())]
        first = bisect_left(starts, opens.start() - ABOVE)
        above = rows[first : bisect_left(starts, opens.start())]
        yield from _of_one_above(parts, above)


def _of_one_above(parts: list[Numeral], above: list[Numeral]) -> Iterator[Numeral]:
    """The parts in the unit of the only amount above that they add up to."""
    number = sum((_number(row.raw) for row in parts), Decimal())
    wholes = [row for row in above if row.kind == "money" and _printed(row) == number]
    if len(parts) >= LEAST_LISTED and number >= LEAST_SUM and len(wholes) == 1:
        yield from (_as_part(row, wholes[0], number) for row in parts)


def _itemised(rows: list[Numeral], starts: list[int], text: str) -> Iterator[Numeral]:
    """The numbers of the items below a line that ends in an amount which they add up to, with what
    it says of them: `1. Tổng thu: 500 triệu đồng`, `a) Thuế: 300; phí: 50`, `b) Đất: 150`."""
    for whole in rows:
        ends = LINE_ENDS.match(text, whole.end) if whole.kind == "money" else None
        number = _printed(whole) if ends else None
        if ends and number and number >= LEAST_SUM:
            parts = [*_named_in_items(rows, starts, text, ends.end())]
            if _add_up(parts, number):
                yield from (_as_part(row, whole, number) for row in parts)


def _named_in_items(
    rows: list[Numeral], starts: list[int], text: str, end: int
) -> Iterator[Numeral]:
    """The bare numbers behind a name and a colon, in the items of one kind of mark from `end`."""
    kind = ""
    while (item := MARKED_ITEM.match(text, end)) and kind in ("", item.lastgroup):
        kind, end = item.lastgroup or "", item.end()
        behind = item.end(kind) + (kind != "sign")
        first = FIRST_OF_ITEM.match(text, behind, end)
        for place in (*([first] if first else ()), *NEXT_OF_ITEM.finditer(text, behind, end)):
            at = bisect_left(starts, place.end())
            named = (row for row in rows[at : at + 1] if row.start == place.end())
            yield from (row for row in named if _is_bare(row, text))


def _firsts(rows: list[Numeral], starts: list[int], text: str, end: int) -> Iterator[Numeral]:
    """The first number of each item of the list below, as long as they are numbers without unit."""
    while item := ITEM.match(text, end):
        at = bisect_left(starts, item.end())
        if at == len(rows) or rows[at].start != item.end() or not _is_bare(rows[at], text):
            return
        yield rows[at]
        line = text.find("\n", item.end())
        end = len(text) if line < 0 else line


def _inside(rows: list[Numeral], closing: int) -> list[Numeral]:
    """The rows that end before the brackets, or the sentence, do."""
    return [row for row in rows if row.end <= closing]


def _changed(whole: Numeral, inside: list[Numeral], text: str) -> Iterator[Numeral]:
    """The parts without unit, with what the whole says of them, or with a doubt; those beside parts
    that print the unit of the whole with a doubt too."""
    number = _printed(whole)
    bare = [row for row in inside if _is_bare(row, text)]
    if number is None or not whole.value:
        return
    told = {row.start: row for row in _told(whole, number, bare, text)}
    if not told and _is_said_beside(whole, inside):
        told = {row.start: _doubted(row) for row in bare}
    yield from told.values()


def _is_said_beside(whole: Numeral, inside: list[Numeral]) -> bool:
    """True where a part prints the unit of the whole."""
    return any(row.kind == whole.kind and row.unit == whole.unit != "" for row in inside)


def _with_doubted_money(rows: Iterable[Numeral], text: str) -> Iterator[Numeral]:
    """The rows; amounts that do not say their money with a doubt, in the list of what an amount in
    another country's consists of."""
    before: Numeral | None = None
    for row in rows:
        if row.rule not in MONEY_LEFT_OUT:
            before = row if row.kind == "money" else before
            yield row
        elif before is not None and before.unit != DONG and _is_listed_behind(before, row, text):
            yield _doubted(row)
        else:
            yield row


def _is_listed_behind(whole: Numeral, row: Numeral, text: str) -> bool:
    """True for a part of the list that opens behind a whole, in the same sentence."""
    if LIST_OPENS.match(text, whole.end) is None:
        return False
    return ENDS_CLAUSE.search(text, whole.end, row.start) is None


def _printed(row: Numeral) -> Decimal | None:
    """The number as printed, before its scale and unit; None where several are (`1 tỷ 250`)."""
    numbers = NUMBER.findall(row.raw)
    return _number(numbers[0]) if len(numbers) == 1 else None


def _number(printed: str) -> Decimal:
    return Decimal(printed.replace(".", "").replace(",", "."))


def _closing(text: str, opens: regex.Match[str]) -> int:
    """Where the brackets close that the parts stand in, else where their sentence ends."""
    begin = opens.end()
    if opens["bracket"]:
        return max(begin, text.find(")", begin, begin + REACH) + 1)
    ends = ENDS_CLAUSE.search(text, begin, begin + REACH)
    return ends.start() if ends else min(begin + REACH, len(text))


def _is_bare(row: Numeral, text: str) -> bool:
    """True for a number behind a name, with neither a unit nor a noun of its own."""
    if row.rule not in BARE_RULES or NUMBER.fullmatch(row.raw) is None:
        return False
    if not ENDS_PART.match(text, row.end) or has_own_noun(text, row.end):
        return False
    begin = max(0, row.start - NEAR)
    if PURE_NUMBER.search(text, begin, row.start):
        return False
    return NAME_BEFORE.search(text, begin, row.start) is not None


def _told(whole: Numeral, number: Decimal, bare: list[Numeral], text: str) -> list[Numeral]:
    """The parts, with what the whole says of them, or with a doubt."""
    decimals = [row for row in bare if DECIMALS.fullmatch(row.raw)]
    if not _add_up(bare, number):
        return [_doubted(row) for row in decimals]
    if decimals or _is_proven_by(whole, number, bare, text):
        return [_as_part(row, whole, number) for row in bare]
    return [_doubted(row) for row in bare]


def _is_proven_by(whole: Numeral, number: Decimal, bare: list[Numeral], text: str) -> bool:
    """True for whole numbers that make no small one; `hộ nghèo 25, hộ cận nghèo 35` may make an
    amount by chance."""
    if number < LEAST_PROVEN or whole.kind == "percentage":
        return False
    near = ((max(0, row.start - NAME_REACH), row.start) for row in bare)
    return whole.kind != "money" or not any(COUNTED_PART.search(text, *place) for place in near)


def _add_up(bare: list[Numeral], number: Decimal) -> bool:
    return len(bare) >= FEWEST and sum(_number(row.raw) for row in bare) == number


def _as_part(row: Numeral, whole: Numeral, number: Decimal) -> Numeral:
    scale = Decimal(whole.value or 0) / number
    return replace(
        row,
        kind=whole.kind,
        rule=whole.rule,
        value=_number(row.raw) * scale,
        unit=whole.unit,
        doubts=(),
    )


def _doubted(row: Numeral) -> Numeral:
    return replace(row, doubts=(*row.doubts, Doubt("unit_unsaid")))
