"""A user's own list of departments, districts and communes, as they were on a day.

Districts ended on 30 June 2025, and the same name may mean another province after that day, so a
name is looked up with the document's date. Without a list, districts and communes are known by
their form alone. `units.csv` has the columns level, name, province, and as far as wanted district,
valid_from, valid_to, and aliases parted by `|`.
"""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TextIO

import regex

from extractor.administration.unit_names import (
    lost_marks,
    same_name,
    unmarked,
    without_type,
    written_out,
)
from extractor.errors import WrongUsage

Spelling = tuple[str, str]  # level, and a form of the name without marks

UNIT_LEVELS = ("tỉnh", "sở", "huyện", "xã")
COLUMNS = ("level", "name", "province", "district", "valid_from", "valid_to", "aliases")
PLACE_END = regex.compile(r"\s+(?:tỉnh|thành phố)\s+\S.*$", regex.I)
_PRINTED_DAY = regex.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO_DAY = regex.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Unit:
    """A unit of a user's list. `name` is as in a sentence (huyện Mỹ Xuyên, Sở Nội vụ), the days are
    ISO or "" where they are open."""

    level: str
    name: str
    province: str
    district: str = ""
    valid_from: str = ""
    valid_to: str = ""
    aliases: tuple[str, ...] = ()

    def valid(self, day: str) -> bool:
        """True on an ISO day of its being; a document without a date ("") may be of any time."""
        return not day or (self.valid_from or "0") <= day <= (self.valid_to or "9")

    @property
    def forms(self) -> set[str]:
        """Its name and aliases, each as given and without its type."""
        found: set[str] = set()
        for name in (self.name, *self.aliases):
            found.update(forms_of(self.level, name))
        return found


@dataclass(frozen=True)
class Gazetteer:
    """A user's own list; empty when none was given."""

    units: tuple[Unit, ...] = ()

    @cached_property
    def _by_spelling(self) -> dict[Spelling, list[tuple[str, Unit]]]:
        """The units by level and unmarked name, each with the form that has this spelling."""
        found: dict[Spelling, list[tuple[str, Unit]]] = {}
        for unit in self.units:
            for form in unit.forms:
                found.setdefault((unit.level, unmarked(form)), []).append((form, unit))
        return found

    def find(self, level: str, name: str, province: str = "", day: str = "") -> Unit | None:
        """The one unit that a name means on an ISO day; None where there is none or more than one.
        Without a province or a day, units of any are looked at."""
        for form in forms_of(level, name):
            listed = self._by_spelling.get((level, unmarked(form)), [])
            near = [known for known in listed if _is_of(known[1], province, day)]
            for alike in (same_name, lost_marks):
                fitting = {unit for spelling, unit in near if alike(form, spelling)}
                if _are_one(fitting):
                    return next(iter(fitting))
        return None

    def covers(self, level: str, province: str, day: str = "") -> bool:
        """True where the list has units of this level in this province on that day."""
        units = (unit for unit in self.units if unit.level == level and unit.valid(day))
        return any(same_name(unit.province, province) for unit in units)


def _are_one(units: set[Unit]) -> bool:
    """True where all mean one place; a unit may be listed for several times of its being."""
    return len({(unit.name, unit.province, unit.district) for unit in units}) == 1


def _is_of(unit: Unit, province: str, day: str) -> bool:
    """True for a unit of this province on that day; "" stands for any."""
    return unit.valid(day) and (not province or same_name(unit.province, province))


def forms_of(level: str, name: str) -> list[str]:
    """A name as given and without its type. The province of a department (`Sở Nội vụ tỉnh Sóc
    Trăng`) is no part of its name."""
    full = PLACE_END.sub("", name) if level == "sở" else written_out(name)
    return list(dict.fromkeys((full, without_type(full))))


def load_units(file: Path | None) -> Gazetteer:
    """The list of a user's `units.csv`, empty without a file. Raises WrongUsage where the file, or
    a line of it (named by its number), cannot be used."""
    if file is None:
        return Gazetteer()
    try:
        with open(file, encoding="utf-8-sig", newline="") as handle:
            rows = list(csv.DictReader(handle, delimiter=_delimiter(handle)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise WrongUsage("units_unreadable", path=file, detail=str(error)[:120]) from None
    filled = [(line, row) for line, row in enumerate(rows, 2) if any(row.values())]
    return Gazetteer(tuple(_unit(row, file, line) for line, row in filled))


def _delimiter(handle: TextIO) -> str:
    """The comma, or the semicolon that a Vietnamese Excel writes."""
    first = handle.readline()
    handle.seek(0)
    return ";" if first.count(";") > first.count(",") else ","


def _unit(row: dict[str, str | None], file: Path, line: int) -> Unit:
    """The unit of a line. Raises WrongUsage where its level, name or province is missing."""
    values = {column: _cleaned(row.get(column)) for column in COLUMNS}
    level, name = values["level"].lower(), values["name"]
    if not _is_usable(level, name, values["province"]):
        raise WrongUsage("units_line", path=file, line=line, levels=", ".join(UNIT_LEVELS))
    if level != "sở":
        name = written_out(name)
    aliases = (alias.strip() for alias in values["aliases"].split("|"))
    return Unit(
        level=level,
        name=name,
        province=without_type(values["province"] or name),
        district=without_type(values["district"]),
        valid_from=_iso(values["valid_from"], file, line),
        valid_to=_iso(values["valid_to"], file, line),
        aliases=tuple(alias for alias in aliases if alias),
    )


def _is_usable(level: str, name: str, province: str) -> bool:
    """True where a line names a unit of a known level, and the province of one that is none."""
    return level in UNIT_LEVELS and bool(name) and bool(province or level == "tỉnh")


def _cleaned(value: str | None) -> str:
    return unicodedata.normalize("NFC", (value or "").strip())


def _iso(text: str, file: Path, line: int) -> str:
    """The ISO day of a day written `2025-07-01` or `01/7/2025`; "" stays. Raises WrongUsage."""
    if found := _PRINTED_DAY.fullmatch(text):
        text = f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}"
    if text and not _ISO_DAY.fullmatch(text):
        raise WrongUsage("units_day", path=file, line=line, text=text)
    return text
