"""Names of provinces, departments, districts and communes → units, as they were on a day.

63 provinces until 30 June 2025 and 34 since 1 July 2025, when districts ended. The same name may
mean another province after that day ("Lào Cai" then holds the old Yên Bái too), so a name is
looked up with the document's date. Provinces: `patterns/units/provinces.yaml`. Districts and
communes are known by their form, or exactly from a user's own list (`units.csv`: level, name,
province, and as far as wanted district, valid_from, valid_to, aliases parted by `|`).
"""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import regex

from extractor.administration.unit_names import (
    lost_marks,
    same_name,
    unmarked,
    without_type,
    written_out,
)
from extractor.errors import WrongUsage

UNIT_LEVELS = ("tỉnh", "sở", "huyện", "xã")
COLUMNS = ("level", "name", "province", "district", "valid_from", "valid_to", "aliases")
PLACE_END = regex.compile(r"\s+(?:tỉnh|thành phố)\s+\S.*$", regex.I)


@dataclass(frozen=True)
class Unit:
    """A unit of a user's list. `name` as in a sentence: huyện Mỹ Xuyên, Sở Nội vụ."""

    level: str
    name: str
    province: str
    district: str = ""
    valid_from: str = ""
    valid_to: str = ""
    aliases: tuple[str, ...] = ()

    def valid(self, day: str) -> bool:
        return not day or (self.valid_from or "0") <= day <= (self.valid_to or "9")


@dataclass(frozen=True)
class Gazetteer:
    """A user's own list; empty when none was given."""

    units: tuple[Unit, ...] = ()

    @cached_property
    def _by_spelling(self) -> dict[tuple[str, str], list[tuple[str, Unit]]]:
        found: dict[tuple[str, str], list[tuple[str, Unit]]] = {}
        for unit in self.units:
            for spelling in {
                s for name in (unit.name, *unit.aliases) for s in forms_of(unit.level, name)
            }:
                found.setdefault((unit.level, unmarked(spelling)), []).append((spelling, unit))
        return found

    def find(self, level: str, name: str, province: str = "", day: str = "") -> Unit | None:
        """The one unit that a name means; None when there is none or more than one."""
        for form in forms_of(level, name):
            near = [
                (s, u)
                for s, u in self._by_spelling.get((level, unmarked(form)), ())
                if u.valid(day) and (not province or same_name(u.province, province))
            ]
            for alike in (same_name, lost_marks):
                fits = {u for s, u in near if alike(form, s)}
                if len({(u.name, u.province, u.district) for u in fits}) == 1:
                    return next(iter(fits))
        return None

    def covers(self, level: str, province: str, day: str = "") -> bool:
        """Does the list speak of this level in this province at that time?"""
        return any(
            u.level == level and u.valid(day) and same_name(u.province, province)
            for u in self.units
        )


def forms_of(level: str, name: str) -> list[str]:
    """A name as given and without its type. A department's province (`Sở Nội vụ tỉnh Sóc Trăng`)
    is no part of its name."""
    full = PLACE_END.sub("", name) if level == "sở" else written_out(name)
    return list(dict.fromkeys((full, without_type(full))))


def load_units(file: Path | None) -> Gazetteer:
    """A user's `units.csv`. Raises WrongUsage naming the line that cannot be used."""
    if file is None:
        return Gazetteer()
    try:
        with open(file, encoding="utf-8-sig", newline="") as handle:
            rows = list(csv.DictReader(handle, dialect=_dialect(handle)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise WrongUsage("units_unreadable", path=file, detail=str(error)[:120]) from None
    return Gazetteer(
        tuple(_unit(row, file, line) for line, row in enumerate(rows, 2) if any(row.values()))
    )


def _dialect(handle):
    """Comma, or the semicolon that a Vietnamese Excel writes."""
    first = handle.readline()
    handle.seek(0)
    return type(
        "Written", (csv.excel,), {"delimiter": ";" if first.count(";") > first.count(",") else ","}
    )


def _unit(row: dict, file: Path, line: int) -> Unit:
    values = {c: unicodedata.normalize("NFC", (row.get(c) or "").strip()) for c in COLUMNS}
    level = values["level"].lower()
    if (
        level not in UNIT_LEVELS
        or not values["name"]
        or not (values["province"] or level == "tỉnh")
    ):
        raise WrongUsage("units_line", path=file, line=line, levels=", ".join(UNIT_LEVELS))
    name = values["name"] if level == "sở" else written_out(values["name"])
    province = without_type(values["province"] or name)
    days = [_iso(values[c], file, line) for c in ("valid_from", "valid_to")]
    aliases = tuple(a.strip() for a in values["aliases"].split("|") if a.strip())
    return Unit(level, name, province, without_type(values["district"]), *days, aliases)


def _iso(text: str, file: Path, line: int) -> str:
    if found := regex.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        text = f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}"
    if text and not regex.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise WrongUsage("units_day", path=file, line=line, text=text)
    return text
