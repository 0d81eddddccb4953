"""Runs of letters put together to words: where one ends and the next begins, whichever order the
file has them in.

A typesetter takes a letter that its font lacks from another one (`Đ`, `ạ`, `t`). Each change of
font ends a run, and what stands up to the next change is handed out line by line: the `t` of one
cell comes behind the words of others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, product
from typing import Any

from extractor.pdf_pages.text_layer_cells import SET_OFF

OVERLAP = -0.5  # points: parts of one word overlap no further
GAP = 0.12  # of a letter's size: parts with a wider gap belong to two words
SMALL_PRINT = 6  # points: smaller letters may stand as far apart as these
ONE_LINE = 0.5  # of the lower part's height: parts that share less stand on two lines
STRIP = 8.0  # points: words are looked up by the strips, down and across the page, where they end
MOST_STRIPS = 60  # across the page: a letter that is taller is looked at for every word

Part = dict[str, Any]  # letters of one font as pdfplumber has them: text, x0, top, fontname, size
Parts = list[Part]  # of one word
# The strips down and across the page → the places of the words that end there.
Ends = dict[tuple[int, int | None], list[int]]
TALL = None  # in place of the strip across, for letters that stand in too many


def glued(found: Iterable[Part]) -> list[Parts]:
    """Parts of one word set in several fonts or sizes (`97m²`), put together again."""
    words: list[Parts] = []
    for part in found:
        if words and _follows(words[-1][-1], part):
            words[-1].append(part)
        else:
            words.append([part])
    return _linked(words)


def _follows(left: Part, right: Part) -> bool:
    """True where the second part follows on the first without a gap, on the same line."""
    gap = right["x0"] - left["x1"]
    if right.get(SET_OFF):
        return False
    if not OVERLAP <= gap < GAP * max(left["size"], SMALL_PRINT):
        return False
    return right["top"] < left["bottom"] and left["top"] < right["bottom"]


def _linked(words: list[Parts]) -> list[Parts]:
    """The words; one that goes on in another of them, wherever that stands in the file, with what
    it goes on in."""
    ends = _by_end(words)
    next_of: dict[int, int] = {}
    taken: set[int] = set()
    for at, word in enumerate(words):
        before = _before(at, word[0], words, ends)
        if before is not None and before not in next_of:
            next_of[before] = at
            taken.add(at)
    return [_chain(at, words, next_of) for at in range(len(words)) if at not in taken]


def _by_end(words: list[Parts]) -> Ends:
    """The places of the words among all, by the strips of the page in which each ends."""
    ends: Ends = defaultdict(list)
    for at, word in enumerate(words):
        if word[-1]["upright"]:
            down = int(word[-1]["x1"] // STRIP)
            for across in _strips_across(word[-1]) or [TALL]:
                ends[down, across].append(at)
    return ends


def _strips_across(part: Part) -> range:
    """The strips across the page in which a part stands; none for one that is too tall."""
    first, last = int(part["top"] // STRIP), int(part["bottom"] // STRIP)
    return range(first, last + 1) if last - first < MOST_STRIPS else range(0)


def _before(
    at: int,
    first: Part,
    words: list[Parts],
    ends: Ends,
) -> int | None:
    """The place of the word that goes on in the one at `at`, which begins with `first`: of several
    the nearest. None where that begins a word of its own."""
    if not first["upright"]:
        return None
    fitting = [
        (abs(first["x0"] - words[other][-1]["x1"]), other)
        for other in _near(first, ends)
        if other != at and _goes_on_in(words[other][-1], first)
    ]
    return min(fitting)[1] if fitting else None


def _near(first: Part, ends: Ends) -> Iterator[int]:
    """The places of the words that end about where a part begins; of all that end there, whatever
    their line, for a part that is too tall."""
    strip = int(first["x0"] // STRIP)
    down = (strip - 1, strip, strip + 1)
    across = _strips_across(first)
    if not across:
        yield from chain.from_iterable(found for at, found in ends.items() if at[0] in down)
        return
    for at in product(down, (TALL, *across)):
        yield from ends.get(at, ())


def _goes_on_in(left: Part, right: Part) -> bool:
    """True where a part follows on another of its line that begins further left, and is no row of
    dots that leads up to it."""
    shared = min(left["bottom"], right["bottom"]) - max(left["top"], right["top"])
    lower = min(left["bottom"] - left["top"], right["bottom"] - right["top"])
    on_one_line = shared > ONE_LINE * lower and left["x0"] < right["x0"]
    is_word = any(map(str.isalnum, left["text"]))
    return is_word and on_one_line and left["x1"] < right["x1"] and _follows(left, right)


def _chain(at: int, words: list[Parts], next_of: dict[int, int]) -> Parts:
    """The parts of the word at `at` and of all that it goes on in."""
    parts = list(words[at])
    while at in next_of:
        at = next_of[at]
        parts += words[at]
    return parts
