"""Is what the office writes written as the program's own files are: the same names of files and
fields, lists where they are lists, text where it is text?

Every fault names file, line, record and what to do. What the words mean is tried later, by the
examples.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from extractor.messages import say
from extractor.patterns import overlay, records
from extractor.patterns.folders import office_folder, patterns_folder
from extractor.patterns.yaml_files import Path_, line_of, read_yaml, shown, where

FOLDERS: tuple[records.Kind, ...] = (
    "numerals",
    "indicators",
)  # of which an office may have files of other names
# Fields below which the office may write names that ours do not have.
OPEN = {
    ("pieces.yaml", ""),
    ("documents.yaml", "types"),
    ("comparison.yaml", "fields"),
    ("drafts.yaml", "quotes"),
    ("annexes.yaml", "short"),
    ("checks.yaml", "confused"),
    ("forms.yaml", "columns"),
    ("indicators/shared/words.yaml", "beware"),
    ("reliability.yaml", "evidence"),
    ("reliability.yaml", "rules"),
}
# Fields whose value must be one that ours have.
OF_OURS = {
    ("units/agencies.yaml", "level"),
    ("units/kinds.yaml", "level"),
    ("units/provinces.yaml", "set"),
    ("wording.yaml", "status"),
}
# Fields of records that may be written though none of ours does.
ALSO = {
    ("forms.yaml", ""): ("title", "named"),
    ("forms.yaml", "columns"): ("refuse", "with", "optional", "code"),
    ("annexes.yaml", "rows"): ("status", "unit", "code"),
}


def office_faults() -> list[str]:
    """A line for each fault in how the office's files are written; none without such a folder.
    Raises BrokenRule for a file that is no YAML."""
    folder = office_folder()
    if folder is None:
        return []
    faults: list[str] = []
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder)
        if file.is_file() and not any(part.startswith(".") for part in name.parts):
            faults += _file_faults(file, name.as_posix())
    for kind in FOLDERS:
        faults += _record_faults(kind)
    return faults


def office_records() -> int:
    """How many records the office's files hold; a list of words under a head is one."""
    folder = office_folder()
    if folder is None:
        return 0
    contents = [read_yaml(file) or () for file in sorted(folder.rglob("*.yaml"))]
    return sum(len(content) for content in contents if isinstance(content, dict | list))


def _file_faults(file: Path, name: str) -> list[str]:
    if file.suffix.lower() == ".yml":
        return [say("rule_file_yml", file=shown(file), name=f"{file.stem}.yaml")]
    if file.suffix == ".csv":
        return list(_csv_faults(file, name))
    if file.suffix.lower() != ".yaml":
        return []  # a note, a copy of a report
    parent = Path(name).parent.as_posix()
    ours = patterns_folder() / name
    content = read_yaml(file)
    if parent in FOLDERS:
        return _no_list(content, file)
    if not ours.is_file():
        return [_unknown_file(file, name)]
    if content is None:
        return []
    return list(_Shape(file, name).faults(read_yaml(ours), content, "", ()))


def _no_list(content: Any, file: Path) -> list[str]:
    if content is None or isinstance(content, list):
        return []
    return [f"{where(file, 1)}: {say('rule_file_no_list')}"]


def _unknown_file(file: Path, name: str) -> str:
    known = [
        found.relative_to(patterns_folder()).as_posix()
        for suffix in ("yaml", "csv")
        for found in patterns_folder().rglob(f"*.{suffix}")
    ]
    near = get_close_matches(name, known, 1, 0.0)
    return say("rule_file_unknown", file=shown(file), near=near[0])


def _csv_faults(file: Path, name: str) -> Iterator[str]:
    ours = patterns_folder() / name
    if not ours.is_file():
        yield _unknown_file(file, name)
        return
    with open(ours, encoding="utf-8", newline="") as handle:
        heading = next(csv.reader(handle))
    try:
        lines = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    except (UnicodeDecodeError, csv.Error):
        yield say("rule_file_not_utf8", file=shown(file))
        return
    if not lines or lines[0] != heading:
        yield f"{where(file, 1)}: {say('rule_csv_heading', heading=','.join(heading))}"
    for number, line in enumerate(lines[1:], 2):
        if line and len(line) != len(heading):
            told = say("rule_csv_columns", wanted=len(heading), got=len(line))
            yield f"{where(file, number)}: {told}"


def _record_faults(kind: records.Kind) -> Iterator[str]:
    """What is wrong with the records' names: none, twice, or none of ours to change."""
    [field] = records.NAMED_BY[kind]
    own = [record for record in records.rule_records(kind) if record.folder]
    for record in own:
        if not isinstance(record.raw, dict) or not isinstance(record.raw.get(field), str):
            yield f"{where(record.file, record.line())}: {say('rule_nameless', field=field)}"
        elif record.lost:
            name = record.raw[field]
            yield f"{where(record.file, record.line(), name)}: {say('rule_nothing_to_change')}"
    yield from _twice(kind, field)


def _twice(kind: records.Kind, field: str) -> Iterator[str]:
    folder = office_folder()
    if folder is None:
        return
    seen: Counter[str] = Counter()
    for file in sorted((folder / kind).glob("*.yaml")):
        for at, raw in enumerate(read_yaml(file) or []):
            name = str(raw.get(field, "")) if isinstance(raw, dict) else ""
            seen[name] += 1
            if name and seen[name] == 2:
                yield f"{where(file, line_of(file, (at,)), name)}: {say('rule_twice')}"


@dataclass(frozen=True, slots=True)
class _Shape:
    """A file of the office's (`name`: as ours is called) that is held against ours."""

    file: Path
    name: str

    def faults(self, ours: Any, office: Any, key: str, path: Path_) -> Iterator[str]:
        """The faults of what stands under `key` at `path`."""
        if isinstance(ours, dict):
            yield from self._of_fields(ours, office, key, path)
        elif isinstance(ours, list):
            yield from self._of_list(ours, office, key, path)
        elif isinstance(ours, str) and not isinstance(office, str):
            yield self._fault(path, "rule_value_no_text", key, office)
        elif isinstance(ours, int | float) and not isinstance(office, int | float):
            yield self._fault(path, "rule_value_no_number", key, office)

    def _of_fields(
        self,
        ours: dict[str, Any],
        office: Any,
        key: str,
        path: Path_,
    ) -> Iterator[str]:
        if not isinstance(office, dict):
            yield self._fault(path, "rule_value_no_fields", key, office)
            return
        is_open = (self.name, key) in OPEN
        for field, value in office.items():
            plain = overlay.base_name(field)
            if plain in ours:
                yield from self.faults(ours[plain], value, plain, (*path, field))
            elif is_open:
                sample = _sample(list(ours.values()))
                yield from self._of_record(sample, value, key, (*path, field))
            else:
                yield self._unknown(path, field, list(ours))

    def _of_list(self, ours: list[Any], office: Any, key: str, path: Path_) -> Iterator[str]:
        if not isinstance(office, list):
            yield self._fault(path, "rule_value_no_list", key, office)
            return
        sample = _sample(ours)
        for at, item in enumerate(office):
            yield from self._of_record(sample, item, key, (*path, at))
        yield from self._named_twice(office, key, path)

    def _of_record(self, sample: Any, office: Any, key: str, path: Path_) -> Iterator[str]:
        """The faults of one item, held against what all items of ours have together."""
        if not isinstance(sample, _Fields):
            yield from self.faults(sample, office, key, path)
            return
        if not isinstance(office, dict):
            yield self._fault(path, "rule_value_no_fields", key, office)
            return
        also = ALSO.get((self.name, key), ())
        for field, value in office.items():
            plain = overlay.base_name(field)
            if plain not in sample.fields:
                if plain not in also:
                    yield self._unknown(path, field, list(sample.fields))
                continue
            yield from self._of_value(sample.fields[plain], value, plain, (*path, field))
        if not any(map(overlay.is_change, office)):
            for field in sample.needed:
                if field not in office:
                    yield self._fault(path, "rule_field_missing", field, "")

    def _of_value(self, values: list[Any], office: Any, key: str, path: Path_) -> Iterator[str]:
        """The faults of a field's value, held against those that ours have."""
        if (self.name, key) in OF_OURS and office not in values:
            allowed = ", ".join(dict.fromkeys(map(str, values)))
            yield self._fault(path, "rule_value_not_of", key, office, allowed)
            return
        yield from self.faults(_joined(values), office, key, path)

    def _named_twice(self, office: list[Any], key: str, path: Path_) -> Iterator[str]:
        named_by = overlay.NAMED_BY.get(key)
        if named_by is None:
            return
        seen: Counter[tuple[str, ...]] = Counter()
        for at, record in enumerate(office):
            name = overlay.name_of(record, named_by)
            seen[name] += 1
            if seen[name] == 2:
                line = line_of(self.file, (*path, at))
                yield f"{where(self.file, line, ' '.join(name))}: {say('rule_twice')}"

    def _fault(self, path: Path_, fault: str, field: str, value: Any, allowed: str = "") -> str:
        told = say(fault, field=field or "?", value=str(value)[:60], allowed=allowed)
        return f"{where(self.file, line_of(self.file, path))}: {told}"

    def _unknown(self, path: Path_, field: str, known: list[str]) -> str:
        told = say("rule_field_unknown", field=field, value="", allowed="")
        if near := get_close_matches(str(field), list(map(str, known)), 1):
            told += " " + say("rule_field_near", near=near[0])
        return f"{where(self.file, line_of(self.file, (*path, field)))}: {told}"


@dataclass(frozen=True, slots=True)
class _Fields:
    """What records of ours have together: each field with its values, and those that all have."""

    fields: dict[str, list[Any]]
    needed: list[str]


def _sample(ours: list[Any]) -> Any:
    """What items of ours look like: the first of them, or the fields of all."""
    if not ours or not isinstance(ours[0], dict):
        return ours[0] if ours else None
    found: dict[str, list[Any]] = {}
    for record in ours:
        for field, value in record.items():
            found.setdefault(str(field), []).append(value)
    return _Fields(found, [field for field, values in found.items() if len(values) == len(ours)])


def _joined(values: list[Any]) -> Any:
    """One value that looks like all of them: of lists all their items."""
    if isinstance(values[0], list):
        return [item for value in values if isinstance(value, list) for item in value]
    if isinstance(values[0], dict):
        return {name: item for value in values for name, item in value.items()}
    return values[0]
