"""Which document a symbol names: its type, date and issuer, from the words beside it.

Types and issuers are data in `patterns/documents.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.administration.agencies import agencies, body_codes, central_codes
from extractor.administration.symbols import symbol_codes
from extractor.administration.unit_names import TYPES
from extractor.kept_patterns import compiled_rule
from extractor.language import periods
from extractor.language.date_words import DAY_WORD, MONTH_WORD, NUMBER_WORD, YEAR_WORD
from extractor.patterns import read_rules

# The letters of a type, a date and an issuer that are looked at before a symbol.
TYPE_BEFORE, DAY_BEFORE, ISSUER_BEFORE = 40, 130, 260
SERIES_BEFORE = 90  # characters of a series of numbers before the one that is looked at
_SERIES = regex.compile(  # `số 15, 16 và ` before 17/QĐ-UBND
    r"(?:(?:s[ốôồóổo]\s+)?\d{1,5}\p{Ll}?(?:,|;|,?\s+và)\s+)+(?:s[ốôồóổo]\s+)?$", regex.I
)
_SHORT_BEFORE = regex.compile(r"(?<!\p{L})(?P<code>\p{Lu}\p{L}{1,2})\s+(?:số\s+)?$")
DAY_AFTER = 500  # characters behind a symbol, with all blanks, in which its day ends
VERB_AFTER = 25  # most characters between the issuer and the verb of which it is the subject
_DAY = (
    r"(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})"
    rf"|(?P<day>\d{{1,2}})\s+{MONTH_WORD}\s+(?P<month>\d{{1,2}})\s+{YEAR_WORD}\s+(?P<year>\d{{4}})"
)
DATE_AFTER = regex.compile(
    rf"\s*,?\s*\(?(?:ký\s+|ban\s+hành\s+)?{DAY_WORD}\s+(?:{_DAY})\)?", regex.I
)
_DATE_BEFORE = regex.compile(rf"{DAY_WORD}\s+(?:{_DAY})[^.;\n]{{0,90}}$", regex.I)
_ISSUED = regex.compile(r"ban hành|ký|có")
_OTHER_SYMBOL = regex.compile(r"\d/[\p{Lu}]")
_TYPES = TYPES.replace(" ", r"\s+")
_PLACE = (
    rf"(?:\s+(?:{_TYPES}|TP\.?)"
    # A capital that opens a title or a verb ends the name of the place.
    r"(?:\s+(?!(?:Quy|Hướng|Về|Ban|Trường|Thực|Quyết|Thông|Nghị|Kế|Chỉ|Căn)\b)\p{Lu}[\p{L}’']*)"
    r"{0,4})?"
)
_OFFICER = r"(?:(?:Chủ\s+tịch|Giám\s+đốc|Hiệu\s+trưởng|Bộ\s+trưởng)\s+)?"
_AND_ANOTHER = r"(?:,\s+(?=(?:Bộ|Sở|Ban)\s\p{Lu}))"
_OF = regex.compile(r"[\s,)]*(?:đã\s+)?của\s+")
_SENTENCE_END = regex.compile(r"\n\s*\n|[.;]\s(?=\p{Lu})")
_ISSUING = regex.compile(r"(?:đã\s+|được\s+)?(?:kịp thời\s+)?(?:ban hành|có|ký)\b")
# Capitals that differ by one small stroke, which faint, coarse and spurred print hides.
CAPITALS_ALIKE = {"G": "C", "C": "G", "O": "Q", "E": "B", "R": "B", "I": "T", "F": "P"}
# A letter with the mark of a tone, or of another alphabet: codes are initials without these.
_IN_NO_CODE = regex.compile(r"[^A-ZĐĂÂÊÔƠƯa-zđ\d.]")
_BLANKS = regex.compile(r"\s+")
_JOINT = regex.compile(r"(?i)liên tịch")
_LOOSE_END = regex.compile(r"\s+(?:và|,|-|tại|Về|Quy)$")


@dataclass(frozen=True, slots=True)
class _Words:
    """`types`: type by code (`NĐ` → Nghị định). `name`: a type's name right before a symbol.
    `issuer`: one body with its place, `issuers` one or several."""

    types: dict[str, str]
    name: regex.Pattern[str]
    issuer: regex.Pattern[str]
    issuers: regex.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    """The words of `documents.yaml` by which documents and those who issued them are cited."""
    data = read_rules("documents.yaml")
    names = sorted(data["names"], key=len, reverse=True)
    name = compiled_rule(
        r"(?<!\p{L})("
        + "|".join(name.replace(" ", r"\s+") for name in names)
        + rf")(?:\s+(?:liên\s+tịch|cá\s+biệt))?\s*(?:{NUMBER_WORD}\s*:?\s*)?$",
        regex.I,
    )
    bodies = {agency.name for agency in agencies()}
    heads = sorted({*data["issuers"], *bodies}, key=len, reverse=True)
    body = "|".join(map(_words_apart, heads))
    one = rf"{_OFFICER}(?:{body})(?!\p{{L}}){_PLACE}"
    return _Words(
        types=data["types"],
        name=name,
        issuer=compiled_rule(rf"(?<!\p{{L}}){one}"),
        issuers=compiled_rule(rf"(?<!\p{{L}}){one}(?:{_AND_ANOTHER}{one})*"),
    )


def _words_apart(name: str) -> str:
    return regex.escape(name, literal_spaces=True).replace(" ", r"\s+")


def cited_type(text: str, start: int, symbol: str) -> str:
    """The type of the document whose symbol starts here: as the word before the symbol says, else
    as its code says, else Công văn; of one without letters as the word or the letters before its
    series say, else "".

    >>> series = "các Quyết định số 15, 16 và 17/QĐ-UBND"
    >>> cited_type(series, series.index("16"), "16"), cited_type("(KL 12, KL 15)", 4, "12")
    ('Quyết định', 'Kết luận')
    """
    before = text[max(0, start - TYPE_BEFORE) : start]
    if symbol.isalnum():
        before = _SERIES.sub("", text[max(0, start - SERIES_BEFORE) : start])[-TYPE_BEFORE:]
    found = _words().name.search(before)
    if found:
        said = _BLANKS.sub(" ", found[1])
        return _JOINT.sub("Liên tịch", said[0].upper() + said[1:])
    short = _SHORT_BEFORE.search(before) if symbol.isalnum() else None
    return _words().types.get(short["code"], "") if short else _type_of_code(symbol)


def _type_of_code(symbol: str) -> str:
    codes = symbol_codes(symbol)
    if not codes:
        return ""
    if "/" in symbol and codes[0] in _words().types:
        return _words().types[codes[0]]
    if codes[0].startswith("QH"):
        return "Luật"
    return "Công văn" if len(codes) > 1 else ""


def cited_date(text: str, start: int, end: int) -> regex.Match[str] | None:
    """The match of the day of the document whose symbol stands at this slice: right after the
    symbol, else before it in the clause ("Ngày 16/3/2016 … ban hành Kế hoạch số 15/KH-UBND").
    None where no day is said."""
    if after := DATE_AFTER.match(text, end, end + DAY_AFTER):
        return after
    before = _DATE_BEFORE.search(text, max(0, start - DAY_BEFORE), start)
    if before and _ISSUED.search(before[0]) and not _OTHER_SYMBOL.search(before[0]):
        return before
    return None


def cited_day(found: regex.Match[str]) -> str:
    """The ISO day of a match of `cited_date`. Raises Refused where no calendar has it.

    >>> cited_day(cited_date("Kế hoạch số 82/KH-UBND ngày 25/12/2015", 12, 22))
    '2015-12-25'
    """
    return periods.day(found["day"], found["month"], found["year"])


def known_issuer(symbol: str) -> bool:
    """True where bodies use the code after the type (`TTg` in `19/2014/QĐ-TTg`), or where the
    symbol has no type: offices name their own units freely."""
    codes = symbol_codes(symbol)
    if len(codes) < 2 or codes[0] not in _words().types:
        return True
    body = codes[1]
    return body in body_codes() or body.startswith(("BCĐ", "ĐH", "BQL", "QH", "UBTVQH"))


def has_letter_of_no_code(symbol: str) -> bool:
    """True where a code of the symbol has a letter that none has: readers make the spot beside a
    letter its mark (`NỌ-CP`), or two letters one (`BŒ-SNV`).

    >>> has_letter_of_no_code("14/BŒ-SNV"), has_letter_of_no_code("01/2021/NỌ-CP")
    (True, True)
    >>> has_letter_of_no_code("7/QĐ-TTg"), has_letter_of_no_code("7/KTrVB-KT")
    (False, False)
    """
    return any(_IN_NO_CODE.search(code) for code in symbol_codes(symbol))


def may_be_another_type(symbol: str) -> bool:
    """True where the code of the symbol's type is none, and one letter of it looks like that of a
    usual one: readers of other kinds take a C with a long spur for a G alike.

    >>> may_be_another_type("116/BG-TTDVNN"), may_be_another_type("7/OĐ-UBND")
    (True, True)
    >>> may_be_another_type("116/BC-TTDVNN"), may_be_another_type("85/VP-TTHC")
    (False, False)
    """
    codes = symbol_codes(symbol)
    if len(codes) < 2 or codes[0] in _known_codes():
        return False
    return any(other in _words().types for other in _with_a_letter_alike(codes[0]))


def _with_a_letter_alike(code: str) -> list[str]:
    """The code with one of its letters as the one that looks like it."""
    return [
        code[:at] + CAPITALS_ALIKE[letter] + code[at + 1 :]
        for at, letter in enumerate(code)
        if letter in CAPITALS_ALIKE
    ]


@lru_cache(maxsize=1)
def _known_codes() -> frozenset[str]:
    """The codes of types and bodies: those who read pages need no more of the rules."""
    return body_codes() | frozenset(read_rules("documents.yaml")["types"])


def spelled_code(code: str) -> str:
    """A code of a symbol with the Đ that it has, where it is none as it stands and one with Đ for D
    is.

    >>> spelled_code("QD"), spelled_code("HDND"), spelled_code("BCDCCHC"), spelled_code("HD")
    ('QĐ', 'HĐND', 'BCĐCCHC', 'HD')
    """
    known = _known_codes()
    if code in known or "D" not in code:
        return code
    if code.startswith("BCD"):
        return f"BCĐ{code[3:]}"
    found = [one for one in known if one.replace("Đ", "D") == code]
    return found[0] if len(found) == 1 else code


def is_symbol_end(code_of_type: str, code_of_body: str) -> bool:
    """True for what stands behind the number of a document: the code of a type, then that of a
    body.

    >>> is_symbol_end("NQ", "CP"), is_symbol_end("CP", "NQ"), is_symbol_end("XB", "UBND")
    (True, False, False)
    """
    types = read_rules("documents.yaml")["types"]
    return spelled_code(code_of_type) in types and spelled_code(code_of_body) in body_codes()


def cited_issuer(text: str, start: int, after: int, symbol: str = "") -> str:
    """The body that issued the document whose symbol starts at `start`: the one named by "của …"
    at `after`, the end of symbol and date, else the one that "ban hành" the document before it;
    "" where none is named."""
    if of := _OF.match(text[after : after + 40]):
        found = _issuers_of(symbol).match(text, after + of.end())
        if found:
            return clean_name(found[0])
    codes = symbol_codes(symbol)
    if codes and codes[-1] in central_codes():
        return ""
    clause = _SENTENCE_END.split(text[max(0, start - ISSUER_BEFORE) : start])[-1]
    return _subject_of_issuing(clause)


def _issuers_of(symbol: str) -> regex.Pattern[str]:
    """The names of those who issued a document: of one whose symbol has the code of one body it is
    one, and a body behind a comma opens what follows: `Quyết định số 15/QĐ-UBND của UBND tỉnh, Sở
    Nội vụ đề nghị`."""
    words, codes = _words(), symbol_codes(symbol)
    is_of_one = len(codes) == 2 and codes[0] in words.types
    return words.issuer if is_of_one else words.issuers


def _subject_of_issuing(clause: str) -> str:
    """The body right before the last "ban hành", "có" or "ký" of a clause, or ""."""
    verbs = list(_ISSUING.finditer(clause))
    if not verbs:
        return ""
    before = clause[: verbs[-1].start()]
    named = list(_words().issuers.finditer(before))
    if named and len(before) - named[-1].end() < VERB_AFTER:
        return clean_name(named[-1][0])
    return ""


def clean_name(name: str) -> str:
    """A name on one line, without marks around it and without a joining word at its end.

    >>> clean_name("Sở\\nNội vụ tại")
    'Sở Nội vụ'
    """
    return _LOOSE_END.sub("", _BLANKS.sub(" ", name).strip(" ,.-"))
