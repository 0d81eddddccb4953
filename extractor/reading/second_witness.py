"""Strips as the second witness has them: an engine of another kind, asked for numerals alone.

It reads narrow pictures of the words in question. The words beside them stand in its reading as
the first witness has them, so that both readings can be laid side by side.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy

from extractor.imaging import LineCut, Strip, find_strips, ink_threshold, line_cuts, words_in
from extractor.model import Word
from extractor.reading import pp_ocr
from extractor.reading.readers import Words


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
        made: list[Word] = []
        at = strip.words[0] if strip.words else 0
        for cut in line_cuts(self.grey, words, strip, self.scale, self.threshold):
            made += words[at : cut.words.start] if cut.words else ()
            made += self._read(cut)
            at = cut.words.stop if cut.words else at
        if strip.words:
            made += words[at : strip.words[-1] + 1]
        return tuple(made)

    def read_all(self, words: Words) -> Words:
        """A text that was first read as these words, its numerals as this witness has them."""
        strips = find_strips(words, [])
        made: list[Word] = []
        at = 0
        for strip in strips:
            made += (*words[at : strip.words[0]], *self.read(words, strip))
            at = strip.words[-1] + 1
        return (*made, *words[at:])

    def _read(self, cut: LineCut) -> Words:
        return read_line(cut, self.scale)


def read_line(cut: LineCut, scale: float) -> Words:
    """The words of a line's picture by the second witness, with their boxes on the page, a pixel
    of which is `scale` points wide."""
    seen = pp_ocr.read_strips([cut.picture])[0]
    return words_in(cut, seen.text, seen.scores, seen.middles, scale)
