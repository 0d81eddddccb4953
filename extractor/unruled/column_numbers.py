"""The line below the heads of a table that numbers its columns: `A B 1 2 3=1/2`, `(1) (2) (3)`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import regex

from extractor.unruled.straight_lines import StraightSegment

FEWEST = 3  # columns
FEW_COUNTING = 2  # of those that count on where all are read well
FEW_COLUMNS = 4  # of which all numbers must be read well
COUNTING = 0.6  # share of them that count on where others are misread
CALLED = regex.compile(r"[(\[]?([A-ZĐ]|\d{1,2})[)\]]?(?:\s*=.*)?")  # A, (3), 9=7/4
WORD = regex.compile(r"\p{L}{3}")


def are_column_numbers(segments: Sequence[StraightSegment]) -> bool:
    """True for three names of columns or more, two of which count on; of more than four a few may
    be misread (`66)=(3)44)`), where most count on and none is a word."""
    texts = [segment.text for segment in segments]
    misread = [text for text in texts if not CALLED.fullmatch(text)]
    counting = _counting_on(texts)
    if not misread:
        return len(texts) >= FEWEST and counting >= FEW_COUNTING
    enough = len(texts) > FEW_COLUMNS and counting >= COUNTING * len(texts)
    return enough and not any(map(WORD.search, misread))


def _counting_on(texts: Iterable[str]) -> int:
    """How many of the numbers count on from each other, each at its place."""
    called = (CALLED.fullmatch(text) for text in texts)
    names = [match[1] if match else "" for match in called]
    steps = Counter(int(name) - place for place, name in enumerate(names) if name.isdigit())
    return max(steps.values(), default=0)
