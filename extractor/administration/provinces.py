"""Provinces as they were on a day: 63 until 30 June 2025, 34 since 1 July 2025."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extractor.administration.unit_names import lost_marks, same_name, without_type
from extractor.patterns import read_rules

DISTRICTS_END = "2025-06-30"
PROVINCES_JOINED = "2025-07-01"
BEFORE_HUE = "2024-12-31"  # the last day of the province Thừa Thiên Huế
# By set, the first and the last day of those of its provinces for which the file has no days.
ERAS = {63: ("0000-01-01", DISTRICTS_END), 34: (PROVINCES_JOINED, "9999-12-31")}


@dataclass(frozen=True, slots=True)
class Province:
    """One province of one of the two sets.

    `kind` is tỉnh or thành phố, `into` the province of today that holds it (its own name in set
    34), `since` and `until` the first and the last day (ISO) of its being, `spellings` its name
    and the other ones in use.
    """

    name: str
    code: str
    set: int
    kind: str
    into: str
    since: str
    until: str
    spellings: tuple[str, ...]

    def valid(self, day: str) -> bool:
        """True on an ISO day of its being; a document without a date ("") may be of any time."""
        return not day or self.since <= day <= self.until


@lru_cache(maxsize=1)
def provinces() -> tuple[Province, ...]:
    """All provinces of both sets, in the order of `patterns/units/provinces.yaml`."""
    listed = read_rules("units/provinces.yaml")["provinces"]
    return tuple(_province(entry) for entry in listed)


def _province(entry: dict[str, Any]) -> Province:
    """The record of one entry of the file."""
    first, last = ERAS[entry["set"]]
    return Province(
        name=entry["name"],
        code=entry["code"],
        set=entry["set"],
        kind=entry["type"],
        into=entry["into"] or entry["name"],
        since=str(entry.get("since") or first),
        until=str(entry.get("until") or last),
        spellings=(entry["name"], *entry["aliases"]),
    )


@lru_cache(maxsize=4096)
def province_at(name: str, day: str = "") -> Province | None:
    """The province that a name means on an ISO day. None where the name is unknown, not of that
    time, or (tone marks lost) not clear. Without a day the older set is asked first; then only the
    province's name is certain.

    >>> province_at("TP. Huế", "2025-01-01").name, province_at("Yên Bái", "2025-08-01")
    ('Huế', None)
    """
    valid = [province for province in provinces() if province.valid(day)]
    for alike in (same_name, lost_marks):
        found = {p.name: p for p in reversed(valid) if _is_called(p, name, alike)}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _is_called(province: Province, name: str, alike: Callable[[str, str], bool]) -> bool:
    spellings = _spellings(province)
    return _any_alike(name, spellings, alike) or _any_alike(without_type(name), spellings, alike)


def _any_alike(name: str, spellings: Iterable[str], alike: Callable[[str, str], bool]) -> bool:
    return any(alike(name, spelling) for spelling in spellings)


@lru_cache(maxsize=512)
def _spellings(province: Province) -> frozenset[str]:
    """A province's spellings, each with and without its type."""
    return frozenset((*province.spellings, *map(without_type, province.spellings)))


def province_names(day: str = "") -> tuple[str, ...]:
    """The names of the provinces of an ISO day; of both sets without a day."""
    return tuple(dict.fromkeys(p.name for p in provinces() if p.valid(day)))


def era_day(day: str) -> str:
    """One ISO day that stands for all days with the same provinces; "" stays.

    >>> era_day("2016-03-01"), era_day("2025-08-01")
    ('2024-12-31', '9999-12-31')
    """
    if not day:
        return ""
    ends = sorted({province.until for province in provinces()})
    return next((end for end in ends if day <= end), day)


@lru_cache(maxsize=512)
def today_name(name: str) -> str:
    """The name of the province of today that holds the province of this name. A name that stood
    before and stands after July 2025 means the same territory's heir (`Lào Cai`); an unknown name
    stays.

    >>> today_name("Yên Bái"), today_name("Lào Cai")
    ('Lào Cai', 'Lào Cai')
    """
    old = province_at(name, DISTRICTS_END) or province_at(name, BEFORE_HUE)
    return old.into if old else name


@lru_cache(maxsize=512)
def merged_from(name: str) -> tuple[str, ...]:
    """The names, before July 2025, of the provinces that a province of today was made of."""
    return tuple(p.name for p in provinces() if p.set == 63 and p.into == name)
