"""Of which figure another one is a part, by the words that open parts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

import regex

from extractor.indicators.blocks import Slice
from extractor.indicators.context import NO_WHOLE, Context, without_asides
from extractor.language.flat import FIGURE
from extractor.language.said import worded
from extractor.model import Numeral

# What ends the words of a whole and opens its parts; brackets without parts are blanked before.
PARTS_OPEN = worded(
    rf"{{parts_open_a_whole}}"
    rf"|[({FIGURE}]\s*\p{{L}}*\s*\p{{L}}*\s*:"
    r"|\("
)
# The same of a sentence without bracket and colon, in which nothing but words can: it is gone over
# in a fifth of the time, since what stands behind each of its figures need not be looked at.
WORDS_OPEN = worded("{parts_open_a_whole}")
NOUN = regex.compile(r"\s*\p{L}+(?:\s\p{L}+)?")  # right behind a count
SHARE_NEAR = 60  # characters from a count to its share
# Parts of the sentence before, where they open a sentence; `cụ thể` there says the same once more.
OF_THE_SENTENCE_BEFORE = worded("{goes_on_as_part}")


class Named(Protocol):
    """A figure in its context, with its code; "" for none."""

    @property
    def context(self) -> Context: ...

    @property
    def code(self) -> str: ...


AnyNamed = TypeVar("AnyNamed", bound=Named)


def whole_before(
    flat: str,
    context: Context,
    before: Sequence[AnyNamed],
) -> AnyNamed | None:
    """The figure that the one in this context is a part of; None for none. `before`: the figures
    before it, in order of place. A part is not larger than its whole: of several counts in a row
    (`đã giải quyết 900 hồ sơ, đang giải quyết 40 hồ sơ. Trong đó 880 hồ sơ đúng hạn`) it is the
    last that is large enough. A share holds no count where a count stands right before it: `kiểm
    tra 30/30 đơn vị, đạt 100%. Trong đó: 08 sở`. Where no words open parts it is the count that
    they add up to."""
    large_enough = list(_large_enough(flat, context, before))
    if not large_enough:
        return _added_up(flat, context, before)
    whole = _last_one(large_enough, flat, context)
    if context.figure.kind != "count" or not _is_a_share(whole):
        return whole
    counts = [one for one in large_enough if _is_the_count_of(one, whole)]
    return _last_one(counts, flat, context) if counts else whole


def _large_enough(
    flat: str,
    context: Context,
    before: Sequence[AnyNamed],
) -> Iterator[AnyNamed]:
    """The figures where the whole stands that are not smaller than the one in this context, the
    last first."""
    for begin, end in _words_of_the_whole(flat, context):
        last = bisect_left(before, end, key=_start) - 1
        while last >= 0 and _start(before[last]) >= begin:
            if not _is_smaller(before[last].context.figure, context.figure):
                yield before[last]
            last -= 1


def _last_one(
    large_enough: Sequence[AnyNamed],
    flat: str,
    context: Context,
) -> AnyNamed:
    """The last of several figures, those before it that stand in no brackets closed again first."""
    return max(large_enough, key=lambda one: (not _is_closed_in(flat, one, context), _start(one)))


def _is_the_count_of(one: Named, share: Named) -> bool:
    """True for a figure that is no share, close before a share."""
    apart = share.context.figure.start - one.context.figure.end
    return not _is_a_share(one) and 0 <= apart <= SHARE_NEAR


def _added_up(
    flat: str,
    context: Context,
    before: Sequence[AnyNamed],
) -> AnyNamed | None:
    """The count that this one and those beside it add up to; None for none, and where what is
    counted is said again in its sentence: `giao 200 nhiệm vụ, đã hoàn thành 180 nhiệm vụ` are two
    statements."""
    whole = summed_up_by(context, before)
    if whole is None or whole.context.sentence != context.sentence:
        return whole
    noun = NOUN.match(flat, whole.context.figure.end)
    again = NOUN.match(flat, context.figure.end)
    return None if noun and again and noun[0] == again[0] else whole


def summed_up_by(context: Context, before: Sequence[AnyNamed]) -> AnyNamed | None:
    """The figure before that the one in this context adds up to with those beside it; None for
    none."""
    if context.whole_at == NO_WHOLE:
        return None
    at = bisect_left(before, context.whole_at, key=_start)
    is_there = at < len(before) and _start(before[at]) == context.whole_at
    return before[at] if is_there else None


def _is_a_share(one: Named) -> bool:
    return one.context.figure.kind == "percentage"


def _is_closed_in(flat: str, one: Named, context: Context) -> bool:
    """True where a figure stands in brackets that are closed before the one in this context: of `71
    văn bản (06 nghị quyết và 65 quyết định), trong đó cấp tỉnh 28` the 71 is the whole."""
    opening = flat.rfind("(", one.context.sentence[0], _start(one))
    if opening < 0 or ")" in flat[opening : _start(one)]:
        return False
    return ")" in flat[_start(one) : context.figure.start]


def _is_smaller(whole: Numeral, part: Numeral) -> bool:
    """True where both are counts and the whole has less than the part."""
    if whole.kind != "count" or part.kind != "count":
        return False
    return whole.value is not None and part.value is not None and whole.value < part.value


def _start(one: Named) -> int:
    return one.context.figure.start


def _words_of_the_whole(flat: str, context: Context) -> tuple[Slice, ...]:
    """Where the whole stands: before the words of the sentence that open the parts, else in the
    nearest lead-in."""
    begin = context.sentence[0]
    sentence = without_asides(flat[begin : context.figure.start])
    opens = PARTS_OPEN if "(" in sentence or ":" in sentence else WORDS_OPEN
    opening = list(opens.finditer(sentence))
    if not opening:
        return context.leads[:1]
    if sentence[: opening[-1].start()].strip():
        return ((begin, begin + opening[-1].start() + 1),)
    if context.leads or not OF_THE_SENTENCE_BEFORE.match(opening[-1][0]):
        return context.leads[:1]
    return (context.earlier,)
