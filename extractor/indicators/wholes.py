"""Of which figure another one is a part, by the words that open parts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar

import regex

from extractor.indicators.blocks import Slice
from extractor.indicators.context import Context, without_asides
from extractor.language.flat import FIGURE, any_words
from extractor.model import Numeral

# What ends the words of a whole and opens its parts; brackets without parts are blanked before.
PARTS_OPEN = regex.compile(
    rf"{any_words('trong đó', 'bao gồm', 'gồm', 'gồm có', 'cụ thể', 'chia ra')}"
    rf"|[({FIGURE}]\s*\p{{L}}*\s*\p{{L}}*\s*:"
    r"|\("
)
# At the beginning of a sentence; `cụ thể` there says the same once more.
OF_THE_SENTENCE_BEFORE = regex.compile(any_words("trong đó"))


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
    last that is large enough."""
    found = -1
    for begin, end in _words_of_the_whole(flat, context):
        last = bisect_left(before, end, key=_start) - 1
        while last > found and _start(before[last]) >= begin:
            if not _is_smaller(before[last].context.figure, context.figure):
                found = last
            last -= 1
    return before[found] if found >= 0 else None


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
    opening = list(PARTS_OPEN.finditer(sentence))
    if not opening:
        return context.leads[:1]
    if sentence[: opening[-1].start()].strip():
        return ((begin, begin + opening[-1].start() + 1),)
    if context.leads or not OF_THE_SENTENCE_BEFORE.match(opening[-1][0]):
        return context.leads[:1]
    return (context.earlier,)
