"""Totals and their parts in sentences and lists: `17 … (trong đó: 02 …, 04 …, 11 …)`, `T, gồm A và
B`, a total over dash items.

A sum that agrees is claimed where the words open a list of parts. One that does not is claimed
only where the words say that the parts are all there are, and each counts the same noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extractor.checks.passages import Passages
from extractor.checks.relations import Relation, weigh
from extractor.checks.rules import load_checks
from extractor.model import Numeral

REACH = 230  # letters from a total to the words that open its parts
HEADS = 3  # totals before one opening: `46 cuộc với 1.471 lượt người, trong đó`
ONE_DIGIT = 54  # ways in which one changed digit shifts a sum: 9 digits, 3 places, up and down


@dataclass(frozen=True)
class Opening:
    """Words that open parts: `kind` is `words`, `bracket` or `colon`; the parts stand in `spans`."""

    start: int
    end: int
    kind: str
    complete: bool
    spans: tuple[tuple[int, int], ...]
    bracketed: bool


def totals(p: Passages) -> Iterator[Relation]:
    for opening in _openings(p):
        yield from _of_opening(p, opening)


def _openings(p: Passages) -> Iterator[Opening]:
    words = p.words["opening"].pattern
    pattern = regex.compile(
        rf"(?P<bracket>\()?\s*(?:(?P<words>{words})(?:\s+(?:co|la))?\s*(?P<colon>:)?)|(?P<bare>\()|(?P<stop>:)(?=\s)"
    )
    for found in pattern.finditer(p.flat, *p.window):
        at = found.end()
        if found["bare"] or found["bracket"]:
            close = _closing(p.text, found.start() + found[0].index("("))
            if not close:
                continue
            spans, bracketed = ((at, close),), True
        else:
            begin, end = p.sentence(max(at - 1, 0))
            rest = p.text[at : p.block(max(at - 1, 0))[1]]
            if not rest.strip(" :"):
                spans = tuple(p.items(at - 1))
            else:
                spans = ((at, end),)
            bracketed = False
        if spans:
            kind = "words" if found["words"] else "bracket" if found["bare"] else "colon"
            complete = bool(found["words"] and p.words["complete"].fullmatch(found["words"]))
            yield Opening(found.start(), at, kind, complete, spans, bracketed)


def _closing(text: str, at: int) -> int:
    """Where the bracket opened at `at` closes; 0 if nowhere near."""
    depth = 0
    for k in range(at, min(len(text), at + 1500)):
        depth += {"(": 1, ")": -1}.get(text[k], 0)
        if depth == 0:
            return k
    return 0


def _heads(p: Passages, opening: Opening) -> list[Numeral]:
    """Counts before the opening in its sentence, nearest first; with `Trong đó:` as a sentence of its
    own, those of the sentence before."""
    begin, _ = p.sentence(opening.start)
    if not p.flat[begin : opening.start].strip(" \n(,;-–+"):
        i = p.block_index(opening.start)
        begin = (
            p.sentence(begin - 2)[0]
            if begin > p.blocks[i][0]
            else p.blocks[i - 1][0]
            if i
            else begin
        )
    begin = max(begin, opening.start - REACH)
    found = []
    for row in reversed(p.within(begin, opening.start)):
        between = p.text[row.end : opening.start]
        if row.kind == "percentage":
            continue
        if between.count(")") > between.count("("):
            continue
        if not p.countable(row) or len(found) == HEADS:
            break
        if not found or p.noun(row) not in {p.noun(r) for r in found}:
            found.append(row)
    return found


def _parts(p: Passages, opening: Opening) -> list[list[Numeral]]:
    """Possible lists of parts, the likeliest first."""
    if len(opening.spans) > 1:
        items = [counts_in(p, *span) for span in opening.spans]
        return [[item[0] for item in items if item]] if all(items) else []
    begin, end = opening.spans[0]
    whole = counts_in(p, begin, end)
    if opening.bracketed:
        return [whole]
    semicolon = p.text.find(";", begin, end)
    first = counts_in(p, begin, semicolon) if semicolon > 0 else []
    return [first, whole] if 2 <= len(first) < len(whole) else [whole]


def counts_in(p: Passages, begin: int, end: int) -> list[Numeral]:
    """The counts of a slice that stand in no bracket of their own."""
    return [
        row
        for row in p.within(begin, end)
        if p.countable(row)
        and p.text.count("(", begin, row.start) <= p.text.count(")", begin, row.start)
    ]


def _of_opening(p: Passages, opening: Opening) -> Iterator[Relation]:
    heads = _heads(p, opening)
    if not heads:
        return
    lists = _parts(p, opening)
    for n, head in enumerate(heads):
        for parts in lists:
            found = next(_sums(p, opening, head, parts, n), None)
            if found:
                yield found
                break
        else:
            if n == 0 and lists:
                yield from _not_added(p, opening, heads, lists)


def _sums(
    p: Passages, opening: Opening, head: Numeral, parts: list[Numeral], n: int
) -> Iterator[Relation]:
    """Sums that agree: of all parts, of those with the head's noun, of the first ones."""
    parts = [part for part in parts if p.alike(head, part)]
    same = [part for part in parts if p.noun(part) == p.noun(head)]
    choices = [(parts, 1)] if n == 0 else []
    if len(same) < len(parts) or n:
        choices.append((same, 2))
    if n == 0 and head.value >= 100:
        choices += [(parts[:k], len(parts)) for k in range(len(parts) - 1, 1, -1)]
    for chosen, tries in choices:
        if len(chosen) < 2 or sum(part.value for part in chosen) != head.value:
            continue
        stated = opening.kind == "words" and tries == 1
        if opening.kind == "colon" and regex.search("[,;]", p.text[head.end : opening.start]):
            continue
        if opening.kind != "words" and head.value < 10 and len(same) < len(parts):
            continue
        yield added("total_parts", p, head, chosen, tries, stated)


def added(
    check: str,
    p: Passages,
    head: Numeral,
    parts: list[Numeral],
    tries: int = 1,
    stated: bool = False,
    **more,
) -> Relation:
    """The relation `head = parts`; where all parts but one are nothing it says no more than an equality."""
    weight = weigh(head.value, tries, stated) if sum(1 for part in parts if part.value) > 1 else 1.0
    whole = p.term(head)
    terms = tuple(map(p.term, parts))
    return Relation(
        check,
        "sum",
        ((whole,), terms),
        f"{whole.raw} = {' + '.join(t.raw for t in terms)}",
        weight,
        **more,
    )


def _not_added(
    p: Passages, opening: Opening, heads: list[Numeral], lists: list[list[Numeral]]
) -> Iterator[Relation]:
    """What the words allow to be said of parts that do not add up."""
    head, parts = heads[0], lists[0]
    if head.kind != "count" or opening.kind == "colon":
        return
    fitting = [
        part
        for part in parts
        if part.kind == "count"
        and p.own_noun(part)
        and p.noun(part) == p.noun(head)
        and p.own_noun(head)
    ]
    if fitting and parts and fitting[0] is parts[0] and opening.kind == "words":
        yield from _part_whole(p, head, fitting[0])
    if len(parts) < 2 or len(heads) > 1 or any(not p.alike(head, part) for part in parts):
        return
    flat = (
        p.flat[opening.start : parts[-1].start]
        + regex.split(r"[.;)\n]", p.flat[parts[-1].start : parts[-1].end + 40])[0]
    )
    covered = any(
        all(part.search(flat) for part in parts_of) and len(parts_of) == len(parts)
        for parts_of in load_checks().partitions
    )
    joined = p.words["opening"].search(p.flat, parts[0].end, parts[-1].start) is None and not any(
        r.kind == "ratio" for r in p.within(parts[0].start, parts[-1].end)
    )
    last = regex.search(r"\sva\s", p.flat[parts[-2].end : parts[-1].start]) is not None
    if opening.complete and (last or covered) and joined and len(fitting) == len(parts):
        yield added(
            "total_parts",
            p,
            head,
            parts,
            1,
            True,
            claims="fails",
            accused=(head.start, *(x.start for x in parts)),
        )
    elif joined and (opening.kind == "words" or covered):
        odds = 0.0 if head.value <= ONE_DIGIT else weigh(head.value, ONE_DIGIT, covered)
        listed = (
            (covered or opening.complete and len(fitting) == len(parts))
            and head.value >= 20
            and all(x.value < head.value for x in parts)
        )
        if (odds >= 1.7 or listed) and one_digit_mends(head.value, [x.value for x in parts]):
            yield added(
                "total_parts",
                p,
                head,
                parts,
                1,
                True,
                claims="suspect",
                accused=(head.start, *(x.start for x in parts)),
            )


def one_digit_mends(total: int, parts: list[int]) -> bool:
    """Would one changed digit, or two neighbours exchanged, make the sum agree?"""
    gap = int(total) - sum(map(int, parts))
    return any(
        _one_digit(int(v), int(w))
        for v, w in [(total, total - gap), *((part, part + gap) for part in parts)]
    )


def _one_digit(value: int, other: int) -> bool:
    a, b = str(value), str(other)
    if other < 0 or len(a) != len(b):
        return False
    at = [k for k in range(len(a)) if a[k] != b[k]]
    return (
        len(at) == 1
        or len(at) == 2
        and at[1] == at[0] + 1
        and a[at[0]] == b[at[1]]
        and a[at[1]] == b[at[0]]
    )


def _part_whole(p: Passages, head: Numeral, part: Numeral) -> Iterator[Relation]:
    """`96 ≤ 214`: the first part of the same noun; not held against a total that may be another figure."""
    earlier = [
        row for row in p.within(p.block(head.start)[0], head.end) if row.kind in ("count", "ratio")
    ]
    larger = any(
        (row.value if row.kind == "count" else row.denominator) >= part.value
        for row in earlier
        if row is not head
    )
    a, b = p.term(part), p.term(head)
    carried = p.words["carried"].search(p.flat, head.end, part.end + 40)
    if part.value > head.value and (larger or carried):
        return
    yield Relation(
        "part_whole", "most", ((a,), (b,)), f"{a.raw} ≤ {b.raw}", 0.3, "fails", (a.start, b.start)
    )
