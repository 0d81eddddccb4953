"""The bodies that issue documents and the codes that symbols have for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractor.patterns import read_rules

CENTRAL = "trung ương"


@dataclass(frozen=True, slots=True)
class Agency:
    """A body of `patterns/units/agencies.yaml`: its code in symbols (`BNV`), its name as a sentence
    writes it, its level. Bodies of different levels may share a code."""

    code: str
    name: str
    level: str


@lru_cache(maxsize=1)
def agencies() -> tuple[Agency, ...]:
    """All bodies of `patterns/units/agencies.yaml`, in the order of the file."""
    listed = read_rules("units/agencies.yaml")["agencies"]
    return tuple(
        Agency(code=entry["code"], name=entry["name"], level=entry["level"]) for entry in listed
    )


@lru_cache(maxsize=1)
def central_codes() -> frozenset[str]:
    """The codes that only bodies of the centre have: no province or district speaks for them."""
    local = {agency.code for agency in agencies() if agency.level != CENTRAL}
    central = {agency.code for agency in agencies() if agency.level == CENTRAL}
    return frozenset(central - local)


@lru_cache(maxsize=1)
def body_codes() -> frozenset[str]:
    """The first part of each body's code: `SNV` of `SNV-CCHC`."""
    return frozenset(agency.code.split("-")[0] for agency in agencies())
