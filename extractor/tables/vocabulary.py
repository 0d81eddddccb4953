"""What the words of a table's heads mean, as data: `patterns/tables.yaml`, checked when loaded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.errors import BrokenRule
from extractor.patterns import any_of, patterns_folder, read_yaml

ROLES, STATUSES = ("number", "unit", "text", "name"), ("planned", "assigned", "actual")


@dataclass(frozen=True)
class TableWords:
    roles: dict[str, regex.Pattern]  # the whole head
    statuses: dict[str, regex.Pattern]  # words in the head
    comparison: regex.Pattern
    total: regex.Pattern  # the beginning of a row's name, then nothing of weight
    neutral: regex.Pattern  # heads that say nothing of what is counted
    neutral_above_rows: regex.Pattern
    share: regex.Pattern
    ditto: regex.Pattern
    part: regex.Pattern  # a title of a part of the report's matter
    body: regex.Pattern  # a body named in a title, `name` its name
    beside: tuple[str, ...]  # words of a name that change nothing of what is counted


@lru_cache(maxsize=1)
def load_vocabulary() -> TableWords:
    """Raises BrokenRule with every example that is not read as it says."""
    data = read_yaml(patterns_folder() / "tables.yaml")
    faults: list[str] = []
    try:
        made = TableWords(
            {role: _whole(role, data["columns"][role], faults) for role in ROLES},
            {status: _inside(status, data["status"][status], faults) for status in STATUSES},
            _inside("comparison", data["comparison"], faults),
            _whole("total", data["total"], faults),
            _made_of("neutral", data["neutral"], [], faults),
            _made_of(
                "neutral_above_rows", data["neutral_above_rows"], data["neutral"]["words"], faults
            ),
            _whole("share", data["share"], faults),
            regex.compile(
                "["
                + regex.escape("".join(d for d in data["ditto"] if len(d) < 3))
                + r"',.\s]{1,4}|"
                + any_of([d for d in data["ditto"] if len(d) > 1]),
                regex.I,
            ),
            _inside("part", data["part"], faults, r"(?<!(?:theo|các|từng|phân|những)\s+)"),
            regex.compile(
                rf"(?<!\p{{L}})(?i:tại|của|ở|do)\s+(?:(?i:{any_of(data['bodies'])})\s+)+(?P<name>(?:\p{{Lu}}\p{{L}}*[\s\-]*)+)"
            ),
            tuple(data["beside"]),
        )
    except (KeyError, TypeError) as error:
        raise BrokenRule("rules_broken", faults=f"tables.yaml: {error!r}") from None
    if faults:
        raise BrokenRule("rules_broken", faults="\n".join(faults))
    return made


def _whole(name: str, record: dict, faults: list[str]) -> regex.Pattern:
    pattern = regex.compile(rf"\W*{any_of(record['words'])}(?:\s*\([^)]*\)|\s*:)?\W*", regex.I)
    return _checked(name, record, pattern, lambda head: pattern.fullmatch(head), faults)


def _inside(name: str, record: dict, faults: list[str], before: str = "") -> regex.Pattern:
    pattern = regex.compile(
        before
        + any_of([w for w in record["words"] if w != "%"])
        + ("|%" if "%" in record["words"] else ""),
        regex.I,
    )
    return _checked(name, record, pattern, lambda head: pattern.search(head), faults)


def _made_of(name: str, record: dict, more: list[str], faults: list[str]) -> regex.Pattern:
    """Heads of nothing but these words, years, figures and brackets."""
    pattern = regex.compile(
        rf"(?:{any_of([*record['words'], *more])}|\([^)]*\)|(?<!\p{{L}})[IVX]{{1,4}}(?!\p{{L}})|[^\p{{L}}])+",
        regex.I,
    )
    return _checked(name, record, pattern, lambda head: pattern.fullmatch(head), faults)


def _checked(
    name: str, record: dict, pattern: regex.Pattern, holds, faults: list[str]
) -> regex.Pattern:
    faults += [
        f"tables.yaml, {name}: {head!r} is not taken"
        for head in record["examples"]
        if not holds(head)
    ]
    faults += [
        f"tables.yaml, {name}: {head!r} must not be taken"
        for head in record["counter_examples"]
        if holds(head)
    ]
    return pattern


def head_path(head: str) -> tuple[str, ...]:
    """The parts of a column's head that say what is counted, from the top.

    >>> head_path("Hồ sơ tiếp nhận / Trong đó / Trực tuyến"), head_path("Biên chế / Được giao"), head_path("Tổng số / 3=4+5")
    (('Hồ sơ tiếp nhận', 'Trực tuyến'), ('Biên chế',), ())
    """
    return tuple(
        part for part in head.split(" / ") if not load_vocabulary().neutral.fullmatch(part)
    )


def head_status(head: str) -> str:
    """`planned`, `assigned`, `actual`, or "" where the head has no word for it.

    >>> head_status("Năm 2017 / Kế hoạch"), head_status("Ước thực hiện cả năm"), head_status("Tổng số")
    ('assigned', 'planned', '')
    """
    found = [
        (m.end(), -m.start(), status)
        for status, pattern in load_vocabulary().statuses.items()
        for m in pattern.finditer(head)
    ]
    planned = regex.compile(r"(?i)\bước\b").search(head)
    return "planned" if planned else max(found)[2] if found else ""
