"""Numbers as they are printed, where an engine takes one sign for another or two words for one.

Only what no number and no word of Vietnamese can be is changed: ó among digits, strokes between
day, month and year, two dashes for one between numbers, a year with a share or a count behind it
without a blank.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import regex

from extractor.language.lookalikes import with_sixes
from extractor.model import Word
from extractor.witnesses.readers import Words

YEAR_WORD = regex.compile(r"(?i)\W*(?:n[aă]m|nam)")  # the word before a year
ENDING_IN_YEAR = regex.compile(  # `2022,100%`, `12/2022;35`: a comma behind a year parts no number
    r"(?P<date>\W{0,2}(?P<day>(?:\d{1,2}[/.-]){0,2})(?:19|20)\d\d[,;])(?P<rest>\d.*)"
)


DAY_WITH_STROKES = regex.compile(  # `9I12I2019`: slashes that were read as strokes
    r"(?<![\w/])(\d{1,2})[/Il|!](\d{1,2})[/Il|!]((?:19|20)\d\d)(?!\w)"
)
DASHES = regex.compile(r"[-–—]{2,3}")  # `2020 —- 2025`: one, whose length was unclear
DASHES_BETWEEN = regex.compile(r"(?<=\d)[-–—]{2,3}(?=\d)")
LATEST_DAY, LATEST_MONTH = 31, 12


def as_printed(words: Words) -> Words:
    """The words; numbers in which a 6 was read as ó with the 6, days whose slashes were read as
    strokes with the slashes, a dash between two numbers that was read as several as one."""
    texts = ("", *(word.text for word in words), "")
    beside = zip(texts, texts[2:], strict=False)
    return tuple(_as_printed(word, *sides) for word, sides in zip(words, beside, strict=True))


def _as_printed(word: Word, before: str, behind: str) -> Word:
    text = DAY_WITH_STROKES.sub(_with_slashes, with_sixes(word.text))
    text = DASHES_BETWEEN.sub("–", text)
    if DASHES.fullmatch(text) and before[-1:].isdigit() and behind[:1].isdigit():
        text = "–"
    return word if text == word.text else replace(word, text=text)


def _with_slashes(found: regex.Match[str]) -> str:
    day, month, year = found.groups()
    is_day = 0 < int(day) <= LATEST_DAY and 0 < int(month) <= LATEST_MONTH
    return f"{day}/{month}/{year}" if is_day else found[0]


def parted_from_years(words: Words) -> Words:
    """The words; a year with a comma or semicolon and what stands behind it without a blank are
    two: `năm 2022,100%` says nothing of 2022,1."""
    before = ("", *(word.text for word in words))
    return tuple(chain.from_iterable(map(_parted_from_year, words, before)))


def _parted_from_year(word: Word, before: str) -> Iterator[Word]:
    found = ENDING_IN_YEAR.fullmatch(word.text)
    if not found or not (found["day"] or YEAR_WORD.fullmatch(before)):
        yield word
        return
    seam = word.box.x0 + word.box.width * len(found["date"]) / len(word.text)
    yield replace(word, text=found["date"], box=replace(word.box, x1=seam))
    yield replace(word, text=found["rest"], box=replace(word.box, x0=seam))
