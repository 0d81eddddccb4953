"""Provinces as they were on a day: 63 until 30 June 2025, 34 since 1 July 2025."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractor.administration.unit_names import lost_marks, same_name, without_type
from extractor.patterns import patterns_folder, read_yaml

DISTRICTS_END = "2025-06-30"


@dataclass(frozen=True)
class Province:
    """One province of one of the two sets, with the days (ISO) from and to which it is valid."""

    name: str
    code: str
    set: int
    kind: str  # tỉnh, thành phố
    into: str  # the province of today: its own name in set 34
    since: str
    until: str
    spellings: tuple[str, ...]

    def valid(self, day: str) -> bool:
        """On an ISO day; a document without a date may be of any time."""
        return not day or self.since <= day <= self.until


@lru_cache(maxsize=1)
def provinces() -> tuple[Province, ...]:
    listed = read_yaml(patterns_folder() / "units" / "provinces.yaml")["provinces"]
    return tuple(
        Province(
            r["name"],
            r["code"],
            r["set"],
            r["type"],
            r["into"] or r["name"],
            str(r.get("since") or ("2025-07-01" if r["set"] == 34 else "0000-01-01")),
            str(r.get("until") or (DISTRICTS_END if r["set"] == 63 else "9999-12-31")),
            (r["name"], *r["aliases"]),
        )
        for r in listed
    )


@lru_cache(maxsize=4096)
def province_at(name: str, day: str = "") -> Province | None:
    """The province that a name means on a day, or None: unknown, not of that time, or (tone
    marks lost) not clear which. Undated, the older set is asked first; only its name is certain."""
    valid = [p for p in provinces() if p.valid(day)]
    forms = {name, without_type(name)}
    for alike in (same_name, lost_marks):
        found = {
            p.name: p
            for p in reversed(valid)
            if any(alike(form, spelling) for form in forms for spelling in _spellings(p))
        }
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


@lru_cache(maxsize=512)
def _spellings(province: Province) -> frozenset[str]:
    return frozenset(form for s in province.spellings for form in (s, without_type(s)))


def era_day(day: str) -> str:
    """A day that stands for all days of one set of provinces; "" stays."""
    ends = sorted({p.until for p in provinces()})
    return next((end for end in ends if day <= end), day) if day else ""


@lru_cache(maxsize=512)
def today_name(name: str) -> str:
    """The province of today that holds this one, by its name before or after July 2025. A name
    of both times means the same territory's heir: `Lào Cai` → `Lào Cai`."""
    old = province_at(name, DISTRICTS_END) or province_at(name, "2024-12-31")
    return old.into if old else name


@lru_cache(maxsize=512)
def merged_from(name: str) -> tuple[str, ...]:
    """Names before July 2025 of the provinces that a province of today was made of."""
    return tuple(p.name for p in provinces() if p.set == 63 and p.into == name)
