"""Print on two lines that was read as one, read again line by line.

Where a head of two lines stands beside heads of one, half a line above and below them, Tesseract
takes all for one line and finds signs in it that are two lines high: `T6”:`. So it does where the
stroke of a pen joins a line to the one above; what stands in that one was read there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from statistics import median

from extractor.imaging import StackedPrint, stacked_print
from extractor.model import Box, Word
from extractor.rereading.page_in_lines import PageInLines
from extractor.witnesses import Words, are_together, confidence_of

HIGH = 1.6  # heights of a line from which print is more than one
UNSURE = 0.6  # words read with less confidence
FEWEST = 8  # words that tell how high a line is
SURE = 0.8  # confidence of words that have their print for themselves
COVERED = 0.7  # share of a word's box that another has which is the same print


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """Words of a page, by their places in its reading, that may be print on several lines."""

    words: range
    print: StackedPrint


def with_lines_apart(words: Words, page: PageInLines) -> Words:
    """The words; those that are print on several lines as the page's reader has them line by line,
    where it reads them more surely so."""
    if len(words) < FEWEST:
        return words
    stacks = list(_stacks(words, page))
    made: list[Words] = []
    last = 0
    read = page.read([stack.print for stack in stacks], "block")
    for stack, found in zip(stacks, read, strict=True):
        before = words[stack.words.start : stack.words.stop]
        better = confidence_of(found) > confidence_of(before)
        others = (*words[: stack.words.start], *words[stack.words.stop :])
        own = tuple(word for word in found if not _is_read(word, others))
        made += [words[last : stack.words.start], own if better else before]
        last = stack.words.stop
    made.append(words[last:])
    return tuple(chain.from_iterable(made))


def _is_read(word: Word, words: Words) -> bool:
    """True where one of the words has the same print surely."""
    least = COVERED * word.box.width * word.box.height
    return any(_shared(word.box, other.box) > least for other in words if other.confidence > SURE)


def _shared(one: Box, other: Box) -> float:
    return max(0.0, one.shared_width(other)) * max(0.0, one.shared_height(other))


def _stacks(words: Words, page: PageInLines) -> Iterator[Stack]:
    """The runs of words of which one is higher than a line and was read unsurely."""
    height = median(word.box.height for word in words)
    last = 0
    for at, word in enumerate(words):
        high = word.box.height > HIGH * height and word.confidence < UNSURE
        if at < last or not high:
            continue
        run = _run(words, at, last, height)
        box = Box.around(words[k].box for k in run)
        found = (
            stacked_print(page.grey, box, page.scale, height) if box.width > box.height else None
        )
        if found:
            last = run.stop
            yield Stack(run, found)


def _run(words: Words, at: int, begin: int, height: float) -> range:
    """The word at a place and those beside it that are no head of their own."""
    first, stop = at, at + 1
    while first > begin and are_together(words[first - 1].box, words[first].box, height):
        first -= 1
    while stop < len(words) and are_together(words[stop - 1].box, words[stop].box, height):
        stop += 1
    return range(first, stop)
