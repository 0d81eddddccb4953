"""Where the issuer sits: its level, province and district on the document's day.

The user's list decides over the letterhead, the letterhead over the text. Below the province the
national list says which unit a name means.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import regex

from extractor.administration import (
    DISTRICTS_END,
    LEVEL_OF,
    LIST_BEGINS,
    Gazetteer,
    NationalUnit,
    PlaceName,
    Unit,
    body_parts,
    closest,
    letters_of,
    national_alone,
    national_nearest,
    national_units,
    province_at,
    province_names,
    same_name,
    unit_kind,
    without_type,
)
from extractor.letterhead.issuer import Issuer, corrected, full_name, level_of, plain
from extractor.letterhead.said_names import said_as
from extractor.model import Doubt

SAID_PROVINCE = regex.compile(
    r"(?:[Tt]ỉnh|TỈNH)\s+(?!(?i:đoàn|ủy|hội|đội|ubnd|hđnd)\b)"
    r"((?:\p{Lu}[\p{L}.–-]*\s?(?:[–-]\s)?){1,5})"
)
SAID_CITY = regex.compile(r"(?:[Tt]hành phố|THÀNH PHỐ|TP\.?)\s+((?:\p{Lu}[\p{L}.-]*\s?){1,3})")
SAID_DISTRICT = regex.compile(r"(?:huyện|thị xã|quận)\s+((?:\p{Lu}\p{Ll}+\s?){1,3})")
DISTRICT_TYPES = tuple(kind for kind, level in LEVEL_OF.items() if level == "huyện")


@dataclass(frozen=True, slots=True)
class Seat:
    """The issuer's full name, level, province and district on the document's day, and doubts about
    them."""

    issuer: str = ""
    level: str = ""
    province: str = ""
    district: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedProvince:
    """The province that a head or a text names, a name unknown on the document's day that stands in
    the text more often ("" where there is none), and the doubt where it was misread."""

    name: str
    rival: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """A unit below the province as the lists have it, with its province and, of a commune, its
    district ("" where not known)."""

    place: PlaceName | None
    province: str
    district: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Search:
    """What a place is looked for with: the issuer, its document's text and ISO day, the province
    that the head names ("" for none) and the one that the text says most."""

    issuer: Issuer
    text: str
    day: str
    named: str
    said: str


def place_issuer(issuer: Issuer, text: str, day: str, known: Gazetteer) -> Seat:
    """The issuer's seat on the ISO day `day`, with doubts where a name is of no unit of that time.
    Without a day, a name of either time is taken. `known` is the user's list."""
    if not issuer.head:
        said = _said_province(text, day).name
        return Seat(province=said if province_at(said) else "")
    level = level_of(issuer, issuer.place, day)
    if unit_kind(issuer.head).kind == "trung ương":
        return Seat(full_name(issuer, None, None), level, "", "", issuer.doubts)
    named = _named_province(issuer, text, day)
    below = _below_province(issuer, day)
    seat = _by_own_list(_Search(issuer, text, day, named.name, ""), below, level, known)
    if seat is None:
        seat = _by_letterhead(issuer, named, below, level, text=text, day=day, known=known)
    return replace(seat, doubts=(*issuer.doubts, *seat.doubts, *_ended(seat, day)))


def _by_letterhead(
    issuer: Issuer,
    named: NamedProvince,
    below: PlaceName | None,
    level: str,
    *,
    text: str,
    day: str,
    known: Gazetteer,
) -> Seat:
    """The seat that letterhead and text tell, held against the national list and the user's."""
    said = named if named.name else _said_province(text, day)
    search = _Search(issuer, text, day, named.name, said.name)
    unit = _resolved(below, search) if below else _Place(issuer.place, said.name)
    as_read = issuer.place if unit.province else None
    seat = Seat(
        issuer=full_name(
            issuer, unit.place if below else None, _as_place(unit.province, day) or as_read
        ),
        level=level,
        province=unit.province,
        district=_district(search, level, unit),
    )
    rival = said.rival if unit.province == said.name else ""
    unknown = _unknown_province(seat, rival, day, known)
    doubts = (unit_unknown(unknown),) if unknown else unit.doubts
    in_list = _not_in_own_list(seat, below, day, known)
    return replace(seat, doubts=tuple(dict.fromkeys((*doubts, *said.doubts, *in_list))))


def _below_province(issuer: Issuer, day: str) -> PlaceName | None:
    """The smallest unit of the issuer that is below a province; None for a province's body."""
    if issuer.place is None or not issuer.place.name or _is_province(issuer.place, day):
        return None
    return issuer.place


def _is_province(place: PlaceName, day: str) -> bool:
    return unit_kind(place.full, day).level == "tỉnh"


def _as_place(province: str, day: str) -> PlaceName | None:
    """The province as a place of a name; None for one that no list has."""
    found = province_at(province, day) or province_at(province)
    return PlaceName(found.kind, found.name) if found else None


def _named_province(issuer: Issuer, text: str, day: str) -> NamedProvince:
    """The province that the head names: as the list has it, the nearest one of the day where its
    letters were misread, else as read."""
    named = [place for place in issuer.places if place.name and _is_province(place, day)]
    if not named:
        return NamedProvince("")
    read = named[0].name
    if listed := _as_place(read, day):
        return NamedProvince(listed.name)
    near = closest(read, province_names(day))
    if near is None:
        return NamedProvince(read)
    sure = near.faults == 0 or (said_as(near.name, text) and issuer.needed_reading)
    return NamedProvince(near.name, doubts=() if sure else (corrected(read, near.name),))


def _said_province(text: str, day: str) -> NamedProvince:
    """The province that stands after "tỉnh" most often in the text, one known on the document's day
    before any other. A name that no list has stands as it was read."""
    counted = Counter(
        _listed_province(phrase, day) or _as_read(phrase) for phrase in SAID_PROVINCE.findall(text)
    )
    if not counted:
        return NamedProvince("")
    most = max(counted, key=counted.__getitem__)
    of_the_day = [name for name in counted if province_at(name, day)]
    best = max(of_the_day, key=counted.__getitem__, default=most)
    return NamedProvince(best, most if counted[most] > counted[best] else "")


def _listed_province(phrase: str, day: str) -> str:
    """The province at the beginning of a phrase, the longest name first: valid that day, else of
    another time, which the reader is told; "" where the phrase begins with none."""
    words = phrase.split()
    for when in dict.fromkeys((day, "")):
        for size in range(min(len(words), 6), 0, -1):
            if found := province_at(" ".join(words[:size]).strip(" .-–"), when):
                return found.name
    return ""


def _as_read(phrase: str) -> str:
    """The name as a sentence writes it: capitals of a heading and what follows a full stop go."""
    name = " ".join(regex.split(r"[.–]|-\s", phrase)[0].split()[:3])
    return " ".join(w.capitalize() for w in name.split()) if name.isupper() else name


def _provinces_near(issuer: Issuer, text: str, day: str) -> list[str]:
    """The provinces that the issuer may lie in: that of the district above it, then all provinces
    and governed cities that the text names, the most frequent first."""
    above = [national_alone(place.full, day) for place in issuer.places[1:]]
    phrases = [*SAID_PROVINCE.findall(text), *SAID_CITY.findall(text)]
    counted = Counter(filter(None, (_listed_province(phrase, day) for phrase in phrases)))
    return [unit.province for unit in above if unit] + [name for name, _ in counted.most_common()]


def _resolved(place: PlaceName, search: _Search) -> _Place:
    """The unit that the place is in the national list: below the province of the letterhead; else
    of those that the text names, the most frequent first; else the only one of its name."""
    named, day = search.named, search.day
    for near in [named] if named else _provinces_near(search.issuer, search.text, day):
        if units := national_units(place.full, near, day):
            return _listed_place(place, units, near, search)
    # A province in the text that does not have the unit is not passed over.
    if not search.said and (alone := national_alone(place.full, day)):
        where = province_at(alone.province, day)
        return _listed_place(place, [alone], where.name if where else "", search)
    ended = place.level == "huyện" and day > DISTRICTS_END  # no list of that day has any
    if ended or not province_at(search.said, day):
        return _Place(place, search.said)
    return _misread_place(place, search)


def _listed_place(
    place: PlaceName, units: list[NationalUnit], province: str, search: _Search
) -> _Place:
    """The place as the list spells it, with the one district that fits."""
    numbered = place.name[-1:].isdigit()  # as printed, where the list has `II` or `07`
    as_printed = numbered or same_name(place.name, units[0].name)
    name = place.name if as_printed else units[0].name
    districts = list({without_type(unit.district) for unit in units})
    fitting = _told_districts(districts, search) if len(districts) > 1 else districts
    district = fitting[0] if len(fitting) == 1 else ""
    return _Place(PlaceName(place.type, name), province, district)


def _told_districts(districts: list[str], search: _Search) -> list[str]:
    """The districts, of several, that the letterhead names; where it names none, those that the
    text names."""
    told = [without_type(place.full) for place in _districts_above(search.issuer)]
    fitting = [own for own in districts if any(same_name(own, other) for other in told)]
    return fitting or [own for own in districts if said_as(own, search.text)]


def _districts_above(issuer: Issuer) -> list[PlaceName]:
    return [place for place in issuer.places[1:] if place.type in DISTRICT_TYPES]


def _misread_place(place: PlaceName, search: _Search) -> _Place:
    """A place that the list does not have: an older name, one misread, or an unknown one."""
    province, day, text = search.said, search.day, search.text
    near = national_nearest(place.full, province, day)
    if near and letters_of(place.name) == letters_of(near.name):  # other marks only
        return _Place(PlaceName(place.type, near.name), province, without_type(near.district))
    said_more = len(regex.findall(regex.escape(place.name), text, regex.I)) > 1
    if (not day or day < LIST_BEGINS) and (said_more or not search.issuer.needed_reading):
        return _Place(place, province)
    if near is None:
        return _Place(place, province, doubts=(unit_unknown(place.full),))
    found = PlaceName(place.type, near.name)
    sure = search.issuer.needed_reading and said_as(near.name, text) != ""
    doubts = () if sure else (corrected(place.full, found.full),)
    return _Place(found, province, without_type(near.district), doubts)


def _district(search: _Search, level: str, unit: _Place) -> str:
    """The district of the issuer, of the list, else the first one in the text. A commune's text
    after June 2025 names only districts that are no more."""
    if level == "huyện":
        return unit.place.name if unit.place else ""
    if level != "xã" or search.day > DISTRICTS_END:
        return ""
    if unit.district:
        return unit.district
    if told := _districts_above(search.issuer):
        return told[0].name
    found = SAID_DISTRICT.search(search.text[:6000])
    return found[1].strip() if found else ""


def _unknown_province(seat: Seat, rival: str, day: str, known: Gazetteer) -> str:
    """The name of a province that neither the state's list nor the user's has on that day."""
    if not seat.level:
        return ""
    listed = province_at(seat.province, day) or known.find("tỉnh", seat.province, day=day)
    if not listed:
        return seat.province or seat.issuer
    if rival and not known.find("tỉnh", rival, day=day):
        return rival
    return ""


def _by_own_list(
    search: _Search, below: PlaceName | None, level: str, known: Gazetteer
) -> Seat | None:
    """The seat as the user's list has it; None where the list does not name the unit. Doubts where
    the letterhead differs from the list."""
    if not known.units:
        return None
    for unit_level in dict.fromkeys((level, "sở", "huyện", "xã", "tỉnh")):
        for name in _names_in_list(search.issuer, below, unit_level, level):
            unit = known.find(unit_level, name, search.named, search.day)
            if unit is None and below is not None:  # every province has a Sở Nội vụ of its own
                unit = known.find(unit_level, name, "", search.day)
            if unit is not None:
                return _listed_seat(search, below, unit, level)
    return None


def _names_in_list(
    issuer: Issuer, below: PlaceName | None, unit_level: str, level: str
) -> list[str]:
    """The names that the list may have the issuer by at a level."""
    whole = full_name(issuer, below, None)
    if unit_level != level:
        return [whole] if unit_level == "sở" else []
    if level == "sở":
        return [whole, issuer.head]
    return [below.full] if below else [place.full for place in issuer.places[:1]]


def _listed_seat(search: _Search, below: PlaceName | None, unit: Unit, level: str) -> Seat:
    issuer, province = search.issuer, search.named
    pairs = ((province, unit.province), (level, unit.level))
    differing = [(read, own) for read, own in pairs if read and own and not same_name(read, own)]
    as_place = _as_place(unit.province, unit.valid_to) or PlaceName("tỉnh", unit.province)
    return Seat(
        issuer=full_name(issuer, _own_place(unit, below), as_place if unit.province else None),
        level=unit.level,
        province=unit.province or province,
        district=without_type(unit.name) if unit.level == "huyện" else unit.district,
        doubts=tuple(_differs(issuer, read, own) for read, own in differing),
    )


def _own_place(unit: Unit, below: PlaceName | None) -> PlaceName | None:
    """The unit below the province as the user's list spells it."""
    if below is None:
        return None
    parts = body_parts(unit.name)
    if parts.places and not parts.head:
        return parts.places[0]
    return PlaceName(below.type, without_type(unit.name))


def _differs(issuer: Issuer, read: str, listed: str) -> Doubt:
    return Doubt.of("issuer_differs", name=plain(issuer.head), read=plain(read), listed=listed)


def _not_in_own_list(
    seat: Seat, below: PlaceName | None, day: str, known: Gazetteer
) -> tuple[Doubt, ...]:
    """A doubt where the user's list has units of this level and province, and not this one."""
    if seat.level not in ("sở", "huyện", "xã") or not known.covers(seat.level, seat.province, day):
        return ()
    name = below.full if below else seat.issuer
    if near := known.nearest(seat.level, name, seat.province, day):
        return (corrected(name, near.name),)
    return (unit_unknown(name),)


def _ended(seat: Seat, day: str) -> tuple[Doubt, ...]:
    """A doubt where there were no districts any more."""
    if seat.level != "huyện" or day <= DISTRICTS_END:
        return ()
    return (Doubt.of("district_ended", name=plain(seat.issuer)),)


def unit_unknown(name: str) -> Doubt:
    """The doubt about a name that no list has on the document's day."""
    return Doubt.of("unit_unknown", name=plain(name))
