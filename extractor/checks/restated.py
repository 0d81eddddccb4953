"""The same figure stated more than once: denominators of one noun, a count that comes back as a
denominator, sentences that say the same, two ratios whose bases were exchanged, what is planned
against what is done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import regex

from extractor.checks.passages import Passages
from extractor.checks.relations import Relation, weigh
from extractor.language.flat import FIGURE, toneless
from extractor.model import Numeral

WORDS = 4  # that must be alike behind a figure said twice
SIDES = 7  # or on both sides of it
SMALL = 10  # below this the words behind it alone say little: `02 đơn vị cấp xã của từng huyện`


def restated(p: Passages) -> Iterator[Relation]:
    yield from _same_base(p)
    yield from _as_denominator(p)
    yield from _as_numerator(p)
    yield from _joined_bases(p)
    yield from _parts_of_ratios(p)
    yield from _exchanged(p)
    yield from _plans(p)
    yield from _said_twice(p)


def _ratios(p: Passages) -> list[Numeral]:
    return [r for r in p.figures if r.kind == "ratio" and r.denominator]


def _same(check: str, terms: list, weight: float, statement: str) -> Relation:
    return Relation(check, "same", tuple((t,) for t in terms), statement, weight)


def _same_base(p: Passages) -> Iterator[Relation]:
    """`11/11 xã, thị trấn` wherever it stands, where all ratios of the noun have one base. Of nouns that
    are counted anew each time (`nhiệm vụ`, `hồ sơ`) nothing is said."""
    groups = defaultdict(list)
    for row in _ratios(p):
        if len(p.noun(row).split()) > 1:
            groups[p.noun(row)].append(row)
    for rows in groups.values():
        if len(rows) > 1 and len({r.denominator for r in rows}) == 1:
            terms = [p.term(r, "denominator") for r in rows]
            yield _same(
                "same_base",
                terms,
                weigh(rows[0].denominator),
                p.statement(f"{p.noun(rows[0])}: {' = '.join(t.raw for t in terms)}"),
            )


def _as_denominator(p: Passages) -> Iterator[Relation]:
    """`giao 91 biên chế … 81/91 biên chế`: the nearest count of the noun before it, in the same paragraph;
    further off only numbers that hardly come by chance."""
    for ratio in _ratios(p):
        if _scored(ratio):
            continue
        noun = p.noun(ratio)
        same = [
            r
            for r in p.figures
            if r.kind == "count"
            and r.start < ratio.start
            and r.value == ratio.denominator
            and noun
            and p.noun(r) == noun
        ]
        near = [
            r
            for r in same
            if p.block(r.start) == p.block(ratio.start) and not _ratio_between(p, r, ratio)
        ]
        far = [r for r in same if ratio.denominator >= 100 and len(noun.split()) > 1]
        for row in (near or far)[-1:]:
            yield _same(
                "restated",
                [p.term(row), p.term(ratio, "denominator")],
                weigh(ratio.denominator, 2),
                p.statement(f"{p.shown(row)} = mẫu số của {ratio.raw}"),
            )


def _ratio_between(p: Passages, row: Numeral, ratio: Numeral) -> bool:
    return any(
        r.kind == "ratio" and p.noun(r) == p.noun(ratio) for r in p.within(row.end, ratio.start)
    )


def _scored(ratio: Numeral) -> bool:
    return ratio.unit in ("điểm", "huyện", "tỉnh") or ratio.denominator < 5


def _parts_of_ratios(p: Passages) -> Iterator[Relation]:
    """A numerator is no more than its denominator; results above a plan have a doubt of their own."""
    for ratio in _ratios(p):
        if ratio.numerator <= ratio.denominator and p.noun_behind(ratio) and not _scored(ratio):
            n, d = p.term(ratio, "numerator"), p.term(ratio, "denominator")
            yield Relation(
                "part_whole",
                "most",
                ((n,), (d,)),
                p.statement(f"{n.raw} ≤ {d.raw} ({p.shown(ratio)})"),
                0.3,
            )


def _as_numerator(p: Passages) -> Iterator[Relation]:
    """A count and a ratio's numerator that are one indicator's."""
    for ratio in _ratios(p):
        if ratio.indicator:
            for row in p.figures:
                if (
                    row.kind == "count"
                    and row.value == ratio.numerator
                    and row.indicator == f"{ratio.indicator}_so_luong"
                ):
                    yield _same(
                        "restated",
                        [p.term(row), p.term(ratio, "numerator")],
                        weigh(row.value),
                        p.statement(f"{p.shown(row)} = tử số của {ratio.raw}"),
                    )


def _joined_bases(p: Passages) -> Iterator[Relation]:
    """`06 đơn vị sự nghiệp và 57 trường` … `63/63 đơn vị sự nghiệp`; `115/119 cán bộ`, `113/115 công chức`
    of 234 in all: two neighbours add up to a figure that is stated."""
    for a, b in zip(p.figures, p.figures[1:]):
        if a.kind == b.kind == "count" and regex.fullmatch(
            r"[\s\p{L},]{2,60}\sva\s", p.flat[a.end : b.start]
        ):
            for ratio in _ratios(p):
                nouns = {p.noun(a), p.noun(b)}
                if (
                    ratio.denominator == a.value + b.value >= 20
                    and ratio.start > b.end
                    and p.noun(ratio) in nouns
                    and len(p.noun(ratio).split()) > 1
                ):
                    whole = p.term(ratio, "denominator")
                    parts = (p.term(a), p.term(b))
                    yield Relation(
                        "total_parts",
                        "sum",
                        ((whole,), parts),
                        f"{whole.raw} = {parts[0].raw} + {parts[1].raw}",
                        weigh(whole.value, 3),
                    )
                    break
        if (
            a.kind == b.kind == "ratio"
            and p.block(a.start) == p.block(b.start)
            and p.noun(a) != p.noun(b)
        ):
            total = a.denominator + b.denominator
            whole = next(
                (
                    r
                    for r in p.figures
                    if r.kind == "count"
                    and r.value == total
                    and r.section == a.section
                    and r.start < a.start
                    and p.cue(r, "total", 60)
                ),
                None,
            )
            if whole and total >= 50:
                terms = (p.term(a, "denominator"), p.term(b, "denominator"))
                yield Relation(
                    "total_parts",
                    "sum",
                    ((p.term(whole),), terms),
                    f"{p.term(whole).raw} = {terms[0].raw} + {terms[1].raw}",
                    weigh(total, 2),
                )


def _exchanged(p: Passages) -> Iterator[Relation]:
    """Two ratios beside each other whose bases are each the other noun's count."""
    for a, b in zip(p.figures, p.figures[1:]):
        if (
            not (a.kind == b.kind == "ratio")
            or p.block(a.start) != p.block(b.start)
            or a.denominator == b.denominator
            or min(a.denominator, b.denominator) < 20
        ):
            continue
        for c, d in zip(p.figures, p.figures[1:]):
            if (
                c.kind == d.kind == "count"
                and (c.value, d.value) == (b.denominator, a.denominator)
                and c.section == a.section
                and c.start < a.start
                and _named(p, c, p.noun(a))
                and _named(p, d, p.noun(b))
                and p.noun(a) != p.noun(b)
            ):
                message = f"Mẫu số của {a.raw} và {b.raw} có vẻ bị tráo: {p.noun(a)} {c.raw}, {p.noun(b)} {d.raw} ở trên"
                yield Relation(
                    "exchanged",
                    "same",
                    (),
                    p.statement(
                        f"{a.raw} {p.noun(a)}; {b.raw} {p.noun(b)} ≠ {c.raw} {p.noun(a)}, {d.raw} {p.noun(b)}"
                    ),
                    weigh(a.denominator * b.denominator),
                    "fails",
                    (a.start, b.start),
                    message,
                    "fails",
                    str(abs(a.denominator - b.denominator)),
                    (a.start, b.start, c.start, d.start),
                )


def _named(p: Passages, row: Numeral, noun: str) -> bool:
    """Is the noun the last one named before the figure in its clause (`Cán bộ 115 người`)?"""
    begin = max(p.sentence(row.start)[0], row.start - 40)
    clause = regex.split(
        rf"[,;:(](?=\s\p{{L}}+\s\p{{L}}+\s*:?\s*$)|{FIGURE}", p.flat[begin : row.start]
    )[-1]
    clause = regex.split(r"[,;(]|(?<=\p{L}):(?=\s+\p{L})", clause)[-1].strip(" :")
    return clause.endswith(toneless(noun))


def _plans(p: Passages) -> Iterator[Relation]:
    """`đã hoàn thành 23/28 nhiệm vụ. Dự kiến … sẽ hoàn thành 26/28 nhiệm vụ`."""
    for a, b in zip(_ratios(p), _ratios(p)[1:]):
        if (
            (a.status, b.status) == ("actual", "planned")
            and a.denominator == b.denominator
            and p.noun(a) == p.noun(b)
            and p.block(a.start) == p.block(b.start)
            and a.numerator <= b.numerator
        ):
            x, y = p.term(a, "numerator"), p.term(b, "numerator")
            yield Relation("plan", "most", ((x,), (y,)), f"{a.raw} ≤ {b.raw}", 0.5)


def _said_twice(p: Passages) -> Iterator[Relation]:
    """Figures with the same words around them: many words on both sides, or several behind it that are of no common form."""
    seen: dict[tuple, list[Numeral]] = defaultdict(list)
    for row in p.figures:
        for key in _keys(p, row):
            seen[key].append(row)
    done = set()
    for (_, value, _), rows in seen.items():
        rows = [r for r in rows if (r.start, value) not in done]
        sections = {r.section for r in rows}
        if len(rows) > 1 and len(sections) > 1:
            done |= {(r.start, value) for r in rows}
            weight = weigh(max(rows[0].value or rows[0].denominator, 1))
            yield Relation(
                "repeated",
                "same",
                () if rows[0].kind == "ratio" else tuple((p.term(r),) for r in rows),
                p.statement(f"{p.shown(rows[0])}: nêu {len(rows)} lần"),
                weight,
                verdict="holds",
                difference="0",
                more=tuple(r.start for r in rows),
            )


def _keys(p: Passages, row: Numeral) -> Iterator[tuple]:
    begin, end = p.sentence(row.start)
    before = regex.findall(rf"\p{{L}}+|{FIGURE}", p.flat[begin : row.start])
    after = regex.findall(
        r"\p{L}+", regex.split(rf"[.;:)]|{FIGURE}", p.flat[row.end : end].replace("\n", " "))[0]
    )
    value = (row.numerator, row.denominator) if row.kind == "ratio" else row.value
    if len(after) >= WORDS and row.kind == "count" and row.value >= SMALL:
        yield "behind", value, tuple(after[:6])
    near = tuple(before[-3:]) + ("|",) + tuple(after[:4])
    if len(near) > SIDES and len(before) > 2:
        yield "around", value, near
