"""What dots, commas and blanks between digits mean in the running text of one document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

Separators = Literal["vietnamese", "english", "mixed"]

# Numbers that can be read in one way only. Numbers of headings, dates and codes have no unit.
_UNIT = r"\s?(?:%|‰|(?i:tỷ|tỉ|triệu|nghìn|ngàn|đồng|ha|km|kg|tấn|lần|điểm)(?!\p{L}))"
_VIETNAMESE = regex.compile(
    rf"(?<![\d.,])(?:\d{{1,3}}(?:\.\d{{3}})+,\d+|\d{{1,3}}(?:\.\d{{3}}){{2,}}(?![\d.,]\d)"
    rf"|\d+,(?:\d{{1,2}}|\d{{4,}}){_UNIT})"
)
_ENGLISH = regex.compile(
    rf"(?<![\d.,])(?:\d{{1,3}}(?:,\d{{3}})+\.\d+|\d{{1,3}}(?:,\d{{3}}){{2,}}(?![\d.,]\d)"
    rf"|\d+\.(?:\d{{1,2}}|\d{{4,}}){_UNIT})"
)
_COMMA_GROUP = regex.compile(r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?![\d.,])")
_DOT_GROUP = regex.compile(r"(?<![\d.,/-])[1-9]\d{0,2}\.\d{3}(?![\d.,/-])")
_BLANK_GROUPS = regex.compile(
    r"(?<![\d.,/-])(?<!\d )[1-9]\d{0,2}(?: \d{3}){2,}(?![\d.,/]| \d)"
    r"|(?<![\d.,/-])(?<!\d )[1-9]\d{0,2} \d{3} (?i:triệu|tỷ|nghìn|đồng)(?!\p{L})"
)


# Three digits behind a dot in a score, and what is scored out of 100 points at most.
_SCORE = regex.compile(r"(?<![\d.,])(?P<points>\d{1,3})\.\d{3}\s?điểm(?!\p{L})")
# Behind a score; any other word says which places are counted: `15.120 điểm phát sóng`.
_BEHIND = regex.compile(
    r"\s*(?:[^\s\p{L}]|\Z|(?i:xếp|đứng|tăng|giảm|cao|thấp|so|và|trên|thuộc|đạt|nằm|là)(?!\p{L}))"
)
_WITH_A_COMMA = regex.compile(r"\d,\d+\s?điểm(?!\p{L})")
_WITH_A_DOT = regex.compile(r"(?<![\d.,])\d{1,3}\.\d{1,2}\s?điểm(?!\p{L})")
_MOSTLY = 3  # times as many scores with dots before decimals as with commas: these were misread
_INDEX = regex.compile(
    r"(?<!\p{L})(?:PAPI|PAR|SIPAS|PCI|DDCI|ICT)(?!\p{L})"
    r"|(?i:chỉ\s+số\s+(?:cải\s+cách|hài\s+lòng|hiệu\s+quả\s+quản\s+trị"
    r"|năng\s+lực\s+cạnh\s+tranh))"
)


@dataclass(frozen=True, slots=True)
class TextMarks:
    """`separators`: what dots and commas mean; `blanks`: blanks part thousands, and dots do not;
    `scores`: a dot in a score (`42.394 điểm`) stands before decimals."""

    separators: Separators
    blanks: bool
    scores: bool = False


VIETNAMESE_MARKS = TextMarks("vietnamese", blanks=False)


@lru_cache(maxsize=4)
def marks_of(text: str) -> TextMarks:
    """How the text groups its digits, decided on all its numbers that can be read in one way.

    >>> marks_of("chi 1,234,567 đồng, đạt 98.5%, tăng 2.5%").separators
    'english'
    >>> marks_of("chi 1.234.567 đồng, đạt 98,5%").separators
    'vietnamese'
    >>> marks_of("Chỉ số PAPI đạt 42.394 điểm").scores, marks_of("Cụm 1 đạt 1.250 điểm").scores
    (True, False)
    """
    dots = len(_DOT_GROUP.findall(text))
    vietnamese = len(_VIETNAMESE.findall(text))
    english = len(_ENGLISH.findall(text))
    grouped = len(_COMMA_GROUP.findall(text))
    return TextMarks(
        separators=_separators(vietnamese, english, dots, grouped),
        blanks=not dots and not grouped and len(_BLANK_GROUPS.findall(text)) > 1,
        scores=_scores_have_decimals(text),
    )


def _scores_have_decimals(text: str) -> bool:
    """True where a text of an index of 100 points has scores with dots, none above 100 and none
    with a comma, or few beside many with dots."""
    scores = list(_SCORE.finditer(text))
    if not scores or not _INDEX.search(text):
        return False
    if len(_WITH_A_DOT.findall(text)) < _MOSTLY * len(_WITH_A_COMMA.findall(text)):
        return False
    return all(int(one["points"]) < 100 and _BEHIND.match(text, one.end()) for one in scores)


def _separators(vietnamese: int, english: int, dots: int, grouped: int) -> Separators:
    """What the counted numbers say. Dots as decimals alone are a habit, commas as thousands tell;
    a few English numbers in a Vietnamese text leave the unclear ones unclear."""
    if english + grouped > 1 and not vietnamese and english:
        return "english" if not dots else "mixed"
    if english > 1 and grouped and vietnamese:
        return "mixed"
    return "vietnamese"
