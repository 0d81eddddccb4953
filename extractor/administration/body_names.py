"""The parts of a body's name: what it is, and the units that it belongs to.

`Sở Y tế tỉnh Kiên Giang` is the head `Sở Y tế` with the place `tỉnh Kiên Giang`. What kind of unit
a head names is data in `patterns/units/kinds.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex

from extractor.administration.provinces import DISTRICTS_END, province_at
from extractor.administration.unit_names import LEVEL_OF, SHORT, same_name, written_out
from extractor.language.marks import without_marks
from extractor.patterns import read_rules

_PLAIN_TYPES = {without_marks(name): name for name in LEVEL_OF}
CENTRAL = "trung ương"
BELOW_PLACE = "dưới nơi"  # the level of the head of a body that a unit has below it
_FIXED = {CENTRAL: "", "sở": "sở"}  # levels that no place changes
COUNCILS = ("ủy ban nhân dân", "hội đồng nhân dân")  # they are the unit itself
# Of the types of places only those whose tones stand: `QUẢN LÝ` is no quận, `XÃ HỘI` no xã.
_TYPE = "|".join(LEVEL_OF)
_SOCIETY_END = r"\s*$|\s+(?:tỉnh|huyện|thành|thị|quận|khu|và|việt)"  # of `Bảo hiểm xã hội tỉnh`
_NO_UNIT = rf"(?!\s*(?:ủy|uỷ|đoàn|đội|lân|hội(?:{_SOCIETY_END}))(?!\p{{L}}))"
_FULL = rf"(?<![\p{{L}}\d])(?P<type>(?i:{_TYPE}))(?![\p{{L}}\d]){_NO_UNIT}"
_SHORT = r"(?<![\p{L}\d&-])(?P<short>TP|Tp|TX|Tx|TT|H|Q|P|X|T)(?:\.\s?|\s)(?=\p{Lu}|\d)"
_PLACE = regex.compile(rf"{_FULL}|{_SHORT}", regex.I)
_SHORT_PLACE = regex.compile(_SHORT)
_AFTER_COMMITTEE = regex.compile(
    rf"(?i)^\s*(?P<type>{'|'.join(_PLAIN_TYPES)})(?![\p{{L}}\d])\.?\s*"
)
# The end of a head that `xã hội` belongs to: `Thương binh và`, `Bảo hiểm`.
_OPEN_END = regex.compile(r"(?i)(?:[-–,&]|\bvà|\bbảo hiểm|\bbảo trợ|\bchính sách|\btrật tự)\s*$")
_COMMITTEE = regex.compile(
    r"(?i)^(?:(?P<ubnd>uy ban nhan dan|ubnd)|(?P<hdnd>hoi dong nhan dan|hdnd))(?!\p{L})"
)
# Types whose tone was lost, where no other word is spelt like them; `tính` before a province only.
_WORN_TYPE = regex.compile(
    r"(?i)(?<![\p{L}\d])(?P<type>thanh pho|thi tran|dac khu|thi xa|huyen)\s+(?=[\p{L}\d])"
)
_WORN_TYPE_END = regex.compile(r"(?i)\s+t[iìíỉĩị]nh$")
_PARTY = regex.compile(
    r"(?i)^(?P<head>(?P<type>tỉnh|thành|huyện|quận|thị)\s+(?:[uủ][ỷỹyỳýỵ]|đoàn))(?!\p{L})\s*"
)
_PARTY_END = regex.compile(r"(?i)(?:^|\s)(?:tỉnh|thành|huyện|quận|thị)\s+(?:[uủ][yỷ]|đoàn)$")
_PARTY_TYPES = {"thành": "thành phố", "thị": "thị xã"}
# The first word of `THỊ XÃ` whose tone was lost; what stands behind it would be taken for a `xã`.
_WORN_TOWN = regex.compile(r"(?<!\p{L})TH[IÍÌỈĨ](?=\s+X[ÃAÁÀẢ]\s+[\p{Lu}\d])")
_EDGES = " .,;:-–—_*|"
_CITIES_IN_CITIES = ("thủ đức", "thủy nguyên")  # thành phố thuộc thành phố


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A unit that a body's name names: its type in words (`thị xã`) and its name, "" where only
    the type stands (`Thanh tra tỉnh`)."""

    type: str
    name: str

    @property
    def level(self) -> str:
        """The level of the type; that of a city may be `tỉnh`, which its name tells."""
        return LEVEL_OF[self.type]

    @property
    def full(self) -> str:
        """The unit as a sentence writes it: `thị xã Ngã Năm`."""
        return f"{self.type} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name in parts: `head` as given, `places` from the smallest to the largest."""

    head: str
    places: tuple[PlaceName, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitKind:
    """What a name names: its kind in words (`thị xã`, `sở`) and its level (`tỉnh`, `sở`, `huyện`,
    `xã`); level "" for bodies of the centre and for what cannot be told."""

    kind: str
    level: str


@dataclass(frozen=True, slots=True)
class _Head:
    kind: str
    level: str
    words: str  # in plain small letters


def with_place(head: str, place: PlaceName) -> str:
    """A head and its place as a sentence writes them: `Sở Y tế tỉnh Kiên Giang`, `Huyện ủy Mỹ
    Xuyên`."""
    in_head = _PARTY_END.search(head)
    return f"{head} {place.name if in_head else place.full}".strip()


def body_parts(name: str) -> BodyName:
    """The parts of a body's name in any case of letters.

    >>> body_parts("UBND THỊ XÃ NGÃ NĂM").places[0].full
    'thị xã Ngã Năm'
    >>> body_parts("Sở Lao động - Thương binh và Xã hội tỉnh Sóc Trăng").head
    'Sở Lao động - Thương binh và Xã hội'
    """
    name = " ".join(name.split()).strip(_EDGES)
    if name.isupper():
        name = _WORN_TOWN.sub("THỊ", name)
    if party := _PARTY.match(name):
        kind = party["type"].lower()
        place = PlaceName(_PARTY_TYPES.get(kind, kind), _name(name[party.end() :]))
        return BodyName(party["head"].strip(), (place,))
    committee = _COMMITTEE.match(without_marks(name))
    rest = name[committee.end() :] if committee else ""
    if committee and (typed := _AFTER_COMMITTEE.match(without_marks(rest))):
        kind = _PLAIN_TYPES[typed["type"].lower()]
        return BodyName(name[: committee.end()], _places(rest[typed.end() :], kind))
    found = _first_place(name)
    if found is None:
        return _with_worn_type(name) or _of_province(name)
    return BodyName(name[: found.start()].strip(_EDGES), _places(name[found.end() :], _kind(found)))


def _with_worn_type(name: str) -> BodyName | None:
    """The parts of a name in capitals whose type of place lost its tone (`HUYÊN`)."""
    plain = without_marks(name)
    found = _WORN_TYPE.search(plain) if name.isupper() and len(plain) == len(name) else None
    if found is None or not opens_body(name):
        return None
    kind = _PLAIN_TYPES[found["type"].lower()]
    return BodyName(name[: found.start()].strip(_EDGES), _places(name[found.end() :], kind))


def _of_province(name: str) -> BodyName:
    """The parts of a name without the type of a place: `Sở Y tế Sóc Trăng` ends with a province.
    A school or hospital has such a name of its own."""
    head = _head_of(name)
    if head is None or head.kind in named_kinds() or head.level == CENTRAL:
        return BodyName(name)
    words = name.split()
    for size in range(min(5, len(words) - 2), 1, -1):
        last = " ".join(words[-size:])
        province = province_at(last)
        if province and last[0].isupper() and same_name(last, province.name):
            before = _WORN_TYPE_END.sub("", " ".join(words[:-size]))
            return BodyName(before, (PlaceName(province.kind, province.name),))
    return BodyName(name)


def _first_place(name: str) -> regex.Match[str] | None:
    """The first word that opens a place: not the `Xã hội` of `Thương binh và Xã hội`."""
    for found in _PLACE.finditer(name):
        after = name[found.end() :].lstrip()
        opens_name = not after or after[0].isupper() or after[0].isdigit()
        if found["short"] and not _SHORT_PLACE.match(name, found.start()):
            continue
        in_society = found["type"] and found["type"].lower() == "xã"
        if opens_name and not (in_society and _OPEN_END.search(name[: found.start()])):
            return found
    return None


def _kind(found: regex.Match[str]) -> str:
    return SHORT[found["short"].lower()] if found["short"] else found["type"].lower()


def _places(rest: str, kind: str) -> tuple[PlaceName, ...]:
    """The place whose name begins `rest`, and those that follow it."""
    following = _first_place(rest)
    if following is None:
        return (PlaceName(kind, _name(rest)),)
    own = PlaceName(kind, _name(rest[: following.start()]))
    return (own, *_places(rest[following.end() :], _kind(following)))


def _name(text: str) -> str:
    """A place's name without marks around and within it, out of capitals."""
    plain = " ".join(regex.sub(r"[.,;:_*|]", " ", text).split()).strip(_EDGES)
    return " ".join(word.capitalize() for word in plain.split()) if plain.isupper() else plain


@lru_cache(maxsize=1)
def _kinds() -> dict[str, Any]:
    data: dict[str, Any] = read_rules("units/kinds.yaml")
    return data


@lru_cache(maxsize=1)
def _heads() -> tuple[_Head, ...]:
    """The beginnings of bodies' names, the longest first."""
    listed = [
        _Head(entry["kind"], entry["level"], without_marks(words).lower())
        for entry in _kinds()["heads"]
        for words in entry["words"]
    ]
    return tuple(sorted(listed, key=lambda head: -len(head.words)))


@lru_cache(maxsize=1)
def _no_bodies() -> tuple[str, ...]:
    return tuple(without_marks(words).lower() for words in _kinds()["not_bodies"])


@lru_cache(maxsize=1)
def named_kinds() -> frozenset[str]:
    """The kinds of bodies that have a name of their own and no place after it."""
    return frozenset(_kinds()["named"])


def usual_bodies() -> tuple[str, ...]:
    """Heads of bodies of `kinds.yaml`, as a sentence writes them."""
    return tuple(_kinds()["bodies"])


def is_committee(head: str) -> bool:
    """True for a committee or a council without its place, in full or short, whatever marks its
    letters lost: every unit has one.

    >>> is_committee("ỦY BAN NHÂN DÂN"), is_committee("hđnd"), is_committee("UBND xã Ba Tri")
    (True, True, False)
    """
    plain = without_marks(" ".join(head.split()).strip(_EDGES))
    return _COMMITTEE.fullmatch(plain) is not None


def committee_in(name: str) -> str:
    """What opens a name, `UBND` or `HĐND`, in full or short, whatever marks its letters lost; ""
    for the name of another body.

    >>> committee_in("ỦY BAN NHÂN DÂN QUẬN 3"), committee_in("hội đồng nhân dân"), committee_in("S")
    ('UBND', 'HĐND', '')
    """
    found = _COMMITTEE.match(without_marks(" ".join(name.split()).strip(_EDGES)))
    if found is None:
        return ""
    return "UBND" if found["ubnd"] else "HĐND"


def opens_body(name: str) -> bool:
    """True where a name begins as the names of bodies do, whatever marks its letters lost."""
    return _head_of(name) is not None


@lru_cache(maxsize=4096)
def _head_of(name: str) -> _Head | None:
    plain = without_marks(" ".join(name.split())).lower().lstrip(_EDGES)
    if plain.startswith(_no_bodies()):
        return None
    for head in _heads():
        if plain.startswith(head.words) and not plain[len(head.words) :][:1].isalnum():
            return head
    return None


def unit_kind(name: str, day: str = "", parent: str = "") -> UnitKind:
    """The kind and the level of a unit or body on an ISO day, from its whole name; `parent` is the
    body above it, which the level of a centre, a hospital or a school depends on.

    >>> unit_kind("UBND thị xã Ngã Năm"), unit_kind("Sở Y tế tỉnh Kiên Giang")
    (UnitKind(kind='thị xã', level='huyện'), UnitKind(kind='sở', level='sở'))
    """
    parts = body_parts(name)
    head = _head_of(parts.head) if parts.head else None
    place = parts.places[0] if parts.places else None
    if head is None:
        return _place_kind(place, day) if place else UnitKind("", "")
    if head.level in _FIXED:
        return UnitKind(head.kind, _FIXED[head.level])
    if place is None:
        return UnitKind(head.kind, _level_below(parent, head, day))
    of_place = _place_kind(place, day)
    if head.kind in COUNCILS:
        return of_place
    below = head.level == BELOW_PLACE and of_place.level == "tỉnh"
    return UnitKind(head.kind, "sở" if below else of_place.level)


def _level_below(parent: str, head: _Head, day: str) -> str:
    """The level of a body without a place of its own, below its parent."""
    if not parent:
        return "huyện" if head.kind == "phòng" else ""
    above = unit_kind(parent, day).level
    return "sở" if above == "tỉnh" and head.level == BELOW_PLACE else above


def _place_kind(place: PlaceName, day: str) -> UnitKind:
    if place.type != "thành phố":
        return UnitKind(place.type, place.level)
    if not place.name or _is_governed_city(place.name, day):
        return UnitKind("thành phố trực thuộc trung ương", "tỉnh")
    inside = place.name.lower() in _CITIES_IN_CITIES
    return UnitKind("thành phố thuộc thành phố" if inside else "thành phố thuộc tỉnh", "huyện")


def _is_governed_city(name: str, day: str) -> bool:
    """True for a city under the central government on that day; Huế was none before 2025."""
    city = province_at(name, day or DISTRICTS_END)
    return city is not None and city.kind == "thành phố"


def place_of_unit(name: str) -> PlaceName | None:
    """The place that a unit's own name is (`H. Mỹ Xuyên`, `thị xã Ngã Năm`); None for a body."""
    parts = body_parts(written_out(name))
    return parts.places[0] if parts.places and not parts.head else None
