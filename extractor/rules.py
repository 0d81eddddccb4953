"""The rules for numerals, as data: loaded, checked and compiled once.

`patterns/numerals/*.yaml` in order of name, each a list of records in order of precedence: a
rule never takes what an earlier one took. A fault stops the run, with file and rule named.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import regex
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.errors import BrokenRule
from extractor.symbols import SYMBOL


class Record(BaseModel):
    """One rule as written by a person. `examples` mark what must be taken by « »; `not` are
    strings in which the rule must take nothing."""

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
    refuse: list[str] = Field(alias="not", min_length=1)


@dataclass(frozen=True)
class Rule:
    record: Record
    pattern: regex.Pattern
    file: str


def patterns_folder() -> Path:
    """Where the rule files are: beside the source, or in the installed package."""
    beside = Path(__file__).resolve().parent.parent / "patterns"
    if (beside / "pieces.yaml").exists():
        return beside
    return Path(find_spec("solieu_patterns").submodule_search_locations[0])


@lru_cache(maxsize=8)
def load(folder: Path | None = None) -> tuple[Rule, ...]:
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
                rules.append(Rule(record, _compile(record, pieces), file.name))
            except (ValidationError, regex.error, KeyError) as error:
                faults.append(f"{file.name}, {raw.get('id', '?')}: {error}")
    names = [rule.record.id for rule in rules]
    faults += [f"{name}: twice" for name in sorted(set(names)) if names.count(name) > 1]
    if faults or not rules:
        raise BrokenRule("rules_broken", faults="\n".join(faults) or str(folder))
    return tuple(rules)


def any_of(phrases: list[str]) -> str:
    """A pattern of whole words for any of the phrases, the longest that fits; a phrase may begin
    with the comma that parts it from what stands before."""
    ordered = sorted(phrases, key=len, reverse=True)
    choice = "|".join(
        (r"(?<!\p{L})" if p[0].isalpha() else "")
        + regex.escape(p, literal_spaces=True).replace(" ", r"\s+")
        for p in ordered
    )
    return rf"(?:{choice})(?!\p{{L}})"


def read_yaml(file: Path):
    import yaml

    try:
        return yaml.load(
            file.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        )
    except (OSError, yaml.YAMLError) as error:
        raise BrokenRule("rules_broken", faults=f"{file.name}: {error}") from None


def _compile(record: Record, pieces: dict[str, str]) -> regex.Pattern:
    def piece(match):
        return pieces[match[1]]

    pattern = record.pattern
    for _ in range(3):  # pieces may name pieces
        pattern = regex.sub(r"\{([a-z_]+)\}", piece, pattern)
    return regex.compile(pattern, regex.V1 | regex.MULTILINE)
