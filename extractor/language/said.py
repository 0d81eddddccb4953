"""Lists of words by which statements are understood, as data, and the patterns that name them.

The lists are `patterns/said.yaml`, where a clerk reads them and an office adds its own. A pattern
names one in braces: `{tells}` is any word or phrase of the list `tells`, as a whole, in flat text,
or in text as written where the list says `with_tones`, in bare text where it says `without_marks`;
`{figure}` is the sign that stands for a figure in flat text. Such a pattern is composed and
compiled when it is first tried, so that who reads pages alone needs no list.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

import regex

from extractor.kept_patterns import compiled_rule
from extractor.language.flat import FIGURE, any_words, bare, toneless
from extractor.patterns import Tried, any_of, called, example_faults, read_rules

SAID_FILE = "said.yaml"
NAME = regex.compile(r"\{([a-z_]+)\}")


def words_said(name: str) -> tuple[str, ...]:
    """The words and phrases of a list, as written. Raises KeyError where there is no such list."""
    return tuple(_lists()[name]["words"])


def any_said(name: str) -> str:
    """A pattern for any word or phrase of a list, as whole words of flat text, of text as written
    or of bare text."""
    words = words_said(name)
    if _says(name, "without_marks"):
        return any_words(*map(bare, words))
    return any_of([*words]) if _says(name, "with_tones") else any_words(*words)


def worded(pattern: str) -> regex.Pattern[str]:
    """The pattern with the lists that it names put in; compiled when it is first used."""
    return cast("regex.Pattern[str]", _Worded(pattern))


def with_lists(pattern: str) -> str:
    """The pattern as it is compiled.

    >>> with_lists("[^{figure}]{0,3}") == "[^¤]{0,3}"
    True
    """
    return NAME.sub(lambda found: _piece(found[1]), pattern)


def said_faults() -> list[str]:
    """A line for each example of a list in which none of its words stands, and each counter-example
    in which one does."""
    return [fault for name in _lists() for fault in example_faults(called(SAID_FILE), _tried(name))]


@dataclass(frozen=True, slots=True)
class SaidLists:
    """How many lists there are, and how many examples they have."""

    lists: int
    examples: int


def said_lists() -> SaidLists:
    """The lists, counted."""
    records = _lists().values()
    return SaidLists(
        lists=len(records),
        examples=sum(_examples_in(one) for one in records),
    )


def _examples_in(record: dict[str, Any]) -> int:
    return len(record.get("examples", ())) + len(record.get("counter_examples", ()))


def load_said() -> None:
    """Loads the lists. Raises what a list that cannot be used raises."""
    for name in _lists():
        regex.compile(any_said(name))


def _tried(name: str) -> Tried:
    words = regex.compile(any_said(name))
    seen = str.lower if _says(name, "with_tones") else toneless
    seen = bare if _says(name, "without_marks") else seen
    return Tried(name, _lists()[name], lambda text: words.search(seen(text)))


def _says(name: str, how: str) -> bool:
    """True where a list says so of the text in which its words are sought."""
    return bool(_lists()[name].get(how))


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, Any]]:
    return read_rules(SAID_FILE)


def _piece(name: str) -> str:
    return FIGURE if name == "figure" else any_said(name)


class _Worded:
    """A pattern that is compiled when it is first asked for one of its methods, which then are its
    own."""

    def __init__(self, pattern: str) -> None:
        self._written = pattern

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        method = getattr(compiled_rule(with_lists(self._written)), name)
        setattr(self, name, method)
        return method
