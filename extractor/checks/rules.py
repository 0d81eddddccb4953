"""The words that relations between figures are known by, as data: `patterns/checks.yaml`.

Each check has a name, examples with what it must say of them, and sentences of which it must say
nothing. A fault stops the run, with file and check named.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.errors import BrokenRule
from extractor.language.flat import any_words
from extractor.patterns import patterns_folder, read_yaml

CHECKS_FILE = "checks.yaml"


class Example(BaseModel):
    """A passage, words of the statement that must be made of it, and the verdict."""

    model_config = ConfigDict(extra="forbid")
    text: str
    says: str
    verdict: str = Field(pattern="^(holds|rounded|truncated|fails|suspect)$")


class CheckRecord(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str = Field(min_length=3)
    examples: list[Example]
    counter_examples: list[str] = Field(min_length=1)


class Content(BaseModel):
    model_config = ConfigDict(extra="forbid")
    words: dict[str, list[str]]
    partitions: list[list[str]]
    same_nouns: list[list[str]]
    confused: dict[str, str]
    strong: Decimal
    proven: dict[str, int]
    checks: dict[str, CheckRecord]


@dataclass(frozen=True)
class Checklist:
    content: Content
    words: dict[str, regex.Pattern]  # in flat text
    partitions: tuple[tuple[regex.Pattern, ...], ...]
    nouns: dict[str, str]  # a noun → the first of its group

    @property
    def strong(self) -> Decimal:
        return self.content.strong


NEEDED = (
    "opening complete remainder_before remainder_after not_remainder apart about compared of_plan total received "
    "carried resolved on_time late pending"
).split()


@lru_cache(maxsize=1)
def load_checks() -> Checklist:
    """Raises BrokenRule with every fault listed."""
    try:
        content = Content.model_validate(read_yaml(patterns_folder() / CHECKS_FILE))
    except ValidationError as error:
        raise BrokenRule("rules_broken", faults=f"{CHECKS_FILE}: {error}") from None
    if missing := [name for name in NEEDED if not content.words.get(name)]:
        raise BrokenRule("rules_broken", faults=f"{CHECKS_FILE}: words: {', '.join(missing)}?")
    words = {
        name: regex.compile(any_words(*sorted(phrases, key=len, reverse=True)))
        for name, phrases in content.words.items()
    }
    partitions = tuple(
        tuple(regex.compile(any_words(part)) for part in parts) for parts in content.partitions
    )
    nouns = {plain(noun): plain(group[0]) for group in content.same_nouns for noun in group}
    return Checklist(content, words, partitions, nouns)


def plain(noun: str) -> str:
    """A counted noun without capitals and commas.

    >>> plain("Phòng, Ban ngành")
    'phòng ban ngành'
    """
    return regex.sub(r"[\s,]+", " ", noun.lower()).strip()
