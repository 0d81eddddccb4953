"""Who issued a document: the body's name, level, province and district."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import regex

from extractor.administration import (
    DISTRICTS_END,
    Gazetteer,
    clean_name,
    place_name,
    province_at,
    spell,
    without_type,
)
from extractor.model import Doubt

LEVELS = (  # the first pattern that the body's name has decides its level
    ("sở", r"^(?:Sở|Ban Dân tộc|Thanh tra tỉnh|Văn phòng UBND tỉnh|Ban Quản lý)"),
    (
        "tỉnh",
        r"(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Tỉnh ủy|Chủ tịch UBND)\s*(?:tỉnh|TP)"
        r"|^Tỉnh ủy",
    ),
    ("xã", r"\b(?:xã|phường|thị trấn|đặc khu)\b"),
    ("huyện", r"\b(?:huyện|quận|thị xã|thành phố|Huyện ủy|Phòng)\b"),
)
CAPITALS = regex.compile(r"(?m)^\s*([\p{Lu}\s.,\-&]{4,60})$")
GOES_ON = regex.compile(r"(?<=[-,]|VÀ)\n")  # a name over two lines
MOTTO = regex.compile(r"CỘNG\s+H|VIỆT\s+NAM|ĐỘC LẬP")
REPORTING = regex.compile(  # `UBND huyện An Lạc xin báo cáo kết quả …`
    r"(?<!của\s)(?<!\p{L})"
    r"((?:Ủy\s+ban\s+nhân\s+dân|UBND|Sở|Phòng|Văn\s+phòng)\s"
    r"(?:(?!về|báo|của)[^.;,])(?:(?!\svề\s|\scủa\s)[^.;,]){2,50}?)"
    r"\s+(?:xin\s+)?báo\s+cáo\s"
)
BODY = regex.compile(
    r"(?:[ỦU][YỶ] BAN|UBND|UỶ BAN|SỞ|HĐND|HỘI ĐỒNG|BỘ|BAN|TỈNH ỦY|HUYỆN ỦY|PHÒNG|VĂN PHÒNG"
    r"|THANH TRA)"
)
BELOW_PARENT = regex.compile(r"(?:SỞ|PHÒNG|VĂN PHÒNG|BAN|THANH TRA|TRUNG TÂM|CHI CỤC)\b")
PLACE = regex.compile(r"(?:TỈNH|HUYỆN|THÀNH PHỐ|THỊ XÃ|QUẬN|TP\.?)\s.*")
PLACE_LINE = regex.compile(r"(?:TỈNH|HUYỆN|THÀNH PHỐ|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN)\b")
COMMITTEE = regex.compile(r"^[ỦU][YỶỴ] BAN NHÂN DÂN|^UỶ BAN NHÂN DÂN")
NAMED_PROVINCE = regex.compile(r"(?i)\b(?:tỉnh|thành phố|tp\.?)\s+([\p{L}\s.–-]+)")
SAID_PROVINCE = regex.compile(
    r"(?:[Tt]ỉnh|TỈNH)\s+(?!(?i:đoàn|ủy|hội|đội|ubnd|hđnd)\b)"
    r"((?:\p{Lu}[\p{L}.–-]*\s?(?:[–-]\s)?){1,5})"
)
BEFORE_CITY = regex.compile(r"^.*?(?=(?i:thành phố|tp\.?)\s)")
OWN_DISTRICT = regex.compile(
    r"(?:huyện|thị xã|quận|thành phố)\s+((?:\p{Lu}[\p{L}’']*\s?){1,4}|\d{1,2}\b)"
)
SAID_DISTRICT = regex.compile(r"(?:huyện|thị xã|quận)\s+((?:\p{Lu}\p{Ll}+\s?){1,3})")
BEFORE_UNIT = {  # what stands before the unit in a body's name
    "huyện": regex.compile(r"^.*?(?=(?:huyện|quận|thị xã|thành phố)\s)"),
    "xã": regex.compile(r"^.*?(?=(?:xã|phường|thị trấn|đặc khu)\s)"),
}


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuing body's name as a sentence has it, its level (`sở`, `tỉnh`, `huyện`, `xã`), ""
    where not found; the letterhead's lines in capitals that were read for it."""

    name: str
    level: str
    capitals: str


@dataclass(frozen=True, slots=True)
class Seat:
    """Level, province and district of the issuer on the document's day, and doubts about them."""

    level: str
    province: str
    district: str
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedProvince:
    """The province that a text names, and a name unknown on the document's day that stands in the
    text more often ("" where there is none)."""

    name: str
    rival: str = ""


def read_issuer(
    top: str,
    text: str,
    receiver: str,
) -> Issuer:
    """The issuer named in capitals at the left of the head `top`, else in the sentence "… báo cáo
    kết quả". `receiver` is the body of the incoming stamp, which is not the issuer."""
    lines = _lines_in_capitals(top, receiver)
    name = _body_name(lines) or _reporting_body(text)
    level = next((level for level, pattern in LEVELS if regex.search(pattern, name)), "")
    return Issuer(name, level, " ".join(lines))


def _lines_in_capitals(top: str, receiver: str) -> list[str]:
    """The first four lines in capitals, without the national motto and the stamp's receiver."""
    blocks = "\n".join(block.strip() for block in CAPITALS.findall(top))
    lines = "\n".join(" ".join(line.split()) for line in blocks.split("\n"))
    named = [
        line
        for line in GOES_ON.sub(" ", lines).split("\n")
        if len(line) > 3 and not MOTTO.search(line) and line != receiver.upper()
    ]
    return named[:4]


def _body_name(lines: list[str]) -> str:
    """Parent and body as a sentence writes them; "" where the first line names no body.

    >>> _body_name(["UBND TỈNH KIÊN GIANG", "SỞ Y TẾ"])
    'Sở Y tế tỉnh Kiên Giang'
    """
    if not lines or not BODY.match(lines[0]):
        return ""
    first, second = lines[0], "".join(lines[1:2])
    if BELOW_PARENT.match(second):
        place = PLACE.search(first)
        return (spell(second) + (" " + place_name(place[0]) if place else "")).strip()
    name = COMMITTEE.sub("UBND", first)  # one spelling, to compare by
    if PLACE_LINE.match(second):
        name += " " + second
    return spell(name)


def _reporting_body(text: str) -> str:
    said = REPORTING.search(text[:4000])
    if not said:
        return ""
    return regex.sub(r"^Ủy\s+ban\s+nhân\s+dân ", "UBND ", clean_name(said[1]))


def place_issuer(
    issuer: Issuer,
    text: str,
    day: str,
    known: Gazetteer,
) -> Seat:
    """Level, province and district as they were on the ISO day `day`; doubts where a name is of no
    unit of that time. Without a day, a name of either time is taken. `known` is the user's list."""
    named = _province(issuer.capitals, text, day)
    level, province = issuer.level, named.name
    if city := _governed_city(issuer, day):
        level, province = "tỉnh", city
    district = _district(issuer.name, level, text, day)
    unknown = _unknown_province(
        issuer.name, level, NamedProvince(province, named.rival), day, known
    )
    seat = Seat(level, province, district, (_unit_unknown(unknown),) if unknown else ())
    return _held_against_list(seat, issuer.name, day, known)


def _governed_city(issuer: Issuer, day: str) -> str:
    """The city under the central government whose own committee or council issued the document:
    `UBND thành phố Cần Thơ` is no district. Else ""."""
    if issuer.level != "huyện" or not issuer.name.startswith(("UBND", "HĐND")):
        return ""
    said = BEFORE_CITY.sub("", issuer.name)
    if said == issuer.name and not regex.match("(?i)thành phố|tp", said):
        return ""
    city = province_at(said, day)
    return city.name if city and city.kind == "thành phố" else ""


def _unknown_province(
    issuer: str,
    level: str,
    province: NamedProvince,
    day: str,
    known: Gazetteer,
) -> str:
    """The name of a province that neither the state's list nor the user's has on that day."""
    if not level:
        return ""
    listed = province_at(province.name, day) or known.find("tỉnh", province.name, day=day)
    if not listed:
        return province.name or issuer
    if province.rival and not known.find("tỉnh", province.rival, day=day):
        return province.rival
    return ""


def _district(
    issuer: str,
    level: str,
    text: str,
    day: str,
) -> str:
    """The district named with the issuer, else the first one in the text. A commune's text after
    June 2025 names only districts that are no more."""
    if level not in ("huyện", "xã"):
        return ""
    found = OWN_DISTRICT.search(issuer)
    ended = level == "xã" and day > DISTRICTS_END
    if not found and not ended:
        found = SAID_DISTRICT.search(text[:6000])
    return found[1].strip() if found else ""


def _held_against_list(
    seat: Seat,
    issuer: str,
    day: str,
    known: Gazetteer,
) -> Seat:
    """The seat with the district of the user's list; with a doubt where that list has no such unit
    or where there were no districts any more."""
    if seat.level == "huyện" and day > DISTRICTS_END:
        ended = Doubt.of("district_ended", name=_plain(issuer))
        return replace(seat, doubts=(*seat.doubts, ended))
    if seat.level not in ("sở", "huyện", "xã") or not known.covers(seat.level, seat.province, day):
        return seat
    before = BEFORE_UNIT.get(seat.level)
    name = before.sub("", issuer) if before else issuer
    unit = known.find(seat.level, name, seat.province, day)
    if unit is None:
        return replace(seat, doubts=(*seat.doubts, _unit_unknown(name)))
    own = without_type(unit.name) if seat.level == "huyện" else unit.district
    return replace(seat, district=own or seat.district)


def _unit_unknown(name: str) -> Doubt:
    return Doubt.of("unit_unknown", name=_plain(name))


def _plain(name: str) -> str:
    return regex.sub("[|={}]", " ", name)[:80]


def _province(
    capitals: str,
    text: str,
    day: str,
) -> NamedProvince:
    """The province named in the head's capitals; else the one that stands after "tỉnh" most often
    in the text, one known on the document's day before any other. A name that no list has stands
    as it was read."""
    for phrase in NAMED_PROVINCE.findall(capitals):
        if name := _listed_province(phrase, day):
            return NamedProvince(name)
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
