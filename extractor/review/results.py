"""What a result folder holds, read for the page: short transactions that never write, so that a
run goes on beside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import regex

from extractor.decisions import HEAD_TABLES
from extractor.model import HEAD_ENDS
from extractor.output import COPY, open_stored, page_link

NUMERALS = ("figures", "references", "dates", "labels")
NOT_HOLDING = ("fails", "suspect")
_AT_ONCE = 500  # values of one question to the database
_AROUND = 140  # characters of the text on both sides of a numeral
HIDDEN = "▒"  # stands for a numeral that is typed blind
_MARK = regex.compile(
    r'<a id="f(?P<start>\d+)"[^>]*style="left:(?P<left>[\d.-]+)%;top:(?P<top>[\d.-]+)%;'
    r'width:(?P<width>[\d.]+)%;height:(?P<height>[\d.]+)%"'
)
_OF_PART = regex.compile(r"#\d+$")  # of the second document of a file and those behind it
Row = dict[str, object]


def key_of(file: str) -> str:
    """The name of a document in the page's addresses: no name of a file is a part of them.

    >>> len(key_of("a/b c.pdf"))
    16
    """
    return hashlib.sha256(file.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def text_of(row: Mapping[str, object], column: str) -> str:
    """The text of a column; "" where the folder has none."""
    value = row.get(column)
    return "" if value is None else str(value)


def number_of(row: Mapping[str, object], column: str) -> int:
    """The whole number of a column; 0 where there is none."""
    text = text_of(row, column)
    return int(text) if text.lstrip("-").isdigit() else 0


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a numeral stands on its page's picture, in percent of its width and height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Around:
    """The text before and behind a numeral."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Slice:
    """A numeral's characters in the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Origin:
    """A file that was read: its name, its place on disk as a run noted it, the fingerprint of what
    its results depend on."""

    file: str
    place: str
    settings: str


class Results:
    """The rows of one result folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stored = open_stored(folder)

    def documents(self) -> list[Row]:
        """The rows of all documents, in the order of their files."""
        return self._rows("documents", "order by file")

    def document(self, key: str) -> Row | None:
        """The document that an address names, or None."""
        found = (row for row in self.documents() if key_of(text_of(row, "file")) == key)
        return next(found, None)

    def numerals(self, file: str, *, settled: bool = True) -> list[tuple[str, Row]]:
        """Each numeral of a document with the table it is in, in the order of the text. Without
        `settled` ones only figures and what is to be looked at."""
        found = []
        for table in NUMERALS:
            only = "" if settled or table == "figures" else " and review = 'yes'"
            rows = self._rows(table, f"where file = ?{only} order by start", file)
            found += [(table, row) for row in rows]
        return sorted(found, key=lambda pair: number_of(pair[1], "start"))

    def in_head(self, file: str) -> dict[str, list[Row]]:
        """The numerals of a document's head that may be fields of it, by their tables."""
        where = "where file = ? and start < ? order by start"
        return {table: self._rows(table, where, file, HEAD_ENDS) for table in HEAD_TABLES}

    def numeral(self, file: str, table: str, start: int) -> Row | None:
        """The numeral of a table that starts there, or None."""
        if table not in NUMERALS:
            return None
        found = self._rows(table, "where file = ? and start = ?", file, start)
        return found[0] if found else None

    def numerals_at(self, file: str, starts: Iterable[int]) -> list[tuple[str, Row]]:
        """The numerals of a document that start there, each with its table."""
        wanted = sorted(starts)
        found = []
        for at in range(0, len(wanted), _AT_ONCE):
            some = wanted[at : at + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            for table in NUMERALS:
                where = f"where file = ? and start in ({marks})"
                found += [(table, row) for row in self._rows(table, where, file, *some)]
        return found

    def checks(self, file: str) -> list[Row]:
        """The relations of a document."""
        return self._rows("checks", "where file = ? order by rowid", file)

    def cell_heads(self, file: str) -> dict[int, str]:
        """The heads of row and column of each figure in a table, by its start."""
        rows = self._rows("tables", "where file = ?", file)
        return {
            number_of(row, "start"): " · ".join(
                filter(None, (text_of(row, "row_head"), text_of(row, "column_head")))
            )
            for row in rows
        }

    def indicator_names(self, file: str) -> dict[str, str]:
        """The names of a document's indicators by code, without a look at the rules."""
        rows = self._rows("indicators", "where file = ?", file)
        return {text_of(row, "indicator"): text_of(row, "name_vi") for row in rows}

    def doubtful(self) -> list[tuple[str, Row]]:
        """Every numeral of the folder that is to be looked at, with its table."""
        return [
            (table, row)
            for table in NUMERALS
            for row in self._rows(table, "where review = 'yes' order by file, start")
        ]

    def files_of(self, document: Row) -> list[Row]:
        """The file that a document is a part of, or the several that it was joined from: `file` and
        `sha256` of each."""
        file, sha256 = text_of(document, "file"), text_of(document, "sha256")
        joined = self._rows("inputs", "where belongs = ? and settings <> ?", file, COPY)
        if len(joined) > 1:
            return joined
        return [{"file": _OF_PART.sub("", file), "sha256": sha256}]

    def is_part(self, document: Row) -> bool:
        """True where the document's file was parted into several."""
        found = self._rows("documents", "where sha256 = ?", text_of(document, "sha256"))
        return len(found) > 1

    def origins(self, sha256: str) -> list[Origin]:
        """The files that hold just this content."""
        rows = self._rows("inputs", "where sha256 = ? order by rowid", sha256)
        return [
            Origin(*(text_of(row, name) for name in ("file", "origin", "settings")))
            for row in rows
            if text_of(row, "origin")
        ]

    def _rows(self, table: str, where: str = "", *values: object) -> list[Row]:
        """Rows of a table; columns that a folder of an earlier version lacks are missing."""
        return list(self._stored.rows(table, where, values))

    def picture(self, sha16: str, page: int) -> Path | None:
        """The picture of a page, or None. Only a fingerprint and a number lead there."""
        if not regex.fullmatch(r"[0-9a-f]{16}", sha16) or page < 1:
            return None
        path = self.folder / "pages" / sha16 / f"{page}.jpg"
        return path if path.is_file() else None

    def marks(self, sha256: str, page: int) -> dict[int, Mark]:
        """Where each numeral of a page stands on its picture, by its start; empty without one."""
        path = self.folder / page_link(sha256, page)
        if not path.is_file() or not path.with_suffix(".jpg").is_file():
            return {}
        return marks_in(path, path.stat().st_mtime_ns)

    def text(self, file: str) -> str:
        """The document's text; "" where its file is not there."""
        path = self.folder / "text" / f"{file}.txt"
        inside = (self.folder / "text").resolve()
        if not path.resolve().is_relative_to(inside) or not path.is_file():
            return ""
        return _text(path, path.stat().st_mtime_ns)

    def around(self, file: str, row: Row, hidden: Sequence[Slice] = ()) -> Around:
        """What stands before and behind a numeral, without the slices of others that are typed
        blind."""
        text, start, end = self.text(file), number_of(row, "start"), number_of(row, "end")
        if text[start:end] != text_of(row, "raw"):
            return Around("", "")
        near = Slice(max(0, start - _AROUND), min(len(text), end + _AROUND))
        letters = list(text[near.start : near.end].replace("\n", " "))
        for other in hidden:
            for at in range(max(other.start, near.start), min(other.end, near.end)):
                letters[at - near.start] = HIDDEN
        before, after = letters[: start - near.start], letters[end - near.start :]
        return Around(_narrowed(before), _narrowed(after))


def _narrowed(letters: list[str]) -> str:
    """The letters, hidden ones next to each other as one sign: their number tells a length."""
    return str(regex.sub(f"{HIDDEN}+", HIDDEN, "".join(letters)))


@lru_cache(maxsize=64)
def marks_in(path: Path, _changed: int) -> dict[int, Mark]:
    """Where the numerals of a page view stand on its picture, by their starts. Kept until the file
    has another time of change."""
    found = _MARK.finditer(path.read_text("utf-8"))
    return {
        int(mark["start"]): Mark(
            float(mark["left"]), float(mark["top"]), float(mark["width"]), float(mark["height"])
        )
        for mark in found
    }


@lru_cache(maxsize=8)
def _text(path: Path, _changed: int) -> str:
    return path.read_bytes().decode("utf-8", "replace")
