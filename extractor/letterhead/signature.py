"""The end of a report: who signed in which capacity, and who receives it."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor.letterhead.columns import cells_of

OFFICES = (
    r"CHỦ TỊCH|GIÁM Đ[ỐÓÔ]C|TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG|BÍ THƯ|TRƯỞNG BAN|HIỆU TRƯỞNG"
    r"|(?:CHI )?CỤC TRƯỞNG|CHÁNH THANH TRA|CHÁNH ÁN|VIỆN TRƯỞNG|CHỦ NHIỆM|TỔ TRƯỞNG|TRẠM TRƯỞNG"
    r"|TỔNG GIÁM ĐỐC|CHỈ HUY TRƯỞNG|TRƯỞNG CÔNG AN|TRƯỞNG ĐOÀN|BỘ TRƯỞNG|TRƯỞNG THÔN"
)
CAPACITY = regex.compile(
    r"(?m)^[\s\p{P}]*((?:(?:TM|KT|TL|TUQ|Q)\.|[TK]/[ML]\.?)"  # `TM. ỦY BAN NHÂN DÂN`
    r"\s*\p{Lu}[\p{Lu}\s,]*"
    r"|(?:P[HI]Ó\s+)?(?:" + OFFICES + r")[\p{Lu} ]*?)"  # `PHÓ CHỦ TỊCH`
    r"(?:\s\p{L})?[\s\p{P}]*$"
)
PERSON = regex.compile(
    r"(?m)^\s*(?:(?:ThS|TS|BS|PGS|GS|(?:BS)?CKI+|Thượng tá|Đại tá|Trung tá)\.?\s+)*"
    r"(?P<name>(?=(?:[^\p{L}\n]*\p{L}){5}|\p{Lu}\p{Ll}*\s\p{Lu}\p{Ll}+\s*$)\p{Lu}(?:['’]\p{Lu}?)?\p{Ll}*"
    r"(?:\s\p{Lu}(?:['’]\p{Lu}?)?\p{Ll}*){1,4})\s*$"  # `Giàng A Chua`, `H'Len Mlô`
)
SHORT_FORM = regex.compile(r"(?m)^([\s\p{P}]*(?:TM|KT|TL|TUQ|Q)\.)[^\S\n]*\n\s*")
RECIPIENTS_HEAD = regex.compile(r"(?i)n[ơo]i nh[ậâa]n\s*:")
RECIPIENTS = regex.compile(r"(?i)n[ơo]i nh[ậâa]n\s*:?(?P<list>(?:\s*\n+\s*[-–+][^\n]+)+)")
RECIPIENT = regex.compile(r"(?m)^\s*[-–+]\s*(.+?)[;.,]?\s*$")


@dataclass(frozen=True, slots=True)
class Signature:
    """Recipients (parted by `; `), the signer's capacity (lines parted by `, `) and name; "" where
    not found."""

    recipients: str
    capacity: str
    signer: str


def read_signature(text: str) -> Signature:
    """What stands below the first `Nơi nhận:`, else in the last 1200 characters of the text."""
    close = RECIPIENTS_HEAD.search(text)
    tail = text[close.start() : close.start() + 1600] if close else text[-1200:]
    tail = SHORT_FORM.sub(r"\1 ", _column_by_column(tail))
    capacities = list(CAPACITY.finditer(tail))
    return Signature(
        recipients=_recipients(tail),
        capacity=_capacity(capacities[:4]),
        signer=_signer(tail[capacities[-1].end() :]) if capacities else "",
    )


def _column_by_column(tail: str) -> str:
    """The text with the recipients on the left before what stands to their right, where lines hold
    both; else as it is."""
    lines = [cells_of(line) for line in tail.split("\n")]
    if not any(len(cells) > 1 and cells[0].strip() for cells in lines):
        return tail
    left = [cells[0] for cells in lines]
    right = [cell for cells in lines for cell in cells[1:]]
    return "\n".join((*left, *right))


def _recipients(tail: str) -> str:
    listed = RECIPIENTS.search(tail)
    if not listed:
        return ""
    return "; ".join(item.strip(" ;.") for item in RECIPIENT.findall(listed["list"]))


def _capacity(found: list[regex.Match[str]]) -> str:
    lines = "\n".join(capacity[1] for capacity in found).split("\n")
    return ", ".join(" ".join(line.split()) for line in lines if line.strip())


def _signer(below: str) -> str:
    person = PERSON.search(below)
    return person["name"] if person else ""
