"""The automatic numbers of a Word document's headings and lists (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import regex

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD")),
    *((100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
LEVELS = 9
LARGEST_NUMBER = 5000  # a list counts no further: larger ones are damaged
PLAIN_BULLETS = "-–—+*•"
MOST_BASES = 20  # styles that one style is built upon

Element = Any  # lxml's elements carry no types


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: `pattern` holds %1…%9 for the numbers of the levels.
    `legal` writes all of them in digits; `kept` says that a higher level does not begin it anew."""

    form: str
    pattern: str
    start: int
    legal: bool = False
    kept: bool = False


@dataclass
class Numbering:
    """The automatic numbers of a document's lists, counted paragraph by paragraph."""

    levels: dict[tuple[str, int], Level]
    groups: dict[str, str]  # number of a list → the lists that count on together
    styles: dict[str, tuple[str, int]]  # style → (list, level)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)  # lists whose own first numbers were set

    def of(self, paragraph: Element) -> str:
        """The number that Word prints before a paragraph, which is counted; "" without one."""
        list_id, depth = self._list_of(paragraph)
        return self._next(list_id, depth) if list_id and list_id != "0" else ""

    def _list_of(self, paragraph: Element) -> tuple[str, int]:
        """The list and the level of a paragraph by its style, which its own properties overrule."""
        properties = paragraph.find(f"{W}pPr")
        list_id, depth = "", 0
        if properties is None:
            return list_id, depth
        list_id, depth = self.styles.get(value_of(properties, "pStyle"), ("", 0))
        own = properties.find(f"{W}numPr")
        if own is not None:
            list_id = value_of(own, "numId") or list_id
            depth = whole(value_of(own, "ilvl"), depth)
        return list_id, depth

    def _next(self, list_id: str, depth: int) -> str:
        level = self.levels.get((list_id, depth))
        if level is None:
            return ""
        group = self.groups.get(list_id, list_id)
        for deeper in range(depth + 1, LEVELS):
            below = self.levels.get((list_id, deeper))
            if below is None or not below.kept:
                self.counts.pop((group, deeper), None)
        count = self.counts.get((group, depth), level.start - 1) + 1
        self.counts[group, depth] = min(count, LARGEST_NUMBER)
        if level.form == "none":
            return ""
        if level.form == "bullet":
            return level.pattern if level.pattern in PLAIN_BULLETS else "-"
        return self._written(level, list_id, depth, group)

    def _written(self, level: Level, list_id: str, depth: int, group: str) -> str:
        made = level.pattern
        for place in range(depth + 1):
            other = self.levels.get((list_id, place), level)
            number = self.counts.get((group, place), other.start)
            form = "decimal" if level.legal else other.form
            made = made.replace(f"%{place + 1}", written(number, form))
        return made.strip()


def numbering_of(part: Element | None, styles: Element | None) -> Numbering:
    """The lists that a document's parts for numbering and styles define."""
    linked = _linked_styles(styles)
    if part is None:
        return Numbering({}, {}, {})
    abstract = {
        definition.get(f"{W}abstractNumId"): definition
        for definition in part.iter(f"{W}abstractNum")
    }
    by_id = {number.get(f"{W}numId"): number for number in part.findall(f"{W}num")}
    levels: dict[tuple[str, int], Level] = {}
    groups: dict[str, str] = {}
    for list_id, number in by_id.items():
        kind = value_of(number, "abstractNumId")
        changes = number.findall(f"{W}lvlOverride")
        groups[list_id] = list_id if changes else f"abstract {kind}"
        definition = _resolved(abstract.get(kind), abstract, by_id, linked)
        for level in [] if definition is None else definition.findall(f"{W}lvl"):
            levels[list_id, whole(level.get(f"{W}ilvl"), 0)] = _level(level)
        for change in changes:
            _override(levels, list_id, change)
    return Numbering(levels, groups, linked)


def _resolved(
    definition: Element | None,
    abstract: dict[str, Element],
    by_id: dict[str, Element],
    styles: dict[str, tuple[str, int]],
) -> Element | None:
    """The definition itself, or that of the list style to which it points."""
    if definition is None:
        return None
    style = value_of(definition, "numStyleLink")
    number = by_id.get(styles.get(style, ("", 0))[0]) if style else None
    return definition if number is None else abstract.get(value_of(number, "abstractNumId"))


def _level(level: Element) -> Level:
    legal = level.find(f"{W}isLgl")
    return Level(
        form=value_of(level, "numFmt") or "decimal",
        pattern=value_of(level, "lvlText"),
        start=whole(value_of(level, "start"), 1),
        legal=legal is not None and legal.get(f"{W}val", "1") not in ("0", "false"),
        kept=value_of(level, "lvlRestart") == "0",
    )


def _override(levels: dict[tuple[str, int], Level], list_id: str, change: Element) -> None:
    depth = whole(change.get(f"{W}ilvl"), 0)
    if (own := change.find(f"{W}lvl")) is not None:
        levels[list_id, depth] = _level(own)
    start = value_of(change, "startOverride")
    if start.isdigit() and (list_id, depth) in levels:
        levels[list_id, depth] = replace(levels[list_id, depth], start=int(start))


def _linked_styles(styles: Element | None) -> dict[str, tuple[str, int]]:
    """(list, level) of each style that is numbered, by itself or by a style it is built upon."""
    if styles is None:
        return {}
    by_id = {style.get(f"{W}styleId"): style for style in styles.findall(f"{W}style")}
    found = {}
    for name in by_id:
        list_id, depth = "", ""
        for style in bases_of(name, by_id):
            number = style.find(f"{W}pPr/{W}numPr")
            if number is not None:
                list_id = list_id or value_of(number, "numId")
                depth = depth or value_of(number, "ilvl")
        if list_id:
            found[name] = (list_id, whole(depth, 0))
    return found


def bases_of(name: str, by_id: dict[str, Element]) -> Iterator[Element]:
    """The style of this name and those that it is built upon, nearest first."""
    for _ in range(MOST_BASES):
        style = by_id.get(name)
        if style is None:
            return
        yield style
        name = value_of(style, "basedOn")


def value_of(properties: Element, name: str) -> str:
    """What a property is set to, "" where it is not there."""
    found = properties.find(f"{W}{name}")
    return "" if found is None else str(found.get(f"{W}val", ""))


def whole(said: str | None, other: int) -> int:
    """A whole number out of an attribute; `other` where it holds none."""
    return int(said) if said and regex.fullmatch(r"-?[0-9]{1,6}", said) else other


def written(number: int, form: str) -> str:
    """A list's number in its form.

    >>> written(4, "upperRoman"), written(2, "lowerLetter"), written(28, "upperLetter")
    ('IV', 'b', 'BB')
    """
    if form in ("upperRoman", "lowerRoman") and number > 0:
        made = ""
        for worth, letters in ROMAN:
            times, number = divmod(number, worth)
            made += times * letters
        return made.lower() if form == "lowerRoman" else made
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.lower() if form == "lowerLetter" else letter
    return f"{number:02}" if form == "decimalZero" else str(number)
