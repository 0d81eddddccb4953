"""Numbers of a list that names things: `quận 2, 9 và Thủ Đức`, `3 ấp: 1, 2, 3`.

A list of names goes on as its first number began it. Its numbers rise, nothing but a comma or a
word that joins stands between them, and no noun that they could count stands behind the last one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from extractor.administration import cited_type
from extractor.figures.counted import has_own_noun, is_called_by_number
from extractor.figures.numerals import as_label
from extractor.language.said import worded
from extractor.model import Doubt, Numeral

NAMED_BY_NUMBER = (  # rules of labels that a number alone names
    "label.place",
    "label.ordinal",
    "label.programme",
    "label.class_of_works",
    "label.school_level",
)
CITED_BY_NUMBER = ("document.bare_number", "document.named_by_number")
COUNTING = "figure.count"
OF_LIST = "tên trong danh sách"
ONE_NUMBER = r"\d{1,3}(?![\d%/-]|[.,]\d)"
A_NAME = r"\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){0,3}"
JOINS = r"\s*(?:[,;&]|{joins_names})\s*(?:{joins_names}\s+)?"
JOINED = worded(JOINS)
REST_OF_LIST = worded(rf"(?:{JOINS}{ONE_NUMBER})*")
ENDS_NAMES = worded(  # a name may stand in the list too
    r"\s*(?:[;:)(]|,(?!\d)|\.(?!\d)|$|\n|{joins_names}\s+\p{Lu}|{behind_names}|\p{Lu}\p{Ll})"
)
COUNTED_NAMES = worded(  # `3 quận: 2, 9 và Thủ Đức`, `các phường (6, 7, 8)`
    r"(?<![\d.,/])(?P<count>\d{1,2}|{several})\s+(?P<called>\p{Ll}+(?:\s\p{Ll}+){0,2})"
    rf"\s*(?::|\(|{{parts_begin}}:?)\s*(?:số\s+)?(?P<item>{ONE_NUMBER}|{A_NAME})"
    rf"(?:{JOINS}(?P<item>{ONE_NUMBER}|{A_NAME}))+"
)


def with_named_lists(rows: Iterable[Numeral], text: str) -> Iterator[Numeral]:
    """Rows in which the numbers that a list of names goes on with name things as its first one
    does, and so do those that stand for as many things called by their numbers."""
    named = frozenset(_in_counted_lists(text))
    before: Numeral | None = None
    for row in rows:
        if row.start in named and _may_name(row):
            before = as_label(row, OF_LIST)
        elif before is not None and _may_go_on(row, before, text):
            before = _going_on(row, before, text)
        else:
            before = row
        yield before


def _may_name(row: Numeral) -> bool:
    return row.rule == COUNTING and regex.fullmatch(ONE_NUMBER, row.raw) is not None


def _may_go_on(row: Numeral, before: Numeral, text: str) -> bool:
    """True for a number without a noun of its own that follows, and exceeds, a thing's name."""
    names = before.of == OF_LIST or before.rule in (*NAMED_BY_NUMBER, *CITED_BY_NUMBER)
    if not names or not _may_name(row) or not JOINED.fullmatch(text, before.end, row.start):
        return False
    rises = before.raw.isdecimal() and int(before.raw) < int(row.raw)
    return rises and not has_own_noun(text, row.end)


def _going_on(row: Numeral, before: Numeral, text: str) -> Numeral:
    """The number as a name where the list ends as lists of names do; else it may count what
    stands behind a later one, and is for a person: `ấp 1, 2 và 3 hộ`."""
    rest = REST_OF_LIST.match(text, row.end)
    if rest is not None and ENDS_NAMES.match(text, rest.end()):
        return _like(row, before, text)
    return replace(row, doubts=(*row.doubts, Doubt("count_of_what")))


def _like(row: Numeral, before: Numeral, text: str) -> Numeral:
    """The number as a label of what the one before it names, or as a document of its type."""
    if before.rule not in CITED_BY_NUMBER:
        return replace(as_label(row, before.of), rule=before.rule)
    return replace(
        as_label(row, ""),
        kind=before.kind,
        rule=before.rule,
        number=row.raw,
        doc_type=before.doc_type or cited_type(text, before.start, before.number),
    )


def _in_counted_lists(text: str) -> Iterator[int]:
    """Where the numbers begin that stand for things called by their numbers, as many as are
    counted before them: `3 ấp: 1, 2, 3`."""
    for found in COUNTED_NAMES.finditer(text):
        items = found.captures("item")
        is_whole = not found["count"].isdecimal() or int(found["count"]) == len(items)
        if not is_whole or not is_called_by_number(found["called"]):
            continue
        numbers = [int(item) for item in items if item.isdecimal()]
        if numbers == sorted(set(numbers)) and ENDS_NAMES.match(text, found.end()):
            yield from found.starts("item")
