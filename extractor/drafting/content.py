"""What `patterns/drafts.yaml` says: the office, the letters' sentences, the report's outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import regex

from extractor.forms import FoundMark, find_marks
from extractor.indicators import load_indicators
from extractor.messages import say
from extractor.patterns import called, raise_broken, read_rules

FILE = "drafts.yaml"
ItemKind = Literal["heading", "text", "table", "quotes"]
KINDS: tuple[ItemKind, ...] = ("heading", "text", "table", "quotes")
_SLOT = regex.compile(r"(?<!\{)\{([^{}]+)\}(?!\})")
# What a sentence may have put in.
SLOTS = ("đơn vị", "kỳ", "hạn", "ngày", "số", "trả lời")


@dataclass(frozen=True, slots=True)
class Office:
    """The office that writes. What is "" is left open for a person."""

    parent: str
    name: str
    symbol: str
    place: str
    signer: str
    font_size: int


@dataclass(frozen=True, slots=True)
class Letters:
    """The sentences of letters to units."""

    subject: str
    opening: str
    missing: str
    missing_due: str
    late_received: str
    late_signed: str
    contradictions: str
    closing: str
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the outline of the report."""

    title: str
    opening: str
    closing: str
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the outline: its words; of a table its codes. `marks`: the numbers in a text."""

    kind: ItemKind
    words: str
    columns: tuple[str, ...] = ()
    marks: tuple[FoundMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Quoting:
    """Which sections of reports are quoted: `words` of which one stands in the heading, `refuse` of
    which none does; `none` is said where no report has one."""

    words: tuple[str, ...]
    refuse: tuple[str, ...]
    none: str


@dataclass(frozen=True)
class Content:
    """All that the file says."""

    office: Office
    letters: Letters
    frame: Frame
    outline: tuple[Item, ...]
    quotes: dict[str, Quoting]


@lru_cache(maxsize=1)
def load_drafts() -> Content:
    """The content of the file, the office's laid over ours. Raises BrokenRule."""
    said = read_rules(FILE)
    faults: list[str] = []
    content = Content(
        office=Office(**(said["office"] | {"font_size": _font_size(said, faults)})),
        letters=Letters(**_with_tuple(said["letters"])),
        frame=Frame(**_with_tuple(said["report"])),
        outline=tuple(_item(raw, at, faults) for at, raw in enumerate(said["outline"], 1)),
        quotes={name: _quoting(raw) for name, raw in said["quotes"].items()},
    )
    for sentences in (said["letters"], said["report"]):  # both have an opening and a closing
        faults += _slot_faults(sentences)
    known = content.quotes
    asked = [one.words for one in content.outline if one.kind == "quotes"]
    faults += [say("draft_quotes_unknown", name=name) for name in asked if name not in known]
    if faults:
        raise_broken([f"{called(FILE)}: {fault}" for fault in faults])
    return content


def _font_size(said: dict[str, Any], faults: list[str]) -> int:
    """The size of the letters, which the decree has as 13 or 14."""
    size = said["office"]["font_size"]
    if size not in (13, 14):
        faults.append(say("draft_font_size", size=size))
    return int(size) if str(size).isdecimal() else 14


def _with_tuple(said: dict[str, Any]) -> dict[str, Any]:
    return said | {"recipients": tuple(map(str, said["recipients"]))}


def _quoting(raw: dict[str, Any]) -> Quoting:
    return Quoting(tuple(raw["words"]), tuple(raw.get("refuse") or ()), raw["none"])


def _item(raw: dict[str, Any], at: int, faults: list[str]) -> Item:
    """An item of the outline; what is wrong with it is added to the faults."""
    kinds = [kind for kind in KINDS if kind in raw]
    if len(kinds) != 1:
        faults.append(say("draft_item_kind", at=at))
        return Item("text", "")
    words = " ".join(str(raw[kinds[0]]).split())
    marks = tuple(find_marks(words)) if kinds[0] == "text" else ()
    item = Item(kinds[0], words, tuple(raw.get("columns") or ()), marks)
    faults += _item_faults(item, at)
    return item


def _item_faults(item: Item, at: int) -> Iterator[str]:
    """What is wrong with the codes and the marks of an item."""
    values = [one.mark for one in item.marks if one.mark and one.mark.kind == "value"]
    for code in (*item.columns, *(mark.code for mark in values)):
        if code not in load_indicators().names:
            yield say("draft_code_unknown", at=at, code=code)
    for found in item.marks:
        if found.mark is None or found.mark.kind not in ("value", "period"):
            yield say("draft_mark_broken", at=at, mark=item.words[found.start : found.end])


def _slot_faults(said: dict[str, Any]) -> list[str]:
    faults = []
    for text in said.values():
        for found in _SLOT.finditer(text) if isinstance(text, str) else ():
            if found[1] not in SLOTS:
                faults.append(say("draft_slot_unknown", slot=found[0], slots=", ".join(SLOTS)))
    return faults


def filled(text: str, **values: str) -> str:
    """A sentence with its slots filled; `values` by the names of SLOTS with `_` for blanks.

    >>> filled("Báo cáo {kỳ} của {đơn vị}", kỳ="năm 2024", đơn_vị="huyện Kế Sách")
    'Báo cáo năm 2024 của huyện Kế Sách'
    """
    by_slot = {name.replace("_", " "): value for name, value in values.items()}
    return _SLOT.sub(lambda found: by_slot.get(found[1], found[0]), text)
