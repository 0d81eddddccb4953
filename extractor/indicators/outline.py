"""A table's rows, or its columns, written out as the list that they stand for, so that the records
for prose can be tried on it.

    Trình độ chuyên môn:
    - Đại học: 1 người, chiếm tỷ lệ 1%

The codes depend on words and kinds alone, so every figure is written as 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast

from extractor.figures import status_of
from extractor.indicators.blocks import SHORT_ITEM
from extractor.indicators.case import Attempt, Finding
from extractor.indicators.prose import findings
from extractor.indicators.records import base_of
from extractor.layout import from_plain
from extractor.model import DocumentText, Numeral, NumeralKind, Place, Status

MARKS = ("", "- ", "+ ", "* ", "• ")  # of the whole, its parts, their parts
DEEPEST = len(MARKS) - 1  # groups above an entry
NOWHERE = Place(
    page=1,
    box=None,
    confidence=1.0,
)

Path = tuple[str, ...]  # names of groups from the top, then the entry's own


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure of the list: its name below those of its groups.

    `share`: it stands right behind the figure of the same name. `more`: words that may be said
    behind its name.
    """

    path: Path
    kind: NumeralKind
    unit: str
    status: Status
    share: bool = False
    more: str = ""

    @property
    def own(self) -> str:
        """The entry's own name."""
        return self.path[-1]

    @property
    def groups(self) -> Path:
        """The names of the groups that it stands in."""
        return self.path[:-1]


@dataclass(frozen=True, slots=True)
class Named:
    """What the records say of an entry: its code, how many letters speak for it, and the status
    that its own words give."""

    code: str
    weight: int
    status: Status


NOTHING = Named(
    code="",
    weight=0,
    status="",
)


def named(
    title: str,
    entries: tuple[Entry, ...],
    joined: bool,
) -> list[Named]:
    """What the records say of each entry of a list with this title.

    `joined`: a group without a figure of its own is said in one breath with each of its names
    (`Hồ sơ đã giải quyết` over `quá hạn`); else it is the heading above them.
    """
    found: dict[int, Named] = {}
    for groups in dict.fromkeys(entry.groups for entry in entries):
        numbers = [number for number, entry in enumerate(entries) if entry.groups == groups]
        own = [entries[number] for number in numbers]
        names = _named_group(title, groups, _wholes(entries, groups), own, joined)
        found.update(zip(numbers, names, strict=True))
    return [found[number] for number in range(len(entries))]


def _wholes(
    entries: tuple[Entry, ...],
    groups: Path,
) -> list[Entry | None]:
    """Of each group, the outermost first, the figure that stands at its name."""
    figures: dict[Path, Entry] = {}
    for entry in entries:
        if not entry.share:
            figures.setdefault(entry.path, entry)
    return [figures.get(groups[: depth + 1]) for depth in range(len(groups))]


def _named_group(
    title: str,
    groups: Path,
    wholes: list[Entry | None],
    own: list[Entry],
    joined: bool,
) -> list[Named]:
    """What the records say of the entries of one group, in their list and said in one breath."""
    if not groups:
        return _tried(title, groups, wholes, own).own
    with_group = [_said_with_its_group(entry) for entry in own]
    at_once = _tried(title, groups[:-1], wholes[:-1], with_group).own
    if wholes[-1] is None and joined:
        return at_once
    tried = _tried(title, groups, wholes, own)
    whole = tried.wholes[-1].code if wholes[-1] else ""
    pairs = zip(tried.own, at_once, strict=True)
    return [_better(in_list, joint, whole) for in_list, joint in pairs]


def _better(
    in_list: Named,
    at_once: Named,
    whole: str,
) -> Named:
    """What is said of an entry by its name in the list, unless it speaks of something else when it
    is said in one breath with its group: then what more letters speak for.

    `whole` is the code of its group's figure: a name that gives just this code says nothing.
    """
    if not in_list.code or not at_once.code or at_once.code == whole:
        return in_list
    if base_of(at_once.code)[0] == base_of(in_list.code)[0]:
        return max(in_list, at_once, key=lambda name: len(name.code))
    if at_once.weight > in_list.weight:
        return replace(at_once, status=in_list.status)
    return NOTHING


def _said_with_its_group(entry: Entry) -> Entry:
    """The entry one group higher, its name behind that of its group."""
    *above, group = entry.groups
    return replace(entry, path=(*above, f"{group.strip(' :')} {entry.own}"))


@dataclass(frozen=True, slots=True)
class _Tried:
    """What the records say of a group: of the wholes above that have a figure (where the group is
    too deep: of all), and of its own entries."""

    wholes: list[Named]
    own: list[Named]


def _tried(
    title: str,
    groups: Path,
    wholes: list[Entry | None],
    own: list[Entry],
) -> _Tried:
    if len(groups) >= DEEPEST:
        return _Tried(
            wholes=[NOTHING for _ in groups],
            own=[NOTHING for _ in own],
        )
    written = _Written(title)
    for depth, (name, whole) in enumerate(zip(groups, wholes, strict=True)):
        written.add_group(depth, name, whole)
    above = len(written.figures)
    written.add_entries(MARKS[max(1, len(groups))], own)
    judged = _judged(written)
    return _Tried(
        wholes=judged[:above],
        own=judged[above:],
    )


class _Written:
    """A list as it is written out: its text, the figures in it and its headings."""

    def __init__(self, title: str) -> None:
        self.text = f"{title}\n\n" if title else ""
        self.figures: list[Numeral] = []
        self.sections: list[tuple[int, str]] = [(0, "I")] if title else []
        self._deeper = 1 if title else 0

    @property
    def document(self) -> DocumentText:
        """The list as a document of its own."""
        return replace(from_plain(self.text), sections=tuple(self.sections))

    def add_group(
        self,
        depth: int,
        name: str,
        whole: Entry | None,
    ) -> None:
        """The line of a group: with its figure the lead-in of its parts, else a heading."""
        if whole is None:
            path = "I" + ".1" * (depth + self._deeper)
            self.sections.append((len(self.text), path))
        self.text += f"{MARKS[depth]}{name.strip(' :')}: "
        if whole is not None:
            self._add_figure(whole)
            self.text += ", trong đó:"
        self.text = self.text.rstrip() + "\n\n"

    def add_entries(
        self,
        mark: str,
        entries: list[Entry],
    ) -> None:
        """A line for each entry; a share stands on the line of its figure."""
        last: Path = ()
        for entry in entries:
            if entry.share and entry.path == last:
                self.text = self.text.rstrip("\n") + ", chiếm tỷ lệ "
            else:
                self.text += f"{mark}{entry.own.strip(' :')}: "
            self._add_figure(entry)
            self.text += "\n"
            last = entry.path

    def _add_figure(self, entry: Entry) -> None:
        """The figure behind the text, with its unit where the records do not take it as a part of
        the figure."""
        unit = entry.unit.strip()
        start = len(self.text)
        raw = _raw(entry.kind, unit)
        self.figures.append(
            Numeral(
                start=start,
                end=start + len(raw),
                raw=raw,
                kind=entry.kind,
                rule="table.outline",
                place=NOWHERE,
                value=1,
                numerator=1,
                denominator=1,
                unit=unit,
                status=entry.status,
            )
        )
        self.text += raw
        if unit and entry.kind in ("count", "ratio"):
            self.text += f" {unit}"


def _raw(kind: NumeralKind, unit: str) -> str:
    """A figure of the kind as it is printed."""
    if kind == "measure":
        return f"1 {unit}".strip()
    return {"percentage": "1%", "ratio": "1/1", "money": "1 đồng"}.get(kind, "1")


def _judged(written: _Written) -> list[Named]:
    """What the records say of each figure of a list."""
    alone = len(written.figures) == 1
    found = findings(written.document, tuple(written.figures))
    return [_judged_one(finding, written.text, alone) for finding in found]


def _judged_one(
    finding: Finding,
    text: str,
    alone: bool,
) -> Named:
    figure = finding.figure
    won = [attempt for attempt in finding.attempts if _wins(attempt, finding.code)]
    begin = text.rfind("\n", 0, figure.start) + 1
    long = text.find("\n", begin) - begin > SHORT_ITEM
    # The items beside a long one are not looked at, so what must not stand there is not known.
    unseen = long and not alone and _asks_for_the_items(won)
    said = status_of(
        text[begin : figure.end],
        figure.start - begin,
        figure.end - begin,
    )
    return Named(
        code="" if unseen else finding.code,
        weight=max((len(attempt.evidence) for attempt in won), default=0),
        status=cast(Status, said),
    )


def _wins(attempt: Attempt, code: str) -> bool:
    return attempt.code == code and not attempt.refusal


def _asks_for_the_items(won: Iterable[Attempt]) -> bool:
    """True where one of the records says what must not stand in the items beside the figure's."""
    for attempt in won:
        record = attempt.rule.record
        if record.refuse_list or any(wording.refuse_list for wording in record.wordings):
            return True
    return False
