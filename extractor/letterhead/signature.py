"""The end of a report: who signed in which capacity, and who receives it."""

from __future__ import annotations

import regex

CAPACITY = regex.compile(
    r"(?m)^[\s\p{P}]*((?:TM|KT|TL|TUQ|Q)\.\s*\p{Lu}[\p{Lu}\s,]*|(?:P[HI]Ó\s+)?(?:CHỦ TỊCH|GIÁM Đ[ỐÓÔ]C|TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG|BÍ THƯ|TRƯỞNG BAN|HIỆU TRƯỞNG|CỤC TRƯỞNG|CHÁNH THANH TRA)[\p{Lu} ]*?)(?:\s\p{L})?[\s\p{P}]*$"
)
PERSON = regex.compile(
    r"(?m)^\s*(?:(?:ThS|TS|BS|PGS|GS|CKI+|Thượng tá|Đại tá|Trung tá)\.?\s+)*(?P<name>\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}+){1,4})\s*$"
)
RECIPIENTS = regex.compile(r"(?i)n[ơo]i nh[ậâa]n\s*:?(?P<list>(?:\s*\n+\s*[-–+][^\n]+)+)")


def read_close(text: str, fields: dict) -> None:
    """Recipients, capacity and name of the signer, from the end of the report proper."""
    close = list(regex.finditer(r"(?i)n[ơo]i nh[ậâa]n\s*:", text))
    tail = text[close[0].start() : close[0].start() + 1600] if close else text[-1200:]
    listed = RECIPIENTS.search(tail)
    if listed:
        items = regex.findall(r"(?m)^\s*[-–+]\s*(.+?)[;.,]?\s*$", listed["list"])
        fields["recipients"] = "; ".join(item.strip(" ;.") for item in items)
    capacities = list(CAPACITY.finditer(tail))
    fields["signer_capacity"] = ", ".join(
        " ".join(line.split()) for c in capacities[:4] for line in c[1].split("\n") if line.strip()
    )
    after = tail[capacities[-1].end() :] if capacities else ""
    name = PERSON.search(after)
    fields["signer"] = name["name"] if name else ""
