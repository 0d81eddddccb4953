"""Headings: the path at each place of the text (`II.2.e`, `II.6.1`) and the numerals in them.

Levels: Phần/A → I → 1, 1.1, 1.1.1 → a). A number with dots stands for its whole branch, so 6.1
under II gives II.6.1. A number that does not follow the one before is a list mark, no heading.
"""

from __future__ import annotations

import regex

from extractor.model import DocumentText

PART = regex.compile(
    r"(?i:phần)\s+(?P<part>[IVX]{1,4}|\d|thứ\s+\w+)\b|(?P<letter>[A-E])[.]\s+\p{Lu}"
)
ROMAN = regex.compile(r"(?P<roman>[IVX]{1,6})\s?[.)\-–]\s*[\p{L}“\"]")
# How OCR prints I, II, III: the token is believed only as the Roman number that must come next.
LIKE_ROMAN = regex.compile(r"(?P<roman>[\]\[|!]?[IVXHLUTlỊ|1!\]]{1,5})\s?[.)\-–,]\s*\p{Lu}")
NUMBER = regex.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?:[.),\-–]|(?<=\.\d{1,2}))\.?\s*[\p{L}“\"]"
)
LETTER = regex.compile(r"(?P<letter>[a-zđ])[).]\s*\p{L}")
CLOSE = regex.compile(r"(?i)trên đây là|nơi nhận\s*:")
ALPHABET = "abcdđeghiklmnopqrstuvxy"
ROMANS = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
]


def find_sections(
    text: str, openings: list[int]
) -> tuple[list[tuple[int, str]], list[tuple[int, int, str]]]:
    """(offset, path) from which each path holds, and (start, end, path) of each number that
    opens a heading or list item. `openings` are the offsets where paragraphs begin."""
    path = {"part": "", "roman": "", "number": "", "letter": ""}
    found, labels = [(0, "")], []
    for at in openings:
        if CLOSE.match(text, at):
            path = dict.fromkeys(path, "")
            found.append((at, ""))
            continue
        label = _heading(text, at, path)
        here = ".".join(p for p in path.values() if p)
        if here != found[-1][1]:
            found.append((at, here))
        if label:
            labels.append((*label, here))
    return found, labels


def _heading(text: str, at: int, path: dict[str, str]) -> tuple[int, int] | None:
    """Take the heading at `at` into `path`; the span of its Arabic number, if it has one."""
    if part := PART.match(text, at):
        name = part["part"] or part["letter"]
        path.update(part=f"Phần {name}" if part["part"] else name, roman="", number="", letter="")
        return part.span("part") if (part["part"] or "").isdigit() else None
    if (roman := ROMAN.match(text, at)) and _next_roman(path["roman"], roman["roman"]):
        again = roman["roman"] == path["roman"]  # a stroke lost: I after I is II
        path.update(roman=_after(path["roman"]) if again else roman["roman"], number="", letter="")
        return None
    if (like := LIKE_ROMAN.match(text, at)) and (
        roman := _misread_roman(path["roman"], like["roman"])
    ):
        path.update(roman=roman, number="", letter="")
        return None
    if number := NUMBER.match(text, at):
        if _next_number(path["number"], number["number"]):
            path.update(number=number["number"], letter="")
        return number.span("number")
    if (
        (letter := LETTER.match(text, at))
        and _next_letter(path["letter"], letter["letter"])
        and (path["number"] or path["roman"])
    ):
        path.update(letter=letter["letter"])
    return None


def _next_roman(last: str, new: str) -> bool:
    if new not in ROMANS:
        return False
    return new == "I" or not last or 0 <= ROMANS.index(new) - ROMANS.index(last) <= 2


def _misread_roman(last: str, token: str) -> str:
    """The next Roman number, if the token looks like it: `H` and `1I` for II, `HI` for III."""
    expected = _after(last)
    strokes = regex.sub("[HU]", "II", regex.sub(r"[lL|1!\]\[TỊ]", "I", token))
    if token.isdigit() or token == expected:
        return ""
    return expected if strokes == expected or not last and strokes == "II" else ""


def _after(roman: str) -> str:
    return ROMANS[ROMANS.index(roman) + 1] if roman in ROMANS[:-1] else "I"


def _next_number(last: str, new: str) -> bool:
    """1 anywhere; else the next on its level, one level down, or back up by one."""
    if not last:
        return True
    a, b = [int(n) for n in last.split(".")], [int(n) for n in new.split(".")]
    if len(b) > len(a):
        return b[: len(a)] == a and b[len(a)] <= 2
    return b == [1] or b[:-1] == a[: len(b) - 1] and 0 < b[-1] - a[len(b) - 1] <= 2


def _next_letter(last: str, new: str) -> bool:
    if new not in ALPHABET:
        return False
    return new == "a" or bool(last) and 0 < ALPHABET.index(new) - ALPHABET.index(last) <= 2


OPENING = regex.compile(
    r"(?:\A|\n\s*\n|\n(?=\s*(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s))\s*(?=\S)"
)


def openings(document: DocumentText) -> list[int]:
    """Where paragraphs begin outside tables, whose rows are numbered for themselves."""
    return [
        m.end()
        for m in OPENING.finditer(document.text)
        if not any(t.start <= m.end() < t.end for t in document.tables)
    ]
