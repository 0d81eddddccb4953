"""The records of `patterns/indicators/*.yaml`, as an office worker writes them."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator


def base_of(code: str) -> tuple[str, str]:
    """The code without its level, and the level ("" for none)."""
    base, _, last = code.rpartition(".")
    return (base, last) if last in ("cap_tinh", "cap_huyen", "cap_xa") else (code, "")


LEVELS = ("cap_tinh", "cap_huyen", "cap_xa")
CONDITIONS = ("sentence", "in_list", "context", "section", "refuse", "refuse_list", "refuse_under")

Words = list[str]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Conditions(Strict):
    """What must, or must not, stand around. Each list: any of its phrases; `a + b`: both."""

    sentence: Words = []  # in its sentence or the opening words of its list
    in_list: Words = Field([], alias="list")  # in its sentence or another item of its list
    context: Words = []  # there, in a sentence shortly before or in a heading above
    section: Words = []  # in a heading above
    refuse: Words = []  # in its own words, between the neighbouring figures
    refuse_list: Words = []  # in its sentence or another item of its list
    refuse_under: Words = []  # in its sentence, lead-in, the sentence before, nearest heading
    part_of: Words = []  # codes: it must be a part of a figure of one of these (`…, trong đó …`)
    not_part_of: Words = []


class Wording(Conditions):
    words: str


class Example(Strict):
    """A sentence of a report, its figure in « »; `under` a heading, `lead` the words that open
    its list; `level` of the code that it must get."""

    text: str
    under: str = ""
    lead: str = ""
    level: Literal["", "cap_tinh", "cap_huyen", "cap_xa"] = ""


class Indicator(Conditions):
    """One indicator as written by a person. `levels`: level → name of the share of that level;
    `follows`: codes; a figure right behind one of these counts with the words of `then`."""

    code: str = Field(pattern=r"^[a-z_]+(?:\.[a-z0-9_]+){1,3}$")
    name: str = Field(min_length=3)
    unit: str
    kind: Literal["count", "ratio", "percentage", "measure", "money"]
    level: str = ""
    levels: dict[Literal["cap_tinh", "cap_huyen", "cap_xa"], str] = {}
    level_from: Literal["sentence", "section"] = "sentence"
    wordings: list[Wording] = []
    follows: list[str] = []
    then: Words = []
    arithmetic: str = ""
    examples: list[Example] = Field(min_length=1)
    counter_examples: list[Example] = []

    @field_validator("wordings", "examples", "counter_examples", mode="before")
    @classmethod
    def _short_form(cls, value, info):
        key = "words" if info.field_name == "wordings" else "text"
        return [{key: item} if isinstance(item, str) else item for item in value or []]


class Shared(Strict):
    """words.yaml."""

    synonyms: list[Words]
    small: Words
    nouns: Words
    alike: list[Words]
    beware: dict[str, Words]
    share: Words
    levels: dict[Literal["cap_tinh", "cap_huyen", "cap_xa", "whole", "unread"], Words]
    comparison: Words
    elsewhere: Words
    superior: Words


def codes_of(record: Indicator) -> dict[str, str]:
    """Code → name: the record's own and those of its levels."""
    return {
        record.code: record.name,
        **{f"{record.code}.{level}": name for level, name in record.levels.items()},
    }
