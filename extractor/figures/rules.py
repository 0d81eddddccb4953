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

from extractor.administration import SYMBOL
from extractor.errors import BrokenRule
from extractor.patterns import any_of, patterns_folder, read_yaml


class Record(BaseModel):
    """One rule as written by a person. `examples` mark what must be taken by « »;
    `counter_examples` are strings in which the rule must take nothing."""

    model_config = ConfigDict(extra="forbid")
    id: str = Field(pattern=r"^[a-z_]+\.[a-z_]+$")
    kind: Literal[
        "document_number", "date", "label", "ratio", "percentage", "count", "measure", "money"
    ]
    means: str = Field(min_length=3)
    pattern: str
    span: str = ""
    role: Literal["", "period", "event", "document", "received"] = ""
    of: str = ""
    unit: str = ""
    examples: list[str] = Field(min_length=1)
    counter_examples: list[str] = Field(min_length=1)


@dataclass(frozen=True)
class NumeralRule:
    record: Record
    pattern: regex.Pattern
    file: str


@lru_cache(maxsize=8)
def load_numeral_rules(folder: Path | None = None) -> tuple[NumeralRule, ...]:
    """All rules in order of precedence. Raises BrokenRule with every fault listed."""
    folder = folder or patterns_folder()
    pieces = {name: piece["pattern"] for name, piece in read_yaml(folder / "pieces.yaml").items()}
    pieces["symbol"] = regex.sub(r"\(\?P<\w+>", "(?:", SYMBOL.pattern)
    pieces["counted"] = any_of(read_yaml(folder / "wording.yaml")["units"])
    rules, faults = [], []
    for file in sorted((folder / "numerals").glob("*.yaml")):
        for raw in read_yaml(file) or []:
            try:
                record = Record.model_validate(raw)
                rules.append(NumeralRule(record, _compile(record, pieces), file.name))
            except (ValidationError, regex.error, KeyError) as error:
                faults.append(f"{file.name}, {raw.get('id', '?')}: {error}")
    names = [rule.record.id for rule in rules]
    faults += [f"{name}: twice" for name in sorted(set(names)) if names.count(name) > 1]
    if faults or not rules:
        raise BrokenRule("rules_broken", faults="\n".join(faults) or str(folder))
    return tuple(rules)


def _compile(record: Record, pieces: dict[str, str]) -> regex.Pattern:
    def piece(match):
        return pieces[match[1]]

    pattern = record.pattern
    for _ in range(3):  # pieces may name pieces
        pattern = regex.sub(r"\{([a-z_]+)\}", piece, pattern)
    return regex.compile(pattern, regex.V1 | regex.MULTILINE)
