"""The numerals that are fields of their document's head: its number and day, those of its incoming
stamp. What is decided of such a row is decided of the field, and the other way round."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from extractor.decisions.decision import MAIN_FIELD, STAMP_NUMBER, Row
from extractor.model import HEAD_ENDS, OF_STAMP, OF_STAMP_NUMBER

STAMP = (STAMP_NUMBER, "received_date")
# Tables whose rows can be fields of the head, each with the field that says what a row is worth.
HEAD_TABLES = ("references", "dates", "labels")


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A numeral that is a field of the head, with the table that its row stands in."""

    table: str
    row: Row

    @property
    def start(self) -> int:
        return int(self.row["start"])


@dataclass(frozen=True, slots=True)
class HeadRows:
    """The numerals of a document's head: by the field that each is, and those of the stamp of which
    nobody knows which field they are."""

    fields: Mapping[str, HeadRow]
    strays: tuple[HeadRow, ...] = ()

    def field_of(self, start: int) -> str:
        """The field that the numeral which starts there is; "" for any other numeral."""
        found = (field for field, one in self.fields.items() if one.start == start)
        return next(found, "")

    def is_stray(self, start: int) -> bool:
        return any(one.start == start for one in self.strays)


def head_rows(document: Row, tables: Mapping[str, Iterable[Row]]) -> HeadRows:
    """Which rows of the tables are fields of the document's head: the first one in the head that
    may be the field, and holds what the document's row holds, or nothing."""
    fields: dict[str, HeadRow] = {}
    strays: list[HeadRow] = []
    for one in _in_head(tables):
        field = _field_of(one, document)
        if field:
            fields.setdefault(field, one)
        elif one.row.get("of") == OF_STAMP:
            strays.append(one)
    return HeadRows(fields, tuple(strays))


def stamp_is_settled(document: Row, decided: Collection[str]) -> bool:
    """True where persons decided a field of the stamp, and none of its fields is open: each is
    decided or was read."""
    known = [field in decided or bool(document.get(field)) for field in STAMP]
    return all(known) and any(field in decided for field in STAMP)


def _in_head(tables: Mapping[str, Iterable[Row]]) -> list[HeadRow]:
    found = [HeadRow(table, row) for table in HEAD_TABLES for row in tables.get(table, ())]
    return sorted((one for one in found if one.start < HEAD_ENDS), key=lambda one: one.start)


def _field_of(one: HeadRow, document: Row) -> str:
    """The field that a row of the head may be, by its table, role or name."""
    if one.table == "labels":
        return STAMP_NUMBER if one.row.get("of") == OF_STAMP_NUMBER else ""
    if one.row.get("role") == "received":  # of the stamp alone
        return "received_date"
    if one.table == "dates" and one.row.get("role") != "document":
        return ""
    field = "number" if one.table == "references" else "doc_date"
    worth = one.row.get(MAIN_FIELD[one.table])
    return field if not worth or worth == document.get(field) else ""
