"""Titles of lists that tell no number: each speaks of a whole whose parts its items are.

`Ban hành văn bản QPPL:` over `- Nghị quyết: 12` is the number of documents issued, left untold. Its
code is the one that a number would have in place of the colon.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import regex

from extractor.indicators.blocks import Slice
from extractor.indicators.context import Context
from extractor.language.flat import FIGURE
from extractor.model import Numeral

LETTER = regex.compile(r"\p{L}")
LONGEST_TITLE = 160  # characters


def titles_of(text: str, flat: str, every: Iterable[Context]) -> list[Slice]:
    """Where the titles of the figures' lists stand, each once, in order of place."""
    found = (title_of(text, flat, context) for context in every)
    return sorted({title for title in found if title is not None})


def title_of(text: str, flat: str, context: Context) -> Slice | None:
    """Where the title stands, up to its colon, that the figure's list has, or that opens the
    figure's own sentence with something named between; None where there is none, or where it tells
    a number itself."""
    if context.leads:
        begin, end = context.leads[0]
        colon = text.rfind(":", begin, end)
        is_title = not text[colon + 1 : end].strip()
    else:
        begin, end = context.sentence[0], context.figure.start
        colon = text.find(":", begin, end)
        is_title = bool(LETTER.search(text, colon + 1, end))
    if colon < 0 or not is_title or colon - begin > LONGEST_TITLE:
        return None
    return None if FIGURE in flat[begin:colon] else (begin, colon)


def untold(figure: Numeral, title: Slice) -> Numeral:
    """A count without value in place of the title's colon, otherwise as the given figure."""
    colon = title[1]
    return replace(
        figure,
        start=colon,
        end=colon + 1,
        raw=":",
        kind="count",
        rule="",
        value=None,
        numerator=None,
        denominator=None,
        unit="",
        subject="",
        status="actual",
        indicator="",
        doubts=(),
    )
