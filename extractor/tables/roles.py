"""The role of each column of a table: by its heads, else by what stands below them."""

from __future__ import annotations

from collections.abc import Collection

import regex

from extractor.model import ColumnRole
from extractor.tables.grid import NUMBER
from extractor.tables.heading import Heads, Piece
from extractor.tables.vocabulary import NAMED_ROLES, load_vocabulary, says_only

ORDINAL = regex.compile(r"(?:[IVX]{1,5}|[A-ZĐa-zđ]|\d{1,3}(?:\.\d{1,2}){0,3}|[*+-])[.)]?")


def roles_of(pieces: list[Piece], heads: Heads) -> dict[int, ColumnRole]:
    """Column → its role, for the pieces of one table."""
    roles: dict[int, ColumnRole] = {}
    for column in heads:
        texts = _texts_below(pieces, column)
        named = _role_of_heads(column, heads, roles.values())
        if named in ("unit", "name") and _numbers_in(texts) > 0.5 * len(texts):
            named = None
        roles[column] = named or _role_of_texts(column, heads, texts, roles.values())
    return roles


def _texts_below(pieces: list[Piece], column: int) -> list[str]:
    """The texts of a column's body, without rows that are one cell."""
    found = []
    for piece in pieces:
        for row in piece.body_rows:
            text, cell = piece.grid.text(row, column), piece.grid.cell(row, column)
            if text and cell and cell.columns < piece.grid.placed.columns:
                found.append(text)
    return found


def _numbers_in(texts: list[str]) -> int:
    return sum(bool(NUMBER.fullmatch(text)) for text in texts)


def _role_of_heads(column: int, heads: Heads, earlier: Collection[ColumnRole]) -> ColumnRole | None:
    """The role whose words are all that the heads say. A unit or text among the first two columns
    is their name where no other column is: `Đơn vị | Số hồ sơ`."""
    words = load_vocabulary().roles
    role = next((r for r in NAMED_ROLES if says_only(words[r], heads[column])), None)
    may_be_name = role in ("unit", "text") and "name" not in earlier and column <= 2
    if may_be_name and (role == "unit" or not _is_named_later(heads, column)):
        return "name"
    return role


def _is_named_later(heads: Heads, column: int) -> bool:
    pattern = load_vocabulary().roles["name"]
    return any(says_only(pattern, heads[later]) for later in heads if later > column)


def _role_of_texts(
    column: int, heads: Heads, texts: list[str], earlier: Collection[ColumnRole]
) -> ColumnRole:
    if column == 1 and len(heads) > 2 and _numbers_rows(heads[column], texts):
        return "number"
    numeric = _numbers_in(texts)
    if numeric and numeric >= 0.3 * len(texts):
        return "value"
    return "text" if "value" in earlier else "name"


def _numbers_rows(heads: tuple[str, ...], texts: list[str]) -> bool:
    """True for the numbers of rows, whose head may be misread: marks only below an empty head, or
    numbers that count on."""
    headless = not any(head.strip(" .") for head in heads)
    marks_only = bool(texts) and all(ORDINAL.fullmatch(text) for text in texts)
    return marks_only and headless or _counts_on(texts)


def _counts_on(texts: list[str]) -> bool:
    """True for 1, 2, 3 … from row to row, from 1 anew below a group, but for a few misread."""
    plain = [text for text in texts if regex.fullmatch(r"\d{1,3}[ .)_]*", text)]
    numbers = [int(text.strip(" .)_")) for text in plain]
    steps = sum(
        after in (before + 1, 1) for before, after in zip(numbers, numbers[1:], strict=False)
    )
    return (
        len(numbers) > 2
        and len(numbers) >= 0.7 * len(texts)
        and steps >= 0.7 * (len(numbers) - 1)
        and numbers[0] < 3
    )
