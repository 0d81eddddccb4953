"""The rules for numerals, as data: loaded, checked and compiled once.

`patterns/numerals/*.yaml` in order of name, each a list of records in order of precedence: a
rule never takes what an earlier one took. A fault stops the run, with file and rule named.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import regex
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.administration import SYMBOL, province_names
from extractor.errors import BrokenRule
from extractor.model import DateRole, FigureKind
from extractor.patterns import any_of, patterns_folder, read_yaml

NOUN_ONCE = r"(?(DEFINE)(?P<noun>(?:\L<nouns>)(?!\p{L})))"  # called as (?&noun)
DEEPEST = 4  # pieces may name pieces, down to this depth


class Record(BaseModel):
    """One rule as written by a person. `span` names the group that is the numeral, where it is not
    the whole match; `role` is a date's, `of` what a label names, `doubt` the key of a reason for
    which all that it takes is for a person. `examples` mark what must be taken
    by « »; `counter_examples` are strings in which it must take nothing."""

    model_config = ConfigDict(extra="forbid")
    id: str = Field(pattern=r"^[a-z_]+\.[a-z_]+$")
    kind: Literal[FigureKind, "document_number", "date", "label"]
    means: str = Field(min_length=3)
    pattern: str
    span: str = ""
    role: DateRole = ""
    of: str = ""
    unit: str = ""
    doubt: str = ""
    examples: list[str] = Field(min_length=1)
    counter_examples: list[str] = Field(min_length=1)


@dataclass(frozen=True)
class NumeralRule:
    """A record with its pattern compiled and the name of its file."""

    record: Record
    pattern: regex.Pattern[str]
    file: str

    @property
    def span(self) -> str | int:
        """The group of a match that is the numeral."""
        return "span" if "span" in self.pattern.groupindex else self.record.span or 0


@dataclass(frozen=True, slots=True)
class RulesOfFile:
    """The sound rules of one file, and a line for each that is not."""

    rules: list[NumeralRule]
    faults: list[str]


@lru_cache(maxsize=8)
def load_numeral_rules(folder: Path | None = None) -> tuple[NumeralRule, ...]:
    """All rules in order of precedence. Raises BrokenRule with every fault listed."""
    folder = folder or patterns_folder()
    pieces = _pieces(folder)
    rules: list[NumeralRule] = []
    faults: list[str] = []
    for file in sorted((folder / "numerals").glob("*.yaml")):
        found = _rules_of(file, pieces)
        rules += found.rules
        faults += found.faults
    faults += _named_twice(rules)
    if faults or not rules:
        raise BrokenRule("rules_broken", faults="\n".join(faults) or str(folder))
    return tuple(rules)


def _pieces(folder: Path) -> dict[str, str]:
    """The named parts that patterns are built of."""
    pieces = {name: piece["pattern"] for name, piece in read_yaml(folder / "pieces.yaml").items()}
    pieces["symbol"] = regex.sub(r"\(\?P<\w+>", "(?:", SYMBOL.pattern)
    pieces["counted"] = any_of(read_yaml(folder / "wording.yaml")["units"])
    pieces["noun"] = r"(?&noun)"
    pieces["province"] = any_of(sorted(province_names()))
    return pieces


@lru_cache(maxsize=8)
def _first_nouns(nouns: frozenset[str]) -> frozenset[str]:
    """The nouns without those that begin with another one: `hồ sơ` tells of `hồ sơ mới` too."""
    begins = {noun: regex.split(r"[\s,]+", noun) for noun in nouns}
    return frozenset(
        noun
        for noun, words in begins.items()
        if not any(" ".join(words[:end]) in nouns for end in range(1, len(words)))
    )


@lru_cache(maxsize=8)
def counted_nouns(folder: Path) -> frozenset[str]:
    """All nouns that reports count, their words parted by a blank or by a line's end. A set of
    words is looked up; as one long alternation in every rule it took seconds to compile."""
    wording = read_yaml(folder / "wording.yaml")
    nouns = {*wording["units"], *wording["counted"]}
    return frozenset(nouns | {noun.replace(" ", "\n") for noun in nouns})


def _rules_of(file: Path, pieces: dict[str, str]) -> RulesOfFile:
    rules, faults = [], []
    for raw in read_yaml(file) or []:
        try:
            record = Record.model_validate(raw)
            rules.append(NumeralRule(record, _compiled(record, pieces), file.name))
        except (ValidationError, regex.error, KeyError) as error:
            faults.append(f"{file.name}, {raw.get('id', '?')}: {error}")
    return RulesOfFile(rules, faults)


def _named_twice(rules: list[NumeralRule]) -> list[str]:
    names = [rule.record.id for rule in rules]
    return [f"{name}: twice" for name in sorted(set(names)) if names.count(name) > 1]


def _compiled(
    record: Record,
    pieces: dict[str, str],
) -> regex.Pattern[str]:
    """The record's pattern with its pieces (`{day}`) put in. Raises KeyError for an unknown one."""

    def piece(match: regex.Match[str]) -> str:
        return pieces[match[1]]

    pattern = record.pattern
    for _ in range(DEEPEST):
        pattern = regex.sub(r"\{([a-z_]+)\}", piece, pattern)
    flags = regex.V1 | regex.MULTILINE
    if "(?&noun)" not in pattern:
        return regex.compile(pattern, flags)
    nouns = _first_nouns(counted_nouns(patterns_folder()))
    return regex.compile(NOUN_ONCE + pattern, flags, nouns=nouns)
