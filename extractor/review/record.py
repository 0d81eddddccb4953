"""The decisions that stand, by place: what the page asks no more, and what it compares before it
saves."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.decisions import (
    CORRECTIONS,
    OF_DOCUMENT,
    Decision,
    HeadRow,
    append,
    load,
)
from extractor.model import Box
from extractor.review.results import Row, number_of, text_of

ENTRY = "entry"  # the field of what one person typed that does not hold yet
SAMPLE = "sample"  # the field of a trusted numeral that was typed to measure trust
UNDONE = "undo"  # the note of a decision that takes back the one before
_ASIDE = (ENTRY, SAMPLE)
_SHARED = 0.4  # of the area under both boxes
Numbered = tuple[int, Decision]  # a decision with its number in the record


@dataclass(frozen=True, slots=True)
class Place:
    """What persons have decided about one numeral or one document head, oldest first. Of a numeral
    that is a field of the head it is what was decided of either."""

    decisions: tuple[Decision, ...]

    def standing(self, field: str = "") -> Decision | None:
        """The last decision about a field ("": what the numeral is worth); None where it was taken
        back, or where there is none."""
        slot = field or "worth"
        found = [one for one in self.decisions if one.slot == slot]
        return found[-1] if found and found[-1].note != UNDONE else None

    @property
    def settled(self) -> bool:
        """True where nothing is left to be asked about the worth."""
        last = self.standing()
        return last is not None and last.state != "later"

    @property
    def entries(self) -> list[Decision]:
        """What persons typed since the last decision that held."""
        entries: list[Decision] = []
        for one in self.decisions:
            if one.field == ENTRY and one.note == UNDONE:
                entries = [entry for entry in entries if entry.person != one.person]
            elif one.field == ENTRY:
                entries.append(one)
            elif one.field != SAMPLE:
                entries = []
        return entries

    @property
    def sampled(self) -> bool:
        """True where it was typed as a sample."""
        found = [one for one in self.decisions if one.field == SAMPLE]
        return bool(found) and found[-1].note != UNDONE

    @property
    def seal(self) -> str:
        """A fingerprint of what stands; a save that was made upon another one comes late."""
        told = "".join(
            f"{one.time}{one.person}{one.field}{one.new}{one.state}\n"
            for one in self.decisions
            if one.field not in _ASIDE
        )
        return f"{len(self.decisions)}-{hashlib.sha256(told.encode()).hexdigest()[:12]}"


class Record:
    """The record of a result folder, read again when it has changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.saving = threading.RLock()  # held from comparing to writing
        self._changed = (-1, -1)
        self._decisions: tuple[Decision, ...] = ()
        self._by_page: dict[tuple[str, int], list[Numbered]] = {}
        self._concerned: frozenset[str] = frozenset()

    def all(self) -> tuple[Decision, ...]:
        """Every decision, oldest first."""
        path = self.folder / CORRECTIONS
        with self.saving:
            stat = path.stat() if path.is_file() else None
            changed = (stat.st_mtime_ns, stat.st_size) if stat else (0, 0)
            if changed != self._changed:
                self._decisions = load(self.folder).decisions
                self._by_page = {}
                for number, one in enumerate(self._decisions):
                    self._by_page.setdefault((one.sha256, one.page), []).append((number, one))
                self._concerned = frozenset(one.sha256 for one in self._decisions)
                self._changed = changed
            return self._decisions

    def of_row(self, row: Row, document: Row, field: str = "") -> Place:
        """What was decided about the place of a numeral, and of the document's `field` that it
        is."""
        at_row = self._at_row(row, document)
        page = number_of(row, "page")
        of_field = [
            (number, replace(one, page=page, field=""))
            for number, one in self._of_head(document)
            if field and one.slot == field
        ]
        return _place(_together(at_row, of_field))

    def concerns(self, document: Row) -> bool:
        """True where anything was decided about the document."""
        self.all()
        return text_of(document, "sha256") in self._concerned

    def of_document(self, document: Row, fields: Mapping[str, HeadRow] | None = None) -> Place:
        """What was decided about the head of a document, and of the rows that are `fields` of
        it."""
        found = self._of_head(document)
        for field, head_row in (fields or {}).items():
            at_row = self._at_row(head_row.row, document)
            said = [(number, _of_field(one, field)) for number, one in at_row if _is_worth(one)]
            of_field = [pair for pair in found if pair[1].slot == field]
            others = [pair for pair in found if pair[1].slot != field]
            found = [*others, *_together(said, of_field)]
        return _place(found)

    def _at_row(self, row: Mapping[str, object], document: Row) -> list[Numbered]:
        self.all()
        key = (text_of(document, "sha256"), number_of(row, "page"))
        return [pair for pair in self._by_page.get(key, ()) if _is_at(pair[1], row)]

    def _of_head(self, document: Row) -> list[Numbered]:
        self.all()
        file = text_of(document, "file")
        found = self._by_page.get((text_of(document, "sha256"), OF_DOCUMENT), ())
        return [pair for pair in found if pair[1].file in ("", file)]

    def save(self, decisions: Iterable[Decision]) -> None:
        """Add decisions; they are on the disk when this returns."""
        with self.saving:
            append(self.folder, decisions)


def _of_field(decision: Decision, field: str) -> Decision:
    """A decision about a row as one about the field that it is: what is no number of the head says
    nothing of the field."""
    told = replace(decision, page=OF_DOCUMENT, field=field)
    return replace(told, new="", state="later") if told.state == "not_a_figure" else told


def _is_worth(decision: Decision) -> bool:
    return decision.slot == "worth"


def _place(found: Iterable[Numbered]) -> Place:
    return Place(tuple(one for _, one in found))


def _together(at_row: list[Numbered], of_field: list[Numbered]) -> list[Numbered]:
    """What was decided of one thing in two ways, oldest first. The way in which nothing stands any
    more (put off, taken back) comes before the other."""
    if _stands(at_row) == _stands(of_field):
        return sorted((*at_row, *of_field), key=lambda pair: pair[0])
    return [*of_field, *at_row] if _stands(at_row) else [*at_row, *of_field]


def _stands(found: list[Numbered]) -> bool:
    worth = [one for _, one in found if one.field not in _ASIDE]
    return bool(worth) and worth[-1].settles and worth[-1].note != UNDONE


def _is_at(decision: Decision, row: Mapping[str, object]) -> bool:
    box = _box_of(row)
    if decision.box is not None and box is not None:
        return _shares(decision.box, box)
    return decision.raw == text_of(row, "raw") and decision.start in (None, number_of(row, "start"))


def _box_of(row: Mapping[str, object]) -> Box | None:
    corners = [text_of(row, name) for name in ("x0", "y0", "x1", "y1")]
    return Box(*map(float, corners)) if all(corners) else None


def _shares(one: Box, other: Box) -> bool:
    """True for the boxes of one numeral that was read twice."""
    wide, high = one.shared_width(other), one.shared_height(other)
    if wide <= 0 or high <= 0:
        return False
    both = wide * high
    return both >= _SHARED * (one.width * one.height + other.width * other.height - both)
