"""What a person is told where the number of a heading was not read."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.model import DocumentText, Doubt

MOST_NAMED = 6  # paths that the sentence names; of more it says that there are more


def lost_headings(document: DocumentText) -> Iterator[Doubt]:
    """One doubt for the whole document where paths hang on a heading that was not read: which
    paths they are. The figures there are what they are; only where they belong is inferred."""
    hanging = set(document.inferred)
    paths = [path for at, path in document.sections if at in hanging and path]
    named = list(dict.fromkeys(paths))
    if named:
        more = ", …" if len(named) > MOST_NAMED else ""
        yield Doubt.of("headings_lost", paths=", ".join(named[:MOST_NAMED]) + more)
