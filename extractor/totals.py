"""Totals and their parts in sentences and lists: `17 … (trong đó: 02 …, 04 …, 11 …)`, `T, gồm A và
B`, a total over dash items, what remains, what was received, resolved and pending.

A sum that agrees is claimed where the words open a list of parts. One that does not is claimed
only where the words say that the parts are all there are, and each counts the same noun.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extractor import checklist
from extractor.model import Numeral
from extractor.passages import Passages
from extractor.relations import Relation, weigh
from extractor.surroundings import FIGURE

REACH = 230                # letters from a total to the words that open its parts
HEADS = 3                  # totals before one opening: `46 cuộc với 1.471 lượt người, trong đó`
ONE_DIGIT = 54             # ways in which one changed digit shifts a sum: 9 digits, 3 places, up and down


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
    for span in p.sentences():
        figures = p.within(*span)
        yield from _remainders(p, figures)
        yield from _process(p, figures)
    yield from _named(p)


def _openings(p: Passages) -> Iterator[Opening]:
    words = p.words["opening"].pattern
    pattern = regex.compile(rf"(?P<bracket>\()?\s*(?:(?P<words>{words})(?:\s+(?:co|có|la|là))?\s*(?P<colon>:)?)|(?P<bare>\()|(?P<stop>:)(?=\s)")
    for found in pattern.finditer(p.flat):
        at = found.end()
        if found["bare"] or found["bracket"]:
            close = _closing(p.text, found.start() + found[0].index("("))
            if not close:
                continue
            spans, bracketed = ((at, close),), True
        else:
            begin, end = p.sentence(max(at - 1, 0))
            rest = p.text[at:p.block(max(at - 1, 0))[1]]
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
    if not p.flat[begin:opening.start].strip(" \n(,;-–+"):
        i = p.block_index(opening.start)
        begin = p.sentence(begin - 2)[0] if begin > p.blocks[i][0] else p.blocks[i - 1][0] if i else begin
    begin = max(begin, opening.start - REACH)
    found = []
    for row in reversed(p.within(begin, opening.start)):
        between = p.text[row.end:opening.start]
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
        items = [_level(p, *span) for span in opening.spans]
        return [[item[0] for item in items if item]] if all(items) else []
    begin, end = opening.spans[0]
    whole = _level(p, begin, end)
    if opening.bracketed:
        return [whole]
    semicolon = p.text.find(";", begin, end)
    first = _level(p, begin, semicolon) if semicolon > 0 else []
    return [first, whole] if 2 <= len(first) < len(whole) else [whole]


def _level(p: Passages, begin: int, end: int) -> list[Numeral]:
    """The counts of a slice that stand in no bracket of their own."""
    return [row for row in p.within(begin, end) if p.countable(row)
            and p.text.count("(", begin, row.start) <= p.text.count(")", begin, row.start)]


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


def _sums(p: Passages, opening: Opening, head: Numeral, parts: list[Numeral], n: int) -> Iterator[Relation]:
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
        if opening.kind != "words" and head.value < 10 and len(same) < len(parts):
            continue
        yield _sum("total_parts", p, head, chosen, tries, stated)


def _sum(check: str, p: Passages, head: Numeral, parts: list[Numeral], tries: int = 1, stated: bool = False, **more) -> Relation:
    """The relation `head = parts`; where all parts but one are nothing it says no more than an equality."""
    weight = weigh(head.value, tries, stated) if sum(1 for part in parts if part.value) > 1 else 1.0
    whole = p.term(head)
    terms = tuple(map(p.term, parts))
    return Relation(check, "sum", ((whole,), terms), f"{whole.raw} = {' + '.join(t.raw for t in terms)}", weight, **more)


def _not_added(p: Passages, opening: Opening, heads: list[Numeral], lists: list[list[Numeral]]) -> Iterator[Relation]:
    """What the words allow to be said of parts that do not add up."""
    head, parts = heads[0], lists[0]
    if head.kind != "count" or opening.kind == "colon":
        return
    fitting = [part for part in parts if part.kind == "count" and p.own_noun(part) and p.noun(part) == p.noun(head) and p.own_noun(head)]
    if fitting and parts and fitting[0] is parts[0] and opening.kind == "words":
        yield from _part_whole(p, head, fitting[0])
    if len(parts) < 2 or len(heads) > 1 or any(not p.alike(head, part) for part in parts):
        return
    flat = p.flat[opening.start:parts[-1].start]
    covered = any(all(part.search(flat) for part in parts_of) and len(parts_of) == len(parts) for parts_of in checklist.load().partitions)
    joined = p.words["opening"].search(p.flat, parts[0].end, parts[-1].start) is None and not any(r.kind == "ratio" for r in p.within(parts[0].start, parts[-1].end))
    if (opening.complete or covered) and joined and len(fitting) == len(parts):
        yield _sum("total_parts", p, head, parts, 1, True, claims="fails", accused=(head.start, *(x.start for x in parts)))
    elif joined and (opening.kind == "words" or covered):
        odds = 0.0 if head.value <= ONE_DIGIT else weigh(head.value, ONE_DIGIT, opening.complete or covered)
        listed = (opening.complete or covered) and head.value >= 20 and all(x.value < head.value for x in parts)
        if (odds >= 1.7 or listed) and one_digit_mends(head.value, [x.value for x in parts]):
            yield _sum("total_parts", p, head, parts, 1, True, claims="suspect", accused=(head.start, *(x.start for x in parts)))


def one_digit_mends(total: int, parts: list[int]) -> bool:
    """Would one changed digit, or two neighbours exchanged, make the sum agree?"""
    gap = int(total) - sum(map(int, parts))
    return any(_one_digit(int(v), int(w)) for v, w in [(total, total - gap), *((part, part + gap) for part in parts)])


def _one_digit(value: int, other: int) -> bool:
    a, b = str(value), str(other)
    if other < 0 or len(a) != len(b):
        return False
    at = [k for k in range(len(a)) if a[k] != b[k]]
    return len(at) == 1 or len(at) == 2 and at[1] == at[0] + 1 and a[at[0]] == b[at[1]] and a[at[1]] == b[at[0]]


def _part_whole(p: Passages, head: Numeral, part: Numeral) -> Iterator[Relation]:
    """`96 ≤ 214`: the first part of the same noun; not held against a total that may be another figure."""
    earlier = [row for row in p.within(p.block(head.start)[0], head.end) if row.kind in ("count", "ratio")]
    larger = any((row.value if row.kind == "count" else row.denominator) >= part.value for row in earlier if row is not head)
    a, b = p.term(part), p.term(head)
    if part.value > head.value and larger:
        return
    yield Relation("part_whole", "most", ((a,), (b,)), f"{a.raw} ≤ {b.raw}", 0.3, "fails", (a.start, b.start))


def _remainders(p: Passages, figures: list[Numeral]) -> Iterator[Relation]:
    for row in figures:
        if row.kind != "count" or not _remains(p, row):
            continue
        yield from _rest_of_ratio(p, row)
        block = p.block(row.start)
        earlier = [r for r in _level(p, block[0], row.start) if r.kind == "count"]
        done = earlier[-1] if earlier else None
        if done is None or p.sentence(done.start) != p.sentence(row.start):
            continue
        wholes = [r for r in earlier[:-1] if p.noun(r) == p.noun(done) and r.value == done.value + row.value]
        if wholes and (p.noun(row) == p.noun(done) or row.value + done.value >= 20):
            yield _sum("remainder", p, wholes[-1], [done, row], 2 if wholes[-1] is earlier[-2] else 3, wholes[-1] is earlier[-2])
        elif not wholes:
            yield from _rest_of_stock(p, done, row)


def _remains(p: Passages, row: Numeral) -> bool:
    lead = p.lead(row)
    if p.words["not_remainder"].search(lead):
        return False
    noun = p.flat[row.end:row.end + 45].split(FIGURE)[0]
    return p.cue(row, "remainder_before", 12) or bool(regex.match(rf"[^,;.()]*{p.words['remainder_after'].pattern}", noun))


def _rest_of_ratio(p: Passages, row: Numeral) -> Iterator[Relation]:
    """`23/28 nhiệm vụ …; còn 05 nhiệm vụ`: anywhere before, where noun and numbers agree."""
    noun = p.noun(row)
    ratios = [r for r in p.figures if r.kind == "ratio" and r.start < row.start and p.noun(r) == noun]
    near = [r for r in ratios if p.block(r.start) == p.block(row.start)]
    left = p.words["remainder_after"].search(p.flat, row.end, row.end + 45) and (len(noun.split()) > 1 or row.value >= 100)
    for ratio in [*reversed(near), *(ratios if left else [])]:
        if ratio.numerator + row.value == ratio.denominator:
            whole, done, rest = p.term(ratio, "denominator"), p.term(ratio, "numerator"), p.term(row)
            yield Relation("remainder", "sum", ((whole,), (done, rest)), f"{whole.raw} = {done.raw} + {rest.raw}",
                           weigh(ratio.denominator, 2, ratio in near))
            return


def _rest_of_stock(p: Passages, done: Numeral, row: Numeral) -> Iterator[Relation]:
    """`13 phòng … 11 phòng, 02 đơn vị còn lại`: the whole stands earlier, counted by the same noun."""
    noun, total = p.noun(done), done.value + row.value
    section = done.section.split(".")[0]
    if len(noun.split()) < 2:
        return
    for whole in reversed(p.figures):
        if whole.start < done.start and whole.kind == "count" and whole.value == total and p.noun(whole) == noun \
                and whole.section.split(".")[0] == section:
            yield _sum("remainder", p, whole, [done, row], 2)
            return


def _process(p: Passages, figures: list[Numeral]) -> Iterator[Relation]:
    """`tiếp nhận A hồ sơ, đã giải quyết B hồ sơ, đúng hạn C hồ sơ, đang giải quyết D hồ sơ`."""
    counts = [r for r in figures if r.kind == "count"]
    roles = {}
    for row in counts:
        role = _role(p, row)
        if role in roles:
            return
        if role:
            roles[role] = row
    done, given, waiting = roles.get("resolved"), roles.get("received"), roles.get("pending")
    if done and (timely := roles.get("on_time")) and timely.start > done.start and p.noun(timely) == p.noun(done):
        direct = p.after(done) is timely and p.own_noun(done) and regex.fullmatch(r"[\s\p{L}]{2,12}[,(]?[\s\p{L}]*[,(]?[^,;.()]*", p.flat[done.end:timely.start])
        a, b = p.term(timely), p.term(done)
        if timely.value <= done.value or direct:
            weight = 1.0 if timely.value == done.value else 0.5
            yield Relation("on_time", "most", ((a,), (b,)), f"{a.raw} ≤ {b.raw}", weight, "fails" if direct else "", (a.start, b.start))
        if (late := roles.get("late")) and timely.value + late.value == done.value:
            yield _sum("process", p, done, [timely, late], 1, True)
    if given and done and waiting and given.start < done.start < waiting.start and len({p.noun(r) for r in (given, done, waiting)}) == 1:
        sure = weigh(given.value, ONE_DIGIT) >= 1.7 and one_digit_mends(given.value, [done.value, waiting.value])
        if given.value == done.value + waiting.value or sure:
            yield _sum("process", p, given, [done, waiting], 1, True, claims="suspect", accused=tuple(r.start for r in (given, done, waiting)))


def _role(p: Passages, row: Numeral) -> str:
    """The role whose words stand last before the figure; the longest words win (`đang giải quyết`)."""
    lead = regex.split(r"[,:](?=\s)", p.lead(row).rstrip(" :,"))[-1]
    best = max(((m.end(), len(m[0]), role) for role in ("received", "resolved", "on_time", "late", "pending")
                for m in p.words[role].finditer(lead)), default=None)
    return best[2] if best and len(lead) - best[0] <= 25 else ""


def _named(p: Passages) -> Iterator[Relation]:
    """A place that is named counts as one; names in brackets count together."""
    place = regex.compile(r"(?:UBND\s+)?(?P<name>(?:xã|phường|thị trấn)\s+\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)*)")
    for row in p.figures:
        if row.kind != "count":
            continue
        listed = regex.compile(r"\s*(?P<noun>[\p{L},\s]{2,40}?)\s*\((?P<names>[^()\d]*(?:\d[^()\d]*)?)\)").match(p.text, row.end)
        names = regex.split(r",|;|\s+và\s+", listed["names"]) if listed else []
        if row.value > 2 and len(names) == row.value and all(regex.match(r"\s*(?:(?:xã|phường|thị trấn|UBND)\s+)*\p{Lu}", name) for name in names):
            term = p.term(row)
            yield Relation("named_list", "same", ((term,),), p.statement(f"{term.raw} {listed['noun']} = {len(names)} tên kể ra"), 1.0)
        ratio = p.after(row)
        if ratio and ratio.kind == "ratio" and ratio.numerator == row.value + 1 and p.sentence(ratio.start) == p.sentence(row.start) \
                and (named := place.findall(p.text[row.end:ratio.start])) and len(named) == 1:
            whole, term = p.term(ratio, "numerator"), p.term(row)
            yield Relation("named_one", "same", (), p.statement(f"{term.raw} + 1 ({named[0]}) = {whole.raw}"), 0.5, verdict="holds", difference="0", more=(row.start, ratio.start))
    yield from _rest_with_named(p, place)


def _rest_with_named(p: Passages, place: regex.Pattern) -> Iterator[Relation]:
    """`tại xã A … tại 7 xã (…), 3 xã còn lại`: with the named one all communes, where their number is known."""
    stock = {r.denominator for r in p.figures if r.kind == "ratio" and p.noun(r) == "xã thị trấn"}
    for row in p.figures:
        done = p.before(row)
        if len(stock) != 1 or row.kind != "count" or not done or done.kind != "count" or not _remains(p, row) \
                or {p.noun(row), p.noun(done)} != {"xã thị trấn"}:
            continue
        total = next(iter(stock))
        begin = p.block(row.start)[0]
        before = regex.sub(r"\([^()]*\)", " ", p.text[begin:done.start])
        named = list(dict.fromkeys(place.findall(before)))
        if row.value + done.value + len(named) == total:
            parts = [*(f"1 ({name})" for name in named), done.raw, row.raw]
            yield Relation("remainder", "same", (), p.statement(f"{total} = {' + '.join(parts)}"), 0.7, verdict="holds", difference="0", more=(done.start, row.start))


