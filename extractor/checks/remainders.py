"""What remains of a whole, what was received, resolved and pending, and places that are named:
`158 hồ sơ, giải quyết 151 hồ sơ, còn 07 hồ sơ`, `23/28 nhiệm vụ …; còn 05 nhiệm vụ`, `tiếp nhận A, đã
giải quyết B, đúng hạn C, đang giải quyết D`, `7 xã (A, B, …), 3 xã còn lại`.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.checks.passages import Passages
from extractor.checks.relations import Relation, weigh
from extractor.checks.totals import ONE_DIGIT, added, counts_in, one_digit_mends
from extractor.language.flat import FIGURE, toneless
from extractor.model import Numeral


def remainders(p: Passages) -> Iterator[Relation]:
    for span in p.sentences():
        figures = p.within(*span)
        yield from _remainders(p, figures)
        yield from _process(p, figures)
    yield from _named(p)


def _remainders(p: Passages, figures: list[Numeral]) -> Iterator[Relation]:
    for row in figures:
        if row.kind != "count" or not _remains(p, row):
            continue
        yield from _rest_of_ratio(p, row)
        block = p.block(row.start)
        earlier = [r for r in counts_in(p, block[0], row.start) if r.kind == "count"]
        done = earlier[-1] if earlier else None
        if done is None or p.sentence(done.start) != p.sentence(row.start):
            continue
        wholes = [
            r
            for r in earlier[:-1]
            if p.noun(r) == p.noun(done) and r.value == done.value + row.value
        ]
        if wholes and (p.noun(row) == p.noun(done) or row.value + done.value >= 20):
            yield added(
                "remainder",
                p,
                wholes[-1],
                [done, row],
                2 if wholes[-1] is earlier[-2] else 3,
                wholes[-1] is earlier[-2],
            )
        elif not wholes:
            yield from _rest_of_stock(p, done, row)


def _remains(p: Passages, row: Numeral) -> bool:
    lead = p.lead(row)
    if p.words["not_remainder"].search(lead):
        return False
    noun = p.flat[row.end : row.end + 45].split(FIGURE)[0]
    return p.cue(row, "remainder_before", 12) or bool(
        regex.match(rf"[^,;.()]*{p.words['remainder_after'].pattern}", noun)
    )


def _rest_of_ratio(p: Passages, row: Numeral) -> Iterator[Relation]:
    """`23/28 nhiệm vụ …; còn 05 nhiệm vụ`: anywhere before, where noun and numbers agree."""
    noun = p.noun(row)
    ratios = [
        r for r in p.figures if r.kind == "ratio" and r.start < row.start and p.noun(r) == noun
    ]
    near = [r for r in ratios if p.block(r.start) == p.block(row.start)]
    left = p.words["remainder_after"].search(p.flat, row.end, row.end + 45) and (
        len(noun.split()) > 1 or row.value >= 100
    )
    for ratio in [*reversed(near), *(ratios if left else [])]:
        if ratio.numerator + row.value == ratio.denominator:
            whole, done, rest = (
                p.term(ratio, "denominator"),
                p.term(ratio, "numerator"),
                p.term(row),
            )
            yield Relation(
                "remainder",
                "sum",
                ((whole,), (done, rest)),
                f"{whole.raw} = {done.raw} + {rest.raw}",
                weigh(ratio.denominator, 2, ratio in near),
            )
            return


def _rest_of_stock(p: Passages, done: Numeral, row: Numeral) -> Iterator[Relation]:
    """`13 phòng … 11 phòng, 02 đơn vị còn lại`: the whole stands earlier, counted by the same noun."""
    noun, total = p.noun(done), done.value + row.value
    section = done.section.split(".")[0]
    if len(noun.split()) < 2:
        return
    for whole in reversed(p.figures):
        if (
            whole.start < done.start
            and whole.kind == "count"
            and whole.value == total
            and p.noun(whole) == noun
            and whole.section.split(".")[0] == section
        ):
            yield added("remainder", p, whole, [done, row], 2)
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
    if (
        done
        and (timely := roles.get("on_time"))
        and timely.start > done.start
        and p.noun(timely) == p.noun(done)
    ):
        direct = p.after(done) is timely and _directly(p, done, timely)
        a, b = p.term(timely), p.term(done)
        direct = direct and not p.words["carried"].search(p.flat, *p.sentence(done.start))
        if timely.value <= done.value or direct:
            weight = 1.0 if timely.value == done.value else 0.5
            yield Relation(
                "on_time",
                "most",
                ((a,), (b,)),
                f"{a.raw} ≤ {b.raw}",
                weight,
                "fails" if direct else "",
                (a.start, b.start),
            )
        if (late := roles.get("late")) and timely.value + late.value == done.value:
            yield added("process", p, done, [timely, late], 1, True)
    if (
        given
        and done
        and waiting
        and given.start < done.start < waiting.start
        and len({p.noun(r) for r in (given, done, waiting)} - {""}) == 1
    ):
        carried = p.words["carried"].search(p.flat, *p.block(given.start))
        sure = (
            not carried
            and weigh(given.value, ONE_DIGIT) >= 1.7
            and one_digit_mends(given.value, [done.value, waiting.value])
        )
        if given.value == done.value + waiting.value or sure:
            yield added(
                "process",
                p,
                given,
                [done, waiting],
                1,
                True,
                claims="suspect",
                accused=tuple(r.start for r in (given, done, waiting)),
            )


def _directly(p: Passages, done: Numeral, timely: Numeral) -> bool:
    """`5.484 hồ sơ, đúng hạn 5.484`: nothing else between that might say what the first was of."""
    noun = regex.escape(toneless(p.noun_behind(done)), literal_spaces=True)
    return bool(noun) and bool(
        regex.fullmatch(
            rf"\s*{noun}[\s,(]*(?:{toneless('trong đó|có|số')})?[\s,:]*{p.words['on_time'].pattern}[\s:]*(?:la)?\s*",
            p.flat[done.end : timely.start],
        )
    )


def _role(p: Passages, row: Numeral) -> str:
    """The role whose words stand last before the figure; the longest words win (`đang giải quyết`)."""
    lead = regex.split(r"[,:](?=\s)", p.lead(row).rstrip(" :,"))[-1]
    best = max(
        (
            (m.end(), len(m[0]), role)
            for role in ("received", "resolved", "on_time", "late", "pending")
            for m in p.words[role].finditer(lead)
        ),
        default=None,
    )
    return best[2] if best and len(lead) - best[0] <= 25 else ""


def _named(p: Passages) -> Iterator[Relation]:
    """A place that is named counts as one; names in brackets count together."""
    place = regex.compile(
        r"(?:UBND\s+)?(?P<name>(?:xã|phường|thị trấn)\s+\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)*)"
    )
    for row in p.figures:
        if row.kind != "count":
            continue
        listed = regex.compile(
            r"\s*(?P<noun>[\p{L},\s]{2,40}?)\s*\((?P<names>[^()\d]*(?:\d[^()\d]*)?)\)"
        ).match(p.text, row.end)
        names = regex.split(r",|;|\s+và\s+", listed["names"]) if listed else []
        if (
            row.value > 2
            and len(names) == row.value
            and all(
                regex.match(r"\s*(?:(?:xã|phường|thị trấn|UBND)\s+)*\p{Lu}", name) for name in names
            )
        ):
            term = p.term(row)
            yield Relation(
                "named_list",
                "same",
                ((term,),),
                p.statement(f"{term.raw} {listed['noun']} = {len(names)} tên kể ra"),
                1.0,
            )
        ratio = p.after(row)
        if (
            ratio
            and ratio.kind == "ratio"
            and ratio.numerator == row.value + 1
            and p.sentence(ratio.start) == p.sentence(row.start)
            and (named := place.findall(p.text[row.end : ratio.start]))
            and len(named) == 1
        ):
            whole, term = p.term(ratio, "numerator"), p.term(row)
            yield Relation(
                "named_one",
                "same",
                (),
                p.statement(f"{term.raw} + 1 ({named[0]}) = {whole.raw}"),
                0.5,
                verdict="holds",
                difference="0",
                more=(row.start, ratio.start),
            )
    yield from _rest_with_named(p, place)


def _rest_with_named(p: Passages, place: regex.Pattern) -> Iterator[Relation]:
    """`tại xã A … tại 7 xã (…), 3 xã còn lại`: with the named one all communes, where their number is known."""
    stock = {r.denominator for r in p.figures if r.kind == "ratio" and p.noun(r) == "xã thị trấn"}
    for row in p.figures:
        done = p.before(row)
        if (
            len(stock) != 1
            or row.kind != "count"
            or not done
            or done.kind != "count"
            or not _remains(p, row)
            or {p.noun(row), p.noun(done)} != {"xã thị trấn"}
        ):
            continue
        total = next(iter(stock))
        begin = p.block(row.start)[0]
        before = regex.sub(r"\([^()]*\)", " ", p.text[begin : done.start])
        named = list(dict.fromkeys(place.findall(before)))
        if row.value + done.value + len(named) == total:
            parts = [*(f"1 ({name})" for name in named), done.raw, row.raw]
            yield Relation(
                "remainder",
                "same",
                (),
                p.statement(f"{total} = {' + '.join(parts)}"),
                0.7,
                verdict="holds",
                difference="0",
                more=(done.start, row.start),
            )
