"""The records of `patterns/indicators/*.yaml`, as an office worker writes them."""

from __future__ import annotations

from typing import Any, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from extractor.model import FigureKind

AdministrationLevel = Literal["cap_tinh", "cap_huyen", "cap_xa"]
LEVELS: tuple[AdministrationLevel, ...] = get_args(AdministrationLevel)
ConditionName = Literal[
    "sentence",
    "in_list",
    "context",
    "topic",
    "section",
    "refuse",
    "refuse_nearer",
    "refuse_list",
    "refuse_under",
]
CONDITIONS: tuple[ConditionName, ...] = get_args(ConditionName)

Words = list[str]


def base_of(code: str) -> tuple[str, str]:
    """The code without its level of administration, and the level ("" for none).

    >>> base_of("ho_so_tthc.tiep_nhan.cap_xa"), base_of("ho_so_tthc.tiep_nhan")
    (('ho_so_tthc.tiep_nhan', 'cap_xa'), ('ho_so_tthc.tiep_nhan', ''))
    """
    base, _, last = code.rpartition(".")
    return (base, last) if last in LEVELS else (code, "")


def field_of(code: str) -> str:
    """The field that a code is of, which is all but its last part and its level.

    >>> field_of("bo_may.bien_che.cong_chuc"), field_of("ho_so_tthc.tiep_nhan.cap_xa")
    ('bo_may.bien_che', 'ho_so_tthc')
    """
    return base_of(code)[0].rpartition(".")[0]


class Strict(BaseModel):
    """A record in which a key that is not known is a fault."""

    model_config = ConfigDict(extra="forbid")


class Conditions(Strict):
    """What must, or must not, stand around a figure. Of each list any phrase will do; `a + b` asks
    for both. The words for the places are those of the package's glossary.

    The keys of conditions stand in the file beside those of the wording or the indicator that they
    belong to; so Wording and Indicator extend this record.
    """

    sentence: Words = []  # in the sentence, its lead-in or the heading right above
    in_list: Words = Field([], alias="list")  # in the sentence or another item of the list
    context: Words = []  # there, in an earlier sentence or in a heading
    topic: Words = []  # there, in the text nearby or in the document's title
    section: Words = []  # in a heading
    refuse: Words = []  # must not stand in the figure's own words
    refuse_nearer: Words = []  # must not stand between the wording's words and the figure
    # Must not stand in the sentence or another item of the list.
    refuse_list: Words = []
    # Must not stand in the item, its lead-ins, the sentence before or the nearest heading.
    refuse_under: Words = []
    part_of: Words = []  # codes: the figure must be a part of one of these (`…, trong đó …`)
    not_part_of: Words = []
    stage: str = ""  # the stage of `stages` that must be the one named last
    not_stage: str = ""  # the one that must not be


class Wording(Conditions):
    """One way to say an indicator, with conditions of its own."""

    words: str


class Way(Conditions):
    """The actions (`a + b`: all of them, `a (+ b)`: with `b` or without) that make an indicator
    with its object, with conditions of their own."""

    words: str

    def actions(self) -> frozenset[str]:
        """The names of the actions, with those that may be missing."""
        return max(self.every_set(), key=len)

    def every_set(self) -> list[frozenset[str]]:
        """The names of the actions, once for each choice among those that may be missing."""
        must, *may = self.words.replace(")", "").split(" (+ ")
        sets = [frozenset(must.split(" + "))]
        for name in may:
            sets += [one | {name} for one in sets]
        return sets


class Example(Strict):
    """A sentence of a report with its figure in « ».

    `under`: the heading above it. `lead`: the words that open its list. `level`: the level of the
    code that the figure must get.
    """

    text: str
    under: str = ""
    lead: str = ""
    level: Literal["", AdministrationLevel] = ""


class Indicator(Conditions):
    """One indicator as written by a person.

    `levels`: level → the name of the share of that level. `follows`: codes; a figure right behind
    one of these is this indicator where the words of `then` stand there. `of_the_whole`: it counts
    all of the report's body; a statement that opens with one field or department is of a part.
    `band`: the percentages, as `70-100`, between which all that it counts lies.
    `subject`: the thing of `subjects` in words.yaml that must be the last one named.
    `in_percent`: wordings by which a score is stated as a share of the highest one.
    `object`, `action`: what it counts, or is the share of (`a|b`: one of these), and what is done
    with that (`objects`, `actions` there); `a + b` asks for both. A figure of that object in whose
    clause just these actions stand is this indicator, where no wording claims it.
    `knows`: words that narrow other indicators and not this one (`qualifiers` in
    `shared/words.yaml`). `beside`: code → the code that its figure has where one of this indicator
    stands beside it and not as its part: of `tiếp nhận 900 hồ sơ, kỳ trước chuyển qua 12 hồ sơ` the
    900 are those of the period. `as_part`: words that are enough where the figure is a part of one
    that the arithmetic makes its whole (`nâng lương 318 trường hợp, trong đó thường xuyên 287`).
    `alone`: names of what it counts that are enough where nothing else is said of the figure (`27
    ấp`, `TTHC của ngành: 104`); `alone_in`: the levels of the issuers (`xã`) in whose reports.
    `not_in`: the levels of the issuers in whose reports the same words are of something else (of a
    department `06 phòng chuyên môn` are its own rooms).
    `form_only`: prose has no wording for it, only the rows or columns
    of prescribed forms stand for it.
    """

    code: str = Field(pattern=r"^[a-z_]+(?:\.[a-z0-9_]+){1,3}$")
    name: str = Field(min_length=3)
    unit: str
    kind: FigureKind
    level: str = ""
    levels: dict[AdministrationLevel, str] = {}
    level_from: Literal["sentence", "section"] = "sentence"
    of_the_whole: bool = False
    band: str = Field("", pattern=r"^(?:\d{1,3}-\d{1,3})?$")
    subject: str = ""
    object: str = ""
    action: list[Way] = []
    wordings: list[Wording] = []
    in_percent: Words = []
    follows: list[str] = []
    form_only: bool = False
    then: Words = []
    knows: Words = []
    as_part: Words = []
    alone: Words = []
    alone_in: list[Literal["tỉnh", "sở", "huyện", "xã"]] = []
    not_in: list[Literal["tỉnh", "sở", "huyện", "xã"]] = []
    beside: dict[str, str] = {}
    arithmetic: str = ""
    examples: list[Example] = []
    counter_examples: list[Example] = []

    @field_validator("action", "wordings", "examples", "counter_examples", mode="before")
    @classmethod
    def _written_short(
        cls,
        items: list[Any] | None,
        info: ValidationInfo,
    ) -> list[Any]:
        """The items as mappings; a bare string stands for its words or its text."""
        key = "text" if info.field_name in ("examples", "counter_examples") else "words"
        return [{key: item} if isinstance(item, str) else item for item in items or []]

    @model_validator(mode="after")
    def _has_examples(self) -> Self:
        if not self.examples and not self.form_only:
            raise ValueError("examples: none")
        return self


LevelName = Literal[AdministrationLevel, "whole", "unread"]


class Shared(Strict):
    """The words of `shared/words.yaml`, which all indicators share."""

    synonyms: list[Words]
    any_of: dict[str, Words] = {}  # word of wordings → those that it stands for
    small: Words
    nouns: Words
    alike: list[Words]
    beware: dict[str, Words]
    share: Words
    levels: dict[LevelName, Words]
    comparison: Words
    elsewhere: Words
    superior: Words
    demand: Words
    purpose: Words
    proposed: Words
    narrow: Words
    other_fields: Words
    reform: Words
    matters: Words
    qualifiers: Words
    harmless: Words
    bodies: Words
    together: Words
    wide: Words
    land: Words
    rates: Words
    anew: Words
    ways: Words
    goes_on: Words
    subjects: dict[str, Words] = {}
    objects: dict[str, Words] = {}
    carriers: Words = []
    actions: dict[str, Words] = {}
    actions_of: dict[str, dict[str, Words]] = {}  # object → its actions, in place of `actions`
    stages: dict[str, Words] = {}
    standing: Words = []  # beginnings of codes
    accounted: Words = []
    events: Words = []


def codes_of(record: Indicator) -> dict[str, str]:
    """Code → name: the record's own code and those of its levels."""
    of_levels = {f"{record.code}.{level}": name for level, name in record.levels.items()}
    return {record.code: record.name} | of_levels
