"""Names of bodies out of capitals as a sentence writes them."""

from __future__ import annotations

from functools import lru_cache

import regex

from extractor.administration.agencies import agencies
from extractor.administration.body_names import body_parts, usual_bodies

ALWAYS_CAPITALS = ("UBND", "HĐND", "BCĐ", "CCHC", "MTTQ", "BQL", "ĐBQH")
_OFFICE = regex.compile(r"^(sở|phòng|ban|chi cục|trung tâm) (\p{Ll})")


@lru_cache(maxsize=1)
def _names_by_capitals() -> dict[str, str]:
    names = [*usual_bodies(), *(agency.name for agency in agencies())]
    return {name.upper(): name for name in names}


def spell(capitals: str) -> str:
    """A body's name in capitals as a sentence writes it: a known body as the list has it, else
    with a capital at the beginning; abbreviations and names of places keep theirs.

    >>> spell("ỦY BAN NHÂN DÂN HUYỆN MỸ XUYÊN")
    'Ủy ban nhân dân huyện Mỹ Xuyên'
    >>> spell("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI TỈNH SÓC TRĂNG")
    'Sở Lao động - Thương binh và Xã hội tỉnh Sóc Trăng'
    """
    parts = body_parts(capitals)
    head = parts.head.replace("–", "-").replace("OÀ", "ÒA")
    name = _names_by_capitals().get(head) or _spelt(parts.head)
    return " ".join(filter(None, (name, *(place.full for place in parts.places))))


def _spelt(head: str) -> str:
    """The name of a body that no list has, its place left out."""
    name = " ".join(word if word in ALWAYS_CAPITALS else word.lower() for word in head.split())
    name = _OFFICE.sub(lambda found: f"{found[1]} {found[2].upper()}", name)
    return name[:1].upper() + name[1:]
