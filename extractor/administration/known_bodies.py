"""The bodies known by name: what a letterhead was read for is in the lists of `patterns/units/`.

Whole names are compared, by their letters without marks; an abbreviation (`Sở GDĐT`, `Sở NN&PTNT`)
is a body's where its letters are the first ones of the body's words.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from extractor.administration.agencies import agencies
from extractor.administration.body_names import usual_bodies
from extractor.administration.nearest_names import Closest, closest, letters_of
from extractor.administration.unit_names import unmarked

_NOT_BODIES = "hậu tố"  # the level of codes that stand for a part of a body only
_FIRST_WORDS = ("sở", "phòng", "bộ", "ban")
_JOINING = ("va", "cac")
_SHORT_WORDS = {  # words that letterheads shorten inside a name
    "&": "và",
    "PTNT": "Phát triển nông thôn",
    "TBXH": "Thương binh và Xã hội",
    "TB&XH": "Thương binh và Xã hội",
    "CCHC": "cải cách hành chính",
    "BQL": "Ban Quản lý",
    "KCN": "khu công nghiệp",
    "KKT": "Khu kinh tế",
    "CN": "Công nghệ",
    "MT": "Môi trường",
    "BCĐ": "Ban Chỉ đạo",
    "VP": "Văn phòng",
}


@lru_cache(maxsize=1)
def _names() -> tuple[str, ...]:
    listed = [
        agency.name
        for agency in agencies()
        if agency.level != _NOT_BODIES and "/" not in agency.name
    ]
    return tuple(dict.fromkeys((*usual_bodies(), *listed)))


@lru_cache(maxsize=1)
def _by_initials() -> dict[tuple[str, str], str]:
    """Names by their first word and the initials of the others; "" where two share them."""
    found: dict[tuple[str, str], str] = {}
    for name in _names():
        first, *rest = unmarked(name).split()
        words = [word for word in rest if word not in _JOINING]
        key = first, "".join(word[0] for word in words)
        if len(words) > 1:
            found[key] = "" if found.get(key, name) != name else name
    return found


@lru_cache(maxsize=4096)
def known_body(head: str) -> Closest | None:
    """The body of the lists that a name without its place means; None where none is near or two
    are.

    >>> known_body("SỞ Y TẺ").name, known_body("SỞ GD&ĐT").name
    ('Sở Y tế', 'Sở Giáo dục và Đào tạo')
    """
    if short := _of_initials(head):
        return Closest(short, 0)
    return closest(_long(head), _names())


def _long(head: str) -> str:
    words = regex.sub(r"&", " & ", head).split() if "TB&XH" not in head else head.split()
    return " ".join(_SHORT_WORDS.get(word, word) for word in words)


def _of_initials(head: str) -> str:
    words = unmarked(head).split()
    if len(words) < 2 or words[0] not in map(unmarked, _FIRST_WORDS):
        return ""
    rest = letters_of(" ".join(word for word in words[1:] if word not in _JOINING))
    return _by_initials().get((words[0], rest), "")


def coded_bodies(code: str) -> tuple[str, ...]:
    """The names of the bodies that have a code in symbols (`SYT`); none for an unknown code."""
    return tuple(agency.name for agency in agencies() if agency.code == code)
