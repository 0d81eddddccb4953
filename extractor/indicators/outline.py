"""A table's rows, or its columns, written out as the list that they stand for, so that the records
for prose can be tried on it.

    Trình độ chuyên môn:
    - Đại học: 1 người, chiếm tỷ lệ 1%

The codes depend on words and kinds alone, so every numeral is written as 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.figures import status_of
from extractor.indicators.context import SHORT_ITEM
from extractor.indicators.judge import Attempt
from extractor.indicators.name import findings
from extractor.indicators.records import base_of
from extractor.layout import from_plain
from extractor.model import Numeral, Place

MARKS = ("", "- ", "+ ", "* ", "• ")  # of the whole, its parts, their parts
NOWHERE = Place(1, None, 1.0)
DEEPEST = len(MARKS) - 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure of the list: its name below those of its groups; a `share` stands right behind the
    figure of the same name."""

    path: tuple[str, ...]
    kind: str
    unit: str
    status: str
    share: bool = False
    more: str = ""  # words that may be said behind its name

    @property
    def own(self) -> str:
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Named:
    """What the records say of an entry: the code, how many letters speak for it, the status that
    its own words give."""

    code: str
    weight: int
    status: str


NOTHING = Named("", 0, "")


def named(title: str, entries: tuple[Entry, ...], joined: bool) -> list[Named]:
    """One for each entry. `joined`: a group without a figure of its own is said with each of its
    names (`Hồ sơ đã giải quyết` over `quá hạn`); else it is the heading above them."""
    found: list[Named | None] = [None] * len(entries)
    for above in dict.fromkeys(e.path[:-1] for e in entries):
        own = [i for i, e in enumerate(entries) if e.path[:-1] == above]
        wholes = [_figure_of(entries, above[:k]) for k in range(1, len(above) + 1)]
        tops, listed = _tried(title, above, wholes, [entries[i] for i in own])
        _, said = (
            _tried(title, above[:-1], wholes[:-1], [_said(entries[i], above) for i in own])
            if above
            else (tops, listed)
        )
        whole = tops[-1].code if above and wholes[-1] else ""
        for i, in_list, at_once in zip(own, listed, said):
            found[i] = (
                at_once
                if joined and above and wholes[-1] is None
                else _one(in_list, at_once, whole)
            )
    return [n or NOTHING for n in found]


def _one(in_list: Named, at_once: Named, whole: str) -> Named:
    """Said in one breath, a name may speak of something else: then the one with more words for it.
    What it says of its whole alone (`whole`, a code) is nothing."""
    if not in_list.code or not at_once.code or at_once.code == whole:
        return in_list
    if base_of(at_once.code)[0] == base_of(in_list.code)[0]:
        return max(in_list, at_once, key=lambda n: len(n.code))
    return replace(at_once, status=in_list.status) if at_once.weight > in_list.weight else NOTHING


def _said(entry: Entry, above: tuple[str, ...]) -> Entry:
    return replace(entry, path=(*above[:-1], f"{above[-1].strip(' :')} {entry.own}"))


def _figure_of(entries: tuple[Entry, ...], path: tuple[str, ...]) -> Entry | None:
    return next((e for e in entries if e.path == path and not e.share), None)


def _tried(
    title: str, above: tuple[str, ...], wholes: list[Entry | None], own: list[Entry]
) -> tuple[list[Named], list[Named]]:
    """(the wholes above that have a figure, the names of their group)."""
    if len(above) >= DEEPEST:
        return [NOTHING] * len(above), [NOTHING] * len(own)
    text, rows, sections = "", [], []
    if title:
        sections.append((0, "I"))
        text = f"{title}\n\n"
    for depth, (name, whole) in enumerate(zip(above, wholes)):
        if whole is None:
            sections.append((len(text), ".".join(["I", *["1"] * (depth + bool(title))])))
        text += MARKS[depth] + name.strip(" :") + ": "
        if whole is not None:
            text, row = _put(text, whole)
            rows.append(row)
            text += ", trong đó:"
        text = text.rstrip() + "\n\n"
    first = len(rows)
    for n, entry in enumerate(own):
        if entry.share and n and own[n - 1].path == entry.path:
            text = text.rstrip("\n") + ", chiếm tỷ lệ "
        else:
            text += (MARKS[max(1, len(above))]) + entry.own.strip(" :") + ": "
        text, row = _put(text, entry)
        rows.append(row)
        text += "\n"
    judged = list(_judged(text, tuple(sections), tuple(rows)))
    return judged[:first], judged[first:]


def _put(text: str, entry: Entry) -> tuple[str, Numeral]:
    """The figure written behind the text: where the records take the unit into it, with its unit."""
    unit = entry.unit.strip()
    raw = {"percentage": "1%", "ratio": "1/1", "money": "1 đồng", "measure": f"1 {unit}"}.get(
        entry.kind, "1"
    ).strip()
    row = Numeral(
        len(text),
        len(text) + len(raw),
        raw,
        entry.kind,
        "table.outline",
        NOWHERE,
        value=1,
        numerator=1,
        denominator=1,
        unit=unit,
        status=entry.status,
    )
    return text + raw + (f" {unit}" if unit and entry.kind in ("count", "ratio") else ""), row


def _judged(
    text: str, sections: tuple[tuple[int, str], ...], rows: tuple[Numeral, ...]
) -> Iterator[Named]:
    document = replace(from_plain(text), sections=sections)
    for finding in findings(document, rows):
        won = [a for a in finding.attempts if a.code == finding.code and not a.refusal]
        begin = text.rfind("\n", 0, finding.figure.start) + 1
        unseen = (
            text.find("\n", begin) - begin > SHORT_ITEM
            and len(rows) > 1
            and any(_asks_for_the_list(a) for a in won)
        )
        status = status_of(
            text[begin : finding.figure.end],
            finding.figure.start - begin,
            finding.figure.end - begin,
        )
        yield Named(
            "" if unseen else finding.code, max((len(a.evidence) for a in won), default=0), status
        )


def _asks_for_the_list(attempt: Attempt) -> bool:
    """Does the record say what must not stand beside it? The items beside a long one are not looked at."""
    return bool(
        attempt.rule.record.refuse_list or any(w.refuse_list for w in attempt.rule.record.wordings)
    )
