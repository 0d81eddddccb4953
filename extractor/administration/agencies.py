"""The bodies that issue documents, and their names out of capitals as a sentence writes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.patterns import patterns_folder, read_yaml

CENTRAL = "trung ương"
ALWAYS_CAPITALS = ("UBND", "HĐND", "BCĐ")
_PLACE_TYPE = r"(?:TỈNH|HUYỆN|THÀNH PHỐ|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN)"
_PLACE = regex.compile(rf"\b{_PLACE_TYPE}\s+\p{{Lu}}.*")
_LEVEL = regex.compile(r"(?:TỈNH|HUYỆN|THÀNH PHỐ|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN|TP\.?)\s+")
_OFFICE = regex.compile(r"^(sở|phòng|ban|chi cục|trung tâm) (\p{Ll})")


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
    listed = read_yaml(patterns_folder() / "units" / "agencies.yaml")["agencies"]
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


@lru_cache(maxsize=1)
def _names_by_capitals() -> dict[str, str]:
    return {agency.name.upper(): agency.name for agency in agencies()}


def spell(capitals: str) -> str:
    """A body's name in capitals as a sentence writes it: a known body as the list has it, else
    with a capital at the beginning; abbreviations and names of places keep theirs.

    >>> spell("ỦY BAN NHÂN DÂN HUYỆN MỸ XUYÊN")
    'Ủy ban nhân dân huyện Mỹ Xuyên'
    """
    capitals = " ".join(capitals.split())
    place = _PLACE.search(capitals)
    head = capitals[: place.start()].strip() if place else capitals
    name = _names_by_capitals().get(head.replace("OÀ", "ÒA")) or _spelt(head)
    after = " " + place_name(place[0]) if place else ""
    return (name + after).strip()


def _spelt(head: str) -> str:
    """The name of a body that no list has, its place left out."""
    name = " ".join(word if word in ALWAYS_CAPITALS else word.lower() for word in head.split())
    name = _OFFICE.sub(lambda found: f"{found[1]} {found[2].upper()}", name)
    return name[:1].upper() + name[1:]


def place_name(capitals: str) -> str:
    """A place in capitals as a sentence writes it, its type in small letters.

    >>> place_name("HUYỆN MỸ XUYÊN"), place_name("SÓC TRĂNG")
    ('huyện Mỹ Xuyên', 'Sóc Trăng')
    """
    level = _LEVEL.match(capitals)
    name = capitals[level.end() :] if level else capitals
    type_word = level[0].lower() if level else ""
    return type_word + " ".join(word.capitalize() for word in name.split())
