"""Strips as the second witness has them: an engine of another kind, asked for numerals alone.

It reads narrow pictures of the words in question. The words beside them stand in its reading as
the first witness has them, so that both readings can be laid side by side. Where the two differ it
looks again, at the same print framed otherwise: a network that guesses says something else then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy

from extractor.imaging import (
    FRAMINGS,
    LineCut,
    Strip,
    find_strips,
    ink_threshold,
    line_cuts,
    reframed,
    words_in,
)
from extractor.model import Word
from extractor.witnesses import pp_ocr
from extractor.witnesses.readers import Words
from extractor.witnesses.voting import worth_another_look


@dataclass(frozen=True, slots=True, eq=False)
class SeenCut:
    """A cut of a strip, and its words by the second witness."""

    cut: LineCut
    words: Words

    def again(self, first: Words, above: str, scale: float) -> list[Words]:
        """The words of the cut in other framings; as they are where the first witness, who has
        `first` there behind the word `above`, leaves nothing open."""
        if not worth_another_look(first, self.words, above):
            return [self.words] * FRAMINGS
        made = []
        for framed in reframed(self.cut):
            seen = pp_ocr.read_strips([framed.picture])[0]
            middles = framed.in_cut(seen.middles)
            made.append(words_in(self.cut, seen.text, seen.scores, middles, scale))
        return made


@dataclass(frozen=True, slots=True, eq=False)
class SecondWitness:
    """The second witness before one page's picture (grey, 0 black), a pixel of which is `scale`
    points wide; what is no brighter than `threshold` is ink."""

    grey: numpy.ndarray
    scale: float
    threshold: float

    @staticmethod
    def of(grey: numpy.ndarray, scale: float) -> SecondWitness:
        return SecondWitness(grey, scale, ink_threshold(grey))

    def read(self, words: Words, strip: Strip) -> Words:
        """The words of a strip as this witness has them; `words` are the page's as first read.
        Raises MissingProgram."""
        seen = self.see(words, strip)
        return _in_strip(words, strip, seen, [one.words for one in seen])

    def see(self, words: Words, strip: Strip) -> list[SeenCut]:
        """The cuts of a strip with what this witness reads in them. Raises MissingProgram."""
        return self.see_all(words, [strip])[0]

    def see_all(self, words: Words, strips: Sequence[Strip]) -> list[list[SeenCut]]:
        """The cuts of each strip with what this witness reads in them; all are read together.
        Raises MissingProgram."""
        cuts = [line_cuts(self.grey, words, own, self.scale, self.threshold) for own in strips]
        read = iter(read_lines(list(chain.from_iterable(cuts)), self.scale))
        return [[SeenCut(cut, next(read)) for cut in own] for own in cuts]

    def read_thrice(
        self,
        words: Words,
        strip: Strip,
        seen: list[SeenCut],
    ) -> tuple[Words, ...]:
        """The words of a strip as this witness has `seen` them, followed by what it has at further
        looks; without these where the first witness leaves nothing open. Raises MissingProgram."""
        read = _in_strip(words, strip, seen, [one.words for one in seen])
        first = tuple(words[k] for k in strip.words)
        if not worth_another_look(first, read, word_before(words, strip.words)):
            return (read,)
        again = [self._again(words, one) for one in seen]
        looks = zip(*again, strict=True)
        return (read, *(_in_strip(words, strip, seen, list(look)) for look in looks))

    def _again(self, words: Words, seen: SeenCut) -> list[Words]:
        own = seen.cut.words
        first = tuple(words[k] for k in own)
        return seen.again(first, word_before(words, own), self.scale)

    def read_all(self, words: Words) -> Words:
        """A text that was first read as these words, its numerals as this witness has them."""
        strips = find_strips(words, [])
        made: list[Word] = []
        at = 0
        for strip in strips:
            made += (*words[at : strip.words[0]], *self.read(words, strip))
            at = strip.words[-1] + 1
        return (*made, *words[at:])


def word_before(words: Words, numbers: Sequence[int]) -> str:
    """The word that stands before these in the reading of the page, also at the end of the line
    above; "" where they are its first or none."""
    return words[numbers[0] - 1].text if numbers and numbers[0] else ""


def _in_strip(words: Words, strip: Strip, seen: list[SeenCut], read: list[Words]) -> Words:
    """The words of a strip, those of its cuts as they were `read`."""
    made: list[Word] = []
    at = strip.words[0] if strip.words else 0
    for one, own in zip(seen, read, strict=True):
        cut = one.cut
        made += words[at : cut.words.start] if cut.words else ()
        made += own
        at = cut.words.stop if cut.words else at
    if strip.words:
        made += words[at : strip.words[-1] + 1]
    return tuple(made)


def read_lines(cuts: Sequence[LineCut], scale: float) -> list[Words]:
    """The words of each line's picture by the second witness, with their boxes on the page, a
    pixel of which is `scale` points wide. Raises MissingProgram."""
    read = pp_ocr.read_strips([cut.picture for cut in cuts])
    return [
        words_in(cut, seen.text, seen.scores, seen.middles, scale)
        for cut, seen in zip(cuts, read, strict=True)
    ]
