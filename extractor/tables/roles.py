"""The role of each column of a table: by its heads, else by what stands below them."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

import regex

from extractor.language.row_numbers import ORDINAL
from extractor.language.syllables import is_spelt
from extractor.model import ColumnRole
from extractor.tables.bounds import is_bound
from extractor.tables.grid import DAY, MEASURED, Heads, HeadsByColumn, counts
from extractor.tables.heading import Piece
from extractor.tables.numbered_groups import numbers_each_group
from extractor.tables.vocabulary import NAMED_ROLES, load_vocabulary, says_only

PART_NUMBER = regex.compile(  # `a`, `1.2`, `II`, also as OCR reads them (`ả`, `€`)
    r"(?:\p{L}|[^\w\s]|[IVX]{2,5}|\d{1,2}(?:\.\d{1,2}){1,3})[.)]?"
)
LONGEST_UNREAD = 3  # signs of what may be the number of a row
SHARE = regex.compile(r"\d\s?[%‰]")
YEAR = regex.compile(r"(?:năm\s+)?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?")


def roles_of(
    pieces: list[Piece],
    heads: HeadsByColumn,
) -> dict[int, ColumnRole]:
    """Column → its role, for the pieces of one table."""
    roles: dict[int, ColumnRole] = {}
    for column in heads:
        texts = _texts_below(pieces, column)
        named = _role_of_heads(column, heads, roles.values())
        if not _fits(named, texts):
            named = None
        if not named and _number_rows(pieces, heads, column):
            named = "number"
        if not named and _are_years(column, heads[column], texts):
            named = "code" if "name" in roles.values() else "name"
        roles[column] = named or _role_of_texts(column, heads, texts, roles.values())
    return roles


def _fits(named: ColumnRole | None, texts: list[str]) -> bool:
    """True where what stands below may be of the role that the heads name: no unit or name is
    mostly numbers, and codes hold digits and are not mostly words (`Loại` above `Công chức` and
    `Hợp đồng 111` is a name)."""
    if named in ("unit", "name"):
        return 2 * _numbers_in(texts) <= len(texts)
    if named == "code":
        return not texts or _may_be_codes(texts)
    return True


def _may_be_codes(texts: list[str]) -> bool:
    bare = [text for text in texts if not regex.search(r"\d", text)]
    return len(bare) < len(texts) and 2 * sum(map(_is_name, bare)) <= len(texts)


def _number_rows(
    pieces: list[Piece],
    heads: HeadsByColumn,
    column: int,
) -> bool:
    """True for a column of numbers of rows by what stands below it, whatever its head says."""
    return _are_unread_numbers(pieces, heads, column) or numbers_each_group(pieces, column)


def _are_years(column: int, heads: Heads, texts: list[str]) -> bool:
    """True for years below `Năm` or `Năm vào ngành`, and for years that follow each other in the
    first column, whatever its head says: they count nothing. Words beside them name further rows
    (`Cộng`)."""
    years = [text for text in texts if YEAR.fullmatch(text)]
    with_digits = sum(regex.search(r"\d", text) is not None for text in texts)
    if not years or with_digits > len(years):
        return False
    return _say_years(heads) or (column == 1 and _follow_each_other(years))


def _say_years(heads: Heads) -> bool:
    words = load_vocabulary()
    if not heads:
        return False
    return bool(words.years.fullmatch(heads[-1]) or words.years_of.match(heads[-1]))


def _follow_each_other(years: list[str]) -> bool:
    """True for three years or more, each the one after the year above it or before it."""
    numbers = [int(regex.findall(r"\d{4}", year)[0]) for year in years]
    steps = {after - before for before, after in pairwise(numbers)}
    return len(numbers) > 2 and steps in ({1}, {-1})


def _are_unread_numbers(
    pieces: list[Piece],
    heads: HeadsByColumn,
    column: int,
) -> bool:
    """True for the first column where signs stand below no head, none of them a word or a share,
    beside names: what OCR makes of the numbers of rows (`b0`, `@`, `5`)."""
    by_ocr = all(piece.grid.placed.by_ocr for piece in pieces)
    if not by_ocr or column > 1 or len(heads) < 2:
        return False
    if any(head.strip(" .") for head in heads[column]):
        return False
    texts, beside = _texts_below(pieces, column), _texts_below(pieces, column + 1)
    unread = bool(texts) and all(map(_may_be_unread_number, texts))
    return unread and 2 * sum(map(_is_name, beside)) > len(beside)


def _may_be_unread_number(text: str) -> bool:
    """True for a few signs that are neither a word nor a figure with its unit (`90%`, `5 m`)."""
    is_figure = SHARE.search(text) or MEASURED.fullmatch(text)
    return len(text) <= LONGEST_UNREAD and not is_figure and not _is_name(text)


def _is_name(text: str) -> bool:
    """True for a text with a word of two letters or more."""
    return any(map(is_spelt, regex.findall(r"\p{L}{2,}", text)))


def _texts_below(
    pieces: list[Piece],
    column: int,
) -> list[str]:
    """The texts of a column's body, each cell's once, without rows that are one cell."""
    found = []
    for piece in pieces:
        for row in piece.body_rows:
            text = piece.grid.text(row, column)
            cell = piece.grid.cell(row, column)
            begins = cell is not None and cell.row == row
            if text and cell and begins and cell.columns < piece.grid.placed.columns:
                found.append(text)
    return found


def _numbers_in(texts: list[str]) -> int:
    return sum(map(counts, texts))


def _role_of_heads(
    column: int,
    heads: HeadsByColumn,
    earlier: Collection[ColumnRole],
) -> ColumnRole | None:
    """The role whose words are all that the heads say. A unit or text among the first two columns
    is their name where no other column is: `Đơn vị | Số hồ sơ`."""
    words = load_vocabulary().roles
    own = heads[column]
    if says_only(words["number"], tuple(map(_in_one_piece, own))):
        return "number"
    fitting = [role for role in NAMED_ROLES if says_only(words[role], own)]
    role = fitting[0] if fitting else None
    may_be_name = role in ("unit", "text") and column <= 2
    if not may_be_name or "name" in earlier:
        return role
    is_name = role == "unit" or not _is_named_later(heads, column)
    return "name" if is_name else role


def _in_one_piece(head: str) -> str:
    """An abbreviation as it is without the line breaks of a narrow column: `ST T`."""
    return regex.sub(r"(?<=\p{Lu})\s+(?=\p{Lu}(?!\p{Ll}))", "", head)


def _is_named_later(
    heads: HeadsByColumn,
    column: int,
) -> bool:
    pattern = load_vocabulary().roles["name"]
    later = [parts for number, parts in heads.items() if number > column]
    return any(says_only(pattern, parts) for parts in later)


def _role_of_texts(
    column: int,
    heads: HeadsByColumn,
    texts: list[str],
    earlier: Collection[ColumnRole],
) -> ColumnRole:
    may_be_number = column == 1 and len(heads) > 2
    if may_be_number and _numbers_rows(heads[column], texts):
        return "number"
    if _are_figures(texts, named="name" in earlier):
        return "value"
    if "name" in earlier and 2 * sum(DAY.fullmatch(text) is not None for text in texts) > len(
        texts
    ):
        return "text"  # days of birth beside a name
    return "text" if "value" in earlier else "name"


def _are_figures(texts: list[str], named: bool) -> bool:
    """True where figures stand in enough of the cells that say something. With a bound (`Dưới 30`)
    they count where the rows are `named` by another column: ages may be names."""
    figures = _numbers_in(texts) + (sum(map(is_bound, texts)) if named else 0)
    return figures > 0 and figures >= 0.3 * sum(map(_says_something, texts))


def _says_something(text: str) -> bool:
    """False for a dash, for dots, and for words that there is no figure."""
    if not regex.search(r"\w", text):
        return False
    return load_vocabulary().nothing.fullmatch(text) is None


def _numbers_rows(heads: Heads, texts: list[str]) -> bool:
    """True for the numbers of rows, whose head may be misread: marks only below an empty head, or
    numbers that count on."""
    headless = not any(head.strip(" .") for head in heads)
    marks_only = bool(texts) and all(ORDINAL.fullmatch(text) for text in texts)
    return (marks_only and headless) or _counts_on(texts)


def _counts_on(texts: list[str]) -> bool:
    """True for 1, 2, 3 … from row to row, from 1 anew below a group, but for a few misread; and for
    a run that goes on from the page before (`12`, `13`, `14`). Parts of a row may be numbered
    otherwise between them (`2`, `a`, `b`, `3`)."""
    plain = [text for text in texts if regex.fullmatch(r"\d{1,3}[ .)_]*", text)]
    numbers = [int(text.strip(" .)_")) for text in plain]
    parts = sum(PART_NUMBER.fullmatch(text) is not None for text in texts)
    pairs = pairwise(numbers)
    steps = sum(after in (before + 1, 1) for before, after in pairs)
    return (
        len(numbers) > 2
        and len(numbers) + parts >= 0.7 * len(texts)
        and steps >= 0.7 * (len(numbers) - 1)
        and (numbers[0] < 3 or _rises_by_one(numbers))
    )


def _rises_by_one(numbers: list[int]) -> bool:
    """True where each number but a misread one is as much above the first as it stands below it."""
    fitting = sum(number == numbers[0] + at for at, number in enumerate(numbers))
    return fitting >= 0.9 * len(numbers)
