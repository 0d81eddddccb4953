"""A user's own list of departments, districts and communes, as they were on a day.

Districts ended on 30 June 2025, and the same name may mean another province after that day, so a
name is looked up with the document's date. How the file is read: `unit_files.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import regex

from extractor.administration.body_names import body_parts
from extractor.administration.nearest_names import closest
from extractor.administration.unit_files import UNIT_LEVELS, UnitLine, read_unit_file
from extractor.administration.unit_names import (
    lost_marks,
    same_name,
    unmarked,
    without_type,
    written_out,
)

Spelling = tuple[str, str]  # level, and a form of the name without marks

__all__ = ["PLACE_END", "UNIT_LEVELS", "Gazetteer", "Unit", "load_units"]

PLACE_END = regex.compile(r"\s+(?:tỉnh|thành phố)\s+\S.*$", regex.I)


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
        """The unit's name and aliases, each as given and without its type."""
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
        for form in forms_of(level, name) if self.units else ():
            listed = self._by_spelling.get((level, unmarked(form)), [])
            near = [known for known in listed if _is_of(known[1], province, day)]
            for alike in (same_name, lost_marks):
                fitting = {unit for spelling, unit in near if alike(form, spelling)}
                if _are_one(fitting):
                    return next(iter(fitting))
        return None

    def nearest(self, level: str, name: str, province: str = "", day: str = "") -> Unit | None:
        """The one unit whose name is nearest to a misread one; None where none is near or two are.
        Digits never differ."""
        forms = {
            form: unit
            for unit in self.units
            if unit.level == level and _is_of(unit, province, day)
            for form in unit.forms
        }
        for form in forms_of(level, name):
            if found := closest(form, forms):
                return forms[found.name]
        return None

    def covers(self, level: str, province: str, day: str = "") -> bool:
        """True where the list has units of this level in this province on that day."""
        units = (unit for unit in self.units if unit.level == level and unit.valid(day))
        return any(not unit.province or same_name(unit.province, province) for unit in units)


def _are_one(units: set[Unit]) -> bool:
    """True where all mean one place; a unit may be listed for several times of its being."""
    return len({(unit.name, unit.province, unit.district) for unit in units}) == 1


def _is_of(unit: Unit, province: str, day: str) -> bool:
    """True for a unit of this province on that day; "" stands for any, in the list too."""
    return unit.valid(day) and (
        not (province and unit.province) or same_name(unit.province, province)
    )


def forms_of(level: str, name: str) -> list[str]:
    """A name as given and without its type. The province of a department (`Sở Nội vụ tỉnh Sóc
    Trăng`) is no part of its name."""
    full = PLACE_END.sub("", name) if level == "sở" else written_out(name)
    return list(dict.fromkeys((full, without_type(full))))


def load_units(file: Path | None) -> Gazetteer:
    """The user's list in a file, empty without one. Raises WrongUsage where the file, or a line of
    it (named by its number), cannot be used."""
    if file is None:
        return Gazetteer()
    lines = read_unit_file(file)
    provinces = {_province_of(line) for line in lines} - {""}
    only = next(iter(provinces)) if len(provinces) == 1 else ""
    return Gazetteer(tuple(_unit(line, only) for line in lines))


def _unit(line: UnitLine, only_province: str) -> Unit:
    """The unit of a line; of the list's only province where the line names none."""
    name = line.name if line.level == "sở" else written_out(line.name)
    return Unit(
        level=line.level,
        name=name,
        province=_province_of(line) or only_province,
        district=without_type(line.district),
        valid_from=line.valid_from,
        valid_to=line.valid_to,
        aliases=line.aliases,
    )


def _province_of(line: UnitLine) -> str:
    """The province that a line says, in its own column or in the unit's name; "" for none."""
    if line.province:
        return without_type(line.province)
    if line.level == "tỉnh":
        return without_type(line.name)
    named = [place for place in body_parts(line.name).places if place.type == "tỉnh"]
    return named[0].name if named else ""
