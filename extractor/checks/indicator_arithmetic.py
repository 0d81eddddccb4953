"""Relations between named indicators (`arithmetic` in patterns/indicators): figures far apart that
carry codes. Only what holds is said: codes may be of different scopes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import regex

from extractor.checks.passages import Passages
from extractor.checks.relations import HOLDING, Relation, judge, share_weight, weigh
from extractor.indicators import load_indicators
from extractor.model import Numeral

CODE = r"[a-z_]+(?:\.[a-z0-9_]+)+"
SUM = regex.compile(rf"(?P<whole>{CODE})\s*=\s*(?P<parts>{CODE}(?:\s*\+\s*{CODE})+)")
SHARE = regex.compile(rf"(?P<share>{CODE})\s*=\s*(?P<n>{CODE})\s*/\s*(?P<d>{CODE})\s*\*\s*100")
MOST = regex.compile(rf"(?P<part>{CODE})\s*<=\s*(?P<whole>{CODE})")


@lru_cache(maxsize=1)
def _stated() -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """(form, codes of each side), once each."""
    found = {}
    for rule in load_indicators().rules:
        for words in regex.split(r";\s*", rule.record.arithmetic or ""):
            if m := SUM.fullmatch(words.strip()):
                found["sum", ((m["whole"],), tuple(regex.split(r"\s*\+\s*", m["parts"])))] = True
            elif m := SHARE.fullmatch(words.strip()):
                found["share", ((m["n"],), (m["d"],), (m["share"],))] = True
            elif m := MOST.fullmatch(words.strip()):
                found["most", ((m["part"],), (m["whole"],))] = True
    return tuple(found)


def coded(p: Passages) -> Iterator[Relation]:
    figures: dict[tuple[str, str], list[Numeral]] = defaultdict(list)
    for row in p.figures:
        if row.indicator and row.kind != "ratio":
            figures[row.indicator, row.status].append(row)
    single = {key: rows[0] for key, rows in figures.items() if len(rows) == 1}
    levels = [
        "",
        *sorted(
            {
                f".{c.rsplit('.', 1)[-1]}"
                for c, _ in single
                if c.rsplit(".", 1)[-1].startswith("cap_")
            }
        ),
    ]
    for form, sides in _stated():
        for level in levels:
            rows = [[single.get((code + level, "actual")) for code in side] for side in sides]
            if all(r is not None for side in rows for r in side):
                yield from _relation(p, form, rows)


def _relation(p: Passages, form: str, rows: list[list[Numeral]]) -> Iterator[Relation]:
    sides = tuple(tuple(p.term(r) for r in side) for side in rows)
    verdict, _ = judge(form, [[t.value for t in side] for side in sides])
    apart = {r.section.split(".")[0] for side in rows for r in side}
    if verdict not in HOLDING or len(apart) > 1:
        return
    a, b, *c = (" + ".join(t.raw for t in side) for side in sides)
    statement = {"sum": f"{a} = {b}", "most": f"{a} ≤ {b}", "share": f"{a}/{b} = {''.join(c)}"}[
        form
    ]
    size = sides[0][0].value
    weight = (
        0.3
        if form == "most"
        else share_weight(sides[2][0].value)
        if form == "share"
        else 1.0
        if sum(bool(t.value) for t in sides[1]) < 2
        else weigh(size, 1, True)
    )
    yield Relation("coded", form, sides, statement, weight)
