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

from extractor.kept_patterns import compiled_rule
from extractor.language.flat import any_words
from extractor.patterns import called, raise_broken, read_rules, said

CHECKS_FILE = "checks.yaml"
_BLANKS = regex.compile(r"[\s,]+")


class Example(BaseModel):
    """A passage, words of the statement that must be made of it, and the verdict."""

    model_config = ConfigDict(extra="forbid")
    text: str
    says: str
    verdict: str = Field(pattern="^(holds|rounded|truncated|fails|suspect)$")


class CheckRecord(BaseModel):
    """A check: its name for readers, passages of which it must say something, and sentences of
    which it must say nothing (`not` in the file)."""

    model_config = ConfigDict(extra="forbid")
    name: str = Field(min_length=3)
    examples: list[Example]
    counter_examples: list[str] = Field(min_length=1)


class Content(BaseModel):
    """The file as it is written.

    `words`: lists of phrases by name. `partitions`: parts that make up a whole where all are named.
    `same_nouns`: nouns for one thing that is counted. `confused`: a digit → those that OCR takes it
    for. `strong`: the weight from which a relation may prove. `proven`: how many figures were
    proven in reports that a person checked (`numerals`), and how many of them were `right`.
    """

    model_config = ConfigDict(extra="forbid")
    words: dict[str, list[str]]
    partitions: list[list[str]]
    same_nouns: list[list[str]]
    confused: dict[str, str]
    strong: Decimal
    proven: dict[str, int]
    checks: dict[str, CheckRecord]


@dataclass(frozen=True, slots=True)
class Checklist:
    """The file as it is used: patterns are for flat text; `nouns` leads from each noun to the first
    of its group."""

    content: Content
    words: dict[str, regex.Pattern[str]]
    partitions: tuple[tuple[regex.Pattern[str], ...], ...]
    nouns: dict[str, str]

    @property
    def strong(self) -> Decimal:
        """The weight from which a relation may prove a reading."""
        return self.content.strong


NEEDED = (  # lists of words that the finders ask for
    "opening",
    "complete",
    "remainder_before",
    "remainder_after",
    "not_remainder",
    "apart",
    "about",
    "compared",
    "of_plan",
    "total",
    "received",
    "carried",
    "resolved",
    "on_time",
    "late",
    "pending",
)


@lru_cache(maxsize=1)
def load_checks() -> Checklist:
    """The checks of the rule files. Raises BrokenRule with every fault listed."""
    try:
        content = Content.model_validate(read_rules(CHECKS_FILE))
    except ValidationError as error:
        raise_broken([f"{called(CHECKS_FILE)}: {said(fault)}" for fault in error.errors()])
    if missing := [name for name in NEEDED if not content.words.get(name)]:
        raise_broken([f"{called(CHECKS_FILE)}: words: {', '.join(missing)}?"])
    words = {name: _longest_first(phrases) for name, phrases in content.words.items()}
    partitions = tuple(map(_patterns, content.partitions))
    nouns: dict[str, str] = {}
    for group in content.same_nouns:
        nouns.update(dict.fromkeys(map(plain, group), plain(group[0])))
    return Checklist(
        content=content,
        words=words,
        partitions=partitions,
        nouns=nouns,
    )


def _longest_first(phrases: list[str]) -> regex.Pattern[str]:
    """A pattern for any of the phrases, the longest that fits."""
    return compiled_rule(any_words(*sorted(phrases, key=len, reverse=True)))


def _patterns(phrases: list[str]) -> tuple[regex.Pattern[str], ...]:
    return tuple(compiled_rule(any_words(phrase)) for phrase in phrases)


def plain(noun: str) -> str:
    """A counted noun without capitals and commas.

    >>> plain("Phòng, Ban ngành")
    'phòng ban ngành'
    """
    return _BLANKS.sub(" ", noun.lower()).strip()
