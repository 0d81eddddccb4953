"""What remains of a whole, what was received, resolved and pending, and places that are named.

- `158 hồ sơ, giải quyết 151 hồ sơ, còn 07 hồ sơ`; `23/28 nhiệm vụ …; còn 05 nhiệm vụ`
- `tiếp nhận A, đã giải quyết B, đúng hạn C, đang giải quyết D`
- `7 xã (A, B, …), 3 xã còn lại`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, get_args

import regex

from extractor.administration import types_of
from extractor.checks.passages import Figure, Passages, one_spaced
from extractor.checks.relations import Relation, weigh
from extractor.checks.totals import ONE_DIGIT_SHIFTS, UNLIKELY, one_digit_mends, total_of
from extractor.language.flat import FIGURE, toneless

REST_BEHIND = 45  # characters behind a figure in which `còn lại` belongs to it
ROLE_NEAR = 25  # characters between the words of a role and its figure
LONGEST_LIST = 4000  # characters of a list of names behind its count
COMMUNES = "xã thị trấn"  # the noun under which communes are counted
_TYPES = types_of("xã")
PLACE = regex.compile(
    rf"(?:UBND\s+)?(?P<name>(?:{_TYPES})\s+\p{{Lu}}\p{{L}}+(?:\s\p{{Lu}}\p{{L}}+)*)"
)
PLACE_OF_LIST = regex.compile(rf"\s*(?:(?:{_TYPES}|UBND)\s+)*\p{{Lu}}")
NAMES = regex.compile(r"\s*(?P<noun>[\p{L},\s]{2,40}?)\s*\((?P<names>[^()\d]*(?:\d[^()\d]*)?)\)")
Role = Literal["received", "resolved", "on_time", "late", "pending"]
ROLES: tuple[Role, ...] = get_args(Role)


class RoleWords(NamedTuple):
    """Words that give a figure its role in the handling of files: the last ones count, of those
    that end together the longest (`đang giải quyết`)."""

    end: int
    length: int
    role: Role


def remainders(passages: Passages) -> Iterator[Relation]:
    """What remains, how files were handled, places named as parts."""
    for span in passages.sentences():
        counts = [figure for figure in passages.within(*span) if figure.kind == "count"]
        for count in counts:
            if _remains(passages, count):
                yield from _rest(passages, count)
        yield from _process(passages, counts)
    yield from _named(passages)


def _remains(passages: Passages, count: Figure) -> bool:
    """True where the words say that the count is what is left of a whole."""
    if passages.words["not_remainder"].search(passages.lead(count)):
        return False
    if passages.cue(count, "remainder_before", 12):
        return True
    noun = passages.flat[count.end : count.end + REST_BEHIND].split(FIGURE)[0]
    after = passages.words["remainder_after"].pattern
    return regex.match(rf"[^,;.()]*{after}", noun) is not None


def _rest(passages: Passages, rest: Figure) -> Iterator[Relation]:
    """The whole that a remainder is of: a ratio's, one in the paragraph, one stated before."""
    yield from _rest_of_ratio(passages, rest)
    begin = passages.block(rest.start).start
    before = passages.counts_in(begin, rest.start, last_first=True)
    counts = (figure for figure in before if figure.kind == "count")
    done = next(counts, None)
    if done and passages.same_sentence(done, rest):
        yield from _rest_of_counts(passages, done, counts, rest)


def _rest_of_counts(
    passages: Passages, done: Figure, earlier: Iterable[Figure], rest: Figure
) -> Iterator[Relation]:
    """`158 hồ sơ, giải quyết 151 hồ sơ, còn 07 hồ sơ`: the last count before the remainder is what
    was `done`, and the nearest of those `earlier` that fits the whole of both."""
    total = done.value + rest.value
    fitting = (
        (between, whole)
        for between, whole in enumerate(earlier)
        if whole.value == total and passages.same_noun(whole, done)
    )
    found = next(fitting, None) if passages.counts_of(total) else None
    if found is None:
        yield from _rest_of_stock(passages, done, rest)
        return
    between, whole = found
    if passages.same_noun(rest, done) or total >= 20:
        yield total_of(
            "remainder",
            whole,
            [done, rest],
            tries=3 if between else 2,
            stated=not between,
        )


def _rest_of_ratio(passages: Passages, rest: Figure) -> Iterator[Relation]:
    """`23/28 nhiệm vụ …; còn 05 nhiệm vụ`: anywhere before, where noun and numbers agree."""
    earlier = [f for f in passages.ratios_with_rest(rest.value) if f.start < rest.start]
    ratios = [f for f in earlier if passages.same_noun(f, rest)]
    near = [f for f in ratios if passages.same_block(f, rest)]
    far = ratios if _says_what_is_left(passages, rest) else []
    for ratio in [*reversed(near), *far][:1]:
        parts = [ratio.term("numerator"), rest.term()]
        weight = weigh(ratio.denominator, 2, ratio in near)
        yield Relation.total("remainder", ratio.term("denominator"), parts, weight)


def _says_what_is_left(passages: Passages, rest: Figure) -> bool:
    """True where `còn lại` stands behind, and noun or number are hardly those of another whole."""
    after = passages.words["remainder_after"]
    if not after.search(passages.flat, rest.end, rest.end + REST_BEHIND):
        return False
    return passages.noun_size(rest) > 1 or rest.value >= 100


def _rest_of_stock(passages: Passages, done: Figure, rest: Figure) -> Iterator[Relation]:
    """`13 phòng … 11 phòng, 02 đơn vị còn lại`: the whole stands earlier in the chapter, counted by
    the same noun."""
    if passages.noun_size(done) < 2:
        return
    total = done.value + rest.value
    for whole in reversed(passages.counts_of(total)):
        if (
            whole.start < done.start
            and passages.same_noun(whole, done)
            and whole.chapter == done.chapter
        ):
            yield total_of("remainder", whole, [done, rest], tries=2)
            return


def _process(passages: Passages, counts: Sequence[Figure]) -> Iterator[Relation]:
    """`tiếp nhận A hồ sơ, đã giải quyết B hồ sơ, đúng hạn C hồ sơ, đang giải quyết D hồ sơ`."""
    roles = _roles(passages, counts)
    done, timely = roles.get("resolved"), roles.get("on_time")
    given, waiting = roles.get("received"), roles.get("pending")
    if done and timely:
        yield from _on_time(passages, done, timely, roles.get("late"))
    if given and done and waiting:
        yield from _received(passages, given, done, waiting)


def _roles(passages: Passages, counts: Sequence[Figure]) -> dict[Role, Figure]:
    """Which count of a sentence has which role; none where two have the same."""
    found: dict[Role, Figure] = {}
    for count in counts:
        role = _role(passages, count)
        if role in found:
            return {}
        if role:
            found[role] = count
    return found


def _role(passages: Passages, count: Figure) -> Role | None:
    """The role whose words stand last before the figure."""
    lead = regex.split(r"[,:](?=\s)", passages.lead(count).rstrip(" :,"))[-1]
    found: list[RoleWords] = []
    for role in ROLES:
        found += _role_words(passages, lead, role)
    best = max(found, default=None)
    return best.role if best and len(lead) - best.end <= ROLE_NEAR else None


def _role_words(passages: Passages, lead: str, role: Role) -> list[RoleWords]:
    matches = passages.words[role].finditer(lead)
    return [RoleWords(match.end(), len(match[0]), role) for match in matches]


def _on_time(
    passages: Passages, done: Figure, timely: Figure, late: Figure | None
) -> Iterator[Relation]:
    """What was resolved in time is no more than what was resolved; with what was late it is all.
    It is held against the report only where no other whole can be meant."""
    if timely.start < done.start or not passages.same_noun(timely, done):
        return
    carried = passages.is_carried(*passages.sentence(done.start))
    direct = _directly(passages, done, timely) and not carried
    if timely.value <= done.value or direct:
        weight = 1.0 if timely.value == done.value else 0.5
        claims: Literal["", "fails"] = "fails" if direct else ""
        yield Relation.at_most("on_time", timely.term(), done.term(), weight, claims)
    if late and timely.value + late.value == done.value:
        yield total_of("process", done, [timely, late], stated=True)


def _directly(passages: Passages, done: Figure, timely: Figure) -> bool:
    """`5.484 hồ sơ, đúng hạn 5.484`: nothing else between that might say what the first was of."""
    noun = regex.escape(toneless(passages.noun_behind(done)), literal_spaces=True)
    if not noun or passages.after(done) is not timely:
        return False
    on_time = passages.words["on_time"].pattern
    of_which = toneless("trong đó|có|số")
    between = passages.flat[done.end : timely.start]
    pattern = rf"\s*{noun}[\s,(]*(?:{of_which})?[\s,:]*{on_time}[\s:]*(?:la)?\s*"
    return regex.fullmatch(pattern, between) is not None


def _received(
    passages: Passages, given: Figure, done: Figure, waiting: Figure
) -> Iterator[Relation]:
    """What was received is what was resolved and what is pending."""
    nouns = {passages.noun(figure) for figure in (given, done, waiting)}
    if not given.start < done.start < waiting.start or len(nouns - {""}) != 1:
        return
    agrees = given.value == done.value + waiting.value
    if agrees or _misread_sum(passages, given, done, waiting):
        yield total_of(
            "process",
            given,
            [done, waiting],
            stated=True,
            claims="suspect",
        )


def _misread_sum(passages: Passages, given: Figure, done: Figure, waiting: Figure) -> bool:
    """True where one digit would make the sum agree, hardly by accident, and no files were carried
    over from another period."""
    if passages.is_carried(*passages.block(given.start)):
        return False
    unlikely = weigh(given.value, ONE_DIGIT_SHIFTS) >= UNLIKELY
    return unlikely and one_digit_mends(given.value, [done.value, waiting.value])


def _named(passages: Passages) -> Iterator[Relation]:
    """A place that is named counts as one; names in brackets count together."""
    counts = [figure for figure in passages.figures if figure.kind == "count"]
    for count in counts:
        yield from _list_of_names(passages, count)
        yield from _one_more(passages, count)
    stock = {ratio.denominator for ratio in passages.ratios() if passages.noun(ratio) == COMMUNES}
    for count in counts if len(stock) == 1 else ():
        yield from _rest_with_named(passages, count, min(stock))


def _list_of_names(passages: Passages, count: Figure) -> Iterator[Relation]:
    """`7 xã (A, B, …)`: as many names as were counted."""
    listed = NAMES.match(passages.text, count.end, count.end + LONGEST_LIST)
    names = regex.split(r",|;|\s+và\s+", listed["names"]) if listed else []
    if not listed or count.value <= 2 or len(names) != count.value:
        return
    if all(map(PLACE_OF_LIST.match, names)):
        term = count.term()
        statement = f"{term.raw} {listed['noun']} = {len(names)} tên kể ra"
        yield Relation.same("named_list", [term], 1.0, one_spaced(statement))


def _one_more(passages: Passages, count: Figure) -> Iterator[Relation]:
    """`6 xã …, xã A … 7/11 xã`: the count and one place that is named are a ratio's numerator."""
    ratio = passages.after(count)
    if not ratio or ratio.kind != "ratio" or ratio.numerator != count.value + 1:
        return
    named = PLACE.findall(passages.text[count.end : ratio.start])
    if len(named) == 1 and passages.same_sentence(ratio, count):
        whole = ratio.term("numerator").raw
        statement = one_spaced(f"{count.term().raw} + 1 ({named[0]}) = {whole}")
        yield Relation.fact(
            "named_one",
            statement,
            0.5,
            about=[count.start, ratio.start],
        )


def _rest_with_named(passages: Passages, rest: Figure, total: int) -> Iterator[Relation]:
    """`tại xã A … tại 7 xã (…), 3 xã còn lại`: with the named one all communes, whose
    number is known as `total`."""
    done = passages.before(rest)
    if not done or done.kind != "count" or not _are_communes(passages, done, rest):
        return
    if not _remains(passages, rest):
        return
    begin = passages.block(rest.start).start
    before = regex.sub(r"\([^()]*\)", " ", passages.text[begin : done.start])
    named = list(dict.fromkeys(PLACE.findall(before)))
    if rest.value + done.value + len(named) == total:
        parts = [*(f"1 ({name})" for name in named), done.raw, rest.raw]
        statement = one_spaced(f"{total} = {' + '.join(parts)}")
        yield Relation.fact(
            "remainder",
            statement,
            0.7,
            about=[done.start, rest.start],
        )


def _are_communes(passages: Passages, done: Figure, rest: Figure) -> bool:
    return passages.noun(done) == passages.noun(rest) == COMMUNES
