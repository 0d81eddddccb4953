"""Phrases of rules as patterns."""

from __future__ import annotations

import regex


def any_of(phrases: list[str]) -> str:
    """A pattern of whole words for any of the phrases; of several that fit, the longest. A phrase
    may begin with the comma that parts it from what stands before.

    >>> regex.findall(any_of(["hồ sơ", "hồ sơ mới", ", trong đó"]), "5 hồ  sơ mới, trong đó 2 cũ")
    ['hồ  sơ mới', ', trong đó']
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    return rf"(?:{'|'.join(map(_whole_words, longest_first))})(?!\p{{L}})"


def _whole_words(phrase: str) -> str:
    """A pattern for a phrase whose first word begins there; any blanks part its words."""
    words = regex.escape(phrase, literal_spaces=True).replace(" ", r"\s+")
    return (r"(?<!\p{L})" if phrase[0].isalpha() else "") + words
