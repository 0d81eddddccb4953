"""Whether a text says a name once more: what a letterhead was read for is held against it."""

from __future__ import annotations

from collections import Counter

import regex

from extractor.administration import unmarked
from extractor.kept_patterns import compiled_rule
from extractor.language.marks import without_marks

FAR = 40_000  # characters of the text that are looked at


def said_as(name: str, text: str) -> str:
    """The spelling in which a text says a name most often, its letters alike but for marks; one out
    of capitals before one in them; "" where the text does not say it."""
    words = unmarked(name).split()
    if not words or len("".join(words)) < 3:
        return ""
    between = r"[\s\p{P}]+"
    pattern = compiled_rule(
        r"(?i)(?<![\p{L}\d])" + between.join(map(regex.escape, words)) + r"(?![\p{L}\d])"
    )
    text = text[:FAR]
    plain = without_marks(text)
    if len(plain) != len(text):  # letters and marks apart: no slice would fit
        return name if pattern.search(plain) else ""
    found = Counter(" ".join(text[m.start() : m.end()].split()) for m in pattern.finditer(plain))
    if not found:
        return ""
    return max(found, key=lambda said: (not said.isupper(), said[:1].isupper(), found[said]))
