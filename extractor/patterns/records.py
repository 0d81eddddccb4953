"""The records of rules that stand in a folder of files: the numerals' and the indicators'."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from extractor.patterns.folders import office_folder, patterns_folder
from extractor.patterns.overlay import is_change, name_of, record_over
from extractor.patterns.yaml_files import line_of, read_yaml, shown

Kind = Literal["numerals", "indicators"]
NAMED_BY: dict[Kind, tuple[str, ...]] = {"numerals": ("id",), "indicators": ("code",)}


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """A record as it is written. `file` and `place` (from 0) are where it stands; `folder` is the
    name of the office's folder, "" for one that comes with the program. `changes_ours`: it is ours
    with what the office adds, so only its beginning has a line in `file`; where there is none of
    ours to change, `lost` is True."""

    raw: Any
    file: Path
    place: int
    folder: str = ""
    changes_ours: bool = False
    lost: bool = False

    @property
    def shown(self) -> str:
        """The name of the file as people are told it."""
        return shown(self.file)

    def line(self, path: tuple[int | str, ...] = ()) -> int:
        """The line on which the record, or what is at `path` in it, begins."""
        steps = () if self.changes_ours else path
        return line_of(self.file, (self.place, *steps))


def rule_records(kind: Kind, folder: Path | None = None) -> list[RuleRecord]:
    """All records of a kind in the order of the files' names. A record of the office's takes the
    place of the one of ours with its name, in whatever file that stands; a new one comes before
    ours of a file of the same name. Of `folder` alone where one is given."""
    ours = _of_folder((folder or patterns_folder()) / kind, "")
    office = None if folder else office_folder()
    if office is None:
        return ours
    named_by = NAMED_BY[kind]
    places = {name_of(record.raw, named_by): at for at, record in enumerate(ours)}
    made = [(record.file.name, record) for record in ours]  # each under the name that it goes by
    new: list[tuple[str, RuleRecord]] = []
    for record in _of_folder(office / kind, office.name):
        at = places.get(name_of(record.raw, named_by))
        if at is None:
            lost = isinstance(record.raw, dict) and any(map(is_change, record.raw))
            new.append((record.file.name, replace(record, lost=lost)))
        else:
            made[at] = (made[at][0], _over(ours[at], record))
    return [record for _, record in sorted([*new, *made], key=lambda one: one[0])]


def _over(ours: RuleRecord, office: RuleRecord) -> RuleRecord:
    changes = any(map(is_change, office.raw))
    return replace(office, raw=record_over(ours.raw, office.raw), changes_ours=changes)


def _of_folder(folder: Path, office: str) -> list[RuleRecord]:
    records: list[RuleRecord] = []
    for file in sorted(folder.glob("*.yaml")):
        listed = read_yaml(file) or []
        if not isinstance(listed, list):
            listed = [listed]
        records += [RuleRecord(raw, file, place, office) for place, raw in enumerate(listed)]
    return records
