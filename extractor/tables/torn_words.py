"""Words that a narrow cell tore over its lines.

Where a column is narrower than a word, word processors break the word anywhere (`lươn` above `g`,
`Chư` above `a`): a name or a head with such pieces is found by no wording.
"""

from __future__ import annotations

from itertools import pairwise

import regex

from extractor.language.marks import without_tones
from extractor.language.syllables import SPELLING
from extractor.model import DocumentText, PlacedCell
from extractor.tables.cell_lines import lines_of_cell

FIRST = regex.compile(r"\P{L}*(?P<letters>\p{L}+)")  # a line that is one word's beginning
NEXT = regex.compile(r"(?P<letters>\p{L}+)")
LAST = regex.compile(r"\p{L}+$")
CONSONANTS = regex.compile(r"(?:ng|nh|ch)(?!\p{L})")  # that end a syllable
SYLLABLE = regex.compile(SPELLING, regex.I)
SHORT = regex.compile(r"(?<!\p{L})\p{L}{1,3}(?!\p{L})")  # a torn word has a piece as short


def with_whole_words(document: DocumentText, cell: PlacedCell) -> str:
    """The cell's text on one line, the pieces of its torn words joined."""
    printed = " ".join(document.text[cell.start : cell.end].split())
    if not any(map(_is_piece, SHORT.findall(printed))):
        return printed
    lines = [" ".join(line.text.split()) for line in lines_of_cell(document, cell)]
    return joined_lines(lines)


def _is_piece(word: str) -> bool:
    return len(word) == 1 or not is_word(word)


def joined_lines(lines: list[str]) -> str:
    """The lines as one, those that go on inside a word without a blank between.

    >>> joined_lines(["Hệ số", "lươn", "g"]), joined_lines(["Khu", "ăn", "ở"])
    ('Hệ số lương', 'Khu ăn ở')
    >>> joined_lines(["Mức chi (đồ", "ng/người/thá", "ng)"])
    'Mức chi (đồng/người/tháng)'
    """
    joined, alone = "", ""  # `alone`: the word so far, where nothing else stands on its lines
    for before, line in pairwise(["", *lines]):
        rest = _rest(alone, line) if alone else _ending(joined, line)
        if not rest:
            joined += f" {line}" if before else line
            alone = _only_word(line)
            continue
        following = line[len(rest) :]
        glued = following[:1].isalpha()
        joined += f"{rest} {following}" if glued else line
        alone = "" if following else alone + rest
    return joined


def _ending(before: str, line: str) -> str:
    """The consonants at a line's beginning that end the last word of those before: alone they are
    no word (`thá` above `ng)`)."""
    last, found = LAST.search(before), CONSONANTS.match(line)
    if last is None or found is None or not is_word(last[0] + found[0]):
        return ""
    return found[0]


def _only_word(line: str) -> str:
    found = FIRST.fullmatch(line)
    return found["letters"] if found else ""


def _rest(first: str, line: str) -> str:
    """The letters at a line's beginning that are the rest of a word; "" where it begins with
    another word. Together they are a syllable, and one of them is none by itself, or a single
    letter, which words seldom are. What was read as one with the next word (`ulần`) is parted."""
    found = NEXT.match(line)
    letters = found["letters"] if found else ""
    if not letters or letters[0].isupper() != first[-1].isupper():
        return ""
    if not is_word(first + letters):
        return _rest_of_glued(first, letters)
    torn = not is_word(first) or not is_word(letters) or len(letters) == 1
    return letters if torn else ""


def _rest_of_glued(first: str, letters: str) -> str:
    """The one or two letters that are the rest of a word, the others being the next one."""
    if is_word(letters):
        return ""
    ends = (at for at in (1, 2) if is_word(first + letters[:at]) and is_word(letters[at:]))
    return letters[: next(ends, 0)]


def is_word(letters: str) -> bool:
    """True for a Vietnamese syllable, rightly spelt, with one tone at most."""
    if letters.casefold() == "gi":
        return False
    tones = sum(without_tones(letter) != letter for letter in letters)
    return tones <= 1 and SYLLABLE.fullmatch(without_tones(letters)) is not None
