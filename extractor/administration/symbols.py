"""The số, ký hiệu of a document: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3; before it Thông tư
01/2011/TT-BNV.

State documents: `82/KH-UBND`, `37/2014/NĐ-CP`, `2356/SNV-CCHC`, `77/2015/QH13`. Party documents
have the signs the other way round: `18-NQ/TW`. Blanks and line breaks inside a symbol belong to
its span, not to its canonical form.
"""

from __future__ import annotations

import regex

# The second letter of a word's beginning within a part: `KTrVB`, `TCKhH`, `VHXHGĐ-TNg`.
SECOND_LETTER = (
    r"(?:\p{Ll}(?=[\p{Lu}\d])|(?:(?<=T)[rhg]|(?<=[KNPC])h|(?<=[NK])g|(?<=C)[tT]r)(?!\p{L}))"
)
# A part of a symbol: capitals with digits (`UBND`, `C06`, `QH13`) or the mixed ones in use.
PART = (
    r"(?>(?:TTg|TTr|C[Tt]r)(?!\p{Lu})|QyĐ|UBTVQH\d*|QH\d+"
    rf"|\p{{Lu}}(?:[\p{{Lu}}\d]|{SECOND_LETTER})*(?:r(?!\p{{L}})|\.\p{{Lu}}+)?)"
)
NUMBER = r"\d{1,6}(?:[a-zđA-H]|\.[a-z](?=/))?"  # `08.a/2010/TT-BTP`
STATE = (
    rf"{NUMBER}(?:\s?[-–]\s?(?:19|20)\d\d)?\s{{0,2}}/\s{{0,2}}(?:(?:19|20)\d\d\s?/\s{{0,2}})?"
    rf"{PART}(?:\s?&\s?{PART})*(?:/(?=\p{{Lu}}{{2}}){PART}(?!\p{{Ll}}))?"
    rf"(?:(?:[-–—]\s*|\s[-–—]\s{{0,2}})(?:{PART})(?![\p{{Ll}}])|[-–—]{PART}|\s?&\s?{PART})*"
)
PARTY_TYPE = r"(?:NQ|QĐ|KL|CT|QC|QyĐ|HD|CV|TB|BC|KH|C[Tt]r|TTr|ĐA)"
PARTY = (
    rf"{NUMBER}\s?[-–—]\s?{PARTY_TYPE}"
    rf"\s?/\s?{PART}(?:[-–—]{PART})?"
)
_BLANKS = regex.compile(r"\s+")
_DASHES = regex.compile(r"[–—]")
_PARTS = regex.compile(r"[/\-&]")
_WITH_YEAR = regex.compile(r"\d+\.?[a-zđA-H]?[/-]((?:19|20)\d\d)/")
SYMBOL = regex.compile(rf"(?P<party>{PARTY})|(?P<state>{STATE})")


def canonical(raw: str) -> str:
    """The symbol without blanks, line breaks and a dot at its end, its dashes plain hyphens.

    >>> canonical("137 /TB-\\n\\nUBND"), canonical("624/ QĐ–BQP")
    ('137/TB-UBND', '624/QĐ-BQP')
    >>> SYMBOL.match("318/KTrVB-KT")[0], SYMBOL.match("45/TB-TTrCP ngày")[0]
    ('318/KTrVB-KT', '45/TB-TTrCP')
    >>> SYMBOL.match("12/QĐ-TTgngày")[0], SYMBOL.match("9/CTr-UBND")[0]
    ('12/QĐ-TTg', '9/CTr-UBND')
    """
    return _DASHES.sub("-", _BLANKS.sub("", raw)).rstrip(".")


def symbol_year(symbol: str) -> str:
    """The year inside a symbol, or "".

    >>> symbol_year("37/2014/NĐ-CP"), symbol_year("19-2018/NQ-CP"), symbol_year("82/KH-UBND")
    ('2014', '2018', '')
    """
    found = _WITH_YEAR.match(symbol)
    return found[1] if found else ""


def symbol_codes(symbol: str) -> list[str]:
    """The codes of letters in a symbol, in order: the type and the body.

    >>> symbol_codes("37/2014/NĐ-CP"), symbol_codes("18-NQ/TW")
    (['NĐ', 'CP'], ['NQ', 'TW'])
    """
    return [part for part in _PARTS.split(symbol) if part and not part[0].isdigit()]
