"""The số, ký hiệu of a document (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3; before it Thông tư
01/2011/TT-BNV): `82/KH-UBND`, `37/2014/NĐ-CP`, `2356/SNV-CCHC`, `77/2015/QH13`; Party documents
turn the signs round: `18-NQ/TW`. Blanks and line breaks inside belong to the span, not to the
canonical form.
"""

from __future__ import annotations

import regex

# A part of a symbol: capitals with digits (`UBND`, `C06`, `QH13`) or the mixed ones in use.
PART = r"(?>TTg|TTr|CTr|QyĐ|TrS|QLTTr|UBTVQH\d*|QH\d+|\p{Lu}[\p{Lu}\d]*(?:\.\p{Lu}+)?)"
NUMBER = r"\d{1,6}[a-zđ]?"
STATE = (
    rf"{NUMBER}\s{{0,2}}/\s{{0,2}}(?:(?:19|20)\d\d\s?/\s{{0,2}})?"
    rf"{PART}(?:\s?&\s?{PART})*"
    rf"(?:(?:[-–—]\s*|\s[-–—]\s{{0,2}})(?:{PART})(?![\p{{Ll}}])|[-–—]{PART}|\s?&\s?{PART})*"
)
PARTY = rf"{NUMBER}\s?[-–—]\s?(?:NQ|QĐ|KL|CT|QC|QyĐ|HD|CV|TB|BC|KH|CTr|TTr|ĐA)\s?/\s?{PART}(?:[-–—]{PART})?"
SYMBOL = regex.compile(rf"(?P<party>{PARTY})|(?P<state>{STATE})")


def canonical(raw: str) -> str:
    """The symbol without blanks and breaks, with plain hyphens.

    >>> canonical("137 /TB-\\n\\nUBND"), canonical("624/ QĐ–BQP")
    ('137/TB-UBND', '624/QĐ-BQP')
    """
    return regex.sub(r"[–—]", "-", regex.sub(r"\s+", "", raw)).rstrip(".")


def symbol_year(symbol: str) -> str:
    """The year inside a symbol, or "": `37/2014/NĐ-CP` → `2014`."""
    found = regex.match(r"\d+[a-zđ]?/((?:19|20)\d\d)/", symbol)
    return found[1] if found else ""


def symbol_codes(symbol: str) -> list[str]:
    """The letter parts in order: `37/2014/NĐ-CP` → `NĐ`, `CP`; `18-NQ/TW` → `NQ`, `TW`."""
    return [part for part in regex.split(r"[/\-&]", symbol) if part and not part[0].isdigit()]
