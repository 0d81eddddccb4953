"""Words that the engine of a page read unsurely: read again alone, left out where others claim
their ink.

Where lines are drawn between rows, or a cell of two lines stands beside cells of one, Tesseract
trips over a whole line that it reads well alone (`n0 12001956 qUAI` for `Kho lạnh bảo quản`), or
sees the same print twice (`nợ` in the middle of `hộ`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from statistics import median

import regex

from extractor.imaging import StackedPrint, lines_of_print
from extractor.language.syllables import is_spelt
from extractor.model import Box, Word
from extractor.rereading.page_in_lines import PageInLines
from extractor.witnesses import Words, are_together, confidence_of

UNSURE = 0.5  # mean confidence of a run of words that is read again
SURE = 0.7  # what its words must then have
SHORTEST = 5  # letters of a word that is none
FEWEST = 2  # words of a run
MOST_RUNS = 12  # of a page, and as many words alone; one with more is hard to read everywhere
COVERED = 0.7  # share of a word's box that surer words claim where it is their print
WELL_READ = 0.8  # confidence from which a word stays
SURER = 0.15  # by so much is the word in whose print another lies
WIDER = 0.15  # heights of a line around a run


@dataclass(frozen=True, slots=True, eq=False)
class UnsureRun:
    """Words of a page, by their places in its reading, that were read unsurely on one line, and
    their print."""

    words: range
    line: StackedPrint


def with_unsure_words_read_again(words: Words, page: PageInLines) -> Words:
    """The words; runs that were read unsurely as the page's reader has them alone, where it is sure
    then."""
    runs = _few(list(_runs(words, page)))
    if not runs:
        return words
    read = page.read([run.line for run in runs], "one line")
    made: list[Words] = []
    last = 0
    for run, again in zip(runs, read, strict=True):
        before = words[run.words.start : run.words.stop]
        made += [words[last : run.words.start], again if _is_better(again, before) else before]
        last = run.words.stop
    made.append(words[last:])
    return tuple(chain.from_iterable(made))


def _few(runs: list[UnsureRun]) -> list[UnsureRun]:
    """The runs, without words alone where these are many; none where the others are."""
    alone = [run for run in runs if len(run.words) == 1]
    several = [run for run in runs if len(run.words) > 1]
    if len(several) > MOST_RUNS:
        return []
    return runs if len(alone) <= MOST_RUNS else several


def _is_better(found: Words, before: Words) -> bool:
    """True for words read surely; for one word that was none, for words that are some."""
    if confidence_of(found) <= SURE:
        return False
    return len(before) > 1 or all(is_spelt(word.text.strip(".,:;()")) for word in found)


def _runs(words: Words, page: PageInLines) -> Iterator[UnsureRun]:
    if not words:
        return
    height = median(word.box.height for word in words)
    for run in _unsure(words, height):
        box = Box.around(words[k].box for k in run)
        around = Box(
            box.x0 - WIDER * height,
            box.y0 - WIDER * height,
            box.x1 + WIDER * height,
            box.y1 + WIDER * height,
        )
        lines = lines_of_print(page.grey, around, page.scale, height)
        if len(lines) == 1:
            yield UnsureRun(run, lines[0])


def _unsure(words: Words, height: float) -> Iterator[range]:
    """The longest runs of words on one line that are all unsure, and unsure words alone that are
    none."""
    begin = 0
    while begin < len(words):
        stop = _end_of_run(words, begin, height)
        alone = stop == begin + 1 and _is_no_word(words[begin].text)
        run = stop - begin >= FEWEST and confidence_of(words[begin:stop]) < UNSURE
        if alone or run:
            yield range(begin, stop)
        begin = max(stop, begin + 1)


def _end_of_run(words: Words, begin: int, height: float) -> int:
    """Behind the last of the unsure words on one line from here; here where this one is sure."""
    stop = begin
    while stop < len(words) and words[stop].confidence < SURE:
        if stop > begin and not are_together(words[stop - 1].box, words[stop].box, height):
            break
        stop += 1
    return stop


def _is_no_word(text: str) -> bool:
    """True for letters that make no word: `Sốbjcan`, `Ngxấu`."""
    return len(text) >= SHORTEST and text.isalpha() and not text.isupper() and not is_spelt(text)


def without_print_read_twice(words: Words) -> Words:
    """The words without those that lie in the print of a surer one; what holds a digit stays."""
    unsure = [word for word in words if word.confidence < WELL_READ and not _has_digit(word)]
    gone = {id(word) for word in unsure if _is_claimed(word, words)}
    return tuple(word for word in words if id(word) not in gone)


def _has_digit(word: Word) -> bool:
    return regex.search(r"\d", word.text) is not None


def _is_claimed(word: Word, words: Words) -> bool:
    least = COVERED * word.box.width * word.box.height
    return any(
        _shared(word.box, other.box) >= least
        for other in words
        if other is not word and other.confidence > word.confidence + SURER
    )


def _shared(one: Box, other: Box) -> float:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.y1, other.y1) - max(one.y0, other.y0)
    return max(0.0, wide) * max(0.0, high)
