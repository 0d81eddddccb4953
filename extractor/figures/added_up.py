"""Numbers that are the parts of a count, because they add up to it.

Of `29 người (cấp tỉnh 02, cấp phòng 16, cấp xã 11)` the second part looks like a name (`phòng 16`)
and nothing says what the others count. That they make 29 together is no chance: they are counts, of
what the whole counts. The whole may stand in a sentence before: `Tiếp nhận 250 hồ sơ; đã giải quyết
241. Theo cấp: tỉnh 61, huyện 73, xã 116`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

import regex

from extractor.language.said import worded
from extractor.model import Doubt, Numeral

NAMED_BY_NUMBER = ("label.place", "label.ordinal", "label.programme", "label.programme_or_count")
COUNT = "figure.count"
WHOLE_NUMBER = regex.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,6}")
LEAST_WHOLE = 20  # smaller counts add up by chance
LEAST_OF_SEVERAL = 100  # the same where any of several counts may be the whole
MOST_WHOLES = 6  # counts before a list of parts that are tried
FEWEST, MOST = 2, 12  # parts
REACH = 400  # characters in which they stand
# What stands between a count and its first part: its noun, then a bracket or a word for parts.
OPENS = worded(r"[\p{L}, ]{0,40}?\s*(?:(?P<bracket>\()|[,;:]?\s*{parts_begin}:?|:)\s*")
# What opens a list of parts in a sentence of its own.
OPENS_SENTENCE = worded(
    r"(?:[.;]\s|\n)[^\S\n]*(?:[-–+*•]\s*)?(?i:{parts_by})\s*[:,]?\s+(?=\P{N}{1,40}\d)"
)
ENDS_CLAUSE = regex.compile(r"[.;](?!\d)|\n")
ENDS_PART = regex.compile(r"[^\d.;()\n]{0,40}?(?:[,;()]|\svà\s|\.(?!\d)|$|\n)")


def sums_of(rows: list[Numeral], text: str) -> dict[int, Decimal]:
    """The starts of numbers that add up to the count before them → that count."""
    found: dict[int, Decimal] = {}
    starts = [row.start for row in rows]
    for whole in rows:
        opens = OPENS.match(text, whole.end) if whole.kind == "count" else None
        if opens is None:
            continue
        closing = _closing(text, opens)
        first = bisect_left(starts, opens.end())
        behind = [one for one in rows[first : first + 2 * MOST] if one.end <= closing]
        found |= dict.fromkeys(_parts(whole, behind, text), Decimal(whole.value or 0))
    for opens in OPENS_SENTENCE.finditer(text):
        found |= _parts_of_one_before(rows, bisect_left(starts, opens.end()), opens.end(), text)
    return found


def _parts_of_one_before(
    rows: list[Numeral], first: int, begin: int, text: str
) -> dict[int, Decimal]:
    """The starts of a sentence's numbers that add up to a count before it → that count. `first` is
    the sentence's first row, `begin` where its list opens."""
    closing = _clause_end(text, begin)
    behind = [one for one in rows[first : first + 2 * MOST] if one.end <= closing]
    for whole in _wholes_before(rows[max(0, first - 3 * MOST_WHOLES) : first], begin):
        places = _parts(whole, behind, text)
        if places:
            return dict.fromkeys(places, Decimal(whole.value or 0))
    return {}


def _wholes_before(rows: list[Numeral], begin: int) -> list[Numeral]:
    """The counts before a list that may be its whole: large ones that stand near."""
    counts = [row for row in rows if row.kind == "count"]
    large = [row for row in counts[-MOST_WHOLES:] if (row.value or 0) >= LEAST_OF_SEVERAL]
    return [row for row in large if begin - row.end <= REACH]


def proven_by(sums: dict[int, Decimal]) -> frozenset[int]:
    """The starts of the numbers whose sum is too large to agree with its count by chance."""
    return frozenset(at for at, whole in sums.items() if whole >= LEAST_WHOLE)


def with_added_up(rows: list[Numeral], sums: dict[int, Decimal]) -> Iterator[Numeral]:
    """The rows, those that look like the number of a name and are parts of a count as counts; such
    as add up to a small one, which may be by chance, are doubted."""
    proven = proven_by(sums)
    for row in rows:
        if row.kind != "label" or row.start not in sums:
            yield row
        elif row.start in proven:
            yield _as_count(row)
        else:
            yield replace(row, doubts=(*row.doubts, Doubt("count_of_what")))


def _closing(text: str, opens: regex.Match[str]) -> int:
    """Where the brackets close that the parts stand in, else where their clause ends; where they
    begin if that is too far away."""
    begin = opens.end()
    if opens["bracket"]:
        return max(begin, text.find(")", begin, begin + REACH))
    return _clause_end(text, begin)


def _clause_end(text: str, begin: int) -> int:
    """Where the clause that begins there ends, or the characters that are looked at."""
    ends = ENDS_CLAUSE.search(text, begin, begin + REACH)
    return ends.start() if ends else min(begin + REACH, len(text))


def _parts(whole: Numeral, behind: Iterable[Numeral], text: str) -> list[int]:
    """Where the first numbers stand, two or more that each end a part, which make the whole."""
    left, places = Decimal(whole.value or 0), list[int]()
    for row in behind:
        if row.kind in ("percentage", "ratio"):
            continue  # its share, beside the part
        if not _may_be_a_part(row, text):
            return []
        left -= _value(row)
        places.append(row.start)
        if left <= 0:
            break
    return places if left == 0 and len(places) >= FEWEST else []


def _may_be_a_part(row: Numeral, text: str) -> bool:
    """True for a whole number that counts, or stands behind a name as one that counts may."""
    if not WHOLE_NUMBER.fullmatch(row.raw) or not ENDS_PART.match(text, row.end):
        return False
    return row.kind == "count" or row.rule in NAMED_BY_NUMBER


def _value(row: Numeral) -> Decimal:
    return Decimal(row.raw.replace(".", ""))


def _as_count(row: Numeral) -> Numeral:
    return replace(row, kind="count", rule=COUNT, of="", value=int(_value(row)), doubts=())
