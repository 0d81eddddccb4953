"""Page readings, kept as each page is finished, by content, page, settings and engine version.

One small JSON file a page below `DIR/.solieu/readings/`: written beside and moved into place, so
that a run killed at any moment leaves only whole readings.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from extractor.model import Box, Cell, Doubt, PageReading, Table, Word


class Cache:
    """The readings kept in a result folder, for one setting of the reader."""

    def __init__(self, out: Path, settings: str):
        self.folder = out / ".solieu" / "readings"
        self.settings = settings

    def path(self, sha256: str, page: int) -> Path:
        key = hashlib.sha256(f"{sha256} {page} {self.settings}".encode()).hexdigest()
        return self.folder / key[:2] / f"{key}.json"

    def has(self, sha256: str, page: int) -> bool:
        return self.path(sha256, page).exists()

    def load(self, sha256: str, page: int) -> PageReading | None:
        """The kept reading, or None where there is none or it is damaged."""
        try:
            return _from_json(json.loads(self.path(sha256, page).read_text("utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, sha256: str, reading: PageReading) -> None:
        target = self.path(sha256, reading.number)
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_suffix(f".{os.getpid()}.part")
        beside.write_text(json.dumps(_to_json(reading), ensure_ascii=False), "utf-8")
        os.replace(beside, target)


def _to_json(reading: PageReading) -> dict:
    fields = {name: getattr(reading, name) for name in PageReading.__dataclass_fields__}
    fields["words"] = [_word(w) for w in reading.words]
    fields["cautions"] = [
        "|".join([c.key, *(f"{name}={text}" for name, text in c.values)]) for c in reading.cautions
    ]
    fields["tables"] = [
        [
            t.rows,
            t.columns,
            [
                [c.row, c.column, c.rows, c.columns, *_corners(c.box), [_word(w) for w in c.words]]
                for c in t.cells
            ],
        ]
        for t in reading.tables
    ]
    return fields


def _word(w: Word) -> list:
    return [
        w.text,
        *_corners(w.box),
        round(w.confidence, 4),
        w.printed,
        w.superscript,
        w.evidence,
        list(w.others),
    ]


def _corners(box: Box) -> list[float]:
    return [round(v, 2) for v in (box.x0, box.y0, box.x1, box.y1)]


def _from_json(fields: dict) -> PageReading:
    lists = {
        "overlays": tuple(fields["overlays"]),
        "cautions": tuple(_doubt(kept) for kept in fields["cautions"]),
    }
    tables = tuple(
        Table(
            rows,
            columns,
            tuple(
                Cell(r, c, h, w, Box(x0, y0, x1, y1), _words(words))
                for r, c, h, w, x0, y0, x1, y1, words in cells
            ),
        )
        for rows, columns, cells in fields["tables"]
    )
    return PageReading(**{**fields, **lists, "words": _words(fields["words"]), "tables": tables})


def _doubt(kept: str) -> Doubt:
    """A caution as it is kept: its key, then `|name=text` for each word of its sentence."""
    key, *values = kept.split("|")
    return Doubt.of(key, **dict(value.split("=", 1) for value in values))


def _words(kept: list[list]) -> tuple[Word, ...]:
    return tuple(
        Word(t, Box(x0, y0, x1, y1), c, p, s, evidence, tuple(others))
        for t, x0, y0, x1, y1, c, p, s, evidence, others in kept
    )
