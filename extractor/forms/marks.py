"""What a cell of a form asks for, as a person types it and as the program proposes it.

`{{ho_so_tthc.tiep_nhan; đơn vị=Kế Sách; kỳ=cùng kỳ}}`: an indicator's code, then what holds for
this cell. A mark without a code says something for its row (`{{đơn vị=Kế Sách}}`,
`{{mỗi đơn vị; cấp=huyện}}`), its sheet (`{{trang; đơn vị=Kế Sách}}`), or is words (`{{kỳ}}`).
A question mark before it (`{{? …}}`) says that nobody has confirmed it yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

import regex

from extractor.administration import UNIT_LEVELS, unmarked
from extractor.language.numbers import Refused
from extractor.language.periods import parse_period

MARK = regex.compile(r"\{\{(?P<said>[^{}]*)\}\}")
BROKEN = regex.compile(r"\{\{|\}\}")
CODE = regex.compile(r"[a-z_]+(?:\.[a-z0-9_]+)+")

# `value`: a number; `unit`: the unit of the row, and its name in this cell; `each_unit`: this row
# and the empty ones below are for one unit each; `sheet`: what holds for the sheet; `period`: the
# period in words; `skip`: the cell is left as it is.
Kind = Literal["value", "unit", "each_unit", "sheet", "period", "skip"]
Part = Literal["", "numerator", "denominator", "share"]
# The difference; the difference in per cent of what was; what is in per cent of what was.
Change = Literal["", "difference", "percent", "ratio"]
MarkStatus = Literal["actual", "planned", "assigned"]
Word = TypeVar("Word")

THIS, PREVIOUS, YEAR_BEFORE, YEAR_AFTER = "this", "previous", "year_before", "year_after"
PERIODS: dict[str, str] = {
    "kỳ này": THIS,
    "kỳ trước": PREVIOUS,
    "cùng kỳ": YEAR_BEFORE,
    "năm trước": YEAR_BEFORE,
    "năm sau": YEAR_AFTER,
}
STATUSES: dict[str, MarkStatus] = {
    "thực hiện": "actual",
    "kế hoạch": "planned",
    "được giao": "assigned",
    "giao": "assigned",
}
PARTS: dict[str, Part] = {
    "tử số": "numerator",
    "mẫu số": "denominator",
    "tỷ lệ": "share",
    "tỉ lệ": "share",
}
WORDS: dict[str, Kind] = {
    "mỗi đơn vị": "each_unit",
    "trang": "sheet",
    "kỳ": "period",
    "đơn vị": "unit",
    "bỏ qua": "skip",
}
KEYS = {
    "đơn vị": "unit",
    "kỳ": "period",
    "tình trạng": "status",
    "phần": "part",
    "đơn vị tính": "measure",
    "so sánh": "change",
    "cấp": "level",
    "tỉnh": "province",
}
# What each kind of mark may say besides.
ALLOWED: dict[Kind, tuple[str, ...]] = {
    "value": tuple(KEYS.values()),
    "unit": ("unit", "level", "province"),
    "each_unit": ("level", "province"),
    "sheet": ("unit", "period", "level", "province", "measure"),
    "period": ("period",),
    "skip": (),
}


class MarkFault(Exception):
    """A mark that cannot be understood: the key of a sentence, and its words."""

    def __init__(self, key: str, **words: str) -> None:
        super().__init__(key, words)
        self.key = key
        self.words = words


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark. `period`: relative (THIS, PREVIOUS, YEAR_BEFORE) or ISO, "" where it is not said;
    `measure`: the unit of measure that the form prints; `change`: the change since `against`;
    `sure`: False behind a question mark."""

    kind: Kind
    code: str = ""
    unit: str = ""
    period: str = ""
    status: MarkStatus = "actual"
    part: Part = ""
    measure: str = ""
    change: Change = ""
    against: str = YEAR_BEFORE
    level: str = ""
    province: str = ""
    sure: bool = True

    def completed(self, row: Mark | None, sheet: Mark | None) -> Mark:
        """The mark with what those of its row and of its sheet say and it does not."""
        made = self
        for other in (row, sheet):
            if other is not None:
                made = made._with(other)
        return made

    def _with(self, other: Mark) -> Mark:
        own = self if self.unit else other
        return replace(
            self,
            unit=own.unit,
            level=own.level,
            province=own.province,
            period=self.period or other.period,
            measure=self.measure or other.measure,
        )


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A mark in a text: its slice, and what it says or what is wrong with it."""

    start: int
    end: int
    mark: Mark | None
    fault: MarkFault | None = None


def plain(words: str) -> str:
    """Words to compare by: small letters without marks, single blanks."""
    return unmarked(" ".join(words.split()))


def _by_plain(table: dict[str, Word]) -> dict[str, Word]:
    return {plain(said): meant for said, meant in table.items()}


CHANGES: dict[str, Change] = {"bang %": "ratio", "%": "percent", "": "difference"}
_CHANGE_WORDS = {"ratio": " bằng %", "percent": " %", "difference": ""}
_KEYS = _by_plain(KEYS)
_PERIODS = _by_plain(PERIODS)
_STATUSES = _by_plain(STATUSES) | {status: status for status in STATUSES.values()}
_PARTS = _by_plain(PARTS)
_WORDS = _by_plain(WORDS)
_LEVELS = {plain(level): level for level in UNIT_LEVELS}


def find_marks(text: str) -> Iterator[FoundMark]:
    """The marks of a cell's text in order; a brace too many or too few is a fault."""
    end = 0
    for found in MARK.finditer(text):
        if BROKEN.search(text[end : found.start()]):
            break
        end = found.end()
        try:
            yield FoundMark(found.start(), end, parse_mark(found["said"]))
        except MarkFault as fault:
            yield FoundMark(found.start(), end, None, fault)
    if broken := BROKEN.search(text, end):
        said = text[broken.start() : broken.start() + 40]
        yield FoundMark(broken.start(), len(text), None, MarkFault("mark_broken", words=said))


def parse_mark(said: str) -> Mark:
    """The mark that stands between braces. Raises MarkFault.

    >>> parse_mark("ho_so_tthc.tiep_nhan; đơn vị=Kế Sách; kỳ=cùng kỳ").period
    'year_before'
    >>> parse_mark("? the_che.ban_hanh.tong_so; tinh trang = ke hoach").status
    'planned'
    >>> parse_mark("mỗi đơn vị; cấp=huyện").level
    'huyện'
    """
    body = said.strip()
    sure = not body.startswith("?")
    first, *rest = (part.strip() for part in body.lstrip("?").split(";"))
    if "=" in first:
        first, rest = "", [first, *rest]
    mark = _opened(first)
    for part in filter(None, rest):
        mark = _with_said(mark, part)
    return replace(mark, sure=sure)


def _opened(first: str) -> Mark:
    """The mark that its first words open; without any it is the row's unit."""
    if CODE.fullmatch(first):
        return Mark("value", code=first)
    if not first:
        return Mark("unit")
    kind = _WORDS.get(plain(first))
    if kind is None:
        raise MarkFault("mark_unknown_word", words=first)
    return Mark(kind)


def _with_said(mark: Mark, part: str) -> Mark:
    """The mark with one `key=value` more. Raises MarkFault."""
    said, equals, value = (piece.strip() for piece in part.partition("="))
    key = _KEYS.get(plain(said), "")
    if not equals or key not in ALLOWED[mark.kind]:
        raise MarkFault("mark_unknown_key", words=said)
    if not value:
        raise MarkFault("mark_no_value", words=said)
    if key == "unit":
        return replace(mark, unit=value)
    if key == "province":
        return replace(mark, province=value)
    if key == "measure":
        return replace(mark, measure=value)
    if key == "period":
        return replace(mark, period=_period(value))
    if key == "change":
        return _with_change(mark, value)
    return _with_choice(mark, key, value)


def _with_choice(mark: Mark, key: str, value: str) -> Mark:
    """The mark with one of a few words: the status, the part of a ratio, the level."""
    asked = plain(value)
    if key == "status" and asked in _STATUSES:
        return replace(mark, status=_STATUSES[asked])
    if key == "part" and asked in _PARTS:
        return replace(mark, part=_PARTS[asked])
    if key == "level" and asked in _LEVELS:
        return replace(mark, level=_LEVELS[asked])
    raise MarkFault("mark_unknown_value", words=value)


def _period(value: str) -> str:
    if known := _PERIODS.get(plain(value)):
        return known
    try:
        return parse_period(value)
    except Refused:
        raise MarkFault("mark_unknown_period", words=value) from None


def _with_change(mark: Mark, value: str) -> Mark:
    """`cùng kỳ`: the difference; `cùng kỳ %`: in per cent of what was; `cùng kỳ bằng %`: what is
    in per cent of what was."""
    for ending, change in CHANGES.items():
        if plain_change(value).endswith(ending):
            against = _PERIODS.get(plain_change(value).removesuffix(ending).strip(), "")
            if against in ("", THIS, YEAR_AFTER):
                break
            return replace(mark, change=change, against=against)
    raise MarkFault("mark_unknown_value", words=value)


def plain_change(value: str) -> str:
    """The words of a comparison in plain letters; the sign of per cent stays.

    >>> plain_change("Cùng kỳ  bằng %")
    'cung ky bang %'
    """
    return " ".join(f"{plain(value)}{' %' if '%' in value else ''}".split())


def written(mark: Mark) -> str:
    """The mark as a person would type it.

    >>> written(Mark("value", code="tthc.cong_bo", unit="Kế Sách", period=YEAR_BEFORE))
    '{{tthc.cong_bo; đơn vị=Kế Sách; kỳ=cùng kỳ}}'
    """
    said = [mark.code] if mark.kind == "value" else [_said(WORDS, mark.kind)]
    if mark.kind == "unit" and mark.unit:
        said = []
    pairs = {
        "đơn vị": mark.unit,
        "kỳ": _said(PERIODS, mark.period) if mark.period != THIS else "",
        "tình trạng": _said(STATUSES, mark.status) if mark.status != "actual" else "",
        "phần": _said(PARTS, mark.part),
        "đơn vị tính": mark.measure,
        "so sánh": _change(mark),
        "cấp": mark.level,
        "tỉnh": mark.province,
    }
    said += [f"{key}={value}" for key, value in pairs.items() if value]
    return f"{{{{{'' if mark.sure else '? '}{'; '.join(said)}}}}}"


def _said(table: Mapping[str, str], meant: str) -> str:
    """The first word of a table for what is meant; what is in none stays as it is."""
    return next((said for said, one in table.items() if one == meant), meant)


def _change(mark: Mark) -> str:
    if not mark.change:
        return ""
    return _said(PERIODS, mark.against) + _CHANGE_WORDS[mark.change]


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark and the cell it is for: the sheet's name, row and column (from 1). `typed`: it stands
    in the form itself, in the slice `found`; else in the file beside the form, with the words of
    the row and the column as they stood when it was written down."""

    sheet: str
    place: tuple[int, int]
    mark: Mark
    typed: FoundMark | None = None
    row_words: str = ""
    column_words: str = ""
