"""Which document a symbol names: its type, date and issuer, from the words beside it.

Types and issuers are data in `patterns/documents.yaml`.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from extractor.administration.symbols import symbol_codes
from extractor.patterns import patterns_folder, read_yaml

DAY = (
    r"(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4})"
    r"|(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>\d{4})"
)
DATE_AFTER = regex.compile(rf"\s*,?\s*\(?(?:ký\s+|ban\s+hành\s+)?ng[àaáâ]y\s+(?:{DAY})\)?", regex.I)
DATE_BEFORE = regex.compile(rf"ngày\s+(?:{DAY})[^.;\n]{{0,90}}$", regex.I)
PLACE = (
    r"(?:\s+(?:tỉnh|huyện|thành\s+phố|thị\s+xã|xã|phường|quận|thị\s+trấn|TP\.?)"
    r"(?:\s+(?!(?:Quy|Hướng|Về|Ban|Trường|Thực|Quyết|Thông|Nghị|Kế|Chỉ|Căn)\b)\p{Lu}[\p{L}’']*){0,4})?"
)
ALSO = r"(?:,\s+(?=(?:Bộ|Sở|Ban)\s\p{Lu}))"


@lru_cache(maxsize=1)
def _data() -> tuple[dict[str, str], regex.Pattern, regex.Pattern]:
    data = read_yaml(patterns_folder() / "documents.yaml")
    names = sorted(data["names"], key=len, reverse=True)
    name = regex.compile(
        r"(?<!\p{L})("
        + "|".join(n.replace(" ", r"\s+") for n in names)
        + r")(?:\s+(?:liên\s+tịch|cá\s+biệt))?\s*(?:s[ốôồóo]\s*:?\s*)?$",
        regex.I,
    )
    bodies = {
        a["name"] for a in read_yaml(patterns_folder() / "units" / "agencies.yaml")["agencies"]
    }
    heads = sorted({*data["issuers"], *bodies}, key=len, reverse=True)
    body = (
        "(?:"
        + "|".join(regex.escape(h, literal_spaces=True).replace(" ", r"\s+") for h in heads)
        + r")(?!\p{L})"
    )
    one = rf"(?:(?:Chủ\s+tịch|Giám\s+đốc|Hiệu\s+trưởng|Bộ\s+trưởng)\s+)?{body}{PLACE}"
    issuer = regex.compile(rf"(?<!\p{{L}}){one}(?:{ALSO}{one})*")
    return data["types"], name, issuer


def cited_type(text: str, start: int, symbol: str) -> str:
    """As the word before the symbol says; else as its code says; else a Công văn."""
    types, name, _ = _data()
    if found := name.search(text[max(0, start - 40) : start]):
        said = regex.sub(r"\s+", " ", found[1])
        said = said[0].upper() + said[1:]
        return regex.sub(r"(?i)liên tịch", "Liên tịch", said)
    parts = symbol_codes(symbol)
    if not parts:
        return ""
    for part in parts[:1] if "/" in symbol else []:
        if part in types:
            return types[part]
    return "Luật" if parts[0].startswith("QH") else "Công văn" if len(parts) > 1 else ""


def cited_date(text: str, start: int, end: int):
    """The match of the document's own date: right after the symbol, else before it in the
    clause ("Ngày 16/3/2016 … ban hành Kế hoạch số 15/KH-UBND"). None without one."""
    if found := DATE_AFTER.match(text, end):
        return found
    before = DATE_BEFORE.search(text, max(0, start - 130), start)
    if (
        before
        and regex.search(r"ban hành|ký|có", before[0])
        and not regex.search(r"\d/[\p{Lu}]", before[0])
    ):
        return before
    return None


def date_parts(match) -> tuple[str, str, str]:
    """Day, month, year of a match of `date_of`."""
    return match["d"] or match["d2"], match["m"] or match["m2"], match["y"] or match["y2"]


@lru_cache(maxsize=1)
def _central() -> frozenset[str]:
    """Codes of bodies of the centre, which no district or province speaks for."""
    listed = read_yaml(patterns_folder() / "units" / "agencies.yaml")["agencies"]
    local = {a["code"] for a in listed if a["level"] != "trung ương"}
    return frozenset(a["code"] for a in listed if a["level"] == "trung ương") - local


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    listed = read_yaml(patterns_folder() / "units" / "agencies.yaml")["agencies"]
    return frozenset(a["code"].split("-")[0] for a in listed)


def known_issuer(symbol: str) -> bool:
    """Whether the code after the type (`TTg` in `19/2014/QĐ-TTg`) is one that bodies use; True
    where the symbol has no type code, as offices name their own units freely."""
    parts = symbol_codes(symbol)
    if len(parts) < 2 or parts[0] not in _data()[0]:
        return True
    body = parts[1]
    return body in _known() or body.startswith(("BCĐ", "ĐH", "BQL", "QH", "UBTVQH"))


def cited_issuer(text: str, start: int, after: int, symbol: str = "") -> str:
    """The body named by "của …" right after the symbol and date, or the one that "ban hành"."""
    issuer = _data()[2]
    if of := regex.match(r"[\s,)]*(?:đã\s+)?của\s+", text[after : after + 40]):
        found = issuer.match(text, after + of.end())
        if found:
            return clean_name(found[0])
    if symbol_codes(symbol)[-1:] and symbol_codes(symbol)[-1] in _central():
        return ""
    sentence = text[max(0, start - 260) : start]
    sentence = regex.split(r"\n\s*\n|[.;]\s(?=\p{Lu})", sentence)[-1]
    if verb := list(
        regex.finditer(r"(?:đã\s+|được\s+)?(?:kịp thời\s+)?(?:ban hành|có|ký)\b", sentence)
    ):
        before = sentence[: verb[-1].start()]
        named = list(issuer.finditer(before))
        if named and len(before) - named[-1].end() < 25:
            return clean_name(named[-1][0])
    return ""


def clean_name(name: str) -> str:
    name = regex.sub(r"\s+", " ", name).strip(" ,.-")
    return regex.sub(r"\s+(?:và|,|-|tại|Về|Quy)$", "", name)
