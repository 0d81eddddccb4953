"""The national list: every district and commune by name, province and day.

The lists are `patterns/units/*.csv` (their README says on what day they stood and what they do not
know). 15,000 names would fit many others by chance, so a name is looked up below a province;
without one it counts only where the whole country has it once on that day.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.administration.body_names import PlaceName, place_of_unit
from extractor.administration.nearest_names import closest
from extractor.administration.provinces import today_name
from extractor.administration.unit_names import lost_marks, same_name, unmarked
from extractor.patterns import csv_files

FILES = ("before-2025-07.csv", "gone-2022-2025.csv", "since-2025-07.csv")
LIST_BEGINS = "2022-07-01"  # a name that was gone before this day stands in no list
_SAME_LAND = {"Thừa Thiên Huế": "Huế"}  # by both names in the sources
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}
NUMBER_AT_END = regex.compile(r"\s(?:\d+|[IV]+)$")
_Row = tuple[str, ...]  # a line of a file, by the places of its columns
_LEVEL, _TYPE, _NAME, _CODE, _PROVINCE, _DISTRICT, _FROM, _TO = range(8)


@dataclass(frozen=True, slots=True)
class NationalUnit:
    """A district or commune of the national list. `type` is in small letters (`thị xã`), the days
    are ISO or "" where the list knows none."""

    level: str
    type: str
    name: str
    province: str
    district: str
    valid_from: str
    valid_to: str

    @property
    def full(self) -> str:
        """The name as a sentence writes it: `thị xã Ngã Năm`."""
        return f"{self.type} {self.name}"


@lru_cache(maxsize=1)
def _rows() -> dict[str, list[_Row]]:
    """The lines of all lists by province."""
    found: dict[str, list[_Row]] = {}
    for file in [file for name in FILES for file in csv_files(f"units/{name}")]:
        with open(file, encoding="utf-8-sig", newline="") as handle:
            lines = csv.reader(handle)
            next(lines)
            for line in filter(None, lines):
                found.setdefault(_SAME_LAND.get(line[_PROVINCE], line[_PROVINCE]), []).append(
                    tuple(line)
                )
    return found


def is_numbered_name(name: str) -> bool:
    """True for the name of a commune that ends in a numeral (`Hòa Tú 2`), of any province and
    day."""
    return _plain(name) in _numbered_names()


@lru_cache(maxsize=1)
def _numbered_names() -> frozenset[str]:
    names = (row[_NAME] for rows in _rows().values() for row in rows if " " in row[_NAME])
    numbered = (name for name in names if NUMBER_AT_END.search(name))
    return frozenset(map(_plain, numbered))


@lru_cache(maxsize=8)
def _by_letters(province: str) -> dict[tuple[str, str], list[_Row]]:
    """A province's lines by type and unmarked name."""
    found: dict[tuple[str, str], list[_Row]] = {}
    for row in _rows().get(province, []):
        found.setdefault((row[_TYPE], _plain(row[_NAME])), []).append(row)
    return found


def _plain(name: str) -> str:
    """The unmarked name, its number in plain digits (`Hòa Tú II`, `Phường 07`)."""
    return unmarked(_counted(name))


def _counted(name: str) -> str:
    """The name with its number, the last word, in digits without a zero before."""
    *words, last = name.split() or [""]
    last = _ROMAN.get(last.lower(), last) if words else last
    return " ".join((*words, str(int(last)) if last.isdecimal() else last))


def _unit(row: _Row) -> NationalUnit:
    return NationalUnit(
        level=row[_LEVEL],
        type=row[_TYPE],
        name=row[_NAME],
        province=row[_PROVINCE],
        district=row[_DISTRICT],
        valid_from=row[_FROM],
        valid_to=row[_TO],
    )


def _valid(row: _Row, day: str) -> bool:
    return not day or (row[_FROM] or "0") <= day <= (row[_TO] or "9")


def _province_in_list(province: str, day: str) -> str:
    """The province as the list of that day calls it: Thừa Thiên Huế stands there as Huế, and
    what a text of today calls by an old name in the province that it went into."""
    rows = _rows().get(province)
    if rows and any(_valid(row, day) for row in rows):
        return province
    return today_name(province)


def national_units(name: str, province: str, day: str = "") -> list[NationalUnit]:
    """The units of a province that a name with its type means on an ISO day; several where several
    districts have a commune of this name. Spelling counts but for marks lost and tones misplaced.

    >>> [unit.district for unit in national_units("thị trấn Mỹ Xuyên", "Sóc Trăng")]
    ['Huyện Mỹ Xuyên']
    """
    place = place_of_unit(name)
    if place is None:
        return []
    listed = _by_letters(_province_in_list(province, day))
    rows = [row for row in listed.get((place.type, _plain(place.name)), []) if _valid(row, day)]
    return _distinct([row for row in rows if _spelt_alike(place.name, row)])


def stood_on(name: str, province: str, day: str) -> bool | None:
    """True, False: the list has this unit of the province on that ISO day, or on other days alone.
    None where it has none of the name, or does not reach back to that day.

    >>> [stood_on("xã Ba Tri", "Vĩnh Long", day) for day in ("2024-09-30", "2025-09-30")]
    [False, True]
    """
    place = place_of_unit(name)
    if place is None or day < LIST_BEGINS:
        return None
    listed = _by_letters(_SAME_LAND.get(province, province)).get(
        (place.type, _plain(place.name)), []
    )
    rows = [row for row in listed if _spelt_alike(place.name, row)]
    return any(_valid(row, day) for row in rows) if rows else None


def _spelt_alike(name: str, row: _Row) -> bool:
    read, true = _counted(name), _counted(row[_NAME])
    return same_name(read, true) or lost_marks(read, true)


def _distinct(rows: list[_Row]) -> list[NationalUnit]:
    """The units of the lines; one that two lists have stands once."""
    return list({(row[_NAME], row[_DISTRICT]): _unit(row) for row in reversed(rows)}.values())


def national_alone(name: str, day: str = "") -> NationalUnit | None:
    """The only unit of the country that a name with its type means on an ISO day; None where there
    is none or more than one. Marks may be lost where no unit is spelt as the name is."""
    place = place_of_unit(name)
    if place is None or not place.name:
        return None
    near = [row for row in _alike(place) if _valid(row, day)]
    found = {(row[_PROVINCE], row[_DISTRICT]): row for row in _best_spelt(place.name, near)}
    return _unit(next(iter(found.values()))) if len(found) == 1 else None


def _best_spelt(name: str, rows: list[_Row]) -> list[_Row]:
    """The lines spelt as the name is; where none is, those whose marks the name may have lost."""
    spelt = [row for row in rows if same_name(name, row[_NAME])]
    return spelt or [row for row in rows if lost_marks(name, row[_NAME])]


def _alike(place: PlaceName) -> list[_Row]:
    """The country's lines of this type and unmarked name."""
    first, plain = unmarked(place.name[:1]), _plain(place.name)
    rows = [row for listed in _rows().values() for row in listed]
    of_type = [row for row in rows if row[_TYPE] == place.type]
    near = [row for row in of_type if unmarked(row[_NAME][:1]) == first]  # spares most the rest
    return [row for row in near if _plain(row[_NAME]) == plain]


def national_nearest(name: str, province: str, day: str = "") -> NationalUnit | None:
    """The one unit of a province whose name is nearest to a misread one of the same type; None
    where none is near or two are."""
    place = place_of_unit(name)
    if place is None or not place.name:
        return None
    listed = _by_letters(_province_in_list(province, day))
    names = {
        row[_NAME]: row
        for (kind, _), rows in listed.items()
        for row in rows
        if kind == place.type and _valid(row, day)
    }
    found = closest(place.name, names)
    return _unit(names[found.name]) if found else None
