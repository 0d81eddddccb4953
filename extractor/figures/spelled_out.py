"""Figures that are written out in words beside them: `6.350.000 đồng (Sáu triệu … đồng)`.

Where the words spell another number than the digits, a person must say which one holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

import regex

from extractor.language.number_words import number_of_words
from extractor.language.said import worded
from extractor.model import Doubt, Numeral

KINDS = ("money", "count", "measure")
LONGEST = 160  # characters of a number in words
REACH = 2 * LONGEST  # characters behind a figure that are looked at: a text may be endless
BEHIND = worded(
    rf"(?i)\s*[,;]?\s*(?:\(\s*)?(?:{{in_words}}\s*:?\s*(?P<words>[\p{{L}}\s,–-]{{2,{LONGEST}}})"
    rf"|(?<=\(\s*)(?P<words>[\p{{L}}\s,–-]{{2,{LONGEST}}})[)/.])"
)
BEFORE = regex.compile(r"(?P<words>(?:\p{L}+\s+){1,12})\(\s*$")
CLOSES = regex.compile(r"\s*\)")
OF_MONEY = worded(r"(?i)\s+(?:{money_in_words})\s*$")


def with_spelled_out(rows: Iterable[Numeral], text: str) -> Iterator[Numeral]:
    """The rows; those beside which words spell another number with a doubt."""
    for row in rows:
        spelled = _spelled(row, text) if row.kind in KINDS and row.value is not None else None
        if spelled is None or Decimal(spelled) == row.value:
            yield row
        else:
            yield replace(row, doubts=(*row.doubts, Doubt.of("words_disagree", words=str(spelled))))


def _spelled(row: Numeral, text: str) -> int | None:
    """The number that words beside a row spell: in brackets behind it, or before its brackets."""
    behind = BEHIND.match(text, row.end, row.end + REACH)
    if behind:
        return number_of_words(OF_MONEY.sub("", behind["words"]))
    if not CLOSES.match(text, row.end, row.end + REACH):
        return None
    before = BEFORE.search(text, max(0, row.start - LONGEST), row.start)
    return _last_number(before["words"].split()) if before else None


def _last_number(words: list[str]) -> int | None:
    """The number that the last of the words spell, as many of them as spell one."""
    spelt = (number_of_words(" ".join(words[at:])) for at in range(len(words)))
    return next((number for number in spelt if number is not None), None)
