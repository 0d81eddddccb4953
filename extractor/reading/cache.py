"""Page readings, kept as each page is finished, by content, page, settings and engine version.

One small file a page below `DIR/.solieu/readings/`: its checksum on the first line, then JSON.
Written beside and moved into place once it is on the disk, so that a run killed at any moment, or a
power cut, leaves only whole readings. Words and cells are kept as plain lists: a page has hundreds
of them.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from extractor.model import (
    Box,
    Cell,
    Doubt,
    PageReading,
    Table,
    TextBlock,
    TextCell,
    TextTable,
    Word,
)
from extractor.whole_files import write_whole


class Cache:
    """The readings kept in a result folder, for one setting of the reader."""

    def __init__(self, out: Path, settings: str) -> None:
        self.scratch = out / ".solieu"
        self.folder = self.scratch / "readings"
        self.settings = settings

    def path(self, sha256: str, page: int) -> Path:
        """The file for page `page` (1…) of the input with this fingerprint."""
        key = hashlib.sha256(f"{sha256} {page} {self.settings}".encode()).hexdigest()
        return self.folder / key[:2] / f"{key}.json"

    def load(self, sha256: str, page: int) -> PageReading | None:
        """The kept reading, or None where there is none or it is not as it was written."""
        content = self.content(sha256, page)
        return None if content is None else reading_of(content)

    def content(self, sha256: str, page: int) -> bytes | None:
        """What the file of a kept reading holds; None where there is none."""
        try:
            return self.path(sha256, page).read_bytes()
        except OSError:
            return None

    def keep(self, sha256: str, reading: PageReading) -> None:
        """Write a reading to its place, whole or not at all."""
        target = self.path(sha256, reading.number)
        target.parent.mkdir(parents=True, exist_ok=True)
        kept = json.dumps(_to_json(reading), ensure_ascii=False).encode("utf-8", "surrogatepass")
        write_whole(target, hashlib.sha256(kept).hexdigest().encode() + b"\n" + kept, self.scratch)

    def drop(self, sha256: str, page: int) -> None:
        """Take a reading away that turned out to be of another content."""
        self.path(sha256, page).unlink(missing_ok=True)


def reading_of(content: bytes) -> PageReading | None:
    """The reading that the content of such a file is; None where it is not as it was written."""
    checksum, _, kept = content.partition(b"\n")
    try:
        if checksum.decode() != hashlib.sha256(kept).hexdigest():
            return None
        return _from_json(json.loads(kept))
    except (ValueError, KeyError, TypeError):
        return None


def _to_json(reading: PageReading) -> dict[str, Any]:
    fields = {name: getattr(reading, name) for name in PageReading.__dataclass_fields__}
    fields["words"] = [_word_kept(word) for word in reading.words]
    fields["cautions"] = [_doubt_kept(caution) for caution in reading.cautions]
    fields["tables"] = [_table_kept(table) for table in reading.tables]
    fields["blocks"] = [_block_kept(block) for block in reading.blocks]
    fields["rules"] = [_corners(rule) for rule in reading.rules]
    return fields


def _from_json(fields: dict[str, Any]) -> PageReading:
    return PageReading(
        **{
            **fields,
            "words": _words(fields["words"]),
            "overlays": tuple(fields["overlays"]),
            "cautions": tuple(_doubt(kept) for kept in fields["cautions"]),
            "tables": tuple(_table(kept) for kept in fields["tables"]),
            "blocks": tuple(_block(kept) for kept in fields.get("blocks", ())),
            "rules": tuple(Box(*kept) for kept in fields.get("rules", ())),
        }
    )


def _doubt_kept(doubt: Doubt) -> list[Any]:
    """A caution's key, then the name and the text of each word of its sentence."""
    return [doubt.key, *(list(value) for value in doubt.values)]


def _doubt(kept: list[Any]) -> Doubt:
    key, *values = kept
    return Doubt(key, tuple((name, text) for name, text in values))


def _word_kept(word: Word) -> list[Any]:
    return [
        word.text,
        *_corners(word.box),
        round(word.confidence, 4),
        word.printed,
        word.superscript,
        word.evidence,
        list(word.others),
    ]


def _words(kept: list[list[Any]]) -> tuple[Word, ...]:
    return tuple(_word(word) for word in kept)


def _word(kept: list[Any]) -> Word:
    text, x0, y0, x1, y1, confidence, printed, superscript, evidence, others = kept
    return Word(
        text=text,
        box=Box(x0, y0, x1, y1),
        confidence=confidence,
        printed=printed,
        superscript=superscript,
        evidence=evidence,
        others=tuple(others),
    )


def _table_kept(table: Table) -> list[Any]:
    cells = [_cell_kept(cell) for cell in table.cells]
    return [table.rows, table.columns, cells]


def _table(kept: list[Any]) -> Table:
    rows, columns, cells = kept
    return Table(
        rows=rows,
        columns=columns,
        cells=tuple(_cell(cell) for cell in cells),
    )


def _cell_kept(cell: Cell) -> list[Any]:
    return [
        cell.row,
        cell.column,
        cell.rows,
        cell.columns,
        *_corners(cell.box),
        [_word_kept(word) for word in cell.words],
    ]


def _cell(kept: list[Any]) -> Cell:
    row, column, rows, columns, x0, y0, x1, y1, words = kept
    return Cell(
        row=row,
        column=column,
        rows=rows,
        columns=columns,
        box=Box(x0, y0, x1, y1),
        words=_words(words),
    )


def _block_kept(block: TextBlock | TextTable) -> list[Any]:
    """A paragraph as its words and its place; a table with its cells between."""
    if isinstance(block, TextBlock):
        return [block.text, block.place]
    cells = [_text_cell_kept(cell) for cell in block.cells]
    return [block.rows, block.columns, cells, block.place]


def _text_cell_kept(cell: TextCell) -> list[Any]:
    place = [cell.row, cell.column, cell.rows, cell.columns]
    return [*place, cell.text, cell.place, cell.stored, cell.unsure_heads]


def _block(kept: list[Any]) -> TextBlock | TextTable:
    if len(kept) == 2:
        return TextBlock(*kept)
    rows, columns, cells, place = kept
    return TextTable(rows, columns, tuple(TextCell(*cell) for cell in cells), place)


def _corners(box: Box) -> list[float]:
    """Left, top, right and foot in points, to a hundredth."""
    edges = box.x0, box.y0, box.x1, box.y1
    return [round(edge, 2) for edge in edges]
