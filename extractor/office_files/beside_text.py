"""What people wrote beside the text of an office file: comments are no part of the report, but one
with figures may change it, and is said."""

from __future__ import annotations

import regex

from extractor.errors import InputError
from extractor.intake import Package
from extractor.model import Doubt


def comments_unread(package: Package, part: str, comment: str, words: str) -> tuple[Doubt, ...]:
    """Says that comments on a part of the file hold figures, which were not read. `comment` and
    `words` are the names of the elements that a comment and its words stand in."""
    name = package.related(part, "comments")
    try:
        found = list(package.xml(name).iter(comment)) if name else []
    except InputError:  # what stands in the text is whole all the same
        return (Doubt.of("comments_unread", number="?"),)
    texts = ("".join(one.itertext(words)) for one in found)
    number = sum(bool(regex.search(r"\d", text)) for text in texts)
    return (Doubt.of("comments_unread", number=str(number)),) if number else ()
