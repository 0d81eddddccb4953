"""The examples of a record of words, held against what takes its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Tried:
    """A record of a file with what tells whether a text is taken by it."""

    name: str
    record: dict[str, Any]  # as the YAML file has it
    takes: Callable[[str], object]


def example_faults(file: str, tried: Tried) -> Iterator[str]:
    """A line for each example that is not taken and each counter-example that is, and one for a
    record without examples."""
    if not tried.record.get("examples"):
        yield f"{file}, {tried.name}: examples are missing"
    for text in tried.record.get("examples", ()):
        if not tried.takes(text):
            yield f"{file}, {tried.name}: {text!r} is not taken"
    for text in tried.record.get("counter_examples", ()):
        if tried.takes(text):
            yield f"{file}, {tried.name}: {text!r} must not be taken"
