"""Names of offices out of capitals, as a sentence would write them."""

from __future__ import annotations

from functools import lru_cache

import regex

from extractor.patterns import patterns_folder, read_yaml


def spell(capitals: str) -> str:
    """A body's name out of capitals: first letter, abbreviations and place names keep theirs."""
    capitals = " ".join(capitals.split())
    place = regex.search(
        r"\b(?:TỈNH|HUYỆN|THÀNH PHỐ|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN)\s+\p{Lu}.*", capitals
    )
    head = capitals[: place.start()].strip() if place else capitals
    if known := bodies().get(head.replace("OÀ", "ÒA")):
        return (known + (" " + place_name(place[0]) if place else "")).strip()
    words = [w if w in ("UBND", "HĐND", "BCĐ") else w.lower() for w in head.split()]
    name = " ".join(words)
    name = regex.sub(
        r"^(sở|phòng|ban|chi cục|trung tâm) (\p{Ll})", lambda m: f"{m[1]} {m[2].upper()}", name
    )
    return (name[:1].upper() + name[1:] + (" " + place_name(place[0]) if place else "")).strip()


@lru_cache(maxsize=1)
def bodies() -> dict[str, str]:
    """Names of known bodies in capitals → as a sentence writes them."""
    listed = read_yaml(patterns_folder() / "units" / "agencies.yaml")["agencies"]
    return {a["name"].upper(): a["name"] for a in listed}


def place_name(capitals: str) -> str:
    level = regex.match(
        r"(?:TỈNH|HUYỆN|THÀNH PHỐ|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN|TP\.?)\s+", capitals
    )
    name = capitals[level.end() :] if level else capitals
    return (level[0].lower() if level else "") + " ".join(w.capitalize() for w in name.split())
