"""What is known of headings beforehand: titles that reports use, and what each oddity costs.

Both are data in `patterns/outline.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from extractor.language.flat import bare
from extractor.language.sentences import WORD
from extractor.patterns import called, raise_broken, read_rules, said

FILE = "outline.yaml"
LONGEST_TITLE = 12  # words of a title that are compared
SURE_SHARE = 0.75  # of the words of a known title that must stand in one read by OCR


@dataclass(frozen=True)
class OutlineTitles:
    """The titles of one level (`roman`, `number`) by the first letters of their words."""

    phrases: tuple[tuple[str, ...], ...] = ()
    by_word: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def knows(self, title: str) -> bool:
        """True where a title begins like a known one; a word may have one wrong letter, and of four
        words one may be spoilt."""
        words = _first_words(title)
        near = {phrase for word in words[:2] for phrase in self.by_word.get(word, ())}
        return any(_begins_like(words, phrase) for phrase in near)


@lru_cache(maxsize=8)
def _first_words(title: str) -> tuple[str, ...]:
    """The words that a title is compared by, found once for all levels."""
    return tuple(WORD.findall(bare(title)))[:LONGEST_TITLE]


@dataclass(frozen=True, slots=True)
class Outline:
    """The known titles by level, and the costs by group and name."""

    titles: dict[str, OutlineTitles]
    costs: dict[str, dict[str, float]]


class OutlineFile(BaseModel):
    """The file as it is written: titles by level, costs by group and name."""

    model_config = ConfigDict(extra="forbid")

    titles: dict[Literal["roman", "number", "letter"], list[str]]
    costs: dict[str, dict[str, float]]


@lru_cache(maxsize=1)
def outline() -> Outline:
    """The outline of reports as `patterns/outline.yaml` has it. Raises BrokenRule where the file
    cannot be read or a title or cost in it is none."""
    try:
        data = OutlineFile.model_validate(read_rules(FILE))
    except ValidationError as error:
        raise_broken([f"{called(FILE)}: {said(fault)}" for fault in error.errors()])
    titles = {str(level): _titles(phrases) for level, phrases in data.titles.items()}
    return Outline(titles=titles, costs=data.costs)


def _titles(phrases: list[str]) -> OutlineTitles:
    """The titles, filed under each of their first two words: one of the two may be misread."""
    words = tuple(tuple(WORD.findall(bare(phrase))) for phrase in phrases)
    filed: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in words:
        for word in phrase[:2]:
            filed[word] = (*filed.get(word, ()), phrase)
    return OutlineTitles(phrases=words, by_word=filed)


def _begins_like(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    if len(words) < len(phrase):
        return False
    alike = [_alike(word, known) for word, known in zip(words, phrase, strict=False)]
    return sum(alike) >= SURE_SHARE * len(phrase)


def _alike(word: str, known: str) -> bool:
    """True for the same word; of four letters and more one may differ."""
    if word == known:
        return True
    if len(word) != len(known) or len(known) < 4:
        return False
    return sum(a != b for a, b in zip(word, known, strict=True)) == 1
