"""Pages at whose print a reader mostly guesses: read again softened, each place at its surest.

A camera that has few dots for a letter sharpens what it has: strokes get seams of their own, over
which Tesseract stumbles. What was guessed comes out otherwise each time, what can be read comes
again, and more surely. Such a page stays one whose every numeral a person looks at.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from extractor.errors import InputError
from extractor.imaging import softened, write_page
from extractor.model import Box
from extractor.rereading.page_in_lines import PageInLines
from extractor.witnesses import Words, are_sure

WIDTHS = (0.005, 0.0075)  # inches over which edges are smoothed; with more, thin strokes go too
MOST_WORDS = 1500  # of a page that is read again: more are a picture's grain
SAME_LINE = 0.5  # of the lower one's height that two words of one line share
SAME_PLACE = 0.5  # of the narrower one's width that two words share which are the same print


@dataclass(frozen=True, slots=True)
class SurestWords:
    """The words of a page; `guessed` where most were read so unsurely that it was read again."""

    words: Words
    guessed: bool


@dataclass(slots=True)
class Place:
    """The words that two readings have at one place of a page, by their numbers in each."""

    mine: set[int]
    theirs: set[int]


def surest_words(words: Words, page: PageInLines) -> SurestWords:
    """The words of a page as they were read; where they were mostly guessed, each place as the
    surest of the readings of the page and of the softened one has it."""
    if are_sure(words):
        return SurestWords(words, guessed=False)
    for width in WIDTHS if len(words) <= MOST_WORDS else ():
        words = _surer_of(words, _read_softened(page, width))
    return SurestWords(words, guessed=True)


def _read_softened(page: PageInLines, width: float) -> Words:
    """The words of the softened page; none where its reader gives up, which has read it once."""
    file = page.folder / "softened.pgm"
    write_page(softened(page.grey, page.dpi, width), file)
    try:
        return page.reader.read_page(file, page.dpi)
    except InputError:
        return ()


def _surer_of(words: Words, others: Words) -> Words:
    """The words of one reading, each place that both have as the surer one has it."""
    made: list[Words] = [(word,) for word in words]
    for place in _places(words, others):
        mine = tuple(words[k] for k in sorted(place.mine))
        theirs = tuple(others[k] for k in sorted(place.theirs))
        if _sureness(theirs) <= _sureness(mine) or not _is_one_run(place.mine):
            continue
        for k in place.mine:
            made[k] = ()
        made[min(place.mine)] = theirs
    return tuple(chain.from_iterable(made))


def _places(words: Words, others: Words) -> list[Place]:
    """The places of a page at which both readings have words: as few words as stand there in both
    as wholes."""
    places: list[Place] = []
    for number, other in enumerate(others):
        mine = {k for k, word in enumerate(words) if _is_same_print(word.box, other.box)}
        if not mine:
            continue
        joined = [place for place in places if place.mine & mine]
        places = [place for place in places if not place.mine & mine]
        whole = Place(mine, {number})
        for place in joined:
            whole.mine |= place.mine
            whole.theirs |= place.theirs
        places.append(whole)
    return places


def _is_same_print(one: Box, two: Box) -> bool:
    if one.shared_height(two) <= SAME_LINE * min(one.height, two.height):
        return False
    return one.shared_width(two) > SAME_PLACE * min(one.width, two.width)


def _is_one_run(numbers: set[int]) -> bool:
    """True for words that follow each other."""
    return max(numbers) - min(numbers) + 1 == len(numbers)


def _sureness(words: Words) -> float:
    """The mean confidence of the words' letters."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / max(1, letters)
