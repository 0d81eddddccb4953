"""Headings of sections: the path at each place of the text (`II.2.e`, `II.6.1`) and their numbers.

Levels: Phần/A → I → 1, 1.1, 1.1.1 → a). A number with dots stands for its whole branch, so 6.1
under II gives II.6.1. A number that does not follow the one before is a list mark, no heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from extractor.model import DocumentText, HeadingNumber

PART = regex.compile(
    r"(?i:phần)\s+(?P<part>[IVX]{1,4}|\d|thứ\s+\w+)\b"  # Phần thứ nhất
    r"|(?P<letter>[A-E])[.]\s+\p{Lu}"  # A. KẾT QUẢ
)
ROMAN = regex.compile(r"(?P<roman>[IVX]{1,6})\s?[.)\-–]\s*[\p{L}“\"]")
# How OCR prints I, II, III: the token is believed only as the Roman number that must come next.
LIKE_ROMAN = regex.compile(r"(?P<roman>[\]\[|!]?[IVXHLUTlỊ|1!\]]{1,5})\s?[.)\-–,]\s*\p{Lu}")
NUMBER = regex.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})"
    r"(?:[.),\-–]|(?<=\.\d{1,2}))\.?\s*[\p{L}“\"]"  # `1.1` needs no dot behind it
)
LETTER = regex.compile(r"(?P<letter>[a-zđ])[).]\s*\p{L}")
CLOSE = regex.compile(r"(?i)trên đây là|nơi nhận\s*:")
OPENING = regex.compile(
    r"(?:\A"
    r"|\n\s*\n"
    r"|\n(?=\s*(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s)"  # a number on the next line
    r")\s*(?=\S)"
)
ALPHABET = "abcdđeghiklmnopqrstuvxy"
ROMANS = (
    *("I", "II", "III", "IV", "V"),
    *("VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV"),
)


@dataclass(frozen=True, slots=True)
class HeadingPath:
    """The number of the last heading on each level; "" on levels that none has opened."""

    part: str = ""
    roman: str = ""
    number: str = ""
    letter: str = ""

    def __str__(self) -> str:
        levels = (self.part, self.roman, self.number, self.letter)
        return ".".join(level for level in levels if level)


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a paragraph: the path that holds from it, and the span of its Arabic number."""

    path: HeadingPath
    number: tuple[int, int] | None = None


def with_headings(document: DocumentText) -> DocumentText:
    """The document with its `sections` and the numbers that open headings or items of lists."""
    path = HeadingPath()
    sections = [(0, "")]
    numbered = []
    for at in paragraph_starts(document):
        if CLOSE.match(document.text, at):  # what follows stands below no heading
            path = HeadingPath()
            sections.append((at, ""))
            continue
        opening = _opening(document.text, at, path)
        path = opening.path
        here = str(path)
        if here != sections[-1][1]:
            sections.append((at, here))
        if opening.number:
            start, end = opening.number
            numbered.append(
                HeadingNumber(
                    start=start,
                    end=end,
                    path=here,
                )
            )
    return replace(
        document,
        sections=tuple(sections),
        numbered=tuple(numbered),
    )


def paragraph_starts(document: DocumentText) -> Iterator[int]:
    """Where paragraphs begin outside tables, whose rows are numbered for themselves."""
    for found in OPENING.finditer(document.text):
        at = found.end()
        if not any(table.start <= at < table.end for table in document.tables):
            yield at


def _opening(
    text: str,
    at: int,
    path: HeadingPath,
) -> Opening:
    """What opens the paragraph at `at`; `path` holds up to there.

    The first level that matches decides: a letter or a Roman number may look like the other."""
    return (
        _part(text, at)
        or _roman(text, at, path)
        or _misread_roman(text, at, path)
        or _number(text, at, path)
        or _letter(text, at, path)
        or Opening(path)
    )


def _part(text: str, at: int) -> Opening | None:
    """A part, `Phần II` or `B.`: all levels below begin again."""
    found = PART.match(text, at)
    if not found:
        return None
    if not found["part"]:
        return Opening(HeadingPath(part=found["letter"]))
    number = found.span("part") if found["part"].isdigit() else None
    return Opening(HeadingPath(part=f"Phần {found['part']}"), number)


def _roman(
    text: str,
    at: int,
    path: HeadingPath,
) -> Opening | None:
    found = ROMAN.match(text, at)
    if not found or not _next_roman(path.roman, found["roman"]):
        return None
    roman = found["roman"]
    if roman == path.roman:  # OCR has lost a stroke: I after I is II
        roman = _after(roman)
    return Opening(HeadingPath(part=path.part, roman=roman))


def _misread_roman(
    text: str,
    at: int,
    path: HeadingPath,
) -> Opening | None:
    """The next Roman number where print looks like it: `H` and `1I` for II, `HI` for III."""
    found = LIKE_ROMAN.match(text, at)
    if not found:
        return None
    token, expected = found["roman"], _after(path.roman)
    if token.isdigit() or token == expected:
        return None
    strokes = regex.sub("[HU]", "II", regex.sub(r"[lL|1!\]\[TỊ]", "I", token))
    first_lost = not path.roman and strokes == "II"
    if strokes != expected and not first_lost:
        return None
    return Opening(HeadingPath(part=path.part, roman=expected))


def _number(
    text: str,
    at: int,
    path: HeadingPath,
) -> Opening | None:
    """An Arabic number: of a heading where it follows the one before, else of a list's item."""
    found = NUMBER.match(text, at)
    if not found:
        return None
    if _next_number(path.number, found["number"]):
        path = replace(
            path,
            number=found["number"],
            letter="",
        )
    return Opening(path, found.span("number"))


def _letter(
    text: str,
    at: int,
    path: HeadingPath,
) -> Opening | None:
    found = LETTER.match(text, at)
    if not found or not _next_letter(path.letter, found["letter"]):
        return None
    if path.number or path.roman:
        return Opening(replace(path, letter=found["letter"]))
    return None


def _next_roman(last: str, new: str) -> bool:
    """True for I, any first one, the same once more and the next two."""
    if new not in ROMANS:
        return False
    if new == "I" or not last:
        return True
    return 0 <= ROMANS.index(new) - ROMANS.index(last) <= 2


def _after(roman: str) -> str:
    if roman in ROMANS[:-1]:
        return ROMANS[ROMANS.index(roman) + 1]
    return "I"


def _next_number(last: str, new: str) -> bool:
    """True for 1 anywhere, the next on its level, one level down, or back up by one.

    >>> [_next_number("2.1", new) for new in ("2.2", "2.1.1", "3", "1", "3.1")]
    [True, True, True, True, False]
    """
    if not last:
        return True
    before = [int(part) for part in last.split(".")]
    numbers = [int(part) for part in new.split(".")]
    if len(numbers) > len(before):
        return numbers[: len(before)] == before and numbers[len(before)] <= 2
    level = len(numbers) - 1
    same_branch = numbers[:level] == before[:level]
    return numbers == [1] or (same_branch and 0 < numbers[level] - before[level] <= 2)


def _next_letter(last: str, new: str) -> bool:
    """True for a and, behind another letter, the next two of the Vietnamese alphabet."""
    if new not in ALPHABET:
        return False
    if new == "a":
        return True
    return bool(last) and 0 < ALPHABET.index(new) - ALPHABET.index(last) <= 2
