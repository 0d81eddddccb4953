"""The rules for numerals, as data: loaded, checked and compiled once.

`patterns/numerals/*.yaml` in order of name, each a list of records in order of precedence: a
rule never takes what an earlier one took. A fault stops the run, with file and rule named.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

import regex
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.administration import SYMBOL, province_names
from extractor.kept_patterns import compiled_rule
from extractor.messages import say
from extractor.model import DateRole, FigureKind
from extractor.patterns import (
    RuleRecord,
    any_of,
    patterns_folder,
    raise_broken,
    read_rules,
    rule_records,
    said,
    where,
)

NOUN_ONCE = r"(?(DEFINE)(?P<noun>(?:\L<nouns>)(?!\p{L})))"  # called as (?&noun)
PIECE = regex.compile(r"\{([a-z_]+)\}")
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
    """A record, its pattern with the pieces put in, and the name of its file. `nouns` are those
    that the pattern asks for. `folder` is the name of the office's folder that it is from, "" for
    one that comes with the program."""

    record: Record
    source: str
    nouns: frozenset[str]
    file: str
    folder: str = ""

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """The pattern, compiled when it is first asked for: who reads pages alone needs none, and
        a run of which nothing is new neither. Raises regex.error."""
        flags = regex.V1 | regex.MULTILINE
        if "(?&noun)" not in self.source:
            return compiled_rule(self.source, flags)
        # Behind all else: before it, it would be gone through at every letter of a text.
        return compiled_rule(self.source + NOUN_ONCE, flags, nouns=self.nouns)

    @property
    def span(self) -> str | int:
        """The group of a match that is the numeral."""
        return "span" if "span" in self.pattern.groupindex else self.record.span or 0


@lru_cache(maxsize=8)
def load_numeral_rules(folder: Path | None = None) -> tuple[NumeralRule, ...]:
    """All rules in order of precedence: those that come with the program with the office's laid
    over them, or those of `folder` alone. Raises BrokenRule with every fault listed."""
    parts, nouns = _pieces(folder), _first_nouns(counted_nouns(folder))
    rules: list[NumeralRule] = []
    faults: list[str] = []
    for written in rule_records("numerals", folder):
        try:
            rules.append(_rule(written, parts, nouns))
        except ValidationError as error:
            faults += [f"{_where(written)}: {said(fault)}" for fault in error.errors()]
        except regex.error as error:
            faults.append(f"{_where(written)}: {say('rule_no_pattern', problem=error)}")
        except KeyError as error:
            faults.append(f"{_where(written)}: {say('rule_no_piece', piece=error.args[0])}")
    faults += _named_twice(rules)
    if faults or not rules:
        raise_broken(faults or [f"{folder}: -"])
    return tuple(rules)


def _where(written: RuleRecord) -> str:
    name = written.raw.get("id", "?") if isinstance(written.raw, dict) else "?"
    return where(written.file, written.line(), str(name))


def _rule(written: RuleRecord, parts: dict[str, str], nouns: frozenset[str]) -> NumeralRule:
    """The rule of a record; the pattern of one of the office's is compiled at once, ours are when
    they are tested. Raises ValidationError, regex.error, or KeyError for a piece that is not
    there."""
    record = Record.model_validate(written.raw)
    source = _with_pieces(record.pattern, parts)
    rule = NumeralRule(record, source, nouns, written.shown, written.folder)
    if rule.folder or written.file.parent.parent != patterns_folder():
        _ = rule.pattern
    return rule


def _with_pieces(pattern: str, parts: dict[str, str]) -> str:
    """The pattern with its pieces (`{day}`) put in. Raises KeyError for an unknown one."""

    def piece(match: regex.Match[str]) -> str:
        return parts[match[1]]

    for _ in range(DEEPEST):
        pattern = PIECE.sub(piece, pattern)
    return pattern


def _pieces(folder: Path | None) -> dict[str, str]:
    """The named parts that patterns are built of."""
    found = {name: piece["pattern"] for name, piece in read_rules("pieces.yaml", folder).items()}
    found["symbol"] = regex.sub(r"\(\?P<\w+>", "(?:", SYMBOL.pattern)
    found["counted"] = any_of(read_rules("wording.yaml", folder)["units"])
    found["noun"] = r"(?&noun)"
    found["province"] = any_of(sorted(province_names()))
    return found


@lru_cache(maxsize=8)
def counted_nouns(folder: Path | None = None) -> frozenset[str]:
    """All nouns that reports count, their words parted by a blank or by a line's end. A set of
    words is looked up; as one long alternation in every rule it took seconds to compile."""
    wording = read_rules("wording.yaml", folder)
    nouns = {*wording["units"], *wording["counted"]}
    return frozenset(nouns | {noun.replace(" ", "\n") for noun in nouns})


def may_begin(nouns: frozenset[str]) -> str:
    """A pattern for the letters that some nouns begin with. Whether one of a thousand nouns, in
    large or small letters, stands at a place takes `regex` fifty times as long to tell."""
    letters = sorted({noun[0] for noun in nouns if noun})
    return f"(?=[{''.join(map(regex.escape, letters))}])"


def _first_nouns(nouns: frozenset[str]) -> frozenset[str]:
    """The nouns without those that begin with another one: `hồ sơ` tells of `hồ sơ mới` too."""
    begins = {noun: regex.split(r"[\s,]+", noun) for noun in nouns}
    return frozenset(
        noun
        for noun, words in begins.items()
        if not any(" ".join(words[:end]) in nouns for end in range(1, len(words)))
    )


def _named_twice(rules: list[NumeralRule]) -> list[str]:
    names = [rule.record.id for rule in rules]
    return [f"{name}: {say('rule_twice')}" for name in sorted(set(names)) if names.count(name) > 1]
