"""Who issued a document: the body's name, level, province and district."""

from __future__ import annotations

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

LEVELS = (
    ("sở", r"^(?:Sở|Ban Dân tộc|Thanh tra tỉnh|Văn phòng UBND tỉnh|Ban Quản lý)"),
    (
        "tỉnh",
        r"(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Tỉnh ủy|Chủ tịch UBND)\s*(?:tỉnh|TP)|^Tỉnh ủy",
    ),
    ("xã", r"\b(?:xã|phường|thị trấn|đặc khu)\b"),
    ("huyện", r"\b(?:huyện|quận|thị xã|thành phố|Huyện ủy|Phòng)\b"),
)


def read_issuer(top: str, text: str, fields: dict, rows: list) -> str:
    """From the capitals at the left of the head; else from the sentence "… báo cáo kết quả". Those
    capitals."""
    capitals = [line.strip() for line in regex.findall(r"(?m)^\s*([\p{Lu}\s.,\-&]{4,60})$", top)]
    lines = [" ".join(line.split()) for block in capitals for line in block.split("\n")]
    lines = regex.sub(r"(?<=[-,]|VÀ)\n", " ", "\n".join(lines)).split("\n")  # a name over two lines
    lines = [
        line
        for line in lines
        if not regex.search(r"CỘNG\s+H|VIỆT\s+NAM|ĐỘC LẬP", line) and len(line) > 3
    ]
    stamp = fields.get("received_by", "").upper()
    lines = [line for line in lines if line != stamp][:4]
    name = _body_name(lines)
    if not name:
        said = regex.search(
            r"(?<!của\s)(?<!\p{L})((?:Ủy\s+ban\s+nhân\s+dân|UBND|Sở|Phòng|Văn\s+phòng)\s(?:(?!về|báo|của)[^.;,])(?:(?!\svề\s|\scủa\s)[^.;,]){2,50}?)\s+(?:xin\s+)?báo\s+cáo\s",
            text[:4000],
        )
        name = regex.sub(r"^Ủy\s+ban\s+nhân\s+dân ", "UBND ", clean_name(said[1])) if said else ""
    fields["issuer"] = name
    fields["issuer_level"] = next((level for level, how in LEVELS if regex.search(how, name)), "")
    return " ".join(lines)


def place_issuer(fields: dict, capitals: str, text: str, known: Gazetteer) -> list[Doubt]:
    """Level, province and district as they were on the document's day; doubts where a name is
    of no unit of that time. Without a date, a name of either time is taken."""
    day, name, doubts = fields.get("doc_date", ""), fields["issuer"], []
    fields["province"], rival = _province(capitals, text, day)
    said = regex.sub(r"^.*?(?=(?i:thành phố|tp\.?)\s)", "", name)
    city = province_at(said, day) if said != name or regex.match("(?i)thành phố|tp", name) else None
    if (
        fields["issuer_level"] == "huyện"
        and name.startswith(("UBND", "HĐND"))
        and city
        and city.kind == "thành phố"
    ):
        fields["issuer_level"], fields["province"] = "tỉnh", city.name
    fields["district"] = _district(fields, text)
    if (
        fields["issuer_level"]
        and not province_at(fields["province"], day)
        and not known.find("tỉnh", fields["province"], day=day)
    ):
        doubts.append(Doubt.of("unit_unknown", name=_plain(fields["province"] or name)))
    elif fields["issuer_level"] and rival and not known.find("tỉnh", rival, day=day):
        doubts.append(Doubt.of("unit_unknown", name=_plain(rival)))
    return doubts + _listed(fields, day, known)


def _district(fields: dict, text: str) -> str:
    """Named with the issuer, else first in the text; a commune's text after June 2025 names
    only districts that are no more."""
    place = r"(?:huyện|thị xã|quận|thành phố)\s+((?:\p{Lu}[\p{L}’']*\s?){1,4}|\d{1,2}\b)"
    if fields["issuer_level"] not in ("huyện", "xã"):
        return ""
    found = regex.search(place, fields["issuer"])
    if not found and not (
        fields["issuer_level"] == "xã" and fields.get("doc_date", "") > DISTRICTS_END
    ):
        found = regex.search(r"(?:huyện|thị xã|quận)\s+((?:\p{Lu}\p{Ll}+\s?){1,3})", text[:6000])
    return found[1].strip() if found else ""


def _listed(fields: dict, day: str, known: Gazetteer) -> list[Doubt]:
    """Held against the user's list, and against the end of the districts."""
    level, name = fields["issuer_level"], fields["issuer"]
    if level == "huyện" and day > DISTRICTS_END:
        return [Doubt.of("district_ended", name=_plain(name))]
    own = {
        "huyện": regex.sub(r"^.*?(?=(?:huyện|quận|thị xã|thành phố)\s)", "", name),
        "xã": regex.sub(r"^.*?(?=(?:xã|phường|thị trấn|đặc khu)\s)", "", name),
    }.get(level, name)
    if level not in ("sở", "huyện", "xã") or not known.covers(level, fields["province"], day):
        return []
    unit = known.find(level, own, fields["province"], day)
    if unit is None:
        return [Doubt.of("unit_unknown", name=_plain(own))]
    fields["district"] = (
        without_type(unit.name) if level == "huyện" else unit.district or fields["district"]
    )
    return []


def _plain(name: str) -> str:
    return regex.sub("[|={}]", " ", name)[:80]


def _body_name(lines: list[str]) -> str:
    """Parent and body, as a sentence would write them: UBND TỈNH KIÊN GIANG / SỞ Y TẾ →
    Sở Y tế tỉnh Kiên Giang."""
    if not lines or not regex.match(
        r"(?:[ỦU][YỶ] BAN|UBND|UỶ BAN|SỞ|HĐND|HỘI ĐỒNG|BỘ|BAN|TỈNH ỦY|HUYỆN ỦY|PHÒNG|VĂN PHÒNG|THANH TRA)",
        lines[0],
    ):
        return ""
    own = (
        regex.match(r"(?:SỞ|PHÒNG|VĂN PHÒNG|BAN|THANH TRA|TRUNG TÂM|CHI CỤC)\b", lines[1])
        if len(lines) > 1
        else None
    )
    if own:
        where = regex.search(r"(?:TỈNH|HUYỆN|THÀNH PHỐ|THỊ XÃ|QUẬN|TP\.?)\s.*", lines[0])
        return (spell(lines[1]) + (" " + place_name(where[0]) if where else "")).strip()
    joined = regex.sub(
        "^[ỦU][YỶỴ] BAN NHÂN DÂN|^UỶ BAN NHÂN DÂN", "UBND", lines[0]
    )  # one spelling, to compare by
    if len(lines) > 1 and regex.match(
        r"(?:TỈNH|HUYỆN|THÀNH PHỐ|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN)\b", lines[1]
    ):
        joined += " " + lines[1]
    return spell(joined)


def _province(head: str, text: str, day: str) -> tuple[str, str]:
    """(name, a name not known that day which stands in the text more often, or ""). Named in the
    head's capitals; else after "tỉnh" most often in the text, one known on the document's day
    before any other. A name that no list has stands as it was read."""
    named = regex.findall(r"(?i)\b(?:tỉnh|thành phố|tp\.?)\s+([\p{L}\s.–-]+)", head)
    if inside := next((p for phrase in named if (p := _named(phrase, day))), ""):
        return inside, ""
    counted: dict[str, int] = {}
    said = regex.findall(
        r"(?:[Tt]ỉnh|TỈNH)\s+(?!(?i:đoàn|ủy|hội|đội|ubnd|hđnd)\b)((?:\p{Lu}[\p{L}.–-]*\s?(?:[–-]\s)?){1,5})",
        text,
    )
    for phrase in said:
        name = _named(phrase, day) or _as_read(phrase)
        counted[name] = counted.get(name, 0) + 1
    most = max(counted, key=counted.get, default="")
    best = max((n for n in counted if province_at(n, day)), key=counted.get, default=most)
    return best, most if counted and counted[most] > counted[best] else ""


def _named(phrase: str, day: str) -> str:
    """The province at the beginning of a phrase, the longest name first: valid that day, else of
    another time, which the reader is told."""
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
