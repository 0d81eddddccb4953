"""Names of bodies out of capitals as a sentence writes them."""

from __future__ import annotations

from functools import lru_cache

import regex

from extractor.administration.agencies import agencies
from extractor.administration.body_names import body_parts, usual_bodies, with_place
from extractor.administration.provinces import province_at
from extractor.administration.unit_names import same_name
from extractor.language.syllables import is_syllable

# Names of people, of the country and of societies that names of bodies hold.
_PROPER = ("Hồ Chí Minh", "Việt Nam", "Trần Phú", "Chữ thập đỏ")
# Schools and hospitals that have a name of their own: `trường THCS` and `nguyễn du`.
_NAMED = regex.compile(
    r"(?i)^(trường (?:mầm non|mẫu giáo|tiểu học(?: và THCS)?|TH(?:CS|PT)?(?: và TH(?:CS|PT))?|MN"
    r"|PTDT(?:NT|BT)(?: THCS)?) |bệnh viện đa khoa )"
    r"(?!tỉnh|huyện|thành phố|thị xã|khu vực|trung (?:tâm|ương)|xã|phường|chất lượng|số \d"
    r"|chuyên|dân (?:tộc|lập)|nội trú|bán (?:trú|công)|thực hành|năng khiếu|công lập|tư thục)(.+)$"
)
_JOINS = regex.compile(r"[^\p{L}]+")
_ROMAN = regex.compile(r"[IVX]+")
_OFFICE = regex.compile(r"^(sở|phòng|ban|chi cục|cục|tổng cục|trung tâm|trường|viện) (\p{Ll})")


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
    if not parts.places:
        return name
    own, *others = parts.places
    return " ".join((with_place(name, own).strip(), *(place.full for place in others)))


def _spelt(head: str) -> str:
    """The name of a body that no list has, its place left out."""
    words = head.split()
    end = next((n for n in range(min(5, len(words) - 1), 1, -1) if _ends_in(words, n)), 0)
    small = words[: len(words) - end]
    spelt = [word if _is_abbreviation(word) else word.lower() for word in small]
    name = " ".join((*spelt, *map(str.capitalize, words[len(words) - end :])))
    name = _OFFICE.sub(lambda found: f"{found[1]} {found[2].upper()}", name)
    name = _NAMED.sub(lambda found: found[1] + _as_a_name(found[2]), name)
    for proper in _PROPER:
        name = regex.sub(rf"(?i)\b{proper}\b", proper, name)
    return name[:1].upper() + name[1:]


def _as_a_name(words: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in words.split(" "))


def _is_abbreviation(word: str) -> bool:
    """True for letters that are no syllables (`PCTT&TKCN`, `CTMTQG`), and for a Roman number."""
    parts = _JOINS.split(word)
    return _ROMAN.fullmatch(word) is not None or any(
        len(part) > 1 and part.isalpha() and not is_syllable(part) for part in parts
    )


def _ends_in(words: list[str], size: int) -> bool:
    """True where the last words are a province, as of `Trường Đại học An Giang`."""
    last = " ".join(words[-size:])
    province = province_at(last)
    return province is not None and same_name(last, province.name)
